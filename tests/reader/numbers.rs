//! Numbers before keys, keys that wait for the next one, and the filter typed into the lists.

use crate::session::fixture::harbour;
use crate::session::frames::{last_row, press, reader, text};
use byline::app::{App, Event};

/// The frame's first row of text after the keys.
fn top(keys: &str) -> String {
    let mut app = reader(harbour(), 80, 12);
    press(&mut app, keys);
    text(&app).lines().nth(1).unwrap_or_default().to_owned()
}

fn status(keys: &str) -> String {
    let mut app = reader(harbour(), 100, 30);
    press(&mut app, keys);
    last_row(&app)
}

#[test]
fn a_number_repeats_what_follows_it() {
    let check = |keys: &str, same: &str| assert_eq!(top(keys), top(same), "{keys}");
    check("5 j", "j j j j j");
    check("1 2 j 3 k", "9 j");
    check("2 }", "} }");
    check("2 Space", "Space Space");
    check("1 0 0 0 j", "G");
    assert_eq!(status("2 Right"), status("Right Right"));
    assert_eq!(
        status("/ \"the\" Enter 3 n"),
        status("/ \"the\" Enter n n n")
    );
    assert_eq!(status("/ \"the\" Enter 2 N"), status("/ \"the\" Enter N N"));
}

#[test]
fn a_number_says_where_to() {
    assert_eq!(status("5 G"), "paragraph 5 of 11");
    assert!(top("7 G z t").contains("Nobody who has steered"));
    assert!(top("7 g g z t").contains("Nobody who has steered"));
    assert_eq!(status("9 9 9 G"), "paragraph 11 of 11");
    assert_eq!(status("5 0 %"), "50% of the text");
    assert_eq!(status("%"), "50% goes to the middle");
    assert_eq!(top("0 %"), top(""));
}

#[test]
fn one_backspace_undoes_a_counted_jump() {
    let mut app = reader(harbour(), 80, 12);
    press(&mut app, "2 j");
    let before = text(&app);
    press(&mut app, "5 Right Backspace");
    assert_eq!(text(&app).lines().nth(3), before.lines().nth(3));
    assert_eq!(last_row(&app), last_row(&app));
    press(&mut app, "Backspace");
    assert_eq!(last_row(&app), "this is where you began");
}

fn list_in_focus(app: &App) -> Option<String> {
    let open = app.open().filter(|_| app.list_in_focus().is_some())?;
    open.name_of(open.lists.selected()?)
}

#[test]
fn a_digit_alone_is_a_list_after_a_moment_or_before_a_key_without_number() {
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, "2");
    assert!(app.wants_tick() && list_in_focus(&app).is_none());
    assert!(text(&app).contains("2 …"), "{}", text(&app));
    app.handle(Event::Tick);
    assert_eq!(list_in_focus(&app).as_deref(), Some("Norway"));
    press(&mut app, "3");
    assert_eq!(list_in_focus(&app).as_deref(), Some("Ada Bell"));
    press(&mut app, "Escape alt-2");
    assert_eq!(list_in_focus(&app).as_deref(), Some("Norway"));
    press(&mut app, "Escape 3 i");
    assert!(text(&app).contains("Ada Bell · person"), "{}", text(&app));
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, "7 Escape j");
    assert!(!app.wants_tick());
    assert_eq!(text(&app), {
        let mut other = reader(harbour(), 80, 24);
        press(&mut other, "j");
        text(&other)
    });
}

#[test]
fn ends_of_the_paragraph() {
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, "} $");
    let at = |app: &App| app.open().map(|open| open.cursor());
    let end = at(&app);
    press(&mut app, "^");
    assert!(at(&app) < end);
    assert_eq!(at(&app), Some(0));
}

#[test]
fn the_filter_is_typed_into_the_lists_from_anywhere() {
    let mut app = reader(harbour(), 100, 24);
    press(&mut app, "F \"oka\"");
    let frame = text(&app);
    let row = frame.lines().find(|row| row.contains("filter: oka"));
    assert!(
        row.is_some_and(|row| row.find("filter").is_some_and(|at| at > 60)),
        "{frame}"
    );
    assert!(frame.contains("─ 1 of 2"), "{frame}");
    press(&mut app, "Enter");
    assert_eq!(last_row(&app), "Tom Okafor 1 of 2 · 2 of 2 people");
    assert!(
        text(&app).contains("filter: oka"),
        "a filter that holds is shown"
    );
    press(&mut app, "Escape");
    assert!(!text(&app).contains("filter: oka"));
    assert!(text(&app).contains("Netherlands"));
}
