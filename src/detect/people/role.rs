//! A person's title or role in the article's own words: before the name or in apposition after it.

use crate::detect::lexicon::{ROLES, TITLES};
use crate::detect::prose::Prose;
use crate::text::words::{Token, TokenKind};
use crate::text::{Span, squeeze};

/// Words that a role takes at most.
const LONGEST: usize = 14;
/// Small words that may stand inside a role before a name.
const INSIDE: [&str; 34] = [
    "former",
    "deputy",
    "chief",
    "senior",
    "executive",
    "national",
    "acting",
    "assistant",
    "associate",
    "vice",
    "political",
    "foreign",
    "prime",
    "defense",
    "defence",
    "security",
    "opposition",
    "press",
    "research",
    "general",
    "interim",
    "cabinet",
    "party",
    "police",
    "state",
    "federal",
    "interior",
    "finance",
    "health",
    "financial",
    "managing",
    "co-founder",
    "founding",
    "and",
];

/// The role that the mentions of one person give, the earliest that is more than a courtesy.
pub(super) fn of(prose: &Prose<'_>, mentions: &[Span]) -> Option<String> {
    mentions
        .iter()
        .find_map(|mention| before(prose, *mention).or_else(|| after(prose, *mention)))
}

fn is_role(word: &str) -> bool {
    ROLES.has(&word.to_lowercase())
}

/// "North Korean Dictator Kim", "Facebook CEO Mark Zuckerberg", "security adviser, Andrew Shearer".
fn before(prose: &Prose<'_>, mention: Span) -> Option<String> {
    let sentence = *prose.sentences.get(prose.sentence_at(mention.start))?;
    let all = prose.tokens_in(Span::new(sentence.start, mention.start));
    let mut tokens = &prose.tokens[all];
    if let [rest @ .., comma] = tokens
        && prose.word(*comma) == ","
        && rest.last().is_some_and(|noun| is_role(prose.word(*noun)))
    {
        tokens = rest;
    }
    let last = tokens.last()?;
    if !(is_role(prose.word(*last)) || is_title(prose.word(*last))) {
        return None;
    }
    let mut first = tokens.len() - 1;
    while first > 0 && tokens.len() - first < LONGEST && goes_on(prose, tokens, first - 1) {
        first -= 1;
    }
    // A role does not begin with the possessive of what stands before it, nor with "and".
    while first + 1 < tokens.len()
        && (tokens[first].kind == TokenKind::Possessive || prose.word(tokens[first]) == "and")
    {
        first += 1;
    }
    let span = Span::new(tokens[first].span.start, last.span.end);
    Some(squeeze(span.of(prose.body())))
}

fn is_title(word: &str) -> bool {
    TITLES.get(word).is_some_and(|kind| kind != "honorific")
}

fn goes_on(prose: &Prose<'_>, tokens: &[Token], at: usize) -> bool {
    let word = prose.word(tokens[at]);
    let gap = Span::new(tokens[at].span.end, tokens[at + 1].span.start).of(prose.body());
    if gap.contains('\n') {
        return false;
    }
    match tokens[at].kind {
        TokenKind::Possessive => true,
        TokenKind::Word => {
            let opens = at == 0 && (is_function_word(word));
            !opens
                && !is_function_word(word)
                && (word.starts_with(char::is_uppercase) || INSIDE.contains(&word) || is_role(word))
        }
        TokenKind::Number | TokenKind::Mark => false,
    }
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the"
            | "a"
            | "an"
            | "and"
            | "of"
            | "to"
            | "in"
            | "on"
            | "for"
            | "when"
            | "while"
            | "as"
            | "but"
            | "said"
            | "with"
            | "by"
            | "from"
            | "that"
            | "his"
            | "her"
            | "their"
            | "its"
            | "after"
            | "before"
            | "if"
            | "both"
            | "both,"
            | "like"
            | "is"
            | "was"
            | "according"
            | "then"
            | "new"
    ) && word != "New"
}

/// ", the economist at Harvard," behind a name: up to the next comma or the end of the sentence.
fn after(prose: &Prose<'_>, mention: Span) -> Option<String> {
    let sentence = *prose.sentences.get(prose.sentence_at(mention.start))?;
    let tokens = &prose.tokens[prose.tokens_in(Span::new(mention.end, sentence.end))];
    let comma = tokens.first()?;
    if prose.word(*comma) != "," {
        return None;
    }
    let mut words = &tokens[1..];
    if words
        .first()
        .is_some_and(|word| matches!(prose.word(*word), "a" | "an" | "the"))
    {
        words = &words[1..];
    }
    let length = words
        .iter()
        .take(LONGEST + 1)
        .take_while(|token| {
            token.kind != TokenKind::Mark
                && !matches!(
                    prose.word(**token),
                    "who" | "which" | "said" | "says" | "told"
                )
        })
        .count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let words = &words[..length];
    let head = words
        .iter()
        .take_while(|token| {
            !matches!(
                prose.word(**token),
                "of" | "at" | "for" | "in" | "with" | "from" | "and" | "to"
            )
        })
        .last()?;
    if !is_role(prose.word(*head)) {
        return None;
    }
    let span = Span::new(words[0].span.start, words[length - 1].span.end);
    Some(squeeze(span.of(prose.body())))
}
