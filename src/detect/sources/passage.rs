//! The body prepared for the search: what each token can do, whom it names, and the sentences with
//! every quotation as one piece.
//!
//! Speech inside a quotation is not the article's own voice, so the grammar never looks inside: a
//! sentence is a row of words and whole quotations ([`Item`]), and goes on where a full stop stands
//! inside a quotation only.

use super::lexis::Features;
use super::own::behind_dateline;
use super::speech::{Quotation, Turn, quotations};
use super::{blockquote, dialogue, interview, turns};
use crate::detect::prose::Prose;
use crate::detect::{Country, Person};
use crate::text::Span;
use crate::text::order::order_by;
use crate::text::words::TokenKind;
use std::num::{NonZeroU16, NonZeroU32};
use std::ops::Range;

/// One piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A token outside quotations, by its number in the prose.
    Word(u32),
    /// A quotation, by its number in the passage.
    Quote(u32),
}

/// A sentence: a range of the passage's items inside one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its items.
    pub(super) items: Range<usize>,
    /// Number of the block it stands in.
    pub(super) block: usize,
}

/// Most items of a sentence: what is longer is none, and a page without full stops must not cost more
/// than its length.
const LONGEST: usize = 300;

/// Where sentences end, and datelines: "LONDON (Reuters) - " is none of the article's words.
fn ends(prose: &Prose<'_>) -> Vec<usize> {
    let datelines =
        prose.article.blocks.iter().filter_map(|block| {
            Some(block.span.start + behind_dateline(block.span.of(prose.body()))?)
        });
    let mut ends: Vec<usize> = prose
        .sentences
        .iter()
        .map(|s| s.end)
        .chain(datelines)
        .collect();
    ends.sort_unstable();
    ends
}

/// Speech without quotation marks: of a transcript, else of an interview, else set off by the layout or
/// by dashes.
fn unmarked(prose: &Prose<'_>, people: &[Person]) -> Vec<Turn> {
    let turns = turns::turns(prose, people);
    if !turns.is_empty() {
        return turns;
    }
    let answers = interview::answers(prose);
    if !answers.is_empty() {
        return answers;
    }
    let mut speech = blockquote::block_quotations(prose);
    let dialogue = dialogue::dialogue(prose);
    if speech.is_empty() {
        return dialogue;
    }
    // A paragraph that is set off and opens with a dash is one or the other.
    speech.extend(dialogue);
    order_by(&mut speech, |turn| turn.span.key());
    speech.dedup_by(|next, before| next.span.start < before.span.end);
    speech
}

/// The prepared body.
pub(super) struct Passage<'a> {
    pub(super) prose: &'a Prose<'a>,
    pub(super) people: &'a [Person],
    pub(super) countries: &'a [Country],
    pub(super) quotations: Vec<Quotation>,
    pub(super) items: Vec<Item>,
    pub(super) sentences: Vec<Sentence>,
    features: Vec<Features>,
    /// For each token the place in `mentions` of the person it names, counted from 1; as small as can
    /// be, like `country_at`, because a long text has millions of tokens and few of them name anybody.
    person_at: Vec<Option<NonZeroU32>>,
    /// The mentions of all people: the person and the number of the mention.
    mentions: Vec<(u32, u32)>,
    /// For each token the number of the country it names, counted from 1.
    country_at: Vec<Option<NonZeroU16>>,
    /// The items that name a person, ascending, and whom.
    named: Vec<(usize, usize)>,
}

impl<'a> Passage<'a> {
    /// Prepares the body.
    pub(super) fn new(
        prose: &'a Prose<'a>,
        people: &'a [Person],
        countries: &'a [Country],
    ) -> Self {
        let features = prose
            .tokens
            .iter()
            .map(|&token| match token.kind {
                TokenKind::Word => Features::of(prose.word(token)),
                _ => Features::default(),
            })
            .collect();
        let mut person_at = vec![None; prose.tokens.len()];
        let mut mentions = Vec::new();
        for (number, person) in (0u32..).zip(people) {
            for (mention, &span) in (0u32..).zip(&person.mentions) {
                mentions.push((number, mention));
                person_at[prose.tokens_in(span)].fill(NonZeroU32::new(mentions.len() as u32));
            }
        }
        let mut country_at = vec![None; prose.tokens.len()];
        for (number, country) in (1u16..).zip(countries) {
            for &span in &country.mentions {
                country_at[prose.tokens_in(span)].fill(NonZeroU16::new(number));
            }
        }
        let mut passage = Self {
            prose,
            people,
            countries,
            quotations: quotations(prose, &unmarked(prose, people)),
            items: Vec::with_capacity(prose.tokens.len()),
            sentences: Vec::with_capacity(prose.sentences.len()),
            features,
            person_at,
            mentions,
            country_at,
            named: Vec::new(),
        };
        passage.cut_sentences();
        passage.named = (0..passage.items.len())
            .filter_map(|item| Some((item, passage.person(item)?.0)))
            .collect();
        passage
    }

