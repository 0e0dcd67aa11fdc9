//! What of the README is made from the program: its keys, how they compare with other programs, and
//! the picture of the screen. `BYLINE_REWRITE=1 cargo test --test readme` writes them anew.

mod session;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use byline::app::action::{ACTIONS, Action, Group};
use byline::app::keymap::{Keymap, parse, shown};
use byline::app::picker::Target;
use byline::app::settings::Settings;
use byline::app::{App, Event, Overlay, Size};
use byline::page::load::{Origin, load};
use byline::reading::read;
use byline::strip::Extent;
use session::fixture::harbour;
use session::frames::{buffer, press, reader};
use session::habits::{HABITS, Habit, PROGRAMS};
use session::picture::svg;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn is_rewritten() -> bool {
    std::env::var_os("BYLINE_REWRITE").is_some()
}

/// Keys as code in a table's cell.
fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

/// The README's section on keys as the action table has it.
fn keys_section() -> String {
    let keymap = Keymap::default();
    let mut out = String::new();
    for group in Group::ALL {
        out.push_str(&format!(
            "\n**{}**\n\n| keys | what |\n|---|---|\n",
            group.title()
        ));
        for entry in ACTIONS.iter().filter(|entry| entry.group == group) {
            let keys: Vec<_> = keymap
                .keys_of(entry.action)
                .iter()
                .map(|keys| code(keys))
                .collect();
            out.push_str(&format!("| {} | {} |\n", keys.join(", "), entry.help));
        }
    }
    out.push('\n');
    out
}

/// Whether keys do here what they do elsewhere: they are bound to the action, or they type its name
/// or its key into the line that finds actions.
fn is_the_same(keys: &str, action: Action) -> bool {
    let pressed = parse(keys).expect("keys of these names");
    if let Some(bound) = Keymap::default().exact(&pressed) {
        return bound == action;
    }
    let mut app = reader(harbour(), 80, 24);
    press(&mut app, keys);
    match &app.overlay {
        Some(Overlay::Picker(actions)) if keys.starts_with(": ") => {
            actions.target() == Target::Act(action)
        }
        _ => false,
    }
}

/// The keys of other programs: as they are where they do the same here, else in brackets.
fn habits_section() -> String {
    let keymap = Keymap::default();
    let mut out = format!(
        "\n| what | here | {} |\n|---|---|---|---|---|---|---|\n",
        PROGRAMS.join(" | ")
    );
    for Habit { what, action, keys } in HABITS {
        let cell = |keys: &&str| {
            let names = code(&shown(&parse(keys).expect("keys of these names")));
            match is_the_same(keys, *action) {
                true => names,
                false => format!("({names})"),
            }
        };
        let cells = keys
            .iter()
            .map(|keys| keys.iter().map(cell).collect::<Vec<_>>().join(" "));
        let cells: Vec<String> = cells.collect();
        let here = code(&keymap.key_of(*action));
        out.push_str(&format!("| {what} | {here} | {} |\n", cells.join(" | ")));
    }
    out.push('\n');
    out
}

/// A text with what stands between two marks replaced.
fn with_section(text: &str, name: &str, wanted: &str) -> String {
    let (before, rest) = text
        .split_once(&format!("<!-- {name}: "))
        .expect("the section begins");
    let (mark, rest) = rest.split_once("-->\n").expect("its mark ends");
    let end = format!("<!-- end of {name} -->");
    let (_, after) = rest.split_once(&end).expect("the section ends");
    format!("{before}<!-- {name}: {mark}-->\n{wanted}{end}{after}")
}

/// Writes a file anew where that is asked for, else holds that it is as it would be written.
fn holds(name: &str, wanted: &str) {
    let path = path(name);
    if is_rewritten() {
        fs::write(&path, wanted).expect("a writable file");
        return;
    }
    let present = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        present == wanted,
        "{name} is not what the program says now: BYLINE_REWRITE=1 cargo test --test readme"
    );
}

#[test]
fn the_readme_names_the_keys_of_the_action_table_and_of_other_programs() {
    let readme = fs::read_to_string(path("README.md")).expect("a README");
    let wanted = with_section(&readme, "keys", &keys_section());
    let wanted = with_section(&wanted, "habits", &habits_section());
    holds("README.md", &wanted);
}

#[test]
fn what_the_fingers_know_works() {
    let check = |program: &str, keys: &str| {
        let column = PROGRAMS.iter().position(|name| *name == program);
        let known = |habit: &&Habit| habit.keys[column.expect("a known program")].contains(&keys);
        let habit = HABITS.iter().find(known).expect("a key of that program");
        assert!(is_the_same(keys, habit.action), "{program}: {keys}");
    };
    for keys in [
        "j", "k", "e", "Space", "b", "d", "u", "G", "alt-<", "/", "n", "N", "&", "R", "q", "Q",
        "Z Z", ": q",
    ] {
        check("less", keys);
    }
    for keys in [
        "j", "k", "Space", "b", "G", "B", "/", "n", "<", ">", "v", "R", "q", "Q",
    ] {
        check("w3m", keys);
    }
    for keys in [
        "j", "k", "ctrl-e", "ctrl-y", "ctrl-f", "ctrl-b", "ctrl-d", "ctrl-u", "g g", "G", "{", "}",
        "z z", "z t", "z b", "ctrl-o", "/", "n", "N", "*", "#", "y y", "g t", "g T", "Z Z", ": q",
    ] {
        check("vim", keys);
    }
    for keys in [
        "j", "k", "ctrl-f", "ctrl-d", "g g", "g e", "z z", "z c", "ctrl-o", "/", "n", "N", "g n",
        "g p", ":", ": q",
    ] {
        check("helix", keys);
    }
    for keys in [
        "Space",
        "Home",
        "ctrl-End",
        "alt-Left",
        "alt-Right",
        "/",
        "F3",
        "shift-F3",
        "ctrl-PageDown",
        "F5",
        "ctrl-r",
        "F1",
        "ctrl-q",
    ] {
        check("Firefox", keys);
    }
}

/// The built-in page in a window, with the first person chosen and gone to.
fn sample() -> App {
    let arrival = load(&Origin::Sample, None, &AtomicBool::new(false)).expect("it is built in");
    let reading = read(&arrival, Extent::Article);
    let settings = Settings {
        theme: "dark".to_owned(),
        ..Settings::default()
    };
    let size = Size {
        width: 110,
        height: 30,
    };
    let mut app = App::with_settings(vec![reading.origin.clone()], size, settings);
    app.handle(Event::Loaded(0, Ok(Box::new(reading))));
    app.teach();
    press(&mut app, "Tab Enter Enter");
    app
}

#[test]
fn the_picture_of_the_screen_is_what_the_program_draws() {
    let title = "byline on its built-in page: the article on the left, people, countries and sources on the right";
    holds("assets/screen.svg", &svg(&buffer(&sample()), title));
}

#[test]
fn a_picture_keeps_the_columns_of_wide_characters() {
    use ratatui::buffer::Buffer;
    let picture = svg(&Buffer::with_lines(["港 a─b&"]), "wide");
    assert!(picture.contains("<text x=\"0\" y=\"15\" fill=\"#d4d7dd\" textLength=\"18\""));
    assert!(picture.contains("<text x=\"27\""), "{picture}");
    assert!(picture.contains("<rect x=\"36\" y=\"10\" width=\"9\" height=\"1\""));
    assert!(picture.contains(">b&amp;</text>"));
}
