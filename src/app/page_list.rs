//! The pages as a list, which of them are loaded while another is read, and how many are still on
//! their way.

use super::event::Effect;
use super::page::{Page, State};
use super::picker::{Item, Picker, Target};
use super::prompt::Purpose;
use super::{App, Overlay};
use crate::text::numbers::counted;
use crate::text::order::order_by;

/// Pages on either side of the one shown that are loaded without being asked for. A folder may hold
/// thousands; 1,358 pages of the WCXB corpus took a minute of both cores and half a gigabyte.
const NEAR: usize = 16;

/// Pages that are loaded at once: an address that does not answer keeps nobody waiting.
const AT_ONCE: usize = 3;

impl App {
    /// Begins to load the waiting pages nearest to the one shown.
    pub(super) fn load_next(&mut self) -> Vec<Effect> {
        let is_loading = |page: &&Page| matches!(page.state, State::Loading);
        let under_way = self.pages.iter().filter(is_loading).count();
        let mut waiting: Vec<usize> = self.near_waiting().collect();
        order_by(&mut waiting, |&number| (number.abs_diff(self.current), 0));
        waiting.truncate(AT_ONCE.saturating_sub(under_way));
        for &number in &waiting {
            self.pages[number].state = State::Loading;
        }
        waiting.into_iter().map(Effect::Load).collect()
    }

    /// The pages near the one shown that nobody has asked for yet.
    fn near_waiting(&self) -> impl Iterator<Item = usize> + '_ {
        let first = self.current.saturating_sub(NEAR);
        let near = self.pages.iter().enumerate().skip(first);
        near.take(self.current - first + NEAR + 1)
            .filter(|(_, page)| matches!(page.state, State::Waiting))
            .map(|(number, _)| number)
    }

    /// How many pages besides the one shown are still on their way.
    pub fn on_their_way(&self) -> usize {
        let others = self.pages.iter().enumerate();
        let loading = others.filter(|&(number, page)| {
            number != self.current && matches!(page.state, State::Loading)
        });
        loading.count() + self.near_waiting().count()
    }

    /// The list of pages: title, site, date; whether it was read, and how far.
    pub(super) fn show_pages(&mut self) {
        let mut list = self.page_list();
        let current = self.current;
        list.select(|target| *target == Target::Page(current));
        self.overlay = Some(Overlay::Picker(list));
    }

    fn page_list(&self) -> Picker {
        let rows = self.pages.iter().enumerate();
        let items = rows.map(|(number, page)| page_row(number, page)).collect();
        let count = counted(self.pages.len(), "page");
        Picker::new(
            match self.on_their_way() {
                0 => count,
                more => format!("{count} · loading {more}"),
            },
            items,
        )
    }

    /// Brings the list of pages up to date where it is shown; filter and selection stay.
    pub(super) fn refresh_page_list(&mut self) {
        let Some(Overlay::Picker(shown)) = &self.overlay else {
            return;
        };
        let first = shown.items.first().map(|item| &item.target);
        if !matches!(first, Some(Target::Page(_))) {
            return;
        }
        let selected = shown.target();
        let mut list = self.page_list();
        let typed = self.prompt.as_ref();
        if let Some(prompt) = typed.filter(|prompt| prompt.purpose == Purpose::Pick) {
            list.filter(&prompt.text);
        }
        list.select(|target| *target == selected);
        self.overlay = Some(Overlay::Picker(list));
    }
}

/// "62%  Kim to meet Putin … · NK News · 2023-09-05"
fn page_row(number: usize, page: &Page) -> Item {
    let (lead, text) = match &page.state {
        State::Waiting => ("waiting".to_owned(), page.origin.clone()),
        State::Loading => ("loading".to_owned(), page.origin.clone()),
        State::Failed(why) => ("failed".to_owned(), format!("{} · {why}", page.origin)),
        State::Open(open) => {
            let article = &open.sheet.reading.article;
            let mut parts = vec![article.title.clone().unwrap_or_else(|| page.origin.clone())];
            parts.extend(article.site.clone());
            parts.extend(
                article
                    .published
                    .as_deref()
                    .map(|date| date.chars().take(10).collect()),
            );
            // A page of an earlier day was read as far as it was left.
            let lead = match (page.seen, &page.kept) {
                (true, _) => format!("{}%", open.percent()),
                (false, Some(kept)) => format!("{}%", kept.percent),
                (false, None) => "unread".to_owned(),
            };
            (lead, parts.join(" · "))
        }
    };
    Item::row(lead, text, Target::Page(number))
}
