//! `names model`: which corpora are mixed, the learning itself, and the figures.

use super::corpus::documents;
use super::examples::{Example, Silence, first_examples, second_examples};
use super::field::{Field, Settings};
use super::pack::{pack, scale_of};
use super::text::{Text, trimmed};
use anyhow::{Context, Result};
use byline::detect::names::NameKind;
use byline::detect::tagger::features::LEXICAL;
use byline::detect::tagger::{self, LABELS, model::Model, scene::Scene};
use byline::text::Span;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

#[cfg(test)]
mod tests;

/// Sentences that are read as one document where a corpus marks none.
pub(super) const GROUP: usize = 20;

/// The corpora of the mix with what they leave unmarked.
const MIX: [(&str, Silence); 9] = [
    ("btc/train.tsv.gz", Silence::NoOthers),
    ("wnut17/train.tsv.gz", Silence::Complete),
    ("gmb/train-repaired.tsv.gz", Silence::Complete),
    ("uner-ewt/train.tsv.gz", Silence::NoOthers),
    ("gum/train.tsv.gz", Silence::NoOthers),
    ("wikigold/train.tsv.gz", Silence::Complete),
    ("redocred/train.tsv.gz", Silence::Complete),
    ("crossner-politics/train.tsv.gz", Silence::Complete),
    ("few-nerd-inter/train.tsv.gz", Silence::Partial),
];
/// The corpora that figures are given of.
pub(super) const DEVELOPMENT: [&str; 7] = [
    "gmb/dev-repaired.tsv.gz",
    "wikigold/dev.tsv.gz",
    "crossner-politics/dev.tsv.gz",
    "uner-ewt/dev.tsv.gz",
    "gum/dev.tsv.gz",
    "redocred/dev.tsv.gz",
    "wnut17/dev.tsv.gz",
];

/// What `names model` is told.
#[derive(clap::Args)]
pub(crate) struct Learning {
    /// Folder of the tagged corpora.
    corpora: PathBuf,
    /// Leave out corpora whose path begins so.
    #[arg(long)]
    without: Vec<String>,
    #[arg(long, default_value_t = 6)]
    rounds: usize,
    #[arg(long, default_value_t = 0.03)]
    rate: f32,
    #[arg(long, default_value_t = 1e-6)]
    decay: f32,
    #[arg(long, default_value_t = 2)]
    least: u32,
    #[arg(long, default_value_t = 0.5)]
    dropped: f32,
    /// Runs of the first look whose weights are averaged.
    #[arg(long, default_value_t = 1)]
    runs: u64,
    /// Rows of weights that are kept.
    #[arg(long, default_value_t = 190_000)]
    rows: usize,
    #[arg(long, default_value_t = 4_000)]
    second_rows: usize,
    #[arg(long, default_value_t = 3)]
    second_rounds: usize,
    /// Folder that the models are written to.
    #[arg(long, default_value = "assets/names")]
    output: PathBuf,
}

/// A document with what its corpus leaves unmarked.
type Document = (Text, Silence);

pub(super) fn run(told: &Learning) -> Result<()> {
    let texts = training(told)?;
    let mut out = std::io::stdout();
    let (even, odd): (Vec<_>, Vec<_>) = texts.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    let halves = [even, odd].map(|half| half.into_iter().map(|(_, text)| text).collect::<Vec<_>>());
    // Each half is looked at by a first look that learnt from the other: on what it learnt from
    // itself it is better than it will ever be.
    let mut examples = Vec::new();
    for (taught, seen) in [(0, 1), (1, 0)] {
        let (model, scale, _) = first_look(told, &halves[taught])?;
        let model = Model::new(model.leak());
        for (text, silence) in &halves[seen] {
            examples.extend(second_examples(text, *silence, &model, scale));
        }
    }
    let all: Vec<&Document> = texts.iter().collect();
    let (first, scale, transitions) = first_look(told, &all)?;
    let settings = Settings {
        least: 4,
        dropped: 0.0,
        lexical: 0,
        rounds: told.second_rounds,
        ..told.settings()
    };
    let chosen: Vec<&Example> = examples.iter().collect();
    let field = Field::learn(&chosen, settings, transitions);
    let second = pack(&field, told.second_rows, scale)?;
    writeln!(
        out,
        "{} documents, {} segments, {} + {} bytes",
        texts.len(),
        examples.len(),
        first.len(),
        second.len()
    )?;
    std::fs::write(told.output.join("first.bin"), &first).context("cannot write the model")?;
    std::fs::write(told.output.join("second.bin"), &second).context("cannot write the model")?;
    let models = [first, second].map(|bytes| Model::new(bytes.leak()));
    for name in DEVELOPMENT {
        let [precision, recall, f1] = figures(&models, &told.corpora.join(name))?;
        writeln!(out, "{name:32} P {precision:.1} R {recall:.1} F1 {f1:.1}")?;
    }
    Ok(())
}

fn training(told: &Learning) -> Result<Vec<Document>> {
    let mut texts = Vec::new();
    for (name, silence) in MIX {
        if told
            .without
            .iter()
            .any(|left_out| name.starts_with(left_out.as_str()))
        {
            continue;
        }
        for document in documents(&told.corpora.join(name), GROUP)? {
            texts.push((Text::new(&document), silence));
        }
    }
    Ok(texts)
}

/// A model of the first look, its scale and its weights of transitions.
type FirstLook = (Vec<u8>, f32, [[f32; LABELS]; LABELS]);

fn first_look(told: &Learning, texts: &[&Document]) -> Result<FirstLook> {
    let examples: Vec<Example> = texts
        .iter()
        .flat_map(|(text, silence)| first_examples(text, *silence))
        .collect();
    let chosen: Vec<&Example> = examples.iter().collect();
    let field = Field::learn(&chosen, told.settings(), [[0.0; LABELS]; LABELS]);
    let scale = scale_of(&field);
    Ok((pack(&field, told.rows, scale)?, scale, field.transitions))
}

impl Learning {
    fn settings(&self) -> Settings {
        Settings {
            rounds: self.rounds,
            rate: self.rate,
            decay: self.decay,
            least: self.least,
            dropped: self.dropped,
            lexical: LEXICAL,
            runs: self.runs,
        }
    }
}

/// The names of people that the models find in a document, trimmed as the corpus's are.
fn found_people(models: &[Model; 2], text: &Text) -> BTreeSet<Span> {
    let scene = Scene::new(&text.body, &text.tokens, &text.sentences);
    let drafts = tagger::first_look(&models[0], &scene, &text.body, &text.tokens);
    tagger::second_look(&models[1], &scene, drafts, &text.tokens)
        .iter()
        .filter(|name| name.kind == NameKind::Person)
        .map(|name| trimmed(&text.body, name.span))
        .collect()
}

/// Precision, recall and F1 of exact names of people in a corpus.
fn figures(models: &[Model; 2], path: &Path) -> Result<[f64; 3]> {
    let (mut both, mut found_all, mut gold_all) = (0, 0, 0);
    for document in documents(path, GROUP)? {
        let text = Text::new(&document);
        let found = found_people(models, &text);
        let gold = text.people();
        both += found.intersection(&gold).count();
        found_all += found.len();
        gold_all += gold.len();
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let f1 = share(2 * both, found_all + gold_all);
    Ok([share(both, found_all), share(both, gold_all), f1])
}
