//! The cases of `cases.txt`: texts with marks inside, one a line.

use super::{Entities, detect};
use crate::doc::{Article, Block, BlockKind};
use crate::text::Span;

/// An article of paragraphs that "\n\n" separates.
pub(super) fn article(body: &str) -> Article {
    let mut start = 0;
    let blocks = body.split("\n\n").map(|paragraph| {
        let span = Span::new(start, start + paragraph.len());
        start = span.end + 2;
        Block {
            span,
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        }
    });
    Article {
        blocks: blocks.collect(),
        body: body.to_owned(),
        ..Article::default()
    }
}

/// Takes the marks out of a case: the text, and the marked spans with their keys.
fn unmarked(case: &str) -> (String, Vec<(Span, String)>) {
    let mut body = String::new();
    let mut marks = Vec::new();
    let mut rest = case;
    while let Some(at) = rest.find(['[', '{']) {
        body.push_str(&rest[..at]);
        let closing = if rest[at..].starts_with('[') {
            ']'
        } else {
            '}'
        };
        let inner = rest[at + 1..].split(closing).next().unwrap_or_default();
        let (key, words) = inner.split_once(' ').unwrap_or(("?", inner));
        marks.push((
            Span::new(body.len(), body.len() + words.len()),
            key.to_owned(),
        ));
        body.push_str(words);
        rest = &rest[at + inner.len() + 2..];
    }
    body.push_str(rest);
    (body, marks)
}

/// The text with the marks of what was found.
fn marked(body: &str, entities: &Entities) -> String {
    let mut marks: Vec<(Span, String)> = Vec::new();
    for (number, person) in entities.people.iter().enumerate() {
        let key = (number + 1).to_string();
        marks.extend(person.mentions.iter().map(|span| (*span, key.clone())));
    }
    for country in &entities.countries {
        marks.extend(
            country
                .mentions
                .iter()
                .map(|span| (*span, country.code.to_owned())),
        );
    }
    marks.sort();
    let mut out = String::new();
    let mut at = 0;
    for (span, key) in marks {
        let (open, close) = if key.starts_with(|c: char| c.is_ascii_digit()) {
            ('[', ']')
        } else {
            ('{', '}')
        };
        out.push_str(&body[at..span.start]);
        out.push_str(&format!("{open}{key} {}{close}", span.of(body)));
        at = span.end;
    }
    out.push_str(&body[at..]);
    out
}

#[test]
fn every_case_is_read_as_marked() {
    let mut wrong = Vec::new();
    let cases = include_str!("cases.txt").lines();
    for case in cases.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let case = case.replace(" / ", "\n\n");
        let (body, _) = unmarked(&case);
        let found = marked(&body, &detect(&article(&body)));
        if found != case {
            wrong.push(format!("expected {case}\n   found {found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
