//! The order of what is shown: title, facts, the article's blocks and, on request, the cuts in place.
//!
//! The flow is a list of pieces of at most some kilobytes. It does not depend on a width, so a place
//! in it survives every resize; [`super::wrap`] lays out one piece at a time.

mod facts;
mod setting;

use super::wrap::{self, Layout, Room, Row, RowKind};
use super::{Article, BlockKind, Cut, Picture};
use crate::text::{Span, floor_boundary};

use facts::facts;
pub use facts::{Words, reading_minutes, word_count};
use setting::shape;
pub use setting::{PICTURE, indent};

/// A piece is about this long at most, bytes: short enough to be wrapped between two frames
/// (0.2 ms), long enough for all but one paragraph in ten thousand.
const PIECE: usize = 8 * 1024;

/// What a piece belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// Site, date, authors, words and minutes.
    Facts,
    /// A sentence of the reader's own, where there is no article.
    Note,
    /// The article's block of this number.
    Block(usize),
    /// The reason of the cut of this number.
    Reason(usize),
    /// The text of the cut of this number.
    Cut(usize),
    /// What the picture of this number shows.
    Picture(usize),
    /// The page as it came.
    Source,
}

/// A piece of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it belongs to.
    pub part: Part,
    /// Its bytes in the text of its part: of the body for a block, of their own text for a cut and a
    /// picture.
    pub span: Span,
    /// Empty rows behind it, 0 to 2.
    pub gap: u8,
}

/// A place in the flow; independent of the width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Number of the piece.
    pub piece: usize,
    /// Byte offset in the text of the piece's part; the empty rows behind a piece are its end, its
    /// end + 1 …
    pub offset: usize,
}

/// Which cuts are part of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shown {
    /// The article alone.
    #[default]
    Article,
    /// The article and, in place, what was left out, with the reasons.
    Cuts,
    /// The page as it came, its text or its markup, instead of the article.
    Source,
}

/// The texts that the pieces point into.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was left out.
    pub cuts: &'a [Cut],
    /// The page as it came.
    pub source: &'a str,
}

/// What stands above the article. Counting the words of a long one takes longer than all the rest of
/// a flow, so it is done once.
#[derive(Clone, Debug, Default)]
pub struct Head {
    title: String,
    facts: String,
    words: Words,
    /// A sentence of the reader's own, shown where the article has no text.
    pub note: String,
}

impl Head {
    /// The head of an article and the note for one without text.
    pub fn new(article: &Article, note: String) -> Self {
        Self::counted(article, note, Words::of(&article.body))
    }

    /// The head of the article after a paragraph came in, whose text that is.
    #[must_use]
    pub fn with(self, article: &Article, paragraph: &str) -> Self {
        Self::counted(article, self.note, self.words.with(Words::of(paragraph)))
    }

    /// The head of the article after a paragraph of that text went out.
    #[must_use]
    pub fn without(self, article: &Article, paragraph: &str) -> Self {
        Self::counted(article, self.note, self.words.without(Words::of(paragraph)))
    }

    fn counted(article: &Article, note: String, words: Words) -> Self {
        Self {
            title: own_title(article).to_owned(),
            facts: facts(article, words.count()),
            words,
            note,
        }
    }
}

/// The article in the order of showing.
#[derive(Debug, Default)]
pub struct Flow {
    head: Head,
    /// The pieces, at least one.
    pub pieces: Vec<Piece>,
    /// The pieces of the body: first byte and number.
    body: Vec<(usize, usize)>,
    /// Where in the body each cut stood.
    cuts: Vec<usize>,
    /// Where in the body each picture stands.
    pictures: Vec<usize>,
}

