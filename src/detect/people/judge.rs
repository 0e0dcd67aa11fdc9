//! Whether all mentions together make a person: a wrong entry costs a reader more than a missing one.
//!
//! A logistic regression over what the whole entry shows (`shown.rs`). The weights are fitted by the
//! trainer (`train names judge`) and used in place; they know whole pages of shops and manuals, whose
//! brands look like people to the tagger.

use super::shown::Shown;
use crate::detect::logistic::{Weights, log_odds};

/// Weights in the order of [`Shown`].
const WEIGHTS: Weights = Weights(include_bytes!("../../../assets/names/judge.bin"));

/// Log-odds from which on a name of several words is listed. From -0.6 to 0.2 exact F1 of the corpora
/// moves by less than .3; here "Moon Jae-in" is still one.
pub const SEVERAL_FROM: f32 = -0.4;
/// The same for a single word: 0.3 costs half a point of exact F1 in UNER-EWT, 0 lists two more wrong
/// ones among the 500 candidates of the pages.
pub const SINGLE_FROM: f32 = 0.1;

/// Whether what an entry shows is a person's.
pub fn is_person(shown: &Shown) -> bool {
    log_odds(shown.values(), |at| WEIGHTS.at(at)) >= least(shown)
}

/// Log-odds from which on such an entry is listed.
pub fn least(shown: &Shown) -> f32 {
    if shown.is_single() {
        SINGLE_FROM
    } else {
        SEVERAL_FROM
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::people::shown::COUNT;

    #[test]
    fn every_property_has_a_weight() {
        assert_eq!(WEIGHTS.count(), COUNT);
        assert!((0..COUNT).any(|at| WEIGHTS.at(at) != 0.0));
    }
}
