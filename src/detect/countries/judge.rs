//! Whether an entry of the table means the country where it stands.

use super::languages;
use super::lookup::{Form, Hit};
use super::traps::{
    BUSINESS, CAUCASUS, FORENAMES, FORMATS, HOW_MUCH, NOT_THE_COUNTRY_AFTER, OF_SCRIPTS,
    OF_THE_GEORGES, PEOPLE_OR_THINGS, SOUTH, SPEAKING,
};
use crate::detect::lexicon::COUNTRIES;
use crate::detect::names::NameKind;
use crate::detect::prose::Prose;
use crate::detect::words::{CITY, COUNTRY, PLACE, ROLE, SEEN_SMALL, SURNAME, TITLE, known};
use crate::text::words::{Token, TokenKind};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Settles the doubtful cases with the words around and the rest of the article.
pub(super) struct Judge<'p, 'a> {
    prose: &'p Prose<'a>,
    /// How often each code was met, traps aside.
    votes: HashMap<&'static str, usize>,
    /// Whether Georgia is the country here; worked out when first asked, as the next two.
    caucasus: OnceCell<bool>,
    brazzaville: OnceCell<bool>,
    small: OnceCell<[bool; 2]>,
    scripts: OnceCell<bool>,
}

/// Most tokens back from a language to the verb: "spoke no English and a little Dutch".
const MEASURED: usize = 6;

/// An article is about writing if one in so many of its tokens is a word of that trade.
const ONE_WORD_OF_SCRIPTS_IN: usize = 150;

impl<'p, 'a> Judge<'p, 'a> {
    pub(super) fn new(prose: &'p Prose<'a>, hits: &[Hit]) -> Self {
        let mut votes = HashMap::new();
        let sure = |hit: &&Hit| {
            let word = hit.span.of(prose.body());
            !(PEOPLE_OR_THINGS.contains(&word) || word == "Polish")
        };
        for hit in hits.iter().filter(sure) {
            *votes.entry(hit.code).or_default() += 1;
        }
        Self {
            prose,
            votes,
            caucasus: OnceCell::new(),
            brazzaville: OnceCell::new(),
            small: OnceCell::new(),
            scripts: OnceCell::new(),
        }
    }

