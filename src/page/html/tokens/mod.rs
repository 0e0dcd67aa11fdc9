//! Tokens of a page: html5gum finds them, html5ever's tree builder takes them, and this is the bridge.
//!
//! html5gum tells a tag piece by piece as it is read. So attributes that nobody reads are passed over
//! before anything is made of them, and a tag with a million of them costs no more than its bytes;
//! html5ever's own tokenizer keeps each and compares it with all before it. It is also the quicker of
//! the two: on 67 pages of WCXB it took .85 ms for 170 KB with the tokens made, html5ever 1.15.

mod names;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cell::Cell;
use std::convert::Infallible;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{Attribute, QualName, local_name, ns};
use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, State, Tokenizer};

use names::Names;
pub(super) use names::is_read;

/// Attributes of one tag that are looked at: each is compared with all before it, and real pages stay
/// below a hundred.
const MAX_ATTRIBUTES: usize = 1024;

/// Attributes that most tags do not have more of, of those that anything reads.
const USUAL_ATTRIBUTES: usize = 2;

/// Bytes of the longest comment that anything reads.
const LONGEST_MARK: usize = 2;

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
    let attributes = Cell::new(Attributes::Whole);
    let bridge = Bridge {
        sink,
        attributes: &attributes,
        names: Names::new(),
        tag: None,
        in_noscript: false,
        next: None,
    };
    let emitter = Steered(CallbackEmitter::new(bridge));
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    match Tokenizer::new_with_emitter(html, emitter).finish() {
        Ok(()) => attributes.get(),
        Err(never) => match never {},
    }
}

/// html5gum's events, with the states of reading that the tree builder asks for.
struct Steered<'s, S: TokenSink>(CallbackEmitter<Bridge<'s, S>>);

impl<S: TokenSink> ForwardingEmitter for Steered<'_, S> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.0
    }

    /// Nobody reads what is wrong with a page, and to look for it costs a test for each character.
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_eof(&mut self) {
        self.0.emit_eof();
        let bridge = self.0.callback_mut();
        bridge.give(Token::EOFToken);
        bridge.sink.end();
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let naive = self.0.emit_current_tag();
        self.0.callback_mut().next.take().or(naive)
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        let sink = self.0.callback_mut().sink;
        sink.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Makes the tokens of html5ever from the events of html5gum.
struct Bridge<'s, S> {
    sink: &'s S,
    attributes: &'s Cell<Attributes>,
    names: Names,
    /// The start tag that is being read.
    tag: Option<Opened>,
    /// Whether a `noscript` is open.
    in_noscript: bool,
    /// How what follows the tag is to be read, where that changes.
    next: Option<State>,
}

/// A start tag of which not all attributes are read yet.
struct Opened {
    tag: Tag,
    /// Attributes so far, the ones that were passed over among them.
    count: usize,
    /// What the next value is for.
    value: Value,
    /// Whether all attributes matter, or only those that something reads.
    keeps: Keeps,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    OfLast,
    OfNone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeps {
    All,
    Read,
}

impl<S: TokenSink> Callback<Infallible, ()> for Bridge<'_, S> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::String { value } => self.text(value),
            CallbackEvent::OpenStartTag { name } => self.open(name),
            CallbackEvent::AttributeName { name } => self.attribute(name),
            CallbackEvent::AttributeValue { value } => self.value(value),
            CallbackEvent::CloseStartTag { self_closing } => self.close(self_closing),
            CallbackEvent::EndTag { name } => {
                let tag = self.tag(TagKind::EndTag, name);
                self.in_noscript &= tag.name != local_name!("noscript");
                self.give(Token::TagToken(tag));
            }
            // Of a comment's text only the marks of a page's late parts are read.
            CallbackEvent::Comment { value } if value.len() <= LONGEST_MARK => {
                self.give(Token::CommentToken(tendril(value)));
            }
            CallbackEvent::Comment { .. } => self.give(Token::CommentToken(StrTendril::new())),
            CallbackEvent::Doctype {
                name,
                public_identifier,
                system_identifier,
                force_quirks,
            } => self.give(Token::DoctypeToken(Doctype {
                name: (!name.is_empty()).then(|| tendril(name)),
                public_id: public_identifier.map(tendril),
                system_id: system_identifier.map(tendril),
                force_quirks,
            })),
            CallbackEvent::Error(_) => {}
        }
        None
    }
}

