//! Pages that hide who wrote them, when and under which title, or show nothing at all, each written for
//! this test.

use byline::doc::BlockKind;
use byline::page::Page;
use byline::strip::{Extent, Stripped, strip};

/// A paragraph that is long enough to be an article's.
const PROSE: &str = "<p>The old quay of Lindmouth will be rebuilt after all, the town council decided on Monday evening after a debate that lasted almost five hours and drew a full gallery.</p>\
    <p>The quay was built in 1911 for the herring fleet, and for sixty years it was the busiest place on the whole coast; since the storm its outer part has been closed to ships.</p>\
    <p>Engineers hired by the council found in March that two thirds of the piles are rotten, and that a repair would cost nearly as much as a new quay of concrete and steel.</p>";

fn read(head: &str, body: &str) -> Stripped {
    let page =
        format!("<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>");
    let address = Some("https://www.coastcourier.example/news/quay");
    strip(&Page::new(page.as_bytes(), None, address), Extent::Article)
}

/// An article below a heading, with lines between.
fn article(between: &str) -> String {
    format!(
        "<article><h1>Old quay to be rebuilt</h1>{between}<div class=body>{PROSE}</div></article>"
    )
}

#[test]
fn authors_are_found_where_a_reader_sees_them() {
    let check = |head: &str, between: &str, expected: &[&str]| {
        let authors = read(head, &article(between)).article.authors;
        assert_eq!(authors, expected, "{head} {between}");
    };
    check("", "<p>Written by</p><p>Ida Holm</p>", &["Ida Holm"]);
    check("", "<p>By Ida Holm and Bo Ek</p>", &["Ida Holm", "Bo Ek"]);
    check(
        "",
        "<p>Ida Holm July 13, 2023 — 7 minutes read</p>",
        &["Ida Holm"],
    );
    check("", "<p>Dec. 19, 2023 · Ida Holm</p>", &["Ida Holm"]);
    check("", "<p class=changed>Last Change: 12 March 2023</p>", &[]);
    // Who filed the page is not who wrote it.
    check(
        "<meta name=author content=idah>",
        "<p>By: Ida Holm</p>",
        &["Ida Holm"],
    );
    check("<meta name=author content='page.head.author'>", "", &[]);
    check(
        "<meta name=citation_author content='Holm, Ida B'>",
        "",
        &["Ida B Holm"],
    );
    // A blog that is called after its author has one.
    check(
        "<meta name=author content='Ida Holm'><meta property=og:site_name content='Ida Holm'>",
        "",
        &["Ida Holm"],
    );
}

#[test]
fn a_thread_is_by_who_opened_it() {
    let post = |name: &str| {
        format!("<div class=post><a class=username href=/members/1>{name}</a>{PROSE}</div>")
    };
    let body = format!(
        "<h1>Old quay to be rebuilt</h1>{}{}{}",
        post("quay_cat7"),
        post("Bo"),
        post("system")
    );
    let page = format!(
        "<html><head><title>Old quay to be rebuilt</title></head><body>{body}</body></html>"
    );
    let address = Some("https://forum.coastcourier.example/threads/quay.7/");
    let stripped = strip(&Page::new(page.as_bytes(), None, address), Extent::Article);
    assert_eq!(stripped.article.authors, ["quay_cat7"]);
}

#[test]
fn numbers_of_a_date_are_read_as_the_language_writes_them() {
    let check = |language: &str, expected: &str| {
        let page = format!(
            "<html lang={language}><body><h1>Old quay</h1><p>Published 5/9/2023</p>{PROSE}</body></html>"
        );
        let stripped = strip(&Page::new(page.as_bytes(), None, None), Extent::Article);
        assert_eq!(
            stripped.article.published.as_deref(),
            Some(expected),
            "{language}"
        );
    };
    check("en-US", "2023-05-09");
    check("en-GB", "2023-09-05");
    check("de", "2023-09-05");
}

#[test]
fn the_books_name_is_no_pages_title() {
    let title = "<title>How a quay is built - The Book of Harbours</title>";
    let body =
        format!("<h1>The Book of Harbours</h1><main><h2>How a quay is built</h2>{PROSE}</main>");
    let stripped = read(title, &body);
    assert_eq!(
        stripped.article.title.as_deref(),
        Some("How a quay is built")
    );
}

#[test]
fn the_heading_wins_over_what_the_window_is_called() {
    let check = |window: &str, heading: &str, expected: &str| {
        let head = format!(
            "<title>{window}</title><link rel=canonical href=https://www.coastcourier.example/quay>"
        );
        let body = format!("<h1>{heading}</h1><div class=body>{PROSE}</div>");
        let page = format!("<html><head>{head}</head><body>{body}</body></html>");
        let article = strip(&Page::new(page.as_bytes(), None, None), Extent::Article).article;
        assert_eq!(article.title.as_deref(), Some(expected), "{window}");
        assert!(!article.body.contains(expected), "{}", article.body);
    };
    check(
        "Lindmouth quay 2023: cost and dates",
        "What the new quay of Lindmouth will cost",
        "What the new quay of Lindmouth will cost",
    );
    // Another thing heads the page, and the site is told by the page's own address.
    check(
        "Old quay to be rebuilt – CoastCourier",
        "Services",
        "Old quay to be rebuilt",
    );
    check(
        "旧码头将在今后两年内重建-海岸新闻",
        "频道",
        "旧码头将在今后两年内重建",
    );
}

