//! What single words and class names have meant on the pages that the model learnt from.
//!
//! Where [`super::cues`] is written by hand and the same for every language, this table is counted:
//! for each word of short blocks, each pair of words and each name of an element, how much more often
//! it stood in articles than outside; and for plain text it is learnt as well: what each adds to the
//! log-odds of a block where all that the block has are added up. Only what several sites have in
//! common is in it.

use super::cues::{HASH_START, hash, hash_ascii, hash_lower};
use super::hashes::{Hashes, Word};
use super::segment::TextBlock;

/// Bytes of an entry: the hash, low byte first, the weight as counted and the weight as learnt.
pub const ENTRY: usize = 6;
/// A weight of 16 is one unit of log-odds.
pub const UNIT: f32 = 16.0;
/// Blocks with more words than this are not looked up; they speak for themselves.
pub const LONGEST: usize = 24;

/// How often a guessed place is corrected: of 24,000 entries the right one is then four away on the
/// mean, after one correction eleven.
const CORRECTIONS: usize = 2;

/// Entries sorted by hash, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'m> {
    entries: &'m [u8],
}

impl<'m> Lexicon<'m> {
    /// Splits a lexicon from the front of the bytes; nothing if they are too few.
    pub fn read(bytes: &'m [u8]) -> Option<(Self, &'m [u8])> {
        let (count, rest) = bytes.split_at_checked(4)?;
        let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let (entries, rest) = rest.split_at_checked(count.checked_mul(ENTRY)?)?;
        Some((Self { entries }, rest))
    }

    /// A lexicon without entries.
    pub const fn empty() -> Self {
        Self { entries: &[] }
    }

    /// The weights of a hash, counted and learnt; 0 if it is not known.
    ///
    /// Hashes lie evenly, so the place is told by the value: what a look is off by corrects the next
    /// one, and from the third it is a few steps.
    pub fn weights(&self, wanted: u32) -> (i8, i8) {
        let count = self.entries.len() / ENTRY;
        let Some(last) = count.checked_sub(1) else {
            return (0, 0);
        };
        let entry = |at: usize| &self.entries[at * ENTRY..][..ENTRY];
        let hash_at = |at: usize| {
            let entry = entry(at);
            u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]])
        };
        let ahead = |distance: i64| (distance * count as i64) >> 32;
        let mut at = ahead(i64::from(wanted)) as usize;
        for _ in 0..CORRECTIONS {
            let off = i64::from(wanted) - i64::from(hash_at(at));
            at = (at as i64 + ahead(off)).clamp(0, last as i64) as usize;
        }
        while at < last && hash_at(at) < wanted {
            at += 1;
        }
        while at > 0 && hash_at(at) > wanted {
            at -= 1;
        }
        if hash_at(at) != wanted {
            return (0, 0);
        }
        let entry = entry(at);
        (entry[4].cast_signed(), entry[5].cast_signed())
    }
}

/// A lexicon with the weights that it was asked for last: a page's menus and cards have the same words
/// again and again, and the table is larger than what a processor keeps at hand.
#[derive(Debug)]
pub struct Lookup<'m> {
    lexicon: Lexicon<'m>,
    /// Hashes with their weights, each at its own place.
    recent: Vec<(u32, (i8, i8))>,
}

/// Weights that are kept, a power of two.
const RECENT: usize = 2048;

impl<'m> Lookup<'m> {
    /// Prepares a lexicon for one page.
    pub fn new(lexicon: Lexicon<'m>) -> Self {
        Self {
            recent: vec![(0, lexicon.weights(0)); RECENT],
            lexicon,
        }
    }

    fn weights(&mut self, hash: u32) -> (i8, i8) {
        let slot = &mut self.recent[hash as usize % RECENT];
        if slot.0 != hash {
            *slot = (hash, self.lexicon.weights(hash));
        }
        slot.1
    }

    /// What a set of hashes says together.
    pub fn opinion(&mut self, hashes: &[u32]) -> Opinion {
        let mut opinion = Opinion::default();
        for &hash in hashes {
            let (weight, learnt) = self.weights(hash);
            opinion.learnt += i32::from(learnt);
            if weight == 0 {
                continue;
            }
            opinion.known += 1;
            opinion.sum += i32::from(weight);
            opinion.least = opinion.least.min(weight);
            opinion.most = opinion.most.max(weight);
        }
        opinion
    }
}

