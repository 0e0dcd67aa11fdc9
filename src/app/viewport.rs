//! Where the window and the cursor stand in the text, and how they move.
//!
//! The window scrolls; the cursor is the place that keys such as "next mention" start from. While
//! the cursor is in sight it stays with its text; scrolled out of sight it goes to the window's top,
//! because that is where somebody who scrolls goes on reading.

use super::sheet::{Line, Sheet};
use crate::doc::flow::{Part, Place};

/// The window's and the cursor's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Viewport {
    /// The place that the first row shows.
    pub top: Place,
    /// The cursor.
    pub cursor: Place,
    /// Rows of the window.
    pub height: u16,
}

/// Where in the window a row is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Where it is, if it is in sight; else in the upper third.
    InSight,
    /// First row.
    Top,
    /// Middle row.
    Middle,
    /// Last row.
    Bottom,
}

impl Viewport {
    fn rows(&self) -> usize {
        usize::from(self.height.max(1))
    }

    /// The lines in the window.
    pub fn lines(&self, sheet: &Sheet) -> Vec<Line> {
        sheet.lines(sheet.line(self.top), self.rows())
    }

    /// The highest place of the window's top: the end then stands in the last row.
    fn lowest_top(&self, sheet: &Sheet) -> Line {
        sheet.step(sheet.end(), 1 - self.rows() as isize)
    }

    /// Whether the line is in the window.
    fn sees(&self, sheet: &Sheet, line: Line) -> bool {
        let top = sheet.line(self.top);
        top <= line && line <= sheet.step(top, self.rows() as isize - 1)
    }

    /// Puts the window's top on a line, but not so far that rows stay empty.
    fn set_top(&mut self, sheet: &Sheet, line: Line) {
        self.top = sheet.place(line.min(self.lowest_top(sheet)));
    }

    /// Takes a new height or new rows: the top stays with its text.
    pub fn settle(&mut self, sheet: &Sheet, height: u16) {
        self.height = height;
        let lowest = self.lowest_top(sheet);
        if sheet.line(self.top) > lowest {
            self.top = sheet.place(lowest);
        }
        self.keep_cursor(sheet);
    }

    /// Scrolls by rows. Where the window can go no further, the cursor does.
    pub fn scroll(&mut self, sheet: &Sheet, by: isize) {
        let before = sheet.line(self.top);
        self.set_top(sheet, sheet.step(before, by));
        if sheet.line(self.top) == before {
            let mut to = sheet.step(sheet.line(self.cursor), by);
            while by < 0 && sheet.is_gap(to) {
                to = sheet.step(to, -1);
            }
            self.cursor = sheet.place(to);
        }
        self.keep_cursor(sheet);
    }

    /// Scrolls by a window or half of one: the first row is text then, not the blank above it.
    pub fn page(&mut self, sheet: &Sheet, by: isize) {
        self.scroll(sheet, by);
        let top = sheet.line(self.top);
        self.set_top(sheet, sheet.text_line(top));
        self.keep_cursor(sheet);
    }

    /// A cursor that is out of sight goes to the window's top. It never stands on an empty row.
    fn keep_cursor(&mut self, sheet: &Sheet) {
        let line = sheet.line(self.cursor);
        if !self.sees(sheet, line) {
            let top = sheet.line(self.top);
            self.cursor = sheet.place(sheet.text_line(top));
        } else if sheet.is_gap(line) {
            self.cursor = sheet.place(sheet.text_line(line));
        }
    }

    /// Puts the cursor on a place without moving the window more than it has to.
    pub fn stand(&mut self, sheet: &Sheet, place: Place) {
        self.go(sheet, place, Spot::InSight);
    }

    /// To the very beginning.
    pub fn to_start(&mut self, sheet: &Sheet) {
        self.top = sheet.flow.first();
        self.cursor = self.top;
    }

    /// To the very end.
    pub fn to_end(&mut self, sheet: &Sheet) {
        let end = sheet.end();
        self.set_top(sheet, end);
        self.cursor = sheet.place(end);
    }

    /// Puts the cursor on a place and the place into the window.
    pub fn go(&mut self, sheet: &Sheet, place: Place, spot: Spot) {
        self.cursor = place;
        let line = sheet.line(place);
        let above = match spot {
            Spot::InSight if self.sees(sheet, line) => return,
            Spot::InSight => self.rows() / 3,
            Spot::Top => 0,
            Spot::Middle => self.rows() / 2,
            Spot::Bottom => self.rows() - 1,
        };
        self.set_top(sheet, sheet.step(line, -(above as isize)));
    }

    /// Puts the cursor's row somewhere in the window.
    pub fn show_cursor(&mut self, sheet: &Sheet, spot: Spot) {
        self.go(sheet, self.cursor, spot);
    }

    /// To the beginning of the next part that `is_target` accepts, which then stands in the first row.
    pub fn next_part(&mut self, sheet: &Sheet, is_target: impl Fn(Part) -> bool) {
        let parts = sheet
            .flow
            .pieces
            .iter()
            .enumerate()
            .skip(self.cursor.piece + 1);
        let here = sheet
            .flow
            .pieces
            .get(self.cursor.piece)
            .map(|piece| piece.part);
        let next = parts
            .filter(|(_, piece)| Some(piece.part) != here)
            .find(|(_, piece)| is_target(piece.part));
        if let Some((piece, found)) = next {
            let place = Place {
                piece,
                offset: found.span.start,
            };
            self.go(sheet, place, Spot::Top);
        }
    }

    /// To the beginning of this part or, from there, of the one before.
    pub fn previous_part(&mut self, sheet: &Sheet, is_target: impl Fn(Part) -> bool) {
        let pieces = &sheet.flow.pieces;
        let starts = |index: usize| {
            index == 0 || pieces.get(index - 1).map(|piece| piece.part) != Some(pieces[index].part)
        };
        let last = self.cursor.piece.min(pieces.len().saturating_sub(1));
        let found = (0..=last).rev().find(|&index| {
            let place = Place {
                piece: index,
                offset: pieces[index].span.start,
            };
            starts(index) && is_target(pieces[index].part) && place < self.cursor
        });
        match found {
            Some(piece) => {
                let place = Place {
                    piece,
                    offset: pieces[piece].span.start,
                };
                self.go(sheet, place, Spot::Top);
            }
            None => self.to_start(sheet),
        }
    }
}
