//! What is said: the spans of the statements that an attribution frames.

use super::cue::{Attribution, Side};
use super::lexis::Features;
use super::passage::Passage;
use crate::text::Span;
use std::ops::Range;

/// One piece of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// The number of the quotation that it is, where it is verbatim.
    pub(super) quotation: Option<usize>,
}

/// The pieces of what is said in each attribution.
pub(super) fn pieces(passage: &Passage<'_>, attributions: &[Attribution]) -> Vec<Vec<Piece>> {
    let mut out: Vec<Vec<Piece>> = Vec::with_capacity(attributions.len());
    for (number, attribution) in attributions.iter().enumerate() {
        let same = |a: &&Attribution| a.sentence == attribution.sentence;
        let before = number.checked_sub(1).map(|n| &attributions[n]).filter(same);
        let behind = attributions.get(number + 1).filter(same);
        let mut pieces = of_one(passage, attribution, before, behind);
        // "…, Interfax reported, citing officials": the same statement.
        if pieces.is_empty()
            && before.is_some()
            && let Some(last) = out.last()
        {
            pieces.clone_from(last);
        }
        out.push(pieces);
    }
    out
}

fn of_one(
    passage: &Passage<'_>,
    attribution: &Attribution,
    earlier: Option<&Attribution>,
    later: Option<&Attribution>,
) -> Vec<Piece> {
    let sentence = passage.sentences[attribution.sentence].items.clone();
    let start = match earlier {
        Some(a) if a.side != Side::Behind || a.sources == attribution.sources => a.frame.end,
        _ => sentence.start,
    };
    let end = match later {
        Some(a)
            if a.sources == attribution.sources
                || a.frame.start > attribution.frame.end
                    && a.side == Side::Behind
                    && coordinated(passage, a.frame.start) =>
        {
            a.frame.start
        }
        // “…,” he said, “…,” she said: what stands before her words is hers.
        // "They left, officials said, according to Reuters."
        Some(a) if closes(passage, a, &sentence) && a.frame.start > attribution.frame.end => {
            a.frame.start
        }
        Some(a) => match own_quotation(passage, a) {
            // “Why?” in "Smith asked “Why?” and left, she said" stays with Smith.
            Some(quotation)
                if quotation > attribution.frame.end
                    || quotation == attribution.frame.end && attribution.side != Side::Behind =>
            {
                quotation
            }
            _ => sentence.end,
        },
        None => sentence.end,
    };
    let before = trimmed(
        passage,
        start.min(attribution.frame.start)..attribution.frame.start,
    );
    let behind = trimmed(passage, attribution.frame.end.min(end)..end);
    let mut out = Vec::new();
    match attribution.side {
        Side::Behind => add(passage, behind, &mut out),
        Side::Until(limit) => {
            let start = behind.start.min(limit);
            add(passage, start..behind.end.min(limit).max(start), &mut out);
        }
        Side::Antecedent => add_antecedent(passage, attribution, start, &mut out),
        Side::Before if before.is_empty() => add_previous(passage, attribution, &mut out),
        Side::Before => add(passage, before, &mut out),
        Side::Around if before.is_empty() => add(passage, behind, &mut out),
        Side::Around if is_speech(passage, &before) || is_speech(passage, &behind) => {
            add(passage, before, &mut out);
            if behind.clone().any(|i| passage.quote(i).is_some()) {
                add(passage, behind, &mut out);
            }
        }
        Side::Around => add(passage, before.start..behind.end.max(before.end), &mut out),
    }
    out
}

/// Whether an attribution has its statement before it and ends the sentence: "…, Reuters reported."
fn closes(passage: &Passage<'_>, attribution: &Attribution, sentence: &Range<usize>) -> bool {
    attribution.side == Side::Before
        && (attribution.frame.end..sentence.end).all(|i| passage.is_mark(i))
}

/// The item of the quotation that ends directly before an attribution that has its statement there.
fn own_quotation(passage: &Passage<'_>, attribution: &Attribution) -> Option<usize> {
    if !matches!(attribution.side, Side::Before | Side::Around) {
        return None;
    }
    let last = attribution.frame.start.checked_sub(1)?;
    let last = last - usize::from(passage.text(last) == "," && last > 0);
    passage.quote(last).map(|_| last)
}

fn coordinated(passage: &Passage<'_>, start: usize) -> bool {
    start > 0 && passage.features(start - 1).has(Features::COORDINATOR)
}

/// The range without marks and conjunctions at its ends.
fn trimmed(passage: &Passage<'_>, mut items: Range<usize>) -> Range<usize> {
    let loose = |i: usize| {
        passage.is_mark(i)
            && matches!(
                passage.text(i),
                "," | ";" | ":" | "—" | "–" | "-" | "--" | "." | "…"
            )
            || passage.features(i).has(Features::COORDINATOR)
    };
    while !items.is_empty() && loose(items.start) {
        items.start += 1;
    }
    while !items.is_empty()
        && loose(items.end - 1)
        && !matches!(passage.text(items.end - 1), "." | "…")
    {
        items.end -= 1;
    }
    items
}

/// Whether the items are quotations and nothing else but marks.
pub(super) fn is_speech(passage: &Passage<'_>, items: &Range<usize>) -> bool {
    let mut quoted = false;
    for item in items.clone() {
        if passage.quote(item).is_some() {
            quoted = true;
        } else if !passage.is_mark(item) {
            return false;
        }
    }
    quoted
}

/// Adds a region: each quotation of pure speech, or the clause and the quotations in it.
fn add(passage: &Passage<'_>, items: Range<usize>, out: &mut Vec<Piece>) {
    if items.is_empty() {
        return;
    }
    if !is_speech(passage, &items) {
        out.push(Piece {
            span: passage.span_of(items.clone()),
            quotation: None,
        });
    }
    for quotation in items.filter_map(|i| passage.quote(i)) {
        out.push(Piece {
            span: passage.quotations[quotation].span,
            quotation: Some(quotation),
        });
    }
}

/// What a relative clause describes: "claims which the companies denied".
fn add_antecedent(
    passage: &Passage<'_>,
    attribution: &Attribution,
    from: usize,
    out: &mut Vec<Piece>,
) {
    let Some(last) = attribution
        .frame
        .start
        .checked_sub(2)
        .filter(|&l| l >= from)
    else {
        return;
    };
    let Some(phrase) = passage.phrase_ending(from, last) else {
        return;
    };
    // "The vase was sold, a claim which the museum denied": what stands before the comma is denied.
    let start = phrase.items.start;
    let named = phrase.items.end == last + 1
        && passage.features(last).has(Features::CONTENT)
        && start > from + 1
        && passage.text(start - 1) == ",";
    match named {
        true => add(passage, trimmed(passage, from..start - 1), out),
        false => add(passage, start..last + 1, out),
    }
}

/// The quotation that ends the sentence before: “Why?” Smith asked.
fn add_previous(passage: &Passage<'_>, attribution: &Attribution, out: &mut Vec<Piece>) {
    let Some(previous) = attribution.sentence.checked_sub(1) else {
        return;
    };
    let items = passage.sentences[previous].items.clone();
    if passage.sentences[previous].block != passage.sentences[attribution.sentence].block {
        return;
    }
    let last = items.end - 1;
    if passage.quote(last).is_some() {
        add(passage, last..items.end, out);
    }
}
