//! The page with the reader's marks and corrections as Markdown and as JSON.

use super::open::Open;
use crate::print::{Title, json, markdown};
use crate::text::squeeze;

/// A file's name is no longer than this, characters.
const NAME: usize = 60;

impl Open {
    /// Article, lists and marks as Markdown.
    pub fn markdown(&self) -> String {
        let mut bytes = Vec::new();
        // Writing into memory does not fail.
        let _ = markdown::write(&mut bytes, &self.sheet.reading, Title::Shown);
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        if self.marks.is_empty() {
            return text;
        }
        text.push_str("\n## Marks\n");
        for mark in &self.marks {
            let body = &self.sheet.reading.article.body;
            let words = squeeze(body.get(mark.start..mark.end).unwrap_or_default());
            text.push_str(&format!("\n> {words}\n"));
            if !mark.note.is_empty() {
                text.push_str(&format!("\n{}\n", mark.note));
            }
        }
        text
    }

    /// Article, lists and marks as one JSON object.
    pub fn json(&self) -> String {
        let mut bytes = Vec::new();
        let _ = json::write(&mut bytes, &self.sheet.reading);
        let Ok(mut value) = serde_json::from_slice::<serde_json::Value>(&bytes) else {
            return String::from_utf8_lossy(&bytes).into_owned();
        };
        if let (Some(object), Ok(marks)) =
            (value.as_object_mut(), serde_json::to_value(&self.marks))
        {
            object.insert("marks".to_owned(), marks);
        }
        format!("{value}\n")
    }

    /// A name for a file: the title's words, without what file systems dislike.
    pub fn file_name(&self) -> String {
        let title = self
            .sheet
            .reading
            .article
            .title
            .as_deref()
            .unwrap_or("page");
        let mut name = String::new();
        for c in title.chars().take(NAME) {
            match c.is_alphanumeric() {
                true => name.extend(c.to_lowercase()),
                false if name.ends_with('-') || name.is_empty() => {}
                false => name.push('-'),
            }
        }
        let trimmed = name.trim_end_matches('-');
        if trimmed.is_empty() {
            "page".to_owned()
        } else {
            trimmed.to_owned()
        }
    }
}
