//! Cues: the words that say that somebody says something, each with its source and complement.
//!
//! A candidate is a form of a reporting verb or a fixed phrase ("according to", "citing"). It becomes
//! a cue when a subject is found that can speak and when something is reported: a quotation, a
//! clause, an object of a verb whose object is a statement. How much is asked for depends on how
//! often the verb reports at all, which the table of words says.

use super::lexis::Features;
use super::passage::{Passage, Sentence};
use super::phrase::Phrase;
use std::ops::Range;

/// Most items in which a quotation or "that" is looked for behind a verb and its adverbials.
pub(super) const SIGHT: usize = 16;

/// Somebody says something: what the grammar of one sentence tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    /// Number of the sentence.
    pub(super) sentence: usize,
    /// Who says it; several where the subject is coordinated.
    pub(super) sources: Vec<Phrase>,
    /// The outlet it was told to.
    pub(super) venue: Option<Phrase>,
    /// The reporting words.
    pub(super) cue: Range<usize>,
    /// Source, cue and what belongs to them: no part of what is said.
    pub(super) frame: Range<usize>,
    /// On which side of the frame the statement stands.
    pub(super) side: Side,
}

/// Where what is said stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before the frame: "…, he said."
    Before,
    /// Behind it: "He said that …"
    Behind,
    /// The frame interrupts it: "…, he said, …"
    Around,
    /// Behind it and up to an item: "his claim that it rained | drew laughter".
    Until(usize),
    /// It is what a relative clause describes: "claims which the companies denied".
    Antecedent,
}

/// What follows a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
    Quote,
    That,
    Clause,
    Infinitive,
    About,
    /// A clause that begins with a preposition, unless the statement stands before.
    Loose,
    Nothing,
}

/// What was read to the right of a verb: the end of the verb's frame and what follows there.
pub(super) struct Right {
    pub(super) end: usize,
    pub(super) complement: Complement,
    pub(super) venue: Option<Phrase>,
}

/// All attributions in order of their cues.
pub(super) fn attributions(passage: &Passage<'_>) -> Vec<Attribution> {
    let mut out = Vec::new();
    for number in 0..passage.sentences.len() {
        let first = out.len();
        let reader = Reader {
            passage,
            number,
            sentence: &passage.sentences[number],
        };
        let mut at = reader.sentence.items.start;
        while at < reader.sentence.items.end {
            let found = reader.cue_at(at, &out[first..]);
            at = found.as_ref().map_or(at + 1, |a| a.cue.end.max(at + 1));
            out.extend(found);
        }
    }
    out
}

/// One sentence while it is searched for cues.
pub(super) struct Reader<'a> {
    pub(super) passage: &'a Passage<'a>,
    pub(super) number: usize,
    pub(super) sentence: &'a Sentence,
}

