//! Action → changed state and effects: one match that only calls.

use super::action::Action;
use super::entries::Id;
use super::event::{Effect, Mouse, MouseKind};
use super::page::State;
use super::picker::{Item, Picker, Target};
use super::prompt::{Prompt, Purpose};
use super::viewport::Spot;
use super::{App, Focus, Message, Overlay};
use crate::detect::Kind;
use crate::doc::BlockKind;
use crate::doc::flow::{Part, Shown};

/// Rows that a turn of the wheel scrolls.
const WHEEL: isize = 3;

impl App {
    /// Does an action.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return self.quit(),
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Repaint],
            Action::Escape => return self.escape(),
            _ => {}
        }
        if self.overlay.is_some() {
            return self.act_over(action);
        }
        if self.focus == Focus::Lists && self.act_in_lists(action) {
            return Vec::new();
        }
        self.act_anywhere(action);
        Vec::new()
    }

    fn act_anywhere(&mut self, action: Action) {
        match action {
            Action::Help => self.overlay = Some(Overlay::Help(0)),
            Action::Notices => self.show_notices(),
            Action::Sidebar => self.toggle_sidebar(),
            Action::Stripped => self.toggle_stripped(),
            Action::NextList => self.next_list(),
            Action::PreviousList => self.previous_list(),
            Action::Enter => self.enter_in_text(),
            Action::Card => self.show_card(),
            Action::NextMention => self.step_mention(Direction::Next),
            Action::PreviousMention => self.step_mention(Direction::Previous),
            Action::NextOfEntry => self.step_entry(Direction::Next),
            Action::PreviousOfEntry => self.step_entry(Direction::Previous),
            Action::NextStatement => self.step_statement(Direction::Next),
            Action::PreviousStatement => self.step_statement(Direction::Previous),
            Action::Search => self.begin_search(),
            Action::NextMatch => self.step_match(Direction::Next),
            Action::PreviousMatch => self.step_match(Direction::Previous),
            Action::Back => self.go_back(),
            Action::Forward => self.go_forward(),
            _ => self.scroll(action),
        }
    }

    fn scroll(&mut self, action: Action) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let (view, sheet) = (&mut open.view, &open.sheet);
        let window = isize::try_from(view.height.max(2) - 1).unwrap_or(1);
        let half = (window / 2).max(1);
        let heading = |part| is_heading(sheet, part);
        match action {
            Action::Down => view.scroll(sheet, 1),
            Action::Up => view.scroll(sheet, -1),
            Action::PageDown => view.scroll(sheet, window),
            Action::PageUp => view.scroll(sheet, -window),
            Action::HalfDown => view.scroll(sheet, half),
            Action::HalfUp => view.scroll(sheet, -half),
            Action::NextParagraph => view.next_part(sheet, is_paragraph),
            Action::PreviousParagraph => view.previous_part(sheet, is_paragraph),
            Action::NextHeading => view.next_part(sheet, heading),
            Action::PreviousHeading => view.previous_part(sheet, heading),
            Action::Center => view.show_cursor(sheet, Spot::Middle),
            Action::CursorTop => view.show_cursor(sheet, Spot::Top),
            Action::CursorBottom => view.show_cursor(sheet, Spot::Bottom),
            Action::Top => {
                open.mark_jump();
                open.view.to_start(&open.sheet);
            }
            Action::Bottom => {
                open.mark_jump();
                open.view.to_end(&open.sheet);
            }
            _ => {}
        }
    }

    /// What the lists do with an action; false where it is not theirs.
    fn act_in_lists(&mut self, action: Action) -> bool {
        let rows = isize::try_from(self.areas().sidebar.height / 3)
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
            Action::Search => {
                let filter = open.lists.filter.clone();
                self.prompt = Some(Prompt::new(Purpose::Filter, &filter));
            }
            _ => return false,
        }
        true
    }

    fn act_over(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.areas().pane.height / 2)
            .unwrap_or(1)
            .max(1);
        let by = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::PageDown | Action::HalfDown => page,
            Action::PageUp | Action::HalfUp => -page,
            Action::Top => -isize::MAX,
            Action::Bottom => isize::MAX,
            Action::Enter => return self.choose_item(),
            Action::Back => return self.escape(),
            Action::Help => return self.escape(),
            _ => return Vec::new(),
        };
        match &mut self.overlay {
            Some(Overlay::Help(scrolled)) => {
                *scrolled = scrolled
                    .saturating_add_signed(by)
                    .min(super::action::ACTIONS.len());
            }
            Some(Overlay::Picker(picker)) => picker.move_by(by),
            None => {}
        }
        Vec::new()
    }

    fn choose_item(&mut self) -> Vec<Effect> {
        let Some(Overlay::Picker(picker)) = &self.overlay else {
            return self.escape();
        };
        match picker.target() {
            Target::Nothing => {}
            Target::Act(action) => {
                self.overlay = None;
                return self.act(action);
            }
            Target::Place(offset) => {
                self.overlay = None;
                self.focus = Focus::Text;
                if let Some(open) = self.open_mut() {
                    open.jump(offset);
                }
            }
        }
        Vec::new()
    }

    fn quit(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            if matches!(page.state, State::Loading) {
                effects.push(Effect::Cancel(number));
            }
        }
        effects.push(Effect::Quit);
        effects
    }

    /// Leaves whatever was entered last.
    fn escape(&mut self) -> Vec<Effect> {
        if matches!(self.message, Some(Message::Error(_))) {
            self.message = None;
            return Vec::new();
        }
        if self.overlay.take().is_some() {
            return Vec::new();
        }
        if self.focus == Focus::Lists {
            self.focus = Focus::Text;
            return Vec::new();
        }
        let current = self.current;
        match self.pages.get_mut(current).map(|page| &mut page.state) {
            Some(state @ State::Loading) => {
                *state = State::Failed("loading was cancelled".to_owned());
                return vec![Effect::Cancel(current)];
            }
            Some(State::Open(open)) => open.search.clear(),
            _ => {}
        }
        Vec::new()
    }

    fn show_notices(&mut self) {
        let Some(open) = self.open() else {
            return;
        };
        let notices = &open.sheet.reading.notices;
        let items = match notices.is_empty() {
            true => vec![Item::note("There is nothing to know about this page.")],
            false => notices.iter().map(Item::note).collect(),
        };
        self.overlay = Some(Overlay::Picker(Picker::new("Notices", items)));
    }

    fn toggle_sidebar(&mut self) {
        if self.size().width >= super::areas::WIDE {
            self.sidebar = !self.sidebar;
            self.focus = Focus::Text;
            return;
        }
        match self.focus {
            Focus::Text => self.enter_lists(),
            Focus::Lists => self.focus = Focus::Text,
        }
    }

    fn enter_lists(&mut self) {
        if self.size().width < super::areas::NARROW {
            let text = format!("the lists need {} columns", super::areas::NARROW);
            self.message = Some(Message::Info(text));
            return;
        }
        self.sidebar = true;
        self.focus = Focus::Lists;
    }

    fn toggle_stripped(&mut self) {
        let Some(open) = self.open_mut() else {
            return;
        };
        if open.sheet.reading.cuts.is_empty() {
            self.message = Some(Message::Info(
                "nothing was stripped from this page".to_owned(),
            ));
            return;
        }
        let cuts = open.sheet.reading.cuts.len();
        let (shown, text) = match open.sheet.shown {
            Shown::Article => (Shown::Cuts, format!("{cuts} stripped pieces in place")),
            Shown::Cuts => (Shown::Article, "the article alone".to_owned()),
        };
        open.show(shown);
        self.message = Some(Message::Info(text));
    }

    fn next_list(&mut self) {
        if self.focus == Focus::Text {
            self.enter_lists();
            self.choose_current(Kind::Person);
            return;
        }
        if self
            .open_mut()
            .is_none_or(|open| open.lists.next_list().is_none())
        {
            self.focus = Focus::Text;
        }
    }

    fn previous_list(&mut self) {
        if self.focus == Focus::Text {
            self.enter_lists();
            self.choose_current(Kind::Source);
            return;
        }
        if self
            .open_mut()
            .is_none_or(|open| open.lists.previous_list().is_none())
        {
            self.focus = Focus::Text;
        }
    }

    /// Enters the lists at the entry of the mention at the cursor, else at one of the lists.
    fn choose_current(&mut self, kind: Kind) {
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

    fn enter_in_list(&mut self) {
        let chosen = self.open_mut().and_then(|open| {
            open.lists.chosen = open.lists.selected();
            open.lists.chosen
        });
        if chosen.is_some() {
            self.step_entry(Direction::Next);
        }
    }

    fn enter_in_text(&mut self) {
        if let Some(id) = self.open().and_then(|open| open.current()) {
            self.open_card(id);
        }
    }

    fn show_card(&mut self) {
        let id = self.open().and_then(|open| match self.focus {
            Focus::Lists => open.lists.selected(),
            Focus::Text => open.current().or(open.lists.chosen),
        });
        if let Some(id) = id {
            self.open_card(id);
        }
    }

    fn open_card(&mut self, id: Id) {
        let Some(open) = self.open_mut() else {
            return;
        };
        open.lists.choose(id);
        let entries = open.entries.as_ref();
        let card = entries.and_then(|entries| super::card::card(&open.sheet.reading, entries, id));
        self.overlay = card.map(Overlay::Picker);
    }

    fn step_mention(&mut self, direction: Direction) {
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
            Some(mention) => open.jump(mention.span.start),
            None => self.message = Some(Message::Info("no further mention".to_owned())),
        }
    }

    /// To the next or previous mention of the chosen entry, around the ends of the text.
    fn step_entry(&mut self, direction: Direction) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(id) = open.lists.chosen.or(open.current()) else {
            let text = "no entry is chosen yet".to_owned();
            self.message = Some(Message::Info(text));
            return;
        };
        open.lists.chosen = Some(id);
        let cursor = open.cursor();
        let here = open.cursor_in_body();
        let entry = open.entries.as_ref().and_then(|entries| entries.get(id));
        let Some(mentions) = entry
            .map(|entry| &entry.mentions)
            .filter(|all| !all.is_empty())
        else {
            return;
        };
        let found = match direction {
            Direction::Next => mentions
                .iter()
                .find(|span| span.start > cursor || (!here && span.start == cursor))
                .or(mentions.first()),
            Direction::Previous => mentions
                .iter()
                .rfind(|span| span.start < cursor)
                .or(mentions.last()),
        };
        if let Some(start) = found.map(|span| span.start) {
            open.jump(start);
        }
    }

    fn step_statement(&mut self, direction: Direction) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let chosen = open.lists.chosen.filter(|id| id.kind == Kind::Source);
        let sources = &open.sheet.reading.entities.sources;
        let mut starts: Vec<usize> = sources
            .iter()
            .enumerate()
            .filter(|&(index, _)| chosen.is_none_or(|id| id.index == index))
            .flat_map(|(_, source)| {
                source
                    .statements
                    .iter()
                    .map(|statement| statement.span.start)
            })
            .collect();
        starts.sort_unstable();
        let cursor = open.cursor();
        let found = match direction {
            Direction::Next => starts.iter().find(|&&start| start > cursor),
            Direction::Previous => starts.iter().rfind(|&&start| start < cursor),
        };
        match found {
            Some(&start) => open.jump(start),
            None => self.message = Some(Message::Info("no further statement".to_owned())),
        }
    }

    fn begin_search(&mut self) {
        if self.open().is_some() {
            self.prompt = Some(Prompt::new(Purpose::Search, ""));
        }
    }

    fn step_match(&mut self, direction: Direction) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let cursor = open.cursor();
        let found = match direction {
            Direction::Next => open.search.after(cursor),
            Direction::Previous => open.search.before(cursor),
        };
        self.show_match(found);
    }

    fn go_back(&mut self) {
        if self.open_mut().is_some_and(|open| !open.back()) {
            self.message = Some(Message::Info("this is where you began".to_owned()));
        }
    }

    fn go_forward(&mut self) {
        if self.open_mut().is_some_and(|open| !open.forward()) {
            self.message = Some(Message::Info("there is nothing further on".to_owned()));
        }
    }

    /// The mouse: the wheel scrolls what it is over, a click sets the cursor or chooses.
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        let areas = self.areas();
        let over_lists = areas.sidebar.contains(mouse.column, mouse.row);
        let Some(open) = self.open_mut() else {
            return Vec::new();
        };
        let by = match mouse.kind {
            MouseKind::WheelUp => -WHEEL,
            MouseKind::WheelDown => WHEEL,
            MouseKind::Press => return Vec::new(),
        };
        match over_lists {
            true => open.lists.move_by(by.signum()),
            false => open.view.scroll(&open.sheet, by),
        }
        Vec::new()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Next,
    Previous,
}

fn is_paragraph(part: Part) -> bool {
    matches!(part, Part::Block(_) | Part::Reason(_))
}

fn is_heading(sheet: &super::sheet::Sheet, part: Part) -> bool {
    let Part::Block(index) = part else {
        return false;
    };
    let block = sheet.reading.article.blocks.get(index);
    matches!(block.map(|block| block.kind), Some(BlockKind::Heading(_)))
}
