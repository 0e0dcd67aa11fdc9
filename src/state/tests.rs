//! Keeping and recalling, and every fault that a folder can have.

use super::*;

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
    assert_eq!(scratch.0.keep(&key(), "A page", place(70)), Ok(()));
    assert_eq!(scratch.0.recall(&key()), Some(place(70)));
    assert_eq!(scratch.0.keep(&key(), "A page", place(0)), Ok(()));
    assert_eq!(scratch.0.recall(&key()), Some(place(0)));
    assert_eq!(scratch.files(), 1, "nothing else is left");
}

#[test]
fn an_untouched_page_leaves_no_file() {
    let scratch = Scratch::new("untouched");
    assert_eq!(scratch.0.keep(&key(), "A page", place(0)), Ok(()));
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
        assert_eq!(scratch.0.keep(&key(), "A page", place(3)), Ok(()));
        assert_eq!(scratch.0.recall(&key()), Some(place(3)), "{text:?}");
    }
}

#[test]
fn a_newer_file_is_left_alone() {
    let scratch = Scratch::new("newer");
    let newer = "{\"version\":2,\"kept\":{\"places\":[1]}}";
    scratch.write(&key(), newer);
    assert_eq!(scratch.0.recall(&key()), None);
    assert!(scratch.0.keep(&key(), "A page", place(3)).is_err());
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
        .keep(&key(), "A page", place(3))
        .expect_err("no folder");
    assert!(told.starts_with("the place was not kept in "), "{told}");
    let _ = fs::remove_file(&scratch.0.folder);
}

#[test]
fn two_writers_leave_one_whole_file() {
    let scratch = Scratch::new("two");
    let store = &scratch.0;
    std::thread::scope(|scope| {
        for writer in 0..2 {
            // In one process both would use one name beside; two processes have two.
            let path = store.path(&key());
            let beside = path.with_extension(format!("{writer}.tmp"));
            scope.spawn(move || {
                for top in 0..200 {
                    let record = Record {
                        version: VERSION,
                        page: String::new(),
                        kept: place(top),
                    };
                    let text = serde_json::to_vec(&record).expect("JSON");
                    make_folder(&store.folder).expect("a folder");
                    write_whole(&beside, &text).expect("a file");
                    fs::rename(&beside, &path).expect("a rename");
                    assert!(store.recall(&key()).is_some());
                }
            });
        }
    });
}
