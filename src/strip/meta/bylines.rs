//! Authors by the markup around their names: `rel="author"`, classes like `byline`, links to
//! `/author/…`. Comments and teasers have them as well, so the one nearest to the title counts.

use super::names;
use super::tags::short_lines;
use crate::page::html::{NodeId, Tree};

/// Names found with the number of their node; document order.
#[derive(Clone, Debug, Default)]
pub(super) struct Bylines {
    found: Vec<(usize, Strength, Vec<String>)>,
    heading: Option<usize>,
    /// The first lower heading behind the main one.
    lower: Option<usize>,
}

/// How sure the markup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// A link to a page about somebody.
    Address,
    /// A class name.
    Class,
    /// `rel="author"`.
    Relation,
}

/// Bylines that are looked at; a forum or an archive has thousands.
const MOST: usize = 200;
/// Nodes between the names of one byline.
const TOGETHER: usize = 40;
/// Nodes between heading and byline.
const FAR: usize = 1500;
/// A byline is not longer, bytes.
const LONG: usize = 160;

/// Parts of class names that name authors.
const CLASSES: [&str; 9] = [
    "author",
    "byline",
    "writer",
    "autor",
    "auteur",
    "redacteur",
    "contributor",
    "submitted",
    "verfasser",
];
/// Parts of addresses of pages about people.
const ADDRESSES: [&str; 9] = [
    "/author/",
    "/authors/",
    "/autor/",
    "/autoren/",
    "/auteur/",
    "/staff/",
    "/profil/",
    "/newsteam/",
    "/redaktion/",
];

impl Bylines {
    /// Takes in an element.
    pub(super) fn look(&mut self, tree: &Tree, node: NodeId, name: &str) {
        if name == "h1" && self.heading.is_none() {
            self.heading = Some(node.index());
        } else if matches!(name, "h2" | "h3" | "h4") && self.heading.is_some() {
            self.lower = self.lower.or(Some(node.index()));
        }
        if self.found.len() >= MOST
            || matches!(
                name,
                "meta" | "script" | "link" | "img" | "body" | "html" | "article"
            )
        {
            return;
        }
        let Some(strength) = strength(tree, node, name) else {
            return;
        };
        if is_others(tree, node) {
            return;
        }
        let lines = short_lines(tree, node);
        if lines.len() > LONG {
            return;
        }
        let mut found = Vec::new();
        let mut lines = lines.lines();
        while let Some(line) = lines.next() {
            match names::other_label(line) {
                Some("") => drop(lines.next()),
                Some(_) => {}
                None => names::add(behind_by(line), &mut found),
            }
        }
        found.retain(|name| name.split(' ').count() <= 4 || name.contains(", "));
        if !found.is_empty() {
            self.found.push((node.index(), strength, found));
        }
    }

    /// The names of the surest byline nearest to the heading.
    pub(super) fn nearest(&self) -> Vec<String> {
        let heading = self.heading.unwrap_or(0);
        let near = |&&(at, _, _): &&(usize, Strength, Vec<String>)| {
            self.heading.is_none() || at.abs_diff(heading) < FAR
        };
        let best = self
            .found
            .iter()
            .filter(near)
            .max_by_key(|(at, strength, _)| (*strength, std::cmp::Reverse(at.abs_diff(heading))));
        let Some(&(first, strength, ref own)) = best else {
            return Vec::new();
        };
        // Behind the heading of a teaser stands whose text that is.
        let is_behind = self.lower.is_some_and(|lower| lower < first);
        if is_behind && own.iter().all(|name| names::is_person(name)) && self.has_cards(strength) {
            return Vec::new();
        }
        let mut names: Vec<String> = Vec::new();
        let mut last = first;
        for (at, _, more) in self
            .found
            .iter()
            .filter(|f| f.1 == strength && f.0 >= first)
        {
            let is_lower = |lower: usize| first < lower && lower < *at;
            if at - last > TOGETHER || self.lower.is_some_and(is_lower) {
                break;
            }
            last = *at;
            for name in more {
                if !names
                    .iter()
                    .any(|known| known.contains(name.as_str()) || name.contains(known.as_str()))
                {
                    names.push(name.clone());
                }
            }
        }
        // Beside the names of people stand what they do and buttons.
        if names.iter().any(|name| names::is_person(name)) {
            names.retain(|name| names::is_person(name));
        }
        names
    }
}

