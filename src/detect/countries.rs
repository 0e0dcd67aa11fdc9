//! Names of countries and of their people.

use super::Country;
use super::prose::Prose;

/// The countries that the article names, by first mention.
pub fn find(_prose: &Prose<'_>) -> Vec<Country> {
    Vec::new()
}
