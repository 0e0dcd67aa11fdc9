//! Headings of the article that the model left out: between two parts of the text, built as the kept ones are.
//!
//! A heading of two words has little that a model can learn from; that its like are kept and that its
//! part of the text is kept are facts of the page.

use std::collections::HashMap;

use super::choose::Choice;
use super::features::Scene;
use super::segment::Shown;
use crate::doc::BlockKind;

/// Share of the headings of one build that are kept, at least, for the others to be kept.
const MOST: f32 = 0.5;
/// Blocks below a heading among which its text stands.
const REACH: usize = 24;

/// Keeps such headings; the title is none.
pub(super) fn keep(scene: &Scene, choice: &mut Choice, title: Option<usize>) {
    if scene.is_plain() {
        return;
    }
    let sequence = scene.sequence;
    let build = |number: usize| {
        let block = &sequence.blocks[number];
        let container = sequence.containers.get(block.container as usize)?;
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        (is_heading && block.shown == Shown::Yes).then_some(container.signature)
    };
    let Some(first) = choice.kept.iter().position(|&kept| kept) else {
        return;
    };
    let last = choice.kept.iter().rposition(|&kept| kept).unwrap_or(first);
    let mut counts: HashMap<u32, (usize, usize)> = HashMap::new();
    for number in first..=last {
        if let Some(build) = build(number) {
            let count = counts.entry(build).or_default();
            count.0 += usize::from(choice.kept[number]);
            count.1 += 1;
        }
    }
    let mut found = Vec::new();
    for number in first..last {
        if choice.kept[number] || Some(number) == title {
            continue;
        }
        let is_like = build(number).and_then(|build| counts.get(&build));
        let is_like = is_like.is_some_and(|&(kept, all)| kept as f32 >= all as f32 * MOST);
        if is_like && heads_text(scene, choice, number) {
            found.push(number);
        }
    }
    found
        .into_iter()
        .for_each(|number| choice.kept[number] = true);
}

/// Whether kept sentences stand below a heading and above the next that is not below it.
fn heads_text(scene: &Scene, choice: &Choice, heading: usize) -> bool {
    let blocks = &scene.sequence.blocks;
    let level = |number: usize| match blocks[number].kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let end = (heading + 1 + REACH).min(blocks.len());
    (heading + 1..end)
        .take_while(|&number| level(number).is_none_or(|other| Some(other) > level(heading)))
        .any(|number| choice.kept[number] && scene.stats[number].is_prose())
}
#[cfg(test)]
mod tests {
    use crate::page::Page;
    use crate::strip::{Extent, strip};

    /// Three parts of a text with a heading each.
    #[test]
    fn a_heading_whose_like_are_kept_is_kept() {
        let part = |heading: &str, text: &str| {
            format!(
                "<h3 class=part>{heading}</h3><div class=offer><a href=/x>Shop now</a></div><p>{text}</p>"
            )
        };
        let page = format!(
            "<html><head><title>Which lamp for the quay</title></head><body><article><h1>Which lamp for the quay</h1>{}{}{}</article></body></html>",
            part(
                "How bright a lamp should be for mooring",
                "A lamp that is too bright blinds whoever comes in from the sea at night, and one that is too weak shows nobody the steps down to the boat."
            ),
            part(
                "Deals",
                "The cheapest lamps last for two winters at most, because salt gets into the glass, while the dear ones have been burning for ten years at some piers."
            ),
            part(
                "Where a lamp should be hung on a pier",
                "Most harbours hang the lamps at the height of a man above the highest tide, so that no wave reaches them and nobody knocks his head."
            ),
        );
        let page = Page::new(page.as_bytes(), Some("text/html"), None);
        let body = strip(&page, Extent::Article).article.body;
        assert!(body.contains("\n\nDeals\n\n"), "{body}");
    }
}
