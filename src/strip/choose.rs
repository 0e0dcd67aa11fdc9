//! Probabilities → which blocks are the article: one decision over the whole sequence.
//!
//! Of all sets of blocks the one is taken whose word F1 is highest in expectation. For independent
//! blocks that set is "everything above a bound", and the bound follows from the page itself: where
//! the model is sure it is near a half, on a page that it understands badly it is lower.

use std::ops::Range;

use super::features::second::{EXTRA, Opinions};
use super::features::{Scene, WIDTH};
use super::model::{Forest, Model, add_columns, filled};
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

/// Chunks whose descriptions are kept for the second judgement; 11 MB. Beyond, blocks are described
/// again: to describe a block costs as much as both judgements of it.
const KEPT_CHUNKS: usize = 8;

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
    decide(scene, judge(scene, model))
}

/// Decides by the probabilities of the blocks.
pub fn decide(scene: &Scene, mut likely: Vec<f32>) -> Choice {
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
    let mut kept = Vec::new();
    let mut likely = judge_first(scene, &model.first, &mut kept);
    for forest in &model.later {
        likely = judge_again(scene, forest, &likely, &mut kept);
    }
    likely
}

/// Leaves the descriptions of the first chunks in `kept`, as columns.
fn judge_first(scene: &Scene, forest: &Forest, kept: &mut Vec<Vec<u8>>) -> Vec<f32> {
    let mut likely = Vec::with_capacity(scene.stats.len());
    for range in chunks(scene) {
        let rows = range.len();
        let columns = first_columns(scene, range);
        likely.extend(forest.probabilities(&columns, rows));
        if kept.len() < KEPT_CHUNKS {
            kept.push(columns);
        }
    }
    likely
}

fn judge_again(scene: &Scene, forest: &Forest, before: &[f32], kept: &mut [Vec<u8>]) -> Vec<f32> {
    let opinions = Opinions::new(scene, before);
    let mut likely = Vec::with_capacity(before.len());
    for (number, range) in chunks(scene).enumerate() {
        let mut again;
        let columns = match kept.get_mut(number) {
            Some(columns) => columns,
            None => {
                again = first_columns(scene, range.clone());
                &mut again
            }
        };
        columns.truncate(filled(range.len()) * WIDTH);
        add_columns(columns, range.len(), EXTRA, |row, out| {
            opinions.describe_more(range.start + row, out);
        });
        likely.extend(forest.probabilities(columns, range.len()));
    }
    likely
}

/// Numbers of the blocks that are judged together.
fn chunks(scene: &Scene) -> impl Iterator<Item = Range<usize>> {
    let blocks = scene.stats.len();
    let starts = (0..blocks).step_by(CHUNK);
    starts.map(move |start| start..(start + CHUNK).min(blocks))
}

/// What the first model reads of some blocks, feature by feature; with room for what the second reads.
fn first_columns(scene: &Scene, blocks: Range<usize>) -> Vec<u8> {
    let mut columns = Vec::with_capacity(filled(blocks.len()) * (WIDTH + EXTRA));
    add_columns(&mut columns, blocks.len(), WIDTH, |row, out| {
        scene.describe(blocks.start + row, out);
    });
    columns
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
