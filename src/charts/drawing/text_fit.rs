//! Text in the largest size in which it fits a box.

use super::{shape::Type, text_metrics, theme::Fonts};

/// From one baseline to the next, in sizes of the text.
pub const LEADING: f64 = 1.22;

/// The lines in the largest type in which they fit; in the smallest as many as fit, and three dots. `None` without types.
pub fn fitted(
    text: &str,
    kinds: &[Type],
    fonts: &Fonts,
    (room, height): (f64, f64),
) -> Option<(Type, Vec<String>)> {
    let wide = |line: &str, kind: Type| text_metrics::width(line, kind, fonts);
    for kind in kinds {
        let lines = text_metrics::wrapped(text, *kind, fonts, room);
        let high: f64 = lines.iter().map(|_| kind.size * LEADING).sum();
        if high <= height + 1.0 && lines.iter().all(|line| wide(line, *kind) <= room) {
            return Some((*kind, lines));
        }
    }
    let kind = *kinds.last()?;
    let mut left = height + 1.0;
    let mut lines = Vec::new();
    let all = text_metrics::wrapped(text, kind, fonts, room);
    let count = all.len();
    for line in all {
        left -= kind.size * LEADING;
        if left < 0.0 {
            break;
        }
        lines.push(cut(&line, |line| wide(line, kind) <= room));
    }
    let is_whole = lines.len() == count;
    if let Some(last) = lines.last_mut().filter(|_| !is_whole) {
        *last = cut(&[last, "…"].concat(), |line| wide(line, kind) <= room);
    }
    Some((kind, lines))
}

/// As much of a line as fits, with three dots if that is not all.
fn cut(line: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut kept = line.to_owned();
    while !fits(&kept) {
        let shorter: Vec<char> = kept.trim_end_matches('…').chars().collect();
        let Some((_, shorter)) = shorter.split_last() else { break };
        kept = shorter.iter().collect::<String>().trim_end().to_owned() + "…";
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_large_and_a_long_one_is_cut_with_dots() {
        let (fonts, kinds) = (Fonts::default(), [46.0, 24.0].map(Type::display));

        let (large, short) = fitted("Kort.", &kinds, &fonts, (534.0, 228.0)).unwrap();
        let (small, long) = fitted(&"woord ".repeat(200), &kinds, &fonts, (534.0, 228.0)).unwrap();
        let (_, word) = fitted(&"w".repeat(200), &kinds, &fonts, (534.0, 228.0)).unwrap();

        assert_eq!((large.size, short), (46.0, vec!["Kort.".to_owned()]));
        assert_eq!(small.size, 24.0);
        assert!(long.len() > 4 && long.last().unwrap().ends_with('…'), "{long:?}");
        assert!(word.len() == 1 && word[0].ends_with('…') && word[0].len() < 100, "{word:?}");
    }
}
