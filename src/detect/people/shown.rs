//! What a whole entry shows of being a person: its name, the places where it stands, the text around.
//!
//! Properties alone; what each weighs is the judge's ([`super::judge`]). Most are true or false, a few
//! are shares, and the classes of the first and last word have a weight each.

use super::place::Place;
use super::setting::Setting;
use crate::detect::prose::Prose;
use crate::detect::words::{
    CITY, COMMON, COUNTRY, FEMALE, FREQUENT_FORENAME, FREQUENT_SURNAME, Known, MALE, PLACE, ROLE,
    SEEN_SMALL, SURNAME, hash_folded, known,
};
use crate::text::Span;

/// Names of the properties, in the order of their weights.
pub const PROPERTIES: [&str; 44] = [
    "anything at all",
    "several words",
    "largest margin",
    "mean margin",
    "several, begins with a forename",
    "begins with a frequent forename",
    "ends with a frequent surname",
    "several, ends with a word seen small",
    "behind a title or role",
    "like a thing: behind an article, before “, which”",
    "in capitals",
    "named again",
    "only on lines of its own",
    "the text hardly speaks of anybody",
    "the text hardly speaks of anybody, no list knows the name",
    "single, frequent forename",
    "single, surname",
    "single, seen small",
    "single, mostly small",
    "single, unknown word",
    "capitals inside a word",
    "also small in this text",
    "beside a verb of saying",
    "before a possessive",
    "behind a preposition of things",
    "ends with a word of a place",
    "several, begins with a word mostly small",
    "several, no list knows them",
    "hyphen before a word seen small",
    "more than three words",
    "share of words that only people have",
    "beside another capitalised word",
    "he, she or who soon behind",
    "a digit inside",
    "single, plural of a common word",
    "mean margin, several",
    "mean margin, as far as above the full one",
    "named again, single",
    "mean margin, hardly anybody",
    "mean margin, single and frequent forename",
    "other candidates: largest margins",
    "other candidates: share that lists vouch for",
    "the same, single",
    "hardly anybody, single",
];
/// Classes of word vectors, and none.
const CLASSES: usize = 65;
/// Classes of the last word of several, of a single word, of the first of several.
const BANKS: usize = 3;
/// Number of the first weight of the classes of the words beside the mentions.
pub const NEIGHBOURS: usize = PROPERTIES.len() + BANKS * CLASSES;
/// How many weights there are.
pub const COUNT: usize = NEIGHBOURS + 2 * CLASSES;
/// Mentions whose neighbours are looked at.
const LOOKED_AT: usize = 12;

/// The tagger's margin that counts as one, in the model's units.
const FULL_MARGIN: f32 = 900.0;

/// What one entry shows.
#[derive(Clone, Debug)]
pub struct Shown {
    properties: [f32; PROPERTIES.len()],
    classes: [Option<usize>; BANKS],
    /// For each class of word before and behind its mentions, the number of its weight and the share
    /// of the mentions.
    neighbours: Vec<(usize, f32)>,
    narrated: bool,
}

impl Shown {
    /// Numbers of the properties that the entry has, with how much.
    pub fn values(&self) -> impl Iterator<Item = (usize, f32)> {
        let classes = self.classes.iter().flatten().map(|at| (*at, 1.0));
        let properties = self.properties.iter().copied().enumerate();
        properties
            .filter(|(_, value)| *value != 0.0)
            .chain(classes)
            .chain(self.neighbours.iter().copied())
    }

    /// Whether it stands in a text that tells what happened and addresses nobody.
    pub fn is_narrated(&self) -> bool {
        self.narrated
    }

    /// Whether the fullest form is one word.
    pub fn is_single(&self) -> bool {
        self.classes[1].is_some()
    }
}