/// Weights of several entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opinion {
    /// How many entries are known.
    pub known: i32,
    /// Their sum.
    pub sum: i32,
    /// The lowest, at most 0.
    pub least: i8,
    /// The highest, at least 0.
    pub most: i8,
    /// The sum of the weights as learnt.
    pub learnt: i32,
}

impl Opinion {
    /// The mean weight as a byte around 128.
    pub fn mean_byte(&self) -> u8 {
        byte(self.sum / self.known.max(1))
    }
}

/// Sums of what is known before each of several, and one entry more for all.
pub(super) fn added_up(opinions: &[Opinion]) -> Vec<Opinion> {
    let mut sums = Vec::with_capacity(opinions.len() + 1);
    let mut so_far = Opinion::default();
    sums.push(so_far);
    for own in opinions {
        so_far.sum = so_far.sum.wrapping_add(own.sum);
        so_far.known += own.known;
        sums.push(so_far);
    }
    sums
}

/// A weight as a byte around 128.
pub fn byte(weight: i32) -> u8 {
    (128 + weight).clamp(0, 255) as u8
}

/// Marks hashes of pairs of words and of whole texts.
const PAIR: u32 = HASH_START ^ 0x1656_67b1;
const WHOLE: u32 = HASH_START ^ 0x27d4_eb2f;
/// Marks hashes of names of elements.
const NAME: u32 = HASH_START ^ 0x1656_0001;

/// Hashes of a short block's words, of their pairs, and of the whole of a very short one.
pub fn of_block(block: &TextBlock, out: &mut Vec<u32>) {
    let text = block.text.as_str();
    if text.is_ascii() {
        let words = text
            .as_bytes()
            .split(|&b| !b.is_ascii_alphanumeric() && b != b'\'');
        let words = words.filter(|word| !word.is_empty());
        join(
            words.map(|word| of_word(hash_ascii(HASH_START, word), word)),
            out,
        );
        return;
    }
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let words = words.filter(|word| !word.is_empty());
    join(
        words.map(|word| of_word(hash_lower(HASH_START, word), word.as_bytes())),
        out,
    );
}

/// [`of_block`] for the block of a number, whose words may be hashed already.
pub(super) fn of_hashed(hashes: &Hashes, number: usize, block: &TextBlock, out: &mut Vec<u32>) {
    let (words, bounds) = hashes.of_block(number);
    if bounds.pieces as usize > LONGEST {
        out.clear();
    } else if bounds.apostrophe {
        of_block(block, out);
    } else {
        join(words.iter().copied(), out);
    }
}

fn of_word(hash: u32, word: &[u8]) -> Word {
    let is_number = word.iter().all(u8::is_ascii_digit);
    Word {
        hash,
        figures: if is_number {
            word.len().min(4) as u8
        } else {
            0
        },
    }
}

/// Hashes of the words, of each two of them, and of all together where they are few.
fn join(words: impl Iterator<Item = Word>, out: &mut Vec<u32>) {
    out.clear();
    let mut before: Option<u32> = None;
    let mut whole = WHOLE;
    for word in words.take(LONGEST + 1) {
        let own = match word.figures {
            0 => word.hash,
            figures => NUMBERS[usize::from(figures) % NUMBERS.len()],
        };
        whole = hash(whole, &own.to_le_bytes());
        if let Some(before) = before {
            out.push(hash(hash(PAIR, &before.to_le_bytes()), &own.to_le_bytes()));
        }
        out.push(own);
        before = Some(own);
    }
    if out.len() > 2 * LONGEST {
        out.clear();
    } else if out.len() <= 7 && !out.is_empty() {
        out.push(whole);
    }
}

/// Hashes of as many zeros: of a number only the length counts, up to four figures.
const NUMBERS: [u32; 5] = {
    let mut hashes = [HASH_START; 5];
    let mut figures = 1;
    while figures < hashes.len() {
        hashes[figures] = (hashes[figures - 1] ^ b'0' as u32).wrapping_mul(0x0100_0193);
        figures += 1;
    }
    hashes
};

/// Adds the hashes of the names in an attribute: each name, and each part of it.
pub fn of_names(names: &str, out: &mut Vec<u32>) {
    let mut name = Name::new(out.len());
    let mut before = 0;
    for &b in names.as_bytes() {
        let sign = SIGNS[usize::from(b)];
        if sign & BLANK == 0 {
            name.read(sign, out);
            continue;
        }
        if name.length > 0 {
            name.end(out);
            before += 1;
            if before == MOST_NAMES {
                return;
            }
            name = Name::new(out.len());
        }
    }
    if name.length > 0 {
        name.end(out);
    }
}

