//! What a name that the tagger takes for a person's really names.

use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::lexicon::{COUNTRIES, STATES, TITLES};
use crate::detect::words::{COMMON, FEMALE, FREQUENT_SURNAME, MALE, PLACE, hash_folded};
use std::collections::HashSet;

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

/// Words before a name, or at its start, that make it a storm's, a ship's or a place's.
const MAKES_A_THING: [&str; 24] = [
    "Hurricane",
    "hurricane",
    "Storm",
    "storm",
    "Typhoon",
    "typhoon",
    "Cyclone",
    "cyclone",
    "HMS",
    "USS",
    "HMAS",
    "INS",
    "ship",
    "yacht",
    "vessel",
    "ferry",
    "trawler",
    "Mount",
    "Lake",
    "Fort",
    "Port",
    "Cape",
    "Camp",
    "Hotel",
];

/// Small words behind a name that make it a place's or a body's.
const PLACES_BEHIND: [&str; 26] = [
    "hospital",
    "hospitals",
    "museum",
    "university",
    "airport",
    "stadium",
    "school",
    "college",
    "church",
    "cathedral",
    "mosque",
    "prize",
    "award",
    "awards",
    "river",
    "lake",
    "street",
    "theatre",
    "theater",
    "hotel",
    "bridge",
    "county",
    "park",
    "prison",
    "province",
    "district",
];

/// Forenames that alone are something else, and what stands behind names.
const NO_NAME_ALONE: [&str; 22] = [
    "Alexa",
    "Siri",
    "Cortana",
    "Mac",
    "Azure",
    "Karma",
    "Jr.",
    "Jr",
    "Sr.",
    "Sr",
    "Roman",
    "Christian",
    "Muslim",
    "Trinity",
    "Heaven",
    "Genesis",
    "Sunday",
    "Easter",
    "Summer",
    "Autumn",
    "Miracle",
    "Justice",
];

/// Faiths and peoples that look like a name alone and before another: "Sunni", "Sunni Arab".
const PEOPLES: [&str; 10] = [
    "Sunni",
    "Sunnis",
    "Shia",
    "Shiite",
    "Shi'ite",
    "Shi’ite",
    "Sufi",
    "Tutsi",
    "Hutu",
    "Hutus",
];

/// Verbs of saying beside a name.
const SAYING: [&str; 8] = [
    "said", "says", "told", "added", "wrote", "asked", "’s", "'s",
];

/// Those that a state of the United States does seldom: "Virginia said", but "Virginia's governor".
const SPEAKING: [&str; 6] = ["said", "says", "told", "added", "wrote", "asked"];

/// Words before the name of a storm, which the news then call by it alone.
const STORMS: [&str; 4] = ["Hurricane", "Typhoon", "Cyclone", "Storm"];

/// The words of the full names in a document.
pub(super) struct Introduced {
    any: HashSet<u32>,
    last: HashSet<u32>,
    /// Names of storms.
    storms: HashSet<u32>,
}

impl Introduced {
    pub(super) fn new(view: &View<'_>, names: &[Name]) -> Self {
        let mut introduced = Self {
            any: HashSet::new(),
            last: HashSet::new(),
            storms: HashSet::new(),
        };
        for at in 1..view.tokens.len() {
            if STORMS.contains(&view.word(at - 1)) && view.touches_before(at) && view.is_capital(at)
            {
                introduced.storms.insert(hash_folded(view.word(at)));
            }
        }
        for (from, to) in view.full_names(names) {
            introduced
                .any
                .extend((from..to).map(|at| hash_folded(view.word(at))));
            introduced.last.insert(hash_folded(view.word(to - 1)));
        }
        introduced
    }
}

/// What the name names; none for what is no name of its own.
pub(super) fn verdict(
    view: &View<'_>,
    (from, to): Reach,
    introduced: &Introduced,
) -> Option<NameKind> {
    let behind = view.behind(to);
    if in_address(view, (from, to)) || MAKES_ANOTHER.contains(&behind) {
        return None;
    }
    if PLACES_BEHIND.contains(&behind) {
        return Some(NameKind::Place);
    }
    if view.word(to - 1).ends_with("-based") || view.word(to - 1).ends_with("-born") {
        return None;
    }
    let the = matches!(view.before(from), "the" | "The");
    if the && MAKES_ANOTHER_WITH_THE.contains(&behind) {
        return None;
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
    if to - from > 1 {
        return Some(kind_of_several(view, (from, to)));
    }
    verdict_on_one(view, from, introduced)
}

/// "@Jane", "john.smith@example.org", "www.smith.com".
fn in_address(view: &View<'_>, reach: Reach) -> bool {
    let span = view.span(reach);
    let behind = &view.body[span.end..];
    let mut next = behind.chars();
    let dotted =
        matches!(next.next(), Some('.' | '_')) && next.next().is_some_and(char::is_alphanumeric);
    dotted || behind.starts_with('@') || view.body[..span.start].ends_with(['@', '_', '#'])
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
    if body || (from..to).any(|at| no_word(view.word(at))) {
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
    let no_name = NO_NAME_ALONE.contains(&word)
        || LAST_OF_OTHERS.contains(&word)
        || introduced.storms.contains(&hash);
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
