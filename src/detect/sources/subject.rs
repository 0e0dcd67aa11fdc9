//! The grammar around a reporting verb: its auxiliaries, what follows it, and who its subject is.
//!
//! The subject stands before the verb, perhaps across an apposition, a relative clause or a
//! parenthesis ("Watson, a spokeswoman for the council, said"), behind it ("said Watson"), or is the
//! one of the clause before ("He left, saying …", "… and added").

use super::cue::{Attribution, Complement, Group, Reader, Right, Side};
use super::lexis::Features;
use super::phrase::{Phrase, Sort};

/// Most items between a subject and its verb across an apposition.
const REACH: usize = 48;

/// Most items in which a quotation or "that" is looked for behind a verb and its adverbials.
const SIGHT: usize = 16;

/// Who speaks, and the first item of the words that say so.
pub(super) struct Subject {
    pub(super) sources: Vec<Phrase>,
    pub(super) start: usize,
}

impl Subject {
    fn of(phrase: Phrase) -> Self {
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
            } else if !features.has(Features::ADVERB | Features::NEGATION) && !self.is_time(before) {
                break;
            }
            group.negated |= features.has(Features::NEGATION);
            group.start = before;
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

    fn is_time(&self, item: usize) -> bool {
        self.has(item, Features::TIME) && !self.has(item, Features::MODAL)
            && (self.passage.is_capital(item) || self.is(item, "today") || self.is(item, "yesterday"))
    }

    /// What follows the verb.
    pub(super) fn right_of(&self, at: usize) -> Right {
        let verb = self.passage.features(at);
        let mut next = at + 1;
        let mut venue = None;
        if verb.has(Features::RECIPIENT) {
            if self.has(next, Features::OBJECTIVE) || self.has(next, Features::POSSESSIVE) && self.is(next, "her") {
                next += 1;
            } else if let Some(hearer) = self.passage.phrase_starting(next, self.to())
                && (verb.has(Features::SAY | Features::TO) || self.is(hearer.items.end, "that"))
            {
                next = self.behind_coordination(hearer.items.end);
                venue = self.passage.is_outlet(&hearer).then_some(hearer);
            }
        }
        if verb.has(Features::ABOUT) && self.takes(at, next) {
            return Right {
                end: next + 1,
                complement: self.complement(next + 1).1.max_about(),
                venue,
            };
        }
        next = self.behind_adverbials(next, &mut venue);
        let (end, complement) = self.complement(next);
        Right { end, complement, venue }
    }

    fn behind_coordination(&self, end: usize) -> usize {
        if !self.is(end, "and") {
            return end;
        }
        self.passage
            .phrase_starting(end + 1, self.to())
            .map_or(end, |p| p.items.end)
    }

    /// Whether the preposition at `next` belongs to the verb and leads to what is said.
    fn takes(&self, at: usize, next: usize) -> bool {
        let verb = self.passage.text(at).to_ascii_lowercase();
        match self.passage.text(next) {
            "for" => verb.starts_with("call"),
            "on" => verb.starts_with("call") || verb.starts_with("insist"),
            "out" => verb.starts_with("point"),
            "to" => ["point", "refer", "allud", "object", "admit"].iter().any(|v| verb.starts_with(v)),
            "of" | "about" | "against" | "at" => !verb.starts_with("call") && !verb.starts_with("point"),
            _ => false,
        }
    }

