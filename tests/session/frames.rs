//! Keys as a string, and a frame as text with the runs of style beneath each row.

use byline::app::keymap::parse;
use byline::app::{App, Effect, Event, Size};
use byline::reading::Reading;
use byline::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

/// A reader with one page, open.
pub fn reader(reading: Reading, width: u16, height: u16) -> App {
    let mut app = App::new(vec![reading.origin.clone()], Size { width, height });
    app.handle(Event::Loaded(0, Ok(Box::new(reading))));
    app
}

/// Presses keys, named as in the action table and separated by blanks; `"text"` types characters.
pub fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (index, part) in keys.split('"').enumerate() {
        let names: Vec<String> = match index % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => part
                .chars()
                .map(|c| {
                    if c == ' ' {
                        "Space".to_owned()
                    } else {
                        c.to_string()
                    }
                })
                .collect(),
        };
        for name in names {
            for key in parse(&name).expect("a key of this name") {
                effects.extend(app.handle(Event::Key(key)));
            }
        }
    }
    effects
}

/// The frame as it would be drawn.
pub fn buffer(app: &App) -> Buffer {
    let size = app.size();
    let mut terminal =
        Terminal::new(TestBackend::new(size.width, size.height)).expect("a test backend");
    terminal
        .draw(|frame| ui::draw(app, frame))
        .expect("drawing into memory");
    terminal.backend().buffer().clone()
}

/// The frame's text, a line for each row, blanks at the end left out.
pub fn text(app: &App) -> String {
    let buffer = buffer(app);
    let rows = (0..buffer.area.height).map(|y| row_text(&buffer, y));
    rows.collect::<Vec<_>>().join("\n")
}

/// What the status line says, without its hints.
pub fn last_row(app: &App) -> String {
    let frame = text(app);
    let last = frame.lines().last().unwrap_or_default().trim();
    last.split("  ").next().unwrap_or_default().to_owned()
}

fn row_text(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        text.push_str(symbol);
        x += (byline::text::width(symbol) as u16).max(1);
    }
    text.trim_end().to_owned()
}

/// The frame's text, and beneath each row that has any its styles: a letter for each cell, explained
/// at the end.
pub fn styled(app: &App) -> String {
    let buffer = buffer(app);
    let mut styles: Vec<String> = Vec::new();
    let mut out = String::new();
    for y in 0..buffer.area.height {
        out.push_str(&format!("|{}\n", row_text(&buffer, y)));
        let marks: String = (0..buffer.area.width)
            .map(|x| {
                let cell = &buffer[(x, y)];
                letter(&mut styles, describe(cell.fg, cell.bg, cell.modifier))
            })
            .collect();
        if !marks.trim().is_empty() {
            out.push_str(&format!(" {}\n", marks.trim_end()));
        }
    }
    for (index, style) in styles.iter().enumerate() {
        out.push_str(&format!("{}: {style}\n", (b'a' + index as u8) as char));
    }
    out
}

fn letter(styles: &mut Vec<String>, style: String) -> char {
    if style.is_empty() {
        return ' ';
    }
    let index = styles
        .iter()
        .position(|known| *known == style)
        .unwrap_or_else(|| {
            styles.push(style);
            styles.len() - 1
        });
    (b'a' + index as u8) as char
}

fn describe(fg: Color, bg: Color, modifier: Modifier) -> String {
    let mut words: Vec<String> = Vec::new();
    if fg != Color::Reset {
        words.push(fg.to_string());
    }
    if bg != Color::Reset {
        words.push(format!("on {bg}"));
    }
    words.extend(modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    words.join(" ")
}
