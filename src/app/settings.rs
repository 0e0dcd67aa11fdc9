//! What a reader can set. The file that holds it is read elsewhere.

use super::areas::Side;
use super::keymap::Keymap;

/// The settings of a session.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Widest text, columns.
    pub measure: u16,
    /// The edge that the lists stand at.
    pub side: Side,
    /// Width of the lists, columns; none for a width that suits the window.
    pub sidebar_width: Option<u16>,
    /// The theme's name, one of [`THEMES`].
    pub theme: String,
    /// Whether the mouse is captured from the start.
    pub mouse: bool,
    /// Which keys do what.
    pub keymap: Keymap,
}

/// The names of the themes.
pub const THEMES: [&str; 2] = ["terminal", "none"];

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: 72,
            side: Side::Right,
            sidebar_width: None,
            theme: THEMES[0].to_owned(),
            mouse: false,
            keymap: Keymap::default(),
        }
    }
}
