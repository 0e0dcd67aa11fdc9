//! A settings file → settings with which a session can be held, and mistakes that can be shown.
#![no_main]

use std::sync::OnceLock;

use byline::app::Size;
use byline::config::parse;
use byline::reading::Reading;
use byline_fuzz::{draw, is_obeyed, press, reader, sample};
use libfuzzer_sys::fuzz_target;

static SAMPLE: OnceLock<Reading> = OnceLock::new();

fuzz_target!(|input: (u8, u8, &str)| {
    let (width, height, text) = input;
    let (settings, mistakes) = parse(text);
    assert!(mistakes.len() <= text.lines().count() + 1);
    let size = Size {
        width: u16::from(width.clamp(1, 130)),
        height: u16::from(height.clamp(1, 50)),
    };
    for mistake in &mistakes {
        assert!(
            !mistake.contains(|c| is_obeyed(c) || c == '\n'),
            "{mistake:?}"
        );
    }
    let mut app = reader(SAMPLE.get_or_init(sample).clone(), settings, size);
    app.tell_faults(mistakes);
    draw(&app);
    for keys in ["!", "Escape ?", "Escape Tab i", "Escape + j d"] {
        press(&mut app, keys);
    }
});
