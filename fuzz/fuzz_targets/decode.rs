//! Bytes → text: any bytes, any declared charset.
#![no_main]

use byline::page::decode::decode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &[u8])| {
    let (label, bytes) = input;
    let decoded = decode(bytes, Some(&format!("text/html; charset={label}")));
    assert!(decoded.text.len() <= 3 * bytes.len() + 3);
    assert!(decoded.notices.len() <= 1);
    decode(bytes, None);
});
