//! The document type: it decides whether a table ends a paragraph.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Token, TokenSink};

use super::Tokenizer;
use super::names::settled;
use super::tag::is_blank;

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Reads a document type from behind its word.
    pub(super) fn doctype(&mut self, start: usize) {
        // No part of it can hold a `>`, not even between quotation marks.
        let length = memchr::memchr(b'>', &self.bytes()[start..]);
        let end = length.map_or(self.page.len(), |length| start + length);
        let (mut doctype, ends_well) = read(&self.page[start..end]);
        doctype.force_quirks |= length.is_none() || ends_well.is_none();
        self.at = (end + 1).min(self.page.len());
        self.give(Token::DoctypeToken(doctype));
    }
}

/// What stands between the word and the `>`; nothing beside it where that is torn.
fn read(text: &str) -> (Doctype, Option<()>) {
    let mut doctype = Doctype::default();
    let text = skip_blanks(text);
    let end = text.bytes().position(is_blank).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return (doctype, None);
    }
    doctype.name = Some(StrTendril::from_slice(&settled(name)));
    let ends_well = read_identifiers(skip_blanks(rest), &mut doctype);
    (doctype, ends_well)
}

fn read_identifiers(text: &str, doctype: &mut Doctype) -> Option<()> {
    if text.is_empty() {
        return Some(());
    }
    let (word, rest) = text.split_at_checked(6)?;
    let mut rest = skip_blanks(rest);
    if word.eq_ignore_ascii_case("public") {
        rest = skip_blanks(read_quoted(rest, &mut doctype.public_id)?);
        if rest.is_empty() {
            return Some(());
        }
    } else if !word.eq_ignore_ascii_case("system") {
        return None;
    }
    read_quoted(rest, &mut doctype.system_id)?;
    Some(())
}

/// Reads an identifier between quotation marks; the rest behind it, nothing where it has no end.
fn read_quoted<'t>(text: &'t str, into: &mut Option<StrTendril>) -> Option<&'t str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (found, rest) = text[1..]
        .split_once(quote)
        .map_or((&text[1..], None), |(f, r)| (f, Some(r)));
    *into = Some(StrTendril::from_slice(&found.replace('\0', "\u{fffd}")));
    rest
}

fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii() && is_blank(c as u8))
}
