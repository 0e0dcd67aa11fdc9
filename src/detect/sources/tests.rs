//! Sentences with their sources, and what the tests of the other files share.
//!
//! `sentences.txt` is the table: each line marks who says what in its own text. All sentences are
//! written for these tests.

use super::{candidates, find};
use crate::detect::prose::Prose;
use crate::detect::{Source, SourceKind, countries, people};
use crate::doc::{Article, Block, BlockKind};
use crate::text::Span;

/// An article of paragraphs separated by blank lines; "| " sets one off, "## " makes it a heading.
pub(crate) fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut body = String::new();
    for paragraph in text.split("\n\n") {
        let kind = match paragraph.starts_with("## ") {
            true => BlockKind::Heading(2),
            false => BlockKind::Paragraph,
        };
        let quoted = u8::from(paragraph.starts_with("| "));
        let paragraph = paragraph.trim_start_matches(['#', '|']).trim_start();
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        let start = body.len();
        body.push_str(paragraph);
        blocks.push(Block {
            span: Span::new(start, body.len()),
            kind,
            quoted,
            inside: 0,
        });
    }
    Article {
        body,
        blocks,
        ..Article::default()
    }
}

/// The sources of a text, with the people and countries of the real detectors.
fn sources_of(text: &str) -> Vec<Source> {
    let article = article(text);
    let prose = Prose::new(&article);
    find(&prose, &people::find(&prose), &countries::find(&prose)).0
}

/// The text with marks around every source, cue and statement that the grammar finds, before the judge
/// has seen the entry; a quotation inside a statement is part of it.
fn marked(text: &str) -> String {
    let article = article(text);
    let prose = Prose::new(&article);
    let found = candidates(&prose, &people::find(&prose), &countries::find(&prose)).0;
    let sources: Vec<Source> = found.into_iter().map(|one| one.source).collect();
    let text = &article.body;
    let mut marks: Vec<(usize, u8, char)> = Vec::new();
    let mut mark = |span: Span, open: char, close: char| {
        marks.push((span.start, 1, open));
        marks.push((span.end, 0, close));
    };
    let statements = || sources.iter().flat_map(|s| &s.statements);
    for statement in statements() {
        let inside = |other: &Span| other.covers(statement.span()) && *other != statement.span();
        if !statements().any(|s| inside(&s.span())) {
            mark(statement.span(), '[', ']');
        }
        if let Some(cue) = statement.cue() {
            mark(cue, '<', '>');
        }
        if let Some(source) = statement.source() {
            mark(source, '{', '}');
        }
    }
    marks.sort();
    marks.dedup();
    let mut out = String::new();
    let mut at = 0;
    for (offset, _, sign) in marks {
        out.push_str(&text[at..offset]);
        out.push(sign);
        at = offset;
    }
    out + &text[at..]
}

