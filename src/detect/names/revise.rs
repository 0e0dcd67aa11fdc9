//! Each proposed name of a person by itself: titles and credits go, initials and particles come,
//! and what is part of another name is none.

use super::addressed::is_before_speaker;
use super::verdict::{Introduced, verdict};
use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::lexicon::TITLES;
use crate::detect::words::{
    CITY, COMMON, COUNTRY, FEMALE, FREQUENT_FORENAME, FREQUENT_SURNAME, MALE, ROLE, SURNAME, TITLE,
};
use crate::text::Span;
use crate::text::order::order_by;

/// Words before names that are no part of them: offices that are letters, labels of picture credits and
/// bylines, kin.
const LABELS: [&str; 26] = [
    "PM",
    "MPP",
    "P.S.",
    "PS",
    "Attn",
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
    "Aunt",
    "Auntie",
    "Uncle",
    "Grandma",
    "Grandpa",
];
/// Small words that begin a surname.
pub(super) const PARTICLES: [&str; 22] = [
    "de", "del", "della", "di", "da", "dos", "du", "des", "von", "van", "der", "den", "zu", "bin",
    "ibn", "bint", "al", "el", "ben", "abu", "ter", "ten",
];
/// Words behind names that belong to them.
pub(super) const SUFFIXES: [&str; 8] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "Esq."];
/// Ranks and degrees behind names, which are no part of them.
const RANKS_BEHIND: [&str; 14] = [
    "MP", "MEP", "MLA", "MPP", "MSP", "MD", "PhD", "Ph.D.", "QC", "KC", "CEO", "CBE", "OBE", "MBE",
];
/// Logarithm of the rank by frequency up to which a common word is no surname: "He", "So".
const COMMONEST: u16 = 7;
/// Words of a nickname inside a name.
const LONGEST_NICKNAME: usize = 3;

/// The names with those of people trimmed, taken for something else, or left out.
pub(super) fn revise(view: &View<'_>, proposed: &[Name]) -> Vec<Name> {
    let introduced = Introduced::new(view, proposed);
    let mut names = Vec::with_capacity(proposed.len());
    for name in &prefixes_joined(view, nicknames_joined(view, proposed)) {
        if name.kind != NameKind::Person {
            names.push(*name);
            continue;
        }
        let reach = extended(view, trimmed(view, view.reach(name.span)));
        if let Some(kind) = verdict(view, reach, &introduced) {
            names.push(Name {
                span: view.span(reach),
                kind,
                margin: name.margin,
            });
        }
    }
    order_by(&mut names, |name| name.span.key());
    names.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    names
}

/// The names with `William "Buck" Rawlins` and "Kauri (Te Robert) Parata" as one each, where the
/// tagger saw the parts.
fn nicknames_joined(view: &View<'_>, proposed: &[Name]) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(proposed.len());
    for name in proposed {
        let (from, _) = view.reach(name.span);
        let opening = nickname_before(view, from).filter(|_| name.kind == NameKind::Person);
        let Some(opening) = opening else {
            joined.push(*name);
            continue;
        };
        let marks = view.tokens[opening].span.start;
        while joined.last().is_some_and(|inner| inner.span.start > marks) {
            joined.pop();
        }
        let start = match joined.last() {
            Some(first) if view.reach(first.span).1 == opening => first.span.start,
            _ if view.is_capital(opening - 1) => view.tokens[opening - 1].span.start,
            _ => name.span.start,
        };
        while joined.last().is_some_and(|first| first.span.start >= start) {
            joined.pop();
        }
        joined.push(Name {
            span: Span::new(start, name.span.end),
            kind: NameKind::Person,
            margin: name.margin,
        });
    }
    joined
}

/// The names with "Caterina D 'Amelia" and "Brendan O 'Leary" as one each, where a blank
/// stands before the apostrophe.
fn prefixes_joined(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        let (from, _) = view.reach(name.span);
        let before = joined.last().map(|last| view.reach(last.span).1);
        let mark = matches!(view.before(from), "'" | "’");
        let prefixed = mark
            && before.is_some_and(|end| end + 1 == from && matches!(view.word(end - 1), "D" | "O"));
        match joined.last_mut() {
            Some(last) if prefixed && name.kind == NameKind::Person => {
                last.span.end = name.span.end;
                last.kind = NameKind::Person;
            }
            _ => joined.push(name),
        }
    }
    joined
}

/// Number of the mark that opens a nickname which ends before the token.
fn nickname_before(view: &View<'_>, from: usize) -> Option<usize> {
    let closing = from.checked_sub(1).filter(|_| view.touches_before(from))?;
    let opens = match view.word(closing) {
        "\"" => "\"",
        "”" => "“",
        ")" => "(",
        _ => return None,
    };
    let least = closing.saturating_sub(LONGEST_NICKNAME + 1).max(1);
    let opening = (least..closing.saturating_sub(1))
        .rev()
        .find(|&at| view.word(at) == opens)?;
    let plain = (opening + 1..closing).all(|at| view.is_capital(at));
    let on_one_line = (opening..=closing).all(|at| view.touches_before(at));
    (plain && on_one_line && view.is_capital(opening - 1)).then_some(opening)
}

