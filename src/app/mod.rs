//! The reader's state and its changes. No terminal types: a whole session runs in a test.
//!
//! [`App::handle`] takes one [`Event`], changes the state and returns what the outside has to do;
//! it does nothing outside by itself.

pub mod action;
pub mod areas;
pub mod card;
mod correct;
pub mod entries;
mod event;
mod export;
mod finding;
pub mod hand;
mod keeping;
pub mod kept;
pub mod keymap;
pub mod lesson;
pub mod lists;
mod names;
pub mod open;
pub mod page;
mod page_list;
mod pages;
pub mod picker;
pub mod practice;
pub mod prompt;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod status;
mod typing;
mod update;
pub mod viewport;
mod views;

pub use event::{Effect, Event, Key, KeyCode, Mouse, MouseKind, Size};

use crate::doc::wrap::Layout;
use action::Action;
use areas::{Areas, Plan, Sidebar, WIDE, areas};
use kept::Kept;
use keymap::Step;
use open::Open;
use page::{Page, State};
use picker::Picker;
use practice::Practice;
use prompt::Prompt;
use settings::Settings;

/// What the keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    Text,
    /// The lists.
    Lists,
}

/// What lies over the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// All keys; so many rows scrolled.
    Help(usize),
    /// A list to choose from.
    Picker(Picker),
}

/// A sentence in the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// It goes with the next key.
    Info(String),
    /// It stays until Escape.
    Error(String),
}

/// The reader's whole state.
#[derive(Debug)]
pub struct App {
    size: Size,
    /// What the reader has set.
    pub settings: Settings,
    /// The pages.
    pub pages: Vec<Page>,
    /// The page that is shown.
    pub current: usize,
    /// What the keys go to.
    pub focus: Focus,
    /// Whether the lists are wanted beside the text, where there is room.
    pub sidebar: bool,
    /// What lies over the text.
    pub overlay: Option<Overlay>,
    /// The line being typed.
    pub prompt: Option<Prompt>,
    /// What the status line says.
    pub message: Option<Message>,
    /// The beginning of a sequence of keys.
    pub pending: Vec<Key>,
    /// Ticks so far; moves the spinner.
    pub ticks: usize,
    /// How often each action was used; hints fade with it.
    pub practice: Practice,
    /// Whether the first keys are taught.
    teaches: bool,
    /// What is wrong with the settings, one sentence each.
    faults: Vec<String>,
    /// An error that something else was said over; it comes back.
    unread: Option<String>,
}

impl App {
    /// A reader of pages that are not loaded yet, named by their origins, in a window of a size.
    ///
    /// The first page counts as being loaded from the start; [`App::start`] is how it is asked for.
    pub fn new(origins: Vec<String>, size: Size) -> Self {
        Self::with_settings(origins, size, Settings::default())
    }

    /// [`App::new`] with the reader's own settings.
    pub fn with_settings(origins: Vec<String>, size: Size, settings: Settings) -> Self {
        let mut pages: Vec<Page> = origins.into_iter().map(Page::new).collect();
        if let Some(first) = pages.first_mut() {
            first.state = State::Loading;
            first.seen = true;
        }
        Self {
            size,
            pages,
            current: 0,
            focus: Focus::Text,
            sidebar: settings.sidebar,
            settings,
            overlay: None,
            prompt: None,
            message: None,
            pending: Vec::new(),
            ticks: 0,
            practice: Practice::default(),
            teaches: false,
            faults: Vec::new(),
            unread: None,
        }
    }

    /// Takes in what is wrong with the settings and says so until it is read.
    pub fn tell_faults(&mut self, faults: Vec<String>) {
        self.faults = faults;
        self.message = self.faults_message();
    }

    fn faults_message(&self) -> Option<Message> {
        let key = self.settings.keymap.key_of(Action::Notices);
        Some(Message::Error(match self.faults.as_slice() {
            [] => return None,
            [one] => one.clone(),
            more => format!("{} faults in config.toml: {key} shows them", more.len()),
        }))
    }

    /// What the outside has to do first: loading the first page, capturing the mouse if it is set.
    pub fn start(&self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.pages.is_empty() {
            effects.push(Effect::Load(0));
        }
        if self.settings.mouse {
            effects.push(Effect::CaptureMouse(true));
        }
        effects
    }

