//! The weights of the judge of entries for cited sources: a logistic regression over what an entry
//! shows.
//!
//! Learnt from all that detection takes for sources in annotated news and in pages of every kind whose
//! candidates were read by eye (`sources/judged.tsv`). Each set, and each fold of the pages, is also
//! judged by weights that were not fitted on it.

use crate::judged::{annotated, around, verdicts};
use crate::logistic::{Sample, fit, odds, rounded, write};
use anyhow::{Context, Result};
use byline::detect::logistic::UNITS;
use byline::detect::prose::Prose;
use byline::detect::sources::{Candidate, candidates, judge, shown};
use byline::detect::words::hash;
use byline::detect::{countries, people};
use byline::doc::Article;
use byline::page::Arrival;
use byline::reading::article_of;
use byline::strip::Extent;
use flate2::read::GzDecoder;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Which page's which candidate is a source, read by eye.
const JUDGED: &str = include_str!("sources/judged.tsv");
/// Sentences with their sources marked, written for the tests: rare ways to cite somebody.
const SENTENCES: &str = include_str!("../../detect/sources/sentences.txt");
/// Folds of the pages.
const FOLDS: usize = 5;
/// Numbers of the parts behind the folds, and how many parts there are.
const ARTICLES: usize = FOLDS;
const NEWS: usize = FOLDS + 1;
const MARKED: usize = FOLDS + 2;
const PARTS: usize = FOLDS + 3;

/// What `sources` is told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of WCXB's development split.
    pages: PathBuf,
    /// Folder of articles as JSON with `text` and `sources`, each with `name` and `forms`.
    articles: PathBuf,
    /// News as JSON lines with `text` and `entities`, each with `mentions`.
    news: PathBuf,
    /// Pull of the properties to zero.
    #[arg(long, default_value_t = 2.0)]
    pull: f64,
    /// Pull of the classes of words to zero.
    #[arg(long, default_value_t = 3.0)]
    class_pull: f64,
    /// Pull of the verbs that have a weight of their own to zero.
    #[arg(long, default_value_t = 0.7)]
    verb_pull: f64,
    /// How much a candidate of a marked sentence counts.
    #[arg(long, default_value_t = 0.5)]
    sentence_weight: f64,
    /// How much a candidate of news counts; one of a page counts 1.
    #[arg(long, default_value_t = 2.0)]
    news_weight: f64,
    /// Log-odds from which on an entry is a source.
    #[arg(long, default_value_t = judge::LISTED_FROM, allow_hyphen_values = true)]
    listed_from: f32,
    /// Lists the candidates of the pages with odd numbers, for judging them by eye, and does no more.
    #[arg(long)]
    list: bool,
    /// Lists what is judged wrong by weights that did not see it.
    #[arg(long)]
    errors: bool,
    /// Where the weights are written.
    #[arg(long, default_value = "assets/sources_judge.bin")]
    output: PathBuf,
}

/// A candidate with what is known of it.
struct Case {
    label: String,
    sample: Sample,
    part: usize,
}

pub(crate) fn run(told: &Arguments) -> Result<()> {
    if told.list {
        return list(&told.pages);
    }
    let mut names = Vec::new();
    let mut cases = of_pages(&told.pages, &mut names)?;
    cases.extend(of_articles(&told.articles, told.news_weight)?);
    cases.extend(of_news(&told.news, told.news_weight)?);
    cases.extend(of_sentences(told.sentence_weight));
    let mut odds = vec![0.0; cases.len()];
    for left_out in 0..PARTS {
        let weights = told.weights(&cases, Some(left_out));
        for (case, odds) in cases.iter().zip(&mut odds) {
            if case.part == left_out {
                *odds = case.odds(&weights);
            }
        }
    }
    told.say_figures("left out of the fit", &cases, &odds)?;
    if told.errors {
        told.say_errors(&cases, &odds)?;
    }
    let weights = told.weights(&cases, None);
    let odds: Vec<f32> = cases.iter().map(|case| case.odds(&weights)).collect();
    told.say_figures("in the fit", &cases, &odds)?;
    let mut out = std::io::stdout().lock();
    for (name, weight) in names.iter().zip(&weights) {
        writeln!(out, "{:6.2}  {name}", f32::from(*weight) / UNITS)?;
    }
    write(&told.output, &weights)
}

