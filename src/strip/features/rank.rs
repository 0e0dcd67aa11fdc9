//! How likely a block is beside the others of its page, for the second look at plain text: its rank,
//! the bound that the decision would take, and means of the neighbourhood that fade with distance.

use super::{Scene, share};
use crate::strip::choose::best_bound;

/// What of a mean is left after one more block.
const FADING: [f32; 2] = [0.6, 0.9];
/// A block of more words counts no more among its neighbours.
const MOST_WORDS: f32 = 60.0;

/// The first opinion of a page, put in order.
#[derive(Debug)]
pub(super) struct Rank {
    /// Likely words in blocks that are more likely than each block.
    above: Vec<f32>,
    /// Likely words of the page.
    all: f32,
    /// The bound with the highest expected F1, and that F1.
    bound: (f32, f32),
    /// Means of the blocks before and behind each block.
    fading: [Vec<(f32, f32)>; 2],
}

impl Rank {
    pub(super) fn new(scene: &Scene, likely: &[f32]) -> Self {
        let mut order: Vec<usize> = (0..likely.len()).collect();
        order.sort_by(|&a, &b| likely[b].total_cmp(&likely[a]));
        let mut above = vec![0.0; likely.len()];
        let mut all = 0.0;
        for at in order {
            above[at] = all;
            all += scene.stats[at].words * likely[at];
        }
        Self {
            above,
            all,
            bound: best_bound(scene, likely),
            fading: FADING.map(|fade| fading(scene, likely, fade)),
        }
    }

    /// Appends 11 bytes about a block.
    pub(super) fn describe(&self, number: usize, likely: &[f32], out: &mut Vec<u8>) {
        let (bound, expected) = self.bound;
        out.push(share(self.above[number], self.all));
        out.push((likely[number] / bound.max(0.01) * 100.0) as u8);
        out.push((expected * 200.0) as u8);
        for means in &self.fading {
            let (before, behind) = means[number];
            let both = [before, behind, before.max(behind), before.min(behind)];
            out.extend(both.map(|p| (p * 250.0) as u8));
        }
    }
}

/// Means of the words before and behind each block.
fn fading(scene: &Scene, likely: &[f32], fade: f32) -> Vec<(f32, f32)> {
    let side = |order: &mut dyn Iterator<Item = usize>| {
        let (mut part, mut whole) = (0.0, 1.0);
        let means = order.map(|at| {
            let mean = part / whole;
            // A short block is some evidence as well.
            let words = scene.stats[at].words.min(MOST_WORDS) + 1.0;
            part = part * fade + words * likely[at];
            whole = whole * fade + words;
            mean
        });
        means.collect::<Vec<f32>>()
    };
    let before = side(&mut (0..likely.len()));
    let mut behind = side(&mut (0..likely.len()).rev());
    behind.reverse();
    before.into_iter().zip(behind).collect()
}
