//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use social_business_scan::{
    author::{profile::Profile, respondent::DONT_KNOW},
    core::{
        instrument::{Lang, Mode},
        string_enum::StringEnum,
    },
};

use super::team::arguments::TeamArguments;

/// The Social Business Scan on the command line: nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(name = "sbs", version, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The questionnaire that the answers are of; without it the built-in one.
    #[arg(long, global = true, value_name = "INSTRUMENT")]
    pub instrument: Option<PathBuf>,
}

const EXIT_CODES: &str = "Results go to standard output, faults to standard error.\n\
    Exit code: 0 fine, 1 input faulty, 2 wrong usage.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Score answer files.
    ///
    /// One result per file on a line of its own; a `.ndjson` file, or `-` for standard input, has one answer file on
    /// each line and gives one result on each line, in the same order. A faulty file or line gives its error object,
    /// and the rest goes on. Blank lines are skipped.
    Score {
        /// Answer files; `-` reads standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The form of the result.
        #[command(flatten)]
        output: Output,
    },
    /// Turn answers into a result code, or back.
    Code {
        /// Which way.
        #[command(subcommand)]
        command: CodeCommand,
    },
    /// Draw an answer file as SVG.
    Chart {
        /// What to draw.
        #[arg(value_name = "DRAWING")]
        chart_kind: ChartKind,
        /// The answer file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Where the SVG goes; `-` is standard output.
        #[arg(short, long, value_name = "OUT.svg")]
        output: PathBuf,
        /// The language of the drawing.
        #[arg(long, value_parser = language(), default_value = Lang::SOURCE.key())]
        lang: Lang,
        /// The day on the card, as it is to be read; without it none stands there.
        #[arg(long, value_name = "DAY", default_value = "")]
        day: String,
    },
    /// Compare two measurements: which scores changed by more than chance, and what moved the level.
    ///
    /// Only items that both measurements answer count; a quick scan can stand beside a full one. Faults of a
    /// measurement carry its index: 0 for the first, 1 for the second.
    Compare {
        /// The earlier measurement: an answer file or a result code.
        #[arg(value_name = "BEFORE")]
        before: PathBuf,
        /// The later measurement: an answer file or a result code.
        #[arg(value_name = "AFTER")]
        after: PathBuf,
        /// The form of the comparison.
        #[command(flatten)]
        output: Output,
    },
    /// Bring the answers of a team together: one result that shows no single member.
    ///
    /// Nothing is shown of fewer than five. All members must have answered the same scan with the same threshold: those
    /// of the first. A member that is refused is told on standard error, and the rest goes on.
    Team(TeamArguments),
    /// Write the report of an answer file, for paper, mail or a wiki.
    Report(ReportArguments),
    /// Check that a report (PDF) still says what the answers inside it lead to.
    Verify {
        /// The report.
        #[arg(value_name = "REPORT.pdf")]
        file: PathBuf,
    },
    /// Write plausible answers that nobody gave, for demonstrations, tests and trainings.
    ///
    /// One answer file on each line, the same ones for the same seed on every machine. With `--report`: what the answers
    /// tell about the instrument, like levels that nobody reaches and items that never matter.
    Simulate(SimulateArguments),
    /// Make an instrument of a spreadsheet: .xlsx, .ods, .xls or .csv.
    ///
    /// With `--into`, what the spreadsheet says is merged into an instrument by key, as when translations come back; what the
    /// instrument does not have is a fault. Faults stand on standard error, each with its sheet, row and column, and then
    /// nothing is written. `--template` writes a spreadsheet to begin with.
    Import(ImportArguments),
    /// Write an instrument as a spreadsheet, for translators and reviewers.
    ///
    /// One row for each text, one column for each language, and sheets for everything else: `sbs import` makes the same
    /// instrument of it. As .csv: the texts alone.
    Export(ExportArguments),
    /// Check instruments: every fault with line, column, path and what to do about it.
    ///
    /// Faults and warnings stand on standard error, one a line: `FILE:LINE:COLUMN: PATH: WHAT IS WRONG; WHAT TO DO`.
    Check {
        /// Instrument files.
        #[arg(required = true, value_name = "INSTRUMENT")]
        files: Vec<PathBuf>,
    },
    /// Write an instrument of format 1 in format 2, in which groups, dimensions and indices stand in the file.
    Convert {
        /// The instrument.
        #[arg(value_name = "INSTRUMENT")]
        file: PathBuf,
        /// Where it goes; `-` is standard output.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Print the JSON Schema of instruments of format 2, with which an editor completes and checks.
    Schema,
}

