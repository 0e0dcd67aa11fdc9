//! Which phrases mean the same source: names and their short forms, pronouns, "the newspaper".
//!
//! Phrases are resolved in the order of the text, so that a pronoun or a common noun can only mean
//! somebody who was there before it.

use super::passage::Passage;
use super::phrase::{Phrase, Sort};
use super::shown::Appearance;
use super::speaker::Utterance;
use super::speech::Voice;
use crate::detect::{Source, SourceKind, Statement};
use crate::text::Span;
use crate::text::order::order_by;
use std::collections::HashMap;

/// What makes two phrases one source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A person of the article, by number.
    Person(usize),
    /// A country, by number.
    Country(usize),
    /// A proper name, in lower case.
    Name(String),
    /// People or a thing without a proper name, in lower case.
    Common(String),
}

/// An entry with all places where it is cited.
pub(super) type Entry = (Source, Vec<Appearance>);

/// The sources while the text is read.
pub(super) struct Register<'a> {
    pub(super) passage: &'a Passage<'a>,
    pub(super) sources: Vec<Source>,
    /// Where each source is cited.
    appearances: Vec<Vec<Appearance>>,
    numbers: HashMap<Key, usize>,
    pub(super) keys: Vec<Key>,
    /// The head noun of each source's first phrase, in lower case.
    pub(super) heads: Vec<String>,
    /// For each source the byte offset where it was meant last.
    pub(super) latest: Vec<usize>,
    /// The sources in the order in which they were meant, the last one at the end.
    order: Vec<usize>,
    /// Quotations whose source could not be told after all.
    orphans: Vec<Span>,
    /// The first item of the reporting words at hand; past the end where there are none.
    verb: usize,
    /// Whether the utterance at hand is a turn of a transcript, whose label names a person.
    labelled: bool,
    /// The number of the person by the last part of the name, where only one has it.
    surnames: HashMap<String, Option<usize>>,
    /// The people by the words of their roles, in lower case.
    pub(super) roles: HashMap<String, Vec<usize>>,
}

/// Fewest bytes of a surname that may be misspelt, and most surnames among which it is looked for.
const MISSPELT: usize = 5;
const CROWD: usize = 200;

/// Most steps back to what a pronoun or a common noun means.
const MEMORY: usize = 200;

/// The article's sources by first mention, and the quotations whose words for the speaker mean
/// nobody who was there before.
pub(super) fn sources(passage: &Passage<'_>, utterances: &[Utterance]) -> (Vec<Entry>, Vec<Span>) {
    let mut register = Register {
        passage,
        sources: Vec::new(),
        appearances: Vec::new(),
        numbers: HashMap::new(),
        keys: Vec::new(),
        heads: Vec::new(),
        latest: Vec::new(),
        order: Vec::new(),
        orphans: Vec::new(),
        verb: 0,
        labelled: false,
        surnames: surnames(passage),
        roles: roles(passage),
    };
    for (number, utterance) in utterances.iter().enumerate() {
        register.enter(number, utterance);
    }
    register.finish()
}

