//! What enters the reader and what it asks of the outside: the contract with the terminal.

use super::kept::Kept;
use crate::detect::Entities;
use crate::reading::Reading;

/// A size in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A key press in our own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether Control was held.
    pub control: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held; characters carry it in themselves.
    pub shift: bool,
}

/// The keys that the reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character as typed.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    Function(u8),
}

/// What a mouse did, in cells from the window's upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub kind: MouseKind,
    /// Column.
    pub column: u16,
    /// Row.
    pub row: u16,
}

/// The mouse events that the reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// What enters the reader.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something; only where it is captured.
    Mouse(Mouse),
    /// The window has a new size.
    Resize(Size),
    /// A page was read: its number, and article and cuts without entities, or one sentence of why not.
    Loaded(usize, Result<Box<Reading>, String>),
    /// The entities of a page that was loaded before.
    Detected(usize, Box<Entities>),
    /// Something done outside has a result to tell: an effect succeeded, or why it did not.
    Told(Result<String, String>),
    /// What was kept of a page from an earlier day.
    Remembered(usize, Box<Kept>),
    /// A tenth of a second passed while [`App::wants_tick`](super::App::wants_tick) held.
    Tick,
}

/// What the outside has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the reader.
    Quit,
    /// Suspend the process and repaint when it comes back.
    Suspend,
    /// Repaint everything.
    Repaint,
    /// Open an http, https or mailto address outside.
    Open(String),
    /// Put text on the clipboard.
    Copy(String),
    /// Begin to load the page of this number.
    Load(usize),
    /// Begin to load an address as the page of this number.
    Visit(usize, String),
    /// Stop loading the page of this number.
    Cancel(usize),
    /// Capture the mouse, or leave it to the terminal.
    CaptureMouse(bool),
    /// Write a file of this name and text into the working folder, never over one that is there, and
    /// say how it went with [`Event::Told`].
    Save {
        /// The file's name.
        name: String,
        /// The file's text.
        text: String,
    },
}
