//! The title of a dump: which of its lines is the headline.
//!
//! The first line of most dumps is what the browser's window is called, and the headline above the
//! text says nearly the same. Some dumps begin with anything else: a credit, a menu.

use std::collections::HashSet;

use super::title::{MARKS, at_last_mark, letters};
use super::visible;
use crate::strip::choose::Choice;
use crate::strip::cues::words;
use crate::strip::features::Scene;
use crate::strip::stats::Stats;
use crate::text::floor_boundary;

/// Blocks longer than this are no titles, words.
const LONG: f32 = 40.0;
/// Blocks that are looked through for a title.
const SEARCHED: usize = 3000;
/// Blocks behind the first sentence that may still be the headline: a standfirst can precede it.
const BEHIND: usize = 4;
/// Blocks above the text among which a headline is looked for that the first line does not tell.
const ABOVE: usize = 12;
/// A line is the headline that the first line means, if they share this much of their words (twice
/// the common ones over all): from .5 to .7 the titles of WCXB's articles are the same but for three.
const ALIKE: f32 = 0.6;
/// The same for a line right above an article's text: the titles of WCXB's articles are 561 and 535 of
/// 711 (the two kinds of dumps) with .6, 573 and 546 with .4, 579 and 554 with .3, the same with .2.
const ALIKE_NEAR: f32 = 0.3;
/// Blocks above the text that are right above it.
const NEAR: usize = 12;
/// Share of sentences in the words of an article's text; lists of goods have less.
const PROSE: f32 = 0.5;
/// Share of the first line that a line has which says all of it.
const WHOLE: f32 = 0.6;
/// A first line of whose longer words the text has this share speaks of it.
const TOLD: f32 = 0.5;
/// Blocks of the text that are looked through for these words.
const READ: usize = 300;
/// Bytes of the first line that are looked at.
const LONG_LINE: usize = 400;
/// A site's name behind a title is not longer, words.
const LONG_SITE: usize = 5;

/// The number of the block that is the title, and what of its text is.
pub(super) fn find(scene: &Scene, choice: &Choice) -> Option<(usize, String)> {
    let blocks = &scene.sequence.blocks;
    let first = &blocks.first()?.text;
    let window = Window::new(first);
    let own = |number: usize| (number, blocks[number].text.clone());
    let begun = repeated(scene, &window, text_at(scene, choice));
    if begun.is_none_or(|begun| begun.share < 1.0)
        && let Some(found) = in_pieces(scene, &window, text_at(scene, choice))
    {
        return Some(found);
    }
    let whole = begun.filter(|begun| begun.share >= WHOLE);
    let found = whole
        .map(|begun| begun.number)
        .or_else(|| alike(scene, choice, &window))
        .or(begun.map(|begun| begun.number));
    if let Some(number) = found {
        return Some(own(number));
    }
    let is_told = || share_in_text(scene, choice, first) >= TOLD;
    if is_headline(&scene.stats[0]) && visible::by(first).is_empty() && is_told() {
        return Some((0, window.name.to_owned()));
    }
    above_text(scene, choice).map(own)
}

/// A page's first line: what the browser's window is called.
struct Window<'a> {
    line: &'a str,
    /// The line without the site's name behind it.
    name: &'a str,
    /// Letters of what stands before each of its marks.
    heads: Vec<String>,
    /// Letters of what stands behind a mark and is shorter than what stands before.
    tails: Vec<String>,
}

impl<'a> Window<'a> {
    fn new(line: &'a str) -> Self {
        let line = &line[..floor_boundary(line, LONG_LINE)];
        let places = || MARKS.iter().flat_map(|mark| line.match_indices(mark));
        let heads = places().map(|(at, _)| letters(&line[..at])).collect();
        let behind = places().map(|(at, mark)| (&line[..at], &line[at + mark.len()..]));
        let tails = behind.filter(|(before, behind)| behind.len() < before.len());
        Self {
            line,
            name: without_tail(line),
            heads,
            tails: tails.map(|(_, behind)| letters(behind)).collect(),
        }
    }

