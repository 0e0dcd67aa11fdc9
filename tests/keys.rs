//! Sessions: keys through the real update and the real drawing. The snapshots hold a frame's text and
//! the styles beneath; `INSTA_UPDATE=always cargo test --test keys` writes them anew for review.

mod session;

use byline::app::action::{ACTIONS, Action};
use byline::app::picker::Target;
use byline::app::{App, Effect, Event, Mouse, MouseKind, Overlay, Size};
use session::fixture::{harbour, harbour_undetected, no_article};
use session::frames::{last_row, press, reader, styled, text};

/// Compares the frame after the keys with the one that was reviewed.
fn frame(name: &str, (width, height): (u16, u16), keys: &str) {
    let mut app = reader(harbour(), width, height);
    press(&mut app, keys);
    insta::assert_snapshot!(name, styled(&app), keys);
}

#[test]
fn frames_of_the_main_views() {
    frame("opened", (80, 24), "Escape");
    frame("opened_wide", (120, 32), "Escape");
    frame("opened_small", (40, 12), "Escape");
    frame("sourcing", (200, 50), "Escape");
    frame("sourcing_in_little_room", (80, 24), "Tab Tab Tab");
    frame("scrolled", (80, 24), "Space");
    frame("end", (80, 24), "G");
    frame("at_a_mention", (80, 24), "Right Right");
    frame("chosen_entry", (120, 32), "Tab j Enter");
    frame("lists_over_the_text", (80, 24), "Tab Tab");
    frame("lists_small", (40, 12), "Tab Tab j");
    frame("lists_filtered", (80, 24), "Tab / \"bell\" Enter");
    frame("card_of_a_person", (80, 24), "Right Right Enter");
    frame("card_of_a_source", (80, 24), "3 i");
    frame("search", (80, 24), "/ \"the\"");
    frame("search_hits", (80, 24), "/ \"the\" Enter n");
    frame("matches", (80, 24), "/ \"port\" Enter g /");
    frame("stripped", (80, 24), "x");
    frame("stripped_at_the_end", (80, 24), "G x");
    frame("source", (80, 12), "Space r");
    frame("statement", (80, 24), ") )");
    frame("attributed", (80, 24), "3 a Escape");
    frame("focus", (80, 24), "} f");
    frame("marked", (80, 24), "} m \"ask her\" Enter M");
    frame("links", (80, 24), "o Enter");
    frame("outline", (80, 24), "O");
    frame("help", (80, 24), "?");
    frame("help_wide", (120, 40), "?");
    frame("palette", (80, 24), ": \"copy\"");
    frame("notices", (80, 24), "!");
    frame("without_colour", (80, 24), "T T T T Right Right Tab Escape");
}

#[test]
fn a_page_that_is_not_there_yet_says_so() {
    let size = Size {
        width: 60,
        height: 8,
    };
    let mut app = App::new(vec!["https://example.org/news".to_owned()], size);
    insta::assert_snapshot!("loading", text(&app));
    let effects = press(&mut app, "Escape");
    assert_eq!(effects, [Effect::Cancel(0)]);
    insta::assert_snapshot!("cancelled", text(&app));
    let why = "cannot read https://example.org/news: the server says 404 Not Found";
    app.handle(Event::Loaded(0, Err(why.to_owned())));
    insta::assert_snapshot!("failed", text(&app));
}

#[test]
fn a_page_without_an_article_offers_what_was_stripped() {
    let mut app = reader(no_article(), 60, 12);
    insta::assert_snapshot!("no_article", text(&app));
    press(&mut app, "x");
    insta::assert_snapshot!("no_article_stripped", text(&app));
}

#[test]
fn the_lists_fill_when_the_entities_come() {
    let (reading, entities) = harbour_undetected();
    let mut app = reader(reading, 110, 12);
    assert!(app.wants_tick());
    insta::assert_snapshot!("undetected", text(&app));
    app.handle(Event::Detected(0, Box::new(entities)));
    assert!(!app.wants_tick());
    assert!(text(&app).contains("Ada Bell"));
}

/// The status line after the keys, in a window of 100 columns.
fn status(keys: &str) -> String {
    let mut app = reader(harbour(), 100, 30);
    press(&mut app, keys);
    last_row(&app)
}

