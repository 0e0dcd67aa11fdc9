//! What a single element says of itself: names, a header row, whether it is shown.

use super::Container;
use super::tags::Tag;
use crate::page::html::{NodeId, Tree};
use crate::strip::{cues, lexicon};

/// What the values of class attributes say, the last ones that were met: the cards of a list all have
/// the same.
#[derive(Debug)]
pub(super) struct Classes<'t> {
    /// Each value at its own place.
    slots: Vec<Class<'t>>,
}

/// What one value says.
#[derive(Clone, Debug, Default)]
pub(super) struct Class<'t> {
    value: &'t str,
    cues: u32,
    names: Vec<u32>,
}

/// Values that are kept, a power of two.
const KEPT: usize = 256;

impl<'t> Classes<'t> {
    pub(super) fn new() -> Self {
        Self {
            // Nothing is said by no value at all.
            slots: vec![Class::default(); KEPT],
        }
    }

    fn get(&mut self, value: &'t str) -> &Class<'t> {
        let slot = &mut self.slots[place(value) % KEPT];
        if slot.value != value {
            slot.value = value;
            slot.cues = cues::of_names(value);
            slot.names.clear();
            lexicon::of_names(value, &mut slot.names);
        }
        slot
    }

    /// The cues of an element's class, id, role and item property.
    pub(super) fn cues(&mut self, tree: &'t Tree, node: NodeId) -> u32 {
        let mut all = 0;
        for (name, value) in tree.attributes(node) {
            all |= match name {
                "class" => self.get(value).cues,
                "id" | "role" | "itemprop" | "data-testid" => cues::of_names(value),
                _ => 0,
            };
        }
        all
    }

    /// Hashes of the names in an element's class and id.
    pub(super) fn names(&mut self, tree: &'t Tree, node: NodeId) -> Vec<u32> {
        let of = |attribute: &str| tree.attribute(node, attribute).unwrap_or_default();
        let mut names = self.get(of("class")).names.clone();
        lexicon::of_names(of("id"), &mut names);
        names
    }
}

/// A number for a value, by its length and some of its bytes: those of a page's style sheet begin and end
/// alike.
fn place(value: &str) -> usize {
    let bytes = value.as_bytes();
    let eighth = |part: usize| {
        bytes
            .get(bytes.len() * part / 8)
            .copied()
            .unwrap_or_default()
    };
    let parts = [0, 1, 2, 3, 4, 5, 6, 7].map(eighth);
    let mixed =
        (u64::from_le_bytes(parts) ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as usize
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

/// Whether an element inside code is the number of its line.
pub(super) fn is_line_number(tree: &Tree, node: NodeId) -> bool {
    let Some(class) = tree.attribute(node, "class") else {
        return false;
    };
    let mut names = class.split_ascii_whitespace();
    let is_named = names.any(|name| {
        let name = name.to_ascii_lowercase();
        LINE_NUMBERS.iter().any(|known| name.starts_with(known)) || name == "ln"
    });
    is_named && {
        let text = tree.text_below(node);
        let text = text.trim();
        !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// What programs that colour code call the number of a line.
const LINE_NUMBERS: [&str; 6] = [
    "line-number",
    "linenumber",
    "lineno",
    "line-num",
    "linenum",
    "hljs-ln-n",
];

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

/// Whether an element is for those who listen to the page, and drawn outside the window.
fn is_spoken(tree: &Tree, node: NodeId) -> bool {
    let class = tree.attribute(node, "class").unwrap_or_default();
    let mut names = class.split_ascii_whitespace();
    names.any(|name| SPOKEN.contains(&name))
}

/// Names that style sheets give to what is only spoken.
const SPOKEN: [&str; 9] = [
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
    "u-visually-hidden",
    "a-offscreen",
    "assistive-text",
];

/// Whether a browser leaves the element out until a script changes it.
pub(super) fn is_hidden(tree: &Tree, node: NodeId, tag: Tag) -> bool {
    let closed = tag == Tag::Dialog && tree.attribute(node, "open").is_none();
    let mut attributes = tree.attributes(node);
    closed
        || attributes.any(|(name, value)| match name {
            "hidden" => true,
            "style" => hides(value),
            _ => false,
        })
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

/// What nobody sees within a line is not longer, bytes.
const UNSEEN: usize = 60;
/// Nodes of such an element that are looked at.
const UNSEEN_NODES: usize = 60;

/// Whether an element within a line is a few words that nobody sees: a number for machines, a word
/// for those who listen. Longer ones a script uncovers: "read more".
pub(super) fn is_unseen(tree: &Tree, node: NodeId, tag: Tag) -> bool {
    if !is_hidden(tree, node, tag) && !is_spoken(tree, node) {
        return false;
    }
    let mut length = 0;
    for below in tree.descendants(node).take(UNSEEN_NODES) {
        if tree.name(below) == Some("math") {
            return false;
        }
        length += tree.text(below).map_or(0, str::len);
    }
    length <= UNSEEN
}
