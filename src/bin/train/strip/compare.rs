//! The forests beside a linear-chain conditional random field, on the same folds, features and
//! decision, without the rules behind the model.

use byline::strip::choose;
use byline::strip::features::second::SECOND_WIDTH;
use byline::strip::features::{Scene, WIDTH};
use byline::strip::lexicon::Lexicon;

use super::chain::{Chain, Field};
use super::evaluate::{kept_blocks, slot};
use super::pages::Prepared;
use super::score::Report;
use super::{
    Arguments, INNER, count, first_rows, fold_of, grow, held_out, later_rows, probabilities, scene,
};

/// What is compared; the names are written before the page types.
const FAMILIES: [&str; 4] = ["1 forest", "2 forests", "chain", "forest+chain"];

/// Learns from one part of the pages and adds the figures of the other.
pub(super) fn add_fold(
    learnt: &[&Prepared],
    held: &[&Prepared],
    arguments: &Arguments,
    reports: &mut [Report; 3],
) {
    let inner: Vec<Vec<u8>> = (0..INNER)
        .map(|fold| count::count(learnt, |page| fold_of(page) != fold))
        .collect();
    let bytes = count::count(learnt, |_| true);
    let lexicon = Lexicon::read(&bytes).map_or(Lexicon::empty(), |(lexicon, _)| lexicon);
    let rows: Vec<Vec<u8>> = learnt
        .iter()
        .map(|page| first_rows(&scene(page, &inner)))
        .collect();
    let likely = held_out(learnt, &rows, WIDTH, arguments);
    let first = grow(learnt, &rows, WIDTH, |_| true, arguments);
    let chains = |of: &dyn Fn(usize) -> Vec<Vec<u32>>| -> Vec<Chain> {
        (0..learnt.len())
            .map(|at| chain(learnt[at], of(at)))
            .collect()
    };
    let plain = Field::learn(&chains(&|at| by_rows(&rows[at])), WIDTH * BINS);
    let stacked = Field::learn(&chains(&|at| by_likely(&likely[at])), STEPS);
    let later: Vec<Vec<u8>> = (0..learnt.len())
        .map(|at| later_rows(&scene(learnt[at], &inner), &rows[at], &likely[at]))
        .collect();
    let second = grow(learnt, &later, SECOND_WIDTH, |_| true, arguments);
    drop(later);
    for page in held {
        let scene = Scene::new(&page.sequence, &page.hints, &lexicon);
        let rows = first_rows(&scene);
        let once = probabilities(&first, &rows, WIDTH);
        let twice = probabilities(&second, &later_rows(&scene, &rows, &once), SECOND_WIDTH);
        let by_chain = plain.probabilities(&chain(page, by_rows(&rows)));
        let by_both = stacked.probabilities(&chain(page, by_likely(&once)));
        for (name, likely) in FAMILIES.iter().zip([once, twice, by_chain, by_both]) {
            let choice = choose::decide(&scene, likely);
            let report = &mut reports[slot(page)];
            report.add_for(name, page, &kept_blocks(page, choice.kept));
        }
    }
}

/// Bins of a byte in the field's features.
const BINS: usize = 16;

fn by_rows(rows: &[u8]) -> Vec<Vec<u32>> {
    let of_row = |row: &[u8]| -> Vec<u32> {
        let bins = row.iter().enumerate();
        bins.map(|(column, &value)| (column * BINS + usize::from(value) * BINS / 256) as u32)
            .collect()
    };
    rows.chunks_exact(WIDTH).map(of_row).collect()
}

/// Steps of a forest's log-odds.
const STEPS: usize = 40;

fn by_likely(likely: &[f32]) -> Vec<Vec<u32>> {
    let step = |&p: &f32| {
        let odds = (p.max(1e-6) / (1.0 - p).max(1e-6)).ln();
        (odds * 4.0 + STEPS as f32 / 2.0).clamp(0.0, STEPS as f32 - 1.0) as u32
    };
    likely.iter().map(|p| vec![step(p)]).collect()
}

fn chain(page: &Prepared, features: Vec<Vec<u32>>) -> Chain {
    let blocks = &page.sequence.blocks;
    let joined = (0..blocks.len())
        .map(|at| at > 0 && blocks[at].container == blocks[at - 1].container)
        .collect();
    Chain {
        features,
        joined,
        targets: page.targets.clone(),
        weights: page.weights.clone(),
    }
}
