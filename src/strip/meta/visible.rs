//! Facts from the lines that a reader sees: "By …", "Published …", a dateline.

use super::authors::{Owner, Place, Visible};
use super::{Facts, beside, dates, headline, names, threads};
use crate::strip::choose::Choice;
use crate::strip::cues::words;
use crate::strip::features::{Hints, Scene};
use crate::strip::stats::is_icon;
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
    // A window's name alone does not say where the byline stands; it may be right above the text.
    let alone = scene.is_plain() && found == Some(0);
    let above = match alone {
        true => first_kept.saturating_sub(REACH_BEFORE).max(around.end)..first_kept + REACH_BEHIND,
        false => 0..0,
    };
    let end = last_kept.saturating_sub(2).max(around.end)..(last_kept + REACH_END).min(blocks);
    let mut visible = Visible::default();
    for number in around.chain(above.start..above.end.min(blocks)) {
        let below = found.is_some_and(|title| (title..=title + CLOSE).contains(&number));
        take_date(
            scene,
            number,
            facts,
            if below {
                Place::BelowTitle
            } else {
                Place::Around
            },
        );
        let had = visible.signed.len();
        take_signed(scene, number, &mut visible);
        if had == 0 && below {
            visible.place = Place::BelowTitle;
        }
        if Some(number) != found {
            beside::take_dated(scene, number, found, &mut visible);
        }
        if found.is_some_and(|title| (title + 1..=title + CLOSE).contains(&number)) {
            beside::take_titled(scene, number, &mut visible);
        }
    }
    if scene.is_plain() {
        visible.described = beside::described(scene, last_kept);
    }
    if let Some(opener) = threads::opener(scene, near.min(first_kept), facts.order) {
        visible.opener = Some(opener.name);
        if scene.is_plain() {
            facts.published = opener.asked.or(facts.published.take());
        }
    }
    for number in end {
        if scene.stats[number].cues & words::bit("byline") != 0 {
            take_date(scene, number, facts, Place::Around);
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

fn take_date(scene: &Scene, number: usize, facts: &mut Facts, place: Place) {
    let stats = &scene.stats[number];
    if stats.digits < 4 || (facts.published.is_some() && facts.seen) {
        return;
    }
    let text = &scene.sequence.blocks[number].text;
    let start = match stats.words <= LONG {
        true => text,
        false => &text[..floor_boundary(text, DATELINE)],
    };
    let Some(date) = dates::read(start, facts.order) else {
        return;
    };
    facts.seen = true;
    // The metadata tell the evening's day in Greenwich; a day later the page may have been changed.
    let other = facts.published.as_deref();
    let day = |date: &str| date.get(..DAY).unwrap_or_default().to_owned();
    let is_first = |other: &str| {
        place == Place::BelowTitle && day(&date) < day(other) && is_day_of_text(start)
    };
    if other.is_none_or(|other| dates::is_day_before(&date, other) || is_first(other)) {
        facts.published = Some(date);
    }
}

/// Bytes of a day in ISO 8601.
const DAY: usize = 10;
/// What stands before the day on which a text was published, in lower case.
const PUBLISHED: [&str; 10] = [
    "",
    "on",
    "date",
    "published",
    "published on",
    "first published",
    "posted",
    "posted on",
    "veröffentlicht am",
    "publié le",
];
/// Words behind that day, at most: how long it takes to read.
const ASIDE: usize = 5;

/// Whether a line is the day on which a text was published: below the title it is right where the metadata
/// have a later one, of 708 dated pages of WCXB's 10 times of 11; a moved page has the day of its move there.
fn is_day_of_text(line: &str) -> bool {
    let Some(date) = dates::place(line) else {
        return false;
    };
    let before = line[..date.start].trim_matches(|c: char| !c.is_alphanumeric());
    let behind = line[date.end..].split_whitespace().count();
    behind <= ASIDE && PUBLISHED.contains(&before.to_lowercase().as_str())
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

/// Words that a line begins with which names its author.
const BY: [&str; 58] = [
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
    "story by ",
    "recipe by ",
    "article written by ",
    "article written by: ",
    "guide by ",
    "review by ",
    "feature by ",
    "opinion by ",
    "analysis by ",
    "column by ",
    "contributed by ",
    "authored by ",
    "submitted by ",
    "post by ",
    "guest post by ",
    "verfasst von ",
    "verfasst von: ",
    "geschrieben von ",
    "veröffentlicht von ",
    "ein beitrag von ",
    "ein artikel von ",
    "escrito por ",
    "publicado por ",
    "écrit par ",
    "rédigé par ",
    "publié par ",
    "scritto da ",
    "pubblicato da ",
    "geschreven door ",
];

/// The names behind "By" at the start of a line.
pub(super) fn by(line: &str) -> Vec<String> {
    let all = line;
    let line = without_icons(line);
    if line.len() < all.len() && is_of_person(all) && names::is_person(line) {
        return signature(line);
    }
    let lower = line.to_lowercase();
    let label = BY.iter().find(|by| lower.starts_with(**by));
    match label {
        Some(label) => signature(line.get(label.len()..).unwrap_or_default()),
        None => behind_date(line).map(signature).unwrap_or_default(),
    }
}

/// The line without the names of icons that a dump shows before it.
fn without_icons(mut line: &str) -> &str {
    while let Some((_, rest)) = line.split_once(' ').filter(|(first, _)| is_icon(first)) {
        line = rest.trim_start();
    }
    line
}

/// Whether the first word is the name of an icon of somebody: "bi-person".
fn is_of_person(line: &str) -> bool {
    let icon = line.split(' ').next().unwrap_or_default();
    let mut parts = icon.split(['-', '_']);
    parts.any(|part| ["person", "user", "author", "account", "writer"].contains(&part))
}

/// Parts of labels of who changed a page.
const CHANGED: [&str; 3] = ["modified", "changed", "edited"];
/// Words of a line in which "by" stands behind the date.
const FILED: usize = 24;

/// What stands behind the "by" behind a date: "Published on 5 May 2022 by Ann Lee".
fn behind_date(line: &str) -> Option<&str> {
    if line.split(' ').count() > FILED || line.ends_with(['.', '!', '?', ':', ';']) {
        return None;
    }
    let date = dates::place(line)?;
    let behind = &line[date.end..];
    let by = [" by ", " By ", " von "];
    let (_, name) = by.iter().find_map(|by| behind.split_once(by))?;
    (!is_others(&line[..date.start])).then_some(name)
}

/// Whether what stands before a date says that the name behind it is not the author's: "Medically
/// reviewed on 5 May 2022 by Ann Lee".
pub(super) fn is_others(before: &str) -> bool {
    let label = without_on(before);
    let is_changed = CHANGED.iter().any(|word| label.contains(word));
    // "Updated on 5 May 2022 by Ann Lee" stands on pages that name nobody else.
    let is_updated = label.ends_with("updated");
    is_changed || (!is_updated && names::is_other_label(&format!("{label} by")))
}

/// A label before a date without "on" and its marks, in lower case.
fn without_on(label: &str) -> String {
    let label = label.trim_end_matches([' ', ':']);
    label.strip_suffix(" on").unwrap_or(label).to_lowercase()
}

/// The names at the start of a line.
fn signature(line: &str) -> Vec<String> {
    let line = line
        .split(['\n', '|', '•', '·', '●', '⋅', '—'])
        .next()
        .unwrap_or_default();
    let line = dates::place(line).map_or(line, |date| &line[..date.start]);
    let line = before_number(line);
    // "Ann Lee/Coast News": the outlet that she wrote for.
    let line = match line.split_once('/') {
        Some((name, _)) if names::is_person(name.trim()) => name,
        _ => line,
    };
    let mut found = Vec::new();
    names::add(line, &mut found);
    let capital = |name: &String| {
        name.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase()) || is_team(name)
    };
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

/// The line before a word that begins with a figure, which no name has, or is an icon's: "Ann Lee 5 min
/// read".
fn before_number(line: &str) -> &str {
    let mut blanks = line.match_indices(' ');
    let ends = |at: usize| {
        let behind = &line[at + 1..];
        let word = behind.split(' ').next().unwrap_or_default();
        behind.starts_with(|c: char| c.is_ascii_digit()) || is_icon(word)
    };
    let end = blanks.find(|&(at, _)| at > 0 && ends(at));
    let Some((at, _)) = end else { return line };
    // "Ann Lee at 12:30": what leads to the number goes with it.
    let name = &line[..at];
    let leads = [" at", " um", " à", " a las", " om", " alle"];
    let shorter = leads.iter().find_map(|lead| name.strip_suffix(lead));
    shorter.unwrap_or(name)
}

/// "the Harbour Team": a desk may be called with its article.
fn is_team(name: &str) -> bool {
    name.starts_with("the ") && name.ends_with(" Team")
}

/// Whether most words of a text begin small: "By" also begins sentences.
fn is_sentence(name: &str) -> bool {
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    name.split(' ').filter(small).count() * 2 > name.split(' ').count()
        || !name.starts_with(char::is_alphabetic)
}

/// Words of a line whose name is a single word.
const ALONE: usize = 4;
