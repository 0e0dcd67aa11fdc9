//! What the reader should know about the stripping, one sentence each.

use super::choose::Choice;
use super::cues::{markup, words};
use super::features::Scene;
use super::meta::Facts;
use super::segment::Shown;
use crate::page::{Content, Page};
use crate::text::floor_boundary;

/// Below this expected F1 the model is unsure of all that it keeps. It is a late sign: most pages
/// without an article lie above it as well, and are told by what is kept.
const DOUBTFUL: f32 = 0.35;
/// A text that a wall has cut off is not longer, words.
const STUB: f32 = 350.0;
/// A page behind a consent dialogue shows not more than this of its own, words.
const WALLED: f32 = 80.0;
/// Bytes of a summary in a notice.
const LONGEST_SUMMARY: usize = 400;
/// Blocks behind the text that are looked at for a wall.
const REACH: usize = 12;

/// The notices for a page whose body has `kept` words.
pub(super) fn notices(
    page: &Page,
    scene: &Scene,
    choice: &Choice,
    facts: &Facts,
    kept: f32,
) -> Vec<String> {
    let mut notices = Vec::new();
    if is_consent_wall(scene, kept) {
        notices.push("the page shows a consent dialogue in place of its text".to_owned());
    } else if visible_words(scene) == 0.0 && matches!(page.content, Content::Html(_)) {
        notices.push(without_scripts(facts));
    } else if kept == 0.0 || choice.expected < DOUBTFUL {
        notices.push("the page seems to hold no article; --whole reads all of its text".to_owned());
    }
    let stub = kept > 0.0 && kept < STUB;
    if facts.paywalled || (stub && has_paywall(scene, choice)) {
        notices.push("only the beginning of the article seems to be free to read".to_owned());
    }
    notices
}

/// That a page needs scripts, with what its metadata sum it up as.
fn without_scripts(facts: &Facts) -> String {
    let needs = "the page shows its text only with JavaScript";
    let Some(summary) = &facts.summary else {
        return needs.to_owned();
    };
    let short = &summary[..floor_boundary(summary, LONGEST_SUMMARY)];
    let more = if short.len() < summary.len() {
        "…"
    } else {
        ""
    };
    format!("{needs}; its summary says: {short}{more}")
}

/// The words that a reader without scripts sees.
fn visible_words(scene: &Scene) -> f32 {
    let blocks = scene.sequence.blocks.iter().zip(&scene.stats);
    let visible = blocks.filter(|(block, _)| block.shown != Shown::Never);
    visible.map(|(_, stats)| stats.words).sum()
}

/// Whether most of what is visible speaks of cookies.
fn is_consent_wall(scene: &Scene, kept: f32) -> bool {
    if kept > WALLED {
        return false;
    }
    let (mut about, mut all) = (0.0, 0.0);
    let blocks = scene.sequence.blocks.iter().zip(&scene.stats);
    for (_, stats) in blocks.filter(|(block, _)| block.shown != Shown::Never) {
        all += stats.words;
        if stats.cues & const { words::bit("cookie") } != 0 {
            about += stats.words;
        }
    }
    all > 0.0 && about > all * 0.4
}

/// Whether one of the blocks right behind the text offers a subscription for the rest.
fn has_paywall(scene: &Scene, choice: &Choice) -> bool {
    let Some(last) = choice.kept.iter().rposition(|&kept| kept) else {
        return false;
    };
    let containers = &scene.sequence.containers;
    let range = last.saturating_sub(1)..(last + REACH).min(choice.kept.len());
    range.into_iter().any(|number| {
        let block = &scene.sequence.blocks[number];
        let offered = scene.stats[number].cues & const { words::bit("paywall") } != 0;
        let named = || {
            let mut around = scene.outline.around(block).take(4);
            around.any(|c| containers[c as usize].cues & const { markup::bit("letter") } != 0)
        };
        offered && (scene.stats[number].words < 60.0 || named())
    })
}
