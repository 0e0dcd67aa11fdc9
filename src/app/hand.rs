//! Corrections by hand: an entry hidden, two entries that are one, a cut put back into the text.
//!
//! What is shown is the reading as it came with the corrections done one after the other. Each is done
//! in place and undone in place, the last one first, so it costs one walk through what it changes,
//! and no second copy of a long article is kept.

mod lists;
mod text;

use super::kept::{Correction, List};
use crate::detect::{Country, Entities, Kind, Person, Source};
use crate::reading::Reading;
pub use lists::Renumbered;
use lists::Taken;
use text::Restored;
pub use text::Shift;

/// The corrections, and what each of them took away.
#[derive(Debug, Default)]
pub struct Hand {
    corrections: Vec<Correction>,
    /// For each correction what undoes it.
    done: Vec<Done>,
}

/// What a correction did.
#[derive(Debug)]
enum Done {
    /// Nothing: the reading has no such entry or cut.
    Nothing,
    People(Taken<Person>),
    Countries(Taken<Country>),
    Sources(Taken<Source>),
    Text(Restored),
}

/// What is different in the reading after a correction was done or undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing is.
    Nothing,
    /// One of the lists.
    List(Renumbered),
    /// The text, and with it all places in it.
    Text(Shift),
}

impl Hand {
    /// The corrections in order.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// Makes a correction.
    pub fn correct(&mut self, correction: Correction, present: &mut Reading) -> Change {
        let (done, change) = done(&correction, present);
        self.corrections.push(correction);
        self.done.push(done);
        change
    }

    /// Undoes the last correction.
    pub fn undo(&mut self, present: &mut Reading) -> Option<(Correction, Change)> {
        let correction = self.corrections.pop()?;
        let change = self.done.pop().map(|done| undone(done, present));
        Some((correction, change.unwrap_or(Change::Nothing)))
    }

    /// Takes in entities as they came.
    pub fn detected(&mut self, entities: Entities, present: &mut Reading) {
        let corrections = self.corrections.clone();
        self.rewind(present);
        present.entities = entities;
        for correction in corrections {
            self.correct(correction, present);
        }
    }

    /// Makes these corrections instead of the present ones; gives the changes of the text.
    pub fn replace(&mut self, corrections: &[Correction], present: &mut Reading) -> Vec<Shift> {
        let mut changes = self.rewind(present);
        for correction in corrections {
            changes.push(self.correct(correction.clone(), present));
        }
        let shifts = changes.into_iter().filter_map(|change| match change {
            Change::Text(shift) => Some(shift),
            Change::Nothing | Change::List(_) => None,
        });
        shifts.collect()
    }

    /// Back to the reading as it came.
    fn rewind(&mut self, present: &mut Reading) -> Vec<Change> {
        let undone = std::iter::from_fn(|| self.undo(present));
        undone.map(|(_, change)| change).collect()
    }
}

fn done(correction: &Correction, present: &mut Reading) -> (Done, Change) {
    let entities = &mut present.entities;
    let (list, names) = match correction {
        Correction::Hide(list, name) => (list, (name.as_str(), None)),
        Correction::Same(list, one, other) => (list, (one.as_str(), Some(other.as_str()))),
        Correction::Restore(text) => {
            return match Restored::new(text, present) {
                Some(restored) => {
                    let shift = restored.shift;
                    (Done::Text(restored), Change::Text(shift))
                }
                None => (Done::Nothing, Change::Nothing),
            };
        }
    };
    match list {
        List::People => {
            let (taken, change) = Taken::new(&mut entities.people, names, Kind::Person);
            (Done::People(taken), Change::List(change))
        }
        List::Countries => {
            let (taken, change) = Taken::new(&mut entities.countries, names, Kind::Country);
            (Done::Countries(taken), Change::List(change))
        }
        List::Sources => {
            let (taken, change) = Taken::new(&mut entities.sources, names, Kind::Source);
            (Done::Sources(taken), Change::List(change))
        }
    }
}

fn undone(done: Done, present: &mut Reading) -> Change {
    let entities = &mut present.entities;
    match done {
        Done::Nothing => Change::Nothing,
        Done::People(taken) => Change::List(taken.undo(&mut entities.people, Kind::Person)),
        Done::Countries(taken) => Change::List(taken.undo(&mut entities.countries, Kind::Country)),
        Done::Sources(taken) => Change::List(taken.undo(&mut entities.sources, Kind::Source)),
        Done::Text(restored) => Change::Text(restored.undo(present)),
    }
}

#[cfg(test)]
mod tests;
