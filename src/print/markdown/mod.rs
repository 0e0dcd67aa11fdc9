//! Reading → CommonMark (tables as GitHub writes them): the article, and the sidebar's three lists.
//!
//! A block becomes lines, every line gets the prefix of the quotations and lists it stands in.
//! Inline marks and the escaping of what would be taken for markup live in [`inline`]; the lists at
//! the end in [`lists`].

mod inline;
mod lists;
mod notes;

use std::io::{self, Write};

use super::Title;
use crate::doc::{Article, Block, BlockKind};
use crate::reading::Reading;
use crate::text::{Span, squeeze};
use inline::{Inside, escape, image, marked};
use notes::{Notes, Part};

/// Writes the article and its lists.
pub fn write(out: &mut impl Write, reading: &Reading, title: Title) -> io::Result<()> {
    let article = &reading.article;
    if title == Title::Shown {
        head(out, article)?;
    }
    let mut body = Body::new(article);
    for block in &article.blocks {
        if !(title == Title::Shown && body.before.is_none() && repeats_title(article, block)) {
            body.push(block);
        }
    }
    body.push_pictures(article.body.len());
    body.push_notes();
    out.write_all(body.out.as_bytes())?;
    if !body.out.is_empty() {
        writeln!(out)?;
    }
    lists::write(out, reading)
}

/// The title, and a line of who wrote it, when and where.
fn head(out: &mut impl Write, article: &Article) -> io::Result<()> {
    if let Some(words) = &article.title {
        writeln!(out, "# {}\n", escape(&squeeze(words), Inside::Heading))?;
    }
    let mut facts: Vec<String> = article.authors.clone();
    facts.extend(article.published.clone());
    facts.extend(article.site.clone());
    facts.extend(article.address.clone());
    if facts.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "*{}*\n",
        escape(&squeeze(&facts.join(" · ")), Inside::Paragraph)
    )
}

/// Whether a block is a heading that says the title once more: but for marks, and without the name of
/// a site or a book that the title has behind a mark.
fn repeats_title(article: &Article, block: &Block) -> bool {
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    let heading = letters(block.span.of(&article.body));
    let title = article.title.as_deref().unwrap_or_default();
    let end = MARKS.iter().filter_map(|mark| title.find(mark)).min();
    let head = &title[..end.unwrap_or(title.len())];
    is_heading && !heading.is_empty() && [title, head].map(letters).contains(&heading)
}

/// Marks between a title and the name of a site or a book.
const MARKS: [&str; 4] = [" | ", " - ", " – ", " — "];

/// Letters and digits in lower case.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The body as far as it is written, and where in lists and quotations it stands.
struct Body<'a> {
    article: &'a Article,
    out: String,
    before: Option<&'a Block>,
    /// The open lists from the outermost in.
    lists: Vec<List>,
    notes: Notes<'a>,
    /// How many of the article's pictures are written.
    pictures: usize,
}

/// An open list.
struct List {
    /// Columns that its items' text is indented by, beyond the list around it.
    indent: usize,
    /// The number of its last item.
    number: Option<u32>,
    /// Which of the two markers it uses; two lists that touch need different ones.
    marker: Marker,
}

/// What moves the lines of a note in.
const NOTE: &str = "    ";

/// The two forms of each list marker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    /// `-` and `1.`
    First,
    /// `*` and `1)`
    Second,
}

impl<'a> Body<'a> {
    fn new(article: &'a Article) -> Self {
        Self {
            article,
            out: String::new(),
            before: None,
            lists: Vec::new(),
            notes: Notes::of(article),
            pictures: 0,
        }
    }

