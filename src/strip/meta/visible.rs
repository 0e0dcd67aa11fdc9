//! Facts from the lines that a reader sees: "By …", "Published …", a dateline.

use super::{Facts, dates, names, title};
use crate::strip::choose::Choice;
use crate::strip::cues::words;
use crate::strip::features::{Hints, Scene};
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
/// A line about the article is not longer, words.
const LONG: f32 = 30.0;

/// Looks for the author and the date around the title, if they are still missing.
pub(super) fn settle(scene: &Scene, choice: &Choice, found: Option<usize>, facts: &mut Facts) {
    let blocks = scene.stats.len();
    let first_kept = choice.kept.iter().position(|&k| k).unwrap_or(0);
    let last_kept = choice.kept.iter().rposition(|&k| k).unwrap_or(0);
    let near = found.unwrap_or(first_kept);
    let last = near.max(first_kept.min(near + REACH_BEHIND)) + REACH_BEHIND;
    let around = near.saturating_sub(REACH_BEFORE)..last.min(blocks);
    let end = last_kept.saturating_sub(2).max(around.end)..(last_kept + REACH_END).min(blocks);
    for number in around {
        take_date(scene, number, facts);
        take_author(scene, number, facts);
    }
    for number in end {
        if scene.stats[number].cues & words::bit("byline") != 0 {
            take_date(scene, number, facts);
        }
        take_author(scene, number, facts);
    }
    let site = facts.site.as_deref().map(title::letters);
    facts
        .authors
        .retain(|name| Some(title::letters(name)) != site);
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
    facts.published = dates::read(start);
}

fn take_author(scene: &Scene, number: usize, facts: &mut Facts) {
    if facts.authors.is_empty() && scene.stats[number].words <= LONG {
        facts.authors = by(&scene.sequence.blocks[number].text);
    }
}

/// Words that a line begins with which names its author.
const BY: [&str; 20] = [
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
    "von: ",
    "text von ",
    "autoren: ",
    "authors: ",
    "text by ",
    "words by ",
    "автор: ",
];

fn by(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let Some(cut) = BY
        .iter()
        .find(|by| lower.starts_with(**by))
        .map(|by| by.len())
    else {
        return Vec::new();
    };
    let line = text.get(cut..).unwrap_or_default();
    let line = line.split(['\n', '|', '•', '·']).next().unwrap_or_default();
    let mut found = Vec::new();
    names::add(line, &mut found);
    found.retain(|name| {
        name.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
    });
    found
}
