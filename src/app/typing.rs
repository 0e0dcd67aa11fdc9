//! Keys and pasted text while a line is typed.

use super::event::{Effect, Key};
use super::prompt::{Edit, Prompt, Purpose};
use super::search::Found;
use super::{App, Message};

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
            Edit::Done => self.finish_typing(),
            Edit::Left => self.leave_typing(),
            Edit::Earlier => self.recall(Recall::Earlier),
            Edit::Later => self.recall(Recall::Later),
        }
        Vec::new()
    }

    /// What follows every change of the typed line.
    fn typed(&mut self) {
        let Some(Prompt { purpose, text, .. }) = self.prompt.clone() else {
            return;
        };
        let Some(open) = self.open_mut() else {
            return;
        };
        match purpose {
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
                }
            }
        }
    }

    fn finish_typing(&mut self) {
        let Some(Prompt { purpose, text, .. }) = self.prompt.take() else {
            return;
        };
        if purpose == Purpose::Filter {
            return;
        }
        let Some(open) = self.open_mut() else {
            return;
        };
        open.search
            .look_for(&open.sheet.reading.article.body, &text);
        open.search.remember();
        if text.is_empty() {
            return;
        }
        let cursor = open.cursor();
        let found = open.search.from(cursor);
        self.show_match(found);
    }

    fn leave_typing(&mut self) {
        let Some(prompt) = self.prompt.take() else {
            return;
        };
        let Some(open) = self.open_mut() else {
            return;
        };
        match prompt.purpose {
            Purpose::Search => open.search.clear(),
            Purpose::Filter => {
                open.lists.filter.clear();
                if let Some(entries) = &open.entries {
                    open.lists.refresh(entries);
                }
            }
        }
    }

    fn recall(&mut self, which: Recall) {
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

    /// Goes to a match, or says that there is none.
    pub(super) fn show_match(&mut self, found: Found) {
        let Some(open) = self.open_mut() else {
            return;
        };
        match found {
            Found::Here(span) => open.jump(span.start),
            Found::Wrapped(span) => {
                open.jump(span.start);
                self.message = Some(Message::Info(
                    "search went on from the other end".to_owned(),
                ));
            }
            Found::Nothing => {
                let needle = open.search.needle.clone();
                self.message = Some(Message::Info(match needle.is_empty() {
                    true => "nothing was searched yet".to_owned(),
                    false => format!("\"{needle}\" does not occur"),
                }));
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Recall {
    Earlier,
    Later,
}
