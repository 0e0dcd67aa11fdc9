//! The search: what is looked for, where it stands, and which match is the current one.

use crate::doc::find::{Bounds, find, find_pattern};
use crate::text::Span;

/// What the needle is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// Words as they are.
    #[default]
    Plain,
    /// A regular expression.
    Pattern,
}

/// A search and its matches.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What is looked for; empty without a search.
    pub needle: String,
    /// Whether only whole words count.
    pub bounds: Bounds,
    /// What the needle is.
    pub manner: Manner,
    /// What is wrong with the needle, where it is a pattern and none that can be read.
    pub fault: Option<String>,
    /// The matches, ascending; bytes of the body.
    pub matches: Vec<Span>,
    /// The match that the reader stands on.
    pub current: Option<usize>,
    /// Earlier needles, the latest last.
    pub history: Vec<String>,
}

/// Where a step through the matches led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// To a match.
    Here(Span),
    /// To a match beyond the end of the text, from the other end on.
    Wrapped(Span),
    /// There is none.
    Nothing,
}

impl Search {
    /// Looks for a needle in the body.
    pub fn look_for(&mut self, body: &str, needle: &str) {
        self.needle = needle.to_owned();
        let found = match self.manner {
            Manner::Plain => Ok(find(body, needle, self.bounds)),
            Manner::Pattern => find_pattern(body, needle, self.bounds),
        };
        self.fault = found.as_ref().err().cloned();
        self.matches = found.unwrap_or_default();
        self.current = None;
    }

    /// The other bounds.
    pub fn switch_bounds(&mut self) {
        self.bounds = match self.bounds {
            Bounds::Anywhere => Bounds::Words,
            Bounds::Words => Bounds::Anywhere,
        };
    }

    /// The other manner.
    pub fn switch_manner(&mut self) {
        self.manner = match self.manner {
            Manner::Plain => Manner::Pattern,
            Manner::Pattern => Manner::Plain,
        };
    }

    /// How it is searched, where that is not the usual way: "words", "regex".
    pub fn ways(&self) -> Vec<&'static str> {
        let mut ways = Vec::new();
        if self.bounds == Bounds::Words {
            ways.push("words");
        }
        if self.manner == Manner::Pattern {
            ways.push("regex");
        }
        ways
    }

    /// Remembers the needle for the prompt's history.
    pub fn remember(&mut self) {
        if self.needle.is_empty() {
            return;
        }
        self.history.retain(|earlier| *earlier != self.needle);
        self.history.push(self.needle.clone());
    }

    /// Stands on no match any more; all stay marked.
    pub fn leave(&mut self) {
        self.current = None;
    }

    /// Stands on the match that begins at a byte of the body, or on none.
    pub fn stand_at(&mut self, offset: usize) {
        let found = self
            .matches
            .binary_search_by_key(&offset, |span| span.start);
        self.current = found.ok();
    }

    /// Forgets the search, not its history.
    pub fn clear(&mut self) {
        self.needle.clear();
        self.fault = None;
        self.matches.clear();
        self.current = None;
    }

    /// To the first match at or behind a byte of the body.
    pub fn from(&mut self, offset: usize) -> Found {
        let next = self.matches.partition_point(|span| span.start < offset);
        self.stand_on(next, 0)
    }

    /// To the first match behind a byte of the body.
    pub fn after(&mut self, offset: usize) -> Found {
        let next = self.matches.partition_point(|span| span.start <= offset);
        self.stand_on(next, 0)
    }

    /// To the last match before a byte of the body.
    pub fn before(&mut self, offset: usize) -> Found {
        let next = self.matches.partition_point(|span| span.start < offset);
        match next.checked_sub(1) {
            Some(index) => self.stand_on(index, index),
            None => self.stand_on(usize::MAX, self.matches.len().saturating_sub(1)),
        }
    }

    /// Stands on the match of an index, or on the one at `otherwise` if there is none.
    fn stand_on(&mut self, index: usize, otherwise: usize) -> Found {
        if let Some(&span) = self.matches.get(index) {
            self.current = Some(index);
            return Found::Here(span);
        }
        match self.matches.get(otherwise) {
            Some(&span) => {
                self.current = Some(otherwise);
                Found::Wrapped(span)
            }
            None => Found::Nothing,
        }
    }

    /// The matches that share a byte with the span.
    pub fn within(&self, span: Span) -> &[Span] {
        let first = self
            .matches
            .partition_point(|found| found.end <= span.start);
        let rest = &self.matches[first..];
        &rest[..rest.partition_point(|found| found.start < span.end)]
    }
}
