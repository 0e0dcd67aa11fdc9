//! Failures of the network → causes in a reader's words.
//!
//! ureq passes on what the layers below it say, some of it only as text, so some causes are told by
//! their words.

use std::io;
use std::time::Duration;

use ureq::{Error, Timeout};

use super::cause_of_io;
use super::net::{REDIRECTS, Terms};

/// The cause of a failure.
pub(super) fn cause(error: &Error, terms: &Terms) -> String {
    match error {
        Error::HostNotFound => "the host was not found".to_owned(),
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
            format!("no connection within {}", seconds(terms.connect))
        }
        Error::Timeout(_) => format!("no complete answer within {}", seconds(terms.in_all)),
        Error::TooManyRedirects => format!("more than {REDIRECTS} redirects"),
        Error::ConnectionFailed => "no connection came about".to_owned(),
        Error::Io(e) if is_lookup(e) => "the host was not found".to_owned(),
        Error::Io(e) if is_tls(e) => {
            let cause = tls_cause(&e.to_string());
            format!("the secure connection failed: {cause}")
        }
        Error::Io(e) => cause_of_io(e),
        Error::Tls(_) | Error::Rustls(_) => format!("the secure connection failed: {error}"),
        Error::BadUri(_) | Error::Http(_) => "it is not a valid address".to_owned(),
        Error::Protocol(e) if e.to_string().starts_with("http parse fail") => {
            "what answers there is no web server".to_owned()
        }
        Error::Decompress(..) => "its compressed bytes are broken".to_owned(),
        other => other.to_string(),
    }
}

fn seconds(time: Duration) -> String {
    match time.as_secs() {
        1 => "a second".to_owned(),
        more => format!("{more} seconds"),
    }
}

/// A failed look-up has no kind of its own; the standard library's words tell it.
fn is_lookup(error: &io::Error) -> bool {
    error.to_string().starts_with("failed to lookup address")
}

/// Failures of TLS arrive as I/O errors that hold the reason.
fn is_tls(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidData
}

/// What was wrong with a secure connection, from the words of rustls.
fn tls_cause(words: &str) -> String {
    if let Some(names) = names_of(words) {
        return format!("its certificate is for {names} and not for this host");
    }
    let known = [
        ("NotValidForName", "its certificate is for another name"),
        ("not valid for any names", "its certificate has no name"),
        ("certificate expired", "its certificate has expired"),
        ("certificate: Expired", "its certificate has expired"),
        ("not valid yet", "its certificate is not valid yet"),
        ("NotValidYet", "its certificate is not valid yet"),
        // What openssl makes when it is asked for a certificate and nothing else.
        ("CaUsedAsEndEntity", "its certificate is signed by itself"),
        ("UnknownIssuer", "nobody known vouches for its certificate"),
        ("Revoked", "its certificate was revoked"),
        ("InvalidContentType", "the server does not speak TLS there"),
    ];
    match known.iter().find(|(sign, _)| words.contains(sign)) {
        Some((_, sentence)) => (*sentence).to_owned(),
        None => words.to_owned(),
    }
}

/// The names that a certificate is for, where that is what was wrong.
fn names_of(words: &str) -> Option<String> {
    let (_, names) = words.split_once("is only valid for ")?;
    let names = names.replace("DnsName(\"", "").replace("\")", "");
    Some(names.chars().filter(|c| !c.is_control()).take(80).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_sentences() {
        let terms = Terms::default();
        let check = |error: Error, expected: &str| assert_eq!(cause(&error, &terms), expected);
        check(Error::HostNotFound, "the host was not found");
        let lookup = "failed to lookup address information: Name or service not known";
        check(
            Error::Io(io::Error::other(lookup)),
            "the host was not found",
        );
        check(
            Error::Timeout(Timeout::Connect),
            "no connection within 10 seconds",
        );
        check(
            Error::Timeout(Timeout::Global),
            "no complete answer within 30 seconds",
        );
        let tls = io::Error::new(
            io::ErrorKind::InvalidData,
            "invalid peer certificate: Expired",
        );
        let sentence = "the secure connection failed: its certificate has expired";
        check(Error::Io(tls), sentence);
    }

    #[test]
    fn what_is_wrong_with_a_certificate_is_said() {
        let check = |words: &str, expected: &str| {
            let words = format!("invalid peer certificate: {words}");
            assert_eq!(tls_cause(&words), expected);
        };
        check(
            "certificate not valid for name \"a.example\"; certificate is only valid for \
             DnsName(\"b.example\") or DnsName(\"c.example\")",
            "its certificate is for b.example or c.example and not for this host",
        );
        check(
            "certificate not valid yet: verification time 1 (UNIX), but certificate is not valid \
             before 2 (1 seconds in future)",
            "its certificate is not valid yet",
        );
        check("Revoked", "its certificate was revoked");
    }
}