impl<S: TokenSink> Bridge<'_, S> {
    /// Gives a token to the sink and notes how it wants to read on.
    fn give(&mut self, token: Token) {
        // Line numbers are for messages about errors, which nobody reads.
        self.next = match self.sink.process_token(token, 1) {
            TokenSinkResult::Plaintext => Some(State::PlainText),
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => None,
        };
    }

    /// U+0000 in a text is a token of its own: the tree builder drops it or not.
    fn text(&mut self, text: &[u8]) {
        let mut rest = text;
        while let Some(nul) = memchr::memchr(0, rest) {
            self.run(&rest[..nul]);
            self.give(Token::NullCharacterToken);
            rest = &rest[nul + 1..];
        }
        self.run(rest);
    }

    fn run(&mut self, text: &[u8]) {
        if !text.is_empty() {
            self.give(Token::CharacterTokens(tendril(text)));
        }
    }

    fn tag(&mut self, kind: TagKind, name: &[u8]) -> Tag {
        Tag {
            kind,
            name: self.names.get(name).local.clone(),
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        }
    }

    fn open(&mut self, name: &[u8]) {
        let keeps = match self.names.get(name).is_compared {
            true => Keeps::All,
            false => Keeps::Read,
        };
        self.tag = Some(Opened {
            keeps,
            tag: self.tag(TagKind::StartTag, name),
            count: 0,
            value: Value::OfNone,
        });
    }

    fn attribute(&mut self, name: &[u8]) {
        // An end tag has none, whatever stands in it.
        let Some(opened) = &mut self.tag else { return };
        opened.value = Value::OfNone;
        opened.count += 1;
        if opened.count > MAX_ATTRIBUTES {
            self.attributes.set(Attributes::Thinned);
            return;
        }
        let name = self.names.get(name);
        if opened.keeps == Keeps::Read && !name.is_read {
            return;
        }
        // The first of several with one name counts.
        let attributes = &mut opened.tag.attrs;
        if attributes.iter().any(|a| a.name.local == name.local) {
            opened.tag.had_duplicate_attributes = true;
            return;
        }
        opened.value = Value::OfLast;
        if attributes.is_empty() {
            *attributes = Vec::with_capacity(USUAL_ATTRIBUTES);
        }
        attributes.push(Attribute {
            name: QualName::new(None, ns!(), name.local.clone()),
            value: StrTendril::new(),
        });
    }

    fn value(&mut self, value: &[u8]) {
        if let Some(opened) = &mut self.tag
            && opened.value == Value::OfLast
            && let Some(last) = opened.tag.attrs.last_mut()
        {
            last.value = tendril(value);
        }
    }

    fn close(&mut self, self_closing: bool) {
        let Some(Opened { mut tag, .. }) = self.tag.take() else {
            return;
        };
        tag.self_closing = self_closing;
        self.in_noscript |= tag.name == local_name!("noscript");
        let is_frame = tag.name == local_name!("iframe");
        self.give(Token::TagToken(tag));
        // To a browser that runs scripts `<noscript><iframe /></noscript>` is one piece of text; read as
        // elements, the frame would swallow the rest of the page (two of the 1,358 pages in WCXB's
        // development split).
        if self_closing && self.in_noscript && is_frame {
            let end = self.tag(TagKind::EndTag, b"iframe");
            self.give(Token::TagToken(end));
        }
    }
}

/// A piece of the page. It is cut beside a sign of markup and so is always valid; the lossy way, which
/// is slow, is there for what cannot be.
fn text(piece: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(piece) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(piece),
    }
}

fn tendril(piece: &[u8]) -> StrTendril {
    StrTendril::from_slice(&text(piece))
}
