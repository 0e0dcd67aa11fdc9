//! One page of the reader: waited for, failed, or open with everything that belongs to it.

use super::entries::{Entries, Id};
use super::kept::Kept;
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
    /// Where to begin, if it was read before.
    pub kept: Option<Kept>,
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
        };
        open.view.settle(&open.sheet, height);
        if detected {
            open.take_entities(open.sheet.reading.entities.clone());
        }
        open
    }

    /// Takes the entities in.
    pub fn take_entities(&mut self, entities: Entities) {
        let entries = Entries::new(&entities);
        self.sheet.reading.entities = entities;
        self.lists.refresh(&entries);
        self.entries = Some(entries);
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
        }
    }

    /// Goes to where the page was left.
    pub fn take_kept(&mut self, kept: &Kept) {
        let body = &self.sheet.reading.article.body;
        let sound = |offset: usize| floor_boundary(body, offset);
        self.stand_at(Stand {
            top: sound(kept.top),
            cursor: sound(kept.cursor),
        });
    }
}
