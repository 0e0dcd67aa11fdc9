//! Page → the sequence of its text blocks, each with where it stood.

use crate::doc::{BlockKind, Inline};
use crate::page::html::NodeId;

/// A run of text that a reader sees as one line or paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBlock {
    /// Its text: white space folded, `\n` where a line break counts, `\t` between a table's cells.
    pub text: String,
    /// What it would be in the article.
    pub kind: BlockKind,
    /// How many block quotations it stands in.
    pub quoted: u8,
    /// Links and emphasis, as spans of `text`.
    pub inlines: Vec<Inline>,
    /// The innermost block-level element around it; none on a page of plain text.
    pub node: Option<NodeId>,
    /// Whether the page hides it from a reader.
    pub hidden: bool,
}
