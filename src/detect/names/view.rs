//! Tokens by number, as the rules on names look at them.

use super::Name;
use super::others::STORMS;
use crate::detect::words::{Known, hash_folded, known};
use crate::text::Span;
use crate::text::words::{Token, TokenKind, first_from};
use std::cell::{Cell, OnceCell};
use std::collections::HashSet;

/// A text and its tokens.
pub(super) struct View<'a> {
    pub(super) body: &'a str,
    pub(super) tokens: &'a [Token],
    /// The token that was asked for last.
    last: Cell<usize>,
    /// Names of storms, once they were asked for.
    storms: OnceCell<HashSet<u32>>,
}

/// Numbers of a name's first token and of the one behind its last.
pub(super) type Reach = (usize, usize);

impl<'a> View<'a> {
    pub(super) fn new(body: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            body,
            tokens,
            last: Cell::new(0),
            storms: OnceCell::new(),
        }
    }

    /// The folded names of storms in the text: "Cyclone Hale".
    pub(super) fn storms(&self) -> &HashSet<u32> {
        self.storms.get_or_init(|| {
            let names = (1..self.tokens.len()).filter(|&at| {
                STORMS.contains(&self.word(at - 1))
                    && self.touches_before(at)
                    && self.is_capital(at)
            });
            names.map(|at| hash_folded(self.word(at))).collect()
        })
    }

    /// The token with that number; nothing beyond the ends.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.body))
    }

    /// What is known of the token.
    pub(super) fn known(&self, at: usize) -> Known {
        known(self.word(at))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the token before stands on the same line, in the same cell.
    pub(super) fn touches_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.tokens.get(at)) else {
            return false;
        };
        let gap = self
            .tokens
            .get(at)
            .and_then(|this| self.body.get(before.span.end..this.span.start));
        gap.is_some_and(|gap| !gap.contains(['\n', '\t']))
    }

    /// The token before, if it stands on the same line.
    pub(super) fn before(&self, at: usize) -> &'a str {
        if self.touches_before(at) {
            self.word(at - 1)
        } else {
            ""
        }
    }

    /// The token at the number, if it stands on the same line as the one before it.
    pub(super) fn behind(&self, at: usize) -> &'a str {
        if self.touches_before(at) {
            self.word(at)
        } else {
            ""
        }
    }

    pub(super) fn reach(&self, span: Span) -> Reach {
        let from = first_from(self.tokens, self.last.get(), span.start);
        self.last.set(from);
        let to = first_from(self.tokens, from, span.end.max(span.start));
        (from, to)
    }

    pub(super) fn span(&self, (from, to): Reach) -> Span {
        Span::new(self.tokens[from].span.start, self.tokens[to - 1].span.end)
    }

    /// Whether the tokens are a part of an address or of a mark: "@Jane", "john.smith@example.org",
    /// "www.smith.com".
    pub(super) fn is_in_address(&self, reach: Reach) -> bool {
        let span = self.span(reach);
        let behind = &self.body[span.end..];
        let mut next = behind.chars();
        let dotted = matches!(next.next(), Some('.' | '_'))
            && next.next().is_some_and(char::is_alphanumeric);
        dotted || behind.starts_with('@') || self.body[..span.start].ends_with(['@', '_', '#'])
    }

    /// The folded words of full names of people in the list, with how often: what supports a short
    /// form.
    pub(super) fn full_names(&self, names: &[Name]) -> impl Iterator<Item = Reach> {
        names
            .iter()
            .filter(|name| name.kind == super::NameKind::Person)
            .map(|name| self.reach(name.span))
            .filter(|(from, to)| to - from > 1)
    }
}
