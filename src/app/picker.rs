//! A list laid over the text: rows to choose from, each leading somewhere. Cards, links, matches,
//! notices and pages are all one of these with different rows.

use super::action::Action;
use crate::text::Span;

/// Where a row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a byte of the body.
    Place(usize),
    /// To an action.
    Act(Action),
    /// Nowhere.
    Nothing,
}

/// How a row is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A row to choose.
    Row,
    /// A heading; the selection passes over it.
    Heading,
    /// A sentence; the selection passes over it.
    Note,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How it is drawn.
    pub kind: ItemKind,
    /// What stands in front, in a column of its own.
    pub lead: String,
    /// Its text.
    pub text: String,
    /// Which bytes of the text are marked.
    pub mark: Option<Span>,
    /// Where it leads.
    pub target: Target,
}

impl Item {
    /// A row to choose.
    pub fn row(lead: impl Into<String>, text: impl Into<String>, target: Target) -> Self {
        Self {
            kind: ItemKind::Row,
            lead: lead.into(),
            text: text.into(),
            mark: None,
            target,
        }
    }

    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self {
            kind: ItemKind::Heading,
            ..Self::row("", text, Target::Nothing)
        }
    }

    /// A sentence.
    pub fn note(text: impl Into<String>) -> Self {
        Self {
            kind: ItemKind::Note,
            ..Self::row("", text, Target::Nothing)
        }
    }
}

/// A list laid over the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// Its title.
    pub title: String,
    /// Its rows.
    pub items: Vec<Item>,
    /// The selected row.
    pub selected: usize,
}

impl Picker {
    /// A list with its first row selected.
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        let mut picker = Self {
            title: title.into(),
            items,
            selected: 0,
        };
        picker.selected = picker.selectable(0..picker.items.len()).unwrap_or(0);
        picker
    }

    fn selectable(&self, mut range: impl Iterator<Item = usize>) -> Option<usize> {
        range.find(|&index| {
            self.items
                .get(index)
                .is_some_and(|item| item.kind == ItemKind::Row)
        })
    }

    /// Moves the selection by rows that can be chosen; stops at the ends.
    pub fn move_by(&mut self, by: isize) {
        for _ in 0..by.unsigned_abs() {
            let next = match by > 0 {
                true => self.selectable(self.selected + 1..self.items.len()),
                false => self.selectable((0..self.selected).rev()),
            };
            match next {
                Some(index) => self.selected = index,
                None => return,
            }
        }
    }

    /// Where the selected row leads.
    pub fn target(&self) -> Target {
        self.items
            .get(self.selected)
            .map_or(Target::Nothing, |item| item.target.clone())
    }
}
