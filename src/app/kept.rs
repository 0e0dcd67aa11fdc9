//! What is kept of a page until the next day: a plain value that serde can write.

use serde::{Deserialize, Serialize};

/// The place in a page and what the reader did by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// First byte of the body in the window.
    pub top: usize,
    /// Byte of the body at the cursor.
    pub cursor: usize,
}
