//! The structure of an article, read back from its Markdown by a parser of CommonMark.

use byline::page::Arrival;
use byline::print::{self, Title};
use byline::reading::read;
use byline::strip::Extent;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// What a CommonMark parser finds in the Markdown of a page: elements in brackets, and text.
fn read_back(html: &str) -> String {
    let arrival = Arrival {
        origin: "page".to_owned(),
        bytes: format!("<!doctype html><title>Quay</title><body>{html}").into_bytes(),
        address: Some("https://quay.example/a/b".to_owned()),
        ..Arrival::default()
    };
    let reading = read(&arrival, Extent::Whole);
    let mut out = Vec::new();
    print::markdown::write(&mut out, &reading, Title::Omitted).expect("a vector takes all");
    let markdown = String::from_utf8(out).expect("Markdown is text");
    let (body, _) = markdown
        .rsplit_once("---\n\n## People")
        .expect("the lists follow");
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut told = String::new();
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(tag) => told.push_str(&opening(&tag)),
            Event::End(_) => told.push('}'),
            Event::Text(words) => told.push_str(&words),
            Event::Code(words) => told.push_str(&format!("code{{{words}}}")),
            Event::FootnoteReference(label) => told.push_str(&format!("^{label}")),
            Event::SoftBreak | Event::HardBreak => told.push('/'),
            other => told.push_str(&format!("?{other:?}?")),
        }
    }
    told
}

fn opening(tag: &Tag<'_>) -> String {
    match tag {
        Tag::Paragraph => "p{".to_owned(),
        Tag::Heading { level, .. } => format!("{level}{{"),
        Tag::BlockQuote(_) => "quote{".to_owned(),
        Tag::CodeBlock(_) => "pre{".to_owned(),
        Tag::List(start) => start.map_or("ul{".to_owned(), |start| format!("ol {start}{{")),
        Tag::Item => "li{".to_owned(),
        Tag::Table(_) => "table{".to_owned(),
        Tag::TableHead => "head{".to_owned(),
        Tag::TableRow => "row{".to_owned(),
        Tag::TableCell => "cell{".to_owned(),
        Tag::Emphasis => "em{".to_owned(),
        Tag::Strong => "strong{".to_owned(),
        Tag::Link { dest_url, .. } => format!("a {dest_url}{{"),
        Tag::Image { dest_url, .. } => format!("img {dest_url}{{"),
        Tag::FootnoteDefinition(label) => format!("note {label}{{"),
        other => format!("?{other:?}{{"),
    }
}

fn check(html: &str, expected: &str) {
    assert_eq!(read_back(html), expected, "{html}");
}

#[test]
fn headings_keep_their_levels() {
    check(
        "<h2>One # two</h2><h4>1. <em>Three</em></h4><p>End.",
        "h2{One # two}h4{1. em{Three}}p{End.}",
    );
}

#[test]
fn lists_nest() {
    check(
        "<ol start=9><li>nine<ul><li>in<li>side</ul><li>ten</ol><p>End.",
        "ol 9{li{nineul{li{in}li{side}}}li{ten}}p{End.}",
    );
}

#[test]
fn an_item_holds_all_its_blocks() {
    check(
        "<ol><li><p>one<p>more<pre>x\ny</pre><li>two<ul><li>in<p>side</ul><p>after</ol><p>End.",
        "ol 1{li{p{one}p{more}pre{x\ny\n}}li{p{two}ul{li{p{in}p{side}}}p{after}}}p{End.}",
    );
    check(
        "<ul><li>one<blockquote><p>said<p>so<ul><li>in</ul></blockquote><li>two</ul>",
        "ul{li{p{one}quote{p{said}p{so}ul{li{in}}}}li{p{two}}}",
    );
    check(
        "<blockquote><ul><li>one<p>more</ul></blockquote><p>End.",
        "quote{ul{li{p{one}p{more}}}}p{End.}",
    );
    // What begins with a heading has no mark, and what follows there is not the item's before it.
    check(
        "<ul><li>one<li><h3>Two</h3><p>more</ul>",
        "ul{li{one}}h3{Two}p{more}",
    );
    let alt = "The outer quay at low tide in March";
    check(
        &format!("<ol><li>one<img src=q.jpg alt='{alt}'><p>more<li>two</ol>"),
        &format!(
            "ol 1{{li{{p{{one}}p{{img https://quay.example/a/q.jpg{{{alt}}}}}p{{more}}}}li{{p{{two}}}}}}"
        ),
    );
}

