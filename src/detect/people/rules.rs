//! Names of people by rules: runs of capitalised words that a forename or a title begins.

use crate::detect::lexicon::{COUNTRIES, ROLES, TITLES};
use crate::detect::names::{Name, NameKind};
use crate::detect::words::{
    CITY, COMMON, COUNTRY, FEMALE, FREQUENT_FORENAME, FREQUENT_SURNAME, Known, MALE, SURNAME, fold,
    known,
};
use crate::text::Span;
use crate::text::words::{Token, TokenKind};
use std::collections::HashSet;

/// Small words inside names.
const PARTICLES: [&str; 20] = [
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin",
    "ibn", "bint", "al", "ben", "ter", "ten",
];

/// People's names in the body, in order.
pub(crate) fn names(body: &str, tokens: &[Token]) -> Vec<Name> {
    let rules = Rules { body, tokens };
    let runs = rules.runs();
    let mut people: Vec<(usize, usize)> = runs
        .iter()
        .filter_map(|run| rules.person_in(run.0, run.1))
        .collect();
    let mut bearers = HashSet::new();
    for &(from, to) in &people {
        for token in &tokens[from..to] {
            bearers.insert(fold(token.span.of(body)).into_owned());
        }
    }
    let taken: HashSet<usize> = people.iter().map(|person| person.0).collect();
    for (from, to) in runs {
        let (from, _) = rules.without_titles(from, to);
        if to - from == 1
            && !taken.contains(&from)
            && bearers.contains(fold(rules.word(from)).as_ref())
            && !COUNTRIES.has(rules.word(from))
        {
            people.push((from, to));
        }
    }
    people.sort_unstable();
    people
        .into_iter()
        .map(|(from, to)| Name {
            span: Span::new(tokens[from].span.start, tokens[to - 1].span.end),
            kind: NameKind::Person,
        })
        .collect()
}

struct Rules<'a> {
    body: &'a str,
    tokens: &'a [Token],
}

impl<'a> Rules<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.body))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Word && self.word(at).starts_with(char::is_uppercase)
        })
    }

    fn touches(&self, at: usize) -> bool {
        let gap = Span::new(self.tokens[at].span.end, self.tokens[at + 1].span.start).of(self.body);
        !gap.contains('\n')
    }

    /// Maximal runs of capitalised words, with particles between them.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.is_capital(at) {
                at += 1;
                continue;
            }
            let from = at;
            at += 1;
            loop {
                if at < self.tokens.len() && !self.touches(at - 1) {
                    break;
                }
                if self.is_capital(at) {
                    at += 1;
                } else if PARTICLES.contains(&self.word(at))
                    && (self.is_capital(at + 1)
                        || PARTICLES.contains(&self.word(at + 1)) && self.is_capital(at + 2))
                {
                    at += 2;
                } else {
                    break;
                }
            }
            runs.push((from, at.min(self.tokens.len())));
        }
        runs
    }

    fn without_titles(&self, mut from: usize, to: usize) -> (usize, bool) {
        let mut titled = false;
        while from < to {
            let word = self.word(from);
            let title = TITLES.has(word) || ROLES.has(&word.to_lowercase());
            let carries_on = self.tokens[from + 1..to].iter().any(|token| {
                let word = token.span.of(self.body);
                TITLES.has(word) || ROLES.has(&word.to_lowercase())
            });
            if !title && !carries_on {
                break;
            }
            titled = title;
            from += 1;
        }
        (from, titled)
    }

    /// The person's name inside a run, if there is one.
    fn person_in(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let (from, titled) = self.without_titles(from, to.min(from + 12));
        let length = to.checked_sub(from)?;
        if length == 0 || length > 5 {
            return None;
        }
        let first = known(self.word(from));
        if titled && !first.has(COUNTRY) && length <= 3 {
            return Some((from, to));
        }
        let last = known(self.word(to - 1));
        let odd = |known: Known| {
            known.has(COUNTRY) || (known.has(COMMON) && !known.has(FREQUENT_SURNAME))
        };
        let asian = first.has(SURNAME) && self.word(from + 1).contains('-');
        let western = first.has(MALE | FEMALE)
            && (first.has(FREQUENT_FORENAME) || last.has(SURNAME))
            && !odd(last)
            && !last.has(CITY);
        (length > 1 && !odd(first) && (asian || western)).then_some((from, to))
    }
}
