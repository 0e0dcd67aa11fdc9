//! A fitted logistic regression, used in place: whole entries are judged by what they show.
//!
//! The weights are made by the trainer, in hundredths, 2 bytes each, little endian. What the
//! properties are and from which log-odds on an entry is listed is each judge's own.

/// Units of a weight in one of log-odds.
pub const UNITS: f32 = 100.0;

/// Fitted weights as they lie in an asset.
#[derive(Clone, Copy, Debug)]
pub struct Weights(pub &'static [u8]);

impl Weights {
    /// How many there are.
    pub const fn count(self) -> usize {
        self.0.len() / 2
    }

    /// The weight of a property, by its number; 0 for one that is not there.
    pub fn at(self, number: usize) -> f32 {
        let bytes = self.0.get(number * 2..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0.0, |bytes| f32::from(i16::from_le_bytes(*bytes)) / UNITS)
    }
}

/// Log-odds that what has these properties, each by its number with how much, is right.
pub fn log_odds(values: impl Iterator<Item = (usize, f32)>, weight: impl Fn(usize) -> f32) -> f32 {
    values.map(|(at, value)| value * weight(at)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_hundredths_and_what_is_missing_weighs_nothing() {
        let weights = Weights(&[150, 0, 56, 255]);
        assert_eq!(weights.count(), 2);
        let values = [(0, 2.0), (1, 1.0), (7, 9.0)];
        assert_eq!(log_odds(values.into_iter(), |at| weights.at(at)), 1.0);
    }
}
