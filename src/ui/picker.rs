//! A list laid over the text, in a frame as large as its rows and the window ask for.

use super::paint::{MORE, clear, even, line, put, put_right, shortened};
use super::theme::Theme;
use crate::app::areas::{Area, Areas};
use crate::app::picker::{Item, ItemKind, Picker};
use crate::doc::wrap::{Fill, Room, Row, Shape, rows};
use crate::text::numbers::grouped;
use crate::text::{Span, width};
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Widest frame.
const WIDEST: u16 = 100;
/// Widest column of what stands in front of the rows, a share of the room: one third.
const LEAD_SHARE: usize = 3;

/// Rows that a long text takes at most.
const TALLEST: usize = 3;

/// One row of the frame: the item's number among those shown, and the part of its text.
struct Shown<'a> {
    row: usize,
    item: &'a Item,
    text: &'a str,
    /// What stands in front; empty in an item's further rows.
    lead: &'a str,
    /// Columns that it is moved in by.
    indent: u16,
    /// Whether more of the text follows that has no row.
    goes_on: bool,
}

/// Draws the list.
pub(super) fn draw(picker: &Picker, areas: Areas, theme: &Theme, buffer: &mut Buffer) {
    let window = Area {
        x: areas.status.x,
        y: areas.title.height,
        width: areas.status.width.max(areas.pane.width),
        height: areas.pane.height,
    };
    // In a narrow window no rags of the text are left beside the frame.
    let frame_width = match window.width < WIDEST {
        true => window.width,
        false => WIDEST - 4,
    };
    let room = usize::from(frame_width.saturating_sub(4));
    let leads = picker.items.iter().map(|item| width(&item.lead));
    let lead = leads.max().unwrap_or(0).min(room / LEAD_SHARE);
    // Every item has a row at least, so a window's height of them on either side is enough.
    let near = usize::from(window.height);
    let near = picker.selected.saturating_sub(near)..picker.selected + near + 1;
    let shown = shown_rows(picker, near, (room, lead));
    let height = u16::try_from(shown.len().max(1)).unwrap_or(u16::MAX);
    let height = height.saturating_add(2).min(window.height);
    let area = Area {
        x: window.x + (window.width - frame_width) / 2,
        y: window.y + (window.height - height) / 3,
        width: frame_width,
        height,
    };
    clear(buffer, area, Style::new());
    let inner = match area.height > 2 && area.width > 4 {
        true => border(&picker.title, area, theme, buffer),
        false => area,
    };
    if shown.is_empty() {
        put(
            buffer,
            (inner.x, inner.y),
            inner.x + inner.width,
            "nothing fits",
            theme.quiet,
        );
    }
    let selected = shown
        .iter()
        .position(|shown| shown.row == picker.selected)
        .unwrap_or(0);
    let visible = usize::from(inner.height);
    // The selected row stands in the middle, so that the headings above it are seen as well.
    let first = selected
        .saturating_sub(visible / 2)
        .min(shown.len().saturating_sub(visible));
    if shown.len() > visible && inner != area {
        let sign = format!(
            " {} of {} ",
            grouped(picker.selected + 1),
            grouped(picker.shown.len())
        );
        let right = area.x + area.width - 2;
        put_right(
            buffer,
            (area.x + 2, right, area.y + area.height - 1),
            &sign,
            theme.quiet,
        );
    }
    for (y, row) in (inner.y..inner.y + inner.height).zip(shown.iter().skip(first)) {
        draw_row(
            row,
            lead,
            Area {
                y,
                height: 1,
                ..inner
            },
            (theme, &mut *buffer),
        );
        if row.row == picker.selected && row.item.kind == ItemKind::Row {
            let row = Area {
                y,
                height: 1,
                ..inner
            };
            even(buffer, row, theme.selected);
        }
    }
}

/// The rows of the frame that may be seen. A place in context is one row; other text goes on in further ones.
fn shown_rows(picker: &Picker, near: Range<usize>, (room, lead): (usize, usize)) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    for row in near.start..near.end.min(picker.shown.len()) {
        let Some(item) = picker.item(row) else {
            continue;
        };
        if item.kind == ItemKind::Heading && row > 0 {
            shown.push(Shown {
                row: usize::MAX,
                item,
                text: "",
                lead: "",
                indent: 0,
                goes_on: false,
            });
        }
        let (room, most) = match (item.kind, lead) {
            (ItemKind::Row, 1..) => (room.saturating_sub(lead + 2), TALLEST),
            (ItemKind::Row, 0) => (room, TALLEST),
            _ => (room, usize::MAX),
        };
        if item.mark.is_some() {
            shown.push(Shown {
                row,
                item,
                text: &item.text,
                lead: &item.lead,
                indent: 0,
                goes_on: false,
            });
            continue;
        }
        let width = u16::try_from(room).unwrap_or(u16::MAX);
        // Further rows stand below the first one's text, and not below its indent.
        let blanks = item.text.len() - item.text.trim_start_matches(' ').len();
        let indent = u16::try_from(blanks).unwrap_or(0).min(width / 2);
        let whole = Span::new(blanks, item.text.len());
        let lines = rows(
            &item.text,
            whole,
            Shape::Prose(Fill::Ragged),
            Room { indent, width },
        );
        let count = lines.len();
        for (index, line) in lines.into_iter().take(most).enumerate() {
            shown.push(Shown {
                row,
                item,
                text: shown_text(&item.text, &line),
                lead: if index == 0 { &item.lead } else { "" },
                indent,
                goes_on: index + 1 == most && count > most,
            });
        }
    }
    shown
}

