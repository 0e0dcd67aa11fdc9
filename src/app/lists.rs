//! The state of the three lists: which rows they show, which row is selected, which entry is chosen.

use super::entries::{Entries, Id, KINDS};
use crate::detect::Kind;
use crate::text::order::order_by;

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

/// From so many rows on, the list of sources has a line that sums them up: heading, line, two rows
/// and the empty row below.
const SUMMED_UP: u16 = 5;

/// The part of a list that is seen: where it stands and which rows it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its heading's row, counted from the top of the lists.
    pub y: u16,
    /// Rows that it takes, heading and the empty row below included.
    pub height: u16,
    /// Rows before its first one: the heading, and the line on the article's sourcing.
    pub head: u16,
    /// The first of its rows in sight.
    pub first: usize,
    /// Rows in sight.
    pub rows: usize,
}

impl Lists {
    /// What is seen of each list in so many rows: all of it, and where that is too much, a fair
    /// share with the selected row in the middle. A list that has the focus comes first: the others
    /// keep their heading and what is left.
    pub fn seen(&self, height: u16, focus: Option<Kind>) -> [Seen; 3] {
        // A heading, the rows, and an empty row below.
        let needs = KINDS.map(|kind| {
            let rows = self.shown[kind as usize].len().max(1);
            let line = usize::from(self.is_summed_up(kind));
            u16::try_from(rows + line + 2).unwrap_or(u16::MAX)
        });
        let mut heights = [0; 3];
        let mut left = height;
        let mut grow = |list: usize, to: u16| {
            let more = to.min(needs[list]).saturating_sub(heights[list]).min(left);
            heights[list] += more;
            left -= more;
            left > 0
        };
        if let Some(kind) = focus {
            grow(kind as usize, 3);
            (0..3).for_each(|list| {
                grow(list, 1);
            });
            grow(kind as usize, u16::MAX);
        }
        for rows in 1..=needs.into_iter().max().unwrap_or(0) {
            if !(0..3).all(|list| grow(list, rows)) {
                break;
            }
        }
        let mut y = 0;
        std::array::from_fn(|list| {
            let line = self.is_summed_up(KINDS[list]) && heights[list] >= SUMMED_UP;
            let head = 1 + u16::from(line);
            let below = usize::from(heights[list].saturating_sub(head + 1));
            let rows = below.max(usize::from(heights[list] == 2));
            let most = self.shown[list].len().saturating_sub(rows);
            let seen = Seen {
                y,
                height: heights[list],
                head,
                first: self.selected[list].saturating_sub(rows / 2).min(most),
                rows,
            };
            y += heights[list];
            seen
        })
    }

    /// Whether a list has more to say of all its entries than their number: two sources or more.
    fn is_summed_up(&self, kind: Kind) -> bool {
        kind == Kind::Source && self.shown[kind as usize].len() > 1
    }

    /// Moves the selection of the list at a row, counted from the top of the lists.
    pub fn scroll_at(&mut self, height: u16, focus: Option<Kind>, (row, by): (u16, isize)) {
        let seen = self.seen(height, focus);
        let under = KINDS.into_iter().find(|&kind| {
            let Seen { y, height, .. } = seen[kind as usize];
            (y..y + height).contains(&row)
        });
        if let Some(kind) = under {
            self.kind = kind;
            self.move_by(by);
        }
    }

    /// The entry at a row of the lists, counted from their top.
    pub fn at(&self, height: u16, focus: Option<Kind>, row: u16) -> Option<Id> {
        let seen = self.seen(height, focus);
        let kind = KINDS.into_iter().find(|&kind| {
            let Seen { y, height, .. } = seen[kind as usize];
            (y + 1..y + height).contains(&row)
        })?;
        let Seen {
            y,
            head,
            first,
            rows,
            ..
        } = seen[kind as usize];
        let below = usize::from(row.checked_sub(y + head)?);
        let index = *self.shown[kind as usize]
            .get(first + below)
            .filter(|_| below < rows)?;
        Some(Id { kind, index })
    }

    /// Decides again what is shown, after the entries, the filter or the order have changed.
    pub fn refresh(&mut self, entries: &Entries) {
        let wanted = self.filter.to_lowercase();
        for kind in KINDS {
            let list = entries.list(kind);
            let is_wanted = |index: &usize| {
                wanted.is_empty() || list[*index].name.to_lowercase().contains(&wanted)
            };
            let mut shown: Vec<usize> = (0..list.len()).filter(is_wanted).collect();
            match self.order {
                Order::Place => {}
                Order::Count => order_by(&mut shown, |&index| (usize::MAX - list[index].count, 0)),
                Order::Name => shown.sort_by_cached_key(|&index| list[index].name.to_lowercase()),
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

    /// Chooses the first row: of the present list, else of the first that has any.
    pub fn choose_first(&mut self) {
        let has_rows = |kind: &Kind| !self.shown[*kind as usize].is_empty();
        let others = KINDS.into_iter().filter(has_rows);
        if let Some(kind) = Some(self.kind)
            .filter(has_rows)
            .or(others.into_iter().next())
        {
            self.kind = kind;
            self.selected[kind as usize] = 0;
            self.chosen = self.selected();
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
