//! Where a block stands: in the tree, under which heading, how far from the title.

use std::collections::{HashMap, HashSet};

use super::{Hints, scaled, share, tally};
use crate::doc::BlockKind;
use crate::strip::cues::{self, words};
use crate::strip::segment::tags::Tag;
use crate::strip::segment::{Sequence, TextBlock};
use crate::strip::stats::Stats;

/// Sums over the blocks of a container or of a set of equal ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Group {
    /// Words.
    pub words: f32,
    /// Words in blocks that look like prose.
    pub prose: f32,
    /// Bytes.
    pub bytes: f32,
    /// Bytes in links.
    pub linked: f32,
    /// Blocks.
    pub blocks: f32,
    /// Readability's score of the paragraphs right below.
    pub score: f32,
}

impl Group {
    fn add(&mut self, other: Group) {
        self.words += other.words;
        self.prose += other.prose;
        self.bytes += other.bytes;
        self.linked += other.linked;
        self.blocks += other.blocks;
    }

    fn describe(&self, page: &Group, out: &mut Vec<u8>) {
        out.extend_from_slice(&[
            scaled(self.words),
            scaled(self.blocks),
            scaled(self.words / self.blocks.max(1.0)),
            share(self.linked, self.bytes),
            share(self.prose, page.prose),
        ]);
    }
}

/// Names and cues that a container's path is searched for.
const NAMED: usize = 22 + 32;
/// Byte for a name on the block's own container; one step up costs [`STEP`].
const OWN: u8 = 250;
const STEP: u8 = 20;
const FAR: u8 = 10;

/// Sums of all containers, and what lies on the path to each.
#[derive(Debug)]
pub struct Outline {
    /// Sums, by the container's number.
    pub groups: Vec<Group>,
    /// Sums by signature.
    alike: HashMap<u32, Group>,
    /// How many containers have the signature.
    twins: HashMap<u32, u32>,
    paths: Vec<[u8; NAMED]>,
    /// The smallest containers with 30, 50 and 80 % of the page's prose, and Readability's choice.
    cores: [u32; 4],
    parents: Vec<Option<u32>>,
    depths: Vec<u16>,
    signatures: Vec<u32>,
    page: Group,
}

/// Shares of the page's prose that make a container one of its cores.
const CORES: [f32; 3] = [0.3, 0.5, 0.8];

impl Outline {
    pub(super) fn new(sequence: &Sequence, stats: &[Stats]) -> Self {
        let containers = &sequence.containers;
        let mut groups = vec![Group::default(); containers.len()];
        let mut alike: HashMap<u32, Group> = HashMap::new();
        for (block, stats) in sequence.blocks.iter().zip(stats) {
            let own = group_of(block, stats);
            let at = block.container as usize;
            groups[at].add(own);
            alike.entry(containers[at].signature).or_default().add(own);
            add_score(&mut groups, sequence, block, stats);
        }
        let mut twins: HashMap<u32, u32> = HashMap::new();
        for (number, container) in containers.iter().enumerate().rev() {
            *twins.entry(container.signature).or_default() += 1;
            if let Some(parent) = container.parent {
                let sum = groups[number];
                groups[parent as usize].add(sum);
            }
        }
        let page = groups.first().copied().unwrap_or_default();
        let mut paths: Vec<[u8; NAMED]> = Vec::with_capacity(containers.len());
        for container in containers {
            let outer = container.parent.map(|p| paths[p as usize]);
            paths.push(path(outer, container.tag, container.cues));
        }
        let cores = cores(&groups, &page);
        Self {
            groups,
            alike,
            twins,
            paths,
            cores,
            parents: containers.iter().map(|c| c.parent).collect(),
            depths: containers.iter().map(|c| c.depth).collect(),
            signatures: containers.iter().map(|c| c.signature).collect(),
            page,
        }
    }

