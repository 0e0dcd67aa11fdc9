//! Needle → matches as spans of the haystack: smart case, folded accents, whole words.
//!
//! Case matters as soon as the needle holds a capital; an accent matters as soon as the needle holds
//! one. A match always covers whole characters, combining marks included.

mod beginnings;
mod pattern;

use crate::text::Span;
use beginnings::Beginnings;
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

pub use pattern::find_pattern;

/// All matches, left to right, not overlapping.
pub fn find(haystack: &str, needle: &str, bounds: Bounds) -> Vec<Span> {
    let pattern = Pattern::new(needle);
    let Some(&first) = pattern.folded.first() else {
        return Vec::new();
    };
    let second = pattern
        .folded
        .get(1)
        .map(|&second| pattern.bytes_of(second));
    let beginnings = Beginnings::new(pattern.bytes_of(first), second);
    let mut folded = Vec::new();
    let mut matches = Vec::new();
    let mut at = 0;
    while let Some(start) = beginnings.next(haystack.as_bytes(), at) {
        match pattern.match_at(haystack, start, &mut folded) {
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
            return into.push(self.fold_ascii(c));
        }
        let plain = match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2010}'..='\u{2015}' => '-',
            '\u{a0}' | '\u{202f}' => ' ',
            '\u{ad}' => return,
            _ => c,
        };
        if plain.is_ascii() {
            return into.push(plain);
        }
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

    /// The bytes that a folded character can be, where it is one byte: two cases of a letter, a blank and
    /// a line break; there are never three.
    fn bytes_of(&self, folded: char) -> [u8; 2] {
        let folds = |byte: &u8| self.fold_ascii(char::from(*byte)) == folded;
        let mut own = (0..0x80).filter(folds);
        let mut next = || own.next().unwrap_or(beginnings::NONE);
        [next(), next()]
    }

    fn fold_ascii(&self, c: char) -> char {
        match (c, self.case) {
            ('\n', _) => ' ',
            (_, Case::Ignored) => c.to_ascii_lowercase(),
            (_, Case::Kept) => c,
        }
    }

    /// The end of the match that begins at `start`. A line break matches a blank.
    fn match_at(&self, haystack: &str, start: usize, folded: &mut Vec<char>) -> Option<usize> {
        let bytes = &haystack.as_bytes()[start..];
        let differs = |(byte, wanted): (&u8, &char)| {
            !byte.is_ascii() || self.fold_ascii(char::from(*byte)) != *wanted
        };
        match bytes.iter().zip(&self.folded).position(differs) {
            // What is equal before it is in single bytes.
            Some(other) if bytes[other].is_ascii() => None,
            // Equal in single bytes, and no accent behind.
            None if bytes.get(self.folded.len()).is_some_and(u8::is_ascii) => {
                Some(start + self.folded.len())
            }
            _ => self.match_by_characters(haystack, start, folded),
        }
    }

    /// The same, whatever the characters are.
    fn match_by_characters(
        &self,
        haystack: &str,
        start: usize,
        folded: &mut Vec<char>,
    ) -> Option<usize> {
        let mut wanted = self.folded.iter();
        let mut end = start;
        let mut rest = haystack[start..].chars();
        while wanted.len() > 0 {
            let c = rest.next()?;
            end += c.len_utf8();
            if c.is_ascii() {
                if *wanted.next()? != self.fold_ascii(c) {
                    return None;
                }
                continue;
            }
            folded.clear();
            self.fold(c, folded);
            // A match begins with a character that counts, not with a soft hyphen or an accent.
            if folded.is_empty() && end == start + c.len_utf8() {
                return None;
            }
            for part in folded.iter() {
                if wanted.next()? != part {
                    return None;
                }
            }
        }
        let marks = rest.take_while(|&c| !c.is_ascii() && is_combining_mark(c));
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
    use proptest::prelude::*;

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
    fn a_match_is_found_however_far_the_next_one_is() {
        for ahead in 0..300 {
            for (needle, stands) in [("kim", "Kim"), ("é", "É"), (" ", "\n"), ("ss", "Ss")] {
                let filler = "x".repeat(ahead);
                let marked = format!("{filler}[{stands}]{filler}[{stands}]{filler}");
                check(needle, Bounds::Anywhere, &marked);
            }
        }
    }

    proptest! {
        /// Bytes at once or one character after the other, the same is found.
        #[test]
        fn quick_and_slow_ways_agree(
            needle in "[aAbeé\u{301}\u{ad} ß«’'中]{1,4}",
            haystack in "[aAbeEéÉ\u{301}\u{ad} \nß«’'中߀\u{e9}]{0,60}",
        ) {
            let pattern = Pattern::new(&needle);
            let (mut slowly, mut at) = (Vec::new(), 0);
            while at < haystack.len() && !pattern.folded.is_empty() {
                let end = pattern.match_by_characters(&haystack, at, &mut Vec::new());
                slowly.extend(end.map(|end| Span::new(at, end)));
                let next = haystack[at..].chars().next().map_or(1, char::len_utf8);
                at = end.unwrap_or(at + next);
            }
            prop_assert_eq!(find(&haystack, &needle, Bounds::Anywhere), slowly);
        }
    }

    #[test]
    fn nothing_finds_nothing() {
        check("", Bounds::Anywhere, "text");
        check("\u{301}", Bounds::Anywhere, "text");
        check("aa", Bounds::Anywhere, "[aa][aa]a");
    }
}
