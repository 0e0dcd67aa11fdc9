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
