//! Text and a width → rows, and a byte offset ↔ its row.
//!
//! Everything here is about one piece of text at a time (some kilobytes, see [`super::flow`]), so that
//! a window is laid out without wrapping the whole article. A row never owns text: it says which
//! bytes of its piece stand at which column. The rows of a piece tile it: each byte belongs to
//! exactly one row's span, so an offset has one row and a row one offset.

mod code;
mod prose;
mod table;
#[cfg(test)]
mod tests;

use crate::text::{Span, width};
use unicode_segmentation::UnicodeSegmentation;

/// How a piece of text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Running text: broken between words, soft hyphens and, where nothing else helps, graphemes.
    Prose(Fill),
    /// Preformatted text: blanks count, tabs are expanded.
    Code(LongLines),
    /// Lines of cells separated by tabs. The span is that of the whole table, whose first lines
    /// decide the columns' widths.
    Table {
        /// All of the table, bytes.
        whole: Span,
        /// Whether the whole table's first line is the header.
        header: bool,
        /// How far it may reach beyond the text.
        hang: Hang,
    },
}

/// Columns on both sides of the text that a table may take which is wider than the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Hang {
    /// Columns on the left.
    pub left: u16,
    /// Columns on the right.
    pub right: u16,
}

/// Whether rows of running text are filled out to their width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Fill {
    /// They end where the words end.
    #[default]
    Ragged,
    /// Blanks are added between the words; a paragraph's last row stays as it is.
    Justified,
}

/// How a whole text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of a row.
    pub width: u16,
    /// What happens to long lines of code.
    pub long: LongLines,
    /// Whether running text is filled out.
    pub fill: Fill,
    /// How far tables may reach beyond the rows.
    pub hang: Hang,
}

/// What happens to a line of code that is longer than the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LongLines {
    /// It goes on in the next row.
    #[default]
    Wrap,
    /// It stays one row and is scrolled sideways.
    Keep,
}

/// Where the rows may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Columns left free on the left.
    pub indent: u16,
    /// Columns of a row, the indent included.
    pub width: u16,
}

impl Room {
    /// Columns that text may take; at least two, so that a wide character always fits a row.
    fn columns(self) -> usize {
        usize::from(self.width.saturating_sub(self.indent)).max(2)
    }
}

/// One row of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes that the row stands for, with the blanks and the line break that it swallows.
    pub span: Span,
    /// What is shown of them, left to right.
    pub fragments: Vec<Fragment>,
    /// Columns at which a vertical rule stands between a table's cells.
    pub rules: Vec<u16>,
    /// In a table shown cell by cell, the header of the column whose cell begins in this row.
    pub label: Option<Fragment>,
    /// Columns by which the row begins left of the text; all its columns count from there.
    pub hang: u16,
    /// What the row shows besides.
    pub kind: RowKind,
}

impl Row {
    /// A row that stands for some bytes and shows none of them.
    pub fn empty(span: Span, kind: RowKind) -> Self {
        Self {
            span,
            fragments: Vec::new(),
            rules: Vec::new(),
            label: None,
            hang: 0,
            kind,
        }
    }
}

/// Text at a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Column, counted from the row's left edge, the indent included.
    pub column: u16,
    /// The text; bytes of the piece's text, without tabs, line breaks and soft hyphens.
    pub span: Span,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Text.
    Text,
    /// Text that breaks at a soft hyphen: a hyphen is to be shown behind it.
    Hyphenated,
    /// An empty row between pieces.
    Gap,
    /// The first cell of a table's line whose cells stand one below the other: it names the rest.
    Record,
    /// The rule below a table's header, so many columns long.
    Rule(u16),
}

/// The rows of the bytes `span` of a text. There is at least one, even where the span is empty.
pub fn rows(text: &str, span: Span, shape: Shape, room: Room) -> Vec<Row> {
    let rows = match shape {
        Shape::Prose(fill) => prose::rows(text, span, room, fill),
        Shape::Code(long) => code::rows(text, span, long, room),
        Shape::Table {
            whole,
            header,
            hang,
        } => table::rows(text, span, (whole, header), (room, hang)),
    };
    if rows.is_empty() {
        return vec![Row::empty(span, RowKind::Text)];
    }
    rows
}

/// The index of the row that shows the byte at `offset`, or else that stands for it.
///
/// A table's row can show a cell's text that another row's span covers, so shown text goes first.
pub fn row_of(rows: &[Row], offset: usize) -> usize {
    let standing = rows
        .partition_point(|row| row.span.start <= offset)
        .saturating_sub(1);
    let shows = |row: &Row| row.fragments.iter().any(|f| f.span.contains(offset));
    if rows.get(standing).is_some_and(shows) {
        return standing;
    }
    rows.iter().position(shows).unwrap_or(standing)
}

/// The lines of `span`, each with its line break as a second span (empty at the end of the text).
fn lines(text: &str, span: Span) -> impl Iterator<Item = (Span, Span)> {
    let mut start = span.start;
    std::iter::from_fn(move || {
        if start >= span.end {
            return None;
        }
        let rest = &text.as_bytes()[start..span.end];
        let end = rest
            .iter()
            .position(|&b| b == b'\n')
            .map_or(span.end, |at| start + at);
        let next = (end + 1).min(span.end);
        let line = (Span::new(start, end), Span::new(end, next));
        start = next;
        Some(line)
    })
}

/// The soft hyphen: shown only where a row breaks at it.
const SOFT_HYPHEN: char = '\u{ad}';

/// Columns of a piece of text as it is shown: soft hyphens take none.
fn shown_width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.split(SOFT_HYPHEN).map(width).sum()
}

/// What a row is broken between: the graphemes of a text with their offsets, and the characters of a
/// grapheme that no row can hold. A letter can have any number of signs that each take a column.
fn units(text: &str, room: usize) -> impl Iterator<Item = (usize, &str)> {
    text.grapheme_indices(true).flat_map(move |(at, grapheme)| {
        let fits = width(grapheme) <= room;
        let mut rest = grapheme;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?.len_utf8();
            let (unit, after) = rest.split_at(if fits { rest.len() } else { first });
            let start = at + grapheme.len() - rest.len();
            rest = after;
            Some((start, unit))
        })
    })
}

/// The fragments of `span` from `column` on: without soft hyphens.
fn fragments(text: &str, span: Span, column: usize, into: &mut Vec<Fragment>) {
    let shown = span.of(text);
    let mut column = column;
    let mut start = span.start;
    for part in shown.split(SOFT_HYPHEN) {
        let part_span = Span::new(start, start + part.len());
        if !part.is_empty() {
            into.push(Fragment {
                column: clamp(column),
                span: part_span,
            });
            column += width(part);
        }
        start = part_span.end + SOFT_HYPHEN.len_utf8();
    }
}

/// A column as a cell coordinate; a line kept in one row may be longer than any screen.
fn clamp(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
