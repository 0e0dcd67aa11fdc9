//! The reader's views at the level of keys and frames, one file for each of its parts.

mod session;

#[path = "reader/cards.rs"]
mod cards;
#[path = "reader/first_time.rs"]
mod first_time;
#[path = "reader/links.rs"]
mod links;
#[path = "reader/numbers.rs"]
mod numbers;
#[path = "reader/pages.rs"]
mod pages;
#[path = "reader/pictures.rs"]
mod pictures;
#[path = "reader/scripts.rs"]
mod scripts;
#[path = "reader/searching.rs"]
mod searching;
#[path = "reader/settings.rs"]
mod settings;
#[path = "reader/tables.rs"]
mod tables;
#[path = "reader/wording.rs"]
mod wording;
