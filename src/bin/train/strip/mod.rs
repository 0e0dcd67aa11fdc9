//! Trains the model that tells the blocks of the article from boilerplate, and measures it by
//! cross-validation: no page is ever scored by a model that saw its site.

mod boost;
mod chain;
mod compare;
mod count;
mod dumps;
mod evaluate;
mod labels;
mod pages;
mod score;
mod teach;
mod weigh;

use std::path::PathBuf;

use anyhow::{Context, Result};
use byline::strip::features::second::{Opinions, SECOND_WIDTH};
use byline::strip::features::{Scene, WIDTH};
use byline::strip::lexicon::Lexicon;
use byline::strip::model::{Forest, LATER, transpose};

use boost::{Settings, Table};
use evaluate::{Hold, evaluate};
use pages::{Kind, Prepared};

/// What the command is told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folders of labelled data: WCXB's layout, or `pages.jsonl` with segments.
    #[arg(required = true)]
    data: Vec<PathBuf>,
    /// Where the model is written.
    #[arg(long, default_value = "assets/strip/model.bin")]
    out: PathBuf,
    /// Measure by cross-validation instead of writing a model.
    #[arg(long)]
    evaluate: bool,
    /// What is held out at a time.
    #[arg(long, value_enum, default_value_t = Hold::Site)]
    hold: Hold,
    /// Only this kind of page.
    #[arg(long, value_enum)]
    kind: Vec<Kind>,
    /// Folds of the cross-validation.
    #[arg(long, default_value_t = 5)]
    folds: u32,
    /// Trees of each forest.
    #[arg(long, default_value_t = 250)]
    trees: usize,
    /// How far each tree goes towards its own optimum.
    #[arg(long, default_value_t = 0.08)]
    rate: f32,
    /// Share of the rows that a tree sees.
    #[arg(long, default_value_t = 0.1)]
    rows: f32,
    /// Share of the features that a tree sees.
    #[arg(long, default_value_t = 0.2)]
    columns: f32,
    /// Share of the pages that a tree sees.
    #[arg(long, default_value_t = 1.0)]
    pages: f32,
    /// Weight of rows without error that each leaf is taken to have besides its own.
    #[arg(long, default_value_t = 4.0)]
    calm: f32,
    /// Where the probabilities of the held-out blocks are written, one page a line.
    #[arg(long)]
    dump: Option<PathBuf>,
    /// Only every so many-th page, for a quick look.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// How many of the folds are measured, for a quick look.
    #[arg(long, default_value_t = u32::MAX)]
    only: u32,
    /// Share of the other folds' sites that is learnt from, for a learning curve.
    #[arg(long, default_value_t = 1.0)]
    share: f32,
    /// Measure the forests and a linear-chain conditional random field side by side, each without
    /// the rules behind them.
    #[arg(long)]
    compare: bool,
    /// Let the model for HTML teach the one for text, and what a page of which only segments are
    /// annotated then counts beside the others.
    #[arg(long)]
    taught: Option<f32>,
    /// Where one line for each page is written.
    #[arg(long)]
    lines: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |kind: Kind| arguments.kind.is_empty() || arguments.kind.contains(&kind);
    let mut models = Vec::new();
    let markup = match wanted(Kind::Html) || arguments.taught.is_some() {
        true => prepare(&[Kind::Html], arguments)?,
        false => Vec::new(),
    };
    for (kinds, teachers) in [
        (&[Kind::Html] as &[Kind], &[] as &[Prepared]),
        (&[Kind::TextA, Kind::TextB], &markup),
    ] {
        let kinds: Vec<Kind> = kinds.iter().copied().filter(|&k| wanted(k)).collect();
        if arguments.evaluate && kinds.is_empty() {
            continue;
        }
        let other;
        let prepared = match kinds.contains(&Kind::Html) {
            true => &markup,
            false => {
                other = prepare(&kinds, arguments)?;
                &other
            }
        };
        if arguments.evaluate {
            evaluate(prepared, teachers, arguments)?;
        } else {
            let all: Vec<&Prepared> = prepared.iter().collect();
            models.extend(train(&all, teachers, arguments));
        }
    }
    if arguments.evaluate {
        return Ok(());
    }
    std::fs::write(&arguments.out, models)
        .with_context(|| format!("cannot write {}", arguments.out.display()))
}

/// Reads and labels all pages of some kinds.
fn prepare(kinds: &[Kind], arguments: &Arguments) -> Result<Vec<Prepared>> {
    let mut prepared = Vec::new();
    for &kind in kinds {
        for folder in &arguments.data {
            let list = pages::list(folder, kind)?;
            for annotated in list.into_iter().step_by(arguments.every) {
                prepared.push(annotated.prepare()?);
            }
        }
    }
    Ok(prepared)
}

/// Plain text needs half the trees, which take larger steps and see fewer rows: F1 .820 where all of
/// them had .820.
fn settings(arguments: &Arguments, pages: &[&Prepared]) -> Settings {
    let is_plain = pages.first().is_some_and(|page| page.sequence.is_plain());
    let (trees, rate, rows) = match is_plain {
        true => (0.5, 1.5, 0.6),
        false => (1.0, 1.0, 1.0),
    };
    Settings {
        trees: (arguments.trees as f32 * trees) as usize,
        rate: arguments.rate * rate,
        rows: arguments.rows * rows,
        columns: arguments.columns,
        pages: arguments.pages,
        calm: arguments.calm,
    }
}

