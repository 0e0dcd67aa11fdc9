//! What is known of single words: class, kinds of names, how common; a hash table used in place.
//!
//! The table is made by the trainer from public lists of names, from the frequency of words in
//! running text and from classes of word vectors (`assets/README.md`). Many words have all in common,
//! so the table gives the number of what is known (two bytes), and a list of that follows it, four
//! bytes each: class, finer class, flags. A look-up allocates only for words with accents.

use super::packed::{self, Packed};
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

static TABLE: Table<'static> = Table::read(include_bytes!("../../assets/names/words.bin"));

/// What the table tells of a word; all zero for a word it does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Class of the word's vector, 1–64; 0 where there is none.
    pub class: u8,
    /// Finer class within the class, 0–63.
    pub finer: u8,
    /// The flags below.
    pub flags: u16,
}

/// Forename of men.
pub const MALE: u16 = 1;
/// Forename of women.
pub const FEMALE: u16 = 1 << 1;
/// Surname.
pub const SURNAME: u16 = 1 << 2;
/// A forename that many bear.
pub const FREQUENT_FORENAME: u16 = 1 << 3;
/// A surname that many bear.
pub const FREQUENT_SURNAME: u16 = 1 << 4;
/// Part of the name of a city.
pub const CITY: u16 = 1 << 5;
/// Part of the name of a country or a people.
pub const COUNTRY: u16 = 1 << 6;
/// Mostly written small in running text.
pub const COMMON: u16 = 1 << 7;
/// Also written small in running text.
pub const SEEN_SMALL: u16 = 1 << 8;
/// A title before names, or part of one.
pub const TITLE: u16 = 1 << 13;
/// A noun that says what somebody is.
pub const ROLE: u16 = 1 << 14;
/// The whole name of a place.
pub const PLACE: u16 = 1 << 15;
/// Bits 9–12 hold the logarithm of the word's rank by frequency, 0 for one without a rank.
pub const RANK_SHIFT: u32 = 9;

impl Known {
    /// Whether any of the flags is set.
    pub const fn has(self, flags: u16) -> bool {
        self.flags & flags != 0
    }

    /// Logarithm to base 2 of the rank by frequency, at most 15 ("the" is rank 1); 0 if unranked.
    pub const fn rank(self) -> u16 {
        (self.flags >> RANK_SHIFT) & 15
    }

    fn bytes(self) -> [u8; 4] {
        let [low, high] = self.flags.to_le_bytes();
        [self.class, self.finer, low, high]
    }
}

/// What is known of a word, however it is capitalised or accented.
pub fn known(word: &str) -> Known {
    known_by_hash(hash_folded(word))
}

/// What is known of the folded word with this hash.
pub fn known_by_hash(hash: u32) -> Known {
    TABLE.get(hash).unwrap_or_default()
}

/// The table of words in its bytes.
struct Table<'m> {
    numbers: Packed<'m, 2>,
    known: &'m [[u8; 4]],
}

impl<'m> Table<'m> {
    const fn read(bytes: &'m [u8]) -> Self {
        let (numbers, rest) = match Packed::read(bytes) {
            Some(parts) => parts,
            None => (Packed::empty(), bytes),
        };
        Self {
            numbers,
            known: rest.as_chunks().0,
        }
    }

    fn get(&self, hash: u32) -> Option<Known> {
        let number = u16::from_le_bytes(*self.numbers.get(hash)?);
        let [class, finer, low, high] = *self.known.get(usize::from(number))?;
        Some(Known {
            class,
            finer,
            flags: u16::from_le_bytes([low, high]),
        })
    }
}

/// The bytes of a table of words, given by their hashes: of two with the same hash the first is found.
/// Nothing if they do not fit a packed table or too many different things are known of them.
pub fn pack(words: &[(u32, Known)]) -> Option<Vec<u8>> {
    let mut uses: HashMap<[u8; 4], usize> = HashMap::new();
    for (_, known) in words {
        *uses.entry(known.bytes()).or_default() += 1;
    }
    // What many words have in common lies together.
    let mut list: Vec<_> = uses
        .into_iter()
        .map(|(known, count)| (count, known))
        .collect();
    list.sort_by(|a, b| b.cmp(a));
    let places = list.iter().enumerate();
    let places: HashMap<[u8; 4], usize> = places.map(|(at, (_, known))| (*known, at)).collect();
    let numbered = words.iter().map(|(hash, known)| {
        let number = u16::try_from(places[&known.bytes()]).ok()?;
        Some((*hash, number.to_le_bytes()))
    });
    let mut bytes = packed::pack(&numbered.collect::<Option<Vec<_>>>()?)?;
    bytes.extend(list.iter().flat_map(|(_, known)| known));
    Some(bytes)
}

/// Hash of a folded word, never 0 (32 bits folded from FNV-1a of 64 bits).
pub const fn hash(folded: &str) -> u32 {
    let bytes = folded.as_bytes();
    let mut long = START;
    let mut at = 0;
    while at < bytes.len() {
        long = step(long, bytes[at]);
        at += 1;
    }
    finish(long)
}

/// Hash of a word after folding it; allocates for words with accents only.
pub fn hash_folded(word: &str) -> u32 {
    let word = without_dot(word);
    if !word.is_ascii() {
        return hash(&fold(word));
    }
    let small = word.bytes().map(|byte| byte.to_ascii_lowercase());
    finish(small.fold(START, step))
}

/// "Mr" for "Mr.": with or without the dot, it is the same word.
fn without_dot(word: &str) -> &str {
    word.strip_suffix('.')
        .filter(|rest| !rest.is_empty())
        .unwrap_or(word)
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

const fn finish(long: u64) -> u32 {
    let short = (long ^ (long >> 32)) as u32;
    if short == 0 { 1 } else { short }
}

/// The word in small letters, without accents, soft hyphens and the dot of an abbreviation, with a
/// straight apostrophe.
pub fn fold(word: &str) -> Cow<'_, str> {
    let word = without_dot(word);
    if word.is_ascii() {
        if word.bytes().any(|b| b.is_ascii_uppercase()) {
            return Cow::Owned(word.to_ascii_lowercase());
        }
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' | '\u{ad}' => {}
            '’' | '‘' | 'ʼ' | '`' => out.push('\''),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fold_to_one_form() {
        let check = |word: &str, folded: &str| assert_eq!(fold(word), folded);
        check("Smith", "smith");
        check("José", "jose");
        check("O’Neill", "o'neill");
        check("Netan\u{ad}yahu", "netanyahu");
        check("Øystein", "oystein");
    }

    #[test]
    fn names_are_known_and_nonsense_is_not() {
        let check = |word: &str, flags: u16| assert!(known(word).has(flags), "{word}");
        check("Robert", MALE);
        check("Maria", FEMALE);
        check("Smith", SURNAME);
        check("table", COMMON);
        assert_eq!(known("xqzzyplugh"), Known::default());
    }
}
