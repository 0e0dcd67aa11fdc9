//! A cut put back into the text as a paragraph of its own, and taken out again.

use crate::doc::{Block, BlockKind, Cut};
use crate::reading::Reading;
use crate::text::{Span, floor_boundary};

/// How the body's offsets change where a piece comes in or goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Those from a byte on move up by so many bytes.
    In(usize, usize),
    /// Those behind so many bytes at a byte move down, those in them to where they were.
    Out(usize, usize),
}

impl Shift {
    /// Where an offset is now.
    pub fn of(self, offset: usize) -> usize {
        match self {
            Shift::In(at, by) if offset >= at => offset + by,
            Shift::Out(at, by) if offset >= at => offset.saturating_sub(by).max(at),
            _ => offset,
        }
    }

    /// Where a span is now. One that ends where the piece begins stays what it was.
    #[inline]
    pub fn shifted(self, span: Span) -> Span {
        match span.end > self.last() {
            true => Span::new(self.of(span.start), self.of(span.end)),
            false => span,
        }
    }

    /// Moves a span.
    #[inline]
    pub fn shift(self, span: &mut Span) {
        *span = self.shifted(*span);
    }

    /// Moves spans that ascend and lie in blocks, which no piece goes into: those that move are the last.
    pub fn shift_all(self, spans: &mut [Span]) {
        let first = spans.partition_point(|span| span.end <= self.last());
        for span in spans.iter_mut().skip(first) {
            self.shift(span);
        }
    }

    /// What ends up to here does not move.
    pub fn last(self) -> usize {
        match self {
            Shift::In(at, _) => at,
            Shift::Out(at, by) => at + by,
        }
    }
}

/// A cut that is part of the text.
#[derive(Debug)]
pub(super) struct Restored {
    /// How it moved what follows.
    pub(super) shift: Shift,
    cut: Cut,
    /// Its number among the cuts.
    number: usize,
    /// Its block's number.
    block: usize,
}

impl Restored {
    /// Puts the first cut of a text back into the body.
    pub(super) fn new(text: &str, reading: &mut Reading) -> Option<Self> {
        let number = reading.cuts.iter().position(|cut| cut.text == text)?;
        let cut = reading.cuts.remove(number);
        let article = &mut reading.article;
        let at = floor_boundary(&article.body, cut.at);
        let is_last = at >= article.body.len();
        let (inserted, start) = match (article.body.is_empty(), is_last) {
            (true, _) => (cut.text.clone(), at),
            (false, true) => (format!("\n\n{}", cut.text), at + 2),
            (false, false) => (format!("{}\n\n", cut.text), at),
        };
        article.body.insert_str(at, &inserted);
        let shift = Shift::In(at, inserted.len());
        move_places(reading, number, shift);
        let block = Block {
            span: Span::new(start, start + cut.text.len()),
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        };
        let blocks = &mut reading.article.blocks;
        let place = blocks.partition_point(|other| other.span.start < start);
        blocks.insert(place, block);
        Some(Self {
            shift,
            cut,
            number,
            block: place,
        })
    }

    /// Takes the cut out of the body again.
    pub(super) fn undo(self, reading: &mut Reading) -> Shift {
        let (at, by) = match self.shift {
            Shift::In(at, by) | Shift::Out(at, by) => (at, by),
        };
        reading.article.blocks.remove(self.block);
        reading.article.body.replace_range(at..at + by, "");
        let shift = Shift::Out(at, by);
        move_places(reading, self.number, shift);
        reading.cuts.insert(self.number, self.cut);
        shift
    }
}

/// Moves all places of the body, of the cuts those from a number on.
fn move_places(reading: &mut Reading, number: usize, shift: Shift) {
    for cut in reading.cuts.iter_mut().skip(number) {
        cut.at = shift.of(cut.at);
    }
    let article = &mut reading.article;
    for picture in &mut article.pictures {
        picture.at = shift.of(picture.at);
    }
    let blocks = article.blocks.iter_mut().map(|block| &mut block.span);
    let inlines = article.inlines.iter_mut().map(|inline| &mut inline.span);
    let notes = article
        .footnotes
        .iter_mut()
        .flat_map(|note| &mut note.place);
    let entities = &mut reading.entities;
    for person in &mut entities.people {
        shift.shift(&mut person.evidence.introduced);
        shift.shift_all(&mut person.mentions);
    }
    for country in &mut entities.countries {
        shift.shift(&mut country.evidence.introduced);
        shift.shift_all(&mut country.mentions);
        for place in &mut country.places {
            shift.shift_all(&mut place.mentions);
        }
    }
    blocks.for_each(|span| shift.shift(span));
    inlines.for_each(|span| shift.shift(span));
    notes.for_each(|span| shift.shift(span));
    let unattributed = entities.unattributed.iter_mut();
    unattributed.for_each(|span| shift.shift(span));
    for source in &mut entities.sources {
        for statement in &mut source.statements {
            *statement = statement.moved(|span| shift.shifted(span));
        }
        shift.shift_all(&mut source.mentions);
    }
}