#[test]
fn every_sentence_of_the_table_is_read_as_it_is_marked() {
    let mut wrong = Vec::new();
    let lines = include_str!("sentences.txt").lines();
    for line in lines.filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let expected = line.replace(" ¶ ", "\n\n");
        let text = expected.replace(['[', ']', '{', '}', '<', '>'], "");
        let found = marked(&text);
        let expected = expected.replace("\n\n| ", "\n\n").replace("## ", "");
        if found != expected {
            wrong.push(format!("expected {expected}\n   found {found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The sources as "kind: name", by first mention.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<_> = sources_of(text)
        .iter()
        .map(|s| format!("{}: {}", s.kind.words(), s.name))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn one_article_has_one_entry_for_each_source() {
    let text = "Italian officials say the ship may sail\n\n\
        According to port authority spokeswoman Paola Ricci, the ship will sail on Monday. \
        “The engines are repaired,” said Ricci, who added: “We wait for the wind.”\n\n\
        According to the Washington Post, the owner has no money left. \
        The newspaper also claims that the crew was not paid.\n\n\
        The German magazine Der Spiegel reported that the cargo was sold, a claim which the \
        Greek companies denied. A study found the harbour was too shallow.";
    check(
        text,
        &[
            "unnamed: Italian officials",
            "person: Paola Ricci",
            "media: Washington Post",
            "media: Der Spiegel",
            "unnamed: Greek companies",
            "document: study",
        ],
    );
    let sources = sources_of(text);
    assert_eq!(sources[1].statements.len(), 3);
    assert_eq!(sources[2].statements.len(), 2);
    assert!(sources.iter().all(|s| !s.mentions.is_empty()));
    assert_eq!(sources[1].kind, SourceKind::Person);
}

#[test]
fn a_name_ends_before_the_verb_and_says_not_when() {
    check(
        "A study from the Institute for Better Schools found that small classes help.",
        &["document: study from the Institute for Better Schools"],
    );
    check(
        "“The bridge is safe,” says the state engineer after the flood.",
        &["unnamed: state engineer"],
    );
    check(
        "Most teachers in the valley increasingly say that the books are too old.",
        &["unnamed: most teachers in the valley"],
    );
    check(
        "A 2019 review covered forty schools and found that small classes help. According to the \
        National Schools Survey, classes shrink.",
        &["document: 2019 review", "document: National Schools Survey"],
    );
}

#[test]
fn a_name_ends_with_its_sentence_and_its_block() {
    check(
        "Lindmouth Council\n\nHarbour walls will cost twice as much. The council said that the piles \
        are rotten.",
        &["organization: Lindmouth Council"],
    );
    check(
        "It was built by Lindmouth Council\n\nCzech central bank\n\nHarbour walls cost twice as much. \
        The bank said that it had paid.",
        &["organization: Czech central bank"],
    );
}

#[test]
fn instructions_and_descriptions_cite_nobody() {
    check(
        "Permissions determine what your team can do. Your budget will tell you how much you can \
        spend.\n\nThe lamp boasts a brass foot. Sort the rows according to your preferences, and \
        add notes where you need them.",
        &[],
    );
    check(
        "You can use the list below when you plan your trip. Researchers at the University of \
        Bergen found that your body needs two days to rest, and our customers say the beds are soft.",
        &[
            "unnamed: researchers at the University of Bergen",
            "unnamed: our customers",
        ],
    );
}

#[test]
fn a_quotation_of_nobody_who_is_listed_stays_a_quotation() {
    let text = "Your printer tells you “there is no paper left in the lower tray” when you send your \
        letter.";
    let article = article(text);
    let prose = Prose::new(&article);
    let unjudged = candidates(&prose, &[], &[]).0;
    let (sources, unattributed) = find(&prose, &[], &[]);
    assert!(sources.len() < unjudged.len(), "{sources:?}");
    let quoted: Vec<_> = unattributed.iter().map(|s| s.of(&article.body)).collect();
    assert_eq!(quoted, ["“there is no paper left in the lower tray”"]);
}

#[test]
fn the_company_is_the_body_that_the_text_is_about() {
    check(
        "Acme Foods bought Delta Mills last year. The company said it would close two plants.",
        &["organization: Acme Foods"],
    );
    check(
        "The minister met Acme Foods in Bergen. The company said it was pleased.",
        &["organization: Acme Foods"],
    );
    check(
        "The company, Acme Foods, said the fine was unfair.",
        &["organization: Acme Foods"],
    );
    check(
        "The Coast Bank was fined in Valencia on Monday, and the bank said it would pay.",
        &["organization: Coast Bank"],
    );
}

#[test]
fn speakers_of_a_transcript_are_people() {
    check(
        "SMITH: Who was there that night?\n\nNOVAK: I was there all night with the others.\n\n\
        SMITH: Did you see the wall?\n\nNOVAK: I saw the wall fall down.",
        &["person: SMITH", "person: NOVAK"],
    );
}

#[test]
fn a_forename_behind_a_title_makes_a_person() {
    check(
        "“The hall is full,” says Lead Planner Erica Mossberg.",
        &["person: Erica Mossberg"],
    );
}

#[test]
fn a_name_does_not_run_on() {
    check(
        "According to CoStar’s latest data through 13 May, hotel demand fell by a third.",
        &["document: CoStar’s latest data"],
    );
    check(
        "“The wall is old,” said one person. “It will fall,” said another person.",
        &["unnamed: one person", "unnamed: another person"],
    );
}
