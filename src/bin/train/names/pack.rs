//! A learnt field → the bytes of the model: small rows left out, weights as i8.

use super::field::Field;
use byline::detect::tagger::LABELS;
use byline::detect::tagger::model::SLOT;

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
pub(super) fn pack(field: &Field, rows: usize, scale: f32) -> Vec<u8> {
    let kept = heaviest(field, rows);
    let mut bytes = Vec::new();
    for value in field.transitions.as_flattened() {
        bytes.extend(((value * scale).round().clamp(-32000.0, 32000.0) as i16).to_le_bytes());
    }
    let slots = (kept.len() * 5 / 4).next_power_of_two();
    let mut table = vec![0u8; slots * SLOT];
    for (_, hash, at) in kept {
        let row = &field.weights[at as usize];
        let middle = row.iter().sum::<f32>() / LABELS as f32;
        let mut slot = hash as usize & (slots - 1);
        while table[slot * SLOT..slot * SLOT + 4] != [0; 4] {
            slot = (slot + 1) & (slots - 1);
        }
        let place = &mut table[slot * SLOT..(slot + 1) * SLOT];
        place[..4].copy_from_slice(&hash.to_le_bytes());
        for (byte, value) in place[4..].iter_mut().zip(row) {
            *byte = ((value - middle) * scale).round().clamp(-TOP, TOP) as i8 as u8;
        }
    }
    bytes.extend(table);
    bytes
}
