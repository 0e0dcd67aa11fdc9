//! What one block's text is like, counted in one pass: words, marks, capitals, links, cues.

mod pieces;

use super::cues::{self, words};
use super::hashes::{Hashes, Kept};
use super::segment::TextBlock;
use crate::doc::{Inline, InlineKind};
use pieces::Run;

/// Counts of one block.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stats {
    /// Words; a character of a script without spaces counts [`UNSPACED_WORD`].
    pub words: f32,
    /// Characters that are not white space.
    pub chars: u32,
    /// Letters.
    pub letters: u32,
    /// Capital letters.
    pub capitals: u32,
    /// Decimal digits.
    pub digits: u32,
    /// Commas of any script.
    pub commas: u32,
    /// Marks that end sentences, followed by white space or nothing.
    pub ends: u32,
    /// Quotation marks.
    pub quotes: u32,
    /// Marks between the entries of a menu: `|`, `•`, `»`, `/` with blanks around.
    pub separators: u32,
    /// Words that begin with a capital.
    pub capitalised: u32,
    /// Words that are stop words of some language.
    pub stops: u32,
    /// Words that are names of icons: "mdi-share", "fa-twitter".
    pub icons: u32,
    /// Numbers that can be years.
    pub years: u32,
    /// Bytes inside links.
    pub linked: u32,
    /// Links.
    pub links: u32,
    /// Bytes inside strong or emphasised text.
    pub stressed: u32,
    /// Line breaks.
    pub breaks: u32,
    /// Cues of the words.
    pub cues: u32,
    /// Phrases that tell what a cut is.
    pub telling: u32,
    /// How many words gave a cue.
    pub cued: u32,
    /// First character.
    pub first: char,
    /// Last character.
    pub last: char,
    /// Hash of the letters and digits in lower case.
    pub hash: u32,
}

/// What a character of Chinese, Japanese or Thai counts as a word.
pub const UNSPACED_WORD: f32 = 0.6;

impl Stats {
    /// Counts a block.
    pub fn of(block: &TextBlock) -> Self {
        Self::read(block, &mut Hashes::new(Kept::None))
    }

    /// Counts a block and keeps its words' hashes.
    pub fn read(block: &TextBlock, hashes: &mut Hashes) -> Self {
        let mut stats = Self::read_text(&block.text, hashes);
        for Inline { span, kind } in &block.inlines {
            match kind {
                InlineKind::Link(_) => {
                    stats.linked += span.len() as u32;
                    stats.links += 1;
                }
                InlineKind::Code => {}
                _ => stats.stressed += span.len() as u32,
            }
        }
        stats.linked = stats.linked.min(block.text.len() as u32);
        stats.stressed = stats.stressed.min(block.text.len() as u32);
        stats
    }

    /// Counts a text without marks.
    pub fn of_text(text: &str) -> Self {
        Self::read_text(text, &mut Hashes::new(Kept::None))
    }

    fn read_text(text: &str, hashes: &mut Hashes) -> Self {
        let mut stats = Self {
            first: text.chars().next().unwrap_or(' '),
            last: text.chars().next_back().unwrap_or(' '),
            hash: cues::HASH_START,
            ..Self::default()
        };
        let mut reader = Reader {
            previous: 0,
            stats: &mut stats,
            hashes,
        };
        let mut at = 0;
        while let Some(start) = pieces::next(text, at) {
            at = reader.read_piece(text, start);
        }
        reader.hashes.end_block();
        stats.breaks = text.bytes().filter(|&b| b == b'\n').count() as u32;
        stats
    }

    /// Share of the text that is inside links.
    pub fn link_share(&self, block: &TextBlock) -> f32 {
        self.linked as f32 / block.text.len().max(1) as f32
    }

    /// Whether the text looks like a sentence or more.
    pub fn is_prose(&self) -> bool {
        self.words >= 12.0 && self.ends > 0
    }

    /// Whether the text is a bar of buttons: names of icons stand where a reader sees pictures, and
    /// no sentence has several among so few words.
    pub fn is_icon_bar(&self) -> bool {
        self.icons >= 3 && self.icons as f32 * ICON_BAR >= self.words
    }
}

struct Reader<'s> {
    /// Hash of the cue of several words that the words before began; 0 for none.
    previous: u32,
    stats: &'s mut Stats,
    hashes: &'s mut Hashes,
}

