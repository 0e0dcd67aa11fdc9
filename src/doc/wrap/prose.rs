//! Running text → rows: greedy filling between the break opportunities of Unicode's line breaking.
//!
//! textwrap finds the opportunities; widths are measured here, on whole words, because a sum over
//! characters is wrong for emoji and combining marks.

use super::{
    Fill, Fragment, Room, Row, RowKind, SOFT_HYPHEN, fragments, lines, shown_width, units,
};
use crate::text::{Span, width};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use textwrap::WordSeparator;
use textwrap::core::Word;

pub(super) fn rows(text: &str, span: Span, room: Room, fill: Fill) -> Vec<Row> {
    let mut rows = Vec::new();
    for (line, end) in lines(text, span) {
        let mut filling = Filling {
            text,
            room,
            fill,
            rows,
            start: line.start,
            shown: Span::new(line.start, line.start),
            columns: 0,
            blanks: 0,
        };
        filling.words(line);
        filling.fill = Fill::Ragged;
        filling.close(end.end, RowKind::Text);
        rows = filling.rows;
    }
    rows
}

/// How words are told apart: by Unicode's rules, and in Thai, Lao, Khmer and Burmese, which have no
/// blanks between their words, by dictionaries as well. Those are only touched where such a letter is.
fn separator(line: &str) -> WordSeparator {
    let is_complex =
        |c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    match !line.is_ascii() && line.contains(is_complex) {
        true => WordSeparator::Custom(words_by_dictionary),
        false => WordSeparator::UnicodeBreakProperties,
    }
}

thread_local! {
    static BY_DICTIONARY: LineSegmenterBorrowed<'static> =
        LineSegmenter::new_dictionary(LineBreakOptions::default());
}

fn words_by_dictionary(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let breaks: Vec<usize> = BY_DICTIONARY.with(|segmenter| segmenter.segment_str(line).collect());
    let mut start = 0;
    let words = breaks.into_iter().filter(|&end| end > 0).map(move |end| {
        let word = line.get(start..end).unwrap_or_default();
        start = end;
        Word::from(word)
    });
    Box::new(words)
}

/// A row being filled.
struct Filling<'a> {
    text: &'a str,
    room: Room,
    fill: Fill,
    rows: Vec<Row>,
    /// First byte that the row stands for.
    start: usize,
    /// What the row shows so far.
    shown: Span,
    /// Columns of what it shows.
    columns: usize,
    /// Columns of the blanks after that; shown only where a word follows in the same row.
    blanks: usize,
}

impl Filling<'_> {
    fn words(&mut self, line: Span) {
        let mut at = line.start;
        for word in separator(line.of(self.text)).find_words(line.of(self.text)) {
            let end = at + word.word.len();
            self.word(Span::new(at, end));
            self.blanks += word.whitespace.len();
            at = end + word.whitespace.len();
        }
    }

    /// Puts a word into the row, or into the next one, or into as many as it needs.
    fn word(&mut self, word: Span) {
        if word.is_empty() {
            return;
        }
        let columns = shown_width(word.of(self.text));
        let room = self.room.columns();
        if self.columns + self.blanks + columns <= room {
            self.show(word.end, columns);
            return;
        }
        if let Some(split) = self.soft_split(word) {
            let head = Span::new(word.start, split);
            self.show(split, shown_width(head.of(self.text)));
            self.close(split, RowKind::Hyphenated);
            return self.word(Span::new(split, word.end));
        }
        if self.columns > 0 {
            self.close(word.start, RowKind::Text);
        }
        // Blanks before the row's first word are shown only where they have room beside it.
        self.blanks = 0;
        self.shown = Span::new(word.start, word.start);
        if columns <= room {
            return self.show(word.end, columns);
        }
        self.long_word(word);
    }

    /// The offset behind the last soft hyphen of the word at which the row can end with a hyphen.
    fn soft_split(&self, word: Span) -> Option<usize> {
        let text = word.of(self.text);
        let room = self.room.columns();
        let used = self.columns + self.blanks;
        text.match_indices(SOFT_HYPHEN)
            .map(|(at, hyphen)| at + hyphen.len())
            .filter(|&at| at < text.len())
            .take_while(|&at| used + shown_width(&text[..at]) < room)
            .last()
            .map(|at| word.start + at)
    }

    /// Breaks a word that no row can hold: behind a hyphen or slash in the row's last third, else
    /// between graphemes, and inside one only where it is wider than the row.
    fn long_word(&mut self, word: Span) {
        let room = self.room.columns();
        let text = word.of(self.text);
        let mut nice = None;
        for (at, grapheme) in units(text, room) {
            let columns = if grapheme.starts_with(SOFT_HYPHEN) {
                0
            } else {
                width(grapheme)
            };
            if self.columns + columns > room {
                let cut = nice.filter(|_| self.columns > room * 2 / 3);
                match cut {
                    Some(split) => {
                        let rest = Span::new(split, word.start + at);
                        self.shown.end = split;
                        self.close(split, RowKind::Text);
                        self.show(rest.end, shown_width(rest.of(self.text)));
                    }
                    None => self.close(word.start + at, RowKind::Text),
                }
                nice = None;
            }
            self.show(word.start + at + grapheme.len(), columns);
            if matches!(grapheme, "-" | "/" | "_" | "&" | "?") && self.columns > room * 2 / 3 {
                nice = Some(word.start + at + grapheme.len());
            }
        }
    }

    fn show(&mut self, end: usize, columns: usize) {
        self.columns += self.blanks + columns;
        self.blanks = 0;
        self.shown.end = end;
    }

    /// Ends the row before the byte `next`, where the following one starts.
    fn close(&mut self, next: usize, kind: RowKind) {
        let shown = match self.fill {
            Fill::Ragged => self.fragments(),
            Fill::Justified => self.justified(kind),
        };
        self.rows.push(Row {
            fragments: shown,
            ..Row::empty(Span::new(self.start, next), kind)
        });
        self.start = next;
        self.shown = Span::new(next, next);
        self.columns = 0;
        self.blanks = 0;
    }

    fn fragments(&self) -> Vec<Fragment> {
        let mut shown = Vec::new();
        let column = usize::from(self.room.indent);
        fragments(self.text, self.shown, column, &mut shown);
        shown
    }

    /// The words of the row set apart so that the last one ends at the edge. A row that would get
    /// more air than text between its words stays ragged.
    fn justified(&self, kind: RowKind) -> Vec<Fragment> {
        let hyphen = usize::from(kind == RowKind::Hyphenated);
        let missing = self.room.columns().saturating_sub(self.columns + hyphen);
        let words = self.shown.of(self.text);
        let gaps = words.matches(' ').count();
        if gaps == 0 || missing == 0 || missing > 2 * gaps {
            return self.fragments();
        }
        let mut shown = Vec::new();
        let mut column = usize::from(self.room.indent);
        let mut start = self.shown.start;
        for (number, word) in words.split(' ').enumerate() {
            let span = Span::new(start, start + word.len());
            // What does not divide evenly is spread over the row, not heaped at one end.
            let added = missing * (number + 1) / gaps - missing * number / gaps;
            fragments(self.text, span, column, &mut shown);
            column += shown_width(word) + 1 + added;
            start = span.end + 1;
        }
        shown
    }
}
