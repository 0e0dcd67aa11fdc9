//! What the second model reads: the first one's opinion of the block, its neighbourhood, its
//! container and the whole page, so that an article has a beginning and an end.

use super::rank::Rank;
use super::{Scene, WIDTH, scaled, share};
use crate::doc::BlockKind;

/// Bytes about a block beyond the first description.
pub const EXTRA: usize = 60;
/// Steps to a likely block where there is none.
const FAR: f32 = 1000.0;
/// Bytes of one block's description for the second model.
pub const SECOND_WIDTH: usize = WIDTH + EXTRA;

/// A page with the first model's opinion of each block.
#[derive(Debug)]
pub struct Opinions<'a> {
    scene: &'a Scene<'a>,
    /// Probability that the block is part of the article.
    likely: &'a [f32],
    /// Sums of likely words before each block.
    likely_before: Vec<f32>,
    containers: Vec<(f32, f32)>,
    alike: Vec<(f32, f32)>,
    /// The highest probability of each text of the page.
    same: Vec<f32>,
    /// Mean under the block's heading, and the heading's own probability.
    sections: Vec<(f32, f32)>,
    /// The heaviest run of blocks.
    run: std::ops::Range<usize>,
    since: Vec<f32>,
    until: Vec<f32>,
    rank: Option<Rank>,
}

impl<'a> Opinions<'a> {
    /// Prepares a page; `likely` has one probability for each block.
    pub fn new(scene: &'a Scene<'a>, likely: &'a [f32]) -> Self {
        let words = |at: usize| scene.stats[at].words;
        let mut likely_before = vec![0.0];
        let mut containers = vec![(0.0, 0.0); scene.outline.groups.len()];
        let mut alike = vec![(0.0, 0.0); scene.outline.kinds()];
        let mut same = vec![0.0_f32; scene.twins.kinds()];
        for (at, (block, &p)) in scene.sequence.blocks.iter().zip(likely).enumerate() {
            likely_before.push(likely_before[at] + words(at) * p);
            let sum = &mut containers[block.container as usize];
            *sum = (sum.0 + words(at) * p, sum.1 + words(at));
            let sum = &mut alike[scene.outline.kind(block)];
            *sum = (sum.0 + words(at) * p, sum.1 + words(at));
            let best = &mut same[scene.twins.kind(at)];
            *best = best.max(p);
        }
        for (number, container) in scene.sequence.containers.iter().enumerate().rev() {
            if let Some(parent) = container.parent {
                let (part, whole) = containers[number];
                let sum = &mut containers[parent as usize];
                *sum = (sum.0 + part, sum.1 + whole);
            }
        }
        let (since, until) = distances(scene, likely);
        Self {
            scene,
            likely,
            likely_before,
            containers,
            alike,
            same,
            sections: sections(scene, likely),
            run: heaviest_run(scene, likely),
            since,
            until,
            rank: scene.is_plain().then(|| Rank::new(scene, likely)),
        }
    }

    /// Appends [`SECOND_WIDTH`] bytes about a block; `first` is its first description.
    pub fn describe(&self, number: usize, first: &[u8], out: &mut Vec<u8>) {
        out.extend_from_slice(first);
        self.describe_more(number, out);
    }

    /// Appends the [`EXTRA`] bytes that a block's first description does not have.
    pub fn describe_more(&self, number: usize, out: &mut Vec<u8>) {
        let start = out.len();
        self.describe_neighbours(number, out);
        self.describe_containers(number, out);
        self.describe_page(number, out);
        if let Some(rank) = &self.rank {
            rank.describe(number, self.likely, out);
        }
        debug_assert!(out.len() - start <= EXTRA, "{}", out.len() - start);
        out.resize(start + EXTRA, 0);
    }

    fn describe_neighbours(&self, number: usize, out: &mut Vec<u8>) {
        out.push((self.likely[number] * 250.0) as u8);
        for step in [-3, -2, -1, 1, 2, 3_isize] {
            let at = number.checked_add_signed(step);
            let p = at.and_then(|at| self.likely.get(at)).copied();
            out.push((p.unwrap_or(0.0) * 250.0) as u8);
        }
        let blocks = self.likely.len();
        for reach in [3, 8, 24] {
            let before = self.mean(number.saturating_sub(reach)..number);
            let behind = self.mean((number + 1).min(blocks)..(number + 1 + reach).min(blocks));
            out.extend_from_slice(&[before, behind, before.max(behind), before.min(behind)]);
        }
    }

