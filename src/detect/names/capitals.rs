//! Lines in capitals: a headline there shows nothing of where names begin, so its people are those
//! whom the rest of the text names, and those whose forename and surname lists know.

use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::words::{FEMALE, MALE, SEEN_SMALL, SURNAME, hash_folded};
use std::collections::HashSet;

/// The names with those in lines of capitals read anew.
pub(super) fn reread(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let mut known = HashSet::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Person) {
        let (from, to) = view.reach(name.span);
        if !is_shouted(view, (from, to)) {
            known.extend((from..to).map(|at| hash_folded(view.word(at))));
        }
    }
    let mut out = Vec::with_capacity(names.len());
    for name in names {
        let (from, to) = view.reach(name.span);
        if name.kind != NameKind::Person || !is_shouted(view, (from, to)) {
            out.push(name);
            continue;
        }
        if is_listed(view, (from, to)) {
            out.push(name);
            continue;
        }
        let mut at = from;
        while at < to {
            let length = (at..to)
                .take_while(|&at| known.contains(&hash_folded(view.word(at))))
                .count();
            if length > 0 {
                out.push(Name {
                    span: view.span((at, at + length)),
                    ..name
                });
            }
            at += length.max(1);
        }
    }
    out
}

fn is_shouted(view: &View<'_>, (from, to): Reach) -> bool {
    let text = view.span((from, to)).of(view.body);
    text.chars().filter(|c| c.is_alphabetic()).count() > 2 && !text.contains(char::is_lowercase)
}

/// "LAURIE OAKES": a forename, then a surname, and neither a word that is written small.
fn is_listed(view: &View<'_>, (from, to): Reach) -> bool {
    let (first, last) = (view.known(from), view.known(to - 1));
    let names = first.has(MALE | FEMALE) && last.has(SURNAME);
    (2..=4).contains(&(to - from)) && names && !first.has(SEEN_SMALL) && !last.has(SEEN_SMALL)
}
