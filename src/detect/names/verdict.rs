//! What a name that the tagger takes for a person's really names.

use super::bodies::is_called_a_body;
use super::others::{
    ANIMALS, BEFORE_A_BODY, JOINED, LAST_OF_OTHERS, MAKES_A_THING, MAKES_ANOTHER,
    MAKES_ANOTHER_WITH_THE, NAMED_AFTER, NO_NAME_ALONE, NOBLES, OF_PRIZES, PEOPLES, PLACES_BEHIND,
    PRIZES, SAYING, SPEAKING, TEAMS,
};
use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::lexicon::{COUNTRIES, STATES, TITLES};
use crate::detect::words::{CITY, COMMON, FEMALE, FREQUENT_SURNAME, MALE, PLACE, hash_folded};
use std::collections::HashSet;

/// Words before the name of a pet within which it says what it is.
const PET_REACH: usize = 6;

/// The words of the full names in a document.
pub(super) struct Introduced {
    any: HashSet<u32>,
    last: HashSet<u32>,
}

impl Introduced {
    pub(super) fn new(view: &View<'_>, names: &[Name]) -> Self {
        let mut introduced = Self {
            any: HashSet::new(),
            last: HashSet::new(),
        };
        let full = view.full_names(names);
        for (from, to) in full.filter(|&reach| !is_storm(view, reach)) {
            introduced
                .any
                .extend((from..to).map(|at| hash_folded(view.word(at))));
            introduced.last.insert(hash_folded(view.word(to - 1)));
        }
        introduced
    }
}

/// "T C Imelda", where the text tells of Cyclone Imelda: no forename before the storm's.
fn is_storm(view: &View<'_>, (from, to): Reach) -> bool {
    let storm = view.storms().contains(&hash_folded(view.word(to - 1)));
    storm && !view.known(from).has(MALE | FEMALE)
}

/// What the name names; none for what is no name of its own.
pub(super) fn verdict(
    view: &View<'_>,
    (from, to): Reach,
    introduced: &Introduced,
) -> Option<NameKind> {
    let behind = view.behind(to);
    if view.is_in_address((from, to)) || MAKES_ANOTHER.contains(&behind) {
        return None;
    }
    if PLACES_BEHIND.contains(&behind) {
        return Some(NameKind::Place);
    }
    let joined = view.word(to - 1).rsplit_once('-');
    if joined.is_some_and(|(_, part)| JOINED.contains(&part)) || is_of_a_work(view, (from, to)) {
        return None;
    }
    let the = matches!(view.before(from), "the" | "The");
    if the && MAKES_ANOTHER_WITH_THE.contains(&behind) || is_of_campaign(view, (from, to)) {
        return None;
    }
    if is_of_place(view, from) || is_called_a_body(view, (from, to)) {
        return Some(NameKind::Organization);
    }
    let before = [
        view.before(from),
        if from > 0 { view.before(from - 1) } else { "" },
    ];
    if before
        .iter()
        .chain([&view.word(from)])
        .any(|word| MAKES_A_THING.contains(word))
    {
        return None;
    }
    if matches!(view.word(from), "A" | "An" | "The") {
        return None;
    }
    if PEOPLES.contains(&view.word(from)) {
        return Some(NameKind::People);
    }
    if is_pet(view, from) {
        return None;
    }
    if to - from > 1 {
        if is_storm(view, (from, to)) {
            return Some(NameKind::Other);
        }
        return Some(kind_of_several(view, (from, to)));
    }
    verdict_on_one(view, from, introduced)
}

/// "the 1992 Hale campaign", "the Ann Hale 2004 presidential campaign".
pub(super) fn is_of_campaign(view: &View<'_>, (from, to): Reach) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let first = from - usize::from(is_year(view.before(from)));
    if !matches!(view.before(first), "the" | "The") {
        return false;
    }
    let between = |word: &str| is_year(word) || BEFORE_A_BODY.contains(&word);
    let skipped = (to..to + 2)
        .take_while(|&at| between(view.behind(at)))
        .count();
    (skipped > 0 || first < from) && MAKES_ANOTHER_WITH_THE.contains(&view.behind(to + skipped))
}

/// "Law Offices of Ann Hale", "Church of Daniel Hale".
fn is_of_place(view: &View<'_>, from: usize) -> bool {
    let of = view.before(from) == "of" && from > 1;
    of && NAMED_AFTER.contains(&view.before(from - 1))
}

/// "my cat named Achilles", "our dog, Frank", "my cat's called Frank".
fn is_pet(view: &View<'_>, from: usize) -> bool {
    let called = matches!(view.before(from), "named" | "called" | "Named" | "Called");
    let is_animal = |at: usize| ANIMALS.contains(&view.word(at));
    if called {
        return (from.saturating_sub(PET_REACH)..from)
            .rev()
            .take_while(|&at| {
                view.touches_before(at + 1) && !matches!(view.word(at), "." | "!" | "?" | "and")
            })
            .any(is_animal);
    }
    let Some(animal) = from.checked_sub(1 + usize::from(view.before(from) == ",")) else {
        return false;
    };
    let whose = |word: &str| {
        matches!(
            word,
            "my" | "our" | "his" | "her" | "their" | "My" | "Our" | "His" | "Her" | "Their"
        )
    };
    is_animal(animal)
        && view.touches_before(animal + 1)
        && (whose(view.before(animal)) || animal > 0 && whose(view.before(animal - 1)))
}

