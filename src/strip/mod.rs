//! Page → article and cuts.
//!
//! The page becomes a sequence of text blocks ([`segment`]); each gets a score from the trained model
//! ([`features`], [`model`]) and a verdict from a decision over the whole sequence ([`choose`]); kept
//! blocks become the article ([`blocks`]), the others cuts with a reason ([`why`]); [`meta`] finds
//! title, authors, date, site and language. Every visible character of the page ends in the title, the
//! body or a cut.

pub mod blocks;
mod bullets;
pub mod choose;
pub mod cues;
pub mod features;
mod footnotes;
mod grids;
pub mod hashes;
mod headings;
pub mod lexicon;
pub mod meta;
pub mod model;
mod notices;
mod numbers;
mod others;
mod pictures;
pub mod segment;
pub mod stats;
mod whole;
pub mod why;

use crate::doc::{Article, Cut};
use crate::page::{Content, Page};
use features::Scene;
use model::Models;

/// What stripping makes of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stripped {
    /// The article; its body is empty where the page has none.
    pub article: Article,
    /// What was left out, in the page's order.
    pub cuts: Vec<Cut>,
    /// What the reader should know, one sentence each.
    pub notices: Vec<String>,
}

/// How much of the page is the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Find the article and leave out the rest.
    Article,
    /// All of the page's text is the article; nothing is left out.
    Whole,
}

/// Separates a page's article from everything else. Total: any page gives a value.
pub fn strip(page: &Page, extent: Extent) -> Stripped {
    match extent {
        Extent::Article => strip_with(page, &model::embedded()),
        Extent::Whole => whole::whole(page),
    }
}

/// [`strip`] with other models than the embedded ones; the trainer measures with it.
pub fn strip_with(page: &Page, models: &Models) -> Stripped {
    let sequence = segment::segment(&page.content);
    let facts = meta::collect(page);
    let model = match page.content {
        Content::Html(_) => models.html,
        Content::Plain(_) => models.plain,
    };
    let scene = Scene::new(&sequence, &facts.hints, &model.lexicon);
    let choice = choose::choose(&scene, &model);
    blocks::assemble(page, &scene, choice, facts)
}
