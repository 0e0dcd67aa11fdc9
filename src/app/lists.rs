//! The state of the three lists: which rows they show, which row is selected, which entry is chosen.

use super::entries::{Entries, Id, KINDS};
use crate::detect::Kind;

/// The order of a list's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By first mention.
    #[default]
    Place,
    /// Most mentions first.
    Count,
    /// By name.
    Name,
}

/// The lists as they are shown.
#[derive(Clone, Debug)]
pub struct Lists {
    /// The list that the keys go to.
    pub kind: Kind,
    /// For each list the entries shown, by their number.
    pub shown: [Vec<usize>; 3],
    /// For each list the selected row.
    pub selected: [usize; 3],
    /// The entry whose mentions are walked through.
    pub chosen: Option<Id>,
    /// What the names have to contain.
    pub filter: String,
    /// The order of the rows.
    pub order: Order,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            kind: Kind::Person,
            shown: Default::default(),
            selected: [0; 3],
            chosen: None,
            filter: String::new(),
            order: Order::default(),
        }
    }
}

impl Lists {
    /// Decides again what is shown, after the entries, the filter or the order have changed.
    pub fn refresh(&mut self, entries: &Entries) {
        let wanted = self.filter.to_lowercase();
        for kind in KINDS {
            let list = entries.list(kind);
            let mut shown: Vec<usize> = (0..list.len())
                .filter(|&index| list[index].name.to_lowercase().contains(&wanted))
                .collect();
            match self.order {
                Order::Place => {}
                Order::Count => shown.sort_by_key(|&index| usize::MAX - list[index].mentions.len()),
                Order::Name => shown.sort_by_key(|&index| list[index].name.to_lowercase()),
            }
            let selected = &mut self.selected[kind as usize];
            *selected = (*selected).min(shown.len().saturating_sub(1));
            self.shown[kind as usize] = shown;
        }
        if let Some(id) = self.chosen {
            self.choose(id);
        }
    }

    /// The entry of the selected row.
    pub fn selected(&self) -> Option<Id> {
        let kind = self.kind;
        let shown = &self.shown[kind as usize];
        let index = *shown.get(self.selected[kind as usize])?;
        Some(Id { kind, index })
    }

    /// Chooses an entry and selects its row, where it is shown.
    pub fn choose(&mut self, id: Id) {
        self.chosen = Some(id);
        self.kind = id.kind;
        let shown = &self.shown[id.kind as usize];
        if let Some(row) = shown.iter().position(|&index| index == id.index) {
            self.selected[id.kind as usize] = row;
        }
    }

    /// Moves the selection by rows and chooses what is there.
    pub fn move_by(&mut self, by: isize) {
        let list = self.kind as usize;
        let last = self.shown[list].len().saturating_sub(1);
        self.selected[list] = self.selected[list].saturating_add_signed(by).min(last);
        self.chosen = self.selected();
    }

    /// Goes to the next list, or none behind the last.
    pub fn next_list(&mut self) -> Option<Kind> {
        let next = KINDS.get(self.kind as usize + 1)?;
        self.kind = *next;
        self.chosen = self.selected().or(self.chosen);
        Some(*next)
    }

    /// Goes to the list before, or none before the first.
    pub fn previous_list(&mut self) -> Option<Kind> {
        let previous = KINDS.get((self.kind as usize).checked_sub(1)?)?;
        self.kind = *previous;
        self.chosen = self.selected().or(self.chosen);
        Some(*previous)
    }
}
