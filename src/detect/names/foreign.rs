//! Texts in other languages: the tagger knows English, so there only names that the lists know are
//! people.

use super::view::View;
use super::{Name, NameKind};
use crate::detect::words::{COMMON, FREQUENT_FORENAME, SURNAME, hash, hash_folded};
use crate::text::words::TokenKind;

/// Words that every English text is full of.
const ENGLISH: [u32; 24] = [
    hash("the"),
    hash("of"),
    hash("and"),
    hash("to"),
    hash("is"),
    hash("was"),
    hash("for"),
    hash("on"),
    hash("that"),
    hash("with"),
    hash("he"),
    hash("she"),
    hash("by"),
    hash("from"),
    hash("said"),
    hash("his"),
    hash("her"),
    hash("are"),
    hash("were"),
    hash("at"),
    hash("it"),
    hash("this"),
    hash("not"),
    hash("has"),
];
/// One in so many small words of an English text is one of these: measured on the corpora, where it
/// is one in three.
const AT_LEAST_ONE_IN: usize = 12;
/// Small words that a text must have for its language to be told.
const ENOUGH: usize = 8;

/// The names that are sure in the text's language.
pub(super) fn kept(view: &View<'_>, mut names: Vec<Name>) -> Vec<Name> {
    if is_english(view) {
        return names;
    }
    names.retain(|name| {
        let (from, to) = view.reach(name.span);
        let (first, last) = (view.known(from), view.known(to - 1));
        name.kind != NameKind::Person
            || to - from > 1
                && first.has(FREQUENT_FORENAME)
                && last.has(SURNAME)
                && !first.has(COMMON)
                && !last.has(COMMON)
    });
    names
}

fn is_english(view: &View<'_>) -> bool {
    let small = view
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .filter_map(|token| {
            let word = token.span.of(view.body);
            word.starts_with(char::is_lowercase)
                .then(|| hash_folded(word))
        });
    let (mut all, mut english) = (0, 0);
    for word in small {
        all += 1;
        english += usize::from(ENGLISH.contains(&word));
    }
    all < ENOUGH || english * AT_LEAST_ONE_IN >= all
}
