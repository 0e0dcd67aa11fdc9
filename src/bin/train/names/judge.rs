//! `names judge`: the weights by which whole entries are judged, and how good they are on corpora and
//! pages that they were not fitted on.
//!
//! Learnt from what detection takes for people in the development sets of the corpora, which the tagger
//! has not seen, and in pages whose candidates were read by eye (`judged.tsv`): corpora have no shops.

use super::corpus::documents;
use super::learn::{DEVELOPMENT, GROUP};
use super::text::{Text, trimmed};
use crate::judged::{annotated, around, verdicts};
use crate::logistic::{Sample, fit, odds, rounded, write};
use anyhow::{Context, Result};
use byline::detect::logistic::UNITS;
use byline::detect::people::{self, judge, shown};
use byline::detect::prose::Prose;
use byline::detect::words::hash;
use byline::doc::{Article, Block, BlockKind};
use byline::text::Span;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Which page's which candidate is a person, read by eye.
const JUDGED: &str = include_str!("judged.tsv");
/// The corpus of tweets: figures are given of it, but the fit is better elsewhere without it.
const UNFITTED: &str = "wnut17/dev.tsv.gz";
/// Folds of the pages.
const FOLDS: u32 = 5;

/// Number of the part that the pages begin with, one for each fold.
const PAGES: usize = DEVELOPMENT.len();
/// Number of the part that the annotated articles are.
const ARTICLES: usize = PAGES + FOLDS as usize;
/// How much a candidate of an annotated article counts.
const ARTICLE_WEIGHT: f64 = 2.0;

/// What `names judge` is told.
#[derive(clap::Args)]
pub(crate) struct Judging {
    /// Folder of the tagged corpora.
    corpora: PathBuf,
    /// Folder of WCXB's development split.
    pages: PathBuf,
    /// Folder of articles as JSON with `text` and `mentions` of people, in characters.
    articles: PathBuf,
    /// Pull of the properties to zero.
    #[arg(long, default_value_t = 0.5)]
    pull: f64,
    /// Pull of the classes of words to zero.
    #[arg(long, default_value_t = 2.0)]
    class_pull: f64,
    /// Pull of the classes of the words beside a name to zero.
    #[arg(long, default_value_t = 5.0)]
    neighbour_pull: f64,
    /// How much a candidate of a page counts; one of a corpus counts 1.
    #[arg(long, default_value_t = 1.2)]
    page_weight: f64,
    /// Lists the candidates of the pages, for judging them by eye, and does no more.
    #[arg(long)]
    list: bool,
    /// Where the weights are written.
    #[arg(long, default_value = "assets/names/judge.bin")]
    output: PathBuf,
}

/// A candidate with what is known of it.
struct Case {
    shown: shown::Shown,
    sample: Sample,
    /// Mentions, and those of them that are exactly a person's.
    mentions: [usize; 2],
    /// Number of its corpus, or of its fold behind them.
    part: usize,
}

pub(super) fn run(told: &Judging) -> Result<()> {
    if told.list {
        return list(&told.pages);
    }
    let (mut cases, gold) = of_corpora(&told.corpora)?;
    cases.extend(of_pages(&told.pages, told.page_weight)?);
    cases.extend(of_articles(&told.articles)?);
    let parts = ARTICLES + 1;
    let mut accepted = vec![false; cases.len()];
    for left_out in 0..parts {
        let weights = told.weights(&cases, Some(left_out));
        for (case, accepted) in cases.iter().zip(&mut accepted) {
            if case.part == left_out {
                *accepted = accepts(&case.shown, &weights);
            }
        }
    }
    say_figures(&cases, &accepted, &gold)?;
    let weights = told.weights(&cases, None);
    writeln!(std::io::stdout(), "with all in the fit:")?;
    for (case, accepted) in cases.iter().zip(&mut accepted) {
        *accepted = accepts(&case.shown, &weights);
    }
    say_figures(&cases, &accepted, &gold)?;
    say_weights(&weights)?;
    write(&told.output, &weights)
}

impl Judging {
    /// The weights, learnt without one part, in the units of the program.
    fn weights(&self, cases: &[Case], without: Option<usize>) -> Vec<i16> {
        let tweets = DEVELOPMENT
            .iter()
            .position(|name| *name == UNFITTED)
            .unwrap_or(usize::MAX);
        let chosen: Vec<&Sample> = cases
            .iter()
            .filter(|case| Some(case.part) != without && case.part != tweets)
            .map(|case| &case.sample)
            .collect();
        let mut pull = vec![self.class_pull; shown::COUNT];
        pull[..shown::PROPERTIES.len()].fill(self.pull);
        pull[shown::NEIGHBOURS..].fill(self.neighbour_pull);
        rounded(&fit(&chosen, &pull))
    }
}

/// Whether an entry stays by these weights.
fn accepts(shown: &shown::Shown, weights: &[i16]) -> bool {
    odds(shown.values(), weights) >= judge::least(shown)
}

/// The candidates of the corpora, and how many people's names each corpus has.
fn of_corpora(folder: &Path) -> Result<(Vec<Case>, Vec<usize>)> {
    let (mut cases, mut all) = (Vec::new(), Vec::new());
    for (part, name) in DEVELOPMENT.iter().enumerate() {
        let mut count = 0;
        for document in documents(&folder.join(name), GROUP)? {
            let text = Text::new(&document);
            let gold = text.people();
            count += gold.len();
            let article = article(&text.body);
            cases.extend(compared(&article, &gold, 1.0, part));
        }
        all.push(count);
    }
    Ok((cases, all))
}

