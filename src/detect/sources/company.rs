//! Which named body "the company", "the agency" or "the bank" means where no word of the name says it.
//!
//! The body that a sentence is about comes before the one that it merely names: in "Acme bought Delta
//! Mills. The company said …" Acme speaks. A sentence about "it" or "the company" goes on with the one
//! before. Places, people, works and media are none.

use super::cue::Reader;
use super::lexis::Features;
use super::passage::Passage;
use super::phrase::{Phrase, Sort};
use crate::detect::names::NameKind;
use crate::detect::words::{COMMON, SEEN_SMALL, known};

/// Sentences before its own in which the name is looked for.
const BACK: usize = 5;

/// Items before the phrase in which the name is looked for.
const SIGHT: usize = 150;

/// How well a name fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The tagger does not know what it names.
    Unknown,
    /// The tagger takes it for a body.
    Body,
}

impl Passage<'_> {
    /// The phrase that names the body which a noun phrase in a sentence means.
    pub(super) fn body_meant(&self, phrase: &Phrase, sentence: usize) -> Option<Phrase> {
        let low = phrase.items.start.saturating_sub(SIGHT);
        for number in (sentence.saturating_sub(BACK)..=sentence).rev() {
            let items = self.sentences[number].items.clone();
            let end = items.end.min(phrase.items.start);
            if items.start < low {
                break;
            }
            if items.start >= end {
                continue;
            }
            let reader = Reader {
                passage: self,
                number,
                sentence: &self.sentences[number],
            };
            match reader.clause_subject(end) {
                Some(subject)
                    if self.body_fit(&subject).is_some() || self.is_unplaced(&subject) =>
                {
                    return Some(subject);
                }
                Some(subject) if number < sentence && self.points_back(&subject) => continue,
                _ => {}
            }
            if let Some(name) = self.body_named(items.start, end) {
                return Some(name);
            }
        }
        None
    }

    /// The name of a body between two items: the last that the tagger takes for one, else the last
    /// of which it knows nothing.
    fn body_named(&self, low: usize, end: usize) -> Option<Phrase> {
        let mut best: Option<(Fit, Phrase)> = None;
        let mut last = end;
        while last > low {
            last -= 1;
            if !self.is_capital(last) || self.person(last).is_some() {
                continue;
            }
            let Some(name) = self.phrase_ending(low, last) else {
                continue;
            };
            last = name.items.start.min(last);
            let Some(fit) = self.body_fit(&name).filter(|_| !self.opens_sentence(&name)) else {
                continue;
            };
            if best.as_ref().is_none_or(|(known, _)| fit > *known) {
                best = Some((fit, name));
            }
        }
        best.map(|(_, name)| name)
    }

    /// Whether a phrase can be the name of a body.
    fn body_fit(&self, name: &Phrase) -> Option<Fit> {
        let named = name.sort == Sort::Proper
            || name.sort == Sort::Institution && self.is_capital(name.items.end - 1);
        if !named || self.is_outlet(name) {
            return None;
        }
        match self.name_kind(name.items.end - 1) {
            Some(NameKind::Organization) => Some(Fit::Body),
            Some(_) => None,
            // "Additionally, the agency said": a word that is mostly written small names nothing.
            None if name.items.len() == 1
                && known(self.text(name.items.start)).has(SEEN_SMALL | COMMON) =>
            {
                None
            }
            None if name.sort == Sort::Proper => Some(Fit::Unknown),
            None => None,
        }
    }

    /// Whether a single word has its capital from the beginning of a sentence, as far as can be told.
    pub(super) fn opens_sentence(&self, name: &Phrase) -> bool {
        let verb = Features::AUXILIARY | Features::VERB | Features::ACT;
        let next = name.items.end;
        self.begins_sentence(name.items.start)
            && name.items.len() == 1
            && !self.features(next).has(verb)
            && !self.is_possessive(next)
            && !self.text(next).ends_with("ed")
    }

    /// Whether a single name is a subject that the tagger takes for a work or product, which bear the
    /// names of companies: "Clorox blames the weather".
    fn is_unplaced(&self, name: &Phrase) -> bool {
        name.sort == Sort::Proper
            && name.items.len() == 1
            && !self.is_outlet(name)
            && self.name_kind(name.items.start) == Some(NameKind::Other)
            && !known(self.text(name.items.start)).has(SEEN_SMALL | COMMON)
    }

    /// "it", "the company": whoever the sentences before are about.
    fn points_back(&self, subject: &Phrase) -> bool {
        subject.sort == Sort::Pronoun && self.text(subject.items.start).eq_ignore_ascii_case("it")
            || subject.sort == Sort::Institution
                && subject.items.len() == 2
                && self.text(subject.items.start).eq_ignore_ascii_case("the")
    }

    /// What the tagger takes the name for that an item belongs to.
    pub(super) fn name_kind(&self, item: usize) -> Option<NameKind> {
        let span = self.prose.tokens[self.token(item)?].span;
        let names = &self.prose.names;
        let at = names.partition_point(|name| name.span.end <= span.start);
        let name = names.get(at).filter(|name| name.span.overlaps(span))?;
        Some(name.kind)
    }
}
