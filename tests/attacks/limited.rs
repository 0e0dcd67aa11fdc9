//! Servers that never end, never begin, or send more than anybody asked for: part of the page comes
//! with a notice, or the cause is named. The limits are made small here, so that no test waits long.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use byline::page::Arrival;
use byline::page::load::{Origin, Terms, load_on};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::html;
use crate::support::pty::Window;
use crate::support::server::{Server, answer};
use crate::support::{Ran, Scratch, byline};

/// Bytes that a page may have here.
const LIMIT: usize = 1 << 20;

fn terms() -> Terms {
    Terms {
        connect: Duration::from_secs(1),
        in_all: Duration::from_secs(2),
        bytes: LIMIT,
        roots: None,
    }
}

fn fetch(terms: &Terms, address: String) -> Result<Arrival, String> {
    let loaded = load_on(
        terms,
        &Origin::Address(address),
        None,
        &AtomicBool::new(false),
    );
    loaded.map_err(|e| e.root_cause().to_string())
}

/// Writes the same bytes until nobody takes them any more.
fn endless(stream: &mut TcpStream, bytes: &[u8], pause: Duration) {
    while stream.write_all(bytes).is_ok() {
        std::thread::park_timeout(pause);
    }
}

#[test]
fn an_endless_page_is_cut_at_the_limit() {
    let server = Server::new(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>");
        endless(
            stream,
            "A word more. ".repeat(1000).as_bytes(),
            Duration::ZERO,
        );
    });
    let in_all = Duration::from_secs(20);
    let page = fetch(&Terms { in_all, ..terms() }, server.address("/")).unwrap();
    assert_eq!(page.bytes.len(), LIMIT);
    let notice = "the page is longer than 1 MiB and was cut there";
    assert_eq!(page.notices, [notice]);
}

#[test]
fn a_gzip_bomb_is_cut_at_the_limit() {
    let server = Server::new(|_, stream| {
        let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
        let words = "A word more. ".repeat(100_000);
        (0..40).for_each(|_| bomb.write_all(words.as_bytes()).unwrap());
        let headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
        answer(stream, "200 OK", headers, &bomb.finish().unwrap());
    });
    let in_all = Duration::from_secs(20);
    let page = fetch(&Terms { in_all, ..terms() }, server.address("/")).unwrap();
    assert_eq!(page.bytes.len(), LIMIT);
    assert!(page.bytes.starts_with(b"A word more. A word"));
    assert_eq!(page.notices.len(), 1, "{:?}", page.notices);
}

#[test]
fn broken_gzip_is_said() {
    let server = Server::new(|_, stream| {
        let headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
        answer(
            stream,
            "200 OK",
            headers,
            b"\x1f\x8b\x08\0\0\0\0\0\0\0nonsense",
        );
    });
    let cause = fetch(&terms(), server.address("/")).unwrap_err();
    assert!(!cause.is_empty() && !cause.contains("os error"), "{cause}");
}

#[test]
fn a_page_that_drips_is_shown_as_far_as_it_came() {
    let server = Server::new(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
        endless(stream, b"drop ", Duration::from_millis(20));
    });
    let page = fetch(&terms(), server.address("/")).unwrap();
    assert!(page.bytes.starts_with(b"drop "), "{page:?}");
    let length = page.bytes.len();
    let notice = format!(
        "only the first {length} bytes of the page could be read: no complete answer within 2 \
         seconds"
    );
    assert_eq!(page.notices, [notice]);
}

#[test]
fn an_answer_that_never_begins_is_given_up() {
    for (name, start) in [("nothing", ""), ("a head", "HTTP/1.1 200 OK\r\nX-Word: ")] {
        let server = Server::new(move |_, stream| {
            let _ = stream.write_all(start.as_bytes());
            match start {
                "" => drop(stream.read(&mut [0])),
                _ => endless(stream, b"x", Duration::from_millis(20)),
            }
        });
        let cause = fetch(&terms(), server.address("/")).unwrap_err();
        assert_eq!(cause, "no complete answer within 2 seconds", "{name}");
    }
}

