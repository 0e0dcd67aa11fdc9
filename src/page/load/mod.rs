//! File, standard input or address → bytes: the only reading from outside.
//!
//! Loading can be stopped at any time by a flag, takes no more than a limit of bytes, and refuses
//! what is no text at all. Every failure is one sentence that names the thing and the cause. What
//! the bytes mean is decided elsewhere.

mod causes;
mod folder;
mod foreign;
mod net;
mod networks;
mod saved;

pub use net::Terms;
pub use networks::leads_inside;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, bail};
use flate2::read::MultiGzDecoder;
use url::Url;

use crate::page::Arrival;
use crate::text::clean;

/// The built-in page of plain text, a raw scrape.
const SAMPLE: &[u8] = include_bytes!("../../../assets/sample.txt");

/// What the built-in page is called.
const SAMPLE_NAME: &str = "sample";

/// Bytes that are taken from a file or standard input at most; an endless stream ends there.
const LOCAL_LIMIT: usize = 256 << 20;

/// Bytes that a compressed one may unpack to: a few of them can stand for any number.
const UNPACKED_LIMIT: usize = 64 << 20;

/// The first bytes of a page that is kept compressed, as crawlers do it.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Where a page is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The page that is built in.
    Sample,
    /// Standard input.
    Input,
    /// A file.
    File(PathBuf),
    /// An http or https address that the user typed.
    Address(String),
    /// An http or https address that a page led to; the private network is out of its reach.
    Link(String),
}

impl Origin {
    /// The origin that a PAGE of the command line means.
    pub fn of(argument: &Path) -> Self {
        match argument.to_str() {
            Some("-") => Self::Input,
            Some(text) if has_web_scheme(text) => Self::Address(text.to_owned()),
            _ => Self::File(argument.to_owned()),
        }
    }

    /// The pages that the origin holds: those in a folder, else itself. A folder without pages stays
    /// what it is, so that reading it says so.
    pub fn pages(self) -> Vec<Self> {
        let Self::File(path) = &self else {
            return vec![self];
        };
        let pages = folder::pages_in(path);
        if pages.is_empty() {
            return vec![self];
        }
        pages.into_iter().map(Self::File).collect()
    }

    /// What a person calls the page.
    pub fn title(&self) -> String {
        match self {
            Self::Input => "standard input".to_owned(),
            _ => self.name(),
        }
    }

    /// The origin that a link means on the page with the address `from`. The private network is in
    /// reach of a page that lies there, and of one whose host is among the addresses typed.
    pub fn linked(address: &str, from: Option<&str>, known: &[Origin]) -> Self {
        let typed = |origin: &Origin| match origin {
            Self::Address(typed) => networks::same_host(typed, address),
            _ => false,
        };
        if networks::may_reach_inside(from) || known.iter().any(typed) {
            return Self::Address(address.to_owned());
        }
        Self::Link(address.to_owned())
    }

    /// What the page is called, without control characters.
    pub fn name(&self) -> String {
        match self {
            Self::Sample => SAMPLE_NAME.to_owned(),
            Self::Input => "-".to_owned(),
            Self::File(path) => printable(&path.to_string_lossy()),
            Self::Address(address) | Self::Link(address) => printable(address),
        }
    }
}

