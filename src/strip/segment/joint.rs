//! Where two inline elements meet without a blank: whether a reader sees one word there or two.
//!
//! Style sheets draw `<span>Simon Birch</span><span>Head of Sales</span>` apart, and the page's text does not say so.
//! In WCXB's development split (1,358 pages), where the characters on both sides are those of a row
//! of [`APART`], the annotation has a blank in 1,254 of 1,266 places; elsewhere it mostly has none.

/// The edges of inline elements between the text so far and the text to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Joint {
    ended: bool,
    began: bool,
    tied: bool,
    /// Whether what ended was stressed: a label before what it names.
    stressed: bool,
}

/// What the characters at an edge are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Small,
    Capital,
    /// A capital before a small letter.
    Word,
    Digit,
    Stop,
    Colon,
    Bracket,
    Other,
}

/// Which edges a row of the table is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edges {
    /// One element ends and another begins.
    Both,
    Ends,
    Begins,
}

/// Two words; in the order of how often it was seen, with the places where the annotation joins them.
const APART: &[(Edges, Side, Side)] = &[
    (Edges::Both, Side::Small, Side::Word),      // 589, joined 2
    (Edges::Both, Side::Small, Side::Digit),     // 228, 0
    (Edges::Both, Side::Small, Side::Capital),   // 76, 0
    (Edges::Both, Side::Digit, Side::Digit),     // 61, 6
    (Edges::Both, Side::Digit, Side::Capital),   // 56, 0
    (Edges::Both, Side::Capital, Side::Word),    // 50, 0
    (Edges::Both, Side::Stop, Side::Word),       // 48, 0
    (Edges::Both, Side::Digit, Side::Word),      // 32, 0
    (Edges::Ends, Side::Colon, Side::Digit),     // 24, 0
    (Edges::Both, Side::Bracket, Side::Digit),   // 23, 0
    (Edges::Both, Side::Capital, Side::Capital), // 19, 2
    (Edges::Begins, Side::Colon, Side::Word),    // 19, 0
    (Edges::Begins, Side::Small, Side::Word),    // 16, 0
    (Edges::Begins, Side::Stop, Side::Word),     // 13, 2
];

impl Joint {
    /// An inline element begins.
    pub(super) fn begin(&mut self, name: &str) {
        self.began = true;
        self.tied |= is_tied(name);
    }

    /// An inline element ends.
    pub(super) fn end(&mut self, name: &str) {
        self.ended = true;
        self.tied |= is_tied(name);
        self.stressed |= matches!(name, "b" | "em" | "strong");
    }

    /// Whether the text behind the joint is a word of its own; `before` and `behind` have no blanks at the joint.
    pub(super) fn is_apart(self, before: &str, behind: &str) -> bool {
        let edges = match (self.ended, self.began) {
            _ if self.tied => return false,
            (true, true) => Edges::Both,
            (true, false) => Edges::Ends,
            (false, true) => Edges::Begins,
            (false, false) => return false,
        };
        let row = (edges, last(before), first(behind));
        // "<em>Place</em>The harbour": 11 apart, none joined; "<b>move</b>Buddha" begins small.
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        let is_name = || word.is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_label = self.stressed && row == (Edges::Ends, Side::Small, Side::Word);
        let is_label = is_label && is_name();
        is_label || APART.contains(&row)
    }
}

/// Raised and lowered signs, and readings above a word, belong to it.
fn is_tied(name: &str) -> bool {
    matches!(name, "sub" | "sup" | "ruby" | "rb" | "rt" | "rp" | "wbr")
}

fn last(text: &str) -> Side {
    let mut letters = text.chars().rev();
    let Some(letter) = letters.next() else {
        return Side::Other;
    };
    // "iPhone", "eBay": a letter alone is no word that could end here.
    let alone = letters.next().is_none_or(|c| !c.is_alphanumeric());
    match letter {
        '.' | '!' | '?' => Side::Stop,
        ':' => Side::Colon,
        ')' => Side::Bracket,
        c if c.is_ascii_digit() => Side::Digit,
        c if c.is_lowercase() && !alone => Side::Small,
        c if c.is_uppercase() && !alone => Side::Capital,
        _ => Side::Other,
    }
}

fn first(text: &str) -> Side {
    let mut letters = text.chars();
    match letters.next() {
        Some(c) if c.is_ascii_digit() => Side::Digit,
        Some(c) if c.is_uppercase() && letters.next().is_some_and(char::is_lowercase) => Side::Word,
        Some(c) if c.is_uppercase() => Side::Capital,
        _ => Side::Other,
    }
}
