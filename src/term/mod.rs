//! The terminal: one queue, one loop, one match; and doing what the reader asks of the outside.
//!
//! Keys, window sizes, signals and finished loads enter at the same place. Something is drawn only
//! after an event, and written once behind a pause, so an idle reader uses no processor time. Nothing is asked of the terminal, ever:
//! what the program has to know it gets from the kernel.

mod changes;
mod clipboard;
mod input;
mod keeping;
mod loader;
mod outside;
mod panics;
mod screen;
mod signals;

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::app::action::Action;
use crate::app::page::State;
use crate::app::settings::Settings;
use crate::app::{App, Effect, Event};
use crate::page::load::Origin;
use crate::reading::Reading;
use crate::state::Store;
use crate::strip::Extent;
use keeping::Keeping;
use loader::Loader;
use screen::Screen;
use signals::Signal;

pub use signals::end_by;

/// What the reader is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The pages, at least one.
    pub origins: Vec<Origin>,
    /// Where the pages came from, for those not read from an address.
    pub address: Option<String>,
    /// How much of a page is the article.
    pub extent: Extent,
    /// What the reader has set.
    pub settings: Settings,
    /// What was wrong with the settings, one sentence each.
    pub mistakes: Vec<String>,
    /// Where places, marks and corrections are kept; none to keep nothing.
    pub store: Option<Store>,
}

/// Who gets the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MouseUse {
    /// The reader: wheel and click.
    Captured,
    /// The terminal: its own selection.
    Left,
}

/// How the reader was left, and what is to be said of it on the normal screen.
#[derive(Debug)]
pub struct Left {
    /// What ended it.
    pub ending: Ending,
    /// Pages that could not be read, one sentence each.
    pub unread: Vec<String>,
    /// Why something could not be kept.
    pub unkept: Option<String>,
}

/// What ended the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The reader did, or there was nothing to read.
    Quit,
    /// A signal of this number; the process still has to end by it.
    Signal(i32),
}

/// What can happen outside.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// Something for the reader.
    Event(Event),
    /// A signal came.
    Signal(Signal),
    /// The terminal gives no more keys.
    Gone,
}

/// How long the first page may take before the window is drawn without it: a page that comes within
/// this time is the first frame, and one that cannot be read leaves the screen untouched.
const PATIENCE: Duration = Duration::from_millis(60);

/// How often a moving sign moves.
const TICK: Duration = Duration::from_millis(100);

/// How long a digit that means something by itself waits for the rest of a number.
const SEQUENCE: Duration = Duration::from_millis(500);

/// Opens the pages and stays until the reader is left.
pub fn open(opening: &Opening) -> Result<Left> {
    let (sender, queue) = channel();
    signals::watch(sender.clone()).context("cannot watch for signals")?;
    panics::leave_first();
    let mut loader = Loader::new(opening, sender.clone());
    loader.begin(0);
    let first = queue.recv_timeout(PATIENCE).ok();
    if let Some(left) = ends_before_the_start(&first, &loader) {
        return Ok(left);
    }
    let mut screen = Screen::enter().context("cannot open the terminal")?;
    let names = opening.origins.iter().map(Origin::title).collect();
    let mut settings = opening.settings.clone();
    // https://no-color.org: present and not empty. A theme with colours would lose its attributes
    // too, because crossterm then writes a reset in a colour's place.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        settings.theme = "none".to_owned();
    }
    let mut reader = Reader {
        app: App::with_settings(names, screen.size(), settings),
        loader,
        keeping: Keeping::new(opening.store.clone()),
        unread: BTreeMap::new(),
        waiting_since: None,
    };
    reader.app.tell_faults(opening.mistakes.clone());
    reader.app.practice = reader.keeping.practice();
    if opening.origins == [Origin::Sample] {
        reader.app.teach();
    }
    let ending = reader.hold(first, sender, &queue, &mut screen);
    screen.leave();
    // Also where the terminal has failed, or gone away: the marks are not the terminal's.
    let unkept = reader.keeping.keep_all(&reader.app).err();
    Ok(Left {
        ending: ending?,
        unkept,
        unread: reader.unread.into_values().collect(),
    })
}

