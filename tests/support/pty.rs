//! The binary on a pseudo-terminal.
