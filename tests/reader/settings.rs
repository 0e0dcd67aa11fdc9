//! The user's settings in the running reader: faults told until they are read, hints of keys that
//! are there.

use crate::session::fixture::harbour;
use crate::session::frames::{press, reader, text};
use byline::app::{App, Event, Size};
use byline::config::parse;

/// The reader with the settings of a file's text.
fn with_settings(toml: &str) -> App {
    let (settings, mistakes) = parse(toml);
    let size = Size {
        width: 100,
        height: 24,
    };
    let mut app = App::with_settings(vec!["harbour.html".to_owned()], size, settings);
    app.tell_faults(mistakes);
    app.handle(Event::Loaded(0, Ok(Box::new(harbour()))));
    app
}

const FAULTY: &str = "mesure = 60\nmeasure = \"x\"\n[keys]\nfoo = \"F2\"\nquit = [\"x\"]\n";

#[test]
fn all_faults_are_counted_until_read_and_listed() {
    let mut app = with_settings(FAULTY);
    let counted = "4 faults in config.toml: ! shows them";
    assert!(text(&app).contains(counted), "{}", text(&app));
    press(&mut app, "n j");
    assert!(
        text(&app).contains(counted),
        "an error stays until it is read"
    );
    press(&mut app, "!");
    let frame = text(&app);
    for words in [
        "3 bytes were not valid",
        "Settings",
        "line 1: there is no setting mesure; did you mean measure?",
        "line 2: measure cannot be this value",
        "line 4: there is no action foo",
        "line 5: quit takes the key x from stripped",
    ] {
        assert!(frame.contains(words), "{words} is not in\n{frame}");
    }
    press(&mut app, "Escape");
    assert!(!text(&app).contains(counted), "it was read");
}

#[test]
fn a_hint_of_an_action_without_a_key_is_left_out() {
    let mut app = reader(harbour(), 100, 24);
    press(&mut app, "j");
    assert!(text(&app).contains("x stripped"));
    let mut app = with_settings("[keys]\nstripped = []\n");
    press(&mut app, "j");
    let frame = text(&app);
    assert!(
        frame.contains("q quit") && !frame.contains("stripped"),
        "{frame}"
    );
}

#[test]
fn a_rebound_action_answers_to_its_new_key_alone() {
    let mut app = with_settings("[keys]\nbottom = \"e\"\n");
    press(&mut app, "G");
    assert!(!text(&app).contains("100%"), "{}", text(&app));
    press(&mut app, "e");
    assert!(text(&app).contains("100%"), "{}", text(&app));
}
