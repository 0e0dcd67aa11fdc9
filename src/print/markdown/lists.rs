//! The three lists of the sidebar as CommonMark lists: people, countries, and sources with what
//! they are cited for.

use std::io::{self, Write};

use super::inline::{Inside, escape};
use crate::detect::{Country, Person, Source};
use crate::reading::Reading;
use crate::text::squeeze;

/// Writes the lists after a thematic break.
pub(super) fn write(out: &mut impl Write, reading: &Reading) -> io::Result<()> {
    let entities = &reading.entities;
    let people: Vec<_> = entities.people.iter().map(person).collect();
    let countries: Vec<_> = entities.countries.iter().map(country).collect();
    let body = &reading.article.body;
    let sources: Vec<_> = entities.sources.iter().map(|s| source(s, body)).collect();
    writeln!(out, "---")?;
    let [nobody, nowhere, uncited] = if is_read(reading) {
        [
            "No person is named.",
            "No country is named.",
            "No source is cited.",
        ]
    } else {
        [UNREAD; 3]
    };
    list(out, "People", &people, nobody)?;
    list(out, "Countries", &countries, nowhere)?;
    list(out, "Sources", &sources, uncited)
}

/// What an empty list of an article in another language says; "nobody is named" would not be true.
const UNREAD: &str = "Nothing was found; names and sources are looked for in English.";

/// Whether the article may be in English, the language in which names and sources are looked for.
fn is_read(reading: &Reading) -> bool {
    let language = reading.article.language.as_deref().unwrap_or("en");
    language
        .get(..2)
        .is_some_and(|code| code.eq_ignore_ascii_case("en"))
}

fn list(out: &mut impl Write, heading: &str, items: &[String], none: &str) -> io::Result<()> {
    writeln!(out, "\n## {heading}\n")?;
    if items.is_empty() {
        return writeln!(out, "{none}");
    }
    for item in items {
        writeln!(out, "- {item}")?;
    }
    Ok(())
}

fn words(text: &str) -> String {
    escape(&squeeze(text), Inside::Paragraph)
}

fn person(person: &Person) -> String {
    let role = person
        .role
        .as_deref()
        .map(|role| format!(", {}", words(role)))
        .unwrap_or_default();
    format!(
        "**{}**{role} ({})",
        words(&person.name),
        times(person.mentions.len(), "mention")
    )
}

fn country(country: &Country) -> String {
    let count = times(country.mentions.len(), "mention");
    format!("**{}** {} ({count})", words(country.name), country.code)
}

fn source(source: &Source, body: &str) -> String {
    let role = source
        .role
        .as_deref()
        .map(|role| format!(", {}", words(role)))
        .unwrap_or_default();
    let count = times(source.statements.len(), "statement");
    let mut item = format!(
        "**{}**{role} – {} ({count})",
        words(&source.name),
        source.kind.words()
    );
    for statement in &source.statements {
        item.push_str(&format!("\n  - {}", words(statement.span().of(body))));
    }
    item
}

fn times(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
