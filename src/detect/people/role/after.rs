//! The role behind a name: in apposition, "Ann Lee, MD, the economist at Harvard,", or as what the
//! article says she is, "Ann Lee is a Harvard economist who …". It ends before the next verb.

use super::{LONGEST, is_role};
use crate::detect::prose::Prose;
use crate::text::words::{Token, TokenKind};
use crate::text::{Span, squeeze};

/// Degrees and ages between a name and its apposition that are passed over.
const PASSED_OVER: usize = 3;
/// Letters of a degree at most: "M.P.H.", "FACS".
const LONGEST_DEGREE: usize = 6;

/// Words behind which a role does not go on.
const ENDS: [&str; 44] = [
    "who",
    "whose",
    "whom",
    "which",
    "that",
    "where",
    "when",
    "while",
    "because",
    "but",
    "said",
    "says",
    "told",
    "tells",
    "wrote",
    "writes",
    "is",
    "was",
    "are",
    "were",
    "has",
    "had",
    "have",
    "will",
    "would",
    "can",
    "could",
    "should",
    "may",
    "might",
    "must",
    "did",
    "does",
    "do",
    "about",
    "since",
    "until",
    "during",
    "explains",
    "explained",
    "added",
    "adds",
    "via",
    "as",
];
/// Words that no role begins with.
const NO_BEGINNING: [&str; 5] = ["not", "then", "also", "and", "or"];
/// Praise before a noun: "is a great teacher" says little of what somebody is.
const PRAISE: [&str; 14] = [
    "amazing",
    "awesome",
    "best",
    "big",
    "brilliant",
    "excellent",
    "fantastic",
    "good",
    "great",
    "nice",
    "real",
    "superb",
    "true",
    "wonderful",
];
/// What follows a verb and hardly ever a noun in the plural.
const BEHIND_VERBS: [&str; 18] = [
    "the", "a", "an", "his", "her", "their", "its", "into", "that", "how", "why", "what", "him",
    "them", "us", "it", "to", "about",
];
/// Vehicles of speech: "in an email" is no part of a role.
const VEHICLES: [&str; 16] = [
    "email",
    "e-mail",
    "statement",
    "interview",
    "release",
    "letter",
    "tweet",
    "post",
    "video",
    "speech",
    "call",
    "message",
    "note",
    "report",
    "blog",
    "article",
];

/// ", the economist at Harvard," behind a name: up to the next comma or verb.
pub(super) fn apposition(prose: &Prose<'_>, mention: Span) -> Option<String> {
    let mut tokens = behind(prose, mention);
    for _ in 0..PASSED_OVER {
        tokens = without_degree(prose, tokens);
    }
    let (comma, words) = tokens.split_first()?;
    if prose.word(*comma) != "," {
        return None;
    }
    role(prose, without_determiner(prose, words))
}

/// "is a Harvard economist" behind a name, also as "who is the Harvard economist".
pub(super) fn predicate(prose: &Prose<'_>, mention: Span) -> Option<String> {
    let mut tokens = behind(prose, mention);
    let word = |tokens: &[Token], at: usize| tokens.get(at).map_or("", |token| prose.word(*token));
    let comma = usize::from(word(tokens, 0) == ",");
    let relative = word(tokens, comma) == "who";
    if relative {
        tokens = &tokens[comma + 1..];
        // "who is Harbour Works Director" has no article.
        let office = word(tokens, 1).starts_with(char::is_uppercase);
        if office && word(tokens, 0) == "is" {
            return role(prose, &tokens[1..]);
        }
    }
    let [verb, article, words @ ..] = tokens else {
        return None;
    };
    let is_told = matches!(prose.word(*verb), "is" | "was")
        && matches!(prose.word(*article), "a" | "an" | "the")
        && words
            .first()
            .is_some_and(|word| !PRAISE.contains(&prose.word(*word)));
    is_told.then(|| role(prose, words)).flatten()
}

/// The tokens behind the mention in its sentence.
fn behind<'p>(prose: &'p Prose<'_>, mention: Span) -> &'p [Token] {
    let sentence = prose.sentences.get(prose.sentence_at(mention.start));
    let end = sentence.map_or(mention.end, |sentence| sentence.end);
    &prose.tokens[prose.tokens_in(Span::new(mention.end, end))]
}

/// The tokens behind ", MD", ", 41" or ", Ph.D." if a comma follows there.
fn without_degree<'t>(prose: &Prose<'_>, tokens: &'t [Token]) -> &'t [Token] {
    let [comma, degree, rest @ ..] = tokens else {
        return tokens;
    };
    let word = prose.word(*degree);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_degree = word.len() <= LONGEST_DEGREE && capitals > 1 && !is_role(word);
    let passes = prose.word(*comma) == ","
        && (is_degree || degree.kind == TokenKind::Number)
        && rest.first().is_some_and(|next| prose.word(*next) == ",");
    if passes { rest } else { tokens }
}

fn without_determiner<'t>(prose: &Prose<'_>, words: &'t [Token]) -> &'t [Token] {
    match words {
        [first, rest @ ..] if is_determiner(prose.word(*first)) => rest,
        _ => words,
    }
}

