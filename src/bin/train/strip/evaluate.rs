//! Cross-validation: folds by site, by set, by page type or by language.

use anyhow::{Context, Result};
use byline::strip::features::Scene;
use byline::strip::model::{Model, Models};

use super::pages::{Kind, Prepared, Truth};
use super::score::Report;
use super::{Arguments, compare, labels, tell, train};

/// What the folds keep apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Hold {
    /// Sites.
    Site,
    /// The sets: trained on one, tested on the other.
    Set,
    /// Page types of WCXB, one at a time.
    Type,
    /// German pages, then those in any other language but English.
    Language,
    /// Nothing: every page is scored by a model that saw it; only for finding mistakes.
    Nothing,
    /// Nothing is trained: how good a perfect choice of blocks is.
    Oracle,
}

/// WCXB's page types, a fold each.
const TYPES: [&str; 7] = [
    "article",
    "collection",
    "documentation",
    "forum",
    "listing",
    "product",
    "service",
];

impl Hold {
    /// How many folds there are, if `sites` is how many the sites make.
    fn folds(self, sites: u32) -> u32 {
        match self {
            Hold::Site => sites,
            Hold::Set | Hold::Language => 2,
            Hold::Type => TYPES.len() as u32,
            Hold::Nothing | Hold::Oracle => 1,
        }
    }

    /// The fold in which a page is measured; none for pages that are only learnt from.
    fn fold(self, page: &Prepared, sites: u32) -> Option<u32> {
        match self {
            Hold::Site => Some(page.site % sites),
            Hold::Set => Some(u32::from(matches!(
                page.annotated.truth,
                Truth::Segments { .. }
            ))),
            Hold::Type => {
                let own = &page.annotated.page_type;
                TYPES.iter().position(|t| t == own).map(|n| n as u32)
            }
            Hold::Language => match page.language.as_str() {
                "en" | "" => None,
                "de" => Some(0),
                _ => Some(1),
            },
            Hold::Nothing | Hold::Oracle => Some(0),
        }
    }
}

/// Measures by cross-validation and tells the figures; `teachers` are the pages as HTML, where the
/// model is for text.
pub(super) fn evaluate(
    prepared: &[Prepared],
    teachers: &[Prepared],
    arguments: &Arguments,
) -> Result<()> {
    let hold = arguments.hold;
    let fold_of = |page: &Prepared| hold.fold(page, arguments.folds);
    let mut reports = [Report::default(), Report::default(), Report::default()];
    let mut dumped = Vec::new();
    for fold in 0..hold.folds(arguments.folds).min(arguments.only) {
        let held: Vec<&Prepared> = prepared
            .iter()
            .filter(|p| fold_of(p) == Some(fold))
            .collect();
        if hold == Hold::Oracle {
            held.iter()
                .for_each(|page| add_oracle(page, &mut reports[slot(page)]));
            continue;
        }
        let learnt: Vec<&Prepared> = prepared
            .iter()
            .filter(|p| hold == Hold::Nothing || fold_of(p) != Some(fold))
            .filter(|p| is_drawn(p.site, arguments.share))
            .collect();
        let started = std::time::Instant::now();
        if arguments.compare {
            compare::add_fold(&learnt, &held, arguments, &mut reports);
            tell(&format!("fold {fold}"));
            continue;
        }
        let bytes = train(&learnt, teachers, arguments);
        let (model, _) = Model::read(&bytes).context("not a model")?;
        for page in held {
            if arguments.dump.is_some() {
                dumped.push(dump(page, &model));
            }
            let stripped = strip_with(page, model)?;
            reports[slot(page)].add(page, &stripped);
        }
        tell(&format!(
            "fold {fold}: {:.0} s",
            started.elapsed().as_secs_f32()
        ));
    }
    if let Some(path) = &arguments.dump {
        std::fs::write(path, dumped.join("\n"))?;
    }
    tell_reports(reports, arguments)
}

fn tell_reports(reports: [Report; 3], arguments: &Arguments) -> Result<()> {
    let mut lines = Vec::new();
    for (name, report) in ["html", "text a", "text b"].iter().zip(reports) {
        let table = report.table();
        if !table.is_empty() {
            tell(&format!("{name}\n{table}"));
            lines.extend(report.lines);
        }
    }
    if let Some(path) = &arguments.lines {
        std::fs::write(path, lines.join("\n"))?;
    }
    Ok(())
}

/// Whether a site is among the share that is learnt from.
fn is_drawn(site: u32, share: f32) -> bool {
    let mixed = site.wrapping_mul(0x9e37_79b9) >> 8;
    mixed as f32 <= share * (1 << 24) as f32
}

/// The number of a page's report.
pub(super) fn slot(page: &Prepared) -> usize {
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
    let texts: Vec<String> = page
        .sequence
        .blocks
        .iter()
        .map(|block| block.text.chars().take(90).collect())
        .collect();
    let value = serde_json::json!({
        "id": page.annotated.id,
        "type": page.annotated.page_type,
        "likely": likely,
        "texts": texts,
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
fn add_oracle(page: &Prepared, report: &mut Report) {
    let kept = page.targets.iter().map(|&target| target > 0.5).collect();
    report.add(page, &kept_blocks(page, kept));
}

/// Nothing but the kept blocks.
pub(super) fn kept_blocks(page: &Prepared, kept: Vec<bool>) -> byline::strip::Stripped {
    let mut stripped = byline::strip::Stripped::default();
    let blocks = page.sequence.blocks.iter().zip(kept);
    for (block, _) in blocks.filter(|(_, kept)| *kept) {
        stripped.article.body.push_str(&block.text);
        stripped.article.body.push_str("\n\n");
    }
    stripped
}
