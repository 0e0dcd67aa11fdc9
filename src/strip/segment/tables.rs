//! Tables that hold data are one block, tables that lay out a page are not.

use super::tags::Tag;
use crate::page::html::{NodeId, Tree};

/// A cell longer than this holds text and not data, bytes.
const LONG_CELL: usize = 300;
/// A table larger than this is cut into its cells, so that one judgement does not cover a whole page, bytes.
const LARGE_TABLE: usize = 20_000;

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
