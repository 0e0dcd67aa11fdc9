//! Names of authors as pages write them → names without "By", addresses, roles and the site's own name.

use super::words::{
    AGENCIES, BEFORE, BEHIND, CREDENTIALS, GLUED, HOUSES, LABELS, LONGEST_LABEL, NOBODY, NOT_BY,
    OF_ROLES, ORGANISATIONS, PARTICLES, ROLES, TOPICS, entries, has, may_be_entry,
};

/// A name is not longer, characters.
const LONGEST: usize = 60;
/// Names that are taken from one page at most.
const MOST: usize = 20;

/// Adds the names in a text: "By Ann Lee and Bo Ek, Reuters" are three. Each line stands for itself.
pub(super) fn add(text: &str, names: &mut Vec<String>) {
    if text.contains("://") || text.starts_with("www.") || text.starts_with('@') {
        return;
    }
    for line in text.lines() {
        let line = crate::text::squeeze(&super::codes::unescape(line));
        for part in split(&line) {
            push(&part, names);
        }
    }
}

/// Adds what a catalogue writes with the family name first: "Lee, Ann B" is one name.
pub(super) fn add_inverted(text: &str, names: &mut Vec<String>) {
    let mut parts = text.split(", ");
    let (Some(last), Some(first), None) = (parts.next(), parts.next(), parts.next()) else {
        return add(text, names);
    };
    let short = |part: &str, most: usize| (1..=most).contains(&part.split_whitespace().count());
    if !short(last, 1)
        || !short(first, 2)
        || is_credential(first)
        || !first.contains(char::is_lowercase)
    {
        return add(text, names);
    }
    add(&format!("{} {}", first.trim(), last.trim()), names);
}

fn push(part: &str, names: &mut Vec<String>) {
    // What follows a name after a comma may be a degree of it or its bearer's work.
    if is_credential(part) {
        if let Some(last) = names.last_mut() {
            *last = format!("{last}, {}", part.trim());
        }
        return;
    }
    if !names.is_empty() && (is_role(part) || is_topic(part)) {
        return;
    }
    // "Licensed Harbour Pilot" has no name before what somebody does.
    let first = part.split_whitespace().next().unwrap_or_default();
    if has(ROLES, &first.to_lowercase()) {
        return;
    }
    let Some(name) = tidy(part) else { return };
    if names.len() < MOST && !names.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
        names.push(name);
    }
}

fn split(text: &str) -> Vec<String> {
    let whole = is_organisation(text);
    let mut parts = match text.contains(", ") {
        true => vec![text],
        false => text.split(',').collect(),
    };
    for separator in [
        "; ", ";", ", ", " and ", " And ", " und ", " & ", " et ", " / ", "、",
    ] {
        if whole && !separator.starts_with(';') {
            break;
        }
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(separator))
            .collect();
    }
    parts.into_iter().map(str::to_owned).collect()
}

/// Whether a text is one organisation's name, whose commas and "and" separate nothing.
fn is_organisation(text: &str) -> bool {
    // "Ann Lee, Director of the Institute for Boats and Sails" is a person's name first.
    let first = text.split(", ").next().unwrap_or_default();
    if first.len() < text.len() && is_person(first) {
        return false;
    }
    let mut words = text.split([' ', ',']);
    let has_word = words.any(|word| has(ORGANISATIONS, &word.to_lowercase()));
    has_word && (text.contains(" and ") || text.contains(" & "))
}

/// Whether a text says what somebody does and not who: "Senior Editor", "Head of Marketing".
pub(super) fn is_role(text: &str) -> bool {
    let words = || {
        text.split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    words().any(|word| has(ROLES, &word.to_lowercase()))
}

/// Whether a name is that of a desk, an account or a body: "Harbour News", "Site Admin".
pub(super) fn is_house(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    has(HOUSES, &last) || has(ORGANISATIONS, &last)
}

/// Whether a text has a word that no person is called.
fn is_topic(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|word| has(TOPICS, &word.to_lowercase()))
}

/// Whether a text is a degree or a membership: "MD", "Ph.D.", "FACLM", "E-RYT 200".
fn is_credential(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase().replace('.', "");
    if has(CREDENTIALS, &lower) {
        return true;
    }
    if has(AGENCIES, &lower) {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let fits = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | ' ');
    (2..=6).contains(&letters.count()) && text.len() <= 10 && text.chars().all(fits)
}

