//! Where a block stands in the tree: in what, beside what, how far from the page's core and title.

use std::collections::HashMap;

use super::{scaled, share};
use crate::strip::lexicon::{self, Lookup};
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

    fn described(&self, page: &Group) -> [u8; 5] {
        [
            scaled(self.words),
            scaled(self.blocks),
            scaled(self.words / self.blocks.max(1.0)),
            share(self.linked, self.bytes),
            share(self.prose, page.prose),
        ]
    }

    /// As one of several containers that repeat.
    fn described_as_card(&self, page: &Group, twins: u32) -> [u8; 4] {
        [
            scaled(twins as f32),
            scaled(self.words / twins as f32),
            share(self.linked, self.bytes),
            share(self.prose, page.prose),
        ]
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
    /// What is said of each container to all blocks in it.
    described: Vec<[u8; 5]>,
    /// What is said of the sums, of how many containers there are, and of the sums of them whole, by
    /// signature: by the number that `kinds` has for each container, so that it is looked up once.
    alike: Vec<[u8; 6]>,
    cards: Vec<[u8; 4]>,
    kinds: Vec<u32>,
    /// Steps from the block like the title up to each container around it; the others have none.
    above_title: Vec<Option<usize>>,
    paths: Vec<[u8; NAMED]>,
    /// What the lexicon says of each container's names: their mean, and the extremes of the path.
    named: Vec<[i8; 3]>,
    /// The smallest containers with 30, 50 and 80 % of the page's prose, and Readability's choice.
    cores: [u32; 4],
    parents: Vec<Option<u32>>,
    depths: Vec<u16>,
    page: Group,
}

/// Shares of the page's prose that make a container one of its cores.
const CORES: [f32; 3] = [0.3, 0.5, 0.8];

impl Outline {
    pub(super) fn new(
        sequence: &Sequence,
        stats: &[Stats],
        title: Option<usize>,
        lookup: &mut Lookup,
    ) -> Self {
        let containers = &sequence.containers;
        let mut groups = vec![Group::default(); containers.len()];
        let (kinds, count) = kinds(sequence);
        let mut alike = vec![Group::default(); count];
        for (block, stats) in sequence.blocks.iter().zip(stats) {
            let own = group_of(block, stats);
            let at = block.container as usize;
            groups[at].add(own);
            alike[kinds[at] as usize].add(own);
            add_score(&mut groups, sequence, block, stats);
        }
        let mut twins = vec![0; count];
        for (number, container) in containers.iter().enumerate().rev() {
            twins[kinds[number] as usize] += 1;
            if let Some(parent) = container.parent {
                let sum = groups[number];
                groups[parent as usize].add(sum);
            }
        }
        let page = groups.first().copied().unwrap_or_default();
        let mut cards = vec![Group::default(); count];
        for (&kind, sum) in kinds.iter().zip(&groups) {
            cards[kind as usize].add(*sum);
        }
        let title = title.map(|number| sequence.blocks[number].container);
        let mut above_title = vec![None; containers.len()];
        let above = std::iter::successors(title, |&c| containers[c as usize].parent);
        for (steps, container) in above.enumerate() {
            above_title[container as usize] = Some(steps);
        }
        let mut paths: Vec<[u8; NAMED]> = Vec::with_capacity(containers.len());
        for container in containers {
            let outer = container.parent.map(|p| paths[p as usize]);
            paths.push(path(outer, container.tag, container.cues));
        }
        let mut named: Vec<[i8; 3]> = Vec::with_capacity(containers.len());
        for container in containers {
            let outer = container.parent.map_or([0; 3], |p| named[p as usize]);
            let own = lookup.opinion(&container.names);
            let mean = own.sum / own.known.max(1);
            named.push([
                mean.clamp(-127, 127) as i8,
                outer[1].min(own.least),
                outer[2].max(own.most),
            ]);
        }
        let cores = cores(&groups, &page);
        let alike = alike.iter().zip(&twins).map(|(sum, &twins)| {
            let [a, b, c, d, e] = sum.described(&page);
            [a, b, c, d, e, scaled(twins as f32)]
        });
        let cards = cards.iter().zip(&twins);
        Self {
            described: groups.iter().map(|sum| sum.described(&page)).collect(),
            groups,
            alike: alike.collect(),
            cards: cards
                .map(|(sum, &twins)| sum.described_as_card(&page, twins))
                .collect(),
            kinds,
            above_title,
            paths,
            named,
            cores,
            parents: containers.iter().map(|c| c.parent).collect(),
            depths: containers.iter().map(|c| c.depth).collect(),
            page,
        }
    }

