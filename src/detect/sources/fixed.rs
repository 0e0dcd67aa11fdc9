//! Cues that are no active verb: "according to", "citing", "seen by Reuters", "is adamant that",
//! "was reported by".

use super::cue::{Attribution, Reader, SIGHT, Side};
use super::lexis::Features;
use super::phrase::{Phrase, Sort};
use super::subject::LISTED;

impl Reader<'_> {
    /// "according to X", "in the words of X", "citing X", "seen by Reuters".
    pub(super) fn fixed_phrase(&self, at: usize) -> Option<Attribution> {
        let behind = match self.passage.text(at).to_ascii_lowercase().as_str() {
            "according" if self.is(at + 1, "to") => at + 2,
            "words" | "view" | "opinion" | "eyes" | "telling" => return self.opinion(at),
            "citing" | "quoting" => at + 1,
            "seen" | "reviewed" | "obtained" | "viewed" | "reported" | "published"
                if self.is(at + 1, "by") =>
            {
                let by = self.passage.phrase_starting(at + 2, self.to())?;
                return self.passage.is_outlet(&by).then(|| Attribution {
                    sentence: self.number,
                    frame: at..by.items.end,
                    sources: vec![by],
                    venue: None,
                    cue: at..at + 2,
                    side: Side::Around,
                });
            }
            _ => return None,
        };
        let source = self.object(behind)?;
        let cites = behind == at + 1;
        if cites && !self.can_be_cited(&source) {
            return None;
        }
        let mut frame = at..source.items.end;
        let mut sources = vec![source];
        self.listed_behind(&mut sources, &mut frame.end);
        self.coordinated(&mut sources, &mut frame.end);
        if at == self.from() {
            // "According to a report by the agency on Friday, …": up to the comma.
            let low = frame.end;
            let comma = (low..(low + SIGHT).min(self.to())).find(|&i| self.is(i, ","));
            frame.end = self.behind_description(&sources, comma.unwrap_or(frame.end));
        }
        let side = if at == self.from() || self.is(at.wrapping_sub(1), "as") {
            Side::Behind
        } else if cites {
            Side::Before
        } else {
            self.side(&frame)
        };
        Some(Attribution {
            sentence: self.number,
            sources,
            venue: None,
            cue: at..behind,
            frame,
            side,
        })
    }

    /// Steps over what describes a person behind "according to": "…, director of the institute, who
    /// knows the region, …", from comma to comma.
    fn behind_description(&self, sources: &[Phrase], comma: usize) -> usize {
        let [source] = sources else {
            return comma;
        };
        let mut end = comma;
        for _ in 0..2 {
            if !matches!(source.sort, Sort::Person(_)) || !self.is(end, ",") {
                break;
            }
            let describes = self.is(end + 1, "who")
                || self
                    .passage
                    .phrase_starting(end + 1, self.to())
                    .is_some_and(|phrase| phrase.sort == Sort::Human && !self.is_plural(&phrase));
            let sight = end + 1..(end + 2 * SIGHT).min(self.to());
            let Some(next) = sight.clone().find(|&i| self.is(i, ",")) else {
                break;
            };
            if !describes || sight.start >= next || next + 1 >= self.to() {
                break;
            }
            end = next;
        }
        end
    }

    fn can_be_cited(&self, source: &Phrase) -> bool {
        match source.sort {
            Sort::Person(_) | Sort::Human | Sort::Document | Sort::Press | Sort::Institution => {
                true
            }
            Sort::Proper => self.passage.is_outlet(source),
            _ => false,
        }
    }

    /// The phrase behind "according to" or in the place of an inverted subject; where a description
    /// and a name stand side by side, the name: "the team's coach, Alireza Mehraban".
    pub(super) fn object(&self, at: usize) -> Option<Phrase> {
        let found = self.passage.phrase_starting(at, self.to())?;
        if matches!(found.sort, Sort::Human | Sort::Institution | Sort::Press)
            && self.is(found.items.end, ",")
            && self.passage.person(found.items.end + 1).is_some()
            && let Some(name) = self.passage.phrase_starting(found.items.end + 1, self.to())
            && matches!(name.sort, Sort::Person(_))
            && (name.items.end == self.to() || self.passage.is_mark(name.items.end))
        {
            return Some(Phrase {
                items: found.items.start..name.items.end,
                sort: name.sort,
            });
        }
        Some(found)
    }

    /// Adds ", Y" behind a source where an "and" goes on: "according to two former guards, court
    /// filings and a report".
    fn listed_behind(&self, sources: &mut Vec<Phrase>, end: &mut usize) {
        let person = |phrase: &Phrase| matches!(phrase.sort, Sort::Person(_));
        let named = sources.iter().any(person);
        let mut found = Vec::new();
        let mut at = *end;
        while found.len() < LISTED && self.is(at, ",") && !self.is(at + 1, "and") {
            let Some(next) = self.passage.phrase_starting(at + 1, self.to()) else {
                return;
            };
            // "Maria Lopez, a guard at the museum" is one.
            let fits = match next.sort {
                Sort::Document | Sort::Institution | Sort::Proper => !named,
                Sort::Human => !named && self.is_plural(&next),
                Sort::Person(_) => named,
                _ => false,
            };
            if !fits {
                return;
            }
            at = next.items.end;
            found.push(next);
        }
        let last = at + usize::from(self.is(at, ",") && self.is(at + 1, "and"));
        let closing = self.passage.phrase_starting(last + 1, self.to());
        // "according to AFP, the bank and the union have both left" is no list.
        let closes = closing.is_some_and(|phrase| {
            let end = phrase.items.end;
            let describes = self.has(end, Features::PREPOSITION) && !named;
            end >= self.to() || self.passage.is_mark(end) || describes
        });
        if !found.is_empty() && self.is(last, "and") && closes {
            *end = last;
            sources.extend(found);
        }
    }

    /// Adds "and Y" behind a source.
    pub(super) fn coordinated(&self, sources: &mut Vec<Phrase>, end: &mut usize) {
        if !self.is(*end, "and") {
            return;
        }
        let Some(second) = self.passage.phrase_starting(*end + 1, self.to()) else {
            return;
        };
        let closes = second.items.end == self.to()
            || self.passage.is_mark(second.items.end)
            || matches!(second.sort, Sort::Human | Sort::Document)
                && self.has(second.items.end, Features::PREPOSITION);
        if !second.sort.speaks() || !closes {
            return;
        }
        *end = second.items.end;
        match (sources.last_mut(), second.sort) {
            (Some(first), _) if self.passage.is_joint_name(first, &second) => {
                first.items.end = second.items.end;
            }
            (Some(first), Sort::Human) if first.sort == Sort::Human => {
                first.items.end = second.items.end
            }
            // "Acme founder and head of research Jane Doe" is one person.
            (Some(first), Sort::Person(_))
                if first.sort == Sort::Human
                    && !self.is_plural(first)
                    && !self.is_led(first)
                    && self.passage.person(second.items.start).is_none() =>
            {
                *first = Phrase {
                    items: first.items.start..second.items.end,
                    sort: second.sort,
                };
            }
            _ => sources.push(second),
        }
    }

    /// Whether an article, an owner or a number opens the phrase.
    fn is_led(&self, phrase: &Phrase) -> bool {
        let leads = Features::DETERMINER | Features::POSSESSIVE | Features::QUANTITY;
        self.has(phrase.items.start, leads)
    }

    /// "is adamant that", "is concerned (that)".
    pub(super) fn stance(&self, at: usize) -> Option<Attribution> {
        let mut be = at.checked_sub(1)?;
        while self.has(be, Features::ADVERB) && be > self.from() {
            be -= 1;
        }
        if !self.has(be, Features::BE) || self.has(be, Features::NEGATION) || be == self.from() {
            return None;
        }
        let source = self.passage.phrase_ending(self.from(), be - 1)?;
        let named = matches!(
            source.sort,
            Sort::Person(_) | Sort::Proper | Sort::Institution | Sort::Human
        );
        let clause = self.is(at + 1, "that")
            || self.has(at + 1, Features::DETERMINER)
            || self.passage.is_capital(at + 1)
            || self.is(at + 2, "’s")
            || self.is(at + 1, "journalists");
        if !named || !clause || at + 1 >= self.to() {
            return None;
        }
        Some(Attribution {
            sentence: self.number,
            frame: source.items.start..at + 1,
            sources: vec![source],
            venue: None,
            cue: be..at + 1,
            side: Side::Behind,
        })
    }

    /// "was first reported by the Times": a passive with its agent.
    pub(super) fn passive(&self, at: usize) -> Option<Attribution> {
        let verb = self.passage.features(at);
        if !verb.has(Features::PARTICIPLE) || !self.is(at + 1, "by") {
            return None;
        }
        let source = self.passage.phrase_starting(at + 2, self.to())?;
        let reports = [
            "report", "announc", "reveal", "disclos", "confirm", "estimat",
        ]
        .iter()
        .any(|stem| self.passage.text(at).starts_with(stem));
        // "as noted by the institute"
        let noted = verb.has(Features::QUOTE | Features::CLAUSE)
            && at > self.from()
            && self.is(at - 1, "as");
        let told = reports || noted;
        if !told || !source.sort.speaks() || source.sort == Sort::Pronoun {
            return None;
        }
        let start = self.verb_group(at).map_or(at, |group| group.start);
        Some(Attribution {
            sentence: self.number,
            frame: start.max(at) - usize::from(noted)..source.items.end,
            sources: vec![source],
            venue: None,
            cue: at..at + 2,
            side: match noted && at - 1 == self.from() {
                true => Side::Behind,
                false => Side::Before,
            },
        })
    }
}
