//! Article → entities: people, countries and cited sources, each with its mentions.
//!
//! The detectors read the body alone; they know no page, no stripping and no screen. What counts as
//! which is settled in the README's section on definitions.

pub mod countries;
pub mod lexicon;
pub mod logistic;
pub mod names;
pub mod packed;
pub mod people;
pub mod prose;
pub mod sources;
mod statement;
pub mod tagger;
#[cfg(test)]
mod tests;
pub mod words;

use crate::doc::Article;
use crate::text::Span;
pub use statement::Statement;

/// The three lists of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// Human beings mentioned by name, by first mention.
    pub people: Vec<Person>,
    /// Countries mentioned by name or demonym, by first mention.
    pub countries: Vec<Country>,
    /// Whom or what the article cites, by first mention.
    pub sources: Vec<Source>,
    /// Quotations whose speaker the text does not tell; bytes of the body.
    pub unattributed: Vec<Span>,
}

impl Entities {
    /// Where an entry is mentioned: the one of a number in one of the lists; bytes of the body, ascending.
    pub fn mentions(&self, kind: Kind, number: usize) -> &[Span] {
        let mentions = match kind {
            Kind::Person => self.people.get(number).map(|one| &one.mentions),
            Kind::Country => self.countries.get(number).map(|one| &one.mentions),
            Kind::Source => self.sources.get(number).map(|one| &one.mentions),
        };
        mentions.map_or(&[], Vec::as_slice)
    }
}

/// The three kinds of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A country or territory of ISO 3166-1.
    Country,
    /// A cited source.
    Source,
}

/// A person and all the places that name it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The fullest form of the name in the article, without title.
    pub name: String,
    /// Title or role in the article's own words.
    pub role: Option<String>,
    /// Where the name stands, without titles and possessives; bytes of the body, ascending.
    pub mentions: Vec<Span>,
    /// Why it is listed.
    pub evidence: Evidence,
}

/// A country and all the places that name it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Country {
    /// Common English short name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2 code.
    pub code: &'static str,
    /// Where a name, abbreviation or demonym of it stands; bytes of the body, ascending.
    pub mentions: Vec<Span>,
    /// Its capital and cities that the article names, by first mention; none of it counts as a
    /// mention of the country.
    pub places: Vec<Place>,
    /// Why it is listed.
    pub evidence: Evidence,
}

/// A city of a listed country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name as the article first writes it.
    pub name: String,
    /// Whether it is the country's capital, which may stand for its government.
    pub capital: bool,
    /// Where it stands; bytes of the body, ascending.
    pub mentions: Vec<Span>,
}

/// Why an entry is in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The mention that introduced it: the first full name, or the first mention; bytes of the body.
    pub introduced: Span,
    /// What showed it there.
    pub ground: Ground,
}

/// What shows that some words name a person or a country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// A title or role before the name or behind it.
    Title,
    /// A forename that lists have.
    Forename,
    /// A surname that lists have.
    Surname,
    /// The words around, as the trained tagger reads them.
    #[default]
    Surroundings,
    /// A country's name.
    CountryName,
    /// A country's abbreviation.
    Abbreviation,
    /// A name of a country's people, or its adjective.
    Demonym,
}

impl Ground {
    /// The ground in words that a reader understands.
    pub const fn words(self) -> &'static str {
        match self {
            Ground::Title => "title or role",
            Ground::Forename => "known forename",
            Ground::Surname => "known surname",
            Ground::Surroundings => "words around it",
            Ground::CountryName => "name of the country",
            Ground::Abbreviation => "abbreviation",
            Ground::Demonym => "name of its people",
        }
    }
}

/// A cited source and what the article takes from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name without article ("a", "an", "the").
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Title or role in the article's own words.
    pub role: Option<String>,
    /// All places that mean it, pronouns that introduce a statement too; bytes of the body, ascending.
    pub mentions: Vec<Span>,
    /// Its statements in order.
    pub statements: Vec<Statement>,
}

/// What a source can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A named human being.
    Person,
    /// A named organisation, ministry, company, court, agency, or a country that speaks.
    Organization,
    /// A newspaper, broadcaster, news agency, magazine or site.
    Media,
    /// A person or group without a proper name.
    Unnamed,
    /// A study, report, poll, filing, law or statement that is itself cited.
    Document,
}

impl SourceKind {
    /// The kind in the words that `--json` and the sidebar show.
    pub const fn words(self) -> &'static str {
        match self {
            SourceKind::Person => "person",
            SourceKind::Organization => "organization",
            SourceKind::Media => "media",
            SourceKind::Unnamed => "unnamed",
            SourceKind::Document => "document",
        }
    }
}

/// Finds people, countries and sources of an article. Total: any text gives a value.
pub fn detect(article: &Article) -> Entities {
    let prose = prose::Prose::new(article);
    let people = people::find(&prose);
    let countries = countries::find(&prose);
    let (sources, unattributed) = sources::find(&prose, &people, &countries);
    Entities {
        people,
        countries,
        sources,
        unattributed,
    }
}
