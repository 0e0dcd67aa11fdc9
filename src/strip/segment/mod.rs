//! Page → the sequence of its text blocks, each with where it stood.
//!
//! A block is what a reader sees as one line or paragraph. Nothing is judged here: hidden text, menus
//! and buttons are blocks as well, so that whatever is left out later can be accounted for.

mod elements;
mod formulas;
mod html;
mod joint;
mod line;
mod plain;
mod tables;
pub(crate) mod tags;

use crate::doc::{BlockKind, Inline};
use crate::page::Content;
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
    /// How many lists are around it in whose items it stands behind what begins them.
    pub inside: u8,
    /// Links and emphasis, as spans of `text`; addresses as the page writes them.
    pub inlines: Vec<Inline>,
    /// Number of the innermost container around it.
    pub container: u32,
    /// Cues of the names that inline elements around its text have.
    pub cues: u32,
    /// Whether a reader sees it.
    pub shown: Shown,
    /// Blank lines before it, on a page of plain text.
    pub gap: u8,
}

/// Whether a browser shows a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As a rule.
    Yes,
    /// Only where scripts do not run.
    WithoutScripts,
    /// Not before a script uncovers it.
    Never,
}

/// A block-level element that has text below it.
#[derive(Clone, Debug)]
pub struct Container {
    /// The container around it; its number is lower than the own one.
    pub parent: Option<u32>,
    /// The element; none on a page of plain text.
    pub node: Option<NodeId>,
    /// What kind of element it is.
    pub tag: tags::Tag,
    /// Cues of its class, id and role.
    pub cues: u32,
    /// Hashes of the names in its class and id.
    pub names: Vec<u32>,
    /// Hash of the path of names and first classes that leads to it: equal for repeated elements.
    pub signature: u32,
    /// How many containers are around it.
    pub depth: u16,
}

/// A page as its blocks in reading order, and the containers they stand in.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The blocks; none is empty.
    pub blocks: Vec<TextBlock>,
    /// The containers, outer ones before inner ones.
    pub containers: Vec<Container>,
    /// Each element, in the page's order, and the number of the block that its text begins with.
    pub starts: Vec<(NodeId, u32)>,
    /// Images, and the number of the block that follows each.
    pub images: Vec<(NodeId, u32)>,
}

impl Sequence {
    /// Whether the page is plain text, which has no elements.
    pub fn is_plain(&self) -> bool {
        let first = self.containers.first();
        first.is_none_or(|container| container.node.is_none())
    }
}

/// The blocks of a page's text or tree.
pub fn segment(content: &Content) -> Sequence {
    match content {
        Content::Html(tree) => html::segment(tree),
        Content::Plain(text) => plain::segment(text),
    }
}

#[cfg(test)]
mod tests;
