//! Which blocks of a page are alike by a hash, each hash looked up once.

use std::collections::HashMap;

/// Numbers of the different hashes of a page's blocks, in the order of their first block.
#[derive(Debug)]
pub struct Twins {
    /// Number of each block's hash, and how many blocks before have it.
    blocks: Vec<(u32, u32)>,
    /// How many blocks have each hash.
    counts: Vec<u32>,
}

impl Twins {
    /// Numbers the hashes of a page's blocks.
    pub(super) fn of(hashes: impl Iterator<Item = u32>) -> Self {
        let mut known: HashMap<u32, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let blocks = hashes.map(|hash| {
            let kind = *known.entry(hash).or_insert(counts.len() as u32);
            if kind as usize == counts.len() {
                counts.push(0);
            }
            let count = &mut counts[kind as usize];
            *count += 1;
            (kind, *count - 1)
        });
        Self {
            blocks: blocks.collect(),
            counts,
        }
    }

    /// How many different hashes there are.
    pub fn kinds(&self) -> usize {
        self.counts.len()
    }

    /// Number of a block's hash, below [`Self::kinds`].
    pub fn kind(&self, block: usize) -> usize {
        self.blocks[block].0 as usize
    }

    /// How many blocks before have the block's hash.
    pub fn earlier(&self, block: usize) -> u32 {
        self.blocks[block].1
    }

    /// How many blocks have the block's hash, the block itself among them.
    pub fn all(&self, block: usize) -> u32 {
        self.counts[self.kind(block)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_hashes_share_a_number() {
        let twins = Twins::of([7, 0, 7, 9, 7].into_iter());
        let all: Vec<(usize, u32, u32)> = (0..5)
            .map(|at| (twins.kind(at), twins.earlier(at), twins.all(at)))
            .collect();
        assert_eq!(all, [(0, 0, 3), (1, 0, 1), (0, 1, 3), (2, 0, 1), (0, 2, 3)]);
        assert_eq!(twins.kinds(), 3);
    }
}
