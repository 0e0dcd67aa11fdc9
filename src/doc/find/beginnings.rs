//! Where a match may begin: the search is meant to follow the keys in a text of megabytes, so many
//! bytes are looked at by one instruction.

/// Instead of a byte where there is none: no text has it.
pub(super) const NONE: u8 = 0xff;

/// Bytes that are looked at together.
const AT_ONCE: usize = 16;

/// What the first two bytes of a match can be. A longer character may fold to anything: its first byte
/// can begin a match, and any of its bytes can be the second.
pub(super) struct Beginnings {
    first: [u8; 2],
    second: [u8; 2],
    /// Whether any byte can be the second: a match of one character.
    any: bool,
}

impl Beginnings {
    /// By the bytes that the first and the second character can be, where those are single bytes.
    pub(super) fn new(first: [u8; 2], second: Option<[u8; 2]>) -> Self {
        Self {
            first,
            second: second.unwrap_or([NONE; 2]),
            any: second.is_none(),
        }
    }

    /// Without a branch, so that a row of bytes can be compared at once.
    fn is_one(&self, byte: u8, next: u8) -> bool {
        let first = (byte == self.first[0]) | (byte == self.first[1]);
        let second = (next == self.second[0]) | (next == self.second[1]) | (next >= 0x80);
        (first & (second | self.any)) | (byte >= 0xc0)
    }

    /// The first place from a byte on where a match may begin.
    pub(super) fn next(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let mut at = from;
        while let Some((row, next)) = row(bytes, at).zip(row(bytes, at + 1)) {
            let pairs = row.iter().zip(next);
            if pairs.fold(false, |any, (&byte, &next)| any | self.is_one(byte, next)) {
                break;
            }
            at += AT_ONCE;
        }
        // Nothing behind the last byte says anything against it.
        let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(NONE);
        (at..bytes.len()).find(|&at| self.is_one(bytes[at], next(at)))
    }
}

fn row(bytes: &[u8], at: usize) -> Option<&[u8; AT_ONCE]> {
    bytes.get(at..)?.first_chunk()
}