/// What the mentions of one entry show, with the tagger's margins.
pub(super) fn shown<'a>(
    prose: &'a Prose<'a>,
    setting: &Setting,
    mentions: &[Span],
    margins: &[i16],
) -> Shown {
    let longest = mentions
        .iter()
        .max_by_key(|span| span.of(prose.body()).split_whitespace().count());
    let name = Name::of(longest.map_or("", |span| span.of(prose.body())));
    let largest = f32::from(margins.iter().copied().max().unwrap_or(0));
    let sum: f32 = margins.iter().copied().map(f32::from).sum();
    let mean = sum / margins.len().max(1) as f32;
    let places: Vec<Place<'a>> = mentions
        .iter()
        .map(|span| Place::of(prose, *span))
        .collect();
    let any = |shows: fn(&Place<'a>) -> bool| places.iter().any(shows);
    let all = |shows: fn(&Place<'a>) -> bool| places.iter().all(shows);
    let written_small = |word: &str| setting.small.contains(&hash_folded(word));
    let is = |holds: bool| if holds { 1.0 } else { 0.0 };
    let [first, last] = [name.first, name.last];
    let (several, single) = (name.count > 1, name.count < 2);
    let vouched = first.has(FREQUENT_FORENAME) || last.has(SURNAME);
    let full_mean = (mean / FULL_MARGIN).clamp(-1.0 / 9.0, 1.0);
    let properties = [
        1.0,
        is(several),
        (largest / FULL_MARGIN).clamp(0.0, 1.0),
        full_mean,
        is(several && first.has(MALE | FEMALE)),
        is(first.has(FREQUENT_FORENAME)),
        is(last.has(FREQUENT_SURNAME)),
        is(several && last.has(SEEN_SMALL)),
        is(any(Place::is_titled)),
        is(any(Place::is_like_a_thing)),
        is(!name.text.contains(char::is_lowercase)),
        is(mentions.len() > 1),
        is(all(Place::is_line)),
        is(setting.of_things),
        is(setting.of_things && !vouched),
        is(single && first.has(FREQUENT_FORENAME)),
        is(single && last.has(SURNAME)),
        is(single && last.has(SEEN_SMALL)),
        is(single && last.has(COMMON)),
        is(single && last == Known::default()),
        is(name.words().any(has_capital_inside)),
        is(name.words().any(written_small)),
        is(any(Place::is_saying)),
        is(any(Place::has_possessive)),
        is(any(Place::is_behind_preposition)),
        is(last.has(CITY | COUNTRY | PLACE)),
        is(several && first.has(COMMON)),
        is(several && !vouched),
        is(name.words().any(ends_with_common_part)),
        is(name.count > 3),
        setting.human,
        is(any(Place::is_cut_out)),
        is(any(Place::is_meant_soon)),
        is(name.text.contains(|c: char| c.is_ascii_digit())),
        is(single && is_plural(name.text)),
        if several { full_mean } else { 0.0 },
        (mean / FULL_MARGIN - 1.0).clamp(0.0, 1.0),
        is(single && mentions.len() > 1),
        if setting.of_things { full_mean } else { 0.0 },
        if single && first.has(FREQUENT_FORENAME) {
            full_mean
        } else {
            0.0
        },
        0.0,
        0.0,
        0.0,
        is(setting.of_things && single),
    ];
    Shown {
        properties,
        classes: name.classes(),
        neighbours: neighbours(&places),
        // "Republicans" tell nothing of people in any text.
        narrated: setting.narrates && !(single && is_plural(name.text)),
    }
}

fn neighbours(places: &[Place<'_>]) -> Vec<(usize, f32)> {
    let looked_at = &places[..places.len().min(LOOKED_AT)];
    let share = 1.0 / looked_at.len().max(1) as f32;
    let mut sums: Vec<(usize, f32)> = Vec::new();
    let both = looked_at.iter().flat_map(|place| {
        let [before, behind] = place.neighbours();
        [(0, before), (CLASSES, behind)]
    });
    for (bank, class) in both {
        let at = NEIGHBOURS + bank + usize::from(class).min(CLASSES - 1);
        match sums.iter_mut().find(|(other, _)| *other == at) {
            Some((_, sum)) => *sum += share,
            None => sums.push((at, share)),
        }
    }
    sums
}

/// Adds to each entry what the others of the text show: where most are sure, so is one more.
pub(super) fn add_company(all: &mut [Shown]) {
    const LARGEST: usize = 2;
    const FORENAME: usize = 4;
    const SURNAME: usize = 6;
    let vouched = |shown: &Shown| {
        f32::from(u8::from(
            shown.properties[FORENAME] + shown.properties[SURNAME] > 1.0,
        ))
    };
    let margins: f32 = all.iter().map(|shown| shown.properties[LARGEST]).sum();
    let known: f32 = all.iter().map(vouched).sum();
    let others = all.len() as f32 - 1.0;
    for shown in all {
        // One pretended other of middling looks, so that a single one says little.
        let margin = (margins - shown.properties[LARGEST] + 0.5) / (others + 1.0);
        let share = (known - vouched(shown) + 0.5) / (others + 1.0);
        shown.properties[COMPANY] = margin;
        shown.properties[COMPANY + 1] = share;
        shown.properties[COMPANY + 2] = if shown.is_single() { share } else { 0.0 };
    }
}

/// Number of the first property of the others.
const COMPANY: usize = 40;

/// The fullest form of the name.
struct Name<'a> {
    text: &'a str,
    count: usize,
    first: Known,
    last: Known,
}

impl<'a> Name<'a> {
    fn of(text: &'a str) -> Self {
        let of = |word: Option<&str>| word.map(known).unwrap_or_default();
        Self {
            text,
            count: text.split_whitespace().count(),
            first: of(text.split_whitespace().next()),
            last: of(text.split_whitespace().next_back()),
        }
    }

    fn words(&self) -> impl Iterator<Item = &'a str> {
        self.text.split_whitespace()
    }

    /// Numbers of the weights of its words' classes.
    fn classes(&self) -> [Option<usize>; BANKS] {
        let number = |bank: usize, word: Known| {
            let class = usize::from(word.class).min(CLASSES - 1);
            Some(PROPERTIES.len() + bank * CLASSES + class)
        };
        if self.count > 1 {
            return [number(0, self.last), None, number(2, self.first)];
        }
        [None, number(1, self.last), None]
    }
}

/// "SaaS", "YouTube", but not "McKay", "DiCaprio", "O’Neill" or "Jean-Luc".
fn has_capital_inside(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mixed = letters.contains(char::is_lowercase) && !letters.contains(['-', '\'', '’', '.']);
    let prefixed = ["Mc", "Mac", "De", "Di", "La", "Le", "Du", "Van", "Fitz"]
        .iter()
        .any(|prefix| letters.starts_with(prefix));
    mixed && !prefixed && letters.chars().skip(1).any(char::is_uppercase)
}

/// "Republicans", "Pinners": without its "s" a word that is also written small, and no surname with it.
fn is_plural(word: &str) -> bool {
    let stem = word.strip_suffix('s').map(known);
    stem.is_some_and(|stem| stem.has(SEEN_SMALL | ROLE)) && !known(word).has(SURNAME)
}

/// "High-End", "New York-style": what is behind the hyphen is no name; in "Jae-in" it is a syllable.
fn ends_with_common_part(word: &str) -> bool {
    let Some((stem, part)) = word.rsplit_once('-') else {
        return false;
    };
    let syllable = part.len() < 4 && !known(stem).has(SEEN_SMALL);
    let part = known(part);
    !syllable && part.has(COMMON) && !part.has(SURNAME | MALE | FEMALE)
}
