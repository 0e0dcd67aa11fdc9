//! What the article takes from a source.

use crate::text::{Span, small};

/// One statement that the article takes from a source. In little room, because a long article has tens
/// of thousands of them and a correction walks through them before the next frame: places in four
/// bytes, which reach further than anything that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    said: Small,
    source: Option<Small>,
    cue: Option<Small>,
    quote: bool,
}

impl Statement {
    /// A sentence or clause, or verbatim speech; bytes of the body.
    pub fn new(said: Span, quote: bool) -> Self {
        Self {
            said: Small::new(said),
            source: None,
            cue: None,
            quote,
        }
    }

    /// The statement with the words that name the source there and the reporting word.
    #[must_use]
    pub fn introduced(self, source: Option<Span>, cue: Option<Span>) -> Self {
        Self {
            source: source.map(Small::new),
            cue: cue.map(Small::new),
            ..self
        }
    }

    /// The sentence, clause or quotation; bytes of the body.
    pub fn span(self) -> Span {
        self.said.span()
    }

    /// Whether the span is verbatim speech.
    pub fn is_quote(self) -> bool {
        self.quote
    }

    /// The words that name the source there; none where a quotation only goes on. Bytes of the body.
    pub fn source(self) -> Option<Span> {
        self.source.map(Small::span)
    }

    /// The reporting word; none where there is none. Bytes of the body.
    pub fn cue(self) -> Option<Span> {
        self.cue.map(Small::span)
    }

    /// The same with other places, where the text has become another.
    #[must_use]
    pub fn moved(self, to: impl Fn(Span) -> Span) -> Self {
        let moved = |place: Small| Small::new(to(place.span()));
        Self {
            said: moved(self.said),
            source: self.source.map(moved),
            cue: self.cue.map(moved),
            quote: self.quote,
        }
    }
}

/// A span in eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Small {
    start: u32,
    end: u32,
}

impl Small {
    fn new(span: Span) -> Self {
        Self {
            start: small(span.start),
            end: small(span.end),
        }
    }

    fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}