#[test]
fn what_is_no_web_server_is_named_as_such() {
    let server = Server::new(|_, stream| drop(stream.write_all(b"SSH-2.0-OpenSSH_9.9\r\n")));
    let cause = fetch(&terms(), server.address("/")).unwrap_err();
    assert_eq!(cause, "what answers there is no web server");
}

#[test]
fn redirects_share_the_time_of_one_page() {
    let server = Server::new(|_, stream| {
        std::thread::park_timeout(Duration::from_millis(300));
        answer(stream, "302 Found", "Location: /on\r\n", b"");
    });
    let cause = fetch(&terms(), server.address("/")).unwrap_err();
    assert_eq!(cause, "no complete answer within 2 seconds");
}

/// A place where no connection comes about: its queue is full and nobody takes from it.
struct Deaf {
    address: SocketAddr,
    _queue: (TcpListener, Vec<TcpStream>),
}

impl Deaf {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let soon = Duration::from_millis(200);
        let queue = std::iter::from_fn(|| TcpStream::connect_timeout(&address, soon).ok());
        let queue: Vec<_> = queue.take(5000).collect();
        Self {
            address,
            _queue: (listener, queue),
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_connection_that_hangs_is_given_up() {
    let deaf = Deaf::new();
    let cause = fetch(&terms(), format!("http://{}/", deaf.address)).unwrap_err();
    assert_eq!(cause, "no connection within a second");
}

#[test]
fn a_page_that_is_cancelled_ends_there() {
    let server = Server::new(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
        endless(stream, b"drop ", Duration::from_millis(20));
    });
    let patient = Terms {
        in_all: Duration::from_secs(600),
        ..terms()
    };
    let cancelled = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let origin = Origin::Address(server.address("/"));
        let loading = scope.spawn(|| load_on(&patient, &{ origin }, None, &cancelled));
        while server.requests().is_empty() {
            std::thread::yield_now();
        }
        cancelled.store(true, Ordering::Relaxed);
        let e = loading.join().unwrap().unwrap_err();
        assert_eq!(e.root_cause().to_string(), "cancelled");
    });
}

#[test]
fn a_server_that_says_nothing_holds_nobody() {
    // The window waits twenty seconds at most, and byline would wait thirty for the page.
    let server = Server::new(|_, stream| drop(stream.read(&mut [0])));
    let scratch = Scratch::new();
    let other = scratch.file("page.html", html(""));
    for (pages, keys) in [
        (vec![server.address("/")], "q"),
        (vec![server.address("/")], "\x03"),
        (vec![server.address("/"), other], "]q"),
    ] {
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let mut window = Window::open(&pages);
        window.wait_for("loading");
        window.send(keys);
        window.end();
        window.check_put_back();
    }
    let mut window = Window::open(&["--text", &server.address("/")]);
    while server.requests().len() < 4 {
        std::thread::yield_now();
    }
    window.send("\x03");
    assert!(!window.end().success());
}

#[test]
fn the_users_proxies_are_obeyed() {
    let server = Server::new(|_, stream| {
        answer(
            stream,
            "200 OK",
            "Content-Type: text/html\r\n",
            b"<p>The page is here.</p>",
        );
    });
    let nowhere = "http://127.0.0.1:1";
    let check = |variables: &[(&str, &str)], expected: Option<i32>| {
        let output = byline()
            .args(["--text", "--whole", &server.address("/")])
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let ran = Ran::of(output);
        assert_eq!(ran.code, expected, "{variables:?} {ran:?}");
    };
    check(&[], Some(0));
    check(&[("http_proxy", nowhere)], Some(1));
    check(&[("HTTP_PROXY", nowhere)], Some(1));
    check(&[("ALL_PROXY", nowhere)], Some(1));
    check(
        &[("http_proxy", nowhere), ("NO_PROXY", "127.0.0.1")],
        Some(0),
    );
}
