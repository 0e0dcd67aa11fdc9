//! Names of several phrases: "Department of Justice", "World Travel and Tourism Council", and titles
//! with prepositions before a person's name.

use super::kinds::outlet_named;
use super::lexis::Features;
use super::passage::Passage;
use super::phrase::{CHAIN, Phrase, Sort};
use crate::text::Span;

/// Most items of a relative clause that is part of a description.
const RELATIVE: usize = 10;

/// Most phrases that describe a source without a name.
const DESCRIBED: usize = 3;

/// Prepositions that say when or why it was said, and not who says it.
const ASIDE: [&str; 16] = [
    "after", "amid", "as", "because", "before", "despite", "due", "during", "if", "over", "since",
    "than", "through", "until", "while", "without",
];

/// Last words of names that an "and" stands in: what a body does or looks after.
const FIELDS: [&str; 25] = [
    "Affairs",
    "Control",
    "Culture",
    "Customs",
    "Defence",
    "Defense",
    "Development",
    "Education",
    "Enforcement",
    "Environment",
    "Health",
    "Innovation",
    "Labor",
    "Labour",
    "Management",
    "Medicine",
    "Prevention",
    "Protection",
    "Research",
    "Safety",
    "Security",
    "Services",
    "Trade",
    "Transport",
    "Transportation",
];

