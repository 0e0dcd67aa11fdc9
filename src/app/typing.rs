//! Keys and pasted text while a line is typed.

use super::event::{Effect, Key};
use super::prompt::{Edit, Prompt, Purpose};
use super::search::Search;
use super::{App, Overlay};

/// Up to this many bytes of body the search follows each typed key (1 ms a megabyte); in a longer
/// one it waits for Enter.
const SEARCHED_WHILE_TYPING: usize = 2 * 1024 * 1024;

impl App {
    /// Takes pasted text into the typed line.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if let Some(prompt) = &mut self.prompt {
            prompt.insert(text);
            self.typed();
        }
        Vec::new()
    }

    /// Takes a key into the typed line.
    pub(super) fn type_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        match prompt.key(key) {
            Edit::Changed => self.typed(),
            Edit::Same => {}
            Edit::Done => return self.finish_typing(),
            Edit::Left => self.leave_typing(),
            Edit::Earlier => self.recall(Recall::Earlier),
            Edit::Later => self.recall(Recall::Later),
            Edit::Words => self.search_otherwise(Search::switch_bounds),
            Edit::Pattern => self.search_otherwise(Search::switch_manner),
        }
        Vec::new()
    }

    /// Searches for what is typed in another way.
    fn search_otherwise(&mut self, switch: impl Fn(&mut Search)) {
        let is_search = |prompt: &Prompt| prompt.purpose == Purpose::Search;
        if !self.prompt.as_ref().is_some_and(is_search) {
            return;
        }
        if let Some(open) = self.open_mut() {
            switch(&mut open.search);
        }
        self.typed();
    }

    /// What follows every change of the typed line.
    fn typed(&mut self) {
        let Some(Prompt { purpose, text, .. }) = self.prompt.clone() else {
            return;
        };
        if purpose == Purpose::Link {
            return self.link_typed(&text);
        }
        if let (Purpose::Pick, Some(Overlay::Picker(picker))) = (purpose, &mut self.overlay) {
            picker.filter(&text);
        }
        let Some(open) = self.open_mut() else {
            return;
        };
        match purpose {
            Purpose::Pick | Purpose::Note(_) | Purpose::Link => {}
            Purpose::Search => {
                let body = &open.sheet.reading.article.body;
                if body.len() <= SEARCHED_WHILE_TYPING {
                    open.search.look_for(body, &text);
                }
            }
            Purpose::Filter => {
                open.lists.filter = text;
                if let Some(entries) = &open.entries {
                    open.lists.refresh(entries);
                    open.lists.choose_first();
                }
            }
        }
    }

    fn finish_typing(&mut self) -> Vec<Effect> {
        let Some(Prompt { purpose, text, .. }) = self.prompt.take() else {
            return Vec::new();
        };
        match purpose {
            Purpose::Filter => self.enter_in_list(),
            Purpose::Pick => return self.choose_item(),
            Purpose::Note(number) => self.write_note(number, text),
            Purpose::Search => self.finish_search(&text),
            Purpose::Link => self.go_to_link(&text),
        }
        Vec::new()
    }

    fn finish_search(&mut self, needle: &str) {
        let Some(open) = self.open_mut() else {
            return;
        };
        // Enter on nothing looks for the last needle again, as in less and vim.
        let last = open.search.history.last().cloned().unwrap_or_default();
        let needle = if needle.is_empty() { &last } else { needle };
        let cursor = open.cursor();
        // Searched again while standing on a match, it is the next one that is wanted.
        let matches = &open.search.matches;
        let stands_on = matches
            .binary_search_by_key(&cursor, |span| span.start)
            .is_ok();
        let again = stands_on
            && open
                .search
                .history
                .last()
                .is_some_and(|last| last == needle);
        open.search
            .look_for(&open.sheet.reading.article.body, needle);
        open.search.remember();
        let found = match again {
            true => open.search.after(cursor),
            false => open.search.from(cursor),
        };
        self.show_match(found);
    }

    fn write_note(&mut self, number: usize, note: String) {
        if let Some(open) = self.open_mut()
            && let Some(mark) = open.marks.get_mut(number)
        {
            mark.note = note.trim().to_owned();
        }
        self.say("marked");
    }

    fn leave_typing(&mut self) {
        let Some(prompt) = self.prompt.take() else {
            return;
        };
        if prompt.purpose == Purpose::Pick {
            self.overlay = None;
        }
        let Some(open) = self.open_mut() else {
            return;
        };
        match prompt.purpose {
            Purpose::Search => open.search.clear(),
            Purpose::Filter => {
                self.clear_filter();
            }
            Purpose::Pick | Purpose::Note(_) | Purpose::Link => {}
        }
    }

    /// Up and down: in a list the selection, in a search its history.
    fn recall(&mut self, which: Recall) {
        if let (Some(Purpose::Pick), Some(Overlay::Picker(picker))) = (
            self.prompt.as_ref().map(|prompt| prompt.purpose),
            &mut self.overlay,
        ) {
            return picker.move_by(match which {
                Recall::Earlier => -1,
                Recall::Later => 1,
            });
        }
        let history = match self.open() {
            Some(open) => open.search.history.clone(),
            None => return,
        };
        let Some(prompt) = self
            .prompt
            .as_mut()
            .filter(|p| p.purpose == Purpose::Search)
        else {
            return;
        };
        let back = match (which, prompt.recalled) {
            (Recall::Earlier, None) => Some(0),
            (Recall::Earlier, Some(back)) => Some((back + 1).min(history.len().saturating_sub(1))),
            (Recall::Later, Some(back)) => back.checked_sub(1),
            (Recall::Later, None) => None,
        };
        prompt.recalled = back;
        let line = back.and_then(|back| history.iter().rev().nth(back));
        prompt.set(line.map_or("", String::as_str));
        self.typed();
    }
}

#[derive(Clone, Copy)]
enum Recall {
    Earlier,
    Later,
}
