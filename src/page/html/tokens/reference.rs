//! Character references: `&amp;`, `&#8217;`, and what browsers make of those without an end.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// Where a reference stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a text.
    Text,
    /// In an attribute's value, where `&copy=` is part of an address.
    Value,
}

/// The characters that a reference means.
pub(super) struct Reference {
    pub(super) chars: [Option<char>; 2],
    /// Its bytes behind the `&`.
    pub(super) length: usize,
}

/// Those that make up nearly all of a page's; finding a name in the whole table hashes each prefix.
const COMMON: [(&str, char); 6] = [
    ("amp;", '&'),
    ("nbsp;", '\u{a0}'),
    ("quot;", '"'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("rsquo;", '’'),
];

/// Reads what stands behind a `&`; nothing where it is no reference.
pub(super) fn read(behind: &str, place: Place) -> Option<Reference> {
    if let Some(number) = behind.strip_prefix('#') {
        return numeric(number);
    }
    let common = COMMON.iter().find(|(name, _)| behind.starts_with(name));
    if let Some(&(name, c)) = common {
        return Some(Reference {
            chars: [Some(c), None],
            length: name.len(),
        });
    }
    named(behind, place)
}

fn named(behind: &str, place: Place) -> Option<Reference> {
    // The table has every prefix of a name, with 0 for those that are no name themselves.
    let prefixes = (1..=behind.len()).map_while(|length| {
        let found = NAMED_ENTITIES.get(behind.get(..length)?)?;
        Some((length, *found))
    });
    let (length, (first, second)) = prefixes.filter(|(_, (first, _))| *first != 0).last()?;
    let next = behind.as_bytes().get(length);
    let goes_on = next.is_some_and(|b| *b == b'=' || b.is_ascii_alphanumeric());
    if place == Place::Value && goes_on && !behind[..length].ends_with(';') {
        return None;
    }
    let second = char::from_u32(second).filter(|&c| c != '\0');
    Some(Reference {
        chars: [char::from_u32(first), second],
        length,
    })
}

fn numeric(number: &str) -> Option<Reference> {
    let (digits, base) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let count = digits.bytes().take_while(|&b| char::from(b).is_digit(base));
    let count = count.count();
    if count == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..count], base).unwrap_or(u32::MAX);
    let end = usize::from(digits[count..].starts_with(';'));
    Some(Reference {
        chars: [Some(character(code)), None],
        length: 1 + (number.len() - digits.len()) + count + end,
    })
}

/// The character of a number; those of the C1 controls mean Windows' characters.
fn character(code: u32) -> char {
    let windows = code
        .checked_sub(0x80)
        .and_then(|at| C1_REPLACEMENTS.get(at as usize));
    if let Some(Some(c)) = windows {
        return *c;
    }
    char::from_u32(code)
        .filter(|&c| c != '\0')
        .unwrap_or('\u{fffd}')
}
