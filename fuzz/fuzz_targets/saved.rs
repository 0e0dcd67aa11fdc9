//! A file → page: pages that a browser saved as one file and mails, packed ones, and what is no text.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use byline::page::load::{Origin, load};
use byline::reading::read;
use byline::strip::Extent;
use libfuzzer_sys::fuzz_target;

/// The file that holds the input; each process has its own.
static FILE: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("byline-saved-{}", std::process::id())));

fuzz_target!(|bytes: &[u8]| {
    std::fs::write(&*FILE, bytes).expect("room for a page");
    let origin = Origin::File(FILE.clone());
    let Ok(arrival) = load(&origin, None, &AtomicBool::new(false)) else {
        return;
    };
    let is_packed = bytes.starts_with(&[0x1f, 0x8b]);
    assert!(is_packed || arrival.bytes.len() <= bytes.len());
    byline_fuzz::judge(&read(&arrival, Extent::Article));
});
