//! Corrections done and undone, and what moves with them.

use super::*;
use crate::detect::Person;
use crate::doc::{Block, BlockKind, Cut, Picture, Why};
use crate::text::Span;

/// A body of two paragraphs with a cut before the second and one at the end.
fn reading() -> Reading {
    let mut reading = Reading::default();
    reading.article.body = "Ann\n\nBen".to_owned();
    for span in [Span::new(0, 3), Span::new(5, 8)] {
        reading.article.blocks.push(Block {
            span,
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        });
    }
    for (at, text) in [(5, "Share"), (8, "Log in")] {
        reading.cuts.push(Cut {
            at,
            text: text.to_owned(),
            why: Why::Other,
        });
    }
    reading.article.pictures.push(Picture {
        at: 5,
        words: "Ben at the door".to_owned(),
        address: None,
    });
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
            Restored::new(cut, &mut reading);
        }
        assert_eq!(reading.article.body, body);
        assert_eq!(mentioned(&reading), ["Ann", "Ben"]);
        let blocks = reading.article.blocks.iter();
        let joined: Vec<&str> = blocks.map(|block| block.span.of(body)).collect();
        assert_eq!(joined.join("\n\n"), body);
        let picture = &reading.article.pictures[0];
        assert!(
            body[picture.at..].starts_with("Ben"),
            "before what it stood before"
        );
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
        hand.correct(correction, &mut present);
        assert_ne!(present, before);
        hand.undo(&mut present);
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
    let same = Correction::Same(List::People, "Ben".to_owned(), "Benjamin".to_owned());
    Hand::default().correct(same, &mut reading);
    let [person] = reading.entities.people.as_slice() else {
        panic!("one person is left");
    };
    assert_eq!(person.name, "Benjamin");
    assert_eq!(person.role.as_deref(), Some("smith"));
    assert_eq!(person.mentions, [Span::new(0, 3), Span::new(5, 8)]);
}

#[test]
fn offsets_are_carried_over_a_change() {
    let check = |shift: Shift, offset: usize, expected: usize| {
        assert_eq!(shift.of(offset), expected, "{shift:?} {offset}");
    };
    // "Ann, Ben" with "Share" between them and without.
    check(Shift::In(5, 7), 1, 1);
    check(Shift::In(5, 7), 5, 12);
    check(Shift::Out(5, 7), 13, 6);
    check(Shift::Out(5, 7), 7, 5);
}
