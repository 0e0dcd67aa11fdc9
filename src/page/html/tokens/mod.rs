//! Text of a page → tokens of HTML for html5ever's tree builder, by the standard's tokenizer.
//!
//! html5ever's own tokenizer takes its input piece by piece and walks a state for nearly each
//! character; half the time of building a tree went there. Here the whole page lies in memory, so a
//! text, a name or a value is found by looking for its end, and is a slice that shares the page's
//! buffer. Attributes that nobody reads are passed over. What the tokens are is the same, on broken
//! markup too: the tests hold both tokenizers against each other.

#[cfg(any(test, fuzzing))]
pub(super) mod against;
mod comment;
mod doctype;
mod names;
mod raw;
mod reference;
mod tag;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult};

use names::Names;
pub(super) use names::is_read;

/// Whether something of the page was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attributes {
    /// All attributes were looked at.
    Whole,
    /// A tag had more than any page needs.
    Thinned,
}

/// Gives all tokens of a page to the sink, up to the end of the page.
pub(super) fn tokenize<S: TokenSink>(html: &str, sink: &S) -> Attributes {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let page = StrTendril::from_slice(&with_line_feeds(html));
    let mut tokenizer = Tokenizer {
        sink,
        page: &page,
        at: 0,
        has_nul: page.as_bytes().contains(&0),
        names: Names::new(),
        attributes: Attributes::Whole,
    };
    let mut mode = Mode::Data;
    while tokenizer.at < page.len() {
        mode = match mode {
            Mode::Data => tokenizer.data(),
            Mode::Raw(kind, name) => tokenizer.raw(kind, &name),
            Mode::Plaintext => tokenizer.plaintext(),
        };
    }
    tokenizer.give(Token::EOFToken);
    sink.end();
    tokenizer.attributes
}

/// The page with `\n` for each line break, as the standard reads it.
fn with_line_feeds(html: &str) -> Cow<'_, str> {
    if !html.as_bytes().contains(&b'\r') {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    for (number, line) in html.split('\r').enumerate() {
        let line = match number {
            0 => line,
            _ => {
                out.push('\n');
                line.strip_prefix('\n').unwrap_or(line)
            }
        };
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// How the text that follows is read.
enum Mode {
    /// As markup.
    Data,
    /// As text up to the end tag of that name.
    Raw(RawKind, LocalName),
    /// As text up to the end of the page.
    Plaintext,
}

struct Tokenizer<'p, S> {
    sink: &'p S,
    /// The page, its line breaks settled.
    page: &'p StrTendril,
    /// Byte offset of what was not read yet.
    at: usize,
    /// Whether U+0000 is anywhere in the page.
    has_nul: bool,
    names: Names,
    attributes: Attributes,
}

/// What becomes of U+0000 in a text.
#[derive(Clone, Copy)]
enum Nul {
    /// A token of its own: the tree builder drops it or not.
    Told,
    /// U+FFFD.
    Replaced,
}

impl<'p, S: TokenSink> Tokenizer<'p, S> {
    fn bytes(&self) -> &'p [u8] {
        self.page.as_bytes()
    }

    /// What was not read yet.
    fn rest(&self) -> &'p [u8] {
        self.bytes().get(self.at..).unwrap_or_default()
    }

    fn slice(&self, range: Range<usize>) -> StrTendril {
        self.page.subtendril(range.start as u32, range.len() as u32)
    }

    /// Gives a token to the sink; only a tag's answer says how to read on.
    fn give(&self, token: Token) {
        let _ = self.answer(token);
    }

    fn answer(&self, token: Token) -> TokenSinkResult<S::Handle> {
        // Line numbers are for messages about errors, which nobody reads.
        self.sink.process_token(token, 1)
    }

    /// Gives a text to the sink.
    fn give_text(&self, range: Range<usize>, nul: Nul) {
        if range.is_empty() {
            return;
        }
        if !self.has_nul {
            self.give(Token::CharacterTokens(self.slice(range)));
            return;
        }
        let mut start = range.start;
        while start < range.end {
            let run = &self.bytes()[start..range.end];
            let length = run.iter().position(|&b| b == 0).unwrap_or(run.len());
            if length > 0 {
                self.give(Token::CharacterTokens(self.slice(start..start + length)));
            }
            if length < run.len() {
                self.give(match nul {
                    Nul::Told => Token::NullCharacterToken,
                    Nul::Replaced => Token::CharacterTokens(StrTendril::from_char('\u{fffd}')),
                });
            }
            start += length + 1;
        }
    }

    /// Reads text and one tag, comment or reference.
    fn data(&mut self) -> Mode {
        let length = memchr::memchr2(b'<', b'&', self.rest()).unwrap_or(self.rest().len());
        self.give_text(self.at..self.at + length, Nul::Told);
        self.at += length;
        match self.rest() {
            [] => Mode::Data,
            [b'&', ..] => {
                self.reference();
                Mode::Data
            }
            [b'<', b'!', ..] => {
                self.declaration();
                Mode::Data
            }
            [b'<', b'?', ..] => {
                self.bogus_comment(self.at + 1);
                Mode::Data
            }
            [b'<', b'/', next, ..] if next.is_ascii_alphabetic() => self.end_tag(self.at + 2),
            [b'<', b'/', b'>', ..] => {
                self.at += 3;
                Mode::Data
            }
            [b'<', b'/', _, ..] => {
                self.bogus_comment(self.at + 2);
                Mode::Data
            }
            [b'<', next, ..] if next.is_ascii_alphabetic() => self.start_tag(),
            _ => {
                // No markup: the sign stands for itself. Behind a torn `</` nothing follows.
                self.give_text(self.at..self.at + 1, Nul::Told);
                self.at += 1;
                Mode::Data
            }
        }
    }

    fn plaintext(&mut self) -> Mode {
        self.give_text(self.at..self.page.len(), Nul::Replaced);
        self.at = self.page.len();
        Mode::Plaintext
    }

    /// Reads what begins with `&` in a text.
    fn reference(&mut self) {
        let behind = &self.page[self.at + 1..];
        let Some(found) = reference::read(behind, reference::Place::Text) else {
            self.give_text(self.at..self.at + 1, Nul::Told);
            self.at += 1;
            return;
        };
        for c in found.chars.into_iter().flatten() {
            self.give(Token::CharacterTokens(StrTendril::from_char(c)));
        }
        self.at += 1 + found.length;
    }
}
