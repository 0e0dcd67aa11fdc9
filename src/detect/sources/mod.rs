//! Cited sources: who says what.

use super::prose::Prose;
use super::{Country, Person, Source};
use crate::text::Span;

/// The article's sources by first mention, and the quotations whose speaker it does not tell.
pub fn find(
    _prose: &Prose<'_>,
    _people: &[Person],
    _countries: &[Country],
) -> (Vec<Source>, Vec<Span>) {
    (Vec::new(), Vec::new())
}