fn has_web_scheme(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// The text on one line without anything a terminal could obey.
fn printable(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

/// Reads a page. `address` is where it came from, for one that is not read from an address itself;
/// loading ends early with an error once `cancelled` is set.
pub fn load(origin: &Origin, address: Option<&str>, cancelled: &AtomicBool) -> Result<Arrival> {
    load_on(&Terms::default(), origin, address, cancelled)
}

/// [`load`], with other terms for the network.
pub fn load_on(
    terms: &Terms,
    origin: &Origin,
    address: Option<&str>,
    cancelled: &AtomicBool,
) -> Result<Arrival> {
    let arrival = match origin {
        Origin::Sample => Ok(local(SAMPLE.to_vec())),
        Origin::Input => take_local(&mut io::stdin().lock(), cancelled),
        Origin::File(path) => read_file(path, cancelled),
        Origin::Address(address) => net::fetch(address, net::Reach::Anywhere, terms, cancelled),
        Origin::Link(address) => net::fetch(address, net::Reach::Outside, terms, cancelled),
    };
    let mut arrival =
        arrival.map_err(|cause| cause.context(format!("cannot read {}", origin.title())))?;
    arrival.origin = origin.name();
    if arrival.address.is_none() {
        claim(&mut arrival, address);
    }
    saved::unpack(&mut arrival);
    Ok(arrival)
}

/// Takes over the address that the user gives a page. Collections of pages name some of them by
/// words that are no address: those pages are read all the same, with a notice.
fn claim(arrival: &mut Arrival, address: Option<&str>) {
    let Some(address) = address else { return };
    let is_web = Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if is_web {
        arrival.address = Some(address.to_owned());
        return;
    }
    let named = printable(address);
    arrival.notices.push(format!(
        "\"{named}\" is not an http or https address and says nothing of the page"
    ));
}

fn read_file(path: &Path, cancelled: &AtomicBool) -> Result<Arrival> {
    let mut file = match File::open(path) {
        Err(_) if path.to_string_lossy().contains("://") => {
            bail!("only http and https addresses can be read");
        }
        opened => opened.map_err(|e| anyhow::anyhow!(cause_of_io(&e)))?,
    };
    let about = file
        .metadata()
        .map_err(|e| anyhow::anyhow!(cause_of_io(&e)))?;
    if about.is_dir() {
        bail!("it is a directory");
    }
    take_local(&mut file, cancelled)
}

fn take_local(mut reader: &mut dyn Read, cancelled: &AtomicBool) -> Result<Arrival> {
    let mut start = Vec::new();
    let started = (&mut reader)
        .take(GZIP.len() as u64)
        .read_to_end(&mut start);
    started.map_err(|e| anyhow::anyhow!(cause_of_io(&e)))?;
    let is_gzip = start == GZIP;
    let mut plain = io::Cursor::new(start).chain(reader);
    let (taken, limit) = if is_gzip {
        let mut unpacked = MultiGzDecoder::new(plain);
        (
            take(&mut unpacked, UNPACKED_LIMIT, cancelled),
            UNPACKED_LIMIT,
        )
    } else {
        (take(&mut plain, LOCAL_LIMIT, cancelled), LOCAL_LIMIT)
    };
    let mut arrival = local(Vec::new());
    match taken.end {
        End::Whole => {}
        End::Limit => arrival.notices.push(cut_notice(limit)),
        End::Cancelled => bail!("cancelled"),
        End::Failed(e) if taken.bytes.is_empty() => bail!(cause_of_io(&e)),
        End::Failed(e) => arrival
            .notices
            .push(torn_notice(taken.bytes.len(), &cause_of_io(&e))),
    }
    arrival.bytes = taken.bytes;
    refuse(&arrival.bytes)?;
    Ok(arrival)
}

fn local(bytes: Vec<u8>) -> Arrival {
    Arrival {
        bytes,
        ..Arrival::default()
    }
}

/// An error for bytes that are no page.
fn refuse(bytes: &[u8]) -> Result<()> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        bail!("the page is empty");
    }
    match foreign::kind_of(bytes) {
        Some(kind) => bail!("it is {kind}, not a page of text"),
        None => Ok(()),
    }
}

fn cut_notice(limit: usize) -> String {
    format!(
        "the page is longer than {} MiB and was cut there",
        limit >> 20
    )
}

fn torn_notice(length: usize, cause: &str) -> String {
    format!("only the first {length} bytes of the page could be read: {cause}")
}

/// Bytes that were read, and why there are no more.
struct Taken {
    bytes: Vec<u8>,
    end: End,
}

