//! The table of keys in the settings file: which action gets which, and whose they were.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeValue;

use super::nearest::nearest;
use super::{Reading, unknown};
use crate::app::action::{ACTIONS, Action};
use crate::app::keymap::{Keymap, Lost};

/// Reads the table: an action's name, and a key or a list of keys.
pub(super) fn read(reading: &mut Reading<'_>, value: &DeValue<'_>, span: Range<usize>) {
    let Some(table) = value.as_table() else {
        return reading.mistake(span, "keys is a table: [keys]");
    };
    let mut set = BTreeSet::new();
    let mut taken: Vec<(Action, Lost, Range<usize>)> = Vec::new();
    for (key, value) in table {
        let name: &str = key.get_ref();
        let Some(action) = Action::named(name) else {
            let names = ACTIONS.iter().map(|entry| entry.name);
            let what = unknown("action", name, nearest(name, names));
            reading.mistake(key.span(), &what);
            continue;
        };
        set.insert(action as usize);
        let Some(sequences) = sequences(value.get_ref()) else {
            let what = format!("the keys of {name} are a string or a list of strings");
            reading.mistake(key.span(), &what);
            continue;
        };
        match reading.settings.keymap.bind(action, &sequences) {
            Ok(lost) => taken.extend(lost.into_iter().map(|lost| (action, lost, key.span()))),
            Err(why) => reading.mistake(key.span(), &why),
        }
    }
    // An action that the file gives keys as well, or none, has lost nothing unawares.
    taken.retain(|(_, lost, _)| !set.contains(&(lost.action as usize)));
    for (action, lost, span) in taken {
        let what = conflict(&reading.settings.keymap, action, &lost);
        reading.mistake(span, &what);
    }
    keep_a_way_out(reading, span);
}

/// "quit takes the key x from stripped, which has none now; give stripped a key, or stripped = []"
fn conflict(keymap: &Keymap, action: Action, lost: &Lost) -> String {
    let (winner, loser) = (action.entry().name, lost.action.entry().name);
    let left = keymap.keys_of(lost.action);
    let left = match left.is_empty() {
        true => "none now".to_owned(),
        false => format!("only {} now", left.join(", ")),
    };
    format!(
        "{winner} takes the key {} from {loser}, which has {left}; a line for {loser} settles it",
        lost.keys
    )
}

/// A reader that no key leaves would be a trap.
fn keep_a_way_out(reading: &mut Reading<'_>, span: Range<usize>) {
    let keymap = &mut reading.settings.keymap;
    let ways = [Action::Quit, Action::Close];
    if ways
        .iter()
        .any(|&action| !keymap.keys_of(action).is_empty())
    {
        return;
    }
    let sequence = ["ctrl-c".to_owned()];
    if keymap.bind(Action::Quit, &sequence).is_ok() {
        reading.mistake(span, "neither quit nor close has a key; Ctrl-C still quits");
    }
}

fn sequences(value: &DeValue<'_>) -> Option<Vec<String>> {
    if let Some(one) = value.as_str() {
        return Some(vec![one.to_owned()]);
    }
    let strings = value
        .as_array()?
        .iter()
        .map(|one| one.get_ref().as_str().map(str::to_owned));
    strings.collect()
}
