//! People: which of the article's names are whose, and what the article says they are.
//!
//! The names come with the prose. Here all forms of one person are joined ([`same`]) and the
//! person's role is read from the words around the name ([`role`]).

mod role;
mod same;
#[cfg(test)]
mod tests;

use super::Person;
use super::names::NameKind;
use super::prose::Prose;
use crate::text::Span;

/// The people that the article names, by first mention.
pub fn find(prose: &Prose<'_>) -> Vec<Person> {
    let spans: Vec<Span> = prose
        .names
        .iter()
        .filter(|name| name.kind == NameKind::Person)
        .map(|name| name.span)
        .collect();
    same::join(prose, &spans)
        .into_iter()
        .map(|mentions| Person {
            name: fullest(prose, &mentions),
            role: role::of(prose, &mentions),
            mentions,
        })
        .collect()
}

/// The form with most words, the longer of equals, the first of those; without soft hyphens.
fn fullest(prose: &Prose<'_>, mentions: &[Span]) -> String {
    let mut best = String::new();
    let mut rank = (0, false, 0);
    for span in mentions {
        let form = span.of(prose.body()).replace('\u{ad}', "");
        let words = form.split_whitespace().count();
        let mixed = form.chars().any(char::is_lowercase);
        let this = (words, mixed, form.len());
        if this > rank {
            rank = this;
            best = form;
        }
    }
    crate::text::squeeze(&best)
}
