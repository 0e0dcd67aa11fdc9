//! Pages that want all of the time or memory. Each of these was slow once, or is known to be in other
//! programs; a regression shows as a test that does not end. The address space of a process is
//! limited by its shell, so that one that needs too much fails.

use std::process::{Command, Stdio};

use super::all;
use crate::support::{Ran, Scratch};

/// KiB of address space that a run may take.
const MEMORY: u32 = 1_500_000;

/// Seconds of processor time that a run may take, also on a slow machine without optimisation.
const PROCESSOR: u32 = 60;

fn check(name: &str, page: impl AsRef<[u8]>) -> Ran {
    let scratch = Scratch::new();
    let path = scratch.file("page", page);
    let program = env!("CARGO_BIN_EXE_byline");
    let line = format!("ulimit -v {MEMORY} -t {PROCESSOR}; exec '{program}' --json '{path}'");
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &line]).stdin(Stdio::null());
    let ran = Ran::of(shell.output().unwrap());
    assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
    ran
}

/// Words that a page ends or begins with, to see that it is shown.
const WORDS: &str = "<p>The harbour of Lindmouth will close in May, the mayor said on Monday.</p>";

#[test]
fn markup_without_measure_is_read() {
    let numbered =
        |count: usize, item: &dyn Fn(usize) -> String| -> String { (0..count).map(item).collect() };
    let deep = |open: &str, count: usize| format!("{WORDS}{}", open.repeat(count));
    for (name, page) in [
        ("deep", deep("<div>", 100_000)),
        ("deep quotes", deep("<blockquote><ul><li>", 3_000)),
        ("deep tables", deep("<table><tr><td>", 3_000)),
        (
            "attributes",
            format!("{WORDS}<p{}>", numbered(100_000, &|n| format!(" a{n}=1"))),
        ),
        (
            "formatting",
            format!(
                "{WORDS}<p>{}{}",
                numbered(390, &|n| format!("<font color={n}>")),
                "<p>x".repeat(20_000)
            ),
        ),
        (
            "entities",
            format!("{WORDS}<p>{}", "&amp;&#27;".repeat(20_000)),
        ),
        ("signs", format!("{WORDS}<p>{}", "<&".repeat(50_000))),
        ("empty", format!("{WORDS}{}", "<p></p>".repeat(50_000))),
        (
            "wide table",
            format!("{WORDS}<table><tr>{}", "<td>a".repeat(5_000)),
        ),
        (
            "base",
            format!(
                "<base href=https://x.example/{}>{WORDS}<p>{}",
                "a/".repeat(20_000),
                "<a href=b>w</a> ".repeat(2_000)
            ),
        ),
    ] {
        let ran = check(name, format!("<!doctype html>{page}"));
        let record = ran.json();
        let words = [&record["text"], &record["stripped"]]
            .map(ToString::to_string)
            .concat();
        assert!(words.contains("Lindmouth"), "{name}");
    }
}

#[test]
fn text_without_measure_is_read() {
    for (name, unit, count) in [
        ("one word", "word ", 8_000),
        ("one name", "Kim ", 8_000),
        (
            "one line",
            "The ships wait for Anna Torvald and she said so ",
            800,
        ),
        ("no full stop", "he said that she said that ", 2_000),
        ("letters and dots", "U.", 30_000),
        ("quotations", "“a” said he, ", 3_000),
        ("open quotations", "“", 20_000),
        ("accents", "\u{301}", 50_000),
        ("selectors", "\u{fe0f}", 50_000),
        ("joined", "👩\u{200d}", 10_000),
        ("blanks", " ", 500_000),
        ("lines", "\n", 500_000),
        ("commas", ",", 50_000),
        ("one letter", "a", 200_000),
    ] {
        let ran = check(
            name,
            format!("The harbour will close in May. {}", unit.repeat(count)),
        );
        assert!(ran.out.contains("harbour"), "{name}");
    }
}

#[test]
fn many_names_are_read() {
    let letters = |n: usize| -> String {
        (0..4)
            .map(|place| char::from(b'a' + (n >> (4 * place) & 15) as u8))
            .collect()
    };
    let sentence = |n: usize| format!("Anna T{} said so. ", letters(n * 7));
    check("names", (0..4_000).map(sentence).collect::<String>());
}

/// The encodings of the web standard, and one that is none.
const ENCODINGS: &str = "
    utf-8 ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7
    iso-8859-8 iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16
    koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 windows-1252 windows-1253
    windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic gbk
    gb18030 big5 euc-jp iso-2022-jp shift_jis euc-kr utf-16be utf-16le replacement x-user-
    defined no-such
";

#[test]
fn every_encoding_with_broken_bytes_is_read() {
    for label in ENCODINGS.split_whitespace() {
        let mut page = format!("<meta charset={label}>{WORDS}<p>{}", all()).into_bytes();
        page.extend((1..=255u8).rev().flat_map(|b| [b, 0x1b, b'$', b, 0xff, b]));
        let ran = check(label, page);
        super::check_text(label, &ran.out);
        assert!(ran.out.contains("Lindmouth"), "{label}: {}", ran.out);
    }
}

#[test]
fn one_long_line_is_read() {
    // Half a megabyte without a line break, as words and as markup.
    let sentence = "The ships wait for Anna Torvald, she said, and the harbour stays closed. ";
    check("a line of text", sentence.repeat(7_000));
    check(
        "a line of markup",
        format!("<!doctype html>{WORDS}<p>{}", sentence.repeat(7_000)),
    );
    check(
        "a line of paragraphs",
        format!("<p>{sentence}").repeat(3_000),
    );
}

#[test]
fn what_fuzzing_broke_is_read() {
    // A name that reaches over the end of a sentence.
    check("torn name", b"<p>\xbd\x86U. Jo");
}
