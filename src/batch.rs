//! Many pages at once: all cores work, results come in the order of the pages, and standard error
//! shows how far it is where it is a terminal. Part of the program and not of the library.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// Pages that may be finished before the one that is due, so that a slow one does not pile up the
/// others in memory.
const AHEAD: usize = 64;

/// How often a worker that is too far ahead looks again.
const PAUSE: Duration = Duration::from_millis(1);

/// Does the work of each number below `count` on all cores and hands over the results in order, until
/// the one who takes them breaks off.
pub(crate) fn in_order<T: Send>(
    count: usize,
    work: &(impl Fn(usize) -> T + Sync),
    mut take: impl FnMut(usize, T) -> ControlFlow<()>,
) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if cores.min(count) <= 1 {
        let _ = (0..count).try_for_each(|number| take(number, work(number)));
        return;
    }
    let (next, due) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        let (sender, results) = channel();
        for _ in 0..cores.min(count) {
            let (sender, next, due) = (sender.clone(), &next, &due);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    while number >= due.load(Ordering::Relaxed).saturating_add(AHEAD) {
                        thread::sleep(PAUSE);
                    }
                    if sender.send((number, work(number))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        for (number, result) in results {
            waiting.insert(number, result);
            let mut first = due.load(Ordering::Relaxed);
            while let Some(result) = waiting.remove(&first) {
                if take(first, result).is_break() {
                    // Whoever waits for its turn sees that nobody takes anything any more.
                    due.store(usize::MAX, Ordering::Relaxed);
                    next.store(count, Ordering::Relaxed);
                    return;
                }
                first += 1;
                due.store(first, Ordering::Relaxed);
            }
        }
    });
}

/// Pages from which on it is worth telling how far the work is.
const MANY: usize = 8;

/// Columns of the bar.
const BAR: usize = 30;

/// A line on standard error that tells how far the work is.
pub(crate) struct Progress {
    count: usize,
    /// Whether somebody looks: standard error is a terminal and standard output is not.
    seen: bool,
    shown: bool,
}

impl Progress {
    /// The progress of so many pages.
    pub(crate) fn of(count: usize) -> Self {
        let is_dumb = std::env::var_os("TERM").is_none_or(|name| name == "dumb");
        let seen = count >= MANY && io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self {
            count,
            seen: seen && !is_dumb,
            shown: false,
        }
    }

    /// Shows that so many pages are done.
    pub(crate) fn show(&mut self, done: usize) {
        if !self.seen {
            return;
        }
        let full = done * BAR / self.count.max(1);
        let bar = "#".repeat(full) + &"-".repeat(BAR - full);
        let _ = write!(io::stderr(), "\r[{bar}] {done} of {}", self.count);
        self.shown = true;
    }

    /// Takes the line away, so that something else can be said.
    pub(crate) fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_however_long_they_take() {
        let work = |number: usize| {
            thread::sleep(Duration::from_micros((number * 7919 % 13) as u64 * 50));
            number * 2
        };
        let mut taken = Vec::new();
        in_order(300, &work, |number, result| {
            assert_eq!(result, number * 2);
            taken.push(number);
            ControlFlow::Continue(())
        });
        assert_eq!(taken, (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn breaking_off_ends_it() {
        let mut taken = 0;
        in_order(10_000, &|number| number, |_, _| {
            taken += 1;
            match taken {
                5 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        });
        assert_eq!(taken, 5);
        in_order(0, &|number| number, |_, _| ControlFlow::Continue(()));
    }
}
