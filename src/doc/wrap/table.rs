//! A table → rows: columns side by side where they fit, else each line as a record.
//!
//! The columns' widths come from the first lines of the whole table, so every piece of a long table
//! agrees on them and none needs to look at all of it. Cells that are wider wrap inside their column.

mod records;
#[cfg(test)]
mod tests;

use super::{Fill, Fragment, Hang, Room, Row, RowKind, clamp, lines, prose, shown_width};
use crate::text::{Span, floor_boundary};

/// Columns between two cells; a line is drawn in the middle.
const BETWEEN: usize = 3;
/// A longer word, an address for instance, may be broken so that the table keeps its columns.
const LONGEST_WORD: usize = 24;
/// A column that is narrower than this and holds less than half of its widest cell in one row makes
/// towers of single words: such a table is shown as records. Eight columns of attributes at 80 do.
const CRAMPED: usize = 8;
/// A table leaves the text's edge for so many columns, or for fewer where it then needs no second row:
/// at 80 columns there are three, which saves nothing and looks like a slip.
const WORTH: usize = 16;
/// Lines that decide the columns' widths.
const SAMPLE: usize = 300;
/// Bytes that decide the columns' widths, for tables of very long lines.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Where a table's columns stand.
struct Grid {
    /// Their widths.
    columns: Vec<usize>,
    /// Column of the first one.
    indent: u16,
    /// Columns by which the table begins left of the text.
    hang: u16,
}

pub(super) fn rows(
    text: &str,
    span: Span,
    (whole, header): (Span, bool),
    (room, hang): (Room, Hang),
) -> Vec<Row> {
    let grid = grid(text, whole, room, hang);
    let mut rows = Vec::new();
    for (line, end) in lines(text, span) {
        let begins = header && line.start == whole.start;
        let is_header = begins && !line.is_empty() && !end.is_empty();
        let line_end = if is_header { line.end } else { end.end };
        match &grid {
            Some(grid) if stands_in(&grid.columns, text, line) => {
                grid_line(text, line, grid, &mut rows);
            }
            _ if is_header => records::header(text, line, room, &mut rows),
            _ => {
                let labels = (header && !begins).then_some(whole);
                records::record(text, line, (labels, room), &mut rows);
            }
        }
        if let Some(last) = rows.last_mut() {
            last.span.end = line_end;
        }
        if is_header {
            rows.push(rule(end, grid.as_ref(), room));
        }
    }
    rows
}

/// The rule below the header: as long as the table, and as the text at least.
fn rule(end: Span, grid: Option<&Grid>, room: Room) -> Row {
    let Some(grid) = grid else {
        return Row::empty(end, RowKind::Rule(room.width));
    };
    let long = usize::from(grid.indent) + taken(&grid.columns);
    Row {
        rules: grid.rules(),
        hang: grid.hang,
        ..Row::empty(end, RowKind::Rule(clamp(long).max(room.width)))
    }
}

/// Whether a line can stand in the columns: it has no more cells than the sampled lines, and none that
/// a column of a single cell would have to break, which no row can.
fn stands_in(columns: &[usize], text: &str, line: Span) -> bool {
    let mut cells = cells(text, line);
    let holds = |width: usize, cell: Span| width >= 2 || shown_width(cell.of(text)) <= width;
    let held = columns
        .iter()
        .all(|&width| cells.next().is_none_or(|cell| holds(width, cell)));
    held && cells.next().is_none()
}

/// Columns that cells of these widths take side by side.
fn taken(columns: &[usize]) -> usize {
    columns.iter().sum::<usize>() + BETWEEN * columns.len().saturating_sub(1)
}

/// The columns of a table, or none where it is too wide for the room or has one column. One that is
/// wider than the text hangs out into the margins, by what they have.
fn grid(text: &str, whole: Span, room: Room, hang: Hang) -> Option<Grid> {
    let needs = Needs::of(text, whole);
    // The bars of a quotation stay where they are.
    let left = if room.indent > 0 { 0 } else { hang.left };
    let margins = usize::from(left) + usize::from(hang.right);
    let margins = match taken(&needs.natural) <= room.columns() + margins || margins >= WORTH {
        true => margins,
        false => 0,
    };
    let columns = needs.shared(room.columns() + margins)?;
    let beyond = taken(&columns).saturating_sub(room.columns());
    Some(Grid {
        columns,
        indent: room.indent,
        hang: clamp(beyond * usize::from(left) / margins.max(1)),
    })
}

