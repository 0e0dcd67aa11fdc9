//! A table that has no room for its columns → records: the header once, its cells in as few rows as
//! hold them, then each line as a list of "column: cell" below its first cell.

use super::super::fragments;
use super::{BETWEEN, cells};
use crate::doc::wrap::{Fill, Fragment, Room, Row, RowKind, clamp, lines, prose, shown_width};
use crate::text::Span;

/// Columns of the colon and the blank behind a label.
const COLON: usize = 2;

/// The header: its cells one behind the other, rules between them.
pub(super) fn header(text: &str, line: Span, room: Room, into: &mut Vec<Row>) {
    let mut row = Row::empty(Span::new(line.start, line.start), RowKind::Text);
    let mut used = 0;
    for cell in cells(text, line).filter(|cell| !cell.is_empty()) {
        let columns = shown_width(cell.of(text));
        if used > 0 && used + BETWEEN + columns > room.columns() {
            row.span.end = cell.start;
            let next = Row::empty(Span::new(cell.start, cell.start), RowKind::Text);
            into.push(std::mem::replace(&mut row, next));
            used = 0;
        }
        if columns > room.columns() {
            let start = row.span.start;
            let mut rows = prose::rows(text, cell, room, Fill::Ragged);
            if let Some(first) = rows.first_mut() {
                first.span.start = start;
            }
            let last = rows.pop();
            into.append(&mut rows);
            row = last.unwrap_or(row);
            // Nothing stands behind a cell that was broken.
            used = room.columns();
            continue;
        }
        if used > 0 {
            row.rules.push(clamp(usize::from(room.indent) + used + 1));
            used += BETWEEN;
        }
        let column = usize::from(room.indent) + used;
        fragments(text, cell, column, &mut row.fragments);
        used += columns;
    }
    row.span.end = line.end;
    into.push(row);
}

/// A line whose cells stand one below the other, all but the first indented and behind the header
/// of their column: the first line of the table that `labels` is.
pub(super) fn record(
    text: &str,
    line: Span,
    (labels, room): (Option<Span>, Room),
    into: &mut Vec<Row>,
) {
    let header = labels.and_then(|whole| lines(text, whole).next());
    let headers: Vec<Span> =
        header.map_or_else(Vec::new, |(header, _)| cells(text, header).collect());
    let indent = if room.columns() < 8 { 0 } else { 2 };
    let mut start = line.start;
    let first_row = into.len();
    for (index, cell) in cells(text, line).enumerate() {
        let indent = if index == 0 { 0 } else { indent };
        let label = headers.get(index).filter(|_| index > 0);
        let label = label.and_then(|&label| label_in(text, label, room.columns() / 2));
        let behind = label.map_or(0, |label| shown_width(label.of(text)) + COLON);
        let cell_room = Room {
            indent: clamp(usize::from(room.indent + indent) + behind),
            width: room.width,
        };
        let mut label = label.map(|span| Fragment {
            column: room.indent + indent,
            span,
        });
        for mut row in prose::rows(text, cell, cell_room, Fill::Ragged) {
            row.span = Span::new(start, row.span.end);
            row.label = label.take();
            if labels.is_some() && index == 0 && row.kind == RowKind::Text {
                row.kind = RowKind::Record;
            }
            start = row.span.end;
            into.push(row);
        }
    }
    if into.len() == first_row {
        into.push(Row::empty(line, RowKind::Text));
    }
}

/// As many of a header's first words as fit in so many columns with a colon behind them; a header
/// without such words is left out.
fn label_in(text: &str, header: Span, columns: usize) -> Option<Span> {
    let words = header.of(text);
    let ends = words.char_indices().filter(|(_, c)| c.is_whitespace());
    let ends = ends.map(|(at, _)| at).chain([words.len()]);
    let fits = |&end: &usize| end > 0 && shown_width(&words[..end]) + COLON + 2 <= columns;
    let end = ends.take_while(fits).last()?;
    Some(Span::new(header.start, header.start + end))
}
