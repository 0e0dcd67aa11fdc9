//! Whose speech a quotation is that no attribution frames: it goes on with the speaker before, is
//! announced by a colon, or bears a name behind a dash. Where nothing tells, nobody is guessed.

use super::content::{Piece, is_speech};
use super::cue::{Attribution, Reader, Side};
use super::interview::interviewee;
use super::lexis::Features;
use super::passage::Passage;
use super::phrase::{Phrase, Sort};
use super::speech::Voice;
use crate::doc::BlockKind;
use crate::text::Span;
use crate::text::order::order_by;

/// An attribution with what it frames, and the quotations that go on with it.
#[derive(Clone, Debug)]
pub(super) struct Utterance {
    pub(super) attribution: Attribution,
    pub(super) pieces: Vec<Piece>,
    /// Quotations that go on without words that name the source.
    pub(super) further: Vec<Piece>,
}

/// Most items of a line that names the speaker of the quotation above it.
const NAME_LINE: usize = 14;

/// Most sentences of a paragraph between an attribution and a quotation that goes on with it.
const BACK: usize = 2;

/// Fewest words of a quotation inside a sentence that is speech and no quoted word or title.
const SPEECH_WORDS: usize = 5;

/// Gives every quotation that nothing frames to its speaker; returns those without one.
pub(super) fn settle(passage: &Passage<'_>, utterances: &mut Vec<Utterance>) -> Vec<Span> {
    let mut owners: Vec<Option<usize>> = vec![None; passage.quotations.len()];
    for (number, utterance) in utterances.iter().enumerate() {
        for quotation in utterance.pieces.iter().filter_map(|p| p.quotation) {
            owners[quotation].get_or_insert(number);
        }
    }
    let mut last_of_sentence = vec![None; passage.sentences.len()];
    let mut first_of_sentence = vec![None; passage.sentences.len()];
    for (number, utterance) in utterances.iter().enumerate() {
        last_of_sentence[utterance.attribution.sentence] = Some(number);
        first_of_sentence[utterance.attribution.sentence].get_or_insert(number);
    }
    let personal = |u: &Utterance| match u.attribution.sources.as_slice() {
        [one] => matches!(one.sort, Sort::Person(_)) || is_personal(passage, one),
        _ => false,
    };
    let by_somebody: Vec<bool> = utterances.iter().map(personal).collect();
    let guest = guest(passage);
    let mut unattributed = Vec::new();
    for sentence in 0..passage.sentences.len() {
        let items = passage.sentences[sentence].items.clone();
        for item in items.clone() {
            let Some(quotation) = passage.quote(item) else {
                continue;
            };
            if owners[quotation].is_some() {
                continue;
            }
            let context = Context {
                passage,
                sentence,
                item,
                quotation,
                guest: guest.as_ref(),
                owners: &owners,
                last_of_sentence: &last_of_sentence,
                first_of_sentence: &first_of_sentence,
                by_somebody: &by_somebody,
            };
            match context.speaker() {
                Speaker::Same(owner) => {
                    owners[quotation] = Some(owner);
                    last_of_sentence[sentence].get_or_insert(owner);
                    let piece = Piece {
                        span: passage.quotations[quotation].span,
                        quotation: Some(quotation),
                    };
                    // "He wrote to the council: ¶ …" has said nothing before.
                    let owner = &mut utterances[owner];
                    match owner.pieces.is_empty() && owner.further.is_empty() {
                        true => owner.pieces.push(piece),
                        false => owner.further.push(piece),
                    }
                }
                Speaker::New(phrase) => {
                    let number = utterances.len();
                    owners[quotation] = Some(number);
                    last_of_sentence[sentence] = Some(number);
                    let mut utterance = announced(passage, sentence, quotation, phrase);
                    if passage.quotations[quotation].voice == Voice::Interviewee {
                        // No words beside an answer name the speaker.
                        std::mem::swap(&mut utterance.pieces, &mut utterance.further);
                    }
                    utterances.push(utterance);
                }
                Speaker::Unknown => unattributed.push(passage.quotations[quotation].span),
                Speaker::NoSpeech => {}
            }
        }
    }
    order_by(utterances, |u| (u.attribution.frame.start, 0));
    unattributed
}

