//! Links by number, in the text and in their list; links inside the page; back and forward through
//! pages.

use crate::session::fixture::harbour;
use crate::session::frames::{last_row, press, reader, text};
use byline::app::{App, Effect, Event};
use byline::doc::{Footnote, Inline, InlineKind};
use byline::reading::Reading;
use byline::text::Span;

/// The harbour's article with so many more links, one of them inside the page.
fn linked(words: &[(&str, &str)]) -> Reading {
    let mut reading = harbour();
    let article = &mut reading.article;
    for (words, address) in words {
        let at = article.body.find(words).expect("the words");
        article.inlines.push(Inline {
            span: Span::new(at, at + words.len()),
            kind: InlineKind::Link((*address).to_owned()),
        });
    }
    article.inlines.sort_by_key(|inline| inline.span);
    reading
}

fn few() -> Reading {
    linked(&[
        ("ran aground", "https://example.org/aground"),
        ("his letter", "https://example.org/harbour#what-is-planned"),
    ])
}

#[test]
fn links_in_the_text_are_numbered_and_a_number_goes_there() {
    let mut app = reader(few(), 80, 24);
    assert!(!text(&app).contains("[1]"));
    press(&mut app, "t");
    let frame = text(&app);
    assert!(frame.contains("ships from Denmark [1] aground"), "{frame}");
    assert!(frame.contains("in [2] letter to"), "{frame}");
    assert!(frame.ends_with("link:"), "{frame}");
    press(&mut app, "1");
    let frame = text(&app);
    assert!(frame.contains("https://example.org/aground"), "{frame}");
    assert!(!frame.contains("[2]"), "{frame}");
    press(&mut app, "Escape t Escape");
    assert!(!text(&app).contains("[1]"));
    press(&mut app, "t \"7\"");
    assert_eq!(last_row(&app), "there is no link 7 in sight");
}

#[test]
fn a_number_that_may_go_on_waits() {
    let all: Vec<(&str, &str)> =
        "third town|next spring|two ships|within a|waited for|nine years|who leads|Her deputy|\
        did not answer|claims that|deeper"
            .split('|')
            .take(10)
            .map(|words| (words, "https://example.org/x"))
            .collect();
    let mut app = reader(linked(&all), 80, 24);
    press(&mut app, "t \"1\"");
    assert!(text(&app).contains("[1]") && text(&app).contains("[10]"));
    assert!(!text(&app).contains("[2]"), "{}", text(&app));
    press(&mut app, "\"0\"");
    assert!(text(&app).contains("Open this address?"));
    press(&mut app, "Escape t \"1\" Enter");
    assert!(text(&app).contains("Open this address?"));
}

#[test]
fn a_number_in_the_list_of_links_chooses() {
    let mut app = reader(few(), 80, 24);
    press(&mut app, "o 3");
    assert!(text(&app).contains("https://example.org/coast"));
    assert!(text(&app).contains("Open this address?"), "{}", text(&app));
    press(&mut app, "Escape o 9");
    assert!(text(&app).contains("Links"), "{}", text(&app));
}

#[test]
fn a_link_inside_the_page_jumps_and_comes_back() {
    let mut app = reader(few(), 80, 12);
    press(&mut app, "Space");
    let before = text(&app);
    press(&mut app, "o 2");
    assert!(text(&app).contains("What is planned"));
    assert_eq!(last_row(&app), "Backspace returns");
    press(&mut app, "Backspace");
    assert_eq!(text(&app).lines().nth(2), before.lines().nth(2));
}

fn shown(app: &App) -> usize {
    app.current + 1
}

#[test]
fn back_and_forward_go_across_pages() {
    let mut app = reader(few(), 80, 12);
    press(&mut app, "Space");
    let place = text(&app);
    let effects = press(&mut app, "o 1 Enter");
    assert_eq!(
        effects,
        [Effect::Visit(1, "https://example.org/aground".to_owned())]
    );
    app.handle(Event::Loaded(1, Ok(Box::new(harbour()))));
    press(&mut app, "G");
    press(&mut app, "Backspace");
    assert_eq!(shown(&app), 2, "a jump inside the page goes back first");
    press(&mut app, "Backspace");
    assert_eq!(shown(&app), 1);
    assert_eq!(text(&app).lines().nth(3), place.lines().nth(3));
    press(&mut app, "L");
    assert_eq!(shown(&app), 2, "forward leads to the page again");
    press(&mut app, "L");
    assert!(text(&app).contains("100%"), "and on to where it was left");
    press(&mut app, "2 Backspace");
    assert_eq!(shown(&app), 1);
    press(&mut app, "L L L");
    assert_eq!(last_row(&app), "there is nothing further on");
}

/// How an article was taken.
#[derive(PartialEq)]
enum Taken {
    WithNotes,
    WithoutNotes,
}

/// The harbour's article with a mark at some words of its first paragraph that leads to a note: its
/// last paragraph, or one that the article was taken without.
fn noted(taken: Taken) -> Reading {
    let mut reading = harbour();
    let article = &mut reading.article;
    let words = "next spring";
    let at = article.body.find(words).expect("the words");
    article.inlines.push(Inline {
        span: Span::new(at, at + words.len()),
        kind: InlineKind::Note(0),
    });
    article.inlines.sort_by_key(|inline| inline.span);
    let last = article.blocks.last().map(|block| block.span);
    article.footnotes.push(Footnote {
        label: "1".to_owned(),
        text: "The report counts\n\nin euros.".to_owned(),
        place: last.filter(|_| taken == Taken::WithNotes),
    });
    reading
}

#[test]
fn a_note_is_gone_to_and_come_back_from() {
    let ways = [
        ("j j j", "Enter"),
        ("", "t \"1\""),
        ("", "o Down Down Enter"),
    ];
    for (before, keys) in ways {
        let mut app = reader(noted(Taken::WithNotes), 80, 12);
        press(&mut app, before);
        let before = text(&app);
        press(&mut app, keys);
        let frame = text(&app);
        assert!(frame.contains("> According to a report"), "{keys}: {frame}");
        assert_eq!(last_row(&app), "Note 1 · Backspace returns", "{keys}");
        press(&mut app, "Backspace");
        assert_eq!(text(&app).lines().nth(2), before.lines().nth(2), "{keys}");
    }
}

#[test]
fn a_note_that_the_article_was_taken_without_is_shown_over_the_text() {
    let mut app = reader(noted(Taken::WithoutNotes), 80, 12);
    press(&mut app, "t \"1\"");
    let frame = text(&app);
    assert!(frame.contains("─ Note 1 ─"), "{frame}");
    assert!(frame.contains("The report counts"), "{frame}");
    assert!(frame.contains("in euros."), "{frame}");
    press(&mut app, "q");
    assert!(!text(&app).contains("in euros."));
}

#[test]
fn notes_are_listed_below_the_links() {
    let mut app = reader(noted(Taken::WithNotes), 80, 24);
    press(&mut app, "o");
    let frame = text(&app);
    assert!(frame.contains("Notes 1"), "{frame}");
    assert!(frame.contains("1  The report counts in euros."), "{frame}");
}
