//! Subjects behind their verb: “…”, said Watson, a spokeswoman for the council.

use super::cue::{Attribution, Reader};
use super::group::Group;
use super::lexis::Features;
use super::phrase::{Phrase, Sort};
use super::subject::REACH;

impl Reader<'_> {
    /// "…, said X": the subject behind the verb.
    pub(super) fn inverted(&self, at: usize, group: &Group) -> Option<Attribution> {
        let verb = self.passage.features(at);
        let simple = verb.has(Features::FINITE) && group.start == at
            || verb.has(Features::FINITE)
                && (group.start..at).all(|i| self.has(i, Features::ADVERB));
        // Behind a quotation stands the speaker: “…” instructed Velez. Elsewhere "told reporters"
        // names the hearer.
        let quoted = group.start > self.from() && self.passage.quote(group.start - 1).is_some();
        let hearer = verb.has(Features::RECIPIENT) && !quoted;
        if !simple
            || hearer
            || !verb.has(Features::QUOTE | Features::CLAUSE)
            || !self.has_content_before(group.start)
        {
            return None;
        }
        let source = self.object(at + 1)?;
        if source.sort == Sort::Pronoun
            && !self
                .passage
                .features(source.items.start)
                .has(Features::PERSONAL)
            || !source.sort.speaks()
            || source.items.len() == 1
                && self
                    .passage
                    .features(source.items.start)
                    .has(Features::QUANTITY)
        {
            return None;
        }
        let mut sources = vec![source];
        let mut frame = group.start..sources[0].items.end;
        let end = frame.end;
        let closes = end >= self.to()
            || self.passage.is_mark(end)
            || self.passage.quote(end).is_some()
            || self.is_time(end)
            || self.has(
                end,
                Features::PREPOSITION
                    | Features::RELATIVE
                    | Features::COORDINATOR
                    | Features::ADVERB
                    | Features::TIME
                    | Features::SUBORDINATOR,
            );
        let base = verb.has(Features::BASE) && !verb.has(Features::PAST);
        if !closes || base && !self.is_plural(&sources[0]) {
            return None;
        }
        // "discounts for soldiers, repeat customers and readers" is a list; "…, say experts" is none.
        if base && !verb.has(Features::SAY) && !quoted && (end < self.to() && !self.is(end, ".")) {
            return None;
        }
        self.coordinated(&mut sources, &mut frame.end);
        if group.start > self.from()
            && self.is(group.start - 1, ",")
            && !self.quote_precedes(group.start - 1)
        {
            // "Grahn, the leader, demanded an inquiry." has its subject before the verb.
            let left = self.across_comma(group.start - 1);
            let person = |phrase: &Phrase| matches!(phrase.sort, Sort::Person(_));
            let sure = person(&sources[0])
                && (frame.end >= self.to() || matches!(self.passage.text(frame.end), "." | ","));
            if left.is_some_and(|l| person(&l)) && !sure {
                return None;
            }
        }
        self.described(&mut frame.end);
        let mut venue = None;
        let end = self.behind_adverbials(frame.end, &mut venue);
        if end < self.to() && (self.passage.is_mark(end) || self.passage.quote(end).is_some()) {
            frame.end = end;
        }
        let side = self.side(&frame);
        Some(Attribution {
            sentence: self.number,
            sources,
            venue,
            cue: at..at + 1,
            frame,
            side,
        })
    }

    fn quote_precedes(&self, comma: usize) -> bool {
        comma > self.from() && self.passage.quote(comma - 1).is_some()
    }

    /// Takes an apposition into the frame: "said Lotfi Azzouz, Tunisia director for Amnesty".
    fn described(&self, end: &mut usize) {
        if !self.is(*end, ",") {
            return;
        }
        let mut last = None;
        for item in *end + 1..(*end + REACH).min(self.to()) {
            if self.passage.quote(item).is_some() {
                break;
            }
            if self.is(item, ",") || matches!(self.passage.text(item), "." | ";" | "—" | "–") {
                last = Some(item);
                break;
            }
        }
        let Some(last) = last else {
            if *end + 1 < self.to() && self.passage.quote(*end + 1).is_none() {
                *end = self.to();
            }
            return;
        };
        let starts = self.passage.phrase_starting(*end + 1, last);
        let apposition = self.has(*end + 1, Features::RELATIVE)
            || starts.is_some_and(|p| {
                p.items.end == last
                    || self.has(
                        p.items.end,
                        Features::PREPOSITION
                            | Features::RELATIVE
                            | Features::POSTPOSED
                            | Features::COORDINATOR,
                    )
            });
        if apposition {
            *end = last;
        }
    }
}
