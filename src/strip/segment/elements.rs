//! What a single element says of itself: names, a header row, whether it is shown.

use super::Container;
use super::tags::Tag;
use crate::page::html::{NodeId, Tree};
use crate::strip::{cues, lexicon};

/// Hashes of the names in an element's class and id.
pub(super) fn names(tree: &Tree, node: NodeId) -> Vec<u32> {
    let mut names = Vec::new();
    for attribute in ["class", "id"] {
        lexicon::of_names(
            tree.attribute(node, attribute).unwrap_or_default(),
            &mut names,
        );
    }
    names
}

/// Hash of the path of names and first classes that leads to an element.
pub(super) fn signature(outer: Option<&Container>, name: Option<&str>, class: &str) -> u32 {
    let first = class.split_ascii_whitespace().next().unwrap_or_default();
    let mut hash = outer.map_or(cues::HASH_START, |o| o.signature);
    for part in [name.unwrap_or_default(), first] {
        hash = cues::hash(hash, part.as_bytes());
    }
    hash
}

/// Whether a table's first row is its header.
pub(super) fn has_header(tree: &Tree, table: NodeId) -> bool {
    let first_row = tree
        .descendants(table)
        .find(|&node| tree.name(node) == Some("tr"));
    first_row.is_some_and(|row| {
        let mut cells = tree.children(row).filter_map(|cell| tree.name(cell));
        cells.all(|name| name == "th") && tree.children(row).any(|c| tree.name(c) == Some("th"))
    })
}

/// Whether a browser leaves the element out until a script changes it.
pub(super) fn is_hidden(tree: &Tree, node: NodeId, tag: Tag) -> bool {
    let closed = tag == Tag::Dialog && tree.attribute(node, "open").is_none();
    closed
        || tree.attribute(node, "hidden").is_some()
        || tree.attribute(node, "style").is_some_and(hides)
}

fn hides(style: &str) -> bool {
    let style = style.as_bytes();
    let mut declarations = style.split(|&b| b == b';');
    declarations.any(|declaration| {
        let mut parts = declaration
            .splitn(2, |&b| b == b':')
            .map(<[u8]>::trim_ascii);
        let (Some(name), Some(value)) = (parts.next(), parts.next()) else {
            return false;
        };
        let value = value
            .split(|&b| b == b'!' || b == b' ')
            .next()
            .unwrap_or(value);
        (name.eq_ignore_ascii_case(b"display") && value.eq_ignore_ascii_case(b"none"))
            || (name.eq_ignore_ascii_case(b"visibility") && value.eq_ignore_ascii_case(b"hidden"))
    })
}
