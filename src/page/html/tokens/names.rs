//! Names of elements and attributes: which are needed, and a short way to those that return.

use html5ever::LocalName;

use super::text;

/// Whether anything behind the tokenizer reads the attribute: the tree builder, or what is found in
/// the tree. The tree has no others.
pub(in crate::page::html) fn is_read(name: &str) -> bool {
    // In drawings the tree builder takes the prefix away.
    let bare = name
        .strip_prefix("xlink:")
        .or_else(|| name.strip_prefix("xml:"));
    matches!(
        bare.unwrap_or(name),
        "alt"
            | "colspan"
            | "rowspan"
            | "class"
            | "color"
            | "content"
            | "data-testid"
            | "datetime"
            | "encoding"
            | "face"
            | "hidden"
            | "href"
            | "http-equiv"
            | "id"
            | "itemprop"
            | "itemtype"
            | "lang"
            | "name"
            | "open"
            | "property"
            | "pubdate"
            | "rel"
            | "role"
            | "shadowrootmode"
            | "size"
            | "src"
            | "start"
            | "style"
            | "title"
            | "type"
    )
}

/// Whether the tree builder compares all attributes of such elements: of formatting elements that
/// are open with the same ones it opens no more than three again. Of links only one is ever open.
fn is_compared(element: &str) -> bool {
    matches!(
        element,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Names that were met last, one for each slot: to make a name hashes it twice, and pages use thirty.
pub(super) struct Names {
    slots: Vec<Name>,
}

/// A name and what is asked of it.
#[derive(Clone, Default)]
pub(super) struct Name {
    pub(super) local: LocalName,
    /// Whether it is that of an attribute that anything reads.
    pub(super) is_read: bool,
    /// Whether it is that of an element of which all attributes are compared.
    pub(super) is_compared: bool,
}

/// A power of two.
const SLOTS: usize = 256;

impl Names {
    pub(super) fn new() -> Self {
        Self {
            slots: vec![Name::default(); SLOTS],
        }
    }

    pub(super) fn get(&mut self, name: &[u8]) -> &Name {
        let (first, last) = match name {
            [] => (0, 0),
            [first, .., last] => (usize::from(*first), usize::from(*last)),
            [only] => (usize::from(*only), usize::from(*only)),
        };
        let place = (name.len() * 37 + first * 11 + last * 3) % SLOTS;
        let slot = &mut self.slots[place];
        if slot.local.as_bytes() != name {
            let text = text(name);
            *slot = Name {
                is_read: is_read(&text),
                is_compared: is_compared(&text),
                local: LocalName::from(text),
            };
        }
        slot
    }
}
