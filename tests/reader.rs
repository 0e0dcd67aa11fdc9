//! The reader's views at the level of keys and frames, one file for each of its parts.

mod session;

#[path = "reader/cards.rs"]
mod cards;
#[path = "reader/settings.rs"]
mod settings;
