//! Corrections done and undone, and what moves with them.

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
            carrying(before, after)(offset),
            expected,
            "{before} {after} {offset}"
        );
    };
    check("Ann\n\nBen", "Ann\n\nShare\n\nBen", 1, 1);
    check("Ann\n\nBen", "Ann\n\nShare\n\nBen", 5, 12);
    check("Ann\n\nShare\n\nBen", "Ann\n\nBen", 13, 6);
    check("Ann\n\nShare\n\nBen", "Ann\n\nBen", 7, 5);
}
