//! The card of an entry: who it is, what the article takes from it, who speaks of it, and each
//! mention in its context.

use super::entries::{Entries, Entry, Id};
use super::picker::{Item, Picker, Target};
use crate::detect::{Kind, Place, Source, Statement};
use crate::reading::Reading;
use crate::text::numbers::grouped;
use crate::text::order::order_by;
use crate::text::words::sentences;
use crate::text::{Span, squeeze};

/// Forms of a name that a card lists at most.
const FORMS: usize = 8;

/// Statements and mentions that a card lists at most, each; those around the cursor.
const LISTED: usize = 400;

/// Statements of an article up to which those about an entry are looked for in whole sentences (some
/// 10 µs each); in an article of more only in the statements' own words.
const SENTENCES: usize = 2000;

/// The card of an entry, seen from a byte of the body.
pub fn card(reading: &Reading, entries: &Entries, id: Id, cursor: usize) -> Option<Picker> {
    let entry = entries.get(id)?;
    let mentions = reading.entities.mentions(id.kind, id.index);
    let body = &reading.article.body;
    let mut items = Vec::new();
    items.extend(entry.role.as_ref().map(Item::note));
    items.extend(forms(body, mentions).map(Item::note));
    let said = statements_of(reading, id);
    if !said.is_empty() {
        items.push(Item::heading(match id.kind {
            Kind::Source => format!("Statements {}", grouped(said.len())),
            _ => format!("What was said {}", grouped(said.len())),
        }));
        let near = near(&said, |statement| statement.span().start, cursor);
        items.extend(near.iter().map(|statement| statement_row(body, statement)));
    }
    let places = places_of(reading, id);
    if !places.is_empty() {
        items.push(Item::heading(format!(
            "Cities named here {}",
            grouped(places.len())
        )));
        items.extend(places.iter().filter_map(|place| place_row(body, place)));
    }
    let told = statements_about(reading, id);
    if !told.is_empty() {
        let heading = format!("Who speaks of {} {}", entry.name, grouped(told.len()));
        items.push(Item::heading(heading));
        let near = near(&told, |(_, statement)| statement.span().start, cursor);
        items.extend(near.iter().map(|(source, statement)| {
            let row = statement_row(body, statement);
            Item {
                lead: source.name.clone(),
                ..row
            }
        }));
    }
    items.push(Item::heading(format!("Mentions {}", grouped(entry.count))));
    let near = near(mentions, |span| span.start, cursor);
    items.extend(
        near.iter()
            .map(|&span| Item::in_context(body, span, Target::Place(span.start))),
    );
    Some(Picker::new(title(entry), items))
}

/// Of a list that ascends the part around a place: [`LISTED`] at most.
fn near<T>(all: &[T], place: impl Fn(&T) -> usize, cursor: usize) -> &[T] {
    let here = all.partition_point(|one| place(one) < cursor);
    let start = here
        .saturating_sub(LISTED / 2)
        .min(all.len().saturating_sub(LISTED));
    &all[start..all.len().min(start + LISTED)]
}

/// "Norway · NO", "Adrienne Watson · person".
fn title(entry: &Entry) -> String {
    match entry.tag {
        "" => entry.name.clone(),
        tag => format!("{} · {tag}", entry.name),
    }
}

/// The forms of the name that differ, by how often they occur.
fn forms(body: &str, mentions: &[Span]) -> Option<String> {
    let mut forms: Vec<(String, usize)> = Vec::new();
    for span in mentions.iter().take(LISTED) {
        let form = squeeze(body.get(span.start..span.end).unwrap_or_default());
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form, 1)),
        }
    }
    order_by(&mut forms, |&(_, count)| (usize::MAX - count, 0));
    let shown = forms.iter().take(FORMS);
    let shown: Vec<String> = shown
        .map(|(form, count)| format!("{form} {}", grouped(*count)))
        .collect();
    (forms.len() > 1).then(|| format!("as {}", shown.join(" · ")))
}

/// The sources that an entry is: itself, or for a person the sources that share its mentions.
pub fn sources_of(reading: &Reading, id: Id) -> Vec<usize> {
    if id.kind == Kind::Source {
        return vec![id.index];
    }
    let its = reading.entities.mentions(id.kind, id.index);
    let sources = reading.entities.sources.iter().enumerate();
    let is_one = |source: &Source| id.kind == Kind::Person && have_one(its, &source.mentions);
    let sources = sources.filter(|(_, source)| is_one(source));
    sources.map(|(index, _)| index).collect()
}