impl Register<'_> {
    fn enter(&mut self, which: usize, utterance: &Utterance) {
        let passage = self.passage;
        let cue = &utterance.attribution.cue;
        self.verb = if cue.is_empty() {
            usize::MAX
        } else {
            cue.start
        };
        self.labelled = is_labelled(passage, utterance);
        let cue = (!cue.is_empty()).then(|| passage.span_of(cue.clone()));
        let mut told = false;
        for phrase in &utterance.attribution.sources {
            let Some((number, span)) = self.meet(phrase, utterance) else {
                continue;
            };
            told = true;
            self.appear(number, which, phrase);
            let said = utterance.pieces.iter().map(|piece| {
                let said = Statement::new(piece.span, piece.quotation.is_some());
                said.introduced(Some(span), cue)
            });
            let further = utterance.further.iter();
            let further = further.map(|piece| Statement::new(piece.span, true));
            self.sources[number].statements.extend(said.chain(further));
        }
        if let Some(venue) = &utterance.attribution.venue
            && let Some((number, span)) = self.meet(venue, utterance)
        {
            told = true;
            self.appear(number, which, venue);
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

    /// Notes that an utterance cites the source by this phrase.
    fn appear(&mut self, number: usize, utterance: usize, phrase: &Phrase) {
        self.appearances[number].push(Appearance {
            phrase: phrase.clone(),
            utterance,
        });
    }

    /// The source that a phrase means, now met once more, and where the phrase stands.
    fn meet(&mut self, phrase: &Phrase, utterance: &Utterance) -> Option<(usize, Span)> {
        let (number, span) = self.resolve(phrase, utterance)?;
        self.latest[number] = span.start;
        self.order.push(number);
        self.sources[number].mentions.push(span);
        Some((number, span))
    }

    /// The source of a phrase before that a pronoun or common noun points back to; what it says is
    /// told elsewhere.
    pub(super) fn point_back(&mut self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let number = match phrase.sort {
            Sort::Country(country) => self.entry(Key::Country(country), phrase),
            Sort::Proper => self.named(phrase),
            Sort::Human => self.people(phrase),
            Sort::Institution | Sort::Press | Sort::Document => self.thing(phrase, sentence),
            Sort::Person(_) | Sort::Pronoun | Sort::Other => return None,
        };
        self.sources[number]
            .mentions
            .push(self.passage.name_span(phrase));
        Some(number)
    }

    /// The source that a phrase means, and where the phrase stands.
    fn resolve(&mut self, phrase: &Phrase, utterance: &Utterance) -> Option<(usize, Span)> {
        let span = self.passage.name_span(phrase);
        if self.passage.is_bare_quantity(phrase) {
            return None;
        }
        let sentence = utterance.attribution.sentence;
        let number = match phrase.sort {
            Sort::Person(person) => Some(self.entry(Key::Person(person), phrase)),
            Sort::Country(country) => Some(self.entry(Key::Country(country), phrase)),
            Sort::Pronoun => self.pronoun(phrase, sentence),
            Sort::Proper => Some(self.named(phrase)),
            Sort::Human => Some(self.people(phrase)),
            Sort::Institution | Sort::Press | Sort::Document | Sort::Other => {
                Some(self.thing(phrase, sentence))
            }
        }?;
        Some((number, span))
    }

    pub(super) fn entry(&mut self, key: Key, phrase: &Phrase) -> usize {
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let passage = self.passage;
        let (name, kind, role) = match key {
            Key::Person(person) => {
                let person = &passage.people[person];
                (person.name.clone(), SourceKind::Person, person.role.clone())
            }
            Key::Common(_) => {
                let name = passage.description(phrase, self.verb);
                (name, passage.kind(phrase), None)
            }
            _ => {
                let kind = match passage.kind(phrase) {
                    SourceKind::Organization if self.labelled => SourceKind::Person,
                    kind => kind,
                };
                (passage.words(&passage.name_items(phrase)), kind, None)
            }
        };
        let number = self.sources.len();
        self.numbers.insert(key.clone(), number);
        self.keys.push(key);
        self.heads.push(self.head(phrase));
        self.latest.push(0);
        self.appearances.push(Vec::new());
        self.sources.push(Source {
            name,
            kind,
            role,
            mentions: Vec::new(),
            statements: Vec::new(),
        });
        number
    }

    pub(super) fn head(&self, phrase: &Phrase) -> String {
        self.passage.text(phrase.items.end - 1).to_lowercase()
    }

    /// The latest source that fits.
    pub(super) fn latest(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        self.order
            .iter()
            .rev()
            .take(MEMORY)
            .copied()
            .find(|&n| fits(n))
    }

    /// A proper name: the same words, the initials, or a part of the words; the surname of a person
    /// of the article.
    pub(super) fn named(&mut self, phrase: &Phrase) -> usize {
        let passage = self.passage;
        let written = passage.words(&passage.name_items(phrase));
        if phrase.items.len() <= 2
            && let Some(person) = self.bearer(phrase)
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

    /// The person who bears a surname alone, or the one whose surname a single word misspells by one
    /// letter: "Noval said" of Paul Novak.
    fn bearer(&self, phrase: &Phrase) -> Option<usize> {
        let name = self.head(phrase);
        if let Some(&person) = self.surnames.get(&name) {
            return person;
        }
        let alone = phrase.items.len() == 1 && phrase.sort == Sort::Proper;
        if !alone
            || name.len() < MISSPELT
            || self.surnames.len() > CROWD
            || self.passage.is_outlet(phrase)
        {
            return None;
        }
        let mut alike = self
            .surnames
            .iter()
            .filter(|(surname, _)| one_letter_off(surname, &name));
        match (alike.next(), alike.next()) {
            (Some((_, &person)), None) => person,
            _ => None,
        }
    }

    /// Mentions in order, people with all their names, sources by first mention.
    fn finish(mut self) -> (Vec<Entry>, Vec<Span>) {
        for (source, key) in self.sources.iter_mut().zip(&self.keys) {
            if let Key::Person(person) = key {
                source
                    .mentions
                    .extend(&self.passage.people[*person].mentions);
            }
            source.mentions.sort();
            source.mentions.dedup();
            order_by(&mut source.statements, |s| {
                (s.span().start, s.is_quote().into())
            });
            source.statements.dedup_by_key(|s| (s.span(), s.is_quote()));
        }
        let mut entries: Vec<Entry> = self.sources.into_iter().zip(self.appearances).collect();
        // Only pointed to by what came to nothing.
        entries.retain(|(source, _)| !source.statements.is_empty());
        order_by(&mut entries, |(s, _)| {
            (s.mentions.first().map_or(0, |m| m.start), 0)
        });
        (entries, self.orphans)
    }
}

/// Whether what is said is a turn behind a label with a colon: "DOE: We had no light."
fn is_labelled(passage: &Passage<'_>, utterance: &Utterance) -> bool {
    let mut pieces = utterance.pieces.iter().chain(&utterance.further);
    pieces.any(|piece| {
        let voice = piece.quotation.map(|q| passage.quotations[q].voice);
        matches!(voice, Some(Voice::Name(label))
            if passage.prose.body()[label.end..].trim_start().starts_with([':', ',', '(']))
    })
}

/// What an outlet that was told something carries: all of it, and not as its own words.
fn carried(utterance: &Utterance, source: Span, cue: Option<Span>) -> Option<Statement> {
    let start = utterance
        .pieces
        .iter()
        .map(|piece| piece.span.start)
        .min()?;
    let end = utterance.pieces.iter().map(|piece| piece.span.end).max()?;
    let said = Statement::new(Span::new(start, end), false);
    Some(said.introduced(Some(source), cue))
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

/// The people by the words of their roles in lower case.
fn roles(passage: &Passage<'_>) -> HashMap<String, Vec<usize>> {
    let mut out: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, person) in passage.people.iter().enumerate() {
        for word in person.role.iter().flat_map(|role| role.split_whitespace()) {
            out.entry(word.to_lowercase()).or_default().push(number);
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

/// Whether one letter more, less or another makes one name of the other; the first one is the same.
fn one_letter_off(first: &str, second: &str) -> bool {
    let (long, short) = match first.len() >= second.len() {
        true => (first, second),
        false => (second, first),
    };
    let same = long
        .bytes()
        .zip(short.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let rest = |from: usize| long.as_bytes().get(from..).unwrap_or_default();
    same > 0
        && match long.len() - short.len() {
            0 => rest(same + 1) == short.as_bytes().get(same + 1..).unwrap_or_default(),
            1 => rest(same + 1) == short.as_bytes().get(same..).unwrap_or_default(),
            _ => false,
        }
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
