//! Walking through people, countries and sources: in the lists, in the text, and from one to the
//! other; and correcting them by hand.

use super::action::Action;
use super::entries::Id;
use super::kept::Correction;
use super::lists::Order;
use super::picker::{Item, Picker, Target};
use super::prompt::{Prompt, Purpose};
use super::update::Direction;
use super::{App, Focus, Overlay, areas, card};
use crate::detect::Kind;

impl App {
    /// What the lists do with an action; false where it is not theirs.
    pub(super) fn act_in_lists(&mut self, action: Action) -> bool {
        let rows = isize::try_from(self.lists_area().height / 3)
            .unwrap_or(1)
            .max(1);
        let Some(open) = self.open_mut() else {
            return false;
        };
        let lists = &mut open.lists;
        match action {
            Action::Down => lists.move_by(1),
            Action::Up => lists.move_by(-1),
            Action::PageDown | Action::HalfDown => lists.move_by(rows),
            Action::PageUp | Action::HalfUp => lists.move_by(-rows),
            Action::Top => lists.move_by(isize::MIN),
            Action::Bottom => lists.move_by(isize::MAX),
            Action::Enter => self.enter_in_list(),
            Action::Search => self.begin_filter(),
            _ => return false,
        }
        true
    }

    /// The list that the keys go to, if they go to one.
    pub fn list_in_focus(&self) -> Option<Kind> {
        let open = self.open().filter(|_| self.focus == Focus::Lists)?;
        Some(open.lists.kind)
    }

    fn enter_lists(&mut self) {
        if self.size().width < areas::NARROW {
            return self.say(format!("the lists need {} columns", areas::NARROW));
        }
        self.sidebar = true;
        self.focus = Focus::Lists;
    }

    /// Shows the lists or hides them; below the width that has room for both, over the text.
    pub(super) fn toggle_sidebar(&mut self) {
        if self.size().width >= areas::WIDE {
            self.sidebar = !self.sidebar;
            self.focus = Focus::Text;
            return;
        }
        match self.focus {
            Focus::Text => self.enter_lists(),
            Focus::Lists => self.focus = Focus::Text,
        }
    }

    pub(super) fn next_list(&mut self) {
        if self.focus == Focus::Text {
            return self.enter_lists_at(Kind::Person);
        }
        if self
            .open_mut()
            .is_none_or(|open| open.lists.next_list().is_none())
        {
            self.focus = Focus::Text;
        }
    }

    pub(super) fn previous_list(&mut self) {
        if self.focus == Focus::Text {
            return self.enter_lists_at(Kind::Source);
        }
        if self
            .open_mut()
            .is_none_or(|open| open.lists.previous_list().is_none())
        {
            self.focus = Focus::Text;
        }
    }

    /// Enters the lists at the entry of the mention at the cursor, else at the chosen one, else at
    /// one of the lists.
    fn enter_lists_at(&mut self, kind: Kind) {
        self.enter_lists();
        let Some(open) = self.open_mut() else {
            return;
        };
        match open.current().or(open.lists.chosen) {
            Some(id) => open.lists.choose(id),
            None => {
                open.lists.kind = kind;
                open.lists.move_by(0);
            }
        }
    }

    /// Goes to one of the lists.
    pub(super) fn enter_list(&mut self, kind: Kind) {
        self.enter_lists();
        if let Some(open) = self.open_mut() {
            open.lists.kind = kind;
            open.lists.move_by(0);
        }
    }

    /// Types the filter into the lists.
    pub(super) fn begin_filter(&mut self) {
        if self.focus == Focus::Text {
            self.enter_lists();
        }
        let lists = self.open().filter(|_| self.focus == Focus::Lists);
        let filter = lists.map(|open| open.lists.filter.clone());
        self.prompt = filter.map(|filter| Prompt::new(Purpose::Filter, &filter));
    }

    /// Clears the filter of the lists; says whether there was one.
    pub(super) fn clear_filter(&mut self) -> bool {
        let Some(open) = self.open_mut().filter(|open| !open.lists.filter.is_empty()) else {
            return false;
        };
        open.lists.filter.clear();
        if let Some(entries) = &open.entries {
            open.lists.refresh(entries);
        }
        true
    }

    pub(super) fn enter_in_list(&mut self) {
        let chosen = self.open_mut().and_then(|open| {
            open.lists.chosen = open.lists.selected();
            open.lists.chosen
        });
        if chosen.is_none() {
            return;
        }
        // Lists that lie over the text would hide what was jumped to.
        if self.size().width < areas::WIDE {
            self.focus = Focus::Text;
        }
        self.step_entry(Direction::Next);
    }

    pub(super) fn enter_in_text(&mut self) {
        match self.open().and_then(|open| open.current()) {
            Some(id) => self.open_card(id),
            None => self.enter_link(),
        }
    }

    pub(super) fn show_card(&mut self) {
        if let Some(id) = self.entry_meant() {
            self.open_card(id);
        }
    }

    /// The entry that an action means: in the lists the selected one, in the text that of the
    /// mention at the cursor, else the chosen one.
    fn entry_meant(&self) -> Option<Id> {
        let open = self.open()?;
        match self.focus {
            Focus::Lists => open.lists.selected(),
            Focus::Text => open.current().or(open.lists.chosen),
        }
    }

    /// Opens the card of an entry, and chooses it.
    pub(super) fn open_card(&mut self, id: Id) {
        let Some(open) = self.open_mut() else {
            return;
        };
        open.lists.choose(id);
        let cursor = open.cursor();
        let entries = open.entries.as_ref();
        let card = entries.and_then(|entries| card::card(&open.sheet.reading, entries, id, cursor));
        self.overlay = card.map(|mut card| {
            card.select(|target| *target == Target::Place(cursor));
            Overlay::Picker(card)
        });
    }

