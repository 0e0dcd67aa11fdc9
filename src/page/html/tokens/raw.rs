//! Elements whose content is text: up to their end tag nothing is markup, in scripts with a past of
//! comments around them.

use html5ever::LocalName;
use html5ever::tokenizer::TokenSink;
use html5ever::tokenizer::states::RawKind;

use super::{Mode, Nul, Tokenizer};

/// How a script reads `<script` and `</script`: comments in it can hide them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Plain,
    /// Behind `<!--`.
    Escaped,
    /// Behind `<!--` and `<script`.
    DoubleEscaped,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Reads the content of an element of raw text and its end tag.
    pub(super) fn raw(&mut self, kind: RawKind, name: &LocalName) -> Mode {
        let end = match kind {
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => self.script_end(name),
            RawKind::Rcdata | RawKind::Rawtext => self.raw_end(name),
        };
        let text_end = end.unwrap_or(self.page.len());
        match kind {
            RawKind::Rcdata => self.text_with_references(text_end),
            _ => self.give_text(self.at..text_end, Nul::Replaced),
        }
        self.at = text_end;
        match end {
            Some(end) => self.end_tag(end + 2),
            None => Mode::Data,
        }
    }

    /// Byte offset of the next end tag of that name.
    fn raw_end(&self, name: &str) -> Option<usize> {
        memchr::memchr_iter(b'<', self.rest())
            .map(|at| self.at + at)
            .find(|&at| self.is_end_tag(at, name))
    }

    /// Whether an end tag of that name begins at the byte offset.
    fn is_end_tag(&self, at: usize, name: &str) -> bool {
        let bytes = self.bytes();
        bytes.get(at + 1) == Some(&b'/') && is_word(bytes, at + 2, name)
    }

    fn text_with_references(&mut self, end: usize) {
        while self.at < end {
            let text = &self.bytes()[self.at..end];
            let length = memchr::memchr(b'&', text).unwrap_or(text.len());
            self.give_text(self.at..self.at + length, Nul::Replaced);
            self.at += length;
            if self.at < end {
                self.reference();
            }
        }
    }

    /// Byte offset of the end tag of a script.
    fn script_end(&self, name: &str) -> Option<usize> {
        let bytes = self.bytes();
        let (mut script, mut at) = (Script::Plain, self.at);
        loop {
            let rest = bytes.get(at..)?;
            at += match script {
                Script::Plain => memchr::memchr(b'<', rest)?,
                _ => memchr::memchr2(b'<', b'-', rest)?,
            };
            if bytes[at] == b'-' {
                let run = bytes[at..].iter().take_while(|&&b| b == b'-').count();
                at += run;
                if run > 1 && bytes.get(at) == Some(&b'>') {
                    script = Script::Plain;
                }
                continue;
            }
            if script != Script::DoubleEscaped && self.is_end_tag(at, name) {
                return Some(at);
            }
            match script {
                Script::Plain if bytes[at..].starts_with(b"<!--") => {
                    script = Script::Escaped;
                    // The dashes may be those of the end as well: `<!-->`.
                    at += 1;
                }
                Script::Escaped if is_word(bytes, at + 1, "script") => {
                    script = Script::DoubleEscaped;
                }
                Script::DoubleEscaped
                    if bytes.get(at + 1) == Some(&b'/') && is_word(bytes, at + 2, "script") =>
                {
                    script = Script::Escaped;
                }
                _ => {}
            }
            at += 1;
        }
    }
}

/// Whether the word, in letters of any case, stands at the byte offset and ends there.
fn is_word(bytes: &[u8], at: usize, word: &str) -> bool {
    let end = at + word.len();
    let same = bytes
        .get(at..end)
        .is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()));
    let next = bytes.get(end);
    same && next.is_some_and(|b| matches!(b, b'\t' | b'\n' | b'\x0c' | b' ' | b'/' | b'>'))
}
