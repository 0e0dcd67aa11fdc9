//! Servers whose certificate is not to be trusted: no page comes of it, and the cause is named. The
//! certificates and the key were made for these tests and are trusted by nobody else.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use byline::page::load::{Origin, Terms, load_on};
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use super::check_text;
use crate::support::run;
use crate::support::server::answer_to;

fn pem(name: &str) -> Vec<u8> {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read(format!("{root}/tests/attacks/certificates/{name}.pem")).unwrap()
}

/// Serves a page behind the certificate, and returns its port.
fn serve(certificate: &str) -> u16 {
    let chain = vec![CertificateDer::from_pem_slice(&pem(certificate)).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(&pem("key")).unwrap();
    let config = ServerConfig::builder_with_provider(default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut connection = ServerConnection::new(config.clone()).unwrap();
            let mut secure = Stream::new(&mut connection, &mut stream);
            // A client that does not trust it leaves in the middle.
            answer_to(&mut secure, b"<p>The secure page is here.</p>");
        }
    });
    port
}

/// What reading the page gives, where only the root of the tests is trusted.
fn fetched(certificate: &str) -> Result<String, String> {
    let terms = Terms {
        roots: Some(pem("root")),
        ..Terms::default()
    };
    let address = format!("https://localhost:{}/", serve(certificate));
    match load_on(
        &terms,
        &Origin::Address(address),
        None,
        &AtomicBool::new(false),
    ) {
        Ok(arrival) => Ok(String::from_utf8(arrival.bytes).unwrap()),
        Err(e) => Err(e.root_cause().to_string()),
    }
}

#[test]
fn a_bad_certificate_ends_it_and_is_named() {
    let page = "<p>The secure page is here.</p>".to_owned();
    assert_eq!(fetched("good"), Ok(page));
    for (certificate, cause) in [
        ("expired", "its certificate has expired"),
        ("early", "its certificate is not valid yet"),
        (
            "other",
            "its certificate is for other.example and not for this host",
        ),
        ("own", "nobody known vouches for its certificate"),
        ("own-root", "its certificate is signed by itself"),
    ] {
        let expected = format!("the secure connection failed: {cause}");
        assert_eq!(fetched(certificate), Err(expected), "{certificate}");
    }
}

#[test]
fn what_nobody_vouches_for_is_not_read() {
    for (certificate, cause) in [
        ("good", "nobody known vouches for its certificate"),
        ("own-root", "its certificate is signed by itself"),
    ] {
        let address = format!("https://localhost:{}/", serve(certificate));
        let ran = run(&["--text", "--whole", &address], b"");
        let expected =
            format!("byline: cannot read {address}: the secure connection failed: {cause}\n");
        assert_eq!((ran.err.as_str(), ran.code), (expected.as_str(), Some(1)));
        assert_eq!(ran.out, "");
        check_text("complaints", &ran.err);
    }
}
