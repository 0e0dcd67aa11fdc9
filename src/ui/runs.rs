//! A piece of the body → runs of one style: links and stress, mentions, matches, laid one over the
//! other.

use super::theme::Theme;
use crate::app::page::Open;
use crate::doc::InlineKind;
use crate::text::Span;
use ratatui::style::Style;

/// The runs of a span of the body over a base style, left to right; together they are the span.
pub(super) fn runs(open: &Open, theme: &Theme, span: Span, base: Style) -> Vec<(Span, Style)> {
    let mut layers: Vec<(Span, Style)> = Vec::new();
    for inline in open.sheet.inlines(span) {
        let style = match inline.kind {
            InlineKind::Emphasis => theme.emphasis,
            InlineKind::Strong => theme.strong,
            InlineKind::Code => theme.code,
            InlineKind::Link(_) => theme.link,
        };
        layers.push((inline.span, style));
    }
    mentions(open, theme, span, &mut layers);
    let current = open
        .search
        .current
        .and_then(|index| open.search.matches.get(index));
    for found in open.search.within(span) {
        let style = match current == Some(found) {
            true => theme.current_hit,
            false => theme.hit,
        };
        layers.push((*found, style));
    }
    flatten(span, base, &layers)
}

fn mentions(open: &Open, theme: &Theme, span: Span, layers: &mut Vec<(Span, Style)>) {
    let Some(entries) = &open.entries else {
        return;
    };
    let at = open.mention();
    for mention in entries.within(span) {
        let mut style = theme.kind(mention.id.kind);
        if Some(mention.id) == open.lists.chosen {
            style = style.patch(theme.chosen);
        }
        if at.is_some_and(|at| at.span == mention.span) {
            style = style.patch(theme.cursor);
        }
        layers.push((mention.span, style));
    }
}

/// Lays layers over a base; a later layer covers an earlier one.
fn flatten(span: Span, base: Style, layers: &[(Span, Style)]) -> Vec<(Span, Style)> {
    let mut edges: Vec<usize> = vec![span.start, span.end];
    for (layer, _) in layers {
        edges.push(layer.start.clamp(span.start, span.end));
        edges.push(layer.end.clamp(span.start, span.end));
    }
    edges.sort_unstable();
    edges.dedup();
    edges
        .windows(2)
        .map(|edge| {
            let run = Span::new(edge[0], edge[1]);
            let over = layers.iter().filter(|(layer, _)| layer.covers(run));
            (
                run,
                over.fold(base, |style, (_, layer)| style.patch(*layer)),
            )
        })
        .collect()
}