    /// Likely words in a range as a share of its words.
    fn mean(&self, range: std::ops::Range<usize>) -> u8 {
        let part = self.likely_before[range.end] - self.likely_before[range.start];
        let whole = self.scene.words_before[range.end] - self.scene.words_before[range.start];
        share(part.max(0.0), whole)
    }

    fn describe_containers(&self, number: usize, out: &mut Vec<u8>) {
        let block = &self.scene.sequence.blocks[number];
        let own_words = self.scene.stats[number].words;
        let own = (own_words * self.likely[number], own_words);
        let mut around = self.scene.outline.around(block);
        for _ in 0..5 {
            let sum = around.next().map(|c| self.containers[c as usize]);
            let (part, whole) = sum.unwrap_or(own);
            out.push(share(part, whole));
        }
        let (part, whole) = self.alike[self.scene.outline.kind(block)];
        out.push(share(part, whole));
        out.push(share((part - own.0).max(0.0), whole - own.1));
        let all = self.likely_before[self.likely.len()];
        let mut best = 0;
        let mut around = self.scene.outline.around(block);
        for _ in 0..12 {
            let Some(container) = around.next() else {
                break;
            };
            let (part, whole) = self.containers[container as usize];
            // Both pure and heavy: the F1 of "this container is the article".
            best = best.max(share(2.0 * part, whole + all));
        }
        out.push(best);
    }

    fn describe_page(&self, number: usize, out: &mut Vec<u8>) {
        let blocks = self.likely.len();
        let all = self.likely_before[blocks];
        let before = self.likely_before[number];
        let behind = (all - self.likely_before[number + 1]).max(0.0);
        let (section, heading) = self.sections[number];
        let inside = self.run.contains(&number);
        out.extend_from_slice(&[
            share(before, all),
            share(behind, all),
            scaled(all),
            share(all, self.scene.words_before[blocks]),
            scaled(before),
            scaled(behind),
            u8::from(inside),
            scaled(self.run.start.saturating_sub(number) as f32),
            scaled((number + 1).saturating_sub(self.run.end) as f32),
            (section * 250.0) as u8,
            (heading * 250.0) as u8,
            scaled(self.since[number]),
            scaled(self.until[number]),
            (self.same[self.scene.twins.kind(number)] * 250.0) as u8,
            scaled(self.scene.twins.earlier(number) as f32),
        ]);
    }
}

/// Blocks since the last likely one and until the next.
fn distances(scene: &Scene, likely: &[f32]) -> (Vec<f32>, Vec<f32>) {
    let strong: Vec<bool> = likely
        .iter()
        .zip(&scene.stats)
        .map(|(&p, stats)| p > 0.6 && stats.words >= 8.0)
        .collect();
    let mut until = steps(strong.iter().rev());
    until.reverse();
    (steps(strong.iter()), until)
}

fn steps<'s>(strong: impl Iterator<Item = &'s bool>) -> Vec<f32> {
    let mut steps = FAR;
    strong
        .map(|&strong| {
            let before = steps;
            steps = if strong { 0.0 } else { steps + 1.0 };
            before
        })
        .collect()
}

fn sections(scene: &Scene, likely: &[f32]) -> Vec<(f32, f32)> {
    let blocks = &scene.sequence.blocks;
    let mut out = Vec::with_capacity(likely.len());
    let mut start = 0;
    for at in 1..=likely.len() {
        let ends = blocks
            .get(at)
            .is_none_or(|block| matches!(block.kind, BlockKind::Heading(_)));
        if !ends {
            continue;
        }
        let (mut part, mut whole) = (0.0, 0.0);
        let inside = (start + 1).min(at)..at;
        for (stats, &p) in scene.stats[inside.clone()].iter().zip(&likely[inside]) {
            part += stats.words * p;
            whole += stats.words;
        }
        let mean = part / f32::max(whole, 1.0);
        out.resize(at, (mean, likely[start]));
        start = at;
    }
    out
}

/// The run of blocks in which likely words outweigh the unlikely ones most.
fn heaviest_run(scene: &Scene, likely: &[f32]) -> std::ops::Range<usize> {
    let (mut best, mut sum, mut start) = (0.0, 0.0, 0);
    let mut run = 0..0;
    for (at, &p) in likely.iter().enumerate() {
        sum += (p - 0.4) * scene.stats[at].words;
        if sum <= 0.0 {
            sum = 0.0;
            start = at + 1;
        } else if sum > best {
            best = sum;
            run = start..at + 1;
        }
    }
    run
}
