//! The page's text through the tokenizer into the tree, with the limits that keep a hostile page's time
//! and memory in proportion to its bytes.

use html5ever::interface::TreeSink;
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::Tree;
use super::sink::{Flattener, Sink};
use super::tokens::{Attributes, tokenize};

/// Nodes of a tree at most; 10 million empty paragraphs end there.
const MAX_NODES: usize = 4_000_000;

/// Bytes of markup for each node of a page that has many: 25 where it is all cards, 98 on the mean of
/// 68 pages of WCXB. There is room for so many nodes from the start; what is not used is not touched.
const BYTES_OF_NODE: usize = 24;

/// Nodes that the smallest page may have.
const FREE_NODES: usize = 4096;

/// Parses a document.
pub(super) fn parse(html: &str) -> Tree {
    let flattener = flattener(html);
    let attributes = tokenize(html, &flattener);
    let cut = flattener.is_full().then(|| limit(html));
    let mut tree = flattener.into_sink().finish();
    tree.notices.extend(
        cut.map(|limit| format!("the page has more than {limit} elements and was cut there")),
    );
    if attributes == Attributes::Thinned {
        tree.notices
            .push("an element has more attributes than any page needs; some were left out".into());
    }
    tree
}

/// What the tokens of a page are given to.
pub(super) fn flattener(html: &str) -> Flattener {
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..Default::default()
    };
    let expected = (html.len() / BYTES_OF_NODE).min(limit(html));
    Flattener::new(TreeBuilder::new(Sink::new(expected), options), limit(html))
}

/// Nodes at which the tree is full. Markup needs two bytes a node; more nodes come only from
/// formatting elements that are left open, which the standard opens again in every paragraph that
/// follows.
fn limit(html: &str) -> usize {
    (html.len() / 2 + FREE_NODES).min(MAX_NODES)
}
