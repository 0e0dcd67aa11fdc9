//! What is left out although it reads like the article: a further article below the page's own, and
//! text that was there before.
//!
//! These are facts of a page's build and not of its words, so they are rules behind the model.

use std::collections::HashSet;

use super::choose::Choice;
use super::features::Scene;
use super::segment::Shown;
use super::segment::tags::Tag;
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
    let mut reasons = vec![None; choice.kept.len()];
    if let Some(title) = title {
        take_articles(scene, choice, title, &mut reasons);
    }
    let mut seen: HashSet<u32> = HashSet::new();
    for (number, stats) in scene.stats.iter().enumerate() {
        if !choice.kept[number] || stats.words < REPEATABLE {
            continue;
        }
        if !seen.insert(stats.hash) {
            choice.kept[number] = false;
            reasons[number] = Some(Why::Repeated);
        }
    }
    // A copy that is hidden and was left out needs no reason; one that is shown does.
    for (number, block) in scene.sequence.blocks.iter().enumerate() {
        let stats = &scene.stats[number];
        let copy = !choice.kept[number]
            && block.shown != Shown::Never
            && stats.words >= REPEATABLE
            && seen.contains(&stats.hash);
        if copy {
            reasons[number] = Some(Why::Repeated);
        }
    }
    reasons
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
    for number in title + 1..blocks.len() {
        if blocks[number].kind != BlockKind::Heading(level) {
            continue;
        }
        let other = outermost(number).filter(|&c| c != own);
        others.extend(other.filter(|&c| scene.outline.groups[c as usize].prose >= ARTICLE));
    }
    if others.is_empty() {
        return;
    }
    for number in title + 1..blocks.len() {
        if outermost(number).is_some_and(|c| others.contains(&c)) {
            if choice.kept[number] {
                reasons[number] = Some(Why::AnotherArticle);
            }
            choice.kept[number] = false;
        }
    }
}
