//! A linear-chain conditional random field over a page's blocks, to compare the forests with.
//!
//! Two labels; each block has active features with a weight each, and a change of label costs what
//! the transitions say, apart for blocks of one container. Learnt by stochastic gradients (AdaGrad):
//! the slope at a block is its marginal probability less its target, times what the block counts, so
//! that the field minds the same mistakes as the forests. Deterministic.

/// A page as the field sees it.
pub(crate) struct Chain {
    /// Active features of each block.
    pub(crate) features: Vec<Vec<u32>>,
    /// Whether each block stands in the container of the one before.
    pub(crate) joined: Vec<bool>,
    pub(crate) targets: Vec<f32>,
    pub(crate) weights: Vec<f32>,
}

/// Rounds over all pages.
const ROUNDS: usize = 8;
/// Size of the first steps.
const RATE: f32 = 0.1;
/// Sum of squared slopes that a weight begins with.
const FIRST_SQUARE: f32 = 1.0;
/// Pull of all weights to zero.
const DECAY: f32 = 1e-4;

#[derive(Clone, Copy)]
struct Weight {
    value: f32,
    square: f32,
}

impl Weight {
    const NEW: Self = Self {
        value: 0.0,
        square: FIRST_SQUARE,
    };

    fn step(&mut self, slope: f32, rate: f32) {
        let slope = slope + DECAY * self.value;
        self.square += slope * slope;
        self.value -= rate * slope / self.square.sqrt();
    }
}

/// The field: weights of features, and for blocks of two containers and of one what each pair of
/// labels adds.
pub(crate) struct Field {
    features: Vec<Weight>,
    transitions: [[[Weight; 2]; 2]; 2],
}

impl Field {
    /// Learns from pages whose features are numbered below `width`.
    pub(crate) fn learn(chains: &[Chain], width: usize) -> Self {
        let mut field = Self {
            features: vec![Weight::NEW; width],
            transitions: [[[Weight::NEW; 2]; 2]; 2],
        };
        let all = || chains.iter().flat_map(|chain| &chain.weights);
        let mean = all().sum::<f32>() / all().count().max(1) as f32;
        // Steps through the pages in an order that mixes sites: a stride that shares no factor.
        let stride = (1..).map(|n| 7919 + n).find(|n| gcd(*n, chains.len()) == 1);
        let stride = stride.unwrap_or(1);
        for round in 0..ROUNDS {
            let rate = RATE * (1.0 - 0.9 * round as f32 / ROUNDS as f32);
            for number in 0..chains.len() {
                field.step(
                    &chains[(number * stride + round) % chains.len()],
                    mean,
                    rate,
                );
            }
        }
        field
    }

    fn step(&mut self, chain: &Chain, mean: f32, rate: f32) {
        let (likely, pairs) = self.marginals(chain);
        for (at, features) in chain.features.iter().enumerate() {
            let weight = (chain.weights[at] / mean).min(MOST);
            let slope = (likely[at] - chain.targets[at]) * weight;
            for &feature in features {
                self.features[feature as usize].step(slope, rate);
            }
            let Some(pair) = at.checked_sub(1).map(|before| pairs[before]) else {
                continue;
            };
            let (before, here) = (chain.targets[at - 1], chain.targets[at]);
            let wanted = [
                [(1.0 - before) * (1.0 - here), (1.0 - before) * here],
                [before * (1.0 - here), before * here],
            ];
            let transitions = &mut self.transitions[usize::from(chain.joined[at])];
            for (from, row) in transitions.iter_mut().enumerate() {
                for (to, own) in row.iter_mut().enumerate() {
                    own.step((pair[from][to] - wanted[from][to]) * weight, rate);
                }
            }
        }
    }

    /// Probability of each block.
    pub(crate) fn probabilities(&self, chain: &Chain) -> Vec<f32> {
        self.marginals(chain).0
    }

    /// Probability of each block, and of each pair of labels of a block and the next.
    fn marginals(&self, chain: &Chain) -> (Vec<f32>, Vec<[[f32; 2]; 2]>) {
        let sums: Vec<f32> = chain
            .features
            .iter()
            .map(|f| {
                f.iter()
                    .map(|&n| self.features[n as usize].value)
                    .sum::<f32>()
            })
            .map(|sum| sum.clamp(-30.0, 30.0).exp())
            .collect();
        let factor = |at: usize, from: usize, to: usize| {
            let transition = self.transitions[usize::from(chain.joined[at])][from][to];
            transition.value.clamp(-15.0, 15.0).exp() * if to == 1 { sums[at] } else { 1.0 }
        };
        let blocks = sums.len();
        let mut forward = vec![[0.5; 2]; blocks];
        for at in 0..blocks {
            forward[at] = match at.checked_sub(1) {
                None => scaled([1.0, sums[at]]),
                Some(before) => scaled([0, 1].map(|to| {
                    let f = forward[before];
                    f[0] * factor(at, 0, to) + f[1] * factor(at, 1, to)
                })),
            };
        }
        let mut backward = vec![[0.5_f32; 2]; blocks];
        for at in (1..blocks).rev() {
            let b = backward[at];
            backward[at - 1] =
                scaled([0, 1].map(|from| factor(at, from, 0) * b[0] + factor(at, from, 1) * b[1]));
        }
        let likely = forward
            .iter()
            .zip(&backward)
            .map(|(f, b)| scaled([f[0] * b[0], f[1] * b[1]])[1])
            .collect();
        let pairs = (1..blocks)
            .map(|at| {
                let (f, b) = (forward[at - 1], backward[at]);
                let pair =
                    [0, 1].map(|from| [0, 1].map(|to| f[from] * factor(at, from, to) * b[to]));
                let all = pair
                    .as_flattened()
                    .iter()
                    .sum::<f32>()
                    .max(f32::MIN_POSITIVE);
                pair.map(|row| row.map(|p| p / all))
            })
            .collect();
        (likely, pairs)
    }
}

/// What a block counts at most, in means.
const MOST: f32 = 10.0;

fn scaled(pair: [f32; 2]) -> [f32; 2] {
    let all = (pair[0] + pair[1]).max(f32::MIN_POSITIVE);
    pair.map(|p| p / all)
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
