//! What the model for HTML thinks of the same pages teaches the one for plain text: a teacher that
//! sees the markup knows much that the pupil cannot see (learning with privileged information).
//!
//! Half of each label becomes the teacher's opinion, so that the pupil does not learn an annotator's
//! taste by heart; and pages of which only a few segments are annotated teach with all of their text.
//! The teacher's opinion of a page always comes from a forest that did not see the page's site.

use std::collections::HashMap;

use super::labels::words;
use super::pages::{Prepared, Truth, weigh};
use super::{Arguments, WIDTH, count, first_rows, fold_of, held_out, inner_folds, scene};

/// What the teacher's opinion counts in a label.
const PART: f32 = 0.5;
/// Words of a run by which a line is found in a longer block.
const RUN: usize = 4;

/// The pages with what `markup`, the same pages as HTML, says of them; as they are where it has none.
/// Pages with a few annotated segments count `weight` times as much as wholly annotated ones.
pub(super) fn taught(
    pages: &[&Prepared],
    markup: &[Prepared],
    weight: f32,
    arguments: &Arguments,
) -> Vec<Prepared> {
    let mut taught: Vec<Prepared> = pages.iter().map(|&page| page.clone()).collect();
    let mut pupils: HashMap<String, Vec<&mut Prepared>> = HashMap::new();
    for page in &mut taught {
        let id = page.annotated.id.clone();
        pupils.entry(id).or_default().push(page);
    }
    // Only what the pupil may see teaches: the pages that are learnt from.
    let teachers: Vec<&Prepared> = markup
        .iter()
        .filter(|page| pupils.contains_key(&page.annotated.id))
        .collect();
    let likely = opinions(&teachers, arguments);
    for (teacher, likely) in teachers.iter().zip(&likely) {
        let opinion = Opinion::new(teacher, likely);
        let own = pupils.get_mut(&teacher.annotated.id);
        own.into_iter()
            .flatten()
            .for_each(|page| opinion.teach(page, weight));
    }
    taught
}

/// What forests think of pages of HTML whose sites they did not see.
fn opinions(pages: &[&Prepared], arguments: &Arguments) -> Vec<Vec<f32>> {
    let lexicons = inner_folds(|fold| count::count(pages, |page| fold_of(page) != fold));
    let rows: Vec<Vec<u8>> = pages
        .iter()
        .map(|page| first_rows(&scene(page, &lexicons)))
        .collect();
    held_out(pages, &rows, WIDTH, arguments)
}

/// A page's blocks by their words, with what the teacher thinks of each.
#[derive(Default)]
struct Opinion {
    /// Of all the words of a block, one value for each block that has them.
    whole: HashMap<Vec<u32>, Vec<f32>>,
    /// Of a run of words.
    runs: HashMap<[u32; RUN], f32>,
}

impl Opinion {
    fn new(page: &Prepared, likely: &[f32]) -> Self {
        let mut opinion = Self::default();
        for (block, &likely) in page.sequence.blocks.iter().zip(likely) {
            let words = words(&block.text);
            opinion.runs.extend(runs(&words).map(|run| (run, likely)));
            opinion.whole.entry(words).or_default().push(likely);
        }
        opinion
    }

    /// Mixes the opinion into the labels of a page of text; unlabelled blocks count `weight` times as much
    /// as labelled ones would.
    fn teach(&self, page: &mut Prepared, weight: f32) {
        let blocks = &page.sequence.blocks;
        let mut seen: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut found = Vec::with_capacity(blocks.len());
        for block in blocks {
            let words = words(&block.text);
            let number = seen.entry(words.clone()).or_default();
            found.push(self.of(&words, *number));
            *number += 1;
        }
        if matches!(page.annotated.truth, Truth::Text(_)) {
            for (target, opinion) in page.targets.iter_mut().zip(&found) {
                let opinion = opinion.unwrap_or(*target);
                *target += (opinion - *target) * PART;
            }
            return;
        }
        let likely = found.iter().map(|opinion| opinion.unwrap_or_default());
        let expected = page.words.iter().zip(likely).map(|(words, p)| words * p);
        let weights = weigh(&page.words, expected.sum());
        for (number, opinion) in found.into_iter().enumerate() {
            if let Some(opinion) = opinion.filter(|_| page.weights[number] <= 0.0) {
                page.targets[number] = opinion;
                page.weights[number] = weights[number] * weight;
            }
        }
    }

    /// Of the block with these words, of which so many equal ones stand before it.
    fn of(&self, words: &[u32], number: usize) -> Option<f32> {
        if let Some(likely) = self.whole.get(words) {
            return likely.get(number).or(likely.last()).copied();
        }
        let known: Vec<f32> = runs(words)
            .filter_map(|run| self.runs.get(&run).copied())
            .collect();
        let most = known.len() * 2 > runs(words).count();
        most.then(|| known.iter().sum::<f32>() / known.len() as f32)
    }
}

/// All runs of words.
fn runs(words: &[u32]) -> impl Iterator<Item = [u32; RUN]> {
    let runs = words.windows(RUN);
    runs.filter_map(|run| run.first_chunk().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_whole_or_by_most_of_their_runs() {
        let mut opinion = Opinion::default();
        opinion.whole.insert(vec![1, 2], vec![0.9, 0.1]);
        opinion
            .runs
            .extend(runs(&[3, 4, 5, 6, 7]).map(|run| (run, 0.5)));
        // Equal lines in their order; the last value stands for all that follow.
        let found = [0, 1, 2].map(|number| opinion.of(&[1, 2], number));
        assert_eq!(found, [Some(0.9), Some(0.1), Some(0.1)]);
        assert_eq!(opinion.of(&[3, 4, 5, 6, 7, 8], 0), Some(0.5));
        assert_eq!(opinion.of(&[3, 4, 5, 6, 9, 8], 0), None);
        assert_eq!(opinion.of(&[2], 0), None);
    }
}
