//! What stands between two blanks, read once: its characters counted, its word and its runs of letters
//! and digits hashed.

use super::Stats;
use crate::strip::cues::{self, words};
use crate::strip::hashes::{Hashes, Word};

/// What a run without white space was found to be.
pub(super) struct Run<'t> {
    /// The run without the marks at its ends.
    pub(super) word: &'t str,
    /// Hash of the word in lower case.
    pub(super) hash: u32,
    pub(super) has_letter: bool,
    pub(super) has_digit: bool,
    /// Whether the word may have a mark inside.
    pub(super) has_mark: bool,
    /// Characters of scripts without spaces.
    pub(super) unspaced: u32,
    pub(super) last: char,
    /// The offset behind it.
    pub(super) end: usize,
}

/// What a byte is.
const BLANK: u8 = 1;
const BEYOND: u8 = 2;
const LETTER: u8 = 4;
const CAPITAL: u8 = 8;
const DIGIT: u8 = 16;
const MARK: u8 = 32;
/// Set in the bytes of letters and digits; digits have it already, capitals become small by it.
const SMALL: u8 = 0x20;

/// [`BLANK`] and so on, by byte. Blank is what [`char::is_whitespace`] calls so.
static CLASS: [u8; 256] = {
    let mut class = [BEYOND; 256];
    let mut b = 0;
    while b < 128 {
        class[b] = match b as u8 {
            b'\t'..=b'\r' | b' ' => BLANK,
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | CAPITAL,
            b'0'..=b'9' => DIGIT,
            _ => MARK,
        };
        b += 1;
    }
    class
};

fn class(b: u8) -> u8 {
    CLASS[usize::from(b)]
}

/// The offset of the first piece at `from` or behind.
pub(super) fn next(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let blanks = rest.iter().position(|&b| class(b) != BLANK)?;
    Some(from + blanks)
}

/// The offset behind the piece that begins at `start`.
pub(super) fn end(text: &str, start: usize) -> usize {
    let rest = &text.as_bytes()[start..];
    let length = rest.iter().position(|&b| class(b) == BLANK);
    start + length.unwrap_or(rest.len())
}

/// FNV-1a with a whole character a step.
fn hashed(hash: u32, c: u32) -> u32 {
    (hash ^ c).wrapping_mul(0x0100_0193)
}

/// Counts a piece; [`count_ascii`] does it quicker.
pub(super) fn count<'t>(stats: &mut Stats, hashes: &mut Hashes, text: &'t str) -> Run<'t> {
    let word = text.trim_matches(|c: char| !c.is_alphanumeric());
    let mut run = Run {
        word,
        hash: cues::hash_lower(cues::HASH_START, word),
        has_letter: false,
        has_digit: false,
        has_mark: true,
        unspaced: 0,
        last: ' ',
        end: 0,
    };
    if hashes.keeps(stats.words) {
        hashes.push_all(text);
    }
    for c in text.chars() {
        stats.chars += 1;
        run.last = c;
        if c.is_ascii_digit() {
            stats.digits += 1;
            run.has_digit = true;
        } else if c.is_alphabetic() {
            stats.letters += 1;
            stats.capitals += u32::from(c.is_uppercase());
            run.has_letter = true;
            run.unspaced += u32::from(is_unspaced(c));
        } else {
            count_mark(stats, c);
            if matches!(c, '\'' | '’') {
                hashes.note_apostrophe();
            }
            continue;
        }
        let lower = match c.is_ascii() {
            true => c.to_ascii_lowercase(),
            false => c.to_lowercase().next().unwrap_or(c),
        };
        stats.hash = hashed(stats.hash, lower as u32);
    }
    run
}

