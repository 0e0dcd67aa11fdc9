//! An open page: the reading laid out, and where the reader is in it.
//!
//! Showing more or less of the page and jumping in it live here, because both need the text, the
//! window and the lists at once.

use super::entries::{Entries, Id, Mention};
use super::hand::Hand;
use super::kept::{Kept, Mark};
use super::lists::Lists;
use super::search::Search;
use super::sheet::{Line, Sheet};
use super::viewport::{Spot, Viewport};
use crate::detect::{Entities, Kind};
use crate::doc::flow::{Part, Place, Shown};
use crate::doc::wrap::Layout;
use crate::reading::Reading;
use crate::text::floor_boundary;

/// An open page.
#[derive(Debug)]
pub struct Open {
    /// The reading, laid out.
    pub sheet: Sheet,
    /// Window and cursor.
    pub view: Viewport,
    /// The three lists' entries; none until they are detected.
    pub entries: Option<Entries>,
    /// The lists as they are shown.
    pub lists: Lists,
    /// The search.
    pub search: Search,
    /// The places jumped from.
    pub jumps: Jumps,
    /// What is bright.
    pub mode: Mode,
    /// Marked passages, by place.
    pub marks: Vec<Mark>,
    /// Corrections by hand.
    pub hand: Hand,
    /// Columns by which long code is scrolled to the left.
    pub sideways: u16,
    /// The beginning of the statement jumped to; counts while the cursor stands there.
    pub on_statement: Option<usize>,
    /// Where the reader stood in the article while the page's source is shown.
    aside: Option<Aside>,
}

/// What of the text is bright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// All of it.
    #[default]
    Full,
    /// What the chosen source says, or all sources.
    Attributed,
    /// The paragraph at the cursor.
    Focus,
}

/// Where window and cursor stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stand {
    top: Place,
    cursor: Place,
}

/// Where the reader stands in the article while something else is shown.
#[derive(Clone, Copy, Debug)]
struct Aside {
    stand: Stand,
    /// Window and cursor, bytes of the body.
    offsets: (usize, usize),
}

/// The places that were jumped from, for back and forward.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    back: Vec<Stand>,
    forward: Vec<Stand>,
}

impl Jumps {
    /// How many there are to go back to.
    pub(super) fn len(&self) -> usize {
        self.back.len()
    }

    /// Of the jumps since there were so many only the first one's place is gone back to.
    pub(super) fn join(&mut self, since: usize) {
        self.back.truncate(since + 1);
    }

    /// A way that branches off here ends the one that led on.
    pub(super) fn branch_off(&mut self) {
        self.forward.clear();
    }
}

impl Open {
    /// A page with its article, at its beginning.
    pub fn new(reading: Reading, layout: Layout, height: u16, note: String) -> Self {
        let detected = reading.entities != Entities::default();
        let mut open = Self {
            sheet: Sheet::new(reading, layout, note),
            view: Viewport::default(),
            entries: None,
            lists: Lists::default(),
            search: Search::default(),
            jumps: Jumps::default(),
            mode: Mode::Full,
            marks: Vec::new(),
            hand: Hand::default(),
            sideways: 0,
            on_statement: None,
            aside: None,
        };
        open.view.settle(&open.sheet, height);
        if detected {
            open.take_entities(open.sheet.reading.entities.clone());
        }
        open
    }

    /// Makes the flow again and puts window, cursor and jumps where they were: `carry` says where an
    /// offset of the old body is in the new one.
    pub(super) fn reflow(&mut self, shown: Shown, carry: impl Fn(usize) -> usize) {
        let old = std::mem::take(&mut self.sheet.flow);
        self.sheet.reflow(shown);
        let flow = &self.sheet.flow;
        let place = |place: Place| match old.pieces.get(place.piece).map(|piece| piece.part) {
            // What stands above the body is the same in every flow.
            Some(Part::Title | Part::Facts | Part::Note) | None => place,
            Some(_) => flow.place(carry(old.offset(place))),
        };
        let stand = |stand: &Stand| Stand {
            top: place(stand.top),
            cursor: place(stand.cursor),
        };
        let now = stand(&self.stand());
        self.jumps.back = self.jumps.back.iter().map(stand).collect();
        self.jumps.forward = self.jumps.forward.iter().map(stand).collect();
        self.stand_at(now);
    }

    /// An entry's name.
    pub fn name_of(&self, id: Id) -> Option<String> {
        self.entries
            .as_ref()?
            .get(id)
            .map(|entry| entry.name.clone())
    }

    /// Takes a new layout and height of the text.
    pub fn resize(&mut self, layout: Layout, height: u16) {
        self.sheet.set_layout(layout);
        self.view.settle(&self.sheet, height);
    }

    /// Shows the cuts, or hides them; the text at the window's top stays there. The page's source has
    /// places of its own: it begins at its beginning, and leaving it leads back.
    pub fn show(&mut self, shown: Shown) {
        if let Some(aside) = self.aside.take() {
            self.sheet.reflow(Shown::Article);
            self.stand_at(aside.stand);
        }
        if shown == Shown::Source {
            self.show(Shown::Article);
            self.aside = Some(Aside {
                stand: self.stand(),
                offsets: (self.sheet.offset(self.view.top), self.cursor()),
            });
            self.sheet.reflow(Shown::Source);
            self.view.to_start(&self.sheet);
            return;
        }
        if self.sheet.shown == shown {
            return;
        }
        self.reflow(shown, |offset| offset);
    }

    /// Back to the article, where the page's source is shown.
    pub(super) fn leave_source(&mut self) {
        if self.aside.is_some() {
            self.show(Shown::Article);
        }
    }

    /// The byte of the body at the cursor.
    pub fn cursor(&self) -> usize {
        self.sheet.offset(self.view.cursor)
    }

