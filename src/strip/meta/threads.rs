//! Who opened a thread, by the lines of its page: programs of forums write the same few labels.
//!
//! Names of accounts are anything, so a name counts only where such a label stands: "Thread starter",
//! "asked 5 May 2022", the day somebody joined.

use super::{dates, names};
use crate::strip::features::Scene;
use crate::strip::stats::is_icon;

/// Blocks behind the title in which the first post stands with its author.
const REACH: usize = 400;
/// Blocks above the first that is kept in which its author stands.
const ABOVE: usize = 12;
/// A line of such a label is not longer, bytes.
const LONG: usize = 160;

/// Labels right before the name of who opened the thread, in lower case.
const STARTERS: [&str; 5] = [
    "thread starter",
    "topic starter",
    "thread author",
    "discussion started by",
    "topic started by",
];
/// What begins a line of the day on which somebody joined a forum.
const JOINED: [&str; 6] = [
    "join date:",
    "joined:",
    "registered:",
    "member since:",
    "registriert:",
    "inscrit:",
];
/// What begins a line of how much somebody posted.
const POSTED: [&str; 6] = [
    "posts:",
    "messages:",
    "threads:",
    "beiträge:",
    "location:",
    "from:",
];
/// Ranks between a name and the day of joining, in lower case.
const RANKS: [&str; 12] = [
    "member",
    "registered user",
    "senior member",
    "junior member",
    "new member",
    "active member",
    "well-known member",
    "moderator",
    "administrator",
    "offline",
    "online",
    "user",
];
/// Lines between a name and the day of joining.
const BETWEEN: usize = 4;

/// Who opened a thread.
pub(super) struct Opener {
    /// The account's name.
    pub(super) name: String,
    /// The day of the question, ISO 8601, where the label has it.
    pub(super) asked: Option<String>,
}

/// The account that opened the thread, if the lines behind the block `near` name it.
pub(super) fn opener(scene: &Scene, near: usize, order: dates::Order) -> Option<Opener> {
    let above = near.saturating_sub(ABOVE);
    let blocks = scene.sequence.blocks.iter().skip(above).take(REACH);
    let lines: Vec<&str> = blocks
        .flat_map(|block| block.text.lines())
        .filter(|line| line.len() <= LONG)
        .map(without_icons)
        .filter(|line| !line.is_empty())
        .collect();
    (0..lines.len()).find_map(|at| {
        let joined = || joined(&lines, at).filter(|_| scene.is_plain());
        let name = started(&lines, at).or_else(joined)?;
        let is_asked = lines[at].to_lowercase().starts_with("asked");
        let asked = lines[at..]
            .iter()
            .take(2)
            .find_map(|line| dates::read(line, order));
        let asked = asked.filter(|_| is_asked);
        Some(Opener { name, asked })
    })
}

fn without_icons(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(first) = line.split(' ').next().filter(|first| is_icon(first)) {
        line = line[first.len()..].trim_start();
    }
    line
}

/// The name that a line says or the one below it.
fn started(lines: &[&str], at: usize) -> Option<String> {
    let line = lines[at];
    let lower = line.to_lowercase();
    let below = || lines.get(at + 1).copied().unwrap_or_default();
    if let Some(label) = STARTERS.iter().find(|label| lower.starts_with(**label)) {
        // The label may stand twice, for the eye and for a reading machine.
        let is_label = |line: &str| STARTERS.contains(&line.to_lowercase().as_str());
        let own = before_next(line.get(label.len()..)?);
        let names = [own, below()].into_iter().chain(lines.get(at + 2).copied());
        let mut names = names.filter(|name| !name.is_empty() && !is_label(name));
        return account(before_next(names.next()?));
    }
    if lower.starts_with("asked")
        && dates::place(line)
            .or_else(|| dates::place(below()))
            .is_some()
    {
        let first = if dates::place(line).is_some() {
            at + 1
        } else {
            at + 2
        };
        let below = lines.iter().skip(first).take(2);
        return below.copied().find_map(account);
    }
    let (_, name) = line.split_once(" started by ")?;
    let is_thread = |word: &&str| lower.contains(*word);
    ["discussion", "thread", "topic"]
        .iter()
        .find(|word| is_thread(word))?;
    let name = name.split([',', '»']).next()?;
    account(name.split(" on ").next()?)
}

/// The name above the day on which its bearer joined.
fn joined(lines: &[&str], at: usize) -> Option<String> {
    let begins = |line: &str, with: &[&str]| {
        let lower = line.to_lowercase();
        with.iter().any(|start| lower.starts_with(start))
    };
    if !begins(lines[at], &JOINED) {
        return None;
    }
    let above = lines[at.saturating_sub(BETWEEN)..at].iter().rev();
    let is_named = |line: &&&str| {
        let is_rank = RANKS.contains(&line.to_lowercase().as_str());
        !is_rank && line.contains(char::is_alphabetic) && !begins(line, &POSTED)
    };
    let mut names = above.filter(is_named);
    account(names.next()?)
}

/// A line up to the next label or the icon before it, which a dump joins to it.
fn before_next(line: &str) -> &str {
    let line = line.trim_start_matches([':', ' ']);
    let line = line.split(" Start date").next().unwrap_or_default();
    let mut words = line.split(' ').scan(0, |end, word| {
        let start = *end;
        *end += word.len() + 1;
        Some((start, word))
    });
    let icon = words.find(|&(start, word)| start > 0 && is_icon(word));
    icon.map_or(line, |(start, _)| &line[..start - 1])
}

/// The name of an account, which has no blanks but few.
fn account(line: &str) -> Option<String> {
    let name = names::poster(line)?;
    let fits = name.split(' ').count() <= 3
        && name.chars().any(char::is_alphabetic)
        && !name.contains(':')
        && !is_count(&name);
    (fits && dates::place(&name).is_none()).then_some(name)
}

/// "14.6k", "1,655": how much somebody is worth to the forum.
fn is_count(name: &str) -> bool {
    let figures = name.trim_end_matches(['k', 'K', 'm', 'M']);
    !figures.is_empty()
        && figures
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}
