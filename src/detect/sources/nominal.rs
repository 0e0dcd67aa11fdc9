//! What common nouns and pronouns mean: "the newspaper", "the senator", "officials", "she", "it".
//!
//! A noun phrase with "the" points back to a source whose name or role has the noun, then to a name
//! in the sentences before; a pronoun points to the subject of its own sentence or of those before.
//! Nothing points forward, and a singular of a person's gender never to the other one.

use super::cue::Reader;
use super::lexis::Features;
use super::passage::Passage;
use super::phrase::{Phrase, Sort};
use super::same::{Key, Register};
use crate::detect::SourceKind;
use crate::detect::lexicon::Table;

/// Forenames that at least 93 of 100 bearers share a sex in: "f" or "m".
const FORENAMES: Table = Table::new(include_str!("../../../assets/forenames.tsv"));

/// Sentences before its own in which a pronoun's person is looked for.
const BACK: usize = 6;

/// Items before a noun phrase with "the" in which a name that it means is looked for.
const SIGHT: usize = 120;

/// Fewest mentions of a person whom a text is about.
const HERO: usize = 5;

/// Nouns by which a text calls the person whom it is about.
const CALLINGS: [&str; 16] = [
    "actor",
    "actress",
    "artist",
    "author",
    "billionaire",
    "comedian",
    "entrepreneur",
    "filmmaker",
    "footballer",
    "musician",
    "novelist",
    "rapper",
    "singer",
    "songwriter",
    "star",
    "superstar",
];

/// Nouns that any organisation can be called by, once it is named.
const GENERIC: [&str; 20] = [
    "agency",
    "airline",
    "bank",
    "body",
    "bureau",
    "carmaker",
    "charity",
    "company",
    "corporation",
    "firm",
    "foundation",
    "group",
    "institute",
    "maker",
    "manufacturer",
    "network",
    "organisation",
    "organization",
    "retailer",
    "union",
];

