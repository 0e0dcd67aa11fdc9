//! Block quotations and posts without quotation marks: what stands set off from the article's own
//! words, with the line that names the speaker ("— Jane Doe, minister", "— Jane Doe (@jane) May 3").
//!
//! A pull quote that repeats the article's own words says nothing new and is left alone, and so is a
//! page that sets most of itself off.

use super::dialogue::names_speaker;
use super::speech::{Turn, Voice};
use crate::detect::prose::Prose;
use crate::doc::{Block, BlockKind};
use crate::text::Span;

/// Most bytes of a line that names the speaker.
const NAME_LINE: usize = 120;

/// Most bytes of a pull quote, and how many are looked for in the article.
const PULLED: (usize, usize) = (400, 40);

/// The block quotations of the article, in order.
pub(super) fn block_quotations(prose: &Prose<'_>) -> Vec<Turn> {
    let blocks = &prose.article.blocks;
    let quoted: usize = blocks
        .iter()
        .filter(|b| b.quoted > 0)
        .map(|b| b.span.len())
        .sum();
    if quoted == 0 || quoted * 2 > prose.body().len() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut pulled = 0;
    let mut at = 0;
    while at < blocks.len() {
        if blocks[at].quoted == 0 {
            at += 1;
            continue;
        }
        let end = (at..blocks.len())
            .find(|&i| blocks[i].quoted == 0)
            .unwrap_or(blocks.len());
        pulled += 1;
        let repeated = pulled <= PULLED.1 && is_repeated(prose, &blocks[at]);
        if !repeated {
            add_group(prose, at, end, &mut out);
        }
        at = end;
    }
    out
}

/// Adds the paragraphs of one block quotation; its name line is the last one or follows it.
fn add_group(prose: &Prose<'_>, from: usize, to: usize, out: &mut Vec<Turn>) {
    let blocks = &prose.article.blocks;
    let mut voice = Voice::Around;
    let mut first = true;
    let mut start = from;
    for (number, block) in blocks.iter().enumerate().take(to + 1).skip(from) {
        let Some(name) = name_line(block.span.of(prose.body())) else {
            continue;
        };
        // One quotation can hold several posts, each with its name line.
        voice = Voice::Name(name.shifted(block.span.start));
        push(prose, start..number, voice, out);
        start = number + 1;
        first = false;
    }
    if start < to && (first || voice != Voice::Around) {
        push(prose, start..to, Voice::Around, out);
    }
}

fn push(prose: &Prose<'_>, range: std::ops::Range<usize>, voice: Voice, out: &mut Vec<Turn>) {
    let speech = |block: &&Block| {
        let text = block.span.of(prose.body());
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
            && !text.contains(['“', '"', '«', '„'])
            && !tells_speaker(prose, block)
    };
    let mut voice = voice;
    for block in prose.article.blocks[range].iter().filter(speech) {
        // The name line can be the last line of the paragraph itself.
        let text = block.span.of(prose.body());
        let last = text.rfind('\n').map_or(text.len(), |at| at + 1);
        let (span, named) = match name_line(&text[last..]) {
            Some(name) => (
                Span::new(block.span.start, block.span.start + last - 1),
                Voice::Name(name.shifted(block.span.start + last)),
            ),
            None => (block.span, voice),
        };
        out.push(Turn { span, voice: named });
        voice = Voice::Further;
    }
}

/// Whether the words of a paragraph say themselves who speaks: "…, wrote Doe in his letter".
fn tells_speaker(prose: &Prose<'_>, block: &Block) -> bool {
    let tokens = &prose.tokens[prose.tokens_in(block.span)];
    (1..tokens.len()).any(|at| {
        matches!(prose.word(tokens[at - 1]), "," | "?" | "!") && names_speaker(prose, tokens, at)
    })
}

/// The name in a line that says who spoke: behind a dash, up to a bracket, comma or the line's end.
fn name_line(text: &str) -> Option<Span> {
    if text.len() > NAME_LINE {
        return None;
    }
    let rest = text
        .strip_prefix("--")
        .or_else(|| text.strip_prefix(['—', '–', '―', '-', '~']))?;
    let name = rest.trim_start();
    let start = text.len() - name.len();
    let end = name.find(['(', ',', '\n']).unwrap_or(name.len());
    let name = name[..end].trim_end();
    let fits = name.starts_with(char::is_uppercase) && name.split(' ').count() <= 6;
    fits.then(|| Span::new(start, start + name.len()))
}

/// Whether the article says the same words elsewhere.
fn is_repeated(prose: &Prose<'_>, block: &Block) -> bool {
    let text = block
        .span
        .of(prose.body())
        .trim_end_matches(['.', '!', '?', '…']);
    if text.len() > PULLED.0 || text.len() < 12 {
        return false;
    }
    let (before, behind) = (
        &prose.body()[..block.span.start],
        &prose.body()[block.span.end..],
    );
    before.contains(text) || behind.contains(text)
}
