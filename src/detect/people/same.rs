//! Which mentions are one person.
//!
//! Full names are joined first, over the whole article, because a headline uses the short form that
//! the text introduces later. Then each short form goes to the person who bears the name and is
//! talked about most, lately: of Kim Jong-un and his father Kim Jong-il, who is named once in
//! passing, a bare "Kim" in the next sentence is the son.

use crate::detect::lexicon::NICKNAMES;
use crate::detect::prose::Prose;
use crate::detect::words::{FEMALE, MALE, fold, known};
use crate::text::Span;
use crate::text::order::order_by;
use crate::text::words::{Token, TokenKind, tokens};
use std::collections::{HashMap, HashSet};

/// People of one name that are compared at most, the latest first: keeps hostile pages linear.
const COMPARED: usize = 24;
/// Share of its weight that a mention keeps from one sentence to the next.
const FADING: f32 = 0.9;
/// What a mention weighs as the introduction of a relative or an aside.
const ASIDE: f32 = 0.5;
/// What the article's title weighs for whom it names in full: a congressman whose retirement it
/// announces has the bare surname, and his wife has her full name.
const IN_TITLE: f32 = 2.0;
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
    /// Whether it was only named to say who somebody else is.
    only_aside: bool,
    /// Whether the article's title bears the forename and the surname.
    in_title: bool,
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
        title: title_words(prose),
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
    order_by(&mut people, |mentions| mentions[0].key());
    people
}

fn title_words(prose: &Prose<'_>) -> HashSet<String> {
    let title = prose.article.title.as_deref().unwrap_or_default();
    tokens(title)
        .iter()
        .map(|token| fold(token.span.of(title)).into_owned())
        .collect()
}

/// The folded words of a name without suffixes and without a nickname in quotation marks; what
/// stands in brackets is often the real name.
fn words(prose: &Prose<'_>, span: Span) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_nickname = false;
    for token in &prose.tokens[prose.tokens_in(span)] {
        match prose.word(*token) {
            "\"" => in_nickname = !in_nickname,
            "“" => in_nickname = true,
            "”" => in_nickname = false,
            word if token.kind == TokenKind::Word && !in_nickname => {
                words.push(fold(word).into_owned());
            }
            _ => {}
        }
    }
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
    /// The folded words of the article's title.
    title: HashSet<String>,
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
        let in_title = words.len() > 1 && words.iter().all(|word| self.title.contains(word));
        self.index(who, &words);
        self.people.push(Who {
            words,
            mentions: Vec::new(),
            sex: Sex::Unknown,
            weight: 0.0,
            at: 0,
            only_aside: true,
            in_title,
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
        // "Dan" of Daniel Scott, if nobody is called Dan.
        let long = NICKNAMES
            .get(word)
            .filter(|_| !self.by_word.contains_key(word));
        let names = long.unwrap_or(word).split(' ');
        let best = names
            .flat_map(|name| self.named(name))
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
        let prior = if person.in_title { IN_TITLE } else { 0.0 };
        let share = if person.only_aside { ASIDE } else { 1.0 };
        let weight = share * person.weight * FADING.powi(age);
        weight + prior + if as_surname { 1.0 } else { 0.0 }
    }

    fn mention(&mut self, who: usize, span: Span) {
        let sentence = self.prose.sentence_at(span.start);
        let aside = is_aside(self.prose, span);
        let weight = if aside { ASIDE } else { 1.0 };
        let sex = sex_before(self.prose, span);
        let person = &mut self.people[who];
        if person.sex == Sex::Unknown {
            person.sex = sex;
        }
        let age = sentence.saturating_sub(person.at).min(200) as i32;
        person.weight = person.weight * FADING.powi(age) + weight;
        person.at = sentence;
        person.only_aside &= aside;
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
    short
        .last()
        .zip(long.last())
        .is_some_and(|(one, other)| agree(one, other))
        && agree(&short[0], &long[0])
        && (short.len() == 2 || long.len() == 2)
}

/// Whether two words of names agree: the same, one the initial or the short form of the other, or one
/// with the "s" of a genitive that has no apostrophe.
fn agree(one: &str, other: &str) -> bool {
    let genitive = |long: &str, short: &str| {
        short.len() > LEAST_GENITIVE && long.strip_suffix('s') == Some(short)
    };
    one == other
        || is_initial_of(one, other)
        || is_initial_of(other, one)
        || is_short_for(one, other)
        || is_short_for(other, one)
        || genitive(one, other)
        || genitive(other, one)
}

/// Bytes that a name has more than before the "s" of a genitive.
const LEAST_GENITIVE: usize = 4;

/// "bill" and "william".
fn is_short_for(short: &str, long: &str) -> bool {
    NICKNAMES
        .get(short)
        .is_some_and(|names| names.split(' ').any(|name| name == long))
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
        "Mr" | "Mr." | "Sir" | "Lord" | "King" | "Prince" | "Congressman" | "Councilman" => {
            Sex::Man
        }
        "Mrs" | "Mrs." | "Ms" | "Ms." | "Miss" | "Lady" | "Dame" | "Queen" | "Princess"
        | "Congresswoman" | "Councilwoman" => Sex::Woman,
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

/// "his father, Kim Jong-il", "Ada Moss, the mayor's wife": named only to say who somebody else is.
fn is_aside(prose: &Prose<'_>, span: Span) -> bool {
    let range = prose.tokens_in(span);
    let is_relative = |token: &Token| RELATIVES.contains(&prose.word(*token));
    if prose.tokens[range.start.saturating_sub(2)..range.start]
        .iter()
        .any(is_relative)
    {
        return true;
    }
    let behind = prose.tokens.get(range.end..).unwrap_or_default();
    let [comma, apposition @ ..] = behind else {
        return false;
    };
    let clause = apposition
        .iter()
        .take(APPOSITION)
        .take_while(|token| token.kind != TokenKind::Mark);
    let whose = |token: &Token| {
        token.kind == TokenKind::Possessive || matches!(prose.word(*token), "his" | "her" | "their")
    };
    let words: Vec<&Token> = clause.collect();
    let relative = words.iter().position(|token| is_relative(token));
    prose.word(*comma) == ","
        && relative.is_some_and(|at| words[..at].iter().any(|token| whose(token)))
}

/// Words of an apposition within which it says whose relative somebody is.
const APPOSITION: usize = 5;

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
