//! `sbs chart`: a drawing of one answer file, as SVG.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use social_business_scan::{
    charts::{SvgText, Theme, picture_to_svg, to_svg},
    core::{
        instrument::{Instrument, Lang, Role},
        score::score,
        section::Scope,
    },
    export::{card, slide},
    i18n::strings,
    report::{
        ReportPresenter,
        chart_texts::{FEWEST_DRAWN, Radar, charts},
        read,
    },
};

use super::{
    Verdict,
    arguments::ChartKind,
    batch::Answered,
    input::{Document, whole},
    score::{refused, sheet},
    tell,
};

/// The width of a drawing in CSS pixels: the widest form of each.
const WIDTH: f64 = 648.0;

/// Draws an answer file into an SVG file, or to standard output where the file is `-`.
///
/// # Errors
/// If standard output cannot be written.
pub fn chart(
    instrument: &Instrument,
    chart_kind: ChartKind,
    file: &Path,
    target: &Path,
    (lang, day): (Lang, &str),
    out: &mut dyn Write,
) -> io::Result<Verdict> {
    let mut answered = Answered::default();
    let document: Document = whole(file);
    let sheet = match sheet(instrument, &document, &mut answered) {
        Ok(sheet) => sheet,
        Err(error) => return refused(&error, answered, out),
    };
    let report = score(instrument, &sheet);
    let presenter = ReportPresenter {
        instrument,
        report: &report,
        sheet: &sheet,
        scope: Scope::Whole,
        lang,
        strings: strings(lang),
    };
    let Some(svg) = svg(presenter, chart_kind, day) else {
        tell(format!("{}\n", no_drawing(instrument, chart_kind)).as_bytes());
        return Ok(Verdict::Faulty);
    };
    if target == Path::new("-") {
        out.write_all(svg.as_bytes())?;
    } else if let Err(error) = fs::write(target, svg) {
        tell(format!("{}: cannot be written: {error}\n", target.display()).as_bytes());
        return Ok(Verdict::Faulty);
    }
    Ok(Verdict::Fine)
}

/// Why there is no drawing of a kind.
fn no_drawing(instrument: &Instrument, chart_kind: ChartKind) -> String {
    match chart_kind {
        ChartKind::Radar => "this questionnaire has no profile, so there is no radar".to_owned(),
        ChartKind::Pyramid if !instrument.has(Role::Levels) => {
            "this questionnaire has no levels, so there is no pyramid".to_owned()
        }
        ChartKind::Facets if instrument.facets.is_empty() => {
            "this questionnaire has no facets, so there is no drawing of them".to_owned()
        }
        ChartKind::Facets if instrument.facets.len() < FEWEST_DRAWN => {
            let count = instrument.facets.len();
            format!("there is a drawing of {FEWEST_DRAWN} facets or more, and this questionnaire has {count}")
        }
        _ => "a quick scan has one answer for most facets, so there is no drawing of them; score a full scan"
            .to_owned(),
    }
}

/// The drawing; `None` if this report has none of that kind.
fn svg(presenter: ReportPresenter<'_>, chart_kind: ChartKind, day: &str) -> Option<String> {
    let charts = charts(presenter);
    let (chart, title, description) = match chart_kind {
        ChartKind::Radar => charts.radar.map(|radar| (radar.chart, radar.title, radar.description))?,
        ChartKind::Facets => {
            let facets = charts.facets.filter(Radar::is_drawn)?;
            (facets.chart, facets.title, facets.description)
        }
        ChartKind::Card => {
            let card = card::card(&read(presenter), presenter.words(), day);
            let text = SvgText { title: &card.name, description: &card::description(&card, presenter.lang) };
            return Some(picture_to_svg(&card, &Theme::light(), text));
        }
        ChartKind::Slide => {
            let slide = slide::slide(&read(presenter), presenter.words(), day);
            let text = SvgText { title: &slide.headline, description: &slide::description(&slide) };
            return Some(picture_to_svg(&slide, &Theme::light(), text));
        }
        ChartKind::Pyramid => {
            charts.pyramid.map(|pyramid| (pyramid.chart, pyramid.title, pyramid.description))?
        }
    };
    let text = SvgText { title: &title, description: &description };
    Some(to_svg(&chart, &Theme::light(), text, WIDTH))
}
