//! Text → the sequence OSC 52, by which a terminal puts text on its clipboard, also over ssh and in
//! tmux. The text travels as base64, so nothing of it can be obeyed.

/// Bytes of text that are copied at most; longer sequences are dropped by common terminals.
const LIMIT: usize = 74_000;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The sequence that copies a text.
pub(super) fn sequence(text: &str) -> String {
    let text = &text[..crate::text::floor_boundary(text, LIMIT)];
    format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let mut value = 0u32;
        for place in 0..3 {
            value = value << 8 | u32::from(group.get(place).copied().unwrap_or(0));
        }
        for place in 0..4 {
            let letter = value >> (18 - 6 * place) & 63;
            let letter = if place <= group.len() {
                ALPHABET[letter as usize]
            } else {
                b'='
            };
            out.push(char::from(letter));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_base64() {
        let check = |text: &str, expected: &str| assert_eq!(base64(text.as_bytes()), expected);
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foob", "Zm9vYg==");
        check("Kraków", "S3Jha8Ozdw==");
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        let sequence = sequence(&"é".repeat(LIMIT));
        assert!(sequence.len() < LIMIT * 4 / 3 + 20);
    }
}
