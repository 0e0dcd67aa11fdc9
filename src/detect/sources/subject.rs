//! The grammar around a reporting verb: its auxiliaries, what follows it, and who its subject is.
//!
//! The subject stands before the verb, perhaps across an apposition, a relative clause or a
//! parenthesis ("Watson, a spokeswoman for the council, said"), behind it ("said Watson"), or is the
//! one of the clause before ("He left, saying …", "… and added").

use super::cue::{Attribution, Group, Reader};
use super::lexis::Features;
use super::phrase::{Phrase, Sort};

/// Most items between a subject and its verb across an apposition.
pub(super) const REACH: usize = 48;

/// Most subjects of one verb before the last two.
const LISTED: usize = 6;

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
    /// The auxiliaries and adverbs before a verb form; nothing where the form is no active verb.
    pub(super) fn verb_group(&self, at: usize) -> Option<Group> {
        let form = self.passage.features(at);
        let mut group = Group {
            start: at,
            negated: false,
            modal: false,
            finite: false,
            progressive: false,
        };
        let (mut be, mut have, mut auxiliary) = (false, false, false);
        while group.start > self.from() {
            let before = group.start - 1;
            let features = self.passage.features(before);
            if features.has(Features::AUXILIARY) {
                be |= features.has(Features::BE) && !have;
                have |= features.has(Features::HAVE);
                auxiliary |= features.has(Features::MODAL | Features::DO);
                group.modal |= features.has(Features::MODAL);
            } else if !(features.has(Features::ADVERB | Features::NEGATION)
                || self.is_time(before)
                || features.has(Features::TIME) && self.is_this(before.wrapping_sub(1)))
            {
                break;
            }
            group.negated |= features.has(Features::NEGATION);
            group.start = before;
            if features.has(Features::TIME) && self.is_this(before.wrapping_sub(1)) {
                group.start = before - 1;
            }
            if self.is_time(before) && self.has(before.wrapping_sub(1), Features::PREPOSITION) {
                group.start = before - 1;
            }
        }
        if form.has(Features::GERUND) {
            group.progressive = be;
            group.finite = be;
            return Some(group);
        }
        if be {
            return None;
        }
        group.finite = if have {
            form.has(Features::PARTICIPLE)
        } else if auxiliary {
            form.has(Features::BASE)
        } else {
            form.has(Features::FINITE)
        };
        let infinitive = self.is(group.start.wrapping_sub(1), "to");
        (group.finite && !infinitive).then_some(group)
    }

    fn is_this(&self, item: usize) -> bool {
        ["this", "last", "next"]
            .iter()
            .any(|word| self.is(item, word))
    }

    pub(super) fn is_time(&self, item: usize) -> bool {
        self.has(item, Features::TIME)
            && !self.has(item, Features::MODAL)
            && (self.passage.is_capital(item)
                || self.is(item, "today")
                || self.is(item, "yesterday"))
            && !(item + 1 < self.to() && self.passage.is_possessive(item + 1))
    }

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
            && first.sort != Sort::Pronoun
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

    /// Adds what stands before the "and": "Britain, France and Germany".
    fn listed(&self, subject: &mut Subject) {
        let Some(first) = self.passage.phrase_ending(self.from(), subject.start - 2) else {
            return;
        };
        let begin = first.items.start;
        let opens = begin == self.from()
            || self.is(begin, "both")
            || self.passage.is_mark(begin - 1)
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
            && self.has(subject.sources[0].items.start, Features::HUMAN);
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

    /// The person whom an apposition describes: "James Lankford, a Republican who had warned".
    fn named_before(&self, phrase: Phrase) -> Phrase {
        let start = phrase.items.start;
        let described = phrase.sort == Sort::Human
            && start > self.from() + 1
            && self.is(start - 1, ",")
            && self.has(start, Features::DETERMINER);
        if !described {
            return phrase;
        }
        self.passage
            .phrase_ending(self.from(), start - 2)
            .filter(|name| matches!(name.sort, Sort::Person(_)))
            .unwrap_or(phrase)
    }

    /// The people or person whom prepositional phrases describe: "51 Mexicans on death row, who".
    fn nearest_human(&self, near: Phrase) -> Option<Phrase> {
        let mut phrase = near;
        for _ in 0..LISTED {
            let start = phrase.items.start;
            if start < self.from() + 2 || !self.has(start - 1, Features::PREPOSITION) {
                return None;
            }
            phrase = self.passage.plain_ending(self.from(), start - 2)?;
            if phrase.sort.is_human() {
                return Some(self.named_before(phrase));
            }
        }
        None
    }

    /// What "who" or "which" stands for.
    pub(super) fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let comma = self.is(relative - 1, ",");
        let last = relative
            .checked_sub(1 + usize::from(comma))
            .filter(|&l| l >= self.from())?;
        let who = self.is(relative, "who");
        let near = self.passage.plain_ending(self.from(), last)?;
        // "a lawsuit with ZeniMax, which says": the name beside it.
        let phrase = if !who && near.sort == Sort::Proper {
            near
        } else if who && !near.sort.is_human() {
            self.nearest_human(near)?
        } else {
            self.named_before(near)
        };
        let fits = match self.passage.text(relative).to_ascii_lowercase().as_str() {
            "who" => true,
            "which" => !phrase.sort.is_human(),
            _ => matches!(phrase.sort, Sort::Document | Sort::Human) && !comma,
        };
        (fits && phrase.sort.speaks()).then_some(phrase)
    }

    /// The phrase before a parenthesis or between dashes that ends at `close`.
    fn across(&self, close: usize, opening: &str) -> Option<Phrase> {
        let low = close.saturating_sub(REACH).max(self.from());
        let open = (low..close)
            .rev()
            .find(|&i| self.passage.text(i) == opening)?;
        let last = open.checked_sub(1).filter(|&l| l >= self.from())?;
        self.passage
            .phrase_ending(self.from(), last)
            .filter(|p| p.sort.speaks())
    }

    /// The subject across an apposition, a relative clause or an adverbial that ends at a comma.
    pub(super) fn across_comma(&self, comma: usize) -> Option<Phrase> {
        let low = comma.saturating_sub(REACH).max(self.from());
        let mut close = comma;
        let mut fallback = None;
        for open in (low..comma).rev().filter(|&i| self.is(i, ",")) {
            if let Some(name) = self.passage.phrase_ending(open + 1, close - 1)
                && matches!(name.sort, Sort::Person(_))
                && name.items.start == open + 1
            {
                return Some(name);
            }
            if open > self.from()
                && let Some(left) = self.passage.phrase_ending(self.from(), open - 1)
            {
                if matches!(left.sort, Sort::Person(_)) && !self.is_object(&left) {
                    return Some(left);
                }
                if fallback.is_none()
                    && left.sort.speaks()
                    && left.sort != Sort::Pronoun
                    && self.describes(open + 1)
                    && !self.is_object(&left)
                {
                    fallback = Some(left);
                }
            }
            close = open;
        }
        // "The firm Acme, has said": a comma too many.
        if close == comma && comma > self.from() {
            return self
                .passage
                .phrase_ending(self.from(), comma - 1)
                .filter(|p| p.items.start == self.from() && p.sort == Sort::Proper);
        }
        fallback
    }

    /// Whether a preposition or a verb stands before the phrase, so that it is no subject.
    fn is_object(&self, phrase: &Phrase) -> bool {
        let start = phrase.items.start;
        start > self.from() && self.has(start - 1, Features::PREPOSITION)
    }

    /// Whether the words at an item can begin a description of what stands before.
    fn describes(&self, item: usize) -> bool {
        self.has(
            item,
            Features::DETERMINER
                | Features::RELATIVE
                | Features::POSSESSIVE
                | Features::PREPOSITION
                | Features::ADVERB
                | Features::HUMAN
                | Features::POSTPOSED,
        ) || self
            .passage
            .text(item)
            .bytes()
            .next()
            .is_some_and(|b| b.is_ascii_digit())
            || self.passage.is_capital(item)
    }
}
