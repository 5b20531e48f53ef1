//! Tables: rows that are never cut, and heads that stand again on every page.

use std::rc::Rc;

use super::{
    flow::{Flow, Style},
    piece::{Item, Piece, Shape},
    tags::{Kind, NodeId},
};
use crate::{charts::Token, report::document::Table};

/// Between two cells, in points.
const BETWEEN: f32 = 6.0;

/// Lays out a table.
pub fn table(flow: &mut Flow<'_>, table: &Table, width: f32, gap: f32, out: &mut Vec<Piece>) {
    let node = flow.tags.add(Kind::Table, None);
    let caption = flow.tags.add(Kind::Caption, Some(node));
    let strong = flow.strong();
    let named = flow.lines(&table.caption, strong, Some(caption), width);
    out.push(Piece { gap: gap * 2.0, keeps_next: true, ..named });
    let small = flow.small();
    let head = flow.tags.add(Kind::Head, Some(node));
    let head = flow.tags.add(Kind::Row, Some(head));
    let heads = row(flow, table, &table.heads, (head, Kind::ColumnHead, Kind::ColumnHead), small, width);
    let again = Rc::new(Piece { gap: 0.0, ..heads.clone() });
    out.push(Piece { keeps_next: true, ..heads });
    let rows = flow.tags.add(Kind::Rows, Some(node));
    let plain = Style { size: flow.plain().size * 0.92, ..flow.plain() };
    for cells in &table.rows {
        let node = flow.tags.add(Kind::Row, Some(rows));
        let piece = row(flow, table, cells, (node, Kind::RowHead, Kind::Cell), plain, width);
        out.push(Piece { head: Some(again.clone()), ..piece });
    }
}

fn row(
    flow: &mut Flow<'_>,
    table: &Table,
    cells: &[String],
    (parent, first, other): (NodeId, Kind, Kind),
    style: Style,
    width: f32,
) -> Piece {
    let all: f32 = table.shares.iter().map(|share| f32::from(*share)).sum();
    let mut piece = Piece::default();
    let mut x = 0.0;
    for (index, (cell, share)) in cells.iter().zip(&table.shares).enumerate() {
        let kind = if index == 0 { &first } else { &other };
        let node = flow.tags.add(kind.clone(), Some(parent));
        let own = width * f32::from(*share) / all.max(1.0);
        // A cell without a text is a cell all the same.
        let text = if cell.is_empty() { " " } else { cell };
        let lines = flow.lines(text, style, Some(node), own - BETWEEN);
        piece.height = piece.height.max(lines.height);
        piece.items.extend(lines.moved(x, 1.0));
        x += own;
    }
    piece.height += 2.5;
    let shape = Shape::Rule { width, color: flow.fonts.theme.color(Token::ChartRing) };
    piece.items.push(Item { x: 0.0, y: piece.height - 0.5, shape, node: None });
    piece
}
