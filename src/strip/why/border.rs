//! The border inside a line that holds two things: a bar of buttons and what follows it.
//!
//! Dumps of text put a whole row of a page on one line: "Share mdi-twitter mdi-email Related Comments
//! Members can comment …". Where the names of icons end, the bar ends.

use crate::strip::stats::is_icon;

/// Names of icons that make a bar, at least.
const BAR: usize = 3;
/// Words behind the last of them that make another thing, at least.
const REST: usize = 6;
/// Words between two icons of one bar, at most.
const LABEL: usize = 6;

/// The byte offset at which another thing begins than the bar of buttons that the text begins with.
pub(in crate::strip) fn border(text: &str) -> Option<usize> {
    let mut icons = 0;
    let mut since = 0;
    let mut end = 0;
    for (start, word) in words(text) {
        if is_icon(word) {
            icons += 1;
            since = 0;
            end = start + word.len();
        } else {
            since += 1;
            if since > LABEL.max(REST) {
                break;
            }
        }
    }
    if icons < BAR || since < REST {
        return None;
    }
    let rest = text.get(end..)?;
    Some(end + rest.len() - rest.trim_start().len())
}

/// The words of a text, each with the byte offset of its start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace()
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_ends_behind_its_last_icon() {
        let check = |text: &str| {
            let bare = text.replace('|', "");
            assert_eq!(border(&bare), text.find('|'), "{text}");
        };
        check(
            "Share mdi-share mdi-email mdi-chevron-left Prev Next mdi-chevron-right |Related Comments Members can comment after logging in.",
        );
        check("Share mdi-share mdi-email mdi-printer Prev Next");
        check("The icon is called mdi-share in this set of icons, and nobody knows why.");
        check("");
    }
}
