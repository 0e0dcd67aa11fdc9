//! Strings: byte spans, display width, and the one border at which control characters go.
//!
//! Everything above works on text that passed [`clean`]; nothing above measures a width by itself.
//! This floor knows no page, no article and no terminal.

pub mod numbers;
pub mod order;
pub mod words;

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A half-open range of byte offsets into one string, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, byte offsets.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// What sorts by the beginning, and of two that begin together by the end.
    pub const fn key(self) -> order::Key {
        (self.start, self.end)
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether no byte lies inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte offset lies inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `inner` lies inside.
    pub const fn covers(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether both share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same length of text `by` bytes further on.
    pub const fn shifted(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The text that the span means.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Columns that a string without control characters takes on a terminal.
///
/// Measured grapheme by grapheme, as it is drawn: an emoji of several characters is two columns as a
/// whole and more as a sum of characters, while lam and alef, which fonts join into one sign, stand
/// in two cells of a terminal.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text without anything that a terminal could obey or that hides or reorders text.
///
/// Line breaks of every kind become `\n`, tabs stay. Removed are C0, DEL and C1 controls, whole CSI
/// sequences (`ESC [ …`), byte order marks, overrides, embeddings and isolates of text direction,
/// deprecated format controls, interlinear annotation, tag characters and every other code point
/// that is set aside for invisible use. Joiners stay, and one variation selector behind a character
/// that can have one: scripts and emoji need them, while a run of them only carries hidden bytes.
/// The payload of other escape sequences stays as visible text, so nothing that could be meant for a
/// reader is lost.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    match first_unwanted(text) {
        None => Cow::Borrowed(text),
        Some(at) => Cow::Owned(clean_from(text, at)),
    }
}

/// Byte offset of the first character that [`clean`] may change.
fn first_unwanted(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = first_suspect(text, at) {
        let c = text[found..].chars().next()?;
        if is_unwanted(c) || is_selector(c) {
            return Some(found);
        }
        at = found + c.len_utf8();
    }
    None
}

/// Bytes that are looked at together for one with which an unwanted character can begin.
const LANE: usize = 32;

/// Byte offset, at `from` or behind, of the first character whose first byte an unwanted one can have.
fn first_suspect(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    // Nearly all of nearly every page is nothing of that kind, and a sum over a lane without a
    // branch becomes vector instructions: 170 KB took 290 µs byte by byte and take 20 µs so.
    let (lanes, _) = bytes.as_chunks::<LANE>();
    let lane = lanes
        .iter()
        .position(|lane| lane.iter().fold(false, |any, &b| any | is_suspect(b)))
        .unwrap_or(lanes.len());
    let start = lane * LANE;
    let tail = bytes[start..].iter();
    let place = tail.copied().position(|b| SUSPECT[usize::from(b)])?;
    Some(from + start + place)
}

/// Whether a short text is all printable ASCII, which is seen by eights: attributes and most texts are
/// shorter than a lane.
fn is_plain(bytes: &[u8]) -> bool {
    if bytes.len() > 2 * LANE {
        return false;
    }
    let Some(&last) = bytes.last_chunk() else {
        return bytes.iter().all(|b| matches!(b, b' '..=b'~'));
    };
    let (eights, _) = bytes.as_chunks();
    is_plain_eight(last) && eights.iter().all(|&eight| is_plain_eight(eight))
}

fn is_plain_eight(eight: [u8; 8]) -> bool {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    let eight = u64::from_le_bytes(eight);
    let below_blank = eight.wrapping_sub(EACH * 0x20) & !eight;
    let deleted = (eight ^ (EACH * 0x7f)).wrapping_sub(EACH);
    (eight | below_blank | deleted) & HIGH == 0
}

/// [`is_suspect`] of each byte.
static SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut b = 0;
    while b < suspect.len() {
        suspect[b] = is_suspect(b as u8);
        b += 1;
    }
    suspect
};

/// Whether a character that [`clean`] changes can begin with the byte.
const fn is_suspect(b: u8) -> bool {
    let control = (b < b' ') & (b != b'\n') & (b != b'\t');
    control | matches!(b, 0x7f | 0xc2 | 0xe2 | 0xef) | (b >= 0xf0)
}

