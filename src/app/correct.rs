//! Corrections done on an open page: text and lists are made again, and marks, search, jumps, window
//! and the chosen entry stay with their words.

use super::entries::{Entries, Id};
use super::hand::{Redone, carrying};
use super::kept::Correction;
use super::open::Open;
use crate::detect::Entities;

impl Open {
    /// Takes the entities in.
    pub fn take_entities(&mut self, entities: Entities) {
        self.hand.detected(entities, &mut self.sheet.reading);
        self.redo();
    }

    /// Makes text and lists again from what came and what was corrected.
    pub(super) fn redo(&mut self) {
        let chosen = self
            .lists
            .chosen
            .and_then(|id| Some((id.kind, self.name_of(id)?)));
        let before = match self.hand.changes_text() {
            true => self.sheet.reading.article.body.clone(),
            false => String::new(),
        };
        if self.hand.redo(&mut self.sheet.reading) == Redone::Text {
            self.carry_over(&before);
        }
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

    /// Puts marks, search, jumps, window and cursor where their words are now.
    fn carry_over(&mut self, before: &str) {
        if self.sheet.reading.article.body == before {
            return;
        }
        let after = self.sheet.reading.article.body.clone();
        let carry = carrying(before, &after);
        for mark in &mut self.marks {
            mark.start = carry(mark.start);
            mark.end = carry(mark.end).max(mark.start);
        }
        self.search.look_for(&after, &self.search.needle.clone());
        self.sheet.reread();
        self.reflow(self.sheet.shown, carry);
    }

    /// Makes a correction.
    pub fn correct(&mut self, correction: Correction) {
        self.leave_source();
        self.hand.corrections.push(correction);
        self.redo();
    }

    /// Undoes the last correction and gives it.
    pub fn undo(&mut self) -> Option<Correction> {
        self.leave_source();
        let undone = self.hand.corrections.pop()?;
        self.redo();
        Some(undone)
    }
}
