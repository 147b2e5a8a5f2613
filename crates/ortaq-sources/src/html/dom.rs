//! The tree of a page: nodes in one vector, linked by index.
//!
//! html5ever does the parsing, as browsers do it; this module only holds what it builds. Nothing here recurses,
//! dropping the tree included, so depth costs no stack. Comments, doctypes and processing instructions are not
//! kept: no reader of the tree needs them.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName};

/// Index of a node in its [`Dom`].
pub(crate) type NodeId = u32;

/// No node: the end of a sibling list, or the parent of the root.
pub(crate) const NONE: NodeId = NodeId::MAX;

/// The document node, parent of `<html>`.
pub(crate) const ROOT: NodeId = 0;

/// What a node is.
#[derive(Debug)]
pub(crate) enum NodeData {
    /// The document, and the invisible root of a `<template>`'s content.
    Fragment,
    /// A comment or processing instruction; the parser needs the place, nobody needs the content.
    Ignored,
    /// A run of text.
    Text(StrTendril),
    /// An element with its attributes.
    Element {
        name: QualName,
        attrs: Vec<Attribute>,
        /// Root of a `<template>`'s content, else [`NONE`].
        template: NodeId,
    },
}

/// One node and its neighbours.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) parent: NodeId,
    pub(crate) first_child: NodeId,
    pub(crate) last_child: NodeId,
    pub(crate) previous: NodeId,
    pub(crate) next: NodeId,
    pub(crate) data: NodeData,
}

impl Node {
    fn new(data: NodeData) -> Self {
        Self {
            parent: NONE,
            first_child: NONE,
            last_child: NONE,
            previous: NONE,
            next: NONE,
            data,
        }
    }

    /// The element's local name, if it is one.
    pub(crate) fn name(&self) -> Option<&LocalName> {
        match &self.data {
            NodeData::Element { name, .. } => Some(&name.local),
            _ => None,
        }
    }

    /// The value of an attribute, if this is an element that has it.
    pub(crate) fn attr(&self, wanted: &str) -> Option<&str> {
        match &self.data {
            NodeData::Element { attrs, .. } => {
                attrs.iter().find(|a| &*a.name.local == wanted).map(|a| &*a.value)
            }
            _ => None,
        }
    }
}

/// A parsed page.
#[derive(Debug)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    /// The node with this index.
    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// How many nodes there are, detached ones included.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node after `id` in document order within the subtree of `top`, children first.
    pub(crate) fn next_in(&self, top: NodeId, id: NodeId) -> Option<NodeId> {
        let first = self.node(id).first_child;
        if first != NONE {
            Some(first)
        } else {
            self.next_skipping(top, id)
        }
    }

    /// The node after `id` in document order within the subtree of `top`, leaving out `id`'s children.
    pub(crate) fn next_skipping(&self, top: NodeId, mut id: NodeId) -> Option<NodeId> {
        while id != top && id != NONE {
            let node = self.node(id);
            if node.next != NONE {
                return Some(node.next);
            }
            id = node.parent;
        }
        None
    }

    /// All text of a subtree, whitespace as in the source.
    pub(crate) fn text_of(&self, top: NodeId) -> String {
        let mut text = String::new();
        let mut at = Some(top);
        while let Some(id) = at {
            if let NodeData::Text(run) = &self.node(id).data {
                text.push_str(run);
            }
            at = self.next_in(top, id);
        }
        text
    }
}

/// Receives what html5ever builds.
pub(crate) struct Sink {
    nodes: RefCell<Vec<Node>>,
    depths: RefCell<Vec<u32>>,
    deepest_open: Cell<u32>,
}

impl Sink {
    pub(crate) fn new() -> Self {
        Self {
            nodes: RefCell::new(vec![Node::new(NodeData::Fragment)]),
            depths: RefCell::new(vec![0]),
            deepest_open: Cell::new(0),
        }
    }

    /// Nodes made so far.
    pub(crate) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// Depth at which the last node was put: how deep the parser stands in the tree now.
    pub(crate) fn depth(&self) -> u32 {
        self.deepest_open.get()
    }

