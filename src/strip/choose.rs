//! Probabilities → which blocks are the article: one decision over the whole sequence.
//!
//! Of all sets of blocks the one is taken whose word F1 is highest in expectation. For independent
//! blocks that set is "everything above a bound", and the bound follows from the page itself: where
//! the model is sure it is near a half, on a page that it understands badly it is lower.

use super::features::second::{Opinions, SECOND_WIDTH};
use super::features::{Scene, WIDTH};
use super::model::{Forest, Model, transpose};
use super::stats::Stats;

/// What was decided about a page's blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Probability of each block.
    pub likely: Vec<f32>,
    /// Whether each block is kept.
    pub kept: Vec<bool>,
    /// Word F1 that the model expects, 0 to 1.
    pub expected: f32,
}

/// Blocks that are judged at a time, so that memory stays bounded on a page of millions.
const CHUNK: usize = 4096;

/// The bound is taken a little lower, because blocks of nearly the same probability stand or fall
/// together: 0.95 gave WCXB .0003 more than 1, 1.03 gave .015 less.
const SLACK: f32 = 0.95;
/// A page on which fewer words than these are expected has no article: of the pages of WCXB below
/// it, eight of twelve have an empty truth.
const LEAST_WORDS: f32 = 12.0;

/// Plain text of more words than [`LONG_TEXT`], with more than this share of them in running sentences,
/// is no dump of a site but a text: its paragraphs stay. The pages that the model learnt from end
/// there, and beyond it takes most of a long text for another one's.
const ALL_PROSE: f32 = 0.9;
/// See [`ALL_PROSE`]; words.
const LONG_TEXT: f32 = 5000.0;

/// Decides about a page.
pub fn choose(scene: &Scene, model: &Model) -> Choice {
    let mut likely = judge(scene, model);
    for (probability, stats) in likely.iter_mut().zip(&scene.stats) {
        if stats.is_icon_bar() {
            *probability = 0.0;
        }
    }
    let (best, expected) = best_bound(scene, &likely);
    let all: f32 = likely
        .iter()
        .zip(&scene.stats)
        .map(|(&p, s)| p * s.words)
        .sum();
    let bound = match all < LEAST_WORDS {
        true => f32::INFINITY,
        false => best * SLACK,
    };
    let prose = |s: &&Stats| s.is_prose();
    let in_prose: f32 = scene.stats.iter().filter(prose).map(|s| s.words).sum();
    let words = scene.words_before[likely.len()];
    let is_text = scene.is_plain() && words > LONG_TEXT && in_prose > ALL_PROSE * words;
    let kept = likely
        .iter()
        .zip(&scene.stats)
        .map(|(&p, stats)| p >= bound || (is_text && stats.is_prose()))
        .collect();
    Choice {
        likely,
        kept,
        expected,
    }
}

/// Probability of each block, after the last judgement.
pub fn judge(scene: &Scene, model: &Model) -> Vec<f32> {
    let mut likely = judge_first(scene, &model.first);
    for forest in &model.later {
        likely = judge_again(scene, forest, &likely);
    }
    likely
}

fn judge_first(scene: &Scene, forest: &Forest) -> Vec<f32> {
    let blocks = scene.stats.len();
    let mut likely = Vec::with_capacity(blocks);
    let mut rows = Vec::new();
    for start in (0..blocks).step_by(CHUNK) {
        let end = (start + CHUNK).min(blocks);
        rows.clear();
        (start..end).for_each(|number| scene.describe(number, &mut rows));
        likely.extend(forest.probabilities(&transpose(&rows, WIDTH), end - start));
    }
    likely
}

fn judge_again(scene: &Scene, forest: &Forest, before: &[f32]) -> Vec<f32> {
    let blocks = scene.stats.len();
    let opinions = Opinions::new(scene, before);
    let mut likely = Vec::with_capacity(blocks);
    let (mut rows, mut own) = (Vec::new(), Vec::new());
    for start in (0..blocks).step_by(CHUNK) {
        let end = (start + CHUNK).min(blocks);
        rows.clear();
        for number in start..end {
            own.clear();
            scene.describe(number, &mut own);
            opinions.describe(number, &own, &mut rows);
        }
        likely.extend(forest.probabilities(&transpose(&rows, SECOND_WIDTH), end - start));
    }
    likely
}

/// The bound with the highest expected word F1, and that F1.
pub fn best_bound(scene: &Scene, likely: &[f32]) -> (f32, f32) {
    let mut order: Vec<usize> = (0..likely.len()).collect();
    order.sort_by(|&a, &b| likely[b].total_cmp(&likely[a]));
    let words = |at: usize| scene.stats[at].words;
    let all: f32 = order.iter().map(|&at| words(at) * likely[at]).sum();
    let (mut right, mut taken) = (0.0, 0.0);
    let mut best = (2.0, 0.0);
    for at in order {
        right += words(at) * likely[at];
        taken += words(at);
        let expected = 2.0 * right / (taken + all).max(1.0);
        if expected > best.1 {
            best = (likely[at], expected);
        }
    }
    best
}
