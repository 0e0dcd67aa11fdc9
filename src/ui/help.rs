//! The action table as an overlay: keys first, in as many columns as have room.

use super::paint::{clear, put};
use super::theme::Theme;
use crate::app::App;
use crate::app::action::{ACTIONS, Group};
use crate::app::areas::Area;
use crate::text::width;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Columns of the keys.
const KEYS: usize = 15;
/// Columns that a column of the help needs.
const COLUMN: u16 = 40;

enum Line {
    Heading(&'static str),
    Action(String, &'static str),
    Empty,
}

/// Draws the help over the whole window but its status line.
pub(super) fn draw(app: &App, scrolled: usize, theme: &Theme, buffer: &mut Buffer) {
    let areas = app.areas();
    let area = Area {
        x: 0,
        y: 0,
        width: app.size().width,
        height: areas.status.y.max(1),
    };
    clear(buffer, area, Style::new());
    let lines = lines(app);
    let columns = usize::from((area.width / COLUMN).clamp(1, 3));
    let rows = usize::from(area.height);
    let needed = lines.len().div_ceil(columns);
    // What has room at once is spread evenly; what has not is one long column that scrolls.
    let (columns, rows) = match needed <= rows {
        true => (columns, needed),
        false => (columns, rows),
    };
    let first = scrolled.min(lines.len().saturating_sub(columns * rows));
    let column_width = area.width / u16::try_from(columns).unwrap_or(1);
    for (index, line) in lines.iter().skip(first).take(columns * rows).enumerate() {
        let x = u16::try_from(index / rows).unwrap_or(0) * column_width + 1;
        let y = u16::try_from(index % rows).unwrap_or(0);
        draw_line(
            line,
            (x, y, x + column_width.saturating_sub(2)),
            theme,
            buffer,
        );
    }
}

fn lines(app: &App) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let actions: Vec<_> = ACTIONS
            .iter()
            .filter(|entry| entry.group == group)
            .collect();
        if actions.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Empty);
        }
        lines.push(Line::Heading(group.title()));
        for entry in actions {
            let keys = app.settings.keymap.keys_of(entry.action);
            lines.push(Line::Action(fitting(&keys), entry.help));
        }
    }
    lines
}

/// As many of the keys as have room, whole ones.
fn fitting(keys: &[String]) -> String {
    let mut text = String::new();
    for key in keys {
        let longer = if text.is_empty() {
            key.clone()
        } else {
            format!("{text} {key}")
        };
        if width(&longer) > KEYS - 1 {
            break;
        }
        text = longer;
    }
    text
}

fn draw_line(line: &Line, (x, y, end): (u16, u16, u16), theme: &Theme, buffer: &mut Buffer) {
    match line {
        Line::Empty => {}
        Line::Heading(text) => {
            put(buffer, (x, y), end, text, theme.heading);
        }
        Line::Action(keys, help) => {
            put(buffer, (x, y), end, keys, theme.key);
            put(buffer, (x + KEYS as u16, y), end, help, Style::new());
        }
    }
}
