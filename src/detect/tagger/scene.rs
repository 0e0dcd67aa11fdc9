//! What the tagger sees of each token, worked out once for a document.
//!
//! Besides the word itself that is what the document shows of it elsewhere: a word that follows "Mr"
//! in one place is a person in another ([`Notes`]).

use crate::detect::words::{self, Known, known_by_hash};
use crate::text::Span;
use crate::text::words::{Token, TokenKind, first_from, is_apostrophe};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Shape {
    /// "house"
    Small,
    /// "House"
    Capital,
    /// "F" or "F."
    Initial,
    /// "HOUSE" or "U.S."
    Capitals,
    /// "McHouse", "iHouse", "al-Bashir"
    Mixed,
    /// "Jong-un", "Al-Assad"
    Hyphened,
    /// A number.
    Number,
    /// A possessive ending.
    Possessive,
    /// Punctuation.
    Mark,
    /// Before the first and behind the last token of a sentence.
    Nothing,
}

/// A token as the tagger sees it.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Hash of the folded word.
    pub hash: u32,
    /// What the table of words tells.
    pub known: Known,
    /// How it is written.
    pub shape: Shape,
}

/// Stands for what lies outside of the sentence.
pub const NOTHING: Word = Word {
    hash: 1,
    known: Known {
        class: 0,
        finer: 0,
        flags: 0,
    },
    shape: Shape::Nothing,
};

