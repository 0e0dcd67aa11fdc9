//! Which open page is which in the store: what was kept comes back when a page is read, and is
//! written in the first quiet moment after a change, and when the reader is left or suspended.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::app::App;
use crate::app::kept::Kept;
use crate::app::practice::Practice;
use crate::reading::Reading;
use crate::state::{PageKey, Store};

/// No key for so long is a quiet moment, in which a file can be written without being felt.
const QUIET: Duration = Duration::from_secs(1);

/// After so long what changed is written, also where keys come all the time: this much a crash can
/// take.
const LATEST: Duration = Duration::from_secs(5);

/// The pages that were read, by number.
pub(super) struct Keeping {
    /// None where nothing is to be kept.
    store: Option<Store>,
    pages: HashMap<usize, Known>,
    /// Something happened that is not written yet.
    unwritten: Option<Unwritten>,
}

/// Since when something is not written, and when the latest of it happened.
#[derive(Clone, Copy)]
struct Unwritten {
    first: Instant,
    last: Instant,
}

/// A page in the store.
struct Known {
    key: PageKey,
    name: String,
    /// What was kept of it when this reader last looked or wrote.
    before: Kept,
}

impl Keeping {
    /// Nothing is read yet.
    pub(super) fn new(store: Option<Store>) -> Self {
        Self {
            store,
            pages: HashMap::new(),
            unwritten: None,
        }
    }

    /// Notes that something happened which may be worth keeping.
    pub(super) fn note(&mut self) {
        if self.store.is_none() {
            return;
        }
        let last = Instant::now();
        let first = self.unwritten.map_or(last, |unwritten| unwritten.first);
        self.unwritten = Some(Unwritten { first, last });
    }

    /// How long until what happened is to be written; none where nothing waits for it.
    pub(super) fn due(&self) -> Option<Duration> {
        let Unwritten { first, last } = self.unwritten?;
        let at = (last + QUIET).min(first + LATEST);
        Some(at.saturating_duration_since(Instant::now()))
    }

    /// Notes a page that was read, and says what was kept of it.
    pub(super) fn recall(&mut self, number: usize, reading: &Reading) -> Option<Kept> {
        let store = self.store.as_ref()?;
        let article = &reading.article;
        let key = PageKey::new(article.address.as_deref(), &article.body);
        let kept = store.recall(&key);
        let name = article
            .title
            .as_deref()
            .unwrap_or(&reading.origin)
            .to_owned();
        let before = kept.clone().unwrap_or_default();
        self.pages.insert(number, Known { key, name, before });
        kept
    }

    /// How often each action was used on earlier days.
    pub(super) fn practice(&self) -> Practice {
        let store = self.store.as_ref();
        store.map(Store::recall_practice).unwrap_or_default()
    }

    /// Keeps what is worth keeping of every open page, and what was practised. The error is the first
    /// failure.
    pub(super) fn keep_all(&mut self, app: &App) -> Result<(), String> {
        self.unwritten = None;
        let Some(store) = &self.store else {
            return Ok(());
        };
        store.keep_practice(&app.practice);
        let mut result = Ok(());
        for (&number, known) in &mut self.pages {
            let Some(kept) = app.kept(number) else {
                continue;
            };
            if kept == known.before {
                continue;
            }
            match store.keep(&known.key, &known.name, &known.before, kept.clone()) {
                Ok(()) => known.before = kept,
                failed => result = result.and(failed),
            }
        }
        result
    }
}
