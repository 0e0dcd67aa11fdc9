//! The second look: what the first look made of the same words all over the document.
//!
//! "Ennahda" may look like a person in one sentence; where five others show an organisation, the
//! second look says so. Its features are few, so its weights are a small model of their own that
//! adds to the scores of the first.

use super::features::{LISTED, mix};
use super::scene::{ByHash, Scene, Shape, Word};
use super::{Draft, FIRST, INSIDE, LABELS, LAST, ORGANIZATION, OTHER, OUTSIDE, PLACE, SINGLE};
use crate::detect::words;

/// What the first look made of all places of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// How often it gave each label.
    labels: [u16; LABELS],
    /// Sum of the leads of the labels of people over the others, in the model's units.
    lead: i32,
}

/// The first look at a whole document.
pub struct Seen<'a> {
    scene: &'a Scene,
    drafts: &'a [Draft],
    tallies: ByHash<Tally>,
    /// For each draft what the segments are that it is listed with: "A, B and C".
    company: Vec<Company>,
}

/// How many segments of people and of other things one is listed with.
#[derive(Clone, Copy, Debug, Default)]
struct Company {
    people: u16,
    others: u16,
    nothing: u16,
}

impl<'a> Seen<'a> {
    /// Counts what the first look found in a document.
    pub fn new(scene: &'a Scene, drafts: &'a [Draft]) -> Self {
        let mut tallies: ByHash<Tally> = ByHash::default();
        for draft in drafts {
            let labelled = draft.path.iter().zip(&draft.scores);
            for (at, (label, scores)) in (draft.segment.from..).zip(labelled) {
                let word = scene.words[at];
                if word.shape.is_capital() {
                    let tally = tallies.entry(word.hash).or_default();
                    let count = &mut tally.labels[usize::from(*label)];
                    *count = count.saturating_add(1);
                    tally.lead = tally.lead.saturating_add(lead(scores));
                }
            }
        }
        Self {
            scene,
            drafts,
            tallies,
            company: company(scene, drafts),
        }
    }
}

/// How far the best label of people is ahead of the best other, bounded.
fn lead(scores: &[i16; LABELS]) -> i32 {
    let best = |person: bool| {
        let labels = (0..LABELS).filter(|label| (FIRST..=SINGLE).contains(label) == person);
        labels
            .map(|label| i32::from(scores[label]))
            .max()
            .unwrap_or(0)
    };
    (best(true) - best(false)).clamp(-LARGEST_LEAD, LARGEST_LEAD)
}

/// A lead beyond this is no surer.
const LARGEST_LEAD: i32 = 400;

const LISTING: [u32; 6] = [
    words::hash(","),
    words::hash("and"),
    words::hash("or"),
    words::hash(";"),
    words::hash("&"),
    words::hash("with"),
];

fn company(scene: &Scene, drafts: &[Draft]) -> Vec<Company> {
    let mut companies = Vec::with_capacity(drafts.len());
    let listed = drafts.chunk_by(|one, next| {
        let between = one.segment.to..next.segment.from;
        (1..=2).contains(&between.len())
            && scene.bounds[one.segment.from] == scene.bounds[next.segment.from]
            && between
                .into_iter()
                .all(|at| LISTING.contains(&scene.words[at].hash))
    });
    for list in listed {
        let mut all = Company::default();
        list.iter().for_each(|draft| all.count(draft, 1));
        companies.extend(list.iter().map(|draft| {
            let mut rest = all;
            rest.count(draft, u16::MAX);
            rest
        }));
    }
    companies
}

impl Company {
    fn count(&mut self, draft: &Draft, times: u16) {
        let kind = draft
            .path
            .last()
            .map_or(OUTSIDE, |label| usize::from(*label));
        let count = match kind {
            OUTSIDE => &mut self.nothing,
            FIRST..=SINGLE => &mut self.people,
            _ => &mut self.others,
        };
        *count = count.wrapping_add(times);
    }

    fn code(self) -> u32 {
        let few = |count: u16| u32::from(count.min(3));
        few(self.people) << 4 | few(self.others) << 2 | few(self.nothing)
    }
}

const COMMA: u32 = words::hash(",");
const DETERMINERS: [u32; 6] = [
    words::hash("the"),
    words::hash("a"),
    words::hash("an"),
    words::hash("this"),
    words::hash("its"),
    words::hash("our"),
];

