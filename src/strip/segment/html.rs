//! The walk over an HTML tree that cuts it into text blocks.
//!
//! Iterative, because pages nest as deep as they like. What an element changes is noted in its frame
//! and taken back when the walk leaves it.

use super::elements::{Classes, has_header, is_hidden, is_line_number, is_unseen, signature};
use super::formulas::{drawn, formula};
use super::line::Line;
use super::tags::Tag;
use super::{Container, Sequence, Shown, TextBlock, tables};
use crate::doc::{BlockKind, InlineKind};
use crate::page::html::{NodeId, Tree};

/// The blocks of a parsed page.
pub(super) fn segment(tree: &Tree) -> Sequence {
    let mut walk = Walk {
        tree,
        classes: Classes::new(),
        out: Sequence {
            // About every second node is an element, the others are texts.
            starts: Vec::with_capacity(tree.len() / 2),
            ..Sequence::default()
        },
        frames: Vec::new(),
        line: Line::default(),
        lists: Vec::new(),
        item: None,
        spans: tables::Spans::default(),
    };
    walk.run();
    walk.out
}

/// What is open around the place of the walk.
#[derive(Clone, Copy)]
struct Frame {
    node: NodeId,
    tag: Tag,
    /// Number of the container, once text was found below.
    container: Option<u32>,
    /// Cues of an inline element's names, once text was found below.
    cues: Option<u32>,
    kind: BlockKind,
    quoted: u8,
    /// How many lists are around the innermost item.
    inside: u8,
    shown: Shown,
    verbatim: Verbatim,
    /// Whether leaving closes an inline mark.
    marks: Marks,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    None,
    One,
}

/// How white space and structure below are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verbatim {
    /// White space folds.
    No,
    /// White space counts.
    Preformatted,
    /// Inside a table of data, which is one block.
    Table,
}

struct List {
    next: Option<u32>,
}

struct Walk<'t> {
    tree: &'t Tree,
    classes: Classes<'t>,
    out: Sequence,
    frames: Vec<Frame>,
    line: Line,
    lists: Vec<List>,
    /// The mark of a list's item that has no text yet.
    item: Option<BlockKind>,
    /// Which cells of the open table reach into other rows.
    spans: tables::Spans,
}

