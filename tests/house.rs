//! The rules of the house that a machine can check: which floor may import which, how long a file
//! is, how it opens, and what must not be written anywhere.

use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a source file at most, tests included.
const LONGEST: usize = 500;

/// Each floor of the library and the floors that it may import; itself is always allowed.
const FLOORS: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("doc", &["text"]),
    ("page", &["text"]),
    ("strip", &["text", "doc", "page"]),
    ("detect", &["text", "doc"]),
    ("reading", &["text", "doc", "page", "strip", "detect"]),
    ("print", &["text", "doc", "detect", "reading"]),
    ("app", &["text", "doc", "detect", "reading", "print"]),
    ("state", &["text", "doc", "detect", "reading", "app"]),
    ("ui", &["text", "doc", "detect", "reading", "app"]),
    ("cli", &["text", "strip"]),
    ("config", &["text", "doc", "app"]),
    ("manual", &["app", "cli"]),
    (
        "term",
        &[
            "text", "doc", "page", "strip", "detect", "reading", "app", "state", "ui", "print",
        ],
    ),
];

/// What no file of the repository says: work that is not finished, and places on one machine.
const UNWRITTEN: [&str; 6] = [
    "TO\u{44}O",
    "FIX\u{4d}E",
    "#[igno\u{72}e",
    "/wor\u{6b}/",
    "../share\u{64}",
    "/tm\u{70}/",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder whose names end so.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let folders = ["src", "tests", "benches", "examples"];
    let paths = folders.into_iter().flat_map(|folder| files(folder, ".rs"));
    let read = |path: PathBuf| {
        let name = path.strip_prefix(root()).expect("a path below the root");
        (
            name.display().to_string(),
            fs::read_to_string(&path).expect("source text"),
        )
    };
    let sources: Vec<_> = paths.map(read).collect();
    assert!(sources.len() > 20, "the sources were found");
    sources
}

/// The floors that a source names behind `crate::`, outside comments.
fn imported(text: &str) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut floors = Vec::new();
    for line in code {
        for after in line.split("crate::").skip(1) {
            match after.strip_prefix('{') {
                Some(group) => floors.extend(group.split(',').map(first_word)),
                None => floors.push(first_word(after)),
            }
        }
    }
    floors
}

fn first_word(text: &str) -> String {
    text.trim()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn imports_go_downward() {
    let known: Vec<_> = FLOORS.iter().map(|(floor, _)| *floor).collect();
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let Some(inside) = name.strip_prefix("src/") else {
            continue;
        };
        let floor = inside.split(['/', '.']).next().unwrap_or_default();
        let Some((_, allowed)) = FLOORS.iter().find(|(known, _)| *known == floor) else {
            continue;
        };
        for import in imported(&text) {
            let is_floor = known.contains(&import.as_str());
            if is_floor && import != floor && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{name} imports {import}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn imports_are_read_right() {
    let check = |text: &str, expected: &[&str]| assert_eq!(imported(text), expected, "{text}");
    check("use crate::text::Span;\n// crate::ui", &["text"]);
    check("use crate::{doc, text::clean};", &["doc", "text"]);
    check(
        "let a = crate::page::load(crate::text::x);",
        &["page", "text"],
    );
}

#[test]
fn every_file_fits_and_opens_with_a_paragraph() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{name} has {lines} lines"));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{name} does not say what it is for"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_unfinished_or_local_is_written() {
    let mut wrong = Vec::new();
    let prose = files("assets", ".md")
        .into_iter()
        .chain(files("assets", ".html"));
    let mut all: Vec<_> = prose
        .chain([
            root().join("README.md"),
            root().join("Cargo.toml"),
            root().join(".ci/run"),
        ])
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).unwrap_or_default(),
            )
        })
        .collect();
    all.extend(sources());
    for (name, text) in all {
        for words in UNWRITTEN.iter().filter(|words| text.contains(**words)) {
            wrong.push(format!("{name} says {words:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn printing_stays_at_the_edge() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let edge =
            name == "src/main.rs" || name.starts_with("src/print") || name.starts_with("src/bin");
        let prints = text.contains("println!(") || text.contains("eprintln!(");
        if name.starts_with("src/") && !edge && prints.to_owned() && !text.contains("writeln!(") {
            wrong.push(name);
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_checks_run_the_test_command_of_the_readme() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    let checks = fs::read_to_string(root().join(".ci/run")).expect("the checks");
    let commands: Vec<_> = readme
        .lines()
        .filter(|line| line.starts_with("cargo "))
        .take(2)
        .collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
    assert!(checks.lines().any(|line| line == commands[1]));
}
