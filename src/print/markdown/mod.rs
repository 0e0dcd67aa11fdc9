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
    body.push_pictures(article.body.len(), 0);
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
    /// How many lists are around it on the page; those without an item of their own are not open here.
    depth: usize,
    /// How many quotations its items stand in.
    quoted: u8,
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
        let note = self.notes.part(block);
        let item = match (block.kind, &note) {
            (BlockKind::Item { depth, number }, None) => Some((usize::from(depth), number)),
            _ => None,
        };
        let around = item.map_or(usize::from(block.inside), |(depth, _)| depth + 1);
        self.push_pictures(block.span.start, item.map_or(around, |_| 0));
        let before = self
            .before
            .map(|before| (before, self.prefix(before.quoted)));
        self.leave_lists(around, block.quoted);
        let mark = match item {
            Some((depth, number)) => self.item_mark(depth, number, block.quoted),
            None => String::new(),
        };
        let prefix = self.prefix(block.quoted);
        if let Some((before, other)) = before {
            self.separate((before, block), &common(&other, &prefix), item.is_some());
        }
        // The lines of a note are moved in by four columns, whatever its name's length.
        let (mark, further, span) = match note {
            Some(Part::First(label, words)) => (format!("[^{label}]: "), NOTE, words),
            Some(Part::Further(words)) => (NOTE.to_owned(), NOTE, words),
            None => (mark, "", block.span),
        };
        // The mark of an item stands where its further lines have blanks.
        let start = match item {
            Some(_) => &prefix[..prefix.len() - mark.len()],
            None => &prefix,
        };
        for (number, line) in self.lines(block.kind, span).iter().enumerate() {
            let line = match number {
                0 => format!("{start}{mark}{line}"),
                _ => format!("{prefix}{further}{line}"),
            };
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        self.before = Some(block);
    }

    /// What every line begins with that stands in so many quotations and in all open lists.
    fn prefix(&self, quoted: u8) -> String {
        let mut prefix = String::new();
        let mut level = 0;
        for list in &self.lists {
            prefix.push_str(&"> ".repeat(usize::from(list.quoted.saturating_sub(level))));
            prefix.push_str(&" ".repeat(list.indent));
            level = list.quoted;
        }
        prefix + &"> ".repeat(usize::from(quoted.saturating_sub(level)))
    }

    /// Closes the lists that a block does not stand in: those deeper than the `around` lists around
    /// it, and those in a quotation that has ended.
    fn leave_lists(&mut self, around: usize, quoted: u8) {
        let stays = |list: &List| list.depth < around && list.quoted <= quoted;
        let open = self.lists.iter().take_while(|list| stays(list)).count();
        self.lists.truncate(open);
    }

    /// A blank line between blocks, inside what both stand in; none between items.
    fn separate(&mut self, (before, block): (&Block, &Block), shared: &str, is_item: bool) {
        let was_item =
            matches!(before.kind, BlockKind::Item { .. }) && self.notes.part(before).is_none();
        if is_item && was_item && before.quoted == block.quoted {
            return;
        }
        self.out.push_str(shared.trim_end());
        self.out.push('\n');
    }

    /// The marker of an item, after opening or closing the lists around it.
    fn item_mark(&mut self, depth: usize, number: Option<u32>, quoted: u8) -> String {
        // A list can begin deeper than one step below the last; the steps between have no item.
        let before = self.lists.pop_if(|list| list.depth == depth);
        let marker = match before.filter(|list| list.quoted == quoted) {
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
        self.lists.push(List {
            depth,
            quoted,
            indent: mark.len(),
            number,
            marker,
        });
        mark
    }

    /// The pictures that stand before a byte offset of the body and are not written yet; they stand in
    /// the items that the block behind them stands in, which are of the `around` lists around it.
    fn push_pictures(&mut self, before: usize, around: usize) {
        let rest = self.article.pictures.iter().skip(self.pictures);
        for picture in rest.take_while(|picture| picture.at <= before) {
            if !self.out.is_empty() {
                self.out.push('\n');
            }
            self.leave_lists(around, 0);
            self.out.push_str(&self.prefix(0));
            self.out.push_str(&image(picture));
            self.pictures += 1;
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

/// What two lines both begin with.
fn common(one: &str, other: &str) -> String {
    let same = one.chars().zip(other.chars());
    same.take_while(|(one, other)| one == other)
        .map(|(c, _)| c)
        .collect()
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
