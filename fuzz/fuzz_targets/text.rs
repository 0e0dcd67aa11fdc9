//! Plain text, or what the bytes look like → the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| byline_fuzz::read_both(bytes, None));