    /// Steps over "in a statement", "on Thursday", "to reporters" behind a verb.
    fn behind_adverbials(&self, from: usize, venue: &mut Option<Phrase>) -> usize {
        let mut next = from;
        for _ in 0..5 {
            if next < self.to() && (self.has(next, Features::ADVERB) || self.is_time(next) || self.has(next, Features::TIME) && self.is_time(next + 1)) && !self.has(next, Features::SUBORDINATOR) {
                next += 1;
                continue;
            }
            if !self.has(next, Features::PREPOSITION) || self.has(next, Features::SUBORDINATOR) && !self.is(next + 1, "a") {
                break;
            }
            let Some(object) = self.passage.phrase_starting(next + 1, self.to()) else {
                // "on Thursday": a time alone is no noun phrase.
                if self.has(next + 1, Features::TIME) {
                    next += 2;
                    continue;
                }
                break;
            };
            let head = self.passage.features(object.items.end - 1);
            let outlet = self.passage.is_outlet(&object);
            let follows = object.items.end;
            let leads = self.is(follows, "that")
                || self.has(follows, Features::PREPOSITION)
                || self.is_time(follows)
                || follows >= self.to()
                || self.passage.is_mark(follows)
                || self.passage.quote(follows).is_some();
            if !leads && !head.has(Features::VEHICLE) {
                break;
            }
            if outlet && matches!(self.passage.text(next), "to" | "with") {
                *venue = Some(object);
            }
            next = follows;
        }
        next
    }

    /// What stands at an item behind the verb and its adverbials, and where the frame ends.
    fn complement(&self, next: usize) -> (usize, Complement) {
        if next >= self.to() {
            return (self.to(), Complement::Nothing);
        }
        if self.passage.quote(next).is_some() {
            return (next, Complement::Quote);
        }
        let wh = ["whether", "why", "how", "what", "where", "if"];
        match self.passage.text(next) {
            "that" => {
                // "said that day" has a noun behind it.
                (next + 1, Complement::That)
            }
            "to" => (next, Complement::Infinitive),
            ":" | "," if self.passage.quote(next + 1).is_some() && next + 1 < self.to() => (next + 1, Complement::Quote),
            ":" | "…" | "—" | "–" | "--" if next + 1 < self.to() => (next + 1, Complement::Clause),
            "." if self.is(next + 1, ".") => (next + 3, Complement::Clause),
            "," => match (next + 1..(next + 8).min(self.to())).find(|&i| self.is(i, ",")) {
                Some(second) if self.is(second + 1, "that") => (second + 2, Complement::That),
                Some(second) if second + 1 < self.to() && self.passage.quote(second + 1).is_some() => (second + 1, Complement::Quote),
                _ => (next, Complement::Nothing),
            },
            text if wh.contains(&text) => (next, Complement::That),
            _ if self.passage.is_mark(next) && !matches!(self.passage.text(next), "[" | "(" | "$" | "£" | "€" | "#" | "@") => (next, Complement::Nothing),
            _ if self.has(next, Features::COORDINATOR) => (next, Complement::Nothing),
            _ if self.has(next, Features::PREPOSITION | Features::SUBORDINATOR) => self.behind_preposition(next),
            _ => (next, Complement::Clause),
        }
    }

    /// Behind a preposition that could not be stepped over, a quotation or "that" may still come.
    fn behind_preposition(&self, next: usize) -> (usize, Complement) {
        for item in next..(next + SIGHT).min(self.to()) {
            if self.passage.quote(item).is_some() {
                return (item, Complement::Quote);
            }
            if self.is(item, "that") {
                return (item + 1, Complement::That);
            }
        }
        (next, Complement::Nothing)
    }

