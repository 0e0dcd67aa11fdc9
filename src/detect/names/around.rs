//! People whom the words around a name show, where the tagger took it for something else or for
//! nothing: one among the people of a list, somebody "named" so, the sender of a mail, a surname that
//! does what only people do.

use super::listed::person;
use super::others::LAST_OF_OTHERS;
use super::verdict::{Introduced, verdict};
use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::lexicon::{COUNTRIES, STATES, TITLES};
use crate::detect::words::{
    CITY, COMMON, COUNTRY, FEMALE, FREQUENT_SURNAME, Known, MALE, PLACE, ROLE, SURNAME, TITLE,
};

/// Margin up to which the tagger's word on what is no person is doubtful, between two people of a list.
const BETWEEN_PEOPLE: i16 = 100;
/// The same at the end of a list of people, where a band may stand as well.
const BEHIND_PEOPLE: i16 = -100;
/// The same for a single word before a deed, and behind a calling.
const DOUBTFUL: i16 = 0;

/// Bytes of a mail address that are looked through at most: keeps hostile pages linear.
const LONGEST_ADDRESS: usize = 100;

/// Somebody without a name, before "named" or "called".
const SOMEBODY: [&str; 22] = [
    "guy",
    "man",
    "woman",
    "boy",
    "girl",
    "kid",
    "gentleman",
    "lady",
    "lad",
    "fellow",
    "friend",
    "neighbour",
    "neighbor",
    "teacher",
    "doctor",
    "someone",
    "somebody",
    "person",
    "son",
    "daughter",
    "brother",
    "sister",
];
/// Callings that only single people have, right before a name; "leader" and "owner" may be firms.
const CALLINGS_OF_ONE: [&str; 30] = [
    "actor",
    "actress",
    "teacher",
    "singer",
    "author",
    "journalist",
    "painter",
    "poet",
    "novelist",
    "comedian",
    "footballer",
    "lawyer",
    "playwright",
    "sculptor",
    "architect",
    "composer",
    "photographer",
    "philosopher",
    "historian",
    "economist",
    "physicist",
    "biologist",
    "pianist",
    "guitarist",
    "drummer",
    "rapper",
    "filmmaker",
    "screenwriter",
    "interviewee",
    "sociologist",
];
/// Words between a name and its verb.
const ADVERBS: [&str; 14] = [
    "later",
    "also",
    "then",
    "soon",
    "first",
    "again",
    "finally",
    "never",
    "once",
    "subsequently",
    "previously",
    "eventually",
    "formerly",
    "unsuccessfully",
];
/// What only people have done to them: "was elected", "has been re-elected".
const DONE_TO_PEOPLE: [&str; 13] = [
    "born",
    "elected",
    "re-elected",
    "reelected",
    "appointed",
    "educated",
    "married",
    "knighted",
    "sentenced",
    "nominated",
    "sworn",
    "raised",
    "promoted",
];
/// Verbs that need nothing behind them to show a person.
const DEEDS: [&str; 9] = [
    "resigned",
    "died",
    "graduated",
    "testified",
    "studied",
    "campaigned",
    "married",
    "smiled",
    "wept",
];

/// The names with the people that the words around show.
pub(super) fn completed(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let introduced = Introduced::new(view, &names);
    let reaches: Vec<Reach> = names.iter().map(|name| view.reach(name.span)).collect();
    let is_person = |reach| verdict(view, reach, &introduced) == Some(NameKind::Person);
    let mut out = Vec::with_capacity(names.len());
    let mut at = 0;
    for (number, name) in names.iter().enumerate() {
        let reach = reaches[number];
        add_doers(view, (at, reach.0), &is_person, &mut out);
        at = reach.1;
        let doubtful = name.kind != NameKind::Person && may_be_somebody(view, reach);
        let shown = doubtful
            && (is_listed(view, &names, &reaches, number)
                || name.margin <= DOUBTFUL && (is_called(view, reach) || is_sender(view, reach))
                || name.margin <= DOUBTFUL && is_doer(view, reach));
        out.push(if shown && is_person(reach) {
            person(name.span)
        } else {
            *name
        });
    }
    add_doers(view, (at, view.tokens.len()), &is_person, &mut out);
    out
}

