//! The words of a page's short blocks, each hashed once for all who ask: the title's likeness, the
//! lexicon, the metadata's text.
//!
//! A word here is a run of letters and digits. [`super::stats`] finds them on its only way through a
//! block's text; long blocks are left out, because nobody asks for their words.

use super::cues::{HASH_START, hash_lower};

/// A run of letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Hash of it in lower case.
    pub hash: u32,
    /// How many figures it is of, 4 at most; 0 where it is of anything else.
    pub figures: u8,
}

impl Word {
    /// The word of a text that is nothing else.
    pub(super) fn of(text: &str) -> Self {
        let is_number = text.bytes().all(|b| b.is_ascii_digit());
        Self {
            hash: hash_lower(HASH_START, text),
            figures: if is_number {
                text.len().min(4) as u8
            } else {
                0
            },
        }
    }
}

/// Which blocks' words are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// None.
    None,
    /// Those of blocks that can be a title, or a line that the lexicon knows.
    Short,
    /// Those of all blocks.
    All,
}

/// A block of no more words, as [`super::stats::Stats::words`] counts them, keeps them all.
pub const LONG: f32 = 40.0;
/// Of a longer block so many are kept: the lexicon asks whether there are as many.
const FEW: usize = super::lexicon::LONGEST + 1;

/// What the lexicon has to know of one block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The number behind the block's last word, among all that are kept.
    end: u32,
    /// Pieces between blanks that have a word.
    pub pieces: u32,
    /// Whether it has an apostrophe, which the lexicon takes for a letter.
    pub apostrophe: bool,
}

/// Words of a page's blocks.
#[derive(Debug)]
pub struct Hashes {
    kept: Kept,
    words: Vec<Word>,
    blocks: Vec<Bounds>,
    open: Bounds,
}

impl Hashes {
    /// Room for the words of a page.
    pub fn new(kept: Kept) -> Self {
        Self {
            kept,
            words: Vec::new(),
            blocks: Vec::new(),
            open: Bounds::default(),
        }
    }

    /// Whether the next words of the open block, which has so many so far, are kept.
    pub(super) fn keeps(&self, so_far: f32) -> bool {
        match self.kept {
            Kept::None => false,
            Kept::All => true,
            Kept::Short => so_far <= LONG || self.words.len() < self.start() + FEW,
        }
    }

    /// Adds a word to the open block.
    pub(super) fn push(&mut self, word: Word) {
        self.words.push(word);
    }

    /// How many words there are, for [`Self::take_back`].
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Drops all words behind the first `len`.
    pub(super) fn take_back(&mut self, len: usize) {
        self.words.truncate(len);
    }

    /// Adds the words of a piece between blanks.
    pub(super) fn push_all(&mut self, piece: &str) {
        let words = piece.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        self.words.extend(words.map(Word::of));
    }

    /// Notes a piece that has a word.
    pub(super) fn note_piece(&mut self) {
        self.open.pieces += 1;
    }

    /// Notes an apostrophe.
    pub(super) fn note_apostrophe(&mut self) {
        self.open.apostrophe = true;
    }

    /// Ends the open block.
    pub(super) fn end_block(&mut self) {
        if self.kept != Kept::None {
            self.open.end = self.words.len() as u32;
            self.blocks.push(self.open);
        }
        self.open = Bounds::default();
    }

    /// Words of the block of a number, those that are kept, and what else is known of them.
    pub fn of_block(&self, number: usize) -> (&[Word], Bounds) {
        let Some(&bounds) = self.blocks.get(number) else {
            return (&[], Bounds::default());
        };
        let start = number
            .checked_sub(1)
            .map_or(0, |last| self.blocks[last].end);
        let words = self.words.get(start as usize..bounds.end as usize);
        (words.unwrap_or_default(), bounds)
    }

    fn start(&self) -> usize {
        self.blocks.last().map_or(0, |last| last.end as usize)
    }
}
