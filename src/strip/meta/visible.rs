//! Facts from the lines that a reader sees: "By …", "Published …", a dateline.

use super::{Facts, dates, names, title};
use crate::strip::choose::Choice;
use crate::strip::cues::words;
use crate::strip::features::{Hints, Scene};

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

/// Lines around the title that may name author and date.
const REACH_BEFORE: usize = 6;
const REACH_BEHIND: usize = 12;
/// A line about the article is not longer, words.
const LONG: f32 = 30.0;

/// Looks for the author and the date around the title, if they are still missing.
pub(super) fn settle(scene: &Scene, choice: &Choice, found: Option<usize>, facts: &mut Facts) {
    let first_kept = choice.kept.iter().position(|&k| k).unwrap_or(0);
    let near = found.unwrap_or(first_kept);
    let last =
        (near.max(first_kept.min(near + REACH_BEHIND)) + REACH_BEHIND).min(scene.stats.len());
    for number in near.saturating_sub(REACH_BEFORE)..last {
        let stats = &scene.stats[number];
        if stats.words > LONG || Some(number) == found {
            continue;
        }
        let text = &scene.sequence.blocks[number].text;
        if facts.published.is_none() && stats.years > 0 || stats.digits >= 5 {
            facts.published = facts.published.take().or_else(|| dates::read(text));
        }
        if facts.authors.is_empty() && stats.cues & words::bit("byline") != 0 {
            facts.authors = by(text);
        }
    }
    if facts.hints.titles.is_empty() {
        facts.title = facts.title.take();
    }
    let site = facts.site.as_deref().map(title::letters);
    facts
        .authors
        .retain(|name| Some(title::letters(name)) != site);
}

/// Words that a line begins with which names its author.
const BY: [&str; 14] = [
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
