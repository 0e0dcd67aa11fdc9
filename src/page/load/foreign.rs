//! Bytes that are no text: told by their first bytes, so that a picture is not shown as letters.
//!
//! Only what people do try to open is named; everything else that is not text is "a binary file".

/// How many bytes of the beginning are looked at.
pub(super) const SNIFFED: usize = 4096;

/// First bytes of formats, and what they are called.
const SIGNATURES: [(&[u8], &str); 22] = [
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM\0\0", "a bitmap image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\x01\0", "an icon"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"SQLite format 3\0", "a database"),
];

/// What the bytes are, where they are no text.
pub(super) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(SNIFFED)];
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(kind);
    }
    match (head.get(..4), head.get(4..8), head.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some("a WebP image"),
        (Some(b"RIFF"), _, Some(b"WAVE" | b"AVI ")) => return Some("a sound or film"),
        (_, Some(b"ftyp"), Some(b"avif" | b"heic")) => return Some("an image"),
        (_, Some(b"ftyp"), Some(_)) => return Some("a film"),
        _ => {}
    }
    (!is_text(head)).then_some("a binary file")
}

/// Whether bytes can be text: not a tenth of them are controls that no text has. Zeros at every
/// second place are text of two bytes a character.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    let strange = |bytes: &mut dyn Iterator<Item = u8>| {
        bytes
            .filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127))
            .count()
    };
    let even = strange(&mut head.iter().step_by(2).copied());
    let odd = strange(&mut head.iter().skip(1).step_by(2).copied());
    let two_bytes = even.min(odd) * 20 <= head.len() && is_half_zero(head);
    two_bytes || (even + odd) * 10 <= head.len()
}

fn is_half_zero(head: &[u8]) -> bool {
    let zeros = head.iter().filter(|&&b| b == 0).count();
    zeros * 20 >= head.len() * 8 && zeros * 20 <= head.len() * 11
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(kind_of(bytes), expected, "{bytes:?}");
    }

    #[test]
    fn formats_are_named() {
        check(b"%PDF-1.7\n", Some("a PDF document"));
        check(b"\x89PNG\r\n\x1a\n\0\0", Some("a PNG image"));
        check(b"RIFF\x10\0\0\0WEBPVP8 ", Some("a WebP image"));
        check(b"\0\0\0\x20ftypisom\0\0", Some("a film"));
        check(b"\x01\x02\x03\x04\x05\x06", Some("a binary file"));
        check(&[0; 5000], Some("a binary file"));
    }

    #[test]
    fn text_is_text_even_with_a_stray_control() {
        check(
            b"Plain words with one \x01 in them, and an escape \x1b[31m.",
            None,
        );
        check("Grüße, 中文".as_bytes(), None);
        check(b"h\0e\0l\0l\0o\0", None);
        check(b"\xff\xfeh\0", None);
        check(b"RIFFs and solos", None);
        check(b"", None);
    }
}