/// "The Marvelous Mrs Maisel", “Mrs Maisel”: a name with its title that is a work's.
fn is_of_a_work(view: &View<'_>, (from, to): Reach) -> bool {
    if !matches!(
        view.before(from),
        "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Miss" | "Dr." | "Dr"
    ) {
        return false;
    }
    let before = view.before(from - 1);
    let opened = matches!(before, "“" | "\"" | "‘") && matches!(view.behind(to), "”" | "\"" | "’");
    let marvelous = before.starts_with(char::is_uppercase)
        && from > 2
        && matches!(view.before(from - 2), "The" | "the");
    opened || marvelous && !TITLES.has(before)
}

/// "HBO Max", "Claude API": letters that are no name beside a name.
fn has_letters_for_a_name(view: &View<'_>, (from, to): Reach) -> bool {
    let letters = |at: usize| {
        let word = view.word(at);
        (3..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
    };
    let (first, last) = (from, to - 1);
    let numbered = view
        .word(last)
        .bytes()
        .all(|b| matches!(b, b'I' | b'V' | b'X'));
    let mixed = |at: usize| view.word(at).contains(char::is_lowercase);
    letters(first) && mixed(last) && !view.word(last).ends_with("r.")
        || letters(last) && mixed(first) && !numbered && view.known(last).flags == 0
}

fn kind_of_several(view: &View<'_>, (from, to): Reach) -> NameKind {
    let span = view.span((from, to));
    if COUNTRIES.has(span.of(view.body)) {
        return NameKind::Place;
    }
    let last = view.word(to - 1);
    if LAST_OF_OTHERS.contains(&view.behind(to)) {
        return NameKind::Organization;
    }
    let body = LAST_OF_OTHERS.contains(&last)
        && (!view.known(to - 1).has(FREQUENT_SURNAME) || matches!(last, "Company" | "Bros."));
    // "Johnson & Johnson", "Swann SWDVK-445".
    let no_word = |word: &str| word == "&" || word.contains(|c: char| c.is_ascii_digit());
    let team = last.len() > 4 && TEAMS.contains(&last) && view.known(from).has(CITY);
    let letters = has_letters_for_a_name(view, (from, to));
    if body || team || letters || (from..to).any(|at| no_word(view.word(at))) {
        return NameKind::Organization;
    }
    NameKind::Person
}

fn verdict_on_one(view: &View<'_>, at: usize, introduced: &Introduced) -> Option<NameKind> {
    let word = view.word(at);
    let known = view.known(at);
    let hash = hash_folded(word);
    let supported = introduced.any.contains(&hash);
    let before = view.before(at);
    let titled = TITLES.has(before) || TITLES.has(before.trim_end_matches('.'));
    if COUNTRIES.has(word) && !supported && !titled {
        return Some(NameKind::Place);
    }
    // "Paris" is the city although Paris Hilton is named too; "Lincoln, Nebraska".
    let place = known.has(PLACE) || COUNTRIES.has(word);
    // "the 2nd Earl of Clare": a place, and the earl is called otherwise.
    if before == "of" && at > 1 && NOBLES.contains(&view.before(at - 1)) {
        return Some(NameKind::Place);
    }
    if NOBLES.contains(&word) && view.behind(at + 1) == "of" {
        return None;
    }
    // The United States.
    if word == "Sam" && before == "Uncle" {
        return Some(NameKind::Other);
    }
    let as_forename = supported && !introduced.last.contains(&hash);
    // "The Bill" of an article that names Bill Shorten.
    let says = SAYING.contains(&before) || SAYING.contains(&view.behind(at + 1));
    if as_forename && known.has(COMMON) && !titled && !says {
        return None;
    }
    let speaks = SPEAKING.contains(&before) || SPEAKING.contains(&view.behind(at + 1));
    let called_so = speaks && known.has(MALE | FEMALE);
    if STATES.has(word) && !(supported || titled || called_so) {
        return Some(NameKind::Place);
    }
    let state_behind = view.behind(at + 1) == "," && STATES.has(view.word(at + 2));
    let is_forename = as_forename && !(STATES.has(word) && speaks);
    if place && !titled && (is_forename || state_behind) {
        return Some(NameKind::Place);
    }
    let prize = PRIZES.contains(&word) && OF_PRIZES.contains(&view.behind(at + 1));
    let no_name = prize
        || NO_NAME_ALONE.contains(&word)
        || LAST_OF_OTHERS.contains(&word)
        || view.storms().contains(&hash);
    if no_name && !supported && !titled {
        return None;
    }
    let determined = matches!(
        before,
        "the" | "The" | "a" | "A" | "an" | "An" | "this" | "This"
    );
    if determined && (!supported || known.has(COMMON) || word == "Bill") {
        return None;
    }
    if known.has(COMMON) && !known.has(MALE | FEMALE) && !supported && !titled {
        return None;
    }
    Some(NameKind::Person)
}

#[cfg(test)]
mod tests;
