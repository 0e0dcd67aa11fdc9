//! Block, neighbours, container → the bytes that the model reads.
//!
//! Every feature is a byte: counts on a logarithmic scale, shares in two hundredths. No feature names
//! a site, and a word counts only through its group of cues, which every language has. The first
//! model sees [`Scene::describe`]; the second one sees what the first thought of the neighbourhood as
//! well ([`second`]).

mod likeness;
mod near;
mod place;
mod rank;
mod runs;
pub mod second;
mod twins;

use super::cues::words;
use super::hashes::Hashes;
use super::lexicon::{self, Lexicon, Lookup, Opinion};
use super::numbers::sixteenths_of_log2;
use super::segment::{Sequence, Shown, TextBlock};
use super::stats::Stats;
use crate::doc::BlockKind;
use likeness::Likeness;
use near::Near;
pub use place::{Group, Outline};
pub use twins::Twins;

/// What the page's metadata say, as far as the model reads it.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Titles by the metadata, best first.
    pub titles: Vec<String>,
    /// The article's text by the metadata.
    pub body: Option<String>,
    /// Whether the metadata call the page an article.
    pub article: bool,
    /// What else the metadata call the page, a bit for each of [`KINDS`].
    pub kinds: u8,
}

/// Parts of the names of types in JSON-LD and Open Graph that tell pages apart.
pub const KINDS: [&str; 8] = [
    "product",
    "list",
    "collection",
    "question",
    "faq",
    "forum",
    "recipe",
    "website",
];

/// A page prepared for describing its blocks.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The page.
    pub sequence: &'a Sequence,
    /// Counts of each block.
    pub stats: Vec<Stats>,
    /// Sums of each container.
    pub outline: Outline,
    /// Words before each block; one more entry holds all.
    pub words_before: Vec<f32>,
    /// Which blocks have the same text.
    pub twins: Twins,
    near: Near,
    likeness: Likeness,
    /// What the lexicon says of each block's words.
    spoken: Vec<Opinion>,
    /// Sums of it before each block, and one entry more.
    spoken_before: Vec<Opinion>,
    /// Repetitions and runs, on a page of plain text.
    runs: Vec<[u8; runs::WIDTH]>,
    page: Vec<u8>,
}

/// Bytes of one block's description for the first model.
pub const WIDTH: usize = 336;

/// A count on a logarithmic scale: 16 steps for a doubling.
pub fn scaled(count: f32) -> u8 {
    sixteenths_of_log2(1.0 + count.max(0.0))
}

/// A share in two hundredths.
pub fn share(part: f32, whole: f32) -> u8 {
    if whole <= 0.0 {
        return 0;
    }
    (part / whole * 200.0) as u8
}

impl<'a> Scene<'a> {
    /// Prepares a page.
    pub fn new(sequence: &'a Sequence, hints: &Hints, lexicon: &Lexicon) -> Self {
        let mut hashes = Hashes::new(likeness::asked(hints));
        let blocks = sequence.blocks.iter();
        let stats: Vec<Stats> = blocks
            .map(|block| Stats::read(block, &mut hashes))
            .collect();
        let mut words_before = Vec::with_capacity(stats.len() + 1);
        let mut sum = 0.0;
        for block in &stats {
            words_before.push(sum);
            sum += block.words;
        }
        words_before.push(sum);
        let twins = Twins::of(stats.iter().map(|s| s.hash));
        let likeness = Likeness::new(sequence, &stats, &hashes, hints, &twins);
        let mut lookup = Lookup::new(*lexicon);
        let outline = Outline::new(sequence, &stats, likeness.title, &mut lookup);
        let mut known = Vec::new();
        let blocks = sequence.blocks.iter().enumerate();
        let spoken = blocks.map(|(number, block)| {
            lexicon::of_hashed(&hashes, number, block, &mut known);
            lookup.opinion(&known)
        });
        let spoken: Vec<Opinion> = spoken.collect();
        let runs = match sequence.is_plain() {
            true => runs::describe(sequence, &stats),
            false => Vec::new(),
        };
        let page = describe_page(sequence, &stats, hints);
        let near = Near::new(sequence, &stats);
        Self {
            sequence,
            stats,
            outline,
            words_before,
            twins,
            near,
            likeness,
            spoken_before: lexicon::added_up(&spoken),
            spoken,
            runs,
            page,
        }
    }

