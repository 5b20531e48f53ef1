//! Findings in words, each with what to do about it.

use std::fmt;

use super::Finding;
use crate::core::string_enum::StringEnum;

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: &f64| format!("{:.0}%", 100.0 * share);
        match self {
            Finding::LevelOutOfReach { level } => {
                write!(
                    f,
                    "Nobody reached level {level}. Look at its threshold, its core items and those of the levels below."
                )
            }
            Finding::LevelReachedByAll { level, share } => {
                write!(f, "{} reached level {level}, so it hardly tells organisations apart.", percent(share))
            }
            Finding::ItemWithoutEffect { item } => write!(
                f,
                "{item} never mattered: no level hung on it, and it was never among what to do first. Leave it out, or give it more weight."
            ),
            Finding::ScoreAtEnd { dimension, end, share } => write!(
                f,
                "{} have {end} for {dimension}. Add items that are {} to agree with.",
                percent(share),
                if *end == 0 { "easier" } else { "harder" }
            ),
            Finding::BandNarrowerThanNoise { dimension, half_width, band_width } => write!(
                f,
                "A score of {dimension} is exact to {half_width:.0} points on both sides, and the middle band is {band_width:.0} points wide. Ask more items."
            ),
            Finding::ScoresTooAlike { dimensions: [one, other], share } => write!(
                f,
                "{one} and {other} differ by more than chance in {} of the results. Ask more items of both, or bring them together.",
                percent(share)
            ),
            Finding::AdviceNeverGiven { unit, band } => {
                write!(f, "Nobody got the advice of {unit} for the band {}.", band.key())
            }
            Finding::ItemAdviceNeverGiven { item } => write!(f, "Nobody got the advice for {item}."),
            Finding::TextNeverShown { table, key } => write!(f, "Nobody got the text {table}.{key}."),
        }
    }
}
