//! A table from hashes to values of a few bytes, used where it lies in the binary.
//!
//! Every page of the binary that a look-up touches counts as memory of the process, and look-ups by
//! hash touch them all; so the table has no free places and does not write down what a place tells.
//! The high bits of a hash are the number of its bucket, the buckets lie one behind the other, and a
//! key is only the rest of the hash: nothing is lost, so a hash that is not in the table is never
//! found. Both the reader and the writer, which the trainer calls, are here.
//!
//! Layout, all numbers little endian: number of entries (u32), bits of a bucket's number (u32); for
//! each bucket and for the end of the last (i16) how far its first entry lies from where it would
//! lie if the hashes were spread evenly; the keys, in 2 bytes where that is enough and otherwise in 4;
//! the values in the order of the keys.

/// Bits of a bucket's number at most: with so many a key takes two bytes.
const MOST_BITS: u32 = 16;
/// Bytes before the buckets' starts.
const HEADER: usize = 8;
/// Bytes of a bucket's start.
const START: usize = 2;

/// A table in its bytes, with values of `N` bytes.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'m, const N: usize> {
    /// How many bits of a hash, from the top, are its bucket's number.
    bits: u32,
    starts: &'m [[u8; START]],
    keys: &'m [u8],
    values: &'m [[u8; N]],
}

impl<'m, const N: usize> Packed<'m, N> {
    /// Splits a table from the front of the bytes; nothing if they are not one.
    pub const fn read(bytes: &'m [u8]) -> Option<(Self, &'m [u8])> {
        let Some((header, rest)) = bytes.split_at_checked(HEADER) else {
            return None;
        };
        let [a, b, c, d, bits, ..] = *header else {
            return None;
        };
        let count = u32::from_le_bytes([a, b, c, d]) as usize;
        let bits = bits as u32;
        if bits > MOST_BITS || count > MOST_ENTRIES {
            return None;
        }
        let Some((starts, rest)) = rest.split_at_checked(((1 << bits) + 1) * START) else {
            return None;
        };
        let Some((keys, rest)) = rest.split_at_checked(count * key_bytes(bits)) else {
            return None;
        };
        let Some((values, rest)) = rest.split_at_checked(count * N) else {
            return None;
        };
        let table = Self {
            bits,
            starts: starts.as_chunks().0,
            keys,
            values: values.as_chunks().0,
        };
        Some((table, rest))
    }

    /// A table without entries.
    pub const fn empty() -> Self {
        Self {
            bits: 0,
            starts: &[],
            keys: &[],
            values: &[],
        }
    }

    /// The value of a hash, if the table has it.
    #[inline]
    pub fn get(&self, hash: u32) -> Option<&'m [u8; N]> {
        let bucket = bucket(hash, self.bits);
        let from = self.start(bucket)?;
        let length = self.start(bucket + 1)?.checked_sub(from)?;
        let found = if self.bits == MOST_BITS {
            find::<2>(self.keys, from, length, hash)
        } else {
            find::<4>(self.keys, from, length, hash)
        };
        self.values.get(from + found?)
    }

    /// The number of a bucket's first entry.
    #[inline]
    fn start(&self, bucket: usize) -> Option<usize> {
        let off = i16::from_le_bytes(*self.starts.get(bucket)?);
        Some(even(bucket, self.values.len(), self.bits).wrapping_add_signed(isize::from(off)))
    }
}

/// Entries of a table at most, so that no size overflows.
const MOST_ENTRIES: usize = 1 << 24;

const fn key_bytes(bits: u32) -> usize {
    if bits == MOST_BITS { 2 } else { 4 }
}

#[inline]
fn bucket(hash: u32, bits: u32) -> usize {
    (u64::from(hash) >> (32 - bits)) as usize
}

/// Where a bucket would begin if the hashes were spread evenly.
#[inline]
fn even(bucket: usize, count: usize, bits: u32) -> usize {
    (bucket * count) >> bits
}

/// Keys that are compared at once.
const TOGETHER: usize = 8;

