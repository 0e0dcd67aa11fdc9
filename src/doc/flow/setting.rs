//! How the text of a part is set: how far it is moved in, and in what shape.

use super::Part;
use crate::doc::wrap::{Fill, Layout, Shape};
use crate::doc::{Article, BlockKind};

/// What stands before a picture's words.
pub const PICTURE: &str = "[picture] ";

/// Columns that a part's text is moved in by: quotation bars, list marks, code's margin.
pub fn indent(part: Part, article: &Article) -> u16 {
    let index = match part {
        Part::Block(index) => index,
        Part::Picture(_) => return PICTURE.len() as u16,
        _ => return 0,
    };
    let Some(block) = article.blocks.get(index) else {
        return 0;
    };
    let quotation = 2 * u16::from(block.quoted.min(8));
    quotation + items_indent(index, block.inside, article) + own_indent(block.kind)
}

/// Blocks behind the start of an item at most for which its own indent is asked.
const LONG_ITEM: usize = 64;

/// Columns that a block in so many items is moved in by: as far as the text that begins the innermost.
fn items_indent(index: usize, inside: u8, article: &Article) -> u16 {
    let depth = inside.min(8).checked_sub(1);
    let before = article.blocks[..index].iter().rev().take(LONG_ITEM);
    let mut items = before.map(|block| block.kind);
    let begins = |kind: &BlockKind| matches!(kind, BlockKind::Item { depth: own, .. } if Some(*own) == depth);
    match depth {
        Some(depth) => items
            .find(begins)
            .map_or(2 + 2 * u16::from(depth), own_indent),
        None => 0,
    }
}

/// Columns of the block's own mark, without the quotations it stands in.
fn own_indent(kind: BlockKind) -> u16 {
    match kind {
        BlockKind::Item { depth, number } => {
            let mark = number.map_or(2, |number| (digits(number) + 2).max(4));
            2 * u16::from(depth.min(8)) + mark
        }
        BlockKind::Code => 2,
        _ => 0,
    }
}

fn digits(number: u32) -> u16 {
    number.checked_ilog10().map_or(1, |log| log as u16 + 1)
}

/// How a part's text is laid out.
pub(super) fn shape(part: Part, article: &Article, layout: Layout) -> Shape {
    let Part::Block(index) = part else {
        return Shape::Prose(Fill::Ragged);
    };
    match article
        .blocks
        .get(index)
        .map(|block| (block.kind, block.span))
    {
        Some((BlockKind::Code, _)) => Shape::Code(layout.long),
        Some((BlockKind::Table { header }, whole)) => Shape::Table {
            whole,
            header,
            hang: layout.hang,
        },
        Some((BlockKind::Paragraph | BlockKind::Item { .. }, _)) => Shape::Prose(layout.fill),
        _ => Shape::Prose(Fill::Ragged),
    }
}
