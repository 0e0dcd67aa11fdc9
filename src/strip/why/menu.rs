//! Runs of short lines: a menu, or figures and prices with their labels, which only look like one.

use std::ops::Range;

use crate::strip::stats::Stats;

/// A menu is a run of so many short lines or more.
const MENU: usize = 8;
/// Words of a line of a menu, at most.
pub(super) const SHORT: f32 = 4.0;
/// Of a menu's links the text is not longer on average, words; teasers are.
const ENTRY: f32 = 2.6;
/// Of so many lines of a menu one has a figure at most; prices and tables have more.
const FIGURES: usize = 4;

/// The number of a page has fewer characters than a figure.
const PAGE: u32 = 2;

/// The run of short lines that was seen last.
#[derive(Debug, Default)]
pub(super) struct Lines {
    range: Range<usize>,
    /// Whether it is a menu.
    pub is_menu: bool,
}

impl Lines {
    /// Reads the run that begins with a block, unless the block stands in the one that was read last.
    pub(super) fn reach(&mut self, number: usize, stats: &[Stats]) {
        if number < self.range.end {
            return;
        }
        let run = stats[number..]
            .iter()
            .take_while(|stats| stats.words <= SHORT && stats.ends == 0);
        let (mut length, mut words, mut figures) = (0, 0.0, 0);
        for stats in run {
            length += 1;
            words += stats.words;
            // Menus that turn pages count them.
            figures += usize::from(stats.digits > 0 && stats.chars > PAGE);
        }
        self.range = number..number + length.max(1);
        self.is_menu =
            length >= MENU && words <= ENTRY * length as f32 && figures * FIGURES <= length;
    }
}
