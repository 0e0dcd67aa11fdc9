//! Bytes of HTML → a flat tree, by html5ever's tree builder, so broken markup reads as in a browser.
//!
//! The tree is one vector of nodes with indices; dropping or walking it never recurses. Elements
//! nested deeper than [`MAX_DEPTH`] become siblings, as browsers do it: the standard's scope checks
//! walk the stack of open elements, and a hostile page would make them quadratic. Text and
//! attributes pass [`clean`], so no control character gets any further.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult};

use crate::text::{clean, floor_boundary};

/// Elements deeper than this are hung beside their parent; browsers draw the line at 512.
pub const MAX_DEPTH: usize = 400;

/// Place of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// The node's number in the order of creation, for side tables.
    pub const fn index(self) -> usize {
        self.0 as usize
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
    Other,
}

/// A parsed document.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Parses a document. Never fails: the standard says what every broken page means.
    pub fn parse(html: &str) -> Self {
        let builder = TreeBuilder::new(
            Sink::new(),
            TreeBuilderOpts {
                scripting_enabled: false,
                ..Default::default()
            },
        );
        let tokenizer = Tokenizer::new(Flattener { builder }, Default::default());
        let input = BufferQueue::default();
        // Tendrils hold at most 4 GiB; pieces keep one huge page from being copied as a whole.
        let mut rest = html;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(floor_boundary(rest, PIECE));
            input.push_back(StrTendril::from_slice(piece));
            while let TokenizerResult::Script(_) = tokenizer.feed(&input) {}
            rest = after;
        }
        tokenizer.end();
        tokenizer.sink.builder.sink.finish()
    }

    /// The document node.
    pub const fn root(&self) -> NodeId {
        NodeId(0)
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

    /// An attribute's value, cleaned of control characters.
    pub fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        match &self.node(id).kind {
            NodeKind::Element { attributes, .. } => attributes
                .iter()
                .find(|a| &*a.name.local == wanted)
                .map(|a| &*a.value),
            _ => None,
        }
    }

    /// All attributes of an element, names and values.
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

/// Bytes of the page that are given to the tokenizer at a time.
const PIECE: usize = 1 << 20;

/// Sits between tokenizer and tree builder and leaves out elements that are nested too deep.
struct Flattener {
    builder: TreeBuilder<NodeId, Sink>,
}

impl TokenSink for Flattener {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if let Token::TagToken(Tag {
            kind,
            self_closing: false,
            ..
        }) = &token
            && self.builder.sink.depth.get() as usize >= MAX_DEPTH
            && *kind == TagKind::StartTag
        {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Receives the tree builder's calls.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// Depth of the element that was hung into the tree or closed last.
    depth: Cell<u32>,
}

impl Sink {
    fn new() -> Self {
        let sink = Self {
            nodes: RefCell::new(Vec::new()),
            depth: Cell::new(0),
        };
        sink.create(NodeKind::Document);
        sink
    }

    fn create(&self, kind: NodeKind) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            kind,
            parent: None,
            first_child: None,
            last_child: None,
            previous: None,
            next: None,
            depth: 0,
        });
        NodeId((nodes.len() - 1) as u32)
    }

    fn detach(&self, id: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
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
    fn attach(&self, id: NodeId, parent: NodeId, next: Option<NodeId>) {
        self.detach(id);
        let mut nodes = self.nodes.borrow_mut();
        let previous = match next {
            Some(next) => nodes[next.index()].previous,
            None => nodes[parent.index()].last_child,
        };
        let depth = nodes[parent.index()].depth + 1;
        let node = &mut nodes[id.index()];
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, next, depth);
        if matches!(node.kind, NodeKind::Element { .. }) {
            self.depth.set(depth);
        }
        match previous {
            Some(previous) => nodes[previous.index()].next = Some(id),
            None => nodes[parent.index()].first_child = Some(id),
        }
        match next {
            Some(next) => nodes[next.index()].previous = Some(id),
            None => nodes[parent.index()].last_child = Some(id),
        }
    }

    fn attach_text(&self, text: StrTendril, parent: NodeId, next: Option<NodeId>) {
        let text = match clean(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(cleaned) => StrTendril::from(cleaned),
        };
        let before = {
            let nodes = self.nodes.borrow();
            match next {
                Some(next) => nodes[next.index()].previous,
                None => nodes[parent.index()].last_child,
            }
        };
        if let Some(before) = before
            && let NodeKind::Text(already) = &mut self.nodes.borrow_mut()[before.index()].kind
        {
            already.push_tendril(&text);
            return;
        }
        let node = self.create(NodeKind::Text(text));
        self.attach(node, parent, next);
    }

    fn insert(&self, child: NodeOrText<NodeId>, parent: NodeId, next: Option<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => self.attach(node, parent, next),
            NodeOrText::AppendText(text) => self.attach_text(text, parent, next),
        }
    }
}

