//! Text that was encoded twice: UTF-8 that somebody read as Windows-1252 or Latin-1 and wrote as UTF-8
//! once more, so that every dash and quotation mark stands as three signs.

/// Signs that have to come out right before a page is held to be encoded twice; a page about encodings
/// shows one or two.
const LEAST: usize = 4;
/// Other signs beyond ASCII for each of them, at most one in so many: real accents and marks beside
/// them say that the page is right.
const OTHERS: usize = 10;

/// What Windows-1252 has for the bytes from 0x80 to 0x9f. The library of encodings has it too, but with its
/// encoder come those of all others, forty kilobytes of them.
const SIGNS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text as it was before its second encoding, where it has one.
pub(super) fn decoded(text: &str) -> Option<String> {
    if !has_sign(text) {
        return None;
    }
    let (mut right, mut wrong) = (0, 0);
    for run in runs(text) {
        match restored(run) {
            Some(signs) => right += signs.chars().count(),
            None => wrong += 1,
        }
    }
    if right < LEAST || wrong * OTHERS > right {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| !c.is_ascii()) {
        let (before, from) = rest.split_at(start);
        let (run, behind) = from.split_at(from.find(|c: char| c.is_ascii()).unwrap_or(from.len()));
        out.push_str(before);
        match restored(run) {
            Some(signs) => out.push_str(&signs),
            None => out.push_str(run),
        }
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

/// Whether `â`, `Ã` or `Â` stands in the text: nearly all that was encoded twice begins with one.
fn has_sign(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xc3, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xa2 | 0x83 | 0x82)))
}

/// The longest pieces of a text that are all beyond ASCII.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii())
        .filter(|run| !run.is_empty())
}

/// What a run was before, if each of its characters was a byte of UTF-8.
fn restored(run: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = run
        .chars()
        .map(|c| match u32::from(c) {
            code @ 0x80..=0xff => Some(code as u8),
            _ => {
                let number = SIGNS.chars().position(|sign| sign == c)?;
                Some(0x80 + u8::try_from(number).ok()?)
            }
        })
        .collect();
    String::from_utf8(bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn the_signs_are_those_of_the_encoding() {
        let bytes: Vec<u8> = (0x80..=0x9f).collect();
        assert_eq!(WINDOWS_1252.decode(&bytes).0, SIGNS);
    }

    fn twice(text: &str) -> String {
        WINDOWS_1252.decode(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_encoded_twice_is_decoded() {
        let text = "“It won’t hold,” she said — “not for a year…”";
        assert_eq!(decoded(&twice(text)).as_deref(), Some(text));
        let latin: String = text.bytes().map(char::from).collect();
        assert_eq!(decoded(&latin).as_deref(), Some(text));
    }

    #[test]
    fn what_is_right_stays() {
        let check = |text: &str| assert_eq!(decoded(text), None, "{text}");
        check("Château, pâté, crème brûlée, ça va, âge");
        check("“It won’t hold,” she said — ‘not’");
        check("The sign â€™ stands where an apostrophe was.");
        check(&format!("Ä Ö Ü ß é {}", twice("“It won’t hold,”")));
    }
}
