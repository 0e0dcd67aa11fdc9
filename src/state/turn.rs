//! One reader at a time writes a page's file: a second one waits for its turn.
//!
//! The turn is a file that exists only while somebody writes. One that a crash has left behind costs
//! the next reader a short wait, and no clock is asked how old it is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How often somebody else's turn is waited for.
const WAITS: u32 = 50;

/// How long each time. Writing a file takes some milliseconds, so half a second in all is enough
/// for a crowd and short for somebody who leaves the reader.
const WAIT: Duration = Duration::from_millis(10);

/// A turn; it ends when it is dropped.
pub(super) struct Turn(PathBuf);

impl Turn {
    /// Waits for the turn to write a file.
    pub(super) fn at(file: &Path) -> io::Result<Self> {
        let path = file.with_extension("turn");
        for _ in 0..WAITS {
            match File::create_new(&path) {
                Ok(_) => return Ok(Self(path)),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => thread::sleep(WAIT),
                Err(e) => return Err(e),
            }
        }
        // Nobody writes for so long: whoever made it is gone.
        Ok(Self(path))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
