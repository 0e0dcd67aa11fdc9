//! The line below the title: site, date, authors, words and minutes.

use crate::doc::Article;
use crate::text::numbers::{counted, grouped};

/// Words that a person reads in a minute (238 for English non-fiction: Brysbaert 2019).
const WORDS_PER_MINUTE: usize = 238;
/// Characters of Chinese or Japanese that count as one word.
const IDEOGRAPHS_PER_WORD: usize = 2;

/// What is known of an article of so many words, in the order of what matters.
pub(super) fn facts(article: &Article, words: usize) -> String {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(article.site.clone());
    facts.extend(article.published.as_deref().map(date));
    if !article.authors.is_empty() {
        facts.push(format!("by {}", article.authors.join(", ")));
    }
    if words > 0 {
        facts.push(counted(words, "word"));
        facts.push(time(reading_minutes(words)));
    }
    facts.join(" · ")
}

/// Words of a text: what stands between blanks; two ideographs are a word.
pub fn word_count(text: &str) -> usize {
    Words::of(text).count()
}

/// Words counted so that those of a text's paragraphs can be added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    spaced: usize,
    ideographs: usize,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Self {
            spaced: spaced(text),
            ideographs: ideographs(text),
        }
    }

    /// The same with a paragraph more.
    #[must_use]
    pub fn with(self, paragraph: Self) -> Self {
        Self {
            spaced: self.spaced + paragraph.spaced,
            ideographs: self.ideographs + paragraph.ideographs,
        }
    }

    /// The same with a paragraph less.
    #[must_use]
    pub fn without(self, paragraph: Self) -> Self {
        Self {
            spaced: self.spaced.saturating_sub(paragraph.spaced),
            ideographs: self.ideographs.saturating_sub(paragraph.ideographs),
        }
    }

    pub(super) fn count(self) -> usize {
        self.spaced + self.ideographs / IDEOGRAPHS_PER_WORD
    }
}

fn spaced(text: &str) -> usize {
    let bytes = text.as_bytes();
    let last_is_word = bytes.last().is_some_and(|byte| !byte.is_ascii_whitespace());
    // A word ends at each byte that is no blank before one that is.
    let ends = count_pairs(bytes, |one, next| {
        !one.is_ascii_whitespace() & next.is_ascii_whitespace()
    });
    ends + usize::from(last_is_word)
}

fn ideographs(text: &str) -> usize {
    if text.is_ascii() {
        return 0;
    }
    // U+3040 to U+30FF and U+3400 to U+9FFF, by the first two bytes of three.
    count_pairs(text.as_bytes(), |one, next| {
        let kana = (0x81..=0x83).contains(&next);
        (0xe4..=0xe9).contains(&one) | ((one == 0xe3) & (kana | (next >= 0x90)))
    })
}

/// How many bytes and their next ones are of a kind: sums of one byte each that need no branches, so
/// that ten megabytes take a millisecond.
fn count_pairs(bytes: &[u8], is_one: impl Fn(u8, u8) -> bool) -> usize {
    const SUM: usize = u8::MAX as usize;
    let nexts = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.chunks(SUM).zip(nexts.chunks(SUM));
    let sums = pairs.map(|(ones, nexts)| {
        let pairs = ones.iter().zip(nexts);
        pairs
            .map(|(&one, &next)| u8::from(is_one(one, next)))
            .sum::<u8>()
    });
    sums.map(usize::from).sum()
}

/// Minutes that reading takes, at least one.
pub fn reading_minutes(words: usize) -> usize {
    words.div_ceil(WORDS_PER_MINUTE).max(1)
}

/// "45 min", "1 h 20 min", "595 h": what is read in days needs no minutes.
fn time(minutes: usize) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours @ 1..10, minutes @ 1..) => format!("{hours} h {minutes} min"),
        (hours, _) => format!("{} h", grouped(hours)),
    }
}

/// An ISO date as people write it; anything else as it is.
fn date(published: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let day = published.get(..10).unwrap_or(published);
    let mut parts = day.split('-').map(|part| part.parse::<usize>().ok());
    let (Some(Some(year)), Some(Some(month)), Some(Some(day_number))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return published.to_owned();
    };
    match MONTHS.get(month.wrapping_sub(1)) {
        Some(name) => format!("{day_number} {name} {year}"),
        None => published.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out() {
        let check = |iso: &str, expected: &str| assert_eq!(date(iso), expected);
        check("2023-09-05", "5 September 2023");
        check("2023-09-05T10:00:00Z", "5 September 2023");
        check("2023-13-05", "2023-13-05");
        check("last week", "last week");
        check("", "");
    }

    #[test]
    fn long_texts_take_hours() {
        let check = |minutes, expected: &str| assert_eq!(time(minutes), expected);
        check(1, "1 min");
        check(59, "59 min");
        check(60, "1 h");
        check(80, "1 h 20 min");
        check(35_715, "595 h");
        check(600_000, "10,000 h");
    }

    #[test]
    fn ideographs_count_as_words_by_two() {
        assert_eq!(word_count("two words"), 2);
        assert_eq!(word_count("  three \n\n short\twords "), 3);
        assert_eq!(word_count(" "), 0);
        assert_eq!(word_count(""), 0);
        assert_eq!(word_count("中文中文"), 1 + 2);
        // The first and last of the two ranges count, their neighbours do not.
        assert_eq!(word_count("\u{3040}\u{30ff}"), 1 + 1);
        assert_eq!(word_count("\u{3400}\u{9fff}"), 1 + 1);
        assert_eq!(word_count("\u{303f}\u{3100}\u{33ff}\u{a000}"), 1);
        assert_eq!(word_count(&"a b ".repeat(700)), 1400);
        assert_eq!(reading_minutes(0), 1);
        assert_eq!(reading_minutes(239), 2);
    }
}