    /// "…, said X": the subject behind the verb.
    pub(super) fn inverted(&self, at: usize, group: &Group) -> Option<Attribution> {
        let verb = self.passage.features(at);
        let simple = verb.has(Features::FINITE) && group.start == at
            || verb.has(Features::FINITE) && (group.start..at).all(|i| self.has(i, Features::ADVERB));
        if !simple || !verb.has(Features::QUOTE | Features::CLAUSE) || !self.has_content_before(group.start) {
            return None;
        }
        let source = self.object(at + 1)?;
        if source.sort == Sort::Pronoun && !self.passage.features(source.items.start).has(Features::PERSONAL) || !source.sort.speaks() {
            return None;
        }
        let mut sources = vec![source];
        let mut frame = group.start..sources[0].items.end;
        let end = frame.end;
        let closes = end >= self.to()
            || self.passage.is_mark(end)
            || self.passage.quote(end).is_some()
            || self.is_time(end)
            || self.has(end, Features::PREPOSITION | Features::RELATIVE | Features::COORDINATOR | Features::ADVERB | Features::TIME | Features::SUBORDINATOR);
        if !closes || verb.has(Features::BASE) && !verb.has(Features::PAST) && !self.is_plural(&sources[0]) {
            return None;
        }
        self.coordinate(&mut sources, &mut frame.end);
        if group.start > self.from() && self.is(group.start - 1, ",") && !self.quote_precedes(group.start - 1) {
            let left = self.across_comma(group.start - 1);
            let sure = frame.end >= self.to() || matches!(self.passage.text(frame.end), "." | ",");
            if left.is_some_and(|l| matches!(l.sort, Sort::Person(_))) && !sure {
                return None;
            }
        }
        self.described(&mut frame.end);
        let mut venue = None;
        let end = self.behind_adverbials(frame.end, &mut venue);
        if end < self.to() && (self.passage.is_mark(end) || self.passage.quote(end).is_some()) {
            frame.end = end;
        }
        let side = self.side(&frame);
        Some(Attribution {
            sentence: self.number,
            sources,
            venue,
            cue: at..at + 1,
            frame,
            side,
        })
    }

    fn coordinate(&self, sources: &mut Vec<Phrase>, end: &mut usize) {
        let mut frame_end = *end;
        self.coordinated(sources, &mut frame_end);
        *end = frame_end;
    }

    fn quote_precedes(&self, comma: usize) -> bool {
        comma > self.from() && self.passage.quote(comma - 1).is_some()
    }

    /// Takes an apposition into the frame: "said Lotfi Azzouz, Tunisia director for Amnesty".
    fn described(&self, end: &mut usize) {
        if !self.is(*end, ",") {
            return;
        }
        let mut last = None;
        for item in *end + 1..(*end + REACH).min(self.to()) {
            if self.passage.quote(item).is_some() {
                break;
            }
            if self.is(item, ",") || matches!(self.passage.text(item), "." | ";" | "—" | "–") {
                last = Some(item);
                break;
            }
        }
        let Some(last) = last else {
            if *end + 1 < self.to() && self.passage.quote(*end + 1).is_none() {
                *end = self.to();
            }
            return;
        };
        let starts = self.passage.phrase_starting(*end + 1, last);
        let apposition = self.has(*end + 1, Features::RELATIVE)
            || starts.is_some_and(|p| {
                p.items.end == last
                    || self.has(p.items.end, Features::PREPOSITION | Features::RELATIVE | Features::POSTPOSED | Features::COORDINATOR)
            });
        if apposition {
            *end = last;
        }
    }

