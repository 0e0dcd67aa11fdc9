//! Bytes → text: byte order mark, else what the bytes prove, else what was declared, else detection.
//!
//! Browsers believe the declared charset before the bytes. A page that was saved by a scraper is
//! nearly always UTF-8 whatever its `meta` says, and several characters beyond ASCII that are valid
//! UTF-8 by accident do not happen in practice, so here the bytes come first. Nothing fails: what
//! cannot be decoded becomes U+FFFD and is counted in a notice.

use super::twice;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A decoded text.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What the reader should know about it.
    pub notices: Vec<String>,
}

/// How far into the page a declared charset is looked for, bytes; the standard asks for 1024, and
/// pages that put their scripts first need more.
const PRESCANNED: usize = 4096;

/// How many bytes from the first one beyond ASCII on are given to the detector; its guess does not
/// change after some kilobytes, and a huge page should not be walked once more.
const DETECTED: usize = 1 << 20;

/// Decodes a page. `content_type` is the HTTP header's value, if there is one.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> Decoded {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (encoding_of(bytes, content_type), bytes),
    };
    let (text, broken) = match std::str::from_utf8(body) {
        // Checking and copying is several times as fast as decoding.
        Ok(text) if encoding == UTF_8 => (text.to_owned(), 0),
        _ => convert(encoding, body),
    };
    let notices = match broken {
        0 => Vec::new(),
        1 => vec![format!(
            "1 byte was not valid {} and is shown as \u{fffd}",
            encoding.name()
        )],
        n => vec![format!(
            "{n} bytes were not valid {} and are shown as \u{fffd}",
            encoding.name()
        )],
    };
    let mut decoded = Decoded { text, notices };
    if let Some(text) = twice::decoded(&decoded.text) {
        decoded.text = text;
        let told = "the page's text was encoded twice, and was decoded twice";
        decoded.notices.push(told.to_owned());
    }
    decoded
}

/// The encoding of bytes without a byte order mark.
fn encoding_of(bytes: &[u8], content_type: Option<&str>) -> &'static Encoding {
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding;
    }
    let proof = Utf8Proof::of(bytes);
    if proof.several > 0 && proof.broken * 10 <= proof.several {
        return UTF_8;
    }
    let declared = content_type
        .and_then(charset_of_type)
        .or_else(|| declared_inside(&bytes[..bytes.len().min(PRESCANNED)]));
    match declared {
        Some(encoding) if encoding != UTF_8 => encoding,
        // Declared as UTF-8 and yet without one valid character beyond ASCII: then it is not.
        Some(_) if proof.several > 0 => UTF_8,
        _ if proof.broken == 0 && !bytes.contains(&0x1b) => UTF_8,
        _ if proof.several > 0 && proof.broken <= proof.several => UTF_8,
        _ => detected(bytes),
    }
}

/// Two-byte text whose mark is missing: nearly every second byte of its beginning is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCANNED) & !1];
    let zeros = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 4 {
        return None;
    }
    if odd * 10 >= pairs * 9 && even * 10 < pairs {
        return Some(UTF_16LE);
    }
    (even * 10 >= pairs * 9 && odd * 10 < pairs).then_some(UTF_16BE)
}

/// What speaks for and against UTF-8.
#[derive(Default)]
struct Utf8Proof {
    /// Valid characters of several bytes; where nothing is broken, only whether there are any.
    several: usize,
    /// Runs of bytes that are no character.
    broken: usize,
}

impl Utf8Proof {
    fn of(bytes: &[u8]) -> Self {
        if std::str::from_utf8(bytes).is_ok() {
            return Self {
                several: usize::from(!bytes.is_ascii()),
                broken: 0,
            };
        }
        let mut proof = Self::default();
        for chunk in bytes.utf8_chunks() {
            proof.several += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
            proof.broken += usize::from(!chunk.invalid().is_empty());
        }
        proof
    }
}

fn charset_of_type(content_type: &str) -> Option<&'static Encoding> {
    let at = content_type.to_ascii_lowercase().find("charset")?;
    let after = content_type.get(at + "charset".len()..)?.trim_start();
    let value = after.strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split([';', ',', ' ', '"', '\'']).next()?,
    };
    usable(value)
}

/// The encoding that a label inside the page or its header can mean: a page whose label could be
/// read is not UTF-16, says the standard.
fn usable(label: &str) -> Option<&'static Encoding> {
    match Encoding::for_label_no_replacement(label.trim().as_bytes())? {
        e if e == UTF_16LE || e == UTF_16BE => Some(UTF_8),
        e if e == encoding_rs::X_USER_DEFINED => Some(WINDOWS_1252),
        e => Some(e),
    }
}

/// The charset that the page itself declares, in a `meta` element or an XML declaration.
fn declared_inside(head: &[u8]) -> Option<&'static Encoding> {
    // Labels and tag names are ASCII; bytes beyond it only have to keep their places.
    let head: String = head
        .iter()
        .map(|&b| char::from(b).to_ascii_lowercase())
        .collect();
    let mut rest = head.as_str();
    if rest.trim_start().starts_with("<?xml") {
        let declaration = rest.split("?>").next().unwrap_or(rest);
        let declaration = declaration.trim_start().trim_start_matches("<?xml");
        if let Some(encoding) = attribute(declaration, "encoding").and_then(usable) {
            return Some(encoding);
        }
    }
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = &rest[rest.find("-->")?..];
            continue;
        }
        let tag = rest.split_once('>').map_or(rest, |(tag, _)| tag);
        if let Some(attributes) = tag.strip_prefix("<meta")
            && attributes.starts_with(|c: char| c.is_whitespace() || c == '/')
            && let Some(encoding) = charset_of_meta(attributes)
        {
            return Some(encoding);
        }
        rest = &rest[1..];
    }
    None
}

