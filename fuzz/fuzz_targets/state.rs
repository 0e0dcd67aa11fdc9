//! A state file → a place, marks and corrections that fit any page, and a file that is kept whole.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use byline::app::kept::Kept;
use byline::app::settings::Settings;
use byline::app::{Event, Size};
use byline::detect::Entities;
use byline::reading::Reading;
use byline::state::{PageKey, Store};
use byline_fuzz::{draw, press, reader, sample};
use libfuzzer_sys::fuzz_target;

/// A store in a folder of this process, and the path of its only file.
struct Place {
    store: Store,
    key: PageKey,
    file: PathBuf,
    page: Reading,
}

static PLACE: OnceLock<Place> = OnceLock::new();

fn place() -> Place {
    let folder = std::env::temp_dir().join(format!("byline-fuzz-{}", std::process::id()));
    let store = Store::at(folder.clone());
    let key = PageKey::new(Some("https://news.example/a"), "");
    let kept = Kept {
        top: 1,
        ..Kept::default()
    };
    store
        .keep(&key, "page", &Kept::default(), kept)
        .expect("a folder to write in");
    let mut files = fs::read_dir(&folder).expect("the folder").flatten();
    let file = files.next().expect("the file").path();
    Place {
        store,
        key,
        file,
        page: sample(),
    }
}

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (width, height, bytes) = input;
    let Place {
        store,
        key,
        file,
        page,
    } = PLACE.get_or_init(place);
    fs::write(file, bytes).expect("a folder to write in");
    let Some(kept) = store.recall(key) else {
        return;
    };
    let size = Size {
        width: u16::from(width.clamp(1, 130)),
        height: u16::from(height.clamp(1, 50)),
    };
    let entities = page.entities.clone();
    let bare = Reading {
        entities: Entities::default(),
        ..page.clone()
    };
    let mut app = reader(bare, Settings::default(), size);
    app.handle(Event::Remembered(0, Box::new(kept.clone())));
    draw(&app);
    app.handle(Event::Detected(0, Box::new(entities)));
    draw(&app);
    for keys in ["M", "Escape / Up Up", "Enter n m Escape", "U", "W m W j x"] {
        press(&mut app, keys);
    }
    let before = kept;
    let kept = app.kept(0).expect("the page is open");
    assert_eq!(store.keep(key, "page", &before, kept.clone()), Ok(()));
    let again = store.recall(key).expect("what was kept");
    assert_eq!(again, kept);
    let mut app = reader(page.clone(), Settings::default(), size);
    app.handle(Event::Remembered(0, Box::new(again)));
    let back = app.kept(0).expect("the page is open");
    // The place depends on the window and on whether the cuts are shown; what was done by hand not.
    let by_hand = |kept: &Kept| {
        let Kept {
            marks,
            corrections,
            searches,
            ..
        } = kept.clone();
        (marks, corrections, searches)
    };
    assert_eq!(by_hand(&back), by_hand(&kept), "what was kept comes back");
});
