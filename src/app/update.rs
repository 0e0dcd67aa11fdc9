//! Action → changed state and effects: one match that only calls.

use super::action::{ACTIONS, Action};
use super::event::{Effect, Mouse, MouseKind};
use super::page::State;
use super::picker::{Item, Picker, Target};
use super::prompt::{Prompt, Purpose};
use super::viewport::Spot;
use super::{App, Focus, Message, Overlay};
use crate::detect::Kind;
use crate::doc::BlockKind;
use crate::doc::flow::Part;

/// Rows that a turn of the wheel scrolls.
const WHEEL: isize = 3;

/// Which of two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Onwards.
    Next,
    /// Back.
    Previous,
}

impl App {
    /// Does an action.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return self.quit(),
            Action::Close if self.overlay.is_none() => return self.quit(),
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
        match action {
            Action::Mouse => self.toggle_mouse(),
            Action::NextPage => self.step_page(Direction::Next),
            Action::PreviousPage => self.step_page(Direction::Previous),
            Action::Reload => self.reload(),
            Action::Back => self.go_back(),
            Action::Forward => self.go_forward(),
            Action::CopyParagraph => self.copy_paragraph(),
            Action::CopyStatement => self.copy_statement(),
            Action::CopyLink => self.copy_address(),
            Action::CopyAll => self.copy_all(),
            Action::SaveMarkdown => self.save_markdown(),
            Action::SaveJson => self.save_json(),
            _ => {
                self.act_within(action);
                Vec::new()
            }
        }
    }

    /// The actions that ask nothing of the outside.
    fn act_within(&mut self, action: Action) {
        match action {
            Action::Help => self.overlay = Some(Overlay::Help(0)),
            Action::Palette => self.open_palette(),
            Action::Notices => self.show_notices(),
            Action::NextList => self.next_list(),
            Action::PreviousList => self.previous_list(),
            Action::People => self.enter_list(Kind::Person),
            Action::Countries => self.enter_list(Kind::Country),
            Action::Sources => self.enter_list(Kind::Source),
            Action::Enter => self.enter_in_text(),
            Action::Card => self.show_card(),
            Action::NextMention => self.step_mention(Direction::Next),
            Action::PreviousMention => self.step_mention(Direction::Previous),
            Action::NextOfEntry => self.step_entry(Direction::Next),
            Action::PreviousOfEntry => self.step_entry(Direction::Previous),
            Action::NextOfThis => self.step_this(Direction::Next),
            Action::PreviousOfThis => self.step_this(Direction::Previous),
            Action::NextStatement => self.step_statement(Direction::Next),
            Action::PreviousStatement => self.step_statement(Direction::Previous),
            Action::Sort => self.sort_lists(),
            Action::Hide => self.hide_entry(),
            Action::Same => self.ask_same(),
            Action::Undo => self.undo_correction(),
            Action::Search => self.begin_search(),
            Action::NextMatch => self.step_match(Direction::Next),
            Action::PreviousMatch => self.step_match(Direction::Previous),
            Action::Matches => self.show_matches(),
            Action::WholeWords | Action::Patterns => self.toggle_search(action),
            Action::Mark => self.begin_mark(),
            Action::Marks => self.show_marks(),
            Action::Outline => self.show_outline(),
            Action::Links => self.show_links(),
            Action::Pages => self.show_pages(),
            Action::LinkNumbers => self.number_links(),
            Action::Filter => self.begin_filter(),
            _ => self.act_on_view(action),
        }
    }

    /// Scrolling and moving by parts.
    pub(super) fn scroll(&mut self, action: Action) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let (view, sheet) = (&mut open.view, &open.sheet);
        let heading = |part| is_heading(sheet, part);
        match action {
            Action::NextParagraph => view.next_part(sheet, is_paragraph),
            Action::PreviousParagraph => view.previous_part(sheet, is_paragraph),
            Action::NextHeading => view.next_part(sheet, heading),
            Action::PreviousHeading => view.previous_part(sheet, heading),
            Action::Center => view.show_cursor(sheet, Spot::Middle),
            Action::RowToTop => view.show_cursor(sheet, Spot::Top),
            Action::RowToBottom => view.show_cursor(sheet, Spot::Bottom),
            Action::ParagraphStart => open.go_within_paragraph(Direction::Previous),
            Action::ParagraphEnd => open.go_within_paragraph(Direction::Next),
            Action::Top => {
                open.mark_jump();
                open.view.to_start(&open.sheet);
            }
            Action::Bottom => {
                open.mark_jump();
                open.view.to_end(&open.sheet);
            }
            Action::Percent => {
                let key = self.settings.keymap.key_of(Action::Percent);
                self.say(format!("50{key} goes to the middle"));
            }
            _ => self.scroll_by(action, 1),
        }
    }

    /// Scrolls so many rows, windows or half windows.
    pub(super) fn scroll_by(&mut self, action: Action, number: usize) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let (view, sheet) = (&mut open.view, &open.sheet);
        let window = isize::try_from(view.height.max(2) - 1).unwrap_or(1);
        let half = (window / 2).max(1);
        let number = isize::try_from(number).unwrap_or(isize::MAX);
        let by = |rows: isize| rows.saturating_mul(number);
        match action {
            Action::Down => view.scroll(sheet, by(1)),
            Action::Up => view.scroll(sheet, by(-1)),
            Action::PageDown => view.page(sheet, by(window)),
            Action::PageUp => view.page(sheet, by(-window)),
            Action::HalfDown => view.page(sheet, by(half)),
            Action::HalfUp => view.page(sheet, by(-half)),
            _ => {}
        }
    }

    fn act_over(&mut self, action: Action) -> Vec<Effect> {
        let page = isize::try_from(self.areas().pane.height / 2)
            .unwrap_or(1)
            .max(1);
        let by = match action {
            Action::Down | Action::NextList => 1,
            Action::Up | Action::PreviousList => -1,
            Action::PageDown | Action::HalfDown => page,
            Action::PageUp | Action::HalfUp => -page,
            Action::Top => -isize::MAX,
            Action::Bottom => isize::MAX,
            Action::Enter => return self.choose_item(),
            Action::Close | Action::Back | Action::Help => return self.escape(),
            Action::Hide => {
                self.delete_item();
                return Vec::new();
            }
            Action::Palette | Action::Search => {
                match self.overlay {
                    Some(Overlay::Help(_)) => self.open_palette(),
                    _ => self.prompt = Some(Prompt::new(Purpose::Pick, "")),
                }
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        match &mut self.overlay {
            Some(Overlay::Help(scrolled)) => {
                *scrolled = scrolled.saturating_add_signed(by).min(ACTIONS.len());
            }
            Some(Overlay::Picker(picker)) => picker.move_by(by),
            None => {}
        }
        Vec::new()
    }

    /// Goes where the selected row of the list leads.
    pub(super) fn choose_item(&mut self) -> Vec<Effect> {
        let Some(Overlay::Picker(picker)) = self.overlay.take() else {
            return Vec::new();
        };
        match picker.target() {
            Target::Nothing => self.overlay = Some(Overlay::Picker(picker)),
            Target::Act(action) => return self.act(action),
            Target::Card(id) => self.open_card(id),
            Target::Link(address) => self.follow(&address),
            Target::Note(number) => self.go_to_note(number),
            Target::Outside(address) => return vec![Effect::Open(address)],
            Target::Inside(address) => return self.visit(address),
            Target::Copy(text, what) => return self.copy(text, what),
            Target::Page(page) => return self.show_page(page),
            Target::Mark(mark) => self.go_to_mark(mark),
            Target::Same(id, other) => self.join_entries(id, other),
            Target::Statement(start) => {
                self.focus = Focus::Text;
                if let Some(open) = self.open_mut() {
                    open.jump_to_statement(start);
                }
            }
            Target::Place(offset) => {
                self.focus = Focus::Text;
                if let Some(open) = self.open_mut() {
                    open.jump(offset);
                    open.search.stand_at(offset);
                }
            }
        }
        Vec::new()
    }

    fn quit(&mut self) -> Vec<Effect> {
        let loading = self.pages.iter().enumerate();
        let loading = loading.filter(|(_, page)| matches!(page.state, State::Loading));
        let mut effects: Vec<Effect> = loading.map(|(number, _)| Effect::Cancel(number)).collect();
        effects.push(Effect::Quit);
        effects
    }

    /// Leaves whatever was entered last.
    fn escape(&mut self) -> Vec<Effect> {
        self.number = None;
        // What lies on top goes first: an error stays until it is read, and never holds a list open.
        if self.overlay.take().is_some() {
            return Vec::new();
        }
        if matches!(self.message, Some(Message::Error(_))) {
            self.message = None;
            return Vec::new();
        }
        let current = self.current;
        if let Some(page) = self.pages.get_mut(current)
            && matches!(page.state, State::Loading)
        {
            page.state = State::Failed("Loading was cancelled.".to_owned());
            return vec![Effect::Cancel(current)];
        }
        if self.focus == Focus::Lists {
            if !self.clear_filter() {
                self.focus = Focus::Text;
            }
            return Vec::new();
        }
        if let Some(open) = self.open_mut() {
            open.search.clear();
        }
        Vec::new()
    }

    fn open_palette(&mut self) {
        let keymap = &self.settings.keymap;
        let is_narrow = self.size().width < 60;
        let items = ACTIONS.iter().map(|entry| {
            let keys = keymap
                .keys_of(entry.action)
                .into_iter()
                .next()
                .unwrap_or_default();
            let text = match is_narrow {
                true => entry.help.to_owned(),
                false => format!("{:<25} {}", entry.help, entry.name),
            };
            Item::row(keys, text, Target::Act(entry.action)).also(entry.name)
        });
        self.overlay = Some(Overlay::Picker(Picker::new("Actions", items.collect())));
        self.prompt = Some(Prompt::new(Purpose::Pick, ""));
    }

    fn show_notices(&mut self) {
        if self.message == self.faults_message() {
            // It is read now.
            self.message = None;
        }
        let notices = self.open().map(|open| &open.sheet.reading.notices);
        let notices = notices.into_iter().flatten();
        let mut items: Vec<Item> = notices.map(Item::note).collect();
        if items.is_empty() {
            items.push(Item::note("There is nothing to know about this page."));
        }
        if !self.faults.is_empty() {
            items.push(Item::heading("Settings"));
            items.extend(self.faults.iter().map(Item::note));
        }
        self.overlay = Some(Overlay::Picker(Picker::new("Notices", items)));
    }

    /// The mouse: the wheel scrolls what it is over, a click goes where it points.
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        self.forget_message();
        let by = match mouse.kind {
            MouseKind::WheelUp => -WHEEL,
            MouseKind::WheelDown => WHEEL,
            MouseKind::Press => {
                self.click(mouse.column, mouse.row);
                return Vec::new();
            }
        };
        let over_lists = self.areas().sidebar.contains(mouse.column, mouse.row);
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            picker.move_by(by.signum());
            return Vec::new();
        }
        let (height, focus) = (self.lists_area().height, self.list_in_focus());
        let row = mouse.row.saturating_sub(self.lists_area().y);
        if let Some(open) = self.open_mut() {
            match over_lists {
                true => open.lists.scroll_at(height, focus, (row, by.signum())),
                false => open.view.scroll(&open.sheet, by),
            }
        }
        Vec::new()
    }

    /// Answers a key. An error that was not read yet comes back with the next one.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        if let Some(Message::Error(error)) = self.message.take() {
            self.unread = Some(error);
        }
        self.message = Some(Message::Info(text.into()));
    }
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