    /// Whether the page is plain text, which has no elements.
    pub fn is_plain(&self) -> bool {
        self.sequence.is_plain()
    }

    /// Appends [`WIDTH`] bytes about a block.
    pub fn describe(&self, number: usize, out: &mut Vec<u8>) {
        let start = out.len();
        let (block, stats) = (&self.sequence.blocks[number], &self.stats[number]);
        describe_counts(block, stats, out);
        describe_cues(stats, out);
        self.near.describe(number, out);
        self.describe_position(number, out);
        self.likeness.describe(number, out);
        self.outline.describe(block, out);
        self.describe_words(number, out);
        if let Some(runs) = self.runs.get(number) {
            out.extend_from_slice(runs);
            self.describe_learnt(number, out);
        }
        out.extend_from_slice(&self.page);
        debug_assert!(out.len() - start <= WIDTH, "{} features", out.len() - start);
        out.resize(start + WIDTH, 0);
    }

    /// What the lexicon says of the block's words and of its neighbours'.
    fn describe_words(&self, number: usize, out: &mut Vec<u8>) {
        let own = self.spoken[number];
        out.extend_from_slice(&[
            own.mean_byte(),
            lexicon::byte(own.sum),
            lexicon::byte(i32::from(own.least)),
            lexicon::byte(i32::from(own.most)),
            scaled(own.known as f32),
        ]);
        for step in [-2, -1, 1, 2_isize] {
            let neighbour = number.checked_add_signed(step);
            let found = neighbour.and_then(|at| self.spoken.get(at)).copied();
            out.push(found.unwrap_or_default().mean_byte());
        }
        for range in [number.saturating_sub(8)..number, number + 1..number + 9] {
            let last = self.spoken.len();
            let [before, behind] =
                [range.start, range.end].map(|at| &self.spoken_before[at.min(last)]);
            let known = behind.known - before.known;
            out.push(lexicon::byte(
                behind.sum.wrapping_sub(before.sum) / known.max(1),
            ));
        }
    }

    /// What the learnt weights of the words say of the block and its neighbours.
    fn describe_learnt(&self, number: usize, out: &mut Vec<u8>) {
        for step in [0, -2, -1, 1, 2_isize] {
            let at = number.checked_add_signed(step);
            let found = at.and_then(|at| self.spoken.get(at)).copied();
            out.push(lexicon::byte(found.unwrap_or_default().learnt));
        }
        for range in [number.saturating_sub(8)..number, number + 1..number + 9] {
            let end = range.end.min(self.spoken.len());
            let around = self.spoken.get(range.start..end).unwrap_or_default();
            let sum: i32 = around.iter().map(|o| o.learnt).sum();
            out.push(lexicon::byte(sum / around.len().max(1) as i32));
        }
    }

    fn describe_position(&self, number: usize, out: &mut Vec<u8>) {
        let blocks = self.stats.len();
        let all = self.words_before[blocks];
        let before = self.words_before[number];
        let behind = all - self.words_before[number + 1];
        out.extend_from_slice(&[
            share(number as f32, blocks as f32),
            share(before, all),
            scaled(number as f32),
            scaled((blocks - number - 1) as f32),
            scaled(before),
            scaled(behind),
        ]);
    }
}

