//! Look-up in the embedded tables of `assets/`, used in place: nothing is parsed at start.
//!
//! A table is text with one entry a line, sorted by bytes; what stands before the first tab is the
//! key, the rest of the line its value. Lines cannot be empty and keys are unique.

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
        let line = self.line_from(key)?;
        let (found, value) = line.split_once('\t').unwrap_or((line, ""));
        (found == key).then_some(value)
    }

    /// Whether the table has the key.
    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether some longer key begins with these words and a blank, so that reading on may pay.
    pub fn continues(self, words: &str) -> bool {
        // A blank sorts before every letter, so the first key not below "words " tells.
        let prefix = format!("{words} ");
        self.line_from(&prefix)
            .is_some_and(|line| line.starts_with(&prefix))
    }

    /// All entries as key and value, in the table's order.
    pub fn entries(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0
            .lines()
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    /// The first line whose key is not below `key`.
    fn line_from(self, key: &str) -> Option<&'static str> {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = self.0.as_bytes()[..middle]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(0, |at| at + 1);
            let end = self.0.as_bytes()[start..]
                .iter()
                .position(|&b| b == b'\n')
                .map_or(self.0.len(), |at| start + at);
            let line_key = self.0[start..end].split('\t').next().unwrap_or_default();
            if line_key < key {
                low = end + 1;
            } else {
                high = start;
            }
        }
        self.0.get(low..)?.lines().next()
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
    fn a_beginning_of_a_key_says_so() {
        assert!(TABLE.continues("Costa"));
        assert!(TABLE.continues("Abu"));
        assert!(!TABLE.continues("America"));
        assert!(!TABLE.continues("Cost"));
    }
}
