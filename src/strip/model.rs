//! The trained model: gradient-boosted oblivious trees, read in place from `assets/strip/model.bin`.
//!
//! An oblivious tree asks the same question of every block on one level, so its six answers are a
//! number from 0 to 63 and the tree is a table. Over columns of bytes a compiler turns that into
//! vector instructions; 500 blocks and 300 trees take a fraction of a millisecond.

use super::lexicon::Lexicon;
use super::numbers::exp;

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

    /// Probability for each row; `columns` holds the first feature of all rows, then the second, …, each
    /// as long as [`filled`] says.
    pub fn probabilities(&self, columns: &[u8], rows: usize) -> Vec<f32> {
        let mut sums = vec![self.start; rows];
        let length = filled(rows);
        let mut leaves = vec![0_u8; length * TOGETHER];
        let (columns, _) = columns.as_chunks();
        for trees in self.trees.chunks(TREE_BYTES * TOGETHER) {
            let mut tables = [&NO_VALUES; TOGETHER];
            for (number, tree) in trees.chunks_exact(TREE_BYTES).enumerate() {
                let (questions, values) = tree.split_at(DEPTH * 4);
                answer(questions, columns, &mut leaves[number * length..][..length]);
                if let Some(values) = values.as_chunks::<4>().0.first_chunk() {
                    tables[number] = values;
                }
            }
            add(&tables, &leaves, &mut sums);
        }
        for sum in &mut sums {
            *sum = 1.0 / (1.0 + exp(-*sum));
        }
        sums
    }
}

/// Trees whose values are added in one pass over the rows, in their order: a sum is read and written
/// once for them all.
const TOGETHER: usize = 8;

/// The values of a tree's leaves, as they are stored.
type Values = [[u8; 4]; LEAVES];
/// Those of a tree that is not there.
static NO_VALUES: Values = [[0; 4]; LEAVES];

/// Rows that are asked at once. Columns are filled up with rows that nobody reads, so that there are no
/// single ones left, which would take as long as all that a short page has.
const LANES: usize = 32;

/// How long the columns of so many rows are.
pub fn filled(rows: usize) -> usize {
    rows.next_multiple_of(LANES)
}

/// The number of each row's leaf in one tree; `leaf` is as long as a column.
fn answer(questions: &[u8], columns: &[[u8; LANES]], leaf: &mut [u8]) {
    let (leaf, _) = leaf.as_chunks_mut();
    let length = leaf.len();
    let (questions, _) = questions.as_chunks::<4>();
    let question = |level: usize| {
        let [low, high, bound, _] = questions[level];
        let start = usize::from(u16::from_le_bytes([low, high])) * length;
        match columns.get(start..start + length) {
            Some(column) => (column, bound),
            // Nothing is above the highest bound: what the rows do not have is answered with no.
            None => (columns.get(..length).unwrap_or_default(), u8::MAX),
        }
    };
    let all: [(&[[u8; LANES]], u8); DEPTH] = std::array::from_fn(question);
    let [a, b, c, d, e, f] = all.map(|(column, _)| column);
    let bounds = all.map(|(_, bound)| bound);
    let leaf = leaf.iter_mut();
    let columns = a.iter().zip(b).zip(c).zip(d).zip(e).zip(f);
    for (leaf, (((((a, b), c), d), e), f)) in leaf.zip(columns) {
        answer_lanes([a, b, c, d, e, f], bounds, leaf);
    }
}

/// All six questions in one pass: a leaf's number is written once and never read.
fn answer_lanes(columns: [&[u8; LANES]; DEPTH], bounds: [u8; DEPTH], leaf: &mut [u8; LANES]) {
    let [a, b, c, d, e, f] = columns;
    for (at, leaf) in leaf.iter_mut().enumerate() {
        *leaf = u8::from(a[at] > bounds[0])
            | u8::from(b[at] > bounds[1]) << 1
            | u8::from(c[at] > bounds[2]) << 2
            | u8::from(d[at] > bounds[3]) << 3
            | u8::from(e[at] > bounds[4]) << 4
            | u8::from(f[at] > bounds[5]) << 5;
    }
}

