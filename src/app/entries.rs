//! People, countries and sources as the lists show them, and the way from a place in the text to
//! them and back.

use super::hand::{Renumbered, Shift};
use super::sheet::reach;
use crate::detect::sources::Sourcing;
use crate::detect::{Entities, Kind};
use crate::text::Span;

/// The three kinds in the order of the lists.
pub const KINDS: [Kind; 3] = [Kind::Person, Kind::Country, Kind::Source];

/// An entry's list and its number there, in the detector's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    /// Which list.
    pub kind: Kind,
    /// Which entry.
    pub index: usize,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// A country's code or a source's kind; empty for people.
    pub tag: &'static str,
    /// Title or role.
    pub role: Option<String>,
    /// Where it is mentioned, ascending; bytes of the body.
    pub mentions: Vec<Span>,
}

impl Entry {
    fn new(name: &str, tag: &'static str, mentions: &[Span]) -> Self {
        Self {
            name: name.to_owned(),
            tag,
            role: None,
            mentions: mentions.to_vec(),
        }
    }
}

/// A mention and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words; bytes of the body.
    pub span: Span,
    /// Whose.
    pub id: Id,
}

/// The three lists and all their mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// How the article is sourced.
    pub sourcing: Sourcing,
    lists: [Vec<Entry>; 3],
    /// All mentions by start; people before countries before sources where they share one.
    mentions: Vec<Mention>,
    /// For each mention the furthest end of it and all before, so that a window finds its first.
    reach: Vec<usize>,
}

impl Entries {
    /// The lists of what was detected in a body of so many bytes.
    pub fn new(entities: &Entities, body: usize) -> Self {
        let list = |kind| {
            let numbers = 0..length(entities, kind);
            numbers.filter_map(move |number| entry(entities, kind, number))
        };
        let mut entries = Self {
            sourcing: Sourcing::of(&entities.sources, &entities.unattributed, body),
            lists: KINDS.map(|kind| list(kind).collect()),
            ..Self::default()
        };
        for kind in KINDS {
            let numbers: Vec<usize> = (0..entries.list(kind).len()).collect();
            entries.add_mentions(kind, &numbers);
        }
        entries.order_mentions();
        entries
    }

    /// Takes in that entries of one list came, went or changed. All others keep what they have:
    /// nothing is sorted or copied but the mentions that are new.
    pub fn renumber(&mut self, change: &Renumbered, entities: &Entities, body: usize) {
        let kind = change.kind;
        let numbered = std::mem::take(&mut self.lists[kind as usize]).into_iter();
        let mut kept = numbered.zip(&change.now).filter_map(|(entry, now)| {
            let number = (*now)?;
            (!change.is_fresh(number)).then_some(entry)
        });
        let numbers = 0..length(entities, kind);
        let list = numbers.filter_map(|number| match change.is_fresh(number) {
            true => entry(entities, kind, number),
            false => kept.next(),
        });
        self.lists[kind as usize] = list.collect();
        let stays = |now: &Option<usize>| now.filter(|&number| !change.is_fresh(number));
        let stays: Vec<Option<usize>> = change.now.iter().map(stays).collect();
        self.mentions.retain_mut(|mention| {
            if mention.id.kind != kind {
                return true;
            }
            let now = stays.get(mention.id.index).copied().flatten();
            mention.id.index = now.unwrap_or_default();
            now.is_some()
        });
        self.add_mentions(kind, &change.fresh);
        self.order_mentions();
        if kind == Kind::Source {
            self.sourcing = Sourcing::of(&entities.sources, &entities.unattributed, body);
        }
    }

    /// Takes in that the text has a piece more or less.
    pub fn shift(&mut self, shift: Shift, body: usize) {
        for entry in self.lists.iter_mut().flatten() {
            shift.shift_all(&mut entry.mentions);
        }
        for mention in &mut self.mentions {
            shift.shift(&mut mention.span);
        }
        self.measure_reach();
        self.sourcing = self.sourcing.in_body(body);
    }

    /// Adds the mentions of some entries of a list, behind all others.
    fn add_mentions(&mut self, kind: Kind, numbers: &[usize]) {
        let list = &self.lists[kind as usize];
        for &index in numbers {
            let id = Id { kind, index };
            let spans = list.get(index).map_or(&[][..], |entry| &entry.mentions);
            let mentions = spans.iter().map(|&span| Mention { span, id });
            self.mentions.extend(mentions);
        }
    }

    /// Puts the mentions in order; the sort finds the runs that are so already.
    fn order_mentions(&mut self) {
        self.mentions
            .sort_by_key(|mention| (mention.span.start, mention.id));
        self.measure_reach();
    }

    /// The room is kept: new room of this size would cost more than what is written into it.
    fn measure_reach(&mut self) {
        let spans = self.mentions.iter().map(|mention| mention.span);
        self.reach.clear();
        self.reach.extend(reach(spans));
    }

    /// One of the lists.
    pub fn list(&self, kind: Kind) -> &[Entry] {
        &self.lists[kind as usize]
    }

    /// An entry.
    pub fn get(&self, id: Id) -> Option<&Entry> {
        self.list(id.kind).get(id.index)
    }

    /// The mentions that share a byte with the span, by start.
    pub fn within(&self, span: Span) -> impl Iterator<Item = Mention> + '_ {
        let first = self.reach.partition_point(|&end| end <= span.start);
        self.mentions[first..]
            .iter()
            .take_while(move |mention| mention.span.start < span.end)
            .filter(move |mention| mention.span.overlaps(span))
            .copied()
    }

    /// The mentions at a byte of the body, the chosen entry's first.
    pub fn at(&self, offset: usize, chosen: Option<Id>) -> Option<Mention> {
        let here = || self.within(Span::new(offset, offset + 1));
        here()
            .find(|mention| Some(mention.id) == chosen)
            .or_else(|| here().next())
    }

    /// The first mention at or behind a byte of the body.
    pub fn first_from(&self, offset: usize) -> Option<Mention> {
        let next = self
            .mentions
            .partition_point(|mention| mention.span.start < offset);
        self.mentions.get(next).copied()
    }

    /// The last mention before a byte of the body.
    pub fn last_before(&self, offset: usize) -> Option<Mention> {
        let next = self
            .mentions
            .partition_point(|mention| mention.span.start < offset);
        let last = self.mentions.get(next.checked_sub(1)?)?;
        // Of several on the same words the first one is meant.
        let first = self
            .mentions
            .partition_point(|mention| mention.span.start < last.span.start);
        self.mentions.get(first).copied()
    }
}

/// How many entries a list has.
fn length(entities: &Entities, kind: Kind) -> usize {
    match kind {
        Kind::Person => entities.people.len(),
        Kind::Country => entities.countries.len(),
        Kind::Source => entities.sources.len(),
    }
}

/// The entry of a number as the lists show it.
fn entry(entities: &Entities, kind: Kind, number: usize) -> Option<Entry> {
    Some(match kind {
        Kind::Person => {
            let person = entities.people.get(number)?;
            let role = person.role.clone();
            Entry {
                role,
                ..Entry::new(&person.name, "", &person.mentions)
            }
        }
        Kind::Country => {
            let country = entities.countries.get(number)?;
            Entry::new(country.name, country.code, &country.mentions)
        }
        Kind::Source => {
            let source = entities.sources.get(number)?;
            let role = source.role.clone();
            Entry {
                role,
                ..Entry::new(&source.name, source.kind.words(), &source.mentions)
            }
        }
    })
}
