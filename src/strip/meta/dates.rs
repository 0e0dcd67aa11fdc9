//! Dates as pages write them → ISO 8601.

/// Names of months by their first letters, in many languages, with the month's number.
const MONTHS: [(&str, u8); 74] = [
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("янв", 1),
    ("січ", 1),
    ("sty", 1),
    ("oca", 1),
    ("jän", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("фев", 2),
    ("лют", 2),
    ("lut", 2),
    ("şub", 2),
    ("fèv", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrt", 3),
    ("maa", 3),
    ("мар", 3),
    ("бер", 3),
    ("mrz", 3),
    ("maerz", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("апр", 4),
    ("кві", 4),
    ("kwi", 4),
    ("nis", 4),
    ("huh", 4),
    ("may", 5),
    ("mai", 5),
    ("mag", 5),
    ("mei", 5),
    ("maj", 5),
    ("мая", 5),
    ("май", 5),
    ("тра", 5),
    ("tou", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("июн", 6),
    ("чер", 6),
    ("cze", 6),
    ("haz", 6),
    ("kes", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("июл", 7),
    ("лип", 7),
    ("lip", 7),
    ("tem", 7),
    ("aug", 8),
    ("aoû", 8),
    ("ago", 8),
    ("авг", 8),
    ("сер", 8),
    ("sie", 8),
    ("ağu", 8),
    ("aou", 8),
    ("sep", 9),
    ("set", 9),
    ("сен", 9),
    ("вер", 9),
    ("wrz", 9),
    ("eyl", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("ott", 10),
];
const LATE_MONTHS: [(&str, u8); 18] = [
    ("окт", 10),
    ("жов", 10),
    ("paź", 10),
    ("eki", 10),
    ("lok", 10),
    ("nov", 11),
    ("ноя", 11),
    ("лис", 11),
    ("lis", 11),
    ("kas", 11),
    ("mar.", 3),
    ("dec", 12),
    ("dez", 12),
    ("déc", 12),
    ("dic", 12),
    ("дек", 12),
    ("гру", 12),
    ("gru", 12),
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

/// The date, or date and time, that a machine-readable or human text names; the first one in it.
pub(super) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    let start = &text[..crate::text::floor_boundary(text, LONGEST)];
    iso(start)
        .or_else(|| written(start))
        .or_else(|| numeric(start))
}

/// A date is looked for in this many bytes.
const LONGEST: usize = 200;

/// "2023-09-05", "2023-09-05T12:30:00Z", "20230905", "2023/9/5".
fn iso(text: &str) -> Option<String> {
    let digits = |part: &str| part.parse::<u32>().ok();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_ascii_digit()) {
            continue;
        }
        let rest = &text[at..];
        let bytes = rest.as_bytes();
        if bytes.len() >= 8
            && bytes[..8].iter().all(u8::is_ascii_digit)
            && !bytes.get(8).is_some_and(u8::is_ascii_digit)
        {
            let day = Day::new(
                digits(&rest[..4])?,
                digits(&rest[4..6])?,
                digits(&rest[6..8])?,
            );
            if let Some(day) = day {
                return Some(day.iso());
            }
        }
        let Some((year, rest)) = number(rest, 4) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix(['-', '/', '.', '年']) else {
            continue;
        };
        let Some((month, rest)) = number(rest, 2) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix(['-', '/', '.', '月']) else {
            continue;
        };
        let Some((day, rest)) = number(rest, 2) else {
            continue;
        };
        if let Some(day) = Day::new(year, month, day) {
            return Some(format!("{}{}", day.iso(), time(rest)));
        }
    }
    None
}

/// A number of at most `most` digits at the start; a year needs all four.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > most || (most == 4 && length != 4) {
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

/// "5 September 2023", "September 5, 2023", "5. Sept. 2023", "5 de septiembre de 2023".
fn written(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        let Some(month) = month(word) else { continue };
        let behind = |step: usize| words.get(at + step).and_then(|w| ordinal(w));
        let before = at.checked_sub(1).and_then(|b| {
            let previous = words[b];
            let skipped = matches!(previous, "de" | "d" | "of");
            ordinal(if skipped {
                words.get(b.checked_sub(1)?)?
            } else {
                previous
            })
        });
        let year = (1..=3).find_map(|step| behind(step).filter(|&n| n > 1900));
        let Some(year) = year else { continue };
        let day = before
            .filter(|&n| n <= 31)
            .or_else(|| behind(1).filter(|&n| n <= 31));
        if let Some(day) = day.and_then(|day| Day::new(year, u32::from(month), day)) {
            return Some(day.iso());
        }
    }
    None
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

fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    if lower.chars().count() < 3 {
        return None;
    }
    let longest = |&&(start, _): &&(&str, u8)| lower.starts_with(start);
    MONTHS
        .iter()
        .chain(&LATE_MONTHS)
        .filter(longest)
        .max_by_key(|(start, _)| start.len())
        .map(|&(_, month)| month)
}

/// "05.09.2023", "5/9/2023": the day first, unless only the other reading is a date.
fn numeric(text: &str) -> Option<String> {
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some((first, rest)) = number(&text[at..], 2) else {
            continue;
        };
        let Some(separator) = rest.chars().next().filter(|c| matches!(c, '.' | '/' | '-')) else {
            continue;
        };
        let Some((second, rest)) = number(rest[1..].trim_start(), 2) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix(separator) else {
            continue;
        };
        let Some(year) = year(rest.trim_start(), separator) else {
            continue;
        };
        // American pages put the month first, and write it with slashes.
        let day = if second > 12 || (separator == '/' && first <= 12) {
            Day::new(year, first, second).or_else(|| Day::new(year, second, first))
        } else {
            Day::new(year, second, first)
        };
        if let Some(day) = day {
            return Some(day.iso());
        }
    }
    None
}

/// The year at the start of a text; two digits are one behind dots only.
fn year(text: &str, separator: char) -> Option<u32> {
    if let Some((year, _)) = number(text, 4) {
        return Some(year);
    }
    let (year, rest) = number(text, 2)?;
    let whole = separator == '.' && year >= 10 && !rest.starts_with('.');
    whole.then_some(2000 + year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(read(text).as_deref(), expected, "{text}");
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
    }
}