impl Passage<'_> {
    /// The person behind a title with prepositions: "Ambassador to the United States John Doe".
    pub(super) fn name_behind_title(&self, title: &Phrase, to: usize) -> Option<Phrase> {
        let mut end = title.items.end;
        for _ in 0..CHAIN {
            if title.sort != Sort::Human
                || end >= to
                || !self.features(end).has(Features::PREPOSITION)
            {
                return None;
            }
            let next = self.plain_starting(end + 1, to)?;
            end = next.items.end;
            if self.is_titled(title, &next) {
                return Some(Phrase {
                    items: title.items.start..end,
                    sort: next.sort,
                });
            }
        }
        None
    }

    /// The person whose title reaches back over prepositions to a bare noun: "executive director of the
    /// Dallas chapter Jane Doe", not "a lawyer for Senator Doe".
    pub(super) fn titled(&self, from: usize, name: &Phrase) -> Option<Phrase> {
        let Sort::Person(_) = name.sort else {
            return None;
        };
        let head = name.items.end - 1;
        let before = name.items.clone().rev();
        let described = before
            .clone()
            .find(|&i| self.person(i) != self.person(head))?;
        if self.features(described).has(Features::HUMAN)
            || self.features(described).has(Features::DETERMINER)
            || !self.is_word(described)
            || self.text(described).ends_with('.')
        {
            return None;
        }
        let mut start = name.items.start;
        for _ in 0..CHAIN {
            if start < from + 2 || !self.features(start - 1).has(Features::PREPOSITION) {
                return None;
            }
            let title = self.plain_ending(from, start - 2)?;
            start = title.items.start;
            let led = Features::DETERMINER | Features::QUANTITY | Features::POSSESSIVE;
            if title.sort != Sort::Human {
                continue;
            }
            let bare = !self.features(start).has(led);
            return bare.then_some(Phrase {
                items: start..name.items.end,
                sort: name.sort,
            });
        }
        None
    }

    /// Whether a description with a preposition stands before a person's name and all of it is the
    /// person's title: "Ambassador to the United States John Doe", not "a lawyer for Mr. Doe".
    pub(super) fn is_titled(&self, title: &Phrase, name: &Phrase) -> bool {
        let Sort::Person(_) = name.sort else {
            return false;
        };
        let head = name.items.end - 1;
        let before = name
            .items
            .clone()
            .rev()
            .find(|&i| self.person(i) != self.person(head));
        let bare = !self
            .features(title.items.start)
            .has(Features::DETERMINER | Features::QUANTITY);
        let described = before.is_some_and(|i| {
            let features = self.features(i);
            let name =
                self.is_capital(i) && !features.has(Features::HUMAN) && self.text(i).len() > 4;
            name || features.has(Features::DETERMINER)
        });
        bare && (title.sort != Sort::Human || described)
    }

    /// What a source without a name is called: the phrase without article, with what describes its
    /// head ("people familiar with the talks"), in lower case where only the sentence's beginning has
    /// a capital. It ends where the verb begins: "research from the centre | shows".
    pub(super) fn description(&self, phrase: &Phrase, verb: usize) -> String {
        let mut items = self.without_determiner(&phrase.items);
        let mut end = self.sentence_end(items.end);
        if (items.end..end).contains(&verb) {
            end = self.before_auxiliaries(items.end, verb);
        }
        for _ in 0..DESCRIBED {
            let mut next = items.end;
            if self.features(next).has(Features::POSTPOSED) {
                next += 1;
            }
            if next >= end || !self.describes(next) {
                break;
            }
            let Some(inner) = self.plain_starting(next + 1, end) else {
                break;
            };
            // "a judge from allowing him": a verb.
            let first = self.text(inner.items.start);
            if first.ends_with("ing")
                && inner.items.len() == 1
                && !self.is_capital(inner.items.start)
                && self.features(next).has(Features::PREPOSITION)
                && self.text(next) == "from"
            {
                break;
            }
            // "officials in March", "experts on Monday" say when and not who.
            if self.features(inner.items.end - 1).has(Features::TIME) {
                break;
            }
            items.end = inner.items.end;
        }
        if items.len() == 1
            && let Some(end) = self.relative_end(items.end, end)
        {
            items.end = end;
        }
        let words = self.words(&items);
        let first = items.start;
        let common = self
            .features(first)
            .has(Features::NOUN | Features::QUANTITY | Features::DETERMINER | Features::POSSESSIVE);
        let named = self.country(first).is_some() || self.person(first).is_some();
        match words.chars().next() {
            Some(letter)
                if common
                    && !named
                    && !self.is_capital(first + 1)
                    && self.text(first).contains(char::is_lowercase)
                    && self
                        .text(first)
                        .chars()
                        .nth(1)
                        .is_none_or(|c| !c.is_uppercase()) =>
            {
                letter.to_lowercase().collect::<String>() + &words[letter.len_utf8()..]
            }
            _ => words,
        }
    }

    /// Whether a preposition leads to a description of the noun before it: "advisers to the mayor",
    /// not "asked advisers to leave" or "advisers after the vote".
    fn describes(&self, at: usize) -> bool {
        if !self.features(at).has(Features::PREPOSITION) || ASIDE.contains(&self.text(at)) {
            return false;
        }
        let leads = Features::DETERMINER | Features::POSSESSIVE;
        self.text(at) != "to" || self.is_capital(at + 1) || self.features(at + 1).has(leads)
    }

    /// Where the adverbs and auxiliaries in front of a verb begin, not before `from`.
    fn before_auxiliaries(&self, from: usize, verb: usize) -> usize {
        let leads = Features::ADVERB.and(Features::AUXILIARY);
        let mut start = verb;
        while start > from && self.features(start - 1).has(leads) {
            start -= 1;
        }
        start
    }

    /// Where a relative clause ends that tells who "people" are: "people who know both women".
    fn relative_end(&self, who: usize, end: usize) -> Option<usize> {
        if self.text(who) != "who" {
            return None;
        }
        let asks = self.features(who + 1);
        if asks.has(Features::VERB) && !asks.has(Features::BELIEF) {
            return None;
        }
        let stops = |i: &usize| {
            self.is_mark(*i) || self.quote(*i).is_some() || self.features(*i).has(Features::SAY)
        };
        let last = (who + 1..end.min(who + RELATIVE)).find(stops)?;
        (last > who + 2).then_some(last)
    }

    /// Whether the item joins two parts of a proper name.
    pub(super) fn is_name_link(&self, item: usize) -> bool {
        matches!(self.text(item), "of" | "for" | "on" | "and" | "&" | "in")
            && !(self.text(item) == "and" && item > 1 && !self.items_hold_link(item))
    }

    /// Whether "of", "for" or "on" stands shortly before the "and": "Center on Poverty and Inequality".
    fn items_hold_link(&self, and: usize) -> bool {
        (and.saturating_sub(4)..and).any(|i| matches!(self.text(i), "of" | "for" | "on"))
    }

    /// Whether two phrases around an "and" are one name: "the World Travel and Tourism Council",
    /// "The Globe and Mail".
    pub(super) fn is_joint_name(&self, first: &Phrase, second: &Phrase) -> bool {
        let head = second.items.end - 1;
        let capitals = self.is_capital(first.items.end - 1) && self.is_capital(second.items.start);
        let persons = [first, second]
            .iter()
            .any(|p| matches!(p.sort, Sort::Person(_) | Sort::Country(_)));
        if !capitals || persons {
            return false;
        }
        let whole = self.without_determiner(&(first.items.start..second.items.end));
        if outlet_named(&self.words(&whole)).is_some() {
            return true;
        }
        let one_article = self.features(first.items.start).has(Features::DETERMINER)
            && self.features(head).has(Features::INSTITUTION);
        let field = self.items_hold_link(first.items.end)
            && second.items.len() <= 2
            && !self.features(second.items.start).has(Features::DETERMINER);
        // "Customs and Border Protection"
        let work = !self.features(second.items.start).has(Features::DETERMINER)
            && first.items.len() <= 2
            && FIELDS.contains(&self.text(head));
        one_article || field || work
    }

    pub(super) fn is_one_name(&self, outer: &Phrase, link: usize, inner: &Phrase) -> bool {
        let inner_first = inner
            .items
            .clone()
            .find(|&i| !self.features(i).has(Features::DETERMINER));
        matches!(self.text(link), "of" | "for" | "on")
            && self.is_capital(outer.items.end - 1)
            // "Speaking on Morning Ireland he said"
            && !(outer.items.len() == 1 && self.features(outer.items.start).has(Features::GERUND))
            && inner_first.is_some_and(|i| self.is_capital(i))
            && !matches!(inner.sort, Sort::Person(_) | Sort::Human)
            && !matches!(outer.sort, Sort::Person(_) | Sort::Human)
    }

    /// "some", "one", "everyone", "2025": words that name nobody; "someone at the meeting" does.
    pub(super) fn is_bare_quantity(&self, phrase: &Phrase) -> bool {
        let head = phrase.items.end - 1;
        let text = self.text(head).to_ascii_lowercase();
        let vague = [
            "everyone",
            "someone",
            "anyone",
            "everybody",
            "somebody",
            "anybody",
            "others",
        ];
        phrase.items.clone().all(|i| {
            self.features(i)
                .has(Features::QUANTITY | Features::DETERMINER)
                || !self.text(i).bytes().any(|b| b.is_ascii_alphabetic())
        }) || phrase.items.len() == 1
            && vague.contains(&text.as_str())
            && !(text.starts_with("some") && self.features(head + 1).has(Features::PREPOSITION))
    }

    /// "a number of", "one of": what counts the noun behind it.
    pub(super) fn counts(&self, phrase: &Phrase) -> bool {
        let features = self.features(phrase.items.end - 1);
        features.has(Features::QUANTIFIER)
            || features.has(Features::QUANTITY) && !features.has(Features::NOUN)
    }

    /// Where the name of a phrase stands: a person's mention, else its name without article and
    /// description.
    pub(super) fn name_span(&self, phrase: &Phrase) -> Span {
        if let Sort::Person(person) = phrase.sort
            && let Some((_, mention)) = self.person(phrase.items.end - 1)
        {
            return self.people[person].mentions[mention];
        }
        self.span_of(self.name_items(phrase))
    }
}