/// A name of an element as far as it was read.
struct Name {
    /// Hashes before its own.
    start: usize,
    length: usize,
    whole: u32,
    part: u32,
    part_length: usize,
}

impl Name {
    fn new(start: usize) -> Self {
        Self {
            start,
            length: 0,
            whole: NAME,
            part: NAME,
            part_length: 0,
        }
    }

    #[inline]
    fn read(&mut self, sign: u16, out: &mut Vec<u32>) {
        self.length += 1;
        if self.length > LONGEST_NAME {
            return;
        }
        let lower = u32::from(sign & 0xff);
        self.whole = (self.whole ^ lower).wrapping_mul(0x0100_0193);
        if sign & LETTER != 0 {
            self.part = (self.part ^ lower).wrapping_mul(0x0100_0193);
            self.part_length += 1;
            return;
        }
        self.end_part(out);
    }

    fn end_part(&mut self, out: &mut Vec<u32>) {
        // A letter alone is no name.
        if self.part_length > 1 {
            out.push(self.part);
        }
        (self.part, self.part_length) = (NAME, 0);
    }

    fn end(mut self, out: &mut Vec<u32>) {
        self.end_part(out);
        // A name of one part is that part.
        if out.len() - self.start != 1 {
            out.push(self.whole);
        }
    }
}

/// Set for letters in [`SIGNS`], and for white space.
const LETTER: u16 = 1 << 8;
const BLANK: u16 = 1 << 9;

/// Each byte in lower case, and what it is.
static SIGNS: [u16; 256] = {
    let mut signs = [0; 256];
    let mut at = 0;
    while at < signs.len() {
        let b = at as u8;
        signs[at] = b.to_ascii_lowercase() as u16;
        if b.is_ascii_alphabetic() {
            signs[at] |= LETTER;
        } else if b.is_ascii_whitespace() {
            signs[at] |= BLANK;
        }
        at += 1;
    }
    signs
};

/// Names of one attribute that are looked up; style sheets put hundreds on one element.
const MOST_NAMES: usize = 12;
/// Bytes of a name that are looked at.
const LONGEST_NAME: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Content;
    use crate::strip::hashes::Kept;
    use crate::strip::segment::segment;
    use crate::strip::stats::Stats;

    #[test]
    fn names_and_their_parts_are_hashed() {
        let hashed = |names: &str| {
            let mut out = Vec::new();
            of_names(names, &mut out);
            out
        };
        let name = |name: &str| hash(NAME, name.as_bytes());
        assert_eq!(hashed(" Card "), [name("card")]);
        assert_eq!(
            hashed("post-body\nx related_Posts2"),
            [
                "post",
                "body",
                "post-body",
                "x",
                "related",
                "posts",
                "related_posts2"
            ]
            .map(name)
        );
        assert_eq!(hashed(&"a".repeat(99)), [name(&"a".repeat(LONGEST_NAME))]);
        assert_eq!(hashed(&"ab ".repeat(99)).len(), MOST_NAMES);
        assert_eq!(hashed("é-ab"), [name("ab")]);
        assert!(hashed(" \t").is_empty());
    }

    #[test]
    fn words_that_are_hashed_already_are_the_same() {
        let long = "The ferry to Elne is late ".repeat(6);
        let unspaced = "大坝建于一九八七年至今完好".repeat(8);
        let lines = [
            "Home",
            "12 May 2026, 31 replies",
            "Don't miss the islanders' fair",
            "“Ten ships”, she said – and left",
            "Über uns · Kontakt",
            "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z",
            &long,
            &unspaced,
        ];
        let sequence = segment(&Content::Plain(lines.join("\n\n")));
        assert_eq!(sequence.blocks.len(), lines.len());
        for kept in [Kept::Short, Kept::All] {
            let mut hashes = Hashes::new(kept);
            for block in &sequence.blocks {
                Stats::read(block, &mut hashes);
            }
            let (mut expected, mut found) = (Vec::new(), Vec::new());
            for (number, block) in sequence.blocks.iter().enumerate() {
                of_block(block, &mut expected);
                of_hashed(&hashes, number, block, &mut found);
                assert_eq!(found, expected, "{}", block.text);
            }
        }
    }
}
