//! What of a frame has to be written: the cells that changed, and whole rows where terminals do not
//! agree on columns.
//!
//! A flag is two columns wide, or four, or one letter in a box beside another; a family is two or
//! six. What a terminal makes of such a cluster may reach into cells that did not change, so a row
//! that has one, or had one before, is cleared and written anew as soon as anything in it changes.

use crate::text::width;
use ratatui::buffer::{Buffer, Cell};

/// What has to be written, in this order.
#[derive(Debug, Default)]
pub(super) struct Changes<'a> {
    /// Rows that are cleared first.
    pub(super) cleared: Vec<u16>,
    /// Cells: column, row, contents.
    pub(super) cells: Vec<(u16, u16, &'a Cell)>,
}

/// What changes what is shown into what is next. Both are of one size.
pub(super) fn changes<'a>(shown: &Buffer, next: &'a Buffer) -> Changes<'a> {
    let cells = shown.diff(next);
    let mut changes = Changes::default();
    let mut rows = cells.chunk_by(|one, other| one.1 == other.1);
    let mut changed = rows.next();
    while let Some(row) = changed {
        let y = row.first().map_or(0, |cell| cell.1);
        if is_disputed(shown, y) || is_disputed(next, y) {
            changes.cleared.push(y);
            changes.cells.extend(whole_row(next, y));
        } else {
            changes.cells.extend_from_slice(row);
        }
        changed = rows.next();
    }
    changes
}

/// All cells of a row but those that a wide character covers.
fn whole_row(buffer: &Buffer, y: u16) -> Vec<(u16, u16, &Cell)> {
    let mut cells = Vec::new();
    let mut x = buffer.area.left();
    while x < buffer.area.right() {
        let cell = &buffer[(x, y)];
        cells.push((x, y, cell));
        x += u16::try_from(width(cell.symbol())).unwrap_or(1).max(1);
    }
    cells
}

/// Whether a row has a cluster of which terminals disagree how wide it is.
fn is_disputed(buffer: &Buffer, y: u16) -> bool {
    let mut row = buffer.area.left()..buffer.area.right();
    row.any(|x| {
        let symbol = buffer[(x, y)].symbol();
        // Nearly all cells hold one character, of four bytes at most.
        symbol.len() > 4 && symbol.chars().any(joins)
    })
}

/// Whether a character makes one sign of several: joiners, emoji presentation, keycaps, flags' letters,
/// skin tones, tags.
fn joins(c: char) -> bool {
    matches!(
        c,
        '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f1e6}'..='\u{1f1ff}'
            | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows cleared and the text written, a row in a line.
    fn check(shown: &[&str], next: &[&str], cleared: &[u16], written: &str) {
        let shown = Buffer::with_lines(shown.to_vec());
        let next = Buffer::with_lines(next.to_vec());
        let changes = changes(&shown, &next);
        assert_eq!(changes.cleared, cleared, "{next:?}");
        let mut text = String::new();
        let mut row = None;
        for (_, y, cell) in changes.cells {
            if row.is_some_and(|row| row != y) {
                text.push('/');
            }
            row = Some(y);
            text.push_str(cell.symbol());
        }
        assert_eq!(text, written);
    }

    #[test]
    fn only_what_changed_is_written() {
        check(&["one two", "three  "], &["one too", "three  "], &[], "o");
        check(&["one two"], &["one two"], &[], "");
        check(&["港 a"], &["港 b"], &[], "b");
        check(&["e\u{301}a"], &["e\u{301}b"], &[], "b");
    }

    #[test]
    fn a_row_with_a_flag_is_written_whole_as_soon_as_it_changes() {
        check(&["🇬🇷 ab", "cd   "], &["🇬🇷 ab", "ce   "], &[], "e");
        check(&["🇬🇷 ab"], &["🇬🇷 ac"], &[0], "🇬🇷 ac");
        check(&["🇬🇷 ab"], &["xx ab"], &[0], "xx ab");
        check(&["xx ab"], &["🇬🇷 ab"], &[0], "🇬🇷 ab");
        check(&["👩‍👧 a"], &["👩‍👧 b"], &[0], "👩‍👧 b");
        check(&["❤️ a"], &["❤️ b"], &[0], "❤️ b");
        check(&["👍🏽 a", "x   "], &["👍🏽 b", "y   "], &[0], "👍🏽 b/y");
    }
}
