//! What one attribution shows of whether somebody says something there: the reporting word, what
//! stands between it and the source, what follows it, and the words that name the source.
//!
//! Only what can be read off the words at hand; what it weighs is the judge's ([`super::judge`]).

use super::cue::Attribution;
use super::lexis::Features;
use super::passage::Passage;
use super::phrase::Phrase;

/// A property with how much an entry has of it.
pub(super) type Property = (&'static str, f32);

/// Beginnings of reporting words that each have a weight of their own: in manuals and shops most of
/// them do something else.
const VERBS: [&str; 40] = [
    "add",
    "announce",
    "argu",
    "ask",
    "believe",
    "boast",
    "call",
    "claim",
    "demand",
    "describ",
    "determin",
    "discover",
    "emphasi",
    "estimate",
    "expect",
    "explain",
    "find",
    "found",
    "highlight",
    "mean",
    "note",
    "object",
    "point",
    "predict",
    "project",
    "promis",
    "read",
    "refer",
    "report",
    "reveal",
    "show",
    "stat",
    "suggest",
    "think",
    "writ",
    "said",
    "say",
    "tell",
    "told",
    "wrote",
];

/// One attribution of an entry.
pub(super) struct Place<'a> {
    pub(super) passage: &'a Passage<'a>,
    pub(super) phrase: &'a Phrase,
    pub(super) attribution: &'a Attribution,
    /// Whether verbatim speech belongs to it.
    pub(super) quoted: bool,
}

