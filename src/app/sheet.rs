//! A reading laid out: its flow, and the rows of the pieces that were looked at.
//!
//! Rows are made when somebody asks for them and kept until the width changes, so opening, resizing
//! and jumping cost the same on a page of any length.

use crate::doc::Inline;
use crate::doc::flow::{Flow, Head, Part, Piece, Place, Shown, Texts};
use crate::doc::wrap::{Layout, Row, RowKind, row_of};
use crate::reading::Reading;
use crate::text::{Span, width};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// Pieces whose rows are kept; a window shows a few dozen at most.
const KEPT: usize = 512;

fn texts(reading: &Reading) -> Texts<'_> {
    Texts {
        article: &reading.article,
        cuts: &reading.cuts,
        source: &reading.source,
    }
}

/// For each of the spans, which ascend by start, the furthest end so far.
pub fn reach(spans: impl Iterator<Item = Span>) -> impl Iterator<Item = usize> {
    let furthest = |most: &mut usize, span: Span| {
        *most = (*most).max(span.end);
        Some(*most)
    };
    spans.scan(0, furthest)
}

/// One row of the flow at the present width. Never stored: a resize makes it meaningless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// Number of the piece.
    pub piece: usize,
    /// Row inside the piece.
    pub row: usize,
}

/// What came into the article or went out of it.
#[derive(Clone, Copy, Debug)]
pub enum Paragraph<'a> {
    /// A paragraph with this text came.
    In(&'a str),
    /// It went.
    Out(&'a str),
    /// Several came or went.
    Several,
}

/// A reading and its rows.
#[derive(Debug)]
pub struct Sheet {
    /// The reading.
    pub reading: Reading,
    /// The order of what is shown.
    pub flow: Flow,
    /// Which cuts are shown.
    pub shown: Shown,
    head: Head,
    layout: Layout,
    rows: RefCell<HashMap<usize, Rc<[Row]>>>,
    /// For each inline the furthest end of it and all before, so that a row finds its first.
    reach: Vec<usize>,
}

impl Sheet {
    /// The sheet of a reading; `note` is shown where there is no article.
    pub fn new(reading: Reading, layout: Layout, note: String) -> Self {
        let head = Head::new(&reading.article, note);
        let flow = Flow::new(texts(&reading), Shown::Article, &head);
        let reach = reach(reading.article.inlines.iter().map(|inline| inline.span)).collect();
        Self {
            reach,
            reading,
            flow,
            shown: Shown::Article,
            head,
            layout: Layout {
                width: layout.width.max(1),
                ..layout
            },
            rows: RefCell::default(),
        }
    }

    /// Takes a new width, or another treatment of long and ragged lines.
    pub fn set_layout(&mut self, layout: Layout) {
        let layout = Layout {
            width: layout.width.max(1),
            ..layout
        };
        if self.layout != layout {
            self.layout = layout;
            self.rows.get_mut().clear();
        }
    }

    /// Makes the flow again after what is shown of the reading has changed.
    pub fn reflow(&mut self, shown: Shown) {
        self.shown = shown;
        self.flow = Flow::new(texts(&self.reading), shown, &self.head);
        self.rows.get_mut().clear();
    }

    /// Takes in that the article's text has changed; the flow still has to be made again.
    pub fn reread(&mut self, paragraph: Paragraph<'_>) {
        let article = &self.reading.article;
        let head = std::mem::take(&mut self.head);
        self.head = match paragraph {
            Paragraph::In(text) => head.with(article, text),
            Paragraph::Out(text) => head.without(article, text),
            Paragraph::Several => Head::new(article, head.note),
        };
        self.reach = reach(article.inlines.iter().map(|inline| inline.span)).collect();
    }

    /// The links and stressed words that share a byte of the body with the span.
    pub fn inlines(&self, span: Span) -> impl Iterator<Item = &Inline> {
        let first = self.reach.partition_point(|&end| end <= span.start);
        let inlines = self
            .reading
            .article
            .inlines
            .get(first..)
            .unwrap_or_default();
        inlines
            .iter()
            .take_while(move |inline| inline.span.start < span.end)
            .filter(move |inline| inline.span.overlaps(span))
    }

    /// Columns of a row of running text.
    pub fn width(&self) -> u16 {
        self.layout.width
    }

    /// The rows of a piece.
    pub fn rows(&self, piece: usize) -> Rc<[Row]> {
        if let Some(rows) = self.rows.borrow().get(&piece) {
            return Rc::clone(rows);
        }
        let texts = texts(&self.reading);
        let rows: Rc<[Row]> = self.flow.rows(piece, texts, self.layout).into();
        let mut kept = self.rows.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(piece, Rc::clone(&rows));
        rows
    }

    /// The text that the spans of a part point into.
    pub fn text(&self, part: Part) -> &str {
        self.flow.text(part, texts(&self.reading))
    }

    /// The piece of a line.
    pub fn piece(&self, line: Line) -> Option<&Piece> {
        self.flow.pieces.get(line.piece)
    }

    /// The line that shows a place.
    pub fn line(&self, place: Place) -> Line {
        let piece = place.piece.min(self.flow.pieces.len().saturating_sub(1));
        Line {
            piece,
            row: row_of(&self.rows(piece), place.offset),
        }
    }

    /// The line that shows a byte of the body.
    pub fn line_of(&self, offset: usize) -> Line {
        self.line(self.flow.place(offset))
    }

    /// The place at which a line begins.
    pub fn place(&self, line: Line) -> Place {
        Place {
            piece: line.piece,
            offset: self
                .rows(line.piece)
                .get(line.row)
                .map_or(0, |row| row.span.start),
        }
    }

    /// The place of the text at a column of a line: the character's that stands there, else the
    /// line's last. A wide table begins left of the text, at a negative column.
    pub fn place_at(&self, line: Line, column: i32) -> Place {
        let rows = self.rows(line.piece);
        let start = self.place(line);
        let (Some(piece), Some(row)) = (self.piece(line), rows.get(line.row)) else {
            return start;
        };
        let text = self.text(piece.part);
        let column = u16::try_from(column + i32::from(row.hang)).unwrap_or(0);
        let fragment = row
            .fragments
            .iter()
            .rfind(|fragment| fragment.column <= column);
        let Some(fragment) = fragment else {
            return start;
        };
        let mut offset = fragment.span.start;
        for (at, grapheme) in fragment.span.of(text).grapheme_indices(true) {
            let end = at + grapheme.len();
            offset = fragment.span.start + at;
            let columns = width(&fragment.span.of(text)[..end]);
            if usize::from(fragment.column) + columns > usize::from(column) {
                break;
            }
        }
        Place {
            piece: line.piece,
            offset,
        }
    }

    /// The body's byte offset at a place.
    pub fn offset(&self, place: Place) -> usize {
        self.flow.offset(place)
    }

    /// Whether the line is an empty one between pieces.
    pub fn is_gap(&self, line: Line) -> bool {
        let rows = self.rows(line.piece);
        rows.get(line.row)
            .is_some_and(|row| row.kind == RowKind::Gap)
    }

    /// The line, or the first one behind it that is not an empty one between pieces.
    pub fn text_line(&self, line: Line) -> Line {
        match self.is_gap(line) && line.piece + 1 < self.flow.pieces.len() {
            true => Line {
                piece: line.piece + 1,
                row: 0,
            },
            false => line,
        }
    }

    /// The line so many rows further, or back; stops at the ends.
    pub fn step(&self, from: Line, by: isize) -> Line {
        if by >= 0 {
            return self.step_down(from, by.unsigned_abs());
        }
        self.step_up(from, by.unsigned_abs())
    }

    fn step_down(&self, mut line: Line, mut by: usize) -> Line {
        loop {
            let below = self.rows(line.piece).len().saturating_sub(line.row + 1);
            if by <= below {
                line.row += by;
                return line;
            }
            if line.piece + 1 >= self.flow.pieces.len() {
                line.row += below;
                return line;
            }
            by -= below + 1;
            line = Line {
                piece: line.piece + 1,
                row: 0,
            };
        }
    }

    fn step_up(&self, mut line: Line, mut by: usize) -> Line {
        loop {
            if by <= line.row {
                line.row -= by;
                return line;
            }
            if line.piece == 0 {
                return Line { piece: 0, row: 0 };
            }
            by -= line.row + 1;
            let piece = line.piece - 1;
            line = Line {
                piece,
                row: self.rows(piece).len().saturating_sub(1),
            };
        }
    }

    /// The last line.
    pub fn end(&self) -> Line {
        let piece = self.flow.pieces.len().saturating_sub(1);
        Line {
            piece,
            row: self.rows(piece).len().saturating_sub(1),
        }
    }

    /// Up to `count` lines from one on.
    pub fn lines(&self, from: Line, count: usize) -> Vec<Line> {
        let mut lines = Vec::with_capacity(count);
        let mut line = from;
        while lines.len() < count && line.piece < self.flow.pieces.len() {
            if line.row < self.rows(line.piece).len() {
                lines.push(line);
                line.row += 1;
            } else {
                line = Line {
                    piece: line.piece + 1,
                    row: 0,
                };
            }
        }
        lines
    }
}
