//! Small pages, each with the authors and the date that a reader would name.

use crate::page::Page;
use crate::strip::{Extent, Stripped, strip};

/// A page with that head and those lines between its title and its text.
fn page(head: &str, lines: &str) -> Stripped {
    let text = "<p>The old quay of Lindmouth will be rebuilt after all, the town council decided on \
        Monday evening after a debate that lasted almost five hours and drew a full gallery.</p>\
        <p>The quay was built in the last century for the herring fleet, and for sixty years it was \
        the busiest place on the whole coast; its outer part has been closed to ships.</p>";
    let page = format!(
        "<html><head><title>A new quay</title>{head}</head>\
         <body><h1>A new quay</h1>{lines}{text}</body></html>"
    );
    let page = Page::new(page.as_bytes(), Some("text/html"), None);
    strip(&page, Extent::Article)
}

#[test]
fn who_wrote_a_review_or_read_the_facts_is_no_author() {
    let check = |head: &str, lines: &str, expected: &[&str]| {
        let authors = page(head, lines).article.authors;
        assert_eq!(authors, expected, "{head} {lines}");
    };
    let review = r#"<script type="application/ld+json">{"@type":"Product","name":"Quay",
        "review":[{"@type":"Review","author":{"@type":"Person","name":"Bo Ek"}},
                  {"@type":"Review","author":{"@type":"Person","name":"Eva Lund"}}]}</script>"#;
    check(review, "", &[]);
    check(
        "",
        "<div itemprop=review><span itemprop=author>Bo Ek</span></div>",
        &[],
    );
    check(
        "",
        "<div>By <a href=/author/1>Ida Holm</a> | Fact-checked by <a href=/author/2>Bo Ek</a></div>",
        &["Ida Holm"],
    );
    check("", "<p><b>Contributors:</b> Ida Holm</p>", &["Ida Holm"]);
    check(
        "",
        "<p>Dec. 19, 2025 · Ida Holm on behalf of the harbour</p>",
        &["Ida Holm"],
    );
}

#[test]
fn keys_of_a_sites_own_tell_the_date() {
    let head = "<meta name=w-published-date content=2025-05-27>\
        <meta name=w-publish-update-time content=2025-06-01>";
    assert_eq!(
        page(head, "").article.published.as_deref(),
        Some("2025-05-27")
    );
}
