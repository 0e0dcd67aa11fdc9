//! What is left out although it reads like the article: a further article below the page's own, and
//! text that was there before.
//!
//! These are facts of a page's build and not of its words, so they are rules behind the model.

use std::collections::{HashMap, HashSet};

use super::choose::Choice;
use super::cues::markup;
use super::features::Scene;
use super::headings;
use super::segment::tags::Tag;
use super::segment::{Shown, TextBlock};
use crate::doc::{BlockKind, Why};

/// Prose that makes a container an article of its own, words.
const ARTICLE: f32 = 80.0;
/// Shorter blocks may stand twice in an article, words.
const REPEATABLE: f32 = 8.0;

/// Takes kept blocks back that belong to other articles or repeat text; the reasons by block.
pub(super) fn take_back(
    scene: &Scene,
    choice: &mut Choice,
    title: Option<usize>,
) -> Vec<Option<Why>> {
    keep_posts(scene, choice);
    keep_parts(scene, choice);
    headings::keep(scene, choice, title);
    let mut reasons = vec![None; choice.kept.len()];
    if let Some(title) = title {
        take_articles(scene, choice, title, &mut reasons);
    }
    take_repeats(scene, choice, &mut reasons);
    take_gutters(scene, choice);
    reasons
}

/// Takes back the further lines of a headline that a dump has in several: the title has them.
pub(super) fn take_pieces(scene: &Scene, choice: &mut Choice, title: usize, text: &str) {
    let blocks = &scene.sequence.blocks;
    let mut rest = text.strip_prefix(blocks[title].text.as_str());
    for (number, block) in blocks.iter().enumerate().skip(title + 1) {
        let Some(behind) = rest.map(str::trim_start).filter(|rest| !rest.is_empty()) else {
            return;
        };
        rest = behind.strip_prefix(block.text.as_str());
        if rest.is_some() {
            choice.kept[number] = false;
        }
    }
}

/// Keeps posts of other sites that the text shows: quotations between two paragraphs of it, which a
/// model that learnt from their few words takes for buttons.
fn keep_posts(scene: &Scene, choice: &mut Choice) {
    let blocks = &scene.sequence.blocks;
    let mut before = None;
    let mut posts: Vec<usize> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        if choice.kept[number] {
            let reaches = before.is_some_and(|before| number - before <= LONGEST_POST);
            if reaches && scene.stats[number].is_prose() {
                posts.drain(..).for_each(|post| choice.kept[post] = true);
            }
            posts.clear();
            before = Some(number);
        } else if block.shown == Shown::Yes && block.quoted > 0 && is_post(scene, block) {
            posts.push(number);
        }
    }
}

/// Keeps what belongs to a kept block before or behind it: the caption of a table, and the name of whom
/// a quotation quotes.
fn keep_parts(scene: &Scene, choice: &mut Choice) {
    let blocks = &scene.sequence.blocks;
    let is_kept = |kept: &[bool], number: usize| kept.get(number).is_some_and(|&kept| kept);
    for (number, block) in blocks.iter().enumerate() {
        if choice.kept[number] || block.shown != Shown::Yes {
            continue;
        }
        let words = scene.stats[number].words;
        let behind = blocks.get(number + 1);
        let is_caption = block.kind == BlockKind::Caption
            && behind.is_some_and(|next| matches!(next.kind, BlockKind::Table { .. }))
            && is_kept(&choice.kept, number + 1)
            && words <= LONG_CAPTION;
        let is_name = || {
            if words > LONG_NAME || !block.text.starts_with(['—', '–', '―', '-', '~']) {
                return false;
            }
            let before = number
                .checked_sub(1)
                .filter(|&at| is_kept(&choice.kept, at));
            let quote = holder(scene, block, Tag::Quote);
            quote.is_some()
                && before.is_some_and(|at| holder(scene, &blocks[at], Tag::Quote) == quote)
        };
        choice.kept[number] = is_caption || is_name();
    }
}

/// Words of a table's caption, and of the line that says whom a quotation quotes, at most.
const LONG_CAPTION: f32 = 30.0;
const LONG_NAME: f32 = 12.0;

