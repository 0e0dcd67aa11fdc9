//! One page of the reader: waited for, failed, or open.

use super::kept::Kept;
use super::open::Open;

/// A page and how far it is.
#[derive(Debug)]
pub struct Page {
    /// What it is called.
    pub origin: String,
    /// How far it is.
    pub state: State,
    /// Its address, where it was opened by a link.
    pub address: Option<String>,
    /// The page with that link.
    pub came_from: Option<usize>,
    /// Where to begin, if it was read before.
    pub kept: Option<Kept>,
    /// Whether it was ever shown.
    pub seen: bool,
}

impl Page {
    /// A page that nobody asked for yet.
    pub fn new(origin: String) -> Self {
        Self {
            origin,
            state: State::Waiting,
            address: None,
            came_from: None,
            kept: None,
            seen: false,
        }
    }
}

/// How far a page is.
#[derive(Debug)]
pub enum State {
    /// Nobody asked for it yet.
    Waiting,
    /// It is being loaded.
    Loading,
    /// It could not be loaded, and why.
    Failed(String),
    /// It can be read.
    Open(Box<Open>),
}
