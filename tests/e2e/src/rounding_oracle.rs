//! How a score is shown: the one rounding rule of `docs/scoring.md`, section 12, written a second time
//! on purpose. A test that used the product's own function could not find a fault in it.

use crate::Lang;

/// Half up to a whole number; but a score below a cut that would round up to it keeps one decimal.
pub fn shown(score: f64, cuts: &[f64], lang: Lang) -> String {
    let whole = (score + 0.5 + 1e-9).floor();
    let hidden = cuts.iter().find(|cut| score < **cut - 1e-9 && whole >= **cut);
    match hidden {
        None => format!("{whole:.0}"),
        Some(cut) => {
            let tenths = (10.0 * score + 1e-6).floor();
            let tenths = if tenths >= 10.0 * cut { (10.0 * cut).ceil() - 1.0 } else { tenths };
            let text = format!("{:.1}", tenths / 10.0);
            if lang == Lang::Nl { text.replace('.', ",") } else { text }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_never_shown_on_the_other_side_of_a_cut() {
        for (score, expected) in
            [(69.6, "69,6"), (69.97, "69,9"), (70.0, "70"), (48.33, "48"), (49.5, "49,5"), (68.75, "69")]
        {
            assert_eq!(shown(score, &[50.0, 70.0], Lang::Nl), expected, "{score}");
        }
    }
}
