//! Searching: from match to match, all matches listed, whole words and patterns.

use super::action::Action;
use super::picker::{Item, Picker, Target};
use super::prompt::{Prompt, Purpose};
use super::search::Found;
use super::update::Direction;
use super::{App, Overlay};
use crate::text::numbers::counted;

/// Matches that are listed with their context.
const LISTED: usize = 2000;

impl App {
    pub(super) fn begin_search(&mut self) {
        if self.open().is_some() {
            self.prompt = Some(Prompt::new(Purpose::Search, ""));
        }
    }

    pub(super) fn step_match(&mut self, direction: Direction) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let cursor = open.cursor();
        let found = match direction {
            Direction::Next => open.search.after(cursor),
            Direction::Previous => open.search.before(cursor),
        };
        self.show_match(found);
    }

    /// Goes to a match, or says that there is none.
    pub(super) fn show_match(&mut self, found: Found) {
        let Some(open) = self.open_mut() else {
            return;
        };
        match found {
            Found::Here(span) => open.jump(span.start),
            Found::Wrapped(span) => {
                open.jump(span.start);
                let from = match open.search.current {
                    Some(0) => "from the top",
                    _ => "from the end",
                };
                let sentence = super::status::sentence(self);
                self.say(format!("{sentence} · {from}"));
            }
            Found::Nothing => {
                let needle = open.search.needle.clone();
                let fault = open.search.fault.clone();
                self.say(match (needle.is_empty(), fault) {
                    (true, _) => "nothing was searched yet".to_owned(),
                    (false, Some(fault)) => format!("\"{needle}\" is no pattern: {fault}"),
                    (false, None) => format!("\"{needle}\" does not occur"),
                });
            }
        }
    }

    /// All matches with their context.
    pub(super) fn show_matches(&mut self) {
        let search_key = self.settings.keymap.key_of(Action::Search);
        let Some(open) = self.open() else {
            return;
        };
        let body = &open.sheet.reading.article.body;
        let matches = open.search.matches.iter().take(LISTED);
        let mut items: Vec<Item> = matches
            .map(|&span| Item {
                lead: format!("{}%", span.start * 100 / body.len().max(1)),
                ..Item::in_context(body, span, Target::Place(span.start))
            })
            .collect();
        if items.is_empty() {
            items.push(Item::note(format!(
                "Nothing is found yet. The key {search_key} searches."
            )));
        }
        let mut title = vec![counted(open.search.matches.len(), "match")];
        title.extend(open.search.ways().into_iter().map(str::to_owned));
        let title = title.join(" · ");
        let cursor = open.cursor();
        let mut picker = Picker::new(title, items);
        picker.select(|target| *target == Target::Place(cursor));
        self.overlay = Some(Overlay::Picker(picker));
    }

    /// Whole words or parts as well; patterns or plain words. The matches follow at once.
    pub(super) fn toggle_search(&mut self, action: Action) {
        let Some(open) = self.open_mut() else {
            return;
        };
        match action {
            Action::Patterns => open.search.switch_manner(),
            _ => open.search.switch_bounds(),
        }
        let needle = open.search.needle.clone();
        open.search
            .look_for(&open.sheet.reading.article.body, &needle);
        let ways = match open.search.ways().as_slice() {
            [] => "anything that contains the words".to_owned(),
            ways => ways.join(" and "),
        };
        let found = match (needle.is_empty(), open.search.matches.len()) {
            (true, _) => String::new(),
            (false, found) => format!(": {}", counted(found, "match")),
        };
        self.say(format!("search finds {ways}{found}"));
    }
}
