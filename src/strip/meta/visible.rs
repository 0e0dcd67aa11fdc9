//! Facts from the lines that a reader sees: "By …", "Published …", a dateline.

use super::authors::{Owner, Place, Visible};
use super::{Facts, dates, headline, names};
use crate::doc::BlockKind;
use crate::strip::choose::Choice;
use crate::strip::cues::words;
use crate::strip::features::{Hints, Scene};
use crate::strip::stats::Stats;
use crate::text::floor_boundary;

/// What a page of plain text says: its first line is its title.
pub(super) fn collect(text: &str) -> Facts {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty());
    Facts {
        hints: Hints {
            titles: first.map(str::to_owned).into_iter().collect(),
            ..Hints::default()
        },
        ..Facts::default()
    }
}

/// Blocks around the title and behind the text that may name author and date.
const REACH_BEFORE: usize = 8;
const REACH_BEHIND: usize = 16;
const REACH_END: usize = 6;
/// Blocks below the title in which its byline stands.
const CLOSE: usize = 4;
/// A line about the article is not longer, words.
const LONG: f32 = 30.0;

/// Looks for the authors and the date around the title.
pub(super) fn settle(scene: &Scene, choice: &Choice, found: Option<usize>, facts: &mut Facts) {
    let blocks = scene.stats.len();
    let first_kept = choice.kept.iter().position(|&k| k).unwrap_or(0);
    let last_kept = choice.kept.iter().rposition(|&k| k).unwrap_or(0);
    // A window's name far above the text tells nothing of where the byline stands.
    let found = match found {
        Some(0) if scene.is_plain() => headline::above_text(scene, choice).or(Some(0)),
        found => found,
    };
    let near = found.unwrap_or(first_kept);
    let last = near.max(first_kept.min(near + REACH_BEHIND)) + REACH_BEHIND;
    let around = near.saturating_sub(REACH_BEFORE)..last.min(blocks);
    let end = last_kept.saturating_sub(2).max(around.end)..(last_kept + REACH_END).min(blocks);
    let mut visible = Visible::default();
    for number in around {
        take_date(scene, number, facts);
        let had = visible.signed.len();
        take_signed(scene, number, &mut visible);
        let below = found.is_some_and(|title| (title..=title + CLOSE).contains(&number));
        if had == 0 && below {
            visible.place = Place::BelowTitle;
        }
        if Some(number) != found {
            take_dated(scene, number, &mut visible);
        }
    }
    for number in end {
        if scene.stats[number].cues & words::bit("byline") != 0 {
            take_date(scene, number, facts);
        }
        take_signed(scene, number, &mut visible);
    }
    let site = facts.site.clone().unwrap_or_default();
    let owner = Owner {
        site: &site,
        host: &std::mem::take(&mut facts.host),
    };
    facts.authors = std::mem::take(&mut facts.evidence).decide(visible, &owner);
}

/// Bytes at the start of a long block in which a dateline stands: "Berlin, 5 May 2022 – …".
const DATELINE: usize = 60;

fn take_date(scene: &Scene, number: usize, facts: &mut Facts) {
    let stats = &scene.stats[number];
    if facts.published.is_some() || stats.digits < 4 {
        return;
    }
    let text = &scene.sequence.blocks[number].text;
    let start = match stats.words <= LONG {
        true => text,
        false => &text[..floor_boundary(text, DATELINE)],
    };
    facts.published = dates::read(start, facts.order);
}

/// Names behind "By", or in the line below a label that stands alone.
fn take_signed(scene: &Scene, number: usize, visible: &mut Visible) {
    let stats = &scene.stats[number];
    if !visible.signed.is_empty() || stats.words > LONG {
        return;
    }
    let blocks = &scene.sequence.blocks;
    let below = blocks
        .get(number + 1)
        .map_or("", |block| block.text.as_str());
    let mut lines = blocks[number]
        .text
        .lines()
        .chain(below.lines().take(1))
        .peekable();
    let own = blocks[number].text.lines().count();
    let mut at = 0;
    while let Some(line) = lines.next() {
        at += 1;
        if at > own {
            return;
        }
        let signed = match names::is_label(line) {
            true => lines.peek().map(|next| signature(next)).unwrap_or_default(),
            false => by(line),
        };
        if !signed.is_empty() {
            visible.signed = signed;
            return;
        }
    }
}