    /// The containers around a block, innermost first.
    pub fn around(&self, block: &TextBlock) -> impl Iterator<Item = u32> + '_ {
        let innermost = (!self.groups.is_empty()).then_some(block.container);
        std::iter::successors(innermost, |&c| self.parents[c as usize])
    }

    /// Signature of the block's container.
    pub fn signature(&self, block: &TextBlock) -> u32 {
        self.signatures
            .get(block.container as usize)
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn describe(&self, block: &TextBlock, out: &mut Vec<u8>) {
        let start = out.len();
        let at = block.container as usize;
        let path = &self.paths[at];
        out.extend_from_slice(path);
        let cues_at = start + NAMED - 32;
        for number in 0..32 {
            if block.cues >> number & 1 == 1 {
                out[cues_at + number] = OWN + 1;
            }
        }
        let mut around = self.around(block);
        for _ in 0..5 {
            match around.next() {
                Some(container) => self.groups[container as usize].describe(&self.page, out),
                None => out.extend_from_slice(&[0; 5]),
            }
        }
        self.describe_cores(block, out);
        let signature = self.signatures[at];
        self.alike[&signature].describe(&self.page, out);
        out.push(scaled(self.twins[&signature] as f32));
        let parent = self.parents[at].map_or(0, |p| self.twins[&self.signatures[p as usize]]);
        out.push(scaled(parent as f32));
        out.push(self.depths[at].min(255) as u8);
    }

    fn describe_cores(&self, block: &TextBlock, out: &mut Vec<u8>) {
        let mut steps = [0_u8; 4];
        let mut heaviest = 0.0_f32;
        for (step, container) in self.around(block).enumerate().take(MAX_STEPS) {
            for (core, &number) in self.cores.iter().enumerate() {
                if number == container {
                    steps[core] = 200_u8.saturating_sub(step.min(190) as u8 * 4);
                }
            }
            let sum = &self.groups[container as usize];
            if sum.words < self.page.words * 0.9 {
                heaviest = heaviest.max(sum.prose);
            }
        }
        out.extend_from_slice(&steps);
        out.push(share(heaviest, self.page.prose));
    }
}

/// How far up a block's path is followed; deeper pages are hostile.
const MAX_STEPS: usize = 60;

fn group_of(block: &TextBlock, stats: &Stats) -> Group {
    Group {
        words: stats.words,
        prose: if stats.is_prose() { stats.words } else { 0.0 },
        bytes: block.text.len() as f32,
        linked: stats.linked as f32,
        blocks: 1.0,
        score: 0.0,
    }
}

/// Readability: a paragraph's commas and length count for its parent, and half for the one above.
fn add_score(groups: &mut [Group], sequence: &Sequence, block: &TextBlock, stats: &Stats) {
    if stats.words < 5.0 {
        return;
    }
    let score = (1.0 + stats.commas as f32 + (stats.chars as f32 / 100.0).min(3.0))
        * (1.0 - stats.link_share(block));
    let up = |c: u32| sequence.containers[c as usize].parent;
    let own = block.container;
    let is_paragraph = sequence.containers[own as usize].tag == Tag::Paragraph;
    let first = if is_paragraph { up(own) } else { Some(own) };
    if let Some(first) = first {
        groups[first as usize].score += score;
        if let Some(second) = up(first) {
            groups[second as usize].score += score / 2.0;
        }
    }
}

fn cores(groups: &[Group], page: &Group) -> [u32; 4] {
    let mut best = [u32::MAX; 4];
    let mut smallest = [f32::INFINITY; 3];
    let mut top = 0.0;
    for (number, group) in groups.iter().enumerate() {
        for (core, part) in CORES.iter().enumerate() {
            // Later containers are inside or behind: of equal ones the innermost is meant.
            if page.prose > 0.0 && group.prose >= page.prose * part && group.words <= smallest[core]
            {
                smallest[core] = group.words;
                best[core] = number as u32;
            }
        }
        let score = group.score * (1.0 - group.linked / group.bytes.max(1.0));
        if score > top {
            top = score;
            best[3] = number as u32;
        }
    }
    best
}

fn path(outer: Option<[u8; NAMED]>, tag: Tag, cues: u32) -> [u8; NAMED] {
    let mut path = outer.unwrap_or([0; NAMED]);
    for byte in &mut path {
        if *byte > 0 {
            *byte = byte.saturating_sub(STEP).max(FAR);
        }
    }
    if let Some(number) = tag_number(tag) {
        path[number] = OWN;
    }
    for number in 0..32 {
        if cues >> number & 1 == 1 {
            path[22 + number] = OWN;
        }
    }
    path
}

