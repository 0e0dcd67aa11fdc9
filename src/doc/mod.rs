//! The article as a value: one body string, blocks and inline marks that point into it, and the
//! cuts that were left out.
//!
//! Nothing here knows how the article was found or how it is shown; [`wrap`] turns it into rows and
//! [`find`] searches it.

pub mod find;
pub mod flow;
pub mod wrap;

use crate::text::Span;

/// A cleaned article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The title without the site's name; it is not repeated in the body.
    pub title: Option<String>,
    /// People or desks that wrote it, as the page names them, without "By".
    pub authors: Vec<String>,
    /// Date or date and time of publication, ISO 8601.
    pub published: Option<String>,
    /// The site's or outlet's name.
    pub site: Option<String>,
    /// ISO 639-1 code of the language, where it is known or can be told.
    pub language: Option<String>,
    /// The address the page came from.
    pub address: Option<String>,
    /// The text. Blocks are separated by one blank line (`"\n\n"`); inside a block a `\n` is a line
    /// break that counts, and a `\t` separates the cells of a table's row.
    pub body: String,
    /// The blocks in order: their spans are disjoint and together hold all but the blank lines.
    pub blocks: Vec<Block>,
    /// Marks inside the blocks, by start; links and emphasis may nest.
    pub inlines: Vec<Inline>,
    /// The notes that marks in the text lead to, in the order of their first marks.
    pub footnotes: Vec<Footnote>,
    /// Pictures that have no caption and whose alternative text is a sentence, in order. What it says
    /// is no text of the page, so it is not in the body.
    pub pictures: Vec<Picture>,
}

/// A picture and what it shows, by its alternative text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Byte offset into the body at which it stands: the start of the block that follows it, or the
    /// body's length.
    pub at: usize,
    /// What it shows.
    pub words: String,
    /// Where it is, resolved; http or https only.
    pub address: Option<String>,
}

/// A note at the foot of the text. [`InlineKind::Note`] marks the places that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Its name: letters, digits and hyphens; no two notes share one.
    pub label: String,
    /// What it says, without its own mark and the way back; a blank line separates its blocks.
    pub text: String,
    /// Where the body has that text, bytes; none where the article was taken without its notes.
    pub place: Option<Span>,
}

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the body, bytes.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// How many block quotations it stands in.
    pub quoted: u8,
    /// How many lists' items it stands in behind their first paragraphs; 0 for items themselves.
    pub inside: u8,
}

/// The kinds of blocks that a reader can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading; level 1 to 6.
    Heading(u8),
    /// The first paragraph of a list's item.
    Item {
        /// 0 for an item of an outermost list.
        depth: u8,
        /// Its number in an ordered list.
        number: Option<u32>,
    },
    /// Preformatted text, whose line breaks and blanks count.
    Code,
    /// A table: each line a row, its cells separated by tabs.
    Table {
        /// Whether the first row is the header.
        header: bool,
    },
    /// What is said of a picture, a figure or a table.
    Caption,
}

/// A mark on a piece of text inside one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Where it stands in the body, bytes.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of inline marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Stressed text.
    Emphasis,
    /// Strongly stressed text.
    Strong,
    /// Code inside running text.
    Code,
    /// A link and its address, resolved against the page's; http, https or mailto only.
    Link(String),
    /// A mark, `1` or `[2]`, that leads to the article's footnote of this number.
    Note(usize),
}

/// A piece of the page's visible text that is not part of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Byte offset into the body at which it stood: the start of the block that followed it, or the
    /// body's length.
    pub at: usize,
    /// Its text, lines separated by `\n`.
    pub text: String,
    /// Why it was left out.
    pub why: Why,
}

/// Reasons for a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Buttons and icon names for sharing the page.
    ShareButtons,
    /// Readers' comments and the form for them.
    Comments,
    /// A poll and its results.
    Poll,
    /// Who made a picture.
    PictureCredit,
    /// Menus, breadcrumbs, pagers, skip links, search and log-in forms.
    Navigation,
    /// Teasers of and links to other pages.
    Related,
    /// A notice about cookies or a consent dialogue.
    CookieNotice,
    /// An advertisement.
    Advertisement,
    /// An invitation to subscribe.
    Newsletter,
    /// A description of the author.
    AuthorBox,
    /// Author, date and reading time, shown as metadata instead.
    Byline,
    /// Topics and categories.
    Tags,
    /// Rights and imprint.
    Copyright,
    /// Text that stands in the article already.
    Repeated,
    /// A further article on the same page.
    AnotherArticle,
    /// Anything else.
    Other,
}

impl Why {
    /// Every reason, in the order of the declaration.
    pub const ALL: [Why; 16] = [
        Why::ShareButtons,
        Why::Comments,
        Why::Poll,
        Why::PictureCredit,
        Why::Navigation,
        Why::Related,
        Why::CookieNotice,
        Why::Advertisement,
        Why::Newsletter,
        Why::AuthorBox,
        Why::Byline,
        Why::Tags,
        Why::Copyright,
        Why::Repeated,
        Why::AnotherArticle,
        Why::Other,
    ];

    /// The reason in the words that the reader and `--json` show.
    pub const fn words(self) -> &'static str {
        match self {
            Why::ShareButtons => "share buttons",
            Why::Comments => "comment form",
            Why::Poll => "poll",
            Why::PictureCredit => "picture credit",
            Why::Navigation => "navigation",
            Why::Related => "related",
            Why::CookieNotice => "cookie notice",
            Why::Advertisement => "advertisement",
            Why::Newsletter => "newsletter",
            Why::AuthorBox => "author box",
            Why::Byline => "author and date",
            Why::Tags => "tags",
            Why::Copyright => "copyright",
            Why::Repeated => "repeated text",
            Why::AnotherArticle => "another article",
            Why::Other => "other",
        }
    }
}