fn describe_counts(block: &TextBlock, stats: &Stats, out: &mut Vec<u8>) {
    let words = stats.words.max(1.0);
    let chars = stats.chars as f32;
    let letters = stats.letters as f32;
    let level = match block.kind {
        BlockKind::Heading(level) => 40 * level,
        BlockKind::Item { depth, .. } => 1 + depth.min(20),
        _ => 0,
    };
    out.extend_from_slice(&[
        scaled(stats.words),
        scaled(chars),
        (chars / words * 12.0) as u8,
        scaled(stats.commas as f32),
        scaled(stats.ends as f32),
        share(stats.commas as f32, words),
        share(stats.ends as f32, words),
        share(stats.digits as f32, chars),
        share(stats.capitals as f32, letters),
        share(stats.capitalised as f32, words),
        share(stats.stops as f32, words),
        scaled(stats.links as f32),
        (stats.link_share(block) * 200.0) as u8,
        share(stats.stressed as f32, block.text.len() as f32),
        scaled(stats.quotes as f32),
        scaled(stats.separators as f32),
        scaled(stats.icons as f32),
        scaled(stats.years as f32),
        scaled(stats.breaks as f32),
        share(stats.cued as f32, words),
        first_class(stats.first),
        last_class(stats.last),
        kind_code(block.kind),
        level,
        block.quoted.min(3),
        match block.shown {
            Shown::Yes => 0,
            Shown::WithoutScripts => 1,
            Shown::Never => 2,
        },
        block.gap,
        share(letters, chars),
    ]);
}

fn describe_cues(stats: &Stats, out: &mut Vec<u8>) {
    let cues: [u8; words::NAMES.len()] = std::array::from_fn(|at| (stats.cues >> at & 1) as u8);
    out.extend_from_slice(&cues);
}

fn kind_code(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph => 1,
        BlockKind::Item { number: None, .. } => 2,
        BlockKind::Item { .. } => 3,
        BlockKind::Caption => 4,
        BlockKind::Table { .. } => 5,
        BlockKind::Code => 6,
        BlockKind::Heading(level) => 7 + level,
    }
}

fn first_class(c: char) -> u8 {
    match c {
        '"' | '“' | '«' | '„' | '\'' | '‘' => 1,
        '0'..='9' => 3,
        _ if c.is_lowercase() => 4,
        _ if c.is_uppercase() => 5,
        _ if c.is_alphabetic() => 2,
        _ => 0,
    }
}

fn last_class(c: char) -> u8 {
    match c {
        '.' | '。' | '।' | '۔' => 6,
        '!' | '?' | '？' | '！' | '؟' => 5,
        '"' | '”' | '»' | '’' | '\'' => 4,
        ':' | '：' => 3,
        ',' | '…' | ';' => 2,
        ')' | ']' => 1,
        _ => 0,
    }
}

fn describe_page(sequence: &Sequence, stats: &[Stats], hints: &Hints) -> Vec<u8> {
    let mut page = describe_sums(sequence, stats);
    page.extend([u8::from(hints.article), u8::from(hints.body.is_some())]);
    page.extend((0..KINDS.len()).map(|kind| hints.kinds >> kind & 1));
    page
}

fn describe_sums(sequence: &Sequence, stats: &[Stats]) -> Vec<u8> {
    let mut words = 0.0;
    let (mut prose, mut prose_blocks, mut longest, mut linked, mut bytes) =
        (0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut headings, mut chars, mut letters, mut stops) = (0.0, 0.0, 0.0, 0.0);
    for (block, stats) in sequence.blocks.iter().zip(stats) {
        words += stats.words;
        if stats.is_prose() {
            prose += stats.words;
            prose_blocks += 1.0;
        }
        longest = stats.words.max(longest);
        linked += stats.linked as f32;
        bytes += block.text.len() as f32;
        headings += f32::from(matches!(block.kind, BlockKind::Heading(_)));
        chars += stats.chars as f32;
        letters += stats.letters as f32;
        stops += stats.stops as f32;
    }
    let blocks = stats.len() as f32;
    vec![
        scaled(blocks),
        scaled(words),
        share(linked, bytes),
        share(prose, words),
        scaled(prose / f32::max(prose_blocks, 1.0)),
        scaled(longest),
        scaled(words / blocks.max(1.0)),
        scaled(headings),
        share(letters, chars),
        share(stops, words),
        scaled(prose),
    ]
}
