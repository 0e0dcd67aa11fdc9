//! Whether all mentions together make a person: a wrong entry costs a reader more than a missing one.
//!
//! A full name with a listed forename, a title or the tagger's clear word is one. A single word that
//! the article never gives in full (a brand, a product, a heading) has to show more.

use crate::detect::lexicon::TITLES;
use crate::detect::prose::Prose;
use crate::detect::words::{
    COMMON, FEMALE, FREQUENT_FORENAME, FREQUENT_SURNAME, MALE, ROLE, SEEN_SMALL, SURNAME, hash,
    hash_folded, known,
};
use crate::text::Span;

/// Evidence that an entry needs.
const ENOUGH: i32 = 3;
/// Margins of the tagger, in the model's units, each of which counts as evidence. Of the people in
/// the gold articles nine in ten are above the second, of the wrong ones one in three.
const MARGINS: [i16; 3] = [120, 260, 800];

const SAYING: [u32; 16] = [
    hash("said"),
    hash("says"),
    hash("say"),
    hash("told"),
    hash("added"),
    hash("wrote"),
    hash("asked"),
    hash("replied"),
    hash("tells"),
    hash("argued"),
    hash("explained"),
    hash("thinks"),
    hash("claimed"),
    hash("warned"),
    hash("who"),
    hash("tweeted"),
];

/// Whether the mentions, with the tagger's margins, are a person's.
pub(super) fn is_person(prose: &Prose<'_>, mentions: &[Span], margins: &[i16]) -> bool {
    let longest = mentions.iter().max_by_key(|span| words(prose, **span));
    let Some(longest) = longest else {
        return false;
    };
    let several = words(prose, *longest) > 1;
    let margin = margins.iter().copied().max().unwrap_or(0);
    let mut evidence = MARGINS.iter().filter(|&&least| margin > least).count() as i32;
    evidence += listed(prose, *longest);
    let best = mentions
        .iter()
        .map(|span| around(prose, *span))
        .max()
        .unwrap_or(0);
    let worst = mentions
        .iter()
        .map(|span| around(prose, *span))
        .min()
        .unwrap_or(0);
    evidence += best + worst.min(0);
    evidence >= if several { ENOUGH - 1 } else { ENOUGH }
}

fn words(prose: &Prose<'_>, span: Span) -> usize {
    span.of(prose.body()).split_whitespace().count()
}

/// What lists know of the parts of the name.
fn listed(prose: &Prose<'_>, span: Span) -> i32 {
    let name = span.of(prose.body());
    let of = |word: Option<&str>| word.map(known).unwrap_or_default();
    let first = of(name.split_whitespace().next());
    let last = of(name.split_whitespace().next_back());
    let forename = i32::from(first.has(MALE | FEMALE)) + i32::from(first.has(FREQUENT_FORENAME));
    let surname = i32::from(last.has(SURNAME)) + i32::from(last.has(FREQUENT_SURNAME));
    let small = i32::from(last.has(SEEN_SMALL)) + i32::from(last.has(COMMON));
    if words(prose, span) == 1 {
        return forename.max(surname) - small;
    }
    forename + surname.min(1) - i32::from(first.has(COMMON)) - i32::from(last.has(COMMON))
}

/// What the words around a mention tell: titles and verbs of saying for it, a line of its own or an
/// article against it.
fn around(prose: &Prose<'_>, span: Span) -> i32 {
    let range = prose.tokens_in(span);
    let word = |at: usize| prose.tokens.get(at).map_or("", |token| prose.word(*token));
    let before = range.start.checked_sub(1).map_or("", word);
    let behind = word(range.end);
    let second = word(range.end + 1);
    let mut evidence = 0;
    if TITLES.has(before) || known(before).has(ROLE) || before == "Credit" {
        evidence += 2;
    }
    let says = |word: &str| SAYING.contains(&hash_folded(word));
    if says(before) || says(behind) || behind == "," && says(second) {
        evidence += 1;
    }
    if alone_on_line(prose, span) {
        evidence -= 2;
    }
    if matches!(before, "the" | "a" | "an" | "The" | "A" | "An") {
        evidence -= 1;
    }
    if behind == "," && second == "which" {
        evidence -= 2;
    }
    evidence
}

fn alone_on_line(prose: &Prose<'_>, span: Span) -> bool {
    let body = prose.body();
    let before = body[..span.start].trim_end_matches([
        ' ', '-', '*', '•', '.', ')', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0',
    ]);
    let behind = body[span.end..].trim_start_matches([' ', ':', '.']);
    (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with('\n'))
}