impl Case {
    fn of(candidate: &Candidate, is_source: bool, weight: f64, part: usize) -> Self {
        Self {
            label: format!(
                "{} ({})",
                candidate.source.name,
                candidate.source.kind.words()
            ),
            sample: Sample {
                values: candidate.shown.values().collect(),
                truth: f64::from(u8::from(is_source)),
                weight,
            },
            part,
        }
    }

    fn odds(&self, weights: &[i16]) -> f32 {
        odds(self.sample.values.iter().copied(), weights)
    }

    fn is_source(&self) -> bool {
        self.sample.truth > 0.5
    }
}

impl Arguments {
    /// The weights, learnt without one part, in the units of the program.
    fn weights(&self, cases: &[Case], without: Option<usize>) -> Vec<i16> {
        let chosen = cases.iter().filter(|case| Some(case.part) != without);
        let chosen: Vec<&Sample> = chosen.map(|case| &case.sample).collect();
        let mut pull = vec![self.class_pull; shown::COUNT];
        pull[..shown::PROPERTIES].fill(self.pull);
        pull[shown::PROPERTIES..shown::CLASSED].fill(self.verb_pull);
        rounded(&fit(&chosen, &pull))
    }

    /// Precision of the entries that stay, and the share of the sources that stay, by set; in
    /// brackets the precision of all candidates.
    fn say_figures(&self, how: &str, cases: &[Case], odds: &[f32]) -> Result<()> {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{how}:")?;
        for (name, parts) in [
            ("pages", 0..FOLDS),
            ("articles", ARTICLES..ARTICLES + 1),
            ("news", NEWS..NEWS + 1),
            ("sentences", MARKED..MARKED + 1),
        ] {
            let mine = cases.iter().zip(odds);
            let mine = mine.filter(|(case, _)| parts.contains(&case.part));
            let (mut all, mut sources, mut kept, mut right) = (0, 0, 0, 0);
            for (case, odds) in mine {
                all += 1;
                sources += usize::from(case.is_source());
                if *odds >= self.listed_from {
                    kept += 1;
                    right += usize::from(case.is_source());
                }
            }
            let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
            writeln!(
                out,
                "{name:10} precision {:.1} ({:.1}), sources that stay {:.1} of {sources}, kept {kept}",
                share(right, kept),
                share(sources, all),
                share(right, sources),
            )?;
        }
        Ok(())
    }

    fn say_errors(&self, cases: &[Case], odds: &[f32]) -> Result<()> {
        let mut out = std::io::stdout().lock();
        for (case, odds) in cases.iter().zip(odds) {
            if (*odds >= self.listed_from) != case.is_source() {
                let sign = if case.is_source() { "missed" } else { "wrong" };
                writeln!(out, "{sign}\t{odds:.2}\t{}\t{}", case.part, case.label)?;
            }
        }
        Ok(())
    }
}

/// The candidates of the pages that were judged by eye; the names of the properties are noted.
fn of_pages(folder: &Path, names: &mut Vec<&'static str>) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (page, verdicts) in verdicts(JUDGED) {
        let article = page_article(folder, page)?;
        let part = hash(page) as usize % FOLDS;
        for candidate in candidates_of(&article) {
            if names.is_empty() {
                names.extend(candidate.shown.names());
            }
            if let Some(&is_source) = verdicts.get(candidate.source.name.as_str()) {
                let mut case = Case::of(&candidate, is_source, 1.0, part);
                case.label = format!("{page} {}", case.label);
                cases.push(case);
            }
        }
    }
    Ok(cases)
}

/// The candidates of articles whose sources are annotated by all forms of their names.
fn of_articles(folder: &Path, weight: f64) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for value in annotated(folder)? {
        let sources = value["sources"].as_array().into_iter().flatten();
        let gold: BTreeSet<String> = sources
            .flat_map(|source| {
                let forms = source["forms"].as_array().into_iter().flatten();
                forms.chain([&source["name"]]).filter_map(Value::as_str)
            })
            .map(plain)
            .collect();
        let is_gold = |form: &str| gold.contains(&plain(form));
        cases.extend(compared(&value, weight, ARTICLES, is_gold));
    }
    Ok(cases)
}

