//! Text of HTML → a flat tree, by html5gum's tokenizer and html5ever's tree builder, so broken markup
//! reads as in a browser.
//!
//! The tree is one vector of nodes with indices; dropping or walking it never recurses. Elements
//! nested deeper than [`MAX_DEPTH`] become siblings, as browsers do it: the standard's scope checks
//! walk the stack of open elements, and a hostile page would make them quadratic; [`feed`] keeps the
//! other limits. Attributes that nothing here reads are not in the tree. Text and attributes pass
//! [`clean`](crate::text::clean), so no control character gets any further.

mod feed;
mod links;
mod sink;
mod streamed;
mod tokens;

use std::num::NonZeroU32;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

/// Elements deeper than this are hung beside their parent; browsers draw the line at 512.
pub const MAX_DEPTH: usize = 400;

/// Place of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The document.
    const ROOT: Self = Self(NonZeroU32::MIN);

    /// The node of a number. Counted from 1 inside, so that "none" needs no room: a node takes
    /// 80 bytes and not 112.
    const fn of(index: usize) -> Self {
        match NonZeroU32::new(index as u32 + 1) {
            Some(number) => Self(number),
            None => Self::ROOT,
        }
    }

    /// The node's number in the order of creation, for side tables.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

#[derive(Debug)]
struct Node {
    kind: NodeKind,
    parent: Option<NodeId>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    depth: u32,
}

#[derive(Debug)]
enum NodeKind {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
        template: Option<NodeId>,
    },
    Text(StrTendril),
    Boundary(streamed::Boundary),
    Other,
}

/// A parsed document.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    /// What was left out of it because it is too much, one sentence each.
    pub notices: Vec<String>,
}

impl Tree {
    /// Parses a document. Never fails: the standard says what every broken page means.
    pub fn parse(html: &str) -> Self {
        feed::parse(html)
    }

    /// The document node.
    pub const fn root(&self) -> NodeId {
        NodeId::ROOT
    }

    /// How many nodes there are; every [`NodeId::index`] is below.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the tree has nothing but the document node.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// The node that this one hangs on.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The node's children in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first_child, |&child| self.node(child).next)
    }

    /// The first child.
    pub fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first_child
    }

    /// The next sibling.
    pub fn next(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    /// The sibling before.
    pub fn previous(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    /// The nodes from the parent up to the document.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).parent, |&node| self.node(node).parent)
    }

    /// All nodes below, in document order, without recursion.
    pub fn descendants(&self, top: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut here = self.node(top).first_child;
        std::iter::from_fn(move || {
            let current = here?;
            here = self
                .node(current)
                .first_child
                .or_else(|| self.after(current, top));
            Some(current)
        })
    }

    /// The node that follows the whole of `id` in document order, inside `top`.
    pub fn after(&self, id: NodeId, top: NodeId) -> Option<NodeId> {
        let mut node = id;
        while node != top {
            if let Some(next) = self.node(node).next {
                return Some(next);
            }
            node = self.node(node).parent?;
        }
        None
    }

    /// Local name of an element, in lower case; none for text and comments.
    pub fn name(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).kind {
            NodeKind::Element { name, .. } => Some(&name.local),
            _ => None,
        }
    }

    /// An attribute's value, cleaned of control characters; the tokenizer's list must have its name.
    pub fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        debug_assert!(tokens::is_read(wanted), "the tree leaves out {wanted}");
        match &self.node(id).kind {
            NodeKind::Element { attributes, .. } => attributes
                .iter()
                .find(|a| &*a.name.local == wanted)
                .map(|a| &*a.value),
            _ => None,
        }
    }

    /// The attributes of an element that the tree has, names and values.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let attributes: &[Attribute] = match &self.node(id).kind {
            NodeKind::Element { attributes, .. } => attributes,
            _ => &[],
        };
        attributes.iter().map(|a| (&*a.name.local, &*a.value))
    }

    /// The text of a text node, cleaned of control characters.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).kind {
            NodeKind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The contents of a `template` element, which hang apart from its children.
    pub fn template(&self, id: NodeId) -> Option<NodeId> {
        match &self.node(id).kind {
            NodeKind::Element { template, .. } => *template,
            _ => None,
        }
    }

    /// The `template` element that `id` is the root of the contents of.
    pub fn host(&self, id: NodeId) -> Option<NodeId> {
        // The contents are created right before their element.
        let element = NodeId::of(id.index() + 1);
        let node = self.nodes.get(element.index())?;
        match &node.kind {
            NodeKind::Element { template, .. } if *template == Some(id) => Some(element),
            _ => None,
        }
    }

    /// All text below a node, joined as it stands.
    pub fn text_below(&self, id: NodeId) -> String {
        let mut out = String::new();
        for node in self.descendants(id) {
            out.push_str(self.text(node).unwrap_or_default());
        }
        out
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }
}

#[cfg(test)]
mod tests;
