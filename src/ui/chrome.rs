//! The lines around the text: title, status, the line being typed; and what stands where no page is.

use super::paint::{put, put_right, shortened};
use super::theme::Theme;
use crate::app::keymap::shown;
use crate::app::lesson::Lesson;
use crate::app::open::Open;
use crate::app::page::State;
use crate::app::prompt::Purpose;
use crate::app::status::{hints, sentences};
use crate::app::{App, Message};
use crate::doc::wrap::{self, Fill, Room, Shape};
use crate::text::{Span, width};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// A top line of fewer columns counts the pages in short.
const NARROW: u16 = 60;

/// A sign that turns while something is under way.
pub(super) fn spinner(app: &App) -> char {
    ['|', '/', '-', '\\'][app.ticks % 4]
}

/// The line on top: title or site on the left, the place in the text on the right.
pub(super) fn draw_title(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.areas().title;
    if area.height == 0 {
        return;
    }
    let (left, end) = (area.x + 1, (area.x + area.width).saturating_sub(1));
    let Some(page) = app.pages.get(app.current) else {
        return;
    };
    let is_narrow = area.width < NARROW;
    let mut name = page.origin.clone();
    let mut right = String::new();
    if let State::Open(open) = &page.state {
        name = heading(open, &page.origin);
        right = format!("{}%", open.percent());
    }
    if app.pages.len() > 1 {
        let (number, all) = (app.current + 1, app.pages.len());
        right = match is_narrow {
            true => format!("{number}/{all}  {right}"),
            false => format!("page {number} of {all}  {right}"),
        };
    }
    let mut end = put_right(buffer, (left, end, area.y), &right, theme.quiet);
    let more = app.on_their_way();
    if more > 0 {
        let sign = match is_narrow {
            true => format!("loading {more}"),
            false => format!("loading {more} more"),
        };
        end = put_right(
            buffer,
            (left, end.saturating_sub(2), area.y),
            &sign,
            theme.quiet,
        );
    }
    if let Some(lesson) = app.lesson() {
        return draw_lesson(&lesson, (left, end, area.y), theme, buffer);
    }
    let room = usize::from(end.saturating_sub(left + 2));
    put(
        buffer,
        (left, area.y),
        end,
        &shortened(&name, room),
        theme.quiet,
    );
}

/// "1 of 3: Tab goes to the people"
fn draw_lesson(lesson: &Lesson, (x, end, y): (u16, u16, u16), theme: &Theme, buffer: &mut Buffer) {
    let (number, all) = lesson.number;
    let end = end.saturating_sub(2);
    let mut x = put(
        buffer,
        (x, y),
        end,
        &format!("{number} of {all}: "),
        theme.quiet,
    );
    x = put(buffer, (x, y), end, &lesson.key, theme.key) + 1;
    put(buffer, (x, y), end, lesson.words, Style::new());
}

/// Where the page came from while its title is in sight, and the title from then on.
fn heading(open: &Open, origin: &str) -> String {
    let title = open.sheet.reading.article.title.as_ref();
    let scrolled = title.filter(|_| open.view.top.piece > 0);
    scrolled.map_or_else(|| origin.to_owned(), String::clone)
}

/// The line at the bottom; returns where the cursor of a typed line stands.
pub(super) fn draw_status(app: &App, theme: &Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = app.areas().status;
    if app.prompt.is_some() {
        return draw_prompt(app, theme, buffer);
    }
    if area.height == 0 {
        return None;
    }
    let margin = u16::from(area.width > 20);
    let (left, end) = (
        area.x + margin,
        (area.x + area.width).saturating_sub(margin),
    );
    let style = match app.message {
        Some(Message::Error(_)) => theme.error,
        _ => Style::new(),
    };
    let room = usize::from(end.saturating_sub(left));
    let sentences = sentences(app);
    let fitting = sentences.iter().find(|text| width(text) <= room);
    let text = fitting.or(sentences.last()).map_or("", String::as_str);
    let text = shortened(text, room);
    let text_end = put(buffer, (left, area.y), end, &text, style);
    draw_hints(app, theme, (text_end.max(left) + 2, end, area.y), buffer);
    None
}