    /// To the next or previous mention of anyone.
    pub(super) fn step_mention(&mut self, direction: Direction) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let cursor = open.cursor();
        // From the title or a cut on, the next word of the body is ahead.
        let from = cursor + usize::from(open.cursor_in_body());
        let found = open.entries.as_ref().and_then(|entries| match direction {
            Direction::Next => entries.first_from(from),
            Direction::Previous => entries.last_before(cursor),
        });
        match found {
            Some(mention) => {
                open.search.leave();
                open.jump(mention.span.start);
            }
            None => self.say("no further mention"),
        }
    }

    /// To the next or previous mention of the chosen entry, around the ends of the text.
    pub(super) fn step_entry(&mut self, direction: Direction) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(id) = open.lists.chosen.or(open.current()) else {
            return self.say("no entry is chosen yet");
        };
        open.lists.choose(id);
        let cursor = open.cursor();
        let here = open.cursor_in_body();
        let entities = &open.sheet.reading.entities;
        let mentions = entities.mentions(id.kind, id.index);
        let ahead = mentions.partition_point(|span| span.start < cursor + usize::from(here));
        let behind = mentions.partition_point(|span| span.start < cursor);
        let found = match direction {
            Direction::Next => mentions.get(ahead).or(mentions.first()),
            Direction::Previous => mentions[..behind].last().or(mentions.last()),
        };
        let Some(start) = found.map(|span| span.start) else {
            return;
        };
        open.search.leave();
        open.jump(start);
        let around = match direction {
            Direction::Next if start < cursor => " · from the top",
            Direction::Previous if start > cursor => " · from the end",
            _ => return,
        };
        self.say(format!("{}{around}", super::status::sentence(self)));
    }

    /// To the next or previous mention of the one at the cursor, or else first in its row.
    pub(super) fn step_this(&mut self, direction: Direction) {
        if let Some(open) = self.open_mut()
            && let Some(id) = open.current().or_else(|| open.first_in_row())
        {
            open.lists.choose(id);
        }
        self.step_entry(direction);
    }

    /// To the next or previous statement of the chosen source, or of any.
    pub(super) fn step_statement(&mut self, direction: Direction) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let statements = open.statements();
        let cursor = open.cursor();
        let mut starts = statements.iter().map(|statement| statement.span().start);
        let found = match direction {
            Direction::Next => starts.find(|&start| start > cursor),
            Direction::Previous => starts.rfind(|&start| start < cursor),
        };
        match found {
            Some(start) => open.jump_to_statement(start),
            None => self.say("no further statement"),
        }
    }

    /// The next order of the lists.
    pub(super) fn sort_lists(&mut self) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let (order, text) = match open.lists.order {
            Order::Place => (Order::Count, "the most mentioned first"),
            Order::Count => (Order::Name, "by name"),
            Order::Name => (Order::Place, "by first mention"),
        };
        open.lists.order = order;
        if let Some(entries) = &open.entries {
            open.lists.refresh(entries);
        }
        self.say(format!("lists: {text}"));
    }

    /// Takes the entry out of its list, for this page and until it is undone.
    pub(super) fn hide_entry(&mut self) {
        let Some(id) = self.entry_meant() else {
            return self.say("no entry is chosen");
        };
        let undo = self.settings.keymap.key_of(Action::Undo);
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(name) = open.name_of(id) else {
            return;
        };
        open.correct(Correction::Hide(id.kind.into(), name.clone()));
        self.say(format!("{name} is hidden; {undo} brings it back"));
    }

    /// Asks which entry the present one is the same as.
    pub(super) fn ask_same(&mut self) {
        let Some(id) = self.entry_meant() else {
            return self.say("no entry is chosen");
        };
        let Some(open) = self.open() else {
            return;
        };
        let Some((entries, name)) = open.entries.as_ref().zip(open.name_of(id)) else {
            return;
        };
        let others = entries
            .list(id.kind)
            .iter()
            .filter(|entry| entry.name != name);
        let items: Vec<Item> = others
            .map(|entry| Item::row("", &entry.name, Target::Same(id, entry.name.clone())))
            .collect();
        if items.is_empty() {
            return self.say("there is no other entry");
        }
        let title = format!("{name} is the same as");
        self.overlay = Some(Overlay::Picker(Picker::new(title, items)));
    }

    /// Joins an entry with the one of the other name.
    pub(super) fn join_entries(&mut self, id: Id, other: String) {
        let undo = self.settings.keymap.key_of(Action::Undo);
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(name) = open.name_of(id) else {
            return;
        };
        open.correct(Correction::Same(
            id.kind.into(),
            name.clone(),
            other.clone(),
        ));
        self.say(format!("{name} is {other} now; {undo} undoes it"));
    }

    /// Undoes the last correction.
    pub(super) fn undo_correction(&mut self) {
        let undone = self.open_mut().and_then(|open| open.undo());
        self.say(match undone {
            Some(Correction::Hide(_, name)) => format!("{name} is back"),
            Some(Correction::Same(_, one, other)) => format!("{one} and {other} are two again"),
            Some(Correction::Restore(_)) => "the piece is stripped again".to_owned(),
            None => "there is no correction to undo".to_owned(),
        });
    }
}

impl super::open::Open {
    /// The entry that is mentioned first in the cursor's row.
    fn first_in_row(&self) -> Option<Id> {
        let line = self.sheet.line(self.view.cursor);
        let rows = self.sheet.rows(line.piece);
        let span = rows.get(line.row).filter(|_| self.cursor_in_body())?.span;
        let mention = self.entries.as_ref()?.within(span).next()?;
        Some(mention.id)
    }
}
