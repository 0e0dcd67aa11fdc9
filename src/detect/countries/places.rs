//! Capitals and cities, listed beneath their country and never counted as a mention of it.
//!
//! The tagger says what is a place; the table of cities says whose. Of several cities of one name it
//! is the largest, unless the text goes on with another country or an American state.

use super::cities;
use super::lookup::push_normal;
use crate::detect::lexicon::{CODES, COUNTRIES, STATES};
use crate::detect::names::{Name, NameKind};
use crate::detect::prose::Prose;
use crate::detect::words::fold;
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
        let Some(largest) = cities::country_of(&key).filter(|_| !COUNTRIES.has(&key)) else {
            continue;
        };
        let code = country_behind(prose, *name).unwrap_or(largest);
        let Some(number) = countries.iter().position(|country| country.code == code) else {
            continue;
        };
        let places = &mut countries[number].places;
        let at = *found.entry((number, key.clone())).or_insert_with(|| {
            places.push(Place {
                capital: is_capital(code, &key),
                name: key,
                mentions: Vec::new(),
            });
            places.len() - 1
        });
        places[at].mentions.push(name.span);
    }
}

fn is_capital(code: &str, name: &str) -> bool {
    let capital = CODES.get(code).and_then(|value| value.split('\t').nth(1));
    capital.is_some_and(|capital| fold(capital) == fold(name))
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

#[cfg(test)]
mod tests {
    use crate::detect::detect;
    use crate::detect::tests::article;

    /// The places beneath the countries of a text: "FR Paris* 2, Lyon 1", a star for the capital.
    fn check(body: &str, expected: &str) {
        let countries = detect(&article(body)).countries;
        let shown = countries.iter().map(|country| {
            let places = country.places.iter().map(|place| {
                for span in &place.mentions {
                    assert_eq!(span.of(body), place.name);
                }
                let star = if place.capital { "*" } else { "" };
                format!("{}{star} {}", place.name, place.mentions.len())
            });
            let places: Vec<_> = places.collect();
            format!("{} {}", country.code, places.join(", "))
        });
        assert_eq!(shown.collect::<Vec<_>>().join("; "), expected);
    }

    #[test]
    fn cities_stand_beneath_the_country_that_is_named() {
        check(
            "Unions in France called a strike. Trains from Paris to Lyon stood still, and in Paris \
             the museums closed.",
            "FR Paris* 2, Lyon 1",
        );
        check(
            "Police in Japan closed a street in Osaka. The ministers met in Tokyo.",
            "JP Osaka 1, Tokyo* 1",
        );
    }

    #[test]
    fn the_words_behind_a_comma_say_whose_city_it_is() {
        check(
            "She left the United States and France for good. She was born in Paris, Texas, and \
             lived near Toulouse.",
            "US Paris 1; FR Toulouse 1",
        );
    }

    #[test]
    fn a_city_alone_names_no_country() {
        check("The talks in Geneva went on.", "");
    }
}
