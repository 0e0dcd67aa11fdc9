//! Text into cells, never outside an area and never half a word where a whole one is asked for.

use std::borrow::Cow;

use crate::app::areas::Area;
use crate::text::width;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

/// What stands for text that had no room. One column, also where it is ambiguous: it is the last
/// thing before an edge.
pub(super) const MORE: &str = "…";

/// An area as ratatui's rectangle.
pub(super) fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

/// Writes text from a cell on, up to the column `end`; returns the column behind it.
pub(super) fn put(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    text: &str,
    style: Style,
) -> u16 {
    let area = buffer.area;
    let end = end.min(area.right());
    if y >= area.bottom() || x >= end {
        return x;
    }
    // A cell cannot hold a tab; left out, it would glue two words together.
    let text = match text.contains('\t') {
        true => Cow::Owned(text.replace('\t', " ")),
        false => Cow::Borrowed(text),
    };
    let (next, _) = buffer.set_stringn(x, y, text, usize::from(end - x), style);
    next
}

/// Writes text so that it ends before the column `end`, if it has room behind `start`; returns the
/// column at which it begins, or `end`.
pub(super) fn put_right(
    buffer: &mut Buffer,
    (start, end, y): (u16, u16, u16),
    text: &str,
    style: Style,
) -> u16 {
    let columns = u16::try_from(width(text)).unwrap_or(u16::MAX);
    if columns > end.saturating_sub(start) {
        return end;
    }
    put(buffer, (end - columns, y), end, text, style);
    end - columns
}

/// The text, or its beginning and an ellipsis where it is wider than `columns`.
pub(super) fn shortened(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    if columns == 0 {
        return String::new();
    }
    let mut short = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > columns - 1 {
            break;
        }
        short.push_str(grapheme);
    }
    short.truncate(short.trim_end().len());
    short.push_str(MORE);
    short
}

/// Fills an area with blanks of a style.
pub(super) fn clear(buffer: &mut Buffer, area: Area, style: Style) {
    let visible = rect(area).intersection(buffer.area);
    for y in visible.top()..visible.bottom() {
        for x in visible.left()..visible.right() {
            let cell = &mut buffer[(x, y)];
            cell.reset();
            cell.set_symbol(" ");
            cell.set_style(style);
        }
    }
}

/// Repeats one character over columns.
pub(super) fn line(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    character: &str,
    style: Style,
) {
    for column in x..end {
        put(buffer, (column, y), end, character, style);
    }
}

/// Gives a row one even style, whatever was written into it; what was bold stays bold.
pub(super) fn even(buffer: &mut Buffer, row: Area, style: Style) {
    let visible = rect(row).intersection(buffer.area);
    for x in visible.left()..visible.right() {
        for y in visible.top()..visible.bottom() {
            let cell = &mut buffer[(x, y)];
            let bold = cell.modifier & Modifier::BOLD;
            cell.set_style(Style::reset().patch(style).add_modifier(bold));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_a_blank() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        put(&mut buffer, (0, 0), 8, "one\ttwo", Style::new());
        assert_eq!(buffer, Buffer::with_lines(["one two "]));
    }
}
