//! Noun phrases that can be a source: "US officials", "White House spokeswoman Adrienne Watson",
//! "the New Zealand Department of Conservation".
//!
//! No parser: a phrase is read outward from a word that must belong to it (the one before the
//! reporting verb, the one behind "according to") until a word that cannot stand inside a noun
//! phrase. Prepositional phrases are stepped over to the noun they describe.

use super::lexis::Features;
use super::passage::Passage;
pub(super) use super::sort::Sort;
use super::sort::named_sort;
use std::ops::Range;

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its items without phrases that follow the head, never empty.
    pub(super) items: Range<usize>,
    /// What it is.
    pub(super) sort: Sort,
}

/// Small words inside names from other languages: "Strom und Netz".
pub(super) const JOINERS: [&str; 12] = [
    "und", "et", "y", "e", "de", "del", "della", "der", "di", "du", "la", "van",
];

/// Most items of a plain noun phrase, so that a page of capitals costs no more than its length.
const LONGEST: usize = 20;

/// Most prepositional phrases that are stepped over to the left.
pub(super) const CHAIN: usize = 4;

impl Passage<'_> {
    /// The noun phrase whose last word, with all that describes its head, is at `last`; it does not
    /// reach before `from`.
    pub(super) fn phrase_ending(&self, from: usize, last: usize) -> Option<Phrase> {
        let mut outer = self.plain_ending(from, last)?;
        if let Some(titled) = self.titled(from, &outer) {
            return Some(titled);
        }
        let mut best = outer.clone();
        // "of aiding suspected …": a participle and no noun.
        if outer.sort == Sort::Other && self.text(last).ends_with("ing") {
            return Some(best);
        }
        for _ in 0..CHAIN {
            let start = outer.items.start;
            if start >= from + 2
                && self.text(start - 1) == "and"
                && let Some(first) = self.plain_ending(from, start - 2)
                && self.is_joint_name(&first, &outer)
            {
                outer = self.phrase(first.items.start..outer.items.end);
                best = outer.clone();
                continue;
            }
            if start < from + 2 || !self.features(start - 1).has(Features::PREPOSITION) {
                break;
            }
            let mut end = start - 2;
            let describes = self.features(end);
            if describes.has(Features::POSTPOSED) && !describes.has(Features::NOUN) {
                if end == from {
                    break;
                }
                end -= 1;
            }
            let Some(next) = self.plain_ending(from, end) else {
                break;
            };
            if self.is_titled(&next, &outer) {
                break;
            }
            if self.is_one_name(&next, start - 1, &outer) {
                outer = Phrase {
                    items: next.items.start..outer.items.end,
                    sort: match outer.sort {
                        // "the Department of Justice complaint", but "the Office for Statistics"
                        Sort::Document if !self.is_capital(outer.items.end - 1) => Sort::Document,
                        _ => named_sort(&next),
                    },
                };
                best = outer.clone();
                continue;
            }
            // What a preposition stands before is no subject: "donated to Ukraine by …".
            let start = next.items.start;
            let object = start > from && self.features(start - 1).has(Features::PREPOSITION);
            if next.sort.speaks() && !object && !self.counts(&next) {
                best = next.clone();
            }
            outer = next;
        }
        Some(best)
    }

    /// The noun phrase whose first word is at `first`; it does not reach `to`.
    pub(super) fn phrase_starting(&self, first: usize, to: usize) -> Option<Phrase> {
        let mut found = self.plain_starting(first, to)?;
        if let Some(name) = self.name_behind_title(&found, to) {
            return Some(name);
        }
        // "Department of Conservation", "Center on Poverty and Inequality" are one name.
        while !matches!(found.sort, Sort::Person(_)) {
            let link = found.items.end;
            let mut next = link + 1;
            if next >= to || !self.is_name_link(link) {
                break;
            }
            if self.features(next).has(Features::DETERMINER) {
                next += 1;
            }
            if next >= to
                || !self.is_capital(next)
                || !self.is_capital(link - 1)
                || self.person(next).is_some()
            {
                break;
            }
            let Some(inner) = self.plain_starting(next, to) else {
                break;
            };
            found = Phrase {
                items: found.items.start..inner.items.end,
                sort: match inner.sort {
                    // "Department of Correction spokesman Jason Doe"
                    Sort::Document if self.is_capital(inner.items.end - 1) => named_sort(&found),
                    Sort::Person(_) | Sort::Human | Sort::Document => inner.sort,
                    _ => named_sort(&found),
                },
            };
        }
        Some(found)
    }

    /// A noun phrase without prepositional phrases, by its last word.
    pub(super) fn plain_ending(&self, from: usize, last: usize) -> Option<Phrase> {
        if last < from {
            return None;
        }
        let features = self.features(last);
        if features.has(Features::PRONOUN) {
            return Some(self.phrase(last..last + 1));
        }
        let mut first = last + 1;
        let from = from.max((last + 1).saturating_sub(LONGEST));
        while first > from
            && self.text(first - 1) != "."
            && self.goes_on(first - 1, first == last + 1)
        {
            first -= 1;
            let features = self.features(first);
            if features.has(Features::DETERMINER | Features::POSSESSIVE) {
                break;
            }
            // "has roiled some Republicans": nothing but a determiner or owner stands before "some".
            let leads = Features::DETERMINER | Features::POSSESSIVE | Features::QUANTITY;
            if features.has(Features::QUANTITY)
                && !features.has(Features::NOUN)
                && first > from
                && !self.features(first - 1).has(leads)
                && !self.is_possessive(first - 1)
                && !self.is_capital(first)
            {
                break;
            }
        }
        (first <= last)
            .then(|| self.phrase(first..last + 1))
            .filter(|p| self.is_whole(p))
    }

    /// A noun phrase without prepositional phrases, by its first word.
    pub(super) fn plain_starting(&self, first: usize, to: usize) -> Option<Phrase> {
        if first >= to {
            return None;
        }
        if self.features(first).has(Features::PRONOUN) {
            return Some(self.phrase(first..first + 1));
        }
        let mut end = first;
        let to = to.min(first + LONGEST);
        while end < to {
            let features = self.features(end);
            let opens =
                features.has(Features::DETERMINER | Features::POSSESSIVE | Features::QUANTITY);
            if end > first && features.has(Features::DETERMINER | Features::POSSESSIVE) {
                break;
            }
            let owned = end > first && self.is_possessive(end - 1) && self.is_capital(end);
            // "a June report", "a Monday statement"
            let dates =
                features.has(Features::TIME) && self.features(end + 1).has(Features::DOCUMENT);
            let time = features.has(Features::TIME) && !owned && !dates;
            if end > first && (time || self.is_verb_form(end)) {
                break;
            }
            // "told reporters India has", "by new research Acme saved": a plural noun or one for
            // something written ends the phrase before a name.
            let closes = end > first && self.closes(end - 1);
            if closes && self.is_capital(end) && !self.is_capital(end - 1) {
                break;
            }
            if end > first && features.has(Features::POSTPOSED) && !features.has(Features::NOUN) {
                break;
            }
            if !opens && !self.goes_on(end, false) {
                break;
            }
            let person = self.person(end);
            end += 1;
            // A name ends the phrase unless it owns what follows.
            if person.is_some()
                && end < to
                && self.person(end) != person
                && !self.is_possessive(end)
            {
                break;
            }
        }
        (end > first)
            .then(|| self.phrase(first..end))
            .filter(|p| self.is_whole(p))
    }

    /// Whether a noun ends its phrase before a name: it is a plural, or for something written.
    fn closes(&self, item: usize) -> bool {
        let noun = self.features(item);
        let medium = Features::PRESS | Features::OUTLET | Features::INSTITUTION;
        noun.has(Features::PLURAL) || noun.has(Features::DOCUMENT) && !noun.has(medium)
    }

    /// A regular past that is no known noun, behind a name or a noun for people or something written:
    /// "the minister resigned", "a review covered".
    fn is_verb_form(&self, item: usize) -> bool {
        let noun = self
            .features(item - 1)
            .has(Features::HUMAN | Features::INSTITUTION | Features::DOCUMENT)
            || self.is_capital(item - 1);
        noun && self.text(item).ends_with("ed")
            && !self.is_capital(item)
            && !self.text(item).contains('-')
            && !self.features(item).has(Features::NOUN)
    }

    /// Whether the item can be part of a noun phrase that has a part behind it already.
    fn goes_on(&self, item: usize, is_last: bool) -> bool {
        if self.person(item).is_some() {
            return true;
        }
        if self.is_possessive(item) {
            return !is_last;
        }
        let text = self.text(item);
        if matches!(text, "/" | "&") {
            return !is_last;
        }
        if text == "." {
            return !is_last && self.is_domain(item + 1);
        }
        if !self.is_word(item) {
            return false;
        }
        let features = self.features(item);
        let capital = self.is_capital(item);
        if JOINERS.contains(&text)
            && item > 0
            && self.is_capital(item - 1)
            && self.is_capital(item + 1)
        {
            return !is_last;
        }
        if features.has(Features::DETERMINER | Features::QUANTITY | Features::POSSESSIVE) {
            return !features.has(Features::SUBORDINATOR)
                && (!is_last
                    || features.has(Features::QUANTITY)
                    || text.eq_ignore_ascii_case("both"));
        }
        if features.has(Features::TIME) {
            return !is_last;
        }
        if features.has(Features::OUTSIDE) {
            // "Reporters Without Borders", "Best Buy"; in a heading a verb has a capital too.
            if features.has(Features::ACT) && capital && item > 0 {
                let named = self.is_capital(item - 1) && !self.is_mark(item - 1);
                return named && (is_last || self.is_capital(item + 1));
            }
            return !is_last
                && capital
                && features.has(Features::PREPOSITION)
                && item > 0
                && self.is_capital(item - 1)
                && self.is_capital(item + 1);
        }
        let quotes = ["quote", "quotes", "quoted", "cite", "cites", "cited"].contains(&text);
        if features.has(Features::SAY) || quotes || item > 0 && !is_last && self.is_verb_form(item)
        {
            return false;
        }
        let verb =
            features.has(Features::PAST | Features::GERUND) && features.has(Features::STRONG);
        !verb || features.has(Features::NOUN) || capital || text.eq_ignore_ascii_case("leaked")
    }

    /// Whether the item ends the name of a site: the "com" of "Coast.com".
    pub(super) fn is_domain(&self, item: usize) -> bool {
        item > 1
            && ["com", "net", "news", "org", "tv"].contains(&self.text(item))
            && self.text(item - 1) == "."
            && self.is_capital(item - 2)
            && self.span_of(item - 2..item + 1).len()
                == self.text(item - 2).len() + self.text(item).len() + 1
    }

    /// Whether the phrase has a word that can be its head.
    fn is_whole(&self, phrase: &Phrase) -> bool {
        let head = phrase.items.end - 1;
        let features = self.features(head);
        self.is_word(head)
            && !features.has(Features::TIME)
            && (!features.has(Features::DETERMINER | Features::POSSESSIVE)
                || phrase.sort == Sort::Human)
    }

    /// The items of a phrase without a leading "a", "an", "the", "this" ….
    pub(super) fn without_determiner(&self, items: &Range<usize>) -> Range<usize> {
        let leads = items.len() > 1
            && self.features(items.start).has(Features::DETERMINER)
            && !["both", "another"]
                .iter()
                .any(|word| self.text(items.start).eq_ignore_ascii_case(word));
        items.start + usize::from(leads)..items.end
    }
}
