//! Arguments → options.
