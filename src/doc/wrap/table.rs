//! A table → rows: columns side by side where they fit, else each cell on rows of its own.
//!
//! The columns' widths come from the first lines of the whole table, so every piece of a long table
//! agrees on them and none needs to look at all of it. Cells that are wider wrap inside their column.

use super::{Fill, Fragment, Room, Row, RowKind, clamp, lines, prose, shown_width};
use crate::text::{Span, floor_boundary};

/// Columns between two cells; a line is drawn in the middle.
const BETWEEN: usize = 3;
/// A longer word, an address for instance, may be broken so that the table keeps its columns.
const LONGEST_WORD: usize = 24;
/// Lines that decide the columns' widths.
const SAMPLE: usize = 300;
/// Bytes that decide the columns' widths, for tables of very long lines.
const SAMPLE_BYTES: usize = 64 * 1024;

pub(super) fn rows(text: &str, span: Span, (whole, header): (Span, bool), room: Room) -> Vec<Row> {
    let columns = columns(text, whole, room.columns());
    let mut rows = Vec::new();
    for (line, end) in lines(text, span) {
        let is_header = header && line.start == whole.start && !line.is_empty() && !end.is_empty();
        let line_end = if is_header { line.end } else { end.end };
        match &columns {
            Some(columns) if stands_in(columns, text, line) => {
                grid_line(text, line, columns, room, &mut rows);
            }
            _ => {
                let labels = header
                    .then_some(whole)
                    .filter(|_| line.start != whole.start);
                stacked_line(text, line, (labels, room), &mut rows);
            }
        }
        if let Some(last) = rows.last_mut() {
            last.span.end = line_end;
        }
        if is_header {
            rows.push(Row {
                span: end,
                fragments: Vec::new(),
                rules: columns
                    .as_deref()
                    .map_or_else(Vec::new, |columns| rules(columns, room)),
                label: None,
                kind: RowKind::Rule,
            });
        }
    }
    rows
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

/// The columns' widths, or none where the table is too wide for the room or has one column.
///
/// No column is narrower than its longest word; what is left over goes to those that have more to
/// show.
fn columns(text: &str, whole: Span, room: usize) -> Option<Vec<usize>> {
    let end = floor_boundary(text, whole.end.min(whole.start + SAMPLE_BYTES));
    let mut natural: Vec<usize> = Vec::new();
    let mut words: Vec<usize> = Vec::new();
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
    let between = BETWEEN * natural.len().saturating_sub(1);
    let room = room.checked_sub(between)?;
    if natural.len() < 2 {
        return None;
    }
    let fits = words.iter().sum::<usize>() <= room;
    fits.then(|| shared(natural, &words, room))
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

/// Where the lines between the columns are drawn.
fn rules(columns: &[usize], room: Room) -> Vec<u16> {
    let mut left = usize::from(room.indent);
    let inner = columns.iter().take(columns.len().saturating_sub(1));
    inner
        .map(|column| {
            left += column + BETWEEN;
            clamp(left - BETWEEN / 2 - 1)
        })
        .collect()
}

/// A line whose cells stand side by side. A row's span starts where the tallest cell's row starts.
fn grid_line(text: &str, line: Span, columns: &[usize], room: Room, into: &mut Vec<Row>) {
    let mut wrapped: Vec<Vec<Row>> = Vec::new();
    let mut left = usize::from(room.indent);
    for (cell, columns_here) in cells(text, line).zip(columns.iter().copied()) {
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
            span: Span::new(start, end),
            fragments,
            rules: rules(columns, room),
            label: None,
            kind: RowKind::Text,
        });
    }
}

/// A line whose cells stand one below the other, all but the first indented and behind the header
/// of their column: the first line of the table that `labels` is.
fn stacked_line(text: &str, line: Span, (labels, room): (Option<Span>, Room), into: &mut Vec<Row>) {
    let header = labels.and_then(|whole| lines(text, whole).next());
    let mut headers = header.map_or_else(Vec::new, |(header, _)| cells(text, header).collect());
    let indent = if room.columns() < 8 { 0 } else { 2 };
    let mut start = line.start;
    let first_row = into.len();
    for (index, cell) in cells(text, line).enumerate() {
        let indent = if index == 0 { 0 } else { indent };
        let label = headers
            .get_mut(index)
            .filter(|label| index > 0 && !label.is_empty());
        let behind = label
            .as_ref()
            .map_or(0, |label| shown_width(label.of(text)) + 2);
        // A label that leaves its cell less than half of the row is left out.
        let label = label.filter(|_| behind + 2 <= room.columns() / 2);
        let behind = if label.is_some() { behind } else { 0 };
        let cell_room = Room {
            indent: clamp(usize::from(room.indent + indent) + behind),
            width: room.width,
        };
        let mut label = label.map(|&mut span| Fragment {
            column: room.indent + indent,
            span,
        });
        for mut row in prose::rows(text, cell, cell_room, Fill::Ragged) {
            row.span = Span::new(start, row.span.end);
            row.label = label.take();
            start = row.span.end;
            into.push(row);
        }
    }
    if into.len() == first_row {
        into.push(Row {
            span: line,
            fragments: Vec::new(),
            rules: Vec::new(),
            label: None,
            kind: RowKind::Text,
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
