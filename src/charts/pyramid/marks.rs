//! What other series have in the pyramid: their score on each tier, and the level they reach.

use super::{
    PyramidSeries, Tier, TierMark, TierState,
    tier::{Frame, Style, on},
};
use crate::charts::drawing::{
    geometry::{at, share},
    marker::{Body, marker},
    painter::Painter,
    series::SeriesKind,
    theme::{Theme, Token},
};

/// The halo of a mark in CSS pixels: it is seen on every fill.
const HALO: f64 = 9.0;
/// Two marks stay this far apart: the later one would cover the other.
const APART: f64 = 13.0;

/// Paints the marks of a tier on the axis of its bar. A tier without a bar gets a thin one here for what it scores
/// itself, in the colour of its words.
pub(super) fn marks(painter: &mut Painter<'_>, theme: &Theme, style: Style, tier: &Tier, frame: &Frame) {
    let color = theme.color(on(tier.state, frame));
    let middle = frame.corner.y + frame.height - style.bar() / 2.0;
    if !tier.has_bar() {
        let along = |share: f64| at(frame.corner.x + frame.width * share, middle);
        let own = share(tier.score).filter(|_| tier.state == TierState::Reached).unwrap_or(0.0);
        painter.line(vec![along(0.0), along(1.0)], 1.0, color);
        painter.block(along(0.0).plus(0.0, -3.0), frame.width * own, 6.0, color);
        let norm = along(share(Some(frame.threshold)).unwrap_or(0.0));
        painter.line(vec![norm.plus(0.0, -7.0), norm.plus(0.0, 5.0)], 2.0, color);
    }
    for (kind, x) in places(&tier.marks, frame) {
        painter.disc(at(x, middle), HALO, theme.color(Token::Surface));
        marker(painter, theme, kind, at(x, middle), Body::Own);
    }
}

/// Where the marks lie, from left to right: at their score, or beside each other where they would cover each other.
fn places(marks: &[TierMark], frame: &Frame) -> Vec<(SeriesKind, f64)> {
    // The halo stays inside the tier, and nearly so at its ends.
    let (left, right) = (frame.corner.x + 5.0, frame.right() - 5.0);
    let known = marks.iter().filter_map(|mark| share(Some(mark.score)).map(|share| (mark.kind, share)));
    let mut placed: Vec<(SeriesKind, f64)> = known
        .map(|(kind, share)| (kind, (frame.corner.x + frame.width * share).clamp(left, right)))
        .collect();
    placed.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut least = f64::NEG_INFINITY;
    for (_, x) in &mut placed {
        *x = x.max(least);
        least = *x + APART;
    }
    let mut most = right;
    for (_, x) in placed.iter_mut().rev() {
        *x = x.min(most).max(left);
        most = *x - APART;
    }
    placed
}

/// Paints, for each series that reaches the level of this tier where yours is another, a line along its top and a
/// marker on its step. `gap` is the room above the tier, `step` the width of a step, in CSS pixels.
pub(super) fn levels(
    painter: &mut Painter<'_>,
    theme: &Theme,
    series: &[PyramidSeries],
    frame: &Frame,
    gap: f64,
    step: f64,
) {
    let reaching: Vec<_> = series.iter().filter(|series| series.level == Some(frame.number)).collect();
    // Lines of the same tier lie over each other and not on each other.
    let first = frame.corner.y - gap / 2.0 - if reaching.len() > 1 { 1.5 } else { 0.0 };
    for (place, series) in (0..3_u8).zip(reaching) {
        let top = first + 3.0 * f64::from(place);
        let line = [at(frame.corner.x, top), at(frame.right(), top)];
        let color = theme.color(series.kind.token());
        match series.kind.dash() {
            Some(dash) => painter.dashed(&line, dash, theme.stroke(), color),
            None => painter.line(line.to_vec(), theme.stroke(), color),
        }
        let from_side = HALO + f64::from(place) * (step - HALO).min(2.0 * HALO);
        if frame.is_top {
            // The uppermost tier has no step beside it, and words at its ends.
            let x = frame.corner.x + frame.width / 2.0 + 2.0 * HALO * (f64::from(place) - 0.5);
            marker(painter, theme, series.kind, at(x, top.max(HALO)), Body::Own);
            continue;
        }
        for x in [frame.corner.x + from_side, frame.right() - from_side] {
            marker(painter, theme, series.kind, at(x, first - 4.0), Body::Own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::drawing::theme::LEVELS;

    #[test]
    fn marks_lie_at_their_score_and_beside_each_other_where_they_would_cover_each_other() {
        let [colors, ..] = LEVELS;
        let frame = Frame {
            corner: at(100.0, 0.0),
            width: 200.0,
            height: 38.0,
            number: 1,
            is_top: false,
            colors,
            threshold: 70.0,
        };
        let mark = |kind, score| TierMark { kind, score };
        let at_places =
            |marks: &[TierMark]| places(marks, &frame).into_iter().map(|(_, x)| x).collect::<Vec<_>>();

        let apart = [mark(SeriesKind::Target, 80.0), mark(SeriesKind::Trial, 50.0)];
        assert_eq!(places(&apart, &frame), [(SeriesKind::Trial, 200.0), (SeriesKind::Target, 260.0)]);
        assert_eq!(
            at_places(&[mark(SeriesKind::Target, 50.0), mark(SeriesKind::Trial, 50.0)]),
            [200.0, 213.0]
        );
        assert_eq!(
            at_places(&[mark(SeriesKind::Target, 100.0), mark(SeriesKind::Trial, 99.0)]),
            [282.0, 295.0]
        );
        assert_eq!(at_places(&[mark(SeriesKind::Target, f64::NAN), mark(SeriesKind::Trial, -4.0)]), [105.0]);
    }
}
