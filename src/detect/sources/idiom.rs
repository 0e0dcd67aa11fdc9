//! Cues of several words with a verb that reports nothing by itself: "as X put it", "X made it clear
//! that", "X went on record".

use super::cue::{Attribution, Reader, SIGHT, Side};
use super::lexis::Features;
use super::subject::Subject;

impl Reader<'_> {
    /// The attribution of an idiom whose verb is at an item.
    pub(super) fn idiom(&self, at: usize) -> Option<Attribution> {
        let text = self.passage.text(at);
        if matches!(text, "put" | "puts") && self.is(at + 1, "it") {
            return self.put_it(at);
        }
        if matches!(text, "went" | "goes") && self.is(at + 1, "on") {
            return self.goes_on(at);
        }
        if matches!(text, "made" | "makes" | "make") {
            return self.made_clear(at);
        }
        None
    }

    /// "as X put it, …", "X put it this way: “…”".
    fn put_it(&self, at: usize) -> Option<Attribution> {
        let subject = self.speaking(at)?;
        let start = subject.start;
        if start > self.from() && self.is(start - 1, "as") {
            let frame = start - 1..at + 2;
            let side = match frame.start == self.from() {
                true => Side::Behind,
                false => self.side(&frame),
            };
            return Some(self.attributed(subject, at..at + 2, (frame, side)));
        }
        let quote = (at + 2..(at + 2 + SIGHT / 2).min(self.to()))
            .find(|&i| self.is(i, ":") && self.passage.quote(i + 1).is_some())?;
        let frame = start..quote + 1;
        Some(self.attributed(subject, at..at + 2, (frame, Side::Behind)))
    }

    /// "X went on, “…”", “…,” X went on.
    fn goes_on(&self, at: usize) -> Option<Attribution> {
        let subject = self.speaking(at)?;
        let start = subject.start;
        let end = at + 2;
        let led = matches!(self.passage.text(end), "," | ":" | ";")
            && end + 1 < self.to()
            && self.passage.quote(end + 1).is_some();
        if led && !self.is_behind_quote(start) {
            return Some(self.attributed(subject, at..end, (start..end + 1, Side::Behind)));
        }
        let closes = end >= self.to() || self.passage.is_mark(end);
        let quoted = self.is_behind_quote(start);
        if !(closes && quoted) {
            return None;
        }
        let frame = start..end;
        let side = self.side(&frame);
        Some(self.attributed(subject, at..end, (frame, side)))
    }

    /// "X made it clear that", "X has made clear".
    fn made_clear(&self, at: usize) -> Option<Attribution> {
        let clear = (at + 1..at + 4).find(|&i| self.is(i, "clear"))?;
        let between = (at + 1..clear).all(|i| self.is(i, "it") || self.has(i, Features::ADVERB));
        if !between || !self.is(clear + 1, "that") {
            return None;
        }
        let subject = self.speaking(at)?;
        let frame = subject.start..clear + 2;
        Some(self.attributed(subject, at..clear + 1, (frame, Side::Behind)))
    }

    /// The subject that speaks before a verb and its auxiliaries.
    fn speaking(&self, at: usize) -> Option<Subject> {
        let mut last = at.checked_sub(1).filter(|&l| l >= self.from())?;
        while self.has(last, Features::ADVERB.and(Features::HAVE)) && last > self.from() {
            last -= 1;
        }
        if self.has(last, Features::NEGATION) {
            return None;
        }
        self.adjacent(last)
            .filter(|subject| subject.sources.iter().all(|p| p.sort.speaks()))
    }

    fn attributed(
        &self,
        subject: Subject,
        cue: std::ops::Range<usize>,
        (frame, side): (std::ops::Range<usize>, Side),
    ) -> Attribution {
        Attribution {
            sentence: self.number,
            sources: subject.sources,
            venue: None,
            cue,
            frame,
            side,
        }
    }
}