/// [`count`] of the piece at `start`, where it is nothing but letters and digits of ASCII, as most words
/// are. Nothing, and nothing counted, where it is not.
#[inline]
pub(super) fn count_bare<'t>(
    stats: &mut Stats,
    hashes: &mut Hashes,
    text: &'t str,
    start: usize,
) -> Option<Run<'t>> {
    let rest = &text.as_bytes()[start..];
    let is_sign = |b: u8| class(b) & (LETTER | DIGIT) != 0;
    let length = rest.iter().position(|&b| !is_sign(b));
    let length = length.unwrap_or(rest.len());
    let is_bare = rest.get(length).is_none_or(|&b| class(b) == BLANK);
    if !is_bare || length == 0 {
        return None;
    }
    let (mut all, mut hash, mut capitals, mut digits) = (stats.hash, cues::HASH_START, 0, 0);
    for &b in &rest[..length] {
        let lower = u32::from(b | SMALL);
        all = hashed(all, lower);
        hash = hashed(hash, lower);
        capitals += u32::from(class(b) & CAPITAL != 0);
        digits += u32::from(class(b) & DIGIT != 0);
    }
    let letters = length as u32 - digits;
    if hashes.keeps(stats.words) {
        hashes.push(Word {
            hash,
            figures: if letters == 0 { digits.min(4) as u8 } else { 0 },
        });
    }
    stats.chars += length as u32;
    stats.letters += letters;
    stats.capitals += capitals;
    stats.digits += digits;
    stats.hash = all;
    let end = start + length;
    Some(Run {
        word: &text[start..end],
        hash,
        has_letter: letters > 0,
        has_digit: digits > 0,
        has_mark: false,
        unspaced: 0,
        last: char::from(rest[length - 1]),
        end,
    })
}

/// Bytes of a quotation mark, a dash or dots as books have them.
const CURLED: usize = 3;

/// The last byte of the mark, from U+2010 to U+2027, that a text begins with. No blank is among them.
fn curled(text: &[u8]) -> Option<u8> {
    match text {
        [0xe2, 0x80, last @ 0x90..=0xa7, ..] => Some(*last),
        _ => None,
    }
}

/// [`count`] of the piece at `start`, where all of it is ASCII but for [`curled`] marks: one pass finds
/// its end, the word and all hashes as well. Nothing, and nothing counted, where it is not.
pub(super) fn count_ascii<'t>(
    stats: &mut Stats,
    hashes: &mut Hashes,
    text: &'t str,
    start: usize,
) -> Option<Run<'t>> {
    let bytes = text.as_bytes();
    let (mut capitals, mut digits, mut alike) = (0, 0, 0);
    // Of the block's letters and digits, of the word so far, and of the word up to its last sign.
    let (mut all, mut so_far, mut hash) = (stats.hash, cues::HASH_START, cues::HASH_START);
    let (mut first, mut last, mut runs) = (start, start, 0);
    let keeps = hashes.keeps(stats.words);
    let kept = hashes.len();
    let mut marks = Marks::default();
    let mut at = start;
    loop {
        let own = bytes.get(at).map_or(BLANK, |&b| class(b));
        if own & (LETTER | DIGIT) != 0 {
            let from = at;
            if runs == 0 {
                first = at;
            }
            runs += 1;
            let (mut run, mut figures) = (cues::HASH_START, 0);
            while let Some(&b) = bytes.get(at) {
                let own = class(b);
                if own & (LETTER | DIGIT) == 0 {
                    break;
                }
                let lower = u32::from(b | SMALL);
                all = hashed(all, lower);
                run = hashed(run, lower);
                capitals += u32::from(own & CAPITAL != 0);
                figures += u32::from(own & DIGIT != 0);
                at += 1;
            }
            digits += figures;
            alike += at - from;
            so_far = match runs {
                1 => run,
                _ => cues::hash_ascii(so_far, &bytes[from..at]),
            };
            (last, hash) = (at, so_far);
            if keeps {
                let is_number = figures as usize == at - from;
                hashes.push(Word {
                    hash: run,
                    figures: if is_number { figures.min(4) as u8 } else { 0 },
                });
            }
        } else if own == MARK {
            let b = bytes[at];
            marks.count(b);
            // Marks before the word are none of it, and those behind it are not taken over.
            if runs > 0 {
                so_far = hashed(so_far, u32::from(b));
            }
            at += 1;
        } else if own == BLANK {
            break;
        } else if let Some(mark) = curled(&bytes[at..]) {
            marks.count_curled(mark);
            if runs > 0 {
                so_far = cues::hash(so_far, &bytes[at..at + CURLED]);
            }
            at += CURLED;
        } else {
            hashes.take_back(kept);
            return None;
        }
    }
    let curled = marks.curled;
    stats.chars += (at - start) as u32 - curled * (CURLED as u32 - 1);
    stats.letters += alike as u32 - digits;
    stats.capitals += capitals;
    stats.digits += digits;
    stats.hash = all;
    marks.add(stats, hashes);
    Some(Run {
        word: &text[first..last],
        hash,
        has_letter: alike as u32 > digits,
        has_digit: digits > 0,
        has_mark: runs > 1,
        unspaced: 0,
        last: match curled {
            0 => char::from(bytes[at - 1]),
            _ => text[..at].chars().next_back().unwrap_or(' '),
        },
        end: at,
    })
}

