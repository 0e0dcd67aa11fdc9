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

/// What each block is to those around it.
#[derive(Debug)]
pub(super) struct Near {
    faces: Vec<[u8; FACE]>,
    sums: Vec<Sums>,
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
        Self {
            faces: faces.collect(),
            sums: sums.collect(),
        }
    }

    /// Appends 48 bytes about what stands around a block.
    pub(super) fn describe(&self, number: usize, out: &mut Vec<u8>) {
        for step in [-3, -2, -1, 1, 2, 3_isize] {
            let neighbour = number.checked_add_signed(step);
            let face = neighbour.and_then(|at| self.faces.get(at));
            out.extend_from_slice(face.unwrap_or(&[0; FACE]));
        }
        let blocks = self.sums.len();
        let (mut behind, first) = (Sums::default(), number + 1);
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
