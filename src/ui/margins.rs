//! What stands beside the text: signs in the gutter, the ruler, and the numbers of links while one is
//! asked for.

use super::paint::put;
use super::theme::Theme;
use crate::app::App;
use crate::app::areas::{Area, Areas};
use crate::app::kept::Mark;
use crate::app::open::Open;
use crate::app::prompt::Purpose;
use crate::app::sheet::Line;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// "[3]" over the beginning of each link in the window, while a number is asked for; of those the
/// ones that what was typed can still mean.
pub(super) fn labels(app: &App, open: &Open, theme: &Theme, buffer: &mut Buffer) {
    let Some(prompt) = app.prompt.as_ref().filter(|p| p.purpose == Purpose::Link) else {
        return;
    };
    let Areas {
        column: area, hang, ..
    } = app.areas();
    let end = area.x + area.width + hang.right;
    for (number, link) in (1_usize..).zip(open.links_in_sight()) {
        if number.to_string().starts_with(&prompt.text) {
            let x = i32::from(area.x).saturating_add(link.column);
            let at = (u16::try_from(x).unwrap_or(0), area.y + link.row);
            let label = format!("[{number}]");
            put(buffer, at, end, &label, theme.current_hit);
        }
    }
}

/// The signs in the gutter: the row of the cursor, and the first row of each marked passage.
pub(super) fn gutter(
    open: &Open,
    theme: &Theme,
    (area, lines): (Area, &[Line]),
    buffer: &mut Buffer,
) {
    if area.x < 2 {
        return;
    }
    let here = open.sheet.line(open.view.cursor);
    // The very first byte is shown by the title; its paragraph is meant.
    let line_of = |mark: &Mark| open.sheet.line_of(mark.start.max(1));
    let marked: Vec<Line> = open.marks.iter().map(line_of).collect();
    for (y, &line) in (area.y..).zip(lines) {
        let hang = open
            .sheet
            .rows(line.piece)
            .get(line.row)
            .map_or(0, |row| row.hang);
        let x = area.x.saturating_sub(hang).max(2);
        if line == here && open.cursor_in_body() {
            put(buffer, (x - 2, y), x, ">", theme.quiet);
        }
        if marked.contains(&line) && !open.shows_source() {
            put(buffer, (x - 1, y), x, "*", theme.key);
        }
    }
}

/// The strip beside the text: where the window stands, and where the chosen entry is mentioned.
pub(super) fn ruler(
    open: &Open,
    theme: &Theme,
    (area, lines): (Area, &[Line]),
    buffer: &mut Buffer,
) {
    let (Some(&first), Some(&last)) = (lines.first(), lines.last()) else {
        return;
    };
    if area.width == 0 || area.height == 0 {
        return;
    }
    let length = open.reach(first).1.max(1);
    let row = |offset: usize| {
        let row = offset.min(length) * usize::from(area.height) / length;
        area.y + u16::try_from(row).unwrap_or(0).min(area.height - 1)
    };
    let offset = |line| open.reach(line).0;
    let window = row(offset(first))..=match last == open.sheet.end() {
        true => area.y + area.height - 1,
        false => row(offset(last)),
    };
    let chosen = open.lists.chosen;
    let marked = chosen.filter(|_| !open.shows_source() && open.entries.is_some());
    let entities = &open.sheet.reading.entities;
    let mut mentions = marked.map_or(&[][..], |id| entities.mentions(id.kind, id.index));
    for y in area.y..area.y + area.height {
        // From each row straight to the first mention beyond it: there may be thousands.
        let beyond = mentions.partition_point(|mention| row(mention.start) <= y);
        let (plain, ticked) = match window.contains(&y) {
            true => ("┃", "┫"),
            false => ("│", "┤"),
        };
        let (mark, style) = match marked {
            Some(id) if beyond > 0 => {
                let style = theme.kind(id.kind).remove_modifier(Modifier::UNDERLINED);
                (ticked, style)
            }
            _ => (plain, theme.rule),
        };
        put(buffer, (area.x, y), area.x + 1, mark, style);
        mentions = &mentions[beyond..];
    }
}