#[test]
fn who_praises_a_product_wrote_no_page() {
    let reviews = "<div class=review><p>Held in every storm so far.</p><div class=review-author>~ Rachel M.</div></div>";
    let stripped = read(
        "<title>Quay ropes</title>",
        &format!("{}{reviews}", article("")),
    );
    assert!(
        stripped.article.authors.is_empty(),
        "{:?}",
        stripped.article.authors
    );
}

#[test]
fn a_page_without_text_says_so() {
    let empty = "<div id=root></div>";
    let told = |stripped: &Stripped, words: &str| {
        stripped.notices.iter().any(|notice| notice.contains(words))
    };
    let stripped = read("<title>Old quay to be rebuilt</title>", empty);
    assert!(told(&stripped, "JavaScript"), "{:?}", stripped.notices);
    assert_eq!(
        stripped.article.title.as_deref(),
        Some("Old quay to be rebuilt")
    );
    let summary = "<meta name=description content='The old quay of Lindmouth will be rebuilt after all, the council says.'>";
    let stripped = read(summary, empty);
    assert!(
        told(&stripped, "summary says: The old quay of Lindmouth"),
        "{:?}",
        stripped.notices
    );
}

#[test]
fn headings_lose_their_sign_and_listings_their_line_numbers() {
    let body = article(&format!(
        "{PROSE}<h2>How it is built<a href='#built'>#</a></h2>\
         <table><tr><td><pre>1\n2\n3\n</pre></td><td><pre>let quay = 1;\nlet crane = 2;\nbuild(quay, crane);\n</pre></td></tr></table>{PROSE}"
    ));
    let stripped = read("<title>Old quay to be rebuilt</title>", &body);
    let article = &stripped.article;
    let texts = |wanted: BlockKind| {
        let blocks = article
            .blocks
            .iter()
            .filter(move |block| block.kind == wanted);
        blocks
            .map(|block| block.span.of(&article.body))
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(BlockKind::Heading(2)), ["How it is built"]);
    assert_eq!(
        texts(BlockKind::Code),
        ["let quay = 1;\nlet crane = 2;\nbuild(quay, crane);"]
    );
    let cut: String = stripped.cuts.iter().map(|cut| cut.text.as_str()).collect();
    assert!(cut.contains('#') && cut.contains("1\n2\n3"), "{cut}");
}

#[test]
fn a_page_that_was_encoded_twice_is_read() {
    let wrong = "<p>â€œIt wonâ€™t hold,â€\u{9d} she said â€“ â€œnot for a yearâ€\u{9d}, as the council in Lindmouth was told by its own engineers in spring.</p>";
    let stripped = read("", &article(wrong));
    assert!(
        stripped
            .article
            .body
            .contains("“It won’t hold,” she said – “not"),
        "{}",
        stripped.article.body
    );
}

#[test]
fn the_title_of_a_dump_is_no_line_beside_it() {
    let prose = PROSE.replace("<p>", "\n\n").replace("</p>", "");
    let check = |lines: &str, expected: &str| {
        let page = format!("{}\n{prose}\n", lines.replace(" / ", "\n\n"));
        let stripped = strip(&Page::new(page.as_bytes(), None, None), Extent::Article);
        assert_eq!(stripped.article.title.as_deref(), Some(expected), "{lines}");
    };
    // The headline says in other words what the window is called.
    check(
        "Quay of Lindmouth will be rebuilt | Coast Courier / Search / Old quay of Lindmouth to be rebuilt / By Ida Holm, 13 July 2023",
        "Old quay of Lindmouth to be rebuilt",
    );
    // No other line does, and what stands nearest to the text is none.
    check(
        "Quay of Lindmouth will be rebuilt | Coast Courier / Menu / Why you can trust us",
        "Quay of Lindmouth will be rebuilt",
    );
    check(
        "Quay of Lindmouth will be rebuilt - Coast Courier / Written by Ida Holm",
        "Quay of Lindmouth will be rebuilt",
    );
    // The first line is of something else.
    check(
        "Credit: Bo Ek / Town rebuilds its quay / By Ida Holm",
        "Town rebuilds its quay",
    );
}

#[test]
fn a_page_is_not_dated_by_its_last_change() {
    let check = |head: &str, between: &str, expected: &str| {
        let published = read(head, &article(between)).article.published;
        assert_eq!(published.as_deref(), Some(expected), "{head} {between}");
    };
    let changed = "<meta property=article:modified_time content=2025-02-03>";
    check(changed, "<p>Published 13 July 2023</p>", "2023-07-13");
    check(
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"dateModified\":\"2025-02-03\"}</script>",
        "<time class=published datetime=2023-07-13>last summer</time>",
        "2023-07-13",
    );
    // Where nothing else is known it stands in.
    check(changed, "", "2025-02-03");
}
