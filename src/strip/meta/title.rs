//! The title: what the metadata call it, found again among the blocks.

use memchr::memmem;

use super::{Facts, headline};
use crate::doc::BlockKind;
use crate::page::{Content, Page};
use crate::strip::choose::Choice;
use crate::strip::cues::markup;
use crate::strip::features::Scene;
use crate::strip::segment::Shown;

/// Marks between a title and the site's name.
pub(super) const MARKS: [&str; 12] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " › ", " « ", " // ", " ‹ ",
];

/// What stands before and behind the first mark of a title.
fn at_first_mark(title: &str) -> Option<(&str, &str)> {
    let marks = MARKS
        .iter()
        .filter_map(|mark| Some((title.find(mark)?, mark.len())));
    at_mark(title, marks.min()?)
}

/// What stands before and behind the last mark of a title.
pub(super) fn at_last_mark(title: &str) -> Option<(&str, &str)> {
    let marks = MARKS
        .iter()
        .filter_map(|mark| Some((title.rfind(mark)?, mark.len())));
    at_mark(title, marks.max()?)
}

fn at_mark(title: &str, (at, length): (usize, usize)) -> Option<(&str, &str)> {
    Some((title.get(..at)?, title.get(at + length..)?))
}

/// The title without the site's name behind or before it.
pub(super) fn without_site(title: &str, site: &str, address: Option<&str>) -> String {
    let host = address.map(host).unwrap_or_default();
    let mut title = title.trim();
    loop {
        if let Some((before, behind)) = at_last_mark(title)
            && is_site(behind, site, &host)
            && before.trim().len() > 2
        {
            title = before.trim();
            continue;
        }
        if let Some((before, behind)) = at_first_mark(title)
            && is_site(before, site, &host)
            && behind.trim().len() > 2
        {
            title = behind.trim();
            continue;
        }
        return title.to_owned();
    }
}

/// Letters of an address's host.
pub(super) fn host(address: &str) -> String {
    let rest = address.split("//").nth(1).unwrap_or(address);
    let host = rest.split(['/', '?', ':']).next().unwrap_or_default();
    letters(host.trim_start_matches("www."))
}

/// Letters beside the site's name in another form of it: "The Harbour Post Online"; with more it is a
/// product's name.
const LONG_SITE: usize = 10;

fn is_site(part: &str, site: &str, host: &str) -> bool {
    let part = letters(part);
    if part.is_empty() {
        return true;
    }
    let site = letters(site);
    (!site.is_empty()
        && (part == site
            || (site.len() > 3 && part.contains(&site) && part.len() <= site.len() + LONG_SITE)
            || (part.len() > 3 && site.contains(&part))))
        || (!host.is_empty() && part.len() > 2 && host.contains(&part))
        || (host.len() > 3 && part.contains(host))
}

/// Letters and digits in lower case, to compare what pages write differently.
pub(super) fn letters(text: &str) -> String {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        return letters
            .map(|b| char::from(b.to_ascii_lowercase()))
            .collect();
    }
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Blocks longer than this are no titles, words.
const LONG: f32 = 40.0;
/// Blocks that are looked through for a title.
const SEARCHED: usize = 3000;

/// Blocks of the text above its heading at most.
const BEHIND: usize = 3;
/// A heading says what a window is called, if they share this much of their words.
const ALIKE: f32 = 0.2;

/// Settles the title; the number of the block that is it, where one is.
pub(super) fn settle(
    page: &Page,
    scene: &Scene,
    choice: &Choice,
    facts: &mut Facts,
) -> Option<usize> {
    if matches!(page.content, Content::Plain(_))
        && let Some((number, title)) = headline::find(scene, choice)
    {
        let tail = scene.sequence.blocks[number].text.strip_prefix(&title);
        facts.tail = tail
            .map(str::trim)
            .filter(|tail| !tail.is_empty())
            .map(str::to_owned);
        facts.title = Some(title.trim_end().replace(['\n', '\t'], " "));
        return Some(number);
    }
    let found = match page.content {
        Content::Html(_) => in_html(scene, choice, facts),
        Content::Plain(_) => None,
    };
    let Some(number) = found else {
        let first = scene.stats.first();
        let is_html = matches!(page.content, Content::Html(_));
        let named = is_html || first.is_some_and(headline::is_short_line);
        let sites = Sites::of(facts);
        let titles = || facts.hints.titles.iter();
        let best = titles().find(|title| !sites.names(&letters(title)));
        let title = best.or(titles().next()).filter(|_| named);
        facts.title = title.map(|title| without_tail(title, &sites).to_owned());
        return None;
    };
    let text = scene.sequence.blocks[number]
        .text
        .replace(['\n', '\t'], " ");
    let (before, title) = without_topline(without_permalink(&text), &facts.hints.titles);
    facts.topline = Some(before.to_owned()).filter(|before| !before.is_empty());
    facts.title = Some(title.to_owned());
    // Of a post that is nothing but its title, the title is the text.
    found.filter(|&number| !is_named(scene, number) || has_more(choice, number))
}

