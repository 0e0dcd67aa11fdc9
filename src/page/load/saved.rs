//! Pages that a browser saved as one file ("MHTML", RFC 2557), and mails, which have the same form: the
//! page's markup is taken out of the message.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Header, MessageParser, MessagePart, PartType};
use memchr::memmem;

use crate::page::Arrival;

/// Bytes in which the message's own header must end.
const LONGEST_HEADER: usize = 64 << 10;

/// Messages within messages that are looked into. No saved page has any, and the parser's result is as
/// deep as they nest.
const MOST_MESSAGES: usize = 8;

/// Puts the page in place of the message that it arrived in, with the address that the browser noted. What is no
/// message, or has no part of HTML, stays as it is.
pub(super) fn unpack(arrival: &mut Arrival) {
    if !is_message(&arrival.bytes) {
        return;
    }
    let Some(saved) = page_in(&arrival.bytes) else {
        return;
    };
    arrival.bytes = saved.bytes;
    arrival.content_type = saved.content_type;
    arrival.address = arrival.address.take().or(saved.address);
}

/// Whether the bytes begin with the header of a message: nothing but fields up to the first empty line,
/// and one of them says so.
fn is_message(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LONGEST_HEADER)];
    let mut says_so = false;
    for line in head.split(|&b| b == b'\n') {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = memchr::memchr(b':', line) else {
            return false;
        };
        let name = &line[..colon];
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'_';
        if name.is_empty() || !name.iter().all(is_name) {
            return false;
        }
        says_so |= name.eq_ignore_ascii_case(b"MIME-Version");
    }
    says_so && memmem::find_iter(bytes, "essage/rfc822").count() <= MOST_MESSAGES
}

/// A page as it lies in a message.
struct Saved {
    bytes: Vec<u8>,
    content_type: Option<String>,
    address: Option<String>,
}

/// The first part of HTML. Its bytes are decoded later like any other page's: browsers declare no
/// charset here, but in the markup.
fn page_in(message: &[u8]) -> Option<Saved> {
    let parsed = MessageParser::new().parse(message)?;
    let is_markup = |part: &&MessagePart| matches!(part.body, PartType::Html(_));
    let part = parsed.parts.iter().find(is_markup)?;
    let body = message.get(part.offset_body as usize..part.offset_end as usize)?;
    let bytes = match part.encoding {
        Encoding::None => body.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(body)?,
        Encoding::Base64 => base64_decode(body)?,
    };
    let header = |headers: &[Header], name: &str| {
        let found = headers
            .iter()
            .find(|h| h.name().eq_ignore_ascii_case(name))?;
        let value = message.get(found.offset_start as usize..found.offset_end as usize)?;
        let value = String::from_utf8_lossy(value).trim().to_owned();
        Some(value)
    };
    let noted = header(parsed.headers(), "Snapshot-Content-Location");
    Some(Saved {
        bytes,
        content_type: header(&part.headers, "Content-Type"),
        address: noted.filter(|address| super::has_web_scheme(address)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://harbour.example/quay\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--X\"\r\n\r\n\r\n\
        ----X\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <title>The quay</title><p class=3D\"a\">Anna Berg sa=\r\nid: =E2=80=9CIt holds.=E2=80=9D\r\n\
        ----X\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n----X--\r\n";

    fn unpacked(bytes: &[u8]) -> Arrival {
        let mut arrival = Arrival {
            bytes: bytes.to_vec(),
            ..Arrival::default()
        };
        unpack(&mut arrival);
        arrival
    }

    #[test]
    fn a_saved_page_is_taken_out_of_its_message() {
        let arrival = unpacked(SAVED.as_bytes());
        let text = String::from_utf8_lossy(&arrival.bytes);
        let expected = "<title>The quay</title><p class=\"a\">Anna Berg said: “It holds.”";
        assert_eq!(text.trim_end(), expected);
        let address = arrival.address.as_deref();
        assert_eq!(address, Some("https://harbour.example/quay"));
    }

    #[test]
    fn other_encodings_reach_the_decoder() {
        let base64 = "MIME-Version: 1.0\nContent-Type: text/html; charset=windows-1252\n\
            Content-Transfer-Encoding: base64\n\nPHA+Q2Fm6Q==\n";
        let arrival = unpacked(base64.as_bytes());
        assert_eq!(arrival.bytes, b"<p>Caf\xe9");
        let declared = arrival.content_type.as_deref();
        assert_eq!(declared, Some("text/html; charset=windows-1252"));
        let eight_bits = b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Caf\xe9";
        assert_eq!(unpacked(eight_bits).bytes, b"<p>Caf\xe9");
    }

    #[test]
    fn what_is_no_message_stays() {
        let plain = SAVED.replace("text/html", "text/plain");
        let without = SAVED.replace("MIME-Version", "Version");
        let dump = "By: Anna Berg\nMIME-Version: 1.0\nThe quay holds.\n\n<p>It does.";
        for text in [plain.as_str(), &without, dump, "", "\n\n", ":\n\n<p>x"] {
            assert_eq!(unpacked(text.as_bytes()).bytes, text.as_bytes());
        }
    }

    #[test]
    fn hostile_messages_end_quickly() {
        let head = "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n";
        unpacked(head.repeat(50_000).as_bytes());
        let nested: String = (0..20_000)
            .map(|n| {
                format!(
                    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"
                )
            })
            .collect();
        unpacked(nested.as_bytes());
        unpacked((SAVED.to_owned() + &"----X\r\n".repeat(100_000)).as_bytes());
        for end in 0..SAVED.len() {
            unpacked(&SAVED.as_bytes()[..end]);
        }
    }
}
