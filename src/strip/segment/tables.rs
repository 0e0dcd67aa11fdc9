//! Tables that hold data are one block, tables that lay out a page are not.

use super::tags::Tag;
use crate::page::html::{NodeId, Tree};

/// A cell longer than this holds text and not data, bytes.
const LONG_CELL: usize = 300;
/// A table larger than this is cut into its cells, so that one judgement does not cover a whole page, bytes.
const LARGE_TABLE: usize = 20_000;

/// Columns that are counted; wider tables are no data that a reader can follow.
const COLUMNS: usize = 32;

/// Where cells stand in a table whose cells span columns and rows.
#[derive(Debug, Default)]
pub(super) struct Spans {
    /// For how many more rows a cell from above stands in each column.
    held: Vec<usize>,
    column: usize,
}

impl Spans {
    /// Begins a cell; how many columns before it are taken by cells from above.
    pub(super) fn begin_cell(&mut self, tree: &Tree, cell: NodeId) -> usize {
        let mut taken = 0;
        while self.held.get(self.column).is_some_and(|&rows| rows > 0) {
            self.pass();
            taken += 1;
        }
        let rows = span(tree, cell, "rowspan", ROWS) - 1;
        for _ in 0..span(tree, cell, "colspan", COLUMNS) {
            if self.column >= COLUMNS {
                break;
            }
            if self.held.len() <= self.column {
                self.held.push(0);
            }
            self.held[self.column] = rows;
            self.column += 1;
        }
        taken
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        while self.column < self.held.len() {
            self.pass();
        }
        self.column = 0;
    }

    fn pass(&mut self) {
        if let Some(rows) = self.held.get_mut(self.column) {
            *rows = rows.saturating_sub(1);
        }
        self.column += 1;
    }
}

/// Rows that a cell spans at most.
const ROWS: usize = 1000;

/// How many columns a cell takes.
pub(super) fn width(tree: &Tree, cell: NodeId) -> usize {
    span(tree, cell, "colspan", COLUMNS)
}

fn span(tree: &Tree, cell: NodeId, attribute: &str, most: usize) -> usize {
    let told = tree.attribute(cell, attribute);
    let told = told.and_then(|value| value.trim().parse().ok());
    told.unwrap_or(1).clamp(1, most)
}

/// Whether a table holds data: at least two rows and two columns of short cells without blocks inside.
pub(super) fn is_data(tree: &Tree, table: NodeId) -> bool {
    let (mut rows, mut cells, mut cell, mut total) = (0, 0, 0, 0);
    let mut widest = 0;
    let mut in_row = 0;
    for node in tree.descendants(table) {
        if let Some(text) = tree.text(node) {
            cell += text.trim().len();
            total += text.trim().len();
            if cell > LONG_CELL || total > LARGE_TABLE {
                return false;
            }
            continue;
        }
        match tree.name(node).map(Tag::of) {
            Some(Tag::Row) => {
                rows += 1;
                in_row = 0;
            }
            Some(Tag::Cell) => {
                cells += 1;
                in_row += 1;
                widest = widest.max(in_row);
                cell = 0;
            }
            Some(
                Tag::Table
                | Tag::Heading(_)
                | Tag::Form
                | Tag::Article
                | Tag::Section
                | Tag::Navigation
                | Tag::Quote
                | Tag::Preformatted
                | Tag::Control,
            ) => return false,
            _ => {}
        }
    }
    rows >= 2 && widest >= 2 && cells >= 4 && total > 0
}
