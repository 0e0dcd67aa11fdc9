//! An http or https address → bytes, with ureq: redirects, gzip, time and size limits.
//!
//! Sends no cookies and no referrer, and says who it is. What was read before a connection broke is
//! a page with a notice, not an error.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error, ResponseExt};
use url::Url;

use super::causes::cause;
use super::networks::{is_inner, is_inner_host};
use super::{End, cut_notice, refuse, take, torn_notice};
use crate::page::Arrival;

/// Redirects that are followed.
pub(super) const REDIRECTS: usize = 10;

/// Who is asking.
const USER_AGENT: &str = concat!("byline/", env!("CARGO_PKG_VERSION"), " (terminal reader)");

/// What is asked for.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5";

/// What the page of an address may cost, and who may vouch for its server.
#[derive(Clone, Debug)]
pub struct Terms {
    /// How long a connection may take to come about.
    pub connect: Duration,
    /// How long all of a page may take, redirects included.
    pub in_all: Duration,
    /// Bytes of a page at most, after decompression.
    pub bytes: usize,
    /// Certificates in PEM that are trusted in place of those that browsers trust; none for those.
    pub roots: Option<Vec<u8>>,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            in_all: Duration::from_secs(30),
            bytes: 64 << 20,
            roots: None,
        }
    }
}

/// Reads the page of an address.
pub(super) fn fetch(
    address: &str,
    reach: Reach,
    terms: &Terms,
    cancelled: &AtomicBool,
) -> Result<Arrival> {
    let response = follow(address, reach, terms, cancelled)?;
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
    let taken = take(&mut body.reader(), terms.bytes, cancelled);
    let mut notices = Vec::new();
    match taken.end {
        End::Whole => {}
        End::Limit => notices.push(cut_notice(terms.bytes)),
        End::Cancelled => bail!("cancelled"),
        End::Failed(e) if taken.bytes.is_empty() => bail!(cause(&Error::from(e), terms)),
        End::Failed(e) => {
            let cause = cause(&Error::from(e), terms);
            notices.push(torn_notice(taken.bytes.len(), &cause));
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
fn follow(
    address: &str,
    reach: Reach,
    terms: &Terms,
    cancelled: &AtomicBool,
) -> Result<Response<Body>> {
    let deadline = Instant::now() + terms.in_all;
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
        let response = match agent(judge, terms, deadline).get(url.as_str()).call() {
            Err(_) if seen.refused.load(Ordering::Relaxed) => bail!(refused(&url)),
            called => called.map_err(|e| anyhow!(cause(&e, terms)))?,
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

fn agent(judge: Judge, terms: &Terms, deadline: Instant) -> Agent {
    let mut tls = TlsConfig::builder();
    if let Some(roots) = &terms.roots {
        let items = parse_pem(roots).filter_map(Result::ok);
        let roots: Vec<_> = items
            .filter_map(|item| match item {
                PemItem::Certificate(certificate) => Some(certificate),
                _ => None,
            })
            .collect();
        tls = tls.root_certs(RootCerts::new_with_certs(&roots));
    }
    let config = Agent::config_builder()
        .tls_config(tls.build())
        .timeout_connect(Some(terms.connect))
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

#[cfg(test)]
mod tests {
    use super::*;

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
