//! crossterm's events → our keys, mouse and sizes, from a thread of their own.
//!
//! crossterm reads the controlling terminal where standard input is something else, so keys work
//! while the page comes through a pipe.

use std::sync::mpsc::Sender;

use crossterm::event::{
    Event as Raw, KeyCode as RawCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton,
    MouseEvent, MouseEventKind,
};

use super::Incoming;
use crate::app::{Event, Key, KeyCode, Mouse, MouseKind, Size};

/// Sends what comes from the terminal into the queue until either end is gone.
pub(super) fn watch(queue: Sender<Incoming>) {
    std::thread::spawn(move || {
        loop {
            let incoming = match crossterm::event::read() {
                Ok(raw) => match event(raw) {
                    Some(event) => Incoming::Event(event),
                    None => continue,
                },
                Err(_) => Incoming::Gone,
            };
            let gone = matches!(incoming, Incoming::Gone);
            if queue.send(incoming).is_err() || gone {
                return;
            }
        }
    });
}

fn event(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(raw) => key(raw).map(Event::Key),
        Raw::Mouse(raw) => mouse(raw).map(Event::Mouse),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(width, height) => Some(Event::Resize(Size { width, height })),
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn key(raw: KeyEvent) -> Option<Key> {
    if raw.kind == KeyEventKind::Release {
        return None;
    }
    let code = match raw.code {
        RawCode::Char(c) => KeyCode::Char(c),
        RawCode::Enter => KeyCode::Enter,
        RawCode::Esc => KeyCode::Escape,
        RawCode::Tab => KeyCode::Tab,
        RawCode::BackTab => KeyCode::BackTab,
        RawCode::Backspace => KeyCode::Backspace,
        RawCode::Delete => KeyCode::Delete,
        RawCode::Up => KeyCode::Up,
        RawCode::Down => KeyCode::Down,
        RawCode::Left => KeyCode::Left,
        RawCode::Right => KeyCode::Right,
        RawCode::Home => KeyCode::Home,
        RawCode::End => KeyCode::End,
        RawCode::PageUp => KeyCode::PageUp,
        RawCode::PageDown => KeyCode::PageDown,
        RawCode::F(number) => KeyCode::Function(number),
        _ => return None,
    };
    // A character carries Shift in itself, and Shift-Tab is a key of its own.
    let shift = raw.modifiers.contains(KeyModifiers::SHIFT)
        && !matches!(code, KeyCode::Char(_) | KeyCode::BackTab);
    Some(Key {
        code,
        control: raw.modifiers.contains(KeyModifiers::CONTROL),
        alt: raw.modifiers.contains(KeyModifiers::ALT),
        shift,
    })
}

fn mouse(raw: MouseEvent) -> Option<Mouse> {
    let kind = match raw.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        kind,
        column: raw.column,
        row: raw.row,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: RawCode, modifiers: KeyModifiers, expected: Key) {
        assert_eq!(key(KeyEvent::new(code, modifiers)), Some(expected));
    }

    #[test]
    fn modifiers_are_kept_where_they_mean_something() {
        let plain = |code| Key {
            code,
            control: false,
            alt: false,
            shift: false,
        };
        check(
            RawCode::Char('G'),
            KeyModifiers::SHIFT,
            plain(KeyCode::Char('G')),
        );
        check(
            RawCode::BackTab,
            KeyModifiers::SHIFT,
            plain(KeyCode::BackTab),
        );
        let control = Key {
            control: true,
            ..plain(KeyCode::Char('z'))
        };
        check(RawCode::Char('z'), KeyModifiers::CONTROL, control);
        let shifted = Key {
            shift: true,
            ..plain(KeyCode::Down)
        };
        check(RawCode::Down, KeyModifiers::SHIFT, shifted);
    }

    #[test]
    fn what_the_reader_does_not_know_is_nothing() {
        assert_eq!(
            key(KeyEvent::new(RawCode::CapsLock, KeyModifiers::NONE)),
            None
        );
        assert!(event(Raw::FocusLost).is_none());
    }
}
