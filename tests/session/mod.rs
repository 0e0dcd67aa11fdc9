//! What the tests of the reader share: an article with marks in its text, keys as a string, and
//! frames as text with the runs of style beneath.

#![allow(dead_code, missing_docs, unreachable_pub)]

pub mod fixture;
pub mod frames;
pub mod habits;
pub mod picture;
