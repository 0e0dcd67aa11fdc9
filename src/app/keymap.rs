//! Keys → actions: sequences, the user's changes, and the names of keys.

use super::action::{ACTIONS, Action};
use super::event::{Key, KeyCode};
use crate::text::order::order_by;

/// What a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something happens.
    Act(Action),
    /// The keys so far begin a sequence.
    Wait,
    /// The keys mean nothing.
    Nothing,
}

/// A key that an action had and another one took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Who had it.
    pub action: Action,
    /// The keys as they are shown.
    pub keys: String,
}

/// Which keys do what.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Vec<Key>, Action)>,
}

impl Default for Keymap {
    /// The keys of the action table.
    fn default() -> Self {
        let mut bindings = Vec::new();
        for entry in ACTIONS {
            for keys in entry.keys {
                // A test holds that every default key can be read.
                bindings.extend(parse(keys).ok().map(|keys| (keys, entry.action)));
            }
        }
        Self { bindings }
    }
}

impl Keymap {
    /// Where the keys pressed so far lead. A sequence that is complete and could go on waits.
    pub fn step(&self, pressed: &[Key]) -> Step {
        let goes_on = |(keys, _): &&(Vec<Key>, Action)| {
            keys.len() > pressed.len() && keys.starts_with(pressed)
        };
        if self.bindings.iter().any(|binding| goes_on(&binding)) {
            return Step::Wait;
        }
        self.exact(pressed).map_or(Step::Nothing, Step::Act)
    }

    /// The action of exactly these keys.
    pub fn exact(&self, pressed: &[Key]) -> Option<Action> {
        self.bindings
            .iter()
            .find(|(keys, _)| keys == pressed)
            .map(|&(_, action)| action)
    }

    /// What may follow the keys pressed so far: the rest of each sequence, those of one action
    /// together, in the order of the action table.
    pub fn following(&self, pressed: &[Key]) -> Vec<(String, Action)> {
        let rest = |(keys, action): &(Vec<Key>, Action)| {
            let rest = keys.strip_prefix(pressed).filter(|rest| !rest.is_empty())?;
            Some((shown(rest), *action))
        };
        let mut rows: Vec<(String, Action)> = Vec::new();
        for (keys, action) in self.bindings.iter().filter_map(rest) {
            match rows.iter_mut().find(|(_, known)| *known == action) {
                Some((known, _)) => {
                    known.push_str(", ");
                    known.push_str(&keys);
                }
                None => rows.push((keys, action)),
            }
        }
        order_by(&mut rows, |&(_, action)| (action as usize, 0));
        rows
    }

    /// Gives an action other keys than the table's; an empty list takes all away.
    ///
    /// The keys are taken from whoever had them by default, and it is told who that was. Errors are
    /// sentences: an unknown key, or one that the user gave to two actions.
    pub fn bind(&mut self, action: Action, sequences: &[String]) -> Result<Vec<Lost>, String> {
        let mut lost = Vec::new();
        let mut parsed = Vec::new();
        for sequence in sequences {
            parsed.push(parse(sequence)?);
        }
        self.bindings.retain(|(_, bound)| *bound != action);
        for keys in parsed {
            if let Some(taken) = self.exact(&keys).filter(|&taken| taken != action)
                && !is_default(taken, &keys)
            {
                return Err(format!(
                    "the key {} is given to both {} and {}",
                    names(&keys),
                    taken.entry().name,
                    action.entry().name
                ));
            }
            let taken = self.exact(&keys).filter(|&taken| taken != action);
            lost.extend(taken.map(|action| Lost {
                action,
                keys: shown(&keys),
            }));
            self.bindings.retain(|(bound, _)| *bound != keys);
            self.bindings.push((keys, action));
        }
        Ok(lost)
    }

    /// The keys of an action as they are shown, the first one first.
    pub fn keys_of(&self, action: Action) -> Vec<String> {
        self.bindings
            .iter()
            .filter(|(_, bound)| *bound == action)
            .map(|(keys, _)| shown(keys))
            .collect()
    }

    /// The first key of an action, if it has any.
    pub fn first_key(&self, action: Action) -> Option<String> {
        self.keys_of(action).into_iter().next()
    }

