//! Words and sentences as spans.
//!
//! A word here is what a detector looks up: hyphens, inner apostrophes and the dots of an
//! abbreviation belong to it, a possessive 's is a token of its own.

use super::Span;

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Number of the first token that begins at or behind an offset. The search goes outwards from token
/// `near`: who asks for one name after the other finds each in a few steps, however long the text is.
pub fn first_from(tokens: &[Token], near: usize, offset: usize) -> usize {
    let begins_before = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.span.start < offset)
    };
    let near = near.min(tokens.len());
    let (mut low, mut high) = (near, near);
    let mut step = 1;
    if begins_before(near) {
        while begins_before(high) {
            low = high + 1;
            high += step;
            step *= 2;
        }
    } else {
        while low > 0 && !begins_before(low - 1) {
            high = low - 1;
            low = high.saturating_sub(step);
            step *= 2;
        }
    }
    let high = high.min(tokens.len());
    low + tokens[low..high].partition_point(|token| token.span.start < offset)
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, hyphens, apostrophes inside: "Jong-un", "O’Neill", "U.S.", "Mr.".
    Word,
    /// A number: "1,000.5", "2023".
    Number,
    /// A possessive ending: "'s", "’s", or the apostrophe alone after an s.
    Possessive,
    /// A single mark of punctuation or a symbol.
    Mark,
}

/// Abbreviations whose dot belongs to them and does not end a sentence, in lower case.
const ABBREVIATIONS: [&str; 52] = [
    "adm", "apr", "aug", "ave", "bros", "brig", "capt", "cf", "cmdr", "co", "col", "corp", "dec",
    "dept", "dr", "e.g", "est", "etc", "feb", "fig", "fr", "gen", "gov", "hon", "i.e", "inc",
    "jan", "jr", "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "ph.d",
    "prof", "rep", "rev", "sen", "sep", "sept", "sgt", "sr", "st", "vs", "supt", "atty",
];

/// Bytes of an abbreviation at most: "U.N.C.L.O.S." and the like are far below, and a page of nothing
/// but letters and dots stays linear.
const LONGEST_ABBREVIATION: usize = 24;

/// Bytes of a sentence at most; a longer one is cut between two words. The longest sentences of
/// news have some 200 words. So no detector that looks at pairs of words in a sentence is ever slow.
const LONGEST_SENTENCE: usize = 2000;

/// The tokens of a text in order; what lies between them is white space.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_alphanumeric() {
            word_end(text, at)
        } else {
            at + c.len_utf8()
        };
        push(&mut out, text, Span::new(at, end));
        at = end;
    }
    out
}

fn push(out: &mut Vec<Token>, text: &str, span: Span) {
    let word = span.of(text);
    let first = word.chars().next().unwrap_or(' ');
    if is_apostrophe(first) {
        // "Kim’s" was cut before the apostrophe by `word_end`; "states’" is cut here.
        let glued = text[..span.start]
            .chars()
            .next_back()
            .is_some_and(|c| c == 's' || c == 'S');
        let ends = text[span.end..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric());
        let kind = if glued && ends && first != '‘' {
            TokenKind::Possessive
        } else {
            TokenKind::Mark
        };
        out.push(Token { span, kind });
        return;
    }
    if !first.is_alphanumeric() {
        out.push(Token {
            span,
            kind: TokenKind::Mark,
        });
        return;
    }
    let kind = if word.chars().any(char::is_alphabetic) {
        TokenKind::Word
    } else {
        TokenKind::Number
    };
    if let Some(cut) = glued_credit(word) {
        let middle = span.start + cut;
        out.push(Token {
            span: Span::new(span.start, middle),
            kind,
        });
        push(out, text, Span::new(middle, span.end));
        return;
    }
    if let Some(cut) = possessive_at(word) {
        let middle = span.start + cut;
        out.push(Token {
            span: Span::new(span.start, middle),
            kind,
        });
        out.push(Token {
            span: Span::new(middle, span.end),
            kind: TokenKind::Possessive,
        });
        return;
    }
    out.push(Token { span, kind });
}

