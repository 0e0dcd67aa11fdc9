//! placeholder, filled in the same change.
