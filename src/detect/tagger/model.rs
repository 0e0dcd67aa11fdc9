//! The trained weights, used in place, and the best sequence of labels under them.
//!
//! Layout: 64 transition weights (row: label before) as i16, little endian; then a hash table of
//! slots, each 4 bytes of feature hash (0: empty) and 8 weights as i8, one for each label.

use super::LABELS;

/// Bytes of the transition weights at the start.
const TRANSITIONS: usize = LABELS * LABELS * 2;
/// Bytes of a slot.
pub const SLOT: usize = 4 + LABELS;
/// A score that nothing makes up for.
pub const NEVER: i32 = i32::MIN / 4;

/// A model in its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    transitions: [[i32; LABELS]; LABELS],
    table: &'static [u8],
    mask: usize,
}

impl Model {
    /// The model in the bytes; one without weights if they are not a model.
    pub fn new(bytes: &'static [u8]) -> Self {
        let (head, table) = bytes.split_at_checked(TRANSITIONS).unwrap_or((&[], bytes));
        let mut transitions = [[0; LABELS]; LABELS];
        for (weight, pair) in transitions
            .as_flattened_mut()
            .iter_mut()
            .zip(head.chunks_exact(2))
        {
            *weight = i32::from(i16::from_le_bytes([pair[0], pair[1]]));
        }
        let slots = table.len() / SLOT;
        let mask = if slots.is_power_of_two() {
            slots - 1
        } else {
            0
        };
        Self {
            transitions,
            table,
            mask,
        }
    }

    /// The scores of the labels: those given and the weights of the features.
    pub fn score(&self, given: [i16; LABELS], features: &[u32]) -> [i16; LABELS] {
        let mut sums = given.map(i32::from);
        for &feature in features {
            self.add(feature, &mut sums);
        }
        sums.map(|sum| sum.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16)
    }

    fn add(&self, feature: u32, sums: &mut [i32; LABELS]) {
        let mut slot = feature as usize & self.mask;
        // The table has free slots, so the search ends.
        while let Some(bytes) = self
            .table
            .get(slot * SLOT..)
            .and_then(|rest| rest.first_chunk::<SLOT>())
        {
            let [a, b, c, d, weights @ ..] = *bytes;
            let found = u32::from_le_bytes([a, b, c, d]);
            if found == feature {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(weight as i8);
                }
                return;
            }
            if found == 0 {
                return;
            }
            slot = (slot + 1) & self.mask;
        }
    }

    /// The best sequence of labels for the scores of a segment's tokens (Viterbi).
    pub fn best(&self, scores: &[[i16; LABELS]]) -> Vec<u8> {
        let Some(first) = scores.first() else {
            return Vec::new();
        };
        let mut best: [i32; LABELS] = std::array::from_fn(|label| {
            if may_begin(label) {
                i32::from(first[label])
            } else {
                NEVER
            }
        });
        let mut backs: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for node in &scores[1..] {
            let mut back = [0; LABELS];
            best = std::array::from_fn(|label| {
                let (from, sum) = self.best_before(&best, label);
                back[label] = from as u8;
                (sum + i32::from(node[label])).max(NEVER)
            });
            backs.push(back);
        }
        let ends = (0..LABELS).filter(|&label| may_end(label));
        let mut label = ends.max_by_key(|&label| best[label]).unwrap_or(0);
        let mut path = vec![label as u8];
        for back in backs.iter().rev() {
            label = usize::from(back[label]);
            path.push(label as u8);
        }
        path.reverse();
        path
    }

    fn best_before(&self, best: &[i32; LABELS], label: usize) -> (usize, i32) {
        let allowed = (0..LABELS).filter(|&from| may_follow(from, label));
        let sums = allowed.map(|from| (from, best[from] + self.transitions[from][label]));
        sums.max_by_key(|(_, sum)| *sum).unwrap_or((0, NEVER))
    }
}

/// Whether a label can be the first of a segment.
pub const fn may_begin(label: usize) -> bool {
    label != super::INSIDE && label != super::LAST
}

/// Whether a label can be the last of a segment.
pub const fn may_end(label: usize) -> bool {
    label != super::FIRST && label != super::INSIDE
}

/// Whether a label can follow another.
pub const fn may_follow(before: usize, label: usize) -> bool {
    may_end(before) == may_begin(label)
}
