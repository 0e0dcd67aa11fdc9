//! Loading beside the drawing: a thread for each page, article first and entities after it.
//!
//! A page that was cancelled sends nothing any more. A detector that panics costs its page the
//! lists and nothing else.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use super::{Incoming, Opening};
use crate::app::Event;
use crate::detect::detect;
use crate::page::load::{Origin, load};
use crate::reading::article_of;
use crate::strip::Extent;

/// What is said where the lists are empty because finding them failed.
const UNDETECTED: &str = "the names could not be found: an error of byline's own";

/// The pages that are being loaded.
pub(super) struct Loader {
    opening: Opening,
    queue: Sender<Incoming>,
    /// The flag that stops each load whose result has not been delivered.
    under_way: HashMap<usize, Arc<AtomicBool>>,
}

impl Loader {
    /// Nothing is loaded yet.
    pub(super) fn new(opening: &Opening, queue: Sender<Incoming>) -> Self {
        Self {
            opening: opening.clone(),
            queue,
            under_way: HashMap::new(),
        }
    }

    /// Begins to load a page, unless it is being loaded already.
    pub(super) fn begin(&mut self, number: usize) {
        let Some(origin) = self.opening.origins.get(number).cloned() else {
            return;
        };
        if self.under_way.contains_key(&number) {
            return;
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        self.under_way.insert(number, cancelled.clone());
        let job = Job {
            number,
            origin,
            address: self.opening.address.clone(),
            extent: self.opening.extent,
            cancelled,
            queue: self.queue.clone(),
        };
        std::thread::spawn(move || job.run());
    }

    /// Begins to load an address as a page of its own, behind those of the command line. `from` is
    /// the address of the page that the link stands on, where it has one.
    pub(super) fn visit(&mut self, number: usize, address: &str, from: Option<&str>) {
        let origins = &mut self.opening.origins;
        if number == origins.len() {
            origins.push(Origin::linked(address, from, origins));
        }
        self.begin(number);
    }

    /// What a person calls a page.
    pub(super) fn title(&self, number: usize) -> String {
        self.opening
            .origins
            .get(number)
            .map(Origin::title)
            .unwrap_or_default()
    }

    /// Whether there is only one page, so that without it there is nothing to read.
    pub(super) fn has_one_page(&self) -> bool {
        self.opening.origins.len() == 1
    }

    /// Stops loading a page.
    pub(super) fn cancel(&mut self, number: usize) {
        if let Some(flag) = self.under_way.remove(&number) {
            flag.store(true, Ordering::Relaxed);
        }
    }

    /// Notes that a page's result arrived, and says whether anybody still waits for it.
    pub(super) fn delivered(&mut self, number: usize) -> bool {
        self.under_way.remove(&number).is_some()
    }
}

/// One page on its way.
struct Job {
    number: usize,
    origin: Origin,
    address: Option<String>,
    extent: Extent,
    cancelled: Arc<AtomicBool>,
    queue: Sender<Incoming>,
}

impl Job {
    fn run(&self) {
        let arrival = match load(&self.origin, self.address.as_deref(), &self.cancelled) {
            Ok(arrival) => arrival,
            Err(e) => {
                let cause = e.root_cause().to_string();
                return self.send(Event::Loaded(self.number, Err(cause)));
            }
        };
        let read = catch_unwind(AssertUnwindSafe(|| article_of(&arrival, self.extent)));
        let Ok(reading) = read else {
            let why = "an error of byline's own".to_owned();
            return self.send(Event::Loaded(self.number, Err(why)));
        };
        drop(arrival);
        let article = reading.article.clone();
        self.send(Event::Loaded(self.number, Ok(Box::new(reading))));
        let found = catch_unwind(AssertUnwindSafe(|| detect(&article)));
        if found.is_err() {
            self.send(Event::Told(Err(UNDETECTED.to_owned())));
        }
        let entities = found.unwrap_or_default();
        self.send(Event::Detected(self.number, Box::new(entities)));
    }

    fn send(&self, event: Event) {
        if !self.cancelled.load(Ordering::Relaxed) {
            // A queue that is gone means that the reader was left.
            let _ = self.queue.send(Incoming::Event(event));
        }
    }
}
