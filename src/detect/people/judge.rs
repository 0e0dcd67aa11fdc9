//! Whether all mentions together make a person: a wrong entry costs a reader more than a missing one.
//!
//! A logistic regression over what the whole entry shows (`shown.rs`). The weights are fitted by the
//! trainer (`train names judge`) and used in place; they know whole pages of shops and manuals, whose
//! brands look like people to the tagger.

use super::shown::Shown;
use crate::detect::logistic::{Weights, log_odds};

/// Weights in the order of [`Shown`].
const WEIGHTS: Weights = Weights(include_bytes!("../../../assets/names/judge.bin"));

/// Log-odds from which on a name of several words is listed.
pub const SEVERAL_FROM: f32 = -0.4;
/// The same for a single word: 0.1 lists three points more wrong ones among those of the pages that stay.
pub const SINGLE_FROM: f32 = 0.3;
/// The same in a text that tells what happened and addresses nobody: names of several words, single
/// words. There even the doubtful ones are mostly people; with the bounds above exact F1 is two points
/// less in CrossNER and Re-DocRED when they are left out of the fit.
pub const NARRATED_FROM: [f32; 2] = [-1.0, -1.5];

/// Whether what an entry shows is a person's.
pub fn is_person(shown: &Shown) -> bool {
    log_odds(shown.values(), |at| WEIGHTS.at(at)) >= least(shown)
}

/// Log-odds from which on such an entry is listed.
pub fn least(shown: &Shown) -> f32 {
    match (shown.is_narrated(), shown.is_single()) {
        (true, single) => NARRATED_FROM[usize::from(single)],
        (false, true) => SINGLE_FROM,
        (false, false) => SEVERAL_FROM,
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
