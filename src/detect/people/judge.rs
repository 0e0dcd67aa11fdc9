//! Whether all mentions together make a person: a wrong entry costs a reader more than a missing one.
//!
//! A logistic regression over what the whole entry shows. Its weights were fitted to the 2,500
//! entries that detection finds in the development sets of seven corpora and in the gold articles;
//! fitted without a corpus, it gains on that corpus .8 points of exact F1 on average over the
//! counting of evidence before it (CrossNER 1.5, GMB .4, Wikigold .8, GUM .9, UNER-EWT .6).

use crate::detect::lexicon::TITLES;
use crate::detect::prose::Prose;
use crate::detect::words::{
    FEMALE, FREQUENT_FORENAME, FREQUENT_SURNAME, MALE, ROLE, SEEN_SMALL, SURNAME, known,
};
use crate::text::Span;

/// Log-odds from which on a name of several words is listed: 55 in 100. Below, too many wrong ones
/// come in; above, exact F1 of the corpora falls.
const SEVERAL_FROM: f32 = 0.2;
/// The same for one that begins with a forename that many bear.
const FORENAME_FROM: f32 = -0.3;
/// The same for a single word: costs the corpora nothing and spares four wrong ones of ten.
const SINGLE_FROM: f32 = 0.6;
/// What is asked more of names that no list vouches for where the text speaks of nobody: pages of
/// shops and manuals are full of brands that look like people.
const AMONG_THINGS: f32 = 0.7;
/// A text speaks of somebody if one in so many of its words is "he", "she", "who" or the like.
const SOMEBODY_IN: usize = 150;
/// Tokens from which on a text shows whether it speaks of somebody.
const ENOUGH_TEXT: usize = 200;
/// The tagger's margin that counts as one, in the model's units.
const FULL_MARGIN: f32 = 900.0;

/// Log-odds of an entry that shows nothing.
const NOTHING_SHOWN: f32 = -0.81;
/// The name has several words.
const SEVERAL: f32 = 1.36;
/// By the largest margin.
const LARGEST_MARGIN: f32 = 0.82;
/// By the mean margin.
const MEAN_MARGIN: f32 = 1.80;
/// The first of several words is a forename.
const BEGINS_WITH_FORENAME: f32 = 0.35;
/// The first word is a forename that many bear.
const WELL_KNOWN_FORENAME: f32 = 0.23;
/// The last word is a surname that many bear.
const WELL_KNOWN_SURNAME: f32 = 0.16;
/// The last of several words is also written small in running text.
const ENDS_WITH_COMMON_WORD: f32 = -0.96;
/// A title or role stands before it.
const TITLED: f32 = 0.96;
/// An article stands before it, or ", which" behind it.
const LIKE_A_THING: f32 = -1.12;
/// It is written in capitals.
const SHOUTED: f32 = -0.68;
/// It is named more than once: the short forms are what else can go wrong.
const NAMED_AGAIN: f32 = -0.92;
/// It stands on lines of its own only, as headings do. Not fitted: the corpora have no headings, and
/// in pages of shops and manuals most such lines are no people.
const ONLY_ON_LINES: f32 = -1.2;

/// Whether the mentions, with the tagger's margins, are a person's.
pub(super) fn is_person(
    prose: &Prose<'_>,
    subject: Subject,
    mentions: &[Span],
    margins: &[i16],
) -> bool {
    let longest = mentions
        .iter()
        .max_by_key(|span| span.of(prose.body()).split_whitespace().count());
    let name = longest.map_or("", |span| span.of(prose.body()));
    let mut words = name.split_whitespace();
    let (first, last) = (words.next().map(known), words.next_back().map(known));
    let forename = first.is_some_and(|first| first.has(FREQUENT_FORENAME));
    let vouched = forename || last.or(first).is_some_and(|last| last.has(SURNAME));
    let least = match last {
        None => SINGLE_FROM,
        Some(_) if forename => FORENAME_FROM,
        Some(_) => SEVERAL_FROM,
    };
    let more = if subject == Subject::Things && !vouched {
        AMONG_THINGS
    } else {
        0.0
    };
    log_odds(prose, name, mentions, margins) >= least + more
}

