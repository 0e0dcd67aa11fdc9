//! Names of countries and of their people.
//!
//! A name is looked up as the longest entry of a table that begins at a word ([`lookup`]); phrases
//! that only look like a country are entries of the same table without a code. What the table alone
//! cannot settle (a person called Jordan, the state of Georgia, a language) is judged from the words
//! around and from the rest of the article ([`judge`]).

pub mod cities;
mod judge;
mod languages;
mod lookup;
mod places;
mod traps;

use super::lexicon::CODES;
use super::prose::Prose;
use super::{Country, Evidence};

/// The countries that the article names, by first mention.
pub fn find(prose: &Prose<'_>) -> Vec<Country> {
    let hits = lookup::hits(prose);
    let judge = judge::Judge::new(prose, &hits);
    let mut countries: Vec<Country> = Vec::new();
    for hit in &hits {
        let Some(code) = judge.code(hit) else {
            continue;
        };
        match countries.iter_mut().find(|country| country.code == code) {
            Some(country) => country.mentions.push(hit.span),
            None => countries.push(Country {
                name: short_name(code),
                code,
                mentions: vec![hit.span],
                places: Vec::new(),
                evidence: Evidence {
                    introduced: hit.span,
                    ground: hit.form.ground(),
                },
            }),
        }
    }
    places::add(prose, &mut countries);
    countries
}

/// Common English short name of an ISO code; the code itself for one that is unknown.
pub fn short_name(code: &'static str) -> &'static str {
    CODES
        .get(code)
        .and_then(|value| value.split('\t').next())
        .unwrap_or(code)
}