fn is(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

impl Place<'_> {
    fn has(&self, item: usize, features: Features) -> bool {
        let sentence = &self.passage.sentences[self.attribution.sentence].items;
        sentence.contains(&item) && self.passage.features(item).has(features)
    }

    fn text(&self, item: usize) -> &str {
        let sentence = &self.passage.sentences[self.attribution.sentence].items;
        match sentence.contains(&item) {
            true => self.passage.text(item),
            false => "",
        }
    }

    fn is_any(&self, item: usize, words: &[&str]) -> bool {
        let text = self.text(item);
        words.iter().any(|word| word.eq_ignore_ascii_case(text))
    }

    /// The last item of the reporting words: the verb.
    fn verb(&self) -> usize {
        let cue = &self.attribution.cue;
        cue.start.max(cue.end.saturating_sub(1))
    }

    /// The first item of the verb with its auxiliaries and adverbs.
    fn group(&self) -> usize {
        let mut start = self.attribution.cue.start;
        let leads = Features::AUXILIARY.and(Features::ADVERB);
        while self.has(start.wrapping_sub(1), leads) {
            start -= 1;
        }
        start
    }

    fn first(&self) -> usize {
        self.phrase.items.start
    }

    fn opens_sentence(&self) -> bool {
        self.first()
            == self.passage.sentences[self.attribution.sentence]
                .items
                .start
    }

    /// The reporting word in small letters; nothing where there is none.
    pub(super) fn cue_word(&self) -> String {
        match self.attribution.cue.is_empty() {
            true => String::new(),
            false => self.text(self.attribution.cue.start).to_lowercase(),
        }
    }

    pub(super) fn is_according(&self) -> bool {
        let cue = &self.attribution.cue;
        !cue.is_empty() && self.is_any(cue.start, &["according"])
    }

    /// "Sort the rows according to their size" tells how, "…, according to the report" who says so.
    fn is_manner(&self) -> bool {
        let before = self.attribution.cue.start.wrapping_sub(1);
        self.is_according() && !self.text(before).is_empty() && !self.passage.is_mark(before)
    }

    /// Whether the word reports almost always.
    pub(super) fn is_saying(&self) -> bool {
        self.has(self.attribution.cue.start, Features::SAY)
    }

    /// What the reporting words are.
    pub(super) fn of_cue(&self) -> [Property; 20] {
        let at = self.attribution.cue.start;
        let cue = !self.attribution.cue.is_empty();
        let has = |features: Features| cue && self.has(at, features);
        let group = self.group();
        let led = |features: Features| cue && (group..at).any(|item| self.has(item, features));
        let finite = has(Features::THIRD) || has(Features::PAST);
        let past = has(Features::PAST) || led(Features::HAVE);
        let strong = has(Features::STRONG);
        [
            ("no reporting word", is(!cue)),
            ("according to", is(self.is_according())),
            ("in accordance with", is(self.is_manner())),
            ("say, tell", is(has(Features::SAY))),
            ("strong", is(strong)),
            ("evidence", is(has(Features::EVIDENCE))),
            ("belief", is(has(Features::BELIEF))),
            ("past", is(past)),
            ("third person", is(has(Features::THIRD))),
            (
                "base form",
                is(has(Features::BASE) && !past && !led(Features::MODAL)),
            ),
            ("-ing form", is(has(Features::GERUND) && !led(Features::BE))),
            ("with a modal", is(led(Features::MODAL))),
            ("with have", is(led(Features::HAVE))),
            (
                "also a noun",
                is(has(Features::NOUN | Features::CONTENT | Features::VEHICLE)),
            ),
            ("a noun that reports", is(has(Features::CONTENT) && !finite)),
            ("by somebody", is(self.is_any(self.verb(), &["by"]))),
            ("past and strong", is(past && strong)),
            (
                "third person, not strong",
                is(has(Features::THIRD) && !strong),
            ),
            ("verbatim", is(self.quoted)),
            (
                "capital",
                is(cue && self.passage.is_capital(at) && !self.is_according()),
            ),
        ]
    }

    /// Which of the verbs that have a weight of their own it is.
    pub(super) fn of_verb(&self) -> Option<usize> {
        let word = self.cue_word();
        VERBS.iter().position(|verb| word.starts_with(verb))
    }

    /// Where the source stands from the reporting words, and what follows these.
    pub(super) fn of_frame(&self) -> [Property; 20] {
        let (group, end) = (self.group(), self.phrase.items.end);
        let next = self.attribution.cue.end;
        let behind = self.attribution.cue.start < self.first();
        let between = group.saturating_sub(end);
        let before = group.wrapping_sub(1);
        let verbal = Features::AUXILIARY.and(Features::ACT).and(Features::FINITE);
        let acts = !behind && (end..group).any(|item| self.has(item, verbal));
        let content = [
            "that", "how", "what", "why", "whether", "where", "if", "when",
        ];
        [
            ("source behind", is(behind)),
            ("source beside", is(!behind && between == 0)),
            ("source far before", is(!behind && between > 4)),
            ("another verb between", is(acts)),
            ("joined by and", is(self.has(before, Features::COORDINATOR))),
            ("behind a comma", is(self.is_any(before, &[","]))),
            ("that follows", is(self.is_any(next, &content[..1]))),
            ("how follows", is(self.is_any(next, &content[1..]))),
            ("quotation follows", is(self.passage.quote(next).is_some())),
            ("colon follows", is(self.is_any(next, &[":"]))),
            ("comma follows", is(self.is_any(next, &[","]))),
            (
                "end follows",
                is(self.text(next).is_empty() || self.is_any(next, &["."])),
            ),
            ("you follows", is(self.is_any(next, &["you", "your"]))),
            (
                "me follows",
                is(self.is_any(next, &["me", "us", "him", "her", "them"])),
            ),
            (
                "determiner follows",
                is(self.has(next, Features::DETERMINER | Features::POSSESSIVE)),
            ),
            (
                "preposition follows",
                is(self.has(next, Features::PREPOSITION)),
            ),
            ("to follows", is(self.is_any(next, &["to"]))),
            ("pronoun follows", is(self.has(next, Features::PRONOUN))),
            ("capital follows", is(self.passage.is_capital(next))),
            ("and follows", is(self.has(next, Features::COORDINATOR))),
        ]
    }

    /// What the words that name the source are, and what leads to them.
    pub(super) fn of_phrase(&self) -> [Property; 22] {
        let first = self.first();
        let head = self.phrase.items.end - 1;
        let before = first.wrapping_sub(1);
        let lead = |words: &[&str]| is(self.is_any(first, words));
        let closed = Features::DETERMINER | Features::POSSESSIVE | Features::QUANTITY;
        let of = self.is_any(before, &["of"]);
        let share = of
            && (before.saturating_sub(3)..before).any(|item| {
                let text = self.text(item);
                text.ends_with('%')
                    || text.starts_with("percent")
                    || text == "cent"
                    || text == "half"
            });
        let when = [
            "if", "when", "as", "while", "how", "whether", "where", "what", "because",
        ];
        let small = self.text(head).starts_with(char::is_lowercase);
        let plural = self.has(head, Features::PLURAL);
        let pronoun = self.has(first, Features::PRONOUN) && self.phrase.items.len() == 1;
        [
            ("the", lead(&["the"])),
            ("a", lead(&["a", "an", "one", "another"])),
            ("this", lead(&["this", "these", "that", "those"])),
            ("your", lead(&["your"])),
            ("our", lead(&["our", "my"])),
            ("their", lead(&["their", "its", "his", "her"])),
            (
                "many",
                lead(&["many", "most", "some", "several", "few", "more"]),
            ),
            ("each", lead(&["each", "every", "any", "all"])),
            (
                "no determiner, plural",
                is(small && plural && !self.has(first, closed)),
            ),
            (
                "no determiner, one",
                is(small && !plural && !self.has(first, closed) && !pronoun),
            ),
            (
                "a number",
                is(self.text(first).starts_with(|c: char| c.is_ascii_digit())),
            ),
            ("a share of", is(share)),
            ("it", lead(&["it"])),
            ("they", lead(&["they"])),
            ("he, she", lead(&["he", "she"])),
            ("at the sentence's beginning", is(self.opens_sentence())),
            ("behind if, when, as", is(self.is_any(before, &when))),
            (
                "behind a preposition",
                is(self.has(before, Features::PREPOSITION) && !share),
            ),
            (
                "behind an infinitive's to",
                is(self.is_any(before, &["to", "let", "help"])),
            ),
            ("behind a colon", is(self.is_any(before, &[":"]))),
            (
                "several words, small",
                is(small && self.phrase.items.len() > 3),
            ),
            (
                "no noun for a source",
                is(small && !pronoun && !self.has(head, Features::NOUN)),
            ),
        ]
    }
}

/// How many verbs have a weight of their own.
pub(super) const VERB_COUNT: usize = VERBS.len();
