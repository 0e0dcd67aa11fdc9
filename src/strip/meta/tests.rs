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
    let head = "<meta name=ms.date content=2025-05-27>";
    let found = page(head, "").article.published;
    assert_eq!(found.as_deref(), Some("2025-05-27"));
}

#[test]
fn a_posts_title_wins_over_what_all_windows_are_called() {
    let text = "<p>The old quay of Lindmouth will be rebuilt after all, the town council decided on \
        Monday evening after a debate that lasted almost five hours and drew a full gallery.</p>";
    let titled = |class: &str| {
        let page = format!(
            "<html><head><title>Lindmouth - Where neighbours talk</title></head>\
             <body><h1 class={class}>Who remembers the herring fleet?</h1>{text}</body></html>"
        );
        let page = Page::new(page.as_bytes(), Some("text/html"), None);
        strip(&page, Extent::Article).article.title
    };
    let own = "Who remembers the herring fleet?";
    assert_eq!(titled("post-title").as_deref(), Some(own));
    assert_ne!(titled("claim").as_deref(), Some(own));
}

/// A dump with those lines between its title and its text.
fn dump(lines: &str) -> Stripped {
    let text = "The old quay of Lindmouth will be rebuilt after all, the town council decided on \
        Monday evening after a debate that lasted almost five hours and drew a full gallery.\n\n\
        The quay was built in the last century for the herring fleet, and for sixty years it was \
        the busiest place on the whole coast; its outer part has been closed to ships.\n\n\
        Engineers hired by the council found in March that two thirds of the piles are rotten, and \
        that a repair would cost nearly as much as a new quay of concrete and steel.\n";
    let page = format!(
        "A new quay for the town - Coast Courier\n\nHome\nSport\n\nA new quay for the town\n\n{}\n\n{text}",
        lines.replace(" / ", "\n\n")
    );
    strip(&Page::new(page.as_bytes(), None, None), Extent::Article)
}

#[test]
fn authors_of_a_dump_stand_in_its_lines() {
    let check = |lines: &str, expected: &[&str]| {
        assert_eq!(dump(lines).article.authors, expected, "{lines}");
    };
    check("May 5, 2023June 1, 2024 by Ida Holm", &["Ida Holm"]);
    check(
        "Published on May 5, 2023 by Ida Holm and Bo Ek",
        &["Ida Holm", "Bo Ek"],
    );
    check("by Ida HolmMay 5, 2023", &["Ida Holm"]);
    check("by Ida Holm—10 min read", &["Ida Holm"]);
    check("By the Harbour Team 2–3 minutes", &["the Harbour Team"]);
    check("fa-user Guide by Ida Holm", &["Ida Holm"]);
    check("Ida Holm / Harbour Correspondent", &["Ida Holm"]);
    check("Ida Holm / Jun 9", &["Ida Holm"]);
    check("Ida Holm / 9 min read", &["Ida Holm"]);
    check("Harbour Walks / Cliff Walks", &[]);
    check("Reviewed on May 5, 2023 by Bo Ek", &[]);
    check("Last updated on May 5, 2023 by Ida Holm", &["Ida Holm"]);
    check(
        "by Ida Holm, Head of the Institute for Quays and Piers",
        &["Ida Holm"],
    );
}

#[test]
fn authors_of_a_dump_are_described_below_it() {
    let check = |lines: &str, expected: &[&str]| {
        let text = "The old quay of Lindmouth will be rebuilt after all, the town council decided on \
            Monday evening after a debate that lasted almost five hours and drew a full gallery.\n\n\
            The quay was built in the last century for the herring fleet, and for sixty years it was \
            the busiest place on the whole coast; its outer part has been closed to ships.";
        let page = format!(
            "A new quay for the town\n\n{text}\n\n{}\n",
            lines.replace(" / ", "\n\n")
        );
        let stripped = strip(&Page::new(page.as_bytes(), None, None), Extent::Article);
        assert_eq!(stripped.article.authors, expected, "{lines}");
    };
    let writer =
        "Ida is a freelance writer who has lived beside three harbours of the coast since 2011.";
    check(
        &format!("Share / Ida Holm / {writer} / Related articles"),
        &["Ida Holm"],
    );
    check(
        "Share / Quay / Quay is a word that nobody can spell at first, and few can say it well.",
        &[],
    );
    check(
        &format!(
            "Our team / Ida / {writer} / Bo / Bo is a writer of short books about boats and ropes. / Eva / Eva is the editor of the paper and of all its supplements."
        ),
        &[],
    );
}

#[test]
fn who_opened_a_thread_stands_at_a_label() {
    let check = |lines: &str, expected: &[&str]| {
        assert_eq!(dump(lines).article.authors, expected, "{lines}");
    };
    check(
        "fa-user Thread starter ida_h / Start date May 5, 2023",
        &["ida_h"],
    );
    check("Thread starter / Thread starter / ida_h", &["ida_h"]);
    check(
        "Discussion in 'Quays' started by ida_h, May 5, 2023.",
        &["ida_h"],
    );
    check(
        "#1 2023-05-05 / ida_h / Member / Registered: 2020-01-27",
        &["ida_h"],
    );
    check(
        "ida_h / Senior Member / Location: Lindmouth / Join Date: Mar 2016",
        &["ida_h"],
    );
    let asked = dump("asked May 5, 2023 at 9:51 / ida_h / edited June 1, 2023").article;
    assert_eq!(asked.authors, ["ida_h"]);
    assert_eq!(asked.published.as_deref(), Some("2023-05-05"));
}

