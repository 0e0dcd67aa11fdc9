//! The three lists: each with its heading and count, its rows scrolled so that the selected one is
//! in sight.

use super::paint::{clear, line, put, put_right, shortened};
use super::theme::Theme;
use crate::app::areas::Area;
use crate::app::entries::{Entries, Entry, Id, KINDS};
use crate::app::page::Open;
use crate::app::{App, Focus};
use crate::detect::Kind;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Columns of a count's bar.
const BAR: usize = 6;
/// A list narrower than this has no bars.
const ROOM_FOR_BARS: u16 = 26;

/// Draws the lists, if they have a place.
pub(super) fn draw(app: &App, open: &Open, theme: &Theme, buffer: &mut Buffer) {
    let area = app.areas().sidebar;
    if area.width == 0 || area.height == 0 {
        return;
    }
    clear(buffer, area, Style::new());
    let beside = app.areas().pane.x != area.x && app.areas().pane.width < app.size().width;
    let mut inner = area;
    if !beside {
        for y in area.y..area.y + area.height {
            put(buffer, (area.x, y), area.x + 1, "│", theme.rule);
        }
    }
    inner.x += 2;
    inner.width = inner.width.saturating_sub(3);
    let Some(entries) = &open.entries else {
        draw_waiting(app, theme, inner, buffer);
        return;
    };
    let focused = app.focus == Focus::Lists;
    let heights = heights(open, inner.height);
    let mut y = inner.y;
    for (kind, height) in KINDS.into_iter().zip(heights) {
        let list = Area { y, height, ..inner };
        let drawing = List {
            open,
            entries,
            kind,
            theme,
            area: list,
        };
        drawing.draw(focused && open.lists.kind == kind, buffer);
        y += height;
    }
}

fn draw_waiting(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let text = format!("{} reading for names", super::chrome::spinner(app));
    put(
        buffer,
        (area.x, area.y),
        area.x + area.width,
        &text,
        theme.quiet,
    );
}

/// Rows for each list: what it needs, and where that is too much, a fair share.
fn heights(open: &Open, height: u16) -> [u16; 3] {
    let needs = KINDS.map(|kind| {
        let rows = open.lists.shown[kind as usize].len().max(1);
        // Its heading, its rows, and an empty row below.
        u16::try_from(rows + 2).unwrap_or(u16::MAX)
    });
    let mut heights = [0; 3];
    let mut left = height;
    while left > 0 && heights != needs {
        for list in 0..3 {
            if left > 0 && heights[list] < needs[list] {
                heights[list] += 1;
                left -= 1;
            }
        }
    }
    heights
}

struct List<'a> {
    open: &'a Open,
    entries: &'a Entries,
    kind: Kind,
    theme: &'a Theme,
    area: Area,
}

impl List<'_> {
    fn end(&self) -> u16 {
        self.area.x + self.area.width
    }

    fn draw(&self, focused: bool, buffer: &mut Buffer) {
        if self.area.height == 0 {
            return;
        }
        self.heading(focused, buffer);
        let shown = &self.open.lists.shown[self.kind as usize];
        let first_y = self.area.y + 1;
        let rows = usize::from(self.area.height.saturating_sub(2).max(1));
        if self.area.height < 2 {
            return;
        }
        if shown.is_empty() {
            put(
                buffer,
                (self.area.x, first_y),
                self.end(),
                self.emptiness(),
                self.theme.quiet,
            );
            return;
        }
        let selected = self.open.lists.selected[self.kind as usize];
        let first = selected
            .saturating_sub(rows / 2)
            .min(shown.len().saturating_sub(rows));
        let most = self
            .entries
            .list(self.kind)
            .iter()
            .map(|entry| entry.mentions.len())
            .max();
        for (row, &index) in shown.iter().enumerate().skip(first).take(rows) {
            let y = first_y + u16::try_from(row - first).unwrap_or(0);
            let Some(entry) = self.entries.list(self.kind).get(index) else {
                continue;
            };
            self.entry((index, entry), (y, most.unwrap_or(1)), buffer);
            if focused && row == selected {
                let area = ratatui::layout::Rect::new(self.area.x, y, self.area.width, 1);
                buffer.set_style(area.intersection(buffer.area), self.theme.selected);
            }
        }
    }

    /// "People ────────────── 4"
    fn heading(&self, focused: bool, buffer: &mut Buffer) {
        let y = self.area.y;
        let total = self.entries.list(self.kind).len();
        let shown = self.open.lists.shown[self.kind as usize].len();
        let count = match shown == total {
            true => format!(" {total}"),
            false => format!(" {shown} of {total}"),
        };
        let style = match focused {
            true => self.theme.title,
            false => self.theme.quiet,
        };
        let name_end = put(
            buffer,
            (self.area.x, y),
            self.end(),
            title(self.kind),
            self.theme.kind(self.kind),
        );
        let count_start = put_right(buffer, (name_end, self.end(), y), &count, style);
        line(buffer, (name_end + 1, y), count_start, "─", self.theme.rule);
    }

    /// Why there are no rows.
    fn emptiness(&self) -> &'static str {
        if !self.open.lists.filter.is_empty() {
            return "no name matches the filter";
        }
        match self.kind {
            Kind::Person => "no person is named",
            Kind::Country => "no country is named",
            Kind::Source => "nobody is cited",
        }
    }

    /// "> Kim Jong-un   ━━━━━━  9"
    fn entry(&self, (index, entry): (usize, &Entry), (y, most): (u16, usize), buffer: &mut Buffer) {
        let id = Id {
            kind: self.kind,
            index,
        };
        if self.open.current() == Some(id) {
            put(buffer, (self.area.x, y), self.end(), ">", self.theme.key);
        }
        let count = entry.mentions.len();
        let digits = most.max(1).ilog10() as usize + 1;
        let number = format!("{count:>digits$}");
        let mut end = put_right(
            buffer,
            (self.area.x, self.end(), y),
            &number,
            self.theme.quiet,
        );
        if !entry.tag.is_empty() {
            let tag = format!(" {} ", entry.tag);
            end = put_right(buffer, (self.area.x + 10, end, y), &tag, self.theme.quiet);
        } else {
            end = end.saturating_sub(1);
        }
        if self.kind != Kind::Source && self.area.width >= ROOM_FOR_BARS {
            let bar = "━".repeat((count * BAR).div_ceil(most.max(1)).min(BAR));
            end = end.saturating_sub(BAR as u16);
            put(
                buffer,
                (end, y),
                self.end(),
                &bar,
                self.theme
                    .kind(self.kind)
                    .remove_modifier(ratatui::style::Modifier::all()),
            );
            end = end.saturating_sub(1);
        }
        let start = self.area.x + 2;
        let name = shortened(&entry.name, usize::from(end.saturating_sub(start)));
        let style = match self.open.lists.chosen == Some(id) {
            true => self.theme.kind(self.kind),
            false => Style::new(),
        };
        put(buffer, (start, y), end, &name, style);
    }
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Country => "Countries",
        Kind::Source => "Sources",
    }
}
