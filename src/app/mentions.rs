//! The mentions of one list in the order of the text, and how a correction changes them.

use super::entries::{Id, Mention};
use super::hand::Shift;
use crate::detect::Kind;
use crate::text::{Span, small};

/// The mentions of one list, or the statements of the sources. The others are left alone when entries of
/// this one come, go or change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mentions {
    /// By start, and of those that begin together by number.
    all: Vec<Small>,
    /// For each mention the furthest end of it and all before, so that a window finds its first.
    reach: Vec<u32>,
}

/// A [`Mention`] in little room: a long article has hundreds of thousands, and a correction walks
/// through all of a list before the next frame. Ordered by start and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Small {
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

    /// The words; bytes of the body.
    pub(super) fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The same as the lists know it.
    pub(super) fn mention(self, kind: Kind) -> Mention {
        let index = self.number as usize;
        Mention {
            span: self.span(),
            id: Id { kind, index },
        }
    }
}

/// Instead of the number of an entry that is no more.
const GONE: u32 = u32::MAX;

impl Mentions {
    /// The mentions of entries by their numbers.
    pub(super) fn new<S: Iterator<Item = Span>>(
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

    /// Gives those that stay their entries' present numbers, none where an entry's go, and adds those of
    /// fresh entries.
    pub(super) fn renumber<S: DoubleEndedIterator<Item = Span> + Clone>(
        &mut self,
        stays: impl Iterator<Item = Option<usize>>,
        fresh: &[usize],
        spans: impl Fn(usize) -> S,
    ) {
        let stays: Vec<u32> = stays.map(|number| number.map_or(GONE, small)).collect();
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

    /// Takes in that two entries are one, whose number both have now: nothing comes, and what both have
    /// had goes once, if `once` says so.
    pub(super) fn join(&mut self, now: &[Option<usize>], once: bool) {
        let now: Vec<u32> = now.iter().map(|now| now.map_or(GONE, small)).collect();
        let mut is_same = true;
        let mut before = None;
        for mention in &mut self.all {
            mention.number = now.get(mention.number as usize).copied().unwrap_or(GONE);
            is_same &= before < Some(*mention);
            before = Some(*mention);
        }
        // Where several begin together, the first one's may stand behind another's now.
        if !is_same {
            self.all.sort();
            if once {
                self.all.dedup();
            }
            self.measure_reach(0);
        }
    }

    /// Moves what stands behind a piece that came into the text or went out of it.
    pub(super) fn shift(&mut self, shift: Shift) {
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
    pub(super) fn begun_before(&self, offset: usize) -> usize {
        let begun = |mention: &Small| (mention.start as usize) < offset;
        self.all.partition_point(begun)
    }

    /// The mentions that share a byte with the span, by start.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = Small> + '_ {
        let mentions = self.all[self.first_beyond(span.start)..].iter().copied();
        mentions
            .take_while(move |mention| (mention.start as usize) < span.end)
            .filter(move |mention| mention.span().overlaps(span))
    }

    /// The mention of a place in the order.
    pub(super) fn get(&self, place: usize) -> Option<Small> {
        self.all.get(place).copied()
    }

    /// All of them by start; bytes of the body.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.all.iter().map(|one| one.span())
    }
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
