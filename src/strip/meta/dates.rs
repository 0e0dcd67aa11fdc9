//! Dates as pages write them → ISO 8601.

use crate::text::{Span, floor_boundary};
use std::sync::LazyLock;

/// Names of months by their first letters, in many languages; January first.
const MONTHS: [&str; 12] = [
    "jan ene gen янв січ sty oca jän",
    "feb fév fev фев лют lut şub fèv",
    "mar mär mrt maa мар бер mrz maerz",
    "apr avr abr апр кві kwi nis huh",
    "may mai mag mei maj мая май тра tou",
    "jun juin giu июн чер cze haz kes",
    "jul juil lug июл лип lip tem",
    "aug aoû ago авг сер sie ağu aou",
    "sep set сен вер wrz eyl",
    "oct okt out ott окт жов paź eki lok",
    "nov ноя лис lis kas",
    "dec dez déc dic дек гру gru",
];

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let fits =
            (1990..=2040).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then_some(Self {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        })
    }

    fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Which of two numbers before the year is the day, where both can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// 5/9 and 5-9 are the ninth of May.
    MonthFirst,
    /// 5/9 is the ninth of May and 5-9 the fifth of September: American pages write slashes.
    #[default]
    BySign,
    /// 5/9 and 5-9 are the fifth of September.
    DayFirst,
}

impl Order {
    /// How pages of a language write dates; a code with its region: "en-GB".
    pub(super) fn of_language(code: &str) -> Self {
        match code.trim().to_ascii_lowercase().replace('_', "-").as_str() {
            "en-us" | "en-ph" | "es-us" => Order::MonthFirst,
            "" | "en" => Order::BySign,
            _ => Order::DayFirst,
        }
    }

    /// Whether the month stands before such a sign.
    fn is_month_before(self, sign: char) -> bool {
        match sign {
            '.' => false,
            '/' => self != Order::DayFirst,
            _ => self == Order::MonthFirst,
        }
    }
}

/// The date, or date and time, that a machine-readable or human text names; the first one in it.
pub(super) fn read(text: &str, order: Order) -> Option<String> {
    find(text, order).map(|(date, _)| date)
}

/// Where the first date of a text stands.
pub(super) fn place(text: &str) -> Option<Span> {
    find(text, Order::default()).map(|(_, span)| span)
}

/// Whether an ISO date is the day before another.
pub(super) fn is_day_before(one: &str, other: &str) -> bool {
    match (serial(one), serial(other)) {
        (Some(one), Some(other)) => one + 1 == other,
        _ => false,
    }
}

/// The number of an ISO date's day, counted from a day long ago.
fn serial(date: &str) -> Option<u32> {
    let part = |at: usize, length: usize| date.get(at..at + length)?.parse::<u32>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 2)?, part(8, 2)?);
    // March begins the year, so that a leap day ends it.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year.checked_sub(1)?, month + 9)
    };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}

/// A date is looked for in this many bytes.
const LONGEST: usize = 200;

/// Figures of a date at least: "1.5.23", "5 May 2023".
const LEAST: usize = 4;

fn find(text: &str, order: Order) -> Option<(String, Span)> {
    let start = &text[..floor_boundary(text, LONGEST)];
    // Most texts that are asked have no date, which has more figures.
    if start.bytes().filter(u8::is_ascii_digit).count() < LEAST {
        return None;
    }
    iso(start)
        .or_else(|| written(start))
        .or_else(|| numeric(start, order))
}

/// Where numbers begin that no digit stands before.
fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .filter(|&(at, c)| {
            c.is_ascii_digit() && !text[..at].ends_with(|c: char| c.is_ascii_digit())
        })
        .map(|(at, _)| at)
}

/// "2023-09-05", "2023-09-05T12:30:00Z", "20230905", "2023/9/5".
fn iso(text: &str) -> Option<(String, Span)> {
    numbers(text).find_map(|at| {
        let rest = &text[at..];
        let (date, behind) = compact(rest).or_else(|| separated(rest))?;
        Some((date, Span::new(at, text.len() - behind.len())))
    })
}

/// "20230905".
fn compact(text: &str) -> Option<(String, &str)> {
    let (number, rest) = number(text, 8)?;
    (text.len() - rest.len() == 8).then_some(())?;
    let day = Day::new(number / 10_000, number / 100 % 100, number % 100)?;
    Some((day.iso(), rest))
}

fn separated(text: &str) -> Option<(String, &str)> {
    let (year, rest) = number(text, 4)?;
    (text.len() - rest.len() == 4).then_some(())?;
    let rest = rest.strip_prefix(['-', '/', '.', '年'])?;
    let (month, rest) = number(rest.trim_start(), 2)?;
    let rest = rest.strip_prefix(['-', '/', '.', '月'])?;
    let (day, rest) = number(rest.trim_start(), 2)?;
    let day = Day::new(year, month, day)?;
    let time = time(rest);
    Some((format!("{}{time}", day.iso()), &rest[time.len()..]))
}

