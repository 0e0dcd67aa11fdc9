//! A line that is typed: its text, its cursor, and how keys edit it.

use super::event::{Key, KeyCode};
use unicode_segmentation::UnicodeSegmentation;

/// What the typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Searching the text.
    Search,
    /// Narrowing the lists.
    Filter,
    /// Narrowing the list that lies over the text.
    Pick,
    /// A note to the mark of this number.
    Note(usize),
    /// The number of a link in the window.
    Link,
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// What was typed.
    pub text: String,
    /// Byte offset of the cursor in the text.
    pub cursor: usize,
    /// Which line of the history is shown, counted back from the latest; none for a new one.
    pub recalled: Option<usize>,
}

/// What a key did to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The text is another one now.
    Changed,
    /// The cursor moved, or nothing happened.
    Same,
    /// Enter.
    Done,
    /// Escape.
    Left,
    /// An earlier line is wanted.
    Earlier,
    /// A later line is wanted.
    Later,
    /// Whole words, or parts as well.
    Words,
    /// A regular expression, or plain words.
    Pattern,
}

impl Prompt {
    /// An empty line.
    pub fn new(purpose: Purpose, text: &str) -> Self {
        Self {
            purpose,
            text: text.to_owned(),
            cursor: text.len(),
            recalled: None,
        }
    }

    /// Replaces the text.
    pub fn set(&mut self, text: &str) {
        self.text = text.to_owned();
        self.cursor = text.len();
    }

    /// Puts text in at the cursor: of a pasted text its first line.
    pub fn insert(&mut self, text: &str) {
        let clean = crate::text::clean(text);
        let clean = clean.lines().next().unwrap_or_default().replace('\t', " ");
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Takes a key in, with the keys that shells have made everybody's habit.
    pub fn key(&mut self, key: Key) -> Edit {
        match (key.code, key.control, key.alt) {
            (KeyCode::Enter, ..) => Edit::Done,
            (KeyCode::Escape, ..) | (KeyCode::Char('c' | 'g'), true, _) => Edit::Left,
            (KeyCode::Up, ..) | (KeyCode::Char('p'), true, _) => Edit::Earlier,
            (KeyCode::Down, ..) | (KeyCode::Char('n'), true, _) => Edit::Later,
            (KeyCode::Left, ..) | (KeyCode::Char('b'), true, _) => self.move_to(self.before()),
            (KeyCode::Right, ..) | (KeyCode::Char('f'), true, _) => self.move_to(self.after()),
            (KeyCode::Home, ..) | (KeyCode::Char('a'), true, _) => self.move_to(0),
            (KeyCode::End, ..) | (KeyCode::Char('e'), true, _) => self.move_to(self.text.len()),
            (KeyCode::Backspace, ..) if self.text.is_empty() => Edit::Left,
            (KeyCode::Backspace, ..) | (KeyCode::Char('h'), true, _) => {
                self.remove(self.before(), self.cursor)
            }
            (KeyCode::Delete, ..) | (KeyCode::Char('d'), true, _) => {
                self.remove(self.cursor, self.after())
            }
            (KeyCode::Char('u'), true, _) => self.remove(0, self.cursor),
            (KeyCode::Char('k'), true, _) => self.remove(self.cursor, self.text.len()),
            (KeyCode::Char('w'), true, _) => self.remove(self.word_before(), self.cursor),
            (KeyCode::Char('w'), _, true) => Edit::Words,
            (KeyCode::Char('r'), _, true) => Edit::Pattern,
            (KeyCode::Char(c), false, false) => {
                self.text.insert(self.cursor, c);
                self.cursor += c.len_utf8();
                Edit::Changed
            }
            _ => Edit::Same,
        }
    }

    fn before(&self) -> usize {
        let head = &self.text[..self.cursor];
        head.grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let head = self.text[..self.cursor].trim_end();
        head.rfind(char::is_whitespace).map_or(0, |at| {
            at + head[at..].chars().next().map_or(0, char::len_utf8)
        })
    }

    fn move_to(&mut self, cursor: usize) -> Edit {
        self.cursor = cursor;
        Edit::Same
    }

    fn remove(&mut self, start: usize, end: usize) -> Edit {
        if start == end {
            return Edit::Same;
        }
        self.text.replace_range(start..end, "");
        self.cursor = start;
        Edit::Changed
    }
}
