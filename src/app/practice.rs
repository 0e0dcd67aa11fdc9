//! How often each action was used, over all days: what the fingers know needs no hint.

use std::collections::BTreeMap;

use super::action::Action;
use serde::{Deserialize, Serialize};

/// Uses after which an action is known. Counting ends there, so what is kept stops changing.
const KNOWN: u32 = 6;

/// How often each action was used, by its name, so that the names of another version do no harm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Practice(BTreeMap<String, u32>);

impl Practice {
    /// Counts a use.
    pub fn note(&mut self, action: Action) {
        let uses = self.0.entry(action.entry().name.to_owned()).or_default();
        *uses = uses.saturating_add(1).min(KNOWN);
    }

    /// Whether the action was ever used.
    pub fn has(&self, action: Action) -> bool {
        self.0.contains_key(action.entry().name)
    }

    /// Whether the action was used often enough to be known.
    pub fn is_known(&self, action: Action) -> bool {
        let uses = self.0.get(action.entry().name);
        uses.is_some_and(|&uses| uses >= KNOWN)
    }

    /// Takes in what was counted elsewhere; of two counts of one action the larger one holds.
    pub fn join(&mut self, other: &Practice) {
        for (name, &uses) in &other.0 {
            let mine = self.0.entry(name.clone()).or_default();
            *mine = uses.max(*mine).min(KNOWN);
        }
    }
}
