//! Authors that no "By" names: a name beside the date, or above what its bearer does.

use super::authors::Visible;
use super::visible::is_others;
use super::{dates, names};
use crate::doc::BlockKind;
use crate::strip::features::Scene;
use crate::strip::stats::Stats;
use crate::text::floor_boundary;

/// The person who is named in the line of the date or in the one beside it.
pub(super) fn take_dated(
    scene: &Scene,
    number: usize,
    title: Option<usize>,
    visible: &mut Visible,
) {
    let stats = &scene.stats[number];
    if !visible.dated.is_empty() || stats.words > SHORT || stats.digits < 3 {
        return;
    }
    let blocks = &scene.sequence.blocks;
    let Some(date) = dates::place(&blocks[number].text) else {
        return;
    };
    let text = &blocks[number].text;
    if is_others(&text[..date.start]) {
        return;
    }
    // "Last change: 5 May 2022" has a label and no name before the date.
    let before = text[..date.start].trim_end();
    let before = before.strip_suffix(':').map_or(before, |_| "");
    let before = before
        .trim_end_matches(is_between)
        .lines()
        .next_back()
        .unwrap_or_default();
    let mut behind = text[date.end..].trim_start_matches(is_between);
    // "May 5, 2022May 9, 2022Ida Holm": the day of a change follows.
    while let Some(next) = dates::place(behind).filter(|next| next.start == 0) {
        behind = behind[next.end..].trim_start_matches(is_between);
    }
    // "May 5, 2022 · 9 min · Ida Holm", "Ida Holm • Updated on May 5, 2022".
    let last = behind.rsplit(MARKS).next().unwrap_or_default().trim();
    let first = text[..date.start].split(MARKS).next().unwrap_or_default();
    let first = first.lines().next_back().unwrap_or_default().trim();
    let behind = behind
        .split(MARKS)
        .next()
        .and_then(|part| part.split(['\n', '—', ',']).next())
        .unwrap_or_default();
    // "Ida Holm", "•", "May 5, 2022": a mark has a line of its own where every piece has.
    let is_mark = |at: &usize| {
        let block = blocks.get(*at);
        block.is_some_and(|block| !block.text.contains(char::is_alphanumeric))
    };
    let before_it = Some(number.wrapping_sub(1)).filter(|at| !is_mark(at));
    let neighbours = [before_it.unwrap_or(number.wrapping_sub(2)), number + 1];
    let beside = neighbours.iter().filter_map(|&at| {
        let block = blocks.get(at)?;
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        (!is_heading && Some(at) != title && scene.stats[at].cues == 0)
            .then_some(block.text.as_str())
    });
    // "5 May 2022 · Ida Holm in News": a label may follow the name, in the same line only.
    let short = Some(behind).filter(|text| text.split_whitespace().count() <= LABELLED);
    let behind = short.and_then(names::tidy).unwrap_or_default();
    let own = [before, behind.as_str(), first, last];
    let mut found = own.into_iter().chain(beside);
    let name = found.find(|name| is_person(name));
    visible.dated = name.and_then(names::tidy).into_iter().collect();
}

/// Marks between what a line says.
const MARKS: [char; 4] = ['|', '•', '·', '●'];

fn is_between(c: char) -> bool {
    !c.is_alphanumeric() && c != '\n' && c != '.'
}

/// A name and what is said of it behind the date are not longer, words.
const LABELLED: usize = 8;
/// A line of a date and a name is not longer, words.
const SHORT: f32 = 14.0;

/// Whether a line is a person's name and nothing that a heading or a menu says.
fn is_person(name: &str) -> bool {
    let stats = Stats::of_text(&names::without_particles(name));
    names::is_person(name.trim()) && stats.stops == 0 && stats.cues == 0
}

/// A line about a text below its author's name is not longer, bytes.
const LONG_LINE: usize = 80;
/// What somebody does is not longer, words.
const LONG_ROLE: f32 = 10.0;

/// Whether a line says when a text was written, without a year, or how long it takes to read.
fn is_aside(line: &str) -> bool {
    let lower = line.to_lowercase();
    let takes = lower.contains(" min") && lower.starts_with(|c: char| c.is_ascii_digit());
    takes || dates::is_day_of_month(line)
}

/// The person whose name stands above what its bearer does, or above the day: "Ida Holm", "Harbour
/// Correspondent".
pub(super) fn take_titled(scene: &Scene, number: usize, visible: &mut Visible) {
    let blocks = &scene.sequence.blocks;
    let name = blocks[number].text.as_str();
    let Some(below) = blocks.get(number + 1).filter(|_| visible.titled.is_empty()) else {
        return;
    };
    let is_short = scene.stats[number + 1].words <= LONG_ROLE;
    // The picture of somebody and the line below it have the same name; what says more comes then.
    let third = blocks
        .get(number + 2)
        .map_or("", |block| block.text.as_str());
    let says_more = || {
        let is_other = names::other_label(third).is_some();
        third.len() <= LONG_LINE && (is_other || dates::place(third).is_some() || is_aside(third))
    };
    let is_twice = below.text == name && says_more();
    let is_role = is_short && (names::is_role(&below.text) || is_aside(&below.text));
    let is_role = is_role || is_twice;
    let is_heading = matches!(blocks[number].kind, BlockKind::Heading(_));
    if is_role && !is_heading && is_person(name) {
        visible.titled = names::tidy(name).into_iter().collect();
    }
}

/// Blocks behind a text in which its author is described.
const REACH: usize = 40;
/// Bytes of a description that say what somebody is.
const SAID: usize = 140;
/// So many descriptions are of a team.
const TEAM: usize = 2;

/// Those who are described behind the last block of a dump's text, each below the own name: "Ida Holm",
/// "Ida is a writer of …".
pub(super) fn described(scene: &Scene, last_kept: usize) -> Vec<String> {
    let from = last_kept.saturating_sub(2);
    let blocks = scene.sequence.blocks.iter().skip(from).take(REACH);
    let lines: Vec<&str> = blocks.flat_map(|block| block.text.lines()).collect();
    let mut found: Vec<String> = Vec::new();
    for pair in lines.windows(2) {
        let name = ["About ", "Meet "]
            .iter()
            .find_map(|label| pair[0].strip_prefix(label));
        let name = name.unwrap_or(pair[0]).trim();
        if describes(pair[1], name) && !found.iter().any(|known| known == name) {
            found.extend(names::tidy(name));
        }
    }
    if found.len() < TEAM {
        found
    } else {
        Vec::new()
    }
}

/// Whether a text begins by saying what the bearer of a name does.
fn describes(text: &str, name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let is_word = first.len() > 1 && first.starts_with(char::is_uppercase);
    let is_name =
        is_person(name) || (is_word && first == name && name.chars().all(char::is_alphabetic));
    let start = &text[..floor_boundary(text, SAID)];
    let verb = [" is a", " is the ", " was a", " writes ", " covers "];
    let said = || verb.iter().find_map(|verb| start.split_once(verb));
    is_name
        && text.len() > name.len() + SAID / 4
        && start.starts_with(first)
        && said().is_some_and(|(who, what)| {
            who.split(' ').count() <= 4 && (names::is_role(what) || start.contains(" writes "))
        })
}
