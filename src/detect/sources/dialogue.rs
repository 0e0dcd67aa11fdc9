//! Dialogue that dashes mark, as in many languages and some English books: "— We must go, said Anna.
//! — Where to?"
//!
//! A dash at the beginning of a paragraph marks items of a list as well, so paragraphs count only in
//! a row of which one says who speaks. What is said ends where a comma, a question mark or a second
//! dash leads to the words that say who speaks, and begins again behind them.

use super::lexis::Features;
use super::speech::{Turn, Voice};
use crate::detect::prose::Prose;
use crate::doc::{Block, BlockKind};
use crate::text::Span;
use crate::text::words::{Token, TokenKind};
use std::ops::Range;

/// The pieces of speech in dialogue with dashes, in order.
pub(super) fn dialogue(prose: &Prose<'_>) -> Vec<Turn> {
    let blocks = &prose.article.blocks;
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let run = blocks[at..].iter().take_while(|b| begins(prose, b)).count();
        let first = out.len();
        let mut told = false;
        for block in &blocks[at..at + run] {
            let pieces = pieces(prose, block);
            told |= pieces.last().is_some_and(|p| p.end < block.span.end) || pieces.len() > 1;
            out.extend(pieces.into_iter().map(|span| Turn {
                span,
                voice: Voice::Around,
            }));
        }
        if !told {
            out.truncate(first);
        }
        at += run.max(1);
    }
    out
}

fn is_dash(text: &str) -> bool {
    matches!(text, "—" | "–" | "―")
}

/// Whether a paragraph begins with a dash and a sentence, and has no other marks of quotation.
fn begins(prose: &Prose<'_>, block: &Block) -> bool {
    let text = block.span.of(prose.body());
    let Some(rest) = text.strip_prefix(['—', '–', '―']) else {
        return false;
    };
    block.kind == BlockKind::Paragraph
        && rest
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡' | '…'))
        && text.trim_end().ends_with(['.', '!', '?', '…', '—', '–'])
        && !text.contains(['“', '"', '«', '„'])
}

/// What is said in a paragraph, with the dash before it.
fn pieces(prose: &Prose<'_>, block: &Block) -> Vec<Span> {
    let range = prose.tokens_in(block.span);
    let tokens = &prose.tokens[range.clone()];
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 1;
    while at < tokens.len() {
        let text = prose.word(tokens[at]);
        let by_dash = is_dash(text) && opens_aside(prose, tokens, at);
        let by_mark = matches!(text, "," | "?" | "!" | "…") && names_speaker(prose, tokens, at + 1);
        if !by_dash && !by_mark {
            at += 1;
            continue;
        }
        let end = at + usize::from(by_mark);
        out.extend(piece(tokens, start..end));
        start = match by_dash {
            true => behind_aside(prose, tokens, at + 1),
            false => behind_words(prose, tokens, at + 1),
        };
        at = start + 1;
    }
    out.extend(piece(tokens, start..tokens.len()));
    out
}

/// The span of some tokens that hold a word.
fn piece(tokens: &[Token], range: Range<usize>) -> Option<Span> {
    let tokens = tokens.get(range)?;
    tokens.iter().find(|t| t.kind == TokenKind::Word)?;
    Some(Span::new(
        tokens.first()?.span.start,
        tokens.last()?.span.end,
    ))
}

/// Whether a dash inside a paragraph begins the words that say who speaks: they touch it and go on in
/// lower case.
fn opens_aside(prose: &Prose<'_>, tokens: &[Token], dash: usize) -> bool {
    tokens.get(dash + 1).is_some_and(|next| {
        next.span.start == tokens[dash].span.end
            && tokens[dash - 1].span.end < tokens[dash].span.start
            && prose.word(*next).starts_with(char::is_lowercase)
    })
}

/// The first token of speech behind an aside in dashes.
fn behind_aside(prose: &Prose<'_>, tokens: &[Token], from: usize) -> usize {
    let close = (from..tokens.len()).find(|&i| is_dash(prose.word(tokens[i])));
    let Some(close) = close else {
        return tokens.len();
    };
    let marks = tokens[close + 1..]
        .iter()
        .take_while(|&&t| matches!(prose.word(t), "." | ","))
        .count();
    close + 1 + marks
}

/// The first token of speech behind "said Anna": past a comma, unless a participle follows, or past
/// the full stop.
fn behind_words(prose: &Prose<'_>, tokens: &[Token], from: usize) -> usize {
    for at in from..tokens.len() {
        match prose.word(tokens[at]) {
            "." | "!" | "?" | "…" => return at + 1,
            "," if !tokens
                .get(at + 1)
                .is_some_and(|&t| prose.word(t).ends_with("ing")) =>
            {
                return at + 1;
            }
            _ => {}
        }
    }
    tokens.len()
}

/// Whether "said Anna", "he said" or "Anna asked" stands at a token.
pub(super) fn names_speaker(prose: &Prose<'_>, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |&token| prose.word(token));
    let features = |at: usize| Features::of(word(at));
    let says = |at: usize| {
        word(at).starts_with(char::is_lowercase)
            && (features(at).has(Features::QUOTE | Features::SAY)
                && features(at).has(Features::FINITE)
                || word(at) == "dit")
    };
    let speaks = |at: usize| {
        features(at).has(Features::PERSONAL | Features::DETERMINER)
            || word(at).starts_with(char::is_uppercase)
    };
    let second = word(at + 1).starts_with(char::is_uppercase);
    says(at) && speaks(at + 1) || speaks(at) && (says(at + 1) || second && says(at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::sources::tests::article;

    /// The marks of the text are the expectation: ⟦ and ⟧ stand around each piece of speech.
    fn check(marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let article = article(&text);
        let mut shown = text.clone();
        for turn in dialogue(&Prose::new(&article)).iter().rev() {
            shown.insert(turn.span.end, '⟧');
            shown.insert(turn.span.start, '⟦');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn speech_ends_where_the_speaker_is_named() {
        check(
            "⟦— We must go,⟧ said Anna Berg.\n\n⟦— Where to?⟧ he asked.\n\n⟦– Away from here.⟧\n\n\
             ⟦—I know,⟧ she said, ⟦that you are tired.⟧",
        );
        check("⟦—Me voy⟧ —dijo Pedro—. ⟦¿Vienes?⟧");
    }

    #[test]
    fn a_list_is_no_dialogue() {
        check("– Two eggs.\n\n– A cup of flour.\n\n– Salt, said to be from the sea.");
        check("— We must go, and that is all.");
    }
}