/// The hints, as many whole ones as have room, the most important ones first.
fn draw_hints(app: &App, theme: &Theme, (start, end, y): (u16, u16, u16), buffer: &mut Buffer) {
    if !app.pending.is_empty() {
        let keys = format!("{} …", shown(&app.pending));
        put_right(buffer, (start, end, y), &keys, theme.key);
        return;
    }
    let room = usize::from(end.saturating_sub(start));
    let mut used = 0;
    let fitting: Vec<(String, &str)> = hints(app)
        .into_iter()
        .take_while(|(key, word)| {
            used += width(key) + width(word) + 3;
            used <= room + 2
        })
        .collect();
    let columns: usize = fitting
        .iter()
        .map(|(key, word)| width(key) + width(word) + 3)
        .sum();
    let mut x = end.saturating_sub(u16::try_from(columns.saturating_sub(2)).unwrap_or(0));
    for (key, word) in fitting {
        x = put(buffer, (x, y), end, &key, theme.key) + 1;
        x = put(buffer, (x, y), end, word, theme.quiet) + 2;
    }
}

/// "/needle", scrolled so that the cursor is in sight.
fn draw_prompt(app: &App, theme: &Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let prompt = app.prompt.as_ref()?;
    let size = app.size();
    let y = size.height.checked_sub(1)?;
    super::paint::clear(
        buffer,
        crate::app::areas::Area {
            x: 0,
            y,
            width: size.width,
            height: 1,
        },
        Style::new(),
    );
    let sign = match prompt.purpose {
        Purpose::Search => "/",
        Purpose::Filter | Purpose::Pick => "filter: ",
        Purpose::Note(_) => "note: ",
    };
    let start = put(buffer, (0, y), size.width, sign, theme.key);
    let room = usize::from(size.width.saturating_sub(start + 1));
    let head = &prompt.text[..prompt.cursor];
    let mut from = 0;
    while width(&head[from..]) > room {
        from += head[from..].chars().next().map_or(1, char::len_utf8);
    }
    let after = put(buffer, (start, y), size.width, &head[from..], Style::new());
    let end = put(
        buffer,
        (after, y),
        size.width,
        &prompt.text[prompt.cursor..],
        Style::new(),
    );
    if let Some(open) = app.open().filter(|_| prompt.purpose == Purpose::Search) {
        let count = match (prompt.text.is_empty(), open.search.matches.len()) {
            (true, _) => String::new(),
            (false, 1) => "1 match".to_owned(),
            (false, count) => format!("{count} matches"),
        };
        put_right(
            buffer,
            (end + 2, size.width.saturating_sub(1), y),
            &count,
            theme.quiet,
        );
    }
    Some((after.min(size.width.saturating_sub(1)), y))
}

/// What stands in place of a page that is not open.
pub(super) fn draw_absence(app: &App, state: &State, theme: &Theme, buffer: &mut Buffer) {
    let area = app.areas().column;
    let name = app
        .pages
        .get(app.current)
        .map_or("", |page| page.origin.as_str());
    let (text, style) = match state {
        State::Loading => (format!("{} {name}", spinner(app)), Style::new()),
        State::Failed(why) => (why.clone(), theme.error),
        _ => (name.to_owned(), theme.quiet),
    };
    let room = Room {
        indent: 0,
        width: area.width,
    };
    let rows = wrap::rows(
        &text,
        Span::new(0, text.len()),
        Shape::Prose(Fill::Ragged),
        room,
    );
    let first = area.y + area.height.saturating_sub(rows.len() as u16) / 3;
    for (y, row) in (first..area.y + area.height).zip(&rows) {
        for fragment in &row.fragments {
            let at = (area.x + fragment.column, y);
            put(
                buffer,
                at,
                area.x + area.width,
                fragment.span.of(&text),
                style,
            );
        }
    }
}