impl Reader<'_> {
    pub(super) fn from(&self) -> usize {
        self.sentence.items.start
    }

    pub(super) fn to(&self) -> usize {
        self.sentence.items.end
    }

    pub(super) fn has(&self, item: usize, features: Features) -> bool {
        item >= self.from() && item < self.to() && self.passage.features(item).has(features)
    }

    pub(super) fn is(&self, item: usize, text: &str) -> bool {
        item >= self.from()
            && item < self.to()
            && self.passage.text(item).eq_ignore_ascii_case(text)
    }

    fn cue_at(&self, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
        if let Some(found) = self.fixed_phrase(at) {
            return Some(found);
        }
        let features = self.passage.features(at);
        if let Some(found) = self.idiom(at) {
            return Some(found);
        }
        if features.has(Features::CONTENT)
            && let Some(found) = self.noun(at, earlier)
        {
            return Some(found);
        }
        if features.has(Features::STANCE) {
            return self.stance(at);
        }
        if features.has(Features::VERB) && !self.is_name_part(at) {
            return self.verb(at, earlier);
        }
        None
    }

    /// Whether a word stands inside a name: "United States".
    fn is_name_part(&self, at: usize) -> bool {
        self.passage.country(at).is_some()
            || self.passage.person(at).is_some()
            || self.passage.is_capital(at)
                && at > self.from()
                && self.passage.quote(at - 1).is_none()
    }

    pub(super) fn verb(&self, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
        if let Some(found) = self.passive(at) {
            return Some(found);
        }
        let group = self.verb_group(at)?;
        if self.is_another_verb(at) {
            return None;
        }
        let mut right = self.right_of(at);
        let inverted = self.inverted(at, &group);
        if let Some(found) = inverted {
            return Some(found);
        }
        let subject = self.subject(&group, at, earlier)?;
        let before = self.has_content_before(subject.start.min(group.start));
        if right.complement == Complement::Nothing
            && !before
            && self.is(right.end, ",")
            && self.is_clause(right.end + 1)
        {
            // "said Friday, the bombing began": a comma too many.
            right.end += 1;
            right.complement = Complement::Clause;
        }
        if self.announces() {
            right.complement = Complement::Nothing;
        }
        if right.complement == Complement::Loose {
            // "he said in an interview last week" has no verb behind it, "he said in some cases the
            // rules were broken" has.
            let follows = self.is_clause(right.end);
            right.complement = match follows {
                true => Complement::Clause,
                false => Complement::Nothing,
            };
        }
        let frame = subject.start.min(group.start)..right.end;
        let side = match right.complement {
            Complement::Nothing => self.side(&frame),
            _ if self.has(at, Features::GERUND) => Side::Behind,
            Complement::Quote if self.is_behind_quote(frame.start) => Side::Around,
            _ => Side::Behind,
        };
        if !self.reports(at, &group, &subject, &right) {
            return None;
        }
        let side = match right.complement {
            Complement::Nothing | Complement::About if self.is_relative(frame.start) => {
                Side::Antecedent
            }
            _ => side,
        };
        if right.complement == Complement::Nothing
            && side != Side::Antecedent
            && !self.announces()
            && !self.sets_off()
            && !self.has_content_before(frame.start)
        {
            return None;
        }
        Some(Attribution {
            sentence: self.number,
            sources: subject.sources,
            venue: right.venue.or_else(|| self.quoting_outlet(at)),
            cue: at..at + 1 + usize::from(self.is(at + 1, "out")),
            frame,
            side,
        })
    }

    /// "was quoted as saying … by Interfax": the outlet that quotes.
    fn quoting_outlet(&self, at: usize) -> Option<Phrase> {
        if !self.is(at.wrapping_sub(1), "as") {
            return None;
        }
        (at..(at + SIGHT).min(self.to()))
            .filter(|&i| self.is(i, "by"))
            .filter_map(|i| self.passage.phrase_starting(i + 1, self.to()))
            .find(|phrase| self.passage.is_outlet(phrase))
    }

    /// Whether something that can be a statement stands before the item.
    pub(super) fn has_content_before(&self, start: usize) -> bool {
        if start == self.from() {
            return self.number > 0 && self.previous_is_quotation();
        }
        let before = start - 1;
        self.passage.quote(before).is_some()
            || self.is(before, ",") && before > self.from()
            || matches!(self.passage.text(before), "..." | "…" | "—" | "–" | "--")
    }

    /// Whether the sentence before, in the same block, is a quotation alone.
    pub(super) fn previous_is_quotation(&self) -> bool {
        let Some(previous) = self
            .number
            .checked_sub(1)
            .and_then(|n| self.passage.sentences.get(n))
        else {
            return false;
        };
        previous.block == self.sentence.block
            && self.passage.quote(previous.items.end - 1).is_some()
    }

    pub(super) fn is_behind_quote(&self, start: usize) -> bool {
        start > self.from()
            && (self.passage.quote(start - 1).is_some()
                || self.is(start - 1, ",")
                    && start - 1 > self.from()
                    && self.passage.quote(start - 2).is_some())
    }

    /// On which side of a frame without a complement the statement stands.
    pub(super) fn side(&self, frame: &Range<usize>) -> Side {
        let before = self.has_content_before(frame.start) || frame.start > self.from();
        let goes_on = self.is(frame.end, ",")
            && frame.end + 2 < self.to()
            && !self.has(frame.end + 1, Features::GERUND)
            && !self.has(frame.end + 1, Features::RELATIVE);
        let quote_behind =
            (frame.end..(frame.end + 2).min(self.to())).any(|i| self.passage.quote(i).is_some());
        match (before, goes_on || quote_behind) {
            (true, true) => Side::Around,
            (true, false) => Side::Before,
            (false, _) => Side::Behind,
        }
    }
}
