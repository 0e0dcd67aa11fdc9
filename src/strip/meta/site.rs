//! The site's name: which of those that a page gives itself it is, and what of it is the name.
//!
//! Pages write slogans behind the name, marks that a theme left over, and lines of rights.

use super::title::{MARKS, letters};

/// A site's name is not longer, characters; beyond, it is a sentence about the site.
const LONGEST: usize = 80;

/// Words of a slogan before the name, at least.
const SLOGAN: usize = 4;

/// The name of a site: of what the page calls it, surest first, the first; where that is one word that
/// its address does not know, one that the address speaks of. `titles` are what the page itself is called: a theme may give that as the site.
pub(super) fn choose(names: &[String], titles: &[String], host: &str) -> Option<String> {
    let titles: Vec<String> = titles.iter().map(|title| letters(title)).collect();
    let tidied = names.iter().filter_map(|name| tidy(name, &titles, host));
    let tidied: Vec<String> = tidied.collect();
    let first = tidied.first()?;
    // "Blog", "Home" and "U.S." are parts of a site; names of several words are not asked.
    let is_part = !first.contains(' ') && !is_of_host(first, host);
    let other = tidied.iter().find(|name| is_part && is_of_host(name, host));
    Some(other.unwrap_or(first).clone())
}

/// The name without marks at its ends, rights and a slogan.
fn tidy(name: &str, titles: &[String], host: &str) -> Option<String> {
    let name = without_rights(trimmed(name));
    let pieces = pieces(name);
    let mut own = *pieces.first()?;
    if pieces.len() > 1 {
        let is_page = titles.contains(&letters(name));
        let other = if is_page { pieces.last() } else { None };
        let is_slogan = own.split_whitespace().count() >= SLOGAN && !is_of_host(own, host);
        let known = pieces
            .iter()
            .find(|piece| is_slogan && is_of_host(piece, host));
        own = known.or(other).unwrap_or(&own);
    }
    let own = trimmed(own);
    let fits = own.chars().count() <= LONGEST && own.chars().any(char::is_alphanumeric);
    fits.then(|| own.to_owned())
}

/// Whether the host is called like the site.
fn is_of_host(name: &str, host: &str) -> bool {
    let own = letters(name);
    let own = own.strip_prefix("the").unwrap_or(&own);
    own.len() > 3 && host.contains(own)
}

/// What stands between the marks.
fn pieces(name: &str) -> Vec<&str> {
    let mut pieces = vec![name];
    for mark in MARKS {
        pieces = pieces
            .iter()
            .flat_map(|piece| piece.split(mark))
            .map(str::trim)
            .filter(|piece| !piece.is_empty())
            .collect();
    }
    pieces
}

fn trimmed(name: &str) -> &str {
    let is_mark = |c: char| {
        matches!(
            c,
            '-' | '–' | '—' | '|' | ':' | '·' | '•' | '»' | '«' | '/' | '@'
        ) || c.is_whitespace()
    };
    let name = name.trim_matches(is_mark);
    let name = ["https://", "http://"]
        .iter()
        .find_map(|scheme| name.strip_prefix(scheme))
        .unwrap_or(name);
    name.strip_prefix("www.").unwrap_or(name)
}

/// "© 2000-2026 Acme Inc., all rights reserved" → "Acme Inc."
fn without_rights(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    let Some(sign) = RIGHTS.iter().find(|sign| lower.starts_with(**sign)) else {
        return name;
    };
    let rest = &name[sign.len()..];
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    let rest = ["by ", "By "]
        .iter()
        .find_map(|by| rest.strip_prefix(by))
        .unwrap_or(rest);
    let end = rest
        .to_ascii_lowercase()
        .find("all rights")
        .unwrap_or(rest.len());
    let rest = rest[..end].trim_end_matches([',', '-', ' ']);
    rest.trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end()
}

/// What a line of rights begins with, in lower case.
const RIGHTS: [&str; 3] = ["©", "(c)", "copyright"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_what_is_none() {
        let check = |name: &str, expected: Option<&str>| {
            let found = choose(&[name.to_owned()], &[], "valleypostexample");
            assert_eq!(found.as_deref(), expected, "{name}");
        };
        check("Coast Observer -", Some("Coast Observer"));
        check("Lakeside |", Some("Lakeside"));
        check("Lakeside - News for the whole lake", Some("Lakeside"));
        check("News of the day | Valley Post", Some("Valley Post"));
        check("© 2000-2026 Acme Inc.", Some("Acme Inc."));
        check("Copyright 2026 Acme - all rights reserved.", Some("Acme"));
        check("© LAKE 2022", Some("LAKE"));
        check("https://www.lake.example", Some("lake.example"));
        check("Verein für Wasser e.V.", Some("Verein für Wasser e.V."));
        check("/", None);
    }

    #[test]
    fn the_address_tells_which_name_is_the_sites() {
        let names = ["Sport".to_owned(), "The Valley Post".to_owned()];
        let found = choose(&names, &[], "valleypostexample");
        assert_eq!(found.as_deref(), Some("The Valley Post"));
        let title = "How to fell a tree | Acme".to_owned();
        let found = choose(
            std::slice::from_ref(&title),
            std::slice::from_ref(&title),
            "",
        );
        assert_eq!(found.as_deref(), Some("Acme"));
    }
}
