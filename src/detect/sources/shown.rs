//! What a whole entry shows of being a source: its attributions, its name, where it stands, the text.
//!
//! Properties alone; what each weighs is the judge's ([`super::judge`]). Those of the attributions are
//! shares of them, most others are true or false. The classes of the name's last word and of the
//! reporting word have a weight each, as some verbs have.

use super::passage::Passage;
use super::phrase::{Phrase, Sort};
use super::place::{Place, Property, VERB_COUNT};
use super::speaker::Utterance;
use crate::detect::names::NameKind;
use crate::detect::words::{COMMON, ROLE, SEEN_SMALL, hash_folded, known};
use crate::detect::{Source, SourceKind};
use crate::doc::BlockKind;
use crate::text::Span;

/// How many properties there are that are no class.
pub const PROPERTIES: usize = 1 + 20 + 20 + 22 + ENTRY + NAME + STAND + TEXT;
const ENTRY: usize = 18;
const NAME: usize = 15;
const STAND: usize = 9;
const TEXT: usize = 9;
/// Classes of word vectors, and none.
const CLASSES: usize = 65;
/// Banks of classes: last word of a name, last word of a common noun, reporting word.
const BANKS: usize = 3;
/// Number of the first weight of a class; those of single verbs stand before it.
pub const CLASSED: usize = PROPERTIES + VERB_COUNT;
/// How many weights there are.
pub const COUNT: usize = CLASSED + BANKS * CLASSES;

/// Attributions of one entry that are looked at.
const LOOKED_AT: usize = 12;
/// Words from which on a quotation is no quoted word.
const SPEECH_WORDS: usize = 6;
/// Share of words to the reader, and of words that tell what was said, that counts as one whole.
const FULL_SHARE: f32 = 0.03;
/// Words of a block below which it is short.
const SHORT: usize = 10;

/// What one entry shows.
#[derive(Clone, Debug)]
pub struct Shown {
    properties: Vec<Property>,
    /// Numbers of further weights with how much.
    banks: Vec<(usize, f32)>,
}

impl Shown {
    /// Numbers of the properties that the entry has, with how much.
    pub fn values(&self) -> impl Iterator<Item = (usize, f32)> {
        let properties = self.properties.iter().map(|(_, value)| *value).enumerate();
        let own = properties.filter(|(_, value)| *value != 0.0);
        own.chain(self.banks.iter().copied())
    }

    /// Names of the properties that are no class, in the order of their weights.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.properties.iter().map(|(name, _)| *name)
    }
}

/// Where an entry is cited: the words for it, and the number of the utterance.
#[derive(Clone, Debug)]
pub(super) struct Appearance {
    pub(super) phrase: Phrase,
    pub(super) utterance: usize,
}

/// A text as far as it matters to all its entries.
pub(super) struct Setting<'a> {
    passage: &'a Passage<'a>,
    utterances: &'a [Utterance],
    /// Share of words to the reader, and of words that tell what was said, 1 for many.
    to_reader: f32,
    told: f32,
    /// Hashes of the entries' words with a capital that it also writes small, ascending.
    small: Vec<u32>,
}

/// What a text says of its own parts is nobody's report: "this section shows how".
const PARTS: [&str; 16] = [
    "chapter", "chart", "clause", "column", "diagram", "example", "figure", "guide", "headline",
    "list", "note", "page", "pages", "section", "table", "tutorial",
];