fn clean_from(text: &str, at: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut copied, mut next) = (0, Some(at));
    while let Some(at) = next {
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { break };
        if !is_unwanted(c) && !is_selector(c) {
            next = first_suspect(text, at + c.len_utf8());
            continue;
        }
        out.push_str(&text[copied..at]);
        clean_char(c, &mut rest, &mut out);
        copied = text.len() - rest.as_str().len();
        next = first_suspect(text, copied);
    }
    out.push_str(&text[copied..]);
    out
}

/// Writes what stays of an unwanted character or a selector; takes what belongs to it from `rest`.
fn clean_char(c: char, rest: &mut std::str::Chars, out: &mut String) {
    match c {
        '\r' => {
            skip(rest, |c| c == '\n');
            out.push('\n');
        }
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
        '\u{1b}' if skip(rest, |c| c == '[') => {
            while skip(rest, |p| (' '..='?').contains(&p)) {}
            skip(rest, |f| ('@'..='~').contains(&f));
        }
        _ if is_selector(c) && out.chars().next_back().is_some_and(|b| selects(c, b)) => {
            out.push(c)
        }
        _ => {}
    }
}

/// Takes the next character if it is meant.
fn skip(rest: &mut std::str::Chars, meant: impl Fn(char) -> bool) -> bool {
    let taken = rest.as_str().starts_with(meant);
    if taken {
        rest.next();
    }
    taken
}

/// Whether [`clean`] changes or removes the character wherever it stands.
fn is_unwanted(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        ' '..='~' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{feff}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => true,
        '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' => true,
        '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Whether the character only chooses how the one before it looks.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a variation selector means something behind `base`.
fn selects(selector: char, base: char) -> bool {
    match selector {
        // Variants of ideographs, from the first block of their radicals on.
        '\u{e0100}'.. => base >= '\u{2e80}' && !is_selector(base),
        _ => !base.is_whitespace() && !is_selector(base),
    }
}

/// An offset in four bytes. No page is as long as that: what is read ends far before.
pub fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The greatest character boundary that is not above `at`, bytes; the length where `at` is beyond.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text with every run of white space as one blank, none at the ends.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_go_and_text_stays() {
        let check = |raw: &str, expected: &str| assert_eq!(clean(raw), expected, "{raw:?}");
        check("plain, ünd 中文 👩‍👩‍👧", "plain, ünd 中文 👩‍👩‍👧");
        check("a\r\nb\rc\u{2028}d", "a\nb\nc\nd");
        check("\u{1b}[31mred\u{1b}[0m", "red");
        check("\u{1b}]0;title\u{7}x", "]0;titlex");
        check("a\u{9b}31mb\u{202e}c\u{feff}", "a31mbc");
        check("tab\tstays", "tab\tstays");
        check("\u{1b}[", "");
        check("\u{206a}\u{206f}a\u{fff0}\u{1d173}\u{e01f0}b", "ab");
    }

    #[test]
    fn a_control_is_found_wherever_it_stands() {
        for length in 0..80 {
            for control in ["\u{1b}", "\u{7f}", "\u{9b}", "\u{202e}", "\u{feff}"] {
                let text = format!("{}{control}~ ü", "~".repeat(length));
                assert_eq!(clean(&text), format!("{}~ ü", "~".repeat(length)));
            }
        }
    }

    #[test]
    fn hidden_bytes_go_and_variants_stay() {
        let check = |raw: &str, expected: &str| assert_eq!(clean(raw), expected, "{raw:?}");
        check("❤\u{fe0f} 1\u{fe0f}\u{20e3}", "❤\u{fe0f} 1\u{fe0f}\u{20e3}");
        check("葛\u{e0100}城", "葛\u{e0100}城");
        check("a\u{fe01}\u{fe02}\u{fe03}b", "a\u{fe01}b");
        check("a\u{e0101}\u{e0168}b", "ab");
        check(" \u{fe0f}x", " x");
        check("hi\u{e0068}\u{e0069}\u{e007f}", "hi");
    }

    #[test]
    fn width_is_that_of_whole_graphemes() {
        assert_eq!(width("👩‍👩‍👧"), 2);
        assert_eq!(width("中文"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("السلام"), 6);
    }

    #[test]
    fn boundaries_are_rounded_down() {
        assert_eq!(
            [0, 1, 2, 3, 9].map(|at| floor_boundary("aéb", at)),
            [0, 1, 1, 3, 4]
        );
    }

    #[test]
    fn white_space_is_squeezed() {
        assert_eq!(squeeze("  a \n\t b\u{a0}c "), "a b c");
    }
}
