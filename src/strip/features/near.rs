//! What stands around a block in the sequence: its neighbours one by one, and means over several
//! blocks. What is asked of a block for each of its neighbours is made once.

use super::{kind_code, last_class, scaled, share};
use crate::strip::segment::Sequence;
use crate::strip::stats::Stats;

/// Bytes about one neighbour.
const FACE: usize = 5;
/// Blocks of a window.
const REACHES: [usize; 3] = [4, 12, 40];

/// Words, words in prose, bytes and bytes in links.
type Sums = [f32; 4];
/// The same as whole numbers.
type Counts = [u32; 4];
/// Whole numbers below are what they are as an `f32` too, and so are their sums, in whatever order.
const EXACT: u32 = 1 << 24;

/// What each block is to those around it.
#[derive(Debug)]
pub(super) struct Near {
    faces: Vec<[u8; FACE]>,
    sums: Vec<Sums>,
    /// Sums of all before each block, one more entry than blocks; none where words are not whole numbers
    /// or too many, which are added up window by window.
    before: Vec<Counts>,
}

impl Near {
    pub(super) fn new(sequence: &Sequence, stats: &[Stats]) -> Self {
        let blocks = sequence.blocks.iter().zip(stats);
        let faces = blocks.clone().map(|(block, stats)| {
            [
                scaled(stats.words),
                (stats.link_share(block) * 200.0) as u8,
                share(stats.stops as f32, stats.words),
                last_class(stats.last),
                kind_code(block.kind),
            ]
        });
        let sums = blocks.map(|(block, stats)| {
            [
                stats.words,
                if stats.is_prose() { stats.words } else { 0.0 },
                block.text.len() as f32,
                stats.linked as f32,
            ]
        });
        let sums: Vec<Sums> = sums.collect();
        Self {
            faces: faces.collect(),
            before: added_up(&sums).unwrap_or_default(),
            sums,
        }
    }

    /// Appends 48 bytes about what stands around a block.
    pub(super) fn describe(&self, number: usize, out: &mut Vec<u8>) {
        for step in [-3, -2, -1, 1, 2, 3_isize] {
            let neighbour = number.checked_add_signed(step);
            let face = neighbour.and_then(|at| self.faces.get(at));
            out.extend_from_slice(face.unwrap_or(&[0; FACE]));
        }
        let (blocks, first) = (self.sums.len(), number + 1);
        if !self.before.is_empty() {
            for reach in REACHES {
                let (start, end) = (number.saturating_sub(reach), (first + reach).min(blocks));
                describe_window(&self.between(start, number), number - start, out);
                describe_window(&self.between(first, end), end - first, out);
            }
            return;
        }
        let mut behind = Sums::default();
        let mut end = first;
        for reach in REACHES {
            let start = number.saturating_sub(reach);
            let mut before = Sums::default();
            add(&mut before, &self.sums[start..number]);
            describe_window(&before, number - start, out);
            // A wider window behind goes on where the narrower one ends.
            let next = (first + reach).min(blocks);
            add(&mut behind, &self.sums[end..next]);
            end = next;
            describe_window(&behind, end - first, out);
        }
    }

    /// The sums of the blocks from `start` to `end`.
    fn between(&self, start: usize, end: usize) -> Sums {
        let (start, end) = (&self.before[start], &self.before[end]);
        std::array::from_fn(|at| (end[at] - start[at]) as f32)
    }
}

/// Sums of all before each block; nothing where they are not [`EXACT`].
fn added_up(blocks: &[Sums]) -> Option<Vec<Counts>> {
    let mut sums = Vec::with_capacity(blocks.len() + 1);
    let mut so_far = Counts::default();
    sums.push(so_far);
    for block in blocks {
        for (sum, &own) in so_far.iter_mut().zip(block) {
            let whole = own as u32;
            if whole as f32 != own || whole >= EXACT - *sum {
                return None;
            }
            *sum += whole;
        }
        sums.push(so_far);
    }
    Some(sums)
}

fn add(sum: &mut Sums, blocks: &[Sums]) {
    for block in blocks {
        for (sum, own) in sum.iter_mut().zip(block) {
            *sum += own;
        }
    }
}

fn describe_window(sum: &Sums, blocks: usize, out: &mut Vec<u8>) {
    let [words, prose, bytes, linked] = *sum;
    out.extend_from_slice(&[
        scaled(words / blocks.max(1) as f32),
        share(prose, words),
        share(linked, bytes),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Content;
    use crate::strip::segment::segment;

    #[test]
    fn sums_from_the_start_tell_the_same_as_windows() {
        let lines: Vec<String> = (0..60)
            .map(|number| "The ferry sails today. ".repeat(number % 7 + 1))
            .collect();
        let sequence = segment(&Content::Plain(lines.join("\n\n")));
        let stats: Vec<Stats> = sequence.blocks.iter().map(Stats::of).collect();
        let near = Near::new(&sequence, &stats);
        assert_eq!(near.before.len(), stats.len() + 1);
        let by_windows = Near {
            before: Vec::new(),
            ..Near::new(&sequence, &stats)
        };
        for number in 0..stats.len() {
            let (mut quick, mut slow) = (Vec::new(), Vec::new());
            near.describe(number, &mut quick);
            by_windows.describe(number, &mut slow);
            assert_eq!(quick, slow, "{number}");
        }
        assert!(added_up(&[[0.6, 0.0, 1.0, 0.0]]).is_none());
        assert!(added_up(&[[1.0, 0.0, 9e6, 0.0]; 2]).is_none());
    }
}
