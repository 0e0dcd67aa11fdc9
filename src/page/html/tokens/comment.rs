//! What begins with `<!`: comments, the document type, sections of character data.
//!
//! Nobody reads a comment, so only its end is looked for and its token is empty.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink};

use super::{Nul, Tokenizer};

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Reads what begins with `<!` here.
    pub(super) fn declaration(&mut self) {
        let start = self.at + 2;
        let behind = &self.bytes()[start..];
        let word = behind.get(..b"doctype".len()).unwrap_or_default();
        if behind.starts_with(b"--") {
            self.comment(start + 2);
        } else if word.eq_ignore_ascii_case(b"doctype") {
            self.doctype(start + word.len());
        } else if behind.starts_with(b"[CDATA[")
            && self
                .sink
                .adjusted_current_node_present_but_not_in_html_namespace()
        {
            self.character_data(start + b"[CDATA[".len());
        } else {
            self.bogus_comment(start);
        }
    }

    /// Gives a comment to the sink for markup that is none, up to the next `>`.
    pub(super) fn bogus_comment(&mut self, start: usize) {
        let end = memchr::memchr(b'>', &self.bytes()[start..]);
        self.end_comment(end.map(|length| start + length + 1));
    }

    fn end_comment(&mut self, end: Option<usize>) {
        self.at = end.unwrap_or(self.page.len());
        self.give(Token::CommentToken(StrTendril::new()));
    }

    fn comment(&mut self, start: usize) {
        let bytes = self.bytes();
        for early in [&b">"[..], b"->"] {
            if bytes[start..].starts_with(early) {
                return self.end_comment(Some(start + early.len()));
            }
        }
        self.end_comment(comment_end(bytes, start));
    }

    /// Text in foreign elements that ends with `]]>`.
    fn character_data(&mut self, start: usize) {
        let length = self.page[start..].find("]]>");
        let end = length.map_or(self.page.len(), |length| start + length);
        self.give_text(start..end, Nul::Told);
        self.at = (end + b"]]>".len()).min(self.page.len());
    }
}

/// Byte offset behind the first `-->` or `--!>`.
fn comment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr::memchr(b'-', bytes.get(at..)?)?;
        let run = bytes[at..].iter().take_while(|&&b| b == b'-').count();
        at += run;
        match bytes[at..] {
            [b'>', ..] if run > 1 => return Some(at + 1),
            [b'!', b'>', ..] if run > 1 => return Some(at + 2),
            _ => {}
        }
    }
}
