//! Where a mention stands, as far as it tells a person from a thing: the words beside it, the line it
//! is on, whether it was cut out of a longer run of capitals.

use crate::detect::lexicon::TITLES;
use crate::detect::prose::Prose;
use crate::detect::words::{COMMON, ROLE, known};
use crate::text::Span;
use crate::text::words::TokenKind;

/// Tokens behind a name within which "he" or "she" may mean its bearer.
const SOON: usize = 12;

const MEANS_SOMEBODY: [&str; 10] = [
    "he", "she", "He", "She", "his", "her", "His", "Her", "who", "him",
];
const SAYING: [&str; 12] = [
    "said", "says", "told", "added", "wrote", "asked", "tells", "explains", "writes", "notes",
    "thinks", "recalled",
];
const OF_THINGS: [&str; 10] = [
    "on", "in", "via", "using", "use", "through", "like", "into", "your", "our",
];

/// Where a mention stands.
pub(super) struct Place<'a> {
    prose: &'a Prose<'a>,
    span: Span,
    tokens: std::ops::Range<usize>,
}

impl<'a> Place<'a> {
    pub(super) fn of(prose: &'a Prose<'a>, span: Span) -> Self {
        let tokens = prose.tokens_in(span);
        Self {
            prose,
            span,
            tokens,
        }
    }

    fn word(&self, at: usize) -> &'a str {
        let token = self.prose.tokens.get(at);
        token.map_or("", |token| self.prose.word(*token))
    }

    /// Classes of the words before and behind.
    pub(super) fn neighbours(&self) -> [u8; 2] {
        [self.before(), self.behind()].map(|word| known(word).class)
    }

    fn before(&self) -> &'a str {
        self.tokens
            .start
            .checked_sub(1)
            .map_or("", |at| self.word(at))
    }

    fn behind(&self) -> &'a str {
        self.word(self.tokens.end)
    }

    pub(super) fn is_titled(&self) -> bool {
        let before = self.before();
        TITLES.has(before) || known(before).has(ROLE) || before == "Credit"
    }

    pub(super) fn is_like_a_thing(&self) -> bool {
        let article = matches!(self.before(), "the" | "a" | "an" | "The" | "A" | "An");
        article || self.behind() == "," && self.word(self.tokens.end + 1) == "which"
    }

    pub(super) fn is_saying(&self) -> bool {
        SAYING.contains(&self.before()) || SAYING.contains(&self.behind())
    }

    pub(super) fn has_possessive(&self) -> bool {
        let behind = self.prose.tokens.get(self.tokens.end);
        behind.is_some_and(|token| token.kind == TokenKind::Possessive)
    }

    pub(super) fn is_behind_preposition(&self) -> bool {
        OF_THINGS.contains(&self.before())
    }

    /// Whether the name was cut out of a longer run of capitalised words.
    pub(super) fn is_cut_out(&self) -> bool {
        let body = self.prose.body();
        let behind = body[self.span.end..].strip_prefix(' ');
        let before = body[..self.span.start].strip_suffix(' ');
        behind.is_some_and(|rest| rest.starts_with(char::is_uppercase))
            || before.is_some() && {
                let word = self.before();
                word.starts_with(char::is_uppercase)
                    && !word.ends_with('.')
                    && !TITLES.has(word)
                    && !known(word).has(ROLE | COMMON)
            }
    }

    pub(super) fn is_meant_soon(&self) -> bool {
        (self.tokens.end..self.tokens.end + SOON).any(|at| MEANS_SOMEBODY.contains(&self.word(at)))
    }

    pub(super) fn is_line(&self) -> bool {
        let body = self.prose.body();
        let before = body[..self.span.start].trim_end_matches([
            ' ', '-', '*', '•', '.', ')', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0',
        ]);
        let behind = body[self.span.end..].trim_start_matches([' ', ':', '.']);
        (before.is_empty() || before.ends_with('\n'))
            && (behind.is_empty() || behind.starts_with('\n'))
    }
}
