//! Which mentions are one person.
//!
//! Full names are joined first, over the whole article, because a headline uses the short form that
//! the text introduces later. Then each short form goes to the person who bears the name and is
//! talked about most, lately: of Kim Jong-un and his father Kim Jong-il, who is named once in
//! passing, a bare "Kim" in the next sentence is the son.

use crate::detect::prose::Prose;
use crate::detect::words::{FEMALE, MALE, fold, known};
use crate::text::Span;
use crate::text::words::TokenKind;
use std::collections::HashMap;

/// People of one name that are compared at most, the latest first: keeps hostile pages linear.
const COMPARED: usize = 24;
/// Share of its weight that a mention keeps from one sentence to the next.
const FADING: f32 = 0.9;
/// What a mention weighs as the introduction of a relative or an aside.
const ASIDE: f32 = 0.5;
/// Words behind a name that are no part of it.
const SUFFIXES: [&str; 10] = [
    "jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "phd", "md", "esq.",
];

/// A person being gathered.
struct Who {
    /// The folded words of the fullest form.
    words: Vec<String>,
    mentions: Vec<Span>,
    /// What titles before its mentions told.
    sex: Sex,
    /// How much it is talked about, as of sentence `at`.
    weight: f32,
    at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sex {
    Man,
    Woman,
    Unknown,
}

/// The mentions of each person, by first mention.
pub(super) fn join(prose: &Prose<'_>, spans: &[Span]) -> Vec<Vec<Span>> {
    let mut joiner = Joiner {
        prose,
        people: Vec::new(),
        by_word: HashMap::new(),
    };
    let forms: Vec<Vec<String>> = spans.iter().map(|span| words(prose, *span)).collect();
    let mut owners: Vec<Option<usize>> = forms
        .iter()
        .map(|form| (form.len() > 1).then(|| joiner.full(form)))
        .collect();
    for ((span, form), owner) in spans.iter().zip(&forms).zip(&mut owners) {
        let who = owner.unwrap_or_else(|| joiner.short(*span, form));
        joiner.mention(who, *span);
    }
    let mut people: Vec<_> = joiner.people.into_iter().map(|who| who.mentions).collect();
    people.retain(|mentions| !mentions.is_empty());
    people.sort_by_key(|mentions| mentions[0]);
    people
}

/// The folded words of a name without suffixes.
fn words(prose: &Prose<'_>, span: Span) -> Vec<String> {
    let mut words: Vec<String> = prose.tokens[prose.tokens_in(span)]
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| fold(prose.word(*token)).into_owned())
        .collect();
    while words.len() > 1
        && words
            .last()
            .is_some_and(|word| SUFFIXES.contains(&word.as_str()))
    {
        words.pop();
    }
    words
}

