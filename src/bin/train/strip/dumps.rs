//! HTML → the text that a browser or a crawler would have saved of it, so that pages annotated as
//! HTML teach the model for plain text as well.

use byline::doc::BlockKind;
use byline::page::{Content, Page};
use byline::strip::segment::{Shown, TextBlock, segment};

use super::pages::Kind;

/// The page as text: its title, then what is visible.
pub(crate) fn dump(page: &Page, kind: Kind) -> Page {
    let titles = byline::strip::meta::collect(page).hints.titles;
    let mut text = titles.into_iter().next().unwrap_or_default();
    text.push_str("\n\n");
    for block in &segment(&page.content).blocks {
        if block.shown == Shown::Never {
            continue;
        }
        match kind {
            Kind::TextB => push_pieces(block, &mut text),
            _ => push_line(block, &mut text),
        }
    }
    Page {
        address: page.address.clone(),
        content: Content::Plain(text),
        markup: String::new(),
        notices: Vec::new(),
    }
}

/// A line; paragraphs and headings are set off by blank lines.
fn push_line(block: &TextBlock, text: &mut String) {
    let is_item = matches!(block.kind, BlockKind::Item { .. });
    let is_paragraph = !is_item && block.text.len() > SHORT;
    if is_paragraph && !text.ends_with("\n\n") {
        text.push('\n');
    }
    text.push_str(&block.text);
    text.push('\n');
    if is_paragraph {
        text.push('\n');
    }
}

/// Texts up to this length are buttons and the like rather than paragraphs, bytes.
const SHORT: usize = 40;

/// A line for every text node: inline marks cut the text.
fn push_pieces(block: &TextBlock, text: &mut String) {
    let spans = block
        .inlines
        .iter()
        .flat_map(|i| [i.span.start, i.span.end]);
    let mut cuts: Vec<usize> = spans.chain([block.text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut start = 0;
    for end in cuts {
        let piece = block.text.get(start..end).unwrap_or_default().trim();
        if !piece.is_empty() {
            text.push_str(piece);
            text.push('\n');
        }
        start = end;
    }
}