/// Folds inside a training set: the second forest learns from opinions about pages that the first
/// one did not see.
const INNER: u32 = 3;

/// Something made for each inner fold.
fn inner_folds<T>(make: impl Fn(u32) -> T) -> Vec<T> {
    (0..INNER).map(make).collect()
}

/// Trains a lexicon and the forests; the bytes of the model. `teachers` are the same pages as HTML,
/// where the model is for text.
fn train(pages: &[&Prepared], teachers: &[Prepared], arguments: &Arguments) -> Vec<u8> {
    let taught = match arguments.taught {
        Some(weight) if !teachers.is_empty() => teach::taught(pages, teachers, weight, arguments),
        _ => Vec::new(),
    };
    let taught: Vec<&Prepared> = taught.iter().collect();
    let pages = if taught.is_empty() { pages } else { &taught };
    let lexicons = inner_folds(|fold| count::count(pages, |page| fold_of(page) != fold));
    let rows: Vec<Vec<u8>> = pages
        .iter()
        .map(|page| first_rows(&scene(page, &lexicons)))
        .collect();
    let mut model = count::count(pages, |_| true);
    let mut likely = held_out(pages, &rows, WIDTH, arguments);
    model.extend(grow(pages, &rows, WIDTH, |_| true, arguments));
    for pass in 0..LATER {
        let rows: Vec<Vec<u8>> = pages
            .iter()
            .zip(&rows)
            .zip(&likely)
            .map(|((page, rows), likely)| later_rows(&scene(page, &lexicons), rows, likely))
            .collect();
        if pass + 1 < LATER {
            likely = held_out(pages, &rows, SECOND_WIDTH, arguments);
        }
        model.extend(grow(pages, &rows, SECOND_WIDTH, |_| true, arguments));
    }
    model
}

/// A page as a lexicon sees it that was counted without the page's site.
fn scene<'p>(page: &'p Prepared, lexicons: &[Vec<u8>]) -> Scene<'p> {
    let lexicon = Lexicon::read(&lexicons[fold_of(page) as usize]);
    let lexicon = lexicon.map_or(Lexicon::empty(), |(lexicon, _)| lexicon);
    Scene::new(&page.sequence, &page.hints, &lexicon)
}

/// The inner fold of a page.
fn fold_of(page: &Prepared) -> u32 {
    (page.site / 97) % INNER
}

/// What forests think of pages whose sites they did not see.
fn held_out(
    pages: &[&Prepared],
    rows: &[Vec<u8>],
    width: usize,
    arguments: &Arguments,
) -> Vec<Vec<f32>> {
    let mut likely: Vec<Vec<f32>> = vec![Vec::new(); pages.len()];
    for fold in 0..INNER {
        let bytes = grow(pages, rows, width, |page| fold_of(page) != fold, arguments);
        for ((page, rows), likely) in pages.iter().zip(rows).zip(&mut likely) {
            if fold_of(page) == fold {
                *likely = probabilities(&bytes, rows, width);
            }
        }
    }
    likely
}

fn first_rows(scene: &Scene) -> Vec<u8> {
    let mut rows = Vec::with_capacity(scene.stats.len() * WIDTH);
    (0..scene.stats.len()).for_each(|number| scene.describe(number, &mut rows));
    rows
}

fn later_rows(scene: &Scene, first: &[u8], likely: &[f32]) -> Vec<u8> {
    let opinions = Opinions::new(scene, likely);
    let mut rows = Vec::with_capacity(scene.stats.len() * SECOND_WIDTH);
    for (number, own) in first.chunks_exact(WIDTH).enumerate() {
        opinions.describe(number, own, &mut rows);
    }
    rows
}

fn probabilities(forest: &[u8], rows: &[u8], width: usize) -> Vec<f32> {
    let forest = Forest::read(forest).map_or(Forest::empty(), |(forest, _)| forest);
    forest.probabilities(&transpose(rows, width), rows.len() / width)
}

/// Grows one forest from the pages that `chosen` takes.
fn grow(
    pages: &[&Prepared],
    rows: &[Vec<u8>],
    width: usize,
    chosen: impl Fn(&Prepared) -> bool,
    arguments: &Arguments,
) -> Vec<u8> {
    let mut table = Table {
        columns: vec![Vec::new(); width],
        pages: Vec::new(),
        targets: Vec::new(),
        weights: Vec::new(),
    };
    let chosen = pages.iter().zip(rows).filter(|(page, _)| chosen(page));
    for (at, (page, rows)) in chosen.enumerate() {
        for (number, row) in rows.chunks_exact(width).enumerate() {
            if page.weights[number] <= 0.0 {
                continue;
            }
            table.pages.push(at as u32);
            table.targets.push(page.targets[number]);
            table.weights.push(page.weights[number]);
            for (column, &value) in table.columns.iter_mut().zip(row) {
                column.push(value);
            }
        }
    }
    let mean = table.weights.iter().sum::<f32>() / table.weights.len().max(1) as f32;
    table.weights.iter_mut().for_each(|w| *w /= mean.max(1e-9));
    boost::grow(&table, &settings(arguments, pages))
}

#[expect(clippy::print_stdout, reason = "the trainer's report is its output")]
pub(super) fn tell(text: &str) {
    println!("{text}");
}