/// Adds the features of the draft's token `number` to `out`.
pub fn features(seen: &Seen, draft_number: usize, number: usize, out: &mut Vec<u32>) {
    let Seen { scene, tallies, .. } = seen;
    let draft = &seen.drafts[draft_number];
    let at = draft.segment.from + number;
    let label = |number: usize| draft.path.get(number).map_or(9, |label| u32::from(*label));
    let (this, before, after) = (
        label(number),
        label(number.wrapping_sub(1)),
        label(number + 1),
    );
    let margin = margin(&draft.scores[number], this as usize);
    out.push(mix(100, this, margin));
    out.push(mix(101, this << 8 | before, after));
    let word = scene.words[at];
    let elsewhere = elsewhere(tallies, word, Some(this), lead(&draft.scores[number]));
    out.push(mix(102, this, elsewhere.kinds));
    out.push(mix(103, elsewhere.kinds, elsewhere.places));
    out.push(mix(104, this << 8 | margin, elsewhere.main));
    out.push(mix(105, this, elsewhere.places));
    let (left, right) = (scene.word(at, -1), scene.word(at, 1));
    let around = [left, right].map(|word| self::elsewhere(tallies, word, None, 0));
    out.push(mix(
        106,
        this << 8 | before,
        around[0].main << 8 | around[0].places,
    ));
    out.push(mix(
        107,
        this << 8 | after,
        around[1].main << 8 | around[1].places,
    ));
    out.push(mix(
        108,
        elsewhere.main << 8 | around[0].main,
        around[1].main << 8 | this,
    ));
    let company = seen.company[draft_number].code();
    let length = draft.path.len().min(5) as u32;
    out.push(mix(120, this, company));
    out.push(mix(121, this << 8 | length, company));
    let (second_before, second_after) = (label(number.wrapping_sub(2)), label(number + 2));
    out.push(mix(122, this << 8 | second_before, second_after));
    let (runner_up, ahead) = runner_up(&draft.scores[number], this as usize);
    out.push(mix(123, this << 8 | runner_up, ahead));
    out.push(mix(124, this, elsewhere.lead));
    out.push(mix(125, this << 8 | margin, elsewhere.lead));
    let outside = [
        scene.word(draft.segment.from, -1),
        scene.word(draft.segment.to - 1, 1),
        scene.word(draft.segment.to - 1, 2),
    ];
    let determined =
        u32::from(DETERMINERS.contains(&outside[0].hash) || DETERMINERS.contains(&left.hash));
    out.push(mix(109, this << 8 | determined, elsewhere.main));
    let last = number + 1 == draft.path.len();
    if last {
        out.push(mix(110, this, outside[1].hash));
        if outside[1].hash == COMMA {
            out.push(mix(111, this, outside[2].hash));
        }
    }
    if number == 0 {
        out.push(mix(112, this, outside[0].hash));
    }
    let listed = u32::from(word.known.flags & LISTED);
    out.push(mix(113, this, listed));
    let notes = u32::from(scene.notes.get(&word.hash).copied().unwrap_or(0));
    out.push(mix(114, this, notes));
    for bit in 0..13 {
        if notes & (1 << bit) != 0 {
            out.push(mix(115, this << 8 | bit, elsewhere.main));
        }
    }
    out.push(mix(
        116,
        this << 8 | length,
        u32::from(draft.segment.style) << 8 | number.min(4) as u32,
    ));
}

/// What the other places of a word were taken for, in coarse numbers.
#[derive(Default)]
struct Elsewhere {
    /// Share of people, bodies, places, others and none, two bits each, and how many places.
    kinds: u32,
    /// What it mostly is, and how clearly.
    main: u32,
    /// Which positions in names of people it was seen at.
    places: u32,
    /// How far people are ahead there on average, coarsely; 0 where there is no other place.
    lead: u32,
}

fn elsewhere(tallies: &ByHash<Tally>, word: Word, here: Option<u32>, own_lead: i32) -> Elsewhere {
    if !word.shape.is_capital() || word.shape == Shape::Nothing {
        return Elsewhere::default();
    }
    let Some(tally) = tallies.get(&word.hash) else {
        return Elsewhere::default();
    };
    let count = |label: usize| {
        let own = u16::from(here == Some(label as u32));
        u32::from(tally.labels[label].saturating_sub(own))
    };
    let kinds = [
        count(0),
        count(FIRST) + count(INSIDE) + count(LAST) + count(SINGLE),
        count(ORGANIZATION),
        count(PLACE),
        count(OTHER),
    ];
    let all: u32 = kinds.iter().sum();
    let Some(main) = (0..kinds.len())
        .max_by_key(|&kind| kinds[kind])
        .filter(|_| all > 0)
    else {
        return Elsewhere::default();
    };
    let share = |kind: usize| match kinds[kind] * 4 / all {
        0 if kinds[kind] == 0 => 0,
        0 | 1 => 1,
        2 | 3 => 2,
        _ => 3,
    };
    let amount = (32 - all.leading_zeros()).min(4);
    let coded = (0..kinds.len()).fold(amount, |code, kind| code << 2 | share(kind));
    let seen = |label: usize| u32::from(count(label) > 0);
    Elsewhere {
        kinds: coded,
        main: 1 + main as u32 * 4 + share(main),
        lead: (6 + (tally.lead - own_lead) / all as i32 / LEAD_STEP) as u32,
        places: seen(FIRST) | seen(INSIDE) << 1 | seen(LAST) << 2 | seen(SINGLE) << 3,
    }
}

/// How far the label is ahead of the next best, coarsely.
fn margin(scores: &[i16; LABELS], label: usize) -> u32 {
    let others = (0..LABELS)
        .filter(|&other| other != label)
        .map(|other| scores[other]);
    let ahead = i32::from(scores[label]) - i32::from(others.max().unwrap_or(0));
    (ahead / MARGIN_STEP).clamp(-4, 8) as u32 & 15
}

/// The best label but this one, and how far this one is ahead, coarsely.
fn runner_up(scores: &[i16; LABELS], label: usize) -> (u32, u32) {
    let others = (0..LABELS).filter(|&other| other != label);
    let best = others.max_by_key(|&other| scores[other]).unwrap_or(0);
    let ahead = i32::from(scores[label]) - i32::from(scores[best]);
    (
        best as u32,
        (ahead / (MARGIN_STEP / 2)).clamp(-4, 8) as u32 & 15,
    )
}

/// Width of the steps in which leads are told apart.
const LEAD_STEP: i32 = 80;
/// Width of the steps in which margins are told apart, in the model's units.
const MARGIN_STEP: i32 = 40;
