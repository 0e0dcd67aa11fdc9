//! Cues: the words that say that somebody says something, each with its source and complement.
//!
//! A candidate is a form of a reporting verb or a fixed phrase ("according to", "citing"). It becomes
//! a cue when a subject is found that can speak and when something is reported: a quotation, a
//! clause, an object of a verb whose object is a statement. How much is asked for depends on how
//! often the verb reports at all, which the table of words says.

use super::complement::SIGHT;
use super::lexis::Features;
use super::passage::{Passage, Sentence};
use super::phrase::{Phrase, Sort};
use super::subject::Subject;
use std::ops::Range;

/// Words that only a clause has.
const CLAUSAL: Features = Features::AUXILIARY
    .and(Features::VERB)
    .and(Features::PRONOUN)
    .and(Features::ACT);

/// Most items in which the verb of a clause is looked for.
const CLAUSE: usize = 14;

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

    /// "according to X", "in the words of X", "citing X", "seen by Reuters".
    fn fixed_phrase(&self, at: usize) -> Option<Attribution> {
        let behind = match self.passage.text(at).to_ascii_lowercase().as_str() {
            "according" if self.is(at + 1, "to") => at + 2,
            "words" if self.is(at + 1, "of") && self.is(at - 1, "the") => at + 2,
            "citing" | "quoting" => at + 1,
            "seen" | "reviewed" | "obtained" | "viewed" | "reported" | "published"
                if self.is(at + 1, "by") =>
            {
                let by = self.passage.phrase_starting(at + 2, self.to())?;
                return self.passage.is_outlet(&by).then(|| Attribution {
                    sentence: self.number,
                    frame: at..by.items.end,
                    sources: vec![by],
                    venue: None,
                    cue: at..at + 2,
                    side: Side::Around,
                });
            }
            _ => return None,
        };
        let source = self.object(behind)?;
        let cites = behind == at + 1;
        if cites && !self.can_be_cited(&source) {
            return None;
        }
        let mut frame = at..source.items.end;
        let mut sources = vec![source];
        self.coordinated(&mut sources, &mut frame.end);
        if at == self.from() {
            // "According to a report by the agency on Friday, …": up to the comma.
            let low = frame.end;
            let comma = (low..(low + SIGHT).min(self.to())).find(|&i| self.is(i, ","));
            frame.end = comma.unwrap_or(frame.end);
        }
        let side = if at == self.from() || self.is(at.wrapping_sub(1), "as") {
            Side::Behind
        } else if cites {
            Side::Before
        } else {
            self.side(&frame)
        };
        Some(Attribution {
            sentence: self.number,
            sources,
            venue: None,
            cue: at..behind,
            frame,
            side,
        })
    }

    fn can_be_cited(&self, source: &Phrase) -> bool {
        match source.sort {
            Sort::Person(_) | Sort::Human | Sort::Document | Sort::Press | Sort::Institution => {
                true
            }
            Sort::Proper => self.passage.is_outlet(source),
            _ => false,
        }
    }

    /// The phrase behind "according to" or in the place of an inverted subject; where a description
    /// and a name stand side by side, the name: "the team's coach, Alireza Mehraban".
    pub(super) fn object(&self, at: usize) -> Option<Phrase> {
        let found = self.passage.phrase_starting(at, self.to())?;
        if matches!(found.sort, Sort::Human | Sort::Institution | Sort::Press)
            && self.is(found.items.end, ",")
            && self.passage.person(found.items.end + 1).is_some()
            && let Some(name) = self.passage.phrase_starting(found.items.end + 1, self.to())
            && matches!(name.sort, Sort::Person(_))
            && (name.items.end == self.to() || self.passage.is_mark(name.items.end))
        {
            return Some(Phrase {
                items: found.items.start..name.items.end,
                sort: name.sort,
            });
        }
        Some(found)
    }

    /// Adds "and Y" behind a source.
    pub(super) fn coordinated(&self, sources: &mut Vec<Phrase>, end: &mut usize) {
        if !self.is(*end, "and") {
            return;
        }
        let Some(second) = self.passage.phrase_starting(*end + 1, self.to()) else {
            return;
        };
        let closes = second.items.end == self.to() || self.passage.is_mark(second.items.end);
        if !second.sort.speaks() || !closes {
            return;
        }
        *end = second.items.end;
        match (sources.last_mut(), second.sort) {
            (Some(first), _) if self.passage.is_joint_name(first, &second) => {
                first.items.end = second.items.end;
            }
            (Some(first), Sort::Human) if first.sort == Sort::Human => {
                first.items.end = second.items.end
            }
            _ => sources.push(second),
        }
    }

    /// "is adamant that", "is concerned (that)".
    fn stance(&self, at: usize) -> Option<Attribution> {
        let mut be = at.checked_sub(1)?;
        while self.has(be, Features::ADVERB) && be > self.from() {
            be -= 1;
        }
        if !self.has(be, Features::BE) || self.has(be, Features::NEGATION) || be == self.from() {
            return None;
        }
        let source = self.passage.phrase_ending(self.from(), be - 1)?;
        let named = matches!(
            source.sort,
            Sort::Person(_) | Sort::Proper | Sort::Institution | Sort::Human
        );
        let clause = self.is(at + 1, "that")
            || self.has(at + 1, Features::DETERMINER)
            || self.passage.is_capital(at + 1)
            || self.is(at + 2, "’s")
            || self.is(at + 1, "journalists");
        if !named || !clause || at + 1 >= self.to() {
            return None;
        }
        Some(Attribution {
            sentence: self.number,
            frame: source.items.start..at + 1,
            sources: vec![source],
            venue: None,
            cue: be..at + 1,
            side: Side::Behind,
        })
    }

    fn verb(&self, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
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

    /// "wrote off", "called up", "accused of" without an object: other verbs, or participles that
    /// describe a noun.
    fn is_another_verb(&self, at: usize) -> bool {
        let particle = ["off", "up", "back", "down"]
            .iter()
            .any(|p| self.is(at + 1, p));
        let described = self.has(at, Features::THING)
            && !self.has(at, Features::CLAUSE | Features::ABOUT)
            && (self.is(at + 1, "of") || self.is(at + 1, "by"));
        particle || described
    }

    /// "was first reported by the Times": a passive with its agent.
    fn passive(&self, at: usize) -> Option<Attribution> {
        let verb = self.passage.features(at);
        if !verb.has(Features::PARTICIPLE) || !self.is(at + 1, "by") {
            return None;
        }
        let source = self.passage.phrase_starting(at + 2, self.to())?;
        let reports = [
            "report", "announc", "reveal", "disclos", "confirm", "estimat",
        ]
        .iter()
        .any(|stem| self.passage.text(at).starts_with(stem));
        if !reports || !source.sort.speaks() || source.sort == Sort::Pronoun {
            return None;
        }
        let start = self.verb_group(at).map_or(at, |group| group.start);
        Some(Attribution {
            sentence: self.number,
            frame: start.max(at)..source.items.end,
            sources: vec![source],
            venue: None,
            cue: at..at + 2,
            side: Side::Before,
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

    /// Whether the verb with this subject and complement reports something.
    fn reports(&self, at: usize, group: &Group, subject: &Subject, right: &Right) -> bool {
        use Complement as C;
        let f = self.passage.features(at);
        let frame_start = subject.start.min(group.start);
        let Some(first) = subject.sources.first() else {
            return false;
        };
        if self.denies_itself(first) {
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
        if f.has(Features::SAY) {
            return speaks || right.complement == C::Quote;
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
                let clause = f.has(Features::CLAUSE) && speaks && self.is_clause(right.end);
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

    /// Whether the sentence ends in a colon or comma and a quotation opens the next block.
    fn announces(&self) -> bool {
        let last = self.to() - 1;
        let next = self.passage.sentences.get(self.number + 1);
        (self.is(last, ":") || self.is(last, ","))
            && next.is_some_and(|s| self.passage.quote(s.items.start).is_some())
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
    fn is_clause(&self, start: usize) -> bool {
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
        naming && !(at..(at + SIGHT).min(self.to())).any(|i| self.passage.quote(i).is_some())
    }

    /// Whether the words from the item on are a relative clause about what stands before it.
    fn is_relative(&self, start: usize) -> bool {
        start > self.from() + 1
            && (self.is(start - 1, "which") || self.is(start - 1, "that"))
            && self.passage.is_word(start - 2)
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

    fn is_behind_quote(&self, start: usize) -> bool {
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

/// The auxiliaries and adverbs in front of a reporting verb.
pub(super) struct Group {
    /// First item of the group.
    pub(super) start: usize,
    pub(super) negated: bool,
    pub(super) modal: bool,
    /// Whether an auxiliary or the form itself makes it a verb with a subject.
    pub(super) finite: bool,
    pub(super) progressive: bool,
}
