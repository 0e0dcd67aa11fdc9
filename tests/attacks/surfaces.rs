//! Attacks on every surface of the reader's window: what a page, a name, a failure, a paste, a
//! settings file and a state file smuggle never stands in a cell, and never in what is copied or
//! saved.

use std::path::PathBuf;

use byline::app::action::ACTIONS;
use byline::app::keymap::parse;
use byline::app::settings::Settings;
use byline::app::{App, Effect, Event, Size};
use byline::page::Arrival;
use byline::page::load::Origin;
use byline::reading::read;
use byline::strip::Extent;
use byline::{config, ui};
use portable_pty::CommandBuilder;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::printed::evils;
use super::{all, check_text, check_window, html, plain};
use crate::support::Scratch;
use crate::support::pty::Window;

/// Keys that open every list, card, view and prompt, each with what closes it again.
const TOUR: &[&str] = &[
    "o Enter",
    "Escape Escape O",
    "Escape M",
    "Escape g /",
    "Escape !",
    "Escape p",
    "Escape ?",
    "Escape :",
    "Escape x",
    "x r",
    "r a",
    "a f",
    "f Tab i",
    "Escape Tab i",
    "Escape Tab i",
    "Escape S",
    "S D",
    "U Escape m",
    "Enter M",
    "Escape y y y a y s y l W m W j",
    "w > T",
];

/// Presses keys and judges all effects and the frame behind them.
fn press(app: &mut App, keys: &str) {
    for key in keys.split(' ').flat_map(|name| parse(name).unwrap()) {
        for effect in app.handle(Event::Key(key)) {
            match effect {
                Effect::Copy(text) | Effect::Open(text) | Effect::Visit(_, text) => {
                    check_text(keys, &text);
                }
                Effect::Save { name, text } => {
                    check_text(keys, &name);
                    check_text(keys, &text);
                }
                _ => {}
            }
        }
    }
    draw(app, keys);
}

fn draw(app: &App, what: &str) {
    let Size { width, height } = app.size();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| ui::draw(app, frame)).unwrap();
    for row in terminal
        .backend()
        .buffer()
        .content()
        .chunks(usize::from(width))
    {
        let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        check_text(what, &row);
        assert!(!row.contains(['\n', '\t']), "{what}: {row:?}");
    }
}

/// A reader with a page that has the piece everywhere, named by it, with settings that have it too.
fn reader(page: String, evil: &str, size: Size) -> App {
    let (settings, mistakes) = config::parse(&settings(evil));
    let name = Origin::File(PathBuf::from(format!("/a{evil}/b"))).title();
    let mut app = App::with_settings(vec![name.clone(), name], size, settings);
    app.tell_faults(mistakes);
    draw(&app, "loading");
    let reading = read(
        &Arrival {
            origin: "page".to_owned(),
            address: Some(format!("https://coast.example/{evil}")),
            content_type: Some(format!("text/html; charset={evil}")),
            bytes: page.into_bytes(),
            ..Arrival::default()
        },
        Extent::Article,
    );
    app.handle(Event::Loaded(0, Ok(Box::new(reading))));
    draw(&app, "the page");
    app
}

