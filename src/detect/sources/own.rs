//! The article's own outlet, the agency whose copy it is, and its author: they speak in every line
//! and are no cited sources.

use super::kinds::outlet_named;
use crate::detect::prose::Prose;
use crate::detect::{Source, SourceKind};

/// Blocks at the beginning in which a dateline can stand.
const HEAD: usize = 6;

/// Most bytes of a block before the agency in brackets: "WASHINGTON, Oct. 3 (".
const DATELINE: usize = 60;

/// Whose words the article itself is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Own {
    /// Names of the outlet and the agency, in lower case without article.
    outlets: Vec<String>,
    /// The part of the address's host that names the site: "nytimes".
    host: Option<String>,
    /// The authors' names in lower case.
    authors: Vec<String>,
}

impl Own {
    /// What the article's metadata and dateline tell.
    pub(super) fn of(prose: &Prose<'_>) -> Own {
        let article = prose.article;
        let mut outlets: Vec<String> = article.site.iter().map(|site| plain(site)).collect();
        for block in article.blocks.iter().take(HEAD) {
            outlets.extend(dateline(block.span.of(prose.body())).map(plain));
        }
        Own {
            outlets,
            host: article.address.as_deref().and_then(site_of),
            authors: article.authors.iter().map(|a| a.to_lowercase()).collect(),
        }
    }

    /// Whether a source is the article's own outlet, agency or author.
    pub(super) fn is(&self, source: &Source) -> bool {
        let name = plain(&source.name);
        match source.kind {
            SourceKind::Person => self.authors.contains(&name),
            SourceKind::Media | SourceKind::Organization => {
                let full = outlet_named(&source.name).map(plain);
                self.outlets.iter().any(|own| {
                    *own == name
                        || Some(own) == full.as_ref()
                        || outlet_named(own).is_some_and(|o| plain(o) == name)
                }) || self.host.as_deref().is_some_and(|host| spells(host, &name))
            }
            SourceKind::Unnamed | SourceKind::Document => false,
        }
    }
}

/// A name in lower case without "the".
fn plain(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

/// Where the text begins behind a dateline: "LONDON (Reuters) - ", "CAIRO — "; bytes of the block.
pub(super) fn behind_dateline(text: &str) -> Option<usize> {
    let head = text
        .char_indices()
        .take(DATELINE)
        .find(|&(_, c)| matches!(c, '–' | '—' | '-'));
    let (at, dash) = head?;
    let place = text[..at].trim_end();
    let spaced = text[at + dash.len_utf8()..].starts_with(' ') && place.len() < at;
    let city = place
        .split(['(', ',', '/'])
        .next()
        .unwrap_or_default()
        .trim();
    let capitals = city.len() > 2 && !city.chars().any(char::is_lowercase);
    (spaced && (capitals || dateline(text).is_some())).then_some(at + dash.len_utf8())
}

/// The agency of a dateline: "LONDON (Reuters) - Shares fell".
fn dateline(text: &str) -> Option<&str> {
    let (city, rest) = text.split_once('(')?;
    let (agency, behind) = rest.split_once(')')?;
    let dash = behind.trim_start().starts_with(['-', '–', '—']);
    let short = city.len() <= DATELINE && city.chars().next().is_none_or(char::is_uppercase);
    if !dash || !short {
        return None;
    }
    outlet_named(agency.trim())
}

/// The part of an address's host before its ending, without "www": "bbc" of www.bbc.co.uk.
fn site_of(address: &str) -> Option<String> {
    let host = address.split_once("://")?.1.split(['/', ':', '?']).next()?;
    let mut parts: Vec<&str> = host.split('.').collect();
    parts.pop();
    while parts.len() > 1
        && parts
            .last()
            .is_some_and(|p| p.len() <= 3 && ["co", "com", "org", "net", "gov", "ac"].contains(p))
    {
        parts.pop();
    }
    parts
        .pop()
        .filter(|site| site.len() > 1)
        .map(str::to_lowercase)
}

/// Whether the letters of a host are the words of a name, each whole or by its initial: "nytimes" is
/// "new york times", "wsj" the "wall street journal".
fn spells(host: &str, name: &str) -> bool {
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let host = host
        .strip_prefix("the")
        .filter(|h| h.len() > 2)
        .unwrap_or(host);
    !words.is_empty() && words.len() <= 6 && rest_spells(host, &words)
}

fn rest_spells(host: &str, words: &[&str]) -> bool {
    let Some((word, others)) = words.split_first() else {
        return host.is_empty();
    };
    let whole = host
        .strip_prefix(word)
        .is_some_and(|rest| rest_spells(rest, others));
    let initial = word.chars().next().and_then(|c| host.strip_prefix(c));
    whole
        || initial.is_some_and(|rest| !others.is_empty() && rest_spells(rest, others))
        || initial.is_some_and(|rest| others.is_empty() && rest.is_empty() && word.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_spell_names() {
        let check = |address: &str, name: &str, expected: bool| {
            let site = site_of(address).unwrap_or_default();
            assert_eq!(spells(&site, name), expected, "{address} {name}");
        };
        check("https://www.nytimes.com/2020/x", "new york times", true);
        check("https://www.wsj.com/a", "wall street journal", true);
        check("https://www.theguardian.com/uk", "guardian", true);
        check("https://www.bbc.co.uk/news", "bbc", true);
        check("https://edition.cnn.com/x", "cnn", true);
        check("https://www.washingtonpost.com", "washington post", true);
        check("https://www.nytimes.com/2020/x", "new york post", false);
        check("https://www.bbc.co.uk/news", "reuters", false);
    }

    #[test]
    fn datelines_name_the_agency() {
        assert_eq!(dateline("LONDON (Reuters) - Shares fell"), Some("Reuters"));
        assert_eq!(
            dateline("MOSCOW, Dec. 1 (AP) — A ship"),
            Some("Associated Press")
        );
        assert_eq!(dateline("The bank (Reuters) said so."), None);
        assert_eq!(dateline("Oslo (the capital) - a town"), None);
    }
}
