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
const IMPERATIVES: [&str; 12] = [
    "Ask", "Contact", "Discover", "Follow", "Hear", "Join", "Meet", "Read", "See", "Thank",
    "Visit", "Watch",
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
    let last = prose.word(*tokens.last()?);
    if !(is_role(last) || is_title(last)) {
        return None;
    }
    let mut first = beginning(prose, tokens);
    // A role does not begin with the possessive of what stands before it, nor with "and".
    while first + 1 < tokens.len()
        && (tokens[first].kind == TokenKind::Possessive || prose.word(tokens[first]) == "and")
    {
        first += 1;
    }
    let words = without_courtesy(prose, &tokens[first..]);
    let span = Span::new(words.first()?.span.start, words.last()?.span.end);
    Some(squeeze(span.of(prose.body())))
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
            let opens = at == 0 || tokens[at - 1].kind == TokenKind::Mark;
            let tells_to = opens && IMPERATIVES.contains(&word);
            !(tells_to || is_function_word(word))
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

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "my" | "our" | "your" | "his" | "her" | "their" | "its"
    )
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
        .is_some_and(|word| is_determiner(prose.word(*word)))
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
    if matches!(prose.word(words[0]), "is" | "was" | "has" | "had") {
        return None;
    }
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

#[cfg(test)]
mod tests {
    use crate::detect::detect;
    use crate::detect::tests::article;

    /// The role of the first person in the text; nothing is "".
    #[track_caller]
    fn check(body: &str, expected: &str) {
        let people = detect(&article(body)).people;
        let person = people.first().expect("a person");
        let role = person.role.as_deref().unwrap_or_default();
        assert_eq!(role, expected, "{body}");
    }

    #[test]
    fn roles_begin_with_no_possessive_and_no_verb() {
        check("Our founder Ann Lee baked it.", "founder");
        check("It rained, and my teacher Ann Lee laughed.", "teacher");
        check("Ann Lee, my history teacher, laughed.", "history teacher");
        check("Read Leeds-born chef Ann Lee on soup.", "Leeds-born chef");
        check("Ann Lee, is a leader in soup.", "");
        check("Former mayor Ann Lee left.", "Former mayor");
    }

    #[test]
    fn roles_end_with_no_courtesy() {
        check("The show’s host Dr. Ann Lee left.", "host");
        check("The Harbour Director Dr Ann Lee left.", "Harbour Director");
        check("We saw Dr. Ann Lee there.", "Dr.");
        check("We saw Prof. Dr. Ann Lee there.", "Prof. Dr.");
        check("They met General Sir Robert Hart.", "General");
    }

    #[test]
    fn bodies_and_offices_go_on_over_of() {
        let body = "The Department of Correction spokesman Robert Hart left.";
        check(body, "Department of Correction spokesman");
        let body = "The Chief of the Defence Staff General Sir Robert Hart left.";
        check(body, "Chief of the Defence Staff");
        check(
            "The University of Leeds professor Ann Lee left.",
            "University of Leeds professor",
        );
        check("A friend of President Robert Hart left.", "President");
        check(
            "In the end Army General Robert Hart told them.",
            "Army General",
        );
    }
}
