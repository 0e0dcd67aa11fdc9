//! Names as pages write them, each with what is left.

use super::*;

#[test]
fn names_are_split_and_tidied() {
    let check = |text: &str, expected: &[&str]| {
        let mut names = Vec::new();
        add(text, &mut names);
        assert_eq!(names, expected, "{text}");
    };
    check("By Ann Lee and Bo Ek", &["Ann Lee", "Bo Ek"]);
    check("Von Jürgen Maß, Eva Öl", &["Jürgen Maß", "Eva Öl"]);
    check("https://site.example/ann", &[]);
    check("Written by: Ann Lee | Politics", &["Ann Lee"]);
    check("admin", &[]);
    check("ann@site.example", &[]);
    check("page.head.extra.author", &[]);
    check("ann-agency", &[]);
    check("Ann Lee ⋅ Review Editor", &["Ann Lee"]);
    check("Ann Lee Staff Writer", &["Ann Lee"]);
    check("Ann Lee, Head of Marketing", &["Ann Lee"]);
    check("Ann Lee, MD, FACX", &["Ann Lee, MD, FACX"]);
    check("Ann Lee, AFP", &["Ann Lee", "AFP"]);
    check("Written byAnn Lee", &["Ann Lee"]);
    check(
        "Center for Boats and Sails",
        &["Center for Boats and Sails"],
    );
    check(
        "Ann Lee And Bo Ek For The Harbour Post",
        &["Ann Lee", "Bo Ek"],
    );
    check("Ann Lee for Coast News", &["Ann Lee"]);
    check("Hafen e. V.", &["Hafen e. V."]);
    check("det/dpa", &["det/dpa"]);
    check("Ann Lee,Bo Ek", &["Ann Lee", "Bo Ek"]);
    check("Ann Lee Ann Lee", &["Ann Lee"]);
    check("Reviewed by Ann Lee", &[]);
    check("Read Ann Lee's Articles", &["Ann Lee"]);
    check("Ann Lee, Licensed Harbour Pilot", &["Ann Lee"]);
    check("content: Ann Lee", &["Ann Lee"]);
    check("code: Bo Ek", &[]);
    check("5 mins read", &[]);
    check("Ann Lee, Harbour Operations", &["Ann Lee"]);
    check("Data analysis by", &[]);
    check("Letters to the", &[]);
    check("Acme Security", &["Acme Security"]);
    check("Ann (Bo) Lee", &["Ann (Bo) Lee"]);
    check("Ann Lee (Reuters)", &["Ann Lee"]);
}

#[test]
fn a_family_name_first_is_turned() {
    let check = |text: &str, expected: &[&str]| {
        let mut names = Vec::new();
        add_inverted(text, &mut names);
        assert_eq!(names, expected, "{text}");
    };
    check("Lee, Ann B", &["Ann B Lee"]);
    check("Ann Lee, Bo Ek", &["Ann Lee", "Bo Ek"]);
    check("Lee, MD", &["Lee, MD"]);
}

#[test]
fn accounts_of_a_forum_are_names() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(poster(text).as_deref(), expected, "{text}")
    };
    check("harbour_cat42", Some("harbour_cat42"));
    check("Thread starter\nu/quay7", Some("quay7"));
    check("/topic/1", None);
    check("ann@site.example", None);
}

#[test]
fn people_are_written_with_capitals() {
    let check = |text: &str, expected: bool| assert_eq!(is_person(text), expected, "{text}");
    check("Ida Holm", true);
    check("Jan van der Meer", true);
    check("The harbour", false);
    check("LATEST NEWS", false);
    check("Senior Editor", false);
}
