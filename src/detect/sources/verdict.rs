//! Whether a verb with its subject and complement reports something: "conceded a penalty" does not,
//! "conceded that he lost" does.

use super::cue::{Complement, Reader, Right, SIGHT};
use super::group::Group;
use super::lexis::Features;
use super::phrase::{Phrase, Sort};
use super::speech::Voice;
use super::subject::Subject;

/// Words that only a clause has.
const CLAUSAL: Features = Features::AUXILIARY
    .and(Features::VERB)
    .and(Features::PRONOUN)
    .and(Features::ACT);

/// Most items in which the verb of a clause is looked for.
const CLAUSE: usize = 14;

impl Reader<'_> {
    /// "wrote off", "called up", "accused of" without an object: other verbs, or participles that
    /// describe a noun.
    pub(super) fn is_another_verb(&self, at: usize) -> bool {
        let particle = ["off", "up", "back", "down"]
            .iter()
            .any(|p| self.is(at + 1, p));
        // "the states of the west", "reports of fire"
        let noun = self.has(at, Features::THIRD)
            && !self.has(at, Features::ABOUT)
            && self.is(at + 1, "of");
        let described = self.has(at, Features::THING)
            && !self.has(at, Features::CLAUSE | Features::ABOUT)
            && (self.is(at + 1, "of") || self.is(at + 1, "by"));
        particle || described || noun
    }

    /// Whether the verb with this subject and complement reports something.
    pub(super) fn reports(
        &self,
        at: usize,
        group: &Group,
        subject: &Subject,
        right: &Right,
    ) -> bool {
        use Complement as C;
        let f = self.passage.features(at);
        let frame_start = subject.start.min(group.start);
        let Some(first) = subject.sources.first() else {
            return false;
        };
        if self.denies_itself(first)
            || self.infers(at, group, first)
            || self.is_named_so(at, first)
            || self.interrogates(at, right)
        {
            return false;
        }
        let sort = first.sort;
        let strong = f.has(Features::STRONG);
        let speaks = sort.speaks();
        if group.negated
            || group.modal && !(strong && matches!(right.complement, C::Quote | C::That))
        {
            return false;
        }
        if let Some(holds) = self.by_its_use(at, first, right, frame_start) {
            return holds && !group.negated && !group.modal;
        }
        if f.has(Features::SAY) {
            return speaks || right.complement == C::Quote || self.is_somebody(first);
        }
        if f.has(Features::BELIEF) && !f.has(Features::EVIDENCE) {
            let experts = sort == Sort::Human
                && !self
                    .passage
                    .features(first.items.end - 1)
                    .has(Features::QUANTITY);
            return experts
                && matches!(right.complement, C::That | C::Clause | C::Nothing)
                && (f.has(Features::CLAUSE));
        }
        match right.complement {
            C::Quote => speaks && f.has(Features::QUOTE | Features::THING | Features::CLAUSE),
            C::That => speaks && f.has(Features::THAT),
            C::Infinitive => speaks && strong && f.has(Features::TO),
            C::About => speaks && f.has(Features::ABOUT),
            C::Loose => false,
            C::Nothing if f.has(Features::THING) && self.is_relative(frame_start) => speaks,
            C::Nothing => {
                speaks && f.has(Features::QUOTE | Features::CLAUSE) && (strong || sort.is_human())
            }
            C::Clause => {
                let clause = f.has(Features::CLAUSE)
                    && speaks
                    && self.is_clause(right.end)
                    && !(f.has(Features::GERUND) && self.is_phrase(right.end));
                let thing = f.has(Features::THING)
                    && strong
                    && speaks
                    && sort != Sort::Document
                    && !self.names_only(at);
                let evidence = f.has(Features::EVIDENCE)
                    && (sort == Sort::Document || matches!(sort, Sort::Human | Sort::Person(_)));
                clause && (strong || evidence) || thing
            }
        }
    }

    /// Verbs that report in one use alone: "the BBC has learnt that", "police attribute this to rain",
    /// “…,” she shared; nothing for other verbs and uses.
    fn by_its_use(&self, at: usize, source: &Phrase, right: &Right, start: usize) -> Option<bool> {
        use Complement as C;
        let verb = self.passage.text(at);
        if verb.starts_with("learn") || verb == "understands" {
            let outlet = self.passage.is_outlet(source) || source.sort == Sort::Press;
            let tense = verb == "understands" || self.has(at - 1, Features::HAVE);
            return Some(outlet && tense && matches!(right.complement, C::That | C::Clause));
        }
        if verb.starts_with("attribut") {
            let sight = right.end..(right.end + SIGHT).min(self.to());
            let cause = sight.clone().skip(1).any(|i| self.is(i, "to"));
            return Some(cause && source.sort.speaks() && right.complement == C::Clause);
        }
        let bare = right.complement == C::Nothing;
        if bare && (verb.starts_with("shar") || verb == "read" || verb == "reads") {
            let quoted = self.is_behind_quote(start);
            return Some(quoted && (source.sort.is_human() || source.sort == Sort::Document));
        }
        None
    }

    /// Whether the sentence ends in a colon or comma and a quotation opens the next block.
    pub(super) fn announces(&self) -> bool {
        let last = self.to() - 1;
        let next = self.passage.sentences.get(self.number + 1);
        (self.is(last, ":") || self.is(last, ","))
            && next.is_some_and(|s| self.passage.quote(s.items.start).is_some())
    }

    /// Whether the sentence closes its paragraph and a block quotation follows.
    pub(super) fn sets_off(&self) -> bool {
        let next = self.passage.sentences.get(self.number + 1);
        let quoted = next.and_then(|s| self.passage.quote(s.items.start));
        quoted.is_some_and(|q| {
            let quotation = &self.passage.quotations[q];
            quotation.voice == Voice::Around && quotation.span == quotation.inner
        })
    }

    /// "The group showed big drops, suggesting that …" is the article's own inference.
    fn infers(&self, at: usize, group: &Group, source: &Phrase) -> bool {
        let participle = self.has(at, Features::GERUND) && !group.progressive;
        participle
            && self.has(at, Features::EVIDENCE)
            && !source.sort.is_human()
            && source.sort != Sort::Document
    }

    /// "questioned the student" is no statement, "questioned the figures" is.
    fn interrogates(&self, at: usize, right: &Right) -> bool {
        self.passage.text(at).starts_with("question")
            && right.complement == Complement::Clause
            && (self.has(right.end, Features::OBJECTIVE)
                || self
                    .passage
                    .phrase_starting(right.end, self.to())
                    .is_some_and(|object| object.sort.is_human()))
    }

    /// Whether no verb stands between the item and the next comma: "adding emphasis through a
    /// bullhorn, she …".
    fn is_phrase(&self, start: usize) -> bool {
        let sight = start..(start + CLAUSE).min(self.to());
        let Some(comma) = sight.clone().find(|&i| self.is(i, ",")) else {
            return false;
        };
        !(start..comma).any(|i| {
            self.passage.features(i).has(CLAUSAL)
                || self.passage.text(i).ends_with("ed")
                || self.passage.quote(i).is_some()
        })
    }

    /// "a reception for friends called “…”": a participle that names its noun.
    fn is_named_so(&self, at: usize, source: &Phrase) -> bool {
        let start = source.items.start;
        self.passage.text(at) == "called"
            && start > self.from()
            && self.has(start - 1, Features::PREPOSITION)
            && self.passage.quote(at + 1).is_some() | self.has(at + 1, Features::DETERMINER)
    }

    /// A noun that the table does not know, where only somebody can stand: "the beekeeper said".
    fn is_somebody(&self, source: &Phrase) -> bool {
        let abstract_ending = [
            "ing", "tion", "ment", "ness", "ity", "deal", "plan", "law", "bill",
        ];
        let head = self.passage.text(source.items.end - 1);
        self.has(
            source.items.start,
            Features::DETERMINER | Features::POSSESSIVE,
        ) && source.items.len() <= 4
            && !abstract_ending.iter().any(|ending| head.ends_with(ending))
    }

    /// "no group", "nobody": whoever does not speak.
    fn denies_itself(&self, source: &Phrase) -> bool {
        self.is(source.items.start, "no")
            || self.is(source.items.start, "neither")
            || self
                .passage
                .features(source.items.start)
                .has(Features::NEGATION)
    }

    /// Whether a finite verb is in sight, so that the words from the item on are a clause and no
    /// noun phrase: "conceded a penalty" reports nothing.
    pub(super) fn is_clause(&self, start: usize) -> bool {
        if self.is(start, "responsibility") {
            return true;
        }
        for item in start..(start + CLAUSE).min(self.to()) {
            let features = self.passage.features(item);
            if features.has(CLAUSAL)
                || self.passage.text(item).ends_with("ed") && !self.passage.is_capital(item)
                || self.passage.quote(item).is_some()
            {
                return true;
            }
            if features.has(Features::RELATIVE | Features::SUBORDINATOR) && item > start {
                return false;
            }
        }
        false
    }

    /// "a group called X": naming is a statement only where a quotation or "as" shows it.
    fn names_only(&self, at: usize) -> bool {
        let naming = ["call", "dub", "label"]
            .iter()
            .any(|v| self.passage.text(at).starts_with(v));
        let sight = at..(at + SIGHT).min(self.to());
        let quoted = sight
            .clone()
            .take_while(|&i| !self.is(i, ","))
            .any(|i| self.passage.quote(i).is_some());
        naming && !quoted
    }

    /// Whether the words from the item on are a relative clause about what stands before it.
    pub(super) fn is_relative(&self, start: usize) -> bool {
        start > self.from() + 1
            && (self.is(start - 1, "which") || self.is(start - 1, "that"))
            && self.passage.is_word(start - 2)
    }
}
