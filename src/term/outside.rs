//! Opening an address in the program that the system has for it.
//!
//! Only http, https and mailto, and only as one argument of a program: no shell ever sees it.

use std::process::{Command, Stdio};

use crate::page::load::leads_inside;

/// The program that opens an address.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// Opens an address that stands on the page `from`; one that is not safe is not opened, and the
/// sentence says why.
pub(super) fn open(address: &str, from: Option<&str>) -> Result<(), String> {
    let Some(address) = safe(address) else {
        return Err("only http, https and mailto addresses are opened".to_owned());
    };
    if leads_inside(from, &address) {
        return Err("not opened: the link leads into a private network".to_owned());
    }
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

/// Writes a new file into the working folder and says where; never over one that is there: the
/// next one gets a number.
pub(super) fn save(name: &str, text: &str) -> Result<String, String> {
    use std::io::{ErrorKind, Write};
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let numbered = (2..100).map(|number| format!("{stem}-{number}.{ending}"));
    for name in std::iter::once(name.to_owned()).chain(numbered) {
        let mut file = match std::fs::File::create_new(&name) {
            Ok(file) => file,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => continue,
            Err(e) => return Err(format!("cannot save {name}: {e}")),
        };
        if let Err(e) = file.write_all(text.as_bytes()) {
            // Half a file would look like a whole one.
            let _ = std::fs::remove_file(&name);
            return Err(format!("cannot save {name}: {}", e.kind()));
        }
        let folder = std::env::current_dir().unwrap_or_default();
        return Ok(format!("saved as {}", folder.join(name).display()));
    }
    Err(format!(
        "cannot save {name}: there are a hundred of that name"
    ))
}

#[cfg(test)]
mod tests {
    use super::{open, safe};

    #[test]
    fn a_page_cannot_send_its_reader_into_the_private_network() {
        let why = open("http://192.168.0.1/reboot", Some("https://news.example/"));
        assert!(why.is_err_and(|why| why.contains("private network")));
        let why = open("file:///etc/passwd", Some("https://news.example/"));
        assert!(why.is_err_and(|why| why.contains("only http")));
    }

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
