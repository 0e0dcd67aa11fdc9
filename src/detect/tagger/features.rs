//! A token in its place → the numbers of its features.
//!
//! A feature is a 32-bit hash of its template and values. The templates are few and coarse, because a
//! name that was never seen must be told by its surroundings and by what lists say of its parts.

use super::scene::{Scene, Shape, Word};
use super::segments::Segment;
use crate::detect::words::{self, Known};
use crate::text::words::Token;

/// How many features at the start of each token's list know the word itself. The trainer leaves
/// them out now and then, so that the rest learns to do without.
pub const LEXICAL: usize = 13;

/// Flags that say what lists know of a word.
pub(super) const LISTED: u16 = words::MALE
    | words::FEMALE
    | words::SURNAME
    | words::FREQUENT_FORENAME
    | words::FREQUENT_SURNAME
    | words::CITY
    | words::COUNTRY
    | words::COMMON
    | words::SEEN_SMALL
    | words::TITLE
    | words::ROLE
    | words::PLACE;

/// Adds the features of token `at`, which lies in the segment, to `out`.
pub fn features(
    scene: &Scene,
    body: &str,
    tokens: &[Token],
    segment: Segment,
    at: usize,
    out: &mut Vec<u32>,
) {
    let here = Here {
        words: [-2, -1, 0, 1, 2].map(|step| scene.word(at, step)),
        outside: [scene.word(segment.from, -1), scene.word(segment.to - 1, 1)],
    };
    here.lexical(tokens[at].span.of(body), out);
    here.classes(out);
    here.lists(out);
    here.surroundings(scene, segment, at, out);
    notes(scene, &here, out);
}

struct Here {
    /// The token with its two neighbours on either side.
    words: [Word; 5],
    /// The words before and behind the segment.
    outside: [Word; 2],
}

impl Here {
    fn lexical(&self, text: &str, out: &mut Vec<u32>) {
        let [_, before, this, after, _] = self.words;
        out.push(mix(1, this.hash, 0));
        out.push(mix(2, before.hash, this.hash));
        out.push(mix(3, this.hash, after.hash));
        out.push(mix(4, this.hash, this.shape as u32));
        let mut affix = |template: u32, length: usize, from_end: bool| {
            let piece = if from_end {
                tail(text, length)
            } else {
                head(text, length)
            };
            out.push(mix(template, piece.map_or(0, words::hash_folded), 0));
        };
        affix(5, 2, false);
        affix(6, 3, false);
        affix(7, 4, false);
        affix(8, 1, true);
        affix(9, 2, true);
        affix(10, 3, true);
        affix(11, 4, true);
        out.push(mix(12, fine_class(this.known), 0));
        out.push(mix(13, fine_class(this.known), fine_class(before.known)));
    }

    fn classes(&self, out: &mut Vec<u32>) {
        let [second_before, before, this, after, second_after] = self.words.map(|word| word.known);
        let class = |known: Known| u32::from(known.class);
        out.push(mix(20, class(this), 0));
        out.push(mix(21, class(before), 0));
        out.push(mix(22, class(after), 0));
        out.push(mix(23, class(second_before), 0));
        out.push(mix(24, class(second_after), 0));
        out.push(mix(25, class(before), class(this)));
        out.push(mix(26, class(this), class(after)));
        out.push(mix(27, fine_class(before), 0));
        out.push(mix(28, fine_class(after), 0));
        out.push(mix(29, class(before) << 8 | class(after), class(this)));
        out.push(mix(
            30,
            u32::from(this.rank()),
            u32::from(self.words[2].shape as u8),
        ));
    }