/// The name without titles, roles and labels before it and ranks behind it.
fn trimmed(view: &View<'_>, (mut from, mut to): Reach) -> Reach {
    // "Dan I for one": who is spoken to, and the speaker.
    if to - from == 2 && is_before_speaker(view, to - 1) {
        to -= 1;
    }
    // "the Minister of Transport Radu Hale": the office ends within.
    let office = from > 1 && view.before(from) == "of" && {
        let known = view.known(from - 2);
        known.has(ROLE) || TITLES.has(view.word(from - 2))
    };
    let first = view.known(from);
    if office && to - from > 2 && first.has(COMMON) && !first.has(MALE | FEMALE) {
        from += 1;
    }
    while to > from + 1 && RANKS_BEHIND.contains(&view.word(to - 1)) {
        to -= 1;
    }
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
        .find(|&at| is_role_only(view, at) || is_joined_to_participle(view.word(at)));
    (role_inside.map_or(from, |at| at + 1), to)
}

fn is_role_only(view: &View<'_>, at: usize) -> bool {
    let known = view.known(at);
    // "Lance Corporal Darren Larkin"; some Corporal is in every list of surnames.
    let title = TITLES.has(view.word(at)) && !known.has(FREQUENT_FORENAME | FREQUENT_SURNAME);
    title || known.has(ROLE) && !known.has(SURNAME | MALE | FEMALE)
}

/// "Island-based", "Paris-born".
fn is_joined_to_participle(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, ending)| {
        matches!(
            ending,
            "based"
                | "born"
                | "led"
                | "raised"
                | "area"
                | "style"
                | "era"
                | "backed"
                | "nominee"
                | "elect"
        )
    })
}

/// The name with the initials and particles before it and the suffix behind it.
fn extended(view: &View<'_>, (mut from, mut to): Reach) -> Reach {
    while from > 0 && is_initial(view.before(from)) {
        from -= 1;
    }
    // "Hunter Biden", where the tagger saw "Biden" alone.
    let known = view.known(from.wrapping_sub(1));
    let forename = known.has(MALE | FEMALE) && !known.has(COMMON | TITLE | ROLE | COUNTRY | CITY);
    // "on 29 January Vorland left": a month, although some are called so.
    let dated = from > 1
        && view
            .before(from - 1)
            .ends_with(|c: char| c.is_ascii_digit());
    if from > 0
        && to - from == 1
        && !dated
        && forename
        && view.is_capital(from - 1)
        && view.touches_before(from)
    {
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
    // Behind a title the name goes on even with one of the commonest words: "Senator Joseph A. Day".
    let titled = || {
        TITLES.has(view.before(from))
            && view.is_capital(to)
            && view.touches_before(to)
            && view.known(to).has(SURNAME)
    };
    if to - from > 1 && is_initial(view.word(to - 1)) && (is_surname(view, to) || titled()) {
        to += 1;
    }
    // "Diego Silang y Andaya", "Jordi Bosc i Picanyol".
    let second = matches!(view.behind(to), "y" | "i") && view.is_capital(to + 1);
    if to - from > 1 && second && view.touches_before(to + 1) {
        to += 2;
    }
    if SUFFIXES.contains(&view.behind(to)) {
        to += 1;
    }
    (from, to)
}

/// "Day" behind "Joseph A.", which looks like the end of a sentence.
fn is_surname(view: &View<'_>, at: usize) -> bool {
    let known = view.known(at);
    let surname = known.has(SURNAME) && (!known.has(COMMON) || known.rank() > COMMONEST);
    surname && view.is_capital(at) && view.touches_before(at)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::names::between_brackets;
    use crate::text::words::tokens;

    /// What is left of the person's name between brackets.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (body, span) = between_brackets(marked);
        let tokens = tokens(&body);
        let name = Name {
            span,
            kind: NameKind::Person,
            margin: 500,
        };
        let revised = revise(&View::new(&body, &tokens), &[name]);
        let shown: Vec<&str> = revised.iter().map(|name| name.span.of(&body)).collect();
        assert_eq!(shown, [expected]);
    }

    #[test]
    fn a_forename_joins_its_surname_and_a_month_does_not() {
        check("So April [Randall] left.", "April Randall");
        check("On 29 April [Randall] left.", "Randall");
    }

    #[test]
    fn a_second_surname_and_one_behind_an_initial_belong_to_it() {
        check("So [Jordi Bosc] i Picanyol left.", "Jordi Bosc i Picanyol");
        check("So [Diego Silang] y Andaya left.", "Diego Silang y Andaya");
        check("So Senator [Joseph A.] Day left.", "Joseph A. Day");
    }

    #[test]
    fn an_office_ends_before_the_name() {
        check("The Minister of [Transport Radu Hale] left.", "Radu Hale");
        check("A son of [Robert Moss Hale] left.", "Robert Moss Hale");
    }

    #[test]
    fn the_speaker_is_no_part_of_a_name() {
        check("[Dan I] am so happy.", "Dan");
        check("[Norton I] was crowned.", "Norton I");
    }

    #[test]
    fn an_office_in_letters_is_no_part_of_a_name() {
        check("They met [PM Calloway] there.", "Calloway");
    }
}
