//! Cited sources: who says what.
//!
//! The steps, each a file or a few: the body is prepared ([`passage`]) with its quotations as whole
//! pieces ([`speech`]), also those that have no marks ([`turns`], [`interview`], [`blockquote`],
//! [`dialogue`]). Reporting words with their subject become attributions ([`cue`], [`fixed`], [`idiom`], [`noun`],
//! [`verdict`]); the subject is found by reading phrases outward ([`group`], [`subject`],
//! [`apposition`], [`inversion`], [`clause`], [`complement`], [`phrase`], [`sort`], [`name`]) by what
//! each word can do ([`lexis`]). Each frames what is said ([`content`]); quotations that nothing frames
//! get their speaker ([`speaker`]). The phrases become sources ([`same`], [`nominal`], [`kinds`]),
//! without the article's own outlet ([`own`]). [`Sourcing`] sums them up.

mod apposition;
mod blockquote;
mod clause;
mod complement;
mod content;
mod cue;
mod dialogue;
mod fixed;
mod group;
mod idiom;
mod interview;
mod inversion;
mod kinds;
mod lexis;
mod name;
mod nominal;
mod noun;
mod own;
mod passage;
mod phrase;
mod same;
mod sort;
mod sourcing;
mod speaker;
mod speech;
mod subject;
#[cfg(test)]
pub(crate) mod tests;
mod turns;
mod verdict;

use super::prose::Prose;
use super::{Country, Person, Source};
use crate::text::Span;
use own::Own;
use passage::Passage;
pub use sourcing::Sourcing;
use speaker::Utterance;

/// The article's sources by first mention, and the quotations whose speaker it does not tell.
pub fn find(
    prose: &Prose<'_>,
    people: &[Person],
    countries: &[Country],
) -> (Vec<Source>, Vec<Span>) {
    let passage = Passage::new(prose, people, countries);
    let attributions = cue::attributions(&passage);
    let pieces = content::pieces(&passage, &attributions);
    let mut utterances: Vec<Utterance> = attributions
        .into_iter()
        .zip(pieces)
        .map(|(attribution, pieces)| Utterance {
            attribution,
            pieces,
            further: Vec::new(),
        })
        .collect();
    let mut unattributed = speaker::settle(&passage, &mut utterances);
    let (mut sources, orphans) = same::sources(&passage, &utterances);
    let own = Own::of(prose);
    sources.retain(|source| !own.is(source));
    unattributed.extend(orphans);
    unattributed.sort();
    unattributed.dedup();
    (sources, unattributed)
}
