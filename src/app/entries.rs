//! People, countries and sources as the lists show them, and the way from a place in the text to
//! them and back.

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
#[derive(Clone, Debug, Default)]
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
        let people = entities.people.iter().map(|person| Entry {
            role: person.role.clone(),
            ..Entry::new(&person.name, "", &person.mentions)
        });
        let countries = entities
            .countries
            .iter()
            .map(|country| Entry::new(country.name, country.code, &country.mentions));
        let sources = entities.sources.iter().map(|source| Entry {
            role: source.role.clone(),
            ..Entry::new(&source.name, source.kind.words(), &source.mentions)
        });
        let mut entries = Self {
            sourcing: Sourcing::of(&entities.sources, &entities.unattributed, body),
            lists: [people.collect(), countries.collect(), sources.collect()],
            ..Self::default()
        };
        entries.collect_mentions();
        entries
    }

    fn collect_mentions(&mut self) {
        let lists = KINDS.iter().zip(&self.lists);
        self.mentions = lists
            .flat_map(|(&kind, list)| list.iter().enumerate().map(move |entry| (kind, entry)))
            .flat_map(|(kind, (index, entry))| {
                let id = Id { kind, index };
                entry.mentions.iter().map(move |&span| Mention { span, id })
            })
            .collect();
        self.mentions
            .sort_by_key(|mention| (mention.span.start, mention.id));
        self.reach = reach(self.mentions.iter().map(|mention| mention.span));
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
