//! What arrived: decoded text or a tree, and where it came from.
//!
//! Whether a page is HTML is decided by its content; the declared type only settles doubt. Nothing
//! here judges what belongs to the article.

pub mod decode;
pub mod html;
pub mod load;
mod twice;

use std::borrow::Cow;

use crate::text::{clean, floor_boundary};
use html::Tree;

/// Bytes with what is known of where they came from.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// What the page is called: path, address, `-` or the sample's name.
    pub origin: String,
    /// The page's address, where one is known.
    pub address: Option<String>,
    /// The HTTP header `Content-Type`, where there was one.
    pub content_type: Option<String>,
    /// The page.
    pub bytes: Vec<u8>,
    /// What the reader should know about the loading, one sentence each.
    pub notices: Vec<String>,
}

/// A page as it was read.
#[derive(Debug)]
pub struct Page {
    /// Its address, where one is known.
    pub address: Option<String>,
    /// Its text or tree.
    pub content: Content,
    /// An HTML page's markup, cleaned; empty for plain text, which is its own source.
    pub markup: String,
    /// What the reader should know about the reading of it, one sentence each.
    pub notices: Vec<String>,
}

/// The two kinds of pages.
#[derive(Debug)]
pub enum Content {
    /// Text without markup, cleaned of control characters.
    Plain(String),
    /// A parsed HTML document.
    Html(Tree),
}

impl Page {
    /// The page that the bytes make. `content_type` is what the server said, if one did.
    pub fn new(bytes: &[u8], content_type: Option<&str>, address: Option<&str>) -> Self {
        let mut decoded = decode::decode(bytes, content_type);
        let (content, markup) = match is_html(&decoded.text, content_type) {
            true => {
                let mut tree = Tree::parse(&decoded.text);
                decoded.notices.append(&mut tree.notices);
                (Content::Html(tree), cleaned(decoded.text))
            }
            false => (Content::Plain(cleaned(decoded.text)), String::new()),
        };
        Self {
            address: address.map(|address| clean(address).into_owned()),
            content,
            markup,
            notices: decoded.notices,
        }
    }
}

/// [`clean`] for a text that is not needed as it was: the most need no copy.
fn cleaned(text: String) -> String {
    match clean(&text) {
        Cow::Owned(cleaned) => cleaned,
        Cow::Borrowed(_) => text,
    }
}

/// How much of a text is looked at to tell HTML, bytes.
const SNIFFED: usize = 4096;

/// Tags that only a page of HTML has near its beginning.
const TELLING_TAGS: [&str; 24] = [
    "style",
    "span",
    "table",
    "h2",
    "ul",
    "ol",
    "img",
    "header",
    "nav",
    "blockquote",
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "script",
    "div",
    "article",
    "section",
    "main",
    "p",
    "h1",
    "link",
];

/// Whether the text is HTML: by its first kilobytes, or by the declared type where a tag stands in them.
fn is_html(text: &str, content_type: Option<&str>) -> bool {
    let head = &text[..floor_boundary(text, SNIFFED)];
    let trimmed = head.trim_start();
    if !head.contains('<') {
        return false;
    }
    let declared = content_type.is_some_and(|t| t.contains("html"));
    if declared {
        return true;
    }
    let telling = head
        .match_indices('<')
        .filter(|&(at, _)| opens_telling_tag(&head[at + 1..]))
        .count();
    trimmed.starts_with('<') && telling > 0
}

fn opens_telling_tag(after: &str) -> bool {
    TELLING_TAGS.iter().any(|tag| {
        after
            .get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && after[tag.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace())
    })
}
