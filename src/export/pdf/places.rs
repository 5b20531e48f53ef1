//! Which page each piece stands on: whole, and not parted from what it introduces.

use super::piece::Piece;

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// Below the upper edge of the text, in points.
    pub y: f32,
    /// The head of its table stands before it.
    pub has_head: bool,
}

/// Where each piece stands on pages with so much room.
pub fn paginated(pieces: &[Piece], room: f32) -> Vec<Place> {
    let mut places = Vec::with_capacity(pieces.len());
    let (mut page, mut y) = (0, 0.0_f32);
    for (index, piece) in pieces.iter().enumerate() {
        let gap = if y > 0.0 { piece.gap } else { 0.0 };
        let kept = pieces.get(index..).unwrap_or_default();
        let is_full = y > 0.0 && y + gap + high_with_next(kept) > room;
        let mut has_head = false;
        if is_full || (piece.begins_page && index > 0) {
            page += 1;
            y = 0.0;
            if let Some(head) = &piece.head {
                has_head = true;
                y = head.height;
            }
        } else {
            y += gap;
        }
        places.push(Place { page, y, has_head });
        y += piece.height;
    }
    places
}

/// How high the first piece is with those that it must stand on a page with.
fn high_with_next(pieces: &[Piece]) -> f32 {
    let mut high = 0.0;
    for (index, piece) in pieces.iter().enumerate() {
        high += piece.height + if index > 0 { piece.gap } else { 0.0 };
        if !piece.keeps_next {
            break;
        }
    }
    high
}
