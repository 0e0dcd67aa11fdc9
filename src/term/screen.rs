//! Entering and leaving the terminal, and drawing onto it.
//!
//! However the reader ends, [`put_back`] runs: each step is tried on its own, so one that fails does
//! not keep the next from being done. A frame is written in one piece between the marks of a
//! synchronized update, so no terminal shows half of it.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::{MouseUse, clipboard};
use crate::app::{App, Size};

/// Whether the terminal is ours at the moment, so that it is put back once and only then.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Bytes of a frame that are gathered before they are written; a full repaint of a large window fits.
const FRAME_BYTES: usize = 1 << 16;

/// The window while it is ours.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: MouseUse,
    /// Whether the next signal to go on is the one that ended a stop of our own.
    was_stopped: bool,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn enter() -> io::Result<Self> {
        take_over(MouseUse::Left).inspect_err(|_| put_back())?;
        let out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out)).inspect_err(|_| put_back())?;
        Ok(Self {
            terminal,
            mouse: MouseUse::Left,
            was_stopped: false,
        })
    }

    /// Gives the terminal back as it was found.
    pub(super) fn leave(&mut self) {
        put_back();
    }

    /// The window's size; a terminal that does not tell has the classic one.
    pub(super) fn size(&self) -> Size {
        let size = self
            .terminal
            .size()
            .unwrap_or(ratatui::layout::Size::new(80, 24));
        Size {
            width: size.width,
            height: size.height,
        }
    }

    /// Draws what has changed.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| crate::ui::draw(app, frame))?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Forgets what the window shows, so that the next frame is drawn whole. Ratatui's own `clear`
    /// would ask the terminal where its cursor is; resizing does the same without a question.
    pub(super) fn repaint(&mut self) -> io::Result<()> {
        let size = self.size();
        self.terminal
            .resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Gives the terminal back, stops the process, and takes it over again when it goes on.
    pub(super) fn stop(&mut self) -> io::Result<()> {
        put_back();
        super::signals::stop_here();
        self.was_stopped = true;
        self.restore()
    }

    /// The process goes on after a stop. One that came without warning left the terminal to somebody
    /// who may have changed it, so it is taken over anew.
    pub(super) fn go_on(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.was_stopped) {
            return Ok(());
        }
        // Without raw mode's old settings forgotten, taking over would believe that it is still on.
        let _ = disable_raw_mode();
        self.restore()
    }

    fn restore(&mut self) -> io::Result<()> {
        take_over(self.mouse)?;
        self.repaint()
    }

    /// Captures the mouse or leaves it to the terminal.
    pub(super) fn use_mouse(&mut self, mouse: MouseUse) -> io::Result<()> {
        self.mouse = mouse;
        match mouse {
            MouseUse::Captured => execute!(io::stdout(), EnableMouseCapture),
            MouseUse::Left => execute!(io::stdout(), DisableMouseCapture),
        }
    }

    /// Puts text on the clipboard by way of the terminal.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(clipboard::sequence(text).as_bytes())?;
        Write::flush(out)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        put_back();
    }
}

fn take_over(mouse: MouseUse) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        Hide,
        EnableBracketedPaste
    )?;
    if mouse == MouseUse::Captured {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back if it is ours. May be called from anywhere, also while panicking.
pub(super) fn put_back() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // Each on its own: where one fails, the others still help.
    let _ = execute!(out, EndSynchronizedUpdate);
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
}
