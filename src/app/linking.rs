//! Links by number, links and notes inside the page, and the way through pages that links made: back
//! and forward.

use super::action::Action;
use super::event::Effect;
use super::open::Open;
use super::picker::{Item, Picker};
use super::prompt::{Prompt, Purpose};
use super::sheet::Line;
use super::{App, Overlay};
use crate::doc::flow::Part;
use crate::doc::{BlockKind, Inline, InlineKind};
use crate::text::{Span, width};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To an address.
    Address(String),
    /// To the article's footnote of this number.
    Note(usize),
}

impl Goal {
    /// Where an inline leads; none where it is no link.
    fn of(inline: &Inline) -> Option<Self> {
        match &inline.kind {
            InlineKind::Link(address) => Some(Goal::Address(address.clone())),
            InlineKind::Note(note) => Some(Goal::Note(*note)),
            InlineKind::Emphasis | InlineKind::Strong | InlineKind::Code => None,
        }
    }
}

/// A link in the window: where its label goes, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// Row of the window.
    pub row: u16,
    /// Column of the text, left of which a wide table may begin.
    pub column: i32,
    /// The link's words; bytes of the body.
    pub span: Span,
    /// Where it leads.
    pub goal: Goal,
}

impl App {
    /// Numbers the links in the window and asks for a number.
    pub(super) fn number_links(&mut self) {
        let Some(open) = self.open() else {
            return;
        };
        if !open.links_in_sight().is_empty() {
            self.prompt = Some(Prompt::new(Purpose::Link, ""));
            return;
        }
        let key = self.settings.keymap.key_of(Action::Links);
        self.say(format!(
            "no link is in sight; {key} lists those of the page"
        ));
    }

    /// Goes to the link of the typed number once no other one can be meant.
    pub(super) fn link_typed(&mut self, typed: &str) {
        let links = self.open().map(Open::links_in_sight).unwrap_or_default();
        let number = typed.parse::<usize>().unwrap_or(0);
        if number * 10 > links.len() {
            self.go_to_link(typed);
        }
    }

    /// Goes to the link of a number.
    pub(super) fn go_to_link(&mut self, typed: &str) {
        self.prompt = None;
        let links = self.open().map(Open::links_in_sight).unwrap_or_default();
        let number = typed.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match number.and_then(|number| links.into_iter().nth(number)) {
            Some(link) => self.go_to(link.goal),
            None if typed.is_empty() => {}
            None => self.say(format!("there is no link {typed} in sight")),
        }
    }

    /// Goes to the link or the note whose words are at the cursor, else to the first one of its row.
    pub(super) fn enter_link(&mut self) {
        let goal = self.open().and_then(Open::goal_at_cursor);
        if let Some(goal) = goal {
            self.go_to(goal);
        }
    }

    pub(super) fn go_to(&mut self, goal: Goal) {
        match goal {
            Goal::Address(address) => self.follow(&address),
            Goal::Note(number) => self.go_to_note(number),
        }
    }

    /// Goes to a note at the foot of the text, or shows it where the article was taken without it.
    pub(super) fn go_to_note(&mut self, number: usize) {
        let key = self.settings.keymap.key_of(Action::Back);
        let Some(open) = self.open_mut() else {
            return;
        };
        let Some(note) = open.sheet.reading.article.footnotes.get(number) else {
            return;
        };
        let title = format!("Note {}", note.label);
        if let Some(place) = note.place {
            open.jump(place.start);
            return self.say(format!("{title} · {key} returns"));
        }
        let items = note.text.lines().filter(|line| !line.is_empty());
        let items = items.map(Item::note).collect();
        self.overlay = Some(Overlay::Picker(Picker::new(&title, items)));
    }

    /// Follows a link: inside the page at once, elsewhere after showing the address.
    pub(super) fn follow(&mut self, address: &str) {
        let inside = self.open().and_then(|open| open.place_inside(address));
        if let (Some(start), Some(open)) = (inside, self.open_mut()) {
            open.jump(start);
            let key = self.settings.keymap.key_of(Action::Back);
            return self.say(format!("{key} returns"));
        }
        self.ask_link(address);
    }

