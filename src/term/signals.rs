//! Signals → the queue, from a thread of their own; and stopping the process.
//!
//! In raw mode Ctrl-Z is a key. The reader answers it by sending SIGTSTP to its whole process group,
//! as the terminal would, so that the other ends of a pipeline stop too and the shell comes back; its
//! own SIGTSTP then enters here like one from outside.

use std::io;
use std::sync::mpsc::Sender;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::Incoming;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// To end, by the signal of this number.
    End(i32),
    /// To stop.
    Stop,
    /// The process goes on after a stop.
    Continue,
}

/// Sends signals into the queue from now on.
pub(super) fn watch(queue: Sender<Incoming>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    std::thread::spawn(move || {
        for number in &mut signals {
            let signal = match number {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                number => Signal::End(number),
            };
            if queue.send(Incoming::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Asks for a stop as the terminal's own Ctrl-Z would.
pub(super) fn stop_all() {
    use rustix::process::{Signal, getpgrp, kill_process_group};
    // Where there is no group to be told, this process at least is.
    if kill_process_group(getpgrp(), Signal::TSTP).is_err() {
        let _ = low_level::raise(SIGTSTP);
    }
}

/// Stops this process here and now; returns when it goes on.
pub(super) fn stop_here() {
    let _ = low_level::raise(SIGSTOP);
}

/// Ends the process by the signal, so that whoever started it sees which.
pub fn end_by(number: i32) {
    let _ = low_level::emulate_default_handler(number);
}