    /// Whether the cursor is in the article, and not in its title or in a cut.
    pub fn cursor_in_body(&self) -> bool {
        let part = self
            .sheet
            .flow
            .pieces
            .get(self.view.cursor.piece)
            .map(|piece| piece.part);
        matches!(part, Some(Part::Block(_)))
    }

    /// The mention at the cursor.
    pub fn mention(&self) -> Option<Mention> {
        if !self.cursor_in_body() {
            return None;
        }
        self.entries.as_ref()?.at(self.cursor(), self.lists.chosen)
    }

    /// The entry that the lists mark: that of the mention at the cursor, or the source of the
    /// statement there.
    pub fn current(&self) -> Option<Id> {
        let source = |(index, _)| Id {
            kind: Kind::Source,
            index,
        };
        let stated = self.statement().map(source);
        stated.or_else(|| self.mention().map(|mention| mention.id))
    }

    /// Jumps to a byte of the body and remembers where from.
    pub fn jump(&mut self, offset: usize) {
        self.leave_source();
        self.on_statement = None;
        let from = self.stand();
        let place = self.place_of(offset);
        self.view.go(&self.sheet, place, Spot::InSight);
        let jumps = &mut self.jumps;
        if jumps.back.last() != Some(&from) {
            jumps.back.push(from);
        }
        jumps.forward.clear();
    }

    /// Jumps to the row that holds a byte of the body, and stands at its beginning.
    pub(super) fn jump_to_row(&mut self, offset: usize) {
        self.jump(offset);
        let line = self.sheet.line(self.view.cursor);
        let line = self.sheet.text_line(line);
        self.view.cursor = self.sheet.place(line);
    }

    /// The place of a byte of the body. The flow's offset 0 is the title, a jump's the first word.
    pub fn place_of(&self, offset: usize) -> Place {
        let flow = &self.sheet.flow;
        let first = || {
            flow.pieces
                .iter()
                .position(|piece| matches!(piece.part, Part::Block(_)))
        };
        match (offset, first()) {
            (0, Some(piece)) => Place { piece, offset },
            _ => flow.place(offset),
        }
    }

    /// Goes back to before the last jump; says whether there was one.
    pub fn back(&mut self) -> bool {
        self.leave_source();
        let Some(stand) = self.jumps.back.pop() else {
            return false;
        };
        self.jumps.forward.push(self.stand());
        self.stand_at(stand);
        true
    }

    /// Goes forward again; says whether there was anywhere to go.
    pub fn forward(&mut self) -> bool {
        self.leave_source();
        let Some(stand) = self.jumps.forward.pop() else {
            return false;
        };
        self.jumps.back.push(self.stand());
        self.stand_at(stand);
        true
    }

    /// Remembers the present place for [`Open::back`].
    pub fn mark_jump(&mut self) {
        let from = self.stand();
        if self.jumps.back.last() != Some(&from) {
            self.jumps.back.push(from);
        }
        self.jumps.forward.clear();
    }

    fn stand(&self) -> Stand {
        Stand {
            top: self.view.top,
            cursor: self.view.cursor,
        }
    }

    fn stand_at(&mut self, stand: Stand) {
        self.view.top = stand.top;
        self.view.cursor = stand.cursor;
        self.view.settle(&self.sheet, self.view.height);
    }

    /// What is worth keeping until the next day.
    pub fn kept(&self) -> Kept {
        let here = (self.sheet.offset(self.view.top), self.cursor());
        let (top, cursor) = self.aside.map_or(here, |aside| aside.offsets);
        Kept {
            top,
            cursor,
            percent: self.percent(),
            marks: self.marks.clone(),
            corrections: self.hand.corrections().to_vec(),
            searches: self.search.history.clone(),
        }
    }

    /// Takes in what was kept: the corrections, the marks, the place where the page was left.
    pub fn take_kept(&mut self, kept: &Kept) {
        self.leave_source();
        if !kept.corrections.is_empty() {
            self.take_corrections(&kept.corrections);
        }
        let body = &self.sheet.reading.article.body;
        let sound = |offset: usize| floor_boundary(body, offset);
        self.marks = kept.marks.clone();
        for mark in &mut self.marks {
            mark.start = sound(mark.start);
            mark.end = sound(mark.end).max(mark.start);
        }
        self.search.history = kept.searches.clone();
        let stand = Stand {
            top: self.sheet.flow.place(sound(kept.top)),
            cursor: self.sheet.flow.place(sound(kept.cursor)),
        };
        self.stand_at(stand);
    }

    /// The number of the block at the cursor.
    pub fn block_at_cursor(&self) -> Option<usize> {
        match self.sheet.flow.pieces.get(self.view.cursor.piece)?.part {
            Part::Block(index) => Some(index),
            _ => None,
        }
    }

    /// How far the window's last row is, percent of the text.
    pub fn percent(&self) -> u8 {
        let lines = self.view.lines(&self.sheet);
        let Some(&last) = lines.last().filter(|&&last| last != self.sheet.end()) else {
            return 100;
        };
        let (at, length) = self.reach(last);
        u8::try_from(at * 100 / length.max(1))
            .unwrap_or(100)
            .min(99)
    }

    /// Where a line begins and how long all of what is shown is, bytes.
    pub fn reach(&self, line: Line) -> (usize, usize) {
        let place = self.sheet.place(line);
        match self.aside {
            Some(_) => (place.offset, self.sheet.reading.source.len()),
            None => (
                self.sheet.offset(place),
                self.sheet.reading.article.body.len(),
            ),
        }
    }

    /// Whether the page's source is shown instead of the article.
    pub fn shows_source(&self) -> bool {
        self.aside.is_some()
    }
}
