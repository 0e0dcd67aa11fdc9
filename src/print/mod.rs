//! Reading → plain text, Markdown or JSON, onto any writer.
//!
//! Everything that is written comes from a page that passed [`clean`](crate::text::clean), so no
//! format lets a control sequence through. The formats live apart; this file chooses.

pub mod json;
pub mod markdown;
pub mod text;

use std::io::{self, Write};

use crate::reading::Reading;

/// Whether the title stands before the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// The title, a blank line, the body.
    Shown,
    /// The body alone.
    Omitted,
}

/// Writes one line of a complaint or notice: `byline: …`.
pub fn complaint(out: &mut impl Write, words: &str) -> io::Result<()> {
    let words = crate::text::squeeze(&crate::text::clean(words));
    writeln!(out, "byline: {words}")
}

/// The name of a page above its text, where several are printed.
pub fn page_heading(out: &mut impl Write, reading: &Reading) -> io::Result<()> {
    writeln!(out, "==> {} <==", reading.origin)
}
