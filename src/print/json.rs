//! Reading → one line of JSON, for other programs.
//!
//! The records name the keys of the contract in its order; positions are byte offsets into `text`.
//! Optional values are null and lists are empty, never missing.

use std::io::{self, Write};

use serde::Serialize;

use crate::detect::{Country, Person, Source, Statement};
use crate::doc::{Cut, Inline, InlineKind};
use crate::reading::Reading;
use crate::text::Span;

/// Writes the reading and a line break.
pub fn write(out: &mut impl Write, reading: &Reading) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Record::of(reading)).map_err(io::Error::from)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Record<'a> {
    page: &'a str,
    title: Option<&'a str>,
    authors: &'a [String],
    published: Option<&'a str>,
    site: Option<&'a str>,
    language: Option<&'a str>,
    text: &'a str,
    people: Vec<PersonRecord<'a>>,
    countries: Vec<CountryRecord<'a>>,
    sources: Vec<SourceRecord<'a>>,
    unattributed: Vec<Place>,
    links: Vec<LinkRecord<'a>>,
    stripped: Vec<CutRecord<'a>>,
    notices: &'a [String],
}

impl<'a> Record<'a> {
    fn of(reading: &'a Reading) -> Self {
        let Reading {
            origin,
            article,
            cuts,
            entities,
            source: _,
            notices,
        } = reading;
        Self {
            page: article.address.as_deref().unwrap_or(origin),
            title: article.title.as_deref(),
            authors: &article.authors,
            published: article.published.as_deref(),
            site: article.site.as_deref(),
            language: article.language.as_deref(),
            text: &article.body,
            people: entities.people.iter().map(PersonRecord::of).collect(),
            countries: entities.countries.iter().map(CountryRecord::of).collect(),
            sources: entities.sources.iter().map(SourceRecord::of).collect(),
            unattributed: places(&entities.unattributed),
            links: article.inlines.iter().filter_map(LinkRecord::of).collect(),
            stripped: cuts.iter().map(CutRecord::of).collect(),
            notices,
        }
    }
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

fn places(spans: &[Span]) -> Vec<Place> {
    spans.iter().copied().map(Place::from).collect()
}

#[derive(Serialize)]
struct PersonRecord<'a> {
    name: &'a str,
    role: Option<&'a str>,
    mentions: Vec<Place>,
}

impl<'a> PersonRecord<'a> {
    fn of(person: &'a Person) -> Self {
        Self {
            name: &person.name,
            role: person.role.as_deref(),
            mentions: places(&person.mentions),
        }
    }
}

#[derive(Serialize)]
struct CountryRecord<'a> {
    name: &'a str,
    code: &'a str,
    mentions: Vec<Place>,
}

impl<'a> CountryRecord<'a> {
    fn of(country: &'a Country) -> Self {
        Self {
            name: country.name,
            code: country.code,
            mentions: places(&country.mentions),
        }
    }
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    name: &'a str,
    kind: &'static str,
    role: Option<&'a str>,
    mentions: Vec<Place>,
    statements: Vec<StatementRecord>,
}

impl<'a> SourceRecord<'a> {
    fn of(source: &'a Source) -> Self {
        Self {
            name: &source.name,
            kind: source.kind.words(),
            role: source.role.as_deref(),
            mentions: places(&source.mentions),
            statements: source.statements.iter().map(StatementRecord::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct StatementRecord {
    start: usize,
    end: usize,
    quote: bool,
    source: Option<Place>,
    cue: Option<Place>,
}

impl StatementRecord {
    fn of(statement: &Statement) -> Self {
        Self {
            start: statement.span().start,
            end: statement.span().end,
            quote: statement.is_quote(),
            source: statement.source().map(Place::from),
            cue: statement.cue().map(Place::from),
        }
    }
}

#[derive(Serialize)]
struct LinkRecord<'a> {
    start: usize,
    end: usize,
    href: &'a str,
}

impl<'a> LinkRecord<'a> {
    fn of(inline: &'a Inline) -> Option<Self> {
        let InlineKind::Link(href) = &inline.kind else {
            return None;
        };
        Some(Self {
            start: inline.span.start,
            end: inline.span.end,
            href,
        })
    }
}

#[derive(Serialize)]
struct CutRecord<'a> {
    text: &'a str,
    why: &'static str,
}

impl<'a> CutRecord<'a> {
    fn of(cut: &'a Cut) -> Self {
        Self {
            text: &cut.text,
            why: cut.why.words(),
        }
    }
}
