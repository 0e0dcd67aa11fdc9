//! The three lists: each with its heading and count, its rows scrolled so that the selected one is
//! in sight.

use super::chrome::typed_line;
use super::paint::{clear, even, line, put, put_right, shortened};
use super::theme::Theme;
use crate::app::areas::{Area, Side};
use crate::app::entries::{Entries, Entry, Id, KINDS};
use crate::app::lists::Seen;
use crate::app::open::Open;
use crate::app::prompt::Purpose;
use crate::app::{App, Focus};
use crate::detect::Kind;
use crate::text::numbers::grouped;
use crate::text::width;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Columns of a count's bar.
const BAR: usize = 6;
/// A name keeps at least so many columns of its own before a tag gets any.
const NAME: usize = 14;
/// Names up to this long are shown in full beside bars.
const LONG_NAME: usize = 20;

/// The language in which names and sources are looked for.
const READ: &str = "en";

/// Draws the lists, if they have a place; returns where the cursor of a typed filter stands.
pub(super) fn draw(
    app: &App,
    open: &Open,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    let area = app.areas().sidebar;
    if area.width == 0 || area.height == 0 {
        return None;
    }
    clear(buffer, area, Style::new());
    let inner = draw_border(app, area, theme, buffer);
    let cursor = draw_filter(app, open, (theme, inner), buffer);
    let lists = app.lists_area();
    let inner = Area {
        y: lists.y,
        height: lists.height,
        ..inner
    };
    match &open.entries {
        Some(entries) => draw_lists(app, (open, entries), (theme, inner), buffer),
        None => draw_waiting(app, theme, inner, buffer),
    }
    cursor
}

/// "filter: kim", while it is typed and as long as it holds.
fn draw_filter(
    app: &App,
    open: &Open,
    (theme, area): (&Theme, Area),
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    if app.filter_rows() == 0 {
        return None;
    }
    let end = area.x + area.width;
    let typed = app.prompt.as_ref();
    if let Some(prompt) = typed.filter(|prompt| prompt.purpose == Purpose::Filter) {
        let (cursor, _) = typed_line(prompt, "filter: ", (area.x, area.y, end), (theme, buffer));
        return Some((cursor.min(end.saturating_sub(1)), area.y));
    }
    let x = put(buffer, (area.x, area.y), end, "filter: ", theme.key);
    put(buffer, (x, area.y), end, &open.lists.filter, Style::new());
    None
}

fn draw_lists(
    app: &App,
    (open, entries): (&Open, &Entries),
    (theme, inner): (&Theme, Area),
    buffer: &mut Buffer,
) {
    let focused = app.focus == Focus::Lists;
    let current = open.current();
    let seen = open.lists.seen(inner.height, app.list_in_focus());
    for kind in KINDS {
        let seen = seen[kind as usize];
        let area = Area {
            y: inner.y + seen.y,
            height: seen.height,
            ..inner
        };
        let list = List {
            open,
            entries,
            kind,
            theme,
            area,
            seen,
            current,
        };
        list.draw(focused && open.lists.kind == kind, buffer);
    }
}

