//! Reporting nouns: "Watson's claim that …", "the warning by officials that …", "in the view of X".
//!
//! A noun reports where it says whose statement it is and what is stated; without an owner or a clause
//! it is a noun like any other.

use super::cue::{Attribution, Reader, Side};
use super::lexis::Features;
use super::phrase::{Phrase, Sort};

/// Most words between an owner and the noun: "Watson's repeated public claim".
const ADJECTIVES: usize = 3;

/// Most items in which the end of a noun's clause is looked for.
const CLAUSE: usize = 60;

impl Reader<'_> {
    /// The attribution of a reporting noun at an item.
    pub(super) fn noun(&self, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
        let (source, start, behind) = self.owner(at, earlier).or_else(|| self.agent(at))?;
        let that = self.is(behind, "that")
            && !self.has(behind + 1, Features::AUXILIARY)
            && !self.passage.is_mark(behind + 1);
        let quoted = self.is(behind, ":") && self.passage.quote(behind + 1).is_some();
        if !(that || quoted) || behind + 1 >= self.to() || !source.sort.speaks() {
            return None;
        }
        let content = behind + 1;
        Some(Attribution {
            sentence: self.number,
            sources: vec![source],
            venue: None,
            cue: at..at + 1,
            frame: start..content,
            side: match self.clause_end(start, content) {
                Some(end) => Side::Until(end),
                None => Side::Behind,
            },
        })
    }

    /// The owner before the noun, the first item of the words that name it, and what is behind the
    /// noun: "Watson's claim", "their repeated claim".
    fn owner(&self, at: usize, earlier: &[Attribution]) -> Option<(Phrase, usize, usize)> {
        let low = at.saturating_sub(ADJECTIVES + 1).max(self.from());
        let plain = |i: &usize| {
            self.passage.is_word(*i) && !self.has(*i, Features::OUTSIDE.and(Features::DETERMINER))
        };
        let owner = (low..at).rev().find(|i| {
            self.passage.is_possessive(*i) || self.has(*i, Features::POSSESSIVE) || !plain(i)
        })?;
        if self.has(owner, Features::POSSESSIVE) {
            // "He repeated his claim that …" has its speaker already.
            let said = earlier.iter().any(|a| a.cue.end + ADJECTIVES >= owner);
            let mut phrase = self.passage.phrase(owner..owner + 1);
            phrase.sort = Sort::Pronoun;
            return (!said).then_some((phrase, owner, at + 1));
        }
        if !self.passage.is_possessive(owner) {
            return None;
        }
        let source = self
            .passage
            .phrase_ending(self.from(), owner.checked_sub(1)?)?;
        let start = source.items.start;
        Some((source, start, at + 1))
    }

    /// "the claim by Watson that", "a statement from the ministry on Friday that".
    fn agent(&self, at: usize) -> Option<(Phrase, usize, usize)> {
        if !self.is(at + 1, "by") && !self.is(at + 1, "from") {
            return None;
        }
        let source = self.passage.phrase_starting(at + 2, self.to())?;
        let behind = self.behind_adverbials(source.items.end, &mut None);
        Some((source, at, behind))
    }

    /// Where the clause of a noun ends that is itself the subject of its sentence: "His claim that the
    /// bill was paid drew laughter." Its second verb belongs to the noun.
    fn clause_end(&self, start: usize, content: usize) -> Option<usize> {
        let opens = start == self.from()
            || start == self.from() + 1 && self.has(self.from(), Features::DETERMINER);
        if !opens {
            return None;
        }
        let mut verbs = 0;
        let mut linked = false;
        let mut in_group = false;
        for item in content..(content + CLAUSE).min(self.to()) {
            let features = self.passage.features(item);
            if features.has(
                Features::COORDINATOR
                    .and(Features::SUBORDINATOR)
                    .and(Features::RELATIVE),
            ) || self.is(item, "to")
            {
                linked = true;
                continue;
            }
            let verb = features.has(Features::AUXILIARY.and(Features::ACT))
                || features.has(Features::FINITE) && !features.has(Features::NOUN)
                || self.passage.text(item).ends_with("ed") && !self.passage.is_capital(item);
            if !verb {
                in_group &= features.has(Features::ADVERB.and(Features::NEGATION));
                continue;
            }
            if in_group {
                in_group = features.has(Features::AUXILIARY);
                continue;
            }
            in_group = true;
            if verbs > 0 && !linked {
                return Some(item);
            }
            verbs += 1;
            linked = false;
        }
        None
    }

    /// "in X's view, …", "in the opinion of X": whose opinion the sentence is.
    pub(super) fn opinion(&self, at: usize) -> Option<Attribution> {
        let (source, start, end) = if self.is(at + 1, "of") && self.is(at.wrapping_sub(1), "the") {
            let source = self.object(at + 2)?;
            let end = source.items.end;
            (source, at.checked_sub(2)?, end)
        } else {
            let (source, first, end) = self.owner(at, &[])?;
            (source, first.checked_sub(1)?, end)
        };
        let led = self.is(start, "in") && start >= self.from();
        if !led || source.sort == Sort::Other {
            return None;
        }
        let frame = start..end;
        let side = match start == self.from() {
            true => Side::Behind,
            false => self.side(&frame),
        };
        Some(Attribution {
            sentence: self.number,
            sources: vec![source],
            venue: None,
            cue: at..at + 1,
            frame,
            side,
        })
    }
}
