//! Cited sources: who says what.
//!
//! The steps, each a file or a few: the body is prepared ([`passage`]) with its quotations as whole
//! pieces ([`speech`]), also those that have no marks ([`turns`], [`interview`], [`blockquote`],
//! [`dialogue`]). Reporting words with their subject become attributions ([`cue`], [`fixed`], [`idiom`], [`noun`],
//! [`verdict`]); the subject is found by reading phrases outward ([`group`], [`subject`],
//! [`apposition`], [`inversion`], [`clause`], [`complement`], [`phrase`], [`sort`], [`name`]) by what
//! each word can do ([`lexis`]). Each frames what is said ([`content`]); quotations that nothing frames
//! get their speaker ([`speaker`]). The phrases become sources ([`same`], [`nominal`], [`company`], [`kinds`]),
//! without the article's own outlet ([`own`]), and each is judged by what it shows ([`place`],
//! [`shown`], [`judge`]). [`Sourcing`] sums them up.

mod apposition;
mod blockquote;
mod clause;
mod company;
mod complement;
mod content;
mod cue;
mod dialogue;
mod fixed;
mod group;
mod idiom;
mod interview;
mod inversion;
pub mod judge;
mod kinds;
mod lexis;
mod name;
mod nominal;
mod noun;
mod own;
mod passage;
mod phrase;
mod place;
mod same;
pub mod shown;
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
use shown::{Setting, Shown};
pub use sourcing::{Sourcing, covered};
use speaker::Utterance;
use std::collections::HashSet;

/// What may be a source.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The entry.
    pub source: Source,
    /// What it shows of being a source.
    pub shown: Shown,
}

/// The article's sources by first mention, and the quotations whose speaker it does not tell.
pub fn find(
    prose: &Prose<'_>,
    people: &[Person],
    countries: &[Country],
) -> (Vec<Source>, Vec<Span>) {
    let (candidates, mut unattributed) = candidates(prose, people, countries);
    let (kept, dropped): (Vec<_>, Vec<_>) = candidates
        .into_iter()
        .partition(|candidate| judge::is_source(&candidate.shown));
    let sources: Vec<Source> = kept.into_iter().map(|one| one.source).collect();
    let quotations = dropped.iter().flat_map(|one| &one.source.statements);
    unattributed.extend(
        quotations
            .filter(|one| one.is_quote())
            .map(|one| one.span()),
    );
    // What a source has said that stays is not without a speaker.
    let stays = sources.iter().flat_map(|source| &source.statements);
    let told: HashSet<Span> = stays.map(|one| one.span()).collect();
    unattributed.retain(|span| !told.contains(span));
    unattributed.sort();
    unattributed.dedup();
    (sources, unattributed)
}

/// All that the grammar takes for sources, before they are judged, by first mention; and the
/// quotations without a speaker.
pub fn candidates(
    prose: &Prose<'_>,
    people: &[Person],
    countries: &[Country],
) -> (Vec<Candidate>, Vec<Span>) {
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
    let (mut entries, orphans) = same::sources(&passage, &utterances);
    unattributed.extend(orphans);
    let own = Own::of(prose);
    entries.retain(|(source, _)| !own.is(source));
    let setting = Setting::of(&passage, &utterances, &entries);
    let (sources, mut shown): (Vec<Source>, Vec<Shown>) = entries
        .into_iter()
        .map(|(source, appearances)| {
            let shown = setting.shown(&source, &appearances);
            (source, shown)
        })
        .unzip();
    shown::add_company(&mut shown, &sources);
    let pairs = sources.into_iter().zip(shown);
    let candidates = pairs.map(|(source, shown)| Candidate { source, shown });
    (candidates.collect(), unattributed)
}
