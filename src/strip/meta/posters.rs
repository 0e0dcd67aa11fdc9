//! Who opened a forum's thread: of all who post on such a page only the first is its author.

use super::names;
use super::tags::short_lines;
use crate::page::html::{NodeId, Tree};

/// What the page says of those who post on it.
#[derive(Clone, Debug, Default)]
pub(super) struct Posters {
    /// The author by microdata or by the page's description.
    described: Option<String>,
    /// The first name below the title by its class.
    first: Option<String>,
    /// Whether that stands before what is described.
    is_before: bool,
    /// The first name below the title by the address that it leads to.
    linked: Option<String>,
    heading: bool,
    /// Whether types or addresses say that the page is a thread.
    pub(super) is_thread: bool,
}

/// Parts of addresses of forums' threads.
const THREADS: [&str; 12] = [
    "viewtopic",
    "showthread",
    "/threads/",
    "/thread-",
    "/topic/",
    "/forum/",
    "/forums/",
    "/boards/",
    "/questions/",
    "/t/",
    "/discussion",
    "showtopic",
];
/// Names of the elements that hold the name of one who posts.
const CLASSES: [&str; 10] = [
    "username",
    "bigusername",
    "author",
    "poster",
    "postuser-name",
    "post-author",
    "postauthor",
    "message-name",
    "user",
    "creator",
];
/// Parts of the addresses of their pages.
const ADDRESSES: [&str; 6] = [
    "memberlist.php?mode=viewprofile",
    "member.php?",
    "/members/",
    "/profile/",
    "/users/",
    "/user/",
];

impl Posters {
    /// Prepares a page with an address.
    pub(super) fn new(address: Option<&str>) -> Self {
        let mut posters = Self::default();
        if let Some(address) = address {
            posters.stands_at(address);
        }
        posters
    }

    /// Takes in the page's address, by which most threads can be told.
    pub(super) fn stands_at(&mut self, address: &str) {
        let path = address.split("//").nth(1).unwrap_or_default();
        let is_host = ["forum", "community.", "discuss.", "bbs.", "boards."]
            .iter()
            .any(|start| path.starts_with(start));
        self.is_thread |= is_host || THREADS.iter().any(|part| path.contains(part));
    }

    /// Takes in an element.
    pub(super) fn look(&mut self, tree: &Tree, node: NodeId, name: &str) {
        if matches!(name, "h1" | "h2") {
            self.heading = true;
        }
        let kind = tree.attribute(node, "itemtype").unwrap_or_default();
        self.is_thread |= kind.ends_with("DiscussionForumPosting") || kind.ends_with("QAPage");
        if !self.is_thread || self.first.is_some() && self.described.is_some() {
            return;
        }
        let property = tree.attribute(node, "itemprop").unwrap_or_default();
        if self.described.is_none()
            && property
                .split(' ')
                .any(|p| matches!(p, "author" | "creator"))
        {
            self.described = microdata(tree, node);
        }
        if !self.heading
            || self.first.is_some()
            || !matches!(
                name,
                "a" | "span" | "strong" | "b" | "h3" | "h4" | "cite" | "div"
            )
        {
            return;
        }
        let is_named = is_class(tree, node);
        if !is_named && (self.linked.is_some() || !leads_to_person(tree, node)) {
            return;
        }
        let Some(found) = names::poster(&short_lines(tree, node)) else {
            return;
        };
        match is_named {
            true => {
                self.first = Some(found);
                self.is_before = self.described.is_none();
            }
            false => self.linked = Some(found),
        }
    }

    /// Takes in the author that the page's description of a thread names.
    pub(super) fn tell(&mut self, name: &str) {
        self.is_thread = true;
        self.is_before = false;
        self.described = names::poster(name).or(self.described.take());
    }

    /// The author of the thread.
    pub(super) fn opener(&self) -> Option<String> {
        let first = self.first.as_ref();
        let before = first.filter(|_| self.is_before);
        let found = before
            .or(self.described.as_ref())
            .or(first)
            .or(self.linked.as_ref());
        found.filter(|_| self.is_thread).cloned()
    }
}

fn microdata(tree: &Tree, node: NodeId) -> Option<String> {
    let inner = tree
        .descendants(node)
        .take(30)
        .find(|&below| tree.attribute(below, "itemprop") == Some("name"));
    let source = inner.unwrap_or(node);
    match tree.attribute(source, "content") {
        Some(content) => names::poster(content),
        None => names::poster(&short_lines(tree, source)),
    }
}

fn is_class(tree: &Tree, node: NodeId) -> bool {
    let class = tree
        .attribute(node, "class")
        .unwrap_or_default()
        .to_ascii_lowercase();
    class
        .split_ascii_whitespace()
        .any(|class| CLASSES.contains(&class))
}

fn leads_to_person(tree: &Tree, node: NodeId) -> bool {
    let href = tree.attribute(node, "href").unwrap_or_default();
    ADDRESSES.iter().any(|part| href.contains(part))
}
