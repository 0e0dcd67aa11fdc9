//! Texts in other languages: the tagger knows English, so there the people are the full names that
//! begin with a frequent forename, and whom a word of address comes before. In German every noun has
//! a capital, so a capital alone shows nothing.

use super::listed::person;
use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::words::{
    CITY, COMMON, COUNTRY, FEMALE, FREQUENT_FORENAME, MALE, PLACE, ROLE, SEEN_SMALL, SURNAME,
    TITLE, hash, hash_folded,
};
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
/// Words of a name at most, particles and initials too.
const LONGEST: usize = 6;
/// Letters of a surname that no list has, at least.
const LEAST_SURNAME: usize = 3;

/// Margin of a name found here, in the tagger's units, as of a name that the tagger is sure of in
/// English: with less the judge, who knows English, drops one in four that are right.
const FULL_MARGIN: i16 = 900;

/// Words before a surname that address somebody.
const ADDRESSES: [&str; 18] = [
    "Herr", "Herrn", "Frau", "Monsieur", "Madame", "Mme", "Señor", "Señora", "Sr.", "Sra.", "don",
    "doña", "Signor", "Signora", "Meneer", "Mevrouw", "Senhor", "Senhora",
];
/// Small words inside a name.
const PARTICLES: [&str; 13] = [
    "de", "del", "della", "di", "da", "dos", "du", "von", "van", "zu", "ter", "ten", "bin",
];
/// Forenames that are words of other languages as well: "Nur", "Region Bern".
const NO_FORENAMES: [&str; 33] = [
    "Region",
    "Nur",
    "Name",
    "Junior",
    "General",
    "Country",
    "Santa",
    "San",
    "Santo",
    "Saint",
    "Sankt",
    "Dia",
    "Rio",
    "Costa",
    "Villa",
    "Louis",
    "Son",
    "Den",
    "Die",
    "Das",
    "Man",
    "Max-Planck",
    "Mercedes",
    "Sierra",
    "Station",
    "Star",
    "Río",
    "Teddy",
    "Tod",
    "Juli",
    "Juni",
    "Mai",
    "August",
];
/// Nouns that end compounds: "Robert Koch-Institut" and "Konrad Adenauer-Stiftung" are no people.
const BODIES: [&str; 20] = [
    "Institut",
    "Stiftung",
    "Schule",
    "Straße",
    "Strasse",
    "Platz",
    "Preis",
    "Haus",
    "Gymnasium",
    "Universität",
    "Museum",
    "Halle",
    "Stadion",
    "Allee",
    "Weg",
    "Park",
    "Arena",
    "Partei",
    "Projekt",
    "Zentrum",
];

/// The names with people read anew by forenames and surnames.
pub(super) fn reread(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let mut others = names
        .into_iter()
        .filter(|name| name.kind != NameKind::Person)
        .peekable();
    let mut out = Vec::new();
    let (mut at, mut least) = (0, 0);
    while at < view.tokens.len() {
        let found = full_name(view, at).or_else(|| addressed(view, at));
        let Some((from, to)) = found else {
            at += 1;
            continue;
        };
        let from = from.max(least);
        let name = Name {
            margin: FULL_MARGIN,
            ..person(view.span((from, to)))
        };
        while let Some(other) = others.next_if(|other| other.span.start < name.span.end) {
            if other.span.end <= name.span.start {
                out.push(other);
            }
        }
        out.push(name);
        (at, least) = (to, to);
    }
    out.extend(others);
    out
}

