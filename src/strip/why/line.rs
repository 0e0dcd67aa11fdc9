//! Lines whose form tells what they are, whatever their words and the elements around them say.

use super::{networks, posters};
use crate::doc::{BlockKind, Why};
use crate::strip::cues::words;
use crate::strip::meta;
use crate::strip::segment::TextBlock;
use crate::strip::stats::{Stats, is_icon};

/// Icons of networks that make a bar of buttons, at least.
const BAR: usize = 2;
/// Code has fewer stop words; a list of conditions ends its lines with semicolons as well.
const FEW_STOPS: u32 = 4;
/// Words such as "share" and names of networks.
const SHARE: u32 = words::bit("share");
/// Words such as "by".
const BYLINE: u32 = words::bit("byline");
/// A line that is a date or signed by somebody is not longer, words; digits of a date with its time.
const LONG_DATE: f32 = 6.0;
const FIGURES: u32 = 14;
/// A person's name is not longer, words.
const LONG_NAME: f32 = 4.0;

/// The reason that a line's form tells, between the lines before and behind it.
pub(super) fn told(around: [Option<&TextBlock>; 3], stats: [&Stats; 2]) -> Option<Why> {
    let [before, block, behind] = around;
    let [own, next] = stats;
    let block = block?;
    if block.kind == BlockKind::Code || (own.stops < FEW_STOPS && is_code(&block.text)) {
        return Some(Why::Other);
    }
    let is_label = |block: &TextBlock| meta::is_author_label(&block.text);
    // Whether a line is a label costs more than whether one is a name.
    let label_above = is_name(own) && before.is_some_and(is_label);
    let label = behind.is_some() && is_name(next) && is_label(block);
    if label
        || label_above
        || is_signed(own, &block.text)
        || posters::is_line_of_poster(block, behind)
    {
        return Some(Why::Byline);
    }
    if own.cues & SHARE != 0 && networks::leads_to_profiles(block) {
        return Some(Why::Other);
    }
    (own.icons > 0 && is_bar(&block.text)).then_some(Why::ShareButtons)
}

/// Whether a line can be nothing but a person's name.
fn is_name(stats: &Stats) -> bool {
    let words = stats.words;
    (2.0..=LONG_NAME).contains(&words)
        && stats.capitalised as f32 >= words
        && stats.digits == 0
        && stats.cues == 0
        && stats.ends == 0
}

/// Whether a line is nothing but "By" and a name, or a date.
fn is_signed(stats: &Stats, text: &str) -> bool {
    if stats.words > LONG_DATE || stats.ends > 0 {
        return false;
    }
    (stats.cues & BYLINE != 0 && meta::is_signature(text))
        || (stats.digits > 0 && stats.digits <= FIGURES && meta::is_date(text))
}

/// Whether a line is a piece of a program, which a menu is short like.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    let is_mark = |c: char| "=(){};`$&^~".contains(c);
    if !text.is_empty() && text.chars().all(is_mark) {
        return true;
    }
    let braces = text.ends_with(['{', '}', ';']) && text.contains(['{', '}', '(', '=']);
    braces
        || ["()", "=>", "</", "/>", "::"]
            .iter()
            .any(|sign| text.ends_with(sign))
}

/// Whether the icons of a line are those of networks to share a page on; those of networks that only
/// show a site's own pages lead there.
fn is_bar(text: &str) -> bool {
    let icons = || text.split_whitespace().filter(|word| is_icon(word));
    let has = |icon: &str, list: &[&str]| list.iter().any(|name| icon.contains(name));
    let shared = icons().filter(|icon| has(icon, &SHARED)).count();
    shared >= BAR && !icons().any(|icon| has(icon, &SHOWN))
}

/// Parts of icons' names: networks and ways to share.
const SHARED: [&str; 8] = [
    "facebook",
    "twitter",
    "linkedin",
    "pinterest",
    "whatsapp",
    "reddit",
    "telegram",
    "share",
];
/// Parts of icons' names: networks on which nobody shares another site's page.
const SHOWN: [&str; 4] = ["instagram", "youtube", "tiktok", "rss"];
