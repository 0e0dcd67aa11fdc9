//! What follows a reporting verb: whom it is told to, when and in what, and then the statement.

use super::cue::{Complement, Reader, Right, SIGHT};
use super::lexis::Features;
use super::phrase::{Phrase, Sort};

/// Most adverbials that stand between a verb and what is said.
const ADVERBIALS: usize = 5;

/// Most words of a title in quotation marks before a hearer's name.
const TITLE: usize = 6;

/// Fewest items of a clause that begins with a preposition.
const LOOSE: usize = 6;

impl Reader<'_> {
    /// What follows the verb.
    pub(super) fn right_of(&self, at: usize) -> Right {
        let verb = self.passage.features(at);
        let mut next = at + 1;
        let mut venue = None;
        if verb.has(Features::RECIPIENT) {
            if self.has(next, Features::OBJECTIVE)
                || self.has(next, Features::POSSESSIVE) && self.is(next, "her")
            {
                next += 1;
            } else if let Some(hearer) = self
                .passage
                .phrase_starting(self.behind_title(next), self.to())
                && (verb.has(Features::SAY)
                    || self.ends_hearer(hearer.items.end)
                    || self.is_last_word(&hearer))
            {
                next = self.behind_coordination(hearer.items.end);
                venue = self.passage.is_outlet(&hearer).then_some(hearer);
            }
        }
        if verb.has(Features::ABOUT) && self.takes(at, next) {
            return Right {
                end: next + 1,
                complement: self.complement(next + 1).1.max_about(),
                venue,
            };
        }
        next = self.behind_adverbials(next, &mut venue);
        let (end, complement) = self.complement(next);
        Right {
            end,
            complement,
            venue,
        }
    }

    /// Steps over a title in quotation marks that describes the hearer: told “The Morning” host Doe.
    fn behind_title(&self, at: usize) -> usize {
        let quotation = self.passage.quote(at);
        let short = quotation.is_some_and(|q| self.passage.quotations[q].words <= TITLE);
        let describes = self.passage.is_word(at + 1)
            && !self.has(at + 1, Features::OUTSIDE)
            && at + 1 < self.to();
        at + usize::from(short && describes)
    }

    /// Whether what stands at the item shows that a hearer ended before it: "warned voters that", but
    /// "warned the deficit would grow".
    fn ends_hearer(&self, item: usize) -> bool {
        item < self.to()
            && (self.passage.quote(item).is_some()
                || [
                    ":", ",", "that", "to", "not", "of", "about", "against", "and", "whether",
                ]
                .contains(&self.passage.text(item)))
    }

    /// “Why?” Novak asked Lopez.
    fn is_last_word(&self, hearer: &Phrase) -> bool {
        let end = hearer.items.end;
        matches!(hearer.sort, Sort::Person(_)) && (end >= self.to() || self.is(end, "."))
    }

    fn behind_coordination(&self, end: usize) -> usize {
        if !self.is(end, "and") {
            return end;
        }
        self.passage
            .phrase_starting(end + 1, self.to())
            .map_or(end, |p| p.items.end)
    }

    /// Whether the preposition at `next` belongs to the verb and leads to what is said.
    fn takes(&self, at: usize, next: usize) -> bool {
        let verb = self.passage.text(at).to_ascii_lowercase();
        match self.passage.text(next) {
            "for" => verb.starts_with("call"),
            "on" => verb.starts_with("call") || verb.starts_with("insist"),
            "out" => verb.starts_with("point"),
            "to" => {
                // "patients admitted to hospital" is no admission.
                let gerund = self.passage.text(next + 1).ends_with("ing");
                ["point", "refer", "allud", "object"]
                    .iter()
                    .any(|v| verb.starts_with(v))
                    || verb.starts_with("admit") && gerund
            }
            "of" | "about" | "against" | "at" => {
                let aside = verb.starts_with("call") || verb.starts_with("point");
                // "members who spoke at the meeting", "officials who spoke about the plan"
                let spoken = ["spoke", "speak"].iter().any(|v| verb.starts_with(v));
                let told = self.is(next, "at") || self.is(at.wrapping_sub(1), "who");
                !(aside || spoken && told)
            }
            _ => false,
        }
    }

    /// Steps over "in a statement", "on Thursday", "to reporters" behind a verb.
    pub(super) fn behind_adverbials(&self, from: usize, venue: &mut Option<Phrase>) -> usize {
        let mut next = from;
        for _ in 0..ADVERBIALS {
            let behind = self.behind_time(next);
            if behind > next {
                next = behind;
                continue;
            }
            if self.has(next, Features::ADVERB) && !self.has(next, Features::SUBORDINATOR) {
                next += 1;
                continue;
            }
            let Some(behind) = self.behind_phrase(next, venue) else {
                break;
            };
            next = behind;
        }
        next
    }

    /// Steps over a preposition and its object where the statement can follow.
    fn behind_phrase(&self, at: usize, venue: &mut Option<Phrase>) -> Option<usize> {
        let opens = self.has(at, Features::PREPOSITION)
            && (!self.has(at, Features::SUBORDINATOR) || self.has(at + 1, Features::DETERMINER));
        if !opens {
            return None;
        }
        let behind = self.behind_time(at + 1);
        if behind > at + 1 {
            return Some(behind);
        }
        let object = self.passage.phrase_starting(at + 1, self.to())?;
        // "pledged to step down" is no adverbial.
        if self.is(at, "to") && object.sort == Sort::Other {
            return None;
        }
        let mut follows = object.items.end;
        if self.has(follows, Features::POSTPOSED) {
            follows = self.behind_time(follows + 1);
        }
        let leads = self.is(follows, "that")
            || self.has(follows, Features::PREPOSITION)
            || self.is_time(follows)
            || follows >= self.to()
            || self.passage.is_mark(follows)
            || self.passage.quote(follows).is_some();
        let vehicle = self.has(object.items.end - 1, Features::VEHICLE);
        if !leads && !vehicle {
            return None;
        }
        if self.passage.is_outlet(&object) && matches!(self.passage.text(at), "to" | "with") {
            *venue = Some(object);
        }
        Some(follows)
    }

    /// Steps over a time: "Thursday", "late last week", "earlier this year", "March 3".
    fn behind_time(&self, from: usize) -> usize {
        let leads = [
            "this", "last", "next", "early", "late", "earlier", "later", "one",
        ];
        let mut at = from;
        // "reported that July was hot" says what and not when.
        let that = |at: usize| self.is(at, "that") && !self.passage.is_capital(at + 1);
        while leads.iter().any(|word| self.is(at, word)) || that(at) {
            at += 1;
        }
        let led = at > from;
        let first = at;
        while self.has(at, Features::TIME) && (led || at > first || self.is_time(at)) {
            at += 1;
        }
        let named = at > first;
        while named && at < self.to() && self.passage.text(at).bytes().all(|b| b.is_ascii_digit()) {
            at += 1;
        }
        let owner = at < self.to() && self.passage.is_possessive(at);
        if named && !owner { at } else { from }
    }

    /// What stands at an item behind the verb and its adverbials, and where the frame ends.
    fn complement(&self, next: usize) -> (usize, Complement) {
        if next >= self.to() {
            return (self.to(), Complement::Nothing);
        }
        if self.passage.quote(next).is_some() {
            return (next, Complement::Quote);
        }
        let wh = ["whether", "why", "how", "what", "where", "if"];
        match self.passage.text(next) {
            // "say that isn't likely": a pronoun and no conjunction.
            "that" if self.has(next + 1, Features::AUXILIARY) => (next, Complement::Clause),
            "that" if next + 1 < self.to() && self.passage.is_possessive(next + 1) => {
                (next, Complement::Clause)
            }
            // "in an interview that published on Monday": it describes the interview.
            "that"
                if self.passage.text(next + 1).ends_with("ed")
                    && self.has(next + 2, Features::PREPOSITION | Features::ADVERB) =>
            {
                (next, Complement::Nothing)
            }
            "that" => (next + 1, Complement::That),
            "to" => (next, Complement::Infinitive),
            ":" | ";" | "," if self.passage.quote(next + 1).is_some() && next + 1 < self.to() => {
                (next + 1, Complement::Quote)
            }
            ":" | "…" | "—" | "–" | "--" if next + 1 < self.to() => {
                (next + 1, Complement::Clause)
            }
            "." if self.is(next + 1, ".") => (next + 3, Complement::Clause),
            "," => match (next + 1..(next + 8).min(self.to())).find(|&i| self.is(i, ",")) {
                Some(second) if self.is(second + 1, "that") => (second + 2, Complement::That),
                Some(second)
                    if second + 1 < self.to() && self.passage.quote(second + 1).is_some() =>
                {
                    (second + 1, Complement::Quote)
                }
                _ => (next, Complement::Nothing),
            },
            text if wh.contains(&text) => (next, Complement::That),
            _ if self.passage.is_mark(next)
                && !matches!(
                    self.passage.text(next),
                    "[" | "(" | "$" | "£" | "€" | "#" | "@"
                ) =>
            {
                (next, Complement::Nothing)
            }
            _ if self.has(next, Features::COORDINATOR) => (next, Complement::Nothing),
            _ if self.has(next, Features::PREPOSITION | Features::SUBORDINATOR) => {
                self.behind_preposition(next)
            }
            _ => (next, Complement::Clause),
        }
    }

    /// Behind a preposition that could not be stepped over, a quotation or "that" may still come,
    /// or it begins the clause itself: "said in some cases the rules were broken".
    fn behind_preposition(&self, next: usize) -> (usize, Complement) {
        for item in next..(next + SIGHT).min(self.to()) {
            if self.passage.quote(item).is_some() {
                return (item, Complement::Quote);
            }
            if self.is(item, "that") && !self.has(item + 1, Features::AUXILIARY) {
                return (item + 1, Complement::That);
            }
        }
        if self.to() > next + LOOSE {
            return (next, Complement::Loose);
        }
        (next, Complement::Nothing)
    }
}

impl Complement {
    /// A prepositional complement, unless a quotation or clause follows the preposition.
    fn max_about(self) -> Complement {
        match self {
            Complement::That | Complement::Quote => self,
            _ => Complement::About,
        }
    }
}