/// The candidates of an article whose names of people are known.
fn compared(article: &Article, gold: &BTreeSet<Span>, weight: f64, part: usize) -> Vec<Case> {
    let candidates = people::candidates(&Prose::new(article)).into_iter();
    candidates
        .map(|candidate| {
            let spans = candidate.mentions.iter();
            let right = spans.filter(|span| gold.contains(&trimmed(&article.body, **span)));
            let mentions = [candidate.mentions.len(), right.count()];
            Case {
                sample: Sample {
                    values: candidate.shown.values().collect(),
                    truth: mentions[1] as f64 / mentions[0] as f64,
                    weight,
                },
                shown: candidate.shown,
                mentions,
                part,
            }
        })
        .collect()
}

/// The candidates of articles whose people are annotated.
fn of_articles(folder: &Path) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for value in annotated(folder)? {
        let text = value["text"].as_str().unwrap_or_default();
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mentions = value["mentions"]["people"].as_array().into_iter().flatten();
        let gold: BTreeSet<Span> = mentions
            .filter_map(|mention| {
                let at = |number: usize| starts.get(mention[number].as_u64()? as usize).copied();
                Some(trimmed(text, Span::new(at(0)?, at(1)?)))
            })
            .collect();
        cases.extend(compared(&article(text), &gold, ARTICLE_WEIGHT, ARTICLES));
    }
    Ok(cases)
}

/// The candidates of the pages that were judged by eye.
fn of_pages(folder: &Path, weight: f64) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (page, verdicts) in verdicts(JUDGED) {
        let article = page_text(folder, page)?.1;
        let prose = Prose::new(&article);
        for candidate in people::candidates(&prose) {
            let name = people::fullest(&prose, &candidate.mentions);
            let Some(&is_person) = verdicts.get(name.as_str()) else {
                continue;
            };
            let count = candidate.mentions.len();
            cases.push(Case {
                sample: Sample {
                    values: candidate.shown.values().collect(),
                    truth: f64::from(u8::from(is_person)),
                    weight,
                },
                shown: candidate.shown,
                mentions: [count, if is_person { count } else { 0 }],
                part: DEVELOPMENT.len() + (hash(page) % FOLDS) as usize,
            });
        }
    }
    Ok(cases)
}

/// An article whose blocks are the lines of the text.
fn article(body: &str) -> Article {
    let mut start = 0;
    let blocks = body.split('\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        Block {
            span,
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        }
    });
    Article {
        blocks: blocks.filter(|block| !block.span.is_empty()).collect(),
        body: body.to_owned(),
        ..Article::default()
    }
}

/// The type of a page, and its main text as an article.
fn page_text(folder: &Path, page: &str) -> Result<(String, Article)> {
    let path = folder.join("ground-truth").join(format!("{page}.json"));
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let value: serde_json::Value = serde_json::from_slice(&bytes)?;
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Ok((text("page_type"), article(&text("main_content"))))
}

/// Page, log-odds, number of mentions, name and surroundings of each candidate in articles.
fn list(folder: &Path) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let truths = folder.join("ground-truth");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&truths)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for file in files {
        let page = file.file_stem().unwrap_or_default().to_string_lossy();
        let (kind, article) = page_text(folder, &page)?;
        let prose = Prose::new(&article);
        for candidate in people::candidates(&prose) {
            let name = people::fullest(&prose, &candidate.mentions);
            let span = candidate.mentions[0];
            let around = around(prose.body(), span, [40, 40]).replace('\n', " / ");
            let count = candidate.mentions.len();
            let accepted = if judge::is_person(&candidate.shown) {
                "+"
            } else {
                "-"
            };
            writeln!(out, "{page}\t{kind}\t{accepted}\t{count}\t{name}\t{around}")?;
        }
    }
    Ok(())
}

/// Exact precision, recall and F1 of the corpora; of the pages the precision and the share of the
/// candidates read by eye that stay. All of parts that were left out of the fit.
fn say_figures(cases: &[Case], accepted: &[bool], gold: &[usize]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for part in 0..DEVELOPMENT.len() + 2 {
        let mine = cases
            .iter()
            .zip(accepted)
            .filter(|(case, _)| group(case.part) == part);
        let (mut all, mut kept, mut entries) = ([0; 2], [0; 2], [0; 3]);
        for (case, accepted) in mine {
            let add = |sums: &mut [usize; 2]| {
                sums[0] += case.mentions[0];
                sums[1] += case.mentions[1];
            };
            add(&mut all);
            let right = usize::from(case.sample.truth >= 0.5);
            entries[0] += right;
            if *accepted {
                add(&mut kept);
                entries[1] += 1;
                entries[2] += right;
            }
        }
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let name = match part {
            PAGES => "pages",
            _ => DEVELOPMENT.get(part).unwrap_or(&"articles"),
        };
        let whole = gold.get(part).copied().unwrap_or(all[1]);
        writeln!(
            out,
            "{name:32} mentions: P {:.1} R {:.1} F1 {:.2} (unjudged F1 {:.2}); entries: P {:.1} R {:.1} of {}",
            share(kept[1], kept[0]),
            share(kept[1], whole),
            share(2 * kept[1], kept[0] + whole),
            share(2 * all[1], all[0] + whole),
            share(entries[2], entries[1]),
            share(entries[2], entries[0]),
            entries[0],
        )?;
    }
    Ok(())
}

/// Number of the part with all folds of the pages as one.
fn group(part: usize) -> usize {
    match part {
        ARTICLES => PAGES + 1,
        _ => part.min(PAGES),
    }
}

fn say_weights(weights: &[i16]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for (name, weight) in shown::PROPERTIES.iter().zip(weights) {
        writeln!(out, "{:6.2}  {name}", f32::from(*weight) / UNITS)?;
    }
    Ok(())
}