/// Marks of one piece that are counted.
#[derive(Default)]
struct Marks {
    commas: u32,
    quotes: u32,
    separators: u32,
    curled: u32,
    apostrophe: bool,
}

impl Marks {
    fn count(&mut self, b: u8) {
        match b {
            b',' => self.commas += 1,
            b'"' => self.quotes += 1,
            b'|' => self.separators += 1,
            b'\'' => self.apostrophe = true,
            _ => {}
        }
    }

    /// Takes in a mark by its last byte.
    fn count_curled(&mut self, last: u8) {
        self.curled += 1;
        match last {
            // ‘ ’ “ ” „
            0x98 | 0x99 | 0x9c | 0x9d | 0x9e => self.quotes += 1,
            // •
            0xa2 => self.separators += 1,
            _ => {}
        }
        self.apostrophe |= last == 0x99;
    }

    fn add(self, stats: &mut Stats, hashes: &mut Hashes) {
        stats.commas += self.commas;
        stats.quotes += self.quotes;
        stats.separators += self.separators;
        if self.apostrophe {
            hashes.note_apostrophe();
        }
    }
}

fn count_mark(stats: &mut Stats, c: char) {
    match c {
        ',' | '、' | '،' | '，' => stats.commas += 1,
        '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '「' | '」' => {
            stats.quotes += 1
        }
        '|' | '•' | '·' => stats.separators += 1,
        '©' => stats.cues |= words::bit("legal"),
        _ => {}
    }
}

fn is_unspaced(c: char) -> bool {
    matches!(c as u32, 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strip::hashes::Kept;

    #[test]
    fn a_piece_of_ascii_is_counted_as_any_other() {
        for piece in [
            "word",
            "Ferry",
            "2026",
            "12345",
            "B2B",
            "Word,",
            "\"Ida's",
            "don't!",
            "(1987)",
            "mdi-share_variant",
            "a/b/C3",
            "--",
            "|",
            "x",
            "12.5%",
            "--a--b--",
            "'",
            "“We",
            "don’t”,",
            "‘„•…—",
            "Elne—which",
            "end.”",
            "\u{2010}\u{2027}x",
        ] {
            let (mut slow, mut quick) = (Stats::default(), Stats::default());
            let mut words = [Hashes::new(Kept::All), Hashes::new(Kept::All)];
            let expected = count(&mut slow, &mut words[0], piece);
            let text = format!(" {piece} next");
            let found = count_ascii(&mut quick, &mut words[1], &text, 1).expect("it is ASCII");
            assert_eq!(slow, quick, "{piece}");
            assert_eq!(found.end, 1 + piece.len(), "{piece}");
            let told = |run: &Run| (run.hash, run.has_letter, run.has_digit, run.last);
            assert_eq!(told(&found), told(&expected), "{piece}");
            assert_eq!(found.word, expected.word, "{piece}");
            words.iter_mut().for_each(Hashes::end_block);
            assert_eq!(words[0].of_block(0), words[1].of_block(0), "{piece}");
            let (mut bare, mut own) = (Stats::default(), Hashes::new(Kept::All));
            let is_bare = piece.bytes().all(|b| b.is_ascii_alphanumeric());
            let found = count_bare(&mut bare, &mut own, &text, 1);
            assert_eq!(found.is_some(), is_bare, "{piece}");
            if let Some(found) = found {
                own.end_block();
                assert_eq!((bare, found.end), (slow, 1 + piece.len()), "{piece}");
                assert_eq!(told(&found), told(&expected), "{piece}");
                assert_eq!(own.of_block(0), words[0].of_block(0), "{piece}");
            }
        }
    }

    #[test]
    fn a_piece_beyond_ascii_leaves_nothing_counted() {
        let (mut stats, mut words) = (Stats::default(), Hashes::new(Kept::All));
        assert!(count_ascii(&mut stats, &mut words, "so-called»", 0).is_none());
        assert!(count_ascii(&mut stats, &mut words, "so\u{2028}", 0).is_none());
        words.end_block();
        assert_eq!(stats, Stats::default());
        assert_eq!(words.of_block(0).0, []);
    }
}
