//! What may follow the keys pressed so far: a small box above the status line, as long as a sequence
//! is begun, so that nobody has to know it by heart.

use super::paint::{clear, put, shortened};
use super::picker::border;
use super::theme::Theme;
use crate::app::App;
use crate::app::areas::Area;
use crate::app::keymap::shown;
use crate::text::width;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws the box, if a sequence is begun and the window has room for it.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    if app.pending.is_empty() {
        return;
    }
    let areas = app.areas();
    let rows = app.settings.keymap.following(&app.pending);
    let keys = rows.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0);
    let words = rows.iter().map(|(_, action)| width(action.entry().help));
    let words = words.max().unwrap_or(0);
    let columns = u16::try_from(keys + 2 + words + 4).unwrap_or(u16::MAX);
    let lines = u16::try_from(rows.len() + 2).unwrap_or(u16::MAX);
    let (room, height) = (areas.status.width, app.size().height);
    if lines + areas.status.height > height || columns > room {
        return;
    }
    let area = Area {
        x: areas.status.x + room - columns,
        y: height - areas.status.height - lines,
        width: columns,
        height: lines,
    };
    clear(buffer, area, Style::new());
    let inner = border(&shown(&app.pending), area, theme, buffer);
    for (y, (keys, action)) in (inner.y..inner.y + inner.height).zip(&rows) {
        let end = inner.x + inner.width;
        put(buffer, (inner.x, y), end, keys, theme.key);
        let at = end.saturating_sub(u16::try_from(words).unwrap_or(0));
        let help = shortened(action.entry().help, words);
        put(buffer, (at, y), end, &help, Style::new());
    }
}
