//! Somebody who opens byline for the first time, and on later days.

use byline::app::action::Action;
use byline::app::practice::Practice;
use byline::app::{App, Event};
use byline::reading::Reading;

use crate::session::fixture::harbour;
use crate::session::frames::{press, reader, text};

fn row(app: &App, number: usize) -> String {
    text(app).lines().nth(number).unwrap_or_default().to_owned()
}

fn hints(app: &App) -> String {
    text(app)
        .lines()
        .last()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[test]
fn the_built_in_page_teaches_the_first_three_keys_in_use() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (250, 60)] {
        let mut app = reader(harbour(), width, height);
        app.teach();
        let check = |app: &App, expected: &str| {
            assert!(row(app, 0).contains(expected), "{width}: {}", row(app, 0));
        };
        check(&app, "1 of 3: Tab goes to the people");
        press(&mut app, "j k");
        check(&app, "1 of 3: Tab goes to the people");
        press(&mut app, "Tab");
        check(&app, "2 of 3: Enter goes to a mention");
        press(&mut app, "Enter");
        check(&app, "3 of 3: i shows who this is");
        press(&mut app, "i Escape");
        assert!(!row(&app, 0).contains("of 3"), "{}", row(&app, 0));
    }
}

#[test]
fn a_lesson_learnt_on_an_earlier_day_is_not_given_again() {
    let mut app = reader(harbour(), 80, 24);
    app.practice.note(Action::NextList);
    app.teach();
    assert!(row(&app, 0).contains("2 of 3"));
    app.settings.hints = false;
    assert!(!row(&app, 0).contains("of 3"));
}

#[test]
fn other_pages_teach_nothing() {
    let app = reader(harbour(), 80, 24);
    assert!(!row(&app, 0).contains("of 3"));
}

#[test]
fn hints_go_one_by_one_with_use_over_the_days_and_the_help_stays() {
    let mut practice = Practice::default();
    let opened = |practice: &Practice| {
        let mut app = reader(harbour(), 80, 24);
        press(&mut app, "Escape");
        app.practice = practice.clone();
        app
    };
    assert!(hints(&opened(&practice)).contains("? help  Tab lists"));
    for _day in 0..3 {
        let mut app = opened(&practice);
        press(
            &mut app,
            "Tab Escape Tab Escape / \"a\" Enter / \"b\" Enter",
        );
        practice = app.practice.clone();
    }
    let known = hints(&opened(&practice));
    assert!(
        !known.contains("lists") && !known.contains("search"),
        "{known}"
    );
    assert!(known.contains("? help  Right next name"), "{known}");
    for action in [
        Action::Help,
        Action::NextMention,
        Action::Stripped,
        Action::Close,
    ] {
        (0..9).for_each(|_| practice.note(action));
    }
    assert_eq!(hints(&opened(&practice)), "? help");
}

#[test]
fn what_was_practised_can_be_written_and_read() {
    let mut practice = Practice::default();
    practice.note(Action::Help);
    let json = serde_json::to_string(&practice).expect("it can be written");
    assert_eq!(json, r#"{"help":1}"#);
    let newer = r#"{"help":3,"an-action-of-tomorrow":4}"#;
    let newer: Practice = serde_json::from_str(newer).expect("unknown names do no harm");
    practice.join(&newer);
    let json = serde_json::to_string(&practice).expect("it can be written");
    assert_eq!(json, r#"{"an-action-of-tomorrow":4,"help":3}"#);
}

fn without_entities(language: Option<&str>) -> Reading {
    let mut reading = harbour();
    reading.entities = Default::default();
    reading.article.language = language.map(str::to_owned);
    reading
}

#[test]
fn empty_lists_say_why_they_are_empty() {
    let check = |language: Option<&str>, expected: &[&str]| {
        for (width, height, keys) in [(120, 32, ""), (80, 24, "Tab"), (40, 12, "Tab")] {
            let mut app = reader(without_entities(language), width, height);
            app.handle(Event::Detected(0, Box::default()));
            press(&mut app, keys);
            for words in expected {
                assert!(text(&app).contains(words), "{words}\n{}", text(&app));
            }
        }
    };
    let english = [
        "no person is named",
        "no country is named",
        "nobody is cited",
    ];
    check(Some("en"), &english);
    check(None, &english);
    check(Some("fr"), &["none found (not English)"]);
}

#[test]
fn a_small_help_has_all_its_lines_in_sight_and_says_where_the_rest_is() {
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, "?");
    let frame = text(&app);
    for words in ["Move", "Program", "find any action", "leave byline", "more"] {
        assert!(frame.contains(words), "{words}\n{frame}");
    }
    press(&mut app, "j");
    assert_eq!(text(&app), frame, "there is nothing to scroll to");
}
