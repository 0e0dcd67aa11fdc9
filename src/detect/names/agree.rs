//! A surname once introduced is that person everywhere: where the tagger saw nothing, or saw a place
//! or a body in a single word, the word of a full name is the person again.

use super::foreign::Language;
use super::listed::{is_east_asian, person};
use super::verdict::is_of_campaign;
use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::words::{CITY, COMMON, COUNTRY, FEMALE, MALE, PLACE, hash_folded};
use crate::text::Span;
use std::collections::HashSet;

/// The names with the short forms of people that were missed.
pub(super) fn agree(view: &View<'_>, names: &[Name], language: Language) -> Vec<Name> {
    let agreement = Agreement {
        view,
        language,
        surnames: surnames(view, names),
        bodies: words_of_bodies(view, names),
    };
    let mut out = Vec::with_capacity(names.len());
    let mut at = 0;
    for name in names {
        let (from, to) = view.reach(name.span);
        agreement.add_missed((at, from), &mut out);
        out.push(agreement.reconsidered(*name, (from, to)));
        at = to;
    }
    agreement.add_missed((at, view.tokens.len()), &mut out);
    out
}

struct Agreement<'v, 'a> {
    view: &'v View<'a>,
    language: Language,
    /// Surnames of people with full names.
    surnames: HashSet<u32>,
    /// Words of names of several words that are no people's.
    bodies: HashSet<u32>,
}

fn surnames(view: &View<'_>, names: &[Name]) -> HashSet<u32> {
    let mut surnames = HashSet::new();
    for (from, to) in view.full_names(names) {
        // "Norton I": the number is nobody's short form.
        let numbered = to - from > 1 && is_number(view.word(to - 1));
        let last = view.word(to - if numbered { 2 } else { 1 });
        surnames.insert(hash_folded(last));
        if is_east_asian(last) {
            surnames.insert(hash_folded(view.word(from)));
        }
        // Omar al-Bashir is "Bashir" later.
        let bare = last
            .split_once('-')
            .filter(|(article, _)| is_article(article));
        surnames.extend(bare.map(|(_, rest)| hash_folded(rest)));
    }
    surnames
}

/// Whether the word numbers rulers of one name.
fn is_number(word: &str) -> bool {
    word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "al" | "el" | "Al" | "El" | "ul" | "ad" | "as" | "an" | "ar" | "ash" | "at"
    )
}

fn words_of_bodies(view: &View<'_>, names: &[Name]) -> HashSet<u32> {
    let others = names.iter().filter(|name| name.kind != NameKind::Person);
    let reaches = others
        .map(|name| view.reach(name.span))
        .filter(|(from, to)| to - from > 1);
    reaches
        .flat_map(|(from, to)| from..to)
        .map(|at| hash_folded(view.word(at)))
        .collect()
}

impl Agreement<'_, '_> {
    /// A single word that is taken for something else but is a person's short form.
    fn reconsidered(&self, name: Name, (from, to): Reach) -> Name {
        if name.kind == NameKind::Person {
            return name;
        }
        let view = self.view;
        let single = to - from == 1;
        if single
            && !self.bodies.contains(&hash_folded(view.word(from)))
            && self.is_short_form(from)
        {
            return person(name.span);
        }
        name
    }

    /// Short forms of people between two names.
    fn add_missed(&self, (from, to): Reach, out: &mut Vec<Name>) {
        for at in from..to {
            if let Some(span) = self.behind_prefix(at) {
                out.push(person(span));
            } else if self.stands_alone(at) && self.is_short_form(at) {
                out.push(person(self.view.tokens[at].span));
            }
        }
    }

    /// Whether no capitalised word stands beside the token; in a line of capitals all do, and in
    /// German a noun may: "Minister Habeck".
    fn stands_alone(&self, at: usize) -> bool {
        let view = self.view;
        let shouted =
            |at: usize| view.word(at).len() > 2 && !view.word(at).contains(char::is_lowercase);
        let joined = |left: usize, right: usize| {
            view.touches_before(right)
                && view.is_capital(left)
                && view.is_capital(right)
                && !(shouted(left) && shouted(right))
        };
        let behind_noun =
            || self.language == Language::Other && !view.known(at - 1).has(MALE | FEMALE);
        !(joined(at, at + 1) || at > 0 && joined(at - 1, at) && !behind_noun())
    }

    /// Whether the capitalised word is an introduced surname and nothing else by itself. A common
    /// word ("Moon") is one only inside a sentence.
    fn is_short_form(&self, at: usize) -> bool {
        let view = self.view;
        if !view.is_capital(at)
            || !self.surnames.contains(&hash_folded(view.word(at)))
            || view.is_in_address((at, at + 1))
            || is_of_campaign(view, (at, at + 1))
        {
            return false;
        }
        let known = view.known(at);
        let before = view.before(at);
        let inside = before.starts_with(char::is_lowercase)
            && !matches!(before, "the" | "a" | "an" | "this");
        !known.has(COUNTRY | CITY | PLACE) && (inside || !known.has(COMMON))
    }

    /// "Mugabe" in "post-Mugabe".
    fn behind_prefix(&self, at: usize) -> Option<Span> {
        let (prefix, name) = self.view.word(at).split_once('-')?;
        let small = !prefix.is_empty() && prefix.chars().all(char::is_lowercase);
        let named =
            name.starts_with(char::is_uppercase) && self.surnames.contains(&hash_folded(name));
        let end = self.view.tokens[at].span.end;
        (small && named).then(|| Span::new(end - name.len(), end))
    }
}
