//! A list laid over the text, in a frame as large as its rows and the window ask for.

use super::paint::{clear, line, put, shortened};
use super::theme::Theme;
use crate::app::areas::{Area, Areas};
use crate::app::picker::{Item, ItemKind, Picker};
use crate::doc::wrap::{Room, Shape, rows};
use crate::text::{Span, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Widest frame.
const WIDEST: u16 = 100;
/// A frame is never narrower, unless the window is.
const NARROWEST: u16 = 24;
/// Widest column of what stands in front of the rows, a share of the room: one third.
const LEAD_SHARE: usize = 3;

/// One row of the frame: the item's number among those shown, and for a note's further rows the
/// part of its text.
struct Shown<'a> {
    row: usize,
    item: &'a Item,
    text: &'a str,
}

/// Draws the list.
pub(super) fn draw(picker: &Picker, areas: Areas, theme: &Theme, buffer: &mut Buffer) {
    let window = Area {
        x: 0,
        y: areas.title.height,
        width: areas.status.width.max(areas.pane.width),
        height: areas.pane.height,
    };
    let least = window.width.min(NARROWEST);
    let frame_width = window.width.saturating_sub(4).min(WIDEST).max(least);
    let room = usize::from(frame_width.saturating_sub(4));
    let shown = shown_rows(picker, room);
    let height = u16::try_from(shown.len().max(1)).unwrap_or(u16::MAX);
    let height = height.saturating_add(2).min(window.height);
    let area = Area {
        x: (window.width - frame_width) / 2,
        y: window.y + (window.height - height) / 3,
        width: frame_width,
        height,
    };
    clear(buffer, area, Style::new());
    let inner = match area.height > 2 && area.width > 4 {
        true => frame(picker, area, theme, buffer),
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
    let leads = picker.items.iter().map(|item| width(&item.lead));
    let lead = leads.max().unwrap_or(0).min(room / LEAD_SHARE);
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
            let cells = Rect::new(inner.x, y, inner.width, 1).intersection(buffer.area);
            buffer.set_style(cells, theme.selected);
        }
    }
}

/// The rows of the frame: one for each item, but a long note takes several.
fn shown_rows(picker: &Picker, room: usize) -> Vec<Shown<'_>> {
    let width = u16::try_from(room).unwrap_or(u16::MAX);
    let mut shown = Vec::new();
    for row in 0..picker.shown.len() {
        let Some(item) = picker.item(row) else {
            continue;
        };
        if item.kind != ItemKind::Note {
            shown.push(Shown {
                row,
                item,
                text: &item.text,
            });
            continue;
        }
        let whole = Span::new(0, item.text.len());
        for line in rows(&item.text, whole, Shape::Prose, Room { indent: 0, width }) {
            let text = line
                .fragments
                .first()
                .map_or("", |fragment| fragment.span.of(&item.text));
            shown.push(Shown { row, item, text });
        }
    }
    shown
}

/// Draws the border with the title in it and returns the room inside.
fn frame(picker: &Picker, area: Area, theme: &Theme, buffer: &mut Buffer) -> Area {
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
    let title = shortened(&picker.title, usize::from(area.width.saturating_sub(6)));
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
    if item.kind == ItemKind::Row && lead > 0 {
        put(
            buffer,
            (x, area.y),
            end,
            &shortened(&item.lead, lead),
            theme.quiet,
        );
        x += u16::try_from(lead + 2).unwrap_or(0);
    }
    let room = usize::from(end.saturating_sub(x));
    match item.mark {
        Some(mark) => in_context(&item.text, mark, (x, area.y, end), (theme, buffer)),
        None => {
            put(
                buffer,
                (x, area.y),
                end,
                &shortened(shown.text, room),
                style,
            );
        }
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
    let mut from = before.len();
    let mut columns = 0;
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        if columns + width(grapheme) > middle {
            break;
        }
        columns += width(grapheme);
        from = at;
    }
    let start = x + u16::try_from(middle - columns).unwrap_or(0);
    let next = put(buffer, (start, y), end, &before[from..], Style::new());
    let next = put(buffer, (next, y), end, name, theme.title);
    put(buffer, (next, y), end, after, Style::new());
}
