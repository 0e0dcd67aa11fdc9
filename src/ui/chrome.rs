//! The lines around the text: title, status, the line being typed; and what stands where no page is.

use super::paint::{put, put_right, shortened};
use super::theme::Theme;
use crate::app::keymap::shown;
use crate::app::lesson::Lesson;
use crate::app::open::Open;
use crate::app::page::State;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::search::Search;
use crate::app::status::{hints, sentences};
use crate::app::{App, Message, Overlay};
use crate::doc::wrap::{self, Fill, Room, Shape};
use crate::text::numbers::{counted, grouped};
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
        let (number, all) = (grouped(app.current + 1), grouped(app.pages.len()));
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
    // The filter is typed where the lists are.
    let is_elsewhere = |prompt: &&Prompt| {
        prompt.purpose == Purpose::Filter && app.areas().sidebar.width > 0 && app.open().is_some()
    };
    if app.prompt.as_ref().filter(is_elsewhere).is_none() && app.prompt.is_some() {
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
    let sentences = match app.overlay {
        Some(Overlay::Help(scrolled)) if app.message.is_none() => {
            super::help::place(app, scrolled).into_iter().collect()
        }
        _ => sentences(app),
    };
    let fitting = sentences.iter().find(|text| width(text) <= room);
    let text = fitting.or(sentences.last()).map_or("", String::as_str);
    let text = shortened(text, room);
    let text_end = put(buffer, (left, area.y), end, &text, style);
    draw_hints(app, theme, (text_end.max(left) + 2, end, area.y), buffer);
    None
}

/// The hints, as many whole ones as have room, the most important ones first.
fn draw_hints(app: &App, theme: &Theme, (start, end, y): (u16, u16, u16), buffer: &mut Buffer) {
    if !app.pending.is_empty() || app.number.is_some() {
        let number = app.number.map(|number| number.to_string());
        let keys = format!("{}{} …", number.unwrap_or_default(), shown(&app.pending));
        put_right(buffer, (start, end, y), &keys, theme.key);
        return;
    }
    put_hints(hints(app), theme, (start, end, y), buffer);
}

/// Keys and their words from the right, as many whole ones as have room.
fn put_hints(
    hints: Vec<(String, &'static str)>,
    theme: &Theme,
    (start, end, y): (u16, u16, u16),
    buffer: &mut Buffer,
) {
    let room = usize::from(end.saturating_sub(start));
    let mut used = 0;
    let fitting: Vec<(String, &str)> = hints
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
        Purpose::Link => "link: ",
    };
    let (cursor, end) = typed_line(prompt, sign, (0, y, size.width), (theme, buffer));
    if let Some(open) = app.open().filter(|_| prompt.purpose == Purpose::Search) {
        let place = (end + 2, size.width.saturating_sub(1), y);
        put_right(
            buffer,
            place,
            &found(&open.search, &prompt.text),
            theme.quiet,
        );
    }
    Some((cursor.min(size.width.saturating_sub(1)), y))
}

/// A line that is typed, behind its sign and scrolled so that the cursor is in sight; returns the
/// columns of the cursor and of the line's end.
pub(super) fn typed_line(
    prompt: &Prompt,
    sign: &str,
    (x, y, end): (u16, u16, u16),
    (theme, buffer): (&Theme, &mut Buffer),
) -> (u16, u16) {
    let start = put(buffer, (x, y), end, sign, theme.key);
    let room = usize::from(end.saturating_sub(start + 1));
    let head = &prompt.text[..prompt.cursor];
    let mut from = 0;
    while width(&head[from..]) > room {
        from += head[from..].chars().next().map_or(1, char::len_utf8);
    }
    let cursor = put(buffer, (start, y), end, &head[from..], Style::new());
    let rest = &prompt.text[prompt.cursor..];
    (cursor, put(buffer, (cursor, y), end, rest, Style::new()))
}

/// "14 matches · words", or why there can be none.
fn found(search: &Search, typed: &str) -> String {
    let ways = search.ways().into_iter().map(str::to_owned);
    let count = match (&search.fault, search.matches.len()) {
        _ if typed.is_empty() => "Alt-W words  Alt-R regex".to_owned(),
        // A long text is searched when the line is finished.
        _ if typed != search.needle => return String::new(),
        (Some(fault), _) => fault.clone(),
        (None, count) => counted(count, "match"),
    };
    let parts: Vec<String> = std::iter::once(count).chain(ways).collect();
    parts.join(" · ")
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