/// The candidates of news whose sources are annotated by their mentions.
fn of_news(file: &Path, weight: f64) -> Result<Vec<Case>> {
    let lines = std::fs::read_to_string(file);
    let lines = lines.with_context(|| format!("cannot read {}", file.display()))?;
    let mut cases = Vec::new();
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line)?;
        let entities = value["entities"].as_array().into_iter().flatten();
        let mentions = entities.flat_map(|entity| entity["mentions"].as_array());
        let texts = mentions.flatten().filter_map(|one| one["text"].as_str());
        let gold: Vec<String> = texts.map(plain).collect();
        let is_gold = |form: &str| {
            let form = plain(form);
            let holds =
                |long: &str, short: &str| format!(" {long} ").contains(&format!(" {short} "));
            gold.iter()
                .any(|one| holds(one, &form) || holds(&form, one))
        };
        cases.extend(compared(&value, weight, NEWS, is_gold));
    }
    Ok(cases)
}

/// The candidates of the marked sentences; a source stands in braces.
fn of_sentences(weight: f64) -> Vec<Case> {
    let mut cases = Vec::new();
    for line in SENTENCES.lines().filter(|line| !line.starts_with('#')) {
        let text = line.replace(['[', ']', '{', '}', '<', '>', '|'], "");
        let text = text.replace(" ¶ ", "\n\n");
        let article = article(text.into_bytes(), None, Extent::Whole);
        let is_marked = |form: &str| line.contains(&format!("{{{form}}}"));
        for candidate in candidates_of(&article) {
            let forms = candidate.source.statements.iter();
            let mut forms = forms.filter_map(|one| Some(one.source()?.of(&article.body)));
            let is_source = forms.any(is_marked);
            cases.push(Case::of(&candidate, is_source, weight, MARKED));
        }
    }
    cases
}

/// The candidates of an annotated text; one whose name or any other form is annotated is a source.
fn compared(value: &Value, weight: f64, part: usize, is_gold: impl Fn(&str) -> bool) -> Vec<Case> {
    let text = value["text"].as_str().unwrap_or_default();
    let article = article(text.as_bytes().to_vec(), None, Extent::Whole);
    let compare = |candidate: Candidate| {
        let forms = candidate
            .source
            .statements
            .iter()
            .filter_map(|one| one.source());
        let mut forms = forms.map(|span| span.of(&article.body));
        let is_source = is_gold(&candidate.source.name) || forms.any(&is_gold);
        Case::of(&candidate, is_source, weight, part)
    };
    candidates_of(&article).into_iter().map(compare).collect()
}

/// A form in small letters without its article, with one blank between words.
fn plain(form: &str) -> String {
    let words = form.split_whitespace().map(str::to_lowercase);
    let words: Vec<String> = words.collect();
    let bare = match words.first().map(String::as_str) {
        Some("the" | "a" | "an") => &words[1..],
        _ => &words[..],
    };
    bare.join(" ")
}

fn candidates_of(article: &Article) -> Vec<Candidate> {
    let prose = Prose::new(article);
    candidates(&prose, &people::find(&prose), &countries::find(&prose)).0
}

fn article(bytes: Vec<u8>, address: Option<String>, extent: Extent) -> Article {
    let arrival = Arrival {
        address,
        bytes,
        ..Arrival::default()
    };
    article_of(&arrival, extent).article
}

/// The article of a page as it is read from its HTML.
fn page_article(folder: &Path, page: &str) -> Result<Article> {
    let path = folder.join("html").join(format!("{page}.html.gz"));
    let packed = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut bytes = Vec::new();
    GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
    Ok(article(bytes, None, Extent::Article))
}

/// Page, verdict of the judge, kind, name and surroundings of each candidate.
fn list(folder: &Path) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let mut pages: Vec<String> = std::fs::read_dir(folder.join("html"))?
        .filter_map(|entry| {
            Some(
                entry
                    .ok()?
                    .file_name()
                    .to_str()?
                    .split_once('.')?
                    .0
                    .to_owned(),
            )
        })
        .collect();
    pages.sort();
    for page in pages {
        let article = page_article(folder, &page)?;
        for candidate in candidates_of(&article) {
            let stays = if judge::is_source(&candidate.shown) {
                "+"
            } else {
                "-"
            };
            let source = candidate.source;
            let span = source.statements.iter().find_map(|one| one.source());
            let Some(span) = span.or(source.mentions.first().copied()) else {
                continue;
            };
            let around = around(&article.body, span, [60, 90]);
            let around = around.replace(['\n', '\t'], " / ");
            let kind = source.kind.words();
            writeln!(out, "{page}\t{stays}\t{kind}\t{}\t{around}", source.name)?;
        }
    }
    Ok(())
}
