//! Pages of a few lines, and the marks and notes that they have.

use crate::doc::{Article, InlineKind};
use crate::page::Page;
use crate::strip::{Extent, strip};

fn article(html: &str) -> Article {
    let page = Page::new(format!("<body>{html}").as_bytes(), None, None);
    strip(&page, Extent::Whole).article
}

/// Each footnote as "mark mark → label: text".
fn check(html: &str, expected: &[&str]) {
    let article = article(html);
    let found: Vec<String> = article
        .footnotes
        .iter()
        .enumerate()
        .map(|(number, note)| {
            let marks: Vec<&str> = article
                .inlines
                .iter()
                .filter(|inline| inline.kind == InlineKind::Note(number))
                .map(|inline| inline.span.of(&article.body))
                .collect();
            if let Some(place) = note.place {
                let words = note.text.split("\n\n").next().unwrap_or_default();
                assert!(place.of(&article.body).starts_with(words), "{html}");
            }
            format!("{} → {}: {}", marks.join(" "), note.label, note.text)
        })
        .collect();
    assert_eq!(found, expected, "{html}");
}

#[test]
fn marks_lead_to_notes() {
    check(
        "<p>The quay<sup><a href=#fn1>1</a></sup> holds.<p id=fn1>1. As of May. <a href=#r1>↩</a>",
        &["1 → 1: As of May."],
    );
    check(
        "<p>It holds<a href='#cite_note-M%C3%BCller'>[2]</a>, still<a href='#cite_note-M%C3%BCller'>[2]</a>.\
         <ol><li id='cite_note-Müller'><b><a href=#a>^</a></b> Müller 2001.</ol>",
        &["[2] [2] → 2: Müller 2001."],
    );
    check(
        "<p>The quay [<a href=#x>a</a>] holds<a href=#y>*</a>.<p><a name=x></a>[a] One.<p id=y>* Two. <a href=#z>*</a>",
        &["[a] → a: One.", "* → note: Two."],
    );
}

#[test]
fn a_note_can_have_several_blocks() {
    check(
        "<p>It holds<a href=#note1>1</a>.<ol><li id=note1><p>One.<p>Two. <a href=#back>↩</a></ol>",
        &["1 → 1: One.\n\nTwo."],
    );
}

#[test]
fn other_links_inside_the_page_are_no_notes() {
    check(
        "<p><a href=#one>1</a> <a href=#two>2</a><p id=one>One.<p id=two>Two.",
        &[],
    );
    check("<p><a href=#ref>[1]</a><h2 id=ref>References</h2>", &[]);
    check("<p id=top>One.<p>Two <a href=#top>[1]</a>", &[]);
    check("<p><a href=#note1>1</a><p id=note1> 1.", &[]);
    let many: String = (0..20).map(|_| "<p>A paragraph.").collect();
    check(
        &format!("<p><a href=#notes>[1]</a><div id=notes>{many}</div>"),
        &[],
    );
}

#[test]
fn two_notes_do_not_share_a_name() {
    check(
        "<p>It<a href=#fn1>1</a> and<a href=#fn2>1</a>.<p id=fn1>1 One.<p id=fn2>1: Two.",
        &["1 → 1: 1 One.", "1 → 1-2: Two."],
    );
}