    /// The subject before the verb group.
    pub(super) fn subject(&self, group: &Group, at: usize, earlier: &[Attribution]) -> Option<Subject> {
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
            "—" | "–" | "--" => self.across(before, self.passage.text(before)).map(Subject::of)?,
            _ => self.adjacent(before)?,
        };
        let plain = group.start == at;
        let first = subject.sources.first()?;
        let base = plain && form.has(Features::BASE) && !form.has(Features::PAST);
        if base && subject.sources.len() == 1 && !self.is_plural(first) {
            return None;
        }
        let third = plain && form.has(Features::THIRD);
        if third && subject.sources.len() == 1 && self.is_plural(first) && first.sort != Sort::Pronoun {
            return None;
        }
        let noun = plain && (base || third)
            && (self.has(at + 1, Features::AUXILIARY | Features::FINITE) && !self.has(at + 1, Features::GERUND | Features::HUMAN | Features::DOCUMENT));
        (!noun).then_some(subject)
    }

    fn is_plural(&self, phrase: &Phrase) -> bool {
        let head = phrase.items.end - 1;
        match phrase.sort {
            Sort::Pronoun => !self.passage.features(head).has(Features::PERSONAL) && !self.is(head, "it"),
            Sort::Person(_) | Sort::Country(_) => false,
            Sort::Proper => self.passage.text(head).ends_with('s'),
            _ => {
                self.passage.features(head).has(Features::PLURAL | Features::QUANTITY)
                    || self.passage.country(head).is_some()
                    || self.passage.text(head).ends_with('s')
            }
        }
    }

    /// The phrase that ends before the verb, with the ones it is coordinated with.
    fn adjacent(&self, last: usize) -> Option<Subject> {
        let phrase = self.passage.phrase_ending(self.from(), last)?;
        let start = phrase.items.start;
        let mut subject = Subject::of(phrase);
        if start < self.from() + 2 || !self.is(start - 1, "and") {
            return Some(subject);
        }
        let Some(first) = self.passage.phrase_ending(self.from(), start - 2) else {
            return Some(subject);
        };
        let opens = first.items.start == self.from()
            || self.is(first.items.start, "both")
            || self.passage.is_mark(first.items.start - 1)
            || self.has(first.items.start - 1, Features::SUBORDINATOR | Features::ADVERB | Features::DETERMINER | Features::COORDINATOR);
        if !opens || !first.sort.speaks() || first.sort == Sort::Pronoun {
            return Some(subject);
        }
        subject.start = first.items.start;
        if first.sort == Sort::Human && subject.sources[0].sort == Sort::Human {
            subject.sources[0].items.start = first.items.start;
        } else {
            subject.sources.insert(0, first);
        }
        Some(subject)
    }

    /// What "who" or "which" stands for.
    fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let comma = self.is(relative - 1, ",");
        let last = relative.checked_sub(1 + usize::from(comma)).filter(|&l| l >= self.from())?;
        let phrase = self.passage.phrase_ending(self.from(), last)?;
        let fits = match self.passage.text(relative).to_ascii_lowercase().as_str() {
            "who" => true,
            "which" => !phrase.sort.is_human(),
            _ => matches!(phrase.sort, Sort::Document | Sort::Human) && !comma,
        };
        (fits && phrase.sort.speaks()).then_some(phrase)
    }

    /// The subject of the attribution or clause before: "…, and added".
    fn shared(&self, before: usize, earlier: &[Attribution]) -> Option<Subject> {
        let last = earlier.last().filter(|a| a.side != Side::Around || a.cue.end <= before)?;
        let sources = last.sources.clone();
        (!sources.is_empty()).then_some(Subject {
            sources,
            start: before,
        }).filter(|_| !self.is(last.cue.start, "according"))
        .or_else(|| self.clause_subject(before).map(|phrase| Subject { sources: vec![phrase], start: before }))
    }

    /// The phrase before a parenthesis or between dashes that ends at `close`.
    fn across(&self, close: usize, opening: &str) -> Option<Phrase> {
        let low = close.saturating_sub(REACH).max(self.from());
        let open = (low..close).rev().find(|&i| self.passage.text(i) == opening)?;
        let last = open.checked_sub(1).filter(|&l| l >= self.from())?;
        self.passage.phrase_ending(self.from(), last).filter(|p| p.sort.speaks())
    }

    /// The subject across an apposition, a relative clause or an adverbial that ends at a comma.
    fn across_comma(&self, comma: usize) -> Option<Phrase> {
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
                if fallback.is_none() && left.sort.speaks() && left.sort != Sort::Pronoun && self.describes(open + 1) && !self.is_object(&left) {
                    fallback = Some(left);
                }
            }
            close = open;
        }
        fallback
    }

    /// Whether a preposition or a verb stands before the phrase, so that it is no subject.
    fn is_object(&self, phrase: &Phrase) -> bool {
        let start = phrase.items.start;
        start > self.from()
            && self.has(start - 1, Features::PREPOSITION)
    }

    /// Whether the words at an item can begin a description of what stands before.
    fn describes(&self, item: usize) -> bool {
        self.has(item, Features::DETERMINER | Features::RELATIVE | Features::POSSESSIVE | Features::PREPOSITION | Features::ADVERB | Features::HUMAN | Features::POSTPOSED)
            || self.passage.text(item).bytes().next().is_some_and(|b| b.is_ascii_digit())
            || self.passage.is_capital(item)
    }

    /// The subject of "…, saying", "by saying", "with X saying", "Citing rules, X …".
    fn participle_subject(&self, at: usize, earlier: &[Attribution]) -> Option<Subject> {
        if at == self.from() {
            let comma = (at..(at + REACH).min(self.to())).find(|&i| self.is(i, ","))?;
            return self.object(comma + 1).filter(|p| p.sort.speaks()).map(|p| Subject { sources: vec![p], start: at });
        }
        let mut before = at - 1;
        while before > self.from() && self.has(before, Features::ADVERB) {
            before -= 1;
        }
        let own = |phrase: Phrase| Subject { sources: vec![phrase], start: at };
        if self.is(before, "as") && self.has(before.wrapping_sub(1), Features::PARTICIPLE | Features::POSTPOSED) {
            let mut be = before.wrapping_sub(2);
            while self.has(be, Features::AUXILIARY) && be > self.from() {
                be -= 1;
            }
            return self.adjacent(be);
        }
        let inside = ["by", "in", "while", "when", "after", "before"];
        if self.is(before, ",") || self.has(before, Features::COORDINATOR) || inside.contains(&self.passage.text(before)) {
            if let Some(last) = earlier.last().filter(|a| !self.is(a.cue.start, "according")) {
                return Some(Subject { sources: last.sources.clone(), start: before });
            }
            return self.clause_subject(before).map(own);
        }
        let phrase = self.passage.phrase_ending(self.from(), before)?;
        let leads = phrase.items.start.checked_sub(1).is_some_and(|i| self.is(i, "with") || self.is(i, ","));
        if leads && phrase.sort.speaks() && phrase.sort != Sort::Document {
            return Some(Subject::of(phrase));
        }
        if self.has(phrase.items.end - 1, Features::VEHICLE) || phrase.sort == Sort::Document {
            return self
                .clause_subject(phrase.items.start)
                .map(own)
                .or(Some(Subject::of(phrase)));
        }
        if phrase.sort == Sort::Human && self.is_plural(&phrase) {
            return Some(Subject::of(phrase));
        }
        None
    }

    /// The subject of the clause that leads to `limit`.
    pub(super) fn clause_subject(&self, limit: usize) -> Option<Phrase> {
        let mut found: Option<Phrase> = None;
        let mut at = self.from();
        let mut starts = true;
        while at < limit {
            let features = self.passage.features(at);
            if !starts || features.has(Features::ADVERB | Features::SUBORDINATOR | Features::COORDINATOR) {
                starts = starts && !self.passage.is_mark(at) || self.is(at, ",") || features.has(Features::COORDINATOR | Features::SUBORDINATOR);
                at += 1;
                continue;
            }
            starts = false;
            let Some(phrase) = self.object(at).filter(|p| p.items.end <= limit) else {
                at += 1;
                continue;
            };
            at = phrase.items.end;
            let verb = self.has(at, Features::AUXILIARY | Features::FINITE);
            if phrase.sort.speaks() && (found.is_none() || verb) {
                found = Some(phrase);
            }
        }
        found
    }
}

impl Complement {
    /// A prepositional complement, unless a quotation or clause follows the preposition.
    fn max_about(self) -> Complement {
        match self {
            Complement::That | Complement::Quote => self,
            _ => Complement::About,
        }
    }
}
