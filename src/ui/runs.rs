//! A piece of the body → runs of one style: links and stress, mentions, matches, laid one over the
//! other.

use super::theme::Theme;
use crate::app::entries::Mention;
use crate::app::open::{Mode, Open};
use crate::detect::Statement;
use crate::doc::InlineKind;
use crate::text::Span;
use ratatui::style::{Modifier, Style};

/// What all rows of a frame have in common.
pub(super) struct Marking<'a> {
    open: &'a Open,
    theme: &'a Theme,
    at: Option<Mention>,
    current_hit: Option<Span>,
    /// The statement that the reader stands on.
    statement: Option<Span>,
    /// The block at the cursor.
    block: Option<usize>,
    /// What is bright where not all is: the statements, ascending by start.
    bright: Option<Vec<Span>>,
}

impl<'a> Marking<'a> {
    pub(super) fn new(open: &'a Open, theme: &'a Theme) -> Self {
        let statements = || open.statements().iter().map(attribution).collect();
        let current = open.search.current;
        Self {
            open,
            theme,
            at: open.mention(),
            current_hit: current
                .and_then(|index| open.search.matches.get(index))
                .copied(),
            statement: open.statement().map(|(_, statement)| statement.span()),
            block: open.block_at_cursor(),
            bright: (open.mode == Mode::Attributed).then(statements),
        }
    }

    /// Whether a block is all dim.
    pub(super) fn is_dim(&self, block: usize) -> bool {
        self.open.mode == Mode::Focus && self.block.is_some_and(|bright| bright != block)
    }

    /// The runs of a span of the body over a base style, left to right; together they are the span.
    pub(super) fn runs(&self, span: Span, block: usize, base: Style) -> Vec<(Span, Style)> {
        let mut layers: Vec<(Span, Style)> = Vec::new();
        for inline in self.open.sheet.inlines(span) {
            let style = match inline.kind {
                InlineKind::Emphasis => self.theme.emphasis,
                InlineKind::Strong => self.theme.strong,
                InlineKind::Code => self.theme.code,
                InlineKind::Link(_) | InlineKind::Note(_) => self.theme.link,
            };
            layers.push((inline.span, style));
        }
        self.dim(span, block, &mut layers);
        if let Some(statement) = self.statement {
            layers.push((statement, self.theme.lit));
        }
        self.mentions(span, block, &mut layers);
        for &found in self.open.search.within(span) {
            let style = match self.current_hit == Some(found) {
                true => self.theme.current_hit,
                false => self.theme.hit,
            };
            layers.push((found, style));
        }
        flatten(span, base, &layers)
    }

    fn dim(&self, span: Span, block: usize, layers: &mut Vec<(Span, Style)>) {
        if self.is_dim(block) {
            layers.push((span, self.theme.dimmed));
        }
        let Some(bright) = &self.bright else {
            return;
        };
        let mut dim_from = span.start;
        for statement in bright.iter().filter(|statement| statement.overlaps(span)) {
            if statement.start > dim_from {
                layers.push((Span::new(dim_from, statement.start), self.theme.dimmed));
            }
            dim_from = dim_from.max(statement.end);
        }
        if dim_from < span.end {
            layers.push((Span::new(dim_from, span.end), self.theme.dimmed));
        }
    }

    fn mentions(&self, span: Span, block: usize, layers: &mut Vec<(Span, Style)>) {
        let Some(entries) = &self.open.entries else {
            return;
        };
        // An outer mention first, so that the country inside a source keeps its own mark.
        let mut mentions: Vec<Mention> = entries.within(span).collect();
        mentions.sort_by_key(|mention| (usize::MAX - mention.span.len(), mention.id));
        for mention in mentions {
            let is_chosen = Some(mention.id) == self.open.lists.chosen;
            let is_here = self.at.is_some_and(|at| at.span == mention.span);
            let dim = self.is_dim(block)
                || self.bright.as_ref().is_some_and(|bright| {
                    !bright
                        .iter()
                        .any(|statement| statement.covers(mention.span))
                });
            let mut style = match dim {
                true => Style::new(),
                false => self.theme.kind(mention.id.kind),
            };
            if is_chosen {
                let kind = self.theme.kind(mention.id.kind);
                style = kind.patch(self.theme.chosen).remove_modifier(Modifier::DIM);
            }
            if is_here {
                style = style.patch(self.theme.cursor);
            }
            layers.push((mention.span, style));
        }
    }
}

/// A statement with the words around it that say whose it is, where they stand close by.
fn attribution(statement: &Statement) -> Span {
    /// Bytes between a statement and its source or cue at most: a long clause.
    const CLOSE: usize = 160;
    let parts = [statement.source(), statement.cue()];
    parts
        .into_iter()
        .flatten()
        .fold(statement.span(), |whole, part| {
            let joined = Span::new(whole.start.min(part.start), whole.end.max(part.end));
            if joined.len() > whole.len() + part.len() + CLOSE {
                whole
            } else {
                joined
            }
        })
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
    let run_of = |edge: &[usize]| {
        let run = Span::new(edge[0], edge[1]);
        let over = layers.iter().filter(|(layer, _)| layer.covers(run));
        (
            run,
            over.fold(base, |style, (_, layer)| style.patch(*layer)),
        )
    };
    edges.windows(2).map(run_of).collect()
}
