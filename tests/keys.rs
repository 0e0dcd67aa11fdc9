//! Sessions: keys through the real update and the real drawing.

mod session;

use byline::app::Effect;
use session::fixture::harbour;
use session::frames::{press, reader, text};

/// The status line after the keys, in a window of 100 columns.
fn status(keys: &str) -> String {
    let mut app = reader(harbour(), 100, 30);
    press(&mut app, keys);
    let frame = text(&app);
    let last = frame.lines().last().unwrap_or_default();
    last.split("  ")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[test]
fn enter_on_an_entry_goes_to_its_next_mention_and_says_which() {
    let check = |keys: &str, expected: &str| assert_eq!(status(keys), expected, "{keys}");
    check("Tab Enter", "Ada Bell 1 of 3 · 1 of 2 people");
    check("Tab Enter Enter", "Ada Bell 2 of 3 · 1 of 2 people");
    check("Tab j Enter", "Tom Okafor 1 of 2 · 2 of 2 people");
    check("Tab Tab Enter . .", "Norway 1 of 2 · 1 of 3 countries");
    check("Right", "Norway 1 of 2 · 1 of 3 countries");
    check("Right Right", "Ada Bell 1 of 3 · 1 of 2 people");
}

#[test]
fn leaving_is_possible_from_everywhere() {
    for view in ["", "Tab", "?", "/ \"a\"", "Right Enter", "x", "g"] {
        let mut app = reader(harbour(), 80, 24);
        press(&mut app, view);
        let effects = press(&mut app, "Escape ctrl-c");
        assert!(effects.contains(&Effect::Quit), "{view}");
    }
}
