//! Where a block stands in the tree: in what, beside what, how far from the page's core and title.

use std::collections::HashMap;

use super::{scaled, share};
use crate::strip::lexicon::{self, Lookup, Opinion};
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
    places: Vec<Place>,
    /// The number that each container's signature has among those of the page.
    kinds: Vec<u32>,
    /// How many different signatures there are.
    different: usize,
    parents: Vec<Option<u32>>,
}

/// What is said of a container to all blocks in it. Nearly all of it is what is said of the container
/// around, one step further away.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Names on the path.
    path: [u8; NAMED],
    /// Sums of the container and the four around it, innermost first.
    sums: [[u8; 5]; 5],
    /// Nearness of the cores, and the share of the page's prose in the heaviest container around that is
    /// not the whole page.
    cores: [u8; 5],
    /// What the lexicon says of the names: extremes of the path, and means of the container and the four
    /// around it.
    extremes: [i8; 2],
    means: [i8; 5],
    /// Sums of all containers of the same signature.
    alike: [u8; 6],
    /// The repeated containers that the parent and the one around it belong to.
    cards: [[u8; 4]; 2],
    /// The smallest container that holds the block like the title as well.
    title: [u8; 4],
    depth: u8,
}

impl Place {
    /// Outside of all containers.
    const NONE: Self = Self {
        path: [0; NAMED],
        sums: [[0; 5]; 5],
        cores: [0; 5],
        extremes: [0; 2],
        means: [0; 5],
        alike: [0; 6],
        cards: [[0; 4]; 2],
        title: [0; 4],
        depth: 0,
    };
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
        let cards = cards.iter().zip(&twins);
        let page = Page {
            cores: cores(&groups, &page),
            alike: alike
                .iter()
                .zip(&twins)
                .map(|(sum, &twins)| {
                    let [a, b, c, d, e] = sum.described(&page);
                    [a, b, c, d, e, scaled(twins as f32)]
                })
                .collect(),
            cards: cards
                .map(|(sum, &twins)| sum.described_as_card(&page, twins))
                .collect(),
            above_title: above_title(sequence, title),
            sum: page,
        };
        let mut places: Vec<Place> = Vec::with_capacity(containers.len());
        for (number, container) in containers.iter().enumerate() {
            let parent = container.parent.map(|parent| parent as usize);
            let mut place = parent.map_or(Place::NONE, |parent| places[parent]);
            let card = parent.map_or([0; 4], |parent| page.cards[kinds[parent] as usize]);
            place.cards = [card, place.cards[0]];
            place.step_into(number, &page, &groups[number]);
            place.path = path(place.path, container.tag, container.cues);
            place.name(lookup.opinion(&container.names));
            place.alike = page.alike[kinds[number] as usize];
            place.depth = container.depth.min(255) as u8;
            places.push(place);
        }
        Self {
            groups,
            places,
            kinds,
            different: count,
            parents: containers.iter().map(|c| c.parent).collect(),
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
        self.different
    }

    pub(super) fn describe(&self, block: &TextBlock, out: &mut Vec<u8>) {
        let place = &self.places[block.container as usize];
        let start = out.len();
        out.extend_from_slice(&place.path);
        let cues_at = start + NAMED - 32;
        bits(block.cues).for_each(|number| out[cues_at + number] = OWN + 1);
        out.extend_from_slice(place.sums.as_flattened());
        out.extend_from_slice(&place.cores);
        let weight = |weight: i8| lexicon::byte(i32::from(weight));
        out.extend_from_slice(&place.extremes.map(weight));
        out.extend_from_slice(&place.means.map(weight));
        out.extend_from_slice(&place.alike);
        out.extend_from_slice(place.cards.as_flattened());
        out.extend_from_slice(&place.title);
        out.push(place.depth);
    }
}

/// What the places of a page are told by.
struct Page {
    /// The smallest containers with 30, 50 and 80 % of the page's prose, and Readability's choice.
    cores: [u32; 4],
    /// What is said of the sums, of how many containers there are, and of the sums of them whole, by
    /// signature.
    alike: Vec<[u8; 6]>,
    cards: Vec<[u8; 4]>,
    /// Steps from the block like the title up to each container around it; the others have none.
    above_title: Vec<Option<usize>>,
    sum: Group,
}

fn above_title(sequence: &Sequence, title: Option<usize>) -> Vec<Option<usize>> {
    let containers = &sequence.containers;
    let title = title.map(|number| sequence.blocks[number].container);
    let mut above_title = vec![None; containers.len()];
    let above = std::iter::successors(title, |&c| containers[c as usize].parent);
    for (steps, container) in above.enumerate() {
        above_title[container as usize] = Some(steps);
    }
    above_title
}

/// What a core's own blocks are told, and how much less one step further in.
const AT_CORE: u8 = 200;
const FROM_CORE: u8 = 4;
/// Steps that are counted between a block, or the title, and what holds both.
const MOST_STEPS: usize = 100;

impl Place {
    /// Makes the place around that of the container of a number, as far as sums tell it.
    fn step_into(&mut self, number: usize, page: &Page, sum: &Group) {
        self.sums.rotate_right(1);
        self.sums[0] = sum.described(&page.sum);
        let [cores @ .., heaviest] = &mut self.cores;
        for (core, &at) in cores.iter_mut().zip(&page.cores) {
            *core = match at as usize == number {
                true => AT_CORE,
                false => core.saturating_sub(FROM_CORE),
            };
        }
        if sum.words < page.sum.words * 0.9 {
            *heaviest = share(sum.prose, page.sum.prose).max(*heaviest);
        }
        match page.above_title[number] {
            Some(down) => {
                self.title = [
                    1,
                    down.min(MOST_STEPS) as u8 + 1,
                    share(sum.words, page.sum.words),
                    share(sum.prose, page.sum.prose),
                ];
            }
            None if self.title[0] == 0 => {}
            None => self.title[0] = (self.title[0] + 1).min(MOST_STEPS as u8 + 1),
        }
    }

    /// Takes in what the lexicon says of the container's names.
    fn name(&mut self, own: Opinion) {
        let mean = own.sum / own.known.max(1);
        self.means.rotate_right(1);
        self.means[0] = mean.clamp(-127, 127) as i8;
        let [least, most] = &mut self.extremes;
        (*least, *most) = (own.least.min(*least), own.most.max(*most));
    }
}

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

fn path(mut path: [u8; NAMED], tag: Tag, cues: u32) -> [u8; NAMED] {
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
