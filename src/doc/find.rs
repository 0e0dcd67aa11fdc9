//! Needle → matches.
