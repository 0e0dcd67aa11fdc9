//! Whether all mentions together make a person: a wrong entry costs a reader more than a missing one.
//!
//! A logistic regression over what the whole entry shows (`shown.rs`). The weights are fitted by the
//! trainer (`train names judge`) and used in place; they know whole pages of shops and manuals, whose
//! brands look like people to the tagger.

use super::shown::Shown;

/// Weights in hundredths, 2 bytes each, little endian, in the order of [`Shown`].
static WEIGHTS: &[u8] = include_bytes!("../../../assets/names/judge.bin");

/// Units of a weight in one of log-odds.
pub const UNITS: f32 = 100.0;
/// Log-odds from which on a name of several words is listed. From -0.6 to 0.2 exact F1 of the corpora
/// moves by less than .3; here "Moon Jae-in" is still one.
pub const SEVERAL_FROM: f32 = -0.4;
/// The same for a single word: 0.3 costs half a point of exact F1 in UNER-EWT, 0 lists two more wrong
/// ones among the 500 candidates of the pages.
pub const SINGLE_FROM: f32 = 0.1;

/// Whether what an entry shows is a person's.
pub fn is_person(shown: &Shown) -> bool {
    log_odds(shown, weight) >= least(shown)
}

/// Log-odds from which on such an entry is listed.
pub fn least(shown: &Shown) -> f32 {
    if shown.is_single() {
        SINGLE_FROM
    } else {
        SEVERAL_FROM
    }
}

/// Log-odds that the entry is a person's, by these weights.
pub fn log_odds(shown: &Shown, weight: impl Fn(usize) -> f32) -> f32 {
    shown.values().map(|(at, value)| value * weight(at)).sum()
}

fn weight(at: usize) -> f32 {
    let bytes = WEIGHTS.get(at * 2..).and_then(|rest| rest.first_chunk());
    bytes.map_or(0.0, |bytes| f32::from(i16::from_le_bytes(*bytes)) / UNITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::people::shown::COUNT;

    #[test]
    fn every_property_has_a_weight() {
        assert_eq!(WEIGHTS.len(), 2 * COUNT);
        assert!((0..COUNT).any(|at| weight(at) != 0.0));
    }
}