    /// How much of its words a line shares with it, with the site's name or without.
    fn likeness(&self, text: &str) -> f32 {
        likeness(self.line, text).max(likeness(self.name, text))
    }

    /// Whether a line is the site's name, or a path of menus that leads to the page.
    fn is_way(&self, text: &str) -> bool {
        let steps = |text: &str| text.matches(['»', '›', '>', '/', '|', '•', '\\']).count();
        steps(text) > steps(self.line) || self.tails.contains(&letters(text))
    }
}

/// A line that the first line begins with.
#[derive(Clone, Copy)]
struct Begun {
    number: usize,
    /// The share of the first line's letters that it has, without the site's name.
    share: f32,
}

/// The last line above the text that looks like a headline.
pub(super) fn above_text(scene: &Scene, choice: &Choice) -> Option<usize> {
    let text_at = text_at(scene, choice);
    let above = text_at.saturating_sub(ABOVE)..text_at;
    let is_headline = |&number: &usize| {
        let text = &scene.sequence.blocks[number].text;
        is_headline(&scene.stats[number]) && visible::by(text).is_empty()
    };
    above.rev().find(is_headline)
}

/// The number of the first paragraph that is kept.
fn text_at(scene: &Scene, choice: &Choice) -> usize {
    let mut kept = choice.kept.iter().zip(&scene.stats);
    let first = kept.position(|(&kept, stats)| kept && stats.is_prose());
    first.unwrap_or(scene.stats.len())
}

/// The line that the first line begins with: of several the one that comes next to the first without a
/// site's name, so that the menu's "Dams" is not the title of "Dams and what they cost"; of equal ones
/// the last above the text, which begins at `text_at`.
fn repeated(scene: &Scene, window: &Window, text_at: usize) -> Option<Begun> {
    let title = letters(window.line);
    let wanted = letters(window.name).len();
    let mut best: Option<(usize, Begun)> = None;
    let blocks = scene.sequence.blocks.iter().enumerate();
    for (number, block) in blocks.take(SEARCHED).skip(1) {
        if scene.stats[number].words > LONG {
            continue;
        }
        let own = letters(&block.text);
        if own.len() <= 8 || !title.starts_with(&own) {
            continue;
        }
        let is_head = window.heads.contains(&own);
        let off = if is_head {
            0
        } else {
            own.len().abs_diff(wanted)
        };
        let share = match off {
            0 => 1.0,
            _ => own.len() as f32 / wanted.max(1) as f32,
        };
        let is_lower = number <= text_at;
        if best.is_none_or(|(known, _)| off < known || (off == known && is_lower)) {
            best = Some((off, Begun { number, share }));
        }
    }
    best.map(|(_, begun)| begun)
}

/// Lines that follow each other and together say what the first line says before one of its marks, or all
/// of it: a headline in two colours. The number of the first and the text of them all.
fn in_pieces(scene: &Scene, window: &Window, text_at: usize) -> Option<(usize, String)> {
    let name = letters(window.name);
    let is_whole = |own: &String| *own == name || window.heads.contains(own);
    // "Video games : Harbour Shop" are two things.
    if window.name.contains(" : ") {
        return None;
    }
    let blocks = &scene.sequence.blocks;
    let end = (text_at + 1).min(blocks.len()).min(SEARCHED);
    (1..end).rev().find_map(|number| {
        let mut own = letters(&blocks[number].text);
        if own.is_empty() || !name.starts_with(&own) {
            return None;
        }
        let mut text = blocks[number].text.clone();
        for block in blocks[number + 1..].iter().take(PIECES - 1) {
            let more = letters(&block.text);
            // Above most of a headline stands what is no part of it: the site's name, a topic.
            let is_most = more.len() as f32 >= WHOLE * name.len() as f32;
            if more.is_empty() || more == own || is_most {
                return None;
            }
            own.push_str(&more);
            text = format!("{text} {}", block.text);
            if is_whole(&own) {
                return Some((number, text));
            }
        }
        None
    })
}

