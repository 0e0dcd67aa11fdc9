//! Faults under the state folder, and two readers at once: nothing that was kept is lost or torn,
//! the terminal is put back, and what could not be kept is said.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use portable_pty::CommandBuilder;

use super::check_window;
use crate::support::Scratch;
use crate::support::pty::Window;

/// What the first window shows.
const BEGINNING: &str = "The bridge will close";

/// What only the last window shows.
const END: &str = "In the end it stays open";

/// A folder for state, and a long page.
struct Home {
    scratch: Scratch,
    page: String,
}

impl Home {
    fn new() -> Self {
        let scratch = Scratch::new();
        let middle: String = (0..60)
            .map(|n| format!("Paragraph {n} tells of the long history of the bridge.\n\n"))
            .collect();
        let page = scratch.file("page.txt", format!("{BEGINNING}.\n\n{middle}{END}.\n"));
        Self { scratch, page }
    }

    fn state(&self) -> PathBuf {
        self.scratch.path().join("byline/pages")
    }

    /// The only file that was kept.
    fn file(&self) -> PathBuf {
        let entries = fs::read_dir(self.state()).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        assert_eq!(paths.len(), 1, "{paths:?}");
        paths.remove(0)
    }

    /// Opens the page by a shell that says something first.
    fn open_after(&self, line: &str) -> Window {
        let folder = self.scratch.path().to_str().unwrap();
        let program = env!("CARGO_BIN_EXE_byline");
        let line = format!(
            "cd '{folder}'; {line} exec '{program}' --whole '{}'",
            self.page
        );
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", &line]);
        Window::with(command, &[("XDG_STATE_HOME", folder)])
    }

    fn open(&self) -> Window {
        self.open_after("")
    }

    /// Reads to the end once, so that there is a place to come back to.
    fn read_to_the_end(&self) {
        let mut window = self.open();
        window.wait_for(BEGINNING);
        window.send("G");
        window.wait_for(END);
        leave(window);
    }
}

fn leave(mut window: Window) -> Vec<u8> {
    window.send("q");
    assert!(window.end().success());
    window.check_put_back();
    check_window(&window.raw());
    window.raw()
}

/// Leaves the reader, which then says that it could not keep the place.
fn leave_unkept(mut window: Window, cause: &str) {
    window.send("q");
    assert!(window.end().success());
    window.wait_for("byline: the place was not kept");
    let shown = window.wait("the cause", |_| true).replace('\n', "");
    assert!(shown.contains(cause), "{shown}");
    window.check_put_back();
}

/// A shell's words for a disk on which no file can grow.
const FULL: &str = "trap '' XFSZ; ulimit -f 0;";

#[test]
fn a_full_disk_costs_the_new_place_and_not_the_old_one() {
    let home = Home::new();
    home.read_to_the_end();
    let before = fs::read(home.file()).unwrap();
    let mut window = home.open_after(FULL);
    window.wait_for(END);
    window.send("gg");
    window.wait_for(BEGINNING);
    leave_unkept(window, "file too large");
    assert_eq!(fs::read(home.file()).unwrap(), before);
    let window = home.open();
    window.wait_for(END);
    leave(window);
}

#[test]
fn a_full_disk_leaves_no_half_of_a_saved_article() {
    let home = Home::new();
    let mut window = home.open_after(FULL);
    window.wait_for(BEGINNING);
    window.send("Wm");
    window.wait_for("cannot save");
    window.send("q");
    window.end();
    let entries = fs::read_dir(home.scratch.path()).unwrap();
    let saved = entries.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".md")
    });
    assert_eq!(saved.count(), 0);
}