/// A number of at most `most` digits at the start.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > most {
        return None;
    }
    Some((text[..length].parse().ok()?, &text[length..]))
}

/// The time of day behind an ISO date, as it stands; empty if there is none.
fn time(rest: &str) -> &str {
    if !rest.starts_with('T') {
        return "";
    }
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'T' | b':' | b'.' | b'+' | b'-' | b'Z'))
        .count();
    let time = &rest[..length];
    if time.len() >= 6 { time } else { "" }
}

/// Words between a month and its day or year: "5 de mayo del 2023".
const BETWEEN: [&str; 7] = ["de", "del", "d", "of", "the", "den", "di"];

/// "5 September 2023", "September 5, 2023", "5. Sept. 2023", "5 de septiembre de 2023".
fn written(text: &str) -> Option<(String, Span)> {
    let words: Vec<Span> = words(text);
    words.iter().enumerate().find_map(|(at, word)| {
        let number_at = |at: usize| ordinal(words.get(at)?.of(text));
        let year_in = |at: usize| year_of_word(words.get(at)?.of(text));
        let (year_at, (year, length)) =
            (at + 1..=at + 3).find_map(|at| Some((at, year_in(at)?)))?;
        let month = month(word.of(text))?;
        let is_between = |at: usize| BETWEEN.contains(&words[at].of(text));
        let before = at.checked_sub(1).map(|before| match before {
            before if before > 0 && is_between(before) => before - 1,
            before => before,
        });
        let by_place = |at: usize| Some((at, number_at(at).filter(|&n| n <= 31)?));
        let (day_at, day) = before.and_then(by_place).or_else(|| by_place(at + 1))?;
        let day = Day::new(year, u32::from(month), day)?;
        Some((
            day.iso(),
            Span::new(words[day_at.min(at)].start, words[year_at].start + length),
        ))
    })
}

/// The year that a word is, and how many bytes of it; what a page glues to it is a time or a number of
/// minutes: "May 5, 20226:01 PM", "May 5, 20225 mins".
fn year_of_word(word: &str) -> Option<(u32, usize)> {
    let is_glued = (5..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if is_glued && (word.starts_with("19") || word.starts_with("20")) {
        return Some((word[..4].parse().ok()?, 4));
    }
    let year = ordinal(word).filter(|&year| year > 1900)?;
    Some((year, word.len()))
}

/// Letters beside a date that may be a day of the week's or a zone's of time.
const BESIDE: usize = 3;

/// Whether a text is a date and nothing else, maybe with the time; "May 2022 (7)" counts what an archive
/// has.
pub(super) fn is_whole(text: &str) -> bool {
    let beside = |span: Span| {
        let outside = [&text[..span.start], &text[span.end..]];
        outside.map(|part| part.chars().filter(|c| c.is_alphabetic()).count())
    };
    let alone = |span: Span| beside(span).iter().all(|&letters| letters <= BESIDE);
    is_day_of_month(text) || (!text.ends_with(')') && place(text).is_some_and(alone))
}

/// Whether a text is a month and a day of it and nothing else: "Jun 9".
pub(super) fn is_day_of_month(text: &str) -> bool {
    let words = words(text);
    let [one, other] = words.as_slice() else {
        return false;
    };
    let [one, other] = [one, other].map(|word| word.of(text));
    let is = |name: &str, day: &str| {
        let day = ordinal(day).is_some_and(|day| (1..=31).contains(&day));
        day && name.len() <= 9 && month(name).is_some()
    };
    is(one, other) || is(other, one)
}

fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    let mut last = ' ';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // Pages glue what they draw apart: "Ann LeeMay 5, 2022", "May 5, 2022Ann Lee".
        let begins = c.is_uppercase() && (last.is_lowercase() || last.is_ascii_digit());
        if let Some(begun) = start.filter(|_| begins) {
            words.push(Span::new(begun, at));
            start = Some(at);
        }
        last = c;
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                words.push(Span::new(begun, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn ordinal(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = &word[digits..];
    if digits == 0 || digits > 4 || !matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "º")
    {
        return None;
    }
    word[..digits].parse().ok()
}

/// The names of months with their numbers, by their letters: many words are asked about.
static NAMES: LazyLock<Vec<(&str, u8)>> = LazyLock::new(|| {
    let numbered = MONTHS.iter().zip(1..);
    let mut names: Vec<(&str, u8)> = numbered
        .flat_map(|(names, month)| names.split(' ').map(move |name| (name, month)))
        .collect();
    names.sort_unstable();
    names
});

/// The month that a word names: the longest beginning that it has counts, "juin" before "jui".
fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    let (third, last) = lower.char_indices().nth(2)?;
    let start = &lower[..third + last.len_utf8()];
    // All names have three letters at least.
    let first = NAMES.partition_point(|(name, _)| *name < start);
    let named = NAMES[first..]
        .iter()
        .take_while(|(name, _)| name.starts_with(start));
    named
        .filter(|(name, _)| lower.starts_with(name))
        .max_by_key(|(name, _)| name.len())
        .map(|&(_, month)| month)
}

/// "05.09.2023", "5/9/2023": with dots the day comes first, with slashes as the language has it, unless
/// only the other reading is a date.
fn numeric(text: &str, order: Order) -> Option<(String, Span)> {
    numbers(text).find_map(|at| {
        let (first, rest) = number(&text[at..], 2)?;
        let separator = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | '/' | '-'))?;
        let (second, rest) = number(rest[1..].trim_start(), 2)?;
        let rest = rest.strip_prefix(separator)?.trim_start();
        let (year, rest) = year(rest, separator)?;
        let day_first = || Day::new(year, second, first);
        let month_first = || Day::new(year, first, second);
        let day = match order.is_month_before(separator) {
            true => month_first().or_else(day_first),
            false => day_first().or_else(month_first),
        };
        Some((day?.iso(), Span::new(at, text.len() - rest.len())))
    })
}