#[test]
fn enter_on_an_entry_goes_to_its_next_mention_and_says_which() {
    let check = |keys: &str, expected: &str| assert_eq!(status(keys), expected, "{keys}");
    check("Tab Enter", "Ada Bell 1 of 3 · 1 of 2 people");
    check("Tab Enter Enter", "Ada Bell 2 of 3 · 1 of 2 people");
    check(
        "Tab Enter Enter Enter Enter",
        "Ada Bell 1 of 3 · 1 of 2 people · from the top",
    );
    check(
        "Tab Enter ,",
        "Ada Bell 3 of 3 · 1 of 2 people · from the end",
    );
    check("Tab j Enter", "Tom Okafor 1 of 2 · 2 of 2 people");
    check(
        "Tab Tab Enter . .",
        "Norway 1 of 2 · 1 of 3 countries · from the top",
    );
    check("Tab j", "Tom Okafor 2 mentions · 2 of 2 people");
    check("Right", "Norway 1 of 2 · 1 of 3 countries");
    check("Right Right", "Ada Bell 1 of 3 · 1 of 2 people");
    check("Right Right Left", "Norway 1 of 2 · 1 of 3 countries");
    check("Left", "no further mention");
}

#[test]
fn search_counts_and_goes_around() {
    let check = |keys: &str, expected: &str| assert_eq!(status(keys), expected, "{keys}");
    check("/ \"bell\" Enter", "\"bell\" 1 of 3");
    check("/ \"bell\" Enter n", "\"bell\" 2 of 3");
    check("/ \"bell\" Enter N", "\"bell\" 3 of 3 · from the end");
    check("/ \"bell\" Enter n n n", "\"bell\" 1 of 3 · from the top");
    check("/ \"zebra\" Enter", "\"zebra\" does not occur");
    check("/ \"cafe\" Enter", "\"cafe\" 1 of 2");
    check("/ \"Café\" Enter", "\"Café\" 1 of 1");
    check("/ \"bell\" Enter / Up Enter n", "\"bell\" 3 of 3");
    check("n", "nothing was searched yet");
}

#[test]
fn back_returns_to_the_very_line() {
    let mut app = reader(harbour(), 80, 12);
    press(&mut app, "j j j");
    let before = text(&app);
    press(
        &mut app,
        "G Right / \"the\" Enter n Backspace Backspace Backspace",
    );
    assert_eq!(text(&app).lines().next(), before.lines().next());
    assert_eq!(text(&app).lines().nth(3), before.lines().nth(3));
    press(&mut app, "L L L");
    assert_ne!(text(&app), before);
}

#[test]
fn the_pages_source_is_left_the_way_it_was_entered() {
    let mut app = reader(harbour(), 80, 12);
    press(&mut app, "Space");
    let before = text(&app);
    press(&mut app, "r j j");
    assert!(text(&app).contains("<h1>The harbour</h1>"));
    press(&mut app, "r ctrl-l");
    let body = |frame: &str| frame.lines().take(11).collect::<Vec<_>>().join("\n");
    assert_eq!(body(&text(&app)), body(&before));
    press(&mut app, "r Right");
    assert!(
        !text(&app).contains("<h1>"),
        "a jump leads back to the article"
    );
}

#[test]
fn resizing_keeps_the_top_lines_text() {
    let mut app = reader(harbour(), 80, 12);
    press(&mut app, "/ \"Nobody who\" Enter z t");
    for width in [40, 61, 100, 250, 80, 33, 80] {
        app.handle(Event::Resize(Size { width, height: 12 }));
        let top = text(&app).lines().nth(1).unwrap_or_default().to_owned();
        assert!(top.contains("Nobody who"), "{width}: {top}");
    }
}

#[test]
fn sequences_wait_and_unknown_keys_do_nothing() {
    let mut app = reader(harbour(), 80, 12);
    press(&mut app, "G");
    let end = text(&app);
    press(&mut app, "F7 ctrl-x alt-q 0 % ; @");
    assert_eq!(text(&app), end);
    press(&mut app, "g g");
    assert!(text(&app).contains("The harbour gets its channel"));
    press(&mut app, "g e");
    assert_eq!(text(&app), end);
    press(&mut app, "g q g Escape y Q");
    assert_eq!(
        text(&app),
        end,
        "what does not belong to a sequence does nothing"
    );
}

