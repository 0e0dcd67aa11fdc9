//! An entry taken out of its list, or joined with another one, and put back.

use crate::detect::{Country, Kind, Person, Source};
use crate::text::Span;
use crate::text::order::order_by;

/// An entry of one of the lists.
pub(super) trait Listed {
    /// What it is called.
    fn name(&self) -> &str;

    /// The entry with all that another has; the name stays.
    fn with(&self, other: &Self) -> Self;
}

impl Listed for Person {
    fn name(&self) -> &str {
        &self.name
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            name: self.name.clone(),
            role: self.role.as_ref().or(other.role.as_ref()).cloned(),
            mentions: spans(&self.mentions, &other.mentions),
            evidence: self.evidence,
        }
    }
}

impl Listed for Country {
    fn name(&self) -> &str {
        self.name
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            name: self.name,
            code: self.code,
            mentions: spans(&self.mentions, &other.mentions),
            places: [self.places.as_slice(), &other.places].concat(),
            evidence: self.evidence,
        }
    }
}

impl Listed for Source {
    fn name(&self) -> &str {
        &self.name
    }

    fn with(&self, other: &Self) -> Self {
        let statements = merged(&self.statements, &other.statements, |one| one.span());
        Self {
            name: self.name.clone(),
            kind: self.kind,
            role: self.role.as_ref().or(other.role.as_ref()).cloned(),
            mentions: spans(&self.mentions, &other.mentions),
            statements,
        }
    }
}

/// All of two lists of mentions.
fn spans(one: &[Span], other: &[Span]) -> Vec<Span> {
    let mut all = merged(one, other, |span| *span);
    all.dedup();
    all
}

/// All of two lists in order, the first one's before the other's where they are equal. Nearly always
/// both ascend, and then it is one walk through them: a long article has tens of thousands of each.
fn merged<T: Copy>(one: &[T], other: &[T], key: impl Fn(&T) -> Span) -> Vec<T> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut from_one, mut from_other) = (0, 0);
    // Which one is next cannot be foretold, so nothing branches on it.
    while let (Some(item), Some(before)) = (one.get(from_one), other.get(from_other)) {
        let is_other = key(before) < key(item);
        all.push(*if is_other { before } else { item });
        from_one += usize::from(!is_other);
        from_other += usize::from(is_other);
    }
    all.extend_from_slice(&one[from_one..]);
    all.extend_from_slice(&other[from_other..]);
    // Statements inside one another need not ascend.
    order_by(&mut all, |item| key(item).key());
    all
}

/// What a correction took out of a list.
#[derive(Debug)]
pub(super) struct Taken<T> {
    /// The entries with their numbers in the list that came, ascending.
    out: Vec<(usize, T)>,
    /// The entry that another became a part of, as it was; its number in the list that is left.
    former: Option<(usize, T)>,
}

impl<T: Listed> Taken<T> {
    /// Hides the entries of a name, or makes the first of them a part of the one of the other name.
    pub(super) fn new(
        list: &mut Vec<T>,
        (name, same): (&str, Option<&str>),
        kind: Kind,
    ) -> (Self, Renumbered) {
        let before = list.len();
        let taken = match same {
            None => Self::hidden(list, name),
            Some(other) => Self::joined(list, name, other),
        };
        let (gone, changed) = (taken.numbers(), taken.changed());
        let mut change = Renumbered::new(kind, before, &gone, Fresh { back: &[], changed });
        if changed.is_some() {
            change.joined = true;
            for number in gone {
                change.now[number] = changed;
            }
        }
        (taken, change)
    }

    fn hidden(list: &mut Vec<T>, name: &str) -> Self {
        let mut out = Vec::new();
        for (number, entry) in std::mem::take(list).into_iter().enumerate() {
            match entry.name() == name {
                true => out.push((number, entry)),
                false => list.push(entry),
            }
        }
        Self { out, former: None }
    }

    fn joined(list: &mut Vec<T>, name: &str, other: &str) -> Self {
        let number = |name: &str| list.iter().position(|entry| entry.name() == name);
        let pair = number(name).zip(number(other));
        let Some((from, into)) = pair.filter(|(from, into)| from != into) else {
            return Self {
                out: Vec::new(),
                former: None,
            };
        };
        let entry = list.remove(from);
        let into = into - usize::from(into > from);
        let former = list.get_mut(into).map(|other| {
            let whole = other.with(&entry);
            (into, std::mem::replace(other, whole))
        });
        Self {
            out: vec![(from, entry)],
            former,
        }
    }

    /// Puts back what was taken out of the list.
    pub(super) fn undo(self, list: &mut Vec<T>, kind: Kind) -> Renumbered {
        let (before, back) = (list.len(), self.numbers());
        // Its number among those that come back as well.
        let mut changed = self.changed();
        for &number in &back {
            changed = changed.map(|changed| changed + usize::from(number <= changed));
        }
        if let Some((number, former)) = self.former
            && let Some(entry) = list.get_mut(number)
        {
            *entry = former;
        }
        let mut left = std::mem::take(list).into_iter();
        for (number, entry) in self.out {
            list.extend(left.by_ref().take(number - list.len()));
            list.push(entry);
        }
        list.extend(left);
        let fresh = Fresh {
            back: &back,
            changed,
        };
        Renumbered::new(kind, before, &[], fresh)
    }

    fn numbers(&self) -> Vec<usize> {
        self.out.iter().map(|&(number, _)| number).collect()
    }

    fn changed(&self) -> Option<usize> {
        self.former.as_ref().map(|&(number, _)| number)
    }
}

/// How the numbers of a list's entries change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbered {
    /// Which list.
    pub kind: Kind,
    /// For each entry as it was numbered its number now, which of two that became one is the same; none
    /// where it is gone.
    pub now: Vec<Option<usize>>,
    /// The present numbers of the entries that are new or changed, ascending.
    pub fresh: Vec<usize>,
    /// Whether the changed entry has just what those had that became it.
    pub joined: bool,
}

/// Entries that are not what they were, by their present numbers.
struct Fresh<'a> {
    /// Those that were not there before, ascending.
    back: &'a [usize],
    /// The one that was there and has changed.
    changed: Option<usize>,
}

impl Renumbered {
    fn new(kind: Kind, before: usize, gone: &[usize], fresh: Fresh<'_>) -> Self {
        let (mut gone, mut back) = (gone.iter().peekable(), fresh.back.iter().peekable());
        let mut next = 0;
        let number = |old| {
            if gone.next_if_eq(&&old).is_some() {
                return None;
            }
            while back.next_if_eq(&&next).is_some() {
                next += 1;
            }
            next += 1;
            Some(next - 1)
        };
        let now = (0..before).map(number).collect();
        let mut fresh: Vec<usize> = fresh.back.iter().copied().chain(fresh.changed).collect();
        fresh.sort_unstable();
        Self {
            kind,
            now,
            fresh,
            joined: false,
        }
    }

    /// Whether the entry of a present number is new or changed.
    pub fn is_fresh(&self, number: usize) -> bool {
        self.fresh.binary_search(&number).is_ok()
    }
}
