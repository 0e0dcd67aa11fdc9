//! A list laid over the text, in a frame as large as its rows and the window ask for.

use super::paint::{clear, line, put, shortened};
use super::theme::Theme;
use crate::app::areas::{Area, Areas};
use crate::app::picker::{Item, ItemKind, Picker};
use crate::text::{Span, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Widest frame.
const WIDEST: u16 = 100;

/// Draws the list.
pub(super) fn draw(picker: &Picker, areas: Areas, theme: &Theme, buffer: &mut Buffer) {
    let window = Area {
        x: 0,
        y: areas.title.height,
        width: areas.status.width,
        height: areas.pane.height,
    };
    let rows = u16::try_from(picker.items.len()).unwrap_or(u16::MAX);
    let height = rows.saturating_add(2).min(window.height);
    let frame_width = window
        .width
        .saturating_sub(4)
        .min(WIDEST)
        .max(window.width.min(NARROWEST));
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
    let visible = usize::from(inner.height);
    let first = first_row(picker, visible);
    let lead = picker
        .items
        .iter()
        .map(|item| width(&item.lead))
        .max()
        .unwrap_or(0);
    for (index, item) in picker.items.iter().enumerate().skip(first).take(visible) {
        let y = inner.y + u16::try_from(index - first).unwrap_or(0);
        draw_item(
            item,
            lead,
            Area {
                y,
                height: 1,
                ..inner
            },
            (theme, &mut *buffer),
        );
        if index == picker.selected && item.kind == ItemKind::Row {
            let row = Rect::new(inner.x, y, inner.width, 1).intersection(buffer.area);
            buffer.set_style(row, theme.selected);
        }
    }
}

/// A frame is never narrower, unless the window is.
const NARROWEST: u16 = 24;

/// The first row in sight: the selected one stands in the middle, and at the first rows the heading
/// above it is seen as well.
fn first_row(picker: &Picker, visible: usize) -> usize {
    let most = picker.items.len().saturating_sub(visible);
    picker.selected.saturating_sub(visible / 2).min(most)
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

fn draw_item(item: &Item, lead: usize, area: Area, (theme, buffer): (&Theme, &mut Buffer)) {
    let end = area.x + area.width;
    let (style, indent) = match item.kind {
        ItemKind::Heading => (theme.heading, 0),
        ItemKind::Note => (theme.quiet, 0),
        ItemKind::Row => (Style::new(), if lead > 0 { lead + 2 } else { 0 }),
    };
    put(buffer, (area.x, area.y), end, &item.lead, theme.quiet);
    let x = area.x + u16::try_from(indent).unwrap_or(0);
    let room = usize::from(end.saturating_sub(x));
    match item.mark {
        Some(mark) => in_context(&item.text, mark, (x, area.y, end), (theme, buffer)),
        None => {
            put(
                buffer,
                (x, area.y),
                end,
                &shortened(&item.text, room),
                style,
            );
        }
    }
}

/// A keyword in context: the marked word begins in the middle of the room.
fn in_context(
    text: &str,
    mark: Span,
    (x, y, end): (u16, u16, u16),
    (theme, buffer): (&Theme, &mut Buffer),
) {
    let (before, name, after) = (&text[..mark.start], mark.of(text), &text[mark.end..]);
    let middle = usize::from(end.saturating_sub(x)).saturating_sub(width(name)) / 2;
    let mut shown = before.len();
    let mut columns = 0;
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        columns += width(grapheme);
        if columns > middle {
            columns -= width(grapheme);
            break;
        }
        shown = at;
    }
    let start = x + u16::try_from(middle - columns).unwrap_or(0);
    let next = put(buffer, (start, y), end, &before[shown..], Style::new());
    let next = put(buffer, (next, y), end, name, theme.title);
    put(buffer, (next, y), end, after, Style::new());
}