impl Register<'_> {
    /// People without a name: "officials", "the senator", "his spokesman".
    pub(super) fn people(&mut self, phrase: &Phrase) -> usize {
        let passage = self.passage;
        let head = self.head(phrase);
        let definite = self.is_definite(phrase);
        let bare = phrase.items.len() == 1 || definite && phrase.items.len() == 2;
        let plural = passage.features(phrase.items.end - 1).has(Features::PLURAL);
        let at = passage.span(phrase.items.start).start;
        if definite
            && !plural
            && bare
            && let Some(person) = self.person_with_role(&head, at)
        {
            return self.entry(Key::Person(person), phrase);
        }
        if definite
            && !plural
            && bare
            && CALLINGS.contains(&head.as_str())
            && let Some(person) = self.hero(at)
        {
            return self.entry(Key::Person(person), phrase);
        }
        let common = self.common(phrase);
        let grouped = |n: usize| match &self.keys[n] {
            Key::Common(known) => {
                is_longer_form(known, &common)
                    || (definite || bare && plural) && self.heads[n] == head
            }
            _ => false,
        };
        match self.latest(grouped) {
            Some(number) => number,
            None => self.entry(Key::Common(common), phrase),
        }
    }

    /// The person whom most of a text is about, if named before the offset: "the singer", "the star".
    fn hero(&self, at: usize) -> Option<usize> {
        let people = self.passage.people;
        let all: usize = people.iter().map(|person| person.mentions.len()).sum();
        let most = people
            .iter()
            .enumerate()
            .max_by_key(|(_, p)| p.mentions.len());
        let (number, person) = most?;
        let times = person.mentions.len();
        let before = person.mentions.first().is_some_and(|m| m.start < at);
        (before && times >= HERO && times * 2 >= all).then_some(number)
    }

    /// The person, named last before the offset, whose role has the noun.
    fn person_with_role(&self, head: &str, at: usize) -> Option<usize> {
        let last = |person: usize| {
            let mentions = &self.passage.people[person].mentions;
            let before = mentions.partition_point(|m| m.start < at);
            before.checked_sub(1).map(|n| mentions[n].start)
        };
        self.roles
            .get(head)?
            .iter()
            .rev()
            .take(BACK)
            .copied()
            .filter_map(|person| last(person).map(|start| (start, person)))
            .max()
            .map(|(_, person)| person)
    }

    /// A thing without a name: "the newspaper", "the ministry", "a report".
    pub(super) fn thing(&mut self, phrase: &Phrase, sentence: usize) -> usize {
        let passage = self.passage;
        if passage.is_outlet(phrase) {
            return self.named(phrase);
        }
        if self.is_definite(phrase)
            && let Some(number) = self.thing_before(phrase, sentence)
        {
            return number;
        }
        let named = passage
            .without_determiner(&phrase.items)
            .any(|i| passage.is_capital(i) && passage.is_capital(i + 1));
        if named && phrase.sort == Sort::Institution {
            return self.named(phrase);
        }
        self.entry(Key::Common(self.common(phrase)), phrase)
    }

    /// What a thing with "the" points back to.
    fn thing_before(&mut self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let head = self.head(phrase);
        let bare = phrase.items.len() == 2;
        let common = self.common(phrase);
        let has_words = |name: &str| {
            let name = name.to_lowercase();
            common
                .split(' ')
                .all(|w| name.split_whitespace().any(|n| n == w))
        };
        match phrase.sort {
            Sort::Press => self
                .latest(|n| self.sources[n].kind == SourceKind::Media)
                .or_else(|| {
                    self.name_before(phrase, sentence, |passage, name| passage.is_outlet(name))
                }),
            Sort::Document => self.latest(|n| {
                self.sources[n].kind == SourceKind::Document
                    && kin(&self.heads[n], &head)
                    && (!self.is_titled(phrase) || has_words(&self.sources[n].name))
            }),
            Sort::Institution => self
                .latest(|n| {
                    matches!(self.keys[n], Key::Name(_)) && has_words(&self.sources[n].name)
                })
                .or_else(|| self.longer_before(phrase, sentence))
                .or_else(|| {
                    self.name_before(phrase, sentence, |passage, name| {
                        has_words(&passage.words(&name.items))
                    })
                })
                .or_else(|| {
                    let generic = bare && GENERIC.contains(&head.as_str());
                    let name = generic.then(|| self.passage.body_meant(phrase, sentence))??;
                    self.point_back(&name, sentence)
                }),
            _ => None,
        }
    }

    /// Whether something written has a title of its own: "the National Health Survey".
    fn is_titled(&self, phrase: &Phrase) -> bool {
        let head = phrase.items.end - 1;
        phrase.items.len() > 2 && self.passage.is_capital(head) && self.passage.is_capital(head - 1)
    }

    /// The nearest phrase before that says more with the same noun: "the Czech central bank" of "the
    /// bank".
    fn longer_before(&mut self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let passage = self.passage;
        if phrase.items.len() != 2 {
            return None;
        }
        let head = passage.text(phrase.items.end - 1);
        let low = phrase.items.start.saturating_sub(SIGHT);
        let same = |&i: &usize| passage.text(i) == head;
        let last = (low..phrase.items.start).rev().find(same)?;
        let longer = passage.plain_ending(low.max(passage.sentence_start(last)), last)?;
        let more = longer.sort == phrase.sort && longer.items.len() > 2;
        more.then(|| self.point_back(&longer, sentence)).flatten()
    }

    /// The nearest proper name before a phrase that fits.
    fn name_before(
        &mut self,
        phrase: &Phrase,
        sentence: usize,
        fits: impl Fn(&Passage<'_>, &Phrase) -> bool,
    ) -> Option<usize> {
        let passage = self.passage;
        let low = phrase.items.start.saturating_sub(SIGHT);
        let mut last = phrase.items.start;
        while last > low {
            last -= 1;
            if !passage.is_capital(last) || passage.person(last).is_some() {
                continue;
            }
            let from = low.max(passage.sentence_start(last));
            let Some(name) = passage.phrase_ending(from, last) else {
                continue;
            };
            last = name.items.start.min(last);
            if name.sort == Sort::Proper && !passage.opens_sentence(&name) && fits(passage, &name) {
                return self.point_back(&name, sentence);
            }
        }
        None
    }

    /// The phrase in lower case without determiners and quantities.
    fn common(&self, phrase: &Phrase) -> String {
        let passage = self.passage;
        let mut items = phrase.items.clone();
        let leads = Features::DETERMINER | Features::QUANTITY | Features::POSSESSIVE;
        // "another person" is not the one before.
        let other = |item: usize| passage.text(item).eq_ignore_ascii_case("another");
        while items.len() > 1 && passage.features(items.start).has(leads) && !other(items.start) {
            items.start += 1;
        }
        passage.words(&items).to_lowercase()
    }

    fn is_definite(&self, phrase: &Phrase) -> bool {
        let first = self.passage.text(phrase.items.start).to_ascii_lowercase();
        let words = ["the", "this", "that", "these", "those", "our", "both"];
        phrase.items.len() > 1 && words.contains(&first.as_str())
    }

    /// Whom a pronoun in a sentence means.
    pub(super) fn pronoun(&mut self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let word = self.passage.text(phrase.items.start).to_ascii_lowercase();
        match word.as_str() {
            "he" | "his" => self.person_meant(phrase, sentence, "m"),
            "she" | "her" => self.person_meant(phrase, sentence, "f"),
            "they" | "their" => self.thing_meant(phrase, sentence, Number::Several),
            "it" | "its" => self.thing_meant(phrase, sentence, Number::One),
            _ => None,
        }
    }

    /// The group that "they" or the thing that "it" means: the subject of the sentence so far, the
    /// source or subject of the sentence before, the latest source of the kind.
    fn thing_meant(&mut self, phrase: &Phrase, sentence: usize, number: Number) -> Option<usize> {
        let passage = self.passage;
        let fits = |phrase: &Phrase| match number {
            Number::Several => phrase.sort == Sort::Human,
            Number::One => matches!(
                phrase.sort,
                Sort::Proper | Sort::Institution | Sort::Country(_) | Sort::Document | Sort::Press
            ),
        };
        let subject = |sentence: usize, limit: usize| {
            let reader = Reader {
                passage,
                number: sentence,
                sentence: passage.sentences.get(sentence)?,
            };
            reader.clause_subject(limit).filter(|p| fits(p))
        };
        if let Some(own) = subject(sentence, phrase.items.start) {
            return self.point_back(&own, sentence);
        }
        let known = self.latest(|n| {
            let people = self.sources[n].kind == SourceKind::Unnamed;
            match number {
                Number::Several => people,
                Number::One => !people && self.sources[n].kind != SourceKind::Person,
            }
        });
        let before = sentence.checked_sub(1)?;
        let items = passage.sentences[before].items.clone();
        let start = passage.span_of(items.clone()).start;
        if let Some(number) = known.filter(|&n| self.latest[n] >= start) {
            return Some(number);
        }
        if let Some(subject) = subject(before, items.end) {
            return self.point_back(&subject, sentence);
        }
        known.or_else(|| match number {
            Number::Several => self.latest(|n| !matches!(self.keys[n], Key::Person(_))),
            Number::One => None,
        })
    }

    /// The person that "he" or "she" means: the speaker or subject of the sentence or of those
    /// before it.
    fn person_meant(&mut self, phrase: &Phrase, sentence: usize, gender: &str) -> Option<usize> {
        let passage = self.passage;
        let at = passage.span(phrase.items.start).start;
        let fits = |person: usize| gender_of(passage, person).is_none_or(|g| g == gender);
        for number in (sentence.saturating_sub(BACK)..=sentence).rev() {
            let items = passage.sentences[number].items.clone();
            let span = passage.span_of(items.clone());
            let speaker = self.latest(|n| match self.keys[n] {
                Key::Person(person) => {
                    let latest = self.latest[n];
                    span.start <= latest && latest < span.end.min(at) && fits(person)
                }
                _ => false,
            });
            if speaker.is_some() {
                return speaker;
            }
            let here = items.start..items.end.min(phrase.items.start.max(items.start));
            let here = passage.people_in(&here).iter().copied();
            let mut people = here.filter(|&(_, person)| fits(person));
            let subject = people.clone().find(|&(i, _)| {
                let owned = passage.is_possessive(i + 1);
                let object = i > items.start && passage.features(i - 1).has(Features::PREPOSITION);
                !owned && !object
            });
            if let Some((_, person)) = subject.or_else(|| people.next()) {
                return Some(self.entry(Key::Person(person), phrase));
            }
        }
        None
    }
}

