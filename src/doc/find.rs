//! Needle → matches as spans of the haystack: smart case, folded accents, whole words.
//!
//! Case matters as soon as the needle holds a capital; an accent matters as soon as the needle holds
//! one. A match always covers whole characters, combining marks included.

use crate::text::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a needle is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bounds {
    /// Anywhere.
    #[default]
    Anywhere,
    /// Only as whole words.
    Words,
}

/// All matches, left to right, not overlapping.
pub fn find(haystack: &str, needle: &str, bounds: Bounds) -> Vec<Span> {
    let pattern = Pattern::new(needle);
    let Some(&first) = pattern.folded.first() else {
        return Vec::new();
    };
    let mut matches = Vec::new();
    let mut at = 0;
    while let Some(start) = pattern.next_start(haystack, at, first) {
        match pattern.match_at(haystack, start) {
            Some(end) if bounds == Bounds::Anywhere || is_bounded(haystack, start, end) => {
                matches.push(Span::new(start, end));
                at = end;
            }
            _ => at = start + haystack[start..].chars().next().map_or(1, char::len_utf8),
        }
    }
    matches
}

/// A needle, folded as far as it asks for.
struct Pattern {
    folded: Vec<char>,
    case: Case,
    accents: Accents,
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    Ignored,
    Kept,
}

#[derive(Clone, Copy, PartialEq)]
enum Accents {
    Ignored,
    Kept,
}

impl Pattern {
    fn new(needle: &str) -> Self {
        let case = match needle.chars().any(char::is_uppercase) {
            true => Case::Kept,
            false => Case::Ignored,
        };
        let accents = match needle.nfd().any(is_combining_mark) {
            true => Accents::Kept,
            false => Accents::Ignored,
        };
        let mut pattern = Self {
            folded: Vec::new(),
            case,
            accents,
        };
        let mut folded = Vec::new();
        for c in needle.chars() {
            pattern.fold(c, &mut folded);
        }
        pattern.folded = folded;
        pattern
    }

    /// The characters that stand for `c` in a comparison; none for an accent that does not matter.
    fn fold(&self, c: char, into: &mut Vec<char>) {
        if c.is_ascii() {
            into.push(match self.case {
                Case::Ignored => c.to_ascii_lowercase(),
                Case::Kept => c,
            });
            return;
        }
        let plain = match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2010}'..='\u{2015}' => '-',
            '\u{a0}' | '\u{202f}' => ' ',
            '\u{ad}' => return,
            _ => c,
        };
        for part in std::iter::once(plain).nfd() {
            if self.accents == Accents::Ignored && is_combining_mark(part) {
                continue;
            }
            match self.case {
                Case::Ignored => into.extend(part.to_lowercase()),
                Case::Kept => into.push(part),
            }
        }
    }

    /// The next place from `at` on whose character could begin a match. ASCII goes byte by byte.
    fn next_start(&self, haystack: &str, at: usize, first: char) -> Option<usize> {
        let mut folded = Vec::new();
        haystack.get(at..)?.char_indices().find_map(|(offset, c)| {
            if c.is_ascii() {
                let same = match self.case {
                    Case::Ignored => c.to_ascii_lowercase() == first,
                    Case::Kept => c == first,
                };
                return same.then_some(at + offset);
            }
            folded.clear();
            self.fold(c, &mut folded);
            (folded.first() == Some(&first)).then_some(at + offset)
        })
    }

    /// The end of the match that begins at `start`. A line break matches a blank.
    fn match_at(&self, haystack: &str, start: usize) -> Option<usize> {
        let mut wanted = self.folded.iter();
        let mut end = start;
        let mut folded = Vec::new();
        let mut rest = haystack[start..].chars();
        while wanted.len() > 0 {
            let c = rest.next()?;
            folded.clear();
            self.fold(if c == '\n' { ' ' } else { c }, &mut folded);
            for part in &folded {
                if wanted.next()? != part {
                    return None;
                }
            }
            end += c.len_utf8();
        }
        let marks = rest.take_while(|&c| is_combining_mark(c));
        Some(end + marks.map(char::len_utf8).sum::<usize>())
    }
}

/// Whether no letter or digit touches the span from outside.
fn is_bounded(haystack: &str, start: usize, end: usize) -> bool {
    let before = haystack[..start].chars().next_back();
    let after = haystack[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matches marked by brackets.
    fn check(needle: &str, bounds: Bounds, marked: &str) {
        let plain: String = marked.replace(['[', ']'], "");
        let mut found = plain.clone();
        for span in find(&plain, needle, bounds).into_iter().rev() {
            found.insert(span.end, ']');
            found.insert(span.start, '[');
        }
        assert_eq!(found, marked, "{needle}");
    }

    #[test]
    fn case_matters_where_the_needle_has_a_capital() {
        check("kim", Bounds::Anywhere, "[Kim], [kim], [KIM]");
        check("Kim", Bounds::Anywhere, "[Kim], kim, KIM");
    }

    #[test]
    fn accents_matter_where_the_needle_has_one() {
        check("cafe", Bounds::Anywhere, "[café] [cafe] [cafe\u{301}]s");
        check("café", Bounds::Anywhere, "[café] cafe [cafe\u{301}]s");
        check("strasse", Bounds::Anywhere, "Straße");
    }

    #[test]
    fn typed_signs_find_typographic_ones() {
        check("kim's", Bounds::Anywhere, "[Kim’s]");
        check("\"arms", Bounds::Anywhere, "[“Arms]");
        check("a b", Bounds::Anywhere, "[a\nb] [a\u{a0}b]");
        check("soft", Bounds::Anywhere, "[so\u{ad}ft]");
    }

    #[test]
    fn whole_words_are_not_parts() {
        check("us", Bounds::Words, "[us], bus, used, [US]");
        check("us", Bounds::Anywhere, "[us], b[us], [us]ed, [US]");
    }

    #[test]
    fn nothing_finds_nothing() {
        check("", Bounds::Anywhere, "text");
        check("\u{301}", Bounds::Anywhere, "text");
        check("aa", Bounds::Anywhere, "[aa][aa]a");
    }
}
