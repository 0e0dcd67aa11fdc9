//! The stretches of text that can hold names: capitalised words and the small words between them.
//!
//! Everything else is no name, so the tagger never looks at it; that is three quarters of a text.

use super::scene::{Scene, Shape};
use crate::detect::words;

/// A stretch of tokens that may hold names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Number of the first token.
    pub from: usize,
    /// Number of the token behind the last.
    pub to: usize,
    /// How the sentence is written: 0 as usual, 1 mostly capitalised words, 2 in capitals.
    pub style: u8,
}

/// Small words and marks that names have inside.
const JOINTS: [u32; 36] = [
    words::hash("of"),
    words::hash("the"),
    words::hash("and"),
    words::hash("for"),
    words::hash("&"),
    words::hash("de"),
    words::hash("del"),
    words::hash("della"),
    words::hash("di"),
    words::hash("da"),
    words::hash("dos"),
    words::hash("du"),
    words::hash("des"),
    words::hash("la"),
    words::hash("le"),
    words::hash("el"),
    words::hash("al"),
    words::hash("von"),
    words::hash("van"),
    words::hash("der"),
    words::hash("den"),
    words::hash("zu"),
    words::hash("bin"),
    words::hash("ibn"),
    words::hash("bint"),
    words::hash("ben"),
    words::hash("abu"),
    words::hash("ter"),
    words::hash("ten"),
    words::hash("y"),
    words::hash("e"),
    words::hash("-"),
    words::hash("in"),
    words::hash("on"),
    words::hash("und"),
    words::hash("do"),
];
const QUOTE: u32 = words::hash("\"");
const LEFT_QUOTE: u32 = words::hash("“");
const RIGHT_QUOTE: u32 = words::hash("”");
const BRACKET: u32 = words::hash("(");
const CLOSING_BRACKET: u32 = words::hash(")");
/// The label of a picture's credit, behind which a name begins.
const CREDIT: u32 = words::hash("credit");
const AT_SIGN: u32 = words::hash("@");
/// Joints in a row.
const JOINTS_IN_A_ROW: usize = 2;
/// Words of a segment; a longer one is cut, so that no text makes the tagger slow.
const LONGEST: usize = 60;

/// All segments of the document, in order.
pub fn segments(scene: &Scene) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut at = 0;
    let mut style = (u32::MAX, 0);
    while at < scene.words.len() {
        let in_address = at > 0 && scene.words[at - 1].hash == AT_SIGN;
        if !scene.words[at].shape.is_capital() || in_address {
            at += 1;
            continue;
        }
        let (sentence, end) = scene.bounds[at];
        if style.0 != sentence {
            style = (sentence, style_of(scene, sentence as usize, end as usize));
        }
        let to = end_of(scene, at, end as usize);
        segments.push(Segment {
            from: at,
            to,
            style: style.1,
        });
        at = to;
    }
    segments
}

fn end_of(scene: &Scene, from: usize, sentence_end: usize) -> usize {
    let limit = sentence_end.max(from + 1).min(from + LONGEST);
    let mut to = from + 1;
    let mut at = to;
    while at < limit && at - to <= JOINTS_IN_A_ROW {
        let word = scene.words[at];
        if scene.words[at - 1].hash == CREDIT {
            break;
        }
        if word.shape.is_capital() {
            to = at + 1;
        } else if let Some(closing) = nickname_end(scene, at, limit) {
            at = closing;
        } else if !is_joint(word.shape, word.hash) {
            break;
        }
        at += 1;
    }
    to
}

/// The closing mark of a nickname that opens here: `William "Buck" May`, `Kauri (Te Robert) Parata`.
fn nickname_end(scene: &Scene, at: usize, limit: usize) -> Option<usize> {
    let opens = scene.words[at].hash;
    let closes = [
        (QUOTE, QUOTE),
        (LEFT_QUOTE, RIGHT_QUOTE),
        (BRACKET, CLOSING_BRACKET),
    ]
    .iter()
    .find(|(open, _)| *open == opens)?
    .1;
    let closing = (at + 2..limit.min(at + 5)).find(|&at| scene.words[at].hash == closes)?;
    let inner = &scene.words[at + 1..closing];
    let behind = closing + 1 < limit && scene.words[closing + 1].shape.is_capital();
    (behind && inner.iter().all(|word| word.shape.is_capital())).then_some(closing)
}

fn is_joint(shape: Shape, hash: u32) -> bool {
    shape == Shape::Possessive || JOINTS.contains(&hash)
}

fn style_of(scene: &Scene, from: usize, to: usize) -> u8 {
    let words = scene.words[from..to].iter();
    let (mut small, mut capital, mut shouted) = (0, 0, 0);
    for word in words {
        match word.shape {
            Shape::Small => small += 1,
            Shape::Capitals => shouted += 1,
            shape if shape.is_capital() => capital += 1,
            _ => {}
        }
    }
    if shouted > 2 && shouted > 2 * (small + capital) {
        return 2;
    }
    u8::from(capital + shouted > 3 && capital + shouted > small)
}