/// Whether a pronoun means one or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    One,
    Several,
}

/// Whether a person is a woman ("f") or a man ("m"), by title, role or forename.
fn gender_of(passage: &Passage<'_>, person: usize) -> Option<&'static str> {
    const WOMEN: [&str; 10] = [
        "mrs", "ms", "miss", "queen", "princess", "lady", "dame", "actress", "mother", "wife",
    ];
    const MEN: [&str; 9] = [
        "mr", "sir", "king", "prince", "lord", "actor", "father", "husband", "pope",
    ];
    let person = &passage.people[person];
    let body = passage.prose.body();
    let before = person.mentions.first().map_or("", |m| {
        let start = m.start.saturating_sub(12);
        let start = (start..=m.start)
            .find(|&s| body.is_char_boundary(s))
            .unwrap_or(m.start);
        &body[start..m.start]
    });
    let title = before.split_whitespace().next_back().unwrap_or_default();
    let role = person.role.as_deref().unwrap_or_default();
    for word in role.split_whitespace().chain([title]) {
        let word = word.trim_end_matches('.').to_lowercase();
        if word.ends_with("woman") || WOMEN.contains(&word.as_str()) {
            return Some("f");
        }
        if word.ends_with("man") && word.len() > 4 || MEN.contains(&word.as_str()) {
            return Some("m");
        }
    }
    FORENAMES.get(person.name.split_whitespace().next()?)
}

/// Whether two names of groups differ by words that one leaves out: "Environmental Protection
/// officials" and "Environmental Protection Department officials".
fn is_longer_form(first: &str, second: &str) -> bool {
    let (long, short) = if first.len() > second.len() {
        (first, second)
    } else {
        (second, first)
    };
    let mut words = long.split(' ');
    short.matches(' ').count() >= 2 && short.split(' ').all(|word| words.any(|w| w == word))
}

/// Whether two nouns for something written can mean the same thing.
fn kin(first: &str, second: &str) -> bool {
    const STUDIES: [&str; 8] = [
        "report", "study", "survey", "research", "paper", "analysis", "poll", "review",
    ];
    first == second || STUDIES.contains(&first) && STUDIES.contains(&second)
}