    fn cut_sentences(&mut self) {
        let prose = self.prose;
        let mut ends = ends(prose).into_iter().peekable();
        let mut quote = 0;
        let mut start = 0;
        let mut block = 0;
        for (number, token) in prose.tokens.iter().enumerate() {
            let at = token.span.start;
            while self.quotations.get(quote).is_some_and(|q| q.span.end <= at) {
                quote += 1;
            }
            if self.items.len() - start >= LONGEST {
                self.sentences.push(Sentence {
                    items: start..self.items.len(),
                    block,
                });
                start = self.items.len();
            }
            while ends.next_if(|&end| end <= at).is_some() {
                let inside = self.quotations.get(quote).is_some_and(|q| {
                    q.span.start < at && self.items.last() == Some(&Item::Quote(quote as u32))
                });
                if !inside && start < self.items.len() {
                    self.sentences.push(Sentence {
                        items: start..self.items.len(),
                        block,
                    });
                    start = self.items.len();
                }
            }
            while prose
                .article
                .blocks
                .get(block)
                .is_some_and(|b| b.span.end <= at)
            {
                block += 1;
            }
            match self.quotations.get(quote) {
                Some(q) if q.span.start <= at => {
                    if self.items.last() != Some(&Item::Quote(quote as u32)) {
                        self.items.push(Item::Quote(quote as u32));
                    }
                }
                _ => self.items.push(Item::Word(number as u32)),
            }
        }
        if start < self.items.len() {
            self.sentences.push(Sentence {
                items: start..self.items.len(),
                block,
            });
        }
    }

    /// The text of an item.
    pub(super) fn text(&self, item: usize) -> &'a str {
        self.items
            .get(item)
            .map_or("", |_| self.span(item).of(self.prose.body()))
    }

    /// Where an item stands.
    pub(super) fn span(&self, item: usize) -> Span {
        self.span_of_item(self.items[item])
    }

    fn span_of_item(&self, item: Item) -> Span {
        match item {
            Item::Word(token) => self.prose.tokens[token as usize].span,
            Item::Quote(quote) => self.quotations[quote as usize].span,
        }
    }

    /// From the start of the first to the end of the last item of a range that is not empty.
    pub(super) fn span_of(&self, items: Range<usize>) -> Span {
        Span::new(self.span(items.start).start, self.span(items.end - 1).end)
    }

    /// The items that begin inside a span of the body.
    pub(super) fn items_in(&self, span: Span) -> Range<usize> {
        let before = |offset: usize| move |item: &Item| self.span_of_item(*item).start < offset;
        let from = self.items.partition_point(before(span.start));
        let to = self.items.partition_point(before(span.end));
        from..to.max(from)
    }

    /// What the word of an item can do; nothing for a quotation.
    pub(super) fn features(&self, item: usize) -> Features {
        match self.items.get(item) {
            Some(&Item::Word(token)) => self.features[token as usize],
            _ => Features::default(),
        }
    }

    /// The person that the item names, and which mention it is part of.
    pub(super) fn person(&self, item: usize) -> Option<(usize, usize)> {
        let place = self.person_at[self.token(item)?]?.get() as usize - 1;
        let (person, mention) = self.mentions[place];
        Some((person as usize, mention as usize))
    }

    /// The country that the item names.
    pub(super) fn country(&self, item: usize) -> Option<usize> {
        self.country_at[self.token(item)?].map(|n| usize::from(n.get()) - 1)
    }

    /// The items of a range that name a person, and whom.
    pub(super) fn people_in(&self, items: &Range<usize>) -> &[(usize, usize)] {
        let from = self.named.partition_point(|&(item, _)| item < items.start);
        let to = self.named.partition_point(|&(item, _)| item < items.end);
        &self.named[from..to.max(from)]
    }

    /// The number of the item's token, if it is a word.
    pub(super) fn token(&self, item: usize) -> Option<usize> {
        match self.items.get(item) {
            Some(&Item::Word(token)) => Some(token as usize),
            _ => None,
        }
    }

    /// The item's quotation, if it is one.
    pub(super) fn quote(&self, item: usize) -> Option<usize> {
        match self.items.get(item) {
            Some(&Item::Quote(quote)) => Some(quote as usize),
            _ => None,
        }
    }

    /// Whether the item is a word or a number.
    pub(super) fn is_word(&self, item: usize) -> bool {
        self.token(item).is_some_and(|token| {
            matches!(
                self.prose.tokens[token].kind,
                TokenKind::Word | TokenKind::Number
            )
        })
    }

    /// Whether the item is a possessive ending.
    pub(super) fn is_possessive(&self, item: usize) -> bool {
        self.token(item)
            .is_some_and(|token| self.prose.tokens[token].kind == TokenKind::Possessive)
    }

    /// Whether the item is a mark of punctuation.
    pub(super) fn is_mark(&self, item: usize) -> bool {
        self.token(item)
            .is_some_and(|token| self.prose.tokens[token].kind == TokenKind::Mark)
    }

    /// The items of the sentence that an item stands in, or of the next.
    pub(super) fn sentence_of(&self, item: usize) -> Option<&Range<usize>> {
        let number = self.sentences.partition_point(|s| s.items.end <= item);
        self.sentences.get(number).map(|sentence| &sentence.items)
    }

    /// The beginning of the sentence that an item stands in.
    pub(super) fn sentence_start(&self, item: usize) -> usize {
        self.sentence_of(item).map_or(item, |s| s.start.min(item))
    }

    /// The end of the sentence that an item stands in.
    pub(super) fn sentence_end(&self, item: usize) -> usize {
        self.sentence_of(item).map_or(item, |s| s.end)
    }

    /// Whether a sentence begins with an item.
    pub(super) fn begins_sentence(&self, item: usize) -> bool {
        self.sentence_of(item).is_some_and(|s| s.start == item)
    }

    /// Whether the item begins with a capital letter, or does behind a particle: "al-Amr".
    pub(super) fn is_capital(&self, item: usize) -> bool {
        let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
        let text = self.text(item);
        self.token(item).is_some()
            && (capital(text)
                || text
                    .split_once('-')
                    .is_some_and(|(particle, name)| particle.len() <= 3 && capital(name)))
    }
}
