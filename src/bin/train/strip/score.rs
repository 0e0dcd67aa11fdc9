//! How good an extracted page is: the word F1 of WCXB, and found and wrong segments.

use std::collections::{BTreeMap, HashMap};

use byline::strip::Stripped;
use byline::text::squeeze;

use super::labels::words;
use super::pages::{Annotated, Prepared, Truth};

/// Figures of one page of WCXB.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) precision: f32,
    pub(crate) recall: f32,
    pub(crate) f1: f32,
}

/// Precision, recall and F1 of two bags of words.
pub(crate) fn compare(guess: &str, truth: &str) -> Figures {
    let mut bag: HashMap<u32, i32> = HashMap::new();
    let truth = words(truth);
    let guess = words(guess);
    if truth.is_empty() && guess.is_empty() {
        return Figures {
            precision: 1.0,
            recall: 1.0,
            f1: 1.0,
        };
    }
    for &word in &truth {
        *bag.entry(word).or_default() += 1;
    }
    let mut shared = 0.0;
    for word in &guess {
        if let Some(left) = bag.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1.0;
        }
    }
    if shared == 0.0 {
        return Figures::default();
    }
    let (precision, recall) = (shared / guess.len() as f32, shared / truth.len() as f32);
    Figures {
        precision,
        recall,
        f1: 2.0 * precision * recall / (precision + recall),
    }
}

/// Counts of segments.
#[derive(Clone, Copy, Debug, Default)]
struct Segments {
    found: usize,
    lost: usize,
    wrong: usize,
}

/// Sums over pages.
#[derive(Debug, Default)]
pub(crate) struct Report {
    by_type: BTreeMap<String, Vec<Figures>>,
    segments: BTreeMap<String, Segments>,
    facts: BTreeMap<&'static str, (usize, usize)>,
    pub(crate) lines: Vec<String>,
}

impl Report {
    /// Adds what stripping made of a page.
    pub(crate) fn add(&mut self, page: &Prepared, stripped: &Stripped) {
        self.add_for("all", page, stripped);
        if !matches!(page.language.as_str(), "en" | "") {
            let language = format!("all {}", page.language);
            self.count(&language, page, stripped);
        }
        let page = &page.annotated;
        let mut line = format!("{}\t{}", page.id, page.page_type);
        match &page.truth {
            Truth::Text(truth) => {
                let figures = compare(&stripped.article.body, truth);
                line.push_str(&format!(
                    "\t{:.3}\t{:.3}\t{:.3}",
                    figures.f1, figures.precision, figures.recall
                ));
            }
            Truth::Segments { .. } => self.add_facts(page, stripped, &mut line),
        }
        self.lines.push(line);
    }

    /// Adds what one way of several made of a page.
    pub(crate) fn add_for(&mut self, name: &str, page: &Prepared, stripped: &Stripped) {
        self.count(name, page, stripped);
        if matches!(page.annotated.truth, Truth::Text(_)) {
            let name = format!("{name} {}", page.annotated.page_type);
            self.count(&name, page, stripped);
        }
    }

    fn count(&mut self, name: &str, page: &Prepared, stripped: &Stripped) {
        match &page.annotated.truth {
            Truth::Text(truth) => {
                let figures = compare(&stripped.article.body, truth);
                self.by_type
                    .entry(name.to_owned())
                    .or_default()
                    .push(figures);
            }
            Truth::Segments { with, without } => {
                let title = stripped.article.title.as_deref().unwrap_or_default();
                let text = squeeze(&format!("{title}\n{}", stripped.article.body));
                let found = |segment: &&String| text.contains(&squeeze(segment));
                let sums = self.segments.entry(name.to_owned()).or_default();
                let wanted = with.iter().filter(found).count();
                sums.found += wanted;
                sums.lost += with.len() - wanted;
                sums.wrong += without.iter().filter(found).count();
            }
        }
    }

    fn add_facts(&mut self, page: &Annotated, stripped: &Stripped, line: &mut String) {
        let article = &stripped.article;
        let letters = |text: &str| -> String {
            text.to_lowercase()
                .chars()
                .filter(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        if let Some(title) = &page.title {
            let (wanted, got) = (
                letters(title),
                letters(article.title.as_deref().unwrap_or_default()),
            );
            let right = !wanted.is_empty()
                && (got.starts_with(&wanted) || (!got.is_empty() && wanted.starts_with(&got)));
            self.fact(
                "title",
                right,
                line,
                title,
                article.title.as_deref().unwrap_or("–"),
            );
        }
        if let Some(author) = &page.author {
            let names = |text: &str| -> Vec<String> {
                let text = text.replace(" and ", ";").replace(" und ", ";");
                let mut out: Vec<_> = text
                    .split([';', ',', '&'])
                    .map(letters)
                    .filter(|n| !n.is_empty())
                    .collect();
                out.sort();
                out.dedup();
                out
            };
            let got = article.authors.join(";");
            self.fact("author", names(author) == names(&got), line, author, &got);
        }
        if let Some(date) = &page.date {
            let got = article.published.as_deref().unwrap_or_default();
            self.fact("date", got.get(..10) == date.get(..10), line, date, got);
        }
    }

    fn fact(
        &mut self,
        name: &'static str,
        right: bool,
        line: &mut String,
        wanted: &str,
        got: &str,
    ) {
        let entry = self.facts.entry(name).or_default();
        entry.1 += 1;
        if right {
            entry.0 += 1;
        } else {
            line.push_str(&format!("\n  {name}: wanted {wanted} | got {got}"));
        }
    }

    /// The table for a reader.
    pub(crate) fn table(&self) -> String {
        let mut out = String::new();
        for (name, figures) in &self.by_type {
            let mean = |of: fn(&Figures) -> f32| {
                figures.iter().map(of).sum::<f32>() / figures.len() as f32
            };
            out.push_str(&format!(
                "{name:<26} {:5}  F1 {:.4}  P {:.4}  R {:.4}\n",
                figures.len(),
                mean(|f| f.f1),
                mean(|f| f.precision),
                mean(|f| f.recall)
            ));
        }
        for (name, sums) in &self.segments {
            let precision = sums.found as f32 / (sums.found + sums.wrong).max(1) as f32;
            let recall = sums.found as f32 / (sums.found + sums.lost).max(1) as f32;
            out.push_str(&format!(
                "{name:<16} {:5} segments  F1 {:.4}  P {precision:.4}  R {recall:.4}\n",
                sums.found + sums.lost,
                2.0 * precision * recall / (precision + recall).max(1e-9)
            ));
        }
        for (name, (right, all)) in &self.facts {
            out.push_str(&format!(
                "{name} {:.3} of {all}  ",
                *right as f32 / *all as f32
            ));
        }
        out
    }
}
