//! A surname once introduced is that person everywhere: where the tagger saw nothing, or saw a place
//! or a body in a single word, the word of a full name is the person again.

use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::words::{CITY, COMMON, COUNTRY, PLACE, hash_folded};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// The names with the short forms of people that were missed.
pub(super) fn agree(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let mut surnames: HashSet<u32> = HashSet::new();
    for (_, to) in view.full_names(&names) {
        surnames.insert(hash_folded(view.word(to - 1)));
    }
    if surnames.is_empty() {
        return names;
    }
    let bodies = words_of_bodies(view, &names);
    let mut out = Vec::with_capacity(names.len());
    let mut at = 0;
    for name in &names {
        let (from, to) = view.reach(name.span);
        add_missed(view, (at, from), &surnames, &mut out);
        out.push(reconsidered(view, *name, (from, to), &surnames, &bodies));
        at = to;
    }
    add_missed(view, (at, view.tokens.len()), &surnames, &mut out);
    out
}

/// How often each word stands in names of several words that are no people's.
fn words_of_bodies(view: &View<'_>, names: &[Name]) -> HashMap<u32, usize> {
    let mut words = HashMap::new();
    for name in names.iter().filter(|name| name.kind != NameKind::Person) {
        let (from, to) = view.reach(name.span);
        if to - from > 1 {
            for at in from..to {
                *words.entry(hash_folded(view.word(at))).or_default() += 1;
            }
        }
    }
    words
}

fn reconsidered(
    view: &View<'_>,
    name: Name,
    (from, to): Reach,
    surnames: &HashSet<u32>,
    bodies: &HashMap<u32, usize>,
) -> Name {
    let hash = hash_folded(view.word(from));
    let known = view.known(from);
    let other = matches!(
        name.kind,
        NameKind::Organization | NameKind::Place | NameKind::Other
    );
    if to - from > 1
        || !other
        || !surnames.contains(&hash)
        || bodies.contains_key(&hash)
        || known.has(COUNTRY | CITY | PLACE | COMMON)
    {
        return name;
    }
    Name {
        kind: NameKind::Person,
        ..name
    }
}

/// Single capitalised words between names that are surnames of people introduced.
fn add_missed(view: &View<'_>, (from, to): Reach, surnames: &HashSet<u32>, out: &mut Vec<Name>) {
    for at in from..to {
        if !view.is_capital(at) || !surnames.contains(&hash_folded(view.word(at))) {
            continue;
        }
        let joined_before = view.touches_before(at) && view.is_capital(at - 1);
        let joined_behind = view.touches_before(at + 1) && view.is_capital(at + 1);
        let alone = !(joined_before || joined_behind);
        let known = view.known(at);
        if alone && !known.has(COUNTRY | CITY | PLACE | COMMON) {
            let token: Span = view.tokens[at].span;
            out.push(Name {
                span: token,
                kind: NameKind::Person,
            });
        }
    }
}
