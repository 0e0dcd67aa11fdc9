//! Each proposed name of a person by itself: titles and credits go, initials and particles come,
//! and what is part of another name is none.

use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::lexicon::{COUNTRIES, TITLES};
use crate::detect::words::{
    COMMON, FEMALE, FREQUENT_FORENAME, FREQUENT_SURNAME, MALE, ROLE, SURNAME, hash_folded,
};
use std::collections::HashSet;

/// Words before names that are no part of them: labels of picture credits and bylines.
const LABELS: [&str; 16] = [
    "Credit",
    "Photo",
    "Photograph",
    "Photographer",
    "Image",
    "Picture",
    "Caption",
    "By",
    "Courtesy",
    "Video",
    "Illustration",
    "Story",
    "Words",
    "Follow",
    "Contact",
    "Watch",
];
/// Small words that begin a surname.
const PARTICLES: [&str; 22] = [
    "de", "del", "della", "di", "da", "dos", "du", "des", "von", "van", "der", "den", "zu", "bin",
    "ibn", "bint", "al", "el", "ben", "abu", "ter", "ten",
];
/// Words behind names that belong to them.
const SUFFIXES: [&str; 8] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "Esq."];
/// Words behind a name that make it the name of something else, whatever stands before.
const MAKES_ANOTHER: [&str; 8] = [
    "administration",
    "administrations",
    "Administration",
    "doctrine",
    "Doctrine",
    "dynasty",
    "syndrome",
    "disease",
];
/// The same where "the" stands before the name.
const MAKES_ANOTHER_WITH_THE: [&str; 22] = [
    "family",
    "brothers",
    "sisters",
    "clan",
    "campaign",
    "presidency",
    "regime",
    "government",
    "cabinet",
    "era",
    "years",
    "foundation",
    "estate",
    "trial",
    "camp",
    "team",
    "museum",
    "group",
    "bill",
    "plan",
    "report",
    "memo",
];
/// Last words of names of bodies, places and works.
const LAST_OF_OTHERS: [&str; 74] = [
    "Company",
    "Co.",
    "Co",
    "Inc",
    "Inc.",
    "Corp",
    "Corp.",
    "Corporation",
    "Ltd",
    "Ltd.",
    "LLC",
    "LLP",
    "Group",
    "Holdings",
    "Partners",
    "Associates",
    "Brothers",
    "Bros.",
    "Sons",
    "Foundation",
    "Institute",
    "University",
    "College",
    "School",
    "Academy",
    "Hospital",
    "Clinic",
    "Center",
    "Centre",
    "Museum",
    "Library",
    "Theatre",
    "Theater",
    "Stadium",
    "Arena",
    "Park",
    "Square",
    "Street",
    "Avenue",
    "Road",
    "Boulevard",
    "Bridge",
    "Airport",
    "Station",
    "House",
    "Hall",
    "Tower",
    "Towers",
    "Hotel",
    "County",
    "City",
    "Island",
    "Islands",
    "River",
    "Lake",
    "Mountain",
    "Bay",
    "Beach",
    "Harbour",
    "Harbor",
    "Prize",
    "Award",
    "Awards",
    "Medal",
    "Cup",
    "Trophy",
    "Act",
    "Law",
    "Bill",
    "Commission",
    "Committee",
    "Administration",
    "Party",
    "Cathedral",
];

/// The names with those of people trimmed, taken for something else, or left out.
pub(super) fn revise(view: &View<'_>, proposed: &[Name]) -> Vec<Name> {
    let mut introduced = HashSet::new();
    for (from, to) in view.full_names(proposed) {
        introduced.extend((from..to).map(|at| hash_folded(view.word(at))));
    }
    let mut names = Vec::with_capacity(proposed.len());
    for name in proposed {
        if name.kind != NameKind::Person {
            names.push(*name);
            continue;
        }
        let reach = extended(view, trimmed(view, view.reach(name.span)));
        if let Some(kind) = judge(view, reach, &introduced) {
            names.push(Name {
                span: view.span(reach),
                kind,
            });
        }
    }
    names.sort_by_key(|name| name.span);
    names.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    names
}

/// The name without titles, roles and labels before it.
fn trimmed(view: &View<'_>, (mut from, to): Reach) -> Reach {
    while from + 1 < to {
        let word = view.word(from);
        let role = view.known(from).has(ROLE) && !view.known(from).has(FREQUENT_FORENAME);
        let title = TITLES.has(word) || TITLES.has(word.trim_end_matches('.'));
        if !(role || title || LABELS.contains(&word)) {
            break;
        }
        from += 1;
    }
    // "Aerospace Writer Marcia Dunn": a role inside that nobody is called.
    let role_inside = (from..to.saturating_sub(1))
        .rev()
        .find(|&at| view.known(at).has(ROLE) && !view.known(at).has(SURNAME | MALE | FEMALE));
    (role_inside.map_or(from, |at| at + 1), to)
}

/// The name with the initials and particles before it and the suffix behind it.
fn extended(view: &View<'_>, (mut from, mut to): Reach) -> Reach {
    while from > 0 && is_initial(view.before(from)) {
        from -= 1;
    }
    let mut particles = 0;
    while from > particles && PARTICLES.contains(&view.before(from - particles)) {
        particles += 1;
    }
    // "Rio de Janeiro" has the word before as well; a particle behind a capital was judged already.
    if particles > 0 && !view.is_capital((from - particles).wrapping_sub(1)) {
        from -= particles;
    }
    if SUFFIXES.contains(&view.behind(to)) {
        to += 1;
    }
    (from, to)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// What the name names; none for nothing that has a name of its own.
fn judge(view: &View<'_>, (from, to): Reach, introduced: &HashSet<u32>) -> Option<NameKind> {
    let before = view.before(from);
    let behind = view.behind(to);
    let span = view.span((from, to));
    let at_sign = view.body[..span.start].ends_with('@') || view.body[span.end..].starts_with('@');
    if at_sign || MAKES_ANOTHER.contains(&behind) {
        return None;
    }
    let the = matches!(before, "the" | "The");
    if the && MAKES_ANOTHER_WITH_THE.contains(&behind) {
        return None;
    }
    let last = view.word(to - 1);
    let known = view.known(to - 1);
    if to - from > 1 {
        if COUNTRIES.has(span.of(view.body)) {
            return Some(NameKind::Place);
        }
        return match LAST_OF_OTHERS.contains(&last) {
            true if !known.has(FREQUENT_SURNAME) || matches!(last, "Company" | "Bros.") => {
                Some(NameKind::Organization)
            }
            _ => Some(NameKind::Person),
        };
    }
    let supported = introduced.contains(&hash_folded(last));
    let titled = TITLES.has(before) || TITLES.has(before.trim_end_matches('.'));
    if COUNTRIES.has(last) && !supported && !titled {
        return Some(NameKind::Place);
    }
    if matches!(
        before,
        "the" | "The" | "a" | "A" | "an" | "An" | "this" | "This"
    ) && (!supported || known.has(COMMON) || last == "Bill")
    {
        return None;
    }
    if known.has(COMMON) && !known.has(MALE | FEMALE) && !supported && !titled {
        return None;
    }
    Some(NameKind::Person)
}
