//! Links inside the page from a mark to a note, and what the note says.
//!
//! A mark is a short link ("1", "[2]", "*") to an element further down. Tables of contents, pagers and
//! the numbers of comments look the same, so the mark has to stand in brackets, its target has to be
//! called a note, or the note has to lead back.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::segment::{Sequence, TextBlock};
use crate::doc::{Article, BlockKind, Footnote, Inline, InlineKind};
use crate::page::html::{NodeId, Tree};
use crate::text::Span;
use crate::text::order::order_by;

/// Writes the footnotes of the page's kept blocks into an article; `places` says where in the body
/// each block stands.
pub(super) fn attach(
    tree: &Tree,
    sequence: &Sequence,
    places: &[Option<Span>],
    article: &mut Article,
) {
    let place = |block: usize| places.get(block).copied().flatten();
    // The number of a note by its first block: several names can lead to one place.
    let mut known: HashMap<usize, usize> = HashMap::new();
    let mut labels = Labels::default();
    for (link, blocks) in notes(tree, sequence) {
        let Some(home) = place(link.block) else {
            continue;
        };
        let text = &sequence.blocks[link.block].text;
        let span = with_brackets(text, link.span).shifted(home.start);
        if span.end > home.end {
            continue;
        }
        let number = *known.entry(blocks.start).or_insert_with(|| {
            let label = labels.next(link.span.of(text));
            article
                .footnotes
                .push(footnote(sequence, blocks, &place, label));
            article.footnotes.len() - 1
        });
        let kind = InlineKind::Note(number);
        article.inlines.push(Inline { span, kind });
    }
    // Outer marks before inner ones, as everywhere.
    let order = |inline: &Inline| (inline.span.start, usize::MAX - inline.span.end);
    order_by(&mut article.inlines, order);
}

fn footnote(
    sequence: &Sequence,
    numbers: Range<usize>,
    place: &dyn Fn(usize) -> Option<Span>,
    label: String,
) -> Footnote {
    let blocks = &sequence.blocks[numbers.clone()];
    let mut text = String::new();
    let mut here: Option<Span> = None;
    for (number, block) in numbers.clone().zip(blocks) {
        let own = own_words(block);
        let start = if number == numbers.start {
            own.start
        } else {
            0
        };
        let words = block.text.get(start..own.end).unwrap_or_default();
        if !text.is_empty() && !words.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(words);
        if let Some(kept) = place(number) {
            let end = (kept.start + own.end).min(kept.end);
            here = match here {
                Some(before) => Some(Span::new(before.start, end)),
                None if number == numbers.start => Some(Span::new(kept.start + start, end)),
                None => None,
            };
        }
    }
    Footnote {
        label,
        text,
        place: here,
    }
}

/// A note is not longer, blocks: beyond, the target is a section.
const LONGEST: usize = 8;
/// Marks on a page at most; a hostile page has a million.
const MOST: usize = 10_000;

/// The links of a page that lead to notes, and the blocks of these.
fn notes<'s>(tree: &Tree, sequence: &'s Sequence) -> Vec<(Link<'s>, Range<usize>)> {
    let links = links(sequence);
    if links.is_empty() {
        return Vec::new();
    }
    let targets = targets(tree, sequence, &links);
    let lead = links.into_iter().filter_map(|link| {
        let target = targets.get(link.name.as_ref())?;
        let text = &sequence.blocks[link.block].text;
        let is_note = target.is_note_of(&link, text);
        is_note.then(|| (link, target.blocks.clone()))
    });
    lead.collect()
}

/// A short link inside the page.
struct Link<'s> {
    block: usize,
    span: Span,
    name: Cow<'s, str>,
}

/// An element that is linked to.
struct Target {
    blocks: Range<usize>,
    /// Whether it is short text with words of its own.
    may_be_note: bool,
    /// Whether it leads back to where the reader came from.
    leads_back: bool,
}

impl Target {
    fn is_note_of(&self, link: &Link, text: &str) -> bool {
        if !self.may_be_note || self.blocks.start <= link.block {
            return false;
        }
        let in_brackets = with_brackets(text, link.span).of(text).starts_with('[');
        let name = link.name.to_ascii_lowercase();
        in_brackets || self.leads_back || NAMES.iter().any(|part| name.contains(part))
    }
}

/// Parts of the names that pages give to their notes.
const NAMES: [&str; 6] = ["note", "fn", "ftn", "edn", "cite", "ref"];

fn links(sequence: &Sequence) -> Vec<Link<'_>> {
    let mut found = Vec::new();
    for (block, text_block) in sequence.blocks.iter().enumerate() {
        for inline in &text_block.inlines {
            if let Some(name) = inner(inline)
                && is_mark(inline.span.of(&text_block.text))
                && found.len() < MOST
            {
                found.push(Link {
                    block,
                    span: inline.span,
                    name: decoded(name),
                });
            }
        }
    }
    found
}

/// The element that a link inside the page names.
fn inner(inline: &Inline) -> Option<&str> {
    match &inline.kind {
        InlineKind::Link(href) => href
            .trim()
            .strip_prefix('#')
            .filter(|name| !name.is_empty()),
        _ => None,
    }
}

/// A name as the element has it: "cite_note-M%C3%BCller" means "cite_note-Müller".
fn decoded(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return name.into();
    }
    let bytes = name.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = name.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_or(name.into(), Into::into)
}

/// Whether a link's words are a mark: a number, a letter or a sign, in brackets or not.
fn is_mark(words: &str) -> bool {
    let words = bare(words);
    let short = (1..=4).contains(&words.chars().count());
    let number = words.chars().all(char::is_numeric);
    let letter = words.len() == 1 && words.bytes().all(|b| b.is_ascii_lowercase());
    let signs = words.chars().all(|c| "*†‡§¶".contains(c));
    short && (number || letter || signs)
}

