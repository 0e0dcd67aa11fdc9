//! Lines below and above an article, each with the reason that a reader is told.

use crate::doc::Why;
use crate::page::Page;
use crate::strip::{Extent, strip};

const TEXT: &str = "Old quay to be rebuilt\n\n\
The old quay of Lindmouth will be rebuilt after all, the town council decided on Monday evening after a debate that lasted almost five hours and drew a full gallery.\n\n\
The quay was built in 1911 for the herring fleet, and for sixty years it was the busiest place on the whole coast; since the storm its outer part has been closed to ships.\n\n\
Engineers hired by the council found in March that two thirds of the piles are rotten, and that a repair would cost nearly as much as a new quay of concrete and steel.\n\n\
The work will begin in spring and is expected to take two years; until then the inner part of the old quay stays open to small boats, and the crane goes to the museum.\n\n";

/// The last of some lines below the article has the reason; ` / ` stands for the end of a line.
fn check(lines: &str, expected: Why) {
    let page = format!("{TEXT}{}\n", lines.replace(" / ", "\n"));
    let stripped = strip(&Page::new(page.as_bytes(), None, None), Extent::Article);
    let last = lines.rsplit(" / ").next().unwrap_or_default();
    let cut = stripped.cuts.iter().rfind(|cut| cut.text.contains(last));
    assert_eq!(cut.map(|cut| cut.why), Some(expected), "{lines}");
}

/// The reason of the last cut of a page that has some markup below the article.
fn last_of_html(below: &str) -> Option<Why> {
    let page = format!(
        "<html><body><article><h1>Old quay to be rebuilt</h1><p>{}</p></article>{below}</body></html>",
        TEXT.replace("\n\n", "</p><p>")
    );
    let page = Page::new(page.as_bytes(), Some("text/html"), None);
    strip(&page, Extent::Article).cuts.last().map(|cut| cut.why)
}

#[test]
fn a_phrase_tells_what_a_cut_is() {
    check("Related articles / Ferry prices rise again", Why::Related);
    check("Leave a reply / Your name", Why::Comments);
    check(
        "Do not sell or share my personal information",
        Why::Copyright,
    );
    check("Datenschutz", Why::Copyright);
    check(
        "Enter your email to get the week on the coast",
        Why::Newsletter,
    );
    check(
        "Written by Ida Holm, reviewed by Bo Ek, 17 minutes read",
        Why::Byline,
    );
}

#[test]
fn the_form_of_a_line_tells_what_it_is() {
    let menu = "Video / Voice / Email / Flex / Lookup / Verify / Storage / Functions / Queues";
    check(&format!("{menu} / drain_queue(9);"), Why::Other);
    check("By / Ida Holm", Why::Byline);
    check("0 fa-facebook fa-twitter fa-linkedin", Why::ShareButtons);
    check("Home / = / {", Why::Other);
    check("Mitglied seit / May 5, 2021", Why::Byline);
}

#[test]
fn links_to_follow_a_site_share_nothing() {
    check("Follow us on / Facebook / LinkedIn / Pinterest", Why::Other);
    check("Share this page / Facebook / LinkedIn", Why::ShareButtons);
    check("Follow us / Twitter / Share", Why::ShareButtons);
    let cut = |links: &str| last_of_html(&format!("<div class=social>{links}</div>"));
    let own = "<a href='https://www.facebook.com/lindmouth'>Facebook</a>";
    let share = "<a href='https://www.facebook.com/sharer.php?u=x'>Facebook</a>";
    assert_eq!(cut(own), Some(Why::Other));
    assert_eq!(cut(share), Some(Why::ShareButtons));
}

#[test]
fn lines_of_posters_are_told_by_their_labels() {
    check("Home / Posts: 98 / Joined: Jan 27, 2024", Why::Byline);
    check("Home / Forums / Search / Senior Member", Why::Byline);
    check("Home / Forums / Search / Reaction score: 41", Why::Byline);
}

