//! Look-up in the embedded tables of `assets/`, used in place: nothing is parsed at start.
//!
//! A table is text with one entry a line, sorted by bytes; what stands before the first tab is the
//! key, the rest of the line its value. Lines cannot be empty and keys are unique.

/// Names of countries and of their people: ISO code and kind; "-" for phrases that only look so.
pub static COUNTRIES: Table = Table::new(include_str!("../../assets/countries/names.tsv"));
/// ISO code → common English short name and capital.
pub static CODES: Table = Table::new(include_str!("../../assets/countries/codes.tsv"));
/// States of the United States and their abbreviations.
pub static STATES: Table = Table::new(include_str!("../../assets/countries/states.tsv"));
/// Titles before names: the kind of title.
pub static TITLES: Table = Table::new(include_str!("../../assets/names/titles.tsv"));
/// Nouns that say what somebody is, in small letters.
pub static ROLES: Table = Table::new(include_str!("../../assets/names/roles.tsv"));
/// More nouns that say what somebody does ("noun"), and small words that may stand before such a noun
/// ("before", "both"); the tagger does not know them.
pub static CALLINGS: Table = Table::new(include_str!("../../assets/names/callings.tsv"));
/// Short forms of forenames, folded: the forenames, with blanks between.
pub static NICKNAMES: Table = Table::new(include_str!("../../assets/names/nicknames.tsv"));

/// A sorted table embedded in the binary.
#[derive(Clone, Copy, Debug)]
pub struct Table(&'static str);

impl Table {
    /// A table from its text; the caller vouches that the lines are sorted by bytes of their keys.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The value of a key: what follows the first tab, or nothing of a line without one.
    pub fn get(self, key: &str) -> Option<&'static str> {
        let line = self.line_from(key.bytes())?;
        let (found, value) = line.split_once('\t').unwrap_or((line, ""));
        (found == key).then_some(value)
    }

    /// Whether the table has the key.
    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether some longer key begins with these words and a blank, so that reading on may pay.
    pub fn continues(self, words: &str) -> bool {
        let line = self.line_from(words.bytes().chain([b' ']));
        line.and_then(|line| line.strip_prefix(words))
            .is_some_and(|rest| rest.starts_with(' '))
    }

    /// Whether some key begins with the prefix or is it.
    pub fn has_prefix(self, prefix: &str) -> bool {
        // The first key that is not below the prefix begins with it, if any does.
        self.line_from(prefix.bytes())
            .is_some_and(|line| line.starts_with(prefix))
    }

    /// All entries as key and value, in the table's order.
    pub fn entries(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0
            .lines()
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    /// The first line whose key is not below `key`, which comes as its bytes.
    fn line_from(self, key: impl Iterator<Item = u8> + Clone) -> Option<&'static str> {
        let text = self.0.as_bytes();
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = memchr::memrchr(b'\n', &text[low..middle]).map_or(low, |at| low + at + 1);
            if is_below(&text[start..], key.clone()) {
                let end = memchr::memchr(b'\n', &text[middle..]);
                low = end.map_or(text.len(), |at| middle + at + 1);
            } else {
                high = start;
            }
        }
        let rest = self.0.get(low..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest.as_bytes());
        Some(&rest[..end.unwrap_or(rest.len())])
    }
}

/// Whether the key that the line begins with is below the other. Most differ in the first bytes, so
/// its end is not looked for: to find it took more time than all the rest of a search.
fn is_below(line: &[u8], mut key: impl Iterator<Item = u8>) -> bool {
    let mut line = line.iter().take_while(|b| !matches!(b, b'\t' | b'\n'));
    loop {
        match (line.next(), key.next()) {
            (_, None) => return false,
            (None, Some(_)) => return true,
            (Some(own), Some(other)) if *own != other => return *own < other,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table =
        Table::new("Abu Dhabi\tcity\nAmerica\tUS\nCosta\nCosta Rica\tCR\nÖsterreich\tAT\n");

    #[test]
    fn keys_are_found_and_others_are_not() {
        assert_eq!(TABLE.get("America"), Some("US"));
        assert_eq!(TABLE.get("Abu Dhabi"), Some("city"));
        assert_eq!(TABLE.get("Costa"), Some(""));
        assert_eq!(TABLE.get("Österreich"), Some("AT"));
        assert_eq!(TABLE.get("Abu"), None);
        assert_eq!(TABLE.get("Zz"), None);
        assert_eq!(TABLE.get(""), None);
    }

    #[test]
    fn the_embedded_tables_are_sorted_and_unique() {
        for table in [COUNTRIES, CODES, STATES, TITLES, ROLES, CALLINGS, NICKNAMES] {
            let keys: Vec<_> = table.entries().map(|(key, _)| key).collect();
            assert!(keys.is_sorted_by(|a, b| a < b));
            assert!(keys.iter().all(|key| table.has(key)));
        }
    }

    #[test]
    fn a_beginning_of_a_key_says_so() {
        assert!(TABLE.continues("Costa"));
        assert!(TABLE.continues("Abu"));
        assert!(!TABLE.continues("America"));
        assert!(!TABLE.continues("Cost"));
    }
}