    /// Back to before the last jump; from where a page was entered by a link, to that page.
    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        if self.open_mut().is_some_and(Open::back) {
            return Vec::new();
        }
        let Some(page) = self.trail.back.pop() else {
            self.say("this is where you began");
            return Vec::new();
        };
        self.trail.forward.push(self.current);
        self.show_page(page)
    }

    /// Forward again, also to a page that was left by going back.
    pub(super) fn go_forward(&mut self) -> Vec<Effect> {
        if self.open_mut().is_some_and(Open::forward) {
            return Vec::new();
        }
        let Some(page) = self.trail.forward.pop() else {
            self.say("there is nothing further on");
            return Vec::new();
        };
        self.trail.back.push(self.current);
        self.show_page(page)
    }

    /// Notes that the present page is left by a link.
    pub(super) fn leave_by_link(&mut self) {
        self.trail.back.push(self.current);
        self.trail.forward.clear();
        if let Some(open) = self.open_mut() {
            open.jumps.branch_off();
        }
    }
}

/// The pages that links led from, for back and forward.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    back: Vec<usize>,
    forward: Vec<usize>,
}

impl Open {
    /// The links in the window, from the top; one that goes on in a second row is there once.
    pub fn links_in_sight(&self) -> Vec<Numbered> {
        let mut links: Vec<Numbered> = Vec::new();
        let body = &self.sheet.reading.article.body;
        for (number, line) in self.view.lines(&self.sheet).into_iter().enumerate() {
            let rows = self.sheet.rows(line.piece);
            let Some(row) = rows.get(line.row) else {
                continue;
            };
            for (fragment, inline, goal) in self.links_of(line) {
                if links.iter().any(|link| link.span == inline.span) {
                    continue;
                }
                let Some(fragment) = row.fragments.get(fragment) else {
                    continue;
                };
                let start = inline.span.start.max(fragment.span.start);
                let before = body.get(fragment.span.start..start).unwrap_or_default();
                let before = i32::try_from(width(before)).unwrap_or(i32::MAX / 2);
                links.push(Numbered {
                    row: u16::try_from(number).unwrap_or(u16::MAX),
                    column: before + i32::from(fragment.column) - i32::from(row.hang),
                    span: inline.span,
                    goal,
                });
            }
        }
        links
    }

    /// The links and notes of a line of the body: the fragment they stand in, and where they lead.
    fn links_of(&self, line: Line) -> Vec<(usize, &Inline, Goal)> {
        let rows = self.sheet.rows(line.piece);
        let part = self.sheet.piece(line).map(|piece| piece.part);
        let (Some(Part::Block(_)), Some(row)) = (part, rows.get(line.row)) else {
            return Vec::new();
        };
        let mut links = Vec::new();
        for (number, fragment) in row.fragments.iter().enumerate() {
            let inlines = self.sheet.inlines(fragment.span);
            links.extend(inlines.filter_map(|inline| Some((number, inline, Goal::of(inline)?))));
        }
        links
    }

    /// Where the link at the cursor leads, else the first one of the cursor's row.
    fn goal_at_cursor(&self) -> Option<Goal> {
        if !self.cursor_in_body() {
            return None;
        }
        let cursor = self.cursor();
        let links = self.links_of(self.sheet.line(self.view.cursor));
        let here = links
            .iter()
            .find(|(_, inline, _)| inline.span.contains(cursor));
        here.or(links.first()).map(|(_, _, goal)| goal.clone())
    }

    /// The byte of the body that an address with a fragment means, where it is this page's: the
    /// heading of that name.
    fn place_inside(&self, address: &str) -> Option<usize> {
        let article = &self.sheet.reading.article;
        let (page, fragment) = address.split_once('#')?;
        let own = article.address.as_deref()?;
        let own = own.split('#').next().unwrap_or(own);
        if page != own || fragment.is_empty() {
            return None;
        }
        let wanted = slug(fragment);
        let heading = article.blocks.iter().find(|block| {
            matches!(block.kind, BlockKind::Heading(_))
                && slug(block.span.of(&article.body)) == wanted
        })?;
        Some(heading.span.start)
    }
}

/// A heading as fragments name it: letters and digits, the rest one hyphen each.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        match c.is_alphanumeric() {
            true => slug.extend(c.to_lowercase()),
            false if slug.is_empty() || slug.ends_with('-') => {}
            false => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}