    fn push(&self, data: NodeData) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(data));
        self.depths.borrow_mut().push(0);
        // The parser stops at `limits::MAX_HTML_NODES`, far below the index type's range.
        (nodes.len() - 1) as NodeId
    }

    fn note_depth(&self, parent: NodeId, child: NodeId) {
        let mut depths = self.depths.borrow_mut();
        let depth = depths[parent as usize].saturating_add(1);
        depths[child as usize] = depth;
        self.deepest_open.set(depth);
    }

    fn append_node(&self, parent: NodeId, child: NodeId) {
        {
            let nodes = &mut *self.nodes.borrow_mut();
            detach(nodes, child);
            let last = nodes[parent as usize].last_child;
            nodes[child as usize].parent = parent;
            nodes[child as usize].previous = last;
            if last == NONE {
                nodes[parent as usize].first_child = child;
            } else {
                nodes[last as usize].next = child;
            }
            nodes[parent as usize].last_child = child;
        }
        self.note_depth(parent, child);
    }

    fn insert_before(&self, sibling: NodeId, child: NodeId) {
        let parent = {
            let nodes = &mut *self.nodes.borrow_mut();
            detach(nodes, child);
            let (parent, previous) = (nodes[sibling as usize].parent, nodes[sibling as usize].previous);
            nodes[child as usize].parent = parent;
            nodes[child as usize].previous = previous;
            nodes[child as usize].next = sibling;
            nodes[sibling as usize].previous = child;
            if previous != NONE {
                nodes[previous as usize].next = child;
            } else if parent != NONE {
                nodes[parent as usize].first_child = child;
            }
            parent
        };
        if parent != NONE {
            self.note_depth(parent, child);
        }
    }

    /// Adds `text` to the text node `at`; false when `at` is none.
    fn extend_text(&self, at: NodeId, text: &StrTendril) -> bool {
        if at == NONE {
            return false;
        }
        match &mut self.nodes.borrow_mut()[at as usize].data {
            NodeData::Text(run) => {
                run.push_tendril(text);
                true
            }
            _ => false,
        }
    }
}

fn detach(nodes: &mut [Node], id: NodeId) {
    let Node {
        parent,
        previous,
        next,
        ..
    } = nodes[id as usize];
    if previous != NONE {
        nodes[previous as usize].next = next;
    } else if parent != NONE {
        nodes[parent as usize].first_child = next;
    }
    if next != NONE {
        nodes[next as usize].previous = previous;
    } else if parent != NONE {
        nodes[parent as usize].last_child = previous;
    }
    let node = &mut nodes[id as usize];
    (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Dom {
        Dom {
            nodes: self.nodes.into_inner(),
        }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target as usize].data {
            NodeData::Element { name, .. } => name,
            // html5ever asks for names of elements only: it is the trait's contract.
            _ => unreachable!("the parser asked for the name of a node that is no element"),
        })
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let template = if flags.template {
            self.push(NodeData::Fragment)
        } else {
            NONE
        };
        self.push(NodeData::Element {
            name,
            attrs,
            template,
        })
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.push(NodeData::Ignored)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.push(NodeData::Ignored)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(child) => self.append_node(*parent, child),
            NodeOrText::AppendText(text) => {
                let last = self.nodes.borrow()[*parent as usize].last_child;
                if !self.extend_text(last, &text) {
                    let child = self.push(NodeData::Text(text));
                    self.append_node(*parent, child);
                }
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous_element: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        if self.nodes.borrow()[*element as usize].parent == NONE {
            self.append(previous_element, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        match self.nodes.borrow()[*target as usize].data {
            NodeData::Element { template, .. } if template != NONE => template,
            _ => *target,
        }
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        match new_node {
            NodeOrText::AppendNode(child) => self.insert_before(*sibling, child),
            NodeOrText::AppendText(text) => {
                let previous = self.nodes.borrow()[*sibling as usize].previous;
                if !self.extend_text(previous, &text) {
                    let child = self.push(NodeData::Text(text));
                    self.insert_before(*sibling, child);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, new: Vec<Attribute>) {
        if let NodeData::Element { attrs, .. } = &mut self.nodes.borrow_mut()[*target as usize].data {
            for attr in new {
                if !attrs.iter().any(|a| a.name == attr.name) {
                    attrs.push(attr);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        detach(&mut self.nodes.borrow_mut(), *target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut child = self.nodes.borrow()[*node as usize].first_child;
        while child != NONE {
            let next = self.nodes.borrow()[child as usize].next;
            self.append_node(*new_parent, child);
            child = next;
        }
    }
}
