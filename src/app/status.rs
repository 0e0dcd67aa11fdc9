//! What the status line says: a sentence about where the reader stands, and the hints that fit.

use super::action::Action;
use super::entries::Id;
use super::open::Open;
use super::page::State;
use super::{App, Focus, Message, Overlay};
use crate::detect::Kind;
use crate::text::numbers::{counted, grouped};

/// The left part of the status line: the same sentence in full and in shorter forms.
pub fn sentences(app: &App) -> Vec<String> {
    if let Some(Message::Info(text) | Message::Error(text)) = &app.message {
        return vec![text.clone()];
    }
    if matches!(app.overlay, Some(Overlay::Help(_))) {
        return Vec::new();
    }
    let page = app.pages.get(app.current);
    match page.map(|page| &page.state) {
        Some(State::Open(open)) => open_sentences(app, open),
        Some(State::Loading) => vec!["loading".to_owned()],
        _ => Vec::new(),
    }
}

fn open_sentences(app: &App, open: &Open) -> Vec<String> {
    let mention = open.mention();
    if app.focus == Focus::Lists
        && let Some(id) = open.lists.chosen
    {
        let at = mention.filter(|mention| mention.id == id);
        return mention_sentences(open, id, at.map(|mention| mention.span.start));
    }
    if let Some((index, statement)) = open.statement() {
        return statement_sentences(open, index, statement.span().start, statement.is_quote());
    }
    if let Some(current) = open.search.current {
        let (number, all) = (grouped(current + 1), grouped(open.search.matches.len()));
        let place = format!("\"{}\" {number} of {all}", open.search.needle);
        let mut sentences = vec![place.clone(), format!("{number}/{all}")];
        let ways = open.search.ways();
        if !ways.is_empty() {
            sentences.insert(0, format!("{place} · {}", ways.join(" · ")));
        }
        return sentences;
    }
    match mention {
        Some(mention) => mention_sentences(open, mention.id, Some(mention.span.start)),
        None => Vec::new(),
    }
}

/// "Kim Jong-un 3 of 7 · 2 of 3 people", "Kim Jong-un 3 of 7", "Kim Jong-un 3/7".
fn mention_sentences(open: &Open, id: Id, at: Option<usize>) -> Vec<String> {
    let Some(entries) = &open.entries else {
        return Vec::new();
    };
    let Some(entry) = entries.get(id) else {
        return Vec::new();
    };
    let name = &entry.name;
    let total = grouped(entry.count);
    let number = at.and_then(|at| {
        let mentions = open.sheet.reading.entities.mentions(id.kind, id.index);
        let index = mentions.partition_point(|span| span.end <= at);
        let mention = mentions.get(index).filter(|span| span.contains(at));
        mention.map(|_| grouped(index + 1))
    });
    let (long, short) = match number {
        Some(number) => (format!("{number} of {total}"), format!("{number}/{total}")),
        None => (counted(entry.count, "mention"), total),
    };
    let entries = entries.list(id.kind).len();
    let noun = plural(id.kind, entries);
    let (place, list) = (grouped(id.index + 1), grouped(entries));
    vec![
        format!("{name} {long} · {place} of {list} {noun}"),
        format!("{name} {short} · {place}/{list} {noun}"),
        format!("{name} {short}"),
        short,
    ]
}

/// "statement 2 of 9 · Adrienne Watson, quoted"
fn statement_sentences(open: &Open, source: usize, start: usize, quote: bool) -> Vec<String> {
    let all = open.statements();
    let before = all.partition_point(|statement| statement.span().start < start);
    let sources = &open.sheet.reading.entities.sources;
    let name = sources
        .get(source)
        .map_or("", |source| source.name.as_str());
    let manner = if quote { "quoted" } else { "indirect" };
    let (number, total) = (grouped(before + 1), grouped(all.len()));
    vec![
        format!("statement {number} of {total} · {name}, {manner}"),
        format!("statement {number}/{total} · {name}"),
        format!("{number}/{total}"),
    ]
}