/// What a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    People,
    Things,
}

impl Subject {
    /// Told by the small words that only people have.
    pub(super) fn of(prose: &Prose<'_>) -> Self {
        let tokens = &prose.tokens;
        let human = tokens
            .iter()
            .filter(|token| HUMAN.contains(&prose.word(**token)))
            .count();
        if tokens.len() > ENOUGH_TEXT && human * SOMEBODY_IN < tokens.len() {
            Subject::Things
        } else {
            Subject::People
        }
    }
}

const HUMAN: [&str; 11] = [
    "he", "she", "He", "She", "his", "her", "him", "who", "said", "says", "told",
];

fn log_odds(prose: &Prose<'_>, name: &str, mentions: &[Span], margins: &[i16]) -> f32 {
    let largest = f32::from(margins.iter().copied().max().unwrap_or(0));
    let sum: f32 = margins.iter().copied().map(f32::from).sum();
    let mean = sum / margins.len().max(1) as f32;
    let all = |shows: fn(&Prose<'_>, Span) -> bool| mentions.iter().all(|span| shows(prose, *span));
    let any = |shows: fn(&Prose<'_>, Span) -> bool| mentions.iter().any(|span| shows(prose, *span));
    let shown = [
        (true, NOTHING_SHOWN),
        (any(is_titled), TITLED),
        (any(is_like_a_thing), LIKE_A_THING),
        (!name.contains(char::is_lowercase), SHOUTED),
        (mentions.len() > 1, NAMED_AGAIN),
        (all(alone_on_line), ONLY_ON_LINES),
    ];
    let surroundings: f32 = shown
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, weight)| weight)
        .sum();
    surroundings
        + listed(name)
        + LARGEST_MARGIN * (largest / FULL_MARGIN).clamp(0.0, 1.0)
        + MEAN_MARGIN * (mean / FULL_MARGIN).clamp(-1.0 / 9.0, 1.0)
}

/// What lists know of the parts of the name.
fn listed(name: &str) -> f32 {
    let several = name.split_whitespace().count() > 1;
    let of = |word: Option<&str>| word.map(known).unwrap_or_default();
    let first = of(name.split_whitespace().next());
    let last = of(name.split_whitespace().next_back());
    let shown = [
        (several, SEVERAL),
        (several && first.has(MALE | FEMALE), BEGINS_WITH_FORENAME),
        (first.has(FREQUENT_FORENAME), WELL_KNOWN_FORENAME),
        (last.has(FREQUENT_SURNAME), WELL_KNOWN_SURNAME),
        (several && last.has(SEEN_SMALL), ENDS_WITH_COMMON_WORD),
    ];
    let shown = shown.iter().filter(|(holds, _)| *holds);
    shown.map(|(_, weight)| weight).sum()
}

/// The words before and behind a mention: one before, two behind.
fn around<'a>(prose: &Prose<'a>, span: Span) -> [&'a str; 3] {
    let range = prose.tokens_in(span);
    let word = |at: usize| prose.tokens.get(at).map_or("", |token| prose.word(*token));
    let before = range.start.checked_sub(1).map_or("", word);
    [before, word(range.end), word(range.end + 1)]
}

fn is_titled(prose: &Prose<'_>, span: Span) -> bool {
    let [before, ..] = around(prose, span);
    TITLES.has(before) || known(before).has(ROLE) || before == "Credit"
}

fn is_like_a_thing(prose: &Prose<'_>, span: Span) -> bool {
    let [before, behind, second] = around(prose, span);
    matches!(before, "the" | "a" | "an" | "The" | "A" | "An") || behind == "," && second == "which"
}

fn alone_on_line(prose: &Prose<'_>, span: Span) -> bool {
    let body = prose.body();
    let before = body[..span.start].trim_end_matches([
        ' ', '-', '*', '•', '.', ')', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0',
    ]);
    let behind = body[span.end..].trim_start_matches([' ', ':', '.']);
    (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with('\n'))
}
