//! A window's size → who stands where. Plain numbers, so that scrolling and clicking know them as
//! well as drawing does.

use super::event::Size;
use crate::doc::wrap::Hang;

/// A rectangle in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Leftmost column.
    pub x: u16,
    /// Uppermost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether the cell lies inside.
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }
}

/// How the lists are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sidebar {
    /// Not at all.
    Hidden,
    /// In columns of their own.
    Beside,
    /// Over the text.
    Over,
}

/// Which edge the lists stand at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    #[default]
    Right,
}

/// A window from this width on has room for lists beside the text.
pub const WIDE: u16 = 100;
/// Columns around a text that stands beside the lists: gutter, ruler and air.
const MARGINS: u16 = 12;
/// A window below this width shows text and nothing else.
pub const NARROW: u16 = 40;

/// Where everything stands. Rectangles lie inside the window; the ones that have no room are empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The line on top.
    pub title: Area,
    /// Everything between title and status that the lists leave to the text.
    pub pane: Area,
    /// The text's own columns inside the pane.
    pub column: Area,
    /// How far a table may reach beyond the text's columns.
    pub hang: Hang,
    /// The strip that shows where mentions and window stand.
    pub ruler: Area,
    /// The lists.
    pub sidebar: Area,
    /// The line at the bottom.
    pub status: Area,
}

/// What of the settings decides where things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Widest text, columns.
    pub measure: u16,
    /// How the lists are shown.
    pub sidebar: Sidebar,
    /// At which edge.
    pub side: Side,
    /// How wide, columns; none for a width that suits the window.
    pub sidebar_width: Option<u16>,
}

/// The areas of a window.
pub fn areas(size: Size, plan: Plan) -> Areas {
    let Size { width, height } = size;
    let title_rows = u16::from(height >= 6);
    let status_rows = u16::from(height >= 2);
    let row = |y, height| Area {
        x: 0,
        y,
        width,
        height,
    };
    let mut areas = Areas {
        title: row(0, title_rows),
        pane: row(title_rows, height - title_rows - status_rows),
        status: row(height - status_rows, status_rows),
        ..Areas::default()
    };
    areas.place_sidebar(size, plan);
    areas.place_column(plan.measure);
    areas.place_hang(size, plan);
    areas
}

/// A width for the lists that suits the window: a good quarter of it beside the text, more over it.
fn suiting_width(size: Size, sidebar: Sidebar) -> u16 {
    let share = |percent: u32| u16::try_from(u32::from(size.width) * percent / 100).unwrap_or(0);
    match sidebar {
        Sidebar::Over => share(45).clamp(30, 40),
        _ => share(28).clamp(28, 60),
    }
}

impl Areas {
    fn place_sidebar(&mut self, size: Size, plan: Plan) {
        if plan.sidebar == Sidebar::Hidden || size.width < NARROW {
            return;
        }
        let width = plan
            .sidebar_width
            .unwrap_or(suiting_width(size, plan.sidebar));
        // Some of the text is always left, and a list narrower than 20 columns says nothing.
        let width = width.clamp(20, size.width.saturating_sub(6).max(20));
        let at = match plan.side {
            Side::Left => 0,
            Side::Right => size.width - width,
        };
        self.sidebar = Area {
            x: at,
            width,
            ..self.pane
        };
        if plan.sidebar == Sidebar::Over {
            return;
        }
        self.stand_together(size, plan, width);
    }

    /// Text and lists beside it stand together in the middle of a window that is wider than both,
    /// so that the eye has no gap to cross between a name and its entry.
    fn stand_together(&mut self, size: Size, plan: Plan, sidebar: u16) {
        let room = size.width - sidebar;
        let pane = room.min(plan.measure.clamp(20, 200) + MARGINS);
        let left = (room - pane) / 2;
        for bar in [&mut self.title, &mut self.status] {
            bar.x = left;
            bar.width = pane + sidebar;
        }
        self.pane.width = pane;
        (self.pane.x, self.sidebar.x) = match plan.side {
            Side::Right => (left, left + pane),
            Side::Left => (left + sidebar, left),
        };
    }

    /// Centres the measure in the pane, with a gutter of two columns and the ruler at the edge.
    fn place_column(&mut self, measure: u16) {
        let pane = self.pane;
        if pane.width < NARROW {
            self.column = pane;
            return;
        }
        self.ruler = Area {
            x: pane.x + pane.width - 1,
            width: 1,
            ..pane
        };
        let room = pane.width - 4;
        let width = measure.clamp(20, 200).min(room);
        self.column = Area {
            x: pane.x + 2 + (room - width) / 2,
            width,
            ..pane
        };
    }

    /// A table that is wider than the text takes the margin away from the lists, up to the gutter,
    /// and up to the ruler.
    fn place_hang(&mut self, size: Size, plan: Plan) {
        /// Columns of the gutter, and of the air beside ruler and edge.
        const AIR: u16 = 2;
        if self.ruler.width == 0 {
            return;
        }
        let outside = match (plan.sidebar, plan.side) {
            (Sidebar::Beside, Side::Left) => self.pane.x,
            _ => 0,
        };
        let end = self.column.x + self.column.width;
        self.hang = Hang {
            left: self.column.x.saturating_sub(outside + AIR),
            right: self.ruler.x.min(size.width).saturating_sub(end + AIR),
        };
    }
}