/// What a table's columns need.
struct Needs {
    /// Each column's widest cell.
    natural: Vec<usize>,
    /// Each column's longest word, below which it does not go.
    words: Vec<usize>,
}

impl Needs {
    fn of(text: &str, whole: Span) -> Self {
        let end = floor_boundary(text, whole.end.min(whole.start + SAMPLE_BYTES));
        let (mut natural, mut words): (Vec<usize>, Vec<usize>) = Default::default();
        for (line, _) in lines(text, Span::new(whole.start, end)).take(SAMPLE) {
            for (index, cell) in line.of(text).split('\t').enumerate() {
                if index == natural.len() {
                    natural.push(0);
                    words.push(0);
                }
                let words_of = cell.split_whitespace().map(shown_width);
                let longest = words_of.max().unwrap_or(0).min(LONGEST_WORD);
                natural[index] = natural[index].max(shown_width(cell.trim()));
                words[index] = words[index].max(longest);
            }
        }
        Self { natural, words }
    }

    /// The widths in so many columns; none where a word would have to be broken, or where columns
    /// would be towers.
    fn shared(&self, room: usize) -> Option<Vec<usize>> {
        let room = room.checked_sub(BETWEEN * self.natural.len().saturating_sub(1))?;
        if self.natural.len() < 2 || self.words.iter().sum::<usize>() > room {
            return None;
        }
        let columns = shared(self.natural.clone(), &self.words, room);
        let mut given = columns.iter().zip(&self.natural);
        let is_tower =
            |(&width, &natural): (&usize, &usize)| width < CRAMPED && 2 * width < natural;
        (!given.any(is_tower)).then_some(columns)
    }
}

/// Takes from the widest columns until all fit: no column gives up more than a wider one, and none
/// goes below its least width.
fn shared(mut natural: Vec<usize>, least: &[usize], room: usize) -> Vec<usize> {
    let mut over = natural.iter().sum::<usize>().saturating_sub(room);
    while over > 0 {
        let can_give = |index: &usize| natural[*index] > least[*index];
        let Some(widest) = (0..natural.len())
            .filter(can_give)
            .max_by_key(|&index| natural[index])
        else {
            break;
        };
        natural[widest] -= 1;
        over -= 1;
    }
    natural
}

impl Grid {
    /// Where the lines between the columns are drawn.
    fn rules(&self) -> Vec<u16> {
        let mut left = usize::from(self.indent);
        let inner = self
            .columns
            .iter()
            .take(self.columns.len().saturating_sub(1));
        inner
            .map(|column| {
                left += column + BETWEEN;
                clamp(left - BETWEEN / 2 - 1)
            })
            .collect()
    }
}

/// A line whose cells stand side by side. A row's span starts where the tallest cell's row starts.
fn grid_line(text: &str, line: Span, grid: &Grid, into: &mut Vec<Row>) {
    let mut wrapped: Vec<Vec<Row>> = Vec::new();
    let mut left = usize::from(grid.indent);
    for (cell, columns_here) in cells(text, line).zip(grid.columns.iter().copied()) {
        let cell_room = Room {
            indent: clamp(left),
            width: clamp(left + columns_here),
        };
        wrapped.push(prose::rows(text, cell, cell_room, Fill::Ragged));
        left += columns_here + BETWEEN;
    }
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let tallest: Vec<usize> = wrapped
        .iter()
        .max_by_key(|rows| rows.len())
        .map(|rows| rows.iter().map(|row| row.span.start).collect())
        .unwrap_or_default();
    for index in 0..height {
        let start = match index {
            0 => line.start,
            _ => tallest.get(index).copied().unwrap_or(line.end),
        };
        let end = tallest.get(index + 1).copied().unwrap_or(line.end);
        let fragments: Vec<Fragment> = wrapped
            .iter()
            .filter_map(|rows| rows.get(index))
            .flat_map(|row| row.fragments.iter().copied())
            .collect();
        into.push(Row {
            fragments,
            rules: grid.rules(),
            hang: grid.hang,
            ..Row::empty(Span::new(start, end), RowKind::Text)
        });
    }
}

/// The cells of a line, without the blanks around their text.
fn cells(text: &str, line: Span) -> impl Iterator<Item = Span> {
    let mut start = line.start;
    line.of(text).split('\t').map(move |cell| {
        let lead = cell.len() - cell.trim_start().len();
        let span = Span::new(start + lead, start + lead + cell.trim().len());
        start += cell.len() + 1;
        span
    })
}
