//! Lists that a page types: lines and paragraphs that begin with "•", "·" or "-" become items.
//!
//! Word writes lists as paragraphs, and mail programs and text fields know no other way. A mark alone
//! says nothing ("- 5 °C", a dialogue's dash), so two lines that follow each other have to share it.

use super::segment::TextBlock;
use crate::doc::{BlockKind, Inline};
use crate::text::Span;

/// Marks of typed items. En and em dashes are none: they begin what somebody says.
const MARKS: [char; 11] = ['•', '·', '●', '▪', '◦', '‣', '∙', '⁃', '■', '-', '*'];

/// The blocks that a kept block is to a reader, where it is a typed list or an item of one; `before` and
/// `behind` are the kept blocks beside it.
pub(super) fn items(
    block: &TextBlock,
    before: Option<&TextBlock>,
    behind: Option<&TextBlock>,
) -> Option<Vec<TextBlock>> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let first = mark(&block.text);
    let beside = |other: Option<&TextBlock>, line: fn(&str) -> &str| {
        other.is_some_and(|other| {
            let of_text = other.kind == BlockKind::Paragraph && other.quoted == block.quoted;
            of_text && first.is_some() && mark(line(&other.text)) == first
        })
    };
    let lines: Vec<Span> = lines(&block.text);
    let shared = |at: usize| {
        let own = mark(lines[at].of(&block.text));
        let line = |at: usize| lines.get(at).and_then(|line| mark(line.of(&block.text)));
        own.is_some() && (line(at + 1) == own || at.checked_sub(1).and_then(line) == own)
    };
    let alone = lines.len() == 1;
    let is_item = |at: usize| {
        let is_beside = || beside(before, last_line) || beside(behind, first_line);
        shared(at) || (alone && is_beside())
    };
    if !(0..lines.len()).any(is_item) {
        return None;
    }
    let mut pieces: Vec<(Span, bool)> = Vec::new();
    for (at, &line) in lines.iter().enumerate() {
        match (is_item(at), pieces.last_mut()) {
            (false, Some((last, false))) => last.end = line.end,
            (is_item, _) => pieces.push((line, is_item)),
        }
    }
    let piece = |(span, is_item): (Span, bool)| part(block, span, is_item);
    Some(pieces.into_iter().map(piece).collect())
}

/// The mark that a line begins with and that a blank and a text follow.
fn mark(line: &str) -> Option<char> {
    let mut letters = line.chars();
    let mark = letters.next().filter(|mark| MARKS.contains(mark))?;
    let blank = letters.next()?.is_whitespace();
    (blank && !letters.as_str().trim().is_empty()).then_some(mark)
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    });
    lines.collect()
}

/// A part of a block as a block of its own; an item without its mark.
fn part(block: &TextBlock, mut span: Span, is_item: bool) -> TextBlock {
    let kind = match is_item {
        true => {
            let text = span.of(&block.text);
            let behind = text.strip_prefix(MARKS).unwrap_or(text).trim_start();
            span.start += text.len() - behind.len();
            BlockKind::Item {
                depth: block.inside,
                number: None,
            }
        }
        false => block.kind,
    };
    let inlines = block.inlines.iter().filter_map(|inline| {
        let start = inline.span.start.max(span.start);
        let end = inline.span.end.min(span.end);
        (start < end).then(|| Inline {
            span: Span::new(start - span.start, end - span.start),
            kind: inline.kind.clone(),
        })
    });
    TextBlock {
        text: span.of(&block.text).to_owned(),
        kind,
        inlines: inlines.collect(),
        ..block.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::strip::segment;

    /// The blocks of a page, items with "* " before them.
    fn check(html: &str, expected: &[&str]) {
        let page = Page::new(html.as_bytes(), None, None);
        let blocks = segment::segment(&page.content).blocks;
        let beside = |at: usize| blocks.get(at);
        let mut shown = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let before = at.checked_sub(1).and_then(beside);
            let found = items(block, before, beside(at + 1));
            for block in found.unwrap_or_else(|| vec![block.clone()]) {
                let is_item = matches!(block.kind, BlockKind::Item { .. });
                shown.push(format!("{}{}", if is_item { "* " } else { "" }, block.text));
            }
        }
        assert_eq!(shown, expected, "{html}");
    }

    #[test]
    fn typed_lists_become_lists() {
        check(
            "<p>·&nbsp;&nbsp; bread<p>·&nbsp; <b>salt</b><p>Then bake.",
            &["* bread", "* salt", "Then bake."],
        );
        check(
            "<p>You need:<br>- bread<br>- salt<br>Bake it.</p>",
            &["You need:", "* bread", "* salt", "Bake it."],
        );
    }

    #[test]
    fn a_mark_alone_makes_no_list() {
        check(
            "<p>- Come in!<p>He came in.",
            &["- Come in!", "He came in."],
        );
        check("<p>– Come!<p>– Why?", &["– Come!", "– Why?"]);
        check("<p>-5 °C<p>-7 °C", &["-5 °C", "-7 °C"]);
        check("<p>- one<p>• two", &["- one", "• two"]);
    }

    #[test]
    fn marks_inside_items_move_with_the_text() {
        let page = Page::new(b"<p>- a <b>salt</b> b<br>- <i>c</i>", None, None);
        let block = &segment::segment(&page.content).blocks[0];
        let found = items(block, None, None).expect("two lines share a mark");
        let marked = |block: &TextBlock| block.inlines[0].span.of(&block.text).to_owned();
        assert_eq!(found.iter().map(marked).collect::<Vec<_>>(), ["salt", "c"]);
    }
}
