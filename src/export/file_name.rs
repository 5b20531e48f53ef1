//! The names of files: what they are of, what is in them, and the day, so that those of several days stand in order.

use super::kind::{ChartFormat, ChartKind, ExportKind, PlanFormat, ReportFormat};
use crate::{core::instrument::Instrument, i18n::is_social};

/// What all names begin with.
const PRODUCT: &str = "social-business-scan";

/// The name of a file, without a day.
#[must_use]
pub const fn plain(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Answers | ExportKind::Own => "social-business-scan.json",
        ExportKind::Broken => "social-business-scan-old-data.txt",
        ExportKind::Result => "social-business-scan-result.json",
        ExportKind::Table => "social-business-scan-result.csv",
        ExportKind::Change => "social-business-scan-change.csv",
        ExportKind::Team => "social-business-scan-team.json",
        ExportKind::Reminder => "social-business-scan-reminder.ics",
        ExportKind::Report(ReportFormat::Html) => "social-business-scan-report.html",
        ExportKind::Report(ReportFormat::Markdown) => "social-business-scan-report.md",
        ExportKind::Report(ReportFormat::Pdf) => "social-business-scan-report.pdf",
        ExportKind::Workbook => "social-business-scan-result.xlsx",
        ExportKind::Plan(PlanFormat::Calendar) => "social-business-scan-plan.ics",
        ExportKind::Plan(PlanFormat::Table) => "social-business-scan-plan.csv",
        ExportKind::Plan(PlanFormat::Markdown) => "social-business-scan-plan.md",
        ExportKind::Chart(chart_kind, ChartFormat::Svg) => match chart_kind {
            ChartKind::Radar => "social-business-scan-radar.svg",
            ChartKind::Facets => "social-business-scan-facets.svg",
            ChartKind::Pyramid => "social-business-scan-pyramid.svg",
            ChartKind::Ratio => "social-business-scan-ratio.svg",
            ChartKind::TrendProfile => "social-business-scan-trend.svg",
            ChartKind::TrendLevels => "social-business-scan-trend-levels.svg",
            ChartKind::Card => "social-business-scan-card.svg",
            ChartKind::Slide => "social-business-scan-slide.svg",
        },
        ExportKind::Chart(chart_kind, ChartFormat::Png) => match chart_kind {
            ChartKind::Radar => "social-business-scan-radar.png",
            ChartKind::Facets => "social-business-scan-facets.png",
            ChartKind::Pyramid => "social-business-scan-pyramid.png",
            ChartKind::Ratio => "social-business-scan-ratio.png",
            ChartKind::TrendProfile => "social-business-scan-trend.png",
            ChartKind::TrendLevels => "social-business-scan-trend-levels.png",
            ChartKind::Card => "social-business-scan-card.png",
            ChartKind::Slide => "social-business-scan-slide.png",
        },
    }
}

/// The same for the scan of a questionnaire: one that is about something else has its own id in front, as the files of the
/// page for authors have (`js/author/file-name.js`).
#[must_use]
pub fn of(instrument: &Instrument, name: &str) -> String {
    let Some(rest) = name.strip_prefix(PRODUCT).filter(|_| !is_social(instrument)) else {
        return name.to_owned();
    };
    let is_plain = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let id = instrument.id.chars().map(|character| if is_plain(character) { character } else { '-' });
    id.chain(rest.chars()).collect()
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
        "ics" => "text/calendar",
        "html" => "text/html",
        "md" => "text/markdown",
        "pdf" => "application/pdf",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/plain",
    }
}
