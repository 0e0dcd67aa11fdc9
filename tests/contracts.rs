//! Promises that hold for every page, with generated ones: reading is total, nothing that a terminal
//! obeys gets through, nothing is lost, and every position lies where it says.
#![allow(clippy::unwrap_used)]

#[path = "support/judge.rs"]
mod judge;

use byline::doc::{Block, BlockKind};
use byline::page::html::Tree;
use byline::page::{Arrival, Content, Page};
use byline::print::{self, Title};
use byline::reading::{Reading, read};
use byline::strip::Extent;
use judge::{judge, printed};
use proptest::collection::vec;
use proptest::prelude::*;

/// Pieces of which hostile and ordinary pages are put together.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=share>",
    "</div>",
    "<table><tr><td>",
    "<blockquote>",
    "<ul><li>",
    "<pre>",
    "<a href='https://a.example/x'>",
    "<a href='javascript:x'>",
    "</a>",
    "<h2>",
    "<script>",
    "<!--",
    "<article>",
    "<title>",
    "&#27;[31m",
    "&#x9b;",
    "\u{1b}]52;c;AAAA\u{7}",
    "\u{1b}[2J",
    "\u{9b}1m",
    "\u{202e}",
    "\u{2067}",
    "\u{e0041}",
    "\u{2028}",
    "\u{0}",
    "\r\n",
    "\n\n",
    "\t",
    "\u{301}",
    "👩‍👩‍👧",
    "中文。",
    "Mayor Anna Torvald",
    " said on Monday. ",
    "“We have no choice,” ",
    "she told Reuters. ",
    "North Korea",
    "the Norwegian officials ",
    "According to a report, ",
    "Torvald’s ",
    "Share mdi-twitter ",
    "Comments Notify of",
    "Credit: CC BY 4.0\n\n",
    "* _x_ `y` [z](w) | # ",
    "http://a.example/ ",
    "U.S. ",
];

/// Bytes that a failing test shows as text.
#[derive(Clone)]
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "\"{}\"", self.0.escape_ascii())
    }
}

fn pages() -> impl Strategy<Value = Bytes> {
    let made =
        vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat().into_bytes());
    prop_oneof![4 => made, 1 => vec(any::<u8>(), 0..400)].prop_map(Bytes)
}

fn extents() -> impl Strategy<Value = Extent> {
    prop::sample::select(&[Extent::Article, Extent::Whole][..])
}

fn reading_of(bytes: &[u8], extent: Extent) -> Reading {
    let arrival = Arrival {
        origin: "page".to_owned(),
        bytes: bytes.to_vec(),
        ..Arrival::default()
    };
    read(&arrival, extent)
}

/// The text that a reader of Markdown sees.
fn text_of_markdown(markdown: &str) -> String {
    use pulldown_cmark::{Event, Parser};
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::Html(words) | Event::InlineHtml(words) => text.push_str(&words),
            _ => {}
        }
    }
    text
}

