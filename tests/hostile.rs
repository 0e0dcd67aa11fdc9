//! Attacks by pages, names, servers and surroundings, on the binary: what leaves the process is
//! looked at byte by byte.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod attacks;
mod support;
