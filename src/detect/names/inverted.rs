//! Names as address books write them: `"Rawlins, Marta"` between quotation marks, as mail programs
//! put senders and receivers into a text, is one name.

use super::listed::person;
use super::view::View;
use super::{Name, NameKind};
use crate::detect::words::{FEMALE, MALE, SEEN_SMALL, SURNAME};

/// Tokens of such a name with a second forename or an initial: surname, comma, two words.
const LONGEST: usize = 4;

/// The names with those between quotation marks joined.
pub(super) fn joined(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    let mut rest = names.into_iter().peekable();
    for at in 0..view.tokens.len() {
        let Some(end) = end_of_inverted(view, at) else {
            continue;
        };
        let span = view.span((at, end));
        while let Some(name) = rest.next_if(|name| name.span.end <= span.start) {
            out.push(name);
        }
        let mut overlapping = Vec::new();
        while let Some(name) = rest.next_if(|name| name.span.start < span.end) {
            overlapping.push(name);
        }
        let tagged = overlapping.iter().any(|name| name.kind == NameKind::Person);
        if tagged || is_listed(view, (at, end)) || super::around::is_before_address(view, end) {
            out.push(person(span));
        } else {
            out.extend(overlapping);
        }
    }
    out.extend(rest);
    out
}

/// Where the inverted name ends that begins at the token behind an opening mark.
fn end_of_inverted(view: &View<'_>, at: usize) -> Option<usize> {
    if !matches!(view.before(at), "\"" | "“") || !view.is_capital(at) {
        return None;
    }
    if view.behind(at + 1) != "," {
        return None;
    }
    let end = (at + 3..=at + LONGEST).find(|&end| matches!(view.behind(end), "\"" | "”"))?;
    let forenames = at + 2..end;
    let known = view.known(at + 2);
    let called = known.has(MALE | FEMALE) && !known.has(SEEN_SMALL);
    let plain = forenames
        .clone()
        .all(|next| view.is_capital(next) && view.touches_before(next));
    let sends = super::around::is_before_address(view, end);
    (plain && (called || sends)).then_some(end)
}

/// Whether lists know the surname and no running text writes it small.
fn is_listed(view: &View<'_>, (from, _): super::view::Reach) -> bool {
    let known = view.known(from);
    known.has(SURNAME) && !known.has(SEEN_SMALL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::tokens;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let tokens = tokens(body);
        let view = View::new(body, &tokens);
        let names = joined(&view, Vec::new());
        let found: Vec<&str> = names.iter().map(|name| name.span.of(body)).collect();
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn an_address_names_one_person() {
        check(
            "From: \"Rawlins, Marta\" <m@example.org>",
            &["Rawlins, Marta"],
        );
        check("“Hallam, Robert J.” wrote:", &["Hallam, Robert J."]);
        check(
            "\"McVorland, Vangie\" <v@example.org>",
            &["McVorland, Vangie"],
        );
        check("He said: \"Yes, Marta\" and left.", &[]);
        check("Rawlins, Marta and Ann came.", &[]);
        check("\"Rawlins, Marta came home,\" he said.", &[]);
    }
}
