//! Which phrases mean the same source: names and their short forms, pronouns, "the newspaper".
//!
//! Phrases are resolved in the order of the text, so that a pronoun or a common noun can only mean
//! somebody who was there before it.

use super::lexis::Features;
use super::passage::Passage;
use super::phrase::{Phrase, Sort};
use super::speaker::Utterance;
use crate::detect::{Source, SourceKind, Statement};
use crate::text::Span;
use std::collections::HashMap;

/// What makes two phrases one source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// A person of the article, by number.
    Person(usize),
    /// A country, by number.
    Country(usize),
    /// A proper name, in lower case.
    Name(String),
    /// People or a thing without a proper name, in lower case.
    Common(String),
}

/// The sources while the text is read.
struct Register<'a> {
    passage: &'a Passage<'a>,
    sources: Vec<Source>,
    numbers: HashMap<Key, usize>,
    keys: Vec<Key>,
    /// The head noun of each source's first phrase, in lower case.
    heads: Vec<String>,
    /// For each source the byte offset where it was meant last.
    latest: Vec<usize>,
    /// The sources in the order in which they were meant, the last one at the end.
    order: Vec<usize>,
    /// Quotations whose source could not be told after all.
    orphans: Vec<Span>,
    /// The number of the person by the last part of the name, where only one has it.
    surnames: HashMap<String, Option<usize>>,
}

/// Most steps back to what a pronoun or a common noun means.
const MEMORY: usize = 200;

/// The article's sources by first mention, and the quotations whose words for the speaker mean
/// nobody who was there before.
pub(super) fn sources(passage: &Passage<'_>, utterances: &[Utterance]) -> (Vec<Source>, Vec<Span>) {
    let mut register = Register {
        passage,
        sources: Vec::new(),
        numbers: HashMap::new(),
        keys: Vec::new(),
        heads: Vec::new(),
        latest: Vec::new(),
        order: Vec::new(),
        orphans: Vec::new(),
        surnames: surnames(passage),
    };
    for utterance in utterances {
        register.enter(utterance);
    }
    register.finish()
}

