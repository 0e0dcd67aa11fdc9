//! What is kept of a page until the next day: a plain value that serde can write.
//!
//! Entries and cuts are kept by their words and not by numbers, so that a better detector or
//! stripper leaves them sound; what no longer fits is ignored.

use crate::detect::Kind;
use crate::text::order::order_by;
use crate::text::{Span, clean};
use serde::{Deserialize, Serialize};

/// The place in a page and what the reader did by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// First byte of the body in the window.
    pub top: usize,
    /// Byte of the body at the cursor.
    pub cursor: usize,
    /// How far the page was read, percent.
    pub percent: u8,
    /// Marked passages.
    pub marks: Vec<Mark>,
    /// What was corrected, in order.
    pub corrections: Vec<Correction>,
    /// What was searched, the latest last.
    pub searches: Vec<String>,
}

impl Kept {
    /// The same as the reader itself would keep it, for it comes from a file that can hold anything:
    /// nothing in its texts that a terminal could obey, notes and searches on one line each, and
    /// marks in the order of the text.
    pub fn cleaned(mut self) -> Self {
        order_by(&mut self.marks, |mark| (mark.start, 0));
        for mark in &mut self.marks {
            mark.note = line(&mark.note);
        }
        for search in &mut self.searches {
            *search = line(search);
        }
        for correction in &mut self.corrections {
            match correction {
                Correction::Hide(_, name) => *name = line(name),
                Correction::Same(_, one, other) => (*one, *other) = (line(one), line(other)),
                Correction::Restore(text) => *text = clean(text).into_owned(),
            }
        }
        self
    }
}

/// A text on one line, clean.
fn line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

/// A marked passage and what was written to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// First byte of the body.
    pub start: usize,
    /// Byte behind the last one.
    pub end: usize,
    /// The reader's note; may be empty.
    pub note: String,
}

impl Mark {
    /// The passage.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// One correction by hand.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Correction {
    /// An entry is not one.
    Hide(List, String),
    /// The first entry is the same as the second.
    Same(List, String, String),
    /// What was stripped belongs to the article: the cut's text.
    Restore(String),
}

/// A list's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    /// People.
    People,
    /// Countries.
    Countries,
    /// Sources.
    Sources,
}

impl From<Kind> for List {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Person => List::People,
            Kind::Country => List::Countries,
            Kind::Source => List::Sources,
        }
    }
}

impl From<List> for Kind {
    fn from(list: List) -> Self {
        match list {
            List::People => Kind::Person,
            List::Countries => Kind::Country,
            List::Sources => Kind::Source,
        }
    }
}
