//! Rows of links that a style sheet draws apart: a block of nothing but links, one beside the other.
//!
//! "Adapters Anchors Bands" is no phrase; each link becomes a line of its own.

use std::borrow::Cow;

use super::segment::TextBlock;
use crate::doc::{BlockKind, InlineKind};

/// Links of such a block, at least.
const LINKS: usize = 3;
/// Links of fewer characters are letters and numbers of an index, which stand well in one line.
const SHORT: usize = 3;

/// The text of a block, its links set apart where it has nothing else.
pub(super) fn text(block: &TextBlock) -> Cow<'_, str> {
    let whole = Cow::Borrowed(block.text.as_str());
    let may_be = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. });
    if !may_be || block.inlines.len() < LINKS {
        return whole;
    }
    let mut links = Vec::new();
    for inline in &block.inlines {
        if let InlineKind::Link(href) = &inline.kind {
            links.push((inline.span, href));
        }
    }
    let mut at = 0;
    let mut before = None;
    for &(span, href) in &links {
        let between = block.text.get(at..span.start);
        let is_apart = between == Some(if at == 0 { "" } else { " " });
        if !is_apart || span.len() < SHORT || before == Some(href) {
            return whole;
        }
        at = span.end;
        before = Some(href);
    }
    if links.len() < LINKS || at != block.text.len() {
        return whole;
    }
    let mut text = block.text.clone();
    for (span, _) in links.iter().rev().skip(1) {
        text.replace_range(span.end..span.end + 1, "\n");
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::strip::segment;

    #[test]
    fn links_without_words_between_stand_in_lines() {
        let check = |html: &str, expected: &str| {
            let page = Page::new(html.as_bytes(), Some("text/html"), None);
            let block = &segment::segment(&page.content).blocks[0];
            assert_eq!(text(block), expected, "{html}");
        };
        check(
            "<div><a href=/a>Anchors</a> <a href=/b>Bolts</a> <a href=/c>Caps and <b>covers</b></a></div>",
            "Anchors\nBolts\nCaps and covers",
        );
        check(
            "<p><a href=/a>Ann</a> and <a href=/b>Bo Ek</a> <a href=/c>saw</a>",
            "Ann and Bo Ek saw",
        );
        check(
            "<p><a href=/a>A</a> <a href=/b>B</a> <a href=/c>C</a>",
            "A B C",
        );
        check(
            "<p><a href=/a>The</a> <a href=/a>Old</a> <a href=/a>Quay</a>",
            "The Old Quay",
        );
    }
}