fn is(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

impl<'a> Setting<'a> {
    pub(super) fn of(
        passage: &'a Passage<'a>,
        utterances: &'a [Utterance],
        entries: &[(Source, Vec<Appearance>)],
    ) -> Self {
        let prose = passage.prose;
        let names = entries.iter().map(|(source, _)| source.name.as_str());
        let capitals = names
            .flat_map(str::split_whitespace)
            .filter(|w| is_capital(w));
        let mut wanted: Vec<(u32, bool)> = capitals.map(|w| (hash_folded(w), false)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let (mut to_reader, mut told) = (0, 0);
        for token in &prose.tokens {
            let word = prose.word(*token);
            match word {
                "you" | "your" | "You" | "Your" | "our" | "Our" => to_reader += 1,
                "said" | "told" | "says" | "added" | "he" | "she" | "He" | "She" | "wrote" => {
                    told += 1;
                }
                _ if !word.starts_with(char::is_lowercase) => continue,
                _ => {}
            }
            let hash = hash_folded(word);
            if word.starts_with(char::is_lowercase)
                && let Ok(at) = wanted.binary_search_by_key(&hash, |(hash, _)| *hash)
            {
                wanted[at].1 = true;
            }
        }
        let share =
            |count: usize| (count as f32 / prose.tokens.len().max(1) as f32 / FULL_SHARE).min(1.0);
        let seen = wanted.into_iter().filter(|(_, seen)| *seen);
        Self {
            passage,
            utterances,
            to_reader: share(to_reader),
            told: share(told),
            small: seen.map(|(hash, _)| hash).collect(),
        }
    }

    /// What an entry shows with these attributions, of which there is at least one.
    pub(super) fn shown(&self, source: &Source, appearances: &[Appearance]) -> Shown {
        let looked_at = appearances.get(..LOOKED_AT).unwrap_or(appearances);
        let places: Vec<Place<'_>> = looked_at.iter().map(|one| self.place(one)).collect();
        let mut properties: Vec<Property> = Vec::with_capacity(PROPERTIES);
        properties.push(("anything at all", 1.0));
        properties.extend(mean(&places, Place::of_cue));
        properties.extend(mean(&places, Place::of_frame));
        properties.extend(mean(&places, Place::of_phrase));
        properties.extend(self.of_entry(source, &places));
        let named = places
            .iter()
            .find(|place| place.phrase.sort != Sort::Pronoun);
        let phrase = named.or(places.first()).map(|place| place.phrase);
        properties.extend(self.of_name(source, phrase));
        properties.extend(self.of_stand(source));
        properties.extend(self.of_text(source));
        Shown {
            properties,
            banks: banks(source, &places),
        }
    }

    fn place(&self, one: &'a Appearance) -> Place<'a> {
        let utterance = &self.utterances[one.utterance];
        Place {
            passage: self.passage,
            phrase: &one.phrase,
            attribution: &utterance.attribution,
            quoted: utterance
                .pieces
                .iter()
                .any(|piece| piece.quotation.is_some()),
        }
    }

    /// What it is and how much it says.
    fn of_entry(&self, source: &Source, places: &[Place<'_>]) -> [Property; ENTRY] {
        let kind = |kind: SourceKind| is(source.kind == kind);
        let sort = |sort: Sort| is(places.iter().any(|place| place.phrase.sort == sort));
        let body = self.passage.prose.body();
        let quotations = source.statements.iter().filter(|one| one.is_quote());
        let words = |span: &Span| span.of(body).split_whitespace().count();
        let longest = quotations.clone().map(|one| words(&one.span())).max();
        let longest = longest.unwrap_or(0);
        let statements = source.statements.len();
        let any = |shows: fn(&Place<'_>) -> bool| is(places.iter().any(shows));
        [
            ("person", kind(SourceKind::Person)),
            ("organization", kind(SourceKind::Organization)),
            ("media", kind(SourceKind::Media)),
            ("unnamed", kind(SourceKind::Unnamed)),
            ("document", kind(SourceKind::Document)),
            ("institution", sort(Sort::Institution)),
            ("proper name", sort(Sort::Proper)),
            ("other noun", sort(Sort::Other)),
            ("press", sort(Sort::Press)),
            ("pronoun", sort(Sort::Pronoun)),
            ("several statements", is(statements > 1)),
            ("many statements", is(statements > 3)),
            ("no statement", is(statements == 0)),
            ("speech", is(longest >= SPEECH_WORDS)),
            ("quoted words", is((1..SPEECH_WORDS).contains(&longest))),
            ("says once", any(|place| place.is_saying())),
            ("according to it once", any(|place| place.is_according())),
            ("named elsewhere", is(source.mentions.len() > places.len())),
        ]
    }

    /// What its name looks like.
    fn of_name(&self, source: &Source, phrase: Option<&Phrase>) -> [Property; NAME] {
        let name = source.name.as_str();
        let words = || name.split_whitespace();
        let count = words().count();
        let single = count == 1;
        let named = !matches!(source.kind, SourceKind::Unnamed | SourceKind::Document);
        let first = words().next().map(known).unwrap_or_default();
        let last = words().next_back().map(known).unwrap_or_default();
        let also_small = words()
            .any(|word| is_capital(word) && self.small.binary_search(&hash_folded(word)).is_ok());
        let tagged = phrase.and_then(|phrase| self.tagged(phrase));
        let kind = |kind: NameKind| is(named && tagged == Some(kind));
        let initial = phrase.is_some_and(|phrase| self.opens_sentence(phrase));
        [
            ("named, one word", is(named && single)),
            ("more than four words", is(count > 4)),
            (
                "capital in a common name",
                is(!named && words().any(is_capital)),
            ),
            ("digit", is(name.contains(|c: char| c.is_ascii_digit()))),
            (
                "named, in capitals",
                is(named && !name.contains(char::is_lowercase)),
            ),
            (
                "named, a word in small letters",
                is(named && !words().all(is_capital)),
            ),
            ("named, also small here", is(named && also_small)),
            (
                "named, ends in a word seen small",
                is(named && last.has(SEEN_SMALL)),
            ),
            (
                "one word, begins a sentence, mostly small",
                is(named && single && initial && first.has(COMMON)),
            ),
            ("a name of a body", kind(NameKind::Organization)),
            ("a name of somebody", kind(NameKind::Person)),
            ("a name of something else", kind(NameKind::Other)),
            ("no name to the tagger", is(named && tagged.is_none())),
            (
                "a part of a text",
                is(words().next_back().is_some_and(|w| PARTS.contains(&w))),
            ),
            ("a noun for people", is(!named && last.has(ROLE))),
        ]
    }

    /// What the tagger takes the words for.
    fn tagged(&self, phrase: &Phrase) -> Option<NameKind> {
        let names = &self.passage.prose.names;
        let span = self.passage.name_span(phrase);
        let first = names.partition_point(|name| name.span.end <= span.start);
        let name = names.get(first).filter(|name| name.span.start < span.end);
        name.map(|name| name.kind)
    }

    fn opens_sentence(&self, phrase: &Phrase) -> bool {
        let sentence = self.passage.sentence_of(phrase.items.start);
        let first = self.passage.without_determiner(&phrase.items).start;
        sentence.is_some_and(|sentence| sentence.start == first)
    }

    /// In what blocks it stands.
    fn of_stand(&self, source: &Source) -> [Property; STAND] {
        let prose = self.passage.prose;
        let blocks = source.mentions.iter().take(LOOKED_AT);
        let blocks: Vec<_> = blocks.filter_map(|m| prose.block_at(m.start)).collect();
        let share = |holds: &dyn Fn(&BlockKind) -> bool| {
            let count = blocks.iter().filter(|block| holds(&block.kind)).count();
            count as f32 / blocks.len().max(1) as f32
        };
        let short = |span: Span| {
            span.of(prose.body())
                .split_whitespace()
                .nth(SHORT)
                .is_none()
        };
        let first = blocks.first();
        let begins = source.mentions.first().zip(first);
        [
            (
                "heading",
                share(&|kind| matches!(kind, BlockKind::Heading(_))),
            ),
            (
                "list",
                share(&|kind| matches!(kind, BlockKind::Item { .. })),
            ),
            (
                "table",
                share(&|kind| matches!(kind, BlockKind::Table { .. })),
            ),
            ("caption", share(&|kind| matches!(kind, BlockKind::Caption))),
            ("code", share(&|kind| matches!(kind, BlockKind::Code))),
            ("set off", is(first.is_some_and(|block| block.quoted > 0))),
            (
                "short block",
                is(blocks.iter().all(|block| short(block.span))),
            ),
            (
                "begins its block",
                is(begins.is_some_and(|(m, b)| m.start == b.span.start)),
            ),
            (
                "ends its block",
                is(begins.is_some_and(|(m, b)| m.end == b.span.end)),
            ),
        ]
    }

    /// What text it stands in; what the others show is added behind ([`add_company`]).
    fn of_text(&self, source: &Source) -> [Property; TEXT] {
        let of = |kind: SourceKind| is(source.kind == kind);
        let unnamed = of(SourceKind::Unnamed);
        let body = of(SourceKind::Organization);
        [
            ("text speaks to the reader", self.to_reader),
            ("text tells", self.told),
            ("unnamed, to the reader", unnamed * self.to_reader),
            ("organization, to the reader", body * self.to_reader),
            ("unnamed, tells", unnamed * self.told),
            ("organization, tells", body * self.told),
            ("others say or are quoted", 0.0),
            ("others, unnamed", 0.0),
            ("others, organization", 0.0),
        ]
    }
}

/// The mean of what the attributions show.
fn mean<'a, const N: usize>(
    places: &[Place<'a>],
    show: impl Fn(&Place<'a>) -> [Property; N],
) -> [Property; N] {
    let mut sums = [("", 0.0); N];
    for place in places {
        for (sum, (name, value)) in sums.iter_mut().zip(show(place)) {
            *sum = (name, sum.1 + value / places.len() as f32);
        }
    }
    sums
}

/// The weights of the verbs and of the words' classes.
fn banks(source: &Source, places: &[Place<'_>]) -> Vec<(usize, f32)> {
    let class = |word: &str| usize::from(known(word).class).min(CLASSES - 1);
    let bank = |number: usize| CLASSED + number * CLASSES;
    let common = matches!(source.kind, SourceKind::Unnamed | SourceKind::Document);
    let phrase = places.first().map(|place| place.phrase.items.end - 1);
    let head = places
        .first()
        .zip(phrase)
        .map_or("", |(place, head)| place.passage.text(head));
    let mut banks = vec![(bank(usize::from(common)) + class(head), 1.0)];
    let part = 1.0 / places.len().max(1) as f32;
    for place in places {
        banks.push((bank(2) + class(&place.cue_word()), part));
        banks.extend(place.of_verb().map(|verb| (PROPERTIES + verb, part)));
    }
    banks
}

/// Adds to each entry what the others of the text show: where most speak, so does one more.
pub(super) fn add_company(all: &mut [Shown], sources: &[Source]) {
    let speaks = |shown: &Shown| {
        let has = |name: &str| {
            let mut own = shown.properties.iter();
            own.any(|(own, value)| *own == name && *value > 0.0)
        };
        is(has("says once") || has("speech") || has("according to it once"))
    };
    let speaking: f32 = all.iter().map(speaks).sum();
    let others = all.len() as f32 - 1.0;
    for (shown, source) in all.iter_mut().zip(sources) {
        // One pretended other of middling looks, so that a single one says little.
        let share = (speaking - speaks(shown) + 0.5) / (others + 1.0);
        let kind = [SourceKind::Unnamed, SourceKind::Organization].map(|k| is(source.kind == k));
        for (property, part) in shown
            .properties
            .iter_mut()
            .rev()
            .zip([kind[1], kind[0], 1.0])
        {
            property.1 = share * part;
        }
    }
}