    /// The first key of an action, or its name in the palette where it has none.
    pub fn key_of(&self, action: Action) -> String {
        self.first_key(action)
            .unwrap_or_else(|| format!(":{}", action.entry().name))
    }
}

fn is_default(action: Action, keys: &[Key]) -> bool {
    action
        .entry()
        .keys
        .iter()
        .any(|default| parse(default).is_ok_and(|default| default == keys))
}

/// The keys that a sequence of names means, `g g` or `ctrl-d`.
pub fn parse(sequence: &str) -> Result<Vec<Key>, String> {
    let keys: Result<Vec<Key>, String> = sequence.split_whitespace().map(parse_key).collect();
    match keys {
        Ok(keys) if keys.is_empty() => Err("a key is missing".to_owned()),
        other => other,
    }
}

const NAMED: [(&str, KeyCode); 18] = [
    ("Enter", KeyCode::Enter),
    ("Escape", KeyCode::Escape),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Space", KeyCode::Char(' ')),
    ("Esc", KeyCode::Escape),
];

fn parse_key(name: &str) -> Result<Key, String> {
    let mut key = Key::plain(KeyCode::Enter);
    let mut rest = name;
    while let Some((modifier, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty())
    {
        match modifier.to_ascii_lowercase().as_str() {
            "ctrl" => key.control = true,
            "alt" => key.alt = true,
            "shift" => key.shift = true,
            _ => break,
        }
        rest = after;
    }
    let named = NAMED
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(rest));
    let function = rest
        .strip_prefix(['F', 'f'])
        .and_then(|n| n.parse::<u8>().ok());
    let mut characters = rest.chars();
    key.code = match (characters.next(), characters.next(), named, function) {
        (Some(only), None, ..) => KeyCode::Char(only),
        (_, _, Some(&(_, code)), _) => code,
        (.., Some(number)) if (1..=24).contains(&number) => KeyCode::Function(number),
        _ => return Err(format!("there is no key called {name}")),
    };
    Ok(key.normal())
}

/// The names of a sequence of keys, as settings write it.
pub fn names(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(|&key| key_name(key)).collect();
    names.join(" ")
}

/// The name of one key, as settings write it and [`parse`] reads it.
fn key_name(key: Key) -> String {
    if key.code == KeyCode::BackTab {
        return "Shift-Tab".to_owned();
    }
    let mut name = String::new();
    let modifiers = [
        (key.control, "Ctrl-"),
        (key.alt, "Alt-"),
        (key.shift, "Shift-"),
    ];
    for (held, word) in modifiers {
        if held {
            name.push_str(word);
        }
    }
    let known = NAMED.iter().find(|(_, code)| *code == key.code);
    match (key.code, known) {
        (_, Some((known, _))) => name.push_str(known),
        (KeyCode::Char(c), _) if key.control => name.extend(c.to_uppercase()),
        (KeyCode::Char(c), _) => name.push(c),
        (KeyCode::Function(number), _) => name.push_str(&format!("F{number}")),
        _ => {}
    }
    name
}

/// A sequence as it is shown: `gg`, `Ctrl-D`; blanks only between keys that have names.
pub fn shown(keys: &[Key]) -> String {
    let is_sign =
        |key: &Key| matches!(key.code, KeyCode::Char(c) if c != ' ') && !key.control && !key.alt;
    let parts: Vec<String> = keys.iter().map(|&key| key_name(key)).collect();
    match keys.iter().all(is_sign) {
        true => parts.concat(),
        false => parts.join(" "),
    }
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            control: false,
            alt: false,
            shift: false,
        }
    }

    /// The key with what terminals report in different ways made one: a character carries its
    /// shift in itself, and Shift and Tab is a key of its own.
    pub fn normal(mut self) -> Self {
        match self.code {
            KeyCode::Char(c) => {
                self.shift = false;
                if self.control {
                    self.code = KeyCode::Char(c.to_ascii_lowercase());
                }
            }
            KeyCode::Tab if self.shift => {
                self.code = KeyCode::BackTab;
                self.shift = false;
            }
            KeyCode::BackTab => self.shift = false,
            _ => {}
        }
        self
    }
}
