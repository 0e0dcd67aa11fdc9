//! Searching: whole words and patterns by toggle, faults of patterns, history, matches in a list.

use crate::session::fixture::harbour;
use crate::session::frames::{last_row, press, reader, text};

fn status(keys: &str) -> String {
    let mut app = reader(harbour(), 100, 30);
    press(&mut app, keys);
    last_row(&app)
}

#[test]
fn words_and_patterns_are_toggled_by_key() {
    let check = |keys: &str, expected: &str| assert_eq!(status(keys), expected, "{keys}");
    check("/ \"port\" Enter", "\"port\" 1 of 3");
    check("/ \"port\" Enter g w", "search finds words: 1 match");
    check(
        "/ \"port\" Enter g w n",
        "\"port\" 1 of 1 · words · from the top",
    );
    check("g r / \"^the [hp]\" Enter", "\"^the [hp]\" 1 of 1 · regex");
    check("g r / \"\\d{4}\" Enter n", "\"\\d{4}\" 2 of 2 · regex");
    check(
        "g r g w / \"port|pier\" Enter",
        "\"port|pier\" 1 of 3 · words · regex",
    );
    check("g r g r / \"a.b\" Enter", "\"a.b\" does not occur");
    check("g r / \"(a\" Enter", "\"(a\" is no pattern: unclosed group");
}

#[test]
fn they_are_toggled_while_typing_and_counted_at_once() {
    let mut app = reader(harbour(), 100, 30);
    let typed = |app: &byline::app::App| text(app).lines().last().unwrap_or_default().to_owned();
    press(&mut app, "/");
    assert!(
        typed(&app).ends_with("Alt-W words  Alt-R regex"),
        "{}",
        typed(&app)
    );
    press(&mut app, "\"port\"");
    assert!(typed(&app).ends_with("3 matches"), "{}", typed(&app));
    press(&mut app, "alt-w");
    assert!(typed(&app).ends_with("1 match · words"), "{}", typed(&app));
    press(&mut app, "alt-w alt-r \"(\"");
    assert!(
        typed(&app).ends_with("unclosed group · regex"),
        "{}",
        typed(&app)
    );
    press(&mut app, "Backspace \"s?\"");
    assert!(
        typed(&app).ends_with("3 matches · regex"),
        "{}",
        typed(&app)
    );
}

#[test]
fn a_hostile_pattern_costs_no_more_than_the_text() {
    let mut app = reader(crate::session::fixture::long(1 << 20), 80, 24);
    press(&mut app, "g r / \"(b+o?)*(a|t)*s*$|(the )+(quay)\" Enter");
    assert!(last_row(&app).contains("1 of "), "{}", last_row(&app));
    press(&mut app, "/ \"(\\w{90}){900}\" Enter");
    assert!(last_row(&app).contains("the pattern is too large"));
}

#[test]
fn the_list_of_matches_has_place_and_context() {
    let mut app = reader(harbour(), 100, 30);
    press(&mut app, "/ \"bell\" Enter g /");
    let frame = text(&app);
    assert!(frame.contains("3 matches"), "{frame}");
    let row = frame
        .lines()
        .find(|row| row.contains("expects the first ship"));
    let row = row.expect("the third match");
    assert!(
        row.contains('%') && row.contains("40 million. Bell expects"),
        "{row}"
    );
    press(&mut app, "G Enter");
    assert!(
        last_row(&app).starts_with("\"bell\" 3 of 3"),
        "{}",
        last_row(&app)
    );
}
