//! People, countries and sources as the lists show them, and the way from a place in the text to
//! them and back.

use super::hand::{Renumbered, Shift};
use super::mentions::Mentions;
use crate::detect::sources::{Sourcing, covered};
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
    /// For each list its mentions.
    mentions: [Mentions; 3],
    /// What the sources say, in the same way.
    said: Mentions,
}

impl Entries {
    /// The lists of what was detected in a body of so many bytes.
    pub fn new(entities: &Entities, body: usize) -> Self {
        let list = |kind| {
            let numbers = 0..length(entities, kind);
            numbers.filter_map(move |number| entry(entities, kind, number))
        };
        let mut entries = Self {
            lists: KINDS.map(|kind| list(kind).collect()),
            mentions: KINDS.map(|kind| {
                let numbers = 0..length(entities, kind);
                let spans = |number| entities.mentions(kind, number).iter().copied();
                Mentions::new(numbers, spans)
            }),
            said: Mentions::new(0..entities.sources.len(), |number| said(entities, number)),
            ..Self::default()
        };
        let covered = entries.covered(entities);
        entries.sourcing = Sourcing::covering(covered, &entities.sources, body);
        entries
    }

    /// How many bytes of the body are part of a statement or of a quotation without speaker.
    fn covered(&self, entities: &Entities) -> usize {
        covered(self.said.spans(), &entities.unattributed)
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
        let stays = || change.now.iter().map(stays);
        let mentions = &mut self.mentions[kind as usize];
        match change.joined {
            true => mentions.join(&change.now, true),
            false => mentions.renumber(stays(), &change.fresh, |number| {
                entities.mentions(kind, number).iter().copied()
            }),
        }
        if kind == Kind::Source {
            let covered = match change.joined {
                true => {
                    self.said.join(&change.now, false);
                    self.sourcing.covered
                }
                false => {
                    let said = |number| said(entities, number);
                    self.said.renumber(stays(), &change.fresh, said);
                    self.covered(entities)
                }
            };
            self.sourcing = Sourcing::covering(covered, &entities.sources, body);
        }
    }

    /// Takes in that the text has a piece more or less.
    pub fn shift(&mut self, shift: Shift, body: usize) {
        for mentions in self.mentions.iter_mut().chain([&mut self.said]) {
            mentions.shift(shift);
        }
        self.sourcing = self.sourcing.in_body(body);
    }

    /// One of the lists.
    pub fn list(&self, kind: Kind) -> &[Entry] {
        &self.lists[kind as usize]
    }

    /// An entry.
    pub fn get(&self, id: Id) -> Option<&Entry> {
        self.list(id.kind).get(id.index)
    }

    /// The mentions that share a byte with the span, by start; people before countries before sources
    /// where they share one.
    pub fn within(&self, span: Span) -> impl Iterator<Item = Mention> + '_ {
        let mut lists = KINDS.map(|kind| {
            let mentions = self.mentions[kind as usize].within(span);
            mentions.map(move |one| one.mention(kind)).peekable()
        });
        std::iter::from_fn(move || {
            let heads = lists.iter_mut().enumerate();
            let starts = heads.filter_map(|(list, head)| Some((head.peek()?.span.start, list)));
            let (_, first) = starts.min()?;
            lists[first].next()
        })
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
        let next = KINDS.into_iter().filter_map(|kind| {
            let mentions = &self.mentions[kind as usize];
            let next = mentions.get(mentions.begun_before(offset))?;
            Some(next.mention(kind))
        });
        next.min_by_key(|mention| mention.span.start)
    }

    /// The last mention before a byte of the body.
    pub fn last_before(&self, offset: usize) -> Option<Mention> {
        let last = self.mentions.iter().filter_map(|mentions| {
            let next = mentions.begun_before(offset);
            mentions.get(next.checked_sub(1)?)
        });
        let start = last.map(|mention| mention.span().start).max()?;
        // Of several on the same words the first one is meant.
        self.first_from(start)
    }
}

/// What the source of a number says.
fn said(entities: &Entities, number: usize) -> impl DoubleEndedIterator<Item = Span> + Clone + '_ {
    let source = entities.sources.get(number);
    let statements = source.map_or(&[][..], |source| &source.statements);
    statements.iter().map(|statement| statement.span())
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