/// What the document shows of a capitalised word, all its places taken together: bits.
pub type Notes = u16;
/// It follows a title.
pub const AFTER_TITLE: Notes = 1;
/// It follows a capitalised forename.
pub const AFTER_FORENAME: Notes = 1 << 1;
/// It follows a preposition of place.
pub const AFTER_PLACE_WORD: Notes = 1 << 2;
/// It follows "the".
pub const AFTER_THE: Notes = 1 << 3;
/// It stands beside a verb of saying.
pub const BESIDE_SAYING: Notes = 1 << 4;
/// It has a possessive ending.
pub const POSSESSIVE: Notes = 1 << 5;
/// It is capitalised inside a sentence.
pub const CAPITAL_INSIDE: Notes = 1 << 6;
/// It begins a run of capitalised words.
pub const BEGINS_RUN: Notes = 1 << 7;
/// It ends a run of capitalised words.
pub const ENDS_RUN: Notes = 1 << 8;
/// It stands before a word of organisations.
pub const BEFORE_BODY: Notes = 1 << 9;
/// It stands alone.
pub const ALONE: Notes = 1 << 10;
/// It is written small somewhere.
pub const ALSO_SMALL: Notes = 1 << 11;
/// It stands before another capitalised word that is a surname and no common word.
pub const BEFORE_SURNAME: Notes = 1 << 12;

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u32(&mut self, hash: u32) {
        // The map takes its control bits from the top.
        self.0 = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// A map whose keys are hashes of words.
pub type ByHash<T> = HashMap<u32, T, BuildHasherDefault<Plain>>;

/// A document as the tagger sees it.
pub struct Scene {
    /// One for each token.
    pub words: Vec<Word>,
    /// For each token the numbers of its sentence's first token and of the one behind the last.
    pub bounds: Vec<(u32, u32)>,
    /// What the document shows of its capitalised words, by their hashes.
    pub notes: ByHash<Notes>,
}

const SAYING: [u32; 14] = [
    words::hash("said"),
    words::hash("says"),
    words::hash("say"),
    words::hash("told"),
    words::hash("added"),
    words::hash("wrote"),
    words::hash("asked"),
    words::hash("replied"),
    words::hash("announced"),
    words::hash("argued"),
    words::hash("explained"),
    words::hash("claimed"),
    words::hash("warned"),
    words::hash("tells"),
];
const PLACE_WORDS: [u32; 9] = [
    words::hash("in"),
    words::hash("at"),
    words::hash("from"),
    words::hash("near"),
    words::hash("to"),
    words::hash("outside"),
    words::hash("across"),
    words::hash("throughout"),
    words::hash("into"),
];
const BODIES: [u32; 37] = [
    words::hash("university"),
    words::hash("college"),
    words::hash("school"),
    words::hash("institute"),
    words::hash("ministry"),
    words::hash("department"),
    words::hash("council"),
    words::hash("committee"),
    words::hash("commission"),
    words::hash("party"),
    words::hash("inc"),
    words::hash("corp"),
    words::hash("company"),
    words::hash("co"),
    words::hash("ltd"),
    words::hash("group"),
    words::hash("bank"),
    words::hash("association"),
    words::hash("foundation"),
    words::hash("center"),
    words::hash("centre"),
    words::hash("hospital"),
    words::hash("airport"),
    words::hash("club"),
    words::hash("times"),
    words::hash("post"),
    words::hash("news"),
    words::hash("police"),
    words::hash("court"),
    words::hash("union"),
    words::hash("agency"),
    words::hash("administration"),
    words::hash("office"),
    words::hash("street"),
    words::hash("avenue"),
    words::hash("county"),
    words::hash("prize"),
];
const THE: u32 = words::hash("the");

impl Scene {
    /// Looks at the tokens of a text, whose sentences are spans of it.
    pub fn new(body: &str, tokens: &[Token], sentences: &[Span]) -> Self {
        let words: Vec<Word> = tokens.iter().map(|token| look(body, *token)).collect();
        let mut bounds = vec![(0, 0); tokens.len()];
        let mut from = 0;
        for sentence in sentences {
            let first = first_from(tokens, from, sentence.start).max(from);
            let end = first_from(tokens, first, sentence.end).max(first);
            // A line break inside a block and the border of a cell count: no name runs across.
            for line in tokens[first..end]
                .chunk_by(|a, b| !body[a.span.end..b.span.start].contains(['\n', '\t']))
            {
                let line_end = from.max(first) + line.len();
                bounds[line_end - line.len()..line_end]
                    .fill(((line_end - line.len()) as u32, line_end as u32));
                from = line_end;
            }
        }
        let mut scene = Self {
            words,
            bounds,
            notes: ByHash::default(),
        };
        scene.take_notes();
        scene
    }

    /// The token with that number if it lies in the sentence of token `at`.
    pub fn word(&self, at: usize, step: isize) -> Word {
        let wanted = at.wrapping_add_signed(step);
        let (from, to) = self.bounds[at];
        if wanted < from as usize || wanted >= to as usize {
            return NOTHING;
        }
        self.words[wanted]
    }

    fn take_notes(&mut self) {
        for at in 0..self.words.len() {
            let word = self.words[at];
            if !word.shape.is_capital() {
                continue;
            }
            let bits = self.note(at);
            *self.notes.entry(word.hash).or_default() |= bits;
        }
        for word in &self.words {
            if word.shape == Shape::Small
                && let Some(bits) = self.notes.get_mut(&word.hash)
            {
                *bits |= ALSO_SMALL;
            }
        }
    }

    fn note(&self, at: usize) -> Notes {
        let (before, after) = (self.word(at, -1), self.word(at, 1));
        let mut bits = 0;
        let mut set = |bit: Notes, holds: bool| bits |= if holds { bit } else { 0 };
        let (left, right) = (before.shape.is_capital(), after.shape.is_capital());
        set(AFTER_TITLE, left && before.known.has(words::TITLE));
        let forename = before.known.has(words::MALE | words::FEMALE);
        set(
            AFTER_FORENAME,
            left && forename && !before.known.has(words::COMMON),
        );
        set(AFTER_PLACE_WORD, PLACE_WORDS.contains(&before.hash));
        set(AFTER_THE, before.hash == THE);
        set(
            BESIDE_SAYING,
            SAYING.contains(&before.hash) || SAYING.contains(&after.hash),
        );
        set(POSSESSIVE, after.shape == Shape::Possessive);
        set(CAPITAL_INSIDE, !self.opens(at));
        set(BEGINS_RUN, !left && right);
        set(ENDS_RUN, left && !right);
        set(BEFORE_BODY, right && BODIES.contains(&after.hash));
        set(ALONE, !left && !right);
        let surname = after.known.has(words::SURNAME) && !after.known.has(words::COMMON);
        set(BEFORE_SURNAME, right && surname);
        bits
    }

    /// Whether the token is the first word of its sentence or of a quotation.
    pub fn opens(&self, at: usize) -> bool {
        let before = self.word(at, -1).shape;
        before == Shape::Nothing
            || before == Shape::Mark && self.word(at, -2).shape == Shape::Nothing
    }
}

impl Shape {
    /// Whether the word could be (part of) a name by its letters.
    pub const fn is_capital(self) -> bool {
        matches!(
            self,
            Shape::Capital | Shape::Initial | Shape::Capitals | Shape::Mixed | Shape::Hyphened
        )
    }
}

fn look(body: &str, token: Token) -> Word {
    let text = token.span.of(body);
    let hash = words::hash_folded(text);
    Word {
        hash,
        known: known_by_hash(hash),
        shape: shape(text, token.kind),
    }
}

fn shape(text: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Number => return Shape::Number,
        TokenKind::Possessive => return Shape::Possessive,
        TokenKind::Mark => return Shape::Mark,
        TokenKind::Word => {}
    }
    // "I'm", "We've", "Don't" are no names.
    if let Some((_, ending)) = text.rsplit_once(is_apostrophe)
        && matches!(ending, "m" | "ve" | "ll" | "d" | "re" | "t")
    {
        return Shape::Small;
    }
    let mut capitals = 0;
    let mut smalls = 0;
    let mut inner = false;
    let mut after_joint = true;
    let mut hyphened = false;
    for c in text.chars() {
        if c.is_uppercase() {
            capitals += 1;
            inner |= !after_joint;
        } else if c.is_lowercase() {
            smalls += 1;
        }
        hyphened |= c == '-';
        after_joint = c == '-' || is_apostrophe(c);
    }
    match (capitals, smalls) {
        (0, _) => Shape::Small,
        (1, 0) => Shape::Initial,
        (_, 0) => Shape::Capitals,
        _ if hyphened => Shape::Hyphened,
        (1, _) if !inner => Shape::Capital,
        _ => Shape::Mixed,
    }
}
