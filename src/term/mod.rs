//! The terminal: enter and leave, signals, the loop, and doing the effects.
