//! What kind of source a phrase is, and the name it goes by.

use super::lexis::Features;
use super::passage::Passage;
use super::phrase::{JOINERS, Phrase, Sort};
use crate::detect::SourceKind;
use crate::detect::lexicon::Table;
use crate::detect::words::{FEMALE, MALE, known};
use std::ops::Range;

/// Newspapers, broadcasters, agencies, magazines and sites; the value is the name that the key is
/// another form of.
const OUTLETS: Table = Table::new(include_str!("../../../assets/outlets.tsv"));

/// Last words of the names of media that no table can hold: "the Deseret News", "The Hill Gazette".
const LAST_WORDS: [&str; 36] = [
    "Advertiser",
    "Bee",
    "Broadcasting",
    "Bulletin",
    "Chronicle",
    "Courant",
    "Courier",
    "Daily",
    "Dispatch",
    "Examiner",
    "Gazette",
    "Globe",
    "Guardian",
    "Herald",
    "Inquirer",
    "Journal",
    "Ledger",
    "Magazine",
    "Mirror",
    "News",
    "Newspaper",
    "Newswire",
    "Observer",
    "Online",
    "Post",
    "Radio",
    "Recorder",
    "Sentinel",
    "Shimbun",
    "Telegraph",
    "Television",
    "Times",
    "Tribune",
    "TV",
    "Weekly",
    "Zeitung",
];

/// Companies whose name is the address of their site.
const SHOPS: [&str; 6] = [
    "Amazon",
    "Booking",
    "Cars",
    "Hotels",
    "Overstock",
    "Salesforce",
];

/// The name of an outlet without another form, where the table knows it: "Agence France-Presse" of
/// "AFP".
pub(super) fn outlet_named(name: &str) -> Option<&str> {
    match OUTLETS.get(name)? {
        "" => Some(name),
        full => Some(full),
    }
}

impl Passage<'_> {
    /// Whether the phrase names a medium.
    pub(super) fn is_outlet(&self, phrase: &Phrase) -> bool {
        if !matches!(
            phrase.sort,
            Sort::Proper
                | Sort::Institution
                | Sort::Press
                | Sort::Human
                | Sort::Other
                | Sort::Document
        ) {
            return false;
        }
        let items = self.name_items(phrase);
        let name = self.words(&items);
        if outlet_named(&name).is_some() {
            return true;
        }
        let head = items.end - 1;
        if self.is_domain(head) && !SHOPS.contains(&self.text(items.start)) {
            return true;
        }
        if !items.clone().any(|i| self.is_capital(i)) {
            return false;
        }
        let media_head = items.len() > 1 && LAST_WORDS.contains(&self.text(head))
            || self.text(head) == "agency" && items.len() > 2 && self.text(head - 1) == "news"
            || self.features(head).has(Features::PRESS)
                && items.len() > 1
                && !self.is_capital(head);
        // "the German magazine Der Spiegel": the noun before the name says what it is.
        let described = items.start > phrase.items.start
            && self
                .features(items.start - 1)
                .has(Features::PRESS | Features::OUTLET)
            && !self.features(items.start - 1).has(Features::INSTITUTION)
            || items.start > phrase.items.start + 1
                && self.text(items.start - 1) == "agency"
                && self.text(items.start - 2) == "news";
        media_head || described
    }

    /// What kind of source the phrase is by its form.
    pub(super) fn kind(&self, phrase: &Phrase) -> SourceKind {
        if self.is_outlet(phrase) {
            return SourceKind::Media;
        }
        if self.behind_title(phrase).is_some() {
            return SourceKind::Person;
        }
        match phrase.sort {
            Sort::Person(_) => SourceKind::Person,
            Sort::Document => SourceKind::Document,
            Sort::Country(_) | Sort::Institution | Sort::Proper => SourceKind::Organization,
            Sort::Pronoun | Sort::Human | Sort::Press | Sort::Other => SourceKind::Unnamed,
        }
    }

    /// The items of the name in a phrase: without article, without a description before a proper
    /// name ("whale rescue group Project Jonah") and without its owner ("Parliament's Joint
    /// Committee", "Netanyahu's Likud party"). People keep theirs: "his critics".
    pub(super) fn name_items(&self, phrase: &Phrase) -> Range<usize> {
        if let Some(name) = self.behind_title(phrase) {
            return name;
        }
        let mut items = self.without_determiner(&phrase.items);
        let described = phrase.sort == Sort::Proper;
        if !described && !matches!(phrase.sort, Sort::Institution | Sort::Press) {
            return items;
        }
        for item in items.clone().rev().skip(1) {
            let owner = self.is_possessive(item);
            let lower = described && self.is_word(item) && !self.is_in_name(item);
            if (owner || lower) && self.begins_name(item + 1) {
                items.start = item + 1;
                break;
            }
        }
        items
    }

    /// The name in a phrase that the tagger knows nobody in, where a title stands before a forename and
    /// another word: "Lead Planner Erica Moss".
    fn behind_title(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let items = &phrase.items;
        if phrase.sort != Sort::Proper || items.len() < 3 {
            return None;
        }
        let low = items.end.saturating_sub(4).max(items.start);
        let title = (low..items.end - 2)
            .rev()
            .find(|&i| self.features(i).has(Features::HUMAN))?;
        let name = title + 1..items.end;
        let words = name.clone().all(|i| {
            let nouns = Features::NOUN | Features::OUTSIDE;
            self.is_capital(i) && !self.features(i).has(nouns)
        });
        let forename = known(self.text(title + 1)).has(MALE | FEMALE);
        (words && forename && self.is_capital(title)).then_some(name)
    }

    /// Whether a word can begin a proper name: a capital letter or a digit does.
    fn begins_name(&self, item: usize) -> bool {
        self.is_capital(item) || self.text(item).starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_in_name(&self, item: usize) -> bool {
        let joins = [
            "of", "for", "on", "and", "the", "&", "in", "de", "der", "al", "la",
        ];
        let text = self.text(item);
        self.begins_name(item) || joins.contains(&text) || JOINERS.contains(&text)
    }

    /// The words of items with one blank between, a possessive ending glued on.
    pub(super) fn words(&self, items: &Range<usize>) -> String {
        crate::text::squeeze(self.span_of(items.clone()).of(self.prose.body()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_are_sorted_and_other_forms_lead_to_a_name() {
        let mut last = "";
        for (name, full) in OUTLETS.entries() {
            assert!(last < name, "{name} after {last}");
            last = name;
            assert!(full.is_empty() || full != name, "{name}");
        }
        assert_eq!(outlet_named("AFP"), Some("Agence France-Presse"));
        assert_eq!(outlet_named("New York Times"), Some("New York Times"));
        assert_eq!(outlet_named("Smith"), None);
    }
}