#[test]
fn a_field_of_a_form_does_not_go_on_with_buttons() {
    check("Share / Tweet / Copy link / First name", Why::Other);
}

#[test]
fn a_reason_goes_on_as_far_as_its_kind_does() {
    // A product is called like a button: no bar of buttons begins.
    let menu = "Video / Voice / Email / Flex / Lookup / Verify / Storage / Functions / Queues";
    check(&format!("{menu} / Studio"), Why::Navigation);
    // Behind the buttons another thing begins.
    check(
        "Share / Tweet / Copy link / The harbour office is open on weekdays from nine to four o'clock",
        Why::Other,
    );
    check(
        "Leave a comment / Rolf / I tried it and I was late every day.",
        Why::Comments,
    );
}

#[test]
fn a_name_or_a_date_alone_is_a_byline() {
    let menu = "Home / Harbour / Ferries";
    check(
        &format!("{menu} / Tuesday's tides / by Ida Holm"),
        Why::Byline,
    );
    check(
        &format!("{menu} / Tuesday's tides / 17.05.2021"),
        Why::Byline,
    );
    check(&format!("{menu} / Lesezeit: 3 min"), Why::Byline);
    // What an archive has of a month, and topics.
    check(&format!("{menu} / Archive / May 2021 (7)"), Why::Navigation);
    check(&format!("{menu} / By season"), Why::Navigation);
    let author = "<div class=menu><a href=/a>Home</a></div><div><p>Ida Holm</p></div>";
    let page = format!(
        "<html><head><meta name=author content='Ida Holm'></head><body><article><h1>Old quay to be rebuilt</h1><p>{}</p></article>{author}</body></html>",
        TEXT.replace("\n\n", "</p><p>")
    );
    let page = Page::new(page.as_bytes(), Some("text/html"), None);
    let cuts = strip(&page, Extent::Article).cuts;
    assert_eq!(cuts.last().map(|cut| cut.why), Some(Why::Byline));
}

#[test]
fn figures_and_headlines_are_no_menu() {
    let figures = "Volume / 2.3M / Range / 40 – 47 / Yield / 1.2 % / Margin / 59 % / Debt / 12.5";
    check(figures, Why::Other);
    let menu = "<div class=menu><a href=/a>Home</a><a href=/b>Ferries</a></div>";
    let teaser = "<div><a href=/c>Why the herring left the bay again</a></div>";
    assert_eq!(last_of_html(&format!("{menu}{teaser}")), Some(Why::Related));
    let entry = "<div><a href=/c>Small boats</a></div>";
    assert_eq!(
        last_of_html(&format!("{menu}{entry}")),
        Some(Why::Navigation)
    );
}

#[test]
fn a_word_alone_does_not_tell() {
    check("Share your story of the quay with us", Why::Other);
    check("Leave a reply / Name * / Email *", Why::Comments);
    check(
        "Free 14-day trial. No credit card required",
        Why::Advertisement,
    );
    let topics =
        "<div class=post-terms><a href=/t/quay>Quays</a>, <a href=/t/herring>Herring</a></div>";
    assert_eq!(last_of_html(topics), Some(Why::Tags));
    let rights = "<div class=site-terms><a href=/r>Terms of use</a></div>";
    assert_eq!(last_of_html(rights), Some(Why::Copyright));
}

#[test]
fn a_line_that_holds_two_things_is_cut_in_two() {
    let page = format!(
        "{TEXT}Share mdi-share-variant mdi-twitter mdi-email mdi-printer Related Comments Members can comment after logging in.\n"
    );
    let stripped = strip(&Page::new(page.as_bytes(), None, None), Extent::Article);
    let cuts: Vec<_> = stripped
        .cuts
        .iter()
        .map(|cut| (cut.why, cut.text.as_str()))
        .collect();
    let expected = [
        (
            Why::ShareButtons,
            "Share mdi-share-variant mdi-twitter mdi-email mdi-printer",
        ),
        (
            Why::Comments,
            "Related Comments Members can comment after logging in.",
        ),
    ];
    assert_eq!(cuts, expected);
}
