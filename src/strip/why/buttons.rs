//! Buttons to share a page, and lines that only have a word of sharing.

use super::fields;
use super::table::{BUTTONS, LONG};
use crate::strip::cues::words;
use crate::strip::features::Scene;
use crate::strip::stats::Stats;

/// Words such as "share" and "tweet".
pub(super) const SHARE: u32 = words::bit("share");
/// What a call to readers begins with.
const YOURS: &str = "share your";

/// How many of a block and its neighbours have words of sharing.
pub(super) fn near(stats: &[Stats], number: usize) -> usize {
    let near = &stats[number.saturating_sub(2)..(number + 3).min(stats.len())];
    let share = |stats: &&Stats| stats.cues & SHARE != 0 && stats.words < LONG;
    near.iter().filter(share).count()
}

/// Whether a line that has a word of sharing is no button: the field of a form that stands alone, or a
/// call to readers, "Share your story".
pub(super) fn is_none(scene: &Scene, number: usize, near: usize) -> bool {
    let text = &scene.sequence.blocks[number].text;
    let start = text.get(..YOURS.len());
    let calls = || start.is_some_and(|start| start.eq_ignore_ascii_case(YOURS));
    scene.stats[number].cues & SHARE != 0
        && (calls() || (near < BUTTONS && fields::is_field(scene, number)))
}

/// Whether a line says itself that it shares the page.
pub(super) fn says_share(text: &str) -> bool {
    text.to_lowercase().starts_with("share")
}
