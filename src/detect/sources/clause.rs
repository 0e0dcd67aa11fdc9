//! Subjects that stand in another clause than their verb: participles ("He left, saying …"), verbs
//! joined to the one before ("… and added"), and the first noun phrase of a sentence.

use super::cue::{Attribution, Reader};
use super::lexis::Features;
use super::phrase::{Phrase, Sort};
use super::subject::{REACH, Subject};

/// Most items of a sentence that are searched for the subject of its clause.
const CLAUSE: usize = 160;

impl Reader<'_> {
    /// The subject of the attribution or clause before: "…, and added".
    pub(super) fn shared(&self, before: usize, earlier: &[Attribution]) -> Option<Subject> {
        // "…, as most analysts had expected, and hinted at": not the analysts.
        let aside = |a: &Attribution| {
            a.frame.start > self.from() && self.is(a.frame.start - 1, "as")
                || self.is(a.cue.start, "according")
        };
        let spoken = earlier
            .last()
            .filter(|a| !a.sources.is_empty() && !aside(a));
        if let Some(last) = spoken {
            // "encourages them to vote and prove": no finite verb of a singular subject.
            let base =
                self.has(before + 1, Features::BASE) && !self.has(before + 1, Features::PAST);
            if base && last.sources.len() == 1 && !self.is_plural(&last.sources[0]) {
                return None;
            }
            return Some(Subject {
                sources: last.sources.clone(),
                start: before,
            });
        }
        // Without an attribution before, a bare "and" says too little about who acts.
        if earlier.is_empty() && !self.is(before, "and") && !self.is(before, "but") {
            return None;
        }
        self.clause_subject(before).map(|phrase| Subject {
            sources: vec![phrase],
            start: before,
        })
    }

    /// The subject of "…, saying", "by saying", "with X saying", "Citing rules, X …".
    pub(super) fn participle_subject(&self, at: usize, earlier: &[Attribution]) -> Option<Subject> {
        let own = |phrase: Phrase| Subject {
            sources: vec![phrase],
            start: at,
        };
        if at == self.from() {
            let comma = (at..(at + REACH).min(self.to())).find(|&i| self.is(i, ","))?;
            return self.object(comma + 1).filter(|p| p.sort.speaks()).map(own);
        }
        let mut before = at - 1;
        while before > self.from() && self.has(before, Features::ADVERB) {
            before -= 1;
        }
        if self.is(before, "as") {
            return self.quoted_subject(before);
        }
        let joined = self.is(before, ",") || self.has(before, Features::COORDINATOR);
        let adverbial =
            ["by", "in", "while", "when", "after", "before"].contains(&self.passage.text(before));
        if joined && let Some(subject) = self.shared(before, earlier) {
            return Some(subject);
        }
        if joined || adverbial && earlier.is_empty() {
            return self.clause_subject(before).map(own);
        }
        self.participle_beside(before, own)
    }

    /// A phrase that was read forward may have taken an unknown verb in: "an unknown user put".
    fn before_verb(&self, phrase: Phrase) -> Phrase {
        if phrase.sort != Sort::Other {
            return phrase;
        }
        let mut items = phrase.items.clone().rev();
        match items.find(|&i| self.has(i, Features::NOUN) && !self.has(i, Features::FINITE)) {
            Some(head) => self.passage.phrase(phrase.items.start..head + 1),
            None => phrase,
        }
    }

    /// "was quoted as saying": the subject of the passive.
    fn quoted_subject(&self, conjunction: usize) -> Option<Subject> {
        let participle = conjunction.checked_sub(1)?;
        if !self.has(participle, Features::PARTICIPLE | Features::POSTPOSED) {
            return self.quoted_object(participle);
        }
        let mut be = participle.checked_sub(1)?;
        while self.has(be, Features::AUXILIARY | Features::ADVERB) && be > self.from() {
            be -= 1;
        }
        self.adjacent(be)
    }

    /// "agencies quote Ivanov as saying": who is quoted, and who quotes.
    fn quoted_object(&self, last: usize) -> Option<Subject> {
        let quoted = self.passage.phrase_ending(self.from(), last)?;
        let verb = quoted
            .items
            .start
            .checked_sub(1)
            .filter(|&v| v > self.from())?;
        if !["quot", "cit"]
            .iter()
            .any(|stem| self.passage.text(verb).starts_with(stem))
        {
            return None;
        }
        let mut subject = self
            .adjacent(verb - 1)
            .filter(|s| s.sources.iter().all(|p| p.sort.speaks()))
            .unwrap_or_else(|| Subject::of(quoted.clone()));
        if subject.start < quoted.items.start {
            subject.sources.push(quoted);
        }
        Some(subject)
    }

    /// A participle directly behind a noun: "with Boswell stating", "a statement saying".
    fn participle_beside(&self, before: usize, own: impl Fn(Phrase) -> Subject) -> Option<Subject> {
        let phrase = self.passage.phrase_ending(self.from(), before)?;
        let start = phrase.items.start;
        let leads = start > self.from() && (self.is(start - 1, "with") || self.is(start - 1, ","));
        if leads && phrase.sort.speaks() && phrase.sort != Sort::Document {
            return Some(Subject::of(phrase));
        }
        if self.has(phrase.items.end - 1, Features::VEHICLE) || phrase.sort == Sort::Document {
            let speaker = self.clause_subject(start).map(own);
            return speaker.or(Some(Subject::of(phrase)));
        }
        if phrase.sort == Sort::Other && self.is(before + 1, "saying") {
            return self.clause_subject(start).map(own);
        }
        let people = phrase.sort == Sort::Human
            && self.is_plural(&phrase)
            && !self.has(phrase.items.end - 1, Features::INSTITUTION);
        people.then(|| Subject::of(phrase))
    }

    /// The subject of the clause that leads to `limit`: the first phrase that can speak and opens a
    /// clause, or a later one that has its own verb behind it.
    pub(super) fn clause_subject(&self, limit: usize) -> Option<Phrase> {
        let low = limit.saturating_sub(CLAUSE).max(self.from());
        let mut found: Option<Phrase> = None;
        let mut at = low;
        let (mut opens, mut aside) = (true, false);
        while at < limit {
            let features = self.passage.features(at);
            let relative = features.has(Features::RELATIVE) && at > low && self.is(at - 1, ",");
            if relative && let Some(phrase) = self.antecedent(at) {
                found = Some(phrase);
            }
            let links = self.is(at, ",")
                || features.has(Features::COORDINATOR | Features::SUBORDINATOR | Features::ADVERB);
            if links {
                opens |= !features.has(Features::ADVERB);
                // "…, as analysts had expected, …" has a subject of its own.
                aside = features.has(Features::SUBORDINATOR) && at > low;
                at += 1;
                continue;
            }
            if !opens {
                at += 1;
                continue;
            }
            // "On one page an unknown user wrote": the adverbial before the subject.
            if features.has(Features::PREPOSITION) {
                at = self
                    .passage
                    .plain_starting(at + 1, limit)
                    .map_or(at + 1, |p| p.items.end);
                continue;
            }
            opens = false;
            let Some(phrase) = self.object(at).filter(|p| p.items.end <= limit) else {
                at += 1;
                continue;
            };
            let phrase = self.before_verb(phrase);
            at = phrase.items.end;
            let verb = self.has(at, Features::AUXILIARY | Features::FINITE);
            if phrase.sort.speaks() && (found.is_none() || verb && !aside) {
                found = Some(phrase);
            }
        }
        found
    }
}