/// Whether nothing in the name itself speaks against a person.
fn may_be_somebody(view: &View<'_>, (from, to): Reach) -> bool {
    let text = view.span((from, to)).of(view.body);
    let mixed = |at: usize| {
        let word = view.word(at);
        view.is_capital(at) && (word.len() < 3 || word.contains(char::is_lowercase))
    };
    let place = COUNTRIES.has(text) || STATES.has(text);
    let known = |at: usize| view.known(at);
    let fits = |at: usize| mixed(at) && !known(at).has(COUNTRY | TITLE | ROLE);
    let single_place = to - from == 1 && known(from).has(COMMON | CITY | PLACE);
    !place
        && (1..=4).contains(&(to - from))
        && (from..to).all(fits)
        && !single_place
        && !LAST_OF_OTHERS.contains(&view.word(to - 1))
}

/// Whether people of the same list stand on both sides, or two of them before.
fn is_listed(view: &View<'_>, names: &[Name], reaches: &[Reach], number: usize) -> bool {
    let is_person = |at: usize| {
        names
            .get(at)
            .is_some_and(|name| name.kind == NameKind::Person)
    };
    let joined = |at: usize| {
        let (Some(one), Some(other)) = (reaches.get(at), reaches.get(at + 1)) else {
            return false;
        };
        is_joint(view, (one.1, other.0))
    };
    let full = |at: usize| {
        let (from, to) = reaches[at];
        to - from > 1 && view.known(from).has(MALE | FEMALE)
    };
    let margin = names[number].margin;
    let Some(before) = number
        .checked_sub(1)
        .filter(|&at| is_person(at) && joined(at))
    else {
        return false;
    };
    let behind = number + 1;
    if is_person(behind) && joined(number) && (full(before) || full(behind)) {
        return margin <= BETWEEN_PEOPLE;
    }
    let first = before
        .checked_sub(1)
        .filter(|&at| is_person(at) && joined(at));
    margin <= BEHIND_PEOPLE && first.is_some_and(full) && full(before)
}

/// Whether the tokens are what joins the members of a list; a title may stand before the next.
fn is_joint(view: &View<'_>, (from, to): Reach) -> bool {
    if from >= to || to - from > 4 || !(from..=to).all(|at| view.touches_before(at)) {
        return false;
    }
    let mut rest = (from..to)
        .map(|at| view.word(at))
        .skip_while(|word| matches!(*word, "," | "and" | "&"));
    matches!(view.word(from), "," | "and" | "&") && rest.all(|word| TITLES.has(word))
}

/// "a guy named Adz", "actor Wilfried".
fn is_called(view: &View<'_>, (from, _): Reach) -> bool {
    let before = view.before(from);
    if matches!(before, "named" | "called") && from > 1 {
        return SOMEBODY.contains(&view.before(from - 1));
    }
    CALLINGS_OF_ONE.contains(&before)
}

/// `Les Vornahn <vornahn@example.org>`, with marks around the name or without.
fn is_sender(view: &View<'_>, (from, to): Reach) -> bool {
    let several = (2..=3).contains(&(to - from)) && view.known(from).has(MALE | FEMALE);
    several && is_before_address(view, to)
}

/// Whether a mail address in angle brackets comes next, behind a closing mark or right away.
pub(super) fn is_before_address(view: &View<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(view.behind(at), "\"" | "”"));
    let Some(open) = view.tokens.get(at).filter(|_| view.behind(at) == "<") else {
        return false;
    };
    let inside = view.body[open.span.end..].bytes().take(LONGEST_ADDRESS);
    let mut inside = inside.take_while(|byte| !matches!(byte, b'>' | b'\n'));
    inside.any(|byte| byte == b'@')
}