/// The role that the words begin with, if its noun says what somebody is.
fn role(prose: &Prose<'_>, words: &[Token]) -> Option<String> {
    let mut length = (0..words.len().min(LONGEST + 1))
        .take_while(|at| goes_on(prose, words, *at))
        .count();
    if length > LONGEST {
        // "director of the observatory and co-chair of …": the first of several.
        length = (1..LONGEST)
            .find(|&at| prose.word(words[at]) == "and" && is_preposition_before(prose, words, at))
            .unwrap_or(length);
    }
    if length == 0 || length > LONGEST || NO_BEGINNING.contains(&prose.word(words[0])) {
        return None;
    }
    if (1..length).any(|at| is_told(prose, words, at)) {
        return None;
    }
    while length > 1 && is_joint(prose.word(words[length - 1])) {
        length -= 1;
    }
    let words = &words[..length];
    if !is_headed_by_role(prose, words) {
        return None;
    }
    let span = Span::new(words[0].span.start, words[length - 1].span.end);
    Some(squeeze(span.of(prose.body())))
}

/// Whether the role has the word with that number as well.
fn goes_on(prose: &Prose<'_>, words: &[Token], at: usize) -> bool {
    let word = prose.word(words[at]);
    match words[at].kind {
        // "monday.com", "Kubernetes & Serverless".
        TokenKind::Mark => word == "&" || matches!(word, "." | "/") && is_glued(words, at),
        _ => {
            // "winner for her part": what follows tells of somebody else or of why.
            let next = words.get(at + 1).map_or("", |next| prose.word(*next));
            let owned = is_preposition(word) && matches!(next, "his" | "her" | "their" | "its");
            !(ENDS.contains(&word)
                || owned
                || is_verb(prose, words, at)
                || is_vehicle(prose, words, at))
        }
    }
}

/// "the singer discussed everything": the noun is the subject of a clause and no apposition.
fn is_told(prose: &Prose<'_>, words: &[Token], at: usize) -> bool {
    let verb = prose.word(words[at]);
    let next = words.get(at + 1);
    let past = verb.len() > 4 && verb.ends_with("ed") && verb.starts_with(char::is_lowercase);
    let object = next.is_some_and(|next| {
        let word = prose.word(*next);
        next.kind == TokenKind::Word && !is_preposition(word) && !is_role(word)
    });
    past && object && at > 0 && is_role(prose.word(words[at - 1])) && !verb.contains('-')
}

/// Whether the mark stands between two words without a blank.
fn is_glued(words: &[Token], at: usize) -> bool {
    let touches = |one: usize, other: usize| {
        let pair = (words.get(one), words.get(other));
        matches!(pair, (Some(one), Some(other)) if one.span.end == other.span.start)
    };
    let goes_on = words
        .get(at + 1)
        .is_some_and(|word| word.kind == TokenKind::Word);
    at > 0 && goes_on && touches(at - 1, at) && touches(at, at + 1)
}

/// "CEO of Vorland delves into …", "head of Vorland joined the …": a small word on "-s" or "-ed"
/// behind a name and before what a verb takes.
fn is_verb(prose: &Prose<'_>, words: &[Token], at: usize) -> bool {
    let word = prose.word(words[at]);
    let form = word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss");
    let next = words.get(at + 1).map_or("", |next| prose.word(*next));
    let behind_name = at > 0 && prose.word(words[at - 1]).starts_with(char::is_uppercase);
    let small = word.starts_with(char::is_lowercase) && word.len() > 3;
    small && form && behind_name && BEHIND_VERBS.contains(&next)
}

/// "in an email", "in a statement".
fn is_vehicle(prose: &Prose<'_>, words: &[Token], at: usize) -> bool {
    let word = |number: usize| words.get(number).map_or("", |word| prose.word(*word));
    let article = matches!(word(at + 1), "a" | "an" | "the" | "his" | "her");
    matches!(word(at), "in" | "on" | "by")
        && (1..4).any(|number| VEHICLES.contains(&word(at + number)))
        && (article || VEHICLES.contains(&word(at + 1)))
}

/// Whether the word joins what goes on to what stands before.
fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "of"
            | "at"
            | "for"
            | "in"
            | "with"
            | "from"
            | "to"
            | "by"
            | "the"
            | "a"
            | "&"
    )
}

/// Whether the noun before the first small word that joins is a role, with "and" or without.
fn is_headed_by_role(prose: &Prose<'_>, words: &[Token]) -> bool {
    let head = |ends: fn(&str) -> bool| {
        words
            .iter()
            .take_while(|token| !ends(prose.word(**token)))
            .last()
            .is_some_and(|token| is_role(prose.word(*token)))
    };
    head(is_preposition)
        || head(|word| is_preposition(word) || matches!(word, "and" | "&"))
        || head(|word| is_preposition(word) || is_participle(word))
}

/// Whether a preposition stands before the word with that number.
fn is_preposition_before(prose: &Prose<'_>, words: &[Token], at: usize) -> bool {
    words[..at]
        .iter()
        .any(|token| is_preposition(prose.word(*token)))
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "at" | "for" | "in" | "with" | "from" | "to" | "on" | "by"
    )
}

/// "artist based in Leeds", "officer sent by the emperor", "scientist working on ice".
fn is_participle(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !word.contains('-');
    let busy = [
        "born",
        "leading",
        "living",
        "representing",
        "running",
        "sent",
        "serving",
        "specialising",
        "specializing",
        "studying",
        "working",
    ];
    busy.contains(&word) || regular && word.starts_with(char::is_lowercase)
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "my" | "our" | "your" | "his" | "her" | "their" | "its"
    )
}