/// Whether another block than the title is kept.
fn has_more(choice: &Choice, title: usize) -> bool {
    let mut kept = choice.kept.iter().enumerate();
    kept.any(|(number, &kept)| kept && number != title)
}

/// Whether a block's element is called the title of a post.
fn is_named(scene: &Scene, number: usize) -> bool {
    let block = &scene.sequence.blocks[number];
    let cues = scene.sequence.containers[block.container as usize].cues;
    cues & TITLE != 0 && cues & POST != 0
}

/// The title without a tail that the title itself shows to be the site: a short name in Chinese or
/// Japanese behind a hyphen without blanks, or what the page's own address is called.
fn without_tail<'t>(title: &'t str, sites: &Sites) -> &'t str {
    let ideographs = |text: &str| text.chars().filter(|&c| c >= '\u{3040}').count();
    if let Some((before, behind)) = title.rsplit_once(['-', '_', '|'])
        && (2..=8).contains(&ideographs(behind))
        && ideographs(before) > ideographs(behind)
        && !behind.contains(' ')
    {
        return before.trim_end();
    }
    let Some((before, behind)) = at_last_mark(title) else {
        return title;
    };
    let own = letters(behind);
    let is_site = own.len() > 2 && (sites.host.contains(&own) || sites.is_in(&own));
    let last = behind.rsplit(' ').next().unwrap_or_default();
    let is_forum = FORUMS.contains(&last)
        && behind.split(' ').count() <= LONG_FORUM
        && before.len() > behind.len();
    match is_site || is_forum {
        true => before.trim_end(),
        false => title,
    }
}

/// Words that a forum's name ends with, and how many words it has at most.
const FORUMS: [&str; 5] = ["Forum", "Forums", "Community", "Board", "Boards"];
const LONG_FORUM: usize = 4;

/// The heading without the mark of the link to itself; "C#" and "F#" keep theirs.
fn without_permalink(text: &str) -> &str {
    let text = text.trim_end_matches(['¶', '🔗', ' ']);
    match text.strip_suffix('#') {
        Some(before)
            if before
                .split(' ')
                .next_back()
                .is_none_or(|word| word.len() != 1) =>
        {
            before.trim_end()
        }
        _ => text,
    }
}

/// Splits "Energy: Dam holds" where the metadata's title is "Dam holds" alone: what stands above a
/// title is often part of the heading.
fn without_topline<'t>(text: &'t str, titles: &'t [String]) -> (&'t str, &'t str) {
    let all = letters(text);
    for title in titles {
        let wanted = letters(title);
        if wanted.len() < 9 || wanted.len() >= all.len() || !all.ends_with(&wanted) {
            continue;
        }
        let start = text
            .char_indices()
            .map(|(at, _)| at)
            .rfind(|&at| letters(&text[at..]) == wanted);
        if let Some(start) = start {
            // The marks right before the title belong to it: an opening quotation mark.
            let marks = text[..start].trim_end_matches(['„', '“', '"', '«', '»', '\'', '‘']);
            let (before, own) = text.split_at(marks.len());
            let own = own.trim_start();
            // Within a sentence, "Investing in the best dams", the title is written small.
            let is_inside = own.starts_with(char::is_lowercase);
            return (
                before.trim_end(),
                if is_inside { title.trim() } else { own },
            );
        }
    }
    ("", text)
}

/// "linux - How do I mount a disk?": a topic stands before the question, not a name before the book's.
fn is_topic(before: &str, behind: &str) -> bool {
    let is_word = !before.contains(' ') && before.starts_with(char::is_lowercase);
    is_word && behind.len() > 2 * before.len()
}

/// The names of the site and of the book that a page belongs to, which head many pages and are no
/// page's title.
struct Sites {
    site: String,
    host: String,
    tails: Vec<String>,
}

impl Sites {
    fn of(facts: &Facts) -> Self {
        // "What is a dam? - The Book of Dams": the book's name stands behind the title's last mark.
        let tail = |title: &String| {
            let (before, behind) = at_last_mark(title)?;
            (!is_topic(before, behind)).then(|| letters(behind))
        };
        Self {
            site: letters(facts.site.as_deref().unwrap_or_default()),
            host: facts.host.clone(),
            tails: facts.hints.titles.iter().filter_map(tail).collect(),
        }
    }

    /// Whether letters are a name of the site.
    fn names(&self, own: &str) -> bool {
        own.len() > 3 && (own == self.site || holds(&self.host, own))
    }

    /// Whether letters hold the host's name: "newegg.com".
    fn is_in(&self, own: &str) -> bool {
        self.host.len() > 3 && holds(own, &self.host)
    }

    /// Whether letters are a name of the site or of the book.
    fn heads(&self, own: &str) -> bool {
        self.names(own) || self.tails.iter().any(|tail| tail == own)
    }
}