fn tag_number(tag: Tag) -> Option<usize> {
    Some(match tag {
        Tag::Paragraph => 0,
        Tag::Article => 1,
        Tag::Section => 2,
        Tag::Main => 3,
        Tag::Aside => 4,
        Tag::Navigation => 5,
        Tag::Header => 6,
        Tag::Footer => 7,
        Tag::List | Tag::Ordered => 8,
        Tag::Item => 9,
        Tag::Description => 10,
        Tag::Figure => 11,
        Tag::Caption => 12,
        Tag::Table => 13,
        Tag::Cell => 14,
        Tag::Form => 15,
        Tag::Control => 16,
        Tag::Address => 17,
        Tag::Details => 18,
        Tag::Dialog => 19,
        Tag::Quote => 20,
        Tag::Division => 21,
        _ => return None,
    })
}

/// What each block has of the title, of the metadata's text, of repetitions and headings.
#[derive(Debug)]
pub(super) struct Place {
    rows: Vec<[u8; Self::WIDTH]>,
}

impl Place {
    const WIDTH: usize = 32;

    pub(super) fn new(sequence: &Sequence, stats: &[Stats], hints: &Hints) -> Self {
        let mut rows = vec![[0; Self::WIDTH]; stats.len()];
        describe_titles(sequence, stats, hints, &mut rows);
        describe_headings(sequence, stats, &mut rows);
        let (earlier, all) = tally(stats.iter().map(|s| s.hash));
        for ((row, earlier), all) in rows.iter_mut().zip(earlier).zip(all) {
            row[30] = scaled(earlier as f32);
            row[31] = scaled(all as f32);
        }
        Self { rows }
    }

    pub(super) fn describe(&self, number: usize, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.rows[number]);
    }
}

/// Hashes of the words of a text in lower case, without marks.
pub(super) fn word_hashes(text: &str) -> impl Iterator<Item = u32> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| cues::hash_lower(cues::HASH_START, word))
}

/// Blocks longer than this are no titles, words.
const LONG_TITLE: f32 = 40.0;

fn describe_titles(
    sequence: &Sequence,
    stats: &[Stats],
    hints: &Hints,
    rows: &mut [[u8; Place::WIDTH]],
) {
    let title: HashSet<u32> = hints
        .titles
        .first()
        .map_or(HashSet::new(), |t| word_hashes(t).collect());
    let body: HashSet<u32> = hints.body.as_deref().map_or(HashSet::new(), pairs);
    let mut best = (0.0, 0);
    for (number, (block, stats)) in sequence.blocks.iter().zip(stats).enumerate() {
        if !body.is_empty() {
            let own = pairs(&block.text);
            let found = own.iter().filter(|pair| body.contains(pair)).count();
            rows[number][2] = share(found as f32, own.len() as f32);
        }
        if title.is_empty() || stats.words > LONG_TITLE {
            continue;
        }
        let own: HashSet<u32> = word_hashes(&block.text).collect();
        let common = own.intersection(&title).count() as f32;
        let union = (own.len() + title.len()) as f32 - common;
        rows[number][0] = share(common, own.len() as f32);
        rows[number][1] = share(common, union);
        let heading = if matches!(block.kind, BlockKind::Heading(_)) {
            0.2
        } else {
            0.0
        };
        let likeness = common / union.max(1.0) + heading;
        if common > 0.0 && likeness > best.0 {
            best = (likeness, number);
        }
    }
    for (number, row) in rows.iter_mut().enumerate() {
        if best.0 > 0.3 {
            row[3] = scaled(number.saturating_sub(best.1) as f32);
            row[4] = scaled(best.1.saturating_sub(number) as f32);
            row[5] = u8::from(number == best.1);
        }
    }
}

fn pairs(text: &str) -> HashSet<u32> {
    let mut before = 0;
    let mut out = HashSet::new();
    for word in word_hashes(text) {
        out.insert(word.wrapping_mul(31).wrapping_add(before));
        before = word;
    }
    out
}

/// Cues of a heading that tell what follows: these bits of [`words`] are told apart.
const TELLING: [&str; 9] = [
    "share", "comment", "related", "letter", "author", "tags", "menu", "shop", "legal",
];

fn describe_headings(sequence: &Sequence, stats: &[Stats], rows: &mut [[u8; Place::WIDTH]]) {
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
            for (place, name) in TELLING.iter().enumerate() {
                row[10 + place] = u8::from(stats[at].cues & words::bit(name) != 0);
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
