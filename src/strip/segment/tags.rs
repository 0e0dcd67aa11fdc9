//! What the elements of HTML are to a reader: one table.

/// Elements that the segmentation or the model tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Any block-level element without a case of its own.
    Block,
    /// A paragraph.
    Paragraph,
    /// A generic division.
    Division,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An article.
    Article,
    /// A section.
    Section,
    /// The main part of the page.
    Main,
    /// An aside.
    Aside,
    /// A navigation.
    Navigation,
    /// A header.
    Header,
    /// A footer.
    Footer,
    /// A list without order.
    List,
    /// A list with numbers.
    Ordered,
    /// An item of a list.
    Item,
    /// A list of terms and descriptions, or a part of one.
    Description,
    /// A block quotation.
    Quote,
    /// Preformatted text.
    Preformatted,
    /// A figure.
    Figure,
    /// What is said of a figure or table.
    Caption,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell; the header's or another.
    Cell,
    /// A form or a part of one.
    Form,
    /// A button, an option or another control with text.
    Control,
    /// A postal or electronic address.
    Address,
    /// Details that open on a click, or their summary.
    Details,
    /// A dialogue, shown when it is open.
    Dialog,
    /// Shown where scripts do not run.
    NoScript,
    /// A line break.
    Break,
    /// A link.
    Link,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Code in running text.
    Code,
    /// Any other element inside running text.
    Inline,
    /// Holds no text for a reader.
    Skipped,
}

impl Tag {
    /// The case for an element's local name.
    pub fn of(name: &str) -> Self {
        match name {
            "p" => Tag::Paragraph,
            "div" => Tag::Division,
            "h1" => Tag::Heading(1),
            "h2" => Tag::Heading(2),
            "h3" => Tag::Heading(3),
            "h4" => Tag::Heading(4),
            "h5" => Tag::Heading(5),
            "h6" => Tag::Heading(6),
            "a" => Tag::Link,
            "em" | "i" | "cite" | "dfn" | "var" => Tag::Emphasis,
            "b" | "strong" => Tag::Strong,
            "code" | "kbd" | "samp" | "tt" => Tag::Code,
            "br" => Tag::Break,
            "li" => Tag::Item,
            "ul" | "menu" | "dir" => Tag::List,
            "ol" => Tag::Ordered,
            "dl" | "dt" | "dd" => Tag::Description,
            "article" => Tag::Article,
            "section" => Tag::Section,
            "main" => Tag::Main,
            "aside" => Tag::Aside,
            "nav" => Tag::Navigation,
            "header" => Tag::Header,
            "footer" => Tag::Footer,
            "blockquote" => Tag::Quote,
            "pre" | "listing" | "xmp" | "plaintext" => Tag::Preformatted,
            "figure" => Tag::Figure,
            "figcaption" | "caption" | "legend" => Tag::Caption,
            "table" => Tag::Table,
            "tr" => Tag::Row,
            "td" | "th" => Tag::Cell,
            "form" | "fieldset" | "search" => Tag::Form,
            "button" | "select" | "option" | "optgroup" | "textarea" | "label" | "output" => {
                Tag::Control
            }
            "address" => Tag::Address,
            "details" | "summary" => Tag::Details,
            "dialog" => Tag::Dialog,
            "noscript" => Tag::NoScript,
            "hr" | "body" | "html" | "hgroup" | "center" | "tbody" | "thead" | "tfoot"
            | "colgroup" | "noframes" | "frameset" | "marquee" => Tag::Block,
            "script" | "style" | "head" | "template" | "iframe" | "svg" | "math" | "canvas"
            | "object" | "embed" | "audio" | "video" | "map" | "area" | "datalist" | "title"
            | "meta" | "link" | "base" | "param" | "source" | "track" | "img" | "input"
            | "progress" | "meter" | "noembed" | "picture" => Tag::Skipped,
            _ => Tag::Inline,
        }
    }

    /// Whether its text runs on with the text around it.
    pub const fn is_inline(self) -> bool {
        matches!(
            self,
            Tag::Link | Tag::Emphasis | Tag::Strong | Tag::Code | Tag::Inline
        )
    }
}