/// Adds the values of each row's leaves; trees that are not there have values of 0.
fn add(tables: &[&Values; TOGETHER], leaves: &[u8], sums: &mut [f32]) {
    let rows = sums.len();
    let own: [&[u8]; TOGETHER] =
        std::array::from_fn(|number| &leaves[number * filled(rows)..][..rows]);
    let [a, b, c, d, e, f, g, h] = own.map(|leaves| leaves.iter());
    let rows = a.zip(b).zip(c).zip(d).zip(e).zip(f).zip(g).zip(h);
    for (sum, (((((((a, b), c), d), e), f), g), h)) in sums.iter_mut().zip(rows) {
        let own = [a, b, c, d, e, f, g, h];
        *sum = tables.iter().zip(own).fold(*sum, |sum, (table, &leaf)| {
            sum + f32::from_le_bytes(table[usize::from(leaf) % LEAVES])
        });
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
const BAND: usize = 8;

/// Rows of `width` bytes → columns.
pub fn transpose(rows: &[u8], width: usize) -> Vec<u8> {
    let count = rows.len() / width.max(1);
    let mut columns = Vec::with_capacity(filled(count) * width);
    add_columns(&mut columns, count, width, |number, band| {
        band.extend_from_slice(&rows[number * width..][..width]);
    });
    columns
}

/// Adds the columns of `count` rows to those that are there; `describe` writes the row of a number,
/// `width` bytes, and rows never stand anywhere together.
pub fn add_columns(
    columns: &mut Vec<u8>,
    count: usize,
    width: usize,
    mut describe: impl FnMut(usize, &mut Vec<u8>),
) {
    let (start, length) = (columns.len(), filled(count));
    columns.resize(start + length * width, 0);
    let columns = &mut columns[start..];
    // A few rows stay in the cache while all their columns are written, a run for each.
    let stride = width.next_multiple_of(BAND);
    let mut rows = Vec::with_capacity(BAND * stride);
    for first in (0..count).step_by(BAND) {
        rows.clear();
        for (row, number) in (first..(first + BAND).min(count)).enumerate() {
            describe(number, &mut rows);
            rows.resize((row + 1) * stride, 0);
        }
        rows.resize(BAND * stride, 0);
        let eights: [&[[u8; BAND]]; BAND] =
            std::array::from_fn(|row| rows[row * stride..][..stride].as_chunks().0);
        for (place, number) in (0..width).step_by(BAND).enumerate() {
            let square = eights.map(|row| u64::from_le_bytes(row[place]));
            // What is not there on most pages is nothing in eight blocks and in eight ways.
            if square == [0; BAND] {
                continue;
            }
            let columns = columns[number * length..].chunks_exact_mut(length);
            for (column, values) in columns.zip(turned(square)) {
                if let Some(place) = column[first..].first_chunk_mut() {
                    *place = values.to_le_bytes();
                }
            }
        }
    }
}

/// Eight rows of eight bytes, the first byte lowest → their columns: squares of four bytes change
/// sides, then those of two and of one, all of a row at once.
#[inline]
fn turned(mut rows: [u64; BAND]) -> [u64; BAND] {
    for (step, low) in [
        (4, 0x0000_0000_ffff_ffff_u64),
        (2, 0x0000_ffff_0000_ffff),
        (1, 0x00ff_00ff_00ff_00ff),
    ] {
        for upper in (0..BAND).filter(|row| row & step == 0) {
            let (a, b) = (rows[upper], rows[upper + step]);
            rows[upper] = (a & low) | (b & low) << (8 * step);
            rows[upper + step] = (a >> (8 * step) & low) | (b & !low);
        }
    }
    rows
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
    fn rows_become_columns() {
        for (count, width) in [(1, 1), (7, 3), (8, 8), (9, 12), (20, 17), (33, 60)] {
            let rows: Vec<u8> = (0..count * width).map(|n| (n * 7 % 251) as u8).collect();
            let columns = transpose(&rows, width);
            let length = filled(count);
            assert_eq!(columns.len(), length * width);
            for (at, &byte) in rows.iter().enumerate() {
                let (row, column) = (at / width, at % width);
                assert_eq!(columns[column * length + row], byte, "{count} x {width}");
            }
        }
        assert!(transpose(&[], 5).is_empty());
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
        let rows: Vec<u8> = (0..100).flat_map(|row| [0, row % 20]).collect();
        let found = forest.probabilities(&transpose(&rows, 2), 100);
        assert_eq!(found.len(), 100);
        for (row, found) in found.iter().enumerate() {
            assert_eq!(*found > 0.5, row % 20 > 9, "{row}");
        }
    }
}