#[test]
fn a_sequence_shows_at_once_what_may_follow_and_waits_for_ever() {
    for (width, height) in [(40, 12), (80, 24), (120, 32)] {
        let mut app = reader(harbour(), width, height);
        press(&mut app, "g");
        assert!(!app.wants_tick());
        app.handle(Event::Tick);
        for words in ["to the beginning", "to the end", "n, t, ", "whole words"] {
            let frame = text(&app);
            let words = words.replace("n, t, ", "t, n");
            assert!(frame.contains(&words), "{width}x{height}: {words}\n{frame}");
        }
        press(&mut app, "e");
        assert!(!text(&app).contains("whole words"));
    }
    let mut app = reader(harbour(), 120, 32);
    press(&mut app, "Tab y");
    assert!(text(&app).contains("copy the whole article"));
}

#[test]
fn a_key_that_the_user_made_both_whole_and_a_beginning_still_works() {
    let mut app = reader(harbour(), 80, 12);
    app.settings
        .keymap
        .bind(Action::Bottom, &["g".to_owned()])
        .expect("a free key");
    press(&mut app, "g k");
    assert!(!text(&app).contains("The harbour gets its channel after nine years\n"));
    press(&mut app, "g g");
    assert!(text(&app).contains("The harbour gets its channel"));
}

#[test]
fn the_palette_finds_every_action_by_its_name_and_by_its_key() {
    for width in [40, 80] {
        for entry in ACTIONS {
            let mut app = reader(harbour(), width, 24);
            press(&mut app, &format!(": \"{}\"", entry.name));
            let found = match &app.overlay {
                Some(Overlay::Picker(picker)) => picker.target(),
                _ => Target::Nothing,
            };
            assert_eq!(found, Target::Act(entry.action), "{}", entry.name);
        }
    }
    let mut app = reader(harbour(), 80, 24);
    assert_eq!(press(&mut app, ": q Enter"), [Effect::Quit]);
}

#[test]
fn leaving_is_possible_from_everywhere() {
    for view in [
        "",
        "Tab",
        "?",
        "/ \"a\"",
        "Right Enter",
        "x",
        "g",
        ":",
        "M",
        "o Enter",
    ] {
        let mut app = reader(harbour(), 80, 24);
        press(&mut app, view);
        let effects = press(&mut app, "Escape ctrl-c");
        assert!(effects.contains(&Effect::Quit), "{view}");
    }
}

#[test]
fn q_closes_what_lies_over_the_text_before_it_leaves() {
    for view in ["?", "!", "o", "M", "Right Enter"] {
        let mut app = reader(harbour(), 80, 24);
        press(&mut app, view);
        assert!(press(&mut app, "q").is_empty(), "{view}");
        assert_eq!(press(&mut app, "q"), [Effect::Quit], "{view}");
    }
}

/// Does something with the mouse at the first place of a text on the frame.
fn point(app: &mut App, kind: MouseKind, words: &str) {
    let frame = text(app);
    let found = frame.lines().enumerate().find_map(|(row, line)| {
        let at = line.rfind(words)?;
        Some((line[..at].chars().count(), row))
    });
    let (column, row) = found.expect("the words are on the screen");
    let (column, row) = (column as u16, row as u16);
    app.handle(Event::Mouse(Mouse { kind, column, row }));
}

#[test]
fn a_click_chooses_and_goes_and_a_second_one_opens_the_card() {
    let mut app = reader(harbour(), 120, 32);
    point(&mut app, MouseKind::Press, "Tom Okafor");
    assert_eq!(last_row(&app), "Tom Okafor 1 of 2 · 2 of 2 people");
    point(&mut app, MouseKind::WheelDown, "Norway  ");
    let chosen = app.open().and_then(|open| open.name_of(open.lists.chosen?));
    assert_eq!(chosen.as_deref(), Some("Denmark"));
    point(&mut app, MouseKind::Press, "Netherlands  ");
    point(&mut app, MouseKind::Press, "Netherlands  ");
    assert!(text(&app).contains("Mentions 1"), "{}", text(&app));
    press(&mut app, "Escape");
    point(&mut app, MouseKind::Press, "Norway's");
    assert!(text(&app).contains("Mentions 2"), "{}", text(&app));
}

#[test]
fn a_small_help_says_where_the_rest_is() {
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, "?");
    assert!(text(&app).contains(": finds "), "{}", text(&app));
    press(&mut app, "/ \"suspend\" Enter");
    assert!(!text(&app).contains("finds"));
}
