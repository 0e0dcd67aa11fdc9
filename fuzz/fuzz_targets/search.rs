//! Needle and haystack → matches in order, on boundaries, and the text itself is found.
#![no_main]

use byline::doc::find::{Bounds, find};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (needle, haystack) = input;
    for bounds in [Bounds::Anywhere, Bounds::Words] {
        let mut end = 0;
        for span in find(haystack, needle, bounds) {
            assert!(span.start >= end && span.end > span.start);
            assert!(haystack.get(span.start..span.end).is_some());
            end = span.end;
        }
    }
    let doubled = format!("{haystack} {needle}");
    if needle.chars().all(|c| c.is_ascii_alphanumeric()) && !needle.is_empty() {
        assert!(!find(&doubled, needle, Bounds::Anywhere).is_empty());
    }
});
