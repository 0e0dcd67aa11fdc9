//! The trained model: gradient-boosted oblivious trees, read in place from `assets/strip/model.bin`.
//!
//! An oblivious tree asks the same question of every block on one level, so its six answers are a
//! number from 0 to 63 and the tree is a table. Over columns of bytes a compiler turns that into
//! vector instructions; 500 blocks and 300 trees take a fraction of a millisecond.

use super::lexicon::Lexicon;

/// How often the blocks are judged again.
pub const LATER: usize = 1;
/// Questions of a tree.
pub const DEPTH: usize = 6;
/// Answers of a tree.
pub const LEAVES: usize = 1 << DEPTH;
/// Bytes of one tree: for each question the feature's number (two bytes, low first), the byte that the
/// value must exceed, and nothing; then the leaves as `f32`, low byte first.
pub const TREE_BYTES: usize = DEPTH * 4 + LEAVES * 4;
/// Bytes before a forest's trees: how many trees, and the sum that it starts from.
pub const HEADER: usize = 8;

/// Trees whose sum is the log-odds that a block is part of the article.
#[derive(Clone, Copy, Debug)]
pub struct Forest<'m> {
    start: f32,
    trees: &'m [u8],
}

impl<'m> Forest<'m> {
    /// Splits a forest from the front of the bytes; nothing if they are not a forest.
    pub fn read(bytes: &'m [u8]) -> Option<(Self, &'m [u8])> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let count = u32::from_le_bytes(header[..4].try_into().ok()?) as usize;
        let start = f32::from_le_bytes(header[4..].try_into().ok()?);
        let (trees, rest) = rest.split_at_checked(count.checked_mul(TREE_BYTES)?)?;
        Some((Self { start, trees }, rest))
    }

    /// A forest without trees, which finds everything as likely as not.
    pub const fn empty() -> Self {
        Self {
            start: 0.0,
            trees: &[],
        }
    }

    /// Probability for each row; `columns` holds the first feature of all rows, then the second, ….
    pub fn probabilities(&self, columns: &[u8], rows: usize) -> Vec<f32> {
        let mut sums = vec![self.start; rows];
        let mut leaves = vec![0_u8; rows * TOGETHER];
        for trees in self.trees.chunks(TREE_BYTES * TOGETHER) {
            let mut tables = [[0.0; LEAVES]; TOGETHER];
            for (number, tree) in trees.chunks_exact(TREE_BYTES).enumerate() {
                let (questions, values) = tree.split_at(DEPTH * 4);
                answer(questions, columns, &mut leaves[number * rows..][..rows]);
                for (value, bytes) in tables[number].iter_mut().zip(values.chunks_exact(4)) {
                    *value = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
                }
            }
            add(&tables, &leaves, &mut sums);
        }
        for sum in &mut sums {
            *sum = 1.0 / (1.0 + (-*sum).exp());
        }
        sums
    }
}

/// Trees whose values are added in one pass over the rows, in their order: a sum is read and written
/// once for them all.
const TOGETHER: usize = 4;

/// The number of each row's leaf in one tree.
fn answer(questions: &[u8], columns: &[u8], leaf: &mut [u8]) {
    leaf.fill(0);
    let rows = leaf.len();
    for (level, question) in questions.chunks_exact(4).enumerate() {
        let feature = usize::from(u16::from_le_bytes([question[0], question[1]]));
        let Some(column) = columns.get(feature * rows..(feature + 1) * rows) else {
            continue;
        };
        let bound = question[2];
        for (leaf, &value) in leaf.iter_mut().zip(column) {
            *leaf |= u8::from(value > bound) << level;
        }
    }
}

