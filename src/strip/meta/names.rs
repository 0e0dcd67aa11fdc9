//! Names of authors as pages write them → names without "By", addresses and the site's own name.

/// Words before a name that are no part of it.
const BEFORE: [&str; 30] = [
    "vom",
    "autoren",
    "authors",
    "verfasst von",
    "ein artikel von",
    "ein beitrag von",
    "texte",
    "scritto da",
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "text",
    "words by",
    "written by",
    "posted by",
    "author",
    "autor",
    "autorin",
    "auteur",
    "autore",
    "from",
    "story by",
    "published by",
    "geschrieben von",
    "от",
];
/// What begins behind a name and is no part of it.
const BEHIND: [&str; 13] = [
    " Alle Artikel",
    " Kontakt",
    " Illustration",
    " am ",
    " | ",
    " – ",
    " — ",
    " - ",
    " • ",
    " · ",
    " on ",
    " in ",
    " @",
];
/// Words that name no author.
const NOBODY: [&str; 26] = [
    "by",
    "von",
    "follow",
    "mehr",
    "more",
    "text",
    "fotos",
    "foto",
    "interview",
    "kontakt",
    "germany",
    "share",
    "admin",
    "administrator",
    "editor",
    "author",
    "user",
    "webmaster",
    "redaktion online",
    "anonymous",
    "guest",
    "unknown",
    "staff",
    "null",
    "undefined",
    "root",
];
/// A name is not longer, characters.
const LONGEST: usize = 60;

/// Adds the names in a text: "By Ann Lee and Bo Ek, Reuters" are two.
pub(super) fn add(text: &str, names: &mut Vec<String>) {
    if text.contains("://") || text.starts_with("www.") || text.starts_with('@') {
        return;
    }
    let text = crate::text::squeeze(&super::codes::unescape(text));
    for part in split(&text) {
        let Some(name) = tidy(part) else { continue };
        if names.len() < 20 && !names.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            names.push(name);
        }
    }
}

fn split(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for separator in [";", ", ", " and ", " und ", " & ", " et ", " / ", "、"] {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(separator))
            .collect();
    }
    parts
}

/// The name without what stands around it; nothing if it cannot be one.
pub(super) fn tidy(part: &str) -> Option<String> {
    let mut name = part.trim().trim_matches(|c: char| {
        matches!(c, ',' | ':' | '|' | '-' | '–' | '•' | '.' | '(' | ')' | '"') || c.is_whitespace()
    });
    loop {
        let lower = name.to_lowercase();
        let shorter = BEFORE.iter().find_map(|before| {
            let rest = lower.strip_prefix(before)?;
            let cut = name.len().checked_sub(rest.len())?;
            (rest.starts_with([' ', ':', '\u{a0}']))
                .then(|| name.get(cut..))
                .flatten()
        });
        let Some(shorter) = shorter else { break };
        name = shorter.trim_start_matches([' ', ':', '\u{a0}']);
    }
    if let Some(end) = BEHIND.iter().filter_map(|mark| name.find(mark)).min() {
        name = &name[..end];
    }
    let name = name.trim();
    let length = name.chars().count();
    let lower = name.to_lowercase();
    let fits = (2..=LONGEST).contains(&length)
        && name.split(' ').count() <= 6
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(|c| {
            c.is_ascii_digit() || matches!(c, '@' | '/' | '<' | '{' | '_' | '#' | '?' | '!')
        })
        && !NOBODY.contains(&lower.as_str());
    fits.then(|| name.to_owned())
}

/// Whether a label means the author: "Written by", "Verfasst von".
pub(super) fn is_label(label: &str) -> bool {
    let label = label.trim().trim_end_matches(':').to_lowercase();
    BEFORE.contains(&label.as_str())
        || [
            "verfasst von",
            "écrit par",
            "escrito por",
            "scritto da",
            "geschreven door",
            "napisane przez",
            "автор",
        ]
        .contains(&label.as_str())
}

/// The names that are not just the site's.
pub(super) fn without_site(names: Vec<String>, site: &str) -> Vec<String> {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let site = letters(site);
    names
        .into_iter()
        .filter(|name| {
            let name = letters(name);
            name != site && !name.ends_with("com")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_and_tidied() {
        let check = |text: &str, expected: &[&str]| {
            let mut names = Vec::new();
            add(text, &mut names);
            assert_eq!(names, expected, "{text}");
        };
        check("By Ann Lee and Bo Ek", &["Ann Lee", "Bo Ek"]);
        check("Von Jürgen Maß, Eva Öl", &["Jürgen Maß", "Eva Öl"]);
        check("https://site.example/ann", &[]);
        check("Written by: Ann Lee | Politics", &["Ann Lee"]);
        check("admin", &[]);
        check("ann@site.example", &[]);
    }
}
