//! The illustration of the start screen: a stepped house front on a ground line, on piles.

use serde::{Deserialize, Serialize};

use super::{
    badge::Pillar,
    drawing::{
        geometry::at,
        painter::Painter,
        render_target::Size,
        shape::{Anchor, Type},
        text_metrics,
        theme::{LEVELS, Theme, Token},
    },
};

/// What stands in the illustration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartIllustrationModel {
    /// Names of two to seven tiers, the lowest first; more are not drawn.
    pub tiers: Vec<String>,
    /// Names of the piles: People, Profit, Planet. Of more than four there is no room for names.
    pub piles: Vec<String>,
}

/// The drawing at full size, in CSS pixels.
const FULL: Size = Size { width: 440.0, height: 452.0 };
/// The narrowest drawing.
const NARROWEST: f64 = 220.0;

fn scale(width: f64) -> f64 {
    width.clamp(NARROWEST, FULL.width) / FULL.width
}

pub(super) fn size_for(available: f64) -> Size {
    let scale = scale(available);
    Size { width: available.clamp(NARROWEST, FULL.width), height: FULL.height * scale }
}

pub(super) fn draw(model: &StartIllustrationModel, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    let scale = scale(size.width);
    // Edges on whole pixels stay sharp.
    let px = |full: f64| (full * scale).round();
    let middle = size.width / 2.0;

    let tiers = model.tiers.len().clamp(1, 7);
    #[expect(clippy::cast_precision_loss, reason = "there are few tiers")]
    let (pitch, inset) =
        ((295.0 / tiers as f64).min(90.0), (152.0 / tiers.saturating_sub(1).max(1) as f64).min(38.0));
    for ((index, name), (color, on)) in (0..7_u8).zip(&model.tiers).zip(LEVELS.into_iter().cycle()) {
        let index = f64::from(index);
        let left = px(inset * index);
        let foot = 309.0 - pitch * index;
        let (top, wide) = (px(foot - pitch), size.width - 2.0 * left);
        let high = px(foot - 5.0) - top;
        painter.block(at(left, top), wide, high, theme.color(color));
        let kind = Type::display(18.0 * scale);
        let on = theme.color(on);
        let center = top + high / 2.0;
        match text_metrics::lines(name, kind, &theme.fonts, wide - 16.0) {
            (line, None) => {
                painter.text(at(middle, center + 0.33 * kind.size), line, kind, Anchor::Middle, on);
            }
            (first, Some(second)) => {
                let kind = Type::display(16.0 * scale);
                painter.text(at(middle, center - 0.16 * kind.size), first, kind, Anchor::Middle, on);
                painter.text(at(middle, center + 0.94 * kind.size), second, kind, Anchor::Middle, on);
            }
        }
    }

    let ground = px(312.0);
    painter.line(vec![at(0.0, ground), at(size.width, ground)], 2.0, theme.color(Token::Text));

    let piles = model.piles.len().clamp(3, 12);
    #[expect(clippy::cast_precision_loss, reason = "there are few piles")]
    let between = if piles == 3 { 152.0 } else { 440.0 / piles as f64 };
    let first = if piles == 3 { 68.0 } else { between / 2.0 };
    let half = (between / 2.0 - 6.0).min(40.0);
    for ((index, name), pillar) in (0..12_u8).zip(&model.piles).zip(Pillar::ALL.into_iter().cycle()) {
        let center = px(first + between * f64::from(index));
        let (top, shoulder, tip) = (px(319.0), px(435.0 - 0.6 * half), px(435.0));
        let (left, right) = (center - px(half), center + px(half));
        let (color, on) = pillar.tokens();
        let outline =
            vec![at(left, top), at(right, top), at(right, shoulder), at(center, tip), at(left, shoulder)];
        painter.fill(outline, theme.color(color));
        if piles > 4 {
            continue;
        }
        let kind = Type::display(17.0 * scale);
        painter.text(at(center, px(363.0) + 0.33 * kind.size), name, kind, Anchor::Middle, theme.color(on));
    }
}
