//! What both judges of entries learn from: candidates of pages that were read by eye, and annotated
//! articles.

use anyhow::{Context, Result};
use byline::text::Span;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// For each page of a table which of its candidates are right; lines hold page, verdict and name.
pub(crate) fn verdicts(table: &str) -> BTreeMap<&str, HashMap<&str, bool>> {
    let mut pages: BTreeMap<&str, HashMap<&str, bool>> = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let [page, verdict, name] = line.split('\t').collect::<Vec<_>>()[..] {
            pages.entry(page).or_default().insert(name, verdict == "+");
        }
    }
    pages
}

/// The annotated articles of a folder, by the names of their files.
pub(crate) fn annotated(folder: &Path) -> Result<Vec<Value>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let read = |file: &PathBuf| Ok(serde_json::from_slice(&std::fs::read(file)?)?);
    files.iter().map(read).collect()
}

/// The words of a span in brackets, with so many characters before and behind them.
pub(crate) fn around(body: &str, span: Span, [before, behind]: [usize; 2]) -> String {
    let lead: Vec<char> = body[..span.start].chars().rev().take(before).collect();
    let lead: String = lead.into_iter().rev().collect();
    let tail: String = body[span.end..].chars().take(behind).collect();
    format!("{lead}[[{}]]{tail}", span.of(body))
}
