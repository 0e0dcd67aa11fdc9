//! Text and a width → rows: they tile the text, fit the width, and offsets come back.
#![no_main]

use byline::doc::wrap::{Fill, Hang, LongLines, Room, Shape, row_of, rows};
use byline::text::{Span, clean, width};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, u8, u8, &str)| {
    let (indent, columns, shape, text) = input;
    let text = clean(text);
    let whole = Span::new(0, text.len());
    let hang = Hang {
        left: u16::from(shape >> 5),
        right: u16::from(shape >> 4),
    };
    let shape = match shape % 5 {
        0 => Shape::Prose(Fill::Ragged),
        4 => Shape::Prose(Fill::Justified),
        1 => Shape::Code(LongLines::Wrap),
        2 => Shape::Code(LongLines::Keep),
        _ => Shape::Table {
            whole,
            header: shape > 127,
            hang,
        },
    };
    let room = Room {
        indent: u16::from(indent),
        width: u16::from(columns),
    };
    let rows = rows(&text, whole, shape, room);
    assert_eq!(rows.first().map(|row| row.span.start), Some(0));
    assert_eq!(rows.last().map(|row| row.span.end), Some(text.len()));
    for pair in rows.windows(2) {
        assert_eq!(pair[0].span.end, pair[1].span.start, "rows tile the text");
    }
    // No row can break the one character that takes three columns, U+17D8.
    let most = usize::from(room.width).max(usize::from(room.indent) + 3)
        + usize::from(hang.left + hang.right);
    for row in &rows {
        for fragment in &row.fragments {
            let shown = fragment.span.of(&text);
            assert!(!shown.contains('\n'));
            assert!(matches!(shape, Shape::Prose(_)) || !shown.contains('\t'));
            if shape != Shape::Code(LongLines::Keep) {
                assert!(
                    usize::from(fragment.column) + width(shown) <= most,
                    "{row:?}"
                );
            }
        }
    }
    for (at, _) in text.char_indices() {
        let row = &rows[row_of(&rows, at)];
        let shown = row.fragments.iter().any(|f| f.span.contains(at));
        assert!(shown || row.span.contains(at));
    }
});
