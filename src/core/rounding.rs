//! Rounding for display: the one rule (scoring.md section 12), and numbers in each language.

use super::instrument::{ErrorCode, Instrument, Lang};

/// The cuts that belong to a number, in points (0 to 100): no rounding may carry it over one of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cuts<'a>(pub &'a [f64]);

/// What kind of number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// A dimension, facet or unit: cuts at the low band and at the threshold.
    Part,
    /// Culture or pyramid: cut at the quadrant.
    Index,
    /// Balance: cuts at its bands.
    Balance,
    /// Any other number.
    Plain,
}

/// Half up, with the tolerance of scoring.md.
fn half_up(x: f64, epsilon: f64) -> f64 {
    (x + 0.5 + epsilon).floor()
}

/// A whole number of tenths with its decimal.
fn with_decimal(tenths: f64) -> String {
    format!("{:.1}", tenths / 10.0)
}

/// A score (0 to 100) as scoring.md section 12 shows it, with a decimal point.
///
/// Half up to a whole number: ⌊x + 0.5 + ε⌋. Where that would carry x over one of the cuts, one decimal instead, cut
/// off and never the cut itself. `epsilon` is in points, at least 0. What is no number stays `NaN`.
///
/// ```
/// use social_business_scan::core::rounding::{Cuts, rounded};
///
/// let cuts = Cuts(&[50.0, 70.0]);
/// assert_eq!(rounded(69.4, cuts, 1e-9), "69");
/// assert_eq!(rounded(69.6, cuts, 1e-9), "69.6");
/// assert_eq!(rounded(69.97, cuts, 1e-9), "69.9");
/// assert_eq!(rounded(70.0, cuts, 1e-9), "70");
/// ```
#[must_use]
pub fn rounded(x: f64, cuts: Cuts<'_>, epsilon: f64) -> String {
    let whole = half_up(x, epsilon);
    // Below the cut, but the integer would not be.
    let crossed = cuts.0.iter().find(|cut| x < **cut - epsilon && whole >= **cut);
    let Some(cut) = crossed else { return whole.to_string() };
    let mut tenths = (10.0 * x + 1e-6).floor();
    if tenths >= 10.0 * cut {
        tenths = (10.0 * cut).ceil() - 1.0;
    }
    with_decimal(tenths)
}

/// Numbers of one instrument and threshold, in one language.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'a> {
    instrument: &'a Instrument,
    threshold: f64,
    lang: Lang,
}

impl<'a> Numbers<'a> {
    /// Numbers as a report with this threshold (in points, 0 to 100) shows them.
    #[must_use]
    pub const fn new(instrument: &'a Instrument, threshold: f64, lang: Lang) -> Self {
        Self { instrument, threshold, lang }
    }

    fn localised(&self, text: String) -> String {
        text.replace('.', self.lang.decimal_mark())
    }

    /// A score, 0 to 100.
    #[must_use]
    pub fn score(&self, x: f64, shown: Shown) -> String {
        let p = &self.instrument.parameters;
        let cut = self.instrument.indices.position.map(|position| [position.cut]);
        let cuts: &[f64] = match shown {
            Shown::Part => &[p.band_low, self.threshold],
            Shown::Index => cut.as_ref().map_or(&[], |cut| cut.as_slice()),
            Shown::Balance => &[p.balanced, p.slight],
            Shown::Plain => &[],
        };
        self.localised(rounded(x, Cuts(cuts), p.epsilon))
    }

    /// The threshold itself: whole where it is whole, else with one decimal.
    #[must_use]
    pub fn threshold(&self) -> String {
        let whole = self.threshold.floor();
        if whole == self.threshold {
            return whole.to_string();
        }
        self.localised(with_decimal((10.0 * self.threshold).round()))
    }

    /// One decimal below 10, else whole; both half up.
    fn one_decimal_below_ten(&self, x: f64) -> String {
        let epsilon = self.instrument.parameters.epsilon;
        if x < 10.0 { with_decimal(half_up(10.0 * x, epsilon)) } else { half_up(x, epsilon).to_string() }
    }

    /// A share (0 to 1) as a percentage.
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        [&*self.localised(self.one_decimal_below_ten(100.0 * share)), self.lang.percent_mark()].concat()
    }

    /// How many times something else, from 0.
    #[must_use]
    pub fn times(&self, times: f64) -> String {
        self.localised(self.one_decimal_below_ten(times))
    }

    /// A figure with two decimals, half up, with a minus sign (U+2212) below 0: agreement and alpha of a team.
    #[must_use]
    pub fn two_decimals(&self, x: f64) -> String {
        let hundredths = half_up(100.0 * x, self.instrument.parameters.epsilon);
        let sign = if hundredths < 0.0 { "\u{2212}" } else { "" };
        self.localised(format!("{sign}{:.2}", hundredths.abs() / 100.0))
    }

    /// Progress, 0 to the number of levels, always with its decimal.
    #[must_use]
    pub fn progress(&self, progress: f64) -> String {
        let tenths = half_up(10.0 * progress, self.instrument.parameters.epsilon);
        self.localised(with_decimal(tenths))
    }

    /// A whole number with groups of three digits.
    #[must_use]
    pub fn count(&self, count: u32) -> String {
        let digits = count.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push_str(self.lang.group_mark());
            }
            out.push(digit);
        }
        out
    }

    /// The n of "1 in n".
    #[must_use]
    pub fn one_in(&self, one_in: f64) -> String {
        let whole = half_up(one_in, self.instrument.parameters.epsilon);
        // Below 2 a whole number would hide much: 1 in 1.4 is not 1 in 1.
        if one_in < 10.0 && whole != one_in {
            return self.localised(with_decimal(half_up(10.0 * one_in, 1e-9)));
        }
        self.count(whole as u32)
    }
}

/// What an instrument says of an error, with the numbers that it allows.
#[must_use]
pub fn error_text(instrument: &Instrument, code: ErrorCode, lang: Lang) -> String {
    let p = &instrument.parameters;
    let points = |threshold| Numbers::new(instrument, threshold, lang).threshold();
    let people = |count| Numbers::new(instrument, p.threshold, lang).count(count);
    let [min, max] = match code {
        ErrorCode::BadParameter => [p.threshold_min, p.threshold_max].map(points),
        ErrorCode::PublishersInvalid => [0, p.max_employees].map(people),
        _ => [1, p.max_employees].map(people),
    };
    instrument.texts.errors.get(code).get(lang).replace("{min}", &min).replace("{max}", &max)
}
