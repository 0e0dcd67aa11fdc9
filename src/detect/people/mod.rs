//! People: which of the article's names are whose, and what the article says they are.
//!
//! The names come with the prose. Here all forms of one person are joined ([`same`]) and the
//! person's role is read from the words around the name ([`role`]).

pub mod judge;
mod place;
mod role;
mod same;
mod setting;
pub mod shown;

use super::names::NameKind;
use super::prose::Prose;
use super::words::{FEMALE, MALE, SURNAME, known};
use super::{Evidence, Ground, Person};
use crate::text::Span;
use setting::Setting;
use shown::Shown;
use std::collections::HashSet;

/// The people that the article names, by first mention.
pub fn find(prose: &Prose<'_>) -> Vec<Person> {
    candidates(prose)
        .into_iter()
        .filter(|candidate| judge::is_person(&candidate.shown))
        .map(|candidate| {
            let mentions = candidate.mentions;
            let role = role::of(prose, &mentions);
            Person {
                name: fullest(prose, &mentions),
                evidence: evidence(prose, &mentions, role.is_some()),
                role,
                mentions,
            }
        })
        .collect()
}

/// What may be a person.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// All places that may name it; bytes of the body, ascending.
    pub mentions: Vec<Span>,
    /// What it shows of being a person.
    pub shown: Shown,
}

/// All that the tagger and the rules take for people, before they are judged; by first mention.
pub fn candidates(prose: &Prose<'_>) -> Vec<Candidate> {
    let (spans, margins): (Vec<Span>, Vec<i16>) = prose
        .names
        .iter()
        .filter(|name| name.kind == NameKind::Person)
        .map(|name| (name.span, name.margin))
        .unzip();
    let setting = Setting::of(prose);
    let (mentions, mut shown): (Vec<_>, Vec<_>) = same::join(prose, &spans)
        .into_iter()
        .map(|mentions| {
            let margin = |span: &Span| spans.binary_search(span).map_or(0, |at| margins[at]);
            let margins: Vec<i16> = mentions.iter().map(margin).collect();
            let shown = shown::shown(prose, &setting, &mentions, &margins);
            (mentions, shown)
        })
        .unzip();
    shown::add_company(&mut shown);
    let pairs = mentions.into_iter().zip(shown);
    pairs
        .map(|(mentions, shown)| Candidate { mentions, shown })
        .collect()
}

/// What shows that the mentions name a person: a title, what lists know of the first full name, or
/// else the words around.
fn evidence(prose: &Prose<'_>, mentions: &[Span], titled: bool) -> Evidence {
    let words = |span: &Span| span.of(prose.body()).split_whitespace().count();
    let full = mentions
        .iter()
        .find(|span| words(span) > 1)
        .or(mentions.first());
    let introduced = full.copied().unwrap_or_default();
    let name = introduced.of(prose.body());
    let known = |word: Option<&str>| word.map(known).unwrap_or_default();
    let first = known(name.split_whitespace().next());
    let last = known(name.split_whitespace().next_back());
    let ground = if titled {
        Ground::Title
    } else if first.has(MALE | FEMALE) {
        Ground::Forename
    } else if last.has(SURNAME) {
        Ground::Surname
    } else {
        Ground::Surroundings
    };
    Evidence { introduced, ground }
}

/// The form with most words, the longer of equals, the first of those; without soft hyphens.
pub fn fullest(prose: &Prose<'_>, mentions: &[Span]) -> String {
    let mut best = String::new();
    let mut rank = (false, 0, false, 0);
    let forms = mentions.iter().map(|span| span.of(prose.body()));
    let written: HashSet<&str> = forms.collect();
    // "Marie Kondos" beside "Marie Kondo" is her genitive.
    let genitive = |form: &str| {
        form.strip_suffix('s')
            .is_some_and(|stem| written.contains(stem))
    };
    for span in mentions
        .iter()
        .filter(|span| !genitive(span.of(prose.body())))
    {
        let form = span.of(prose.body()).replace('\u{ad}', "");
        let words = form.split_whitespace().count();
        let mixed = form.chars().any(char::is_lowercase);
        // "Kauri (Te Kaurinui Robert) Parata" is a form, but no name to list.
        let plain = !form.contains(['(', '"', '“']);
        let this = (plain, words, mixed, form.len());
        if this > rank {
            rank = this;
            best = form;
        }
    }
    crate::text::squeeze(&best)
}