/// Whether two lists of mentions, which ascend, have one of them both. Each is looked for from the
/// last one on, in steps that double: both may be long, or one of them short.
fn have_one(one: &[Span], other: &[Span]) -> bool {
    let (few, mut rest) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    few.iter().any(|span| {
        let mut near = 1;
        while near < rest.len() && rest[near - 1] < *span {
            near *= 2;
        }
        let near = &rest[..near.min(rest.len())];
        rest = &rest[near.partition_point(|before| before < span)..];
        rest.first() == Some(span)
    })
}

/// Whether the entry says anything.
pub fn speaks(reading: &Reading, id: Id) -> bool {
    let sources = &reading.entities.sources;
    let says = |index: usize| {
        sources
            .get(index)
            .is_some_and(|one| !one.statements.is_empty())
    };
    sources_of(reading, id).into_iter().any(says)
}

/// What the entry says, in order.
pub fn statements_of(reading: &Reading, id: Id) -> Vec<Statement> {
    let mine = sources_of(reading, id);
    let sources = mine
        .iter()
        .filter_map(|&index| reading.entities.sources.get(index));
    let mut said: Vec<Statement> = sources
        .flat_map(|source| source.statements.iter().copied())
        .collect();
    order_by(&mut said, |statement| statement.span().key());
    said
}

/// The cities and the capital of a country, by first mention; none of other entries.
fn places_of(reading: &Reading, id: Id) -> &[Place] {
    let country = reading.entities.countries.get(id.index);
    let country = country.filter(|_| id.kind == Kind::Country);
    country.map_or(&[], |country| &country.places)
}

/// "Bergen 2   …told reporters in Bergen on Monday, where…"
fn place_row(body: &str, place: &Place) -> Option<Item> {
    let first = *place.mentions.first()?;
    let mut lead = place.name.clone();
    if place.capital {
        lead.push_str(", capital");
    }
    if place.mentions.len() > 1 {
        lead.push_str(&format!(" {}", grouped(place.mentions.len())));
    }
    let row = Item::in_context(body, first, Target::Place(first.start));
    Some(Item { lead, ..row })
}

/// Statements of others with the entry in the same sentence.
fn statements_about(reading: &Reading, id: Id) -> Vec<(&Source, Statement)> {
    if id.kind == Kind::Source {
        return Vec::new();
    }
    let mentions = reading.entities.mentions(id.kind, id.index);
    let mine = sources_of(reading, id);
    let sources = &reading.entities.sources;
    let all = || sources.iter().flat_map(|source| &source.statements);
    let in_sentence = all().take(SENTENCES + 1).count() <= SENTENCES;
    let names = |statement: &Statement| {
        let span = match in_sentence {
            true => sentence_of(reading, statement.span()),
            false => statement.span(),
        };
        is_named(mentions, span)
    };
    let others = sources.iter().enumerate();
    let others = others.filter(|(index, _)| !mine.contains(index));
    let mut told: Vec<(&Source, Statement)> = others
        .flat_map(|(_, source)| source.statements.iter().map(move |&said| (source, said)))
        .filter(|(_, statement)| names(statement))
        .collect();
    order_by(&mut told, |(_, statement)| statement.span().key());
    told
}

/// Whether one of the mentions, which ascend, shares a byte with the span.
fn is_named(mentions: &[Span], span: Span) -> bool {
    let first = mentions.partition_point(|mention| mention.end <= span.start);
    let mention = mentions.get(first);
    mention.is_some_and(|mention| mention.start < span.end)
}

/// The sentence, or sentences, of the body that a statement stands in.
fn sentence_of(reading: &Reading, statement: Span) -> Span {
    let article = &reading.article;
    let blocks = &article.blocks;
    let block = blocks.partition_point(|block| block.span.end <= statement.start);
    let Some(block) = blocks.get(block).map(|block| block.span) else {
        return statement;
    };
    let found = sentences(block.of(&article.body))
        .into_iter()
        .map(|span| Span::new(block.start + span.start, block.start + span.end))
        .filter(|sentence| sentence.overlaps(statement));
    found.fold(statement, |whole, sentence| {
        Span::new(whole.start.min(sentence.start), whole.end.max(sentence.end))
    })
}

/// "quote, said   We have waited for nine years"
fn statement_row(body: &str, statement: &Statement) -> Item {
    let words = |span: Span| squeeze(body.get(span.start..span.end).unwrap_or_default());
    let kind = if statement.is_quote() {
        "quote"
    } else {
        "indirect"
    };
    let lead = match statement.cue() {
        Some(cue) => format!("{kind}, {}", words(cue)),
        None => kind.to_owned(),
    };
    Item::row(
        lead,
        words(statement.span()),
        Target::Statement(statement.span().start),
    )
}
