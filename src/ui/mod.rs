//! App → cells. Reads the state, never changes it.

use crate::app::App;
use ratatui::Frame;

/// Draws the whole window.
pub fn draw(_app: &App, _frame: &mut Frame<'_>) {}
