//! Keeping and recalling, and every fault that a folder can have.

use super::*;
use crate::app::action::Action;
use crate::app::kept::Mark;
use crate::app::practice::Practice;

/// A store of one test's own in the folder for scratch files.
struct Scratch(Store);

impl Scratch {
    fn new(name: &str) -> Self {
        let name = format!("byline-state-{}-{name}", std::process::id());
        Self(Store::at(std::env::temp_dir().join(name)))
    }

    fn write(&self, key: &PageKey, text: &str) {
        fs::create_dir_all(&self.0.folder).expect("a folder");
        fs::write(self.0.path(key), text).expect("a file");
    }

    fn files(&self) -> usize {
        fs::read_dir(&self.0.folder).map_or(0, Iterator::count)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0.folder);
    }
}

fn key() -> PageKey {
    PageKey::new(Some("https://coast.example/a"), "")
}

fn place(top: usize) -> Kept {
    Kept {
        top,
        cursor: top,
        ..Kept::default()
    }
}

#[test]
fn a_place_comes_back() {
    let scratch = Scratch::new("back");
    assert_eq!(scratch.0.recall(&key()), None);
    assert_eq!(
        scratch
            .0
            .keep(&key(), "A page", &Kept::default(), place(70)),
        Ok(())
    );
    assert_eq!(scratch.0.recall(&key()), Some(place(70)));
    assert_eq!(
        scratch.0.keep(&key(), "A page", &Kept::default(), place(0)),
        Ok(())
    );
    assert_eq!(scratch.0.recall(&key()), Some(place(0)));
    assert_eq!(scratch.files(), 1, "nothing else is left");
}

#[test]
fn an_untouched_page_leaves_no_file() {
    let scratch = Scratch::new("untouched");
    assert_eq!(
        scratch.0.keep(&key(), "A page", &Kept::default(), place(0)),
        Ok(())
    );
    assert_eq!(scratch.files(), 0);
}

#[test]
fn pages_are_known_by_address_or_text() {
    let check = |a: (Option<&str>, &str), b: (Option<&str>, &str), same: bool| {
        assert_eq!(
            PageKey::new(a.0, a.1) == PageKey::new(b.0, b.1),
            same,
            "{a:?} {b:?}"
        );
    };
    check(
        (Some("https://a.example"), "old"),
        (Some("https://a.example"), "new"),
        true,
    );
    check(
        (Some("https://a.example"), "text"),
        (Some("https://b.example"), "text"),
        false,
    );
    check((None, "text"), (None, "text"), true);
    check((None, "text"), (None, "texts"), false);
    assert_eq!(
        PageKey::new(None, "").0,
        "t-6c62272e07bb014262b821756295c58d"
    );
}

#[test]
fn broken_files_count_as_missing_and_are_replaced() {
    for text in [
        "",
        "{\"version\":1,\"kept\":{\"to",
        "[]",
        "{\"version\":1}",
        "\u{0}",
    ] {
        let scratch = Scratch::new("broken");
        scratch.write(&key(), text);
        assert_eq!(scratch.0.recall(&key()), None, "{text:?}");
        assert_eq!(
            scratch.0.keep(&key(), "A page", &Kept::default(), place(3)),
            Ok(())
        );
        assert_eq!(scratch.0.recall(&key()), Some(place(3)), "{text:?}");
    }
}

#[test]
fn a_newer_file_is_left_alone() {
    let scratch = Scratch::new("newer");
    let newer = "{\"version\":2,\"kept\":{\"places\":[1]}}";
    scratch.write(&key(), newer);
    assert_eq!(scratch.0.recall(&key()), None);
    assert!(
        scratch
            .0
            .keep(&key(), "A page", &Kept::default(), place(3))
            .is_err()
    );
    assert_eq!(
        fs::read_to_string(scratch.0.path(&key())).ok().as_deref(),
        Some(newer)
    );
}

#[test]
fn a_folder_that_cannot_be_is_told() {
    let scratch = Scratch::new("file");
    fs::write(&scratch.0.folder, "a file where the folder should be").expect("a file");
    let told = scratch
        .0
        .keep(&key(), "A page", &Kept::default(), place(3))
        .expect_err("no folder");
    assert!(told.starts_with("the place was not kept in "), "{told}");
    let _ = fs::remove_file(&scratch.0.folder);
}

fn marked(starts: &[usize]) -> Kept {
    let mark = |&start: &usize| Mark {
        start,
        end: start + 1,
        note: format!("note {start}"),
    };
    Kept {
        marks: starts.iter().map(mark).collect(),
        ..Kept::default()
    }
}