/// The person who is named in the line of the date or in the one beside it.
fn take_dated(scene: &Scene, number: usize, visible: &mut Visible) {
    let stats = &scene.stats[number];
    if !visible.dated.is_empty() || stats.words > SHORT || stats.digits < 3 {
        return;
    }
    let blocks = &scene.sequence.blocks;
    let Some(date) = dates::place(&blocks[number].text) else {
        return;
    };
    let text = &blocks[number].text;
    // "Last change: 5 May 2022" has a label and no name before the date.
    let before = text[..date.start].trim_end();
    let before = before.strip_suffix(':').map_or(before, |_| "");
    let before = before
        .trim_end_matches(is_between)
        .lines()
        .next_back()
        .unwrap_or_default();
    let behind = text[date.end..].trim_start_matches(is_between);
    let behind = behind
        .split(['\n', '|', '•', '·', '—', ','])
        .next()
        .unwrap_or_default();
    let neighbours = [number.wrapping_sub(1), number + 1];
    let beside = neighbours.iter().filter_map(|&at| {
        let block = blocks.get(at)?;
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        (!is_heading && scene.stats[at].cues == 0).then_some(block.text.as_str())
    });
    let person = |name: &str| {
        let stats = Stats::of_text(name);
        names::is_person(name.trim()) && stats.stops == 0 && stats.cues == 0
    };
    // "5 May 2022 · Ida Holm in News": a label may follow the name, in the same line only.
    let short = Some(behind).filter(|text| text.split_whitespace().count() <= LABELLED);
    let behind = short.and_then(names::tidy).unwrap_or_default();
    let mut found = [before, behind.as_str()].into_iter().chain(beside);
    let name = found.find(|name| person(name));
    visible.dated = name.and_then(names::tidy).into_iter().collect();
}

fn is_between(c: char) -> bool {
    !c.is_alphanumeric() && c != '\n' && c != '.'
}

/// A name and what is said of it behind the date are not longer, words.
const LABELLED: usize = 8;
/// A line of a date and a name is not longer, words.
const SHORT: f32 = 14.0;

/// Words that a line begins with which names its author.
const BY: [&str; 29] = [
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "av ",
    "written by ",
    "posted by ",
    "text: ",
    "by: ",
    "author: ",
    "autor: ",
    "autorin: ",
    "von: ",
    "text von ",
    "autoren: ",
    "authors: ",
    "text by ",
    "words by ",
    "written by: ",
    "author ",
    "article by ",
    "автор: ",
    "contributor: ",
    "contributors: ",
    "beitrag von ",
    "blogbeitrag von ",
    "blog beitrag von ",
];

/// The names behind "By" at the start of a line.
pub(super) fn by(line: &str) -> Vec<String> {
    let lower = line.to_lowercase();
    let Some(cut) = BY
        .iter()
        .find(|by| lower.starts_with(**by))
        .map(|by| by.len())
    else {
        return Vec::new();
    };
    signature(line.get(cut..).unwrap_or_default())
}

/// The names at the start of a line.
fn signature(line: &str) -> Vec<String> {
    let line = line
        .split(['\n', '|', '•', '·', '●', '⋅'])
        .next()
        .unwrap_or_default();
    let line = dates::place(line).map_or(line, |date| &line[..date.start]);
    let mut found = Vec::new();
    names::add(line, &mut found);
    let capital = |name: &String| name.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase());
    if !found
        .first()
        .is_some_and(|first| capital(first) && !is_sentence(first))
    {
        return Vec::new();
    }
    // A single word can be a name, and two of them are the subject of a headline.
    let alone = found.len() == 1 && line.split_whitespace().count() <= ALONE;
    found.retain(|name| capital(name) && (alone || name.contains(' ')));
    found
}

/// Whether most words of a text begin small: "By" also begins sentences.
fn is_sentence(name: &str) -> bool {
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    name.split(' ').filter(small).count() * 2 > name.split(' ').count()
        || !name.starts_with(char::is_alphabetic)
}

/// Words of a line whose name is a single word.
const ALONE: usize = 4;
