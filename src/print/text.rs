//! Reading → plain text: the title, a blank line, and the body as it stands.

use std::io::{self, Write};

use super::Title;
use crate::reading::Reading;

/// Writes the article.
pub fn write(out: &mut impl Write, reading: &Reading, title: Title) -> io::Result<()> {
    let article = &reading.article;
    if let (Title::Shown, Some(words)) = (title, &article.title) {
        writeln!(out, "{words}")?;
        if !article.body.is_empty() {
            writeln!(out)?;
        }
    }
    if !article.body.is_empty() {
        writeln!(out, "{}", article.body)?;
    }
    Ok(())
}
