//! How the nodes of a tree hang together: one is taken out, one is hung in.

use super::{Node, NodeId};

/// Takes a node, and what hangs below it, out of the tree.
pub(super) fn detach(nodes: &mut [Node], id: NodeId) {
    let node = &mut nodes[id.index()];
    let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
    let Some(parent) = parent else { return };
    match previous {
        Some(previous) => nodes[previous.index()].next = next,
        None => nodes[parent.index()].first_child = next,
    }
    match next {
        Some(next) => nodes[next.index()].previous = previous,
        None => nodes[parent.index()].last_child = previous,
    }
}

/// Hangs a node under `parent`, before `next` or as the last child.
pub(super) fn attach(nodes: &mut [Node], id: NodeId, parent: NodeId, next: Option<NodeId>) {
    detach(nodes, id);
    let previous = match next {
        Some(next) => nodes[next.index()].previous,
        None => nodes[parent.index()].last_child,
    };
    let depth = nodes[parent.index()].depth + 1;
    let node = &mut nodes[id.index()];
    (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, next, depth);
    match previous {
        Some(previous) => nodes[previous.index()].next = Some(id),
        None => nodes[parent.index()].first_child = Some(id),
    }
    match next {
        Some(next) => nodes[next.index()].previous = Some(id),
        None => nodes[parent.index()].last_child = Some(id),
    }
}
