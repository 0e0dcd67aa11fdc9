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

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;

    use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

    use super::super::screen::Screen;
    use super::leave_first;

    /// Set in the process of its own in which the test panics.
    const INSIDE: &str = "BYLINE_TEST_INSIDE";

    const NAME: &str = "term::panics::tests::a_panic_puts_the_terminal_back_and_then_speaks";

    /// The bits that tell line mode and echo from raw mode.
    fn mode_of(master: &dyn MasterPty) -> (u32, u32) {
        let modes = master.get_termios().expect("a terminal's modes");
        (modes.local_flags.bits(), modes.input_flags.bits())
    }

    #[test]
    fn a_panic_puts_the_terminal_back_and_then_speaks() {
        if std::env::var_os(INSIDE).is_some() {
            leave_first();
            let _screen = Screen::enter().expect("a terminal");
            panic!("something broke while it was drawn");
        }
        let pair = native_pty_system()
            .openpty(PtySize::default())
            .expect("a pseudo-terminal");
        let before = mode_of(&*pair.master);
        let mut command = CommandBuilder::new(std::env::current_exe().expect("this program"));
        command.args([NAME, "--exact", "--nocapture"]);
        command.env(INSIDE, "1");
        command.env("TERM", "xterm-256color");
        let mut child = pair.slave.spawn_command(command).expect("it starts");
        drop(pair.slave);
        let mut bytes = Vec::new();
        // Linux ends what comes from a terminal whose program is gone with an error.
        let _ = pair
            .master
            .try_clone_reader()
            .expect("a reader")
            .read_to_end(&mut bytes);
        assert!(!child.wait().expect("a child of ours").success());
        let shown = String::from_utf8_lossy(&bytes);
        let place = |what: &str| {
            shown
                .find(what)
                .unwrap_or_else(|| panic!("{what:?}: {shown:?}"))
        };
        let entered = place("\u{1b}[?1049h");
        let spoken = place("something broke while it was drawn");
        for sequence in [
            "\u{1b}[?1049l",
            "\u{1b}[?25h",
            "\u{1b}[?2004l",
            "\u{1b}[?1000l",
        ] {
            let left = place(sequence);
            assert!(entered < left && left < spoken, "{sequence:?}: {shown:?}");
            assert_eq!(shown.matches(sequence).count(), 1, "{shown:?}");
        }
        assert_eq!(mode_of(&*pair.master), before, "line mode is back");
    }
}