    fn lists(&self, out: &mut Vec<u32>) {
        let [second_before, before, this, after, second_after] =
            self.words.map(|word| u32::from(word.known.flags & LISTED));
        let shape = |word: Word| u32::from(word.shape as u8);
        out.push(mix(40, this, 0));
        out.push(mix(41, this, shape(self.words[2])));
        out.push(mix(42, before, this));
        out.push(mix(43, this, after));
        out.push(mix(44, before, shape(self.words[1])));
        out.push(mix(45, after, shape(self.words[3])));
        out.push(mix(46, second_before, shape(self.words[0])));
        out.push(mix(47, second_after, shape(self.words[4])));
        for bit in 0..16 {
            if this & (1 << bit) != 0 {
                out.push(mix(48, bit, 0));
            }
        }
    }

    fn surroundings(&self, scene: &Scene, segment: Segment, at: usize, out: &mut Vec<u32>) {
        let [second_before, before, this, after, second_after] = self.words;
        let [outside_before, outside_after] = self.outside;
        let shape = |word: Word| u32::from(word.shape as u8);
        out.push(mix(60, before.hash, 0));
        out.push(mix(61, after.hash, 0));
        out.push(mix(62, second_before.hash, before.hash));
        out.push(mix(63, after.hash, second_after.hash));
        out.push(mix(64, second_before.hash, 0));
        out.push(mix(65, second_after.hash, 0));
        out.push(mix(66, shape(this), 0));
        out.push(mix(67, shape(before) << 8 | shape(after), shape(this)));
        let position = ((at - segment.from).min(4) * 8 + (segment.to - 1 - at).min(4)) as u32;
        out.push(mix(68, position, 0));
        out.push(mix(69, outside_before.hash, position));
        out.push(mix(70, outside_after.hash, position));
        out.push(mix(
            71,
            u32::from(outside_before.known.class),
            u32::from(outside_after.known.class),
        ));
        out.push(mix(72, u32::from(outside_after.known.class), position));
        out.push(mix(73, u32::from(outside_before.known.class), position));
        let opens = u32::from(scene.opens(at));
        out.push(mix(74, opens, u32::from(this.known.flags & LISTED)));
        out.push(mix(75, opens, shape(this) << 8 | u32::from(segment.style)));
    }
}

/// What the document shows elsewhere of the word and of its neighbours.
fn notes(scene: &Scene, here: &Here, out: &mut Vec<u32>) {
    let of = |word: Word| {
        if word.shape == Shape::Nothing {
            return 0;
        }
        u32::from(scene.notes.get(&word.hash).copied().unwrap_or(0))
    };
    let this = of(here.words[2]);
    let listed = u32::from(here.words[2].known.flags & LISTED);
    for bit in 0..13 {
        if this & (1 << bit) != 0 {
            out.push(mix(80, bit, 0));
            out.push(mix(81, bit, listed));
        }
    }
    out.push(mix(82, this, 0));
    let coarse = u32::from(
        super::scene::AFTER_TITLE
            | super::scene::AFTER_FORENAME
            | super::scene::BEFORE_BODY
            | super::scene::AFTER_PLACE_WORD,
    );
    out.push(mix(83, of(here.words[1]) & coarse, this & coarse));
    out.push(mix(84, of(here.words[3]) & coarse, this & coarse));
}

fn fine_class(known: Known) -> u32 {
    u32::from(known.class) << 8 | u32::from(known.finer)
}

/// The first `count` characters, if the text is longer than that.
fn head(text: &str, count: usize) -> Option<&str> {
    text.char_indices().nth(count).map(|(at, _)| &text[..at])
}

/// The last `count` characters, if the text is longer than that.
fn tail(text: &str, count: usize) -> Option<&str> {
    let (at, _) = text.char_indices().nth_back(count - 1)?;
    (at > 0).then(|| &text[at..])
}

/// A hash of a template and two values, well mixed.
pub(super) fn mix(template: u32, one: u32, two: u32) -> u32 {
    let mut hash = template.wrapping_mul(0x9e37_79b1) ^ one;
    hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    hash ^= two.wrapping_mul(0xc2b2_ae35);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0x27d4_eb2f);
    (hash ^ (hash >> 16)).max(1)
}
