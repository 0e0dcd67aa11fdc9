//! App → cells. Reads the state, never changes it.

mod article;
mod chrome;
mod follow;
mod help;
mod margins;
mod paint;
mod picker;
mod runs;
mod sidebar;
pub mod theme;

use crate::app::page::State;
use crate::app::{App, Overlay};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use theme::Theme;

/// Draws the whole window.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let cursor = paint(app, frame.buffer_mut());
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

/// Draws into a buffer of the window's size; returns where the terminal's cursor belongs.
pub fn paint(app: &App, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let theme = &Theme::named(&app.settings.theme);
    let areas = app.areas();
    let mut cursor = None;
    match app.pages.get(app.current).map(|page| &page.state) {
        Some(State::Open(open)) => {
            article::draw(app, open, theme, buffer);
            cursor = sidebar::draw(app, open, theme, buffer);
        }
        Some(state) => chrome::draw_absence(app, state, theme, buffer),
        None => {}
    }
    chrome::draw_title(app, theme, buffer);
    match &app.overlay {
        Some(Overlay::Help(scrolled)) => help::draw(app, *scrolled, theme, buffer),
        Some(Overlay::Picker(list)) => picker::draw(list, areas, theme, buffer),
        None => {}
    }
    follow::draw(app, theme, buffer);
    chrome::draw_status(app, theme, buffer).or(cursor)
}
