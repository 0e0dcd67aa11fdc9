//! byline: bytes of a raw page → a clean article with its people, countries and cited sources.

#[cfg(feature = "tui")]
pub mod app;
#[cfg(feature = "tui")]
pub mod cli;
pub mod detect;
pub mod doc;
pub mod page;
pub mod print;
pub mod reading;
pub mod strip;
#[cfg(feature = "tui")]
pub mod term;
pub mod text;
#[cfg(feature = "tui")]
pub mod ui;
