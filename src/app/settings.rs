//! What a reader can set. The file that holds it is read elsewhere.

use super::areas::Side;
use super::keymap::Keymap;
use crate::doc::wrap::{Fill, LongLines};

/// The settings of a session.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Widest text, columns, 20 to 200.
    pub measure: u16,
    /// Whether lines are filled out to the measure.
    pub fill: Fill,
    /// What happens to long lines of code.
    pub long_lines: LongLines,
    /// Whether the lists are shown beside the text, where there is room.
    pub sidebar: bool,
    /// The edge that the lists stand at.
    pub side: Side,
    /// Width of the lists, columns; none for a width that suits the window.
    pub sidebar_width: Option<u16>,
    /// The theme's name, one of [`THEMES`].
    pub theme: String,
    /// Whether the mouse is captured from the start.
    pub mouse: bool,
    /// Whether the status line has hints of keys.
    pub hints: bool,
    /// Which keys do what.
    pub keymap: Keymap,
}

/// The names of the themes: the terminal's own colours, for a light and for a dark background, with
/// more contrast, and without colours.
pub const THEMES: [&str; 5] = ["terminal", "light", "dark", "contrast", "none"];

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: 72,
            fill: Fill::Ragged,
            long_lines: LongLines::Wrap,
            sidebar: true,
            side: Side::Right,
            sidebar_width: None,
            theme: THEMES[0].to_owned(),
            mouse: false,
            hints: true,
            keymap: Keymap::default(),
        }
    }
}
