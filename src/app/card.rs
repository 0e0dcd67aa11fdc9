//! The card of an entry: who it is, what the article takes from it, who speaks of it, and each
//! mention in its context.

use super::entries::{Entries, Entry, Id};
use super::picker::{Item, Picker, Target};
use crate::detect::{Kind, Source, Statement};
use crate::reading::Reading;
use crate::text::{Span, squeeze};

/// Forms of a name that a card lists at most.
const FORMS: usize = 8;

/// Statements and mentions that a card lists at most, each; those around the cursor.
const LISTED: usize = 400;

/// The card of an entry, seen from a byte of the body.
pub fn card(reading: &Reading, entries: &Entries, id: Id, cursor: usize) -> Option<Picker> {
    let entry = entries.get(id)?;
    let body = &reading.article.body;
    let mut items = Vec::new();
    items.extend(entry.role.as_ref().map(Item::note));
    items.extend(forms(body, entry).map(Item::note));
    let said = statements_of(reading, entries, id);
    if !said.is_empty() {
        items.push(Item::heading(match id.kind {
            Kind::Source => format!("Statements {}", said.len()),
            _ => format!("What was said {}", said.len()),
        }));
        let near = near(&said, |statement| statement.span.start, cursor);
        items.extend(near.iter().map(|statement| statement_row(body, statement)));
    }
    let told = statements_about(reading, entries, id);
    if !told.is_empty() {
        items.push(Item::heading(format!("Who speaks of it {}", told.len())));
        let near = near(&told, |(_, statement)| statement.span.start, cursor);
        items.extend(near.iter().map(|(source, statement)| {
            let row = statement_row(body, statement);
            Item {
                lead: source.name.clone(),
                ..row
            }
        }));
    }
    items.push(Item::heading(format!("Mentions {}", entry.mentions.len())));
    let near = near(&entry.mentions, |span| span.start, cursor);
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
fn forms(body: &str, entry: &Entry) -> Option<String> {
    let mut forms: Vec<(String, usize)> = Vec::new();
    for span in entry.mentions.iter().take(LISTED) {
        let form = squeeze(body.get(span.start..span.end).unwrap_or_default());
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form, 1)),
        }
    }
    forms.sort_by_key(|&(_, count)| usize::MAX - count);
    let shown = forms.iter().take(FORMS);
    let shown: Vec<String> = shown
        .map(|(form, count)| format!("{form} {count}"))
        .collect();
    (forms.len() > 1).then(|| format!("as {}", shown.join(" · ")))
}

/// The sources that an entry is: itself, or for a person the sources that share its mentions.
pub fn sources_of(reading: &Reading, entries: &Entries, id: Id) -> Vec<usize> {
    let Some(entry) = entries.get(id) else {
        return Vec::new();
    };
    if id.kind == Kind::Source {
        return vec![id.index];
    }
    let shares = |source: &Source| {
        source
            .mentions
            .iter()
            .any(|span| entry.mentions.contains(span))
    };
    let sources = reading.entities.sources.iter().enumerate();
    let sources = sources.filter(|(_, source)| id.kind == Kind::Person && shares(source));
    sources.map(|(index, _)| index).collect()
}

/// What the entry says, in order.
pub fn statements_of(reading: &Reading, entries: &Entries, id: Id) -> Vec<Statement> {
    let mine = sources_of(reading, entries, id);
    let sources = mine
        .iter()
        .filter_map(|&index| reading.entities.sources.get(index));
    let mut said: Vec<Statement> = sources
        .flat_map(|source| source.statements.iter().copied())
        .collect();
    said.sort_by_key(|statement| statement.span);
    said
}

/// Statements of others that name the entry.
fn statements_about<'a>(
    reading: &'a Reading,
    entries: &Entries,
    id: Id,
) -> Vec<(&'a Source, Statement)> {
    let Some(entry) = entries.get(id).filter(|_| id.kind != Kind::Source) else {
        return Vec::new();
    };
    let mine = sources_of(reading, entries, id);
    let names = |span: Span| {
        let first = entry
            .mentions
            .partition_point(|mention| mention.end <= span.start);
        entry
            .mentions
            .get(first)
            .is_some_and(|mention| mention.start < span.end)
    };
    let sources = reading.entities.sources.iter().enumerate();
    let mut told: Vec<(&Source, Statement)> = sources
        .filter(|(index, _)| !mine.contains(index))
        .flat_map(|(_, source)| {
            source
                .statements
                .iter()
                .map(move |&statement| (source, statement))
        })
        .filter(|(_, statement)| names(statement.span))
        .collect();
    told.sort_by_key(|(_, statement)| statement.span);
    told
}

/// "quote · said   We have waited for nine years"
fn statement_row(body: &str, statement: &Statement) -> Item {
    let words = |span: Span| squeeze(body.get(span.start..span.end).unwrap_or_default());
    let kind = if statement.quote { "quote" } else { "indirect" };
    let lead = match statement.cue {
        Some(cue) => format!("{kind}, {}", words(cue)),
        None => kind.to_owned(),
    };
    Item::row(
        lead,
        words(statement.span),
        Target::Statement(statement.span.start),
    )
}
