//! The action table as an overlay: keys first, in as many columns as have room. A small window shows
//! the main actions; the others are found in the palette.

use super::paint::{clear, put};
use super::theme::Theme;
use crate::app::App;
use crate::app::action::{ACTIONS, Action, Group, Rank};
use crate::app::areas::Area;
use crate::text::width;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Columns of the keys.
const KEYS: u16 = 15;
/// Columns that a column of the help needs.
const COLUMN: u16 = 40;

enum Line {
    Heading(&'static str),
    Action(String, &'static str),
    Empty,
    More(String),
}

/// What of the help is in the window.
struct View {
    lines: Vec<Line>,
    /// The first line in sight.
    first: usize,
    /// Columns of the help, and rows of each.
    columns: usize,
    rows: usize,
}

fn view(app: &App, scrolled: usize) -> View {
    let size = app.size();
    let height = size.height.saturating_sub(app.areas().status.height);
    let columns = usize::from((size.width / COLUMN).clamp(1, 3));
    let rows = usize::from(height).max(1);
    let mut lines = fitting_lines(app, columns * rows);
    // What has room at once is spread evenly over the columns; what has not scrolls.
    let rows = lines.len().div_ceil(columns).min(rows).max(1);
    keep_headings(&mut lines, rows);
    View {
        first: scrolled.min(lines.len().saturating_sub(columns * rows)),
        lines,
        columns,
        rows,
    }
}

/// "1–11 of 43 · j scrolls", for the status line; none where all of the help is in the window.
pub(super) fn place(app: &App, scrolled: usize) -> Option<String> {
    let View {
        lines,
        first,
        columns,
        rows,
    } = view(app, scrolled);
    let (last, all) = ((first + columns * rows).min(lines.len()), lines.len());
    let key = app.settings.keymap.key_of(Action::Down);
    (all > columns * rows).then(|| format!("{}–{last} of {all} · {key} scrolls", first + 1))
}

/// Draws the help over the whole window but its status line.
pub(super) fn draw(app: &App, scrolled: usize, theme: &Theme, buffer: &mut Buffer) {
    let size = app.size();
    let area = Area {
        x: 0,
        y: 0,
        width: size.width,
        height: size.height.saturating_sub(app.areas().status.height),
    };
    clear(buffer, area, Style::new());
    let View {
        lines,
        first,
        columns,
        rows,
    } = view(app, scrolled);
    let column_width = area.width / u16::try_from(columns).unwrap_or(1);
    let shown = lines.iter().skip(first).take(columns * rows).enumerate();
    for (index, line) in shown {
        let x = u16::try_from(index / rows).unwrap_or(0) * column_width + 1;
        let y = u16::try_from(index % rows).unwrap_or(0);
        draw_line(
            line,
            (x, y, x + column_width.saturating_sub(1)),
            theme,
            buffer,
        );
    }
}

/// The fullest help that has room: all actions with air, all actions, the main ones.
fn fitting_lines(app: &App, room: usize) -> Vec<Line> {
    let all = lines(app, |_| true);
    if all.len() <= room {
        return all;
    }
    let is_dense = |line: &Line| !matches!(line, Line::Empty);
    let dense: Vec<Line> = all.into_iter().filter(is_dense).collect();
    if dense.len() <= room {
        return dense;
    }
    let mut main: Vec<Line> = lines(app, |rank| rank == Rank::Main);
    main.retain(is_dense);
    let hidden = ACTIONS
        .iter()
        .filter(|entry| entry.rank == Rank::More)
        .count();
    let key = app.settings.keymap.key_of(Action::Palette);
    main.push(Line::More(format!("{key} finds {hidden} more")));
    main
}

/// Moves a heading that would be the last line of a column to the top of the next one.
fn keep_headings(lines: &mut Vec<Line>, rows: usize) {
    let mut index = rows.saturating_sub(1);
    while rows > 1 && index < lines.len() {
        if matches!(lines[index], Line::Heading(_)) {
            lines.insert(index, Line::Empty);
        }
        index += rows;
    }
}

fn lines(app: &App, is_wanted: impl Fn(Rank) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let entries = ACTIONS.iter();
        let entries: Vec<_> = entries
            .filter(|e| e.group == group && is_wanted(e.rank))
            .collect();
        if entries.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Empty);
        }
        lines.push(Line::Heading(group.title()));
        for entry in entries {
            let keys = app.settings.keymap.keys_of(entry.action);
            lines.push(Line::Action(fitting_keys(&keys), entry.help));
        }
    }
    lines
}

/// The first two of the keys that have room, whole ones; those with Ctrl or Alt only where there are
/// not two others.
fn fitting_keys(keys: &[String]) -> String {
    let is_plain = |key: &&String| !key.contains("Ctrl-") && !key.contains("Alt-");
    let plain = keys.iter().filter(is_plain).count();
    let mut text = String::new();
    for key in keys.iter().filter(|key| plain < 2 || is_plain(key)).take(2) {
        let longer = match text.is_empty() {
            true => key.clone(),
            false => format!("{text}, {key}"),
        };
        if width(&longer) >= usize::from(KEYS) {
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
        Line::More(text) => {
            put(buffer, (x, y), end, text, theme.quiet);
        }
        Line::Action(keys, help) => {
            put(buffer, (x, y), end, keys, theme.key);
            put(buffer, (x + KEYS, y), end, help, Style::new());
        }
    }
}
