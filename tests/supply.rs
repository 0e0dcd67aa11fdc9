//! What the program is made of: every dependency has its reason in the document, and no other.

use std::collections::BTreeSet;

const MANIFEST: &str = include_str!("../Cargo.toml");
const REASONS: &str = include_str!("../src/DEPENDENCIES.md");

/// The crates that the manifest names.
fn named() -> BTreeSet<&'static str> {
    let mut inside = false;
    let mut named = BTreeSet::new();
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
            continue;
        }
        let name = line.split(['=', ' ', '.']).next().unwrap_or_default();
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase());
        if inside && is_name && line.contains('=') {
            named.insert(name);
        }
    }
    named
}

#[test]
fn every_dependency_has_its_reason() {
    let explained: BTreeSet<&str> = REASONS
        .lines()
        .filter_map(|line| line.strip_prefix("- `")?.split_once("`: "))
        .filter(|(_, reason)| reason.len() > 20)
        .map(|(name, _)| name)
        .collect();
    assert!(named().len() > 20, "{:?}", named());
    assert_eq!(named(), explained);
}

#[test]
fn unsafe_code_is_forbidden() {
    assert!(MANIFEST.contains("unsafe_code = \"forbid\""));
}
