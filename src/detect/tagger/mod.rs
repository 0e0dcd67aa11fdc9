//! The trained tagger: tokens → names.
//!
//! A linear-chain conditional random field over the capitalised stretches of a text ([`segments`]),
//! with hashed features ([`features`]) of each token, its surroundings and the whole document
//! ([`scene`]). A second look over the document corrects the first ([`second`]). The weights are used
//! where they lie in the binary ([`model`]).

pub mod features;
pub mod model;
pub mod scene;
pub mod second;
pub mod segments;

use super::names::{Name, NameKind};
use crate::text::Span;
use crate::text::words::Token;
use model::Model;
use scene::Scene;
use segments::Segment;
use std::sync::LazyLock;

/// Number of labels.
pub const LABELS: usize = 8;
/// No name.
pub const OUTSIDE: usize = 0;
/// First word of a person's name of several words.
pub const FIRST: usize = 1;
/// Inner word of a person's name.
pub const INSIDE: usize = 2;
/// Last word of a person's name.
pub const LAST: usize = 3;
/// A person's name of one word.
pub const SINGLE: usize = 4;
/// Word of an organisation's name.
pub const ORGANIZATION: usize = 5;
/// Word of a place's name.
pub const PLACE: usize = 6;
/// Word of any other name, peoples included.
pub const OTHER: usize = 7;

static FIRST_LOOK: LazyLock<Model> =
    LazyLock::new(|| Model::new(include_bytes!("../../../assets/names/first.bin")));
static SECOND_LOOK: LazyLock<Model> =
    LazyLock::new(|| Model::new(include_bytes!("../../../assets/names/second.bin")));

/// A segment with the scores of its tokens' labels and the best labels.
pub struct Draft {
    /// The segment.
    pub segment: Segment,
    /// For each token the scores of the labels.
    pub scores: Vec<[i16; LABELS]>,
    /// For each token the label.
    pub path: Vec<u8>,
}

/// The names in a text, in order.
pub fn names(body: &str, tokens: &[Token], sentences: &[Span]) -> Vec<Name> {
    let scene = Scene::new(body, tokens, sentences);
    let drafts = first_look(&FIRST_LOOK, &scene, body, tokens);
    second_look(&SECOND_LOOK, &scene, drafts, tokens)
}

/// Labels each segment by itself.
pub fn first_look(model: &Model, scene: &Scene, body: &str, tokens: &[Token]) -> Vec<Draft> {
    let mut found = Vec::with_capacity(96);
    let segments = segments::segments(scene).into_iter();
    segments
        .map(|segment| {
            let scores: Vec<_> = (segment.from..segment.to)
                .map(|at| {
                    found.clear();
                    features::features(scene, body, tokens, segment, at, &mut found);
                    model.score([0; LABELS], &found)
                })
                .collect();
            let path = model.best(&scores);
            Draft {
                segment,
                scores,
                path,
            }
        })
        .collect()
}

/// Labels each segment again, knowing what was made of the others.
pub fn second_look(
    model: &Model,
    scene: &Scene,
    drafts: Vec<Draft>,
    tokens: &[Token],
) -> Vec<Name> {
    let model = model.leaning_to_people();
    let seen = second::Seen::new(scene, &drafts);
    let mut names = Vec::new();
    let (mut found, mut scores) = (Vec::with_capacity(48), Vec::new());
    for (draft_number, draft) in drafts.iter().enumerate() {
        scores.clear();
        for number in 0..draft.path.len() {
            found.clear();
            second::features(&seen, draft_number, number, &mut found);
            scores.push(model.score(draft.scores[number], &found));
        }
        let path = model.best(&scores);
        collect(
            &path,
            &scores,
            &tokens[draft.segment.from..draft.segment.to],
            &mut names,
        );
    }
    names
}

/// The names that a segment's labels mean.
fn collect(path: &[u8], scores: &[[i16; LABELS]], tokens: &[Token], names: &mut Vec<Name>) {
    let mut from = 0;
    while from < path.len() {
        let to = name_end(path, from);
        if let Some(kind) = kind(path[from]) {
            let span = Span::new(tokens[from].span.start, tokens[to - 1].span.end);
            let margins = scores[from..to]
                .iter()
                .map(|scores| margin(scores, path[from]));
            names.push(Name {
                span,
                kind,
                margin: margins.min().unwrap_or(0),
            });
        }
        from = to;
    }
}

/// Where the name that begins at a label ends.
pub fn name_end(path: &[u8], from: usize) -> usize {
    let label = usize::from(path[from]);
    let goes_on = |next: u8| match label {
        FIRST => matches!(usize::from(next), INSIDE | LAST),
        ORGANIZATION | PLACE | OTHER => usize::from(next) == label,
        _ => false,
    };
    let rest = path[from + 1..].iter();
    from + 1 + rest.take_while(|next| goes_on(**next)).count()
}

/// How far a token's best label of the same kind of name is ahead of the best of other kinds.
fn margin(scores: &[i16; LABELS], label: u8) -> i16 {
    let best = |same: bool| {
        let labels = (0..LABELS).filter(|&other| (kind_of(other as u8) == kind_of(label)) == same);
        labels.map(|label| scores[label]).max().unwrap_or(0)
    };
    best(true).saturating_sub(best(false))
}

/// What a word of the label is part of.
fn kind_of(label: u8) -> Option<NameKind> {
    match usize::from(label) {
        INSIDE | LAST => Some(NameKind::Person),
        _ => kind(label),
    }
}

fn kind(label: u8) -> Option<NameKind> {
    match usize::from(label) {
        FIRST | SINGLE => Some(NameKind::Person),
        ORGANIZATION => Some(NameKind::Organization),
        PLACE => Some(NameKind::Place),
        OTHER => Some(NameKind::Other),
        _ => None,
    }
}
