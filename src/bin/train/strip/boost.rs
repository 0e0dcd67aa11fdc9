//! Gradient boosting of oblivious trees on columns of bytes.
//!
//! Each tree sees a sample of the rows, drawn by how wrong the sum so far is about them, and a sample
//! of the columns. Everything random comes from one seeded generator, so the same rows give the same
//! bytes.

use byline::strip::model::{DEPTH, LEAVES};

/// How the trees are grown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) trees: usize,
    /// How far each tree goes towards its own optimum.
    pub(crate) rate: f32,
    /// Share of the rows a tree sees.
    pub(crate) rows: f32,
    /// Share of the columns a tree sees.
    pub(crate) columns: f32,
    /// Weight of rows that a leaf is taken to have besides its own, all with no error.
    pub(crate) calm: f32,
}

/// Rows to learn from, in columns.
pub(crate) struct Table {
    pub(crate) columns: Vec<Vec<u8>>,
    /// What each row's probability shall be.
    pub(crate) targets: Vec<f32>,
    /// How much each row counts; their mean is about 1.
    pub(crate) weights: Vec<f32>,
}

/// A small generator of random numbers (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 40) as f32 / (1_u64 << 24) as f32
    }
}

#[derive(Clone, Copy, Default)]
struct Sum {
    slope: f32,
    curve: f32,
}

struct Tree {
    questions: [(u16, u8); DEPTH],
    leaves: [f32; LEAVES],
}