#[test]
fn quotations_hold_what_they_hold() {
    check(
        "<blockquote><p>One<br>two<ul><li>three</ul><blockquote><p>Four</blockquote></blockquote>",
        "quote{p{One/two}ul{li{three}}quote{p{Four}}}",
    );
}

#[test]
fn tables_have_a_header_and_cells() {
    check(
        "<table><caption>Tides</caption><tr><th>Port<th>m<tr><td>Elne|B<td><a href=/e>4.1</a></table>",
        "p{Tides}table{head{cell{Port}cell{m}}row{cell{Elne|B}cell{a https://quay.example/e{4.1}}}}",
    );
}

#[test]
fn code_is_verbatim() {
    check(
        "<p>Run <code>a`b</code><code>c</code>:<pre>if *x* {\n\n    y # ``` z\n}</pre>",
        "p{Run code{a`b} code{c}:}pre{if *x* {\n\n    y # ``` z\n}\n}",
    );
}

#[test]
fn links_and_emphasis_nest() {
    check(
        "<p>A <a href='c (d).html'>link <b>in <i>it</i></b></a>, <em>so</em><strong>there</strong>.",
        "p{A a https://quay.example/a/c%20(d).html{link strong{in em{it}}}, em{so}strong{there}.}",
    );
}

#[test]
fn captions_follow_their_figure() {
    check(
        "<p>One.<figure><img src=q.jpg><figcaption>The quay at low tide.</figcaption></figure><p>Two.",
        "p{One.}p{The quay at low tide.}p{Two.}",
    );
}

#[test]
fn footnotes_are_marked_and_defined() {
    check(
        "<p>It holds<sup><a href=#fn1>1</a></sup>, <a href=#fn2>[2]</a>.<ol><li id=fn1>As of <i>May</i>. <a href=#r1>↩</a><li id=fn2><p>One.<p>Two.</ol>",
        "p{It holds^1, ^2.}note 1{p{As of em{May}.}}note 2{p{One.}p{Two.}}",
    );
    check(
        "<p>It <em>holds<a href=#n1>[a]</a></em>.<div id=n1><p>[a] One.<pre>x\ny</pre></div><ul><li>End.</ul>",
        "p{It em{holds^a}.}note a{p{One.}pre{x\ny\n}}ul{li{End.}}",
    );
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    check(
        "<p>1984. A year<p># no<p>- no<p>[^1]: no<p>a | b<p>&lt;b> &amp;amp; <p>---<p>~~~",
        "p{1984. A year}p{# no}p{- no}p{[^1]: no}p{a | b}p{<b> &amp;}p{---}p{~~~}",
    );
}

#[test]
fn pictures_without_a_caption_are_told_by_their_alternative_text() {
    let alt = "The outer quay [north] at low tide in March";
    check(
        &format!(
            "<p>One.<p><img src=q.jpg alt='{alt}'><p>Two.<p><a href=big.png><img src=r.jpg alt='{alt}, from the sea'></a>"
        ),
        &format!(
            "p{{One.}}p{{img https://quay.example/a/q.jpg{{{alt}}}}}p{{Two.}}p{{img https://quay.example/a/r.jpg{{{alt}, from the sea}}}}"
        ),
    );
    // Names, teasers, captioned ones and those that the text repeats say nothing new.
    check(
        &format!(
            "<p>One.<img src=a.png alt='Ida Holm'><a href=/other><img src=b.png alt='{alt}'></a><p>Two.\
         <figure><img src=c.png alt='{alt}'><figcaption>Low tide.</figcaption></figure><p><img src=d.png alt='{alt}'>{alt}."
        ),
        &format!("p{{One.}}p{{Two.}}p{{Low tide.}}p{{{alt}.}}"),
    );
}
