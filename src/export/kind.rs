//! The files that a visitor can download, as data.

/// A file that the visitor takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    /// The answers and notes of the result on the screen, as an answer file.
    Answers,
    /// Those of the scan at work, whatever is on the screen.
    Own,
    /// What was found in storage and could not be read.
    Broken,
    /// The result, as `sbs score` prints it.
    Result,
    /// The result as a table.
    Table,
    /// The result as a workbook for a spreadsheet.
    Workbook,
    /// The differences between the two measurements that are compared, as a table.
    Change,
    /// The result of the team, as `sbs team` prints it.
    Team,
    /// An event for a calendar: the next measurement.
    Reminder,
    /// The report, for mail or a wiki.
    Report(ReportFormat),
    /// A drawing.
    Chart(ChartKind, ChartFormat),
    /// The plan.
    Plan(PlanFormat),
}

/// How the plan is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanFormat {
    /// For a calendar: iCalendar.
    Calendar,
    /// As a table: CSV.
    Table,
    /// As a text: Markdown.
    Markdown,
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// One file for a browser, a mail or a word processor.
    Html,
    /// For a wiki.
    Markdown,
    /// For paper and archives; another wasm writes it.
    Pdf,
}

/// A drawing of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// The profile.
    Radar,
    /// The facets of the profile.
    Facets,
    /// The levels.
    Pyramid,
    /// Who takes part.
    Ratio,
    /// The profile over time.
    TrendProfile,
    /// The levels over time.
    TrendLevels,
    /// The card to share, with words, levels and the profile.
    Card,
    /// The slide for a deck, with the first actions.
    Slide,
}

/// How a drawing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartFormat {
    /// As shapes.
    Svg,
    /// As dots.
    Png,
}
