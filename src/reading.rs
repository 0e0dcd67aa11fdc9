//! Bytes → Reading: the only file that knows all the stages.

use crate::detect::Entities;
use crate::doc::{Article, Cut};
use crate::page::{Arrival, Content, Page};
use crate::strip::{Extent, strip};

/// All that the library finds on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What the page is called: path, address, `-` or the sample's name.
    pub origin: String,
    /// The article.
    pub article: Article,
    /// What was left out, in the page's order.
    pub cuts: Vec<Cut>,
    /// People, countries and sources; empty where [`article_of`] alone ran.
    pub entities: Entities,
    /// The page as it came: its text, or its markup.
    pub source: String,
    /// What the reader should know, one sentence each.
    pub notices: Vec<String>,
}

/// Article and cuts without the entities: what the first frame needs.
pub fn article_of(arrival: &Arrival, extent: Extent) -> Reading {
    let page = Page::new(
        &arrival.bytes,
        arrival.content_type.as_deref(),
        arrival.address.as_deref(),
    );
    let mut notices = arrival.notices.clone();
    notices.extend(page.notices.iter().cloned());
    let stripped = strip(&page, extent);
    notices.extend(stripped.notices);
    Reading {
        origin: arrival.origin.clone(),
        article: stripped.article,
        cuts: stripped.cuts,
        entities: Entities::default(),
        source: match page.content {
            Content::Plain(text) => text,
            Content::Html(_) => page.markup,
        },
        notices,
    }
}

/// Everything: [`article_of`] and then the entities.
pub fn read(arrival: &Arrival, extent: Extent) -> Reading {
    let mut reading = article_of(arrival, extent);
    reading.entities = crate::detect::detect(&reading.article);
    reading
}