/// Grows a forest; the bytes are what `strip::model` reads.
pub(crate) fn grow(table: &Table, settings: &Settings) -> Vec<u8> {
    let rows = table.targets.len();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let weight: f64 = table.weights.iter().map(|&w| f64::from(w)).sum();
    let right: f64 = table
        .weights
        .iter()
        .zip(&table.targets)
        .map(|(&w, &t)| f64::from(w * t))
        .sum();
    let mean = (right / weight.max(1e-9)).clamp(0.01, 0.99);
    let start = (mean / (1.0 - mean)).ln() as f32;
    let mut sums = vec![start; rows];
    let mut bytes = Vec::new();
    bytes.extend((settings.trees as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    let mut slopes = vec![Sum::default(); rows];
    for _ in 0..settings.trees {
        for (row, slope) in slopes.iter_mut().enumerate() {
            let p = 1.0 / (1.0 + (-sums[row]).exp());
            let weight = table.weights[row];
            *slope = Sum {
                slope: weight * (p - table.targets[row]),
                curve: weight * (p * (1.0 - p)).max(1e-4),
            };
        }
        let (sample, scales) = draw(&slopes, settings.rows, &mut random);
        let columns: Vec<usize> = (0..table.columns.len())
            .filter(|_| random.next() < settings.columns)
            .collect();
        let drawn: Vec<Sum> = sample
            .iter()
            .zip(&scales)
            .map(|(&row, &scale)| Sum {
                slope: slopes[row as usize].slope * scale,
                curve: slopes[row as usize].curve * scale,
            })
            .collect();
        let tree = grow_tree(table, &columns, &sample, &drawn, settings);
        write(&tree, &mut bytes);
        add(table, &tree, &mut sums);
    }
    bytes
}

/// Rows drawn with a chance in proportion to their error, and what each then stands for.
fn draw(slopes: &[Sum], part: f32, random: &mut Random) -> (Vec<u32>, Vec<f32>) {
    let size = |s: &Sum| (s.slope * s.slope + 0.1 * s.curve * s.curve).sqrt();
    let wanted = slopes.len() as f32 * part;
    let total: f32 = slopes.iter().map(size).sum();
    let mut factor = wanted / total.max(1e-9);
    for _ in 0..4 {
        let expected: f32 = slopes.iter().map(|s| (size(s) * factor).min(1.0)).sum();
        factor *= wanted / expected.max(1e-9);
    }
    let (mut rows, mut scales) = (Vec::new(), Vec::new());
    for (row, slope) in slopes.iter().enumerate() {
        let chance = (size(slope) * factor).min(1.0);
        if chance > 0.0 && random.next() < chance {
            rows.push(row as u32);
            scales.push(1.0 / chance);
        }
    }
    (rows, scales)
}

fn grow_tree(
    table: &Table,
    columns: &[usize],
    sample: &[u32],
    drawn: &[Sum],
    settings: &Settings,
) -> Tree {
    let values: Vec<Vec<u8>> = columns
        .iter()
        .map(|&column| {
            sample
                .iter()
                .map(|&row| table.columns[column][row as usize])
                .collect()
        })
        .collect();
    let mut leaf = vec![0_u8; sample.len()];
    let mut questions = [(0, 255); DEPTH];
    for (level, question) in questions.iter_mut().enumerate() {
        let mut best = (0.0, 0, 255);
        for (place, values) in values.iter().enumerate() {
            let (gain, bound) = best_bound(values, &leaf, drawn, 1 << level, settings.calm);
            if gain > best.0 {
                best = (gain, place, bound);
            }
        }
        if best.2 == 255 {
            break;
        }
        *question = (columns[best.1] as u16, best.2);
        for (leaf, &value) in leaf.iter_mut().zip(&values[best.1]) {
            *leaf |= u8::from(value > best.2) << level;
        }
    }
    let mut sums = [Sum::default(); LEAVES];
    for (&leaf, sum) in leaf.iter().zip(drawn) {
        sums[usize::from(leaf)].slope += sum.slope;
        sums[usize::from(leaf)].curve += sum.curve;
    }
    let leaves = sums.map(|s| -s.slope / (s.curve + settings.calm) * settings.rate);
    Tree { questions, leaves }
}

/// The bound on one column that gains most over all leaves, and the gain.
fn best_bound(values: &[u8], leaf: &[u8], drawn: &[Sum], leaves: usize, calm: f32) -> (f32, u8) {
    let mut sums = vec![Sum::default(); leaves * 256];
    for ((&value, &leaf), sum) in values.iter().zip(leaf).zip(drawn) {
        let slot = &mut sums[usize::from(leaf) * 256 + usize::from(value)];
        slot.slope += sum.slope;
        slot.curve += sum.curve;
    }
    let mut gains = [0.0_f32; 255];
    for bins in sums.chunks_exact(256) {
        let (mut slope, mut curve) = (0.0, 0.0);
        for bin in bins {
            slope += bin.slope;
            curve += bin.curve;
        }
        if curve == 0.0 {
            continue;
        }
        let whole = slope * slope / (curve + calm);
        let (mut left, mut left_curve) = (0.0, 0.0);
        for (gain, bin) in gains.iter_mut().zip(bins) {
            left += bin.slope;
            left_curve += bin.curve;
            let right = slope - left;
            *gain += left * left / (left_curve + calm)
                + right * right / (curve - left_curve + calm)
                - whole;
        }
    }
    let mut best = (1e-6, 255);
    for (bound, &gain) in gains.iter().enumerate() {
        if gain > best.0 {
            best = (gain, bound as u8);
        }
    }
    best
}

fn add(table: &Table, tree: &Tree, sums: &mut [f32]) {
    let mut leaf = vec![0_u8; sums.len()];
    for (level, &(feature, bound)) in tree.questions.iter().enumerate() {
        for (leaf, &value) in leaf.iter_mut().zip(&table.columns[usize::from(feature)]) {
            *leaf |= u8::from(value > bound) << level;
        }
    }
    for (sum, &leaf) in sums.iter_mut().zip(&leaf) {
        *sum += tree.leaves[usize::from(leaf)];
    }
}

fn write(tree: &Tree, bytes: &mut Vec<u8>) {
    for (feature, bound) in tree.questions {
        bytes.extend(feature.to_le_bytes());
        bytes.extend([bound, 0]);
    }
    for leaf in tree.leaves {
        bytes.extend(leaf.to_le_bytes());
    }
}
