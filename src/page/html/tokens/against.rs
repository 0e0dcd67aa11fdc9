//! Our tokenizer against html5ever's: the trees that the two lead to must be equal. The tests and the
//! fuzz target `tokens` hold them together; nothing of this is in the program.

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tokenizer;

use super::is_read;
use crate::page::html::{Tree, feed};

fn by_html5ever(html: &str) -> Tree {
    let tokenizer = Tokenizer::new(feed::flattener(html), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.into_sink().finish()
}

/// A line for each node in document order: how deep it is, its number, name, attributes and text.
fn described(tree: &Tree) -> Vec<String> {
    let line = |id| {
        let mut attributes: Vec<_> = tree
            .attributes(id)
            .filter(|(name, _)| is_read(name))
            .collect();
        attributes.sort_unstable();
        let (depth, name) = (tree.ancestors(id).count(), tree.name(id));
        let template = tree.template(id).map(|inside| tree.text_below(inside));
        let text = tree.text(id);
        format!("{depth} {id:?} {name:?} {attributes:?} {text:?} {template:?}")
    };
    tree.descendants(tree.root()).map(line).collect()
}

/// Panics where the two trees of a page differ.
#[allow(unreachable_pub)]
pub fn check(html: &str) {
    let (ours, theirs) = (Tree::parse(html), by_html5ever(html));
    assert_eq!(described(&ours), described(&theirs), "{html:?}");
    assert_eq!(ours.len(), theirs.len(), "{html:?}");
}
