//! The binary on a pseudo-terminal: its screen as a terminal would show it, and waiting for it to
//! show something, with a deadline and never for a fixed time.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take before the test fails.
const DEADLINE: Duration = Duration::from_secs(20);

/// A window and the program in it.
pub struct Window {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    shown: Arc<Shown>,
    /// The terminal's mode before the program began.
    mode: u64,
}

/// What the window shows, and a bell for whoever waits for a change.
struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    screen: vt100::Parser,
    raw: Vec<u8>,
    closed: bool,
}

impl Window {
    /// Opens the program with arguments in a window of 80 columns and 24 rows.
    pub fn open(arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_byline"));
        command.args(arguments);
        Self::with(command, &[])
    }

    /// Opens the program behind a pipe that a shell makes from another command.
    pub fn piped(source: &str, arguments: &str) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        let line = format!("{source} | {} {arguments}", env!("CARGO_BIN_EXE_byline"));
        command.args(["-c", &line]);
        Self::with(command, &[])
    }

    /// Runs a command with a clean environment and some variables.
    pub fn with(mut command: CommandBuilder, variables: &[(&str, &str)]) -> Self {
        let size = size(24, 80);
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal");
        command.env_clear();
        let usual = [
            ("TERM", "xterm-256color"),
            ("PATH", "/usr/bin:/bin"),
            ("LANG", "C.UTF-8"),
        ];
        for (name, value) in usual.iter().chain(variables) {
            command.env(name, value);
        }
        command.cwd(env!("CARGO_TARGET_TMPDIR"));
        let mode = mode_of(&*pair.master);
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the binary starts");
        drop(pair.slave);
        let shown = Arc::new(Shown {
            state: Mutex::new(State {
                screen: vt100::Parser::new(non_zero(size.rows), non_zero(size.cols), 0),
                raw: Vec::new(),
                closed: false,
            }),
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().expect("a reader");
        let keys = pair.master.take_writer().expect("a writer");
        let there = shown.clone();
        std::thread::spawn(move || there.follow(reader));
        Self {
            child,
            master: pair.master,
            keys,
            shown,
            mode,
        }
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.keys
            .write_all(keys.as_bytes())
            .expect("the window is open");
        self.keys.flush().expect("the window is open");
    }

    /// Waits until the screen is as wanted, and returns its text.
    pub fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) -> String {
        let state = self.shown.state.lock().expect("no panic before");
        let (state, late) = self
            .shown
            .changed
            .wait_timeout_while(state, DEADLINE, |state| !wanted(state.screen.screen()))
            .expect("no panic before");
        let text = state.screen.screen().contents();
        assert!(
            !late.timed_out(),
            "waited for {what}, the screen is:\n{text}"
        );
        text
    }

    /// Waits until the screen says these words.
    pub fn wait_for(&self, words: &str) -> String {
        self.wait(words, |screen| screen.contents().contains(words))
    }

    /// All bytes that the program wrote so far.
    pub fn raw(&self) -> Vec<u8> {
        self.shown
            .state
            .lock()
            .expect("no panic before")
            .raw
            .clone()
    }

    /// Gives the window another size.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        let mut state = self.shown.state.lock().expect("no panic before");
        state
            .screen
            .screen_mut()
            .set_size(non_zero(rows), non_zero(columns));
        drop(state);
        self.master
            .resize(size(rows, columns))
            .expect("the window is open");
    }

    /// Sends the program a signal by its name.
    pub fn signal(&self, name: &str) {
        let id = self.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.expect("the command kill").success());
    }

    /// Waits until the kernel says that the program is in this state (`T`: stopped).
    #[cfg(target_os = "linux")]
    pub fn wait_for_state(&self, wanted: char) {
        let start = Instant::now();
        let path = format!("/proc/{}/stat", self.id());
        loop {
            let stat = std::fs::read_to_string(&path).expect("the process is there");
            let state = stat
                .rsplit(") ")
                .next()
                .and_then(|rest| rest.chars().next());
            if state == Some(wanted) {
                return;
            }
            assert!(
                start.elapsed() < DEADLINE,
                "waited for state {wanted}: {stat}"
            );
            std::thread::park_timeout(Duration::from_millis(2));
        }
    }

    /// Waits for the end and returns how the program ended.
    pub fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                return status;
            }
            assert!(
                start.elapsed() < DEADLINE,
                "it does not end: {}",
                self.wait("", |_| true)
            );
            std::thread::park_timeout(Duration::from_millis(2));
        }
    }

    /// Checks that the terminal is as it was found: main screen, cursor, mouse, line mode.
    pub fn check_put_back(&self) {
        self.wait("the main screen", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        assert_eq!(mode_of(&*self.master), self.mode, "line mode is back");
    }

    /// Whether the terminal is in another mode than before.
    pub fn is_raw(&self) -> bool {
        mode_of(&*self.master) != self.mode
    }

    fn id(&self) -> u32 {
        self.child.process_id().expect("a process")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

impl Shown {
    fn follow(&self, mut reader: Box<dyn Read + Send>) {
        let mut buffer = [0; 4096];
        loop {
            let count = reader.read(&mut buffer).unwrap_or(0);
            let mut state = self.state.lock().expect("no panic before");
            state.screen.process(&buffer[..count]);
            state.raw.extend_from_slice(&buffer[..count]);
            state.closed = count == 0;
            self.changed.notify_all();
            if state.closed {
                return;
            }
        }
    }
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

fn non_zero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a window has rows and columns")
}

/// The bits that tell line mode and echo from raw mode.
fn mode_of(master: &dyn MasterPty) -> u64 {
    let modes = master.get_termios().expect("a terminal's modes");
    u64::from(modes.local_flags.bits()) << 32 | u64::from(modes.input_flags.bits())
}
