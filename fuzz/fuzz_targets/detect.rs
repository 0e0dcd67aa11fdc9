//! The detectors over any text, every two of them on the same article.
#![no_main]

use byline::detect::detect;
use byline::reading::Reading;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let article = byline_fuzz::article(text);
    let entities = detect(&article);
    assert_eq!(
        entities,
        detect(&article),
        "the same text, the same entities"
    );
    byline_fuzz::judge(&Reading {
        article,
        entities,
        ..Reading::default()
    });
});