    /// Takes in one event and says what the outside has to do.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        let effects = match event {
            Event::Key(key) => self.key(key.normal()),
            Event::Paste(text) => self.paste(&text),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Resize(size) => {
                self.size = size;
                Vec::new()
            }
            Event::Loaded(page, result) => self.loaded(page, result),
            Event::Detected(page, entities) => {
                if let Some(open) = self.open_page(page) {
                    open.take_entities(*entities);
                }
                Vec::new()
            }
            Event::Told(Ok(text)) => {
                self.inform(text);
                Vec::new()
            }
            Event::Told(Err(text)) => {
                self.message = Some(Message::Error(text));
                Vec::new()
            }
            Event::Remembered(page, kept) => self.remembered(page, *kept),
            Event::Tick => {
                self.ticks += 1;
                Vec::new()
            }
        };
        self.settle();
        effects
    }

    /// Whether something moves on the screen by itself.
    pub fn wants_tick(&self) -> bool {
        match self.pages.get(self.current).map(|page| &page.state) {
            Some(State::Loading) => true,
            Some(State::Open(open)) => open.entries.is_none(),
            _ => false,
        }
    }

    /// The window's size.
    pub fn size(&self) -> Size {
        self.size
    }

    /// What is worth keeping of a page until the next day; none where it was never open.
    pub fn kept(&self, page: usize) -> Option<Kept> {
        match &self.pages.get(page)?.state {
            State::Open(open) => Some(open.kept()),
            _ => None,
        }
    }

    /// The page that is shown, if it is open.
    pub fn open(&self) -> Option<&Open> {
        match &self.pages.get(self.current)?.state {
            State::Open(open) => Some(open),
            _ => None,
        }
    }

    fn open_mut(&mut self) -> Option<&mut Open> {
        self.open_page(self.current)
    }

    fn open_page(&mut self, page: usize) -> Option<&mut Open> {
        match &mut self.pages.get_mut(page)?.state {
            State::Open(open) => Some(open),
            _ => None,
        }
    }

    /// Where everything stands in the window.
    pub fn areas(&self) -> Areas {
        let wide = self.size.width >= WIDE;
        let sidebar = match (wide, self.sidebar, self.focus) {
            (true, true, _) => Sidebar::Beside,
            (_, _, Focus::Lists) => Sidebar::Over,
            _ => Sidebar::Hidden,
        };
        let plan = Plan {
            measure: self.settings.measure,
            sidebar,
            side: self.settings.side,
            sidebar_width: self.settings.sidebar_width,
        };
        areas(self.size, plan)
    }

    /// Fits the open page to the window and the settings as they are now.
    fn settle(&mut self) {
        let (layout, height) = self.layout();
        if let Some(open) = self.open_mut() {
            open.resize(layout, height);
        }
    }

    /// How the text is laid out, and how many rows of it are seen.
    fn layout(&self) -> (Layout, u16) {
        let column = self.areas().column;
        let layout = Layout {
            width: column.width,
            long: self.settings.long_lines,
            fill: self.settings.fill,
        };
        (layout, column.height)
    }

    fn loaded(
        &mut self,
        page: usize,
        result: Result<Box<crate::reading::Reading>, String>,
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

    /// Says something, where no error waits to be read.
    fn inform(&mut self, text: String) {
        if !matches!(self.message, Some(Message::Error(_))) {
            self.message = Some(Message::Info(text));
        }
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

    fn remembered(&mut self, page: usize, kept: Kept) -> Vec<Effect> {
        if let Some(open) = self.open_page(page) {
            open.take_kept(&kept);
        }
        if let Some(slot) = self.pages.get_mut(page) {
            slot.kept = Some(kept);
        }
        Vec::new()
    }

    /// What was said is read once something else is done; an error stays.
    fn forget_message(&mut self) {
        if matches!(self.message, Some(Message::Info(_))) {
            self.message = self.unread.take().map(Message::Error);
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.forget_message();
        if self.prompt.is_some() {
            return self.type_key(key);
        }
        let mut pressed = std::mem::take(&mut self.pending);
        let earlier = pressed.clone();
        pressed.push(key);
        match self.settings.keymap.step(&pressed) {
            Step::Act(action) => {
                self.practice.note(action);
                self.act(action)
            }
            Step::Wait => {
                self.pending = pressed;
                Vec::new()
            }
            Step::Nothing => match self.settings.keymap.exact(&earlier) {
                // Keys that mean something by themselves and could go on: that happens, and then the
                // key that did not belong to them.
                Some(action) if key.code != KeyCode::Escape => {
                    let mut effects = self.act(action);
                    effects.extend(self.key(key));
                    effects
                }
                _ => Vec::new(),
            },
        }
    }
}
