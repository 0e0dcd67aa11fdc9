//! Corrections by hand: an entry hidden, two entries that are one, a cut put back into the text.
//!
//! What is shown is the reading as it came with the corrections done one after the other, so undoing
//! the last one is leaving it out and doing the others again.

use super::kept::{Correction, List};
use crate::detect::Entities;
use crate::doc::{Block, BlockKind};
use crate::reading::Reading;
use crate::text::{Span, floor_boundary};

/// The corrections, and the reading before them where they changed its text.
#[derive(Debug, Default)]
pub struct Hand {
    /// The corrections in order.
    pub corrections: Vec<Correction>,
    original: Option<Box<Reading>>,
}

impl Hand {
    /// The reading as it came, to be changed.
    pub fn original<'a>(&'a mut self, present: &'a mut Reading) -> &'a mut Reading {
        self.original.as_deref_mut().unwrap_or(present)
    }

    /// Makes the reading again from what came.
    pub fn redo(&mut self, present: &mut Reading) {
        let original = match self.original.take() {
            Some(original) => original,
            None if self.corrections.is_empty() => return,
            None => Box::new(present.clone()),
        };
        *present = (*original).clone();
        for correction in &self.corrections {
            match correction {
                Correction::Hide(list, name) => hide(&mut present.entities, *list, name),
                Correction::Same(list, one, other) => {
                    join(&mut present.entities, *list, one, other)
                }
                Correction::Restore(text) => restore(present, text),
            }
        }
        if !self.corrections.is_empty() {
            self.original = Some(original);
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

/// Where an offset of one text is in another that has one piece more or less.
pub fn carried(before: &str, after: &str, offset: usize) -> usize {
    let same = before
        .bytes()
        .zip(after.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    if offset < same || before.len() == after.len() {
        return offset.min(after.len());
    }
    let moved = (offset + after.len()).saturating_sub(before.len());
    floor_boundary(after, moved.max(same.min(offset)))
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
    let people = entities
        .people
        .iter_mut()
        .flat_map(|person| &mut person.mentions);
    let countries = entities
        .countries
        .iter_mut()
        .flat_map(|country| &mut country.mentions);
    let spans = blocks.chain(inlines).chain(people).chain(countries);
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
mod tests {
    use super::*;
    use crate::detect::Person;
    use crate::doc::{Cut, Why};

    /// A body of two paragraphs with a cut before the second and one at the end.
    fn reading() -> Reading {
        let mut reading = Reading::default();
        reading.article.body = "Ann\n\nBen".to_owned();
        for span in [Span::new(0, 3), Span::new(5, 8)] {
            reading.article.blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
                quoted: 0,
            });
        }
        for (at, text) in [(5, "Share"), (8, "Log in")] {
            reading.cuts.push(Cut {
                at,
                text: text.to_owned(),
                why: Why::Other,
            });
        }
        reading.entities.people.push(Person {
            name: "Ben".to_owned(),
            role: None,
            mentions: vec![Span::new(0, 3), Span::new(5, 8)],
            ..Person::default()
        });
        reading
    }

    fn mentioned(reading: &Reading) -> Vec<&str> {
        let mentions = &reading.entities.people[0].mentions;
        mentions
            .iter()
            .map(|span| span.of(&reading.article.body))
            .collect()
    }

    #[test]
    fn a_restored_cut_moves_what_follows_and_nothing_else() {
        let check = |cuts: &[&str], body: &str| {
            let mut reading = reading();
            for cut in cuts {
                restore(&mut reading, cut);
            }
            assert_eq!(reading.article.body, body);
            assert_eq!(mentioned(&reading), ["Ann", "Ben"]);
            let blocks = reading.article.blocks.iter();
            let joined: Vec<&str> = blocks.map(|block| block.span.of(body)).collect();
            assert_eq!(joined.join("\n\n"), body);
        };
        check(&["Share"], "Ann\n\nShare\n\nBen");
        check(&["Log in"], "Ann\n\nBen\n\nLog in");
        check(&["Share", "Log in"], "Ann\n\nShare\n\nBen\n\nLog in");
        check(&["Log in", "Share"], "Ann\n\nShare\n\nBen\n\nLog in");
    }

    #[test]
    fn undoing_gives_back_what_came() {
        let check = |correction: Correction| {
            let before = reading();
            let mut present = before.clone();
            let mut hand = Hand::default();
            hand.corrections.push(correction);
            hand.redo(&mut present);
            assert_ne!(present, before);
            hand.corrections.pop();
            hand.redo(&mut present);
            assert_eq!(present, before);
        };
        check(Correction::Restore("Share".to_owned()));
        check(Correction::Hide(List::People, "Ben".to_owned()));
    }

    #[test]
    fn joined_entries_are_one_with_all_mentions() {
        let mut reading = reading();
        reading.entities.people.push(Person {
            name: "Benjamin".to_owned(),
            role: Some("smith".to_owned()),
            mentions: vec![Span::new(0, 3)],
            ..Person::default()
        });
        join(&mut reading.entities, List::People, "Ben", "Benjamin");
        let [person] = reading.entities.people.as_slice() else {
            panic!("one person is left");
        };
        assert_eq!(person.name, "Benjamin");
        assert_eq!(person.mentions, [Span::new(0, 3), Span::new(5, 8)]);
    }

    #[test]
    fn offsets_are_carried_over_a_change() {
        let check = |before: &str, after: &str, offset: usize, expected: usize| {
            assert_eq!(
                carried(before, after, offset),
                expected,
                "{before} {after} {offset}"
            );
        };
        check("Ann\n\nBen", "Ann\n\nShare\n\nBen", 1, 1);
        check("Ann\n\nBen", "Ann\n\nShare\n\nBen", 5, 12);
        check("Ann\n\nShare\n\nBen", "Ann\n\nBen", 13, 6);
        check("Ann\n\nShare\n\nBen", "Ann\n\nBen", 7, 5);
    }
}
