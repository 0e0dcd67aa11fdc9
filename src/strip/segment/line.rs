//! One block while it is being put together: white space is folded and inline marks are kept.

use super::joint::Joint;
use crate::doc::{Inline, InlineKind};
use crate::text::Span;
use crate::text::order::order_by;

/// Inline elements that may be open at once; a hostile page nests thousands around every block.
const MAX_OPEN: usize = 8;

/// Text of the block that is open, and the inline elements that are open around it.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    inlines: Vec<Inline>,
    open: Vec<(usize, InlineKind)>,
    /// Marks that are open and not kept, because too many are open already.
    ignored: u32,
    blank: bool,
    breaks: u8,
    /// Edges of inline elements since the last text.
    pub(super) joint: Joint,
    /// Cues of the inline elements that gave text.
    pub(super) cues: u32,
}

/// The text of a finished block and its marks.
pub(super) struct Finished {
    pub(super) text: String,
    pub(super) inlines: Vec<Inline>,
    pub(super) cues: u32,
}

impl Line {
    /// Whether it has no text yet but blanks.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// Adds running text: a run of white space becomes one blank.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_ascii() {
            self.push_ascii(text);
            return;
        }
        let mut words = text.split(char::is_whitespace);
        if let Some(first) = words.next() {
            self.push_word(first);
        }
        for word in words {
            self.blank = true;
            self.push_word(word);
        }
    }

    /// [`Self::push`] for ASCII, where words with single blanks between them are taken together.
    fn push_ascii(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some(start) = rest.iter().position(|&b| !is_blank(b)) {
            self.blank |= start > 0;
            let mut end = start;
            loop {
                let word = rest[end..].iter().position(|&b| is_blank(b));
                end = word.map_or(rest.len(), |word| end + word);
                let is_single = match rest[end..] {
                    [b' ', behind, ..] => !is_blank(behind),
                    _ => false,
                };
                if !is_single {
                    break;
                }
                end += 1;
            }
            let at = text.len() - rest.len();
            self.push_word(&text[at + start..at + end]);
            rest = &rest[end..];
        }
        self.blank |= !rest.is_empty();
    }

    fn push_word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            if self.breaks > 0 {
                self.text.push('\n');
            } else if (self.blank || self.is_apart(word)) && !self.text.ends_with(['\t', '\n']) {
                self.text.push(' ');
            }
        }
        self.blank = false;
        self.breaks = 0;
        self.joint = Joint::default();
        self.text.push_str(word);
    }

    /// Whether `word` begins anew although no blank stands before it; inside code every character counts.
    fn is_apart(&self, word: &str) -> bool {
        let in_code = |(_, kind): &(usize, InlineKind)| *kind == InlineKind::Code;
        self.joint.is_apart(&self.text, word) && !self.open.iter().any(in_code)
    }

    /// Adds a raised number behind a number in raised figures, which would read as one number; whether
    /// it was one.
    pub(super) fn push_power(&mut self, text: &str) -> bool {
        let text = text.trim();
        // "$479 99" is a price: cents are two figures, and powers of two figures are of ten.
        let digits = |c: char| c.is_ascii_digit();
        let base = &self.text[self.text.trim_end_matches(digits).len()..];
        let is_price = text.len() > 1 && text.bytes().all(|b| b.is_ascii_digit()) && base != "10";
        let behind_digit = !self.blank && !base.is_empty() && !is_price;
        let raised: Option<String> = text.chars().map(raised).collect();
        match raised.filter(|raised| behind_digit && !raised.is_empty()) {
            Some(raised) => {
                self.text.push_str(&raised);
                true
            }
            None => false,
        }
    }

    /// Adds preformatted text, whose white space counts.
    pub(super) fn push_verbatim(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Marks the end of a cell inside a table's row.
    pub(super) fn push_mark(&mut self, mark: char) {
        self.text.push(mark);
        self.blank = false;
        self.breaks = 0;
    }

    /// Notes a line break; true if it is the second in a row, which begins a new paragraph.
    pub(super) fn push_break(&mut self) -> bool {
        self.breaks = self.breaks.saturating_add(1);
        self.breaks > 1
    }

    /// Opens an inline mark.
    pub(super) fn open(&mut self, kind: InlineKind) {
        if self.open.len() >= MAX_OPEN {
            self.ignored += 1;
            return;
        }
        self.open.push((self.text.len(), kind));
    }

    /// Closes the inline mark that was opened last.
    pub(super) fn close(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        if let Some((start, kind)) = self.open.pop() {
            self.mark(start, kind);
        }
    }

    fn mark(&mut self, start: usize, kind: InlineKind) {
        let start = start + (self.text.get(start..).map_or(0, blanks_at_start));
        if start < self.text.len() {
            let span = Span::new(start, self.text.len());
            self.inlines.push(Inline { span, kind });
        }
    }

    /// The block so far, if it has any text; marks that are open go on in the next block.
    pub(super) fn finish(&mut self) -> Option<Finished> {
        self.blank = false;
        self.breaks = 0;
        self.joint = Joint::default();
        let cues = std::mem::take(&mut self.cues);
        if self.text.is_empty() {
            return None;
        }
        for number in 0..self.open.len() {
            let (start, kind) = self.open[number].clone();
            self.mark(start, kind);
            self.open[number].0 = 0;
        }
        let kept = self.text.trim_end().len();
        // The block's own text is as long as it must be; the room in which it grew stays here.
        let text = self.text[..kept].to_owned();
        let mut inlines: Vec<Inline> = self.inlines.drain(..).collect();
        self.text.clear();
        if text.trim_start().is_empty() {
            return None;
        }
        inlines.retain_mut(|inline| {
            inline.span.end = inline.span.end.min(kept);
            inline.span.start < inline.span.end
        });
        order_by(&mut inlines, |inline| {
            (inline.span.start, usize::MAX - inline.span.end)
        });
        Some(Finished {
            text,
            inlines,
            cues,
        })
    }
}

/// The raised form of a figure or its sign.
pub(super) fn raised(c: char) -> Option<char> {
    const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    match c {
        '+' => Some('⁺'),
        '-' | '−' | '–' => Some('⁻'),
        _ => FIGURES.get(c.to_digit(10)? as usize).copied(),
    }
}

/// White space in ASCII, as [`char::is_whitespace`] has it.
fn is_blank(b: u8) -> bool {
    matches!(b, b'\t'..=b'\r' | b' ')
}

fn blanks_at_start(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