/// Byte offset at which a name begins that a page's picture credit was glued to: "CreditChang".
fn glued_credit(word: &str) -> Option<usize> {
    let rest = word.strip_prefix("Credit")?;
    rest.starts_with(char::is_uppercase)
        .then_some("Credit".len())
}

/// Byte offset of a possessive ending inside a word, if it has one that leaves something.
fn possessive_at(word: &str) -> Option<usize> {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .map(str::len)
        .filter(|&cut| cut > 0)
}

/// End of the word or number that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rest = text[start..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|&(_, n)| n);
        let goes_on = next.is_some_and(char::is_alphanumeric);
        let inside = c.is_alphanumeric()
            || is_mark_in_word(c)
            || (goes_on && (is_apostrophe(c) || is_hyphen(c)) && at > 0)
            || (c == '&' && goes_on && at > 0)
            || (matches!(c, ',' | '.') && at > 0 && between_digits(text, start + at, next))
            || (c == '.' && belongs_to_abbreviation(&text[start..start + at], next));
        if !inside {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

fn between_digits(text: &str, at: usize, next: Option<char>) -> bool {
    next.is_some_and(|n| n.is_ascii_digit()) && text[..at].ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a dot behind `before` is part of the word: "U" or "U.S" or "Mr".
fn belongs_to_abbreviation(before: &str, next: Option<char>) -> bool {
    if before.is_empty() || before.len() > LONGEST_ABBREVIATION || !before.is_ascii() {
        return false;
    }
    if before.contains(['-', '\'']) {
        return false;
    }
    let last = before.rsplit('.').next().unwrap_or(before);
    let single = last.len() == 1 && last.as_bytes()[0].is_ascii_alphabetic();
    if single && (last.as_bytes()[0].is_ascii_uppercase() || before.contains('.')) {
        return true;
    }
    if next.is_some_and(char::is_alphanumeric) {
        return false;
    }
    let lower = before.to_ascii_lowercase();
    ABBREVIATIONS.contains(&lower.as_str()) && before != "no" && before != "co"
}

/// Combining marks and joiners inside words: soft hyphens, joiners, accents.
fn is_mark_in_word(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}'
    )
}

/// Whether the character can be an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Whether the character joins the parts of a word.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The sentences of a text in order, without the white space around them.
///
/// A sentence ends at `.`, `!`, `?` or `…` with its closing quotation marks and brackets where white
/// space follows and the next word does not go on in lower case, and at every blank line. The dot of
/// a known abbreviation or an initial ends none unless a blank line follows.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = match c {
            '\n' if is_blank_line(&text[at..]) => at,
            '.' | '!' | '?' | '…' => {
                let mut end = at + c.len_utf8();
                while let Some(&(next, closing)) = chars.peek() {
                    if !matches!(
                        closing,
                        '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | '»' | ')' | ']'
                    ) {
                        break;
                    }
                    end = next + closing.len_utf8();
                    chars.next();
                }
                if !ends_sentence(text, start, at, end) {
                    continue;
                }
                end
            }
            '。' | '！' | '？' => at + c.len_utf8(),
            _ if at - start > LONGEST_SENTENCE && c.is_whitespace() => at,
            _ if at - start > 2 * LONGEST_SENTENCE => at,
            _ => continue,
        };
        push_trimmed(&mut out, text, Span::new(start, end));
        start = end;
    }
    push_trimmed(&mut out, text, Span::new(start, text.len()));
    out
}

fn is_blank_line(rest: &str) -> bool {
    rest[1..].trim_start_matches([' ', '\t']).starts_with('\n')
}

