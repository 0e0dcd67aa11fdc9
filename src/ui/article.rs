//! The rows of the text with their marks: mentions, matches, bars of quotations, marks of lists.

use super::margins;
use super::paint::{line, put};
use super::runs::Marking;
use super::theme::Theme;
use crate::app::App;
use crate::app::areas::Area;
use crate::app::open::{Mode, Open};
use crate::app::sheet::Line;
use crate::doc::flow::{PICTURE, Part, Piece};
use crate::doc::wrap::{Fragment, Row, RowKind};
use crate::doc::{Block, BlockKind};
use crate::text::{Span, width};
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Draws the text and the ruler beside it.
pub(super) fn draw(app: &App, open: &Open, theme: &Theme, buffer: &mut Buffer) {
    let areas = app.areas();
    let lines = open.view.lines(&open.sheet);
    let marking = Marking::new(open, theme);
    let reach = Area {
        width: areas.column.width + areas.hang.right,
        ..areas.column
    };
    for (y, &at) in (areas.column.y..).zip(&lines) {
        draw_line(&marking, (open, theme), at, (reach, y), buffer);
    }
    margins::labels(app, open, theme, buffer);
    margins::gutter(open, theme, (areas.column, &lines), buffer);
    margins::ruler(open, theme, (areas.ruler, &lines), buffer);
}

/// One row and where it goes.
struct Painting<'a> {
    marking: &'a Marking<'a>,
    open: &'a Open,
    theme: &'a Theme,
    piece: &'a Piece,
    row: &'a Row,
    /// Where the row may be written, from its own first column on.
    area: Area,
    y: u16,
}

fn draw_line(
    marking: &Marking<'_>,
    (open, theme): (&Open, &Theme),
    at: Line,
    (area, y): (Area, u16),
    buffer: &mut Buffer,
) {
    let rows = open.sheet.rows(at.piece);
    let (Some(piece), Some(row)) = (open.sheet.piece(at), rows.get(at.row)) else {
        return;
    };
    let hang = row.hang.min(area.x);
    let text = Area {
        x: area.x - hang,
        width: match row.kind {
            RowKind::Rule(columns) => columns.min(hang + area.width),
            _ if row.rules.is_empty() => open.sheet.width(),
            _ => hang + area.width,
        },
        ..area
    };
    let painting = Painting {
        marking,
        open,
        theme,
        piece,
        row,
        area: text,
        y,
    };
    match piece.part {
        Part::Title => painting.plain(theme.title, buffer),
        Part::Facts => painting.plain(theme.quiet, buffer),
        Part::Note | Part::Source => painting.plain(Style::new(), buffer),
        Part::Reason(_) => painting.reason(buffer),
        Part::Cut(_) => painting.plain(theme.cut, buffer),
        Part::Picture(_) => painting.picture(buffer),
        Part::Block(index) => {
            if let Some(block) = open.sheet.reading.article.blocks.get(index) {
                painting.block(index, block, buffer);
            }
        }
    }
}

