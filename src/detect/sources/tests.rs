//! Sentences with their sources, and what the tests of the other files share.

use crate::doc::{Article, Block, BlockKind};
use crate::text::Span;

/// An article of paragraphs separated by blank lines.
pub(crate) fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let end = start + paragraph.len();
        blocks.push(Block {
            span: Span::new(start, end),
            kind: BlockKind::Paragraph,
            quoted: 0,
        });
        start = end + 2;
    }
    Article {
        body: text.to_owned(),
        blocks,
        ..Article::default()
    }
}
