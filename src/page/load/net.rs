//! An http or https address → bytes, with ureq: redirects, gzip, time and size limits.
//!
//! Sends no cookies and no referrer, and says who it is. What was read before a connection broke is
//! a page with a notice, not an error.

use std::io;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use ureq::http::Response;
use ureq::{Agent, Body, Error, ResponseExt, Timeout};

use super::{End, cause_of_io, cut_notice, refuse, take, torn_notice};
use crate::page::Arrival;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// How long all of a page may take.
const IN_ALL: Duration = Duration::from_secs(30);

/// Bytes of a page at most, after decompression.
const LIMIT: usize = 64 << 20;

/// Redirects that are followed.
const REDIRECTS: u32 = 10;

/// Who is asking.
const USER_AGENT: &str = concat!("byline/", env!("CARGO_PKG_VERSION"), " (terminal reader)");

/// What is asked for.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5";

/// Reads the page of an address.
pub(super) fn fetch(address: &str, cancelled: &AtomicBool) -> Result<Arrival> {
    let response = agent()
        .get(address)
        .call()
        .map_err(|e| anyhow!(cause(&e)))?;
    let status = response.status();
    if !status.is_success() {
        let reason = status.canonical_reason().unwrap_or_default();
        bail!(
            "{}",
            format!("the server answered {} {reason}", status.as_u16()).trim_end()
        );
    }
    let content_type = header(&response, "content-type");
    if let Some(kind) = content_type.as_deref().and_then(foreign_type) {
        bail!("it is {kind}, not a page of text");
    }
    let address = response.get_uri().to_string();
    let body = response.into_body().into_with_config().limit(u64::MAX);
    let taken = take(&mut body.reader(), LIMIT, cancelled);
    let mut notices = Vec::new();
    match taken.end {
        End::Whole => {}
        End::Limit => notices.push(cut_notice(LIMIT)),
        End::Cancelled => bail!("cancelled"),
        End::Failed(e) if taken.bytes.is_empty() => bail!(cause(&Error::from(e))),
        End::Failed(e) => {
            notices.push(torn_notice(taken.bytes.len(), &cause(&Error::from(e))));
        }
    }
    refuse(&taken.bytes)?;
    Ok(Arrival {
        address: Some(address),
        content_type,
        bytes: taken.bytes,
        notices,
        ..Arrival::default()
    })
}

fn agent() -> Agent {
    Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(IN_ALL))
        .max_redirects(REDIRECTS)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .accept(ACCEPT)
        .build()
        .new_agent()
}

fn header(response: &Response<Body>, name: &str) -> Option<String> {
    let value = response.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// What a declared type is, where it cannot be a page.
fn foreign_type(content_type: &str) -> Option<&'static str> {
    let kind = content_type.split(';').next()?.trim().to_ascii_lowercase();
    match kind.split_once('/')? {
        ("image", "svg+xml") => Some("an SVG image"),
        ("image", _) => Some("an image"),
        ("audio", _) => Some("a sound"),
        ("video", _) => Some("a film"),
        ("font", _) => Some("a font"),
        ("application", "pdf") => Some("a PDF document"),
        ("application", "zip" | "gzip" | "x-tar") => Some("an archive"),
        _ => None,
    }
}

/// The cause of a failure in a reader's words.
fn cause(error: &Error) -> String {
    match error {
        Error::HostNotFound => "the host was not found".to_owned(),
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
            format!("no connection within {} seconds", CONNECT.as_secs())
        }
        Error::Timeout(_) => format!("no complete answer within {} seconds", IN_ALL.as_secs()),
        Error::TooManyRedirects => format!("more than {REDIRECTS} redirects"),
        Error::ConnectionFailed => "no connection came about".to_owned(),
        Error::Io(e) if is_lookup(e) => "the host was not found".to_owned(),
        Error::Io(e) if is_tls(e) => format!("the secure connection failed: {e}"),
        Error::Io(e) => cause_of_io(e),
        Error::Tls(_) | Error::Rustls(_) => format!("the secure connection failed: {error}"),
        Error::BadUri(_) | Error::Http(_) => "it is not a valid address".to_owned(),
        Error::Decompress(..) => "its compressed bytes are broken".to_owned(),
        other => other.to_string(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_sentences() {
        let check = |error: Error, expected: &str| assert_eq!(cause(&error), expected);
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
        let sentence = "the secure connection failed: invalid peer certificate: Expired";
        check(Error::Io(tls), sentence);
    }

    #[test]
    fn types_that_are_no_pages_are_named() {
        let check = |declared: &str, expected: Option<&str>| {
            assert_eq!(foreign_type(declared), expected, "{declared}");
        };
        check("application/pdf", Some("a PDF document"));
        check("Image/PNG; q=1", Some("an image"));
        check("text/html; charset=utf-8", None);
        check("application/xhtml+xml", None);
        check("nonsense", None);
    }
}
