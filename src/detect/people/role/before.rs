//! The role before a name: from its noun back to where its words begin.

use super::{LONGEST, is_role, is_title};
use crate::detect::lexicon::{CALLINGS, TITLES};
use crate::detect::names::NameKind;
use crate::detect::prose::Prose;
use crate::text::words::{Token, TokenKind};
use crate::text::{Span, squeeze};

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

/// Nouns whose "of" goes on with their name: "Department of Correction spokesman".
const BODIES: [&str; 20] = [
    "Academy",
    "Association",
    "Bank",
    "Board",
    "Bureau",
    "Chamber",
    "Chiefs",
    "Church",
    "College",
    "Council",
    "Department",
    "Federation",
    "House",
    "Institute",
    "Ministry",
    "Museum",
    "Office",
    "School",
    "Society",
    "University",
];
/// Verbs that tell the reader what to do at the beginning of a line: no part of a role.
const IMPERATIVES: [&str; 27] = [
    "Ask", "Call", "Check", "Consider", "Contact", "Discover", "Find", "Follow", "Get", "Hear",
    "Imagine", "Join", "Learn", "Let", "Listen", "Meet", "Read", "Remember", "Say", "See", "Take",
    "Tell", "Thank", "Think", "Try", "Visit", "Watch",
];

/// Adverbs that open a sentence and say nothing of whom it is about: "Later Ambassador Lee wept."
const OPENERS: [&str; 25] = [
    "Later",
    "Earlier",
    "Then",
    "Today",
    "Yesterday",
    "Tonight",
    "Tomorrow",
    "Meanwhile",
    "Now",
    "Also",
    "Still",
    "Soon",
    "Once",
    "Recently",
    "Instead",
    "However",
    "Finally",
    "Only",
    "Here",
    "There",
    "Although",
    "Though",
    "Since",
    "Because",
    "Perhaps",
];

/// Most words of a body behind its office, and most small words of somebody's field.
const LONGEST_BODY: usize = 8;
const LONGEST_FIELD: usize = 3;

/// "North Korean Dictator Kim", "Facebook CEO Mark Zuckerberg", "security adviser, Andrew Shearer".
pub(super) fn role(prose: &Prose<'_>, mention: Span) -> Option<String> {
    let sentence = *prose.sentences.get(prose.sentence_at(mention.start))?;
    let all = prose.tokens_in(Span::new(sentence.start, mention.start));
    let mut tokens = &prose.tokens[all];
    if let [rest @ .., comma] = tokens
        && prose.word(*comma) == ","
        && let Some(office) = of_body(prose, rest, mention)
    {
        return Some(office);
    }
    if let [rest @ .., comma] = tokens
        && prose.word(*comma) == ","
        && rest.last().is_some_and(|noun| is_role(prose.word(*noun)))
    {
        tokens = rest;
    }
    let noun = tokens.last()?;
    let last = prose.word(*noun);
    // "Isaac Bashevis Singer" in the cell before.
    let office = head_before_of(prose, tokens)
        .filter(|head| is_title(prose.word(tokens[*head])))
        .or_else(|| head_before_field(prose, tokens))
        .or_else(|| head_before_body(prose, tokens));
    let named = is_role(last) || is_title(last);
    if !(named || office.is_some()) || is_in_name(prose, noun.span) {
        return None;
    }
    let mut first = match office {
        // "Minister of Education Kay Lee".
        Some(head) if !named => beginning(prose, &tokens[..=head]),
        _ => beginning(prose, tokens),
    };
    // A role does not begin with the possessive of what stands before it, nor with "and".
    while first + 1 < tokens.len()
        && (tokens[first].kind == TokenKind::Possessive || prose.word(tokens[first]) == "and")
    {
        first += 1;
    }
    let words = without_courtesy(prose, &tokens[first..]);
    // "former Ministers Sir Robert Hart and Ann Lee": what several are is nobody's role.
    let several = words
        .iter()
        .rposition(|noun| is_plural_role(prose.word(*noun)))
        .filter(|&at| at + 2 >= words.len());
    let words = several.map_or(words, |at| &words[at + 1..]);
    let span = Span::new(words.first()?.span.start, words.last()?.span.end);
    Some(squeeze(span.of(prose.body())))
}

/// "the head of Acme Foods, Ann Lee, said": the office before a comma with the body that it is in,
/// where another comma closes the name.
fn of_body(prose: &Prose<'_>, tokens: &[Token], mention: Span) -> Option<String> {
    let behind = prose.body()[mention.end..].starts_with(',');
    let named = tokens
        .last()
        .is_some_and(|last| prose.word(*last).starts_with(char::is_uppercase));
    if !behind || !named {
        return None;
    }
    for at in (1..tokens.len()).rev().take(LONGEST_BODY) {
        let word = prose.word(tokens[at]);
        let links = matches!(word, "of" | "for" | "at");
        if links && is_role(prose.word(tokens[at - 1])) {
            let mut first = beginning(prose, &tokens[..at]);
            if tokens[first].kind == TokenKind::Possessive {
                first += 1;
            }
            let opens = first == 0 || !prose.word(tokens[first - 1]).starts_with("and");
            let span = Span::new(tokens.get(first)?.span.start, tokens.last()?.span.end);
            return opens.then(|| squeeze(span.of(prose.body())));
        }
        let goes_on = word.starts_with(char::is_uppercase)
            || links
            || matches!(word, "the" | "and" | "&" | "on");
        if !goes_on || tokens[at].kind == TokenKind::Number {
            return None;
        }
    }
    None
}

