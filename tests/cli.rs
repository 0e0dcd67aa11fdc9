//! The binary without a terminal: formats, streams, exit codes, bad input, pipes and addresses.
#![allow(clippy::unwrap_used)]

mod support;

use std::fs::File;
use std::io::{Read, Write};
use std::process::Stdio;

use support::server::{Server, answer};
use support::{Ran, Scratch, byline, run};

const PAGE: &str =
    "Bridge to close\n\nThe old bridge will close in May, Mayor Anna Torvald said.\n";

/// Checks that a run failed with this code and this one line, and printed nothing.
fn check_failed(ran: &Ran, code: i32, line: &str) {
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(code), format!("byline: {line}\n").as_str())
    );
    assert_eq!(ran.out, "");
}

#[test]
fn a_piped_page_is_printed_as_text() {
    for arguments in [
        &["--whole"][..],
        &["--whole", "--text"],
        &["--whole", "--text", "-"],
    ] {
        let ran = run(arguments, PAGE.as_bytes());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert_eq!(ran.out, PAGE);
    }
}

#[test]
fn json_has_every_key_and_is_one_line() {
    let ran = run(&["--json", "--whole", "-"], PAGE.as_bytes());
    assert_eq!(ran.out.matches('\n').count(), 1);
    let record = ran.json();
    let keys: Vec<_> = record
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = vec![
        "page",
        "title",
        "authors",
        "published",
        "site",
        "language",
        "text",
        "people",
        "countries",
        "sources",
        "unattributed",
        "links",
        "stripped",
        "notices",
    ];
    let mut sorted = keys.clone();
    sorted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    assert_eq!(record["page"], "-");
    assert_eq!(record["text"], PAGE.trim_end());
    assert_eq!(record["stripped"], serde_json::json!([]));
}

#[test]
fn the_address_given_is_where_the_page_came_from() {
    let arguments = ["--json", "--whole", "--url", "https://coast.example/a", "-"];
    assert_eq!(
        run(&arguments, PAGE.as_bytes()).json()["page"],
        "https://coast.example/a"
    );
}

#[test]
fn a_name_that_is_no_address_costs_a_notice_and_not_the_page() {
    let ran = run(
        &["--json", "--whole", "--url", "coast", "-"],
        PAGE.as_bytes(),
    );
    assert_eq!(ran.json()["page"], "-");
    assert_eq!(
        ran.json()["notices"],
        serde_json::json!([
            "\"coast\" is not an http or https address and says nothing of the page"
        ])
    );
}

#[test]
fn the_sample_reads_without_its_furniture() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample.txt");
    let record = run(&["--json", path], b"").json();
    let text = record["text"].as_str().expect("a text");
    assert!(text.starts_with("Iceland and Norway are close"), "{text}");
    assert!(text.ends_with("“Somebody should bring a pen.”"), "{text}");
    let cuts = record["stripped"].as_array().expect("a list");
    let reasons: Vec<_> = cuts.iter().filter_map(|cut| cut["why"].as_str()).collect();
    assert_eq!(
        reasons,
        ["picture credit", "share buttons", "comment form", "poll"]
    );
}

#[test]
fn broken_bytes_are_noticed() {
    let ran = run(&["--json", "--whole", "-"], b"Gr\xc3\xbc\xc3\x9fe \xff\n");
    assert_eq!(
        ran.json()["notices"],
        serde_json::json!(["1 byte was not valid UTF-8 and is shown as \u{fffd}"])
    );
    let ran = run(&["--whole", "-"], b"Gr\xc3\xbc\xc3\x9fe \xff\n");
    assert_eq!(ran.out, "Grüße \u{fffd}\n");
    assert_eq!(
        ran.err,
        "byline: -: 1 byte was not valid UTF-8 and is shown as \u{fffd}\n"
    );
}

#[test]
fn bad_input_is_one_line_that_names_thing_and_cause() {
    let scratch = Scratch::new();
    let folder = scratch.path().to_str().unwrap();
    let missing = format!("{folder}/missing.html");
    check_failed(
        &run(&[&missing], b""),
        1,
        &format!("cannot read {missing}: no such file"),
    );
    check_failed(
        &run(&[folder], b""),
        1,
        &format!("cannot read {folder}: it is a directory"),
    );
    let empty = scratch.file("empty.txt", "\n \n");
    check_failed(
        &run(&[&empty], b""),
        1,
        &format!("cannot read {empty}: the page is empty"),
    );
    let picture = scratch.file("page.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    check_failed(
        &run(&[&picture], b""),
        1,
        &format!("cannot read {picture}: it is a PNG image, not a page of text"),
    );
    let binary = scratch.file("bytes", (0..=255).cycle().take(9000).collect::<Vec<u8>>());
    check_failed(
        &run(&[&binary], b""),
        1,
        &format!("cannot read {binary}: it is a binary file, not a page of text"),
    );
    check_failed(
        &run(&["-"], b""),
        1,
        "cannot read standard input: the page is empty",
    );
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    let locked = scratch.file("locked.txt", PAGE);
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    let ran = run(&["--whole", &locked], b"");
    // Root reads every file; then there is nothing to complain of.
    if File::open(&locked).is_ok() {
        assert_eq!(ran.out, PAGE);
        return;
    }
    check_failed(&ran, 1, &format!("cannot read {locked}: permission denied"));
}

