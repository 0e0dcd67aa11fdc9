//! Dumps of small pages, each with the title that a reader would give it.

use crate::page::Page;
use crate::strip::{Extent, strip};

const TEXT: &str = "\
The old quay of Lindmouth will be rebuilt after all, the town council decided on Monday evening after a debate that lasted almost five hours and drew a full gallery.\n\n\
The quay was built in 1911 for the herring fleet, and for sixty years it was the busiest place on the whole coast; since the storm its outer part has been closed to ships.\n\n\
Engineers hired by the council found in March that two thirds of the piles are rotten, and that a repair would cost nearly as much as a new quay of concrete and steel.\n\n\
The work will begin in spring and is expected to take two years; until then the inner part of the old quay stays open to small boats, and the crane goes to the museum.\n";

/// The title of the text below some lines; ` / ` stands for the end of a line.
fn check(lines: &str, expected: &str) {
    let page = format!("{}\n\n{TEXT}", lines.replace(" / ", "\n\n"));
    let stripped = strip(&Page::new(page.as_bytes(), None, None), Extent::Article);
    assert_eq!(stripped.article.title.as_deref(), Some(expected), "{lines}");
}

#[test]
fn the_heading_above_the_text_wins_over_the_windows_name() {
    check(
        "What the new quay of Lindmouth costs | Coast News / Menu / Sport / Lindmouth council votes for a new quay / By Ida Holm",
        "Lindmouth council votes for a new quay",
    );
    check(
        "Lindmouth rebuilds its quay - Coast News / Menu / Sport / Lindmouth rebuilds its quay / By Ida Holm",
        "Lindmouth rebuilds its quay",
    );
}

#[test]
fn a_part_of_the_windows_name_in_a_menu_is_no_title() {
    check(
        "The old quay and what will become of it - Coast News / The old quay / Harbour / The old quay, and what will become of it / By Ida Holm",
        "The old quay, and what will become of it",
    );
    check(
        "The harbour - The Harbour Masters' Handbook / Menu / The Harbour Masters' Handbook / The harbour / By Ida Holm",
        "The harbour",
    );
    check(
        "A new quay for Lindmouth | Coast News / News › Harbour › A new quay for Lindmouth / A new quay for Lindmouth / By Ida Holm",
        "A new quay for Lindmouth",
    );
}

#[test]
fn a_headline_in_several_lines_is_one() {
    let page = format!(
        "Boats and quays: What a harbour needs - Coast News\nMenu\nBoats and quays:\nWhat a harbour needs\n\n{TEXT}"
    );
    let stripped = strip(&Page::new(page.as_bytes(), None, None), Extent::Article);
    let title = stripped.article.title.as_deref();
    assert_eq!(title, Some("Boats and quays: What a harbour needs"));
    assert!(!stripped.article.body.contains("harbour needs"));
}
