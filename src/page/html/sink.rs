//! What html5ever's tree builder calls: nodes are made, hung, moved and cleaned here.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name};

use super::links::{attach, detach};
use super::streamed::{Boundary, Parts};
use super::{MAX_DEPTH, Node, NodeId, NodeKind, Tree};
use crate::text::clean;

/// Sits between tokenizer and tree builder and leaves out elements that are nested too deep, and
/// everything once the tree is full.
pub(super) struct Flattener {
    builder: TreeBuilder<NodeId, Sink>,
    /// Nodes at which the tree is full.
    limit: usize,
}

impl Flattener {
    pub(super) fn new(builder: TreeBuilder<NodeId, Sink>, limit: usize) -> Self {
        Self { builder, limit }
    }

    /// Whether the rest of the page was left out.
    pub(super) fn is_full(&self) -> bool {
        self.builder.sink.nodes.borrow().len() >= self.limit
    }

    pub(super) fn into_sink(self) -> Sink {
        self.builder.sink
    }
}

impl TokenSink for Flattener {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.is_full() {
            return TokenSinkResult::Continue;
        }
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

/// Nodes that room is made for before the first is there, at most; 5 MB.
const EXPECTED: usize = 1 << 16;

/// Receives the tree builder's calls.
pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// Depth of the element that was hung into the tree or closed last.
    depth: Cell<u32>,
    /// Elements whose children belong elsewhere.
    parts: RefCell<Parts>,
}

impl Sink {
    /// `expected` is how many nodes the page may have; there is room for them, within reason.
    pub(super) fn new(expected: usize) -> Self {
        let sink = Self {
            nodes: RefCell::new(Vec::with_capacity(expected.min(EXPECTED))),
            depth: Cell::new(0),
            parts: RefCell::default(),
        };
        sink.create(NodeKind::Document);
        sink
    }

    fn create(&self, kind: NodeKind) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        let id = NodeId::of(nodes.len());
        nodes.push(Node {
            kind,
            parent: None,
            first_child: None,
            last_child: None,
            previous: None,
            next: None,
            depth: 0,
        });
        id
    }

    /// Hangs a node under `parent`, before `next` or as the last child.
    fn attach(&self, id: NodeId, parent: NodeId, next: Option<NodeId>) {
        let mut nodes = self.nodes.borrow_mut();
        attach(&mut nodes, id, parent, next);
        let node = &nodes[id.index()];
        if matches!(node.kind, NodeKind::Element { .. }) {
            self.depth.set(node.depth);
        }
    }

    fn attach_text(&self, text: StrTendril, parent: NodeId, next: Option<NodeId>) {
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
pub(super) struct BorrowedName<'a>(Ref<'a, QualName>);

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
        let mut nodes = self.nodes.into_inner();
        for node in &mut nodes {
            // Text arrives in pieces, each entity on its own; what they hide shows in the whole.
            if let NodeKind::Text(text) = &mut node.kind
                && let Cow::Owned(cleaned) = clean(text)
            {
                *text = StrTendril::from(cleaned);
            }
        }
        self.parts.into_inner().settle(&mut nodes);
        // A vector that grew by doubling may be half empty; a page keeps its tree until the article
        // is made.
        if nodes.len() > EXPECTED {
            nodes.shrink_to_fit();
        }
        Tree {
            nodes,
            notices: Vec::new(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId::ROOT
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
        let hidden = attributes
            .iter()
            .any(|a| a.name.local == local_name!("hidden"));
        let own = attributes
            .iter()
            .find(|a| a.name.local == local_name!("id"));
        let part = own.filter(|_| hidden).map(|a| a.value.clone());
        let id = self.create(NodeKind::Element {
            name,
            attributes,
            template,
        });
        if let Some(identifier) = part {
            self.parts.borrow_mut().note(id, &identifier);
        }
        id
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.create(match Boundary::of(&text) {
            Some(boundary) => NodeKind::Boundary(boundary),
            None => NodeKind::Other,
        })
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
        detach(&mut self.nodes.borrow_mut(), *target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut child = self.nodes.borrow()[node.index()].first_child;
        while let Some(id) = child {
            child = self.nodes.borrow()[id.index()].next;
            self.attach(id, *new_parent, None);
        }
    }
}
