//! What a block has of the title and of the metadata's text, under which heading it stands, and
//! whether its text stands on the page before.

use super::twins::Twins;
use super::{Hints, scaled, share};
use crate::doc::BlockKind;
use crate::strip::cues::words;
use crate::strip::hashes::{self, Hashes, Kept};
use crate::strip::segment::Sequence;
use crate::strip::stats::Stats;

/// What each block has of the title, of the metadata's text, of repetitions and headings.
#[derive(Debug)]
pub(super) struct Likeness {
    /// Number of the block that is most like the title.
    pub(super) title: Option<usize>,
    rows: Vec<[u8; Self::WIDTH]>,
}

impl Likeness {
    const WIDTH: usize = 32;

    pub(super) fn new(
        sequence: &Sequence,
        stats: &[Stats],
        hashes: &Hashes,
        hints: &Hints,
        twins: &Twins,
    ) -> Self {
        let mut rows = vec![[0; Self::WIDTH]; stats.len()];
        let title = describe_titles(sequence, stats, hashes, hints, &mut rows);
        describe_headings(sequence, stats, &mut rows);
        for (number, row) in rows.iter_mut().enumerate() {
            row[30] = scaled(twins.earlier(number) as f32);
            row[31] = scaled(twins.all(number) as f32);
        }
        Self { title, rows }
    }

    pub(super) fn describe(&self, number: usize, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.rows[number]);
    }
}

/// Blocks longer than this are no titles, words.
const LONG_TITLE: f32 = hashes::LONG;

fn describe_titles(
    sequence: &Sequence,
    stats: &[Stats],
    hashes: &Hashes,
    hints: &Hints,
    rows: &mut [[u8; Likeness::WIDTH]],
) -> Option<usize> {
    let title = hints.titles.first().map_or_else(Vec::new, |title| {
        let mut words = words_of(title);
        make_distinct(&mut words);
        words
    });
    let body = hints.body.as_deref().map_or_else(Vec::new, |body| {
        let mut pairs = words_of(body);
        make_pairs(&mut pairs);
        pairs
    });
    let mut own = Vec::new();
    let mut best = (0.0, 0);
    for (number, (block, stats)) in sequence.blocks.iter().zip(stats).enumerate() {
        let words = || hashes.of_block(number).0.iter().map(|word| word.hash);
        if !body.is_empty() {
            own.clear();
            own.extend(words());
            make_pairs(&mut own);
            rows[number][2] = share(common(&own, &body), own.len() as f32);
        }
        if stats.words > LONG_TITLE || !words().any(|word| title.contains(&word)) {
            continue;
        }
        own.clear();
        own.extend(words());
        make_distinct(&mut own);
        let common = common(&own, &title);
        let union = (own.len() + title.len()) as f32 - common;
        rows[number][0] = share(common, own.len() as f32);
        rows[number][1] = share(common, union);
        let heading = if matches!(block.kind, BlockKind::Heading(_)) {
            0.2
        } else {
            0.0
        };
        let likeness = common / union.max(1.0) + heading;
        if likeness > best.0 {
            best = (likeness, number);
        }
    }
    if best.0 <= 0.3 {
        return None;
    }
    for (number, row) in rows.iter_mut().enumerate() {
        row[3] = scaled(number.saturating_sub(best.1) as f32);
        row[4] = scaled(best.1.saturating_sub(number) as f32);
        row[5] = u8::from(number == best.1);
    }
    Some(best.1)
}

/// Which blocks' words are asked for.
pub(super) fn asked(hints: &Hints) -> Kept {
    match hints.body {
        Some(_) => Kept::All,
        None => Kept::Short,
    }
}

/// Hashes of a text's words.
fn words_of(text: &str) -> Vec<u32> {
    let mut hashes = Hashes::new(Kept::All);
    hashes.push_all(text);
    hashes.end_block();
    hashes.of_block(0).0.iter().map(|word| word.hash).collect()
}

/// Makes hashes of words those of pairs of words, each once and in order.
fn make_pairs(hashes: &mut Vec<u32>) {
    let mut before = 0;
    for hash in hashes.iter_mut() {
        let word = *hash;
        *hash = word.wrapping_mul(31).wrapping_add(before);
        before = word;
    }
    make_distinct(hashes);
}

/// The hashes each once and in order: for the few of a line quicker than a set that hashes again.
fn make_distinct(hashes: &mut Vec<u32>) {
    hashes.sort_unstable();
    hashes.dedup();
}

/// How many hashes of the first list are in the second.
fn common(some: &[u32], others: &[u32]) -> f32 {
    let known = |hash: &&u32| others.binary_search(hash).is_ok();
    some.iter().filter(known).count() as f32
}

/// Cues of a heading that tell what follows: these bits of [`words`] are told apart.
const TELLING: [u32; 9] = [
    words::bit("share"),
    words::bit("comment"),
    words::bit("related"),
    words::bit("letter"),
    words::bit("author"),
    words::bit("tags"),
    words::bit("menu"),
    words::bit("shop"),
    words::bit("legal"),
];

fn describe_headings(sequence: &Sequence, stats: &[Stats], rows: &mut [[u8; Likeness::WIDTH]]) {
    let mut heading: Option<usize> = None;
    let mut since_prose = 0.0;
    let mut since_heading = 0.0;
    for number in 0..rows.len() {
        let is_heading = matches!(sequence.blocks[number].kind, BlockKind::Heading(_));
        if is_heading {
            heading = Some(number);
            since_heading = 0.0;
        }
        let likeness = heading.map_or(0, |at| rows[at][0]);
        let row = &mut rows[number];
        row[6] = scaled(since_prose);
        row[7] = scaled(since_heading);
        if let Some(at) = heading {
            row[8] = scaled((number - at) as f32);
            if let BlockKind::Heading(level) = sequence.blocks[at].kind {
                row[9] = level;
            }
            for (place, cue) in TELLING.iter().enumerate() {
                row[10 + place] = u8::from(stats[at].cues & cue != 0);
            }
            row[19] = likeness;
        }
        since_heading += stats[number].words;
        since_prose = if stats[number].is_prose() {
            0.0
        } else {
            since_prose + 1.0
        };
    }
    let (mut until_prose, mut words, mut bytes, mut linked) = (0.0, 0.0, 0.0, 0.0);
    for number in (0..rows.len()).rev() {
        let row = &mut rows[number];
        row[20] = scaled(until_prose);
        row[21] = scaled(words);
        row[22] = share(linked, bytes);
        until_prose = if stats[number].is_prose() {
            0.0
        } else {
            until_prose + 1.0
        };
        if matches!(sequence.blocks[number].kind, BlockKind::Heading(_)) {
            (words, bytes, linked) = (0.0, 0.0, 0.0);
            continue;
        }
        words += stats[number].words;
        bytes += sequence.blocks[number].text.len() as f32;
        linked += stats[number].linked as f32;
    }
}
