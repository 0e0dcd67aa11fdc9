//! Blocks of small pages.

use super::*;
use crate::page::Page;

fn blocks(html: &str) -> Vec<(String, BlockKind)> {
    let page = Page::new(html.as_bytes(), Some("text/html"), None);
    let sequence = segment(&page.content);
    sequence
        .blocks
        .into_iter()
        .map(|b| (b.text, b.kind))
        .collect()
}

fn texts(html: &str) -> Vec<String> {
    blocks(html).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn inline_elements_run_on_and_blocks_end() {
    assert_eq!(
        texts("<p>One <b>bold</b>, <i>two</i>.<div>Three<p>four</div>five"),
        ["One bold, two.", "Three", "four", "five"]
    );
    assert_eq!(texts("<p>a<br>b<br><br>c"), ["a\nb", "c"]);
}

#[test]
fn words_of_two_elements_stay_two() {
    let check = |html: &str, expected: &str| assert_eq!(texts(html), [expected], "{html}");
    check(
        "<p><span>Ann Lee</span><span>Head of Sales</span>",
        "Ann Lee Head of Sales",
    );
    check("<p><a>Reviews</a><i>12</i>", "Reviews 12");
    check(
        "<p>Read on <b>applied</b><b>Save</b>",
        "Read on applied Save",
    );
    check(
        "<p>Published in<em>Harbour News</em>",
        "Published in Harbour News",
    );
    check("<p><span>4.1</span><span>4.1 of 5</span>", "4.1 4.1 of 5");
    // A label before what it names; a brand in two colours is one word.
    check("<p><em>Place</em>The old quay", "Place The old quay");
    check("<p><span>Harbour</span>Post", "HarbourPost");
    check("<p><b>Rated:</b>4 of 5", "Rated: 4 of 5");
}

#[test]
fn words_that_only_change_their_looks_stay_one() {
    let same = |html: &str, expected: &str| assert_eq!(texts(html), [expected], "{html}");
    same("<p><b>O</b>nce and <b>re</b>make", "Once and remake");
    same("<p><b>O</b><i>nce</i> upon", "Once upon");
    same("<p><b>move</b>Buddha", "moveBuddha");
    same("<p><span>i</span><span>Phone</span>", "iPhone");
    same("<p>CO<sub>2</sub><b>Law</b>", "CO2Law");
    same("<p>quay<sup><a>1</a></sup> holds", "quay1 holds");
    same("<p><code><i>get</i><i>Name</i></code>", "getName");
    same("<p><span>$</span><span>479</span><sup>99</sup>", "$47999");
}

#[test]
fn lists_headings_code_and_tables_keep_their_kind() {
    let found = blocks(
        "<h2>H</h2><ol start=3><li>c<ul><li>inner</ul><li>d</ol><pre>x\n  y</pre>\
         <table><thead><tr><th>a<th>b</thead> <tr><td>1<td>2</table>",
    );
    let expected = [
        ("H", BlockKind::Heading(2)),
        (
            "c",
            BlockKind::Item {
                depth: 0,
                number: Some(3),
            },
        ),
        (
            "inner",
            BlockKind::Item {
                depth: 1,
                number: None,
            },
        ),
        (
            "d",
            BlockKind::Item {
                depth: 0,
                number: Some(4),
            },
        ),
        ("x\n  y", BlockKind::Code),
        ("a\tb\n1\t2", BlockKind::Table { header: true }),
    ];
    let found: Vec<_> = found.iter().map(|(t, k)| (t.as_str(), *k)).collect();
    assert_eq!(found, expected);
}

#[test]
fn hidden_text_is_marked() {
    let page = Page::new(
        b"<body><p hidden>a<p style='display: none'>b</p><noscript>c</noscript><p>d",
        Some("text/html"),
        None,
    );
    let shown: Vec<_> = segment(&page.content)
        .blocks
        .iter()
        .map(|b| b.shown)
        .collect();
    assert_eq!(
        shown,
        [
            Shown::Never,
            Shown::Never,
            Shown::WithoutScripts,
            Shown::Yes
        ]
    );
}

#[test]
fn lines_of_one_sentence_are_joined() {
    let check = |text: &str, expected: &[&str]| {
        let page = Page::new(text.as_bytes(), None, None);
        let found: Vec<_> = segment(&page.content)
            .blocks
            .into_iter()
            .map(|b| b.text)
            .collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "The minister told the\nDaily Post\n, which prints it, that he\nwould not go.\nHe went.",
        &[
            "The minister told the Daily Post, which prints it, that he would not go.",
            "He went.",
        ],
    );
    check("Home\nNews\nSport", &["Home", "News", "Sport"]);
    check("One.\n\nTwo.", &["One.", "Two."]);
}

#[test]
fn cells_that_span_keep_the_columns_of_others() {
    let found = texts(
        "<table><tr><th>Year<th>Piles<th>Cost<tr><td>2020<td colspan=2>none\
         <tr><td rowspan=2>2021<td>12<td>3<tr><td>14<td>4\
         <tr><td colspan=2>sum<td>7</table>",
    );
    let expected = "Year\tPiles\tCost\n2020\tnone\n2021\t12\t3\n\t14\t4\nsum\t\t7";
    assert_eq!(found, [expected]);
}

#[test]
fn a_byline_below_a_headline_is_a_line_of_its_own() {
    let check = |text: &str, expected: &[&str]| {
        let page = Page::new(text.as_bytes(), None, None);
        let blocks = segment(&page.content).blocks;
        let found: Vec<_> = blocks.into_iter().map(|block| block.text).collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "How to splice a rope in ten steps\nby\nIda Holm\n| May 5, 2021",
        &[
            "How to splice a rope in ten steps",
            "by",
            "Ida Holm",
            "| May 5, 2021",
        ],
    );
    check(
        "How to splice a rope in ten steps\nicon-time\nPosted on\nMay 5, 2021",
        &[
            "How to splice a rope in ten steps",
            "icon-time",
            "Posted on",
            "May 5, 2021",
        ],
    );
    // Within a sentence two links follow each other.
    check(
        "The rope was spliced by hand\nby\nIda Holm\nand her crew.",
        &["The rope was spliced by hand by Ida Holm and her crew."],
    );
}

#[test]
fn numbers_of_lines_are_no_code() {
    let code = "<pre><code><span class=line-number>1</span>fn main() {\n\
                <span class='lineno'> 2 </span>}</code></pre>";
    assert_eq!(texts(code), ["fn main() {\n}"]);
    assert_eq!(texts("<pre><span class=num>1</span> + 2</pre>"), ["1 + 2"]);
}

#[test]
fn a_power_is_read_as_one() {
    assert_eq!(
        texts("<p>10<sup>6</sup> m<sup>3</sup>, 10<sup>-3</sup>, the 2<sup>nd</sup>"),
        ["10⁶ m3, 10⁻³, the 2nd"]
    );
}

#[test]
fn a_formula_is_shown_once() {
    let math = "<math><mi>m</mi><mo>=</mo><mi>V</mi><annotation>m=V</annotation></math>";
    assert_eq!(texts(&format!("<p>so {math} holds")), ["so m=V holds"]);
    let beside = format!("<p>so <span class=katex-mathml>{math}</span><span>m=V</span> holds");
    assert_eq!(texts(&beside), ["so m=V holds"]);
}
