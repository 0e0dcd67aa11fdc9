//! Words that tell what a piece of a page is for: in class names, in the text, and the stop words of
//! many languages. One table in `assets/strip`, read once into an open hash table.
//!
//! A cue is a hint, not a verdict: the model learns what each is worth, and [`super::why`] names a
//! cut by them.

use std::sync::OnceLock;

/// Cues in class names, ids and roles; each is a bit of a `u32`, in the table's order.
pub mod markup {
    /// Names in the table, in the order of their bits.
    pub const NAMES: [&str; 32] = [
        "share", "comment", "menu", "footer", "header", "side", "related", "advert", "letter",
        "cookie", "author", "date", "tags", "caption", "form", "article", "content", "main",
        "title", "summary", "card", "product", "forum", "unseen", "poll", "legal", "contents",
        "button", "review", "doc", "faq", "quote",
    ];

    /// The bit of a name.
    pub const fn bit(name: &str) -> u32 {
        super::bit_in(&NAMES, name)
    }
}

/// Cues in the text; each is a bit of a `u32`, in the table's order.
pub mod words {
    /// Names in the table, in the order of their bits.
    pub const NAMES: [&str; 18] = [
        "share", "comment", "poll", "credit", "menu", "related", "cookie", "advert", "letter",
        "author", "byline", "tags", "legal", "shop", "login", "loading", "app", "paywall",
    ];

    /// The bit of a name.
    pub const fn bit(name: &str) -> u32 {
        super::bit_in(&NAMES, name)
    }

    /// Names of the phrases that tell what a cut is, in the order of their bits from [`FIRST_TELLING`]
    /// on. They are for reasons only: the model does not see them.
    pub const TELLING_NAMES: [&str; 12] = [
        "share", "comment", "related", "cookie", "letter", "legal", "contact", "advert", "byline",
        "tags", "author", "credit",
    ];
    /// The bit of the first of [`TELLING_NAMES`].
    const FIRST_TELLING: u32 = NAMES.len() as u32;
    /// The bits of all of [`TELLING_NAMES`].
    pub const TELLING: u32 = ((1 << TELLING_NAMES.len()) - 1) << FIRST_TELLING;

    /// The bit of a name among [`TELLING_NAMES`].
    pub const fn telling(name: &str) -> u32 {
        super::bit_in(&TELLING_NAMES, name) << FIRST_TELLING
    }

    /// The bit of a name among [`TELLING_NAMES`], 0 for any other.
    pub(super) fn find_telling(name: &str) -> u32 {
        super::bit_of(&TELLING_NAMES, name) << FIRST_TELLING
    }

    /// Set for words that every text of some language is full of.
    pub const STOP: u32 = 1 << 30;
    /// Set for words that begin a cue of several words.
    pub const OPENS: u32 = 1 << 31;
}

