//! Keys → actions, with numbers before them: `5j`, `20G`, `50%`, `3n`.
//!
//! A digit may have a meaning of its own (`1` goes to the people). In the lists it has it at once; in
//! the text it may be the beginning of a number, so it waits like any key that could go on.

use super::action::Action;
use super::event::{Effect, Key, KeyCode};
use super::keymap::Step;
use super::{App, Focus, Overlay};
use crate::text::numbers::grouped;

/// The greatest number that a key is given.
const MOST: usize = 99_999;
/// Steps that one key takes at most; a text has hardly more names, and a window answers at once.
const STEPS: usize = 1000;

/// What a number means before an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// Rows, scrolled in one go.
    Rows,
    /// The action is done so often.
    Times,
    /// It says where to.
    Place,
    /// Nothing.
    No,
}

fn counted(action: Action) -> Counted {
    use Action::{
        Back, Bottom, Down, Forward, HalfDown, HalfUp, NextHeading, NextList, NextMatch,
        NextMention, NextOfEntry, NextOfThis, NextPage, NextParagraph, NextStatement, PageDown,
        PageUp, Percent, PreviousHeading, PreviousList, PreviousMatch, PreviousMention,
        PreviousOfEntry, PreviousOfThis, PreviousPage, PreviousParagraph, PreviousStatement, Top,
        Undo, Up,
    };
    match action {
        Down | Up => Counted::Rows,
        Bottom | Top | Percent => Counted::Place,
        PageDown | PageUp | HalfDown | HalfUp | NextParagraph | PreviousParagraph | NextHeading
        | PreviousHeading | NextMention | PreviousMention | NextOfEntry | PreviousOfEntry
        | NextOfThis | PreviousOfThis | NextStatement | PreviousStatement | NextMatch
        | PreviousMatch | NextPage | PreviousPage | Back | Forward | NextList | PreviousList
        | Undo => Counted::Times,
        _ => Counted::No,
    }
}

impl App {
    /// Takes a key in where no line is typed.
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        if self.pending.is_empty() && self.counts(key) {
            return self.typed_number();
        }
        let mut pressed = std::mem::take(&mut self.pending);
        let earlier = pressed.clone();
        pressed.push(key);
        match self.settings.keymap.step(&pressed) {
            Step::Act(action) => {
                self.practice.note(action);
                self.act_counted(action)
            }
            Step::Wait => {
                self.pending = pressed;
                Vec::new()
            }
            Step::Nothing => match self.settings.keymap.exact(&earlier) {
                // Keys that mean something by themselves and could go on: that happens, and then the
                // key that did not belong to them.
                Some(action) if key.code != KeyCode::Escape => {
                    let mut effects = self.act_counted(action);
                    effects.extend(self.press(key));
                    effects
                }
                _ => {
                    self.number = None;
                    Vec::new()
                }
            },
        }
    }

    /// Whether the key is a digit of a number; if so, it is taken in.
    fn counts(&mut self, key: Key) -> bool {
        let KeyCode::Char(c) = key.code else {
            return false;
        };
        let Some(digit) = c.to_digit(10).filter(|_| !key.control && !key.alt) else {
            return false;
        };
        let digit = digit as usize;
        let is_first = self.number.is_none();
        let own = self.settings.keymap.step(&[key]);
        let acts_at_once = self.focus == Focus::Lists && matches!(own, Step::Act(_));
        let takes_numbers = match &self.overlay {
            None => !acts_at_once,
            Some(Overlay::Picker(picker)) => picker.is_numbered(),
            Some(Overlay::Help(_)) => false,
        };
        if is_first && (digit == 0 || !takes_numbers || own == Step::Wait) {
            return false;
        }
        let number = self.number.unwrap_or(0) * 10 + digit;
        self.number = Some(number.min(MOST));
        true
    }

    /// In a numbered list the number chooses a row, at once where no further digit can follow.
    fn typed_number(&mut self) -> Vec<Effect> {
        let Some(number) = self.number else {
            return Vec::new();
        };
        let Some(Overlay::Picker(picker)) = &mut self.overlay else {
            return Vec::new();
        };
        let wanted = number.to_string();
        let is_wanted = |row: &usize| picker.item(*row).is_some_and(|item| item.lead == wanted);
        let Some(row) = (0..picker.shown.len()).find(is_wanted) else {
            self.number = None;
            return Vec::new();
        };
        picker.selected = row;
        let more = (number * 10).to_string();
        let can_go_on = picker.items.iter().any(|item| item.lead == more);
        if can_go_on {
            return Vec::new();
        }
        self.number = None;
        self.choose_item()
    }

    /// The action of a digit that was pressed alone and means something by itself.
    pub(super) fn lone_digit(&self) -> Option<Action> {
        let digit = char::from_digit(u32::try_from(self.number?).ok()?, 10)?;
        if self.overlay.is_some() {
            return None;
        }
        self.settings
            .keymap
            .exact(&[Key::plain(KeyCode::Char(digit))])
    }

    /// Does an action as often, or so far, as the number before it says.
    pub(super) fn act_counted(&mut self, action: Action) -> Vec<Effect> {
        let alone = self.lone_digit();
        let Some(number) = self.number.take() else {
            return self.act(action);
        };
        if self.overlay.is_some() {
            return self.act(action);
        }
        match counted(action) {
            Counted::Rows if self.focus == Focus::Text => {
                self.scroll_by(action, number);
                Vec::new()
            }
            Counted::Rows | Counted::Times => self.repeat(action, number),
            Counted::Place => {
                self.go_to_number(action, number);
                Vec::new()
            }
            Counted::No => {
                // The digit was no number: it meant what it means alone.
                let mut effects = alone.map_or_else(Vec::new, |alone| self.act(alone));
                if action != Action::Escape {
                    effects.extend(self.act(action));
                }
                effects
            }
        }
    }

    /// Does an action several times; of all its jumps only the first one's place is gone back to.
    fn repeat(&mut self, action: Action, number: usize) -> Vec<Effect> {
        let jumps = self.open().map(|open| open.jumps.len());
        let mut effects = Vec::new();
        for _ in 0..number.min(STEPS) {
            self.forget_message();
            effects.extend(self.act(action));
        }
        if let (Some(jumps), Some(open)) = (jumps, self.open_mut()) {
            open.jumps.join(jumps);
        }
        effects
    }

    /// `20G`: to the 20th paragraph, because rows depend on the window; `50%`: to the middle.
    fn go_to_number(&mut self, action: Action, number: usize) {
        let Some(open) = self.open_mut() else {
            return;
        };
        let article = &open.sheet.reading.article;
        let (blocks, length) = (&article.blocks, article.body.len());
        if action == Action::Percent {
            let percent = number.min(100);
            let offset = crate::text::floor_boundary(&article.body, length * percent / 100);
            open.jump_to_row(offset);
            return self.say(format!("{percent}% of the text"));
        }
        let number = number.min(blocks.len()).max(1);
        let all = blocks.len();
        if let Some(start) = blocks.get(number - 1).map(|block| block.span.start) {
            open.jump(start);
            let (number, all) = (grouped(number), grouped(all));
            self.say(format!("paragraph {number} of {all}"));
        }
    }
}
