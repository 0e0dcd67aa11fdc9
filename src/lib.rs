//! byline: bytes of a raw page → a clean article with its people, countries and cited sources.

#[cfg(feature = "tui")]
pub mod app;
#[cfg(feature = "tui")]
pub mod cli;
#[cfg(feature = "tui")]
pub mod config;
pub mod detect;
pub mod doc;
#[cfg(feature = "tui")]
pub mod manual;
pub mod page;
pub mod print;
pub mod reading;
#[cfg(feature = "tui")]
pub mod state;
pub mod strip;
#[cfg(feature = "tui")]
pub mod term;
pub mod text;
#[cfg(feature = "tui")]
pub mod ui;
