//! Golden pages: raw pages in, three plain files out – the article, what was cut, the sidebar.
//!
//! The pages are written for this test. `BYLINE_REWRITE=1 cargo test --test pages` writes the files
//! anew; the difference is read before it is kept. Some hold answers that are known to be wrong: the
//! files say what the program does.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use byline::detect::Entities;
use byline::doc::{Article, BlockKind, InlineKind};
use byline::page::Arrival;
use byline::reading::{Reading, read};
use byline::strip::Extent;
use byline::text::Span;

/// The variable that has the files written anew.
const REWRITE: &str = "BYLINE_REWRITE";

#[test]
fn pages_read_as_their_files_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<_> = fs::read_dir(folder)
        .expect("the pages")
        .flatten()
        .map(|e| e.path())
        .collect();
    folders.sort();
    assert!(folders.len() >= 6, "the pages were found");
    let wrong: Vec<_> = folders
        .iter()
        .flat_map(|folder| check_page(folder))
        .collect();
    let advice =
        format!("if this is better, write the files anew: {REWRITE}=1 cargo test --test pages");
    assert!(wrong.is_empty(), "{}\n{advice}", wrong.join("\n"));
}

/// The differences between what a page reads as and what its files say.
fn check_page(folder: &Path) -> Vec<String> {
    let mut pages = ["page.html", "page.txt"]
        .map(|name| folder.join(name))
        .into_iter();
    let page = pages.find(|path| path.exists());
    // The folder without a page has the answers to the built-in one.
    let built_in = || Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample.html");
    let bytes = fs::read(page.unwrap_or_else(built_in)).expect("a readable page");
    let arrival = Arrival {
        origin: "page".to_owned(),
        bytes,
        ..Arrival::default()
    };
    let reading = read(&arrival, Extent::Article);
    [
        ("article.txt", article(&reading)),
        ("cuts.txt", cuts(&reading)),
        ("sidebar.txt", sidebar(&reading)),
    ]
    .into_iter()
    .filter_map(|(name, is)| check_file(&folder.join(name), &is))
    .collect()
}

fn check_file(path: &PathBuf, is: &str) -> Option<String> {
    if std::env::var_os(REWRITE).is_some() {
        fs::write(path, is).expect("a writable file");
        return None;
    }
    let said = fs::read_to_string(path).unwrap_or_default();
    if said == is {
        return None;
    }
    let differs = said.lines().zip(is.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| said.lines().count().min(is.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    Some(format!(
        "{}:{}\n  said {}\n  is   {}",
        path.display(),
        line + 1,
        at(&said),
        at(is)
    ))
}

fn article(reading: &Reading) -> String {
    let Article {
        title,
        authors,
        published,
        site,
        language,
        body,
        blocks,
        inlines,
        ..
    } = &reading.article;
    let mut out = String::new();
    let mut fact = |name: &str, value: Option<&str>| {
        let _ = writeln!(out, "{name}: {}", value.unwrap_or("-"));
    };
    fact("title", title.as_deref());
    fact(
        "authors",
        Some(authors.join(", ").as_str()).filter(|names| !names.is_empty()),
    );
    fact("published", published.as_deref());
    fact("site", site.as_deref());
    fact("language", language.as_deref());
    for block in blocks {
        let name = match block.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Item {
                depth,
                number: None,
            } => format!("item {depth}"),
            BlockKind::Item {
                depth,
                number: Some(number),
            } => format!("item {depth} number {number}"),
            BlockKind::Code => "code".to_owned(),
            BlockKind::Table { header: true } => "table with header".to_owned(),
            BlockKind::Table { header: false } => "table".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
        };
        let quoted = ">".repeat(usize::from(block.quoted));
        let _ = writeln!(out, "\n[{quoted}{name}]\n{}", block.span.of(body));
    }
    for inline in inlines {
        if let InlineKind::Link(address) = &inline.kind {
            let _ = writeln!(out, "\nlink: {} → {address}", inline.span.of(body));
        }
    }
    out
}

fn cuts(reading: &Reading) -> String {
    let mut out = String::new();
    for cut in &reading.cuts {
        let _ = writeln!(out, "[{}]\n{}\n", cut.why.words(), cut.text);
    }
    out
}

fn sidebar(reading: &Reading) -> String {
    let body = &reading.article.body;
    let Entities {
        people,
        countries,
        sources,
        unattributed,
    } = &reading.entities;
    let list = |spans: &[Span]| -> String {
        let words: Vec<_> = spans.iter().map(|span| span.of(body)).collect();
        words.join(" | ")
    };
    let mut out = String::from("People\n");
    for person in people {
        let role = person.role.as_deref().unwrap_or("-");
        let _ = writeln!(
            out,
            "  {} ({role}): {}",
            person.name,
            list(&person.mentions)
        );
    }
    out.push_str("Countries\n");
    for country in countries {
        let _ = writeln!(
            out,
            "  {} {}: {}",
            country.code,
            country.name,
            list(&country.mentions)
        );
    }
    out.push_str("Sources\n");
    for source in sources {
        let _ = writeln!(
            out,
            "  {} ({}): {}",
            source.name,
            source.kind.words(),
            list(&source.mentions)
        );
        for statement in &source.statements {
            let form = if statement.is_quote() {
                "direct"
            } else {
                "indirect"
            };
            let cue = statement.cue().map_or("-", |cue| cue.of(body));
            let _ = writeln!(
                out,
                "    {form}, {cue}: {}",
                statement.span().of(body).replace('\n', " / ")
            );
        }
    }
    for quotation in unattributed {
        let _ = writeln!(out, "  nobody: {}", quotation.of(body));
    }
    out
}
