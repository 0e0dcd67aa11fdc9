//! The body prepared once for all detectors: its tokens and sentences, and how they lie in blocks.

use super::names::{self, Name};

use crate::doc::{Article, Block};
use crate::text::Span;
use crate::text::words::{Token, first_from, sentences, tokens};

/// An article's body with its tokens and sentences; spans are bytes of the body.
#[derive(Clone, Debug)]
pub struct Prose<'a> {
    /// The article the rest points into.
    pub article: &'a Article,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order, each inside one block.
    pub sentences: Vec<Span>,
    /// All names in order, disjoint.
    pub names: Vec<Name>,
}

impl<'a> Prose<'a> {
    /// Cuts the article's body into sentences and tokens, block by block.
    pub fn new(article: &'a Article) -> Self {
        let mut all_tokens = Vec::with_capacity(article.body.len() / 5);
        let mut all_sentences = Vec::new();
        for block in &article.blocks {
            let text = block.span.of(&article.body);
            all_tokens.extend(tokens(text).into_iter().map(|token| Token {
                span: token.span.shifted(block.span.start),
                ..token
            }));
            all_sentences.extend(
                sentences(text)
                    .into_iter()
                    .map(|span| span.shifted(block.span.start)),
            );
        }
        let names = names::find(&article.body, &all_tokens, &all_sentences);
        Self {
            article,
            tokens: all_tokens,
            sentences: all_sentences,
            names,
        }
    }

    /// The whole body.
    pub fn body(&self) -> &'a str {
        &self.article.body
    }

    /// The words that a token is.
    pub fn word(&self, token: Token) -> &'a str {
        token.span.of(&self.article.body)
    }

    /// Numbers of the tokens that begin inside the span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.tokens.partition_point(|t| t.span.start < span.start);
        // A name may reach over the end of its sentence; then nothing lies between the two.
        from..first_from(&self.tokens, from, span.end).max(from)
    }

    /// Number of the sentence that the byte offset lies in, or of the next one.
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= offset)
    }

    /// The block that the byte offset lies in.
    pub fn block_at(&self, offset: usize) -> Option<&'a Block> {
        let blocks = &self.article.blocks;
        let number = blocks.partition_point(|b| b.span.end <= offset);
        blocks.get(number).filter(|b| b.span.contains(offset))
    }
}
