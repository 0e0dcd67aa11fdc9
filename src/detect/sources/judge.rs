//! Whether all that is said of an entry makes it a source: a wrong one costs a reader more than a
//! missing one, and manuals, shops and advice are full of sentences that only look like reports.
//!
//! A logistic regression over what the whole entry shows ([`super::shown`]), fitted by the trainer
//! (`train sources`) and used in place.

use super::shown::Shown;
use crate::detect::logistic::{Weights, log_odds};

/// Weights in the order of [`Shown`].
const WEIGHTS: Weights = Weights(include_bytes!("../../../assets/sources_judge.bin"));

/// Log-odds from which on an entry is listed: no source of the annotated news is lost. -0.3 makes pages
/// 1.7 points more precise and loses 1.1 points more of their sources.
pub const LISTED_FROM: f32 = -0.5;

/// Whether what an entry shows is a source's.
pub fn is_source(shown: &Shown) -> bool {
    log_odds(shown.values(), |at| WEIGHTS.at(at)) >= LISTED_FROM
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::sources::shown::COUNT;

    #[test]
    fn every_property_has_a_weight() {
        assert_eq!(WEIGHTS.count(), COUNT);
        assert!((0..COUNT).any(|at| WEIGHTS.at(at) != 0.0));
    }
}
