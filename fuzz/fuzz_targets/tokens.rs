//! Markup → the same tree by byline's tokenizer as by html5ever's.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|html: &str| byline::page::html::check_tokens(html));
