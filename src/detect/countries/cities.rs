//! Names of cities → the country of the largest of each name.
//!
//! The list is a text, half a megabyte long; a binary search touches it all over, and every page that
//! is touched counts as memory of the process. So what is embedded is its packed form, half as long, with
//! hashes in place of the names. The trainer writes both.

use crate::detect::packed::{Packed, pack};
use crate::detect::words::hash;

/// Country codes by the hashes of the names.
static CITIES: Packed<'static, 2> =
    match Packed::read(include_bytes!("../../../assets/countries/cities.bin")) {
        Some((table, _)) => table,
        None => Packed::empty(),
    };

/// ISO code of the country of the largest city of that name.
pub(super) fn country_of(name: &str) -> Option<&'static str> {
    std::str::from_utf8(CITIES.get(hash(name))?).ok()
}

/// The packed form of a list of cities: a name, a tab and a country's code of two letters in each line.
/// Nothing if it is no such list.
pub fn packed(list: &str) -> Option<Vec<u8>> {
    let entries = list.lines().map(|line| {
        let (name, code) = line.split_once('\t')?;
        Some((hash(name), code.as_bytes().try_into().ok()?))
    });
    pack::<2>(&entries.collect::<Option<Vec<_>>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = include_str!("../../../assets/countries/cities.tsv");

    #[test]
    fn the_embedded_table_is_the_list() {
        let embedded = include_bytes!("../../../assets/countries/cities.bin");
        assert!(packed(LIST).as_deref() == Some(embedded.as_slice()));
        for (name, code) in LIST.lines().filter_map(|line| line.split_once('\t')) {
            assert_eq!(country_of(name), Some(code));
        }
    }

    #[test]
    fn other_names_are_no_cities() {
        for name in ["", "Lindmouth", "paris", "Paris ", "Par"] {
            assert_eq!(country_of(name), None, "{name:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_told() {
        assert!(packed("Paris\tFR\nLyon").is_none());
        assert!(packed("Paris\tFRA\n").is_none());
    }
}