#[test]
fn wrong_usage_is_one_line_and_another_code() {
    check_failed(
        &run(&["--jsom"], b""),
        2,
        "unexpected argument '--jsom' found; did you mean --json?",
    );
    let ran = run(&["--json", "--text"], b"");
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1));
}

#[test]
fn help_and_version_go_to_standard_output() {
    let ran = run(&["--help"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("--markdown"));
    assert_eq!(
        run(&["--version"], b"").out,
        concat!("byline ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn several_pages_are_printed_and_a_bad_one_is_told() {
    let scratch = Scratch::new();
    let (one, two) = (
        scratch.file("1", "First page."),
        scratch.file("2", "Second page."),
    );
    let missing = scratch.path().join("none").to_str().unwrap().to_owned();
    let ran = run(&["--whole", "--json", &one, &missing, &two], b"");
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.err,
        format!("byline: cannot read {missing}: no such file\n")
    );
    let lines: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["page"], &lines[1]["text"]),
        (&one.into(), &"Second page.".into())
    );
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = byline()
        .args(["--whole", "--text", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let page = PAGE.repeat(20_000);
    child
        .stdin
        .take()
        .unwrap()
        .write_all(page.as_bytes())
        .unwrap();
    out.read_exact(&mut [0; 10]).unwrap();
    drop(out);
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn a_closed_standard_input_is_no_page() {
    let output = byline()
        .args(["--text"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    check_failed(
        &Ran::of(output),
        1,
        "cannot read standard input: the page is empty",
    );
}

#[test]
fn a_full_disk_is_told() {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        return;
    };
    let scratch = Scratch::new();
    let page = scratch.file("page.txt", PAGE);
    let output = byline()
        .args(["--whole", &page])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(
        complaint.starts_with("byline: cannot write: "),
        "{complaint}"
    );
}

#[test]
fn control_sequences_of_names_and_arguments_stay_out() {
    let ran = run(&["no\u{1b}]0;x\u{7}such\u{202e}"], b"");
    assert_eq!(ran.err, "byline: cannot read no]0;xsuch: no such file\n");
}

fn served(path: &str, stream: &mut std::net::TcpStream) {
    let html = "Content-Type: text/html; charset=windows-1252\r\n";
    match path {
        "/page" => answer(
            stream,
            "200 OK",
            html,
            b"<p>caf\xe9 by the sea, open all day.</p>",
        ),
        "/moved" => answer(stream, "302 Found", "Location: /page\r\n", b""),
        "/round" => answer(stream, "302 Found", "Location: /round\r\n", b""),
        "/film" => answer(stream, "200 OK", "Content-Type: video/mp4\r\n", b"film"),
        "/liar" => answer(stream, "200 OK", html, b"%PDF-1.7 and so on"),
        "/torn" => {
            let _ =
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nOnly this came.");
        }
        _ => answer(stream, "404 Not Found", html, b"<p>Nothing here.</p>"),
    }
}

#[test]
fn addresses_are_fetched_and_failures_named() {
    let server = Server::new(served);
    let page = server.address("/page");
    let ran = run(&["--json", "--whole", &server.address("/moved")], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(
        ran.json()["page"],
        page.as_str(),
        "the address after the redirect"
    );

    for (path, cause) in [
        ("/none", "the server answered 404 Not Found"),
        ("/round", "more than 10 redirects"),
        ("/film", "it is a film, not a page of text"),
        ("/liar", "it is a PDF document, not a page of text"),
    ] {
        let address = server.address(path);
        check_failed(
            &run(&[&address], b""),
            1,
            &format!("cannot read {address}: {cause}"),
        );
    }

    let torn = run(&["--json", "--whole", &server.address("/torn")], b"").json();
    assert_eq!(torn["text"], "Only this came.");
    assert!(
        torn["notices"][0]
            .as_str()
            .unwrap()
            .starts_with("only the first 15 bytes"),
        "{torn}"
    );
}

#[test]
fn a_request_says_who_asks_and_nothing_else() {
    let server = Server::new(served);
    run(&["--text", &server.address("/page")], b"");
    let head = server.requests().remove(0).to_ascii_lowercase();
    assert!(head.contains("user-agent: byline/"), "{head}");
    assert!(head.contains("accept-encoding: gzip"), "{head}");
    assert!(
        !head.contains("cookie") && !head.contains("referer"),
        "{head}"
    );
}

#[test]
fn a_refused_connection_is_named() {
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let address = format!("http://{free}/");
    check_failed(
        &run(&[&address], b""),
        1,
        &format!("cannot read {address}: the connection was refused"),
    );
}
