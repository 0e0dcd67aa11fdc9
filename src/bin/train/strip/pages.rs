//! The annotated pages: WCXB's folders (whole truths, HTML and text dumps) and folders with a
//! `pages.jsonl` (wanted and unwanted segments, HTML).

use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, Result};
use byline::page::Page;
use byline::strip::cues;
use byline::strip::features::Hints;
use byline::strip::segment::{Sequence, segment};
use byline::strip::stats::Stats;
use flate2::read::GzDecoder;
use serde_json::Value;

use super::{dumps, labels};

/// What a page was saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    Html,
    /// Like a browser's `innerText`.
    TextA,
    /// A line for every text node.
    TextB,
}

/// What is known to be right.
#[derive(Clone, Debug)]
pub(crate) enum Truth {
    Text(String),
    Segments {
        with: Vec<String>,
        without: Vec<String>,
    },
}

/// One annotated page.
#[derive(Clone, Debug)]
pub(crate) struct Annotated {
    pub(crate) id: String,
    pub(crate) path: PathBuf,
    pub(crate) kind: Kind,
    pub(crate) address: Option<String>,
    pub(crate) page_type: String,
    pub(crate) truth: Truth,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) date: Option<String>,
}

/// A page cut into blocks, with what each should be.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) annotated: Annotated,
    pub(crate) sequence: Rc<Sequence>,
    pub(crate) hints: Hints,
    /// Words of each block.
    pub(crate) words: Vec<f32>,
    pub(crate) targets: Vec<f32>,
    pub(crate) weights: Vec<f32>,
    /// Hash of the site's name, for the folds.
    pub(crate) site: u32,
    /// ISO 639-1 of most of its text; empty where it cannot be told.
    pub(crate) language: String,
}

/// Lists the pages of a folder, of either layout.
pub(crate) fn list(folder: &Path, kind: Kind) -> Result<Vec<Annotated>> {
    if folder.join("pages.jsonl").exists() {
        return list_segments(folder, kind);
    }
    let truths = folder.join("ground-truth");
    let mut names: Vec<PathBuf> = std::fs::read_dir(&truths)
        .with_context(|| format!("cannot read {}", truths.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    names.sort();
    let (inner, ending) = match kind {
        Kind::Html => ("html", "html"),
        Kind::TextA => ("text-a", "txt"),
        Kind::TextB => ("text-b", "txt"),
    };
    let mut out = Vec::new();
    for name in names {
        let value: Value = serde_json::from_slice(&std::fs::read(&name)?)?;
        let id = name
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        out.push(Annotated {
            path: folder.join(inner).join(format!("{id}.{ending}.gz")),
            id,
            kind,
            address: text(&value, "url"),
            page_type: text(&value, "page_type").unwrap_or_default(),
            truth: Truth::Text(text(&value, "main_content").unwrap_or_default()),
            title: None,
            author: None,
            date: None,
        });
    }
    Ok(out)
}

fn list_segments(folder: &Path, kind: Kind) -> Result<Vec<Annotated>> {
    let lines = std::fs::read_to_string(folder.join("pages.jsonl"))?;
    let mut out = Vec::new();
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line)?;
        let id = text(&value, "id").unwrap_or_default();
        out.push(Annotated {
            path: folder.join("html").join(format!("{id}.html.gz")),
            id,
            kind,
            address: text(&value, "url"),
            page_type: "segments".to_owned(),
            truth: Truth::Segments {
                with: texts(&value, "with"),
                without: texts(&value, "without"),
            },
            title: text(&value, "title"),
            author: text(&value, "author"),
            date: text(&value, "date"),
        });
    }
    Ok(out)
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    let list = value.get(key).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|v| Some(v.as_str()?.to_owned()))
        .collect()
}

impl Annotated {
    /// Reads and parses the page; makes a dump of HTML where the page is wanted as text.
    pub(crate) fn page(&self) -> Result<Page> {
        let packed = std::fs::read(&self.path)
            .with_context(|| format!("cannot read {}", self.path.display()))?;
        let mut bytes = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
        let is_html = self.path.to_string_lossy().ends_with(".html.gz");
        let content_type = is_html.then_some("text/html");
        let page = Page::new(&bytes, content_type, self.address());
        if is_html && self.kind != Kind::Html {
            return Ok(dumps::dump(&page, self.kind));
        }
        Ok(page)
    }

    /// The page's address, where it is one.
    pub(crate) fn address(&self) -> Option<&str> {
        self.address.as_deref().filter(|a| a.starts_with("http"))
    }

    /// Cuts the page into blocks and labels them.
    pub(crate) fn prepare(self) -> Result<Prepared> {
        let page = self.page()?;
        let sequence = segment(&page.content);
        let hints = byline::strip::meta::collect(&page).hints;
        let site = site(self.address.as_deref().unwrap_or(&self.id));
        let language = language_of(&sequence);
        let blocks = sequence.blocks.iter();
        let words: Vec<f32> = blocks.map(|block| Stats::of(block).words).collect();
        let (targets, weights) = match &self.truth {
            Truth::Text(text) => {
                let targets = labels::by_text(&sequence, text);
                let weights = weigh(&words, labels::words(text).len() as f32);
                (targets, weights)
            }
            Truth::Segments { with, without } => {
                let found = labels::by_segments(&sequence, with, without);
                let weights = found
                    .iter()
                    .map(|l| if l.is_some() { SEGMENT } else { 0.0 })
                    .collect();
                (
                    found.into_iter().map(Option::unwrap_or_default).collect(),
                    weights,
                )
            }
        };
        Ok(Prepared {
            annotated: self,
            sequence: Rc::new(sequence),
            hints,
            words,
            targets,
            weights,
            site,
            language,
        })
    }
}

/// The language of the page's prose.
fn language_of(sequence: &Sequence) -> String {
    let prose: Vec<&str> = sequence
        .blocks
        .iter()
        .filter(|block| Stats::of(block).is_prose())
        .map(|block| block.text.as_str())
        .collect();
    byline::strip::meta::language_of(&prose.join("\n")).unwrap_or_default()
}

/// What one segment counts, where a whole page of WCXB counts about 1 to [`MOST`].
const SEGMENT: f32 = 0.25;
/// What a page counts at most; one with little text among much else would rule the others.
const MOST: f32 = 4.0;

/// A block counts as much as a mistake about it costs in the page's F1.
pub(super) fn weigh(words: &[f32], truth: f32) -> Vec<f32> {
    let weight = |words: &f32| (words + 1.0) / (truth + 50.0);
    let mut weights: Vec<f32> = words.iter().map(weight).collect();
    let sum: f32 = weights.iter().sum();
    if sum > MOST {
        weights.iter_mut().for_each(|w| *w *= MOST / sum);
    }
    weights
}

/// Hash of the registered part of an address's host, near enough: its last two names, or three
/// where the last but one is short ("co.uk").
fn site(address: &str) -> u32 {
    let rest = address.split("//").nth(1).unwrap_or(address);
    let host = rest
        .trim_start_matches("hard::")
        .split(['/', ':', '?'])
        .next()
        .unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let wanted = match parts.as_slice() {
        [.., middle, _] if middle.len() <= 3 && parts.len() > 2 => 3,
        _ => 2,
    };
    let start = parts.len().saturating_sub(wanted);
    cues::hash(cues::HASH_START, parts[start..].join(".").as_bytes())
}
