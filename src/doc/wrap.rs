//! (article, width) → rows.
