//! Regular expression → matches as spans of the haystack. Linear in the haystack whatever the pattern
//! says, and patterns that would need much memory are refused.
//!
//! Case matters as soon as the pattern holds a capital that stands for itself, and `^` and `$` are the
//! ends of a line.

use super::Bounds;
use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// Bytes that a compiled pattern may take; a page of alternatives needs a tenth of it. A search takes
/// time by this size as well as by the text's.
const LARGEST: usize = 256 * 1024;
/// Brackets inside brackets.
const DEEPEST: u32 = 50;

/// All matches, left to right, not overlapping; or what is wrong with the pattern, in a few words.
pub fn find_pattern(haystack: &str, pattern: &str, bounds: Bounds) -> Result<Vec<Span>, String> {
    if pattern.is_empty() {
        return Ok(Vec::new());
    }
    let regex = compiled(pattern, bounds)?;
    let found = regex.find_iter(haystack);
    let spans = found.map(|found| Span::new(found.start(), found.end()));
    Ok(spans.filter(|span| !span.is_empty()).collect())
}

fn compiled(pattern: &str, bounds: Bounds) -> Result<Regex, String> {
    let whole = match bounds {
        Bounds::Anywhere => pattern.to_owned(),
        Bounds::Words => format!(r"\b(?:{pattern})\b"),
    };
    let built = RegexBuilder::new(&whole)
        .case_insensitive(!has_capital(pattern))
        .multi_line(true)
        .size_limit(LARGEST)
        .nest_limit(DEEPEST)
        .build();
    built.map_err(|error| reason(&error))
}

/// Whether a capital stands for itself: `\S` and `\W` are none.
fn has_capital(pattern: &str) -> bool {
    let mut escaped = false;
    pattern.chars().any(|c| {
        let counts = !escaped && c.is_uppercase();
        escaped = c == '\\' && !escaped;
        counts
    })
}

/// The last line of the error says what is missing; the others draw the pattern.
fn reason(error: &regex::Error) -> String {
    if matches!(error, regex::Error::CompiledTooBig(_)) {
        return "the pattern is too large".to_owned();
    }
    let words = error.to_string();
    let last = words.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matches marked by brackets.
    fn check(pattern: &str, bounds: Bounds, marked: &str) {
        let plain: String = marked.replace(['[', ']'], "");
        let mut found = plain.clone();
        let spans = find_pattern(&plain, pattern, bounds).expect("a pattern");
        for span in spans.into_iter().rev() {
            found.insert(span.end, ']');
            found.insert(span.start, '[');
        }
        assert_eq!(found, marked, "{pattern}");
    }

    #[test]
    fn patterns_match_by_line_and_smart_case() {
        check("k[a-i]m", Bounds::Anywhere, "[Kim] and [kim]");
        check("K.m", Bounds::Anywhere, "[Kim] and kim");
        check(r"\Wkim", Bounds::Anywhere, "Kim, and[ Kim]");
        check("^[a-z]+", Bounds::Anywhere, "[one] two\n[three]");
        check("x*", Bounds::Anywhere, "a[xx]b[x]");
        check("us|usa", Bounds::Words, "[us] bus [usa] used");
        check(
            r"\d+ (?:euros|crowns)",
            Bounds::Anywhere,
            "[149 euros], [3 crowns]",
        );
    }

    #[test]
    fn wrong_patterns_say_why() {
        let check = |pattern: &str, why: &str| {
            let error = find_pattern("text", pattern, Bounds::Anywhere).expect_err(pattern);
            assert_eq!(error, why, "{pattern}");
        };
        check("(a", "unclosed group");
        check("*", "repetition operator missing expression");
        check(r"\w{1000}{1000}", "the pattern is too large");
        let deep = format!("{}a{}", "(".repeat(1000), ")".repeat(1000));
        assert!(find_pattern("text", &deep, Bounds::Anywhere).is_err());
    }

    #[test]
    fn a_hostile_pattern_ends() {
        let text = "a".repeat(200_000);
        let found = find_pattern(&text, "(a+)+$|(a|aa)+b", Bounds::Anywhere).expect("a pattern");
        assert_eq!(found.len(), 1);
    }
}