    /// The code of the country that the hit means, if it means one.
    pub(super) fn code(&self, hit: &Hit) -> Option<&'static str> {
        let word = hit.span.of(self.prose.body());
        if self.is_part_of_a_person(hit) || self.is_business(hit) {
            return None;
        }
        let demonym = hit.form == Form::Demonym;
        if demonym
            && (self.is_language(hit)
                || languages::is_language(self.prose, hit)
                || self.is_dish(hit)
                || self.is_title(hit)
                || self.is_script(hit))
        {
            return None;
        }
        if self.is_forename(hit) {
            return None;
        }
        match word {
            "US" if self.is_shouted(hit) => None,
            "Turkey" | "China" | "TURKEY" | "CHINA" if self.is_thing(hit) => None,
            "Georgian" if OF_THE_GEORGES.contains(&self.after(hit)) => None,
            "Georgia" | "GEORGIA" | "Georgian" | "Georgians" => {
                self.is_caucasus().then_some(hit.code)
            }
            "PNG" if self.is_format(hit) => None,
            "Pole" | "Poles" if self.follows(hit, &["North", "South", "Totem", "the"]) => None,
            "Polish" if self.is_verb(hit) => None,
            _ if PEOPLE_OR_THINGS.contains(&word) && !self.is_one_of_a_people(hit) => None,
            "Jordan" | "Chad" if self.is_label(hit) => None,
            "Congo" | "Congolese" if self.means_brazzaville() => Some("CG"),
            "Korean" | "Koreans" | "Korea" => Some(self.which_korea(hit)),
            "Dominican" | "Dominicans" if self.votes.contains_key("DM") => Some("DM"),
            _ => Some(hit.code),
        }
    }

    fn before(&self, hit: &Hit) -> &'a str {
        self.word(hit.tokens.0.wrapping_sub(1), hit)
    }

    fn after(&self, hit: &Hit) -> &'a str {
        self.word(hit.tokens.1, hit)
    }

    /// The token with that number, if it stands in the hit's sentence.
    fn word(&self, number: usize, hit: &Hit) -> &'a str {
        let sentence = self
            .prose
            .sentences
            .get(self.prose.sentence_at(hit.span.start));
        self.prose
            .tokens
            .get(number)
            .filter(|token| sentence.is_some_and(|s| s.covers(token.span)))
            .map_or("", |token| self.prose.word(*token))
    }

    fn follows(&self, hit: &Hit, words: &[&str]) -> bool {
        words.contains(&self.before(hit))
    }

    fn is_part_of_a_person(&self, hit: &Hit) -> bool {
        let names = &self.prose.names;
        let at = names.partition_point(|name| name.span.end <= hit.span.start);
        names
            .get(at)
            .is_some_and(|name| name.kind == NameKind::Person && name.span.overlaps(hit.span))
    }

    fn is_business(&self, hit: &Hit) -> bool {
        let glued = self
            .prose
            .tokens
            .get(hit.tokens.1)
            .is_some_and(|t| t.kind == TokenKind::Word);
        glued && BUSINESS.contains(&self.after(hit))
    }

    /// "in Spanish.", "speaks French and", but not "in Spanish waters".
    fn is_language(&self, hit: &Hit) -> bool {
        let next = self.prose.tokens.get(hit.tokens.1);
        let noun_follows = next.is_some_and(|token| {
            token.kind == TokenKind::Word
                && !self.after(hit).is_empty()
                && ![
                    "and", "or", "but", "on", "at", "to", "that", "is", "was", "with", "by", "as",
                    "for", "from",
                ]
                .contains(&self.after(hit))
        });
        // "English is taught here", but not "the American is".
        let verb_follows = matches!(self.after(hit), "is" | "was" | "has");
        let bare = !hit.span.of(self.prose.body()).ends_with('s')
            && !matches!(
                self.before(hit),
                "The" | "the" | "a" | "A" | "an" | "An" | "another"
            );
        if verb_follows && bare {
            return true;
        }
        !noun_follows
            && (SPEAKING.contains(&self.before(hit).to_lowercase().as_str())
                || self.is_measured(hit))
    }

    /// "spoke no English", "speaks a little Dutch": the verb stands a few words before.
    fn is_measured(&self, hit: &Hit) -> bool {
        let measured = self.follows(hit, &HOW_MUCH);
        let at = hit.tokens.0;
        let verb = |back: usize| {
            let word = self.word(at.wrapping_sub(back), hit).to_lowercase();
            SPEAKING.contains(&word.as_str()) && word.len() > 4
        };
        measured && (2..=MEASURED).any(verb)
    }

    fn is_dish(&self, hit: &Hit) -> bool {
        let next = self.after(hit).to_lowercase();
        NOT_THE_COUNTRY_AFTER.contains(&next.as_str())
            || self.prose.body()[hit.span.end..].starts_with("-speak")
            || self.prose.body()[hit.span.end..].starts_with("-language")
            || self.prose.body()[hit.span.end..].starts_with("-spiced")
            || self.prose.body()[hit.span.end..].starts_with("-style") && self.is_food(hit)
    }

    /// "Greek-style yogurt": a dish behind the compound.
    fn is_food(&self, hit: &Hit) -> bool {
        let next = self.after(hit).to_lowercase();
        NOT_THE_COUNTRY_AFTER.contains(&next.as_str())
    }

    /// "PNG files": the format of pictures.
    fn is_format(&self, hit: &Hit) -> bool {
        let at = hit.tokens.0;
        let near = at.saturating_sub(4)..(at + 5).min(self.prose.tokens.len());
        self.prose.tokens[near]
            .iter()
            .any(|token| FORMATS.contains(&self.prose.word(*token)))
    }

    /// "Polish" without a noun, where nothing else is of Poland: what is done to boots.
    fn is_verb(&self, hit: &Hit) -> bool {
        let next = self.prose.tokens.get(hit.tokens.1);
        let joined = next.is_some_and(|token| token.kind == TokenKind::Word);
        let alone = !joined || self.after(hit).is_empty();
        alone && !self.votes.contains_key(hit.code)
    }

    /// "a Dane", and "Poles" where Poland is named too; not "Huckleberry Finn" or "Tent Pole".
    fn is_one_of_a_people(&self, hit: &Hit) -> bool {
        let numbered = [
            "a", "A", "an", "An", "the", "The", "another", "every", "one", "first",
        ];
        let pole = hit.code == "PL";
        self.votes.contains_key(hit.code) || !pole && self.follows(hit, &numbered)
    }

    /// "Basketball / Jordan / LeBron": alone in its line, and no country in the lines beside it.
    fn is_label(&self, hit: &Hit) -> bool {
        let near = |number: usize| {
            let token = self.prose.tokens.get(number);
            token.is_some_and(|token| COUNTRIES.has(self.prose.word(*token)))
        };
        languages::is_whole_cell(self.prose, hit)
            && !near(hit.tokens.0.wrapping_sub(1))
            && !near(hit.tokens.1)
    }

    /// "The Irishman" inside a sentence or in quotation marks: the title of a work.
    fn is_title(&self, hit: &Hit) -> bool {
        if languages::is_quoted_title(self.prose, hit) {
            return true;
        }
        if !matches!(self.before(hit), "The" | "THE") {
            return false;
        }
        let opening = self.word(hit.tokens.0.wrapping_sub(2), hit);
        let quoted = matches!(opening, "“" | "\"" | "‘")
            && matches!(self.after(hit), "”" | "\"" | "’" | "," | ".");
        quoted || opening.starts_with(char::is_alphanumeric)
    }

    /// "Chad Hull was held": a forename before a surname, and neither a headline nor a body.
    fn is_forename(&self, hit: &Hit) -> bool {
        let next = self.after(hit);
        let body = self.prose.body();
        if !FORENAMES.contains(&hit.span.of(body)) || !next.starts_with(char::is_uppercase) {
            return false;
        }
        let behind = self.word(hit.tokens.1 + 1, hit);
        // "Chad Hull, 37, was held"
        let age = behind == ","
            && self
                .word(hit.tokens.1 + 2, hit)
                .starts_with(|c: char| c.is_ascii_digit());
        if age && next.contains(char::is_lowercase) {
            return true;
        }
        let known = known(next);
        if known.has(COUNTRY | CITY | PLACE | TITLE | ROLE) || !next.contains(char::is_lowercase) {
            return false;
        }
        !known.has(SEEN_SMALL) || known.has(SURNAME) && behind.starts_with(char::is_lowercase)
    }

    /// Whether the article is about scripts or languages, and the demonym points to no people.
    fn is_script(&self, hit: &Hit) -> bool {
        let about = *self.scripts.get_or_init(|| {
            let tokens = &self.prose.tokens;
            let of_scripts = |token: &&Token| OF_SCRIPTS.contains(&self.prose.word(**token));
            let count = tokens.iter().filter(of_scripts).count();
            count > 2 && count * ONE_WORD_OF_SCRIPTS_IN > tokens.len()
        });
        about && !known(self.after(hit)).has(ROLE) && !self.after(hit).starts_with("govern")
    }

    /// Whether the whole sentence is in capitals, so that US may be "us".
    fn is_shouted(&self, hit: &Hit) -> bool {
        let sentence = self
            .prose
            .sentences
            .get(self.prose.sentence_at(hit.span.start));
        let text = sentence.map_or("", |s| s.of(self.prose.body()));
        text.chars().filter(|c| c.is_alphabetic()).count() > 4 && !text.contains(char::is_lowercase)
    }

    /// Turkey and china are also written small here, and no other country is named.
    fn is_thing(&self, hit: &Hit) -> bool {
        let small = self.small.get_or_init(|| {
            ["turkey", "china"].map(|thing| {
                self.prose.tokens.iter().any(|token| {
                    let word = self.prose.word(*token);
                    word == thing || word.strip_suffix('s') == Some(thing)
                })
            })
        });
        self.votes.len() == 1 && small[usize::from(hit.code == "CN")]
    }

    fn is_caucasus(&self) -> bool {
        *self.caucasus.get_or_init(|| {
            let count = |words: &[&str]| {
                let tokens = self.prose.tokens.iter();
                tokens
                    .filter(|token| words.contains(&self.prose.word(**token)))
                    .count()
            };
            let (east, south) = (count(&CAUCASUS), count(&SOUTH));
            let abroad = self
                .votes
                .keys()
                .filter(|code| !matches!(**code, "GE" | "US"))
                .count();
            if east + south == 0 {
                return abroad > 0 || !self.votes.contains_key("US");
            }
            east + abroad.min(2) > south
        })
    }

    fn means_brazzaville(&self) -> bool {
        *self.brazzaville.get_or_init(|| {
            let body = self.prose.body();
            let other = ["Kinshasa", "Democratic Republic", "DRC"];
            body.contains("Brazzaville") && !other.iter().any(|name| body.contains(name))
        })
    }

    /// "Korean" without North or South is the one that the article talks of, South if in doubt.
    fn which_korea(&self, hit: &Hit) -> &'static str {
        let votes = |code| self.votes.get(code).copied().unwrap_or(0);
        if hit.form == Form::Name && votes("KP") > 2 * votes("KR") {
            "KP"
        } else {
            "KR"
        }
    }
}