impl Bylines {
    /// Whether so many people are named alike that they are those of teasers: a list of texts has no author.
    fn has_cards(&self, strength: Strength) -> bool {
        let mut names: Vec<&str> = Vec::new();
        for (_, _, found) in self.found.iter().filter(|found| found.1 == strength) {
            for name in found.iter().filter(|name| names::is_person(name)) {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
        }
        names.len() >= CARDS
    }
}

/// People of teasers, at least.
const CARDS: usize = 4;

/// Whether the text right before a link says that it names somebody else: "Fact-checked by".
fn is_others(tree: &Tree, node: NodeId) -> bool {
    let before = std::iter::successors(tree.previous(node), |&node| tree.previous(node));
    let text = before.take(4).map(|node| match tree.text(node) {
        Some(text) => text.trim().to_owned(),
        None => short_lines(tree, node),
    });
    let label = text.map(|text| text.trim_end_matches([' ', ':']).to_lowercase());
    let mut label = label.filter(|text| !text.is_empty());
    label
        .next()
        .is_some_and(|text| names::is_other_label(&text))
}

/// "Posted on 21 September by Ann Lee": what stands behind the last "by" is the name.
fn behind_by(line: &str) -> &str {
    [" by ", " By ", " von ", " par ", " por "]
        .iter()
        .find_map(|by| line.rsplit_once(by))
        .map_or(line, |(_, name)| name)
}

fn strength(tree: &Tree, node: NodeId, name: &str) -> Option<Strength> {
    let attributes = tree.attributes(node);
    let told = attributes.filter_map(|(attribute, value)| match attribute {
        "rel" if value.split(' ').any(|relation| relation == "author") => Some(Strength::Relation),
        "class" if names_author(value) => Some(Strength::Class),
        "id" if name != "div" && names_author(value) => Some(Strength::Class),
        "href" if name == "a" && leads_to_author(value) => Some(Strength::Address),
        _ => None,
    });
    told.max()
}

/// Whether an address is that of a page about somebody.
fn leads_to_author(href: &str) -> bool {
    href.len() > 6 && ADDRESSES.iter().any(|part| href.contains(part))
}

/// Whether a class name or another name says that an author stands in the element.
fn names_author(value: &str) -> bool {
    // Nearly every element of a page is asked this, and nearly none has such a name.
    if !has_start(value) {
        return false;
    }
    let is_class = |at: usize| begins_with_class(&value.as_bytes()[at..]);
    if !(0..value.len()).any(is_class) {
        return false;
    }
    let lower = value.to_ascii_lowercase();
    !OTHERS.iter().any(|other| lower.contains(other))
}

/// Parts of class names of those who wrote a comment or a review, of verbs and of other words.
const OTHERS: [&str; 8] = [
    "comment",
    "review",
    "testimonial",
    "authored",
    "authoring",
    "authoriz",
    "authoris",
    "authorit",
];

/// Letters of each of [`CLASSES`] that [`has_start`] looks for.
const START: usize = 4;

/// The bits of the places at which each letter stands in the starts of [`CLASSES`], in either case.
static PLACES: [u64; 256] = {
    let mut places = [0; 256];
    let mut at = 0;
    while at < CLASSES.len() * START {
        let letter = CLASSES[at / START].as_bytes()[at % START];
        places[letter as usize] |= 1 << at;
        places[letter.to_ascii_uppercase() as usize] |= 1 << at;
        at += 1;
    }
    places
};

/// A bit for each first letter, and for each last one, in [`PLACES`].
const FIRST: u64 = {
    let (mut bits, mut class) = (0, 0);
    while class < CLASSES.len() {
        bits |= 1 << (class * START);
        class += 1;
    }
    bits
};
const LAST: u64 = FIRST << (START - 1);

/// Whether the first letters of one of [`CLASSES`] stand anywhere, in any case: all of them are looked
/// for at once, each bit a class that has been read up to there.
fn has_start(value: &str) -> bool {
    // To look whether one has ended costs more than to read on: hardly ever one has.
    let ends = value.bytes().fold((0_u64, 0), |(read, ends), b| {
        let read = (read << 1 | FIRST) & PLACES[usize::from(b)];
        (read, ends | read)
    });
    ends.1 & LAST != 0
}

/// Whether one of [`CLASSES`] stands at the beginning, in any case.
fn begins_with_class(value: &[u8]) -> bool {
    CLASSES.iter().any(|class| {
        let class = class.as_bytes();
        let start = value.get(..class.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(class))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_authors_are_found_in_any_case() {
        let check = |value: &str, expected: bool| {
            assert_eq!(names_author(value), expected, "{value}");
        };
        check("post-Author vcard", true);
        check("BYLINE", true);
        check("x verfasser", true);
        check("story-redacteur", true);
        check("comment-author", false);
        check("authored-by", false);
        check("review-author", false);
        check("authoring-tools", false);
        check("authorized-dealers", false);
        check("autho", false);
        check("card teaser", false);
        check("", false);
        check("åutor autör", false);
    }
}
