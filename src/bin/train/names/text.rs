//! A tagged document as running text: what the program will see of it.
//!
//! Corpora are cut into tokens in their own ways. The text is put together again and cut by byline,
//! so that the tagger is trained on what it will meet.

use super::corpus::Sentence;
use byline::detect::lexicon::TITLES;
use byline::text::Span;
use byline::text::words::{Token, sentences, tokens};
use std::collections::BTreeSet;

/// A document's text with its names.
pub(super) struct Text {
    pub(super) body: String,
    /// Names with the corpus's tag, in order.
    pub(super) spans: Vec<(Span, String)>,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Span>,
}

const NO_BLANK_BEFORE: [&str; 20] = [
    ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'S", "’s", "n't", "'re", "'ve", "'ll",
    "'d", "''", "...",
];
const NO_BLANK_BEHIND: [&str; 8] = ["(", "[", "{", "$", "£", "€", "#", "“"];

impl Text {
    /// The names of people, trimmed as those are that they are compared with.
    pub(super) fn people(&self) -> BTreeSet<Span> {
        let tagged = self.spans.iter().filter(|(_, tag)| tag == "PER");
        tagged.map(|(span, _)| trimmed(&self.body, *span)).collect()
    }

    /// Puts the sentences of a document together.
    pub(super) fn new(document: &[Sentence]) -> Self {
        let mut body = String::new();
        let mut spans = Vec::new();
        for sentence in document {
            if !body.is_empty() {
                let ended = body
                    .trim_end_matches(['"', '\'', ')', '”', '’'])
                    .ends_with(['.', '!', '?']);
                body.push(if ended { ' ' } else { '\n' });
            }
            add_sentence(&mut body, &mut spans, sentence);
        }
        let tokens = tokens(&body);
        let sentences = sentences(&body);
        Self {
            body,
            spans,
            tokens,
            sentences,
        }
    }
}

fn add_sentence(body: &mut String, spans: &mut Vec<(Span, String)>, sentence: &Sentence) {
    let mut open_quote = false;
    let mut glue = true;
    let mut before = "O";
    for (token, tag) in sentence {
        let shown = match token.as_str() {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            "-LSB-" => "[",
            "-RSB-" => "]",
            other => other,
        };
        let closing = shown == "\"" && open_quote;
        if !glue && !closing && !NO_BLANK_BEFORE.contains(&shown) && token != "''" {
            body.push(' ');
        }
        let start = body.len();
        body.push_str(shown);
        if shown == "\"" {
            open_quote = !open_quote;
        }
        glue = NO_BLANK_BEHIND.contains(&shown) || (shown == "\"" && open_quote);
        let span = Span::new(start, body.len());
        let kind = tag.get(2..).unwrap_or_default();
        let goes_on = tag.starts_with("I-") && before.get(2..) == Some(kind);
        match spans.last_mut() {
            Some((last, _)) if goes_on => last.end = span.end,
            _ if kind.is_empty() => {}
            _ => spans.push((span, kind.to_owned())),
        }
        before = tag;
    }
}

/// The span without titles at its start and a possessive or comma at its end.
pub(super) fn trimmed(body: &str, mut span: Span) -> Span {
    while let Some((first, _)) = span.of(body).split_once(' ') {
        let titled = TITLES.has(first) || TITLES.has(first.trim_end_matches('.'));
        if !titled {
            break;
        }
        span.start += first.len() + 1;
    }
    for ending in ["'s", "’s", "'", "’", ",", ";"] {
        if span.len() > ending.len() && span.of(body).ends_with(ending) {
            span.end -= ending.len();
        }
    }
    span
}
