//! What single words name.

use super::*;
use crate::text::words::tokens;

/// What the last word with the given name names, where the text's full names are people's.
#[track_caller]
fn check(body: &str, full: &[&str], word: &str, expected: Option<NameKind>) {
    let tokens = tokens(body);
    let view = View::new(body, &tokens);
    let names = full.iter().filter_map(|name| {
        let start = body.find(name)?;
        let span = crate::text::Span::new(start, start + name.len());
        Some(crate::detect::names::listed::person(span))
    });
    let introduced = Introduced::new(&view, &names.collect::<Vec<_>>());
    let at = (0..tokens.len()).rfind(|at| view.word(*at) == word);
    let found = at.and_then(|at| verdict(&view, (at, at + 1), &introduced));
    assert_eq!(found, expected, "{word} in {body}");
}

#[test]
fn a_state_alone_is_nobody() {
    let place = Some(NameKind::Place);
    check("34\tVirginia\t$19.20", &[], "Virginia", place);
    check("Rates fell in Kansas.", &[], "Kansas", place);
    check("Ann Lee left, Iowa said.", &["Ann Lee"], "Iowa", place);
    check("So it is in Virginia's law.", &[], "Virginia", place);
}

#[test]
fn who_is_called_after_a_state_stays() {
    let person = Some(NameKind::Person);
    check("“No,” Virginia said.", &[], "Virginia", person);
    check("Mrs. Virginia left.", &[], "Virginia", person);
    let body = "Virginia Hale sat down. “No,” Virginia said.";
    check(body, &["Virginia Hale"], "Virginia", person);
    let body = "Dinah Washington sang. Washington bowed.";
    check(body, &["Dinah Washington"], "Washington", person);
}

#[test]
fn a_storm_stays_a_storm_where_its_name_stands_alone() {
    let body = "Cyclone Imelda turned north. Imelda weakened.";
    check(body, &[], "Imelda", None);
    let body = "Hurricane Otis struck. Otis Hale lost his roof. Otis stayed.";
    check(body, &["Otis Hale"], "Otis", Some(NameKind::Person));
    let body = "Storm clouds rose. Clara left.";
    check(body, &[], "Clara", Some(NameKind::Person));
}
