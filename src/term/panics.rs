//! A panic leaves the terminal first and then speaks.
//!
//! On the thread that draws, the terminal is put back and the message comes out on the normal
//! screen. On another thread the reader goes on: the thread's work is lost and says so in the window.

use std::panic;
use std::thread;

use super::screen::put_back;

/// From now on a panic of this thread puts the terminal back before its message is written.
pub(super) fn leave_first() {
    let drawing = thread::current().id();
    let speak = panic::take_hook();
    panic::set_hook(Box::new(move |about| {
        if thread::current().id() == drawing {
            put_back();
            speak(about);
        }
    }));
}
