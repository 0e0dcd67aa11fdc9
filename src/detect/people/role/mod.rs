//! A person's title or role in the article's own words: before the name ([`before`]), in apposition
//! after it or as what the person is said to be ([`after`]).

mod after;
mod before;
#[cfg(test)]
mod tests;

use crate::detect::lexicon::{CALLINGS, ROLES, TITLES};
use crate::detect::prose::Prose;
use crate::detect::words::{FEMALE, MALE, SURNAME, known};
use crate::text::Span;

/// Words that a role takes at most.
const LONGEST: usize = 14;

/// The role that the mentions of one person give: the earliest that is more than a courtesy, what the
/// person is said to be, or a courtesy.
pub(super) fn of(prose: &Prose<'_>, mentions: &[Span]) -> Option<String> {
    let mut courtesy = None;
    for mention in mentions {
        let before = before::role(prose, *mention);
        let told = before.as_deref().map_or(Telling::Nothing, telling);
        if told == Telling::Much {
            return before;
        }
        let after = after::apposition(prose, *mention);
        match told {
            Telling::Little if after.as_deref().is_some_and(is_fuller) => return after,
            Telling::Little => return before,
            _ if after.is_some() => return after,
            _ => courtesy = courtesy.or(before),
        }
    }
    let said = |mention: &Span| after::predicate(prose, *mention);
    mentions.iter().find_map(said).or(courtesy)
}

/// How much a role before a name tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// There is none.
    Nothing,
    /// "Dr.", "Sir": how to address somebody.
    Courtesy,
    /// "author", "chef": a noun alone.
    Little,
    Much,
}

fn telling(role: &str) -> Telling {
    let courtesy = |word| matches!(TITLES.get(word), Some("academic" | "noble"));
    if role.split_whitespace().all(courtesy) {
        return Telling::Courtesy;
    }
    if role.contains(' ') || role.starts_with(char::is_uppercase) {
        return Telling::Much;
    }
    Telling::Little
}

/// Whether an apposition tells more than a noun alone.
fn is_fuller(role: &str) -> bool {
    role.split_whitespace().count() > 2
}

/// Whether the word says what somebody is. Names of callings that people are called as well ("Baker",
/// "Hunter") do so in small letters only.
fn is_role(word: &str) -> bool {
    let small = word.to_lowercase();
    let is_name =
        || word.starts_with(char::is_uppercase) && known(word).has(SURNAME | MALE | FEMALE);
    ROLES.has(&small)
        || CALLINGS
            .get(&small)
            .is_some_and(|kind| kind != "before" && !is_name())
}

fn is_title(word: &str) -> bool {
    TITLES.get(word).is_some_and(|kind| kind != "honorific")
}