/// Adds surnames that the tagger took for nothing and that do what people do.
fn add_doers(
    view: &View<'_>,
    (from, to): Reach,
    is_person: &dyn Fn(Reach) -> bool,
    out: &mut Vec<Name>,
) {
    for at in from..to {
        let reach = (at, at + 1);
        if view.is_capital(at)
            && is_doer(view, reach)
            && may_be_somebody(view, reach)
            && is_person(reach)
        {
            out.push(person(view.span(reach)));
        }
    }
}

/// A lone surname whose verb only people have.
fn is_doer(view: &View<'_>, (from, to): Reach) -> bool {
    let known = view.known(from);
    let surname = known.has(SURNAME) || known == Known::default();
    let name = surname && (!known.has(COMMON) || known.has(FREQUENT_SURNAME));
    let alone =
        to - from == 1 && !(view.touches_before(from) && view.is_capital(from.wrapping_sub(1)));
    alone && name && !matches!(view.before(from), "the" | "The") && does_as_people(view, to)
}

/// Whether a verb begins at the token whose subject is somebody.
fn does_as_people(view: &View<'_>, mut at: usize) -> bool {
    let skipped = (at..at + 2)
        .take_while(|&at| ADVERBS.contains(&view.behind(at)))
        .count();
    at += skipped;
    let [verb, next, third] = [0, 1, 2].map(|ahead| view.behind(at + ahead));
    match verb {
        "was" | "is" => DONE_TO_PEOPLE.contains(&next),
        "has" | "had" => next == "been" && DONE_TO_PEOPLE.contains(&third),
        "ran" => next == "for" || next == "unsuccessfully",
        "won" => matches!(next, "re-election" | "reelection"),
        "served" => matches!(next, "as" | "a" | "two" | "three"),
        "retired" => matches!(next, "from" | "in" | "as" | "at"),
        _ => DEEDS.contains(&verb),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::names::between_brackets;
    use crate::text::words::tokens;

    /// Whether the body's name between brackets is a person's when the tagger takes it for a body's
    /// and those of `people` for people's.
    #[track_caller]
    fn check(marked: &str, people: &[&str], expected: bool) {
        let (body, span) = between_brackets(marked);
        let tokens = tokens(&body);
        let body_of = |kind, span| Name {
            span,
            kind,
            margin: -300,
        };
        let mut names = vec![body_of(NameKind::Organization, span)];
        for name in people {
            let start = body.find(name).unwrap_or_default();
            let span = crate::text::Span::new(start, start + name.len());
            names.push(body_of(NameKind::Person, span));
        }
        names.sort_by_key(|name| name.span.start);
        let found = completed(&View::new(&body, &tokens), names);
        let kind = found
            .iter()
            .find(|name| name.span == span)
            .map(|name| name.kind);
        assert_eq!(kind == Some(NameKind::Person), expected, "{marked}");
    }

    #[test]
    fn one_among_people_is_somebody() {
        let two = ["Marta Hale", "Robert Moss"];
        check(
            "It has Marta Hale, [Raadhika], and Robert Moss.",
            &two,
            true,
        );
        check("It has Marta Hale, Robert Moss and [Raadhika].", &two, true);
        check("It has Marta Hale, Robert Moss of [Vorland].", &two, false);
        check(
            "It has Marta Hale, [Vorland Records] and Robert Moss.",
            &two,
            false,
        );
        check("It has Marta Hale and [Raadhika].", &two[..1], false);
    }

    #[test]
    fn who_is_called_so_or_writes_is_somebody() {
        check("It is by a guy named [Vornahn].", &[], true);
        check("It is at a place named [Vornahn].", &[], false);
        check("It was sung by actor [Vornahn].", &[], true);
        check("\"[Robert Vornahn]\" <vornahn@example.org>", &[], true);
        check("[Robert Vornahn] < 20 points", &[], false);
    }

    #[test]
    fn a_deed_of_people_makes_a_surname_one() {
        check("[Hundal] later ran for mayor.", &[], true);
        check("[Hundal] has been re-elected twice.", &[], true);
        check("[Hundal] has been shipped twice.", &[], false);
        check("The [Hundal] was elected.", &[], false);
    }
}
