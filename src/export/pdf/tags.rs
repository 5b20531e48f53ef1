//! What the parts of the file are, for who cannot see it: a tree of headings, paragraphs, lists, tables and figures, in
//! reading order.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// A node, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeId(usize);

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A heading of a level, from 1.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A list with bullets.
    List,
    /// A list with numbers.
    Numbered,
    /// An item of a list.
    Item,
    /// Its bullet or number.
    Label,
    /// Its text.
    Body,
    /// A table.
    Table,
    /// What it is a table of.
    Caption,
    /// The row of heads.
    Head,
    /// The other rows.
    Rows,
    /// A row.
    Row,
    /// The head of a column.
    ColumnHead,
    /// The first cell of a row, which names it.
    RowHead,
    /// Another cell.
    Cell,
    /// A drawing, and what it says.
    Figure(String),
    /// A link.
    Link,
}

/// The tree, while it grows.
#[derive(Debug, Default)]
pub struct Tags {
    nodes: Vec<(Kind, Vec<NodeId>)>,
    roots: Vec<NodeId>,
}

impl Tags {
    /// A new node, the last one inside another, or of the file.
    pub fn add(&mut self, kind: Kind, parent: Option<NodeId>) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push((kind, Vec::new()));
        match parent.and_then(|parent| self.nodes.get_mut(parent.0)) {
            Some((_, children)) => children.push(id),
            None => self.roots.push(id),
        }
        id
    }

    /// The tree, with what was drawn for each node.
    pub fn tree(&self, found: Vec<(NodeId, Identifier)>, lang: &str) -> TagTree {
        let mut content: Vec<Vec<Identifier>> = self.nodes.iter().map(|_| Vec::new()).collect();
        for (node, identifier) in found {
            if let Some(content) = content.get_mut(node.0) {
                content.push(identifier);
            }
        }
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        for root in &self.roots {
            if let Some(group) = self.group(*root, &mut content) {
                tree.push(group);
            }
        }
        tree
    }

    fn group(&self, id: NodeId, content: &mut Vec<Vec<Identifier>>) -> Option<TagGroup> {
        let (kind, children) = self.nodes.get(id.0)?;
        let own = content.get_mut(id.0).map(std::mem::take).unwrap_or_default();
        let mut nodes: Vec<Node> = own.into_iter().map(Node::from).collect();
        nodes.extend(children.iter().filter_map(|child| self.group(*child, content)).map(Node::from));
        // What has no content is nothing.
        (!nodes.is_empty()).then(|| TagGroup::with_children(tag(kind), nodes))
    }
}

fn tag(kind: &Kind) -> TagKind {
    match kind {
        Kind::Heading(level, text) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(text.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::List => Tag::L(ListNumbering::Disc).into(),
        Kind::Numbered => Tag::L(ListNumbering::Decimal).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Rows => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
        Kind::Link => Tag::Link.into(),
    }
}