/// How often each visible character occurs.
fn counts<'a>(texts: impl IntoIterator<Item = &'a str>) -> std::collections::HashMap<char, usize> {
    let mut counts = std::collections::HashMap::new();
    for c in texts
        .into_iter()
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
    {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// The characters of a tree that a browser would show: of text below the body that no element hides.
fn shown(tree: &Tree) -> Vec<&str> {
    let unseen = |name| matches!(name, "head" | "script" | "style" | "noscript" | "template");
    tree.descendants(tree.root())
        .filter(|&node| {
            !tree.ancestors(node).any(|above| {
                tree.name(above).is_some_and(unseen) || tree.attribute(above, "hidden").is_some()
            })
        })
        .filter_map(|node| tree.text(node))
        .collect()
}

#[test]
fn nothing_of_a_page_of_markup_is_lost() {
    let root = env!("CARGO_MANIFEST_DIR");
    for name in [
        "assets/sample.html",
        "tests/pages/blog/page.html",
        "tests/pages/hub/page.html",
        "tests/pages/legacy/page.html",
    ] {
        let bytes = std::fs::read(format!("{root}/{name}")).expect("a page of the repository");
        let page = Page::new(&bytes, None, None);
        let Content::Html(tree) = &page.content else {
            panic!("{name} is HTML")
        };
        let Reading { article, cuts, .. } = reading_of(&bytes, Extent::Article);
        let kept = article
            .title
            .iter()
            .map(String::as_str)
            .chain([article.body.as_str()]);
        let after = counts(kept.chain(cuts.iter().map(|cut| cut.text.as_str())));
        let before = counts(shown(tree));
        assert!(!before.is_empty(), "{name} shows text");
        for (c, count) in before {
            assert!(
                after.get(&c).copied().unwrap_or(0) >= count,
                "{c:?} of {name}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_reading_keeps_the_rules(bytes in pages(), extent in extents()) {
        judge(&reading_of(&bytes.0, extent));
    }

    #[test]
    fn markdown_says_what_the_article_says(pieces in vec(prop::sample::select(&PIECES[19..]), 0..40)) {
        let reading = reading_of(pieces.concat().as_bytes(), Extent::Whole);
        let mut out = Vec::new();
        print::markdown::write(&mut out, &reading, Title::Omitted).unwrap();
        let markdown = String::from_utf8(out).unwrap();
        let (body, _) = markdown.rsplit_once("---\n\n## People").unwrap();
        let read_back = text_of_markdown(body);
        prop_assert_eq!(counts([read_back.as_str()]), counts([reading.article.body.as_str()]), "{}", body);
    }

    #[test]
    fn json_is_one_line_that_reads_back(bytes in pages(), extent in extents()) {
        let reading = reading_of(&bytes.0, extent);
        let [_, _, line] = printed(&reading);
        prop_assert_eq!(line.matches('\n').count(), 1);
        let record: serde_json::Value = serde_json::from_str(&line).unwrap();
        prop_assert_eq!(record["text"].as_str(), Some(reading.article.body.as_str()));
    }

    #[test]
    fn nothing_of_a_plain_page_is_lost(pieces in vec(prop::sample::select(&PIECES[19..]), 0..60), extent in extents()) {
        let bytes = Bytes(pieces.concat().into_bytes());
        let page = Page::new(&bytes.0, None, None);
        let Content::Plain(text) = &page.content else { return Ok(()) };
        let Reading { article, cuts, .. } = reading_of(&bytes.0, extent);
        let metadata = article.authors.iter().chain(&article.title).chain(&article.site);
        let kept = metadata.map(String::as_str).chain([article.body.as_str()]);
        let after = counts(kept.chain(cuts.iter().map(|cut| cut.text.as_str())));
        // The mark of a typed list stands before its item wherever it is shown, and not in the text.
        let is_item = |block: &&Block| matches!(block.kind, BlockKind::Item { .. });
        let items = article.blocks.iter().filter(is_item).count();
        for (c, count) in counts([text.as_str()]) {
            let marks = if "•·●▪◦‣∙⁃■-*".contains(c) { items } else { 0 };
            prop_assert!(after.get(&c).copied().unwrap_or(0) + marks >= count, "{:?} of {:?}", c, text);
        }
    }
}

/// Inputs on which a fuzzer broke a rule.
#[test]
fn what_fuzzing_broke_holds() {
    let inputs = [
        // A nickname reached over paragraphs.
        b"\"LL\n\n\"LLE\n\n\"Anna Torvald".as_slice(),
        // The same in a page of broken bytes.
        b"i/i/\xbc\"E\xdd\n\n\"E\"Ra\xd6\0\0\0\0\0\0\0\"E\"Ra\n\xef\n",
    ];
    for bytes in inputs {
        for extent in [Extent::Article, Extent::Whole] {
            judge(&reading_of(bytes, extent));
        }
    }
}