/// The name without what stands around it; nothing if it cannot be one.
pub(super) fn tidy(part: &str) -> Option<String> {
    if other_label(part).is_some() {
        return None;
    }
    let mut name = trimmed(without_aside(part.trim()));
    if let Some(glued) = without_glued_label(name) {
        name = glued;
    }
    while let Some(shorter) = without_label(name) {
        name = shorter;
    }
    if let Some(end) = end_of(name) {
        name = &name[..end];
    }
    if let Some(before) = without_outlet(name) {
        name = before;
    }
    if let Some(before) = ARTICLES.iter().find_map(|end| name.strip_suffix(end)) {
        name = before;
    }
    if let Some(before) = entries(GLUED).find_map(|mark| name.strip_suffix(mark)) {
        name = before;
    }
    let name = once(without_role(trimmed(name)));
    (is_name(name) && !is_account(name)).then(|| with_stop(name, part))
}

/// What follows the name on the link to all that somebody wrote: "Read Ann Lee's Articles".
const ARTICLES: [&str; 4] = ["'s Articles", "’s Articles", "'s articles", "’s articles"];

/// The person before the outlet that they wrote for: "Ann Lee For The Harbour Post". What has "for"
/// in its own name is none: "Center for Boats".
fn without_outlet(name: &str) -> Option<&str> {
    let at = name.find(" for ").or_else(|| name.find(" For "))?;
    is_person(&name[..at]).then_some(&name[..at])
}

/// The name without what stands in brackets at its end.
fn without_aside(name: &str) -> &str {
    match name.rfind(" (") {
        Some(at) if name.ends_with(')') => &name[..at],
        _ => name,
    }
}

/// The name that a page says twice: "Ann Lee Ann Lee".
fn once(name: &str) -> &str {
    let (before, behind) = name.split_at(crate::text::floor_boundary(name, name.len() / 2));
    match before == behind.trim_start() {
        true => before,
        false => name,
    }
}

/// The first blank of a name behind which something else begins.
fn end_of(name: &str) -> Option<usize> {
    let mut blanks = memchr::memchr_iter(b' ', name.as_bytes()).filter(|&blank| blank > 0);
    blanks.find(|blank| {
        let behind = &name[blank + 1..];
        let mut marks = entries(BEHIND).chain(["|"]);
        marks.any(|mark| {
            let rest = behind.strip_prefix(mark);
            rest.is_some_and(|rest| mark == "@" || !rest.starts_with(char::is_alphanumeric))
        })
    })
}

fn trimmed(part: &str) -> &str {
    part.trim().trim_matches(|c: char| {
        matches!(
            c,
            ',' | ':' | '|' | '-' | '–' | '•' | '.' | '(' | ')' | '"' | '~' | '/' | '·'
        ) || c.is_whitespace()
    })
}

/// The name with the full stop that an abbreviation at its end has: "e. V.", "Jr.".
fn with_stop(name: &str, part: &str) -> String {
    let abbreviated = name
        .rsplit([' ', '.'])
        .next()
        .is_some_and(|last| last.chars().count() <= 2);
    match abbreviated && part.contains(&format!("{name}.")) {
        true => format!("{name}."),
        false => name.to_owned(),
    }
}

/// The name behind a label and a blank or colon.
fn without_label(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    entries(BEFORE).find_map(|before| {
        let rest = lower.strip_prefix(before)?;
        let cut = name.len().checked_sub(rest.len())?;
        let behind = name.get(cut..)?;
        behind
            .starts_with([' ', ':', '：', '\u{a0}'])
            .then(|| behind.trim_start_matches([' ', ':', '：', '\u{a0}']))
    })
}

/// The name behind a label that a page sets apart by its style only: "Written byAnn Lee".
fn without_glued_label(name: &str) -> Option<&str> {
    let rest = ["Written by", "By", "by", "Posted by", "Von"]
        .iter()
        .find_map(|label| name.strip_prefix(label))?;
    let mut letters = rest.chars();
    let glued = letters.next()?.is_uppercase() && letters.next()?.is_lowercase();
    (glued && rest.contains(' ')).then_some(rest)
}

