//! Entering and leaving the terminal, and drawing onto it.
//!
//! However the reader ends, [`put_back`] runs: each step is tried on its own, so one that fails does
//! not keep the next from being done. A frame is written in one piece between the marks of a
//! synchronized update, so no terminal shows half of it.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::changes::changes;
use super::{MouseUse, clipboard};
use crate::app::{App, Size};
use crate::ui;

/// Whether the terminal is ours at the moment, so that it is put back once and only then.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Bytes of a frame that are gathered before they are written; a full repaint of a large window fits.
const FRAME_BYTES: usize = 1 << 16;

/// The window while it is ours.
pub(super) struct Screen {
    backend: CrosstermBackend<BufWriter<Stdout>>,
    /// What the window shows.
    shown: Buffer,
    /// The frame before that, to draw the next one into.
    spare: Buffer,
    /// Where the terminal's cursor is seen, if it is.
    cursor: Option<(u16, u16)>,
    mouse: MouseUse,
    /// Whether the next signal to go on is the one that ended a stop of our own.
    was_stopped: bool,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn enter() -> io::Result<Self> {
        take_over(MouseUse::Left).inspect_err(|_| put_back())?;
        let out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        Ok(Self {
            backend: CrosstermBackend::new(out),
            shown: Buffer::empty(Rect::ZERO),
            spare: Buffer::empty(Rect::ZERO),
            cursor: None,
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
        let classic = ratatui::layout::Size::new(80, 24);
        let size = self.backend.size().unwrap_or(classic);
        Size {
            width: size.width,
            height: size.height,
        }
    }

    /// Draws what has changed; nothing is written where nothing has.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        let Size { width, height } = self.size();
        let area = Rect::new(0, 0, width, height);
        let is_other = area != self.shown.area;
        if is_other {
            self.shown = Buffer::empty(area);
        }
        self.spare.resize(area);
        self.spare.reset();
        let cursor = ui::paint(app, &mut self.spare);
        let changes = changes(&self.shown, &self.spare);
        if changes.cells.is_empty() && cursor == self.cursor && !is_other {
            return Ok(());
        }
        queue!(self.backend, BeginSynchronizedUpdate)?;
        if is_other {
            queue!(self.backend, Clear(ClearType::All))?;
        }
        for y in changes.cleared {
            queue!(self.backend, MoveTo(0, y), Clear(ClearType::CurrentLine))?;
        }
        self.backend.draw(changes.cells.into_iter())?;
        match cursor {
            Some((x, y)) => queue!(self.backend, MoveTo(x, y), Show)?,
            None => queue!(self.backend, Hide)?,
        }
        std::mem::swap(&mut self.shown, &mut self.spare);
        self.cursor = cursor;
        execute!(self.backend, EndSynchronizedUpdate)
    }

    /// Forgets what the window shows, so that the next frame is drawn whole.
    pub(super) fn repaint(&mut self) {
        self.shown = Buffer::empty(Rect::ZERO);
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
        self.repaint();
        Ok(())
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
        let out = &mut self.backend;
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
