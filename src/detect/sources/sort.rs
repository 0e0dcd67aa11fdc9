//! What a noun phrase is, as far as its form tells: a person, people, an institution, a medium,
//! something written, a name of something.

use super::lexis::Features;
use super::passage::Passage;
use super::phrase::Phrase;
use std::ops::Range;

/// What a noun phrase is, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Ends in the name of a person, by number.
    Person(usize),
    /// Is the name of a country, by number.
    Country(usize),
    /// "he", "they", "it".
    Pronoun,
    /// Headed by a noun for people, or a quantity alone: "officials", "many".
    Human,
    /// Headed by a common noun for an institution: "the ministry".
    Institution,
    /// Headed by a common noun for a medium: "the newspaper".
    Press,
    /// Headed by a noun for something written.
    Document,
    /// A proper name of something.
    Proper,
    /// Anything else.
    Other,
}

impl Sort {
    /// Whether such a phrase is likely to speak.
    pub(super) const fn speaks(self) -> bool {
        !matches!(self, Sort::Other)
    }

    /// Whether it is a person, or people.
    pub(super) const fn is_human(self) -> bool {
        matches!(self, Sort::Person(_) | Sort::Human | Sort::Pronoun)
    }
}

impl Passage<'_> {
    /// The phrase of these items, with what it is.
    pub(super) fn phrase(&self, items: Range<usize>) -> Phrase {
        let sort = self.sort(&items);
        Phrase { items, sort }
    }

    /// Whether figures are numbers: official ones, somebody's, those of a month or year.
    fn is_count(&self, items: &Range<usize>) -> bool {
        let head = items.end - 1;
        if head == items.start {
            return false;
        }
        let before = self.text(head - 1);
        let counted = [
            "official",
            "government",
            "census",
            "sales",
            "latest",
            "new",
            "annual",
            "provisional",
            "preliminary",
            "published",
            "these",
            "the",
            "those",
        ];
        counted.contains(&before)
            || self.is_possessive(head - 1)
            || self.features(head - 1).has(Features::TIME)
    }

    fn sort(&self, items: &Range<usize>) -> Sort {
        let head = items.end - 1;
        let features = self.features(head);
        if let Some((person, _)) = self.person(head) {
            return Sort::Person(person);
        }
        if features.has(Features::PRONOUN) && items.len() == 1 {
            return Sort::Pronoun;
        }
        if let Some(country) = self.country(head) {
            let mut inner = self.without_determiner(items);
            if inner.len() > 1 && self.features(inner.start).has(Features::QUANTITY) {
                inner.start += 1;
            }
            if inner.clone().all(|i| self.country(i) == Some(country)) {
                let plural = self.text(head).ends_with('s')
                    && self.text(head).len() > 3
                    && !self.countries[country].name.ends_with('s')
                    && self.text(head).chars().any(char::is_lowercase);
                return if plural {
                    Sort::Human
                } else {
                    Sort::Country(country)
                };
            }
        }
        if items.len() > 2 && self.is_domain(head) {
            return Sort::Proper;
        }
        // "official figures" are written, "opposition figures" are people.
        if matches!(self.text(head), "figures" | "Figures") && self.is_count(items) {
            return Sort::Document;
        }
        if features.has(Features::HUMAN) {
            return Sort::Human;
        }
        if self.text(head) == "paper" && items.len() > 1 && PAPERS.contains(&self.text(head - 1)) {
            return Sort::Document;
        }
        if features.has(Features::QUANTITY) && items.len() == 1 {
            return Sort::Human;
        }
        let proper = self.is_capital(head) && self.without_determiner(items).len() > 1;
        if proper && self.is_capital(head - 1) {
            let written = features.has(Features::DOCUMENT)
                && !features.has(Features::INSTITUTION | Features::OUTLET)
                && !["Research", "Data", "Analysis"].contains(&self.text(head));
            return if written {
                Sort::Document
            } else {
                Sort::Proper
            };
        }
        if features.has(Features::INSTITUTION) {
            // "Chinese companies" are a group of people, "the companies" may be known ones.
            let group = features.has(Features::PLURAL)
                && (!self.is_capital(head) || items.len() == 1)
                && !self.text(head).eq_ignore_ascii_case("police");
            return if group {
                Sort::Human
            } else {
                Sort::Institution
            };
        }
        if features.has(Features::PRESS | Features::OUTLET) {
            return Sort::Press;
        }
        if features.has(Features::DOCUMENT) {
            return Sort::Document;
        }
        // "Speaking on the radio, he …", "Published estimates put …"
        let verbal = Features::GERUND | Features::PARTICIPLE | Features::POSTPOSED;
        if items.len() == 1 && features.has(verbal) {
            return Sort::Other;
        }
        if self.is_capital(head)
            || self
                .text(head)
                .bytes()
                .next()
                .is_some_and(|b| b.is_ascii_digit())
                && self.text(head).bytes().any(|b| b.is_ascii_alphabetic())
        {
            return Sort::Proper;
        }
        Sort::Other
    }
}

/// Words before "paper" that make it no newspaper.
const PAPERS: [&str; 7] = [
    "discussion",
    "new",
    "position",
    "research",
    "this",
    "white",
    "working",
];

/// What a proper name of several phrases is, after its first.
pub(super) fn named_sort(outer: &Phrase) -> Sort {
    match outer.sort {
        Sort::Document => Sort::Document,
        _ => Sort::Proper,
    }
}
