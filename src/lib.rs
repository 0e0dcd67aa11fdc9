//! byline: bytes of a raw page → a clean article with its people, countries and cited sources.

pub mod detect;
pub mod doc;
pub mod page;
pub mod reading;
pub mod strip;
pub mod text;