    /// The containers around a block, innermost first.
    pub fn around(&self, block: &TextBlock) -> impl Iterator<Item = u32> + '_ {
        let innermost = (!self.groups.is_empty()).then_some(block.container);
        std::iter::successors(innermost, |&c| self.parents[c as usize])
    }

    /// Number of the signature that the block's container has, among those of the page.
    pub fn kind(&self, block: &TextBlock) -> usize {
        let kind = self.kinds.get(block.container as usize);
        kind.copied().unwrap_or_default() as usize
    }

    /// How many different signatures the page has.
    pub fn kinds(&self) -> usize {
        self.alike.len()
    }

    pub(super) fn describe(&self, block: &TextBlock, out: &mut Vec<u8>) {
        let start = out.len();
        let at = block.container as usize;
        let path = &self.paths[at];
        out.extend_from_slice(path);
        let cues_at = start + NAMED - 32;
        bits(block.cues).for_each(|number| out[cues_at + number] = OWN + 1);
        let mut around = self.around(block);
        for _ in 0..5 {
            match around.next() {
                Some(container) => out.extend_from_slice(&self.described[container as usize]),
                None => out.extend_from_slice(&[0; 5]),
            }
        }
        self.describe_cores(block, out);
        self.describe_names(block, out);
        let kind = self.kinds[at] as usize;
        out.extend_from_slice(&self.alike[kind]);
        self.describe_cards(block, out);
        self.describe_title(block, out);
        out.push(self.depths[at].min(255) as u8);
    }

    fn describe_names(&self, block: &TextBlock, out: &mut Vec<u8>) {
        let [_, least, most] = self.named[block.container as usize];
        out.extend_from_slice(&[
            lexicon::byte(i32::from(least)),
            lexicon::byte(i32::from(most)),
        ]);
        let mut around = self.around(block);
        for _ in 0..5 {
            let mean = around.next().map_or(0, |c| self.named[c as usize][0]);
            out.push(lexicon::byte(i32::from(mean)));
        }
    }

    /// The repeated containers that the block's parents belong to.
    fn describe_cards(&self, block: &TextBlock, out: &mut Vec<u8>) {
        let mut around = self.around(block).skip(1);
        for _ in 0..2 {
            let Some(container) = around.next() else {
                out.extend_from_slice(&[0; 4]);
                continue;
            };
            let kind = self.kinds[container as usize] as usize;
            out.extend_from_slice(&self.cards[kind]);
        }
    }

    /// The smallest container that holds the block and the one like the title.
    fn describe_title(&self, block: &TextBlock, out: &mut Vec<u8>) {
        let mut around = self.around(block).take(MAX_STEPS).enumerate();
        let common = around.find_map(|(up, c)| Some((up, self.above_title[c as usize]?, c)));
        let Some((up, down, container)) = common else {
            out.extend_from_slice(&[0; 4]);
            return;
        };
        let sum = &self.groups[container as usize];
        out.extend_from_slice(&[
            up.min(100) as u8 + 1,
            down.min(100) as u8 + 1,
            share(sum.words, self.page.words),
            share(sum.prose, self.page.prose),
        ]);
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

/// A number for each different signature, by container, and how many there are.
fn kinds(sequence: &Sequence) -> (Vec<u32>, usize) {
    let mut known: HashMap<u32, u32> = HashMap::new();
    let containers = sequence.containers.iter();
    let kinds = containers.map(|container| {
        let next = known.len() as u32;
        *known.entry(container.signature).or_insert(next)
    });
    (kinds.collect(), known.len())
}

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
    bits(cues).for_each(|number| path[22 + number] = OWN);
    path
}

/// Numbers of the bits that are set.
fn bits(cues: u32) -> impl Iterator<Item = usize> {
    let rest = std::iter::successors(Some(cues), |&rest| Some(rest & rest.wrapping_sub(1)));
    rest.take_while(|&rest| rest != 0)
        .map(|rest| rest.trailing_zeros() as usize)
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