/// The place of a hash's key among the `length` keys of `W` bytes each that begin with number `from`.
///
/// All keys of a bucket are compared at once, without a branch for each: which of them it is cannot be
/// foretold, and while a processor does not know, it reads nothing ahead for the next hash.
#[inline]
fn find<const W: usize>(keys: &[u8], from: usize, length: usize, hash: u32) -> Option<usize> {
    let key: &[u8; W] = &hash.to_le_bytes().first_chunk().copied()?;
    let rest = keys.as_chunks::<W>().0.get(from..)?;
    let Some(first) = rest.first_chunk::<TOGETHER>() else {
        return position(rest, length, key);
    };
    let equal = (0..TOGETHER).fold(0_u32, |set, at| set | u32::from(first[at] == *key) << at);
    let inside = equal & !(u32::MAX << length.min(TOGETHER));
    if inside == 0 && length > TOGETHER {
        return position(rest, length, key);
    }
    (inside != 0).then(|| inside.trailing_zeros() as usize)
}

/// [`find`] one by one.
fn position<const W: usize>(keys: &[[u8; W]], length: usize, key: &[u8; W]) -> Option<usize> {
    keys.iter().take(length).position(|other| other == key)
}

/// The bytes of a table with these entries; of two with the same hash the first is found. Nothing if
/// they are too many or their hashes lie too unevenly.
pub fn pack<const N: usize>(entries: &[(u32, [u8; N])]) -> Option<Vec<u8>> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_by_key(|(hash, _)| *hash);
    if sorted.len() > MOST_ENTRIES {
        return None;
    }
    let bits = sorted.len().max(1).ilog2().min(MOST_BITS);
    let mut bytes = Vec::new();
    bytes.extend((sorted.len() as u32).to_le_bytes());
    bytes.extend(bits.to_le_bytes());
    for number in 0..=1 << bits {
        let start = sorted.partition_point(|(hash, _)| bucket(*hash, bits) < number);
        let off = start as i64 - even(number, sorted.len(), bits) as i64;
        bytes.extend(i16::try_from(off).ok()?.to_le_bytes());
    }
    for (hash, _) in &sorted {
        bytes.extend(&hash.to_le_bytes()[..key_bytes(bits)]);
    }
    bytes.extend(sorted.iter().flat_map(|(_, value)| value));
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some hashes, spread well enough.
    fn hashes(count: u32) -> impl Iterator<Item = u32> {
        (1..=count).map(|number| number.wrapping_mul(0x9e37_79b1))
    }

    #[test]
    fn a_packed_table_has_its_entries_and_no_other() {
        for count in [0, 1, 5, 300, 20_000, 140_000] {
            let entries: Vec<_> = hashes(count)
                .map(|hash| (hash, (!hash).to_le_bytes()))
                .collect();
            let mut bytes = pack(&entries).expect("a table");
            bytes.push(7);
            let (table, rest) = Packed::<4>::read(&bytes).expect("a table");
            assert_eq!(rest, [7]);
            for (hash, value) in &entries {
                assert_eq!(table.get(*hash), Some(value), "{count}");
            }
            let others = hashes(count + 50_000).skip(count as usize);
            let near = hashes(count).map(|hash| hash ^ 1);
            let known: std::collections::HashSet<u32> = hashes(count).collect();
            for other in others.chain(near).chain([0, u32::MAX]) {
                assert_eq!(table.get(other).is_some(), known.contains(&other));
            }
        }
    }

    #[test]
    fn of_two_with_the_same_hash_the_first_is_found() {
        let bytes = pack(&[(4, [9]), (3, [1]), (3, [2])]).expect("a table");
        let (table, _) = Packed::read(&bytes).expect("a table");
        assert_eq!(table.get(3), Some(&[1]));
    }

    #[test]
    fn what_is_no_table_is_told() {
        let crowded: Vec<_> = (0..80_000).map(|hash| (hash, [0])).collect();
        assert!(pack(&crowded).is_none());
        let bytes = pack(&[(3, [1]), (u32::MAX, [2])]).expect("a table");
        for end in 0..bytes.len() {
            assert!(Packed::<1>::read(&bytes[..end]).is_none());
        }
        assert!(Packed::<1>::empty().get(3).is_none());
        // Starts that lead astray find nothing.
        let mut torn = bytes.clone();
        torn[HEADER..HEADER + START].fill(0x7f);
        let (table, _) = Packed::<1>::read(&torn).expect("a table");
        assert!(table.get(3).is_none());
    }
}