#[test]
fn a_folder_that_takes_no_file_is_told_once_and_read_on() {
    let home = Home::new();
    home.scratch
        .file("byline", "a file where the folder should be");
    let mut window = home.open();
    window.wait_for(BEGINNING);
    window.send("G");
    window.wait_for(END);
    leave_unkept(window, "byline");
    assert!(home.scratch.path().join("byline").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_is_told_once_and_read_on() {
    let home = Home::new();
    home.read_to_the_end();
    let before = fs::read(home.file()).unwrap();
    // Nobody may make a file there, not even root.
    let mut window = home.open_after("export XDG_STATE_HOME=/proc/self;");
    window.wait_for(BEGINNING);
    window.send("G");
    window.wait_for(END);
    leave_unkept(window, "/proc/self/byline/pages");
    assert_eq!(fs::read(home.file()).unwrap(), before);
}

#[test]
fn a_torn_file_is_no_place_and_is_written_anew() {
    let home = Home::new();
    home.read_to_the_end();
    let file = home.file();
    let whole = fs::read(&file).unwrap();
    let numbers = "1,".repeat(3 << 20);
    let cases = [
        ("half", whole[..whole.len() / 2].to_vec()),
        ("empty", Vec::new()),
        ("garbage", (0..=255).cycle().take(5000).collect()),
        ("deep", "[".repeat(200_000).into_bytes()),
        ("huge", format!("[{numbers}1]").into_bytes()),
        (
            "another type",
            br#"{"version":1,"kept":{"top":"x"}}"#.to_vec(),
        ),
        ("negative", br#"{"version":1,"kept":{"top":-1}}"#.to_vec()),
    ];
    for (name, bytes) in cases {
        fs::write(&file, bytes).unwrap();
        let mut window = home.open();
        window.wait_for(BEGINNING);
        window.send("G");
        window.wait_for(END);
        leave(window);
        let text = fs::read_to_string(home.file()).unwrap();
        assert!(text.starts_with("{\"version\":1,"), "{name}: {text}");
        let window = home.open();
        window.wait_for(END);
        leave(window);
    }
}

#[test]
fn a_place_behind_the_end_is_the_end() {
    let home = Home::new();
    home.read_to_the_end();
    let text = r#"{"version":1,"kept":{"top":18446744073709551615,"cursor":99999,"percent":255,
        "marks":[{"start":18446744073709551615,"end":3}]}}"#;
    fs::write(home.file(), text).unwrap();
    let mut window = home.open();
    window.wait_for(END);
    window.send("M");
    window.wait_for("Marks");
    window.send("q");
    window.wait_for(END);
    leave(window);
}

#[test]
fn what_a_newer_byline_wrote_stays() {
    let home = Home::new();
    home.read_to_the_end();
    let newer = r#"{"version":99,"kept":{"chapters":[1,2]}}"#;
    fs::write(home.file(), newer).unwrap();
    let mut window = home.open();
    window.wait_for(BEGINNING);
    window.send("G");
    window.wait_for(END);
    leave_unkept(window, "a newer byline wrote its file");
    assert_eq!(fs::read_to_string(home.file()).unwrap(), newer);
}

#[test]
fn a_clock_that_jumps_costs_nothing() {
    let home = Home::new();
    home.read_to_the_end();
    let century = Duration::from_secs(3_000_000_000);
    for time in [
        SystemTime::now() + century,
        SystemTime::UNIX_EPOCH,
        SystemTime::UNIX_EPOCH - Duration::from_secs(1_000_000_000),
    ] {
        let file = fs::File::options().append(true).open(home.file()).unwrap();
        file.set_modified(time).unwrap();
        let window = home.open();
        window.wait_for(END);
        leave(window);
        home.file();
    }
}

#[test]
fn two_readers_of_one_page_lose_no_mark() {
    let home = Home::new();
    home.read_to_the_end();
    let mut windows = [home.open(), home.open()];
    for (window, keys) in windows.iter_mut().zip(["\x1b[Hm", "Gm"]) {
        window.wait_for(END);
        window.send(keys);
        window.wait_for("note");
    }
    for (window, note) in windows.iter_mut().zip(["first note\r", "second note\r"]) {
        window.send(note);
        window.wait_for("marked");
    }
    // A closed session ends both at the same moment.
    for window in &windows {
        window.signal("HUP");
    }
    for window in &mut windows {
        window.end();
        window.check_put_back();
    }
    let text = fs::read_to_string(home.file()).unwrap();
    let record: serde_json::Value = serde_json::from_str(&text).unwrap();
    let marks = record["kept"]["marks"].as_array().unwrap();
    let mut notes: Vec<_> = marks
        .iter()
        .filter_map(|mark| mark["note"].as_str())
        .collect();
    notes.sort_unstable();
    assert_eq!(notes, ["first note", "second note"]);
}
