//! The page's text through html5ever's tokenizer into the tree, with the limits that keep a hostile
//! page's time and memory in proportion to its bytes.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tokenizer;
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::Tree;
use super::sink::{Flattener, Sink};
use super::thin::thinned;
use crate::text::floor_boundary;

/// Bytes of the page that are given to the tokenizer at a time: small, so that a tag which does not
/// end is noticed while comparing its attributes is still quick.
const PIECE: usize = 8 << 10;

/// Bytes without any token after which the page is looked through for a tag with too many
/// attributes. Long comments and pictures inside a page reach it too, and cost one scan.
const QUIET: usize = 2 * PIECE;

/// Nodes of a tree at most; 10 million empty paragraphs end there.
const MAX_NODES: usize = 4_000_000;

/// Nodes that the smallest page may have.
const FREE_NODES: usize = 4096;

/// Parses a document.
pub(super) fn parse(html: &str) -> Tree {
    feed(html, Thinning::Possible).unwrap_or_else(|thinned| {
        let mut tree = feed(&thinned, Thinning::Done).unwrap_or_else(|_| Tree::empty());
        tree.notices
            .push("an element has more attributes than any page needs; some were left out".into());
        tree
    })
}

/// Whether the page may still turn out to have a tag with too many attributes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thinning {
    Possible,
    Done,
}

/// The tree, or the shortened page where a tag of it has too many attributes.
fn feed(html: &str, thinning: Thinning) -> Result<Tree, String> {
    // Markup needs two bytes a node; more nodes come only from formatting elements that are left
    // open, which the standard opens again in every paragraph that follows.
    let limit = (html.len() / 2 + FREE_NODES).min(MAX_NODES);
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..Default::default()
    };
    let flattener = Flattener::new(TreeBuilder::new(Sink::new(), options), limit);
    let tokenizer = Tokenizer::new(flattener, Default::default());
    let input = BufferQueue::default();
    let mut thinning = thinning;
    let (mut tokens, mut quiet) = (0, 0);
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(floor_boundary(rest, PIECE));
        input.push_back(StrTendril::from_slice(piece));
        // It also stops at the end of a script and at a declared encoding, which are settled.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        rest = after;
        quiet = match tokenizer.sink.tokens() == tokens {
            true => quiet + piece.len(),
            false => 0,
        };
        tokens = tokenizer.sink.tokens();
        if quiet >= QUIET && thinning == Thinning::Possible {
            thinning = Thinning::Done;
            if let Some(thinned) = thinned(html) {
                return Err(thinned);
            }
        }
    }
    tokenizer.end();
    let is_cut = tokenizer.sink.is_full();
    let mut tree = tokenizer.sink.into_sink().finish();
    if is_cut {
        tree.notices.push(format!(
            "the page has more than {limit} elements and was cut there"
        ));
    }
    Ok(tree)
}
