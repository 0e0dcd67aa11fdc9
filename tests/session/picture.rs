//! A frame as an SVG picture: every cell where it stands on the screen, whatever font is at hand.
//!
//! Words are stretched to the columns they take, so a font of another advance moves nothing; box
//! lines, underlines and backgrounds are shapes and not text, so they meet without gaps.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A cell in pixels.
const CELL: (usize, usize) = (9, 20);
/// Pixels around the cells.
const MARGIN: usize = 18;
/// From a row's upper edge to the baseline of its text, pixels.
const BASELINE: usize = 15;
/// Pixels of the letters; most fixed fonts are 0.6 of it wide, which is a cell.
const FONT_SIZE: usize = 15;
/// Fonts of which every system has one.
const FONTS: &str = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', \
                     'Courier New', monospace";
/// A dark terminal's own text and background.
const INK: Rgb = (0xd4, 0xd7, 0xdd);
const PAPER: Rgb = (0x15, 0x18, 0x1e);
/// Of 100 parts of dim text so many are ink; the rest is paper.
const DIM: usize = 60;

type Rgb = (u8, u8, u8);

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: Rgb,
    paper: Rgb,
    modifier: Modifier,
}

/// Cells of one row that look alike.
struct Run {
    /// First column.
    x: usize,
    /// Columns.
    width: usize,
    look: Look,
    /// Column and text of each cell.
    cells: Vec<(usize, String)>,
}

/// The picture of a frame, described by `title` for those who do not see it.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"{}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\" font-family=\"{FONTS}\" font-size=\"{FONT_SIZE}\" \
         shape-rendering=\"crispEdges\">\n",
        escaped(title),
        hex(PAPER)
    );
    for y in 0..buffer.area.height {
        for run in runs(buffer, y) {
            draw(&mut out, &run, usize::from(y) * CELL.1);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// The runs of a row. A wide character's second cell belongs to its first.
fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let width = byline::text::width(cell.symbol()).max(1);
        let (column, look) = (usize::from(x), look(cell));
        match runs.last_mut().filter(|run| run.look == look) {
            Some(run) => {
                run.width += width;
                run.cells.push((column, cell.symbol().to_owned()));
            }
            None => runs.push(Run {
                x: column,
                width,
                look,
                cells: vec![(column, cell.symbol().to_owned())],
            }),
        }
        x += width as u16;
    }
    runs
}

fn look(cell: &Cell) -> Look {
    let mut ink = rgb(cell.fg).unwrap_or(INK);
    let mut paper = rgb(cell.bg).unwrap_or(PAPER);
    if cell.modifier.contains(Modifier::DIM) {
        ink = mixed(ink, paper);
    }
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut paper);
    }
    Look {
        ink,
        paper,
        modifier: cell.modifier & (Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED),
    }
}

fn mixed(ink: Rgb, paper: Rgb) -> Rgb {
    let mix = |a: u8, b: u8| ((usize::from(a) * DIM + usize::from(b) * (100 - DIM)) / 100) as u8;
    (
        mix(ink.0, paper.0),
        mix(ink.1, paper.1),
        mix(ink.2, paper.2),
    )
}

/// The colour of one of the 256; none for the terminal's own. The first sixteen are the terminal's
/// as well and have no colour that is known.
fn rgb(colour: Color) -> Option<Rgb> {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match colour {
        Color::Reset => None,
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(grey @ 232..) => {
            let grey = 8 + 10 * (grey - 232);
            Some((grey, grey, grey))
        }
        Color::Indexed(cube @ 16..) => {
            let cube = cube - 16;
            Some((level(cube / 36), level(cube / 6 % 6), level(cube % 6)))
        }
        other => panic!("a picture has no {other}: its theme must have colours of its own"),
    }
}

fn draw(out: &mut String, run: &Run, top: usize) {
    let Run { x, width, look, .. } = run;
    let (left, wide) = (x * CELL.0, width * CELL.0);
    if look.paper != PAPER {
        rect(out, (left, top, wide, CELL.1), look.paper);
    }
    if look.modifier.contains(Modifier::UNDERLINED) {
        rect(out, (left, top + BASELINE + 2, wide, 1), look.ink);
    }
    let mut word: Option<(usize, String)> = None;
    for (column, symbol) in &run.cells {
        let shape = arms(symbol);
        let is_wide = byline::text::width(symbol) > 1;
        let ends = symbol == " " || shape.is_some() || is_wide;
        if ends && let Some(word) = word.take() {
            text(out, &word, look, top);
        }
        match shape {
            Some(arms) => lines(out, arms, (column * CELL.0, top), look.ink),
            None if is_wide => text(out, &(*column, symbol.clone()), look, top),
            None if symbol == " " => {}
            None => word
                .get_or_insert((*column, String::new()))
                .1
                .push_str(symbol),
        }
    }
    if let Some(word) = word {
        text(out, &word, look, top);
    }
}

fn text(out: &mut String, (column, word): &(usize, String), look: &Look, top: usize) {
    let length = byline::text::width(word) * CELL.0;
    let weight = match look.modifier.contains(Modifier::BOLD) {
        true => " font-weight=\"bold\"",
        false => "",
    };
    let slant = match look.modifier.contains(Modifier::ITALIC) {
        true => " font-style=\"italic\"",
        false => "",
    };
    let (x, y) = (column * CELL.0, top + BASELINE);
    let (ink, word) = (hex(look.ink), escaped(word));
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" fill=\"{ink}\"{weight}{slant} textLength=\"{length}\" \
         lengthAdjust=\"spacingAndGlyphs\">{word}</text>"
    );
}

/// How thick a box character's arms are: left, right, up, down.
fn arms(symbol: &str) -> Option<[usize; 4]> {
    Some(match symbol {
        "─" => [1, 1, 0, 0],
        "━" => [3, 3, 0, 0],
        "│" => [0, 0, 1, 1],
        "┃" => [0, 0, 3, 3],
        "┼" => [1, 1, 1, 1],
        "┤" => [1, 0, 1, 1],
        "┫" => [3, 0, 3, 3],
        "┌" => [0, 1, 0, 1],
        "┐" => [1, 0, 0, 1],
        "└" => [0, 1, 1, 0],
        "┘" => [1, 0, 1, 0],
        _ => return None,
    })
}

/// Draws the arms of a box character from the middle of its cell to the edges.
fn lines(out: &mut String, [left, right, up, down]: [usize; 4], (x, y): (usize, usize), ink: Rgb) {
    let (middle, centre) = (CELL.0 / 2, CELL.1 / 2);
    let flat = left.max(right);
    let tall = up.max(down);
    if flat > 0 {
        let from = if left > 0 { 0 } else { middle };
        let to = if right > 0 { CELL.0 } else { middle + 1 };
        let above = y + centre - flat / 2;
        rect(out, (x + from, above, to - from, flat), ink);
    }
    if tall > 0 {
        let from = if up > 0 { 0 } else { centre };
        let to = if down > 0 { CELL.1 } else { centre + 1 };
        let before = x + middle - tall / 2;
        rect(out, (before, y + from, tall, to - from), ink);
    }
}

fn rect(out: &mut String, (x, y, width, height): (usize, usize, usize, usize), ink: Rgb) {
    let _ = writeln!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
        hex(ink)
    );
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
