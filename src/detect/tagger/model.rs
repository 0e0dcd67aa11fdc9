//! The trained weights, used in place, and the best sequence of labels under them.
//!
//! Layout: 64 transition weights (row: label before) as i16, little endian; then a packed table of
//! 8 weights as i8, one for each label, under the hashes of the features.

use super::{FIRST, INSIDE, LABELS, LAST, ORGANIZATION, OTHER, PLACE};
use crate::detect::packed::{self, Packed};

/// Bytes of the transition weights at the start.
const TRANSITIONS: usize = LABELS * LABELS * 2;
/// What a full name of a person has ahead of everything else, in the model's units: of the names that
/// corpora tag otherwise by so little, most are people, and the judge of entries comes after. With half
/// of it mean F1 of the five development sets is .1 to .3 less, with none .4; leaning to single words as
/// well gains nothing.
const FULL_NAME: i32 = 200;
/// The same for one right behind another name: "Harbour Party Robert Calloway". Corpora have few, so the
/// model would rather go on with the body. Mean F1 is .1 less without.
const BEHIND_ANOTHER: i32 = 300;
/// A score that nothing makes up for.
pub const NEVER: i32 = i32::MIN / 4;

/// A model in its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    transitions: [[i32; LABELS]; LABELS],
    table: Packed<'static, LABELS>,
}

impl Model {
    /// The model in the bytes; one without weights if they are not a model.
    pub fn new(bytes: &'static [u8]) -> Self {
        let (head, table) = bytes.split_at_checked(TRANSITIONS).unwrap_or_default();
        let mut transitions = [[0; LABELS]; LABELS];
        let pairs = head.as_chunks().0;
        for (weight, pair) in transitions.as_flattened_mut().iter_mut().zip(pairs) {
            *weight = i32::from(i16::from_le_bytes(*pair));
        }
        let table = Packed::read(table).map_or(Packed::empty(), |(table, _)| table);
        Self { transitions, table }
    }

    /// The bytes of a model; nothing if the rows do not fit a packed table.
    pub fn pack(
        transitions: &[[i16; LABELS]; LABELS],
        rows: &[(u32, [i8; LABELS])],
    ) -> Option<Vec<u8>> {
        let flat = transitions.as_flattened().iter();
        let mut bytes: Vec<u8> = flat.flat_map(|weight| weight.to_le_bytes()).collect();
        let rows = rows
            .iter()
            .map(|(hash, row)| (*hash, row.map(i8::cast_unsigned)));
        bytes.extend(packed::pack(&rows.collect::<Vec<_>>())?);
        Some(bytes)
    }

    /// The model with a leaning to full names of people: [`FULL_NAME`] and [`BEHIND_ANOTHER`].
    pub fn leaning_to_people(mut self) -> Self {
        // Something of the name always follows its first word, so this counts once for each.
        for next in [INSIDE, LAST] {
            self.transitions[FIRST][next] += FULL_NAME;
        }
        for before in [ORGANIZATION, PLACE, OTHER] {
            self.transitions[before][FIRST] += BEHIND_ANOTHER;
        }
        self
    }

    /// The scores of the labels: those given and the weights of the features.
    pub fn score(&self, given: [i16; LABELS], features: &[u32]) -> [i16; LABELS] {
        let mut sums = given.map(i32::from);
        for &feature in features {
            let weights = self.table.get(feature).unwrap_or(&[0; LABELS]);
            sums =
                std::array::from_fn(|label| sums[label] + i32::from(weights[label].cast_signed()));
        }
        sums.map(|sum| sum.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16)
    }

    /// The best sequence of labels for the scores of a segment's tokens (Viterbi).
    pub fn best(&self, scores: &[[i16; LABELS]]) -> Vec<u8> {
        let Some(first) = scores.first() else {
            return Vec::new();
        };
        let mut best: [i32; LABELS] = std::array::from_fn(|label| {
            if may_begin(label) {
                i32::from(first[label])
            } else {
                NEVER
            }
        });
        let mut backs: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        for node in &scores[1..] {
            let mut back = [0; LABELS];
            best = std::array::from_fn(|label| {
                let (from, sum) = self.best_before(&best, label);
                back[label] = from as u8;
                (sum + i32::from(node[label])).max(NEVER)
            });
            backs.push(back);
        }
        let ends = (0..LABELS).filter(|&label| may_end(label));
        let mut label = ends.max_by_key(|&label| best[label]).unwrap_or(0);
        let mut path = vec![label as u8];
        for back in backs.iter().rev() {
            label = usize::from(back[label]);
            path.push(label as u8);
        }
        path.reverse();
        path
    }

    fn best_before(&self, best: &[i32; LABELS], label: usize) -> (usize, i32) {
        let allowed = (0..LABELS).filter(|&from| may_follow(from, label));
        let sums = allowed.map(|from| (from, best[from] + self.transitions[from][label]));
        sums.max_by_key(|(_, sum)| *sum).unwrap_or((0, NEVER))
    }
}

/// Whether a label can be the first of a segment.
pub const fn may_begin(label: usize) -> bool {
    label != super::INSIDE && label != super::LAST
}

/// Whether a label can be the last of a segment.
pub const fn may_end(label: usize) -> bool {
    label != super::FIRST && label != super::INSIDE
}

/// Whether a label can follow another.
pub const fn may_follow(before: usize, label: usize) -> bool {
    may_end(before) == may_begin(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores of a token that prefers one label to people's by so much, and everything else far less.
    fn token(label: usize, ahead: i16) -> [i16; LABELS] {
        std::array::from_fn(|other| match other {
            _ if other == label => ahead,
            FIRST | LAST => 0,
            _ => -2000,
        })
    }

    #[track_caller]
    fn check(scores: &[[i16; LABELS]], plain: &[usize], leaning: &[usize]) {
        let bytes = Model::pack(&[[0; LABELS]; LABELS], &[]).expect("a model");
        let model = Model::new(bytes.leak());
        let best = |model: Model| model.best(scores).into_iter().map(usize::from);
        assert!(best(model).eq(plain.iter().copied()));
        assert!(best(model.leaning_to_people()).eq(leaning.iter().copied()));
    }

    #[test]
    fn a_full_name_that_is_a_little_behind_is_taken_for_a_person() {
        let place = |ahead| [token(PLACE, ahead); 2];
        check(&place(90), &[PLACE; 2], &[FIRST, LAST]);
        check(&place(110), &[PLACE; 2], &[PLACE; 2]);
        check(&[token(PLACE, 90)], &[PLACE], &[PLACE]);
    }

    #[test]
    fn a_full_name_behind_a_body_needs_less() {
        let party = token(ORGANIZATION, 1500);
        let rest = |ahead| token(ORGANIZATION, ahead);
        let body = [ORGANIZATION; 3];
        check(
            &[party, rest(240), rest(240)],
            &body,
            &[ORGANIZATION, FIRST, LAST],
        );
        check(&[party, rest(260), rest(260)], &body, &body);
    }
}