/// Why reading ended.
enum End {
    /// Everything was read.
    Whole,
    /// The limit was reached and there is more.
    Limit,
    /// Somebody asked to stop.
    Cancelled,
    /// Reading failed; the bytes before are good.
    Failed(io::Error),
}

/// Reads until the end, the limit in bytes, a failure, or until `cancelled` is set. What is no text
/// is given up after its first bytes, so that a film is not read to its end.
fn take(reader: &mut dyn Read, limit: usize, cancelled: &AtomicBool) -> Taken {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 1 << 16];
    let end = loop {
        if cancelled.load(Ordering::Relaxed) {
            break End::Cancelled;
        }
        let known_foreign = bytes.len() >= foreign::SNIFFED && foreign::kind_of(&bytes).is_some();
        if known_foreign {
            break End::Whole;
        }
        match reader.read(&mut buffer) {
            Ok(0) => break End::Whole,
            Ok(count) if bytes.len() + count > limit => {
                bytes.extend_from_slice(&buffer[..limit - bytes.len()]);
                break End::Limit;
            }
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => break End::Failed(e),
        }
    };
    Taken { bytes, end }
}

/// The cause of a failure in a reader's words.
fn cause_of_io(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::ConnectionRefused => "the connection was refused".to_owned(),
        io::ErrorKind::ConnectionReset => "the connection was broken off".to_owned(),
        io::ErrorKind::UnexpectedEof => "it ended too early".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_told_apart() {
        let check = |argument: &str, expected: Origin| {
            assert_eq!(Origin::of(Path::new(argument)), expected);
        };
        check("-", Origin::Input);
        check(
            "HTTPS://example.org/a",
            Origin::Address("HTTPS://example.org/a".to_owned()),
        );
        check("http.html", Origin::File("http.html".into()));
        check("./-", Origin::File("./-".into()));
    }

    #[test]
    fn names_carry_no_controls() {
        let origin = Origin::of(Path::new("a\u{1b}[31m\nb.html"));
        assert_eq!(origin.name(), "a b.html");
    }

    #[test]
    fn a_reader_that_never_ends_is_cut() {
        let taken = take(&mut io::repeat(b'a'), 100_000, &AtomicBool::new(false));
        assert!(matches!(taken.end, End::Limit));
        assert_eq!(taken.bytes.len(), 100_000);
    }

    #[test]
    fn a_cancelled_load_reads_nothing_more() {
        let taken = take(&mut io::repeat(b'a'), 100_000, &AtomicBool::new(true));
        assert!(matches!(taken.end, End::Cancelled));
        assert!(taken.bytes.is_empty());
    }

    #[test]
    fn a_compressed_page_is_read() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        io::Write::write_all(&mut packer, b"<p>Packed words").expect("memory");
        let packed = packer.finish().expect("memory");
        let arrival = take_local(&mut packed.as_slice(), &AtomicBool::new(false));
        assert_eq!(arrival.expect("a page").bytes, b"<p>Packed words");
        let torn = take_local(&mut &packed[..packed.len() - 4], &AtomicBool::new(false));
        let notices = torn.expect("what could be read").notices;
        assert_eq!(
            notices,
            ["only the first 15 bytes of the page could be read: it ended too early"]
        );
    }

    #[test]
    fn failures_name_thing_and_cause() {
        let error = load(
            &Origin::of(Path::new("no/such")),
            None,
            &AtomicBool::new(false),
        );
        let line = format!("{:#}", error.expect_err("nothing is there"));
        assert_eq!(line, "cannot read no/such: no such file");
        let error = load(&Origin::of(Path::new("src")), None, &AtomicBool::new(false));
        let line = format!("{:#}", error.expect_err("it is a folder"));
        assert_eq!(line, "cannot read src: it is a directory");
        let error = load(
            &Origin::of(Path::new("ftp://a.example/")),
            None,
            &AtomicBool::new(false),
        );
        let line = format!("{:#}", error.expect_err("no such scheme"));
        assert_eq!(
            line,
            "cannot read ftp://a.example/: only http and https addresses can be read"
        );
    }
}
