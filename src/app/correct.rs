//! Corrections done on an open page: lists and text follow, and marks, search, jumps, window and the
//! chosen entry stay with their words.

use super::entries::{Entries, Id};
use super::hand::{Change, Renumbered, Shift};
use super::kept::Correction;
use super::open::Open;
use super::sheet::Paragraph;
use crate::detect::Entities;

impl Open {
    /// Takes the entities in.
    pub fn take_entities(&mut self, entities: Entities) {
        self.hand.detected(entities, &mut self.sheet.reading);
        self.make_entries();
    }

    /// Makes a correction.
    pub fn correct(&mut self, correction: Correction) {
        self.leave_source();
        let change = self
            .hand
            .correct(correction.clone(), &mut self.sheet.reading);
        self.follow(&correction, change);
    }

    /// Undoes the last correction and gives it.
    pub fn undo(&mut self) -> Option<Correction> {
        self.leave_source();
        let (undone, change) = self.hand.undo(&mut self.sheet.reading)?;
        self.follow(&undone, change);
        Some(undone)
    }

    /// Makes the corrections that were kept, instead of those made so far.
    pub(super) fn take_corrections(&mut self, corrections: &[Correction]) {
        let shifts = self.hand.replace(corrections, &mut self.sheet.reading);
        self.carry_over(&shifts, Paragraph::Several);
        if self.entries.is_some() {
            self.make_entries();
        }
    }

    /// Makes the lists from the entities; the chosen entry is the one of its name.
    fn make_entries(&mut self) {
        let chosen = self
            .lists
            .chosen
            .and_then(|id| Some((id.kind, self.name_of(id)?)));
        let reading = &self.sheet.reading;
        let entries = Entries::new(&reading.entities, reading.article.body.len());
        self.lists.chosen = chosen.and_then(|(kind, name)| {
            let mut list = entries.list(kind).iter();
            let index = list.position(|entry| entry.name == name)?;
            Some(Id { kind, index })
        });
        self.lists.refresh(&entries);
        self.entries = Some(entries);
    }

    /// Takes in what a correction changed, done or undone.
    fn follow(&mut self, correction: &Correction, change: Change) {
        match change {
            Change::Nothing => {}
            Change::List(change) => self.renumber(&change),
            Change::Text(shift) => {
                let paragraph = match (correction, shift) {
                    (Correction::Restore(text), Shift::In(..)) => Paragraph::In(text),
                    (Correction::Restore(text), Shift::Out(..)) => Paragraph::Out(text),
                    _ => Paragraph::Several,
                };
                self.carry_over(&[shift], paragraph);
                let reading = &self.sheet.reading;
                if let Some(entries) = &mut self.entries {
                    entries.shift(shift, reading.article.body.len());
                }
            }
        }
    }

    fn renumber(&mut self, change: &Renumbered) {
        let Some(entries) = &mut self.entries else {
            return;
        };
        let reading = &self.sheet.reading;
        entries.renumber(change, &reading.entities, reading.article.body.len());
        let now = |index: usize| change.now.get(index).copied().flatten();
        self.lists.chosen = match self.lists.chosen {
            Some(Id { kind, index }) if kind == change.kind => {
                now(index).map(|index| Id { kind, index })
            }
            other => other,
        };
        self.lists.refresh(entries);
    }

    /// Puts marks, search, jumps, window and cursor where their words are now.
    fn carry_over(&mut self, shifts: &[Shift], paragraph: Paragraph<'_>) {
        if shifts.is_empty() {
            return;
        }
        let carry = |offset| shifts.iter().fold(offset, |offset, shift| shift.of(offset));
        for mark in &mut self.marks {
            mark.start = carry(mark.start);
            mark.end = carry(mark.end).max(mark.start);
        }
        let needle = self.search.needle.clone();
        self.search
            .look_for(&self.sheet.reading.article.body, &needle);
        self.sheet.reread(paragraph);
        self.reflow(self.sheet.shown, carry);
    }
}

#[cfg(test)]
mod tests;
