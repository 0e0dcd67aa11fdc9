//! Titles with what pages put around them.

use super::*;

#[test]
fn what_stands_above_a_title_is_split_off() {
    let titles = ["Dam holds, officials say".to_owned()];
    let check = |text, expected| assert_eq!(without_topline(text, &titles), expected);
    check(
        "Energy: Dam holds, officials say",
        ("Energy:", "Dam holds, officials say"),
    );
    check(
        "5.6.2021Dam holds, officials say",
        ("5.6.2021", "Dam holds, officials say"),
    );
    check("Dam holds, officials say", ("", "Dam holds, officials say"));
    check("Dam breaks", ("", "Dam breaks"));
    check(
        "How the dam holds, officials say",
        ("How the", "Dam holds, officials say"),
    );
}

#[test]
fn the_mark_of_a_headings_own_link_goes() {
    let check = |text: &str, expected: &str| assert_eq!(without_permalink(text), expected);
    check("Middleware¶", "Middleware");
    check("Primers #", "Primers");
    check("Primers#", "Primers");
    check("A year of C#", "A year of C#");
}

#[test]
fn the_sites_name_goes() {
    let check = |title: &str, site: &str, address: Option<&str>, expected: &str| {
        assert_eq!(without_site(title, site, address), expected);
    };
    check(
        "Dam holds | The Valley Post",
        "The Valley Post",
        None,
        "Dam holds",
    );
    check("Valley Post - Dam holds", "Valley Post", None, "Dam holds");
    check(
        "Dam holds - valleypost.example",
        "",
        Some("https://www.valleypost.example/a"),
        "Dam holds",
    );
    check("Dam – a history", "Valley Post", None, "Dam – a history");
    // The name of the site's product is none of the site.
    let product = "Lindmouth knitted harbour jumper - Blue";
    check(product, "Lindmouth", None, product);
}

/// The title of a page with that head and body; its text is the same each time.
fn title_of(head: &str, body: &str) -> Option<String> {
    let text = "<p>The old quay of Lindmouth will be rebuilt after all, the town council decided on \
        Monday evening after a debate that lasted almost five hours and drew a full gallery.</p>\
        <p>The quay was built in 1911 for the herring fleet, and for sixty years it was the busiest \
        place on the whole coast; since the storm its outer part has been closed to ships.</p>";
    let page = format!("<html><head>{head}</head><body>{body}{text}</body></html>");
    let page = crate::page::Page::new(page.as_bytes(), Some("text/html"), None);
    let stripped = crate::strip::strip(&page, crate::strip::Extent::Article);
    stripped.article.title
}

#[test]
fn headings_that_name_the_site_are_no_titles() {
    let check = |head: &str, body: &str, expected: &str| {
        assert_eq!(title_of(head, body).as_deref(), Some(expected), "{head}");
    };
    let site = "<meta property=og:site_name content=\"Ida's Blog\">";
    check(
        &format!("{site}<meta property=og:title content='A week at the quay'>"),
        "<h1><a href=/>Ida's Blog</a></h1><div><b>A week at the quay</b></div>",
        "A week at the quay",
    );
    check(
        "<title>Quay - Harbours | CoastDocs</title>",
        "<h1>Quay</h1><h2>Harbours</h2>",
        "Quay",
    );
    check(
        "<title>harbour - Why is a rotten pile bad for a quay? - Coast Answers</title>",
        "<h1>Why is a rotten pile bad for a quay?</h1><h3>Harbour</h3>",
        "Why is a rotten pile bad for a quay?",
    );
}

#[test]
fn a_forums_name_is_no_part_of_a_title() {
    let check = |title: &str, expected: &str| {
        let found = title_of(&format!("<title>{title}</title>"), "<div>Log in</div>");
        assert_eq!(found.as_deref(), Some(expected));
    };
    check(
        "Which rope for a small boat? - Lindmouth Sailing Forum",
        "Which rope for a small boat?",
    );
    check("Boats - a Community", "Boats - a Community");
}