#[test]
fn two_readers_lose_nothing_of_each_other() {
    let scratch = Scratch::new("two");
    let keep = |before: &[usize], now: &[usize]| {
        let kept = scratch
            .0
            .keep(&key(), "A page", &marked(before), marked(now));
        assert_eq!(kept, Ok(()));
    };
    keep(&[], &[10]);
    // One adds 20 and the other, who does not know it, 5.
    keep(&[10], &[10, 20]);
    keep(&[10], &[5, 10]);
    assert_eq!(scratch.0.recall(&key()), Some(marked(&[5, 10, 20])));
    // What one takes away is gone, also for the other who still has it.
    keep(&[10, 20], &[20]);
    keep(&[5, 10], &[5, 10]);
    assert_eq!(scratch.0.recall(&key()), Some(marked(&[5, 20])));
}

#[test]
fn many_writers_at_once_leave_one_whole_file() {
    let scratch = Scratch::new("many");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let store = Store::at(scratch.0.folder.clone());
            scope.spawn(move || {
                let starts: Vec<_> = (0..10).map(|n| n * 10 + writer).collect();
                for number in 0..10 {
                    let (before, now) = (&starts[..number], &starts[..=number]);
                    let kept = store.keep(&key(), "A page", &marked(before), marked(now));
                    assert_eq!(kept, Ok(()));
                    assert!(store.recall(&key()).is_some());
                }
            });
        }
    });
    let all = scratch.0.recall(&key()).expect("a whole file");
    assert_eq!(all.marks.len(), 40, "{all:?}");
    assert_eq!(scratch.files(), 1, "nothing else is left");
}

#[test]
fn a_turn_that_a_crash_has_left_is_taken_over() {
    let scratch = Scratch::new("crash");
    scratch.write(&key(), "");
    fs::write(scratch.0.path(&key()).with_extension("turn"), "").expect("a file");
    assert_eq!(
        scratch.0.keep(&key(), "A page", &Kept::default(), place(3)),
        Ok(())
    );
    assert_eq!(scratch.0.recall(&key()), Some(place(3)));
    assert_eq!(scratch.files(), 1);
}

#[test]
fn a_clock_that_was_put_back_costs_no_new_file() {
    let scratch = Scratch::new("clock");
    scratch.write(&key(), "");
    let future = std::time::SystemTime::now() + std::time::Duration::from_secs(100_000_000);
    for number in 0..FILES {
        let other = PageKey(format!("a-{number}"));
        scratch.write(&other, "");
        let file = File::options().append(true).open(scratch.0.path(&other));
        file.and_then(|file| file.set_modified(future))
            .expect("a time");
    }
    assert_eq!(
        scratch.0.keep(&key(), "A page", &Kept::default(), place(3)),
        Ok(())
    );
    assert_eq!(scratch.0.recall(&key()), Some(place(3)));
    assert_eq!(scratch.files(), FILES);
}

#[test]
fn nothing_in_a_file_is_obeyed() {
    let scratch = Scratch::new("obeyed");
    let evil = r"\u001b[31m\u202e\u2028x\u0007";
    let text = format!(
        r#"{{"version":1,"kept":{{"marks":[{{"note":"{evil}"}}],"searches":["{evil}"],
        "corrections":[{{"Hide":["people","{evil}"]}},{{"Restore":"{evil}"}}]}}}}"#
    );
    scratch.write(&key(), &text);
    let kept = scratch.0.recall(&key()).expect("a sound file");
    let shown = format!("{kept:?}");
    assert!(!shown.contains("\\u{"), "{shown}");
    assert_eq!(kept.searches, [" x"]);
}

#[test]
fn practice_is_kept_and_broken_or_newer_files_do_no_harm() {
    let scratch = Scratch::new("practice");
    let store = &Store::at(scratch.0.folder.join("pages"));
    assert_eq!(store.recall_practice(), Practice::default());
    let mut practice = Practice::default();
    practice.note(Action::Help);
    store.keep_practice(&practice);
    assert_eq!(store.recall_practice(), practice);
    let mut other = Practice::default();
    other.note(Action::Search);
    store.keep_practice(&other);
    practice.join(&other);
    assert_eq!(store.recall_practice(), practice, "two readers at once");
    let file = scratch.0.folder.join("used.json");
    for broken in [
        "",
        "{",
        "[1]",
        r#"{"version":1}"#,
        r#"{"version":1,"used":{"help":-1}}"#,
    ] {
        fs::write(&file, broken).expect("a file");
        assert_eq!(store.recall_practice(), Practice::default(), "{broken}");
    }
    store.keep_practice(&other);
    assert_eq!(
        store.recall_practice(),
        other,
        "a broken file is written anew"
    );
    let newer = r#"{"version":99,"used":7}"#;
    fs::write(&file, newer).expect("a file");
    store.keep_practice(&practice);
    let left = fs::read_to_string(&file).expect("it is still there");
    assert_eq!(left, newer);
}
