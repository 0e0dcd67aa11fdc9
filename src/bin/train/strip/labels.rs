//! Which blocks of a page belong to the article, by the annotation.
//!
//! The annotation is a text without places. Long blocks are found in it by runs of four words; a
//! short one counts where it stands in the annotation between what its neighbours were found as, so
//! that "More" in a menu is not the "more" of a sentence.

use std::collections::HashMap;

use byline::strip::cues::{HASH_START, hash_lower};
use byline::strip::segment::{Sequence, Shown};

/// A run of words that is looked up.
const RUN: usize = 4;
/// Words by which a short block may lie away from its neighbours in the annotation.
const NEAR: usize = 80;
/// The same for a block of one or two words.
const VERY_NEAR: usize = 20;
/// Blocks to either side that are asked where they were found.
const NEIGHBOURS: usize = 12;

/// Hashes of the words of a text.
pub(crate) fn words(text: &str) -> Vec<u32> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(|word| hash_lower(HASH_START, word))
        .collect()
}

/// Share of each block that is in the annotated text.
pub(crate) fn by_text(sequence: &Sequence, truth: &str) -> Vec<f32> {
    let truth = words(truth);
    let mut runs: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for (at, run) in truth.windows(RUN).enumerate() {
        runs.entry(run).or_default().push(at);
    }
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, &word) in truth.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    let mut aligner = Aligner {
        used: vec![false; truth.len()],
        found: vec![None; sequence.blocks.len()],
        shares: vec![0.0; sequence.blocks.len()],
        texts: sequence.blocks.iter().map(|b| words(&b.text)).collect(),
        truth: &truth,
        runs,
        places,
    };
    // What a reader sees is found first; hidden copies get what is left.
    for shown in [Shown::Yes, Shown::WithoutScripts, Shown::Never] {
        for (number, block) in sequence.blocks.iter().enumerate() {
            if block.shown == shown {
                aligner.find_long(number);
            }
        }
    }
    let anchored = aligner.found.iter().any(Option::is_some);
    for number in (0..sequence.blocks.len()).chain((0..sequence.blocks.len()).rev()) {
        let hidden = sequence.blocks[number].shown == Shown::Never;
        if aligner.found[number].is_none() && !hidden {
            aligner.find_short(number, anchored);
        }
    }
    aligner.shares
}

struct Aligner<'t> {
    truth: &'t [u32],
    runs: HashMap<&'t [u32], Vec<usize>>,
    places: HashMap<u32, Vec<usize>>,
    used: Vec<bool>,
    texts: Vec<Vec<u32>>,
    /// Place in the annotation at which a block was found.
    found: Vec<Option<usize>>,
    shares: Vec<f32>,
}

impl Aligner<'_> {
    fn find_long(&mut self, number: usize) {
        let text = std::mem::take(&mut self.texts[number]);
        if text.len() >= 2 * RUN {
            let mut covered = vec![false; text.len()];
            let mut first = None;
            let mut last = 0;
            for (at, run) in text.windows(RUN).enumerate() {
                let Some(place) = self.free_place(run, last) else {
                    continue;
                };
                last = place;
                first = first.or(Some(place));
                covered[at..at + RUN].fill(true);
            }
            let share = covered.iter().filter(|&&c| c).count() as f32 / text.len() as f32;
            if share > 0.5 {
                self.found[number] = first;
                self.shares[number] = share;
                self.take(&text);
            } else if share > 0.0 {
                self.shares[number] = share;
            }
        }
        self.texts[number] = text;
    }

    /// A place of the run in the annotation that no block has taken: where there are several, the
    /// next one behind the last is meant.
    fn free_place(&self, run: &[u32], last: usize) -> Option<usize> {
        let places = self.runs.get(run)?;
        let next = places.partition_point(|&p| p < last);
        let mut onwards = places[next..].iter().chain(&places[..next]);
        onwards.find(|&&p| !self.used[p]).copied()
    }

    /// Marks the annotation's words that a block was found as.
    fn take(&mut self, text: &[u32]) {
        let mut last = 0;
        for run in text.windows(RUN) {
            if let Some(place) = self.free_place(run, last) {
                last = place;
                self.used[place] = true;
            }
        }
    }

    fn find_short(&mut self, number: usize, anchored: bool) {
        let text = &self.texts[number];
        if text.is_empty() || text.len() >= 2 * RUN {
            return;
        }
        let Some(places) = self.places.get(&text[0]) else {
            return;
        };
        let near = if text.len() <= 2 { VERY_NEAR } else { NEAR };
        let neighbours: Vec<usize> = (number.saturating_sub(NEIGHBOURS)
            ..(number + NEIGHBOURS).min(self.found.len()))
            .filter_map(|at| self.found[at])
            .collect();
        let fits = |&&place: &&usize| {
            let end = place + text.len();
            end <= self.truth.len()
                && self.truth[place..end] == text[..]
                && !self.used[place]
                && (!anchored
                    || neighbours
                        .iter()
                        .any(|&n| n.abs_diff(place) <= near + reach(n, place)))
        };
        let best = places.iter().filter(fits).min_by_key(|&&place| {
            neighbours
                .iter()
                .map(|&n| n.abs_diff(place))
                .min()
                .unwrap_or(0)
        });
        let Some(&place) = best else { return };
        let length = text.len();
        self.used[place..place + length].fill(true);
        self.found[number] = Some(place);
        self.shares[number] = 1.0;
    }
}

/// A neighbour's place is where it begins; a block behind it may lie a long paragraph further.
fn reach(neighbour: usize, place: usize) -> usize {
    if place > neighbour { 60 } else { 0 }
}

/// Which blocks hold wanted and unwanted snippets: 1 and 0, nothing for the others.
pub(crate) fn by_segments(
    sequence: &Sequence,
    with: &[String],
    without: &[String],
) -> Vec<Option<f32>> {
    let squeezed: Vec<String> = sequence
        .blocks
        .iter()
        .map(|b| byline::text::squeeze(&b.text))
        .collect();
    let mut out = vec![None; squeezed.len()];
    for (snippets, value) in [(without, 0.0), (with, 1.0)] {
        for snippet in snippets {
            let snippet = byline::text::squeeze(snippet);
            for (block, label) in squeezed.iter().zip(&mut out) {
                let inside = block.contains(&snippet)
                    || (block.len() > 20 && snippet.contains(block.as_str()));
                if inside {
                    *label = Some(value);
                }
            }
        }
    }
    out
}