/// The name without a role at its end: "Ann Lee Staff Writer".
fn without_role(name: &str) -> &str {
    let words: Vec<&str> = name.split(' ').collect();
    let is = |word: &&str, list: &str| has(list, &word.to_lowercase());
    let mut kept = words.len();
    while kept > 2 && is(&words[kept - 1], ROLES) {
        kept -= 1;
        while kept > 2 && is(&words[kept - 1], OF_ROLES) {
            kept -= 1;
        }
    }
    let length = words[..kept]
        .iter()
        .map(|word| word.len() + 1)
        .sum::<usize>();
    name.get(..length.saturating_sub(1)).unwrap_or(name)
}

fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    let lower = name.to_lowercase();
    (2..=LONGEST).contains(&length)
        && name.split(' ').count() <= 8
        && name.chars().any(char::is_alphabetic)
        && (is_desks(name)
            || !name.chars().any(|c| {
                c.is_ascii_digit()
                    || matches!(
                        c,
                        '@' | '/' | '<' | '{' | '_' | '#' | '?' | '!' | '[' | '%' | '='
                    )
            }))
        && !has(NOBODY, &lower)
        && !lower.rsplit(' ').next().is_some_and(|last| has(OPEN, last))
        && !has(BEFORE, &lower)
}

/// Words that a name does not end with: "Data analysis by", "Letters to the".
const OPEN: &str = "by|the|to|of|and|for|a|in|with|is|are";

/// Whether a text is initials of an editor and an agency: "det/dpa".
fn is_desks(name: &str) -> bool {
    let mut parts = name.split('/');
    name.contains('/')
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase())
        })
}

/// Whether a name is a key, a domain or the account of a system: "page.author", "brandon-acme".
fn is_account(name: &str) -> bool {
    let single = !name.contains(' ');
    let lower = !name.chars().any(char::is_uppercase);
    let domain = name
        .rsplit_once('.')
        .is_some_and(|(before, end)| before.len() > 2 && (2..=4).contains(&end.len()));
    single && (domain || (lower && name.contains(['.', '-'])))
}

/// The name of somebody who posts in a forum, where figures and accounts are names as well.
pub(super) fn poster(text: &str) -> Option<String> {
    let name = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !is_label(line) && !has(NOBODY, &line.to_lowercase()))?;
    let name = ["u/", "@"]
        .iter()
        .find_map(|mark| name.strip_prefix(mark))
        .unwrap_or(name);
    let name = name.trim_end_matches([':', ',']).trim();
    let fits = name.chars().count() <= LONGEST_ACCOUNT
        && name.split(' ').count() <= 4
        && !name.contains(['/', '<', '#', '?', '@'])
        && name.chars().any(char::is_alphanumeric);
    fits.then(|| name.to_owned())
}

/// An account's name is not longer, characters.
const LONGEST_ACCOUNT: usize = 32;

/// Whether a label means the author: "Written by", "Verfasst von".
pub(super) fn is_label(label: &str) -> bool {
    let label = label.trim().trim_end_matches([':', '：', ' ']);
    may_be_entry(label, LONGEST_LABEL) && has(LABELS, &label.to_lowercase())
}

/// What follows a label of somebody who is not the author: "Reviewed by Ann Lee".
pub(super) fn other_label(line: &str) -> Option<&str> {
    let lower = line.to_lowercase();
    let label = entries(NOT_BY).find(|label| lower.starts_with(*label))?;
    line.get(label.len()..)
        .map(|rest| rest.trim_start_matches([' ', ':']))
}

/// Whether a text ends in a label of somebody who is not the author, and says nothing behind it.
pub(super) fn is_other_label(lower: &str) -> bool {
    entries(NOT_BY).any(|label| lower.ends_with(label))
}

/// Whether a text is written as people's names are: two to four words with capitals.
pub(super) fn is_person(text: &str) -> bool {
    let mut parts = text.split(", ");
    let text = parts.next().unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    (2..=4).contains(&words.len())
        && parts.all(is_credential)
        && words.iter().filter(capital).count() >= 2
        && words.iter().all(|word| {
            let small = has(PARTICLES, word);
            let letters = word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
            letters && (small || word.starts_with(char::is_uppercase))
        })
        && !is_role(text)
        && !is_topic(text)
        && !words
            .iter()
            .any(|word| word.len() > 3 && word.chars().all(char::is_uppercase))
}

/// A name without "van", "de" and initials, which are words of some language.
pub(super) fn without_particles(name: &str) -> String {
    let is_initial = |word: &&str| word.len() == 2 && word.ends_with('.');
    let words = name.split_whitespace();
    let words = words.filter(|word| !has(PARTICLES, word) && !is_initial(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
