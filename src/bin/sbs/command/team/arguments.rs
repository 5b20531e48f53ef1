//! What can be asked of a team on the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use social_business_scan::core::{instrument::Lang, string_enum::StringEnum};

use super::super::arguments::{Output, language};

/// What several people answered, as one result.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct TeamArguments {
    /// Merging or comparing, instead of reading members.
    #[command(subcommand)]
    pub command: Option<TeamCommand>,
    /// The members: an answer file each; a `.ndjson` or `.txt` file, or `-` for standard input, has an answer file or a
    /// result code on each line.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The form of the result.
    #[command(flatten)]
    pub output: TeamOutput,
}

/// What is done with teams that were read before.
#[derive(Debug, Subcommand)]
pub enum TeamCommand {
    /// Join counts that `--partial` wrote: the result is that of one run, byte for byte, in any order.
    ///
    /// A part that is refused gives no result at all: it would be that of another team.
    Merge {
        /// Files of counts; a `.ndjson` file, or `-` for standard input, has one on each line.
        #[arg(required = true, value_name = "COUNTS")]
        files: Vec<PathBuf>,
        /// The form of the result.
        #[command(flatten)]
        output: TeamOutput,
    },
    /// Compare a team at two moments: which scores changed by more than chance.
    Compare {
        /// The earlier result, or counts.
        #[arg(value_name = "BEFORE")]
        before: PathBuf,
        /// The later result, or counts.
        #[arg(value_name = "AFTER")]
        after: PathBuf,
        /// The form of the comparison.
        #[command(flatten)]
        output: Output,
    },
}

/// The form of a team's result.
#[derive(Debug, Clone, Copy, Args)]
pub struct TeamOutput {
    /// The form of the result.
    #[arg(long, value_enum, default_value_t = TeamFormat::Json)]
    pub format: TeamFormat,
    /// The language, where text comes out.
    #[arg(long, value_parser = language(), default_value = Lang::SOURCE.key())]
    pub lang: Lang,
    /// What an SVG shows.
    #[arg(long, value_enum, default_value_t = TeamDrawing::Radar)]
    pub drawing: TeamDrawing,
    /// Write counts for `sbs team merge` instead of a result. They hold what a result hides: keep them like answers.
    #[arg(long, conflicts_with_all = ["format", "drawing"])]
    pub partial: bool,
}

/// The form of a team's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TeamFormat {
    /// The result as one line of JSON, unrounded.
    Json,
    /// A report to read.
    Text,
    /// One row per question, dimension and index, unrounded.
    Csv,
    /// A drawing.
    Svg,
}

/// What an SVG of a team shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TeamDrawing {
    /// The profile: the three Ps.
    Radar,
    /// The levels.
    Pyramid,
}