/// The heading that the metadata's titles contain or that contains one; else the only main heading.
/// Those that only name the site or the book are taken where nothing else can be.
fn in_html(scene: &Scene, choice: &Choice, facts: &Facts) -> Option<usize> {
    let sites = Sites::of(facts);
    let all: Vec<String> = facts.hints.titles.iter().map(|t| letters(t)).collect();
    let own = all.iter().filter(|title| !sites.names(title));
    let titles: Vec<String> = own.cloned().collect();
    let heads: Vec<String> = facts.hints.titles.iter().filter_map(|t| head(t)).collect();
    // Of a page that has a name of its own, no heading is the title that names the site.
    let may_be = |own: &str| titles.is_empty() || !sites.names(own);
    among_headings(scene, choice, (&titles, &heads), &|own| !sites.heads(own))
        .or_else(|| alike(scene, choice, facts, &sites))
        .or_else(|| named(scene, choice, &sites))
        .or_else(|| among_headings(scene, choice, (&all, &heads), &may_be))
        .or_else(|| in_prose(scene, &all))
}

/// Whether a text holds another; on texts of a line that is found without preparing anything.
fn holds(text: &str, other: &str) -> bool {
    text.len() >= other.len() && memmem::find(text.as_bytes(), other.as_bytes()).is_some()
}

/// The heading that is one of the titles, has one inside or stands in one.
fn among_headings(
    scene: &Scene,
    choice: &Choice,
    (titles, heads): (&[String], &[String]),
    may_be: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let words = |number: usize| scene.stats[number].words;
    let mut best: Option<(i32, usize)> = None;
    for (number, block) in scene.sequence.blocks.iter().enumerate().take(SEARCHED) {
        if words(number) > LONG || block.shown != Shown::Yes {
            continue;
        }
        let BlockKind::Heading(level) = block.kind else {
            continue;
        };
        let own = letters(&block.text);
        if own.len() < 3 || !may_be(&own) {
            continue;
        }
        let equal = titles.contains(&own);
        let inside = titles
            .iter()
            .any(|t| own.len() > 8 && holds(t, &own) || t.len() > 8 && holds(&own, t))
            || (level == 1 && heads.contains(&own));
        // "Posts" over a page that is only called like its site names a part of it.
        let is_only = titles.is_empty() && level == 1 && words(number) > 1.0;
        if !equal && !inside && !is_only {
            continue;
        }
        let likeness = match (equal, inside) {
            (true, _) => 30,
            (_, true) => 20,
            _ => 0,
        };
        let score = 12 - 2 * i32::from(level) + likeness + i32::from(choice.likely[number] > 0.3);
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, number));
        }
    }
    best.map(|(_, number)| number)
}

/// Letters of what stands before the first mark of a title: "Promise - JavaScript".
fn head(title: &str) -> Option<String> {
    let (before, behind) = at_first_mark(title)?;
    (!is_topic(before, behind)).then(|| letters(before))
}

/// The main heading above the text that says in other words what a window is called.
fn alike(scene: &Scene, choice: &Choice, facts: &Facts, sites: &Sites) -> Option<usize> {
    let first_kept = choice.kept.iter().position(|&kept| kept)?;
    let headings = scene.sequence.blocks.iter().enumerate().take(SEARCHED);
    let main = headings.filter(|(number, block)| {
        block.kind == BlockKind::Heading(1)
            && block.shown == Shown::Yes
            && scene.stats[*number].words <= LONG
            && *number <= first_kept + BEHIND
            && !sites.heads(&letters(&block.text))
    });
    let likeness = |text: &str| {
        let titles = facts.hints.titles.iter();
        titles
            .map(|title| headline::likeness(title, text))
            .fold(0.0, f32::max)
    };
    let known = main.map(|(number, block)| (likeness(&block.text), number));
    let best = known.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))?;
    (best.0 >= ALIKE).then_some(best.1)
}

/// The only main heading, where its element is called the title of a post and stands above the text: some
/// sites call all their windows the same.
fn named(scene: &Scene, choice: &Choice, sites: &Sites) -> Option<usize> {
    let first_kept = choice.kept.iter().position(|&kept| kept)?;
    let blocks = scene.sequence.blocks.iter().enumerate().take(SEARCHED);
    let mut main = blocks
        .filter(|(_, block)| block.kind == BlockKind::Heading(1) && block.shown == Shown::Yes);
    let (number, block) = main.next()?;
    let words = scene.stats[number].words;
    let fits = (LEAST_WORDS..=LONG).contains(&words) && number <= first_kept + BEHIND;
    let is_only = main.next().is_none();
    (is_named(scene, number) && fits && is_only && !sites.heads(&letters(&block.text)))
        .then_some(number)
}

/// Names of elements: titles, and what is posted.
const TITLE: u32 = markup::bit("title");
const POST: u32 = markup::bit("article") | markup::bit("forum");
/// Words of a post's title, at least.
const LEAST_WORDS: f32 = 3.0;

/// A title that stands in the text without being marked as a heading.
fn in_prose(scene: &Scene, titles: &[String]) -> Option<usize> {
    let title = titles.first().filter(|title| title.len() > 8)?;
    let is_title = |number: &usize| {
        let block = &scene.sequence.blocks[*number];
        scene.stats[*number].words <= LONG
            && block.shown == Shown::Yes
            && letters(&block.text) == *title
    };
    (0..scene.stats.len().min(SEARCHED)).find(is_title)
}

#[cfg(test)]
mod tests;
