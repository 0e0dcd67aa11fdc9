//! What a single word can do in a sentence that cites somebody.
//!
//! One sorted table (`assets/source_words.tsv`) gives for each word its features: closed classes
//! (determiners, prepositions …), reporting verbs with their form and the complements they take, and
//! the nouns that a source is headed by. A word may have several, "report" is a verb and a document;
//! the grammar in the other files decides by what stands beside it.

use crate::detect::lexicon::Table;
use std::borrow::Cow;
use std::ops::BitOr;

const WORDS: Table = Table::new(include_str!("../../../assets/source_words.tsv"));

/// Words for people that are written in capitals.
const OFFICES: [&str; 7] = ["CEO", "CFO", "COO", "CPA", "MEP", "MP", "PM"];

/// A set of features of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features(u64);

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $word:literal at $bit:literal;)*) => {
        impl Features {
            $($(#[$doc])* pub(super) const $name: Features = Features(1 << $bit);)*

            /// The feature that a word of the table's second column names.
            fn named(word: &str) -> Features {
                match word {
                    $($word => Features::$name,)*
                    _ => Features(0),
                }
            }
        }
    };
}

features! {
    /// "the", "a", "this".
    DETERMINER = "determiner" at 0;
    /// "his", "our".
    POSSESSIVE = "possessive" at 1;
    /// "some", "many", "two", "other".
    QUANTITY = "quantity" at 2;
    /// "of", "for", "with".
    PREPOSITION = "preposition" at 3;
    /// "and", "or", "but".
    COORDINATOR = "coordinator" at 4;
    /// "because", "as", "that".
    SUBORDINATOR = "subordinator" at 5;
    /// "who", "which", "that".
    RELATIVE = "relative" at 6;
    /// Forms of "be".
    BE = "be" at 7;
    /// Forms of "have".
    HAVE = "have" at 8;
    /// Forms of "do".
    DO = "do" at 9;
    /// "will", "could".
    MODAL = "modal" at 10;
    /// "not", "never", "didn't".
    NEGATION = "negation" at 11;
    /// "also", "later", "reportedly".
    ADVERB = "adverb" at 12;
    /// A pronoun that can be a subject.
    PRONOUN = "pronoun" at 13;
    /// "he", "she".
    PERSONAL = "personal" at 14;
    /// "him", "them", "himself".
    OBJECTIVE = "objective" at 15;
    /// A day, month or time of day.
    TIME = "time" at 16;
    /// A participle or adjective that follows its noun: "officials briefed on it".
    POSTPOSED = "postposed" at 17;
    /// A simple past of a reporting verb.
    PAST = "past" at 18;
    /// A past participle of a reporting verb.
    PARTICIPLE = "participle" at 19;
    /// A third person of a reporting verb.
    THIRD = "third" at 20;
    /// The base of a reporting verb.
    BASE = "base" at 21;
    /// The -ing form of a reporting verb.
    GERUND = "gerund" at 22;
    /// The verb takes a quotation.
    QUOTE = "quote" at 23;
    /// The verb takes a clause without "that".
    CLAUSE = "clause" at 24;
    /// The verb takes a clause with "that".
    THAT = "that" at 25;
    /// The verb's object is what is reported: "denied the claims".
    THING = "thing" at 26;
    /// The verb takes an infinitive: "vowed to".
    TO = "to" at 27;
    /// The verb takes its content with a preposition: "called for".
    ABOUT = "about" at 28;
    /// The verb names whom it is told to: "told reporters".
    RECIPIENT = "recipient" at 29;
    /// In news more than half of the verb's occurrences report.
    STRONG = "strong" at 30;
    /// The verb reports evidence: "showed", "found".
    EVIDENCE = "evidence" at 31;
    /// The verb reports a belief: "think", "expect".
    BELIEF = "belief" at 32;
    /// "say" and "tell", which report almost always.
    SAY = "say" at 33;
    /// A noun for human beings.
    HUMAN = "human" at 34;
    /// A noun for an institution.
    INSTITUTION = "institution" at 35;
    /// A noun for a medium: "newspaper".
    OUTLET = "outlet" at 36;
    /// A noun for a medium that makes the noun phrase a medium by itself.
    PRESS = "press" at 37;
    /// A noun for something written that can be cited.
    DOCUMENT = "document" at 38;
    /// What a speaker says something in: "statement", "interview".
    VEHICLE = "vehicle" at 39;
    /// An adjective that takes a clause: "is adamant that".
    STANCE = "stance" at 40;
    /// A plural noun.
    PLURAL = "plural" at 41;
    /// A form of a verb that reports nothing, where no noun has that form: "went".
    ACT = "act" at 42;
    /// A noun that counts the one behind "of": "a number of officials".
    QUANTIFIER = "quantifier" at 43;
    /// A noun for what somebody says: "claim", "warning".
    CONTENT = "content" at 44;
}

impl Features {
    /// Any form of a reporting verb.
    pub(super) const VERB: Features = Features(
        Features::PAST.0
            | Features::PARTICIPLE.0
            | Features::THIRD.0
            | Features::BASE.0
            | Features::GERUND.0,
    );
    /// A form of a reporting verb that can stand with a subject.
    pub(super) const FINITE: Features =
        Features(Features::PAST.0 | Features::THIRD.0 | Features::BASE.0);
    /// Forms of "be", "have", "do" and the modals.
    pub(super) const AUXILIARY: Features =
        Features(Features::BE.0 | Features::HAVE.0 | Features::DO.0 | Features::MODAL.0);
    /// Words that cannot stand inside a noun phrase.
    pub(super) const OUTSIDE: Features = Features(
        Features::PREPOSITION.0
            | Features::COORDINATOR.0
            | Features::SUBORDINATOR.0
            | Features::RELATIVE.0
            | Features::AUXILIARY.0
            | Features::NEGATION.0
            | Features::ADVERB.0
            | Features::PRONOUN.0
            | Features::OBJECTIVE.0
            | Features::ACT.0,
    );
    /// Nouns that a source is headed by.
    pub(super) const NOUN: Features = Features(
        Features::HUMAN.0
            | Features::INSTITUTION.0
            | Features::OUTLET.0
            | Features::PRESS.0
            | Features::DOCUMENT.0,
    );

    /// Looks a word up; "US" and "WHO" in capitals alone are names and no words.
    pub(super) fn of(word: &str) -> Features {
        let capitals = word.len() > 1 && !word.bytes().any(|b| b.is_ascii_lowercase());
        if capitals && !OFFICES.contains(&word) {
            return Features(0);
        }
        // "we're" is "we", "didn't" stands in the table whole.
        let word = match word.find(['\'', '’']) {
            Some(at) if at > 0 && !word.ends_with('t') => &word[..at],
            _ => word,
        };
        let key: Cow<'_, str> = if word.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
        WORDS.get(&key).map_or(Features(0), |value| {
            value
                .split(',')
                .fold(Features(0), |set, name| set | Features::named(name))
        })
    }

    /// The features of both.
    pub(super) const fn and(self, other: Features) -> Features {
        Features(self.0 | other.0)
    }

    /// Whether both sets share a feature.
    pub(super) const fn has(self, other: Features) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Features {
    type Output = Features;

    fn bitor(self, other: Features) -> Features {
        Features(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_feature_has_a_name() {
        let mut last = "";
        for (word, value) in WORDS.entries() {
            assert!(last < word, "{word} after {last}");
            last = word;
            for name in value.split(',') {
                assert_ne!(Features::named(name), Features(0), "{word}: {name}");
            }
        }
    }

    #[test]
    fn words_have_the_features_that_the_grammar_asks_for() {
        let check =
            |word: &str, feature: Features| assert!(Features::of(word).has(feature), "{word}");
        check("Said", Features::SAY);
        check("told", Features::RECIPIENT);
        check("officials", Features::HUMAN);
        check("Officials", Features::PLURAL);
        check("that", Features::RELATIVE);
        check("report", Features::DOCUMENT);
        check("report", Features::BASE);
        assert!(!Features::of("table").has(Features::VERB));
        assert_eq!(Features::of("US"), Features(0));
    }
}
