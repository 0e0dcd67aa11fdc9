//! Codes of languages, and character references that stayed over in metadata.

/// ISO 639-3 codes of the languages that can be told from a text, and their ISO 639-1 codes.
const CODES: &str = "eng en deu de fra fr spa es por pt ita it nld nl swe sv dan da nob no fin fi pol pl ces cs \
    slk sk slv sl hrv hr srp sr bos bs bul bg mkd mk ron ro hun hu ell el tur tr rus ru ukr uk bel be cat ca lit lt \
    lav lv est et ara ar heb he pes fa hin hi ben bn tam ta tel te mar mr guj gu kan kn mal ml pan pa urd ur nep ne \
    sin si tha th vie vi ind id jav jv tgl tl cmn zh jpn ja kor ko kat ka hye hy aze az uzb uz kaz kk afr af lat la \
    epo eo amh am khm km mya my yid yi zul zu sna sn aka ak tuk tk ori or";

/// ISO 639-1 code of "en-GB", "de_DE", "deu", "German" written as a code.
pub(super) fn language_code(code: &str) -> Option<String> {
    let first = code
        .split(['-', '_', ','])
        .next()?
        .trim()
        .to_ascii_lowercase();
    if !first.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    match first.len() {
        2 => Some(first),
        3 => {
            let mut codes = CODES.split_ascii_whitespace();
            codes.find(|&known| known == first)?;
            codes.next().map(str::to_owned)
        }
        _ => None,
    }
}

/// Text with the commonest entities read; in JSON-LD and twice-escaped `meta` they stay over.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(10).position(|b| b == b';');
        let read = end.and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
        let (c, length) = read.unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    crate::text::clean(&out).into_owned()
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => return None,
    })
}
