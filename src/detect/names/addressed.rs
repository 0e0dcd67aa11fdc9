//! People who are spoken to, who sign, or whom a word of kin stands before. There a forename is
//! somebody, however little the rest of the text speaks of people: mails and letters have no more.

use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::words::{COMMON, COUNTRY, FEMALE, FREQUENT_FORENAME, MALE};

/// Margin of a forename in such a place, in the tagger's units: as of the names that it is surest of.
const CERTAIN: i16 = 1800;
/// Tokens of a line of greeting at most: "Marta, Rob and Ines -".
const LONGEST_GREETING: usize = 8;
/// Tokens of the line below a greeting at least.
const LEAST_BELOW: usize = 3;

/// Words right before somebody who is greeted, or kin.
const GREETINGS: [&str; 12] = [
    "Dear", "Hi", "Hello", "Hey", "Hiya", "dear", "hi", "Aunt", "Auntie", "Uncle", "Grandma",
    "Grandpa",
];
/// Lines that close a letter, in small letters.
const CLOSINGS: [&str; 24] = [
    "regards",
    "best regards",
    "kind regards",
    "kindest regards",
    "warm regards",
    "with best regards",
    "best",
    "all the best",
    "best wishes",
    "sincerely",
    "yours sincerely",
    "sincerely yours",
    "yours truly",
    "yours",
    "yours faithfully",
    "cheers",
    "thanks",
    "many thanks",
    "thank you",
    "thx",
    "thanks again",
    "thanks in advance",
    "love",
    "respectfully",
];
/// Verbs that go with "I" and with nobody else's name.
const OF_THE_SPEAKER: [&str; 18] = [
    "am",
    "have",
    "think",
    "want",
    "need",
    "hope",
    "know",
    "guess",
    "just",
    "really",
    "don't",
    "don’t",
    "can't",
    "can’t",
    "wish",
    "believe",
    "understand",
    "love",
];

/// The names with the forenames of who is addressed or signs as sure people.
pub(super) fn made_sure(view: &View<'_>, mut names: Vec<Name>) -> Vec<Name> {
    for name in &mut names {
        let reach = view.reach(name.span);
        if is_forename(view, reach) && is_addressed(view, reach) {
            name.kind = NameKind::Person;
            name.margin = CERTAIN;
        }
    }
    names
}

fn is_forename(view: &View<'_>, (from, to): Reach) -> bool {
    let known = view.known(from);
    let common = known.has(COMMON) && !known.has(FREQUENT_FORENAME);
    to - from == 1 && known.has(MALE | FEMALE) && !common && !known.has(COUNTRY)
}

fn is_addressed(view: &View<'_>, (from, to): Reach) -> bool {
    GREETINGS.contains(&view.before(from))
        || is_called_to(view, (from, to))
        || is_before_speaker(view, to)
        || is_in_greeting(view, from)
        || is_signature(view, from)
}

/// "And Marta, you were great", "Marta you are the best".
fn is_called_to(view: &View<'_>, (from, to): Reach) -> bool {
    let begins = matches!(
        view.before(from),
        "" | "." | "!" | "?" | "\"" | "“" | "And" | "and" | "that"
    );
    let comma = usize::from(view.behind(to) == ",");
    let you = matches!(view.behind(to + comma), "you" | "You");
    let verb = || {
        matches!(
            view.behind(to + 1),
            "are" | "were" | "r" | "have" | "rock" | "did"
        )
    };
    begins && you && (comma > 0 || verb())
}

/// "Marta I am so happy", "Marta I for one": the speaker comes next.
pub(super) fn is_before_speaker(view: &View<'_>, at: usize) -> bool {
    let verb = OF_THE_SPEAKER.contains(&view.behind(at + 1));
    view.behind(at) == "I" && (verb || view.behind(at + 1) == "for" && view.behind(at + 2) == "one")
}

/// Numbers of the first token of the line with that token and of the one behind its last.
fn line(view: &View<'_>, at: usize) -> Reach {
    let mut from = at;
    while view.touches_before(from) && at - from <= LONGEST_GREETING {
        from -= 1;
    }
    let mut to = at + 1;
    while view.touches_before(to) && to < view.tokens.len() && to - at <= LONGEST_GREETING {
        to += 1;
    }
    (from, to)
}

/// Whether the line holds names alone and ends in a comma, a colon or a dash, above a longer one.
fn is_in_greeting(view: &View<'_>, at: usize) -> bool {
    let (from, to) = line(view, at);
    let plain = |at: usize| view.is_capital(at) || matches!(view.word(at), "," | "and" | "&" | "/");
    let ends = matches!(view.word(to - 1), "," | ":" | "-" | "–" | "—");
    let below = to..to + LEAST_BELOW;
    ends && to - from <= LONGEST_GREETING
        && (from..to - 1).all(plain)
        && below.end <= view.tokens.len()
        && below.skip(1).all(|at| view.touches_before(at))
}

/// Whether the line is the name alone and the one above closes a letter.
fn is_signature(view: &View<'_>, at: usize) -> bool {
    let (from, to) = line(view, at);
    let Some(above) = from.checked_sub(1).filter(|_| to - from == 1) else {
        return false;
    };
    let (first, last) = line(view, above);
    let words = view.span((first, last)).of(view.body);
    let words = words.trim_end_matches([',', '.', '!', '-', ' ']);
    CLOSINGS
        .iter()
        .any(|closing| words.eq_ignore_ascii_case(closing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::names::between_brackets;
    use crate::text::words::tokens;

    /// Whether the body's name between brackets is a person's when the tagger takes it for a place's.
    #[track_caller]
    fn check(marked: &str, expected: bool) {
        let (body, span) = between_brackets(marked);
        let tokens = tokens(&body);
        let name = Name {
            span,
            kind: NameKind::Place,
            margin: 100,
        };
        let found = made_sure(&View::new(&body, &tokens), vec![name]);
        assert_eq!(found[0].kind == NameKind::Person, expected, "{marked}");
    }

    #[test]
    fn who_is_greeted_is_somebody() {
        check("Dear [Marta]\nWe got it.", true);
        check("Rob, [Marta] and Ines -\nPlease read this today.", true);
        check("[Marta]:\nPlease read this today.", true);
        check("[Marta]:\nRead", false);
        check("We met [Marta]:\nPlease read this today.", false);
    }

    #[test]
    fn who_is_spoken_to_is_somebody() {
        check("And [Marta], you were great.", true);
        check("[Marta] I for one was glad.", true);
        check("[Marta] I was crowned there.", false);
        check("We went to [Marta], you know.", false);
    }

    #[test]
    fn who_signs_is_somebody() {
        check("See you.\nBest regards,\n[Marta]", true);
        check("See you.\nBest prices,\n[Marta]", false);
        check("Thanks!\n[Marta] is shut.", false);
    }
}
