//! Searching: from match to match, all matches listed, whole words; and back and forward through
//! the jumps.

use super::action::Action;
use super::picker::{Item, Picker, Target};
use super::prompt::{Prompt, Purpose};
use super::search::Found;
use super::update::Direction;
use super::{App, Overlay};
use crate::doc::find::Bounds;

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
                self.say(match needle.is_empty() {
                    true => "nothing was searched yet".to_owned(),
                    false => format!("\"{needle}\" does not occur"),
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
            .map(|&span| Item::in_context(body, span, Target::Place(span.start)))
            .collect();
        if items.is_empty() {
            items.push(Item::note(format!(
                "Nothing is found yet. The key {search_key} searches."
            )));
        }
        let title = format!("{} matches", open.search.matches.len());
        let cursor = open.cursor();
        let mut picker = Picker::new(title, items);
        picker.select(|target| *target == Target::Place(cursor));
        self.overlay = Some(Overlay::Picker(picker));
    }

    pub(super) fn toggle_whole_words(&mut self) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let (bounds, text) = match open.search.bounds {
            Bounds::Anywhere => (Bounds::Words, "whole words only"),
            Bounds::Words => (Bounds::Anywhere, "parts of words as well"),
        };
        open.search.bounds = bounds;
        let needle = open.search.needle.clone();
        if !needle.is_empty() {
            open.search
                .look_for(&open.sheet.reading.article.body, &needle);
        }
        let found = open.search.matches.len();
        self.say(format!("search finds {text}: {found} matches"));
    }

    /// Back to before the last jump; from where a page was entered by a link, to that page.
    pub(super) fn go_back(&mut self) {
        if self.open_mut().is_some_and(|open| open.back()) {
            return;
        }
        match self.pages.get(self.current).and_then(|page| page.came_from) {
            Some(page) => {
                self.show_page(page);
            }
            None => self.say("this is where you began"),
        }
    }

    pub(super) fn go_forward(&mut self) {
        if self.open_mut().is_some_and(|open| !open.forward()) {
            self.say("there is nothing further on");
        }
    }
}