impl Register<'_> {
    fn enter(&mut self, utterance: &Utterance) {
        let passage = self.passage;
        let cue = &utterance.attribution.cue;
        let cue = (!cue.is_empty()).then(|| passage.span_of(cue.clone()));
        let mut told = false;
        for phrase in &utterance.attribution.sources {
            let Some((number, span)) = self.meet(phrase, utterance) else {
                continue;
            };
            told = true;
            let said = utterance.pieces.iter().map(|piece| Statement {
                span: piece.span,
                quote: piece.quotation.is_some(),
                source: Some(span),
                cue,
            });
            let further = utterance.further.iter().map(|piece| Statement {
                span: piece.span,
                quote: true,
                source: None,
                cue: None,
            });
            self.sources[number].statements.extend(said.chain(further));
        }
        if let Some(venue) = &utterance.attribution.venue
            && let Some((number, span)) = self.meet(venue, utterance)
        {
            told = true;
            self.sources[number]
                .statements
                .extend(carried(utterance, span, cue));
        }
        if !told {
            let pieces = utterance.pieces.iter().chain(&utterance.further);
            let quoted = pieces.filter(|piece| piece.quotation.is_some());
            self.orphans.extend(quoted.map(|piece| piece.span));
        }
    }

    /// The source that a phrase means, now met once more, and where the phrase stands.
    fn meet(&mut self, phrase: &Phrase, utterance: &Utterance) -> Option<(usize, Span)> {
        let (number, span) = self.resolve(phrase, utterance)?;
        self.latest[number] = span.start;
        self.order.push(number);
        self.sources[number].mentions.push(span);
        Some((number, span))
    }

    /// The source that a phrase means, and where the phrase stands.
    fn resolve(&mut self, phrase: &Phrase, utterance: &Utterance) -> Option<(usize, Span)> {
        let span = self.passage.name_span(phrase);
        let number = match phrase.sort {
            Sort::Person(person) => Some(self.entry(Key::Person(person), phrase)),
            Sort::Country(country) => Some(self.entry(Key::Country(country), phrase)),
            Sort::Pronoun => self.pronoun(phrase, utterance),
            Sort::Proper => Some(self.named(phrase)),
            Sort::Human => Some(self.people(phrase)),
            Sort::Institution | Sort::Press | Sort::Document | Sort::Other => {
                Some(self.thing(phrase))
            }
        }?;
        Some((number, span))
    }

    fn entry(&mut self, key: Key, phrase: &Phrase) -> usize {
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let passage = self.passage;
        let (name, kind, role) = match key {
            Key::Person(person) => {
                let person = &passage.people[person];
                (person.name.clone(), SourceKind::Person, person.role.clone())
            }
            _ => (
                passage.words(&passage.name_items(phrase)),
                passage.kind(phrase),
                None,
            ),
        };
        let number = self.sources.len();
        self.numbers.insert(key.clone(), number);
        self.keys.push(key);
        self.heads.push(self.head(phrase));
        self.latest.push(0);
        self.sources.push(Source {
            name,
            kind,
            role,
            mentions: Vec::new(),
            statements: Vec::new(),
        });
        number
    }

    fn head(&self, phrase: &Phrase) -> String {
        self.passage.text(phrase.items.end - 1).to_lowercase()
    }

    /// The latest source that fits.
    fn latest(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        self.order
            .iter()
            .rev()
            .take(MEMORY)
            .copied()
            .find(|&n| fits(n))
    }

    /// A proper name: the same words, the initials, or a part of the words; the surname of a person
    /// of the article.
    fn named(&mut self, phrase: &Phrase) -> usize {
        let passage = self.passage;
        let written = passage.words(&passage.name_items(phrase));
        if phrase.items.len() <= 2
            && let Some(&Some(person)) = self.surnames.get(&self.head(phrase))
        {
            return self.entry(Key::Person(person), phrase);
        }
        let name = written.to_lowercase();
        if let Some(&number) = self.numbers.get(&Key::Name(name.clone())) {
            return number;
        }
        let same = |n: usize| matches!(&self.keys[n], Key::Name(known) if same_name(known, &name));
        let Some(number) = self.latest(same) else {
            return self.entry(Key::Name(name), phrase);
        };
        let source = &mut self.sources[number];
        if written.len() > source.name.len() && written.contains(' ') {
            source.name = written;
        }
        self.numbers.insert(Key::Name(name), number);
        number
    }

    /// People without a name: "officials", "the senator", "his spokesman".
    fn people(&mut self, phrase: &Phrase) -> usize {
        let passage = self.passage;
        let head = self.head(phrase);
        let definite = self.is_definite(phrase);
        let bare = phrase.items.len() == 1 || definite && phrase.items.len() == 2;
        let plural = passage.features(phrase.items.end - 1).has(Features::PLURAL);
        if definite
            && !plural
            && bare
            && let Some(person) = self.person_with_role(&head)
        {
            return self.entry(Key::Person(person), phrase);
        }
        if let Some(number) = self.latest(|n| {
            matches!(&self.keys[n], Key::Common(known) if is_longer_form(known, &self.common(phrase)))
        }) {
            return number;
        }
        if (definite || bare && plural)
            && let Some(number) =
                self.latest(|n| self.heads[n] == head && matches!(self.keys[n], Key::Common(_)))
        {
            return number;
        }
        self.entry(Key::Common(self.common(phrase)), phrase)
    }

    /// The person, spoken of before, whose role has the noun.
    fn person_with_role(&self, head: &str) -> Option<usize> {
        let known = |n: usize| match self.keys[n] {
            Key::Person(person) => Some(person),
            _ => None,
        };
        let number = self.latest(|n| {
            known(n).is_some()
                && self.sources[n]
                    .role
                    .as_ref()
                    .is_some_and(|role| role.to_lowercase().split_whitespace().any(|w| w == head))
        })?;
        known(number)
    }

    /// A thing without a name: "the newspaper", "the ministry", "a report".
    fn thing(&mut self, phrase: &Phrase) -> usize {
        let head = self.head(phrase);
        let passage = self.passage;
        let features = passage.features(phrase.items.end - 1);
        let definite = self.is_definite(phrase);
        if definite {
            let found = match phrase.sort {
                Sort::Press => self.latest(|n| self.sources[n].kind == SourceKind::Media),
                Sort::Document => self.latest(|n| {
                    self.sources[n].kind == SourceKind::Document && kin(&self.heads[n], &head)
                }),
                Sort::Institution => self
                    .latest(|n| {
                        matches!(self.keys[n], Key::Name(_))
                            && self.sources[n]
                                .name
                                .to_lowercase()
                                .split_whitespace()
                                .any(|w| w == head)
                    })
                    .or_else(|| {
                        let generic = matches!(
                            head.as_str(),
                            "company"
                                | "firm"
                                | "agency"
                                | "group"
                                | "organization"
                                | "organisation"
                                | "department"
                                | "ministry"
                                | "office"
                                | "bureau"
                                | "network"
                                | "institute"
                                | "retailer"
                                | "center"
                                | "committee"
                                | "council"
                        );
                        self.latest(|n| {
                            generic
                                && matches!(self.keys[n], Key::Name(_))
                                && self.sources[n].kind == SourceKind::Organization
                        })
                    }),
                _ => None,
            };
            if let Some(number) = found {
                return number;
            }
        }
        if features.has(Features::OUTLET) && passage.is_outlet(phrase) {
            return self.named(phrase);
        }
        if phrase
            .items
            .clone()
            .any(|i| passage.is_capital(i) && passage.is_capital(i + 1))
            && phrase.sort == Sort::Institution
        {
            return self.named(phrase);
        }
        self.entry(Key::Common(self.common(phrase)), phrase)
    }

    /// The phrase in lower case without determiners and quantities.
    fn common(&self, phrase: &Phrase) -> String {
        let passage = self.passage;
        let mut items = phrase.items.clone();
        while items.len() > 1
            && passage
                .features(items.start)
                .has(Features::DETERMINER | Features::QUANTITY | Features::POSSESSIVE)
        {
            items.start += 1;
        }
        passage.words(&items).to_lowercase()
    }

    fn is_definite(&self, phrase: &Phrase) -> bool {
        let first = self.passage.text(phrase.items.start).to_ascii_lowercase();
        phrase.items.len() > 1
            && matches!(
                first.as_str(),
                "the" | "this" | "that" | "these" | "those" | "our" | "both"
            )
    }

    fn pronoun(&mut self, phrase: &Phrase, utterance: &Utterance) -> Option<usize> {
        let word = self.passage.text(phrase.items.start).to_ascii_lowercase();
        match word.as_str() {
            "he" | "she" => {
                let person = self.person_meant(phrase, utterance)?;
                Some(self.entry(Key::Person(person), phrase))
            }
            "they" => self
                .latest(|n| self.sources[n].kind == SourceKind::Unnamed)
                .or_else(|| self.latest(|n| !matches!(self.keys[n], Key::Person(_)))),
            "it" => self.latest(|n| {
                !matches!(
                    self.sources[n].kind,
                    SourceKind::Person | SourceKind::Unnamed
                )
            }),
            _ => None,
        }
    }

    /// The person that "he" or "she" means: the one spoken of in the sentence or those before it.
    fn person_meant(&self, phrase: &Phrase, utterance: &Utterance) -> Option<usize> {
        let passage = self.passage;
        let at = passage.span(phrase.items.start).start;
        let speaker = self.latest(|n| matches!(self.keys[n], Key::Person(_)));
        let sentence = utterance.attribution.sentence;
        for number in (sentence.saturating_sub(6)..=sentence).rev() {
            let items = passage.sentences[number].items.clone();
            let spoken = speaker.filter(|&n| {
                let latest = self.latest[n];
                let span = passage.span_of(items.clone());
                span.start <= latest && latest < span.end && latest < at
            });
            if let Some(&Key::Person(person)) = spoken.and_then(|n| self.keys.get(n)) {
                return Some(person);
            }
            let subject = items
                .clone()
                .filter(|&i| passage.span(i).start < at)
                .filter_map(|i| passage.person(i).map(|(person, _)| (i, person)))
                .find(|&(i, _)| {
                    let owned = passage.is_possessive(i + 1);
                    let object =
                        i > items.start && passage.features(i - 1).has(Features::PREPOSITION);
                    !owned && !object
                });
            if let Some((_, person)) = subject {
                return Some(person);
            }
        }
        None
    }

    /// Mentions in order, people with all their names, sources by first mention.
    fn finish(mut self) -> (Vec<Source>, Vec<Span>) {
        for (source, key) in self.sources.iter_mut().zip(&self.keys) {
            if let Key::Person(person) = key {
                source
                    .mentions
                    .extend(&self.passage.people[*person].mentions);
            }
            source.mentions.sort();
            source.mentions.dedup();
            source.statements.sort_by_key(|s| (s.span.start, s.quote));
            source.statements.dedup_by_key(|s| (s.span, s.quote));
        }
        self.sources
            .sort_by_key(|s| s.mentions.first().map_or(0, |m| m.start));
        (self.sources, self.orphans)
    }
}