/// The person whom the article interviews, where it last stands before the first answer.
fn guest(passage: &Passage<'_>) -> Option<Phrase> {
    let answer = passage
        .quotations
        .iter()
        .find(|q| q.voice == Voice::Interviewee)?;
    let person = interviewee(passage.prose, passage.people, answer.span)?;
    let mentions = &passage.people[person].mentions;
    let before = mentions.partition_point(|m| m.start < answer.span.start);
    let mention = mentions.get(before.saturating_sub(1))?;
    let items = passage.items_in(*mention);
    (!items.is_empty()).then_some(Phrase {
        items,
        sort: Sort::Person(person),
    })
}

/// "he", "she".
fn is_personal(passage: &Passage<'_>, phrase: &Phrase) -> bool {
    phrase.sort == Sort::Pronoun && passage.features(phrase.items.start).has(Features::PERSONAL)
}

fn announced(
    passage: &Passage<'_>,
    sentence: usize,
    quotation: usize,
    phrase: Phrase,
) -> Utterance {
    let frame = phrase.items.clone();
    Utterance {
        attribution: Attribution {
            sentence,
            sources: vec![phrase],
            venue: None,
            cue: frame.end..frame.end,
            frame,
            side: Side::Behind,
        },
        pieces: vec![Piece {
            span: passage.quotations[quotation].span,
            quotation: Some(quotation),
        }],
        further: Vec::new(),
    }
}

enum Speaker {
    /// The one of an utterance, by number.
    Same(usize),
    /// Somebody whom the text names beside the quotation.
    New(Phrase),
    Unknown,
    /// A quoted word, a title, scare quotes.
    NoSpeech,
}

/// A quotation without attribution and what lies around it.
struct Context<'a> {
    passage: &'a Passage<'a>,
    sentence: usize,
    item: usize,
    quotation: usize,
    /// Whom the article interviews.
    guest: Option<&'a Phrase>,
    owners: &'a [Option<usize>],
    last_of_sentence: &'a [Option<usize>],
    first_of_sentence: &'a [Option<usize>],
    /// Which utterances have one person for a source.
    by_somebody: &'a [bool],
}