/// Number of the office, in capitals, behind which "for" leads to the body before the name: "Attorney
/// for the District of Avalon Ann Lee".
fn head_before_body(prose: &Prose<'_>, tokens: &[Token]) -> Option<usize> {
    for at in (1..tokens.len()).rev().take(LONGEST_BODY) {
        let word = prose.word(tokens[at]);
        let head = prose.word(tokens[at - 1]);
        if word == "for" && head.starts_with(char::is_uppercase) && is_title(head) {
            return (at + 1 < tokens.len()).then_some(at - 1);
        }
        if !(word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and")) {
            return None;
        }
    }
    None
}

/// "ministers", "professors": what several people are.
fn is_plural_role(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_role) && !is_title(word)
}

/// Number of the capitalised noun before "of" and one to three small words: "Professor of coastal
/// geology Ann Lee", "Head of marketing Ann Lee".
fn head_before_field(prose: &Prose<'_>, tokens: &[Token]) -> Option<usize> {
    let small = |token: &Token| {
        let word = prose.word(*token);
        token.kind == TokenKind::Word
            && word.starts_with(char::is_lowercase)
            && !is_function_word(word)
    };
    let of = (1..tokens.len())
        .rev()
        .take(LONGEST_FIELD + 1)
        .find(|&at| !small(&tokens[at]))?;
    let head = prose.word(tokens[of - 1]);
    let led = of == 1 || matches!(prose.word(tokens[of - 2]), "." | "," | "”");
    let joined = prose.word(tokens[of]) == "of" && of + 1 < tokens.len();
    (joined && led && head.starts_with(char::is_uppercase) && is_role(head)).then_some(of - 1)
}

/// Whether the word is the last of several that name somebody.
fn is_in_name(prose: &Prose<'_>, word: Span) -> bool {
    let at = prose.names.partition_point(|name| name.span.end < word.end);
    prose.names.get(at).is_some_and(|name| {
        name.kind == NameKind::Person && name.span.end == word.end && name.span.start < word.start
    })
}

/// Number of the token that the role begins with which the last token ends.
fn beginning(prose: &Prose<'_>, tokens: &[Token]) -> usize {
    let mut first = tokens.len() - 1;
    while first > 0 && tokens.len() - first < LONGEST {
        if goes_on(prose, tokens, first - 1) {
            first -= 1;
        } else if let Some(head) = head_before_of(prose, &tokens[..=first]) {
            first = head;
        } else {
            break;
        }
    }
    first
}

/// Number of the noun before "of" or "of the" if the last token, a capitalised word that is no role
/// by itself, begins the noun's complement: "Chief of the Defence Staff", "Ministry of Health".
fn head_before_of(prose: &Prose<'_>, tokens: &[Token]) -> Option<usize> {
    let (complement, before) = tokens.split_last()?;
    let word = prose.word(*complement);
    let before = match before {
        [rest @ .., the] if prose.word(*the) == "the" => rest,
        _ => before,
    };
    let [.., head, of] = before else {
        return None;
    };
    let noun = prose.word(*head);
    let joined = prose.word(*of) == "of"
        && !Span::new(head.span.start, complement.span.end)
            .of(prose.body())
            .contains('\n');
    let named = word.starts_with(char::is_uppercase) && !is_role(word) && !is_title(word);
    (joined && named && (BODIES.contains(&noun) || heads_a_body(noun))).then(|| before.len() - 2)
}

/// Whether the noun with a body's name behind "of" is an office: "Chief of the Defence Staff".
fn heads_a_body(noun: &str) -> bool {
    noun == "Chief" || noun.starts_with(char::is_uppercase) && is_title(noun)
}

/// The role without the courtesies that stand between it and the name: "host Dr.", and "General Sir"
/// behind an office.
fn without_courtesy<'t>(prose: &Prose<'_>, mut role: &'t [Token]) -> &'t [Token] {
    let holds = |token: &Token| is_role(prose.word(*token)) || is_title(prose.word(*token));
    let academic = |token: &Token| TITLES.get(prose.word(*token)) == Some("academic");
    while let [rest @ .., before, last] = role
        && matches!(prose.word(*last), "Dr" | "Dr." | "Sir" | "Dame")
        && holds(before)
        && !academic(before)
    {
        role = &role[..=rest.len()];
    }
    let office = role.len() > 3
        && heads_a_body(prose.word(role[0]))
        && prose.word(role[1]) == "of"
        && !holds(&role[role.len() - 2]);
    let rank = |token: &Token| TITLES.get(prose.word(*token)) == Some("military");
    match role {
        [rest @ .., last] if office && rank(last) => rest,
        _ => role,
    }
}

fn goes_on(prose: &Prose<'_>, tokens: &[Token], at: usize) -> bool {
    let word = prose.word(tokens[at]);
    let gap = Span::new(tokens[at].span.end, tokens[at + 1].span.start).of(prose.body());
    if gap.contains(['\n', '\t']) {
        return false;
    }
    match tokens[at].kind {
        TokenKind::Possessive => true,
        TokenKind::Word => {
            let opens = at == 0 || tokens[at - 1].kind == TokenKind::Mark;
            let tells_to = opens && (IMPERATIVES.contains(&word) || OPENERS.contains(&word));
            !(tells_to || is_function_word(word))
                && (word.starts_with(char::is_uppercase)
                    || INSIDE.contains(&word)
                    || qualifies(word))
        }
        TokenKind::Number | TokenKind::Mark => false,
    }
}

/// Whether the small word may stand before a role's noun: "lead author", "far-right leader",
/// "singer and actor".
fn qualifies(word: &str) -> bool {
    let compound = word.contains('-') && word.contains(char::is_alphabetic);
    compound || is_role(word) || CALLINGS.get(word).is_some_and(|kind| kind != "noun")
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the"
            | "another"
            | "even"
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
            | "my"
            | "our"
            | "your"
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
