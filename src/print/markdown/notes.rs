//! Where the body says what a footnote says, and the notes that the body has not.

use crate::doc::{Article, Block, Footnote};
use crate::text::Span;

use super::inline::{Inside, escape};
use crate::text::order::order_by;

/// The notes of an article, each once, by where they stand in the body.
pub(super) struct Notes<'a> {
    in_body: Vec<(Span, &'a str)>,
    elsewhere: Vec<&'a Footnote>,
}

/// What a block is to a note.
pub(super) enum Part<'a> {
    /// It begins the note of this name; the bytes are those of its words.
    First(&'a str, Span),
    /// It goes on with one.
    Further(Span),
}

impl<'a> Notes<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let notes = article.footnotes.iter();
        let placed = |note: &'a Footnote| Some((note.place?, note.label.as_str()));
        let mut in_body: Vec<_> = notes.clone().filter_map(placed).collect();
        order_by(&mut in_body, |(place, _)| (place.start, 0));
        let elsewhere = notes.filter(|note| note.place.is_none()).collect();
        Self { in_body, elsewhere }
    }

    /// The note that a block belongs to.
    pub(super) fn part(&self, block: &Block) -> Option<Part<'a>> {
        let after = self
            .in_body
            .partition_point(|(note, _)| note.start < block.span.end);
        let &(note, label) = self.in_body.get(after.checked_sub(1)?)?;
        let start = note.start.max(block.span.start);
        let end = note.end.min(block.span.end);
        if start >= end {
            return None;
        }
        let words = Span::new(start, end);
        Some(match note.start >= block.span.start {
            true => Part::First(label, words),
            false => Part::Further(words),
        })
    }

    /// The notes that stand outside the article.
    pub(super) fn behind(&self) -> impl Iterator<Item = String> {
        self.elsewhere.iter().map(|note| {
            let blocks: Vec<_> = note.text.split("\n\n").map(words).collect();
            format!("[^{}]: {}\n", note.label, blocks.join("\n\n    "))
        })
    }
}

fn words(block: &str) -> String {
    let line = crate::text::squeeze(block);
    escape(&line, Inside::Paragraph)
}
