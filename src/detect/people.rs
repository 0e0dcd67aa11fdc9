//! Names of people.

use super::Person;
use super::prose::Prose;

/// The people that the article names, by first mention.
pub fn find(_prose: &Prose<'_>) -> Vec<Person> {
    Vec::new()
}