impl Context<'_> {
    fn speaker(&self) -> Speaker {
        let quotation = &self.passage.quotations[self.quotation];
        if quotation.resumes {
            return match self.quotation.checked_sub(1).and_then(|q| self.owners[q]) {
                Some(owner) => Speaker::Same(owner),
                None => Speaker::Unknown,
            };
        }
        match quotation.voice {
            Voice::Name(label) => {
                let named = self.passage.items_in(label);
                return match named.is_empty() {
                    true => Speaker::Unknown,
                    false => Speaker::New(self.passage.phrase(named)),
                };
            }
            Voice::Interviewee => {
                return self
                    .guest
                    .map_or(Speaker::Unknown, |g| Speaker::New(g.clone()));
            }
            Voice::Around | Voice::Further => {}
        }
        let items = self.passage.sentences[self.sentence].items.clone();
        if let Some(name) = self.name_behind() {
            return Speaker::New(name);
        }
        if let Some(name) = self.speaker_beside() {
            return Speaker::New(name);
        }
        if is_speech(self.passage, &items) {
            return self.of_speech_alone();
        }
        let reader = Reader {
            passage: self.passage,
            number: self.sentence,
            sentence: &self.passage.sentences[self.sentence],
        };
        if self.passage.text(self.item.wrapping_sub(1)) == ":" && self.item > items.start + 1 {
            if let Some(owner) = self.last_of_sentence[self.sentence] {
                return Speaker::Same(owner);
            }
            if let Some(subject) = reader.clause_subject(self.item - 1)
                && subject.sort.is_human()
            {
                return Speaker::New(subject);
            }
        }
        if quotation.words < SPEECH_WORDS || self.is_title() {
            return Speaker::NoSpeech;
        }
        if let Some(owner) = self.last_of_sentence[self.sentence] {
            return Speaker::Same(owner);
        }
        Speaker::Unknown
    }

    /// Whether every longer word has a capital, as titles of works do.
    fn is_title(&self) -> bool {
        let inner = self.passage.quotations[self.quotation].inner;
        let text = inner.of(self.passage.prose.body());
        let mut longer = text
            .split_whitespace()
            .skip(1)
            .filter(|w| w.len() > 4)
            .peekable();
        longer.peek().is_some()
            && longer.all(|w| {
                w.chars()
                    .find(|c| c.is_alphanumeric())
                    .is_none_or(char::is_uppercase)
            })
    }

    /// A sentence that is nothing but quotations.
    fn of_speech_alone(&self) -> Speaker {
        let words = self.passage.quotations[self.quotation].words;
        let here = &self.passage.sentences[self.sentence];
        let next = self.sentence + 1;
        for previous in (self.sentence.saturating_sub(BACK)..self.sentence).rev() {
            let near = previous + 1 == self.sentence;
            let block = self.passage.sentences[previous].block;
            let follows =
                block == here.block || near && block + 1 == here.block && self.leads_on(previous);
            if !follows {
                break;
            }
            if let Some(owner) = self.last_of_sentence[previous] {
                return Speaker::Same(owner);
            }
        }
        if let Some(following) = self.passage.sentences.get(next)
            && following.block == here.block
            && let Some(owner) = self.first_of_sentence[next]
        {
            return Speaker::Same(owner);
        }
        if words < 2 || self.is_title() {
            return Speaker::NoSpeech;
        }
        if let Some(owner) = self.told_before() {
            return Speaker::Same(owner);
        }
        let quotation = &self.passage.quotations[self.quotation];
        match self.subject_before() {
            Some(subject) => Speaker::New(subject),
            // What the layout alone sets off may be a note as well.
            None if quotation.span == quotation.inner => Speaker::NoSpeech,
            None => Speaker::Unknown,
        }
    }

    /// The utterance that ends the paragraph before, where one person says something there and this
    /// paragraph opens with speech: "Lopez said the wall would hold. ¶ “We checked it twice.”"
    fn told_before(&self) -> Option<usize> {
        let here = &self.passage.sentences[self.sentence];
        let previous = self.sentence.checked_sub(1)?;
        let quotation = &self.passage.quotations[self.quotation];
        let adjacent = self.passage.sentences[previous].block + 1 == here.block
            && here.items.start == self.item
            && quotation.words >= SPEECH_WORDS
            && quotation.span != quotation.inner;
        let owner = self.last_of_sentence[previous].filter(|_| adjacent)?;
        // A quotation that is pulled out of the text has dots, or a line without an end that names
        // somebody below it.
        let body = self.passage.prose.body();
        let blocks = &self.passage.prose.article.blocks;
        let below = blocks
            .get(here.block + 1)
            .map_or("", |b| b.span.of(body).trim_end());
        let closed = below.is_empty() || below.ends_with(['.', '?', '!', ':', '…', '”', '"', '’']);
        let inner = quotation.inner.of(body);
        if !closed || inner.contains("...") || inner.contains('…') {
            return None;
        }
        let paragraph = |block: usize| {
            let kind = self.passage.prose.article.blocks.get(block).map(|b| b.kind);
            kind == Some(BlockKind::Paragraph)
        };
        let somebody = self.by_somebody.get(owner).copied().unwrap_or(false);
        (somebody && paragraph(here.block) && paragraph(here.block - 1)).then_some(owner)
    }

    /// The person whom the sentence before, in the same block, is about: "Schultze summed it up with
    /// a metaphor. “…”"
    fn subject_before(&self) -> Option<Phrase> {
        let previous = self.sentence.checked_sub(1)?;
        let sentence = &self.passage.sentences[previous];
        if sentence.block != self.passage.sentences[self.sentence].block {
            return None;
        }
        let reader = Reader {
            passage: self.passage,
            number: previous,
            sentence,
        };
        reader
            .clause_subject(sentence.items.end)
            .filter(|p| matches!(p.sort, Sort::Person(_) | Sort::Pronoun))
    }

    /// Whether the sentence that ends the block before lets a quotation follow: it ends in speech,
    /// in a colon or comma, or the quotation is set off from the text that names its speaker.
    fn leads_on(&self, previous: usize) -> bool {
        let items = &self.passage.sentences[previous].items;
        let last = items.end - 1;
        let quotation = &self.passage.quotations[self.quotation];
        let set_off = quotation.span == quotation.inner;
        set_off
            || matches!(self.passage.text(last), ":" | ",")
            || items.clone().any(|i| self.passage.quote(i).is_some())
    }

    /// The subject of an unknown verb beside speech that ends in a comma or a question mark: “…,” he
    /// grinned; “…?” inquired Smith.
    fn speaker_beside(&self) -> Option<Phrase> {
        let inner = self.passage.quotations[self.quotation].inner;
        let said = inner.of(self.passage.prose.body()).trim_end();
        if !said.ends_with([',', '?', '!']) {
            return None;
        }
        let end = self.next_end(self.item);
        let next = self.item + 1;
        let subject = |at: usize| {
            let phrase = self.passage.phrase_starting(at, end)?;
            let personal = self.passage.features(at).has(Features::PERSONAL);
            let named =
                matches!(phrase.sort, Sort::Person(_)) || phrase.sort == Sort::Pronoun && personal;
            named.then_some(phrase)
        };
        let verb = |at: usize| {
            at < end && self.passage.text(at).ends_with("ed") && self.passage.is_word(at)
        };
        if verb(next) {
            return subject(next + 1);
        }
        subject(next).filter(|phrase| verb(phrase.items.end))
    }

    /// The name behind a quotation: “…” – Jane Doe; “…” Jane Doe, minister.
    fn name_behind(&self) -> Option<Phrase> {
        let mut at = self.item + 1;
        let dash = |text: &str| matches!(text, "-" | "—" | "–" | "--" | "~");
        let marked = dash(self.passage.text(at));
        while dash(self.passage.text(at)) {
            at += 1;
        }
        let end = self.next_end(at);
        if !marked && !self.is_name_line(at, end) {
            return None;
        }
        let phrase = self.passage.phrase_starting(at, end)?;
        let closes = phrase.items.end >= end
            || self.passage.is_mark(phrase.items.end)
            || self
                .passage
                .features(phrase.items.end)
                .has(Features::PREPOSITION);
        // A post bears the name of its account: "— Jane Doe (@jane) May 3".
        let account = marked
            && self.passage.text(phrase.items.end) == "("
            && self.passage.text(phrase.items.end + 1) == "@";
        let named = matches!(phrase.sort, Sort::Person(_) | Sort::Human)
            || account && phrase.sort == Sort::Proper;
        (closes && named).then_some(phrase)
    }

    /// Whether the items are the rest of a paragraph and hold no verb.
    fn is_name_line(&self, at: usize, end: usize) -> bool {
        let verb = Features::AUXILIARY | Features::FINITE | Features::PRONOUN;
        let block = self.passage.sentences[self.sentence].block;
        let last = self
            .passage
            .sentences
            .iter()
            .skip(self.sentence)
            .take(3)
            .rfind(|s| s.block == block);
        (1..=NAME_LINE).contains(&end.saturating_sub(at))
            && last.is_some_and(|s| s.items.end == end)
            && self.passage.is_capital(at)
            && !(at..end).any(|i| self.passage.features(i).has(verb))
    }

    fn next_end(&self, at: usize) -> usize {
        self.passage
            .sentences
            .iter()
            .skip(self.sentence)
            .take(2)
            .find(|s| s.items.contains(&at))
            .map_or(at, |s| s.items.end)
    }
}
