//! Articles written as small sketches, and the Markdown they have to become.

use super::*;
use crate::doc::{Inline, InlineKind};
use crate::text::Span;

use BlockKind::{Code, Heading, Item, Paragraph, Table};

fn article(blocks: &[(BlockKind, u8, &str)]) -> Article {
    let mut article = Article::default();
    for &(kind, quoted, text) in blocks {
        if !article.body.is_empty() {
            article.body.push_str("\n\n");
        }
        let start = article.body.len();
        article.body.push_str(text);
        let span = Span::new(start, article.body.len());
        article.blocks.push(Block {
            span,
            kind,
            quoted,
            inside: 0,
        });
    }
    article
}

fn body_of(article: &Article) -> String {
    let mut body = Body::new(article);
    article.blocks.iter().for_each(|block| body.push(block));
    body.out
}

fn check(blocks: &[(BlockKind, u8, &str)], expected: &str) {
    assert_eq!(body_of(&article(blocks)), expected);
}

fn check_marks(text: &str, marks: &[(&str, InlineKind)], expected: &str) {
    let mut article = article(&[(Paragraph, 0, text)]);
    for (words, kind) in marks {
        let start = text
            .find(words)
            .expect("the marked words stand in the text");
        let span = Span::new(start, start + words.len());
        article.inlines.push(Inline {
            span,
            kind: kind.clone(),
        });
    }
    article.inlines.sort_by_key(|inline| inline.span.start);
    assert_eq!(body_of(&article), format!("{expected}\n"));
}

const BULLET: BlockKind = Item {
    depth: 0,
    number: None,
};

fn numbered(number: u32) -> BlockKind {
    Item {
        depth: 0,
        number: Some(number),
    }
}

#[test]
fn blocks_become_their_markup() {
    check(
        &[(Heading(2), 0, "What # is"), (Paragraph, 0, "a\nb")],
        "## What \\# is\n\na\\\nb\n",
    );
    check(&[(Code, 0, "x ``` y")], "````\nx ``` y\n````\n");
    check(
        &[(Table { header: true }, 0, "a\tb|c\n1")],
        "| a | b\\|c |\n| --- | --- |\n| 1 |  |\n",
    );
    check(
        &[(Table { header: false }, 0, "1\t2")],
        "|  |  |\n| --- | --- |\n| 1 | 2 |\n",
    );
}

#[test]
fn lists_nest_and_touching_lists_stay_apart() {
    let nested = Item {
        depth: 1,
        number: None,
    };
    check(
        &[
            (numbered(9), 0, "nine"),
            (nested, 0, "in"),
            (numbered(10), 0, "ten"),
        ],
        "9. nine\n   - in\n10. ten\n",
    );
    check(
        &[
            (numbered(1), 0, "a"),
            (numbered(1), 0, "b"),
            (BULLET, 0, "c"),
        ],
        "1. a\n1) b\n- c\n",
    );
    check(&[(nested, 0, "deep"), (Paragraph, 0, "p")], "- deep\n\np\n");
}

#[test]
fn quotations_hold_together() {
    check(
        &[
            (Paragraph, 1, "a"),
            (Paragraph, 1, "b"),
            (Paragraph, 0, "c"),
        ],
        "> a\n>\n> b\n\nc\n",
    );
    check(
        &[(Paragraph, 2, "a\nb"), (BULLET, 1, "i")],
        "> > a\\\n> > b\n>\n> - i\n",
    );
}

#[test]
fn text_is_not_taken_for_markup() {
    let check =
        |text: &str, expected: &str| check(&[(Paragraph, 0, text)], &format!("{expected}\n"));
    check("1984. A year", "1984\\. A year");
    check("in 1984. A year", "in 1984. A year");
    check("- no list", "\\- no list");
    check("a_b and _c_ *d*", "a_b and \\_c\\_ \\*d\\*");
    check("[x](y) <b> &amp; `z`", "\\[x\\](y) \\<b> \\&amp; \\`z\\`");
    check("# no heading", "\\# no heading");
}

#[test]
fn inline_marks_nest() {
    let link = InlineKind::Link("https://a.example/x(1)".to_owned());
    check_marks(
        "see the page now",
        &[("the page", link.clone())],
        "see [the page](<https://a.example/x(1)>) now",
    );
    check_marks(
        "a big red dog",
        &[("big red", link), ("red", InlineKind::Emphasis)],
        "a [big *red*](<https://a.example/x(1)>) dog",
    );
    check_marks("a b c", &[(" b ", InlineKind::Strong)], "a **b** c");
    check_marks(
        "run `x` it",
        &[("`x`", InlineKind::Code)],
        "run `` `x` `` it",
    );
}

#[test]
fn plain_addresses_have_no_brackets() {
    let link = InlineKind::Link("https://a.example/x".to_owned());
    check_marks(
        "the page",
        &[("page", link)],
        "the [page](https://a.example/x)",
    );
}

#[test]
fn marks_that_overlap_are_cut_to_each_other() {
    check_marks(
        "one two three",
        &[
            ("one two", InlineKind::Strong),
            ("two three", InlineKind::Emphasis),
        ],
        "**one *two*** three",
    );
}

#[test]
fn notes_that_the_body_has_not_follow_it() {
    let mut article = article(&[(Paragraph, 0, "It holds1.")]);
    article.inlines.push(Inline {
        span: Span::new(8, 9),
        kind: InlineKind::Note(0),
    });
    article.footnotes.push(crate::doc::Footnote {
        label: "1".to_owned(),
        text: "See\nthere.\n\nAnd *here*.".to_owned(),
        place: None,
    });
    let mut body = Body::new(&article);
    body.push(&article.blocks[0]);
    body.push_notes();
    let expected = "It holds[^1].\n\n[^1]: See there.\n\n    And \\*here\\*.\n";
    assert_eq!(body.out, expected);
}

#[test]
fn a_heading_that_says_the_title_is_left_out() {
    let check = |title: &str, heading: &str, expected: bool| {
        let mut article = article(&[(Heading(1), 0, heading)]);
        article.title = Some(title.to_owned());
        assert_eq!(
            repeats_title(&article, &article.blocks[0]),
            expected,
            "{title}"
        );
    };
    check("A new quay", "A new quay", true);
    check("Models | Harbour documentation", "Models¶", true);
    check("“A new quay”", "A New Quay", true);
    check("A new quay", "What it costs", false);
    check("A new quay", "A new quay and its cost", false);
}