    fn push(&mut self, block: &'a Block) {
        self.push_pictures(block.span.start);
        let note = self.notes.part(block);
        let item = match (block.kind, &note) {
            (BlockKind::Item { depth, number }, None) => Some((usize::from(depth), number)),
            _ => None,
        };
        self.separate(block, item.is_some());
        let mark = match item {
            Some((depth, number)) => self.item_mark(depth, number),
            None => {
                self.lists.clear();
                String::new()
            }
        };
        // The lines of a note are moved in by four columns, whatever its name's length.
        let (mark, further, span) = match note {
            Some(Part::First(label, words)) => (format!("[^{label}]: "), NOTE.to_owned(), words),
            Some(Part::Further(words)) => (NOTE.to_owned(), NOTE.to_owned(), words),
            None => {
                let further = " ".repeat(mark.len());
                (mark, further, block.span)
            }
        };
        let indent: usize = self
            .lists
            .iter()
            .rev()
            .skip(1)
            .map(|list| list.indent)
            .sum();
        let quotes = "> ".repeat(usize::from(block.quoted));
        for (number, line) in self.lines(block.kind, span).iter().enumerate() {
            let lead = if number == 0 { &mark } else { &further };
            let line = format!("{quotes}{}{lead}{line}", " ".repeat(indent));
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        self.before = Some(block);
    }

    /// A blank line between blocks, inside a quotation if both stand in it; none between items.
    fn separate(&mut self, block: &Block, is_item: bool) {
        let Some(before) = self.before else { return };
        let was_item =
            matches!(before.kind, BlockKind::Item { .. }) && self.notes.part(before).is_none();
        if before.quoted != block.quoted {
            self.lists.clear();
        }
        if is_item && was_item && before.quoted == block.quoted {
            return;
        }
        let shared = usize::from(before.quoted.min(block.quoted));
        self.out.push_str("> ".repeat(shared).trim_end());
        self.out.push('\n');
    }

    /// The marker of an item, after opening or closing the lists around it.
    fn item_mark(&mut self, depth: usize, number: Option<u32>) -> String {
        // A list can begin deeper than one step below the last; the steps between have no item.
        let depth = depth.min(self.lists.len());
        self.lists.truncate(depth + 1);
        let marker = match self.lists.get(depth) {
            Some(list) if continues(list.number, number) => list.marker,
            Some(List {
                marker: Marker::First,
                ..
            }) => Marker::Second,
            _ => Marker::First,
        };
        let mark = match (number, marker) {
            (None, Marker::First) => "- ".to_owned(),
            (None, Marker::Second) => "* ".to_owned(),
            (Some(number), Marker::First) => format!("{number}. "),
            (Some(number), Marker::Second) => format!("{number}) "),
        };
        self.lists.truncate(depth);
        self.lists.push(List {
            indent: mark.len(),
            number,
            marker,
        });
        mark
    }

    /// The pictures that stand before a byte offset of the body and are not written yet.
    fn push_pictures(&mut self, before: usize) {
        let rest = self.article.pictures.iter().skip(self.pictures);
        for picture in rest.take_while(|picture| picture.at <= before) {
            if !self.out.is_empty() {
                self.out.push('\n');
            }
            self.out.push_str(&image(picture));
            self.pictures += 1;
            self.lists.clear();
            if self.before.is_none() {
                self.out.push('\n');
            }
        }
    }

    /// The notes whose text the article has not.
    fn push_notes(&mut self) {
        for note in self.notes.behind() {
            self.out.push('\n');
            self.out.push_str(&note);
        }
    }

    fn lines(&self, kind: BlockKind, span: Span) -> Vec<String> {
        let text = span.of(&self.article.body);
        match kind {
            BlockKind::Heading(level) => {
                let words = squeeze(&marked(self.article, span, Inside::Heading));
                vec![format!(
                    "{} {words}",
                    "#".repeat(usize::from(level.clamp(1, 6)))
                )]
            }
            BlockKind::Code => code(text),
            BlockKind::Table { header } => self.table(span, header),
            BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Caption => {
                let words = marked(self.article, span, Inside::Paragraph);
                broken_lines(&words)
            }
        }
    }

    fn table(&self, span: Span, header: bool) -> Vec<String> {
        let text = span.of(&self.article.body);
        let mut rows = Vec::new();
        let mut at = span.start;
        for line in text.split('\n') {
            let mut cells = Vec::new();
            for cell in line.split('\t') {
                let span = Span::new(at, at + cell.len());
                cells.push(squeeze(&marked(self.article, span, Inside::Cell)));
                at += cell.len() + 1;
            }
            rows.push(cells);
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if !header {
            rows.insert(0, Vec::new());
        }
        rows.insert(1, vec!["---".to_owned(); columns]);
        rows.iter().map(|cells| row(cells, columns)).collect()
    }
}

/// Whether a list with this last number goes on with that one, as numbers count up.
fn continues(last: Option<u32>, next: Option<u32>) -> bool {
    match (last, next) {
        (None, None) => true,
        (Some(last), Some(next)) => last.checked_add(1) == Some(next),
        _ => false,
    }
}

fn row(cells: &[String], columns: usize) -> String {
    let mut line = String::from("|");
    for column in 0..columns {
        let cell = cells.get(column).map_or("", String::as_str);
        line.push_str(&format!(" {cell} |"));
    }
    line
}

/// Lines between fences that are longer than any run of backticks inside.
fn code(text: &str) -> Vec<String> {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let mut lines = vec![fence.clone()];
    lines.extend(text.split('\n').map(str::to_owned));
    lines.push(fence);
    lines
}

/// The lines of a paragraph; a line break that counts is a backslash at the line's end.
fn broken_lines(words: &str) -> Vec<String> {
    let lines: Vec<_> = words
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let last = lines.len().saturating_sub(1);
    let end = |number| if number < last { "\\" } else { "" };
    lines
        .iter()
        .enumerate()
        .map(|(number, line)| format!("{line}{}", end(number)))
        .collect()
}

#[cfg(test)]
mod tests;