/// What an outlet that was told something carries: all of it, and not as its own words.
fn carried(utterance: &Utterance, source: Span, cue: Option<Span>) -> Option<Statement> {
    let start = utterance
        .pieces
        .iter()
        .map(|piece| piece.span.start)
        .min()?;
    let end = utterance.pieces.iter().map(|piece| piece.span.end).max()?;
    Some(Statement {
        span: Span::new(start, end),
        quote: false,
        source: Some(source),
        cue,
    })
}

/// The last parts of the people's names in lower case, each with its person if it is one alone.
fn surnames(passage: &Passage<'_>) -> HashMap<String, Option<usize>> {
    let mut out: HashMap<String, Option<usize>> = HashMap::new();
    for (number, person) in passage.people.iter().enumerate() {
        if let Some((_, last)) = person.name.rsplit_once(' ') {
            out.entry(last.to_lowercase())
                .and_modify(|one| *one = None)
                .or_insert(Some(number));
        }
    }
    out
}

/// Whether two proper names in lower case are forms of one: equal, one the end of the other, or the
/// initials.
fn same_name(known: &str, name: &str) -> bool {
    // A single word is the end of a longer name ("Iyer"), several are either end of it.
    let part = |long: &str, short: &str| {
        let end = long
            .strip_suffix(short)
            .is_some_and(|rest| rest.ends_with(' '));
        let beginning = long
            .strip_prefix(short)
            .is_some_and(|rest| rest.starts_with(' '));
        end || beginning && short.contains(' ')
    };
    known == name
        || part(known, name)
        || part(name, known)
        || is_initials(known, name)
        || is_initials(name, known)
}

fn is_initials(short: &str, long: &str) -> bool {
    if short.contains(' ') || short.len() < 2 || short.len() > 8 {
        return false;
    }
    let initials: String = long
        .split([' ', '-'])
        .filter(|w| !matches!(*w, "of" | "the" | "for" | "and" | "on"))
        .filter_map(|w| w.chars().next())
        .collect();
    initials.chars().count() > 1 && short.replace('.', "") == initials
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
