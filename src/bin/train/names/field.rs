//! A linear-chain conditional random field learnt by stochastic gradients (AdaGrad) from tokens that
//! may allow several labels: the gradient is the expectation under all sequences less the
//! expectation under the allowed ones. Deterministic.

use super::examples::{Example, Labels};
use byline::detect::tagger::LABELS;
use byline::detect::tagger::model::{may_begin, may_end, may_follow};
use std::collections::HashMap;

type Row = [f32; LABELS];

/// How the field is learnt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) rounds: usize,
    /// Size of the first steps.
    pub(super) rate: f32,
    /// Pull of all weights to zero.
    pub(super) decay: f32,
    /// How often a feature must occur.
    pub(super) least: u32,
    /// Share of tokens whose lexical features are left out.
    pub(super) dropped: f32,
    /// Runs in other orders whose weights are averaged.
    pub(super) runs: u64,
    /// How many features at the start of each token's list are lexical.
    pub(super) lexical: usize,
}

/// The weights.
pub(super) struct Field {
    pub(super) index: HashMap<u32, u32>,
    pub(super) weights: Vec<Row>,
    squares: Vec<Row>,
    pub(super) transitions: [Row; LABELS],
    transition_squares: [Row; LABELS],
}

/// Sum of squared slopes that a weight begins with: bounds its first step.
const FIRST_SQUARE: f32 = 1e-3;
const IMPOSSIBLE: f32 = -1e9;

impl Field {
    /// Learns from the examples, beginning with these weights of transitions. The mean of the
    /// weights over the rounds and runs generalises better than the last (half a point of F1).
    pub(super) fn learn(
        examples: &[&Example],
        settings: Settings,
        transitions: [Row; LABELS],
    ) -> Self {
        let mut field = Self::of(examples, settings.least);
        let rows: Vec<_> = examples
            .iter()
            .map(|example| field.rows(example, settings.lexical))
            .collect();
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let mut sums = field.weights.clone();
        let mut transition_sums = [[0.0; LABELS]; LABELS];
        for _ in 0..settings.runs {
            field.begin(transitions);
            for round in 0..settings.rounds {
                chance.shuffle(&mut order);
                let rate = settings.rate * (1.0 - 0.9 * round as f32 / settings.rounds as f32);
                let settings = Settings { rate, ..settings };
                for &at in &order {
                    field.step(&rows[at], examples[at], settings, &mut chance);
                }
                add(sums.as_flattened_mut(), field.weights.as_flattened());
                add(
                    transition_sums.as_flattened_mut(),
                    field.transitions.as_flattened(),
                );
            }
        }
        let share = 1.0 / (settings.rounds as f32 * settings.runs as f32);
        field.weights = sums.iter().map(|row| row.map(|sum| sum * share)).collect();
        field.transitions = transition_sums.map(|row| row.map(|sum| sum * share));
        field
    }

    /// A field without weights for the features that occur often enough.
    fn of(examples: &[&Example], least: u32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for feature in examples
            .iter()
            .flat_map(|example| example.features.iter().flatten())
        {
            *counts.entry(*feature).or_default() += 1;
        }
        counts.retain(|_, count| *count >= least);
        let mut kept: Vec<u32> = counts.into_keys().collect();
        kept.sort_unstable();
        Self {
            weights: vec![[0.0; LABELS]; kept.len()],
            squares: vec![[FIRST_SQUARE; LABELS]; kept.len()],
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[FIRST_SQUARE; LABELS]; LABELS],
            index: kept.into_iter().zip(0..).collect(),
        }
    }

    fn begin(&mut self, transitions: [Row; LABELS]) {
        self.weights.as_flattened_mut().fill(0.0);
        self.squares.as_flattened_mut().fill(FIRST_SQUARE);
        self.transitions = transitions;
        self.transition_squares = [[FIRST_SQUARE; LABELS]; LABELS];
    }

    /// The rows of weights of an example's features; the marker `u32::MAX` ends the lexical ones.
    fn rows(&self, example: &Example, lexical: usize) -> Vec<Vec<u32>> {
        let of = |features: &[u32]| -> Vec<u32> {
            features
                .iter()
                .filter_map(|feature| self.index.get(feature).copied())
                .collect()
        };
        example
            .features
            .iter()
            .map(|features| {
                let (lexical, rest) = features.split_at(lexical);
                let mut rows = of(lexical);
                rows.push(u32::MAX);
                rows.extend(of(rest));
                rows
            })
            .collect()
    }

    fn step(
        &mut self,
        tokens: &[Vec<u32>],
        example: &Example,
        settings: Settings,
        chance: &mut Chance,
    ) {
        let allowed = &example.labels;
        if allowed.iter().all(|labels| *labels == !0) {
            return;
        }
        let active: Vec<&[u32]> = tokens
            .iter()
            .map(|rows| {
                let border = rows.iter().position(|row| *row == u32::MAX).unwrap_or(0);
                let drop = chance.share() < settings.dropped;
                if drop { &rows[border + 1..] } else { &rows[..] }
            })
            .collect();
        let scores: Vec<Row> = active
            .iter()
            .zip(&example.given)
            .map(|(rows, given)| {
                let mut sum = *given;
                for row in rows.iter().filter(|row| **row != u32::MAX) {
                    for (total, weight) in sum.iter_mut().zip(&self.weights[*row as usize]) {
                        *total += weight;
                    }
                }
                sum
            })
            .collect();
        let free = Expectation::new(&scores, &self.transitions, None);
        let bound = Expectation::new(&scores, &self.transitions, Some(allowed));
        for (at, rows) in active.iter().enumerate() {
            let gradient: Row =
                std::array::from_fn(|label| free.nodes[at][label] - bound.nodes[at][label]);
            if gradient.iter().all(|part| part.abs() < 1e-4) {
                continue;
            }
            for row in rows.iter().filter(|row| **row != u32::MAX) {
                let row = *row as usize;
                descend(
                    &mut self.weights[row],
                    &mut self.squares[row],
                    &gradient,
                    settings,
                );
            }
        }
        for from in 0..LABELS {
            let gradient = std::array::from_fn(|to| free.edges[from][to] - bound.edges[from][to]);
            descend(
                &mut self.transitions[from],
                &mut self.transition_squares[from],
                &gradient,
                settings,
            );
        }
    }
}

