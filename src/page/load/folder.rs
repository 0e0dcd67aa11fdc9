//! A folder → the pages that lie in it.

use std::path::{Path, PathBuf};

/// Endings of the files that are taken for pages; what they are is told by their content later.
const ENDINGS: [&str; 8] = ["html", "htm", "xhtml", "mhtml", "mht", "txt", "text", "gz"];

/// The pages in a folder, by name, without those in folders below it.
pub(super) fn pages_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut pages: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_page(path) && path.is_file())
        .collect();
    pages.sort();
    pages
}

fn is_page(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|page| page.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_by_name() {
        let pages = pages_in(Path::new("assets"));
        let names: Vec<_> = pages
            .iter()
            .filter_map(|page| page.file_name()?.to_str())
            .collect();
        assert_eq!(names, ["sample.html", "sample.txt"]);
        assert!(pages_in(Path::new("no/such/folder")).is_empty());
    }
}
