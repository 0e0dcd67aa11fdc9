//! Plain text → blocks: lines, joined where a line break cut a sentence.
//!
//! Dumps come in three shapes: a paragraph a line, text wrapped at a fixed width, and one line for
//! every piece of markup, so that a link or an emphasis cuts a sentence in three.

use super::tags::Tag;
use super::{Container, Sequence, Shown, TextBlock};
use crate::doc::BlockKind;
use crate::strip::stats::is_icon;
use crate::text::squeeze;

/// The blocks of a page of plain text.
pub(super) fn segment(text: &str) -> Sequence {
    let lines = lines(text);
    let mut out = Sequence {
        blocks: Vec::new(),
        containers: vec![container(None, 0)],
        ..Sequence::default()
    };
    let mut at = 0;
    while at < lines.len() {
        let end = at
            + lines[at..]
                .iter()
                .skip(1)
                .take_while(|l| l.gap == 0)
                .count()
            + 1;
        let group = &lines[at..end];
        out.containers.push(container(Some(0), shape(group)));
        let first = out.blocks.len();
        if is_wrapped(group) {
            push(&mut out, group);
        } else {
            push_sentences(&mut out, group);
        }
        if let [block] = &mut out.blocks[first..]
            && lines
                .get(end)
                .is_some_and(|next| is_heading(&group[0], next))
        {
            block.kind = BlockKind::Heading(2);
        }
        at = end;
    }
    out
}

/// Lines between two blank lines are a container, those of one shape are alike.
fn container(parent: Option<u32>, signature: u32) -> Container {
    Container {
        parent,
        node: None,
        tag: Tag::Block,
        cues: 0,
        names: Vec::new(),
        signature,
        depth: u16::from(parent.is_some()),
    }
}

/// How many lines a group has and how long they are, on a coarse scale.
fn shape(group: &[Row]) -> u32 {
    let length: usize = group.iter().map(|row| row.length).sum();
    let mean = (length / group.len().max(1)) as u32;
    1 + (group.len() as u32).min(30) * 32 + (mean + 1).ilog2()
}

/// Headings are not longer, characters.
const LONG_HEADING: usize = 90;

/// Whether a line that stands alone is a heading of the paragraph that follows.
fn is_heading(row: &Row, next: &Row) -> bool {
    row.length <= LONG_HEADING
        && next.length > row.length
        && next.length > LONG_HEADING
        && !row.text.ends_with(['.', ',', ';', '…', '。'])
        && row.text.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || !c.is_lowercase() && c.is_alphabetic()
        })
}

#[derive(Clone, Copy)]
struct Row<'a> {
    text: &'a str,
    /// Blank lines before it.
    gap: u8,
    /// Characters.
    length: usize,
}

fn lines(text: &str) -> Vec<Row<'_>> {
    let mut out = Vec::new();
    let mut gap = 1_u8;
    for line in text.split('\n') {
        let line = line.trim();
        if line.is_empty() {
            gap = gap.saturating_add(1);
            continue;
        }
        out.push(Row {
            text: line,
            gap,
            length: line.chars().count(),
        });
        gap = 0;
    }
    out
}

/// Widths between which text is wrapped by hand or by a mail program, characters.
const WRAP: std::ops::RangeInclusive<usize> = 40..=100;
/// Share of the width that the lines of a wrapped paragraph reach.
const FULL: f32 = 0.7;

/// Whether the lines of a group are one paragraph that was wrapped at a fixed width.
fn is_wrapped(group: &[Row]) -> bool {
    let Some((last, before)) = group.split_last() else {
        return false;
    };
    let widest = before.iter().map(|row| row.length).max().unwrap_or(0);
    if !WRAP.contains(&widest) || last.length > widest {
        return false;
    }
    let full = |row: &Row| row.length as f32 >= widest as f32 * FULL;
    let broken = before.iter().filter(|row| !ends_sentence(row.text)).count();
    before.len() >= 2 && before.iter().all(full) && broken * 2 > before.len()
}

