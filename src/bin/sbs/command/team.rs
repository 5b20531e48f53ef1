//! `sbs team`: what several people answered, as one result that shows no single member.

pub mod arguments;
mod change;
mod csv;
pub mod members;
mod merge;
mod plain;
mod text;

use std::io::{self, Write};

use social_business_scan::{
    charts::{SvgText, Theme, to_svg},
    core::{
        instrument::{Instrument, Lang},
        team::{MIN_RESPONDENTS, TeamCounts, TeamFile, TeamReport, counts_file::CountsFile},
    },
    i18n::strings,
    report::team::{TeamPage, TeamPresenter, team_page},
};

use self::arguments::{TeamArguments, TeamCommand, TeamDrawing, TeamFormat, TeamOutput};
use super::{Verdict, batch::Answered, score::write_json, tell};

/// The width of a drawing in CSS pixels: the widest form of each.
const WIDTH: f64 = 648.0;

/// Reads members, merges parts or compares two teams.
///
/// # Errors
/// If the result cannot be written.
pub fn team(instrument: &Instrument, arguments: &TeamArguments, out: &mut dyn Write) -> io::Result<Verdict> {
    match &arguments.command {
        Some(TeamCommand::Merge { files, output }) => match merge::merged(instrument, files) {
            Ok(counts) => write(instrument, &counts, *output, out),
            Err(faults) => {
                tell(faults.as_bytes());
                Ok(Verdict::Faulty)
            }
        },
        Some(TeamCommand::Compare { before, after, output }) => {
            change::compare(instrument, [before, after], *output, out)
        }
        None => {
            let (counts, verdict) = members::counted(instrument, &arguments.files);
            let written = write(instrument, &counts, arguments.output, out)?;
            Ok(if verdict == Verdict::Fine { written } else { verdict })
        }
    }
}

/// Writes counts in the form that was asked for.
fn write(
    instrument: &Instrument,
    counts: &TeamCounts,
    output: TeamOutput,
    out: &mut dyn Write,
) -> io::Result<Verdict> {
    let mut answered = Answered::default();
    if output.partial {
        write_json(&CountsFile { instrument, counts }, &mut answered);
        out.write_all(&answered.results)?;
        return Ok(Verdict::Fine);
    }
    let report = counts.report(instrument);
    match output.format {
        TeamFormat::Json => write_json(&TeamFile { instrument, report: &report }, &mut answered),
        TeamFormat::Csv => csv::write(instrument, &report, output.lang, &mut answered.results),
        TeamFormat::Text => {
            let text = text::text(instrument, &report, output.lang);
            answered.results.extend(text.bytes());
        }
        TeamFormat::Svg => match svg(instrument, &report, output) {
            Some(svg) => answered.results.extend(svg.bytes()),
            None => {
                let why = if report.result.is_some() {
                    "this questionnaire has no such drawing: it has no profile, or no levels\n".to_owned()
                } else {
                    format!("a team of fewer than {MIN_RESPONDENTS} has no drawing: add more answers\n")
                };
                tell(why.as_bytes());
                return Ok(Verdict::Faulty);
            }
        },
    }
    tell(&answered.faults);
    out.write_all(&answered.results)?;
    Ok(Verdict::Fine)
}

fn page(instrument: &Instrument, report: &TeamReport, lang: Lang) -> TeamPage {
    team_page(TeamPresenter { instrument, report, own: None, lang, strings: strings(lang) })
}

/// The drawing; `None` with too few members.
fn svg(instrument: &Instrument, report: &TeamReport, output: TeamOutput) -> Option<String> {
    let TeamPage::Shown(shown) = page(instrument, report, output.lang) else { return None };
    let (chart, title, description) = match output.drawing {
        TeamDrawing::Radar => {
            let radar = shown.radar.as_ref()?;
            (radar.chart.as_ref()?, &radar.title, &radar.description)
        }
        TeamDrawing::Pyramid => {
            let pyramid = shown.pyramid.as_ref()?;
            (&pyramid.chart, &pyramid.title, &pyramid.description)
        }
    };
    Some(to_svg(chart, &Theme::light(), SvgText { title, description }, WIDTH))
}
