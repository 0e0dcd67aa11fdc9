//! What the status line says: a sentence about where the reader stands, and the hints that fit.

use super::action::Action;
use super::entries::Id;
use super::page::{Open, State};
use super::{App, Focus, Message, Overlay};
use crate::detect::Kind;

/// The left part of the status line.
pub fn sentence(app: &App) -> String {
    if let Some(Message::Info(text) | Message::Error(text)) = &app.message {
        return text.clone();
    }
    let page = app.pages.get(app.current);
    match page.map(|page| &page.state) {
        Some(State::Open(open)) => open_sentence(app, open),
        Some(State::Loading) => "loading".to_owned(),
        _ => String::new(),
    }
}

fn open_sentence(app: &App, open: &Open) -> String {
    let at = open.mention();
    if app.focus == Focus::Text
        && let Some(current) = open.search.current
    {
        return format!(
            "\"{}\" {} of {}",
            open.search.needle,
            current + 1,
            open.search.matches.len()
        );
    }
    match (at, open.lists.chosen, app.focus) {
        (Some(mention), ..) => mention_sentence(open, mention.id, Some(mention.span.start)),
        (None, Some(id), Focus::Lists) => mention_sentence(open, id, None),
        _ => String::new(),
    }
}

/// "Kim Jong-un 3 of 7 · 2 of 3 people"
fn mention_sentence(open: &Open, id: Id, at: Option<usize>) -> String {
    let Some(entries) = &open.entries else {
        return String::new();
    };
    let Some(entry) = entries.get(id) else {
        return String::new();
    };
    let total = entry.mentions.len();
    let number = at.and_then(|at| {
        let index = entry.mentions.partition_point(|span| span.end <= at);
        entry
            .mentions
            .get(index)
            .filter(|span| span.contains(at))
            .map(|_| index)
    });
    let which = match number {
        Some(number) => format!("{} of {total}", number + 1),
        None if total == 1 => "1 mention".to_owned(),
        None => format!("{total} mentions"),
    };
    let list = entries.list(id.kind).len();
    let noun = plural(id.kind, list);
    format!("{} {which} · {} of {list} {noun}", entry.name, id.index + 1)
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

/// Key and word of the hints, the most important first.
pub fn hints(app: &App) -> Vec<(String, &'static str)> {
    let wanted: &[(Action, &'static str)] = match (&app.overlay, app.focus) {
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
        (None, Focus::Text) => &[
            (Action::Help, "help"),
            (Action::NextList, "lists"),
            (Action::NextMention, "next name"),
            (Action::Search, "search"),
            (Action::Stripped, "stripped"),
            (Action::Quit, "quit"),
        ],
    };
    wanted
        .iter()
        .map(|&(action, word)| (app.settings.keymap.key_of(action), word))
        .collect()
}

/// How far the window's last row is, percent of the text.
pub fn percent(open: &Open) -> u8 {
    let length = open.sheet.reading.article.body.len();
    let lines = open.view.lines(&open.sheet);
    let Some(&last) = lines.last() else {
        return 100;
    };
    if last == open.sheet.end() {
        return 100;
    }
    let offset = open.sheet.offset(open.sheet.place(last));
    u8::try_from(offset * 100 / length.max(1))
        .unwrap_or(100)
        .min(99)
}
