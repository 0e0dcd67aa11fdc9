//! Which pictures belong to the article, and what they show where no caption says it.

use std::collections::HashSet;

use url::Url;

use super::segment::Sequence;
use crate::doc::Picture;
use crate::page::html::{NodeId, Tree};
use crate::text::order::order_by;
use crate::text::{Span, squeeze};

/// Alternative texts of fewer words name a thing and say nothing of it: "Ida Holm", "Map of Elne".
const FEW: usize = 6;
/// Longer ones are no alternative texts, words.
const MANY: usize = 80;
/// Elements around an image that are looked at for its figure and link.
const AROUND: usize = 6;
/// Elements of a figure that are looked at for a caption.
const INSIDE: usize = 60;

/// The pictures of a page that stand in its kept text; `places` says where in the body each block is.
pub(super) fn find(
    tree: &Tree,
    sequence: &Sequence,
    places: &[Option<Span>],
    base: &Option<Url>,
) -> Vec<Picture> {
    let mut told = HashSet::new();
    let mut found = Vec::new();
    for &(image, next) in &sequence.images {
        let Some(at) = place(places, next as usize) else {
            continue;
        };
        let words = squeeze(tree.attribute(image, "alt").unwrap_or_default());
        if !is_sentence(&words) || has_caption(tree, image) || leads_away(tree, image) {
            continue;
        }
        let beside = (next as usize).saturating_sub(2)..(next as usize + 2).min(places.len());
        let repeats = |number: usize| sequence.blocks[number].text.contains(&words);
        if beside.into_iter().any(repeats) || !told.insert(words.clone()) {
            continue;
        }
        let mut sources = SOURCES
            .iter()
            .filter_map(|name| tree.attribute(image, name));
        found.push(Picture {
            at,
            words,
            address: sources.find_map(|src| resolved(src, base.as_ref())),
        });
    }
    order_by(&mut found, |picture| (picture.at, 0));
    found
}

/// Where in the body an image stands before the block `next`: between two blocks that are both kept.
/// Beside what was cut it may be that one's.
fn place(places: &[Option<Span>], next: usize) -> Option<usize> {
    let before = places.get(next.checked_sub(1)?).copied().flatten()?;
    match places.get(next) {
        None => Some(before.end),
        Some(after) => Some((*after)?.start),
    }
}

/// Whether an alternative text says something: "IMG_0412.jpg" does not.
fn is_sentence(words: &str) -> bool {
    let count = words.split(' ').count();
    let unspaced = words.chars().filter(|c| !c.is_ascii()).count() > 3 * FEW;
    ((FEW..=MANY).contains(&count) || (unspaced && count <= MANY))
        && words.contains(char::is_alphabetic)
        && !words.contains(['_', '|', '='])
        && !words.contains("://")
}

/// Whether the image stands in a figure that has a caption.
fn has_caption(tree: &Tree, image: NodeId) -> bool {
    let mut around = tree.ancestors(image).take(AROUND);
    let figure = around.find(|&node| tree.name(node) == Some("figure"));
    figure.is_some_and(|figure| {
        let mut inside = tree.descendants(figure).take(INSIDE);
        inside.any(|node| tree.name(node) == Some("figcaption"))
    })
}

/// Whether the image is a link to something else than itself in large: teasers are.
fn leads_away(tree: &Tree, image: NodeId) -> bool {
    let mut around = tree.ancestors(image).take(AROUND);
    let link = around.find(|&node| tree.name(node) == Some("a"));
    let href = link.and_then(|link| tree.attribute(link, "href"));
    href.is_some_and(|href| {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        let ending = path.rsplit('.').next().unwrap_or_default();
        let ending = ending.to_ascii_lowercase();
        !["jpg", "jpeg", "png", "gif", "webp", "svg", "avif"].contains(&ending.as_str())
    })
}

/// Where an image's address stands; a script moves those behind the first when a reader comes near.
const SOURCES: [&str; 5] = [
    "src",
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
];

/// Bytes of an address at most, as for links.
const LONGEST_ADDRESS: usize = 2048;

fn resolved(src: &str, base: Option<&Url>) -> Option<String> {
    if src.is_empty() || src.len() > LONGEST_ADDRESS {
        return None;
    }
    let address = match base {
        Some(base) => base.join(src).ok()?,
        None => Url::parse(src).ok()?,
    };
    matches!(address.scheme(), "http" | "https").then(|| address.into())
}
