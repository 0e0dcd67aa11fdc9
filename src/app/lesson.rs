//! The first three keys, taught one after the other in the top line of the built-in page. A lesson is
//! over once its key was used, on whatever day.

use super::App;
use super::action::Action;

/// What is taught, in order.
const LESSONS: [(Action, &str); 3] = [
    (Action::NextList, "goes to the people"),
    (Action::Enter, "goes to a mention"),
    (Action::Card, "shows who this is"),
];

/// One lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Which one, of how many.
    pub number: (usize, usize),
    /// The key.
    pub key: String,
    /// What it does.
    pub words: &'static str,
}

impl App {
    /// Teaches the first keys from now on.
    pub fn teach(&mut self) {
        self.teaches = true;
    }

    /// The lesson that is due.
    pub fn lesson(&self) -> Option<Lesson> {
        if !self.teaches || !self.settings.hints || self.current != 0 {
            return None;
        }
        let due = LESSONS
            .iter()
            .position(|&(action, _)| !self.practice.has(action))?;
        let (action, words) = LESSONS[due];
        Some(Lesson {
            number: (due + 1, LESSONS.len()),
            key: self.settings.keymap.key_of(action),
            words,
        })
    }
}