/// The sentence that says which mention the reader stands on, in full.
pub fn sentence(app: &App) -> String {
    sentences(app).into_iter().next().unwrap_or_default()
}

fn plural(kind: Kind, count: usize) -> &'static str {
    match (kind, count) {
        (Kind::Person, 1) => "person",
        (Kind::Person, _) => "people",
        (Kind::Country, 1) => "country",
        (Kind::Country, _) => "countries",
        (Kind::Source, 1) => "source",
        (Kind::Source, _) => "sources",
    }
}

/// Whether the cursor is on a mention of the chosen entry.
fn stands_on_chosen(app: &App) -> bool {
    let mention = |open: &Open| open.mention().map(|mention| mention.id);
    app.open()
        .is_some_and(|open| open.lists.chosen.is_some() && mention(open) == open.lists.chosen)
}

/// Key and word of the hints, the most important first. Those of actions that are known are left out,
/// all but the first one; those that somebody needs who cannot go on stay.
pub fn hints(app: &App) -> Vec<(String, &'static str)> {
    if !app.settings.hints {
        return Vec::new();
    }
    let state = app.pages.get(app.current).map(|page| &page.state);
    let wanted = wanted_hints(app);
    let stays = app.overlay.is_none() && !matches!(state, Some(State::Open(_)));
    let is_new = |&&(action, _): &&Hint| stays || !app.practice.is_known(action);
    let mut fresh: Vec<&Hint> = wanted.iter().filter(is_new).collect();
    if fresh.is_empty() {
        fresh.extend(wanted.first());
    }
    let keymap = &app.settings.keymap;
    let keyed = fresh.into_iter();
    keyed
        .filter_map(|&(action, word)| Some((keymap.first_key(action)?, word)))
        .collect()
}

/// An action and what the hint calls it.
type Hint = (Action, &'static str);

fn wanted_hints(app: &App) -> &'static [Hint] {
    let state = app.pages.get(app.current).map(|page| &page.state);
    match (&app.overlay, app.focus) {
        (None, _) if matches!(state, Some(State::Loading)) => {
            &[(Action::Escape, "cancel"), (Action::Close, "quit")]
        }
        (None, _) if matches!(state, Some(State::Failed(_))) => match app.pages.len() {
            1 => &[(Action::Reload, "load again"), (Action::Close, "quit")],
            _ => &[
                (Action::Reload, "load again"),
                (Action::NextPage, "next page"),
                (Action::Pages, "pages"),
                (Action::Close, "quit"),
            ],
        },
        (Some(Overlay::Help(_)), _) => &[(Action::Escape, "close")],
        (Some(Overlay::Picker(_)), _) => &[
            (Action::Escape, "close"),
            (Action::Enter, "go"),
            (Action::Search, "filter"),
        ],
        (None, Focus::Lists) => &[
            (Action::Enter, "next mention"),
            (Action::Card, "card"),
            (Action::NextList, "next list"),
            (Action::Search, "filter"),
            (Action::Escape, "text"),
        ],
        (None, Focus::Text) if stands_on_chosen(app) => &[
            (Action::NextOfEntry, "next"),
            (Action::Enter, "card"),
            (Action::Back, "back"),
            (Action::NextList, "lists"),
            (Action::Help, "help"),
        ],
        (None, Focus::Text) if app.pages.len() > 1 => &[
            (Action::Help, "help"),
            (Action::NextPage, "next page"),
            (Action::Pages, "pages"),
            (Action::NextList, "lists"),
            (Action::NextMention, "next name"),
            (Action::Search, "search"),
            (Action::Close, "quit"),
        ],
        (None, Focus::Text) => &[
            (Action::Help, "help"),
            (Action::NextList, "lists"),
            (Action::NextMention, "next name"),
            (Action::Search, "search"),
            (Action::Stripped, "stripped"),
            (Action::Close, "quit"),
        ],
    }
}