/// An element's name, borrowed from the vector of nodes.
#[derive(Debug)]
struct BorrowedName<'a>(Ref<'a, QualName>);

impl ElemName for BorrowedName<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = BorrowedName<'a>;

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId(0)
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> BorrowedName<'a> {
        BorrowedName(Ref::map(self.nodes.borrow(), |nodes| {
            match &nodes[target.index()].kind {
                NodeKind::Element { name, .. } => name,
                _ => unreachable!("the tree builder asks only for the names of elements"),
            }
        }))
    }

    fn create_element(
        &self,
        name: QualName,
        mut attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        for attribute in &mut attributes {
            if let Cow::Owned(cleaned) = clean(&attribute.value) {
                attribute.value = StrTendril::from(cleaned);
            }
        }
        let template = flags.template.then(|| self.create(NodeKind::Document));
        self.create(NodeKind::Element {
            name,
            attributes,
            template,
        })
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.create(NodeKind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.create(NodeKind::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(child, *parent, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let parent = self.nodes.borrow()[element.index()].parent;
        match parent {
            Some(parent) => self.insert(child, parent, Some(*element)),
            None => self.insert(child, *previous, None),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &NodeId) {
        self.depth
            .set(self.nodes.borrow()[node.index()].depth.saturating_sub(1));
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        match &self.nodes.borrow()[target.index()].kind {
            NodeKind::Element {
                template: Some(contents),
                ..
            } => *contents,
            _ => *target,
        }
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.nodes.borrow()[sibling.index()].parent;
        if let Some(parent) = parent {
            self.insert(child, parent, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, more: Vec<Attribute>) {
        if let NodeKind::Element { attributes, .. } =
            &mut self.nodes.borrow_mut()[target.index()].kind
        {
            for attribute in more {
                if !attributes.iter().any(|known| known.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut child = self.nodes.borrow()[node.index()].first_child;
        while let Some(id) = child {
            child = self.nodes.borrow()[id.index()].next;
            self.attach(id, *new_parent, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_markup_reads_as_in_a_browser() {
        let tree = Tree::parse("<title>T</title><p>one<p>two <b>bold<table><tr><td>cell");
        let names: Vec<_> = tree
            .descendants(tree.root())
            .filter_map(|id| tree.name(id))
            .collect();
        assert_eq!(names[..6], ["html", "head", "title", "body", "p", "p"]);
        assert_eq!(tree.text_below(tree.root()), "Tonetwo boldcell");
    }

    #[test]
    fn controls_in_entities_and_attributes_are_cleaned() {
        let tree = Tree::parse("<p title='a&#27;[31mb'>x&#x9b;&#8238;y");
        let p = tree
            .descendants(tree.root())
            .find(|&id| tree.name(id) == Some("p"))
            .expect("a p");
        assert_eq!(tree.attribute(p, "title"), Some("ab"));
        assert!(!tree.text_below(p).contains('\u{202e}'));
    }

    #[test]
    fn a_hundred_thousand_nested_elements_end_quickly() {
        let mut page = "<div>".repeat(100_000);
        page.push_str("deep");
        let tree = Tree::parse(&page);
        assert_eq!(tree.text_below(tree.root()), "deep");
        let deepest = tree
            .descendants(tree.root())
            .map(|id| tree.ancestors(id).count())
            .max();
        assert!(deepest <= Some(MAX_DEPTH + 2), "{deepest:?}");
    }
}
