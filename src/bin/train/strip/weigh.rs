//! Learnt weights for the lexicon of plain text: a logistic regression over the words of a block, by
//! stochastic gradients (AdaGrad). Deterministic.
//!
//! Counts tell what a word means alone; here words that always come together share what they say, so
//! that the sum over a block is a probability. Pages of HTML gained nothing by it.

use std::collections::HashMap;

use byline::strip::lexicon::of_block;

use super::pages::Prepared;

/// Rounds over all pages.
const ROUNDS: usize = 6;
/// Size of the first steps.
const RATE: f32 = 0.15;
/// Sum of squared slopes that a weight begins with.
const FIRST_SQUARE: f32 = 1.0;
/// Pull of a weight to zero, each time it is met.
const DECAY: f32 = 0.002;
/// Weights are kept within these bounds.
const STRONGEST: f32 = 4.0;

/// A block: numbers of weights, the target and the block's own weight.
struct Example {
    parts: Vec<u32>,
    target: f32,
    weight: f32,
}

#[derive(Clone, Copy)]
struct Weight {
    value: f32,
    square: f32,
}

/// The weight of each hash by the pages that `chosen` takes.
pub(super) fn learn(
    pages: &[&Prepared],
    chosen: impl Fn(&Prepared) -> bool,
    hashes: impl Iterator<Item = u32>,
) -> HashMap<u32, f32> {
    let mut hashes: Vec<u32> = hashes.collect();
    hashes.sort_unstable();
    let numbers: HashMap<u32, u32> = hashes.iter().copied().zip(1..).collect();
    let examples: Vec<Example> = pages
        .iter()
        .filter(|page| chosen(page))
        .flat_map(|page| examples(page, &numbers))
        .collect();
    let mean = examples.iter().map(|e| e.weight).sum::<f32>() / examples.len().max(1) as f32;
    let mut weights = vec![
        Weight {
            value: 0.0,
            square: FIRST_SQUARE,
        };
        hashes.len() + 1
    ];
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut chance);
        let rate = RATE * (1.0 - 0.9 * round as f32 / ROUNDS as f32);
        for &at in &order {
            let example = &examples[at as usize];
            step(example, example.weight / mean, rate, &mut weights);
        }
    }
    let values = weights.iter().skip(1).map(|w| w.value);
    hashes.into_iter().zip(values).collect()
}

fn examples(page: &Prepared, numbers: &HashMap<u32, u32>) -> Vec<Example> {
    let mut out = Vec::new();
    let mut hashes = Vec::new();
    for (number, block) in page.sequence.blocks.iter().enumerate() {
        if page.weights[number] <= 0.0 {
            continue;
        }
        of_block(block, &mut hashes);
        let number_of = |hash: &u32| numbers.get(hash).copied();
        let mut parts = vec![0];
        parts.extend(hashes.iter().filter_map(number_of));
        out.push(Example {
            parts,
            target: page.targets[number],
            weight: page.weights[number],
        });
    }
    out
}

fn step(example: &Example, weight: f32, rate: f32, weights: &mut [Weight]) {
    let sum: f32 = example
        .parts
        .iter()
        .map(|&part| weights[part as usize].value)
        .sum();
    let error = (1.0 / (1.0 + (-sum).exp()) - example.target) * weight.min(MOST);
    for &part in &example.parts {
        let own = &mut weights[part as usize];
        let slope = error + DECAY * own.value;
        own.square += slope * slope;
        own.value = (own.value - rate * slope / own.square.sqrt()).clamp(-STRONGEST, STRONGEST);
    }
}

/// What a block counts at most, in means.
const MOST: f32 = 10.0;

/// Fisher and Yates, by xorshift64*.
fn shuffle(order: &mut [u32], state: &mut u64) {
    for at in (1..order.len()).rev() {
        *state ^= *state >> 12;
        *state ^= *state << 25;
        *state ^= *state >> 27;
        let drawn = state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32;
        order.swap(at, (drawn % (at as u64 + 1)) as usize);
    }
}
