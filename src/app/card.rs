//! The card of an entry: who it is, what the article takes from it, and each mention in its context.

use super::entries::{Entries, Entry, Id};
use super::picker::{Item, Picker, Target};
use crate::detect::{Kind, Statement};
use crate::reading::Reading;
use crate::text::{Span, floor_boundary};

/// Bytes of context on either side of a mention.
const CONTEXT: usize = 120;

/// The card of an entry.
pub fn card(reading: &Reading, entries: &Entries, id: Id) -> Option<Picker> {
    let entry = entries.get(id)?;
    let body = &reading.article.body;
    let mut items = Vec::new();
    items.extend(description(entry, id.kind).map(Item::note));
    items.extend(forms(body, entry).map(Item::note));
    if let Some(source) = reading
        .entities
        .sources
        .get(id.index)
        .filter(|_| id.kind == Kind::Source)
        && !source.statements.is_empty()
    {
        items.push(Item::heading(format!(
            "Statements {}",
            source.statements.len()
        )));
        items.extend(
            source
                .statements
                .iter()
                .map(|statement| statement_row(body, statement)),
        );
    }
    items.push(Item::heading(format!("Mentions {}", entry.mentions.len())));
    items.extend(entry.mentions.iter().map(|&span| mention_row(body, span)));
    Some(Picker::new(entry.name.clone(), items))
}

fn description(entry: &Entry, kind: Kind) -> Option<String> {
    match (kind, &entry.role) {
        (Kind::Source, Some(role)) => Some(format!("{} · {role}", entry.tag)),
        (_, Some(role)) => Some(role.clone()),
        (_, None) => (!entry.tag.is_empty()).then(|| entry.tag.to_owned()),
    }
}

/// The forms of the name that differ, by how often they occur.
fn forms(body: &str, entry: &Entry) -> Option<String> {
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for form in entry
        .mentions
        .iter()
        .filter_map(|span| body.get(span.start..span.end))
    {
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form, 1)),
        }
    }
    forms.sort_by_key(|&(_, count)| usize::MAX - count);
    let shown: Vec<String> = forms
        .iter()
        .take(8)
        .map(|(form, count)| format!("{} {count}", crate::text::squeeze(form)))
        .collect();
    (forms.len() > 1).then(|| format!("as {}", shown.join(" · ")))
}

fn statement_row(body: &str, statement: &Statement) -> Item {
    let lead = match statement.quote {
        true => "quote",
        false => "says",
    };
    let text = body
        .get(statement.span.start..statement.span.end)
        .unwrap_or_default();
    Item::row(
        lead,
        crate::text::squeeze(text),
        Target::Place(statement.span.start),
    )
}

/// A mention with the words around it, its name marked.
fn mention_row(body: &str, span: Span) -> Item {
    let line = |text: &str| text.replace(['\n', '\t'], " ");
    let start = floor_boundary(body, span.start.saturating_sub(CONTEXT));
    let end = floor_boundary(body, span.end + CONTEXT);
    let before = line(body.get(start..span.start).unwrap_or_default());
    let name = line(body.get(span.start..span.end).unwrap_or_default());
    let after = line(body.get(span.end..end).unwrap_or_default());
    let mark = Span::new(before.len(), before.len() + name.len());
    Item {
        mark: Some(mark),
        ..Item::row(
            "",
            format!("{before}{name}{after}"),
            Target::Place(span.start),
        )
    }
}
