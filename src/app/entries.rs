//! People, countries and sources as the lists show them, and the way from a place in the text to
//! them and back.

use super::hand::{Renumbered, Shift, Together};
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

/// One entry of a list. Its mentions stay with the reading: a second copy of them would have to be kept
/// right with every correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// A country's code or a source's kind; empty for people.
    pub tag: &'static str,
    /// Title or role.
    pub role: Option<String>,
    /// How often it is mentioned.
    pub count: usize,
}

impl Entry {
    fn new(name: &str, tag: &'static str, mentions: &[Span]) -> Self {
        Self {
            name: name.to_owned(),
            tag,
            role: None,
            count: mentions.len(),
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
    mentions: Vec<Small>,
    /// For each mention the furthest end of it and all before, so that a window finds its first.
    reach: Vec<u32>,
}

/// A [`Mention`] in little room: a long article has hundreds of thousands, and a correction walks
/// through them all before the next frame. Ordered by start, list and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Small {
    start: u32,
    /// The list in the top bits, below them the entry's number.
    id: u32,
    end: u32,
}

/// Bits of an entry's number.
const NUMBER_BITS: u32 = 30;

impl Small {
    fn new(span: Span, id: Id) -> Self {
        let list = (id.kind as u32) << NUMBER_BITS;
        Self {
            start: small(span.start),
            id: list | small(id.index).min((1 << NUMBER_BITS) - 1),
            end: small(span.end),
        }
    }

    fn kind(self) -> Kind {
        KINDS[(self.id >> NUMBER_BITS) as usize % KINDS.len()]
    }

    fn index(self) -> usize {
        (self.id & ((1 << NUMBER_BITS) - 1)) as usize
    }

    fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    fn mention(self) -> Mention {
        let (kind, index) = (self.kind(), self.index());
        Mention {
            span: self.span(),
            id: Id { kind, index },
        }
    }
}

/// An offset in four bytes. No page is as long as that: what is read ends far before.
fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
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
        let mut mentions = Vec::new();
        for kind in KINDS {
            let numbers = 0..entries.list(kind).len();
            numbers.for_each(|index| push_mentions(entities, Id { kind, index }, &mut mentions));
        }
        mentions.sort();
        entries.mentions = mentions;
        entries.measure_reach(0);
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
            if mention.kind() != kind {
                return true;
            }
            let now = stays.get(mention.index()).copied().flatten();
            let index = now.unwrap_or_default();
            *mention = Small::new(mention.span(), Id { kind, index });
            now.is_some()
        });
        let fresh = change.fresh.iter();
        let counts = fresh
            .clone()
            .map(|&number| entities.mentions(kind, number).len());
        let mut mentions = Vec::with_capacity(counts.sum());
        fresh.for_each(|&index| push_mentions(entities, Id { kind, index }, &mut mentions));
        mentions.sort();
        merge(&mut self.mentions, &mentions);
        self.measure_reach(0);
        self.sourcing = match (kind, change.together) {
            (Kind::Source, Together::Same) => self.sourcing.counted(&entities.sources),
            (Kind::Source, Together::Other) => {
                Sourcing::of(&entities.sources, &entities.unattributed, body)
            }
            _ => self.sourcing,
        };
    }

    /// Takes in that the text has a piece more or less.
    pub fn shift(&mut self, shift: Shift, body: usize) {
        let first = self.first_beyond(shift.last());
        for mention in self.mentions.iter_mut().skip(first) {
            let mut span = mention.span();
            shift.shift(&mut span);
            mention.start = small(span.start);
            mention.end = small(span.end);
        }
        self.measure_reach(first);
        self.sourcing = self.sourcing.in_body(body);
    }

    /// Measures how far the mentions reach, from a number on.
    fn measure_reach(&mut self, from: usize) {
        self.reach.truncate(from);
        let mut most = self.reach.last().copied().unwrap_or(0);
        self.reach
            .extend(self.mentions[from..].iter().map(|mention| {
                most = most.max(mention.end);
                most
            }));
    }

    /// The number of the first mention that ends behind an offset.
    fn first_beyond(&self, offset: usize) -> usize {
        self.reach.partition_point(|&end| end as usize <= offset)
    }

    /// How many mentions begin before an offset.
    fn begun_before(&self, offset: usize) -> usize {
        let begun = |mention: &Small| (mention.start as usize) < offset;
        self.mentions.partition_point(begun)
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
        let mentions = self.mentions[self.first_beyond(span.start)..].iter();
        let mentions = mentions.map(|mention| mention.mention());
        mentions
            .take_while(move |mention| mention.span.start < span.end)
            .filter(move |mention| mention.span.overlaps(span))
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
        let next = self.mentions.get(self.begun_before(offset))?;
        Some(next.mention())
    }

    /// The last mention before a byte of the body.
    pub fn last_before(&self, offset: usize) -> Option<Mention> {
        let next = self.begun_before(offset);
        let last = self.mentions.get(next.checked_sub(1)?)?;
        // Of several on the same words the first one is meant.
        self.first_from(last.start as usize)
    }
}

/// Adds the mentions of an entry to others.
fn push_mentions(entities: &Entities, id: Id, mentions: &mut Vec<Small>) {
    let spans = entities.mentions(id.kind, id.index).iter();
    mentions.extend(spans.map(|&span| Small::new(span, id)));
}

/// Puts some mentions in their order among others, both in order: from the end on, so that those before
/// the first of them stay where they are.
fn merge(mentions: &mut Vec<Small>, fresh: &[Small]) {
    let mut left = mentions.len();
    mentions.extend_from_slice(fresh);
    for (before, &new) in fresh.iter().enumerate().rev() {
        while let Some(&old) = left.checked_sub(1).and_then(|last| mentions.get(last))
            && old > new
        {
            mentions[left + before] = old;
            left -= 1;
        }
        mentions[left + before] = new;
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