/// The line between text and lists, where the ruler is not that already; returns the room inside.
fn draw_border(app: &App, area: Area, theme: &Theme, buffer: &mut Buffer) -> Area {
    let ruler = app.areas().ruler;
    let inner = Area {
        x: area.x + 2,
        width: area.width.saturating_sub(3),
        ..area
    };
    if ruler.x + ruler.width == area.x && ruler.width > 0 {
        return inner;
    }
    let (x, inner) = match app.settings.side {
        Side::Right => (area.x, inner),
        Side::Left => (
            area.x + area.width - 1,
            Area {
                x: area.x + 1,
                ..inner
            },
        ),
    };
    for y in area.y..area.y + area.height {
        put(buffer, (x, y), x + 1, "│", theme.rule);
    }
    inner
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

struct List<'a> {
    open: &'a Open,
    entries: &'a Entries,
    kind: Kind,
    theme: &'a Theme,
    area: Area,
    seen: Seen,
    /// The entry of the mention at the cursor.
    current: Option<Id>,
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
        let Seen {
            head, first, rows, ..
        } = self.seen;
        let first_y = self.area.y + head;
        if head > 1 {
            self.sourcing(buffer);
        }
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
        let most = self
            .entries
            .list(self.kind)
            .iter()
            .map(|entry| entry.count)
            .max();
        for (row, &index) in shown.iter().enumerate().skip(first).take(rows) {
            let y = first_y + u16::try_from(row - first).unwrap_or(0);
            let Some(entry) = self.entries.list(self.kind).get(index) else {
                continue;
            };
            self.entry((index, entry), (y, most.unwrap_or(1)), buffer);
            if focused && row == selected {
                let row = Area {
                    y,
                    height: 1,
                    ..self.area
                };
                even(buffer, row, self.theme.selected);
            }
        }
    }

    /// "People ────────────── 4"; "Sources 62% attributed ─ 12", where the line below has no room for
    /// the share.
    fn heading(&self, focused: bool, buffer: &mut Buffer) {
        let y = self.area.y;
        let total = self.entries.list(self.kind).len();
        let shown = self.open.lists.shown[self.kind as usize].len();
        let Seen { first, rows, .. } = self.seen;
        let is_part = rows < shown;
        let is_whole = shown == total;
        let (shown, total) = (grouped(shown), grouped(total));
        let (from, to) = (grouped(first + 1), grouped(first + rows));
        let count = match (is_part && rows > 1, is_whole) {
            _ if is_part && rows == 1 => format!(" {from} of {shown}"),
            (true, _) => format!(" {from}–{to} of {shown}"),
            (false, true) => format!(" {total}"),
            (false, false) => format!(" {shown} of {total}"),
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
        let share = self.share_above();
        let room = usize::from(count_start.saturating_sub(name_end + 1));
        let name_end = match width(&share) {
            1.. if width(&share) < room => put(
                buffer,
                (name_end + 1, y),
                count_start,
                &share,
                self.theme.quiet,
            ),
            _ => name_end,
        };
        line(buffer, (name_end + 1, y), count_start, "─", self.theme.rule);
    }

    fn sourcing_line(&self) -> String {
        let room = usize::from(self.area.width.saturating_sub(2));
        self.entries.sourcing.fitting(room)
    }

    /// The share of the text that sources say, where the line of the kinds is shown without it.
    fn share_above(&self) -> String {
        let share = self.entries.sourcing.share();
        let is_told = self.seen.head < 2 || self.sourcing_line().ends_with(&share);
        match is_told || self.kind != Kind::Source {
            true => String::new(),
            false => share,
        }
    }

    /// "4 named, 2 unnamed, 3 media, 1 document · 62% attributed"
    fn sourcing(&self, buffer: &mut Buffer) {
        let line = self.sourcing_line();
        let place = (self.area.x + 2, self.area.y + 1);
        put(buffer, place, self.end(), &line, self.theme.quiet);
    }

    /// Why there are no rows.
    fn emptiness(&self) -> &'static str {
        if !self.open.lists.filter.is_empty() {
            return "no name matches";
        }
        let language = self.open.sheet.reading.article.language.as_deref();
        if language.is_some_and(|language| language != READ) {
            return "none found (not English)";
        }
        match self.kind {
            Kind::Person => "no person is named",
            Kind::Country => "no country is named",
            Kind::Source => "nobody is cited",
        }
    }

    /// The rows in sight.
    fn in_sight(&self) -> impl Iterator<Item = &Entry> {
        let shown = self.open.lists.shown[self.kind as usize].iter();
        let list = self.entries.list(self.kind);
        let numbers = shown.skip(self.seen.first).take(self.seen.rows);
        numbers.filter_map(|&index| list.get(index))
    }

    /// What is said of an entry beside its name: in full where the name keeps its room, else in short.
    fn tag(&self, entry: &Entry, digits: usize) -> &'static str {
        let taken = 2 + width(&entry.name) + 1 + width(entry.tag) + 1 + digits;
        if taken <= usize::from(self.area.width) {
            return entry.tag;
        }
        match entry.tag {
            "organization" => "org.",
            "person" => "pers.",
            "document" => "doc.",
            "unnamed" => "unn.",
            other => other,
        }
    }

    /// Whether all rows have a bar: the longest name in sight, up to a limit, keeps its room.
    fn has_bars(&self, digits: usize) -> bool {
        let taken = |entry: &Entry| width(&entry.name).min(LONG_NAME) + width(entry.tag) + 1;
        let widest = self.in_sight().map(taken).max().unwrap_or(0);
        self.kind != Kind::Source
            && 2 + widest + 1 + BAR + 1 + digits <= usize::from(self.area.width)
    }

    /// "> Kim Jong-un   ━━━━━━  9"
    fn entry(&self, (index, entry): (usize, &Entry), (y, most): (u16, usize), buffer: &mut Buffer) {
        let id = Id {
            kind: self.kind,
            index,
        };
        if self.current == Some(id) {
            put(buffer, (self.area.x, y), self.end(), ">", self.theme.key);
        }
        let count = entry.count;
        let digits = grouped(most).len();
        let number = format!("{:>digits$}", grouped(count));
        let start = self.area.x + 2;
        let mut end = put_right(buffer, (start, self.end(), y), &number, self.theme.quiet);
        end = end.saturating_sub(1);
        // What says least goes first where the name has no room: the bar, then the tag.
        let spare = |end: u16, columns: usize| {
            let name = width(&entry.name).min(NAME);
            usize::from(end.saturating_sub(start)) >= columns + 1 + name
        };
        let tag = self.tag(entry, digits);
        if !tag.is_empty() && spare(end, width(tag)) {
            end = put_right(buffer, (start, end, y), tag, self.theme.quiet);
            end = end.saturating_sub(1);
        }
        if self.has_bars(digits) {
            let bar = "━".repeat((count * BAR).div_ceil(most.max(1)).min(BAR));
            end = end.saturating_sub(BAR as u16);
            let style = self.theme.kind(self.kind);
            let style = style.remove_modifier(ratatui::style::Modifier::all());
            put(buffer, (end, y), self.end(), &bar, style);
            end = end.saturating_sub(1);
        }
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
