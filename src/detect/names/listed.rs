//! Full names that lists know, where the tagger saw none or was not sure.

use super::verdict::{Introduced, verdict};
use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::lexicon::TITLES;
use crate::detect::words::{
    CITY, COMMON, COUNTRY, FREQUENT_FORENAME, FREQUENT_SURNAME, PLACE, ROLE, SEEN_SMALL, SURNAME,
    TITLE,
};
use crate::text::Span;

/// Margin up to which the tagger's word on what is no person is doubtful.
const DOUBTFUL: i16 = 0;
/// Flags of words that are no forename or surname in a name that nobody vouches for.
pub(super) const UNFIT: u16 = COMMON | COUNTRY | CITY | PLACE | TITLE | ROLE;

/// Margin of names that a rule is sure of, in the tagger's units.
const SURE: i16 = 300;

/// A person's name that a rule found.
pub(super) fn person(span: Span) -> Name {
    Name {
        span,
        kind: NameKind::Person,
        margin: SURE,
    }
}

/// The names with the full names that the tagger missed or mistook.
pub(super) fn completed(view: &View<'_>, mut names: Vec<Name>) -> Vec<Name> {
    let introduced = Introduced::new(view, &names);
    let is_person = |reach| verdict(view, reach, &introduced) == Some(NameKind::Person);
    let mut out = Vec::with_capacity(names.len());
    let mut at = 0;
    for name in &mut names {
        let (from, to) = view.reach(name.span);
        add_missed(view, (at, from), &is_person, &mut out);
        let doubtful = doubtful_person(view, *name, (from, to)).filter(|reach| is_person(*reach));
        out.push(doubtful.map_or(*name, |reach| person(view.span(reach))));
        at = to;
    }
    add_missed(view, (at, view.tokens.len()), &is_person, &mut out);
    out
}

/// Full names that stand between two names of the tagger.
fn add_missed(
    view: &View<'_>,
    (from, to): Reach,
    is_person: &dyn Fn(Reach) -> bool,
    out: &mut Vec<Name>,
) {
    let mut at = from;
    while at < to {
        let Some(end) = credited_name(view, at, to).or_else(|| listed_name(view, at, to)) else {
            at += 1;
            continue;
        };
        if end <= to && is_person((at, end)) {
            out.push(person(view.span((at, end))));
        }
        at = end;
    }
}

/// Where the full name ends that begins at the token: a forename and a surname, or an East Asian
/// surname before a hyphened name.
fn listed_name(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    if !view.is_capital(at) || at + 1 >= limit || !view.touches_before(at + 1) {
        return None;
    }
    let first = view.known(at);
    let before = view.before(at);
    // Longer runs of capitals are names of something else, unless a title begins them.
    let begins = !before.starts_with(char::is_uppercase) || TITLES.has(before);
    if begins && first.has(FREQUENT_SURNAME) && is_east_asian(view.word(at + 1)) {
        return Some(at + 2);
    }
    let end = full_name(view, at, limit).filter(|_| begins)?;
    let ends = !view.is_capital(end) || !view.touches_before(end);
    ends.then_some(end)
}

/// Where the forename, the initial and the surname end that begin at the token.
pub(super) fn full_name(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let next = view.word(at + 1);
    let initial = next.len() == 2 && next.ends_with('.') && view.is_capital(at + 2);
    let last = at + 1 + usize::from(initial);
    let (first, known) = (view.known(at), view.known(last));
    let forename = first.has(FREQUENT_FORENAME) && !first.has(UNFIT);
    let surname = known.has(SURNAME) && !known.has(UNFIT);
    (forename && surname && last < limit && view.is_capital(last)).then_some(last + 1)
}

/// "Jong-un", "Jae-In": two short syllables.
pub(super) fn is_east_asian(word: &str) -> bool {
    let Some((one, two)) = word.split_once('-') else {
        return false;
    };
    let short = |part: &str| (2..=6).contains(&part.len()) && part.chars().all(char::is_alphabetic);
    short(one) && short(two) && one.starts_with(char::is_uppercase)
}

/// The person in a name that the tagger takes for something else without being sure: "Judge Raymond
/// Stokes", "Moon Jae-in", "Georgia Holt", "Miss Torvald".
fn doubtful_person(view: &View<'_>, name: Name, (mut from, to): Reach) -> Option<Reach> {
    if name.kind == NameKind::Person || name.margin > DOUBTFUL {
        return None;
    }
    while from + 1 < to && TITLES.has(view.word(from)) {
        from += 1;
    }
    let (first, last) = (view.known(from), view.known(to - 1));
    if to - from == 1 {
        let before = view.before(from);
        let titled = TITLES.has(before) && before.starts_with(char::is_uppercase);
        let fits = view.is_capital(from) && !first.has(UNFIT | SEEN_SMALL);
        return (titled && fits).then_some((from, to));
    }
    let named_like_a_place = to - from == 2
        && first.has(FREQUENT_FORENAME)
        && first.has(COUNTRY | CITY)
        && last.has(SURNAME)
        && !last.has(UNFIT | SEEN_SMALL);
    let whole = listed_name(view, from, view.tokens.len()) == Some(to);
    (whole || named_like_a_place).then_some((from, to))
}

/// Where the name ends that a picture's credit gives at the token: "Credit Hana Sato/The Courier".
fn credited_name(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    if view.before(at) != "Credit" || !view.is_capital(at) {
        return None;
    }
    let length = (at..limit.min(at + 5))
        .take_while(|&next| view.is_capital(next) && (next == at || view.touches_before(next)))
        .count();
    let end = at + length;
    let ends = !view.is_capital(end) || !view.touches_before(end);
    let fits = (2..=4).contains(&length) && !view.known(at).has(COMMON | COUNTRY);
    (fits && ends).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::names::NameKind;
    use crate::detect::names::between_brackets;
    use crate::text::words::tokens;

    /// Whether the body's name between brackets is a person's when the tagger doubts that it is a thing's.
    #[track_caller]
    fn check(marked: &str, expected: NameKind) {
        let (body, span) = between_brackets(marked);
        let tokens = tokens(&body);
        let thing = Name {
            span,
            kind: NameKind::Other,
            margin: DOUBTFUL,
        };
        let [name] = completed(&View::new(&body, &tokens), vec![thing])[..] else {
            panic!("one name in {body}");
        };
        assert_eq!(name.kind, expected, "{marked}");
    }

    #[test]
    fn a_single_word_behind_a_title_is_a_person() {
        check("He wrote to [Miss Vorlund] twice.", NameKind::Person);
        check("He wrote to Miss [Vorlund] twice.", NameKind::Person);
    }

    #[test]
    fn common_words_and_places_behind_a_title_are_none() {
        check("[General Staff] sold it.", NameKind::Other);
        check("She was [Miss America] once.", NameKind::Other);
        check("The [Vorlund] sank.", NameKind::Other);
    }
}