/// "Eva Maria Welskop-Deffaa", "Ursula von der Leyen", "Jorge L. Perdomo": from a frequent forename to
/// a surname, and a second one that lists have.
fn full_name(view: &View<'_>, at: usize) -> Option<Reach> {
    if !is_forename(view, at) {
        return None;
    }
    let mut last = at + 1;
    while last < at + LONGEST && view.touches_before(last) {
        let article = matches!(view.word(last), "der" | "den" | "la" | "le")
            && matches!(view.word(last - 1), "von" | "van" | "de" | "zu");
        let joins = article
            || PARTICLES.contains(&view.word(last))
            || is_initial(view, last)
            || is_forename(view, last)
                && view.is_capital(last + 1)
                && view.touches_before(last + 1);
        if !joins {
            break;
        }
        last += 1 + usize::from(view.word(last + 1) == "." && is_initial(view, last));
    }
    if !view.touches_before(last) || !is_surname(view, last) {
        return None;
    }
    let second = view.known(last + 1);
    // "Mohammad Amin Alsalami": what looked like the surname is one more forename.
    let called = view.known(last).has(MALE | FEMALE) && is_surname(view, last + 1);
    let doubled = view.touches_before(last + 1)
        && view.is_capital(last + 1)
        && (second.has(SURNAME) || called)
        && !second.has(COMMON | SEEN_SMALL | PLACE);
    // "Jan Peter Ehlers", "Franz Josef Degenhardt".
    let begins = at > 0
        && view.touches_before(at)
        && view.is_capital(at - 1)
        && view.known(at - 1).has(MALE | FEMALE)
        && (!view.known(at - 1).has(COMMON) || view.word(at - 1) == "Jan");
    Some((at - usize::from(begins), last + 1 + usize::from(doubled)))
}

fn is_forename(view: &View<'_>, at: usize) -> bool {
    let known = view.known(at);
    let word = view.word(at);
    // "Anna-Lena" is in no list, "Anna" is.
    let first = word.split('-').next().unwrap_or(word);
    let known = if first.len() < word.len() && first.len() > 2 {
        crate::detect::words::known(first)
    } else {
        known
    };
    let shouted = |at: usize| !view.word(at).contains(char::is_lowercase);
    view.is_capital(at)
        && (is_initial(view, at + 1) || shouted(at) == shouted(at + 1))
        && known.has(FREQUENT_FORENAME)
        && !known.has(COMMON)
        && !NO_FORENAMES.contains(&word)
}

fn is_initial(view: &View<'_>, at: usize) -> bool {
    let mut letters = view.word(at).trim_end_matches('.').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Whether the word may be a surname: one of the lists, or one that no list has for anything else.
fn is_surname(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let known = view.known(at);
    let body = word.rsplit('-').next().is_some_and(|last| {
        BODIES.contains(&last)
            || BODIES
                .iter()
                .any(|body| last.ends_with(&body.to_lowercase()))
    });
    // "Davis Cup-Finale".
    let joined = word.contains('-')
        && word.split('-').any(|part| {
            let part = crate::detect::words::known(part);
            part.has(COMMON) && !part.has(SURNAME)
        });
    if !view.is_capital(at) || known.has(COMMON) || body || joined {
        return false;
    }
    let nothing_else = !known.has(SEEN_SMALL | CITY | COUNTRY | PLACE | TITLE | ROLE);
    let plain = word.chars().all(|c| c.is_alphabetic() || "-'’".contains(c))
        && word.chars().skip(1).any(char::is_lowercase);
    known.has(SURNAME) || nothing_else && plain && word.chars().count() >= LEAST_SURNAME
}

/// "Frau Neubauer", "Monsieur Poirier".
fn addressed(view: &View<'_>, at: usize) -> Option<Reach> {
    let known = view.known(at);
    let fits = ADDRESSES.contains(&view.before(at))
        && is_surname(view, at)
        && !known.has(TITLE | ROLE | SEEN_SMALL);
    (fits && (known.has(SURNAME | MALE | FEMALE))).then_some((at, at + 1))
}

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Other,
}

/// What the text is written in, as far as its small words tell.
pub(super) fn language(view: &View<'_>) -> Language {
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
    if all < ENOUGH || english * AT_LEAST_ONE_IN >= all {
        return Language::English;
    }
    Language::Other
}