/// A mark without its brackets and the word "note".
fn bare(words: &str) -> &str {
    let words = words.trim_matches(|c: char| c.is_whitespace() || "[](){}^".contains(c));
    let shorter = ["note ", "fn ", "nb "].iter().find_map(|word| {
        let start = words.get(..word.len())?;
        start
            .eq_ignore_ascii_case(word)
            .then(|| &words[word.len()..])
    });
    shorter.unwrap_or(words).trim()
}

/// The mark with the square brackets right around it.
fn with_brackets(text: &str, span: Span) -> Span {
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    match (before.ends_with('['), behind.starts_with(']')) {
        (true, true) => Span::new(span.start - 1, span.end + 1),
        _ => span,
    }
}

/// The elements that are linked to, by their names.
fn targets(tree: &Tree, sequence: &Sequence, links: &[Link<'_>]) -> HashMap<String, Target> {
    let wanted: HashSet<&str> = links.iter().map(|link| link.name.as_ref()).collect();
    let mut targets = HashMap::new();
    for &(node, start) in &sequence.starts {
        let is_link = || tree.name(node) == Some("a");
        let name = tree
            .attribute(node, "id")
            .or_else(|| tree.attribute(node, "name").filter(|_| is_link()));
        if let Some(name) = name.filter(|name| wanted.contains(name))
            && !targets.contains_key(name)
            && let Some(target) = target(sequence, node, start as usize)
        {
            targets.insert(name.to_owned(), target);
        }
    }
    targets
}

/// What an element holds whose text begins with the block `start`.
fn target(sequence: &Sequence, node: NodeId, start: usize) -> Option<Target> {
    let is_below = |block: &&TextBlock| {
        let mut here = Some(block.container);
        std::iter::from_fn(|| {
            let container = sequence.containers.get(here? as usize)?;
            here = container.parent;
            Some(container.node)
        })
        .any(|around| around == Some(node))
    };
    let rest = sequence.blocks.get(start..)?;
    let below = rest.iter().take(LONGEST + 1).take_while(is_below);
    let count = below.count().max(1);
    let blocks = rest.get(..count)?;
    let first = blocks.first()?;
    let is_heading = matches!(first.kind, BlockKind::Heading(_));
    Some(Target {
        blocks: start..start + count,
        may_be_note: count <= LONGEST && !is_heading && !own_words(first).is_empty(),
        leads_back: blocks.iter().any(leads_back),
    })
}

fn leads_back(block: &TextBlock) -> bool {
    let back =
        |inline: &Inline| inner(inline).is_some() && is_way_back(inline.span.of(&block.text));
    block.inlines.iter().any(back)
}

/// Whether a link's words only lead back to the mark.
fn is_way_back(words: &str) -> bool {
    let words = words.trim();
    is_mark(words) || words.chars().all(|c| "↩⏎↑^\u{fe0e}\u{fe0f}⤴↵⬆".contains(c))
}

/// Links at each end of a note's block that are looked at: some notes lead back to many marks.
const NEAR: usize = 32;

/// The bytes of a note's block without the mark before its words and the way back behind them.
fn own_words(block: &TextBlock) -> Span {
    let text = &block.text;
    let blank = |c: char| c.is_whitespace() || "^.,:;)]".contains(c);
    let (mut start, mut end) = (0, text.trim_end().len());
    for inline in block.inlines.iter().take(NEAR) {
        let between = text.get(start..inline.span.start).unwrap_or("x");
        let is_near = between.chars().all(|c| blank(c) || "([".contains(c));
        if is_near && inner(inline).is_some() && is_way_back(inline.span.of(text)) {
            start = inline.span.end;
        }
    }
    if start == 0 {
        start = number_before(text);
    }
    for inline in block.inlines.iter().rev().take(NEAR) {
        let between = text.get(inline.span.end..end).unwrap_or("x");
        if between.trim().is_empty()
            && inline.span.start > start
            && inner(inline).is_some()
            && is_way_back(inline.span.of(text))
        {
            end = inline.span.start;
        }
    }
    let end = text[..end].trim_end().len();
    let rest = text.get(start..end).unwrap_or_default();
    let start = start + (rest.len() - rest.trim_start_matches(blank).len());
    Span::new(start.min(end), end)
}

/// Length of the mark that a note begins with: "1. ", "[1] ", "* ".
fn number_before(text: &str) -> usize {
    let Some(first) = text.split(' ').next() else {
        return 0;
    };
    let mark = first.trim_matches(|c: char| "[](){}.:".contains(c));
    // "a" and "1984" may be the first word, "a." the end of a short sentence.
    let is_mark = is_mark(mark)
        && match mark.chars().next() {
            Some(c) if c.is_alphabetic() => first.starts_with(['[', '(']),
            Some(c) if c.is_numeric() => first.len() > mark.len(),
            _ => true,
        };
    if is_mark { first.len() } else { 0 }
}

/// Names for notes.
#[derive(Default)]
struct Labels(HashMap<String, usize>);

impl Labels {
    /// The mark as a name: a reader who is sent to "note 12" finds it, so numbers stay.
    fn next(&mut self, mark: &str) -> String {
        let mut words: String = bare(mark).chars().filter(|c| c.is_alphanumeric()).collect();
        if words.is_empty() {
            words.push_str("note");
        }
        let times = self.0.entry(words.clone()).or_default();
        *times += 1;
        match *times {
            1 => words,
            times => format!("{words}-{times}"),
        }
    }
}

#[cfg(test)]
mod tests;
