//! The names of files: what they are of, what is in them, and the day, so that those of several days stand in order.

use crate::app::msg::{Drawing, Format, Take};

/// The name of a file, without a day.
#[must_use]
pub const fn plain(take: Take) -> &'static str {
    match take {
        Take::Answers | Take::Own => "social-business-scan.json",
        Take::Broken => "social-business-scan-old-data.txt",
        Take::Result => "social-business-scan-result.json",
        Take::Table => "social-business-scan-result.csv",
        Take::Drawing(drawing, Format::Svg) => match drawing {
            Drawing::Radar => "social-business-scan-radar.svg",
            Drawing::Facets => "social-business-scan-facets.svg",
            Drawing::Pyramid => "social-business-scan-pyramid.svg",
            Drawing::Ratio => "social-business-scan-ratio.svg",
        },
        Take::Drawing(drawing, Format::Png) => match drawing {
            Drawing::Radar => "social-business-scan-radar.png",
            Drawing::Facets => "social-business-scan-facets.png",
            Drawing::Pyramid => "social-business-scan-pyramid.png",
            Drawing::Ratio => "social-business-scan-ratio.png",
        },
    }
}

/// A name with a day (`2026-11-22`) before its ending.
#[must_use]
pub fn dated(name: &str, day: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => [stem, "-", day, ".", ending].concat(),
        None => [name, "-", day].concat(),
    }
}

/// What a browser is told that a file is.
#[must_use]
pub fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "json" => "application/json",
        "csv" => "text/csv",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/plain",
    }
}
