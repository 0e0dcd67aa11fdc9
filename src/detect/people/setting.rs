//! A text as far as it matters to all its entries: how much it speaks of people, and whether it tells
//! what happened or talks to its reader. Names in a story are people's more often than names in a
//! shop or a manual.

use crate::detect::prose::Prose;
use crate::detect::words::hash_folded;
use std::collections::HashSet;

/// A text speaks of somebody if one in so many of its words is "he", "she", "who" or the like.
const SOMEBODY_IN: usize = 150;
/// Tokens from which on a text shows whether it speaks of somebody.
const ENOUGH_TEXT: usize = 200;
/// Share of such words that counts as one whole.
const FULL_SHARE: f32 = 0.05;
/// A text addresses its reader if more than one in so many of its words is "you", "we" or the like.
const ADDRESSED_IN: usize = 200;
/// A text tells what happened if at least one in so many of its words is a verb of the past.
const TOLD_IN: usize = 40;
/// Letters of a word on "-ed" from which on it counts as a verb.
const LONG_ENOUGH: usize = 5;

const HUMAN: [&str; 11] = [
    "he", "she", "He", "She", "his", "her", "him", "who", "said", "says", "told",
];
const ADDRESSING: [&str; 8] = ["you", "your", "yours", "we", "our", "You", "Your", "We"];
const PAST: [&str; 24] = [
    "was", "were", "had", "said", "did", "went", "came", "took", "made", "gave", "saw", "left",
    "held", "began", "led", "won", "lost", "ran", "met", "became", "kept", "shook", "flew", "told",
];

/// A text as far as it matters to all its entries.
pub(super) struct Setting {
    /// Share of words that only people have, 1 for many.
    pub(super) human: f32,
    /// Whether the text hardly speaks of anybody.
    pub(super) of_things: bool,
    /// Whether the text tells what happened and addresses nobody.
    pub(super) narrates: bool,
    /// Hashes of its words in small letters.
    pub(super) small: HashSet<u32>,
}

impl Setting {
    pub(super) fn of(prose: &Prose<'_>) -> Self {
        let tokens = &prose.tokens;
        let words = tokens.iter().map(|token| prose.word(*token));
        let human = words.clone().filter(|word| HUMAN.contains(word)).count();
        let share = human as f32 / tokens.len().max(1) as f32;
        let narrates = narrates(words.clone());
        let small = words.filter(|word| word.starts_with(char::is_lowercase));
        Self {
            human: (share / FULL_SHARE).min(1.0),
            of_things: tokens.len() > ENOUGH_TEXT && human * SOMEBODY_IN < tokens.len(),
            narrates,
            small: small.map(hash_folded).collect(),
        }
    }
}

fn narrates<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut addressing, mut past) = (0, 0, 0);
    for word in words.filter(|word| word.starts_with(char::is_alphabetic)) {
        all += 1;
        addressing += usize::from(ADDRESSING.contains(&word));
        let regular = word.len() >= LONG_ENOUGH && word.ends_with("ed");
        let small = word.starts_with(char::is_lowercase);
        past += usize::from(PAST.contains(&word) || regular && small);
    }
    addressing * ADDRESSED_IN <= all && past * TOLD_IN >= all.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let found = narrates(text.split([' ', '.', ',']));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_story_narrates_and_a_manual_does_not() {
        check(
            "Vorland resigned on Monday. She was replaced by her deputy.",
            true,
        );
        check(
            "Plug in the Vorland, then press the knob and wait for the light.",
            false,
        );
        check("You pressed the knob and your Vorland was ready.", false);
        check("", false);
    }
}