fn charset_of_meta(attributes: &str) -> Option<&'static Encoding> {
    if let Some(label) = attribute(attributes, "charset") {
        return usable(label);
    }
    let is_type = attribute(attributes, "http-equiv")? == "content-type";
    let content = attribute(attributes, "content").filter(|_| is_type)?;
    charset_of_type(content)
}

/// The value of the first attribute of that name in the text of a tag behind its own name.
fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest
            .find(|c: char| c.is_whitespace() || "=/".contains(c))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            if name.is_empty() {
                return None;
            }
            rest = after;
            continue;
        };
        let (value, after) = split_value(value.trim_start());
        if name == wanted {
            return Some(value);
        }
        rest = after;
    }
}

/// A value with or without quotation marks, and what follows it.
fn split_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let from = bytes
        .iter()
        .position(|&b| b >= 0x80 || b == 0x1b)
        .unwrap_or(0);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[from..bytes.len().min(from + DETECTED)], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Decodes all of the bytes and counts those that could not be.
fn convert(encoding: &'static Encoding, bytes: &[u8]) -> (String, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8 + 16);
    let (mut at, mut broken) = (0, 0);
    loop {
        let (result, read) =
            decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (text, broken),
            DecoderResult::OutputFull => text.reserve(64 + (bytes.len() - at)),
            DecoderResult::Malformed(length, _) => {
                broken += usize::from(length);
                text.push('\u{fffd}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], content_type: Option<&str>, expected: &str) {
        let decoded = decode(bytes, content_type);
        assert_eq!(decoded.text, expected, "{bytes:?} as {content_type:?}");
        assert!(decoded.notices.is_empty(), "{:?}", decoded.notices);
    }

    #[test]
    fn the_mark_decides_before_everything() {
        check(
            b"\xef\xbb\xbfna\xc3\xafve",
            Some("text/html; charset=latin1"),
            "naïve",
        );
        check(b"\xff\xfeh\0i\0", None, "hi");
        check(b"\xfe\xff\0h\0i", None, "hi");
    }

    #[test]
    fn text_of_two_bytes_without_a_mark_is_told_by_its_zeros() {
        check(b"<\0p\0>\0h\0i\0", None, "<p>hi");
        check(b"\0<\0p\0>\0h\0i", None, "<p>hi");
    }

    #[test]
    fn declared_charsets_are_believed() {
        check(
            b"caf\xe9 \x80",
            Some("text/plain; charset=windows-1252"),
            "café €",
        );
        check(b"caf\xe9", Some("text/html;charset=\"ISO-8859-1\""), "café");
        check(
            b"<meta charset=koi8-r>\xf0\xf2",
            None,
            "<meta charset=koi8-r>ПР",
        );
        check(
            b"<meta http-equiv='Content-Type' content='text/html; charset=shift_jis'>\x93\xfa",
            None,
            "<meta http-equiv='Content-Type' content='text/html; charset=shift_jis'>日",
        );
        check(
            b"<?xml version='1.0' encoding='iso-8859-2'?>\xb1",
            None,
            "<?xml version='1.0' encoding='iso-8859-2'?>ą",
        );
    }

    #[test]
    fn a_charset_in_a_comment_or_another_attribute_is_not_declared() {
        let head = b"<!-- <meta charset=koi8-r> --><meta name=x content='charset=koi8-r'>";
        assert_eq!(declared_inside(head), None);
    }

    #[test]
    fn valid_utf8_is_utf8_whatever_was_declared() {
        check(
            "„Grüße“".as_bytes(),
            Some("text/html; charset=iso-8859-1"),
            "„Grüße“",
        );
    }

    #[test]
    fn undeclared_charsets_are_detected() {
        let page = "Der Müller sagte, die Straße sei größer als früher.";
        let (bytes, ..) = WINDOWS_1252.encode(page);
        check(&bytes, None, page);
        check(&bytes, Some("text/html; charset=utf-8"), page);
        let page = "Президент России заявил об этом в среду.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(page);
        check(&bytes, None, page);
    }

    #[test]
    fn broken_bytes_are_shown_and_counted() {
        let decoded = decode(b"\xc3\xa9\xc3\xa9 a\xff b\xe2\x82 c", None);
        assert_eq!(decoded.text, "éé a\u{fffd} b\u{fffd} c");
        assert_eq!(
            decoded.notices,
            ["3 bytes were not valid UTF-8 and are shown as \u{fffd}"]
        );
    }

    #[test]
    fn every_encoding_takes_every_byte() {
        let bytes: Vec<u8> = (0..=255).cycle().take(2048).collect();
        for label in [
            "utf-8",
            "gb18030",
            "big5",
            "iso-2022-jp",
            "euc-kr",
            "utf-16",
            "replacement",
        ] {
            decode(&bytes, Some(&format!("text/html; charset={label}")));
            decode(&bytes[..7], Some(&format!("text/html; charset={label}")));
        }
    }
}
