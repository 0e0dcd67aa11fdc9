//! Links to a site's own pages on the networks, which are no buttons to share the page.

use crate::doc::InlineKind;
use crate::strip::segment::TextBlock;

/// Hosts of networks.
const HOSTS: [&str; 14] = [
    "facebook.com",
    "twitter.com",
    "x.com",
    "instagram.com",
    "youtube.com",
    "linkedin.com",
    "tiktok.com",
    "pinterest.com",
    "threads.net",
    "threads.com",
    "bsky.app",
    "t.me",
    "vimeo.com",
    "mastodon.social",
];
/// Parts of the addresses by which somebody shares a page there, in lower case.
const SHARING: [&str; 12] = [
    "share",
    "intent",
    "pin/create",
    "?text=",
    "&text=",
    "?url=",
    "&url=",
    "?u=",
    "submit",
    "send",
    "compose",
    "dialog/",
];
/// What a line begins with below which the links to such pages stand, in lower case.
const CALLS: [&str; 12] = [
    "follow us",
    "follow ",
    "find us",
    "connect with us",
    "stay connected",
    "join us on",
    "like us on",
    "get social",
    "we are social",
    "folgen sie uns",
    "folge uns",
    "suivez-nous",
];
/// A line that calls to follow is not longer, bytes.
const LONG: usize = 60;
/// Lines below such a call that name networks, at most.
const BELOW: usize = 10;
/// The name of a network is not longer, bytes.
const NAME: usize = 24;

/// Whether all links of a block lead to somebody's page on a network, and none shares anything.
pub(super) fn leads_to_profiles(block: &TextBlock) -> bool {
    let mut links = block
        .inlines
        .iter()
        .filter_map(|inline| match &inline.kind {
            InlineKind::Link(href) => Some(href.as_str()),
            _ => None,
        });
    links.next().is_some_and(is_profile) && links.all(is_profile)
}

fn is_profile(href: &str) -> bool {
    let lower = href.trim().to_ascii_lowercase();
    let Some((_, rest)) = lower.split_once("//") else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_network = HOSTS.iter().any(|known| {
        let before = host.strip_suffix(known);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    is_network && !path.is_empty() && !SHARING.iter().any(|sign| lower.contains(sign))
}

/// Whether the last of some blocks stands in the list of names below a call to follow; `blocks` are all
/// of the page up to it.
pub(super) fn is_followed(blocks: &[TextBlock]) -> bool {
    let Some((own, before)) = blocks.split_last() else {
        return false;
    };
    if calls(&own.text) {
        return true;
    }
    let above = before.iter().rev().take(BELOW);
    let mut above = above.skip_while(|block| block.text.len() <= NAME && !calls(&block.text));
    own.text.len() <= NAME && above.next().is_some_and(|block| calls(&block.text))
}

fn calls(text: &str) -> bool {
    if text.len() > LONG {
        return false;
    }
    let lower = text.to_lowercase();
    CALLS.iter().any(|call| lower.starts_with(call))
}