/// Adds the values of each row's leaves; trees that are not there have values of 0.
fn add(tables: &[[f32; LEAVES]; TOGETHER], leaves: &[u8], sums: &mut [f32]) {
    let rows = sums.len();
    let value = |table: &[f32; LEAVES], leaf: u8| table[usize::from(leaf) % LEAVES];
    let [first, second, third, fourth] = tables;
    let [a, b, c, d] = std::array::from_fn(|number| &leaves[number * rows..][..rows]);
    for ((((sum, &a), &b), &c), &d) in sums.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        *sum = *sum + value(first, a) + value(second, b) + value(third, c) + value(fourth, d);
    }
}

/// The lexicon and the forests for one kind of page.
#[derive(Clone, Copy, Debug)]
pub struct Model<'m> {
    /// What words and names mean.
    pub lexicon: Lexicon<'m>,
    /// Judges each block by itself and its surroundings.
    pub first: Forest<'m>,
    /// Judge again and again, knowing what the one before thinks of the whole page.
    pub later: [Forest<'m>; LATER],
}

impl<'m> Model<'m> {
    /// Splits a model from the front of the bytes; nothing if they are not one.
    pub fn read(bytes: &'m [u8]) -> Option<(Self, &'m [u8])> {
        let (lexicon, rest) = Lexicon::read(bytes)?;
        let (first, rest) = Forest::read(rest)?;
        let mut later = [Forest::empty(); LATER];
        let mut rest = rest;
        for forest in &mut later {
            (*forest, rest) = Forest::read(rest)?;
        }
        let model = Self {
            lexicon,
            first,
            later,
        };
        Some((model, rest))
    }
}

/// The models for both kinds of pages.
#[derive(Clone, Copy, Debug)]
pub struct Models<'m> {
    /// For HTML.
    pub html: Model<'m>,
    /// For plain text.
    pub plain: Model<'m>,
}

impl<'m> Models<'m> {
    /// Reads both models.
    pub fn read(bytes: &'m [u8]) -> Option<Self> {
        let (html, rest) = Model::read(bytes)?;
        let (plain, _) = Model::read(rest)?;
        Some(Self { html, plain })
    }
}

static BYTES: &[u8] = include_bytes!("../../assets/strip/model.bin");

/// The models that the crate carries.
pub fn embedded() -> Models<'static> {
    let none = Model {
        lexicon: Lexicon::empty(),
        first: Forest::empty(),
        later: [Forest::empty(); LATER],
    };
    Models::read(BYTES).unwrap_or(Models {
        html: none,
        plain: none,
    })
}

/// Rows that are turned into columns together.
const BAND: usize = 16;

/// Rows of `width` bytes → columns.
pub fn transpose(rows: &[u8], width: usize) -> Vec<u8> {
    let count = rows.len() / width.max(1);
    let mut columns = vec![0; rows.len()];
    // A few rows stay in the cache while all their columns are written, a run for each.
    for (band, rows) in rows.chunks(BAND * width).enumerate() {
        for (number, column) in columns.chunks_exact_mut(count).enumerate() {
            let values = rows.iter().skip(number).step_by(width);
            for (place, &byte) in column[band * BAND..].iter_mut().zip(values) {
                *place = byte;
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_models_are_whole() {
        assert!(Models::read(BYTES).is_some());
        assert!(BYTES.len() < 4_000_000);
    }

    #[test]
    fn a_tree_is_a_table() {
        let mut bytes = Vec::new();
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(0.0_f32.to_le_bytes());
        for level in 0..DEPTH {
            // Only the first question tells anything: is feature 1 above 9?
            bytes.extend([1, 0, if level == 0 { 9 } else { 255 }, 0]);
        }
        for leaf in 0..LEAVES {
            bytes.extend(if leaf == 1 { 5.0_f32 } else { -5.0 }.to_le_bytes());
        }
        let (forest, rest) = Forest::read(&bytes).expect("a forest");
        assert!(rest.is_empty());
        let columns = transpose(&[0, 9, 0, 10], 2);
        let found = forest.probabilities(&columns, 2);
        assert!(found[0] < 0.01 && found[1] > 0.99, "{found:?}");
    }
}
