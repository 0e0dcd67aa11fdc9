//! People, countries and sources as the lists show them, and the way from a place in the text to
//! them and back.

use super::hand::{Renumbered, Shift};
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

/// The mentions of one list, or the statements of the sources. The others are left alone when entries of
/// this one come, go or change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Mentions {
    /// By start, and of those that begin together by number.
    all: Vec<Small>,
    /// For each mention the furthest end of it and all before, so that a window finds its first.
    reach: Vec<u32>,
}

/// A [`Mention`] in little room: a long article has hundreds of thousands, and a correction walks
/// through all of a list before the next frame. Ordered by start and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Small {
    start: u32,
    /// The entry's number in its list.
    number: u32,
    end: u32,
}

impl Small {
    fn new(span: Span, number: usize) -> Self {
        Self {
            start: small(span.start),
            number: small(number),
            end: small(span.end),
        }
    }

    fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    fn mention(self, kind: Kind) -> Mention {
        let index = self.number as usize;
        Mention {
            span: self.span(),
            id: Id { kind, index },
        }
    }
}

/// Instead of the number of an entry that is no more.
const GONE: u32 = u32::MAX;

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
            lists: KINDS.map(|kind| list(kind).collect()),
            mentions: KINDS.map(|kind| {
                let numbers = 0..length(entities, kind);
                let spans = |number| entities.mentions(kind, number).iter().copied();
                Mentions::new(numbers, spans)
            }),
            said: Mentions::new(0..entities.sources.len(), |number| said(entities, number)),
            ..Self::default()
        };
        entries.count_sources(entities, body);
        entries
    }

    /// Says anew how the article is sourced.
    fn count_sources(&mut self, entities: &Entities, body: usize) {
        let said = self.said.all.iter().map(|one| one.span());
        let bytes = covered(said, &entities.unattributed);
        self.sourcing = Sourcing::covering(bytes, &entities.sources, body);
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
        let stays = change.now.iter().map(|now| stays(now).map_or(GONE, small));
        let stays: Vec<u32> = stays.collect();
        self.mentions[kind as usize].renumber(&stays, &change.fresh, |number| {
            entities.mentions(kind, number).iter().copied()
        });
        if kind == Kind::Source {
            let said = |number| said(entities, number);
            self.said.renumber(&stays, &change.fresh, said);
            self.count_sources(entities, body);
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
            let next = mentions.all.get(mentions.begun_before(offset))?;
            Some(next.mention(kind))
        });
        next.min_by_key(|mention| mention.span.start)
    }

    /// The last mention before a byte of the body.
    pub fn last_before(&self, offset: usize) -> Option<Mention> {
        let last = self.mentions.iter().filter_map(|mentions| {
            let next = mentions.begun_before(offset);
            mentions.all.get(next.checked_sub(1)?)
        });
        let start = last.map(|mention| mention.start).max()?;
        // Of several on the same words the first one is meant.
        self.first_from(start as usize)
    }
}

impl Mentions {
    /// The mentions of entries by their numbers.
    fn new<S: Iterator<Item = Span>>(
        numbers: impl Iterator<Item = usize>,
        spans: impl Fn(usize) -> S,
    ) -> Self {
        let of = |number| spans(number).map(move |span| Small::new(span, number));
        let mut mentions = Self {
            all: numbers.flat_map(of).collect(),
            ..Self::default()
        };
        mentions.all.sort();
        mentions.measure_reach(0);
        mentions
    }

    /// Gives those that stay their entries' present numbers, and adds those of fresh entries.
    fn renumber<S: DoubleEndedIterator<Item = Span> + Clone>(
        &mut self,
        stays: &[u32],
        fresh: &[usize],
        spans: impl Fn(usize) -> S,
    ) {
        // Without a branch, and each is written once: whose a mention is cannot be foretold, and what was
        // written just before is slow to read.
        let mut kept = 0;
        for at in 0..self.all.len() {
            let mention = self.all[at];
            let number = stays.get(mention.number as usize).copied();
            let number = number.unwrap_or(GONE);
            self.all[kept] = Small { number, ..mention };
            kept += usize::from(number != GONE);
        }
        self.all.truncate(kept);
        for &number in fresh {
            let new = spans(number).map(move |span| Small::new(span, number));
            merge(&mut self.all, new);
        }
        self.measure_reach(0);
    }

    /// Moves what stands behind a piece that came into the text or went out of it.
    fn shift(&mut self, shift: Shift) {
        let first = self.first_beyond(shift.last());
        for mention in self.all.iter_mut().skip(first) {
            let mut span = mention.span();
            shift.shift(&mut span);
            mention.start = small(span.start);
            mention.end = small(span.end);
        }
        self.measure_reach(first);
    }

    /// Measures how far the mentions reach, from a number on.
    fn measure_reach(&mut self, from: usize) {
        self.reach.truncate(from);
        let mut most = self.reach.last().copied().unwrap_or(0);
        self.reach.extend(self.all[from..].iter().map(|mention| {
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
        self.all.partition_point(begun)
    }

    /// The mentions that share a byte with the span, by start.
    fn within(&self, span: Span) -> impl Iterator<Item = Small> + '_ {
        let mentions = self.all[self.first_beyond(span.start)..].iter().copied();
        mentions
            .take_while(move |mention| (mention.start as usize) < span.end)
            .filter(move |mention| mention.span().overlaps(span))
    }
}

/// What the source of a number says.
fn said(entities: &Entities, number: usize) -> impl DoubleEndedIterator<Item = Span> + Clone + '_ {
    let source = entities.sources.get(number);
    let statements = source.map_or(&[][..], |source| &source.statements);
    statements.iter().map(|statement| statement.span)
}

/// Puts one entry's mentions in their order among others: from the end on, so that those before the
/// first of them stay where they are.
fn merge(mentions: &mut Vec<Small>, new: impl DoubleEndedIterator<Item = Small> + Clone) {
    let mut left = mentions.len();
    mentions.extend(new.clone());
    // Statements inside one another need not ascend.
    if !mentions[left..].is_sorted() {
        let mut new = mentions.split_off(left);
        new.sort();
        return merge(mentions, new.into_iter());
    }
    let mut room = mentions.len();
    for new in new.rev() {
        while let Some(&old) = left.checked_sub(1).and_then(|last| mentions.get(last))
            && old > new
        {
            left -= 1;
            room -= 1;
            mentions[room] = old;
        }
        room -= 1;
        mentions[room] = new;
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
