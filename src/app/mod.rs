//! The reader's state and its changes. No terminal types: a whole session runs in a test.
//!
//! [`App::handle`] takes one [`Event`], changes the state and returns what the outside has to do;
//! it does nothing outside by itself.

pub mod action;
pub mod areas;
pub mod card;
mod correct;
mod counts;
pub mod entries;
mod event;
mod export;
mod finding;
pub mod hand;
mod keeping;
pub mod kept;
pub mod keymap;
pub mod lesson;
pub mod linking;
pub mod lists;
mod loading;
mod mentions;
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
use areas::{Area, Areas, Plan, Sidebar, WIDE, areas};
use kept::Kept;
use open::Open;
use page::{Page, State};
use picker::Picker;
use practice::Practice;
use prompt::{Prompt, Purpose};
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
    /// The number typed before a key.
    pub number: Option<usize>,
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
    /// The pages that links led from.
    trail: linking::Trail,
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
            number: None,
            ticks: 0,
            practice: Practice::default(),
            teaches: false,
            faults: Vec::new(),
            unread: None,
            trail: linking::Trail::default(),
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
            Event::Tick => self.tick(),
        };
        self.settle();
        effects
    }

    /// Whether something moves on the screen by itself.
    pub fn wants_tick(&self) -> bool {
        let moves = match self.pages.get(self.current).map(|page| &page.state) {
            Some(State::Loading) => true,
            Some(State::Open(open)) => open.entries.is_none(),
            _ => false,
        };
        moves || self.waits_for_a_key()
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

    /// Rows of the lists' area that the line of their filter takes: with air below where there is room.
    pub fn filter_rows(&self) -> u16 {
        let types = self.prompt.as_ref().map(|prompt| prompt.purpose) == Some(Purpose::Filter);
        let is_filtered = self
            .open()
            .is_some_and(|open| !open.lists.filter.is_empty());
        let height = self.areas().sidebar.height;
        match types || is_filtered {
            true => 1 + u16::from(height >= 12),
            false => 0,
        }
    }

    /// The part of the sidebar below the line of the filter.
    pub fn lists_area(&self) -> Area {
        let area = self.areas().sidebar;
        let taken = self.filter_rows().min(area.height);
        Area {
            y: area.y + taken,
            height: area.height - taken,
            ..area
        }
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
        let Areas { column, hang, .. } = self.areas();
        let layout = Layout {
            width: column.width,
            long: self.settings.long_lines,
            fill: self.settings.fill,
            hang,
        };
        (layout, column.height)
    }

    /// Says something, where no error waits to be read.
    fn inform(&mut self, text: String) {
        if !matches!(self.message, Some(Message::Error(_))) {
            self.message = Some(Message::Info(text));
        }
    }

    /// A digit that means something by itself has waited for the rest of a number in vain.
    fn tick(&mut self) -> Vec<Effect> {
        self.ticks += 1;
        let Some(action) = self.lone_digit() else {
            return Vec::new();
        };
        self.number = None;
        self.act(action)
    }

    /// Whether a key waits for the next one, and means something without it.
    pub fn waits_for_a_key(&self) -> bool {
        self.lone_digit().is_some()
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
        self.press(key)
    }
}
