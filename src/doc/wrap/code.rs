//! Preformatted text → rows: every blank counts, tabs reach to the next stop.

use super::{Fragment, LongLines, Room, Row, RowKind, SOFT_HYPHEN, clamp, lines, units};
use crate::text::{Span, width};

/// Columns between tab stops.
const TAB: usize = 4;

pub(super) fn rows(text: &str, span: Span, long: LongLines, room: Room) -> Vec<Row> {
    let columns = match long {
        LongLines::Wrap => room.columns(),
        LongLines::Keep => usize::MAX,
    };
    let mut rows = Vec::new();
    for (line, end) in lines(text, span) {
        let mut line_rows = line_rows(text, line, columns, room.indent);
        if let Some(last) = line_rows.last_mut() {
            last.span.end = end.end;
        }
        rows.append(&mut line_rows);
    }
    rows
}

fn line_rows(text: &str, line: Span, room: usize, indent: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = Row::empty(Span::new(line.start, line.start), RowKind::Text);
    let mut column = 0;
    for (at, grapheme) in units(line.of(text), room) {
        let span = Span::new(line.start + at, line.start + at + grapheme.len());
        let columns = match grapheme {
            "\t" => TAB - column % TAB,
            _ if grapheme.starts_with(SOFT_HYPHEN) => 0,
            _ => width(grapheme),
        };
        if column + columns > room && column > 0 {
            rows.push(std::mem::replace(
                &mut row,
                Row::empty(Span::new(span.start, span.start), RowKind::Text),
            ));
            column = 0;
        }
        row.span.end = span.end;
        if grapheme != "\t" && !grapheme.starts_with(SOFT_HYPHEN) {
            show(&mut row.fragments, span, usize::from(indent) + column);
        }
        column += columns.min(room);
    }
    rows.push(row);
    rows
}

/// Lengthens the last fragment by the grapheme, or begins one behind a tab.
fn show(fragments: &mut Vec<Fragment>, span: Span, column: usize) {
    match fragments.last_mut() {
        Some(last) if last.span.end == span.start => last.span.end = span.end,
        _ => fragments.push(Fragment {
            column: clamp(column),
            span,
        }),
    }
}
