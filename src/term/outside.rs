//! Opening an address in the program that the system has for it.
//!
//! Only http, https and mailto, and only as one argument of a program: no shell ever sees it.

use std::process::{Command, Stdio};

/// The program that opens an address.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// Opens the address outside; the error is a sentence.
pub(super) fn open(address: &str) -> Result<(), String> {
    let Some(address) = safe(address) else {
        return Err("only http, https and mailto addresses are opened".to_owned());
    };
    let started = Command::new(OPENER)
        .arg(&address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut child) => {
            // Somebody has to wait for it, or it stays as a zombie.
            std::thread::spawn(move || child.wait());
            Ok(())
        }
        Err(_) => Err(format!(
            "cannot open {address}: the program {OPENER} is not there"
        )),
    }
}

/// The address as a parser of the standard writes it, where its scheme may be opened.
fn safe(address: &str) -> Option<String> {
    let parsed = url::Url::parse(address).ok()?;
    matches!(parsed.scheme(), "http" | "https" | "mailto").then(|| parsed.into())
}

/// Writes a new file into the working folder and says so; never over one that is there.
pub(super) fn save(name: &str, text: &str) -> Result<String, String> {
    use std::io::Write;
    std::fs::File::create_new(name)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map(|()| format!("saved as {name}"))
        .map_err(|e| format!("cannot save {name}: {e}"))
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_three_schemes_are_opened() {
        let check = |address: &str, expected: Option<&str>| {
            assert_eq!(safe(address).as_deref(), expected, "{address}");
        };
        check("https://example.org/a b", Some("https://example.org/a%20b"));
        check("mailto:a@b.example", Some("mailto:a@b.example"));
        check("file:///etc/passwd", None);
        check("javascript:alert(1)", None);
        check("--help", None);
        check("https://ex\u{1b}ample.org/", None);
    }
}