impl Reader<'_> {
    /// Reads what stands between two blanks from `start` on; the offset behind it. It is one run, where
    /// it has no white space beyond ASCII.
    #[inline]
    fn read_piece(&mut self, text: &str, start: usize) -> usize {
        let (stats, hashes) = (&mut *self.stats, &mut *self.hashes);
        if let Some(run) = pieces::count_bare(stats, hashes, text, start) {
            self.hashes.note_piece();
            self.stats.words += 1.0;
            self.word(&run);
            return run.end;
        }
        if let Some(run) = pieces::count_ascii(self.stats, self.hashes, text, start) {
            let end = run.end;
            self.read(&text[start..end], &run);
            return end;
        }
        let end = pieces::end(text, start);
        for piece in text[start..end].split_whitespace() {
            let run = pieces::count(self.stats, self.hashes, piece);
            self.read(piece, &run);
        }
        end
    }

    /// One run without white space; usually a word with marks around it.
    fn read(&mut self, text: &str, run: &Run) {
        let stats = &mut *self.stats;
        if ends_sentence(text, run.last) {
            stats.ends += 1;
        }
        if run.has_letter || run.has_digit {
            self.hashes.note_piece();
        }
        if run.unspaced > 0 {
            stats.words += run.unspaced as f32 * UNSPACED_WORD;
            self.previous = 0;
            return;
        }
        if !run.has_letter && !run.has_digit {
            stats.separators += u32::from(matches!(
                text,
                "|" | "•" | "·" | "»" | "/" | "›" | ">" | "-" | "–"
            ));
            return;
        }
        stats.words += 1.0;
        self.word(run);
    }

    fn word(&mut self, run: &Run) {
        let word = run.word;
        let stats = &mut *self.stats;
        if !run.has_letter {
            let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            stats.years += u32::from(year);
            self.previous = 0;
            return;
        }
        if word.starts_with(char::is_uppercase) {
            stats.capitalised += 1;
        }
        if run.has_mark && is_icon(word) {
            stats.icons += 1;
        }
        if word.len() > LONGEST_CUE {
            self.previous = 0;
            return;
        }
        let alone = run.hash;
        let mut found = cues::of_word(alone);
        if found & words::STOP != 0 {
            stats.stops += 1;
        }
        let mut opened = if found & words::OPENS != 0 { alone } else { 0 };
        if self.previous != 0 {
            let joined = cues::phrase(self.previous, word);
            let of_phrase = cues::of_word(joined);
            found |= of_phrase;
            if of_phrase & words::OPENS != 0 {
                opened = joined;
            }
        }
        self.previous = opened;
        stats.telling |= found & words::TELLING;
        let found = found & !(words::STOP | words::OPENS | words::TELLING);
        stats.cues |= found;
        stats.cued += u32::from(found != 0);
    }
}

/// Words longer than this are no cues, bytes.
const LONGEST_CUE: usize = 40;

fn ends_sentence(run: &str, last: char) -> bool {
    let last = if matches!(last, '"' | '”' | '’' | '\'' | '»' | ')' | ']') {
        let inner = run.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
        inner.chars().next_back().unwrap_or(' ')
    } else {
        last
    };
    matches!(
        last,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।'
    )
}

/// Words for each name of an icon in a bar of buttons, at most.
const ICON_BAR: f32 = 8.0;

/// Prefixes of the class names that icon fonts give to empty elements.
const ICONS: [&str; 12] = [
    "mdi-",
    "fa-",
    "icon-",
    "bi-",
    "glyphicon-",
    "ion-",
    "ti-",
    "ri-",
    "fas-",
    "dashicons-",
    "uil-",
    "lni-",
];

/// Whether a word is the name of an icon: "mdi-share-variant".
pub fn is_icon(word: &str) -> bool {
    // All of them have one of these signs, and few words do.
    let marked = word.bytes().any(|b| matches!(b, b'-' | b'_'));
    marked
        && word.is_ascii()
        && (ICONS.iter().any(|prefix| word.starts_with(prefix))
            || word.ends_with("-icon")
            || word.contains("_icon"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_counted() {
        let stats = Stats::of_text("“The dam, built in 1987, holds,” said Ana Reis.");
        assert_eq!(
            (
                stats.words,
                stats.commas,
                stats.ends,
                stats.quotes,
                stats.years
            ),
            (9.0, 3, 1, 2, 1)
        );
        assert_eq!(stats.capitalised, 3);
        assert!(stats.stops >= 2);
    }

    #[test]
    fn icons_and_cues_are_seen() {
        let stats = Stats::of_text("Share mdi-share-variant fa-twitter");
        assert_eq!(stats.icons, 2);
        assert_ne!(stats.cues & words::bit("share"), 0);
        assert_ne!(
            Stats::of_text("All rights reserved").cues & words::bit("legal"),
            0
        );
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        assert!(Stats::of_text("大坝建于一九八七年，至今完好。").words > 6.0);
    }
}
