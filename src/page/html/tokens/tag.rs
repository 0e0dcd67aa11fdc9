//! Tags: a name and attributes, up to the `>`.

use std::borrow::Cow;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, QualName, ns};

use super::names::{is_compared, is_read, settled};
use super::reference::{self, Place};
use super::{Attributes, Mode, Tokenizer};

/// Attributes of one tag that are looked at: each is compared with all before it, and real pages stay
/// below a hundred.
const MAX_ATTRIBUTES: usize = 1024;

impl<'p, S: TokenSink> Tokenizer<'p, S> {
    /// Reads the start tag that begins here.
    pub(super) fn start_tag(&mut self) -> Mode {
        self.tag(TagKind::StartTag, self.at + 1)
    }

    /// Reads the end tag whose name begins at the byte offset.
    pub(super) fn end_tag(&mut self, name: usize) -> Mode {
        self.tag(TagKind::EndTag, name)
    }

    fn tag(&mut self, kind: TagKind, start: usize) -> Mode {
        self.at = start;
        self.skip(|b| !is_blank(b) && !matches!(b, b'/' | b'>'));
        let name = self.names.get(&settled(&self.page[start..self.at]));
        let mut tag = Tag {
            kind,
            name: name.clone(),
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        if self.attributes(&mut tag).is_none() {
            // The page ends inside the tag, which is then none.
            self.at = self.page.len();
            return Mode::Data;
        }
        match self.answer(Token::TagToken(tag)) {
            TokenSinkResult::RawData(kind) => Mode::Raw(kind, name),
            TokenSinkResult::Plaintext => Mode::Plaintext,
            _ => Mode::Data,
        }
    }

    /// Reads attributes up to the end of the tag; nothing where the page ends before it.
    fn attributes(&mut self, tag: &mut Tag) -> Option<()> {
        let keeps_all = is_compared(&tag.name);
        for number in 0.. {
            let from = self.at;
            self.skip(|b| is_blank(b) || b == b'/');
            if self.rest().first()? == &b'>' {
                tag.self_closing = self.bytes()[from..self.at].ends_with(b"/");
                self.at += 1;
                break;
            }
            let name = self.attribute_name();
            self.skip(is_blank);
            let value = match self.rest().first()? {
                b'=' => self.value()?,
                _ => 0..0,
            };
            if number >= MAX_ATTRIBUTES {
                self.attributes = Attributes::Thinned;
            } else if keeps_all || is_read(&name) {
                self.keep(&name, value, tag);
            }
        }
        Some(())
    }

    fn attribute_name(&mut self) -> Cow<'p, str> {
        let start = self.at;
        // A name can begin with `=`, and only there it has one.
        self.at += 1;
        self.skip(|b| !is_blank(b) && !matches!(b, b'/' | b'>' | b'='));
        let page = self.page;
        settled(&page[start..self.at])
    }

    /// Reads `=` and a value, which may have quotation marks; nothing where it does not end.
    fn value(&mut self) -> Option<Range<usize>> {
        self.at += 1;
        self.skip(is_blank);
        let quote = self.rest().first().filter(|b| matches!(b, b'"' | b'\''));
        let Some(&quote) = quote else {
            let start = self.at;
            self.skip(|b| !is_blank(b) && b != b'>');
            return Some(start..self.at);
        };
        let start = self.at + 1;
        let length = memchr::memchr(quote, &self.bytes()[start..])?;
        self.at = start + length + 1;
        Some(start..start + length)
    }

    fn keep(&mut self, name: &str, value: Range<usize>, tag: &mut Tag) {
        let local = self.names.get(name);
        // The first of several with one name counts.
        if tag.attrs.iter().any(|known| known.name.local == local) {
            tag.had_duplicate_attributes = true;
            return;
        }
        tag.attrs.push(Attribute {
            name: QualName::new(None, ns!(), local),
            value: self.settled_value(value),
        });
    }

    fn settled_value(&self, range: Range<usize>) -> StrTendril {
        let text = &self.page[range.clone()];
        if memchr::memchr2(b'&', 0, text.as_bytes()).is_none() {
            return self.slice(range);
        }
        let mut out = StrTendril::with_capacity(text.len() as u32);
        let mut rest = text;
        while let Some(at) = memchr::memchr2(b'&', 0, rest.as_bytes()) {
            out.push_slice(&rest[..at]);
            let is_nul = rest.as_bytes()[at] == 0;
            rest = &rest[at + 1..];
            if is_nul {
                out.push_char('\u{fffd}');
                continue;
            }
            match reference::read(rest, Place::Value) {
                Some(found) => {
                    found
                        .chars
                        .into_iter()
                        .flatten()
                        .for_each(|c| out.push_char(c));
                    rest = &rest[found.length..];
                }
                None => out.push_char('&'),
            }
        }
        out.push_slice(rest);
        out
    }

    /// Goes on as long as the bytes are meant.
    fn skip(&mut self, meant: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.at += rest.iter().position(|&b| !meant(b)).unwrap_or(rest.len());
    }
}

/// White space of HTML; carriage returns are line feeds by now.
pub(super) const fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\n' | b'\t' | b'\x0c')
}
