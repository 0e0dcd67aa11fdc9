//! Trains the model that tells the blocks of the article from boilerplate, and measures it by
//! cross-validation: no page is ever scored by a model that saw its site.

mod boost;
mod count;
mod labels;
mod pages;
mod score;

use std::path::PathBuf;

use anyhow::{Context, Result};
use byline::strip::features::second::{Opinions, SECOND_WIDTH};
use byline::strip::features::{Scene, WIDTH};
use byline::strip::lexicon::Lexicon;
use byline::strip::model::{Forest, LATER, Model, Models, transpose};

use boost::{Settings, Table};
use pages::{Kind, Prepared, Truth};
use score::Report;

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
    /// Where the probabilities of the held-out blocks are written, one page a line.
    #[arg(long)]
    dump: Option<PathBuf>,
    /// Only every so many-th page, for a quick look.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Where one line for each page is written.
    #[arg(long)]
    lines: Option<PathBuf>,
}

/// What the folds keep apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Hold {
    /// Sites.
    Site,
    /// The sets: trained on one, tested on the other.
    Set,
    /// Nothing: every page is scored by a model that saw it; only for finding mistakes.
    Nothing,
    /// Nothing is trained: how good a perfect choice of blocks is.
    Oracle,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |kind: Kind| arguments.kind.is_empty() || arguments.kind.contains(&kind);
    let mut models = Vec::new();
    for kinds in [&[Kind::Html] as &[Kind], &[Kind::TextA, Kind::TextB]] {
        let mut prepared = Vec::new();
        for &kind in kinds.iter().filter(|&&kind| wanted(kind)) {
            for folder in &arguments.data {
                let list = pages::list(folder, kind)?;
                for annotated in list.into_iter().step_by(arguments.every) {
                    prepared.push(annotated.prepare()?);
                }
            }
        }
        if arguments.evaluate && !prepared.is_empty() {
            evaluate(&prepared, arguments)?;
        }
        if !arguments.evaluate {
            let all: Vec<&Prepared> = prepared.iter().collect();
            models.extend(train(&all, arguments));
        }
    }
    if arguments.evaluate {
        return Ok(());
    }
    std::fs::write(&arguments.out, models)
        .with_context(|| format!("cannot write {}", arguments.out.display()))
}

fn settings(arguments: &Arguments) -> Settings {
    Settings {
        trees: arguments.trees,
        rate: arguments.rate,
        rows: arguments.rows,
        columns: arguments.columns,
        calm: 4.0,
    }
}

/// Folds inside a training set: the second forest learns from opinions about pages that the first
/// one did not see.
const INNER: u32 = 3;

/// Trains a lexicon and the forests; the bytes of the model.
fn train(pages: &[&Prepared], arguments: &Arguments) -> Vec<u8> {
    let lexicons: Vec<Vec<u8>> = (0..INNER)
        .map(|fold| count::count(pages, |page| fold_of(page) != fold))
        .collect();
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
        targets: Vec::new(),
        weights: Vec::new(),
    };
    for (page, rows) in pages.iter().zip(rows).filter(|(page, _)| chosen(page)) {
        for (number, row) in rows.chunks_exact(width).enumerate() {
            if page.weights[number] <= 0.0 {
                continue;
            }
            table.targets.push(page.targets[number]);
            table.weights.push(page.weights[number]);
            for (column, &value) in table.columns.iter_mut().zip(row) {
                column.push(value);
            }
        }
    }
    let mean = table.weights.iter().sum::<f32>() / table.weights.len().max(1) as f32;
    table.weights.iter_mut().for_each(|w| *w /= mean.max(1e-9));
    boost::grow(&table, &settings(arguments))
}

fn evaluate(prepared: &[Prepared], arguments: &Arguments) -> Result<()> {
    let fold_of = |page: &Prepared| match arguments.hold {
        Hold::Site => page.site % arguments.folds,
        Hold::Set => u32::from(matches!(page.annotated.truth, Truth::Segments { .. })),
        Hold::Nothing | Hold::Oracle => 0,
    };
    let folds = match arguments.hold {
        Hold::Site => arguments.folds,
        Hold::Set => 2,
        Hold::Nothing | Hold::Oracle => 1,
    };
    let mut reports = [Report::default(), Report::default(), Report::default()];
    let mut dumped = Vec::new();
    for fold in 0..folds {
        let held: Vec<&Prepared> = prepared.iter().filter(|p| fold_of(p) == fold).collect();
        if arguments.hold == Hold::Oracle {
            held.iter()
                .try_for_each(|page| add_oracle(page, &mut reports[slot(page)]))?;
            continue;
        }
        let learnt: Vec<&Prepared> = prepared
            .iter()
            .filter(|p| arguments.hold == Hold::Nothing || fold_of(p) != fold)
            .collect();
        let started = std::time::Instant::now();
        let bytes = train(&learnt, arguments);
        let (model, _) = Model::read(&bytes).context("not a model")?;
        for page in held {
            if arguments.dump.is_some() {
                dumped.push(dump(page, &model));
            }
            let stripped = strip_with(page, model)?;
            reports[slot(page)].add(&page.annotated, &stripped);
        }
        tell(&format!(
            "fold {fold}: {:.0} s",
            started.elapsed().as_secs_f32()
        ));
    }
    if let Some(path) = &arguments.dump {
        std::fs::write(path, dumped.join("\n"))?;
    }
    let mut lines = Vec::new();
    for (name, report) in ["html", "text a", "text b"].iter().zip(reports) {
        if !report.lines.is_empty() {
            tell(&format!("{name}\n{}", report.table()));
            lines.extend(report.lines);
        }
    }
    if let Some(path) = &arguments.lines {
        std::fs::write(path, lines.join("\n"))?;
    }
    Ok(())
}

fn slot(page: &Prepared) -> usize {
    match page.annotated.kind {
        Kind::Html => 0,
        Kind::TextA => 1,
        Kind::TextB => 2,
    }
}

/// The result as the program gives it.
fn strip_with(page: &Prepared, model: Model) -> Result<byline::strip::Stripped> {
    let models = Models {
        html: model,
        plain: model,
    };
    Ok(byline::strip::strip_with(&page.annotated.page()?, &models))
}

/// A page's probabilities, words and targets as a line of JSON, for trying decisions elsewhere.
fn dump(page: &Prepared, model: &Model) -> String {
    let scene = Scene::new(&page.sequence, &page.hints, &model.lexicon);
    let likely = byline::strip::choose::judge(&scene, model);
    let words: Vec<f32> = scene.stats.iter().map(|s| s.words).collect();
    let value = serde_json::json!({
        "id": page.annotated.id,
        "type": page.annotated.page_type,
        "likely": likely,
        "texts": page.sequence.blocks.iter().map(|b| b.text.chars().take(90).collect::<String>()).collect::<Vec<_>>(),
        "words": words,
        "targets": page.targets,
        "weights": page.weights,
        "truth": match &page.annotated.truth {
            Truth::Text(text) => labels::words(text).len(),
            Truth::Segments { .. } => 0,
        },
    });
    value.to_string()
}

/// What choosing the blocks by their labels would give.
fn add_oracle(page: &Prepared, report: &mut Report) -> Result<()> {
    let mut stripped = byline::strip::Stripped::default();
    for (block, &target) in page.sequence.blocks.iter().zip(&page.targets) {
        if target > 0.5 {
            stripped.article.body.push_str(&block.text);
            stripped.article.body.push_str("\n\n");
        }
    }
    report.add(&page.annotated, &stripped);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the trainer's report is its output")]
fn tell(text: &str) {
    println!("{text}");
}