/// The end where the first page failed, or a signal came, before anything was drawn.
fn ends_before_the_start(first: &Option<Incoming>, loader: &Loader) -> Option<Left> {
    let (ending, unread) = match first {
        Some(Incoming::Event(Event::Loaded(_, Err(why)))) if loader.has_one_page() => {
            (Ending::Quit, vec![sentence(loader, 0, why)])
        }
        Some(Incoming::Signal(Signal::End(number))) => (Ending::Signal(*number), Vec::new()),
        _ => return None,
    };
    Some(Left {
        ending,
        unread,
        unkept: None,
    })
}

/// Why a page could not be read, with its name.
fn sentence(loader: &Loader, number: usize, why: &str) -> String {
    format!("cannot read {}: {why}", loader.title(number))
}

/// The loop's state beside the window.
struct Reader {
    app: App,
    loader: Loader,
    keeping: Keeping,
    /// Pages that could not be read, one sentence each.
    unread: BTreeMap<usize, String>,
    /// Since when a tick is wanted that has not come yet.
    waiting_since: Option<Instant>,
}

impl Reader {
    /// From the first frame to the end.
    fn hold(
        &mut self,
        first: Option<Incoming>,
        keys: Sender<Incoming>,
        queue: &Receiver<Incoming>,
        screen: &mut Screen,
    ) -> Result<Ending> {
        if let Some(ending) = self.begin(first, screen)? {
            return Ok(ending);
        }
        input::watch(keys);
        self.stay(queue, screen)
    }

    /// Takes in what came before the window was there, and draws the first frame.
    fn begin(&mut self, first: Option<Incoming>, screen: &mut Screen) -> Result<Option<Ending>> {
        let effects = self.app.start();
        let mut ending = self.carry_out_all(effects, screen)?;
        if let (None, Some(first)) = (&ending, first) {
            ending = self.take(first, screen)?;
        }
        screen.draw(&self.app)?;
        Ok(ending)
    }

    /// Waits, takes in all that has come, draws once, and waits again.
    fn stay(&mut self, queue: &Receiver<Incoming>, screen: &mut Screen) -> Result<Ending> {
        loop {
            let mut next = Some(self.wait(queue));
            while let Some(incoming) = next {
                if let Some(ending) = self.take(incoming, screen)? {
                    return Ok(ending);
                }
                next = queue.try_recv().ok();
            }
            screen.draw(&self.app)?;
        }
    }

    /// The next thing that happens; a tick where the reader shows something that moves. What was
    /// done is written meanwhile, in the first pause.
    fn wait(&mut self, queue: &Receiver<Incoming>) -> Incoming {
        loop {
            let (tick, write) = (self.until_tick(), self.keeping.due());
            let Some(patience) = tick.into_iter().chain(write).min() else {
                return queue.recv().unwrap_or(Incoming::Gone);
            };
            match queue.recv_timeout(patience) {
                Ok(incoming) => {
                    if matches!(incoming, Incoming::Event(Event::Key(_))) {
                        self.waiting_since = None;
                    }
                    return incoming;
                }
                Err(RecvTimeoutError::Disconnected) => return Incoming::Gone,
                Err(RecvTimeoutError::Timeout) if tick == Some(patience) => {
                    self.waiting_since = None;
                    return Incoming::Event(Event::Tick);
                }
                // A failure shows when the reader is left, after the last attempt.
                Err(RecvTimeoutError::Timeout) => drop(self.keeping.keep_all(&self.app)),
            }
        }
    }

    /// How long until a tick is wanted; none where nothing moves.
    fn until_tick(&mut self) -> Option<Duration> {
        if !self.app.wants_tick() {
            self.waiting_since = None;
            return None;
        }
        let since = *self.waiting_since.get_or_insert_with(Instant::now);
        let tick = match self.app.waits_for_a_key() {
            true => SEQUENCE,
            false => TICK,
        };
        Some(tick.saturating_sub(since.elapsed()))
    }

