//! Pages that come: read, failed, or with what was kept of them from an earlier day.

use super::App;
use super::action::Action;
use super::event::Effect;
use super::kept::Kept;
use super::open::Open;
use super::page::State;
use crate::reading::Reading;

impl App {
    /// Takes in how the loading of a page went.
    pub(super) fn loaded(
        &mut self,
        page: usize,
        result: Result<Box<Reading>, String>,
    ) -> Vec<Effect> {
        let (layout, height) = self.layout();
        let note = self.note_of_no_article();
        let Some(slot) = self.pages.get_mut(page) else {
            return Vec::new();
        };
        match result {
            Ok(reading) => {
                let notices = reading.notices.len();
                let mut open = Open::new(*reading, layout, height, note);
                if let Some(kept) = &slot.kept {
                    open.take_kept(kept);
                }
                slot.state = State::Open(Box::new(open));
                if notices > 0 && page == self.current {
                    self.inform(self.notices_message(notices));
                }
            }
            Err(why) => slot.state = State::Failed(why),
        }
        let effects = self.load_next();
        self.refresh_page_list();
        effects
    }

    fn notices_message(&self, notices: usize) -> String {
        let open = self.open();
        let first = open.and_then(|open| open.sheet.reading.notices.first());
        let key = self.settings.keymap.key_of(Action::Notices);
        match (notices, first) {
            (1, Some(notice)) => notice.clone(),
            _ => format!("{notices} notices: {key} shows them"),
        }
    }

    fn note_of_no_article(&self) -> String {
        let key = self.settings.keymap.key_of(Action::Stripped);
        format!(
            "No article text was found on this page. The key {key} shows what was stripped, if anything was."
        )
    }

    /// Takes in what was kept of a page from an earlier day.
    pub(super) fn remembered(&mut self, page: usize, kept: Kept) -> Vec<Effect> {
        if let Some(open) = self.open_page(page) {
            open.take_kept(&kept);
        }
        if let Some(slot) = self.pages.get_mut(page) {
            slot.kept = Some(kept);
        }
        Vec::new()
    }
}