impl Flow {
    /// The flow of an article below its head.
    pub fn new(texts: Texts<'_>, shown: Shown, head: &Head) -> Self {
        let mut flow = Self {
            cuts: texts.cuts.iter().map(|cut| cut.at).collect(),
            pictures: texts.article.pictures.iter().map(|one| one.at).collect(),
            ..Self::default()
        };
        if shown == Shown::Source {
            flow.push(
                texts.source,
                Part::Source,
                Span::new(0, texts.source.len()),
                0,
            );
            return flow;
        }
        if !head.title.is_empty() {
            let whole = Span::new(0, head.title.len());
            flow.push(&head.title, Part::Title, whole, 0);
        }
        let whole = Span::new(0, head.facts.len());
        flow.push(&head.facts, Part::Facts, whole, 1);
        if texts.article.body.is_empty() {
            flow.push(&head.note, Part::Note, Span::new(0, head.note.len()), 1);
        }
        flow.head = head.clone();
        flow.push_blocks(texts, shown);
        if let Some(last) = flow.pieces.last_mut() {
            last.gap = 0;
        }
        let is_body = |piece: &Piece| matches!(piece.part, Part::Block(_));
        flow.body = flow
            .pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| is_body(piece))
            .map(|(index, piece)| (piece.span.start, index))
            .collect();
        flow
    }

    fn push_blocks(&mut self, texts: Texts<'_>, shown: Shown) {
        let article = texts.article;
        let mut cuts = match shown {
            Shown::Article => &[][..],
            Shown::Cuts | Shown::Source => texts.cuts,
        }
        .iter()
        .enumerate()
        .peekable();
        let mut pictures = article.pictures.iter().enumerate().peekable();
        for (index, block) in article.blocks.iter().enumerate() {
            while let Some((number, picture)) =
                pictures.next_if(|(_, picture)| picture.at <= block.span.start)
            {
                self.push_picture(number, picture);
            }
            while let Some((number, cut)) = cuts.next_if(|(_, cut)| cut.at <= block.span.start) {
                self.push_cut(number, cut);
            }
            let gap = gap(
                block.kind,
                article.blocks.get(index + 1).map(|next| next.kind),
            );
            self.push(&article.body, Part::Block(index), block.span, gap);
        }
        for (number, picture) in pictures {
            self.push_picture(number, picture);
        }
        for (number, cut) in cuts {
            self.push_cut(number, cut);
        }
    }

    /// Adds a picture by its words. It is no part of the body, whose offsets stay what they are.
    fn push_picture(&mut self, number: usize, picture: &Picture) {
        let gap = self.pieces.last_mut().map_or(1, |last| {
            // What follows keeps the room that it has above itself.
            std::mem::replace(&mut last.gap, 1).max(1)
        });
        let whole = Span::new(0, picture.words.len());
        self.push(&picture.words, Part::Picture(number), whole, gap);
    }

    fn push_cut(&mut self, number: usize, cut: &Cut) {
        // A list or a heading just before may stand close; a cut never does.
        if let Some(last) = self.pieces.last_mut() {
            last.gap = 1;
        }
        let words = cut.why.words();
        self.push(words, Part::Reason(number), Span::new(0, words.len()), 0);
        self.push(
            &cut.text,
            Part::Cut(number),
            Span::new(0, cut.text.len()),
            1,
        );
    }

    /// Adds a part, in several pieces where it is long: cut behind a line break, a blank or a
    /// character, whichever comes near the limit.
    fn push(&mut self, text: &str, part: Part, span: Span, gap: u8) {
        let mut start = span.start;
        while span.end - start > PIECE {
            let limit = floor_boundary(text, start + PIECE);
            let head = &text[start..limit];
            let end = head
                .rfind('\n')
                .or_else(|| head.rfind(' '))
                .filter(|&at| at > PIECE / 2)
                .map_or(limit, |at| start + at + 1);
            self.pieces.push(Piece {
                part,
                span: Span::new(start, end),
                gap: 0,
            });
            start = end;
        }
        self.pieces.push(Piece {
            part,
            span: Span::new(start, span.end),
            gap,
        });
    }

    /// The text that the spans of a part point into.
    pub fn text<'a>(&'a self, part: Part, texts: Texts<'a>) -> &'a str {
        let cut_of = |cut: usize| texts.cuts.get(cut);
        match part {
            Part::Title => &self.head.title,
            Part::Facts => &self.head.facts,
            Part::Note => &self.head.note,
            Part::Block(_) => &texts.article.body,
            Part::Reason(cut) => cut_of(cut).map_or("", |cut| cut.why.words()),
            Part::Cut(cut) => cut_of(cut).map_or("", |cut| &cut.text),
            Part::Picture(number) => {
                let picture = texts.article.pictures.get(number);
                picture.map_or("", |picture| &picture.words)
            }
            Part::Source => texts.source,
        }
    }

    /// The rows of a piece, its empty ones included.
    pub fn rows(&self, piece: usize, texts: Texts<'_>, layout: Layout) -> Vec<Row> {
        let Some(piece) = self.pieces.get(piece) else {
            return Vec::new();
        };
        let text = self.text(piece.part, texts);
        let width = layout.width;
        let indent = indent(piece.part, texts.article).min(width / 3);
        let shape = shape(piece.part, texts.article, layout);
        let mut rows = wrap::rows(text, piece.span, shape, Room { indent, width });
        for blank in 0..usize::from(piece.gap) {
            let at = piece.span.end + blank;
            rows.push(Row::empty(Span::new(at, at + 1), RowKind::Gap));
        }
        rows
    }

    /// The place of a byte offset of the body. Offset 0 is the very beginning, title included.
    pub fn place(&self, offset: usize) -> Place {
        if offset == 0 {
            return self.first();
        }
        // Cuts lie between blocks, so the body's pieces ascend.
        let after = self.body.partition_point(|&(start, _)| start <= offset);
        match after.checked_sub(1).and_then(|index| self.body.get(index)) {
            Some(&(_, piece)) => Place { piece, offset },
            None => self.first(),
        }
    }

    /// The very beginning.
    pub fn first(&self) -> Place {
        Place::default()
    }

    /// The body's byte offset at a place; between blocks that of the block that follows.
    pub fn offset(&self, place: Place) -> usize {
        match self.pieces.get(place.piece).map(|piece| piece.part) {
            Some(Part::Block(_)) => place.offset,
            Some(Part::Reason(cut) | Part::Cut(cut)) => self.cuts.get(cut).map_or(0, |&at| at),
            Some(Part::Picture(number)) => self.pictures.get(number).map_or(0, |&at| at),
            _ => 0,
        }
    }
}

/// The title, unless the article begins with the same words.
fn own_title(article: &Article) -> &str {
    let title = article.title.as_deref().unwrap_or_default();
    let first = article
        .blocks
        .first()
        .map_or("", |block| block.span.of(&article.body));
    if title == first { "" } else { title }
}

/// Empty rows between two blocks.
fn gap(block: BlockKind, next: Option<BlockKind>) -> u8 {
    match (block, next) {
        (BlockKind::Item { .. }, Some(BlockKind::Item { .. })) => 0,
        (BlockKind::Heading(_), _) => 1,
        (_, Some(BlockKind::Heading(1 | 2))) => 2,
        _ => 1,
    }
}
