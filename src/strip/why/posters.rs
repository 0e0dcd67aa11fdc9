//! Lines about those who post in a forum: names, ranks, the day they joined, how much they wrote.

use crate::strip::segment::TextBlock;

/// Labels of figures, in lower case, with a figure or a date behind them or in the next line.
const LABELS: [&str; 16] = [
    "posts",
    "messages",
    "joined",
    "join date",
    "registered",
    "reaction score",
    "points",
    "karma",
    "reputation",
    "threads",
    "solutions",
    "likes received",
    "trophy points",
    "beiträge",
    "registriert",
    "mitglied seit",
];
/// Those of them that a day stands behind.
const JOINED: [&str; 4] = ["joined", "join date", "registered", "mitglied seit"];
/// Ranks, in lower case.
const RANKS: [&str; 10] = [
    "registered user",
    "senior member",
    "junior member",
    "new member",
    "active member",
    "well-known member",
    "premium member",
    "super moderator",
    "topic starter",
    "thread starter",
];
/// Such a line is not longer, bytes.
const LONG: usize = 48;

/// Whether a block is such a line, or a name above one.
pub(super) fn is_line_of_poster(block: &TextBlock, behind: Option<&TextBlock>) -> bool {
    let next = behind.map_or("", |block| block.text.as_str());
    let is_name = || block.text.len() <= LONG / 2 && block.text.split(' ').count() <= 2;
    tells(&block.text, next) || (is_name() && tells(next, ""))
}

/// Whether a line is a rank, or a label with its figure.
fn tells(line: &str, next: &str) -> bool {
    if line.len() > LONG {
        return false;
    }
    let lower = line.to_lowercase();
    let lower = lower.trim();
    if RANKS.contains(&lower) {
        return true;
    }
    LABELS.iter().any(|label| {
        let Some(rest) = lower.strip_prefix(label) else {
            return false;
        };
        let figure = |text: &str| text.len() <= LONG && text.bytes().any(|b| b.is_ascii_digit());
        match rest.strip_prefix(':').map(str::trim) {
            Some("") => figure(next),
            Some(rest) => figure(rest),
            None if rest.is_empty() => {
                figure(next) && (JOINED.contains(label) || !next.contains(char::is_lowercase))
            }
            None => false,
        }
    })
}