/// A sentence is cut: the line before has this many words at least.
const LONG_LINE: usize = 4;

fn push_sentences(out: &mut Sequence, group: &[Row]) {
    let mut start = 0;
    for at in 1..=group.len() {
        if at < group.len() && goes_on(&group[start..at], &group[at..]) {
            continue;
        }
        push(out, &group[start..at]);
        start = at;
    }
}

/// Whether the first of the lines `after` belongs to the sentence that `before` began.
fn goes_on(before: &[Row], after: &[Row]) -> bool {
    let (Some(last), Some(next)) = (before.last(), after.first()) else {
        return false;
    };
    if begins_inside(next.text) {
        return true;
    }
    if ends_sentence(last.text) || is_byline(after) || is_icons(next.text) {
        return false;
    }
    let words = || {
        before
            .iter()
            .map(|row| row.text.split(' ').count())
            .sum::<usize>()
    };
    if begins_lower(next.text) {
        return words() >= LONG_LINE || next.text.split(' ').count() >= LONG_LINE;
    }
    // "… according to / New York Times / , which": the line after the next one tells.
    let taken_up = after.get(1).is_some_and(|row| {
        begins_inside(row.text) || (begins_lower(row.text) && !ends_sentence(next.text))
    });
    taken_up && ends_open(last.text) && words() >= LONG_LINE
}

/// Words before an author's name.
const BY: [&str; 5] = ["by", "von", "par", "por", "door"];

/// Whether lines begin with "by" and a name, and no sentence goes on behind it: below a headline they are a
/// line of their own.
fn is_byline(rows: &[Row]) -> bool {
    let [by, name, rest @ ..] = rows else {
        return false;
    };
    if by.text.strip_suffix(':').is_some_and(|by| BY.contains(&by)) {
        return true;
    }
    let words = || name.text.split(' ');
    let is_name = || {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        (2..=4).contains(&words().count()) && words().all(is_capital)
    };
    let goes_on = |row: &Row| {
        let is_day = row.text.starts_with("on ") && row.text.contains(|c: char| c.is_ascii_digit());
        begins_inside(row.text) || (begins_lower(row.text) && !is_day)
    };
    BY.contains(&by.text) && is_name() && !rest.first().is_some_and(goes_on)
}

/// Whether a line is nothing but names of icons, which begin small and go on with nothing.
fn is_icons(text: &str) -> bool {
    text.split(' ').all(is_icon)
}

/// Whether the text can only be the middle of a sentence.
fn begins_inside(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    match first {
        ',' | ';' | ')' | ']' | '”' | '’' | '»' | '%' => true,
        '.' | '!' | '?' | ':' => chars
            .next()
            .is_none_or(|c| c == ' ' || !c.is_alphanumeric()),
        _ => false,
    }
}

fn begins_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    text.ends_with(['.', '!', '?', ':', '…', '。', '！', '？'])
}

/// Whether the text ends in a word in lower case, a comma or an opening mark.
fn ends_open(text: &str) -> bool {
    if text.ends_with([',', '(', '[', '“', '«', '–', '—']) {
        return true;
    }
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.chars().next().is_some_and(char::is_lowercase)
}

fn push(out: &mut Sequence, rows: &[Row]) {
    let Some(first) = rows.first() else { return };
    let mut text = String::new();
    for row in rows {
        let glued =
            text.is_empty() || begins_inside(row.text) || text.ends_with(['(', '[', '“', '«']);
        if !glued {
            text.push(' ');
        }
        text.push_str(&squeeze(row.text));
    }
    out.blocks.push(TextBlock {
        text,
        kind: BlockKind::Paragraph,
        quoted: 0,
        inside: 0,
        inlines: Vec::new(),
        container: out.containers.len().saturating_sub(1) as u32,
        cues: 0,
        shown: Shown::Yes,
        gap: first.gap,
    });
}