fn ends_sentence(text: &str, start: usize, dot: usize, end: usize) -> bool {
    let after = &text[end..];
    let Some(space) = after.chars().next() else {
        return true;
    };
    if !space.is_whitespace() {
        return false;
    }
    let next = after
        .trim_start()
        .chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '«' | '(' | '[' | '–' | '—'));
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    if !text[dot..].starts_with('.') || end > dot + 1 {
        return true;
    }
    let word_start = text[start..dot]
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“'))
        .map_or(start, |at| {
            start + at + text[start + at..].chars().next().map_or(1, char::len_utf8)
        });
    let word = &text[word_start..dot];
    // "the U.S. The …" is rarer in news than "U.S. President": an abbreviation of capitals goes on,
    // except before a word that only begins sentences.
    if word.contains('.') && word.chars().all(|c| c == '.' || c.is_uppercase()) {
        return next_word(after).is_some_and(|w| SENTENCE_OPENERS.contains(&w));
    }
    !belongs_to_abbreviation(word, None)
}

/// Words that, capitalised behind an abbreviation, open a new sentence.
const SENTENCE_OPENERS: [&str; 18] = [
    "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "But", "And", "This", "That",
    "We", "I", "There", "If",
];

fn next_word(after: &str) -> Option<&str> {
    after
        .trim_start()
        .split(|c: char| !c.is_alphanumeric())
        .next()
}

fn push_trimmed(out: &mut Vec<Span>, text: &str, span: Span) {
    let piece = span.of(text);
    let start = span.start + (piece.len() - piece.trim_start().len());
    let end = span.start + piece.trim_end().len();
    if start < end {
        out.push(Span::new(start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_token_from_an_offset_is_found_from_everywhere() {
        let text = "a bb  ccc d e ff g";
        let tokens = tokens(text);
        for offset in 0..text.len() + 3 {
            let first = tokens.partition_point(|token| token.span.start < offset);
            for near in 0..tokens.len() + 3 {
                assert_eq!(first_from(&tokens, near, offset), first, "{offset} {near}");
            }
        }
        assert_eq!(first_from(&[], 3, 5), 0);
    }

    #[test]
    fn tokens_keep_names_whole_and_cut_possessives() {
        let check = |text: &str, expected: &str| {
            let found: Vec<_> = tokens(text).iter().map(|t| t.span.of(text)).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        };
        check("Kim Jong-un’s plan", "Kim|Jong-un|’s|plan");
        check("the U.S. and Mr. O'Neill", "the|U.S.|and|Mr.|O'Neill");
        check("states' 1,000.5 men.", "states|'|1,000.5|men|.");
        check("“Hi,” he said.", "“|Hi|,|”|he|said|.");
        check("'quoted' AT&T", "'|quoted|'|AT&T");
        check("John F. Kennedy Jr. spoke", "John|F.|Kennedy|Jr.|spoke");
        check("the end", "the|end");
    }

    #[test]
    fn sentences_end_where_a_reader_pauses() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = sentences(text).iter().map(|s| s.of(text)).collect();
            assert_eq!(found, expected);
        };
        check(
            "One. Two! “Three?” he asked. Four",
            &["One.", "Two!", "“Three?” he asked.", "Four"],
        );
        check(
            "Mr. Smith met U.S. President Ford. He left.",
            &["Mr. Smith met U.S. President Ford.", "He left."],
        );
        check(
            "Title without a dot\n\nBody here.",
            &["Title without a dot", "Body here."],
        );
        check(
            "It cost 1.5 million. J. Doe paid.",
            &["It cost 1.5 million.", "J. Doe paid."],
        );
        check(
            "He left the U.S. The rest stayed.",
            &["He left the U.S.", "The rest stayed."],
        );
    }

    #[test]
    fn a_sentence_without_an_end_is_cut_between_words() {
        let text = "word and ".repeat(1000);
        let found = sentences(&text);
        assert_eq!(found.len(), 5);
        assert!(
            found
                .iter()
                .all(|s| s.of(&text).split(' ').all(|w| w == "word" || w == "and"))
        );
        let text = "é".repeat(10_000);
        assert_eq!(
            sentences(&text).iter().map(|s| s.len()).sum::<usize>(),
            text.len()
        );
        assert!(tokens(&"U.".repeat(100)).len() > 5);
    }
}
