//! Reading → CommonMark: the article, and the three lists of the sidebar at the end.

use std::io::{self, Write};

use super::Title;
use crate::reading::Reading;

/// Writes the article and its lists.
pub fn write(out: &mut impl Write, reading: &Reading, title: Title) -> io::Result<()> {
    super::text::write(out, reading, title)
}