fn add(sums: &mut [f32], values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

fn descend(weights: &mut Row, squares: &mut Row, gradient: &Row, settings: Settings) {
    for ((weight, square), part) in weights.iter_mut().zip(squares).zip(gradient) {
        let slope = part + settings.decay * *weight;
        *square += slope * slope;
        *weight -= settings.rate * slope / square.sqrt();
    }
}

/// Expected numbers of labels and of pairs of labels.
struct Expectation {
    nodes: Vec<Row>,
    edges: [Row; LABELS],
}

impl Expectation {
    fn new(scores: &[Row], transitions: &[Row; LABELS], allowed: Option<&[Labels]>) -> Self {
        let length = scores.len();
        let open = |at: usize, label: usize| {
            allowed.is_none_or(|sets| sets[at] & (1 << label) != 0)
                && (at > 0 || may_begin(label))
                && (at + 1 < length || may_end(label))
        };
        let edge = |from: usize, to: usize| {
            if may_follow(from, to) {
                transitions[from][to]
            } else {
                IMPOSSIBLE
            }
        };
        let node = |at: usize, label: usize| {
            if open(at, label) {
                scores[at][label]
            } else {
                IMPOSSIBLE
            }
        };
        let mut forward: Vec<Row> = Vec::with_capacity(length);
        forward.push(std::array::from_fn(|label| node(0, label)));
        for at in 1..length {
            let last = forward[at - 1];
            forward.push(std::array::from_fn(|label| {
                let sum = log_sum(&std::array::from_fn(|from| last[from] + edge(from, label)));
                (sum + node(at, label)).max(IMPOSSIBLE)
            }));
        }
        let mut backward = vec![[0.0; LABELS]; length];
        for at in (0..length - 1).rev() {
            let next = backward[at + 1];
            backward[at] = std::array::from_fn(|label| {
                log_sum(&std::array::from_fn(|to| {
                    edge(label, to) + node(at + 1, to) + next[to]
                }))
                .max(IMPOSSIBLE)
            });
        }
        let total = log_sum(&forward[length - 1]);
        let nodes = forward
            .iter()
            .zip(&backward)
            .map(|(before, behind)| {
                std::array::from_fn(|label| (before[label] + behind[label] - total).exp().min(1.0))
            })
            .collect();
        let mut edges = [[0.0; LABELS]; LABELS];
        for at in 1..length {
            for (from, row) in edges.iter_mut().enumerate() {
                for (to, sum) in row.iter_mut().enumerate() {
                    let log =
                        forward[at - 1][from] + edge(from, to) + node(at, to) + backward[at][to]
                            - total;
                    if log > -20.0 {
                        *sum += log.exp().min(1.0);
                    }
                }
            }
        }
        Self { nodes, edges }
    }
}

fn log_sum(values: &Row) -> f32 {
    let top = values.iter().copied().fold(IMPOSSIBLE, f32::max);
    top + values
        .iter()
        .map(|value| (value - top).exp())
        .sum::<f32>()
        .ln()
}

/// Pseudo-random numbers that are the same each time (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }

    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}
