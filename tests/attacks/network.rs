//! Attacks by servers: redirects inward and to other schemes, names and headers with controls,
//! cookies. A proxy stands in for the public network, so nothing leaves the machine.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::Stdio;

use super::check_text;
use crate::support::server::{Server, answer};
use crate::support::{Ran, byline, run};

const HTML: &str = "Content-Type: text/html\r\n";

/// A proxy through which every host of the public network is one server.
fn public(path: &str, stream: &mut TcpStream, inside: &str) {
    let mut path = path.to_owned();
    if !path.contains('/') {
        // A tunnel was asked for; the request proper comes through it.
        let _ = stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n");
        path = String::new();
        let mut lines = BufReader::new(&*stream).lines().map_while(Result::ok);
        if let Some(first) = lines.next() {
            path.push_str(first.split(' ').nth(1).unwrap_or("/"));
        }
        lines.take_while(|line| !line.is_empty()).for_each(drop);
    }
    let place = path.rsplit('/').next().unwrap_or_default();
    let location = match place {
        "inside" => inside.to_owned(),
        "metadata" => "http://169.254.169.254/latest/meta-data".to_owned(),
        "mapped" => "http://[::ffff:127.0.0.1]/".to_owned(),
        "name" => "http://localhost:1/".to_owned(),
        "file" => "file:///etc/passwd".to_owned(),
        "script" => "javascript:alert(1)".to_owned(),
        "second" => "http://two.example/page".to_owned(),
        _ => return answer(stream, "200 OK", HTML, b"<p>The public page is here.</p>"),
    };
    let headers = format!("Location: {location}\r\nSet-Cookie: a=b; Domain=example\r\n");
    answer(stream, "302 Found", &headers, b"");
}

fn through(proxy: &str, address: &str) -> Ran {
    let output = byline()
        .args(["--text", "--whole", address])
        .env("http_proxy", proxy)
        .env("HTTP_PROXY", proxy)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Ran::of(output)
}

#[test]
fn a_public_page_redirects_nobody_into_the_private_network() {
    let secret = Server::new(|_, stream| answer(stream, "200 OK", HTML, b"<p>secret</p>"));
    let inside = secret.address("/secret");
    let proxy = Server::new(move |path, stream| public(path, stream, &inside));
    let proxy = proxy.address("");
    let ran = through(&proxy, "http://one.example/page");
    assert_eq!(
        (ran.out.as_str(), ran.code),
        ("The public page is here.\n", Some(0))
    );
    for place in ["inside", "metadata", "mapped", "name"] {
        let ran = through(&proxy, &format!("http://one.example/{place}"));
        assert_eq!((ran.out.as_str(), ran.code), ("", Some(1)), "{place}");
        assert!(
            ran.err.contains("must not lead into a private network"),
            "{}",
            ran.err
        );
    }
    assert_eq!(secret.requests(), [""; 0]);
    // What the user types may be anywhere.
    let ran = run(&["--text", "--whole", &secret.address("/secret")], b"");
    assert_eq!(ran.out, "secret\n");
}

#[test]
fn other_schemes_are_never_followed() {
    let proxy = Server::new(move |path, stream| public(path, stream, ""));
    let proxy = proxy.address("");
    for (place, scheme) in [("file", "file"), ("script", "javascript")] {
        let ran = through(&proxy, &format!("http://one.example/{place}"));
        let cause = format!("it redirects to a {scheme}: address, which is not opened");
        assert!(ran.err.contains(&cause), "{}", ran.err);
        assert_eq!((ran.out.as_str(), ran.code), ("", Some(1)));
    }
}

#[test]
fn a_redirect_carries_no_cookie_and_no_referrer() {
    let server = Server::new(|path, stream| match path {
        "/first" => {
            let headers = "Location: /second\r\nSet-Cookie: a=b; Path=/\r\n";
            answer(stream, "302 Found", headers, b"");
        }
        _ => answer(stream, "200 OK", HTML, b"<p>The page is here.</p>"),
    });
    run(&["--text", &server.address("/first")], b"");
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    let heads = requests.concat().to_ascii_lowercase();
    assert!(
        !heads.contains("cookie") && !heads.contains("refer"),
        "{heads}"
    );
    assert_eq!(heads.matches("user-agent: byline/").count(), 2, "{heads}");
}

#[test]
fn what_a_server_says_reaches_no_terminal_as_a_control() {
    let server = Server::new(|path, stream| match path {
        "/reason" => answer(stream, "404 \x1b[31m\x1b]0;x\x07No", HTML, b""),
        "/header" => answer(
            stream,
            "200 OK",
            "X-A: \x1b[31m\x07\r\n",
            b"<p>The text.</p>",
        ),
        "/type" => answer(
            stream,
            "200 OK",
            "Content-Type: \u{9b}31m/\u{202e}\r\n",
            b"The text.",
        ),
        "/place" => answer(
            stream,
            "302 Found",
            "Location: http://a\x1b[31mb/\u{202e}\r\n",
            b"",
        ),
        _ => {
            let _ = stream.write_all(b"\x1b[31m\x1b]52;c;ZXZpbA==\x07\r\n\r\n");
        }
    });
    for path in ["/reason", "/header", "/type", "/place", "/none"] {
        let ran = run(&["--text", "--whole", &server.address(path)], b"");
        check_text(path, &ran.out);
        check_text(path, &ran.err);
        assert!(
            ran.code == Some(0) || ran.err.lines().count() == 1,
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_server_without_tls_is_named_as_such() {
    let server = Server::new(|_, stream| answer(stream, "400 Bad Request", HTML, b"no"));
    let address = server.address("/").replace("http:", "https:");
    let ran = run(&["--text", &address], b"");
    assert!(
        ran.err.contains("the secure connection failed"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("does not speak TLS"), "{}", ran.err);
}
