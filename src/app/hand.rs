//! Corrections by hand: an entry hidden, two entries that are one, a cut put back into the text.
//!
//! What is shown is the reading as it came with the corrections done one after the other, so undoing
//! the last one is leaving it out and doing the others again.

use super::kept::{Correction, List};
use crate::detect::Entities;
use crate::doc::{Article, Block, BlockKind, Cut};
use crate::reading::Reading;
use crate::text::{Span, floor_boundary};

/// The corrections, and what they changed as it came. Text and entities are kept apart: of a long
/// article only a cut that was put back needs a second copy of the text.
#[derive(Debug, Default)]
pub struct Hand {
    /// The corrections in order.
    pub corrections: Vec<Correction>,
    entities: Option<Entities>,
    text: Option<Box<(Article, Vec<Cut>)>>,
}

/// What of a reading was made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redone {
    /// Its entities.
    Entities,
    /// Its text, and with it the places of its entities.
    Text,
}

impl Hand {
    /// Takes in entities as they came.
    pub fn detected(&mut self, entities: Entities, present: &mut Reading) {
        match &mut self.entities {
            Some(original) => *original = entities,
            None => present.entities = entities,
        }
    }

    /// Whether the present text is not the one that came, or will not be when it is made again.
    pub fn changes_text(&self) -> bool {
        let restores = |one: &Correction| matches!(one, Correction::Restore(_));
        self.text.is_some() || self.corrections.iter().any(restores)
    }

    /// Makes the reading again from what came.
    pub fn redo(&mut self, present: &mut Reading) -> Redone {
        if let Some(original) = self.entities.take() {
            present.entities = original;
        }
        let had_text = self.text.take().map(|text| {
            (present.article, present.cuts) = *text;
        });
        let has_text = self.changes_text();
        if !self.corrections.is_empty() {
            self.entities = Some(present.entities.clone());
        }
        if has_text {
            self.text = Some(Box::new((present.article.clone(), present.cuts.clone())));
        }
        for correction in &self.corrections {
            match correction {
                Correction::Hide(list, name) => hide(&mut present.entities, *list, name),
                Correction::Same(list, one, other) => {
                    join(&mut present.entities, *list, one, other)
                }
                Correction::Restore(text) => restore(present, text),
            }
        }
        match has_text || had_text.is_some() {
            true => Redone::Text,
            false => Redone::Entities,
        }
    }
}

/// Takes an entry out of its list.
fn hide(entities: &mut Entities, list: List, name: &str) {
    match list {
        List::People => entities.people.retain(|person| person.name != name),
        List::Countries => entities.countries.retain(|country| country.name != name),
        List::Sources => entities.sources.retain(|source| source.name != name),
    }
}

/// Makes the entry of one name a part of that of another.
fn join(entities: &mut Entities, list: List, one: &str, other: &str) {
    match list {
        List::People => {
            if let Some((from, into)) =
                pair(&mut entities.people, |p| p.name == one, |p| p.name == other)
            {
                into.role = into.role.take().or(from.role);
                merge(&mut into.mentions, from.mentions);
            }
        }
        List::Countries => {
            if let Some((from, into)) = pair(
                &mut entities.countries,
                |c| c.name == one,
                |c| c.name == other,
            ) {
                merge(&mut into.mentions, from.mentions);
                into.places.extend(from.places);
            }
        }
        List::Sources => {
            if let Some((from, into)) = pair(
                &mut entities.sources,
                |s| s.name == one,
                |s| s.name == other,
            ) {
                into.role = into.role.take().or(from.role);
                merge(&mut into.mentions, from.mentions);
                into.statements.extend(from.statements);
                into.statements.sort_by_key(|statement| statement.span);
            }
        }
    }
}

/// Takes the first entry out of the list and gives it with the second, if both are there.
fn pair<T>(
    list: &mut Vec<T>,
    is_one: impl Fn(&T) -> bool,
    is_other: impl Fn(&T) -> bool,
) -> Option<(T, &mut T)> {
    let from = list.iter().position(is_one)?;
    let into = list
        .iter()
        .position(&is_other)
        .filter(|&into| into != from)?;
    let one = list.remove(from);
    let into = if into > from { into - 1 } else { into };
    list.get_mut(into).map(|other| (one, other))
}

fn merge(mentions: &mut Vec<Span>, others: Vec<Span>) {
    mentions.extend(others);
    mentions.sort();
    mentions.dedup();
}

/// How the body's offsets change: those from `at` on move.
#[derive(Clone, Copy)]
struct Shift {
    at: usize,
    by: usize,
}

impl Shift {
    fn of(self, offset: usize) -> usize {
        if offset < self.at {
            offset
        } else {
            offset + self.by
        }
    }
}

/// Where the offsets of one text are in another that has one piece more or less.
pub fn carrying(before: &str, after: &str) -> impl Fn(usize) -> usize {
    let pairs = before.bytes().zip(after.bytes());
    let same = pairs.take_while(|(a, b)| a == b).count();
    move |offset| {
        if offset < same || before.len() == after.len() {
            return offset.min(after.len());
        }
        let moved = (offset + after.len()).saturating_sub(before.len());
        floor_boundary(after, moved.max(same.min(offset)))
    }
}

/// Puts a cut back into the body as a paragraph of its own.
fn restore(reading: &mut Reading, text: &str) {
    let Some(number) = reading.cuts.iter().position(|cut| cut.text == text) else {
        return;
    };
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
    let shift = Shift {
        at,
        by: inserted.len(),
    };
    move_spans(reading, shift);
    for other in reading.cuts.iter_mut().skip(number) {
        other.at = shift.of(other.at);
    }
    let block = Block {
        span: Span::new(start, start + cut.text.len()),
        kind: BlockKind::Paragraph,
        quoted: 0,
    };
    let blocks = &mut reading.article.blocks;
    let place = blocks.partition_point(|other| other.span.start < block.span.start);
    blocks.insert(place, block);
}

fn move_spans(reading: &mut Reading, shift: Shift) {
    let move_span = |span: &mut Span| *span = Span::new(shift.of(span.start), shift.of(span.end));
    // A span that ends where the new text begins stays what it was.
    let article = &mut reading.article;
    let entities = &mut reading.entities;
    let blocks = article.blocks.iter_mut().map(|block| &mut block.span);
    let inlines = article.inlines.iter_mut().map(|inline| &mut inline.span);
    let notes = article
        .footnotes
        .iter_mut()
        .flat_map(|note| &mut note.place);
    let people = entities.people.iter_mut().flat_map(|person| {
        let introduced = std::iter::once(&mut person.evidence.introduced);
        introduced.chain(&mut person.mentions)
    });
    let countries = entities.countries.iter_mut().flat_map(|country| {
        let introduced = std::iter::once(&mut country.evidence.introduced);
        let places = country.places.iter_mut();
        let places = places.flat_map(|place| &mut place.mentions);
        introduced.chain(&mut country.mentions).chain(places)
    });
    let spans = blocks
        .chain(inlines)
        .chain(notes)
        .chain(people)
        .chain(countries);
    spans
        .chain(&mut entities.unattributed)
        .filter(|span| span.end > shift.at)
        .for_each(move_span);
    for source in &mut entities.sources {
        let statements = source.statements.iter_mut().flat_map(|statement| {
            std::iter::once(&mut statement.span)
                .chain(&mut statement.source)
                .chain(&mut statement.cue)
        });
        (source.mentions.iter_mut().chain(statements))
            .filter(|span| span.end > shift.at)
            .for_each(move_span);
    }
}

#[cfg(test)]
mod tests;
