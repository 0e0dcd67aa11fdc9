//! Roles as they stand before names, behind them and in "she is a …".

use crate::detect::detect;
use crate::detect::tests::article;

/// The role of the first person in the text; nothing is "".
#[track_caller]
fn check(body: &str, expected: &str) {
    let people = detect(&article(body)).people;
    let person = people.first().expect("a person");
    let role = person.role.as_deref().unwrap_or_default();
    assert_eq!(role, expected, "{body}");
}

#[test]
fn roles_begin_with_no_possessive_and_no_verb() {
    check("Our founder Ann Lee baked it.", "founder");
    check("It rained, and my teacher Ann Lee laughed.", "teacher");
    check("Ann Lee, my history teacher, laughed.", "history teacher");
    check("Read Leeds-born chef Ann Lee on soup.", "Leeds-born chef");
    check("Ann Lee, is a leader in soup.", "");
    check("Former mayor Ann Lee left.", "Former mayor");
    check("Later Ambassador Ann Lee left.", "Ambassador");
    check("It rained. Yesterday mayor Ann Lee left.", "mayor");
}

#[test]
fn roles_end_with_no_courtesy() {
    check("The show’s host Dr. Ann Lee left.", "host");
    check("The Harbour Director Dr Ann Lee left.", "Harbour Director");
    check("We saw Dr. Ann Lee there.", "Dr.");
    check("We saw Prof. Dr. Ann Lee there.", "Prof. Dr.");
    check("They met General Sir Robert Hart.", "General");
}

#[test]
fn bodies_and_offices_go_on_over_of() {
    let body = "The Department of Correction spokesman Robert Hart left.";
    check(body, "Department of Correction spokesman");
    let body = "The Chief of the Defence Staff General Sir Robert Hart left.";
    check(body, "Chief of the Defence Staff");
    check(
        "The University of Leeds professor Ann Lee left.",
        "University of Leeds professor",
    );
    check("A friend of President Robert Hart left.", "President");
    check(
        "In the end Army General Robert Hart told them.",
        "Army General",
    );
}

#[test]
fn small_words_of_the_trade_belong_to_the_role() {
    check("The lead author Ann Lee left. Ann Lee sat.", "lead author");
    check(
        "It was sold by MIT computer science professor Ann Lee.",
        "MIT computer science professor",
    );
    check("The firm hired veteran manager Ann Lee.", "veteran manager");
    check(
        "They spoke to far-right president Robert Hart.",
        "far-right president",
    );
    check("Take rapper Robert Hart as an example.", "rapper");
}

#[test]
fn what_tells_more_than_a_courtesy_comes_first() {
    check(
        "Dr. Ann Lee, a board-certified dermatologist, saw him.",
        "board-certified dermatologist",
    );
    check(
        "The author Ann Lee, MD, head of soil research at Leeds, spoke.",
        "head of soil research at Leeds",
    );
    check("Ann Lee, 41, a mechanic, spoke.", "mechanic");
    check(
        "Ann Lee is a Vorland economist who hates soup.",
        "Vorland economist",
    );
    check("Ann Lee is a great teacher.", "");
}

#[test]
fn roles_end_before_the_verb() {
    check(
        "Robert Hart, CEO of Vorland delves into the darker side of tea.",
        "CEO of Vorland",
    );
    check(
        "“No,” said Ann Lee, a lawyer with Vorland in an email to us.",
        "lawyer with Vorland",
    );
    check(
        "Ann Lee, manager at tea.com, left. Robert Hart stayed.",
        "manager at tea.com",
    );
}

#[test]
fn roles_stand_with_their_body_or_field() {
    check(
        "The head of Acme Foods, Ann Lee, spoke.",
        "head of Acme Foods",
    );
    check(
        "Professor of coastal geology Ann Lee spoke.",
        "Professor of coastal geology",
    );
    check(
        "“No,” said Ann Lee, who is the harbour manager.",
        "harbour manager",
    );
    check(
        "“No,” said Ann Lee who is Harbour Works Director.",
        "Harbour Works Director",
    );
    check(
        "Ann Lee, a senior scientist working on ice at the Harbour Centre, spoke.",
        "senior scientist working on ice at the Harbour Centre",
    );
    check("Former chief whip Robert Hart spoke.", "Former chief whip");
    check(
        "Ann Lee, director of the Shore Bird Observatory and co-chair of the Harbour Academy of \
         Sciences’ supervisory committee for birds, spoke.",
        "director of the Shore Bird Observatory",
    );
}

#[test]
fn clauses_and_several_people_give_no_role() {
    check(
        "With Ann Lee, the singer discussed everything that hurt.",
        "",
    );
    check(
        "The former Ministers Sir Robert Hart and Ann Lee left.",
        "Sir",
    );
}
