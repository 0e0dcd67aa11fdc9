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
    /// Share of the pages a tree sees.
    pub(crate) pages: f32,
    /// Weight of rows that a leaf is taken to have besides its own, all with no error.
    pub(crate) calm: f32,
}

/// Rows to learn from, in columns.
pub(crate) struct Table {
    pub(crate) columns: Vec<Vec<u8>>,
    /// Number of each row's page; pages follow each other.
    pub(crate) pages: Vec<u32>,
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
        leave_pages_out(&table.pages, settings.pages, &mut random, &mut slopes);
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

/// Rows of pages that a tree does not see get no slope: blocks of one page are alike, so leaving
/// single rows out would not make trees differ.
fn leave_pages_out(pages: &[u32], share: f32, random: &mut Random, slopes: &mut [Sum]) {
    let mut page = u32::MAX;
    let mut is_in = true;
    for (&own, slope) in pages.iter().zip(slopes) {
        if own != page {
            page = own;
            is_in = random.next() < share;
        }
        if !is_in {
            *slope = Sum::default();
        }
    }
}

/// Rows drawn with a chance in proportion to their error, and what each then stands for.
fn draw(slopes: &[Sum], part: f32, random: &mut Random) -> (Vec<u32>, Vec<f32>) {
    let size = |s: &Sum| (s.slope * s.slope + 0.1 * s.curve * s.curve).sqrt();
    let sizes: Vec<f32> = slopes.iter().map(size).collect();
    let wanted = slopes.len() as f32 * part;
    let total: f32 = sizes.iter().sum();
    let mut factor = wanted / total.max(1e-9);
    for _ in 0..4 {
        let expected: f32 = sizes.iter().map(|size| (size * factor).min(1.0)).sum();
        factor *= wanted / expected.max(1e-9);
    }
    let (mut rows, mut scales) = (Vec::new(), Vec::new());
    for (row, size) in sizes.iter().enumerate() {
        let chance = (size * factor).min(1.0);
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
    let mut parts = Parts::new(sample.len());
    for (level, question) in questions.iter_mut().enumerate() {
        let sums: Vec<Sum> = parts.order.iter().map(|&at| drawn[at as usize]).collect();
        let mut best = (0.0, 0, 255);
        for (place, values) in values.iter().enumerate() {
            let (gain, bound) = best_bound(values, &parts, &sums, settings.calm);
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
        parts.split(&values[best.1], best.2);
    }
    let mut sums = [Sum::default(); LEAVES];
    for (&leaf, sum) in leaf.iter().zip(drawn) {
        sums[usize::from(leaf)].slope += sum.slope;
        sums[usize::from(leaf)].curve += sum.curve;
    }
    let leaves = sums.map(|s| -s.slope / (s.curve + settings.calm) * settings.rate);
    Tree { questions, leaves }
}

/// The sample in the order of its leaves, so that one leaf's sums stay in the fastest memory.
struct Parts {
    order: Vec<u32>,
    /// Where each leaf ends in the order.
    ends: Vec<usize>,
}

impl Parts {
    fn new(size: usize) -> Self {
        Self {
            order: (0..size as u32).collect(),
            ends: vec![size],
        }
    }

    fn split(&mut self, values: &[u8], bound: u8) {
        let (mut order, mut ends) = (Vec::with_capacity(self.order.len()), Vec::new());
        let mut start = 0;
        for &end in &self.ends {
            let part = &self.order[start..end];
            let is_above = |at: &&u32| values[**at as usize] > bound;
            order.extend(part.iter().filter(|at| !is_above(at)));
            ends.push(order.len());
            order.extend(part.iter().filter(is_above));
            ends.push(order.len());
            start = end;
        }
        (self.order, self.ends) = (order, ends);
    }
}

/// The bound on one column that gains most over all leaves, and the gain; `drawn` is in the order of
/// the parts.
fn best_bound(values: &[u8], parts: &Parts, drawn: &[Sum], calm: f32) -> (f32, u8) {
    let mut gains = [0.0_f32; 255];
    let mut start = 0;
    for &end in &parts.ends {
        let mut bins = [Sum::default(); 256];
        let mut whole = Sum::default();
        for (&at, sum) in parts.order[start..end].iter().zip(&drawn[start..end]) {
            let bin = &mut bins[usize::from(values[at as usize])];
            bin.slope += sum.slope;
            bin.curve += sum.curve;
        }
        start = end;
        for bin in &bins {
            whole.slope += bin.slope;
            whole.curve += bin.curve;
        }
        if whole.curve > 0.0 {
            add_gains(&bins, whole, calm, &mut gains);
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

/// Adds what each bound gains in one leaf.
fn add_gains(bins: &[Sum; 256], whole: Sum, calm: f32, gains: &mut [f32; 255]) {
    let undivided = whole.slope * whole.slope / (whole.curve + calm);
    let mut left = Sum::default();
    let mut gain = 0.0;
    for (sum, bin) in gains.iter_mut().zip(bins) {
        if bin.curve > 0.0 {
            left.slope += bin.slope;
            left.curve += bin.curve;
            let right = whole.slope - left.slope;
            gain = left.slope * left.slope / (left.curve + calm)
                + right * right / (whole.curve - left.curve + calm)
                - undivided;
        }
        *sum += gain;
    }
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
