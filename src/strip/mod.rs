//! Page → article and cuts.
//!
//! The page becomes a sequence of text blocks ([`segment`]); each gets a score from the trained model
//! ([`features`], [`model`]) and a verdict from a decision over the whole sequence; kept blocks become
//! the article ([`blocks`]), the others cuts with a reason ([`why`]); [`meta`] finds title, authors,
//! date, site and language. Every visible character of the page ends in the title, the body or a cut.

pub mod blocks;
pub mod features;
pub mod meta;
pub mod model;
pub mod segment;
pub mod why;

use crate::doc::{Article, Block, BlockKind, Cut};
use crate::page::{Content, Page};
use crate::text::Span;

/// What stripping makes of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stripped {
    /// The article; its body is empty where the page has none.
    pub article: Article,
    /// What was left out, in the page's order.
    pub cuts: Vec<Cut>,
    /// What the reader should know, one sentence each.
    pub notices: Vec<String>,
}

/// How much of the page is the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Find the article and leave out the rest.
    Article,
    /// All of the page's text is the article; nothing is left out.
    Whole,
}

/// Separates a page's article from everything else. Total: any page gives a value.
pub fn strip(page: &Page, extent: Extent) -> Stripped {
    let article = match (&page.content, extent) {
        (Content::Plain(text), Extent::Whole) => whole(text),
        _ => Article::default(),
    };
    Stripped {
        article: Article {
            address: page.address.clone(),
            ..article
        },
        ..Stripped::default()
    }
}

/// The text as it is: blank lines separate its blocks, and nothing inside them changes.
fn whole(text: &str) -> Article {
    let mut article = Article::default();
    let mut block_start = None;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            block_start = None;
            continue;
        }
        let line = line.trim_end();
        if block_start.is_some() {
            article.body.push('\n');
        } else if !article.body.is_empty() {
            article.body.push_str("\n\n");
        }
        let start = *block_start.get_or_insert(article.body.len());
        article.body.push_str(line);
        let span = Span::new(start, article.body.len());
        match article.blocks.last_mut() {
            Some(last) if last.span.start == start => last.span = span,
            _ => article.blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
                quoted: 0,
            }),
        }
    }
    article
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_text_keeps_its_words_and_lines() {
        let article = whole("Title\n\none\ntwo\n \n\nthree\n");
        assert_eq!(article.body, "Title\n\none\ntwo\n\nthree");
        let blocks: Vec<_> = article
            .blocks
            .iter()
            .map(|b| b.span.of(&article.body))
            .collect();
        assert_eq!(blocks, ["Title", "one\ntwo", "three"]);
    }
}