impl Painting<'_> {
    fn end(&self) -> u16 {
        self.area.x + self.area.width
    }

    /// The text in one style.
    fn plain(&self, style: Style, buffer: &mut Buffer) {
        let text = self.open.sheet.text(self.piece.part);
        for fragment in &self.row.fragments {
            let at = (self.area.x.saturating_add(fragment.column), self.y);
            put(buffer, at, self.end(), fragment.span.of(text), style);
        }
    }

    /// "[picture] A crane lifts a container": in the style of captions, for it stands where one is
    /// missing.
    fn picture(&self, buffer: &mut Buffer) {
        let dim = match self.open.mode {
            Mode::Full => Style::new(),
            Mode::Attributed | Mode::Focus => self.theme.dimmed,
        };
        let first = self.row.fragments.first();
        let room = first.map_or(0, |fragment| usize::from(fragment.column));
        let starts = self.row.span.start == 0 && self.row.kind != RowKind::Gap;
        // Where the window is too narrow for the word, its place stays empty.
        if starts && room >= PICTURE.len() {
            let at = (self.area.x, self.y);
            put(buffer, at, self.end(), PICTURE, self.theme.quiet.patch(dim));
        }
        self.plain(self.caption().patch(dim), buffer);
    }

    fn caption(&self) -> Style {
        self.theme.quiet.patch(self.theme.emphasis)
    }

    /// "── share buttons ───────"
    fn reason(&self, buffer: &mut Buffer) {
        if self.row.kind == RowKind::Gap {
            return;
        }
        let Part::Reason(cut) = self.piece.part else {
            return;
        };
        let words = self
            .open
            .sheet
            .reading
            .cuts
            .get(cut)
            .map_or("", |cut| cut.why.words());
        self.rule(buffer);
        let label = format!(" {words} ");
        let style = match self.open.cut_meant() == Some(cut) {
            true => self.theme.reason.patch(self.theme.selected),
            false => self.theme.reason,
        };
        put(buffer, (self.area.x + 2, self.y), self.end(), &label, style);
    }

    fn block(&self, index: usize, block: &Block, buffer: &mut Buffer) {
        self.quotation_bars(index, block, buffer);
        if self.row.kind == RowKind::Gap {
            return;
        }
        if self.row.span.start == block.span.start {
            self.list_mark(block, buffer);
        }
        for &column in &self.row.rules {
            put(
                buffer,
                (self.area.x + column, self.y),
                self.end(),
                "│",
                self.theme.rule,
            );
        }
        if matches!(self.row.kind, RowKind::Rule(_)) {
            return self.table_rule(buffer);
        }
        if let Some(label) = self.row.label {
            let body = &self.open.sheet.reading.article.body;
            let at = (self.area.x + label.column, self.y);
            let next = put(
                buffer,
                at,
                self.end(),
                label.span.of(body),
                self.theme.quiet,
            );
            put(buffer, (next, self.y), self.end(), ":", self.theme.quiet);
        }
        self.words(index, block, buffer);
    }

    fn words(&self, index: usize, block: &Block, buffer: &mut Buffer) {
        let base = self.base(block);
        let body = &self.open.sheet.reading.article.body;
        let sideways = match block.kind {
            BlockKind::Code => self.open.sideways,
            _ => 0,
        };
        let mut x = self.area.x;
        let mut last = base;
        for &fragment in &self.row.fragments {
            let Some(fragment) = scrolled(body, fragment, sideways) else {
                continue;
            };
            x = self.area.x.saturating_add(fragment.column);
            for (run, style) in self.marking.runs(fragment.span, index, base) {
                x = put(buffer, (x, self.y), self.end(), run.of(body), style);
                last = style;
            }
            if usize::from(fragment.column) + width(fragment.span.of(body))
                > usize::from(self.area.width)
            {
                put(
                    buffer,
                    (self.end().saturating_sub(1), self.y),
                    self.end(),
                    ">",
                    self.theme.key,
                );
            }
        }
        if self.row.kind == RowKind::Hyphenated {
            put(buffer, (x, self.y), self.end(), "-", last);
        }
    }

    /// The style of a block's text under all marks.
    fn base(&self, block: &Block) -> Style {
        match block.kind {
            BlockKind::Heading(_) => self.theme.heading,
            BlockKind::Code => self.theme.code,
            BlockKind::Caption => self.caption(),
            BlockKind::Table { header: true } if self.row.span.start < self.header_end(block) => {
                self.theme.strong
            }
            BlockKind::Table { .. } if self.row.kind == RowKind::Record => self.theme.strong,
            _ => Style::new(),
        }
    }

    /// The end of a table's first line.
    fn header_end(&self, block: &Block) -> usize {
        let body = &self.open.sheet.reading.article.body;
        let line = block.span.of(body).lines().next().unwrap_or_default();
        block.span.start + line.len()
    }

    /// A bar for each quotation that the block stands in; the gap between two quoted blocks has the
    /// bars that both have.
    fn quotation_bars(&self, index: usize, block: &Block, buffer: &mut Buffer) {
        let blocks = &self.open.sheet.reading.article.blocks;
        let next = blocks.get(index + 1).map_or(0, |next| next.quoted);
        let bars = match self.row.kind {
            RowKind::Gap => block.quoted.min(next),
            _ => block.quoted,
        };
        for bar in 0..u16::from(bars.min(8)) {
            put(
                buffer,
                (self.area.x + 2 * bar, self.y),
                self.end(),
                "│",
                self.theme.rule,
            );
        }
    }

    fn list_mark(&self, block: &Block, buffer: &mut Buffer) {
        let BlockKind::Item { number, .. } = block.kind else {
            return;
        };
        let Some(first) = self.row.fragments.first() else {
            return;
        };
        let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
        let columns = u16::try_from(mark.len()).unwrap_or(0);
        let x = (self.area.x + first.column)
            .saturating_sub(columns)
            .max(self.area.x);
        put(
            buffer,
            (x, self.y),
            self.area.x + first.column,
            &mark,
            self.theme.quiet,
        );
    }

    /// A rule over the whole row.
    fn rule(&self, buffer: &mut Buffer) {
        let from = (self.area.x, self.y);
        line(buffer, from, self.end(), "─", self.theme.rule);
    }

    fn table_rule(&self, buffer: &mut Buffer) {
        self.rule(buffer);
        for &column in &self.row.rules {
            put(
                buffer,
                (self.area.x + column, self.y),
                self.end(),
                "┼",
                self.theme.rule,
            );
        }
    }
}

/// A fragment scrolled to the left by columns: without what that puts out of sight.
fn scrolled(body: &str, fragment: Fragment, columns: u16) -> Option<Fragment> {
    /// Columns of code's own indent, which stays.
    const INDENT: u16 = 2;
    if columns == 0 {
        return Some(fragment);
    }
    let mut column = fragment.column;
    for (at, grapheme) in fragment.span.of(body).grapheme_indices(true) {
        if column >= columns + INDENT {
            let start = fragment.span.start + at;
            return Some(Fragment {
                column: column - columns,
                span: Span::new(start, fragment.span.end),
            });
        }
        column = column.saturating_add(width(grapheme) as u16);
    }
    None
}