    fn take(&mut self, incoming: Incoming, screen: &mut Screen) -> Result<Option<Ending>> {
        let event = match incoming {
            Incoming::Event(event) => event,
            Incoming::Signal(Signal::End(number)) => return Ok(Some(Ending::Signal(number))),
            Incoming::Signal(Signal::Stop) => {
                // A stopped process may never go on; a failure shows when the reader is left.
                let _ = self.keeping.keep_all(&self.app);
                screen.stop()?;
                Event::Resize(screen.size())
            }
            Incoming::Signal(Signal::Continue) => {
                screen.go_on()?;
                Event::Resize(screen.size())
            }
            Incoming::Gone => return Ok(Some(Ending::Quit)),
        };
        if let Event::Resize(_) = &event {
            // A window that was small for a moment has lost its text, even where it is as large as
            // before by the time this is looked at.
            screen.repaint();
        }
        if matches!(event, Event::Key(_) | Event::Mouse(_) | Event::Paste(_)) {
            self.keeping.note();
        }
        let mut resumed = false;
        if let Event::Loaded(number, result) = &event {
            if !self.loader.delivered(*number) {
                return Ok(None);
            }
            resumed = self.note(*number, result);
            if result.is_err() && self.loader.has_one_page() {
                return Ok(Some(Ending::Quit));
            }
        }
        let effects = self.app.handle(event);
        if resumed {
            let key = self.app.settings.keymap.key_of(Action::Top);
            let told = format!("where you left it; {key} goes to the beginning");
            self.app.handle(Event::Told(Ok(told)));
        }
        self.carry_out_all(effects, screen)
    }

    /// Notes how the loading of a page went, brings back what was kept of it, and says whether that
    /// was a place behind the beginning.
    fn note(&mut self, number: usize, result: &Result<Box<Reading>, String>) -> bool {
        match result {
            Ok(reading) => {
                self.unread.remove(&number);
                let Some(kept) = self.keeping.recall(number, reading) else {
                    return false;
                };
                let resumed = kept.top > 0;
                self.app.handle(Event::Remembered(number, Box::new(kept)));
                resumed
            }
            Err(why) => {
                let why = sentence(&self.loader, number, why);
                self.unread.insert(number, why);
                false
            }
        }
    }

    fn carry_out_all(
        &mut self,
        effects: Vec<Effect>,
        screen: &mut Screen,
    ) -> Result<Option<Ending>> {
        for effect in effects {
            if let Some(ending) = self.carry_out(effect, screen)? {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    /// Where a page came from, once it is open.
    fn address_of(&self, page: usize) -> Option<&str> {
        match &self.app.pages.get(page)?.state {
            State::Open(open) => open.sheet.reading.article.address.as_deref(),
            _ => None,
        }
    }

    /// Hands back how something outside went.
    fn tell(
        &mut self,
        told: Result<String, String>,
        screen: &mut Screen,
    ) -> Result<Option<Ending>> {
        self.take(Incoming::Event(Event::Told(told)), screen)
    }

    fn carry_out(&mut self, effect: Effect, screen: &mut Screen) -> Result<Option<Ending>> {
        match effect {
            Effect::Quit => return Ok(Some(Ending::Quit)),
            Effect::Suspend => signals::stop_all(),
            Effect::Repaint => screen.repaint(),
            Effect::Open(address) => {
                if let Err(why) = outside::open(&address, self.address_of(self.app.current)) {
                    return self.tell(Err(why), screen);
                }
            }
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Load(number) => self.loader.begin(number),
            Effect::Visit(number, address) => {
                let from = self.app.pages.get(number).and_then(|page| page.came_from);
                let from = from
                    .and_then(|from| self.address_of(from))
                    .map(str::to_owned);
                self.loader.visit(number, &address, from.as_deref());
            }
            Effect::Cancel(number) => self.loader.cancel(number),
            Effect::CaptureMouse(true) => screen.use_mouse(MouseUse::Captured)?,
            Effect::CaptureMouse(false) => screen.use_mouse(MouseUse::Left)?,
            Effect::Save { name, text } => {
                return self.tell(outside::save(&name, &text), screen);
            }
        }
        Ok(None)
    }
}