/// Lines of a headline, at most.
const PIECES: usize = 3;

/// The line above the text that shares most words with the first.
fn alike(scene: &Scene, choice: &Choice, window: &Window) -> Option<usize> {
    let text_at = text_at(scene, choice);
    let is_article = share_of_prose(scene, choice) >= PROSE;
    let end = (text_at + BEHIND).min(scene.stats.len()).min(SEARCHED);
    let mut best: Option<(f32, usize)> = None;
    for number in (1..end).filter(|&number| is_headline(&scene.stats[number])) {
        let text = &scene.sequence.blocks[number].text;
        let is_near = is_article && (text_at.saturating_sub(NEAR)..=text_at).contains(&number);
        let least = if is_near { ALIKE_NEAR } else { ALIKE };
        let own = window.likeness(text);
        let better = best.is_none_or(|(known, _)| own > known);
        if own >= least && better && !window.is_way(text) {
            best = Some((own, number));
        }
    }
    best.map(|(_, number)| number)
}

/// The share of sentences in the words that are kept.
fn share_of_prose(scene: &Scene, choice: &Choice) -> f32 {
    let kept = || scene.stats.iter().zip(&choice.kept);
    let words = |of: &dyn Fn(&Stats) -> bool| -> f32 {
        kept()
            .filter(|(stats, kept)| **kept && of(stats))
            .map(|(stats, _)| stats.words)
            .sum()
    };
    words(&Stats::is_prose) / words(&|_| true).max(1.0)
}

/// How much of their words two lines share: twice the common ones over all, 0 to 1.
pub(super) fn likeness(one: &str, other: &str) -> f32 {
    let (one, other) = (words_of(one), words_of(other));
    let all = one.len() + other.len();
    2.0 * one.intersection(&other).count() as f32 / all.max(1) as f32
}

fn words_of(text: &str) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The share of a line's longer words that the text has.
fn share_in_text(scene: &Scene, choice: &Choice, line: &str) -> f32 {
    let mut wanted = words_of(line);
    wanted.retain(|word| word.chars().count() > 3);
    let all = wanted.len();
    let kept = scene.sequence.blocks.iter().zip(&choice.kept).skip(1);
    let kept = kept.filter(|(_, kept)| **kept).take(READ);
    for (block, _) in kept {
        let words = block.text.split(|c: char| !c.is_alphanumeric());
        words.for_each(|word| {
            wanted.remove(&word.to_lowercase());
        });
    }
    1.0 - wanted.len() as f32 / all.max(1) as f32
}

/// A window's name without the site's behind it, as far as the line itself tells: few words behind
/// the last mark, and more before it.
fn without_tail(line: &str) -> &str {
    let Some((name, tail)) = at_last_mark(line) else {
        return line;
    };
    let count = |text: &str| text.split_whitespace().count();
    let (before, behind) = (count(name), count(tail));
    let is_site = behind <= LONG_SITE && before >= 3 && before > behind;
    if is_site { name.trim_end() } else { line }
}

/// Whether a line can be a title: a text that begins with a sentence has none.
pub(super) fn is_short_line(stats: &Stats) -> bool {
    stats.words <= 30.0 && !matches!(stats.last, '.' | '…' | ',' | ';')
}

fn is_headline(stats: &Stats) -> bool {
    let ends = matches!(stats.last, '.' | ':' | ',' | ';');
    let cues =
        words::bit("credit") | words::bit("byline") | words::bit("share") | words::bit("menu");
    let byline = stats.cues & words::bit("byline") != 0 && stats.digits >= 4;
    let mostly_cues = stats.cues & cues != 0 && stats.cued as f32 >= stats.words * 0.3;
    (3.0..=30.0).contains(&stats.words)
        && !ends
        && !mostly_cues
        && !byline
        && stats.icons == 0
        && stats.first.is_alphanumeric()
            | (stats.first == '“')
            | (stats.first == '"')
            | (stats.first == '‘')
}

#[cfg(test)]
mod tests;
