//! A learnt field → the bytes of the model: small rows left out, weights as i8.

use super::field::Field;
use anyhow::{Context, Result};
use byline::detect::tagger::LABELS;
use byline::detect::tagger::model::Model;

/// The largest weight of a row that is still told from others; larger ones are cut to it.
const TOP: f32 = 127.0;

/// The `rows` heaviest rows of a field: their weights and hashes, the heaviest first.
fn heaviest(field: &Field, rows: usize) -> Vec<(f32, u32, u32)> {
    let weight = |row: &[f32; LABELS]| {
        let middle = row.iter().sum::<f32>() / LABELS as f32;
        row.iter()
            .map(|value| (value - middle).abs())
            .fold(0.0, f32::max)
    };
    let weighted = |(hash, at): (&u32, &u32)| (weight(&field.weights[*at as usize]), *hash, *at);
    let mut kept: Vec<_> = field.index.iter().map(weighted).collect();
    kept.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    kept.truncate(rows);
    kept
}

/// How many units of the model are one of the field. The few outermost weights are cut, so that the
/// others keep a fine scale.
pub(super) fn scale_of(field: &Field) -> f32 {
    let kept = heaviest(field, usize::MAX);
    TOP / kept
        .get(kept.len() / 500)
        .map_or(1.0, |row| row.0)
        .max(1e-6)
}

/// The model with the `rows` heaviest rows in the given scale.
pub(super) fn pack(field: &Field, rows: usize, scale: f32) -> Result<Vec<u8>> {
    let transitions = field
        .transitions
        .map(|row| row.map(|value| (value * scale).round().clamp(-32000.0, 32000.0) as i16));
    let rows: Vec<_> = heaviest(field, rows)
        .iter()
        .map(|(_, hash, at)| {
            let row = field.weights[*at as usize];
            let middle = row.iter().sum::<f32>() / LABELS as f32;
            let weights =
                row.map(|value| ((value - middle) * scale).round().clamp(-TOP, TOP) as i8);
            (*hash, weights)
        })
        .collect();
    Model::pack(&transitions, &rows).context("the hashes of the features lie too unevenly")
}