struct Joiner<'p, 'a> {
    prose: &'p Prose<'a>,
    people: Vec<Who>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Joiner<'_, '_> {
    /// The person with this full name, a new one if nobody fits.
    fn full(&mut self, form: &[String]) -> usize {
        let last = form.last().map_or("", String::as_str);
        let found = self
            .named(last)
            .chain(self.named(&form[0]))
            .find(|&who| compatible(&self.people[who].words, form));
        let Some(who) = found else {
            return self.add(form.to_vec());
        };
        if form.len() > self.people[who].words.len() {
            self.index(who, form);
            self.people[who].words = form.to_vec();
        }
        who
    }

    fn add(&mut self, words: Vec<String>) -> usize {
        let who = self.people.len();
        self.index(who, &words);
        self.people.push(Who {
            words,
            mentions: Vec::new(),
            sex: Sex::Unknown,
            weight: 0.0,
            at: 0,
        });
        who
    }

    fn index(&mut self, who: usize, words: &[String]) {
        for word in words {
            // Omar al-Bashir is "Bashir" later.
            let short = word
                .split_once('-')
                .filter(|(article, _)| matches!(*article, "al" | "el"));
            for word in [Some(word.as_str()), short.map(|(_, rest)| rest)]
                .into_iter()
                .flatten()
            {
                let bearers = self.by_word.entry(word.to_owned()).or_default();
                if bearers.last() != Some(&who) {
                    bearers.push(who);
                }
            }
        }
    }

    fn named(&self, word: &str) -> impl Iterator<Item = usize> {
        let bearers = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        bearers.iter().rev().take(COMPARED).copied()
    }

    /// The person whom a single word means there, a new one if nobody bears it.
    fn short(&mut self, span: Span, form: &[String]) -> usize {
        let Some(word) = form.last() else {
            return self.add(form.to_vec());
        };
        let sentence = self.prose.sentence_at(span.start);
        let sex = sex_before(self.prose, span);
        let best = self
            .named(word)
            .filter(|&who| fits(sex, &self.people[who]))
            .map(|who| (self.rating(who, word, sentence), who))
            .max_by(|(a, first), (b, second)| a.total_cmp(b).then(second.cmp(first)));
        match best {
            Some((_, who)) => who,
            None => self.add(form.to_vec()),
        }
    }

    fn rating(&self, who: usize, word: &str, sentence: usize) -> f32 {
        let person = &self.people[who];
        let age = sentence.saturating_sub(person.at).min(200) as i32;
        let as_surname = person.words.last().is_some_and(|last| last == word)
            || (person.words[0] == word && !known(word).has(MALE | FEMALE));
        person.weight * FADING.powi(age) + if as_surname { 1.0 } else { 0.0 }
    }

    fn mention(&mut self, who: usize, span: Span) {
        let sentence = self.prose.sentence_at(span.start);
        let weight = if is_aside(self.prose, span) {
            ASIDE
        } else {
            1.0
        };
        let sex = sex_before(self.prose, span);
        let person = &mut self.people[who];
        if person.sex == Sex::Unknown {
            person.sex = sex;
        }
        let age = sentence.saturating_sub(person.at).min(200) as i32;
        person.weight = person.weight * FADING.powi(age) + weight;
        person.at = sentence;
        person.mentions.push(span);
    }
}

/// Whether two full names can be one person's.
fn compatible(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if short.len() < 2 {
        return short.first().is_some_and(|word| long.contains(word));
    }
    let mut rest = long.iter();
    if short
        .iter()
        .all(|word| rest.any(|other| agree(word, other)))
    {
        return true;
    }
    short.last() == long.last()
        && agree(&short[0], &long[0])
        && (short.len() == 2 || long.len() == 2)
}

/// Whether two words of names agree: the same, or one the initial of the other.
fn agree(one: &str, other: &str) -> bool {
    one == other || is_initial_of(one, other) || is_initial_of(other, one)
}

fn is_initial_of(one: &str, other: &str) -> bool {
    let mut letters = one.chars();
    let (Some(first), rest) = (letters.next(), letters.as_str()) else {
        return false;
    };
    matches!(rest, "" | ".") && first.is_alphabetic() && other.starts_with(first)
}

/// What the title before a name tells of the sex.
fn sex_before(prose: &Prose<'_>, span: Span) -> Sex {
    let at = prose
        .tokens
        .partition_point(|token| token.span.start < span.start);
    let Some(before) = at.checked_sub(1).and_then(|at| prose.tokens.get(at)) else {
        return Sex::Unknown;
    };
    match prose.word(*before) {
        "Mr" | "Mr." | "Sir" | "Lord" | "King" | "Prince" => Sex::Man,
        "Mrs" | "Mrs." | "Ms" | "Ms." | "Miss" | "Lady" | "Dame" | "Queen" | "Princess" => {
            Sex::Woman
        }
        _ => Sex::Unknown,
    }
}

/// Whether a person can be of that sex, as far as titles and the forename tell.
fn fits(sex: Sex, person: &Who) -> bool {
    if sex == Sex::Unknown || person.sex == sex {
        return true;
    }
    if person.sex != Sex::Unknown {
        return false;
    }
    let known = known(if person.words.len() > 1 {
        &person.words[0]
    } else {
        ""
    });
    match sex {
        Sex::Man => known.has(MALE) || !known.has(FEMALE),
        Sex::Woman => known.has(FEMALE) || !known.has(MALE),
        Sex::Unknown => true,
    }
}

/// "his father, Kim Jong-il": named only to say who somebody else is.
fn is_aside(prose: &Prose<'_>, span: Span) -> bool {
    const RELATIVES: [&str; 18] = [
        "father",
        "mother",
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "grandfather",
        "grandmother",
        "uncle",
        "aunt",
        "cousin",
        "nephew",
        "niece",
        "predecessor",
        "successor",
        "widow",
    ];
    let at = prose
        .tokens
        .partition_point(|token| token.span.start < span.start);
    prose.tokens[at.saturating_sub(2)..at]
        .iter()
        .any(|token| RELATIVES.contains(&prose.word(*token)))
}