impl Walk<'_> {
    fn run(&mut self) {
        let mut here = self.tree.first_child(self.tree.root());
        while let Some(node) = here {
            let below = self.enter(node);
            if let Some(child) = below {
                here = Some(child);
                continue;
            }
            here = self.leave_to_next(node);
        }
        self.flush();
    }

    /// The next node in document order that is not below `node`; leaves what ends before it.
    fn leave_to_next(&mut self, node: NodeId) -> Option<NodeId> {
        let mut ended = node;
        loop {
            if self.frames.last().is_some_and(|frame| frame.node == ended) {
                self.leave();
            }
            if let Some(next) = self.tree.next(ended) {
                return Some(next);
            }
            // The children of a shadow root hang in a template, whose own parent is not theirs.
            ended = match self.tree.parent(ended) {
                Some(parent) if parent != self.tree.root() => parent,
                _ => self.tree.host(ended)?,
            };
        }
    }

    /// Takes in a node; its first child if the walk shall go below.
    fn enter(&mut self, node: NodeId) -> Option<NodeId> {
        if let Some(text) = self.tree.text(node) {
            self.push_text(text);
            return None;
        }
        let name = self.tree.name(node)?;
        let tag = Tag::of(name);
        match tag {
            Tag::Skipped => {
                if name == "img" {
                    let open = usize::from(!self.line.is_empty());
                    let next = (self.out.blocks.len() + open) as u32;
                    self.out.images.push((node, next));
                }
                let formula = match name {
                    "math" => formula(self.tree, node),
                    "img" => drawn(self.tree, node),
                    _ => None,
                };
                if let Some(formula) = formula {
                    self.push_text(&formula);
                }
                return self.enter_shadow(node, name);
            }
            Tag::Break => {
                self.push_break();
                return None;
            }
            _ => {}
        }
        let in_code = |frame: &Frame| frame.verbatim == Verbatim::Preformatted;
        if self.frames.last().is_some_and(in_code) && is_line_number(self.tree, node) {
            return None;
        }
        if tag.is_inline() && !self.line.is_empty() && is_unseen(self.tree, node, tag) {
            return None;
        }
        let frame = self.frame(node, tag);
        self.note_start(node, frame);
        if frame.verbatim == Verbatim::Table {
            self.enter_in_table(frame);
        } else if tag.is_inline() {
            self.frames.push(frame);
            self.open_mark(node, tag);
        } else {
            self.flush();
            self.frames.push(frame);
            self.enter_block(node, tag);
        }
        if let Some(child) = self.tree.first_child(node) {
            return Some(child);
        }
        // `leave_to_next` leaves the frame.
        None
    }

    /// A declarative shadow root is shown in place of its host's children.
    fn enter_shadow(&self, node: NodeId, name: &str) -> Option<NodeId> {
        if name != "template" {
            return None;
        }
        self.tree.attribute(node, "shadowrootmode")?;
        self.tree.first_child(self.tree.template(node)?)
    }

    /// Notes with which block the element's text begins: the open one, if the element runs on with it.
    fn note_start(&mut self, node: NodeId, frame: Frame) {
        let runs_on = frame.tag.is_inline() || frame.verbatim == Verbatim::Table;
        let ended = usize::from(!runs_on && !self.line.is_empty());
        let number = (self.out.blocks.len() + ended) as u32;
        self.out.starts.push((node, number));
    }

    fn frame(&self, node: NodeId, tag: Tag) -> Frame {
        let outer = self.frames.last().copied();
        let mut frame = Frame {
            node,
            tag,
            container: None,
            cues: None,
            kind: outer.map_or(BlockKind::Paragraph, |o| o.kind),
            quoted: outer.map_or(0, |o| o.quoted),
            inside: outer.map_or(0, |o| o.inside),
            shown: outer.map_or(Shown::Yes, |o| o.shown),
            verbatim: outer.map_or(Verbatim::No, |o| o.verbatim),
            marks: Marks::None,
        };
        match tag {
            Tag::Heading(level) => frame.kind = BlockKind::Heading(level),
            Tag::Caption => frame.kind = BlockKind::Caption,
            Tag::Quote => frame.quoted = frame.quoted.saturating_add(1),
            Tag::Preformatted => {
                frame.kind = BlockKind::Code;
                frame.verbatim = Verbatim::Preformatted;
            }
            Tag::Item => frame.inside = self.lists.len().min(u8::MAX as usize) as u8,
            Tag::NoScript if frame.shown == Shown::Yes => frame.shown = Shown::WithoutScripts,
            _ => {}
        }
        if frame.shown != Shown::Never && is_hidden(self.tree, node, tag) {
            frame.shown = Shown::Never;
        }
        frame
    }

    fn open_mark(&mut self, node: NodeId, tag: Tag) {
        self.line
            .joint
            .begin(self.tree.name(node).unwrap_or_default());
        let kind = match tag {
            Tag::Link => self
                .tree
                .attribute(node, "href")
                .map(|href| InlineKind::Link(href.to_owned())),
            Tag::Emphasis => Some(InlineKind::Emphasis),
            Tag::Strong => Some(InlineKind::Strong),
            Tag::Code => Some(InlineKind::Code),
            _ => None,
        };
        if let (Some(kind), Some(frame)) = (kind, self.frames.last_mut()) {
            frame.marks = Marks::One;
            self.line.open(kind);
        }
    }

    fn enter_block(&mut self, node: NodeId, tag: Tag) {
        match tag {
            Tag::List => self.lists.push(List { next: None }),
            Tag::Ordered => {
                let start = self.tree.attribute(node, "start");
                let next = start.and_then(|s| s.trim().parse().ok()).unwrap_or(1);
                self.lists.push(List { next: Some(next) });
            }
            Tag::Item => self.item = Some(self.item_mark()),
            Tag::Table if tables::is_data(self.tree, node) => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.verbatim = Verbatim::Table;
                    self.spans = tables::Spans::default();
                    frame.kind = BlockKind::Table {
                        header: has_header(self.tree, node),
                    };
                }
            }
            _ => {}
        }
    }

    fn item_mark(&mut self) -> BlockKind {
        let depth = self.lists.len().saturating_sub(1).min(u8::MAX as usize) as u8;
        let number = self.lists.last_mut().and_then(|list| {
            let number = list.next?;
            list.next = Some(number.saturating_add(1));
            Some(number)
        });
        BlockKind::Item { depth, number }
    }

    /// Inside a table of data only rows, cells and captions end anything.
    fn enter_in_table(&mut self, frame: Frame) {
        if frame.tag == Tag::Caption {
            self.flush();
        }
        let (node, tag) = (frame.node, frame.tag);
        self.frames.push(frame);
        if tag == Tag::Cell {
            for _ in 0..self.spans.begin_cell(self.tree, node) {
                self.line.push_mark('\t');
            }
        }
        if tag.is_inline() {
            self.open_mark(node, tag);
        } else if !matches!(tag, Tag::Row | Tag::Cell) {
            self.line.push(" ");
        }
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.last().copied() else {
            return;
        };
        if frame.marks == Marks::One {
            self.line.close();
        }
        if frame.tag.is_inline() {
            let name = self.tree.name(frame.node).unwrap_or_default();
            self.line.joint.end(name);
        }
        if frame.verbatim == Verbatim::Table && frame.tag != Tag::Table {
            match frame.tag {
                Tag::Cell if self.has_next_cell(frame.node) => {
                    for _ in 0..tables::width(self.tree, frame.node) {
                        self.line.push_mark('\t');
                    }
                }
                Tag::Row => {
                    self.spans.end_row();
                    self.line.push_mark('\n');
                }
                Tag::Caption => self.flush(),
                _ => {}
            }
        } else if !frame.tag.is_inline() {
            self.flush();
            match frame.tag {
                Tag::List | Tag::Ordered => {
                    self.lists.pop();
                }
                Tag::Item => self.item = None,
                _ => {}
            }
        }
        self.frames.pop();
    }

    fn has_next_cell(&self, cell: NodeId) -> bool {
        std::iter::successors(self.tree.next(cell), |&node| self.tree.next(node))
            .any(|node| self.tree.name(node).map(Tag::of) == Some(Tag::Cell))
    }

    fn push_break(&mut self) {
        match self.frames.last().map(|frame| frame.verbatim) {
            Some(Verbatim::Preformatted) => self.line.push_verbatim("\n"),
            Some(Verbatim::Table) => self.line.push(" "),
            _ => {
                if self.line.push_break() {
                    self.flush();
                }
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        let Some(frame) = self.frames.last() else {
            return;
        };
        if frame.verbatim == Verbatim::Preformatted {
            self.line.push_verbatim(text);
        } else if self.tree.name(frame.node) == Some("sup") && self.line.push_power(text) {
            return;
        } else {
            self.line.push(text);
        }
        if !frame.tag.is_inline() || text.trim_ascii().is_empty() {
            return;
        }
        for frame in self.frames.iter_mut().rev().take(MAX_INLINE) {
            if !frame.tag.is_inline() {
                break;
            }
            let own = || self.classes.cues(self.tree, frame.node);
            self.line.cues |= *frame.cues.get_or_insert_with(own);
        }
    }

    /// Ends the block that is open.
    fn flush(&mut self) {
        let Some(finished) = self.line.finish() else {
            return;
        };
        let container = self.container();
        let Some(frame) = self.frames.last() else {
            return;
        };
        let (kind, inside) = match (frame.kind, self.item.take()) {
            (BlockKind::Paragraph, Some(item)) => (item, 0),
            // What begins an item and is no paragraph stands beside the item's mark, not behind it.
            (kind, Some(_)) => (kind, frame.inside.saturating_sub(1)),
            (kind, None) => (kind, frame.inside),
        };
        self.out.blocks.push(TextBlock {
            text: finished.text,
            kind,
            quoted: frame.quoted,
            inside,
            inlines: finished.inlines,
            container,
            cues: finished.cues,
            shown: frame.shown,
            gap: 1,
        });
    }

    /// Number of the innermost container; makes those of the open frames that have none yet.
    fn container(&mut self) -> u32 {
        let known = self
            .frames
            .iter()
            .rposition(|frame| frame.container.is_some());
        let mut parent = known.and_then(|at| self.frames[at].container);
        let first = known.map_or(0, |at| at + 1);
        for frame in &mut self.frames[first..] {
            if frame.tag.is_inline() {
                continue;
            }
            let number = self.out.containers.len() as u32;
            let outer = parent.and_then(|p| self.out.containers.get(p as usize));
            let class = self.tree.attribute(frame.node, "class").unwrap_or_default();
            let container = Container {
                parent,
                node: Some(frame.node),
                tag: frame.tag,
                cues: self.classes.cues(self.tree, frame.node),
                names: self.classes.names(self.tree, frame.node),
                signature: signature(outer, self.tree.name(frame.node), class),
                depth: outer.map_or(0, |o| o.depth.saturating_add(1)),
            };
            self.out.containers.push(container);
            frame.container = Some(number);
            parent = Some(number);
        }
        parent.unwrap_or_default()
    }
}

/// Inline elements whose names are looked at around one piece of text.
const MAX_INLINE: usize = 4;
