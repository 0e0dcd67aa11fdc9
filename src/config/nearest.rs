//! The known name that a wrong one was most likely meant for.

/// The nearest of the names, where it is near enough: a third of its letters may differ.
pub(super) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase().replace('_', "-");
    let distance = |name: &str| edits(&wrong, &name.replace('_', "-"));
    let (distance, name) = names.map(|name| (distance(name), name)).min()?;
    (distance <= name.len().div_ceil(3)).then_some(name)
}

/// How many letters have to be put in, taken out or changed to make one text of the other.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    // A name that is far too long is like no other; this keeps the work small.
    for (number, letter) in from.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = number + 1;
        for (column, other) in to.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found() {
        let names = ["measure", "mouse", "sidebar", "sidebar_width"];
        let check = |wrong: &str, expected: Option<&str>| {
            assert_eq!(nearest(wrong, names.into_iter()), expected, "{wrong}");
        };
        check("mesure", Some("measure"));
        check("Sidebar-Width", Some("sidebar_width"));
        check("mosue", Some("mouse"));
        check("colour", None);
        check("", None);
    }
}
