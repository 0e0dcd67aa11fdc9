//! What leaves the reader: copies, files, addresses, pages; and what comes back on another day.

mod session;

use byline::app::{App, Effect, Event, Size};
use byline::reading::Reading;
use session::fixture::harbour;
use session::frames::{press, reader, text};

fn one(effects: Vec<Effect>) -> Effect {
    let [effect] = effects.as_slice() else {
        panic!("one effect: {effects:?}");
    };
    effect.clone()
}

#[test]
fn copies_are_what_they_say() {
    let check = |keys: &str, expected: &str| {
        let mut app = reader(harbour(), 80, 24);
        let Effect::Copy(copied) = one(press(&mut app, keys)) else {
            panic!("{keys} copies");
        };
        assert_eq!(copied, expected, "{keys}");
    };
    check("/ \"New lights\" Enter y y", "New lights on both piers");
    check("y l", "https://example.org/harbour");
    check(
        "/ \"nine years\" Enter y s",
        "“We have waited for nine years” — Ada Bell, in “The harbour gets its channel after nine years”, https://example.org/harbour",
    );
    check("o Enter j j Enter", "https://example.org/coast");
}

#[test]
fn links_are_asked_before_they_are_opened() {
    let mut app = reader(harbour(), 80, 24);
    assert!(press(&mut app, "o Enter").is_empty());
    assert!(text(&app).contains("https://example.org/coast"));
    let effect = one(press(&mut app, "j Enter"));
    assert_eq!(effect, Effect::Open("https://example.org/coast".to_owned()));
}

#[test]
fn a_link_is_read_here_and_backspace_returns() {
    let mut app = reader(harbour(), 80, 24);
    let effects = press(&mut app, "G o Enter Enter");
    assert_eq!(
        effects,
        [Effect::Visit(1, "https://example.org/coast".to_owned())]
    );
    let page = Reading {
        origin: "https://example.org/coast".to_owned(),
        ..Reading::default()
    };
    app.handle(Event::Loaded(1, Ok(Box::new(page))));
    assert!(text(&app).contains("page 2 of 2"));
    press(&mut app, "Backspace");
    assert!(text(&app).contains("page 1 of 2"));
    assert!(text(&app).contains("100%"));
}

#[test]
fn pages_load_behind_the_first_and_failures_say_why() {
    let names = ["a.html", "b.html", "c.html"].map(str::to_owned).to_vec();
    let mut app = App::new(
        names,
        Size {
            width: 80,
            height: 24,
        },
    );
    assert_eq!(app.start(), [Effect::Load(0)]);
    let next = app.handle(Event::Loaded(0, Ok(Box::new(harbour()))));
    assert_eq!(next, [Effect::Load(1), Effect::Load(2)]);
    let next = app.handle(Event::Loaded(
        1,
        Err("cannot read b.html: no such file".to_owned()),
    ));
    assert!(next.is_empty());
    press(&mut app, "p");
    let frame = text(&app);
    assert!(
        frame.contains("cannot read b.html: no such file"),
        "{frame}"
    );
    assert!(frame.contains("The harbour gets its channel"), "{frame}");
    press(&mut app, "Escape ]");
    assert!(text(&app).contains("cannot read b.html: no such file"));
    press(&mut app, "[");
    assert!(text(&app).contains("Ada Bell"));
}

#[test]
fn what_was_done_by_hand_comes_back() {
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, "} m \"ask her\" Enter Tab j D Escape x X x G");
    let kept = app.kept(0).expect("the page is open");
    let json = serde_json::to_string(&kept).expect("it can be written");
    let again = serde_json::from_str(&json).expect("it can be read");
    let mut other = reader(harbour(), 80, 24);
    other.handle(Event::Remembered(0, Box::new(again)));
    assert_eq!(other.kept(0), Some(kept));
    assert_eq!(text(&other).lines().nth(5), text(&app).lines().nth(5));
    press(&mut other, "U U");
    assert!(
        other
            .kept(0)
            .is_some_and(|kept| kept.corrections.is_empty())
    );
}

#[test]
fn corrections_change_the_lists_and_are_undone() {
    let mut app = reader(harbour(), 120, 30);
    press(&mut app, "Tab j D");
    assert!(!text(&app).contains("Tom Okafor   "));
    press(&mut app, "U");
    assert!(text(&app).contains("Tom Okafor   "));
    press(&mut app, "Tab Tab = Enter");
    let frame = text(&app);
    assert!(frame.contains("is pilots' union now"), "{frame}");
}

#[test]
fn a_restored_cut_is_text_like_any_other() {
    let mut app = reader(harbour(), 80, 30);
    press(&mut app, "x X x / \"R. Lind\" Enter");
    assert!(text(&app).contains("\"R. Lind\" 1 of 1"), "{}", text(&app));
    press(&mut app, "U / \"R. Lind\" Enter");
    assert!(text(&app).contains("does not occur"));
}

#[test]
fn files_hold_article_lists_and_marks() {
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, "} m \"ask her\" Enter");
    let Effect::Save { name, text } = one(press(&mut app, "W m")) else {
        panic!("it saves");
    };
    assert_eq!(name, "the-harbour-gets-its-channel-after-nine-years.md");
    assert!(
        text.contains("ask her") && text.contains("Ada Bell"),
        "{text}"
    );
    let Effect::Save { text, .. } = one(press(&mut app, "W j")) else {
        panic!("it saves");
    };
    let value: serde_json::Value = serde_json::from_str(&text).expect("one JSON object");
    assert_eq!(value["marks"][0]["note"], "ask her");
    app.handle(Event::Told(Err("cannot save x: no room".to_owned())));
    press(&mut app, "j j");
    assert!(
        session::frames::text(&app).contains("no room"),
        "an error stays until it is read"
    );
    press(&mut app, "Escape");
    assert!(!session::frames::text(&app).contains("no room"));
}
