//! Attacks on what is printed: text, Markdown, JSON, headings of pages and complaints.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{ATTACKS, all, check_text, html, plain, referenced};
use crate::support::{Scratch, run};

const FORMATS: [&str; 3] = ["--text", "--markdown", "--json"];

#[test]
fn no_format_prints_what_a_terminal_obeys() {
    let pages = [html(&all()), html(&referenced()), plain(&all())];
    for page in &pages {
        for format in FORMATS {
            for extent in [&[format, "-"][..], &[format, "--whole", "-"]] {
                let ran = run(extent, page.as_bytes());
                assert_eq!(ran.code, Some(0), "{}", ran.err);
                assert!(ran.out.contains("no choice"), "{}", ran.out);
                check_text(format, &ran.out);
                check_text("complaints", &ran.err);
            }
        }
    }
}

#[test]
fn every_value_of_the_json_is_clean_once_it_is_read_back() {
    fn walk(value: &serde_json::Value) {
        match value {
            serde_json::Value::String(text) => check_text("a value", text),
            serde_json::Value::Array(values) => values.iter().for_each(walk),
            serde_json::Value::Object(values) => values.values().for_each(walk),
            _ => {}
        }
    }
    let address = format!("https://coast.example/{}", all());
    for page in [html(&all()), html(&referenced()), plain(&all())] {
        walk(&run(&["--json", "--url", &address, "-"], page.as_bytes()).json());
    }
}

#[test]
fn names_of_files_and_arguments_are_clean_wherever_they_are_shown() {
    let scratch = Scratch::new();
    // A slash ends a name and a zero byte ends them all.
    let name = all().replace(['/', '\0'], "");
    let page = scratch.file(&format!("page{name}"), plain(""));
    let missing = format!("{page}missing");
    for format in FORMATS {
        let ran = run(&["--whole", format, &page, &missing, &page], b"");
        assert_eq!(ran.code, Some(1));
        assert!(ran.err.contains("missing: no such file"), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        check_text("names", &ran.out);
        check_text("complaints", &ran.err);
    }
    let ran = run(&[&format!("--{name}")], b"");
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1));
    check_text("wrong usage", &ran.err);
    let ran = run(&[&format!("http://{}/", name.replace('\n', ""))], b"");
    assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1));
    check_text("wrong address", &ran.err);
}

#[test]
fn a_homograph_shows_its_real_name() {
    let ran = run(&["--markdown", "-"], html("").as_bytes());
    assert!(
        ran.out
            .contains("[Linkword](https://xn--pple-43d.example/)"),
        "{}",
        ran.out
    );
}

/// Attacks, torn attacks and any characters, in a row.
pub(super) fn evils() -> impl Strategy<Value = String> {
    let torn = prop::sample::select(&ATTACKS[..]).prop_flat_map(|attack| {
        let ends: Vec<usize> = attack.char_indices().map(|(at, _)| at).skip(1).collect();
        let whole = attack.len();
        prop::sample::select([ends, vec![whole]].concat())
            .prop_map(move |end| attack[..end].to_owned())
    });
    let any = any::<char>().prop_map(String::from);
    vec(prop_oneof![3 => torn, 1 => any], 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_stands_in_a_place_of_a_page_is_clean(evil in evils()) {
        use byline::{page::Arrival, print, reading::read, strip::Extent};
        for page in [html(&evil), plain(&evil)] {
            let reading = read(&Arrival {
                origin: "page".to_owned(),
                address: Some(format!("https://coast.example/{evil}")),
                bytes: page.into_bytes(),
                ..Arrival::default()
            }, Extent::Article);
            let mut out = Vec::new();
            print::text::write(&mut out, &reading, print::Title::Shown).unwrap();
            print::markdown::write(&mut out, &reading, print::Title::Shown).unwrap();
            print::json::write(&mut out, &reading).unwrap();
            check_text("printed", std::str::from_utf8(&out).unwrap());
        }
    }
}
