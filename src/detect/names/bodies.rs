//! Names that the words right beside them call a body's: "the rescue group Hale Watch", "Ansar Hale, an
//! armed group".

use super::view::{Reach, View};
use crate::detect::words::{FREQUENT_FORENAME, FREQUENT_SURNAME};

/// What a body is called; nobody is one.
const BODIES: [&str; 15] = [
    "group",
    "organization",
    "organisation",
    "charity",
    "nonprofit",
    "company",
    "firm",
    "startup",
    "brand",
    "band",
    "retailer",
    "airline",
    "militia",
    "movement",
    "coalition",
];
/// Words behind a body's name or noun. Before a verb the name may be a person's: "the company Ann Hale
/// runs".
const GO_ON: [&str; 26] = [
    "has", "have", "is", "was", "were", "said", "says", "to", "in", "and", "of", "with", "which",
    "that", "or", "from", "for", "at", "on", "by", "as", "will", "would", "offers", "based",
    "founded",
];
/// Words between the article and the noun: "an al-Qaeda-linked organization".
const BETWEEN: usize = 6;

/// Whether the words before the name or behind it call it a body.
pub(super) fn is_called_a_body(view: &View<'_>, (from, to): Reach) -> bool {
    is_behind_noun(view, (from, to)) || is_before_noun(view, to)
}

/// "whale rescue group Project Hale with …".
fn is_behind_noun(view: &View<'_>, (from, to): Reach) -> bool {
    let full = to - from > 1
        && view.known(from).has(FREQUENT_FORENAME)
        && view.known(to - 1).has(FREQUENT_SURNAME);
    BODIES.contains(&view.before(from)) && !full && goes_on(view, to)
}

/// "Ansar Hale, an armed group that …".
fn is_before_noun(view: &View<'_>, to: usize) -> bool {
    let article = to + 1;
    if !matches!(view.behind(to), "," | "—" | "–") || !matches!(view.behind(article), "a" | "an")
    {
        return false;
    }
    let words = (article + 1..article + 1 + BETWEEN)
        .take_while(|&at| view.touches_before(at) && !GO_ON.contains(&view.word(at)))
        .take_while(|&at| view.is_word(at) || view.word(at) == "-");
    let mut words = words.skip_while(|&at| !BODIES.contains(&view.word(at)));
    words.next().is_some_and(|noun| goes_on(view, noun + 1))
}

/// Whether a name or a noun is at its end before the token.
fn goes_on(view: &View<'_>, at: usize) -> bool {
    let behind = view.behind(at);
    let possessive = matches!(behind, "’s" | "'s" | "’" | "'");
    possessive || !view.is_word(at) || behind.is_empty() || GO_ON.contains(&behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::names::between_brackets;
    use crate::text::words::tokens;

    #[track_caller]
    fn check(marked: &str, expected: bool) {
        let (body, span) = between_brackets(marked);
        let tokens = tokens(&body);
        let view = View::new(&body, &tokens);
        let reach = view.reach(span);
        assert_eq!(is_called_a_body(&view, reach), expected, "{marked}");
    }

    #[test]
    fn a_noun_of_a_body_beside_a_name_says_so() {
        check("The whale rescue group [Project Hale] came.", false);
        check(
            "The whale rescue group [Project Hale], with boats, came.",
            true,
        );
        check("The clothing brand [Hale] was sold.", true);
        check("He sold the company [Ann Hale] runs.", false);
        check("It is the company [John Smith] and others sold.", false);
        check("Then [Ansar Hale], an armed group, came.", true);
        check(
            "It was [Ansar Hale] — an army-linked organization that fell.",
            true,
        );
        check("Then [Robert Hale], a company director, came.", false);
        check("Then [Robert Hale], a man of a group, came.", false);
    }
}
