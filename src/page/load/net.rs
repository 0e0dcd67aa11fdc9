//! An http or https address → bytes, with ureq: redirects, gzip, time and size limits.
//!
//! Sends no cookies and no referrer, and says who it is. What was read before a connection broke is
//! a page with a notice, not an error.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error, ResponseExt, Timeout};
use url::Url;

use super::networks::{is_inner, is_inner_host};
use super::{End, cause_of_io, cut_notice, refuse, take, torn_notice};
use crate::page::Arrival;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// How long all of a page may take.
const IN_ALL: Duration = Duration::from_secs(30);

/// Bytes of a page at most, after decompression.
const LIMIT: usize = 64 << 20;

/// Redirects that are followed.
const REDIRECTS: usize = 10;

/// Who is asking.
const USER_AGENT: &str = concat!("byline/", env!("CARGO_PKG_VERSION"), " (terminal reader)");

/// What is asked for.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5";

/// Reads the page of an address.
pub(super) fn fetch(address: &str, reach: Reach, cancelled: &AtomicBool) -> Result<Arrival> {
    let response = follow(address, reach, cancelled)?;
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

/// The answer at the end of the redirects. Each is judged here and not by ureq: only http and https
/// are followed, and none from a public page into a private network.
fn follow(address: &str, reach: Reach, cancelled: &AtomicBool) -> Result<Response<Body>> {
    let deadline = Instant::now() + IN_ALL;
    let mut url = Url::parse(address).map_err(|_| anyhow!("it is not a valid address"))?;
    url.set_fragment(None);
    let mut reach = reach;
    for _ in 0..=REDIRECTS {
        if cancelled.load(Ordering::Relaxed) {
            bail!("cancelled");
        }
        let inner_name = url.host().is_some_and(|host| is_inner_host(&host));
        if reach == Reach::Outside && inner_name {
            bail!(refused(&url));
        }
        let judge = Judge::new(&url, reach);
        let seen = judge.seen.clone();
        let response = match agent(judge, deadline).get(url.as_str()).call() {
            Err(_) if seen.refused.load(Ordering::Relaxed) => bail!(refused(&url)),
            called => called.map_err(|e| anyhow!(cause(&e)))?,
        };
        let Some(next) = redirect(&url, &response)? else {
            return Ok(response);
        };
        reach = match inner_name || seen.inner.load(Ordering::Relaxed) {
            true => Reach::Anywhere,
            false => Reach::Outside,
        };
        url = next;
    }
    bail!("more than {REDIRECTS} redirects")
}

/// Where an answer sends on to, if it does.
fn redirect(from: &Url, response: &Response<Body>) -> Result<Option<Url>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = header(response, "location") else {
        return Ok(None);
    };
    let mut next = from
        .join(&location)
        .map_err(|_| anyhow!("it redirects to what is not a valid address"))?;
    if !matches!(next.scheme(), "http" | "https") {
        bail!(
            "it redirects to a {}: address, which is not opened",
            next.scheme()
        );
    }
    // Neither a place in the page nor a name and a password that somebody else has chosen.
    next.set_fragment(None);
    let _ = next.set_username("");
    let _ = next.set_password(None);
    Ok(Some(next))
}

fn refused(url: &Url) -> String {
    format!(
        "a public page must not lead into a private network ({}); type that address to go there",
        url.host_str().unwrap_or_default()
    )
}

fn agent(judge: Judge, deadline: Instant) -> Agent {
    let config = Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(deadline.saturating_duration_since(Instant::now())))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .accept(ACCEPT)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), judge)
}

/// Where a request may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Anywhere: the user typed it, or a page of a private network leads there.
    Anywhere,
    /// Only to the public network.
    Outside,
}

/// Looks names up and leaves out the addresses that are out of reach, so that a public name which
/// points into a private network leads nowhere.
#[derive(Debug)]
struct Judge {
    host: String,
    reach: Reach,
    seen: Arc<Seen>,
    names: DefaultResolver,
}

/// What was found on looking a name up.
#[derive(Debug, Default)]
struct Seen {
    /// All its addresses lie in a private network.
    inner: AtomicBool,
    /// It has none that is in reach.
    refused: AtomicBool,
}

impl Judge {
    fn new(url: &Url, reach: Reach) -> Self {
        Self {
            host: url.host_str().unwrap_or_default().to_owned(),
            reach,
            seen: Arc::default(),
            names: DefaultResolver::default(),
        }
    }
}

impl Resolver for Judge {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> std::result::Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        // The name of a proxy comes by as well; it is the user's own and may be anywhere.
        if uri.host() != Some(self.host.as_str()) {
            return Ok(found);
        }
        let inner = found.iter().filter(|at| is_inner(at.ip())).count();
        self.seen
            .inner
            .store(inner == found.len(), Ordering::Relaxed);
        if self.reach == Reach::Anywhere || inner == 0 {
            return Ok(found);
        }
        let mut outside = self.empty();
        for at in found.iter().filter(|at| !is_inner(at.ip())) {
            outside.push(*at);
        }
        if outside.is_empty() {
            self.seen.refused.store(true, Ordering::Relaxed);
            return Err(Error::HostNotFound);
        }
        Ok(outside)
    }
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
        Error::Io(e) if is_tls(e) => format!("the secure connection failed: {}", tls_cause(e)),
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

/// What was wrong with a secure connection, in a reader's words where they are known.
fn tls_cause(error: &io::Error) -> String {
    let words = error.to_string();
    let known = [
        ("CertExpired", "its certificate has expired"),
        ("certificate expired", "its certificate has expired"),
        ("Expired", "its certificate has expired"),
        ("NotValidYet", "its certificate is not valid yet"),
        ("NotValidForName", "its certificate is for another name"),
        ("not valid for name", "its certificate is for another name"),
        ("UnknownIssuer", "nobody known vouches for its certificate"),
        ("Revoked", "its certificate was revoked"),
        ("InvalidContentType", "the server does not speak TLS there"),
    ];
    match known.iter().find(|(sign, _)| words.contains(sign)) {
        Some((_, sentence)) => (*sentence).to_owned(),
        None => words,
    }
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
        let sentence = "the secure connection failed: its certificate has expired";
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
