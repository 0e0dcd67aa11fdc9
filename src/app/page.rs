//! One page of the reader: waited for, failed, or open with everything that belongs to it.

use super::entries::{Entries, Id};
use super::hand::{Hand, carried};
use super::kept::{Correction, Kept, Mark};
use super::lists::Lists;
use super::search::Search;
use super::sheet::Sheet;
use super::viewport::{Spot, Viewport};
use crate::detect::Entities;
use crate::doc::flow::{Part, Place, Shown};
use crate::reading::Reading;
use crate::text::floor_boundary;

/// A page and how far it is.
#[derive(Debug)]
pub struct Page {
    /// What it is called.
    pub origin: String,
    /// How far it is.
    pub state: State,
    /// Its address, where it was opened by a link.
    pub address: Option<String>,
    /// The page with that link.
    pub came_from: Option<usize>,
    /// Where to begin, if it was read before.
    pub kept: Option<Kept>,
    /// Whether it was ever shown.
    pub seen: bool,
}

impl Page {
    /// A page that nobody asked for yet.
    pub fn new(origin: String) -> Self {
        Self {
            origin,
            state: State::Waiting,
            address: None,
            came_from: None,
            kept: None,
            seen: false,
        }
    }
}

/// How far a page is.
#[derive(Debug)]
pub enum State {
    /// Nobody asked for it yet.
    Waiting,
    /// It is being loaded.
    Loading,
    /// It could not be loaded, and why.
    Failed(String),
    /// It can be read.
    Open(Box<Open>),
}

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

/// Window and cursor as bytes of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    top: usize,
    cursor: usize,
}

/// The places that were jumped from, for back and forward.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    back: Vec<Stand>,
    forward: Vec<Stand>,
}

impl Open {
    /// A page with its article, at its beginning.
    pub fn new(reading: Reading, (width, height): (u16, u16), note: String) -> Self {
        let detected = reading.entities != Entities::default();
        let mut open = Self {
            sheet: Sheet::new(reading, width, note),
            view: Viewport::default(),
            entries: None,
            lists: Lists::default(),
            search: Search::default(),
            jumps: Jumps::default(),
            mode: Mode::Full,
            marks: Vec::new(),
            hand: Hand::default(),
            sideways: 0,
        };
        open.view.settle(&open.sheet, height);
        if detected {
            open.take_entities(open.sheet.reading.entities.clone());
        }
        open
    }

    /// Takes the entities in.
    pub fn take_entities(&mut self, entities: Entities) {
        self.hand.original(&mut self.sheet.reading).entities = entities;
        self.redo();
    }

    /// Makes text and lists again from what came and what was corrected.
    fn redo(&mut self) {
        let stand = self.stand();
        let before = self.sheet.reading.article.body.clone();
        let chosen = self
            .lists
            .chosen
            .and_then(|id| Some((id.kind, self.name_of(id)?)));
        self.hand.redo(&mut self.sheet.reading);
        let body = &self.sheet.reading.article.body;
        if *body != before {
            for mark in &mut self.marks {
                mark.start = carried(&before, body, mark.start);
                mark.end = carried(&before, body, mark.end).max(mark.start);
            }
            let stand = Stand {
                top: carried(&before, body, stand.top),
                cursor: carried(&before, body, stand.cursor),
            };
            self.jumps = Jumps::default();
            self.search.look_for(body, &self.search.needle.clone());
            self.sheet.reflow(self.sheet.shown);
            self.stand_at(stand);
        }
        let entries = Entries::new(&self.sheet.reading.entities);
        self.lists.chosen = chosen.and_then(|(kind, name)| {
            let index = entries
                .list(kind)
                .iter()
                .position(|entry| entry.name == name)?;
            Some(Id { kind, index })
        });
        self.lists.refresh(&entries);
        self.entries = Some(entries);
    }

    /// Makes a correction.
    pub fn correct(&mut self, correction: Correction) {
        self.hand.corrections.push(correction);
        self.redo();
    }

    /// Undoes the last correction and gives it.
    pub fn undo(&mut self) -> Option<Correction> {
        let undone = self.hand.corrections.pop()?;
        self.redo();
        Some(undone)
    }

    /// An entry's name.
    pub fn name_of(&self, id: Id) -> Option<String> {
        self.entries
            .as_ref()?
            .get(id)
            .map(|entry| entry.name.clone())
    }

    /// Takes a new size of the text's columns.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.sheet.set_width(width);
        self.view.settle(&self.sheet, height);
    }

    /// Shows the cuts, or hides them; the text at the window's top stays there.
    pub fn show(&mut self, shown: Shown) {
        let stand = self.stand();
        self.sheet.reflow(shown);
        self.stand_at(stand);
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
    pub fn mention(&self) -> Option<super::entries::Mention> {
        if !self.cursor_in_body() {
            return None;
        }
        self.entries.as_ref()?.at(self.cursor(), self.lists.chosen)
    }

    /// The entry that the lists mark: that of the mention at the cursor.
    pub fn current(&self) -> Option<Id> {
        self.mention().map(|mention| mention.id)
    }

    /// Jumps to a byte of the body and remembers where from.
    pub fn jump(&mut self, offset: usize) {
        let from = self.stand();
        let place = self.place_of(offset);
        self.view.go(&self.sheet, place, Spot::InSight);
        let jumps = &mut self.jumps;
        if jumps.back.last() != Some(&from) {
            jumps.back.push(from);
        }
        jumps.forward.clear();
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
        let Some(stand) = self.jumps.back.pop() else {
            return false;
        };
        self.jumps.forward.push(self.stand());
        self.stand_at(stand);
        true
    }

    /// Goes forward again; says whether there was anywhere to go.
    pub fn forward(&mut self) -> bool {
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

    /// Where window and cursor stand.
    pub fn stand(&self) -> Stand {
        Stand {
            top: self.sheet.offset(self.view.top),
            cursor: self.cursor(),
        }
    }

    /// Puts window and cursor where they stood.
    pub fn stand_at(&mut self, stand: Stand) {
        self.view.top = self.sheet.flow.place(stand.top);
        self.view.cursor = self.sheet.flow.place(stand.cursor);
        self.view.settle(&self.sheet, self.view.height);
    }

    /// What is worth keeping until the next day.
    pub fn kept(&self) -> Kept {
        let stand = self.stand();
        Kept {
            top: stand.top,
            cursor: stand.cursor,
            percent: super::status::percent(self),
            marks: self.marks.clone(),
            corrections: self.hand.corrections.clone(),
            searches: self.search.history.clone(),
        }
    }

    /// Takes in what was kept: the corrections, the marks, the place where the page was left.
    pub fn take_kept(&mut self, kept: &Kept) {
        self.hand.corrections = kept.corrections.clone();
        if !kept.corrections.is_empty() {
            self.redo();
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
            top: sound(kept.top),
            cursor: sound(kept.cursor),
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
}
