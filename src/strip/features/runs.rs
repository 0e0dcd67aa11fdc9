//! Repeated and unbroken things: lines of one pattern ("12 May, 3 replies"), lines that begin alike,
//! runs of short lines and of prose, and the place of a block among those of its container.
//!
//! A list of posts or products repeats its pattern where each text differs, and plain text has no
//! other sign of it.

use super::scaled;
use super::twins::Twins;
use crate::strip::cues::{HASH_START, hash, hash_lower};
use crate::strip::segment::Sequence;
use crate::strip::stats::Stats;

/// Bytes of a block's description.
pub(super) const WIDTH: usize = 16;
/// Words of a line that belong to its pattern.
const PATTERN: usize = 8;
/// A line with fewer words is short.
const SHORT: f32 = 6.0;

/// The description of each block.
pub(super) fn describe(sequence: &Sequence, stats: &[Stats]) -> Vec<[u8; WIDTH]> {
    let mut rows = vec![[0; WIDTH]; stats.len()];
    let patterns: Vec<u32> = sequence.blocks.iter().map(|b| pattern(&b.text)).collect();
    describe_repeats(&patterns, 0, &mut rows);
    let openings: Vec<u32> = sequence.blocks.iter().map(|b| opening(&b.text)).collect();
    describe_repeats(&openings, 3, &mut rows);
    describe_runs(stats, |s| s.words < SHORT, 6, &mut rows);
    describe_runs(stats, Stats::is_prose, 9, &mut rows);
    describe_siblings(sequence, &mut rows);
    rows
}

/// How many blocks have the value, and how far the last and the next one are.
fn describe_repeats(values: &[u32], place: usize, rows: &mut [[u8; WIDTH]]) {
    let twins = Twins::of(values.iter().copied());
    for (number, row) in rows.iter_mut().enumerate() {
        row[place] = scaled(twins.all(number) as f32);
    }
    let mut last = std::collections::HashMap::new();
    for (at, &value) in values.iter().enumerate() {
        if let Some(before) = last.insert(value, at) {
            let step = scaled((at - before) as f32);
            rows[at][place + 1] = step;
            rows[before][place + 2] = step;
        }
    }
}

/// Length of the run that a block stands in, in blocks and words, and its place in it.
fn describe_runs(
    stats: &[Stats],
    is_in: impl Fn(&Stats) -> bool,
    place: usize,
    rows: &mut [[u8; WIDTH]],
) {
    let mut at = 0;
    while at < stats.len() {
        let run = stats[at..].iter().take_while(|s| is_in(s));
        let (mut length, mut words) = (0, 0.0);
        for stats in run {
            length += 1;
            words += stats.words;
        }
        for (number, row) in rows[at..at + length].iter_mut().enumerate() {
            row[place] = scaled(length as f32);
            row[place + 1] = scaled(words);
            row[place + 2] = scaled(number as f32);
        }
        at += length.max(1);
    }
}

/// Blocks before and behind in the same container.
fn describe_siblings(sequence: &Sequence, rows: &mut [[u8; WIDTH]]) {
    let place = 12;
    let mut counts = vec![0_u32; sequence.containers.len().max(1)];
    for (row, block) in rows.iter_mut().zip(&sequence.blocks) {
        let count = &mut counts[block.container as usize];
        row[place] = scaled(*count as f32);
        *count += 1;
    }
    counts.fill(0);
    for (row, block) in rows.iter_mut().zip(&sequence.blocks).rev() {
        let count = &mut counts[block.container as usize];
        row[place + 1] = scaled(*count as f32);
        *count += 1;
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row[place + 2] = sequence.blocks.get(at + 1).map_or(0, |next| next.gap);
    }
}

/// Hash of what kinds of words and marks a line begins with; a word of one sign is a kind of its own.
fn pattern(text: &str) -> u32 {
    let mut pattern = HASH_START;
    for (number, word) in text.split_whitespace().enumerate() {
        if number == PATTERN {
            return hash(pattern, b"...");
        }
        let mut chars = word.chars();
        let first = chars.next().unwrap_or(' ');
        let class = match first {
            _ if first.is_numeric() => b'0',
            _ if first.is_uppercase() => b'A',
            _ if first.is_alphabetic() => b'a',
            _ => b'.',
        };
        let last = chars.next_back().unwrap_or(' ');
        let end = if last.is_alphanumeric() {
            b'-'
        } else {
            last as u8
        };
        pattern = hash(pattern, &[class, end]);
    }
    pattern
}

/// Hash of a line's first word.
fn opening(text: &str) -> u32 {
    text.split_whitespace()
        .next()
        .map_or(0, |word| hash_lower(HASH_START, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Content;
    use crate::strip::segment::segment;

    /// The descriptions of a text's lines, and the place of one byte in each.
    fn column(text: &str, place: usize) -> Vec<u8> {
        let sequence = segment(&Content::Plain(text.to_owned()));
        let stats: Vec<Stats> = sequence.blocks.iter().map(Stats::of).collect();
        let rows = describe(&sequence, &stats);
        rows.iter().map(|row| row[place]).collect()
    }

    #[test]
    fn lines_of_one_pattern_know_each_other() {
        let posts =
            "Ada 31 days ago\n\nI like it.\n\nBob 14 days ago\n\nMe too!\n\nCleo 27 days ago";
        let alike = column(posts, 0);
        assert_eq!((alike[0], alike[2], alike[4]), (32, 32, 32), "{alike:?}");
        assert!(alike[1] < 32 && alike[3] < 32, "{alike:?}");
        let since = column(posts, 1);
        assert_eq!((since[0], since[2], since[4]), (0, 25, 25), "{since:?}");
    }

    #[test]
    fn short_lines_make_a_run() {
        let page = "Home\n\nNews\n\nThe dam that the town built in the year of the flood still holds.\n\nTop";
        assert_eq!(column(page, 6), [25, 25, 0, 16]);
        assert_eq!(column(page, 8), [0, 16, 0, 0]);
    }

    #[test]
    fn no_text_has_no_rows() {
        assert!(column("", 0).is_empty());
    }
}