/// The year at the start of a text; two digits are one behind dots and slashes only.
fn year(text: &str, separator: char) -> Option<(u32, &str)> {
    let (year, rest) = number(text, 4)?;
    if text.len() - rest.len() == 4 {
        return Some((year, rest));
    }
    let whole = separator == '.' && (10..100).contains(&year) && !rest.starts_with('.');
    whole.then_some((2000 + year, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(read(text, Order::default()).as_deref(), expected, "{text}");
        };
        check("2023-09-05", Some("2023-09-05"));
        check(
            "2023-09-05T07:30:00+02:00",
            Some("2023-09-05T07:30:00+02:00"),
        );
        check("/news/2021/03/04/x", Some("2021-03-04"));
        check("20190812", Some("2019-08-12"));
        check("Published September 5th, 2023 at noon", Some("2023-09-05"));
        check("5. März 2020, 12:00 Uhr", Some("2020-03-05"));
        check("le 14 juillet 2018", Some("2018-07-14"));
        check("3 de mayo de 2017", Some("2017-05-03"));
        check("12 января 2022", Some("2022-01-12"));
        check("24.12.2016", Some("2016-12-24"));
        check("24.12.16", Some("2016-12-24"));
        check("12/24/2016", Some("2016-12-24"));
        check("2020年5月6日", Some("2020-05-06"));
        check("May we speak in 2020", None);
        check("version 1.2.3", None);
        check("1234567890", None);
        check("5/9/2023", Some("2023-05-09"));
        check("May 5 of 2023", Some("2023-05-05"));
        check("Ida HolmMay 5, 2023June 1, 2024", Some("2023-05-05"));
        check("May 5, 20236:01 PM", Some("2023-05-05"));
        check("May 5, 202311 mins", Some("2023-05-05"));
        check("May 5, 2023456789", None);
    }

    #[test]
    fn a_day_before_is_told() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(is_day_before(one, other), expected, "{one} {other}");
        };
        check("2023-05-04", "2023-05-05T01:00:00Z", true);
        check("2023-04-30", "2023-05-01", true);
        check("2023-12-31", "2024-01-01", true);
        check("2024-02-29", "2024-03-01", true);
        check("2023-05-05", "2023-05-05", false);
        check("2023-05-05", "2023-05-04", false);
        check("2023-02-27", "2023-03-01", false);
    }

    #[test]
    fn the_language_says_what_comes_first() {
        let check = |text: &str, code: &str, expected: &str| {
            assert_eq!(
                read(text, Order::of_language(code)).as_deref(),
                Some(expected),
                "{text} {code}"
            );
        };
        check("5/9/2023", "en-US", "2023-05-09");
        check("5/9/2023", "en_GB", "2023-09-05");
        check("5/9/2023", "fr", "2023-09-05");
        check("5/19/2023", "fr", "2023-05-19");
        check("5.9.2023", "en-US", "2023-09-05");
        check("5-9-2023", "en-US", "2023-05-09");
        check("5-9-2023", "en", "2023-09-05");
    }

    #[test]
    fn a_date_has_its_place() {
        let check = |text: &str, expected: &str| {
            assert_eq!(
                place(text).map(|span| span.of(text)),
                Some(expected),
                "{text}"
            );
        };
        check("Ida Holm July 13, 2023 — 7 minutes", "July 13, 2023");
        check("am 5. März 2020 von Ida", "5. März 2020");
        check("11.12.2019 - Ida", "11.12.2019");
        check("on 2020-01-02T10:00:00Z by", "2020-01-02T10:00:00Z");
    }
}