impl Command {
    /// Whether it reads or writes answers to some questionnaire, and not a questionnaire itself.
    pub const fn reads_answers(&self) -> bool {
        !matches!(
            self,
            Self::Import(_) | Self::Export(_) | Self::Check { .. } | Self::Convert { .. } | Self::Schema
        )
    }
}

/// What an instrument is made of.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// Spreadsheets. Of CSV, one for each sheet: its name ends with that of the sheet, like `items.csv`.
    #[arg(required_unless_present = "template", value_name = "SPREADSHEET")]
    pub files: Vec<PathBuf>,
    /// Where the instrument goes, or the template; `-` is standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The instrument that gets what the spreadsheets say; it stays as it is, unless it is the output too.
    #[arg(long, value_name = "INSTRUMENT")]
    pub into: Option<PathBuf>,
    /// Write the instrument although it has faults, to go on with later.
    #[arg(long)]
    pub draft: bool,
    /// Write a spreadsheet (.xlsx) to begin with: the built-in instrument, one row for each item with its texts.
    #[arg(long, conflicts_with_all = ["files", "into", "draft"])]
    pub template: bool,
    /// The languages of the template, with commas between; without it all.
    #[arg(long, value_parser = language(), value_delimiter = ',', requires = "template")]
    pub lang: Vec<Lang>,
}

/// What becomes a spreadsheet.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// The instrument.
    #[arg(value_name = "INSTRUMENT")]
    pub file: PathBuf,
    /// Where the spreadsheet goes: `.xlsx`, or `.csv` for the texts alone; `-` is standard output, an `.xlsx`.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The languages, with commas between, also one that is not there yet; without it those of the instrument.
    #[arg(long, value_parser = language(), value_delimiter = ',')]
    pub lang: Vec<Lang>,
}

/// What is imitated.
#[derive(Debug, Args)]
pub struct SimulateArguments {
    /// How many respondents, 1 to 1,000,000; without it one, and 10,000 for a report.
    #[arg(short = 'n', long = "n", value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub count: Option<u32>,
    /// The same seed gives the same answers.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
    /// What kind of organisation.
    #[arg(long, value_parser = keys::<Profile>(), default_value = Profile::Mixed.key())]
    pub profile: Profile,
    /// Which items are asked.
    #[arg(long, value_parser = keys::<Mode>(), default_value = Mode::Full.key())]
    pub mode: Mode,
    /// How many answers in a hundred are "don't know", 0 to 100.
    #[arg(long, value_name = "PERCENT", default_value_t = DONT_KNOW, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub dont_know: u8,
    /// Tell what the answers say about the instrument, in place of the answers.
    #[arg(long)]
    pub report: bool,
    /// The form of that report.
    #[arg(long, value_enum, default_value_t = StudyFormat::Text, requires = "report")]
    pub format: StudyFormat,
}

/// The form of a report about an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StudyFormat {
    /// Sentences.
    Text,
    /// One JSON object.
    Json,
}

