//! A list laid over the text: rows to choose from, each leading somewhere. Cards, links, matches,
//! marks, pages and the palette are all one of these with different rows.

use super::action::Action;
use super::entries::Id;
use crate::text::Span;
use crate::text::order::order_by;

/// Where a row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a byte of the body.
    Place(usize),
    /// To the statement that begins at a byte of the body.
    Statement(usize),
    /// To an action.
    Act(Action),
    /// To the card of an entry.
    Card(Id),
    /// To the question what to do with an address.
    Link(String),
    /// To the article's footnote of this number.
    Note(usize),
    /// To an address, outside.
    Outside(String),
    /// To an address, as a page of the reader's own.
    Inside(String),
    /// To the clipboard: a text, and what it is called there.
    Copy(String, &'static str),
    /// To a page.
    Page(usize),
    /// To a mark, by its number.
    Mark(usize),
    /// One entry is the same as another: the entry, and the other's name.
    Same(Id, String),
    /// Nowhere.
    Nothing,
}

/// How a row is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A row to choose.
    Row,
    /// A heading; the selection passes over it.
    Heading,
    /// A sentence; the selection passes over it. Long ones go on in further rows.
    Note,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How it is drawn.
    pub kind: ItemKind,
    /// What stands in front, in a column of its own.
    pub lead: String,
    /// Its text.
    pub text: String,
    /// Another name of it that a filter finds and nobody sees.
    pub also: &'static str,
    /// Which bytes of the text are marked, and put into the middle.
    pub mark: Option<Span>,
    /// Where it leads.
    pub target: Target,
}

impl Item {
    /// A row to choose.
    pub fn row(lead: impl Into<String>, text: impl Into<String>, target: Target) -> Self {
        Self {
            kind: ItemKind::Row,
            lead: lead.into(),
            text: text.into(),
            also: "",
            mark: None,
            target,
        }
    }

    /// The row under another name as well.
    pub fn also(mut self, name: &'static str) -> Self {
        self.also = name;
        self
    }

    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self {
            kind: ItemKind::Heading,
            ..Self::row("", text, Target::Nothing)
        }
    }

    /// A sentence.
    pub fn note(text: impl Into<String>) -> Self {
        Self {
            kind: ItemKind::Note,
            ..Self::row("", text, Target::Nothing)
        }
    }

    /// A place of the body with the words around it on one line, its own words marked; whole words of
    /// its own paragraph, with a sign where there are more of them.
    pub fn in_context(body: &str, span: Span, target: Target) -> Self {
        /// Bytes of context on either side.
        const CONTEXT: usize = 120;
        let line = |text: &str| text.replace(['\n', '\t'], " ");
        let start = crate::text::floor_boundary(body, span.start.saturating_sub(CONTEXT));
        let end = crate::text::floor_boundary(body, span.end + CONTEXT);
        let before = line(&before(body, Span::new(start, span.start)));
        let words = line(body.get(span.start..span.end).unwrap_or_default());
        let after = line(&after(body, Span::new(span.end, end)));
        let mark = Span::new(before.len(), before.len() + words.len());
        Self {
            mark: Some(mark),
            ..Self::row("", format!("{before}{words}{after}"), target)
        }
    }
}

/// What of a piece before a place stands in the place's paragraph.
fn before(body: &str, piece: Span) -> String {
    let text = body.get(piece.start..piece.end).unwrap_or_default();
    if let Some(at) = text.rfind("\n\n") {
        return text[at + 2..].to_owned();
    }
    match text
        .split_once([' ', '\n', '\t'])
        .filter(|_| piece.start > 0)
    {
        Some((_, words)) => format!("…{words}"),
        None => text.to_owned(),
    }
}

/// What of a piece behind a place stands in the place's paragraph.
fn after(body: &str, piece: Span) -> String {
    let text = body.get(piece.start..piece.end).unwrap_or_default();
    if let Some(at) = text.find("\n\n") {
        return text[..at].to_owned();
    }
    let cut = text.rsplit_once([' ', '\n', '\t']);
    match cut.filter(|_| piece.end < body.len()) {
        Some((words, _)) => format!("{words}…"),
        None => text.to_owned(),
    }
}

/// A list laid over the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// Its title.
    pub title: String,
    /// All its rows.
    pub items: Vec<Item>,
    /// The rows that the filter leaves, by number.
    pub shown: Vec<usize>,
    /// The selected one of them.
    pub selected: usize,
}

impl Picker {
    /// A list with its first row selected.
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        let mut picker = Self {
            title: title.into(),
            items,
            shown: Vec::new(),
            selected: 0,
        };
        picker.filter("");
        picker
    }

    /// Shows the rows that contain every word of the filter; without one, headings and notes too. A
    /// row whose lead or other name is the whole filter comes first.
    pub fn filter(&mut self, filter: &str) {
        let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
        let fits = |item: &Item| {
            let text = format!("{} {} {}", item.lead, item.text, item.also).to_lowercase();
            words.is_empty()
                || (item.kind == ItemKind::Row && words.iter().all(|word| text.contains(word)))
        };
        let all = self.items.iter().enumerate();
        self.shown = all
            .filter(|(_, item)| fits(item))
            .map(|(index, _)| index)
            .collect();
        if !words.is_empty() {
            let filter = filter.trim();
            let is_it = |index: &usize| {
                self.items
                    .get(*index)
                    .is_some_and(|item| item.lead == filter || item.also == filter)
            };
            order_by(&mut self.shown, |index| ((!is_it(index)).into(), 0));
        }
        self.selected = self.selectable(0..self.shown.len()).unwrap_or(0);
    }

    fn selectable(&self, mut range: impl Iterator<Item = usize>) -> Option<usize> {
        range.find(|&row| {
            self.item(row)
                .is_some_and(|item| item.kind == ItemKind::Row)
        })
    }

    /// The item of a row.
    pub fn item(&self, row: usize) -> Option<&Item> {
        self.items.get(*self.shown.get(row)?)
    }

    /// Moves the selection by rows that can be chosen; stops at the ends.
    pub fn move_by(&mut self, by: isize) {
        for _ in 0..by.unsigned_abs() {
            let next = match by > 0 {
                true => self.selectable(self.selected + 1..self.shown.len()),
                false => self.selectable((0..self.selected).rev()),
            };
            match next {
                Some(row) => self.selected = row,
                None => return,
            }
        }
    }

    /// Selects the row of a target, if there is one.
    pub fn select(&mut self, is_wanted: impl Fn(&Target) -> bool) {
        let rows = 0..self.shown.len();
        let found = rows.rev().find(|&row| {
            self.item(row)
                .is_some_and(|item| item.kind == ItemKind::Row && is_wanted(&item.target))
        });
        self.selected = found.unwrap_or(self.selected);
    }

    /// Whether its rows have numbers in front: typing one chooses.
    pub fn is_numbered(&self) -> bool {
        self.items.first().is_some_and(|item| item.lead == "1")
    }

    /// Where the selected row leads.
    pub fn target(&self) -> Target {
        self.item(self.selected)
            .map_or(Target::Nothing, |item| item.target.clone())
    }
}