const fn bit_in(names: &[&str], wanted: &str) -> u32 {
    let mut number = 0;
    while number < names.len() {
        if equal(names[number].as_bytes(), wanted.as_bytes()) {
            return 1 << number;
        }
        number += 1;
    }
    panic!("no cue of that name");
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// What a hash begins with.
pub const HASH_START: u32 = 0x811c_9dc5;

/// FNV-1a, continued from `hash`.
pub fn hash(hash: u32, bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(hash, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// Hash of a word in lower case, continued from `start`.
pub fn hash_lower(start: u32, word: &str) -> u32 {
    if word.is_ascii() {
        return hash_ascii(start, word.as_bytes());
    }
    let mut buffer = [0; 4];
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(start, |h, c| hash(h, c.encode_utf8(&mut buffer).as_bytes()))
}

/// [`hash_lower`] of a word in ASCII.
pub fn hash_ascii(start: u32, word: &[u8]) -> u32 {
    word.iter().fold(start, |h, b| {
        (h ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}

/// Bytes of an attribute that are looked at; style sheets put hundreds of names on one element.
const LONGEST_NAMES: usize = 400;

/// What a byte is to a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A small letter or a figure.
    Goes,
    /// A capital.
    Begins,
    /// Anything else.
    Ends,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Ends; 256];
    let mut b = 0;
    while b < kinds.len() {
        kinds[b] = match b as u8 {
            b'a'..=b'z' | b'0'..=b'9' => Kind::Goes,
            b'A'..=b'Z' => Kind::Begins,
            _ => Kind::Ends,
        };
        b += 1;
    }
    kinds
};

/// The cues of a class attribute or a similar list of names: "post-body relatedPosts".
pub fn of_names(names: &str) -> u32 {
    let bytes = &names.as_bytes()[..names.len().min(LONGEST_NAMES)];
    let table = table();
    let (mut cues, mut hash, mut length) = (0, NAME_START, 0);
    let mut before = b' ';
    for &b in bytes {
        // To most bytes one look at a table says that the name goes on.
        let kind = KINDS[usize::from(b)];
        if kind != Kind::Goes && (kind == Kind::Ends || before.is_ascii_lowercase()) {
            // A letter alone is no name.
            if length > 1 {
                cues |= table.find(hash);
            }
            (hash, length) = (NAME_START, 0);
        }
        if kind != Kind::Ends {
            // The bit that makes a capital small is set in small letters and figures.
            hash = (hash ^ u32::from(b | 0x20)).wrapping_mul(0x0100_0193);
            length += 1;
        }
        before = b;
    }
    if length > 1 {
        cues |= table.find(hash);
    }
    cues
}

/// The cues of a word of the text; `opened` is the hash of the cue that the words before began.
pub fn of_word(hash: u32) -> u32 {
    table().find(hash)
}

/// Hash of a phrase: of the words before, continued by the next one.
pub fn phrase(before: u32, word: &str) -> u32 {
    hash_lower(hash(before, b"_"), word)
}

/// Marks hashes of class names, so that they do not meet those of words.
const NAME_START: u32 = HASH_START ^ 0x5bd1_e995;

/// Slots of the table, a power of two; it fills about a third.
const SLOTS: usize = 1 << 13;

/// Open addressing; a slot is a hash and its cues, empty where the cues are 0.
struct Table {
    slots: Box<[(u32, u32); SLOTS]>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_str!("../../assets/strip/cues.tsv")))
}

impl Table {
    fn read(text: &str) -> Self {
        let mut table = Self {
            slots: Box::new([(0, 0); SLOTS]),
        };
        for line in text.lines() {
            let mut fields = line.splitn(3, '\t');
            let (Some(kind), Some(group), Some(entries)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            for entry in entries.split(' ') {
                match kind {
                    "markup" => {
                        let hash = hash(NAME_START, entry.as_bytes());
                        table.add(hash, bit_of(&markup::NAMES, group));
                    }
                    "stop" => table.add(hash_lower(HASH_START, entry), words::STOP),
                    "reason" => table.add_phrase(entry, words::find_telling(group)),
                    _ => table.add_phrase(entry, bit_of(&words::NAMES, group)),
                }
            }
        }
        table
    }

    fn add_phrase(&mut self, entry: &str, cues: u32) {
        let mut words = entry.split('_');
        let mut hash = words
            .next()
            .map_or(HASH_START, |w| hash_lower(HASH_START, w));
        for word in words {
            self.add(hash, words::OPENS);
            hash = phrase(hash, word);
        }
        self.add(hash, cues);
    }

    fn add(&mut self, hash: u32, cues: u32) {
        let mut at = hash as usize;
        loop {
            let slot = &mut self.slots[at % SLOTS];
            if slot.1 == 0 || slot.0 == hash {
                *slot = (hash, slot.1 | cues);
                return;
            }
            at += 1;
        }
    }

    fn find(&self, hash: u32) -> u32 {
        let mut at = hash as usize;
        loop {
            let slot = self.slots[at % SLOTS];
            if slot.1 == 0 {
                return 0;
            }
            if slot.0 == hash {
                return slot.1;
            }
            at += 1;
        }
    }
}

fn bit_of(names: &[&str], wanted: &str) -> u32 {
    names
        .iter()
        .position(|&name| name == wanted)
        .map_or(0, |number| 1 << number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_at_marks_and_capitals() {
        let check = |names: &str, expected: u32| assert_eq!(of_names(names), expected, "{names}");
        check("post-body", markup::bit("article") | markup::bit("content"));
        check(
            "relatedPosts",
            markup::bit("related") | markup::bit("forum"),
        );
        check("site__Footer", markup::bit("footer"));
        check("x7 plain", 0);
    }

    #[test]
    fn phrases_are_found_word_by_word() {
        let read = hash_lower(HASH_START, "Read");
        assert_ne!(of_word(read) & words::OPENS, 0);
        assert_ne!(of_word(phrase(read, "more")) & words::bit("related"), 0);
        assert_ne!(of_word(hash_lower(HASH_START, "the")) & words::STOP, 0);
        assert_eq!(of_word(hash_lower(HASH_START, "locomotive")), 0);
    }
}
