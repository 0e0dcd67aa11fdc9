//! Two readers of one page: what each did by hand since it looked is kept, whoever writes last.
//!
//! There are three values: what was in the file when this reader last looked, what this reader has
//! now, and what is in the file now, which another reader may have written.

use std::collections::HashSet;
use std::hash::Hash;

use crate::app::kept::Kept;
use crate::text::order::order_by;

/// What belongs into the file: the place of `ours`, and of marks, corrections and searches what
/// either has added to `before` and neither has taken away.
pub(super) fn joined(before: &Kept, ours: Kept, theirs: &Kept) -> Kept {
    Kept {
        marks: {
            let mut marks = merged(&before.marks, &ours.marks, &theirs.marks);
            order_by(&mut marks, |mark| (mark.start, 0));
            marks
        },
        corrections: merged(&before.corrections, &ours.corrections, &theirs.corrections),
        searches: merged(&before.searches, &ours.searches, &theirs.searches),
        ..ours
    }
}

/// What they have added stands first, so that what this reader did last stays last.
fn merged<T: Clone + Eq + Hash>(before: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let [known, here, there] =
        [before, ours, theirs].map(|list| list.iter().collect::<HashSet<_>>());
    let added = theirs
        .iter()
        .filter(|&item| !known.contains(item) && !here.contains(item));
    let left = ours
        .iter()
        .filter(|&item| !known.contains(item) || there.contains(item));
    added.chain(left).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_and_removals_of_both_hold() {
        let check = |before: &str, ours: &str, theirs: &str, expected: &str| {
            let [before, ours, theirs] =
                [before, ours, theirs].map(|list| list.chars().collect::<Vec<_>>());
            let merged: String = merged(&before, &ours, &theirs).into_iter().collect();
            assert_eq!(merged, expected, "{before:?} {ours:?} {theirs:?}");
        };
        check("", "a", "b", "ba");
        check("ab", "ab", "ab", "ab");
        check("ab", "a", "ab", "a");
        check("ab", "ab", "b", "b");
        check("a", "ac", "ab", "bac");
        check("a", "ab", "ab", "ab");
        check("", "", "", "");
    }
}
