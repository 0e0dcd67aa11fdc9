//! People inside what the tagger takes for one name of something else: "FBI Director Robert Mueller",
//! "Ontario Liberal Party Joe Dickson". Where lists know the last words as a full name and what stands
//! before ends something else, the name is cut in two.

use super::listed::{UNFIT, full_name, person};
use super::revise::{PARTICLES, SUFFIXES};
use super::verdict::Introduced;
use super::view::{Reach, View};
use super::{Name, NameKind};
use crate::detect::words::{
    CITY, COMMON, COUNTRY, FEMALE, MALE, PLACE, ROLE, SEEN_SMALL, SURNAME, TITLE,
};
use crate::text::words::TokenKind;

/// Margin up to which the tagger's word on the whole is doubtful: in the development sets the names of
/// bodies that end in a person's are all below, most of them by 400.
const DOUBTFUL: i16 = 0;
/// Words that end a body's name or say which party somebody is of.
const ENDS_A_BODY: [&str; 16] = [
    "Party",
    "Democrat",
    "Republican",
    "Liberal",
    "Conservative",
    "Labour",
    "Labor",
    "Socialist",
    "Independent",
    "Green",
    "State",
    "Defense",
    "Defence",
    "Nations",
    "Affairs",
    "Staff",
];

/// The names with those cut in two that end in a person's full name.
pub(super) fn cut(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let introduced = Introduced::new(view, &names);
    let mut out = Vec::with_capacity(names.len());
    for name in names {
        let reach = view.reach(name.span);
        let doubtful = name.kind != NameKind::Person && name.margin <= DOUBTFUL;
        let start = doubtful.then(|| start_of_person(view, reach)).flatten();
        let whole = start.map(|start| (start, reach.1));
        let named = whole.filter(|whole| {
            super::verdict::verdict(view, *whole, &introduced) == Some(NameKind::Person)
        });
        let Some((start, end)) = named else {
            out.push(name);
            continue;
        };
        let rest = without_role(view, (reach.0, start));
        if rest.0 < rest.1 {
            let span = view.span(rest);
            out.push(Name { span, ..name });
        }
        out.push(person(view.span((start, end))));
    }
    out
}

/// What stands before a person's name inside another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Border {
    /// A possessive, a role or a title: who follows is somebody.
    Person,
    /// A body or a place: what follows may be a part of its name.
    Body,
}

/// Number of the token at which a full name begins that ends the name of something else.
fn start_of_person(view: &View<'_>, (from, to): Reach) -> Option<usize> {
    (from + 1..to.saturating_sub(1))
        .find(|&at| border(view, at - 1).is_some_and(|border| is_full_name(view, (at, to), border)))
}

fn border(view: &View<'_>, at: usize) -> Option<Border> {
    let known = view.known(at);
    let token = view.tokens.get(at)?;
    let named = known.has(SURNAME | MALE | FEMALE);
    if token.kind == TokenKind::Possessive || !named && known.has(ROLE | TITLE) {
        return Some(Border::Person);
    }
    let body = ENDS_A_BODY.contains(&view.word(at)) || !named && known.has(COUNTRY | PLACE);
    body.then_some(Border::Body)
}

/// Whether the tokens are a forename and a surname; behind a role a word between the two and a
/// surname that no list has will do.
fn is_full_name(view: &View<'_>, (from, mut to): Reach, border: Border) -> bool {
    if to - from > 2 && SUFFIXES.contains(&view.word(to - 1)) {
        to -= 1;
    }
    let (first, last) = (view.known(from), view.known(to - 1));
    // "British Royal Marine": both words are also written small.
    if !(2..=4).contains(&(to - from)) || first.has(SEEN_SMALL) && last.has(SEEN_SMALL) {
        return false;
    }
    if border == Border::Body {
        return full_name(view, from, to) == Some(to);
    }
    let part = |at: usize| view.is_capital(at) || PARTICLES.contains(&view.word(at));
    let capitals = (from..to).all(|at| part(at) && view.touches_before(at));
    let fits = |at: usize| {
        !view
            .known(at)
            .has(COMMON | SEEN_SMALL | COUNTRY | TITLE | ROLE)
    };
    let inner = (from + 1..to)
        .all(|at| fits(at) || view.word(at).ends_with('.') || PARTICLES.contains(&view.word(at)));
    let unplaced = last.has(SURNAME) || !last.has(CITY | PLACE);
    capitals && inner && unplaced && first.has(MALE | FEMALE) && !first.has(UNFIT)
}

/// What is left of a name without roles, titles and possessives at its end.
fn without_role(view: &View<'_>, (from, mut to): Reach) -> Reach {
    let goes = |at: usize| {
        let known = view.known(at);
        !view.is_capital(at) || known.has(ROLE | TITLE) && known.has(UNFIT)
    };
    while to > from && goes(to - 1) {
        to -= 1;
    }
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::names::between_brackets;
    use crate::text::words::tokens;

    /// The parts, split by "|", of the body's name between brackets when it is taken for a body's.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (body, span) = between_brackets(marked);
        let tokens = tokens(&body);
        let view = View::new(&body, &tokens);
        let whole = Name {
            span,
            kind: NameKind::Organization,
            margin: DOUBTFUL,
        };
        let parts = cut(&view, vec![whole]);
        let shown = parts.iter().map(|name| {
            let words = name.span.of(&body);
            match name.kind {
                NameKind::Person => format!("<{words}>"),
                _ => words.to_owned(),
            }
        });
        assert_eq!(shown.collect::<Vec<_>>().join("|"), expected);
    }

    #[test]
    fn a_person_at_the_end_of_a_body_is_cut_out() {
        check(
            "So [FBI Director Robert Hallam] says.",
            "FBI|<Robert Hallam>",
        );
        check(
            "[Harbour Party Robert Calloway] won.",
            "Harbour Party|<Robert Calloway>",
        );
        check(
            "[UNICEF's Helen M. Torvald] left.",
            "UNICEF|<Helen M. Torvald>",
        );
    }

    #[test]
    fn names_that_only_end_like_a_person_stay_whole() {
        check("A [British Royal Marine] fell.", "British Royal Marine");
        check("The [Carter Center] closed.", "Carter Center");
        check("[Booz Allen Hamilton] paid.", "Booz Allen Hamilton");
        check("The [Church of St. Mary] burnt.", "Church of St. Mary");
    }
}
