//! Subjects that something stands beside: "Watson, a spokeswoman for the council, said", "officials,
//! who met on Monday, said", "the firm (Acme) said".

use super::cue::Reader;
use super::lexis::Features;
use super::phrase::{Phrase, Sort};
use super::subject::{LISTED, REACH};

impl Reader<'_> {
    /// The person whom an apposition describes: "James Lankford, a Republican who had warned".
    pub(super) fn named_before(&self, phrase: Phrase) -> Phrase {
        let start = phrase.items.start;
        let described = phrase.sort == Sort::Human
            && start > self.from() + 1
            && self.is(start - 1, ",")
            && (self.has(start, Features::DETERMINER) || !self.is_plural(&phrase));
        if !described {
            return phrase;
        }
        self.passage
            .phrase_ending(self.from(), start - 2)
            .filter(|name| matches!(name.sort, Sort::Person(_)))
            .unwrap_or(phrase)
    }

    /// The people or person whom prepositional phrases describe: "51 Mexicans on death row, who".
    pub(super) fn nearest_human(&self, near: Phrase) -> Option<Phrase> {
        let mut phrase = near;
        for _ in 0..LISTED {
            let start = phrase.items.start;
            if start < self.from() + 2 || !self.has(start - 1, Features::PREPOSITION) {
                return None;
            }
            phrase = self.passage.plain_ending(self.from(), start - 2)?;
            if phrase.sort.is_human() {
                return Some(self.named_before(phrase));
            }
        }
        None
    }

    /// What "who" or "which" stands for.
    pub(super) fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let comma = self.is(relative - 1, ",");
        let last = relative
            .checked_sub(1 + usize::from(comma))
            .filter(|&l| l >= self.from())?;
        let who = self.is(relative, "who");
        let near = self.passage.plain_ending(self.from(), last)?;
        // "a lawsuit with ZeniMax, which says": the name beside it.
        let phrase = if !who && near.sort == Sort::Proper {
            near
        } else if who && !near.sort.is_human() {
            self.nearest_human(near)?
        } else {
            self.named_before(near)
        };
        let fits = match self.passage.text(relative).to_ascii_lowercase().as_str() {
            "who" => true,
            "which" => !phrase.sort.is_human(),
            _ => matches!(phrase.sort, Sort::Document | Sort::Human) && !comma,
        };
        (fits && phrase.sort.speaks()).then_some(phrase)
    }

    /// The phrase before a parenthesis or between dashes that ends at `close`.
    pub(super) fn across(&self, close: usize, opening: &str) -> Option<Phrase> {
        let low = close.saturating_sub(REACH).max(self.from());
        let open = (low..close)
            .rev()
            .find(|&i| self.passage.text(i) == opening)?;
        let last = open.checked_sub(1).filter(|&l| l >= self.from())?;
        self.passage
            .phrase_ending(self.from(), last)
            .filter(|p| p.sort.speaks())
            .map(|phrase| self.named_before(phrase))
    }

    /// The subject across an apposition, a relative clause or an adverbial that ends at a comma.
    pub(super) fn across_comma(&self, comma: usize) -> Option<Phrase> {
        let low = comma.saturating_sub(REACH).max(self.from());
        let mut close = comma;
        let mut fallback = None;
        for open in (low..comma).rev().filter(|&i| self.is(i, ",")) {
            if let Some(name) = self.passage.phrase_ending(open + 1, close - 1)
                && matches!(name.sort, Sort::Person(_))
                && name.items.start == open + 1
            {
                return Some(name);
            }
            // "the company, Acme Foods, said"
            if let Some(name) = self.passage.phrase_ending(open + 1, close - 1)
                && name.sort == Sort::Proper
                && name.items.start == open + 1
                && open > self.from() + 1
                && let Some(left) = self.passage.phrase_ending(self.from(), open - 1)
                && matches!(left.sort, Sort::Institution | Sort::Press)
                && left.items.len() == 2
                && self.has(left.items.start, Features::DETERMINER)
            {
                return Some(name);
            }
            if open > self.from()
                && let Some(left) = self.passage.phrase_ending(self.from(), open - 1)
            {
                if matches!(left.sort, Sort::Person(_)) && !self.is_object(&left) {
                    return Some(left);
                }
                if fallback.is_none()
                    && left.sort.speaks()
                    && left.sort != Sort::Pronoun
                    && self.describes(open + 1)
                    && !self.is_object(&left)
                {
                    fallback = Some(left);
                }
            }
            close = open;
        }
        // "The firm Acme, has said": a comma too many.
        if close == comma && comma > self.from() {
            return self
                .passage
                .phrase_ending(self.from(), comma - 1)
                .filter(|p| p.items.start == self.from() && p.sort == Sort::Proper);
        }
        fallback
    }

    /// Whether a preposition or a verb stands before the phrase, so that it is no subject.
    pub(super) fn is_object(&self, phrase: &Phrase) -> bool {
        let start = phrase.items.start;
        start > self.from() && self.has(start - 1, Features::PREPOSITION)
    }

    /// Whether the words at an item can begin a description of what stands before.
    fn describes(&self, item: usize) -> bool {
        self.has(
            item,
            Features::DETERMINER
                | Features::RELATIVE
                | Features::POSSESSIVE
                | Features::PREPOSITION
                | Features::ADVERB
                | Features::HUMAN
                | Features::POSTPOSED,
        ) || self
            .passage
            .text(item)
            .bytes()
            .next()
            .is_some_and(|b| b.is_ascii_digit())
            || self.passage.is_capital(item)
    }
}
