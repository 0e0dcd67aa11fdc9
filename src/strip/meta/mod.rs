//! Title, authors, date, site and language.
//!
//! The page's own metadata are read first (JSON-LD, Open Graph, `meta`, microdata); what they leave
//! open is looked for in the lines around the title once it is known which blocks are the article.

mod authors;
mod beside;
mod bylines;
mod codes;
mod dates;
mod headline;
mod jsonld;
mod language;
mod names;
mod posters;
mod site;
mod tags;
mod threads;
mod title;
mod visible;
mod words;

pub use language::language_of;
use url::Url;

use super::choose::Choice;
use super::features::{Hints, Scene};
use crate::doc::Article;
use crate::page::html::Tree;
use crate::page::{Content, Page};

/// What is known of the article apart from its text.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What the model may know.
    pub hints: Hints,
    /// The title without the site's name.
    pub title: Option<String>,
    /// What stands in the title's block before the title.
    pub topline: Option<String>,
    /// What stands in the title's block behind the title: the site's name.
    pub tail: Option<String>,
    /// Names of people and desks.
    pub authors: Vec<String>,
    /// What is known of them before the text is.
    evidence: authors::Evidence,
    /// How the page's language writes dates.
    order: dates::Order,
    /// Letters of the address's host.
    host: String,
    /// ISO 8601.
    pub published: Option<String>,
    /// Whether a date was seen among the lines around the title.
    seen: bool,
    /// When the page was changed last by its metadata, ISO 8601; stands in where nothing else is known.
    modified: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// What the metadata sum the page up as.
    pub summary: Option<String>,
    /// Whether the metadata say that the text is not free.
    pub paywalled: bool,
}

impl Facts {
    /// Writes the facts into an article.
    pub fn fill(self, article: &mut Article) {
        let language = language::settle(self.language, &article.body);
        article.title = self.title;
        article.authors = self.authors;
        article.published = self.published;
        article.site = self.site;
        article.language = language;
    }
}

/// What the page's metadata say.
pub fn collect(page: &Page) -> Facts {
    match &page.content {
        Content::Html(tree) => tags::collect(tree, page.address.as_deref()),
        Content::Plain(text) => visible::collect(text),
    }
}

/// Completes the facts from the blocks; the number of the block that is the title, if one is.
pub fn settle(page: &Page, scene: &Scene, choice: &Choice, facts: &mut Facts) -> Option<usize> {
    let found = title::settle(page, scene, choice, facts);
    visible::settle(scene, choice, found, facts);
    facts.published = facts.published.take().or(facts.modified.take());
    found
}

/// Whether a line says that the next one names the author: "By", "Written by:".
pub(super) fn is_author_label(line: &str) -> bool {
    names::is_label(line)
}

/// Whether a line is nothing but "By" and names; one of a single word may be a topic: "By season".
pub(super) fn is_signature(line: &str) -> bool {
    visible::by(line).iter().any(|name| name.contains(' '))
}

/// Whether a line is nothing but a date: with its time and the day of the week, or a day of a month.
pub(super) fn is_date(line: &str) -> bool {
    dates::is_whole(line)
}

/// The address that a page's relative links start from, if the page names one.
pub fn base_address(tree: &Tree, address: Option<&Url>) -> Option<Url> {
    let base = tree
        .descendants(tree.root())
        .take_while(|&node| tree.name(node) != Some("body"))
        .find(|&node| tree.name(node) == Some("base"))?;
    let href = tree.attribute(base, "href")?;
    match address {
        Some(address) => address.join(href).ok(),
        None => Url::parse(href).ok(),
    }
}

#[cfg(test)]
mod tests;
