//! The auxiliaries and adverbs in front of a reporting verb: "has repeatedly said", "did not say".

use super::cue::Reader;
use super::lexis::Features;

/// The auxiliaries and adverbs in front of a reporting verb.
pub(super) struct Group {
    /// First item of the group.
    pub(super) start: usize,
    pub(super) negated: bool,
    pub(super) modal: bool,
    /// Whether an auxiliary or the form itself makes it a verb with a subject.
    pub(super) finite: bool,
    pub(super) progressive: bool,
}

impl Reader<'_> {
    /// The auxiliaries and adverbs before a verb form; nothing where the form is no active verb.
    pub(super) fn verb_group(&self, at: usize) -> Option<Group> {
        let form = self.passage.features(at);
        let mut group = Group {
            start: at,
            negated: false,
            modal: false,
            finite: false,
            progressive: false,
        };
        let (mut be, mut have, mut auxiliary) = (false, false, false);
        while group.start > self.from() {
            let before = group.start - 1;
            let features = self.passage.features(before);
            if features.has(Features::AUXILIARY) {
                be |= features.has(Features::BE) && !have;
                have |= features.has(Features::HAVE);
                auxiliary |= features.has(Features::MODAL | Features::DO);
                group.modal |= features.has(Features::MODAL);
            } else if !(features.has(Features::ADVERB | Features::NEGATION)
                || self.is_time(before)
                || features.has(Features::TIME) && self.is_this(before.wrapping_sub(1)))
            {
                break;
            }
            group.negated |= features.has(Features::NEGATION);
            group.start = before;
            if features.has(Features::TIME) && self.is_this(before.wrapping_sub(1)) {
                group.start = before - 1;
            }
            if self.is_time(before) && self.has(before.wrapping_sub(1), Features::PREPOSITION) {
                group.start = before - 1;
            }
        }
        if form.has(Features::GERUND) {
            group.progressive = be;
            group.finite = be;
            return Some(group);
        }
        if be {
            return None;
        }
        group.finite = if have {
            form.has(Features::PARTICIPLE)
        } else if auxiliary {
            form.has(Features::BASE)
        } else {
            form.has(Features::FINITE)
        };
        // "went on to say"
        if self.is(group.start.wrapping_sub(1), "to")
            && self.is(group.start.wrapping_sub(2), "on")
            && ["went", "goes"]
                .iter()
                .any(|w| self.is(group.start.wrapping_sub(3), w))
        {
            group.start -= 3;
            group.finite = true;
        }
        let infinitive = self.is(group.start.wrapping_sub(1), "to");
        (group.finite && !infinitive).then_some(group)
    }

    fn is_this(&self, item: usize) -> bool {
        ["this", "last", "next"]
            .iter()
            .any(|word| self.is(item, word))
    }

    pub(super) fn is_time(&self, item: usize) -> bool {
        self.has(item, Features::TIME)
            && !self.has(item, Features::MODAL)
            && (self.passage.is_capital(item)
                || self.is(item, "today")
                || self.is(item, "yesterday"))
            && !(item + 1 < self.to() && self.passage.is_possessive(item + 1))
    }
}
