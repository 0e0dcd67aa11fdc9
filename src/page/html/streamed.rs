//! Parts of a page that arrive late and are put in their place by a script.
//!
//! Servers that render React write the page at once, with `<template id="B:1">` and something that
//! turns round in place of what is not ready, and send the part later as `<div hidden id="S:1">` at
//! the page's end; a line of script puts its children where the template stands (for `P:1` as well) and
//! takes away what stood there up to the comment `/$`. Of the 1,358 pages in WCXB's development split
//! 30 do so, some of them with the whole article.

use std::collections::HashMap;

use super::links::{attach, detach};
use super::{MAX_DEPTH, Node, NodeId, NodeKind};

/// Siblings that stand in for a part at most: without a bound a page of templates that have no end would
/// be read once for each of them.
const MOST_OF_STAND_IN: usize = 256;

/// Where the parts of a page are that came late.
#[derive(Debug, Default)]
pub(super) struct Parts {
    by_number: HashMap<Box<str>, NodeId>,
}

/// What a comment says about the place of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    /// A part, or what stands in for it, begins.
    Begins,
    /// It ends.
    Ends,
}

impl Boundary {
    /// What a comment's text marks.
    pub(super) fn of(comment: &str) -> Option<Self> {
        match comment {
            "$" | "$?" | "$!" | "$~" => Some(Self::Begins),
            "/$" => Some(Self::Ends),
            _ => None,
        }
    }
}

impl Parts {
    /// Notes an element that has an identifier, if it holds a part.
    pub(super) fn note(&mut self, id: NodeId, identifier: &str) {
        if let Some(number) = identifier.strip_prefix("S:") {
            self.by_number.entry(number.into()).or_insert(id);
        }
    }

    /// Puts the parts where they belong. One walk over the tree, from the top, so that a part within a
    /// part finds its place when the outer one has it, and how deep it comes to hang is known.
    pub(super) fn settle(mut self, nodes: &mut [Node]) {
        let mut here = Some((NodeId::ROOT, 0));
        while let Some((id, depth)) = here {
            if self.by_number.is_empty() {
                return;
            }
            if depth <= MAX_DEPTH
                && let Some(part) = self.part_for(nodes, id)
            {
                settle_part(nodes, part, id);
            }
            here = following(nodes, id, depth);
        }
    }

    /// The part that belongs in a template's place.
    fn part_for(&mut self, nodes: &[Node], id: NodeId) -> Option<NodeId> {
        let node = &nodes[id.index()];
        let NodeKind::Element {
            attributes,
            template: Some(_),
            ..
        } = &node.kind
        else {
            return None;
        };
        let own = attributes.iter().find(|a| &*a.name.local == "id")?;
        let number = own
            .value
            .strip_prefix("B:")
            .or(own.value.strip_prefix("P:"))?;
        let &part = self.by_number.get(number)?;
        let mut outer = std::iter::successors(node.parent, |up| nodes[up.index()].parent);
        if outer.any(|up| up == part) {
            return None;
        }
        self.by_number.remove(number)
    }
}

/// The node behind this one in document order, and its depth.
fn following(nodes: &[Node], id: NodeId, depth: usize) -> Option<(NodeId, usize)> {
    if let Some(child) = nodes[id.index()].first_child {
        return Some((child, depth + 1));
    }
    let (mut node, mut depth) = (id, depth);
    loop {
        if let Some(next) = nodes[node.index()].next {
            return Some((next, depth));
        }
        node = nodes[node.index()].parent?;
        depth = depth.saturating_sub(1);
    }
}

/// Hangs the children of `part` behind `template`, in place of what stood in for them.
fn settle_part(nodes: &mut [Node], part: NodeId, template: NodeId) {
    let Some(parent) = nodes[template.index()].parent else {
        return;
    };
    take_stand_in(nodes, template);
    let place = nodes[template.index()].next;
    while let Some(child) = nodes[part.index()].first_child {
        attach(nodes, child, parent, place);
    }
}

/// Takes away what stands between the template and the end of its boundary; nothing if that is not among
/// the template's siblings.
fn take_stand_in(nodes: &mut [Node], template: NodeId) {
    let after = |nodes: &[Node], id: NodeId| nodes[id.index()].next;
    let (mut inner, mut end) = (0_usize, after(nodes, template));
    for _ in 0..MOST_OF_STAND_IN {
        let Some(id) = end else { return };
        match nodes[id.index()].kind {
            NodeKind::Boundary(Boundary::Begins) => inner += 1,
            NodeKind::Boundary(Boundary::Ends) if inner == 0 => break,
            NodeKind::Boundary(Boundary::Ends) => inner -= 1,
            _ => {}
        }
        end = after(nodes, id);
    }
    let ends = |id: NodeId| matches!(nodes[id.index()].kind, NodeKind::Boundary(Boundary::Ends));
    if !end.is_some_and(ends) {
        return;
    }
    while let Some(id) = after(nodes, template)
        && Some(id) != end
    {
        detach(nodes, id);
    }
}
