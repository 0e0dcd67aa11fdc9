//! Faults of the surroundings: tiny windows, a terminal that goes away, closed streams, no UTF-8.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::{check_window, html};
use crate::support::pty::Window;
use crate::support::{Ran, Scratch, byline};

/// Every key that the reader knows, more or less.
const KEYS: &str = "jjkk dudu\t\ti\x1b\x1b/word\rnN\x1box\x1b?\x1bxrr!\x1bp\x1bsfasT+-m[]]G:\x1bg";

#[test]
fn a_window_of_one_cell_survives_every_key() {
    let scratch = Scratch::new();
    let path = scratch.file("page.html", html(""));
    let mut window = Window::open(&[&path]);
    window.wait_for("Bodyword");
    for (rows, columns) in [(1, 1), (2, 3), (1, 200), (60, 1)] {
        window.resize(rows, columns);
        window.send(KEYS);
        window.send("\x1b\x1b");
    }
    window.resize(24, 80);
    window.send("\x0c");
    // Whatever view the keys have led to: a whole frame has the page's name above and a last row.
    window.wait("a frame after all that", |screen| {
        let rows: Vec<String> = screen.rows(0, 80).collect();
        rows.len() == 24 && rows[0].contains("page.html") && !rows[23].trim().is_empty()
    });
    // `Ctrl-C` leaves from any view, also while something is typed.
    window.send("\x03");
    window.end();
    window.check_put_back();
    check_window(&window.raw());
}

#[test]
fn a_terminal_that_goes_away_ends_the_reader() {
    let scratch = Scratch::new();
    let path = scratch.file("page.html", html(""));
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_byline"));
    command.arg(&path);
    command.env_clear();
    command.env("TERM", "xterm");
    command.env("XDG_STATE_HOME", scratch.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    for (typed, expected) in [("", "Bodyword"), ("m", "note: "), ("\r", "marked")] {
        keys.write_all(typed.as_bytes()).unwrap();
        while !String::from_utf8_lossy(&seen).contains(expected) {
            let count = reader.read(&mut buffer).unwrap();
            assert!(count > 0, "{}", String::from_utf8_lossy(&seen));
            seen.extend_from_slice(&buffer[..count]);
        }
    }
    drop((reader, keys, pair.master));
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it stays without a terminal"
        );
        std::thread::park_timeout(Duration::from_millis(5));
    }
    let kept = std::fs::read_dir(scratch.path().join("byline/pages")).unwrap();
    assert_eq!(kept.count(), 1, "the mark is kept");
}

#[test]
fn without_utf8_in_the_locale_it_reads_all_the_same() {
    let scratch = Scratch::new();
    let path = scratch.file("page.html", html(""));
    for (name, value) in [
        ("LC_ALL", "C"),
        ("LC_ALL", "POSIX"),
        ("LANG", "de_DE.ISO-8859-1"),
    ] {
        let output = byline()
            .args(["--text", &path])
            .env(name, value)
            .output()
            .unwrap();
        let ran = Ran::of(output);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert!(ran.out.contains("“We have no choice,”"), "{}", ran.out);
    }
}

/// Runs the program by a shell that has closed some of its streams.
fn with_streams(streams: &str, arguments: &str) -> Option<i32> {
    let program = env!("CARGO_BIN_EXE_byline");
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &format!("exec '{program}' {arguments} {streams}")]);
    shell
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    shell.status().unwrap().code()
}

#[test]
fn closed_streams_are_no_trouble() {
    let scratch = Scratch::new();
    let path = scratch.file("page.html", html(""));
    assert_eq!(with_streams("<&-", &format!("--text '{path}'")), Some(0));
    assert_eq!(with_streams("<&-", "--text -"), Some(1));
    assert_eq!(with_streams("2>&-", "--text /nowhere/at/all"), Some(1));
    // Nobody can be told; that it ends is all that can be asked.
    assert!(with_streams(">&-", &format!("--text '{path}'")).is_some());
    assert!(with_streams("<&- >&- 2>&-", &format!("'{path}'")).is_some());
}

#[test]
fn a_page_that_changes_or_goes_while_it_is_read_is_no_trouble() {
    let scratch = Scratch::new();
    let path = scratch.file("page.html", html(""));
    let mut window = Window::open(&[&path]);
    window.wait_for("Bodyword");
    std::fs::remove_file(&path).unwrap();
    window.send("R");
    window.wait_for("no such file");
    window.send("q");
    window.end();
    window.check_put_back();
}
