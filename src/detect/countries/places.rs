//! Capitals and cities, listed beneath their country and never counted as a mention of it.
//!
//! The tagger says what is a place; the table of cities says whose. Of several cities of one name it
//! is the largest, unless the text goes on with another country or an American state.

use super::lookup::push_normal;
use crate::detect::lexicon::{CITIES, COUNTRIES, STATES};
use crate::detect::names::{Name, NameKind};
use crate::detect::prose::Prose;
use crate::detect::{Country, Place};
use std::collections::HashMap;

/// Adds the cities that the article names to the countries that it names.
pub(super) fn add(prose: &Prose<'_>, countries: &mut [Country]) {
    let mut found: HashMap<(usize, String), usize> = HashMap::new();
    for name in prose
        .names
        .iter()
        .filter(|name| name.kind == NameKind::Place)
    {
        let mut key = String::new();
        push_normal(&mut key, name.span.of(prose.body()));
        let Some(largest) = CITIES.get(&key).filter(|_| !COUNTRIES.has(&key)) else {
            continue;
        };
        let code = country_behind(prose, *name).unwrap_or(largest);
        let Some(number) = countries.iter().position(|country| country.code == code) else {
            continue;
        };
        let places = &mut countries[number].places;
        let at = *found.entry((number, key.clone())).or_insert_with(|| {
            places.push(Place {
                name: key,
                mentions: Vec::new(),
            });
            places.len() - 1
        });
        places[at].mentions.push(name.span);
    }
}

/// The country of the words behind a comma: "Paris, Texas", "Córdoba, Argentina".
fn country_behind(prose: &Prose<'_>, name: Name) -> Option<&'static str> {
    let rest = prose.body()[name.span.end..].strip_prefix(", ")?;
    let at = prose
        .names
        .partition_point(|other| other.span.start <= name.span.start);
    let behind = prose
        .names
        .get(at)
        .filter(|next| next.span.start == name.span.end + 2)?;
    let words = &rest[..behind.span.len()];
    if STATES.has(words) {
        return Some("US");
    }
    COUNTRIES.get(words)?.split_once('\t').map(|(code, _)| code)
}
