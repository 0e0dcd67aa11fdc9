//! HTML → blocks, article, cuts, entities and everything printed.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| byline_fuzz::read_both(bytes, Some("text/html; charset=utf-8")));
