//! Counts for the lexicon: how much more often a word or a name stands in articles than outside.
//! [`weigh`] learns beside it what each adds to the others.
//!
//! Every page has one vote about each of its hashes, and what fewer than a handful of sites have is
//! left out, so that no site's own class names and topics get in.

use std::collections::{BTreeMap, HashMap};

use byline::strip::lexicon::{UNIT, of_block};

use super::pages::Prepared;
use super::weigh;

/// Sites that must have a hash.
const SITES: usize = 6;
/// Votes that every hash is taken to have besides its own, split as the pages are.
const CALM: f32 = 3.0;
/// Weights nearer to 0 are left out.
const TELLING: i8 = 5;

#[derive(Default)]
struct Count {
    inside: f32,
    outside: f32,
    sites: Vec<u32>,
}

/// Counts the hashes of the pages that `chosen` takes; the bytes are what `strip::lexicon` reads.
pub(crate) fn count(pages: &[&Prepared], chosen: impl Fn(&Prepared) -> bool + Copy) -> Vec<u8> {
    let mut counts: HashMap<u32, Count> = HashMap::new();
    let mut prior = (0.0, 0.0);
    for page in pages.iter().filter(|page| chosen(page)) {
        for (hash, (sum, blocks)) in votes(page) {
            let inside = sum / blocks;
            let count = counts.entry(hash).or_default();
            count.inside += inside;
            count.outside += 1.0 - inside;
            prior.0 += inside;
            prior.1 += 1.0 - inside;
            if count.sites.len() < SITES && !count.sites.contains(&page.site) {
                count.sites.push(page.site);
            }
        }
    }
    let share = prior.0 / f32::max(prior.0 + prior.1, 1.0);
    let usual = (share / (1.0 - share)).ln();
    counts.retain(|_, count| count.sites.len() >= SITES);
    let is_plain = pages.first().is_some_and(|page| page.sequence.is_plain());
    let learnt = match is_plain {
        true => weigh::learn(pages, chosen, counts.keys().copied()),
        false => HashMap::new(),
    };
    let mut entries: Vec<(u32, i8, i8)> = counts
        .into_iter()
        .map(|(hash, count)| {
            let odds = (count.inside + CALM * share) / (count.outside + CALM * (1.0 - share));
            let weight = (odds.ln() - usual) * UNIT;
            let byte = |weight: f32| weight.clamp(-120.0, 120.0) as i8;
            let learnt = learnt.get(&hash).copied().unwrap_or_default();
            (hash, byte(weight), byte(learnt * UNIT))
        })
        .filter(|(_, counted, learnt)| counted.abs() >= TELLING || learnt.abs() >= TELLING)
        .collect();
    entries.sort_unstable();
    let mut bytes = (entries.len() as u32).to_le_bytes().to_vec();
    for (hash, counted, learnt) in entries {
        bytes.extend(hash.to_le_bytes());
        bytes.extend([counted.cast_unsigned(), learnt.cast_unsigned()]);
    }
    bytes
}

/// For each hash of a page: the sum of the targets of the blocks that have it, and their number. By hash,
/// because what is added up from them depends on the order.
fn votes(page: &Prepared) -> BTreeMap<u32, (f32, f32)> {
    let mut votes: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    let containers = &page.sequence.containers;
    let mut below = vec![(0.0, 0.0); containers.len()];
    let mut hashes = Vec::new();
    for (number, block) in page.sequence.blocks.iter().enumerate() {
        if page.weights[number] <= 0.0 {
            continue;
        }
        let target = page.targets[number];
        of_block(block, &mut hashes);
        hashes.sort_unstable();
        hashes.dedup();
        for &hash in &hashes {
            let vote = votes.entry(hash).or_default();
            *vote = (vote.0 + target, vote.1 + 1.0);
        }
        let weight = page.weights[number];
        let own = &mut below[block.container as usize];
        *own = (own.0 + target * weight, own.1 + weight);
    }
    for number in (0..containers.len()).rev() {
        let (sum, all) = below[number];
        if let Some(parent) = containers[number].parent {
            let outer = &mut below[parent as usize];
            *outer = (outer.0 + sum, outer.1 + all);
        }
        if all <= 0.0 {
            continue;
        }
        let mut names = containers[number].names.clone();
        names.sort_unstable();
        names.dedup();
        for hash in names {
            let vote = votes.entry(hash).or_default();
            *vote = (vote.0 + sum / all, vote.1 + 1.0);
        }
    }
    votes
}