/// What a row shows, as one piece.
fn shown_text<'a>(text: &'a str, row: &Row) -> &'a str {
    let ends = row.fragments.first().zip(row.fragments.last());
    ends.map_or("", |(first, last)| {
        Span::new(first.span.start, last.span.end).of(text)
    })
}

/// Draws the border with the title in it and returns the room inside.
pub(super) fn border(title: &str, area: Area, theme: &Theme, buffer: &mut Buffer) -> Area {
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
    line(buffer, (area.x, area.y), right, "─", theme.rule);
    line(buffer, (area.x, bottom), right, "─", theme.rule);
    for y in area.y..bottom {
        put(buffer, (area.x, y), area.x + 1, "│", theme.rule);
        put(buffer, (right, y), right + 1, "│", theme.rule);
    }
    for (x, y, corner) in [
        (area.x, area.y, "┌"),
        (right, area.y, "┐"),
        (area.x, bottom, "└"),
        (right, bottom, "┘"),
    ] {
        put(buffer, (x, y), x + 1, corner, theme.rule);
    }
    let title = shortened(title, usize::from(area.width.saturating_sub(6)));
    put(
        buffer,
        (area.x + 2, area.y),
        right,
        &format!(" {title} "),
        theme.title,
    );
    Area {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width - 4,
        height: area.height - 2,
    }
}

fn draw_row(shown: &Shown<'_>, lead: usize, area: Area, (theme, buffer): (&Theme, &mut Buffer)) {
    let end = area.x + area.width;
    let item = shown.item;
    let style = match item.kind {
        ItemKind::Heading => theme.heading,
        ItemKind::Note => theme.quiet,
        ItemKind::Row => Style::new(),
    };
    let mut x = area.x;
    if item.kind == ItemKind::Row && lead > 0 && (item.mark.is_none() || !item.lead.is_empty()) {
        put(
            buffer,
            (x, area.y),
            end,
            &whole_words(shown.lead, lead),
            theme.quiet,
        );
        x += u16::try_from(lead + 2).unwrap_or(0);
    }
    if let Some(mark) = item.mark {
        return in_context(&item.text, mark, (x, area.y, end), (theme, buffer));
    }
    x += shown.indent;
    let room = usize::from(end.saturating_sub(x));
    let text = match shown.goes_on {
        true => shortened(&format!("{} {MORE}", shown.text), room),
        false => shortened(shown.text, room),
    };
    put(buffer, (x, area.y), end, &text, style);
}

/// A lead in so many columns: "indirect…" and not "indirect, s…", where a word is left.
fn whole_words(lead: &str, columns: usize) -> String {
    let short = first_words(lead, columns);
    match short.strip_suffix(MORE) {
        Some(words) => format!("{}{MORE}", words.trim_end_matches([',', ' '])),
        None => short,
    }
}

/// A keyword in context: the marked words begin in the middle of the room.
fn in_context(
    text: &str,
    mark: Span,
    (x, y, end): (u16, u16, u16),
    (theme, buffer): (&Theme, &mut Buffer),
) {
    let (before, name, after) = (&text[..mark.start], mark.of(text), &text[mark.end..]);
    let room = usize::from(end.saturating_sub(x));
    let middle = room.saturating_sub(width(name)) / 2;
    let before = last_words(before, middle);
    let start = x + u16::try_from(middle - width(&before).min(middle)).unwrap_or(0);
    let next = put(buffer, (start, y), end, &before, Style::new());
    let next = put(buffer, (next, y), end, name, theme.title);
    let after = first_words(after, usize::from(end.saturating_sub(next)));
    put(buffer, (next, y), end, &after, Style::new());
}

/// The beginning of a text, whole words, with a sign where more follows.
fn first_words(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut short = shortened(text, columns);
    if let Some(at) = short.rfind(' ') {
        short.truncate(at);
        short.push_str(MORE);
    }
    short
}

/// The end of a text, whole words, with a sign where more stands before.
fn last_words(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut from = text.len();
    let mut used = 1;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > columns {
            break;
        }
        from = at;
    }
    let tail = &text[from..];
    let words = tail.find(' ').map_or(tail, |at| &tail[at + 1..]);
    format!("{MORE}{words}")
}