/// A settings file with the piece in every kind of place, in TOML's own escapes.
fn settings(evil: &str) -> String {
    let escaped: String = evil
        .chars()
        .map(|c| format!("\\U{:08x}", u32::from(c)))
        .collect();
    format!(
        "\"mea{escaped}sure\" = 1\ntheme = \"{escaped}\"\nside = \"{escaped}\"\n{evil}\n[keys]\n\
         \"do{escaped}wn\" = \"x\"\ndown = \"{escaped}\"\nup = [\"ctrl-{escaped}\", \"{escaped}a\"]\n"
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn no_cell_holds_what_anything_smuggles(
        evil in evils(), width in 1..130u16, height in 1..40u16, is_plain in any::<bool>()
    ) {
        let page = if is_plain { plain(&evil) } else { html(&evil) };
        let mut app = reader(page, &evil, Size { width, height });
        for keys in TOUR {
            press(&mut app, keys);
        }
        for prompt in ["/", "m", ":", "Tab /"] {
            press(&mut app, prompt);
            app.handle(Event::Paste(evil.clone()));
            draw(&app, prompt);
            press(&mut app, "Enter");
            press(&mut app, "Escape Escape");
        }
        press(&mut app, "/ Up");
        press(&mut app, "Escape M");
        press(&mut app, "Escape W m W j");
    }
}

/// Every key of every action, and what is typed into prompts.
fn any_keys() -> impl Strategy<Value = Vec<&'static str>> {
    let bound = ACTIONS.iter().flat_map(|entry| entry.keys.iter().copied());
    let typed = [
        "a",
        "n",
        "Space",
        "Backspace",
        "Enter",
        "Escape",
        "Escape",
        "Up",
        "9",
    ];
    let all: Vec<&str> = bound.chain(typed).collect();
    proptest::collection::vec(prop::sample::select(all), 0..120)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn no_keys_in_any_order_break_the_reader(
        keys in any_keys(), sizes in proptest::collection::vec((1..140u16, 1..50u16), 4)
    ) {
        let mut sizes = sizes.into_iter().map(|(width, height)| Size { width, height });
        let mut app = reader(html("\u{1b}[31m"), "x", sizes.next().unwrap());
        for (number, key) in keys.into_iter().enumerate() {
            press(&mut app, key);
            if number % 30 == 29 && let Some(size) = sizes.next() {
                app.handle(Event::Resize(size));
                draw(&app, "another size");
            }
        }
    }
}

#[test]
fn mistakes_in_the_settings_are_clean() {
    let (_, mistakes) = config::parse(&settings(&all()));
    assert!(!mistakes.is_empty());
    for line in all().chars().map(String::from).chain([all()]) {
        for mistake in config::parse(&settings(&line)).1 {
            check_text("a mistake", &mistake);
            assert!(!mistake.contains('\n'), "{mistake:?}");
        }
    }
    // Found by fuzzing: a key's name was repeated as it stood.
    let (_, mistakes) = config::parse("[keys]\nquit = [\"tr\\u001bl-q\"]\n");
    assert_eq!(mistakes.len(), 1);
    check_text("a mistake", &mistakes[0]);
    assert_eq!(config::parse("").0.measure, Settings::default().measure);
}

#[test]
fn what_settings_and_state_smuggle_reaches_no_terminal() {
    let scratch = Scratch::new();
    let page = scratch.file("page.html", html(""));
    let open = || {
        let home = scratch.path().to_str().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_byline"));
        command.arg(&page);
        Window::with(
            command,
            &[("XDG_STATE_HOME", home), ("XDG_CONFIG_HOME", home)],
        )
    };
    let mut window = open();
    window.wait_for("Bodyword");
    window.send("m");
    window.wait_for("note: ");
    window.send("noteword\r");
    window.wait_for("marked");
    window.send("q");
    window.end();
    let mut entries = std::fs::read_dir(scratch.path().join("byline/pages")).unwrap();
    let file = entries.next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&file).unwrap();
    let mut record: serde_json::Value = serde_json::from_str(&text).unwrap();
    let name = "Ann\x1b[31;47;5m\u{202e}\u{9b}2J Lee";
    record["page"] = all().into();
    record["kept"]["marks"][0]["note"] = format!("noteword{}", all()).into();
    record["kept"]["searches"] = vec![format!("{}searchword", all())].into();
    record["kept"]["corrections"] = serde_json::json!([{ "Hide": ["people", name] }]);
    std::fs::write(&file, record.to_string()).unwrap();
    scratch.file("byline/config.toml", settings(&all().replace('\0', "")));

    let mut window = open();
    window.wait_for("! shows them");
    window.send("\x1b");
    window.wait("the message to go", |screen| {
        !screen.contents().contains("! shows them")
    });
    for (keys, words) in [("M", "noteword"), ("/", "/"), ("\x1b[A", "searchword")] {
        window.send(keys);
        window.wait_for(words);
        if keys == "M" {
            window.send("q");
        }
    }
    window.send("\r");
    window.send("U");
    window.wait_for("Lee is back");
    window.send("!");
    window.wait_for("config.toml");
    window.send("qq");
    window.end();
    window.check_put_back();
    check_window(&window.raw());
    check_text(
        "the file",
        &std::fs::read_to_string(&file).unwrap().replace("\\n", ""),
    );
}
