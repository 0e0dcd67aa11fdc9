//! Logistic regression with a pull to zero, fitted by Newton's method: convex, so the weights follow
//! from the data alone. Everything is summed in the order of the samples, so the same data give the
//! same bits.

use anyhow::{Context, Result};
use byline::detect::logistic::{UNITS, log_odds};
use std::path::Path;

/// A sample: what it shows, as numbers of properties with how much, and how far it is true.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) values: Vec<(usize, f32)>,
    /// Share of it that is right, from 0 to 1.
    pub(crate) truth: f64,
    /// How much it counts.
    pub(crate) weight: f64,
}

/// Steps of Newton's method; the slope is below 1e-9 after some ten.
const STEPS: usize = 25;

/// The weights of `count` properties, each pulled to zero by its own strength.
pub(crate) fn fit(samples: &[&Sample], pull: &[f64]) -> Vec<f64> {
    let count = pull.len();
    let mut weights = vec![0.0; count];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().zip(pull).map(|(w, p)| w * p).collect();
        let mut curvature = vec![0.0; count * count];
        for (at, strength) in pull.iter().enumerate() {
            curvature[at * count + at] = *strength;
        }
        for sample in samples {
            let chance = chance(sample, &weights);
            let error = sample.weight * (chance - sample.truth);
            let bend = sample.weight * chance * (1.0 - chance);
            for (at, value) in &sample.values {
                slope[*at] += error * f64::from(*value);
                for (other, factor) in &sample.values {
                    curvature[at * count + other] += bend * f64::from(value * factor);
                }
            }
        }
        let step = solve(curvature, slope);
        for (weight, part) in weights.iter_mut().zip(&step) {
            *weight -= part;
        }
        if step.iter().all(|part| part.abs() < 1e-9) {
            break;
        }
    }
    weights
}

/// Fitted weights in the units of the program.
pub(crate) fn rounded(weights: &[f64]) -> Vec<i16> {
    let units = f64::from(UNITS);
    let rounded = weights.iter().map(|weight| (weight * units).round() as i16);
    rounded.collect()
}

/// The log-odds of what has these properties, by weights in the units of the program.
pub(crate) fn odds(values: impl Iterator<Item = (usize, f32)>, weights: &[i16]) -> f32 {
    log_odds(values, |at| f32::from(weights[at]) / UNITS)
}

/// Writes weights as the program uses them.
pub(crate) fn write(path: &Path, weights: &[i16]) -> Result<()> {
    let bytes: Vec<u8> = weights.iter().flat_map(|w| w.to_le_bytes()).collect();
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn chance(sample: &Sample, weights: &[f64]) -> f64 {
    let parts = sample.values.iter();
    let sum: f64 = parts
        .map(|(at, value)| weights[*at] * f64::from(*value))
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Solves a system with a symmetric positive matrix (Cholesky).
fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Vec<f64> {
    let count = right.len();
    for row in 0..count {
        for column in 0..=row {
            let mut sum = matrix[row * count + column];
            for k in 0..column {
                sum -= matrix[row * count + k] * matrix[column * count + k];
            }
            matrix[row * count + column] = if row == column {
                sum.max(1e-12).sqrt()
            } else {
                sum / matrix[column * count + column]
            };
        }
    }
    for row in 0..count {
        for k in 0..row {
            right[row] -= matrix[row * count + k] * right[k];
        }
        right[row] /= matrix[row * count + row];
    }
    for row in (0..count).rev() {
        for k in row + 1..count {
            right[row] -= matrix[k * count + row] * right[k];
        }
        right[row] /= matrix[row * count + row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(value: f32, truth: f64) -> Sample {
        Sample {
            values: vec![(0, 1.0), (1, value)],
            truth,
            weight: 1.0,
        }
    }

    #[test]
    fn what_goes_with_the_truth_gets_weight() {
        let samples: Vec<Sample> = (0..20)
            .map(|at| sample((at % 2) as f32, f64::from(at % 2) * 0.8 + 0.1))
            .collect();
        let weights = fit(&samples.iter().collect::<Vec<_>>(), &[1e-6, 1e-6]);
        // One in ten and nine in ten: log-odds of -2.197 and 2.197.
        assert!((weights[0] + 2.197).abs() < 1e-2, "{weights:?}");
        assert!((weights[1] - 4.394).abs() < 1e-2, "{weights:?}");
    }

    #[test]
    fn the_same_samples_give_the_same_bits() {
        let samples: Vec<Sample> = (0..50)
            .map(|at| sample((at % 7) as f32 / 7.0, f64::from(at % 3) / 2.0))
            .collect();
        let chosen: Vec<&Sample> = samples.iter().collect();
        let bits = |weights: Vec<f64>| weights.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        assert_eq!(
            bits(fit(&chosen, &[1e-3, 1.0])),
            bits(fit(&chosen, &[1e-3, 1.0]))
        );
    }
}
