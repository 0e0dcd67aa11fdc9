//! The grammar around a reporting verb: its auxiliaries, what follows it, and who its subject is.
//!
//! The subject stands before the verb, perhaps across an apposition, a relative clause or a
//! parenthesis ("Watson, a spokeswoman for the council, said"), behind it ("said Watson"), or is the
//! one of the clause before ("He left, saying …", "… and added").

use super::cue::{Attribution, Reader};
use super::group::Group;
use super::lexis::Features;
use super::phrase::{Phrase, Sort};

/// Most items between a subject and its verb across an apposition.
pub(super) const REACH: usize = 48;

/// Most subjects of one verb before the last two.
pub(super) const LISTED: usize = 6;

/// Who speaks, and the first item of the words that say so.
pub(super) struct Subject {
    pub(super) sources: Vec<Phrase>,
    pub(super) start: usize,
}

impl Subject {
    pub(super) fn of(phrase: Phrase) -> Self {
        Self {
            start: phrase.items.start,
            sources: vec![phrase],
        }
    }
}

impl Reader<'_> {
    /// The subject before the verb group.
    pub(super) fn subject(
        &self,
        group: &Group,
        at: usize,
        earlier: &[Attribution],
    ) -> Option<Subject> {
        let form = self.passage.features(at);
        if form.has(Features::GERUND) && !group.progressive {
            return self.participle_subject(at, earlier);
        }
        if group.start == self.from() {
            return None;
        }
        let before = group.start - 1;
        if self.has(before, Features::RELATIVE) && before > self.from() {
            return self.antecedent(before).map(Subject::of);
        }
        if self.has(before, Features::COORDINATOR) {
            return self.shared(before, earlier);
        }
        let subject = match self.passage.text(before) {
            "," => match self.across_comma(before) {
                Some(phrase) => Subject::of(phrase),
                None => return self.shared(before, earlier),
            },
            ")" => self.across(before, "(").map(Subject::of)?,
            "—" | "–" | "--" => self
                .across(before, self.passage.text(before))
                .map(Subject::of)?,
            _ => self.adjacent(before)?,
        };
        let plain = group.start == at;
        let first = subject.sources.first()?;
        let base = plain && form.has(Features::BASE) && !form.has(Features::PAST);
        if base && subject.sources.len() == 1 && !self.is_plural(first) {
            return None;
        }
        let third = plain && form.has(Features::THIRD);
        if third
            && subject.sources.len() == 1
            && self.is_plural(first)
            && !matches!(first.sort, Sort::Pronoun | Sort::Proper)
        {
            return None;
        }
        let lone = third && !form.has(Features::SAY) && self.is_bare_noun(before);
        let start = subject.start;
        let object = (third || base)
            && start > self.from()
            && self.has(start - 1, Features::VERB)
            && !self.has(start - 1, Features::NOUN);
        let noun = lone
            || object
            || plain
                && (base || third)
                && (self.has(at + 1, Features::AUXILIARY | Features::FINITE)
                    && !self.has(
                        at + 1,
                        Features::GERUND | Features::HUMAN | Features::DOCUMENT,
                    ));
        (!noun).then_some(subject)
    }

    /// Whether a singular common noun without determiner ends at the item, so that it and a noun
    /// behind it are a compound and no subject and verb: "NATO member states", "bank charges".
    fn is_bare_noun(&self, last: usize) -> bool {
        let Some(phrase) = self.passage.plain_ending(self.from(), last) else {
            return false;
        };
        let mut items = phrase.items.clone();
        matches!(
            phrase.sort,
            Sort::Human | Sort::Institution | Sort::Document | Sort::Other
        ) && !self.passage.is_capital(last)
            && !self.has(
                items.start,
                Features::DETERMINER | Features::POSSESSIVE | Features::QUANTITY,
            )
            && !items.any(|i| self.passage.is_possessive(i))
    }

    pub(super) fn is_plural(&self, phrase: &Phrase) -> bool {
        let head = phrase.items.end - 1;
        match phrase.sort {
            Sort::Pronoun => {
                !self.passage.features(head).has(Features::PERSONAL) && !self.is(head, "it")
            }
            Sort::Person(_) | Sort::Country(_) => false,
            Sort::Proper => self.passage.text(head).ends_with('s'),
            _ => {
                self.passage
                    .features(head)
                    .has(Features::PLURAL | Features::QUANTITY)
                    || self.passage.country(head).is_some()
                    || self.passage.text(head).ends_with('s')
            }
        }
    }

    /// The phrase that ends before the verb, with the ones it is coordinated with.
    pub(super) fn adjacent(&self, last: usize) -> Option<Subject> {
        // "the poll released on Friday showed": the participle describes its noun.
        let describes = self.has(last, Features::POSTPOSED) && !self.has(last, Features::NOUN);
        let last = last - usize::from(describes && last > self.from());
        let phrase = self.passage.phrase_ending(self.from(), last)?;
        let mut subject = Subject::of(self.named_before(phrase));
        let start = subject.start;
        if start < self.from() + 2 || !self.is(start - 1, "and") {
            return Some(subject);
        }
        self.listed(&mut subject);
        Some(subject)
    }

    /// "Minister of Youth, Sports and Community Empowerment Jane Doe": the words before the name are
    /// the end of a title and nobody of their own.
    fn is_titled_by_list(&self, person: &Phrase) -> bool {
        let first = person.items.start;
        matches!(person.sort, Sort::Person(_))
            && self.passage.person(first).is_none()
            && self.passage.is_capital(first)
            && !self.has(first, Features::HUMAN)
    }

    /// Adds what stands before the "and": "Britain, France and Germany".
    fn listed(&self, subject: &mut Subject) {
        let Some(first) = self.passage.phrase_ending(self.from(), subject.start - 2) else {
            return;
        };
        let begin = first.items.start;
        let opens = begin == self.from()
            || self.is(begin, "both")
            || self.passage.is_mark(begin - 1)
            || self.passage.quote(begin - 1).is_some()
            || self.has(
                begin - 1,
                Features::SUBORDINATOR
                    | Features::ADVERB
                    | Features::DETERMINER
                    | Features::COORDINATOR,
            );
        if !opens || !first.sort.speaks() || first.sort == Sort::Pronoun {
            return;
        }
        if first.sort == Sort::Proper && self.is_titled_by_list(&subject.sources[0]) {
            return;
        }
        subject.start = begin;
        let second = &mut subject.sources[0];
        if matches!(first.sort, Sort::Human | Sort::Country(_)) && second.sort == Sort::Human
            || self.passage.is_joint_name(&first, second)
        {
            second.items.start = begin;
            return;
        }
        // "academic and professor Jane Doe" is one person.
        let title = first.sort == Sort::Human
            && matches!(subject.sources[0].sort, Sort::Person(_))
            && !self.has(
                first.items.start,
                Features::DETERMINER | Features::POSSESSIVE | Features::QUANTITY,
            )
            && self
                .passage
                .person(subject.sources[0].items.start)
                .is_none()
            && !self.is_plural(&first);
        if title {
            return;
        }
        let kind = std::mem::discriminant(&first.sort);
        subject.sources.insert(0, first);
        for _ in 0..LISTED {
            let start = subject.start;
            if start < self.from() + 2 || !self.is(start - 1, ",") {
                break;
            }
            let Some(more) = self.passage.phrase_ending(self.from(), start - 2) else {
                break;
            };
            if std::mem::discriminant(&more.sort) != kind || self.is_object(&more) {
                break;
            }
            subject.start = more.items.start;
            subject.sources.insert(0, more);
        }
    }
}
