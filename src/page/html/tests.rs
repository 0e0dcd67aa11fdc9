//! Broken, hostile and deep markup.

use super::*;

#[test]
fn broken_markup_reads_as_in_a_browser() {
    let tree = Tree::parse("<title>T</title><p>one<p>two <b>bold<table><tr><td>cell");
    let names: Vec<_> = tree
        .descendants(tree.root())
        .filter_map(|id| tree.name(id))
        .collect();
    assert_eq!(names[..6], ["html", "head", "title", "body", "p", "p"]);
    assert_eq!(tree.text_below(tree.root()), "Tonetwo boldcell");
    let declared = Tree::parse("<meta charset=utf-8><p>read on<script>x</script><p>and on");
    assert_eq!(declared.text_below(declared.root()), "read onxand on");
}

#[test]
fn controls_in_entities_and_attributes_are_cleaned() {
    let tree = Tree::parse("<p title='a&#27;[31mb'>x&#x9b;&#8238;y");
    let p = tree
        .descendants(tree.root())
        .find(|&id| tree.name(id) == Some("p"))
        .expect("a p");
    assert_eq!(tree.attribute(p, "title"), Some("ab"));
    assert!(!tree.text_below(p).contains('\u{202e}'));
}

#[test]
fn a_hundred_thousand_nested_elements_end_quickly() {
    let mut page = "<div>".repeat(100_000);
    page.push_str("deep");
    let tree = Tree::parse(&page);
    assert_eq!(tree.text_below(tree.root()), "deep");
    let deepest = tree
        .descendants(tree.root())
        .map(|id| tree.ancestors(id).count())
        .max();
    assert!(deepest <= Some(MAX_DEPTH + 2), "{deepest:?}");
}

#[test]
fn what_entities_hide_is_cleaned_in_the_whole() {
    let text = |html: &str| {
        let tree = Tree::parse(html);
        tree.text_below(tree.root())
    };
    assert_eq!(text("<p>a&#27;[31mb&#13;&#10;c"), "ab\nc");
    assert_eq!(
        text("<p>\u{2764}&#xfe0f;&#xfe01;&#xfe02;!"),
        "\u{2764}\u{fe0f}!"
    );
    assert_eq!(text("<p>a&#xe0041;&#x202e;&#x2066;b"), "ab");
}

#[test]
fn formatting_that_stays_open_does_not_multiply() {
    let mut page = String::from("<p>First words.");
    for number in 0..390 {
        page.push_str(&format!("<font color={number}>"));
    }
    page.push_str(&"<p>x".repeat(50_000));
    let tree = Tree::parse(&page);
    assert!(tree.len() <= page.len() / 2 + 5000, "{}", tree.len());
    assert_eq!(tree.notices.len(), 1, "{:?}", tree.notices);
    assert!(tree.text_below(tree.root()).starts_with("First words."));
    let plain = "<p>x".repeat(50_000);
    assert_eq!(Tree::parse(&plain).notices, [""; 0]);
}

#[test]
fn attributes_without_number_end_quickly() {
    let attributes: String = (0..50_000).map(|n| format!(" a{n}")).collect();
    let tree = Tree::parse(&format!("<p{attributes}>The text.</p><p>More."));
    assert_eq!(tree.text_below(tree.root()), "The text.More.");
    assert_eq!(tree.notices.len(), 1);
    let comment = format!("<!--{attributes}--><p>The text.");
    assert_eq!(Tree::parse(&comment).notices, [""; 0]);
}

#[test]
fn a_frame_without_end_swallows_nothing_where_scripts_run() {
    let tree = Tree::parse("<noscript><iframe src=/count /></noscript><p>The ferry sails.");
    assert_eq!(tree.text_below(tree.root()), "The ferry sails.");
}

#[test]
fn parts_that_came_late_stand_where_they_belong() {
    let check = |html: &str, expected: &str| {
        let tree = Tree::parse(html);
        assert_eq!(tree.text_below(tree.root()), expected, "{html}");
    };
    let part = |number: &str, text: &str| format!("<div hidden id='S:{number}'>{text}</div>");
    let body =
        "<h1>Ferry</h1><!--$?--><template id='B:0'></template><b>Loading</b><!--/$--><i>Foot</i>";
    check(
        &(body.to_owned() + &part("0", "<p>It sails.")),
        "FerryIt sails.Foot",
    );
    check(
        &(body.to_owned() + &part("1", "<p>Not here.")),
        "FerryLoadingFootNot here.",
    );
    let inner = part("2", "two ") + &part("0", "<p>one <template id='P:2'></template>three ");
    check(&(body.to_owned() + &inner), "Ferryone two three Foot");
    // A boundary within what stands in, a boundary without end, a part that holds its own place.
    let nested = "a<template id='B:0'></template><!--$-->x<!--/$-->y<!--/$-->b";
    check(&(nested.to_owned() + &part("0", "1")), "a1b");
    check(
        &("a<template id='B:0'></template>b".to_owned() + &part("0", "1")),
        "a1b",
    );
    check(&part("0", "a<template id='B:0'></template>b"), "ab");
}

#[test]
fn late_parts_within_one_another_end_quickly() {
    let parts: String = (0..50_000)
        .map(|n| {
            format!(
                "<div hidden id='S:{n}'>x<template id='B:{}'></template></div>",
                n + 1
            )
        })
        .collect();
    let tree = Tree::parse(&format!("<template id='B:0'></template>{parts}"));
    let text = tree.text_below(tree.root());
    assert_eq!(text.len(), 50_000);
    let body = tree.descendants(tree.root());
    let deepest = body.map(|id| tree.ancestors(id).take(2000).count()).max();
    assert!(deepest <= Some(2 * MAX_DEPTH), "{deepest:?}");
}