/// What a report is made of.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// The answer file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where the report goes; `-` is standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// The form; without it the ending of the output says so, and HTML is what is left.
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// The language.
    #[arg(long, value_parser = language(), default_value = Lang::SOURCE.key())]
    pub lang: Lang,
    /// The name of the organisation, at most 80 characters.
    #[arg(long, value_name = "NAME", default_value = "")]
    pub organisation: String,
    /// The day of the report, as it is to be read; without it none stands there.
    #[arg(long, value_name = "DAY", default_value = "")]
    pub day: String,
    /// Words of your own, on the first page.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub remark: String,
    /// A logo: PNG or JPEG.
    #[arg(long, value_name = "PICTURE")]
    pub logo: Option<PathBuf>,
    /// The page that opens the result, for a link and a QR picture.
    #[arg(long, value_name = "ADDRESS")]
    pub link: Option<String>,
    /// Add an appendix with all answers.
    #[arg(long)]
    pub appendix: bool,
    /// Take the notes along: in the appendix, and in the file inside a PDF.
    #[arg(long)]
    pub notes: bool,
    /// The plan of the answer file in place of the advice; it goes into the file inside a PDF, too.
    #[arg(long)]
    pub plan: bool,
    /// Add an appendix that compares with this earlier measurement: an answer file or a result code. Its code stands there,
    /// too.
    #[arg(long, value_name = "BEFORE")]
    pub compare: Option<PathBuf>,
    /// What that measurement is called.
    #[arg(long, value_name = "NAME", requires = "compare")]
    pub compare_name: Option<String>,
    /// Add an appendix about the team of these members, each as in `sbs team`; name it again for more files. The answers of
    /// the report do not count in it.
    #[arg(long, value_name = "MEMBERS")]
    pub team: Vec<PathBuf>,
    /// Put no answer file into the PDF.
    #[arg(long)]
    pub no_attachment: bool,
    /// The paper of a PDF.
    #[arg(long, value_enum, default_value_t = ReportPaper::A4)]
    pub paper: ReportPaper,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// One file for a browser, a mail or a word processor.
    Html,
    /// Markdown, for a wiki.
    Md,
    /// A tagged PDF with the answers inside.
    Pdf,
}

/// The paper of a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportPaper {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// Which way to turn.
#[derive(Debug, Subcommand)]
pub enum CodeCommand {
    /// Print the code of answer files; the threshold is not part of it.
    Encode {
        /// Answer files; `-` reads standard input, one answer file a line.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the answer file of a code.
    Decode {
        /// The code; blanks, dashes and small letters do not matter.
        #[arg(required = true, value_name = "CODE")]
        code: Vec<String>,
    },
}

/// What to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartKind {
    /// The profile: the three Ps.
    Radar,
    /// The facets: the ten parts of the three Ps.
    Facets,
    /// The levels.
    Pyramid,
    /// The card to share: the finding, the first step, the levels and the profile.
    Card,
    /// The slide for a deck: the finding, the level and the first actions.
    Slide,
}

/// The form of a result.
#[derive(Debug, Clone, Copy, Args)]
pub struct Output {
    /// The form of the result.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
    /// The language, where text comes out.
    #[arg(long, value_parser = language(), default_value = Lang::SOURCE.key())]
    pub lang: Lang,
}

/// The form of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The result as one line of JSON, unrounded.
    Json,
    /// A report to read.
    Text,
    /// One row per dimension, facet and index, unrounded.
    Csv,
}

/// Reads the key of a member of a closed set.
fn keys<K: StringEnum + Send + Sync>() -> impl TypedValueParser<Value = K> {
    PossibleValuesParser::new(K::ALL.iter().map(|member| PossibleValue::new(member.key())))
        .try_map(|key| K::from_key(&key).ok_or("no such value"))
}

/// Reads the code of a language.
pub fn language() -> impl TypedValueParser<Value = Lang> {
    let codes = Lang::ALL.iter().map(|lang| PossibleValue::new(lang.key()).help(lang.name()));
    PossibleValuesParser::new(codes).try_map(|code| Lang::from_key(&code).ok_or("no language of the scan"))
}
