//! Several pages and the ways between them: one after the other, links, headings.

use super::action::Action;
use super::event::Effect;
use super::open::Open;
use super::page::{Page, State};
use super::picker::{Item, Picker, Target};
use super::update::Direction;
use super::{App, Focus, Overlay};
use crate::doc::{BlockKind, InlineKind};
use crate::text::squeeze;

impl App {
    /// To the page after or before.
    pub(super) fn step_page(&mut self, direction: Direction) -> Vec<Effect> {
        let next = match direction {
            Direction::Next => Some(self.current + 1).filter(|&next| next < self.pages.len()),
            Direction::Previous => self.current.checked_sub(1),
        };
        match next {
            Some(page) => self.show_page(page),
            None => {
                self.say(match (self.pages.len(), direction) {
                    (1, _) => "this is the only page",
                    (_, Direction::Next) => "this is the last page",
                    (_, Direction::Previous) => "this is the first page",
                });
                Vec::new()
            }
        }
    }

    /// Shows a page, and loads it if nobody has yet.
    pub(super) fn show_page(&mut self, number: usize) -> Vec<Effect> {
        let Some(page) = self.pages.get_mut(number) else {
            return Vec::new();
        };
        self.current = number;
        self.focus = Focus::Text;
        self.overlay = None;
        page.seen = true;
        let mut effects = Vec::new();
        if matches!(page.state, State::Waiting) {
            page.state = State::Loading;
            effects.push(Effect::Load(number));
        }
        effects.extend(self.load_next());
        effects
    }

    /// Loads the page again.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        let number = self.current;
        let kept = self.kept(number);
        let Some(page) = self.pages.get_mut(number) else {
            return Vec::new();
        };
        if matches!(page.state, State::Loading) {
            return Vec::new();
        }
        page.kept = kept.or(page.kept.take());
        page.state = State::Loading;
        match page.address.clone() {
            Some(address) => vec![Effect::Visit(number, address)],
            None => vec![Effect::Load(number)],
        }
    }

    /// The list of headings.
    pub(super) fn show_outline(&mut self) {
        let Some(open) = self.open() else {
            return;
        };
        let article = &open.sheet.reading.article;
        let headings = article.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some((level, block)),
            _ => None,
        });
        // The page's highest level may be any.
        let highest = headings.clone().map(|(level, _)| level).min().unwrap_or(1);
        let mut items = Vec::new();
        for (level, block) in headings {
            let indent = "  ".repeat(usize::from(level - highest));
            let text = squeeze(block.span.of(&article.body));
            items.push(Item::row(
                "",
                format!("{indent}{text}"),
                Target::Place(block.span.start),
            ));
        }
        if items.is_empty() {
            items.push(Item::note("This page has no headings."));
        }
        let cursor = open.cursor();
        let mut picker = Picker::new("Headings", items);
        picker.select(|target| matches!(target, Target::Place(start) if *start <= cursor));
        self.overlay = Some(Overlay::Picker(picker));
    }

    /// The list of links, numbered; the one at or behind the cursor is selected.
    pub(super) fn show_links(&mut self) {
        let Some(open) = self.open() else {
            return;
        };
        let article = &open.sheet.reading.article;
        let cursor = open.cursor();
        let mut items = Vec::new();
        let mut selected = None;
        for inline in &article.inlines {
            let InlineKind::Link(address) = &inline.kind else {
                continue;
            };
            if selected.is_none() && inline.span.end > cursor {
                selected = Some(items.len());
            }
            let words = squeeze(
                article
                    .body
                    .get(inline.span.start..inline.span.end)
                    .unwrap_or_default(),
            );
            let text = match words.is_empty() || words == *address {
                true => address.clone(),
                false => format!("{words} · {address}"),
            };
            items.push(Item::row(
                (items.len() + 1).to_string(),
                text,
                Target::Link(address.clone()),
            ));
        }
        if items.is_empty() {
            items.push(Item::note("This page has no links in its text."));
        }
        items.extend(note_items(open));
        let mut picker = Picker::new("Links", items);
        picker.selected = selected.unwrap_or(picker.selected);
        self.overlay = Some(Overlay::Picker(picker));
    }

    /// Shows the full address before anything is opened, and what can be done with it.
    pub(super) fn ask_link(&mut self, address: &str) {
        let mut items = vec![Item::note(address)];
        let is_web = address.starts_with("http://") || address.starts_with("https://");
        if is_web {
            items.push(Item::row(
                "",
                "read it here",
                Target::Inside(address.to_owned()),
            ));
        }
        if is_web || address.starts_with("mailto:") {
            items.push(Item::row(
                "",
                "open it in the browser",
                Target::Outside(address.to_owned()),
            ));
        }
        items.push(Item::row(
            "",
            "copy the address",
            Target::Copy(address.to_owned(), "address"),
        ));
        self.overlay = Some(Overlay::Picker(Picker::new("Open this address?", items)));
    }

    /// Opens an address as a further page behind the present one.
    pub(super) fn visit(&mut self, address: String) -> Vec<Effect> {
        let known = self
            .pages
            .iter()
            .position(|page| page.address.as_ref() == Some(&address));
        if let Some(number) = known {
            return self.come_from_here(number);
        }
        let number = self.pages.len();
        self.pages.push(Page {
            state: State::Loading,
            address: Some(address.clone()),
            ..Page::new(address.clone())
        });
        let mut effects = self.come_from_here(number);
        effects.push(Effect::Visit(number, address));
        effects
    }

    fn come_from_here(&mut self, number: usize) -> Vec<Effect> {
        let from = self.current;
        self.leave_by_link();
        if let Some(page) = self.pages.get_mut(number) {
            page.came_from = Some(from);
        }
        let back = self.settings.keymap.key_of(Action::Back);
        let effects = self.show_page(number);
        self.say(format!("{back} returns"));
        effects
    }
}

/// The notes at the foot of the text, for the list of links.
fn note_items(open: &Open) -> Vec<Item> {
    let notes = &open.sheet.reading.article.footnotes;
    let mut items = Vec::new();
    if !notes.is_empty() {
        items.push(Item::heading(format!("Notes {}", notes.len())));
    }
    let rows = notes.iter().enumerate();
    items.extend(
        rows.map(|(number, note)| {
            Item::row(&note.label, squeeze(&note.text), Target::Note(number))
        }),
    );
    items
}
