//! Documents → what the tagger learns from: for each segment of capitalised words the features of
//! its tokens and the labels that the corpus allows.
//!
//! Each corpus marks something else, so a token may allow several labels: where a corpus has no tag
//! for peoples, what it leaves unmarked may be one.

use super::text::{Text, trimmed};
use byline::detect::tagger::{
    self, FIRST, INSIDE, LABELS, LAST, ORGANIZATION, OTHER, OUTSIDE, PLACE, SINGLE, features,
    model::Model, scene::Scene, second, segments, segments::Segment,
};
use byline::detect::words;
use byline::text::Span;

/// A set of labels, one bit each.
pub(super) type Labels = u8;

const fn only(label: usize) -> Labels {
    1 << label
}
const PERSON: Labels = only(FIRST) | only(INSIDE) | only(LAST) | only(SINGLE);
const ANY: Labels = !0;

/// What a corpus leaves unmarked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Silence {
    /// Nothing: what is unmarked is no name.
    Complete,
    /// Peoples, works and events.
    NoOthers,
    /// Any name may be unmarked.
    Partial,
}

/// A segment to learn from.
pub(super) struct Example {
    /// Features of each token.
    pub(super) features: Vec<Vec<u32>>,
    /// Allowed labels of each token.
    pub(super) labels: Vec<Labels>,
    /// Scores that each token has already.
    pub(super) given: Vec<[f32; LABELS]>,
}

/// What the first look learns of a document.
pub(super) fn first_examples(text: &Text, silence: Silence) -> Vec<Example> {
    let scene = Scene::new(&text.body, &text.tokens, &text.sentences);
    let labels = labels(text, &scene, silence);
    let segments = segments::segments(&scene).into_iter();
    segments
        .map(|segment| {
            let features = (segment.from..segment.to).map(|at| {
                let mut found = Vec::with_capacity(96);
                features::features(&scene, &text.body, &text.tokens, segment, at, &mut found);
                found
            });
            Example {
                features: features.collect(),
                labels: labels_of(&labels, segment),
                given: vec![[0.0; LABELS]; segment.to - segment.from],
            }
        })
        .collect()
}

/// What the second look learns of a document that the first look knows by this model; `scale` is
/// the number of the model's units in one of the field's.
pub(super) fn second_examples(
    text: &Text,
    silence: Silence,
    first: &Model,
    scale: f32,
) -> Vec<Example> {
    let scene = Scene::new(&text.body, &text.tokens, &text.sentences);
    let labels = labels(text, &scene, silence);
    let drafts = tagger::first_look(first, &scene, &text.body, &text.tokens);
    let seen = second::Seen::new(&scene, &drafts);
    drafts
        .iter()
        .enumerate()
        .map(|(draft_number, draft)| {
            let features = (0..draft.path.len()).map(|number| {
                let mut found = Vec::with_capacity(48);
                second::features(&seen, draft_number, number, &mut found);
                found
            });
            let given = draft
                .scores
                .iter()
                .map(|scores| scores.map(|score| f32::from(score) / scale));
            Example {
                features: features.collect(),
                labels: labels_of(&labels, draft.segment),
                given: given.collect(),
            }
        })
        .collect()
}

fn labels_of(labels: &[Labels], segment: Segment) -> Vec<Labels> {
    let mut labels = labels[segment.from..segment.to].to_vec();
    close_ends(&mut labels);
    labels
}

/// A name that is cut off by the segment's end may end there.
fn close_ends(labels: &mut [Labels]) {
    if let Some(first) = labels.first_mut()
        && *first & !(only(INSIDE) | only(LAST)) == 0
    {
        *first |= PERSON;
    }
    if let Some(last) = labels.last_mut()
        && *last & !(only(FIRST) | only(INSIDE)) == 0
    {
        *last |= PERSON;
    }
}

fn labels(text: &Text, scene: &Scene, silence: Silence) -> Vec<Labels> {
    let outside = match silence {
        Silence::Complete => only(OUTSIDE),
        Silence::NoOthers => only(OUTSIDE) | only(OTHER),
        Silence::Partial => ANY,
    };
    let mut labels = vec![outside; text.tokens.len()];
    for (span, tag) in &text.spans {
        let span = if tag == "PER" {
            trimmed(&text.body, *span)
        } else {
            *span
        };
        let inside = tokens_in(text, span);
        if inside.is_empty() {
            continue;
        }
        mark(&mut labels[inside.clone()], tag);
        if tag == "LOC" || tag == "GPE" {
            for at in inside {
                // Some corpora tag "American" as a place.
                if scene.words[at].known.has(words::COUNTRY) {
                    labels[at] |= only(OTHER);
                }
            }
        }
    }
    labels
}

fn tokens_in(text: &Text, span: Span) -> std::ops::Range<usize> {
    let from = text
        .tokens
        .partition_point(|token| token.span.end <= span.start);
    let to = text
        .tokens
        .partition_point(|token| token.span.start < span.end);
    from..to
}

fn mark(labels: &mut [Labels], tag: &str) {
    let one = match tag {
        "PER" => {
            let last = labels.len() - 1;
            for (at, label) in labels.iter_mut().enumerate() {
                *label = only(match at {
                    0 if last == 0 => SINGLE,
                    0 => FIRST,
                    _ if at == last => LAST,
                    _ => INSIDE,
                });
            }
            return;
        }
        "ORG" | "MEDIA" => ORGANIZATION,
        "LOC" | "GPE" => PLACE,
        _ => OTHER,
    };
    labels.fill(only(one));
}
