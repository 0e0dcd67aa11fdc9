//! The exponential and the logarithm that judging blocks needs.
//!
//! They are here so that the same page gets the same judgement on every system, and so that no
//! library of mathematics is loaded for them: its tables took half a megabyte of memory at the first
//! frame.

/// Beyond these an exponential is 0 or has no `f32`.
const LARGEST: f64 = 128.0;
/// ln 2 in two parts; multiples of the first are exact.
const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];
/// Terms of the series: with a remainder of at most ln 2 / 2 the next one is below 1e-15.
const TERMS: u32 = 12;

/// e to the power of a number.
pub(super) fn exp(power: f32) -> f32 {
    let power = f64::from(power).clamp(-LARGEST, LARGEST);
    let half = 0.5_f64.copysign(power);
    let doublings = (power * std::f64::consts::LOG2_E + half) as i32;
    let [high, low] = LN_2;
    let rest = power - f64::from(doublings) * high - f64::from(doublings) * low;
    let series = (1..=TERMS)
        .rev()
        .fold(1.0, |sum, term| 1.0 + sum * rest / f64::from(term));
    // The largest power is 185 doublings, far inside what the exponent of an `f64` can say.
    let scale = f64::from_bits(((1023 + i64::from(doublings)) as u64) << 52);
    (series * scale) as f32
}

/// Powers of 2 in steps of a sixteenth, rounded to the nearest.
const SIXTEENTHS: [f32; 16] = [
    1.0,
    1.044_273_7,
    1.090_507_7,
    1.138_788_6,
    1.189_207_1,
    1.241_857_8,
    1.296_839_6,
    1.354_255_6,
    std::f32::consts::SQRT_2,
    1.476_826_2,
    1.542_210_8,
    1.610_490_3,
    1.681_792_9,
    1.756_252_2,
    1.834_008_1,
    1.915_206_6,
];
const MANTISSA: u32 = (1 << 23) - 1;

/// Logarithm to base 2 of a number of at least 1, in whole sixteenths, at most 255.
pub(super) fn sixteenths_of_log2(number: f32) -> u8 {
    let bits = number.to_bits();
    let doublings = (bits >> 23).saturating_sub(127);
    let rest = f32::from_bits(bits & MANTISSA | 1.0_f32.to_bits());
    let below = BELOW[((bits & MANTISSA) >> PIECE) as usize];
    let steps = u32::from(below) + u32::from(BEHIND[usize::from(below) % BEHIND.len()] <= rest);
    (doublings * 16 + steps).min(255) as u8
}

/// Bits of a mantissa behind those that tell its 128th part.
const PIECE: u32 = 23 - 7;
/// For each 128th part from 1 to 2: how many sixteenths are at or below its beginning. The next one is
/// the only one that may lie inside.
static BELOW: [u8; 128] = {
    let mut below = [0; 128];
    let mut part = 0;
    while part < below.len() {
        let start = 1.0 + part as f32 / 128.0;
        let mut steps = 0;
        while steps + 1 < SIXTEENTHS.len() && SIXTEENTHS[steps + 1] <= start {
            steps += 1;
        }
        below[part] = steps as u8;
        part += 1;
    }
    below
};
/// The power that follows each sixteenth; none follows the last.
static BEHIND: [f32; 16] = {
    let mut behind = [f32::INFINITY; 16];
    let mut step = 1;
    while step < SIXTEENTHS.len() {
        behind[step - 1] = SIXTEENTHS[step];
        step += 1;
    }
    behind
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_right_to_the_last_place() {
        for step in -9_000_000_i32..9_000_000 {
            if step % 97 != 0 {
                continue;
            }
            let power = step as f32 / 1e5;
            let right = f64::from(power).exp() as f32;
            let off = exp(power).to_bits().abs_diff(right.to_bits());
            assert!(off <= 1, "{power}: {} {right}", exp(power));
        }
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(-1e9), 0.0);
        assert_eq!(exp(1e9), f32::INFINITY);
    }

    #[test]
    fn the_logarithm_of_counts_is_that_of_the_library() {
        for count in 1..200_000_u32 {
            let right = ((count as f32).log2() * 16.0) as u8;
            assert_eq!(sixteenths_of_log2(count as f32), right, "{count}");
        }
        assert_eq!(sixteenths_of_log2(f32::INFINITY), 255);
        for (number, steps) in [(1.5, 9), (3.999, 31), (4.001, 32), (1.0001, 0)] {
            assert_eq!(sixteenths_of_log2(number), steps);
        }
    }
}