/// The innermost element of a kind around a block.
fn holder(scene: &Scene, block: &TextBlock, tag: Tag) -> Option<u32> {
    let containers = &scene.sequence.containers;
    let mut around = scene.outline.around(block);
    around.find(|&c| containers[c as usize].tag == tag)
}

/// Blocks of a post at most, with what stands around it.
const LONGEST_POST: usize = 8;

/// Whether the block stands in a quotation whose names say that it is one, or a post.
fn is_post(scene: &Scene, block: &TextBlock) -> bool {
    let containers = &scene.sequence.containers;
    let mut around = scene.outline.around(block).take(4);
    around.any(|c| {
        let container = &containers[c as usize];
        container.tag == Tag::Quote && container.cues & const { markup::bit("quote") } != 0
    })
}

/// The numbers of a listing's lines, where they are a block of their own before or behind the code.
fn take_gutters(scene: &Scene, choice: &mut Choice) {
    let blocks = &scene.sequence.blocks;
    let is_code = |number: usize| {
        let block = blocks.get(number);
        block.is_some_and(|block| block.kind == BlockKind::Code)
    };
    for (number, block) in blocks.iter().enumerate() {
        let beside = is_code(number + 1) || (number > 0 && is_code(number - 1));
        if choice.kept[number] && is_code(number) && beside && is_count(&block.text) {
            choice.kept[number] = false;
        }
    }
}

/// Whether a text is nothing but numbers that count up by one.
fn is_count(text: &str) -> bool {
    let mut numbers = text.split_whitespace().map(|word| word.parse::<u32>().ok());
    let Some(Some(first)) = numbers.next() else {
        return false;
    };
    let mut expected = first;
    numbers.all(|number| {
        expected = expected.saturating_add(1);
        number == Some(expected)
    })
}

/// Text that stands twice is read once. Inside one element a text may be said twice on purpose.
fn take_repeats(scene: &Scene, choice: &mut Choice, reasons: &mut [Option<Why>]) {
    let blocks = &scene.sequence.blocks;
    let parent = |number: usize| scene.outline.around(&blocks[number]).nth(1);
    let mut seen: HashMap<u32, Option<u32>> = HashMap::new();
    for (number, stats) in scene.stats.iter().enumerate() {
        if !choice.kept[number] || stats.words < REPEATABLE {
            continue;
        }
        let first = *seen.entry(stats.hash).or_insert_with(|| parent(number));
        if first != parent(number) {
            choice.kept[number] = false;
        }
    }
    for (number, block) in blocks.iter().enumerate() {
        let stats = &scene.stats[number];
        let copy = !choice.kept[number] && stats.words >= REPEATABLE;
        if copy && block.shown != Shown::Never && seen.contains_key(&stats.hash) {
            reasons[number] = reasons[number].or(Some(Why::Repeated));
        }
    }
}

/// Pages that load the next article below: each is an `article` with a main heading of its own.
fn take_articles(scene: &Scene, choice: &mut Choice, title: usize, reasons: &mut [Option<Why>]) {
    let containers = &scene.sequence.containers;
    let blocks = &scene.sequence.blocks;
    let outermost = |number: usize| {
        let around = scene.outline.around(&blocks[number]);
        around
            .filter(|&c| containers[c as usize].tag == Tag::Article)
            .last()
    };
    let Some(own) = outermost(title) else { return };
    let BlockKind::Heading(level) = blocks[title].kind else {
        return;
    };
    if scene.outline.groups[own as usize].prose < ARTICLE {
        return;
    }
    let mut others: HashSet<u32> = HashSet::new();
    for (number, block) in blocks.iter().enumerate().skip(title + 1) {
        if block.kind != BlockKind::Heading(level) {
            continue;
        }
        let other = outermost(number).filter(|&c| c != own);
        others.extend(other.filter(|&c| scene.outline.groups[c as usize].prose >= ARTICLE));
    }
    if others.is_empty() {
        return;
    }
    for (number, kept) in choice.kept.iter_mut().enumerate().skip(title + 1) {
        if *kept && outermost(number).is_some_and(|c| others.contains(&c)) {
            *kept = false;
            reasons[number] = Some(Why::AnotherArticle);
        }
    }
}