#[test]
fn a_thread_is_told_by_the_address_that_the_page_gives_itself() {
    let head = "<link rel=canonical href='https://quays.example/threads/new-quay.12/'>";
    let posts = "<div class=post><a class=username>ida_h</a></div>\
        <div class=post><a class=username>bo</a></div>";
    assert_eq!(page(head, posts).article.authors, ["ida_h"]);
}

#[test]
fn the_day_that_a_reader_sees_counts_where_the_zone_of_time_makes_another() {
    let published = |seen: &str| {
        let head = "<meta property=article:published_time content=2023-05-06T01:30:00Z>";
        let article = page(head, &format!("<p>Posted on {seen}</p>")).article;
        article.published.unwrap_or_default()
    };
    assert_eq!(published("May 5, 2023"), "2023-05-05");
    assert_eq!(published("May 7, 2023"), "2023-05-06T01:30:00Z");
    assert_eq!(published("May 6, 2023"), "2023-05-06T01:30:00Z");
    // A page that has moved has the day of its move there; the line below the title has the text's own.
    assert_eq!(published("May 4, 2021 · 3 min read"), "2021-05-04");
    let head = "<meta property=article:published_time content=2023-05-06>";
    let below = |line: &str| page(head, &format!("<p>{line}</p>")).article.published;
    assert_eq!(below("4 May 2021").as_deref(), Some("2021-05-04"));
    assert_eq!(below("Joined: May 4, 2021").as_deref(), Some("2023-05-06"));
    assert_eq!(below("Updated May 4, 2021").as_deref(), Some("2023-05-06"));
}

#[test]
fn a_list_of_texts_has_no_author() {
    let card = |name: &str| format!("<div><h2>A quay</h2><span class=author>{name}</span></div>");
    let names = ["Ida Holm", "Bo Ek", "Eva Lund", "Rolf Berg"];
    let cards: String = names.map(card).concat();
    let none: [&str; 0] = [];
    assert_eq!(page("", &cards).article.authors, none);
    // Right below the main heading stands whose text the page is.
    let own = format!("<span class=author>Nils Dahl</span>{cards}");
    assert_eq!(page("", &own).article.authors, ["Nils Dahl"]);
}

#[test]
fn who_signed_is_read_in_other_languages_too() {
    let check = |line: &str, expected: &[&str]| {
        let authors = page("", &format!("<p>{line}</p>")).article.authors;
        assert_eq!(authors, expected, "{line}");
    };
    check("Verfasst von: Ida Holm", &["Ida Holm"]);
    check("Escrito por Ida Holm", &["Ida Holm"]);
    check("Publié par Ida Holm à 12:30", &["Ida Holm"]);
    check("<b>Autor:</b> Ida Holm/Küstenpost", &["Ida Holm"]);
}

#[test]
fn a_desk_does_not_hide_who_signed() {
    let check = |told: &str, expected: &[&str]| {
        let head = format!("<meta name=author content='{told}'>");
        let authors = page(&head, "<p>By Ida Holm</p>").article.authors;
        assert_eq!(authors, expected, "{told}");
    };
    check("Harbour Newsroom", &["Ida Holm"]);
    check("Coastal Piers Association", &["Ida Holm"]);
    check("Licensed Harbour Pilot", &["Ida Holm"]);
}

#[test]
fn a_line_of_a_dump_names_its_author_beside_the_day() {
    let check = |lines: &str, expected: &[&str]| {
        assert_eq!(dump(lines).article.authors, expected, "{lines}");
    };
    check("Nils van Dam\n\n2022-11-23", &["Nils van Dam"]);
    check("Dec 17, 2025Ida K. Holm", &["Ida K. Holm"]);
    check("May 1, 2021May 8, 2021Ida Holm", &["Ida Holm"]);
    check(
        "Ida Holm•Updated on Jul 4, 2024 •28 min read",
        &["Ida Holm"],
    );
    check(
        "May 5, 2021 · 30 min · 6279 words · Ida Holm",
        &["Ida Holm"],
    );
    check("bi-person Ida Holm", &["Ida Holm"]);
    check("Ida Holm\n\n•\n\nUpdated on Jul 4, 2024", &["Ida Holm"]);
    check("by:\nIda Holm\n,\nDec 17, 2025", &["Ida Holm"]);
    check("Article written by:\n\nIda Holm", &["Ida Holm"]);
    check("Ida Holm\n\nIda Holm\n\nReviewed by: Bo Ek", &["Ida Holm"]);
    check("Featured Boats\n\nFeatured Boats\n\nSmall Boats", &[]);
}
