//! Making the files that take the browser's help: for the day, for a picture of dots.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlCanvasElement;
use yew::Callback;

use super::{download::LastFile, pdf_file};
use crate::{
    charts::{ChartSheet, Picture, SvgText, Theme, picture_to_svg},
    core::{
        answers::AnswerSheet,
        score::{ScoreReport, result_file::ResultFile},
    },
    export::{
        calendar::{self, Moment},
        card, change_csv,
        chart_captions::{ChartCaptions, chart_captions},
        file_name::{dated, of, plain},
        kind::{ChartFormat, ChartKind, ExportKind, PlanFormat, ReportFormat},
        plan,
        report::{html::html_file, markdown::markdown_file},
        result::{
            csv::{BOM, table},
            json,
            xlsx::workbook,
        },
        slide,
    },
    i18n::strings,
    report::{
        ReportPresenter, ResultPage,
        beside::{described, target::target, with_others},
        read,
    },
    runtime::web_share::{self, Outcome},
    state::{
        model::Model,
        msg::{ExportMsg, Msg},
    },
    ui::{
        canvas::{measured, offscreen_canvas},
        dates::{long_date, long_today, now, today},
        screens::change::measurements::{self, report_words},
    },
};

/// Dots to a pixel of the drawing, as sharp screens have.
const DOTS: f64 = 2.0;
/// Of the card: posts show it in its own size.
const CARD_DOTS: f64 = 1.0;

/// Makes a file of the result on the screen and offers it; says how that went, at once or when the picture is there.
pub(crate) fn make(model: &Model, wanted: ExportKind, file: LastFile, send: Callback<Msg>) {
    let name = dated(&of(&model.instrument, plain(wanted)), &today());
    let shown = model.shown();
    let (sheet, report) = (shown.sheet(), shown.report());
    let presenter = presenter(shown, &sheet, &report);
    let text = match wanted {
        ExportKind::Chart(chart_kind, format) => match draw(model, &read(presenter), chart_kind, format) {
            Some(drawn) if format == ChartFormat::Png => {
                let svg = plain(ExportKind::Chart(chart_kind, ChartFormat::Svg));
                let svg_name = dated(&of(&model.instrument, svg), &today());
                let offer = move |dots: &JsValue| {
                    // No dots: the browser gives out none, or the picture is too large for it.
                    if dots.is_null() {
                        let made = file.offer(&svg_name, &drawn.markup.as_str().into());
                        made.map_or(ExportMsg::FileMade(None), ExportMsg::PictureAsSvg)
                    } else {
                        ExportMsg::FileMade(file.offer(&name, dots))
                    }
                };
                return pack(drawn.canvas.as_ref(), move |dots| send.emit(Msg::Export(offer(dots))));
            }
            Some(drawn) => drawn.markup,
            None => return send.emit(Msg::Export(ExportMsg::FileMade(None))),
        },
        ExportKind::Table => table(presenter, &shown.target),
        ExportKind::Change => match measurements::compared(model) {
            Some(comparison) => {
                let overall = strings(model.lang).change_overall;
                let table = change_csv::table(&model.instrument, &comparison, overall, model.lang);
                [BOM, &table].concat()
            }
            None => return send.emit(Msg::Export(ExportMsg::FileMade(None))),
        },
        ExportKind::Reminder => match reminder(model) {
            Some(event) => event,
            None => return send.emit(Msg::Export(ExportMsg::FileMade(None))),
        },
        ExportKind::Plan(format) => plan_text(model, format),
        ExportKind::Report(ReportFormat::Pdf) => return pdf_file::make(model, name, file, send),
        ExportKind::Report(ReportFormat::Html) => html_file(&model.report_document(&report_words(model))),
        ExportKind::Report(ReportFormat::Markdown) => {
            markdown_file(&model.report_document(&report_words(model)))
        }
        ExportKind::Workbook => {
            let bytes = Uint8Array::from(&*workbook(presenter, &shown.target));
            return send.emit(Msg::Export(ExportMsg::FileMade(file.offer(&name, &bytes))));
        }
        _ => json::text(&ResultFile { instrument: &shown.instrument, report: &report }),
    };
    send.emit(Msg::Export(ExportMsg::FileMade(file.offer(&name, &text.into()))));
}

/// The plan as a file.
/// The next measurement as an event, a year after the last one.
fn reminder(model: &Model) -> Option<String> {
    let moment = now();
    let since = measurements::last_moment(model).and_then(Moment::parse).or(Moment::parse(&moment))?;
    calendar::reminder(model.words(), since.day(), Moment::parse(&moment)?)
}

fn plan_text(model: &Model, format: PlanFormat) -> String {
    let presenter = model.action_presenter();
    match format {
        // The browser's clock writes moments in this form.
        PlanFormat::Calendar => {
            Moment::parse(&now()).map(|now| calendar::plan(presenter, &model.plan, now)).unwrap_or_default()
        }
        PlanFormat::Table => plan::csv::table(presenter, &model.plan),
        PlanFormat::Markdown => plan::markdown::text(presenter, &model.plan, &model.target),
    }
}

fn presenter<'a>(scan: &'a Model, sheet: &'a AnswerSheet, report: &'a ScoreReport) -> ReportPresenter<'a> {
    let (instrument, scope, lang) = (&scan.instrument, scan.scope, scan.lang);
    ReportPresenter { instrument, report, sheet, scope, lang, strings: strings(lang) }
}

/// A drawing as SVG, and on a canvas if dots are asked for and the browser makes a true picture.
struct Drawn {
    markup: String,
    canvas: Option<HtmlCanvasElement>,
}

/// Draws it. Always in light colours of ours: a file goes into a report or a slide, which are light, and not into this page.
fn draw(model: &Model, page: &ResultPage, chart_kind: ChartKind, format: ChartFormat) -> Option<Drawn> {
    let (strings, shown) = (strings(model.lang), model.shown());
    let mut theme = Theme::light();
    theme.fonts = measured(theme.fonts);
    if matches!(chart_kind, ChartKind::Card | ChartKind::Slide) {
        // The day of the answers; of what came by a link nobody knows it.
        let own = model.viewed.is_none().then(now);
        let day = shown.saved_at.clone().or(own).and_then(|moment| long_date(&moment, model.lang));
        let day = day.unwrap_or_default();
        if chart_kind == ChartKind::Slide {
            let slide = slide::slide(page, model.words(), &day);
            let text = SvgText { title: &slide.headline, description: &slide::description(&slide) };
            return Some(drawn(&slide, &theme, text, (format == ChartFormat::Png).then_some(DOTS)));
        }
        let card = card::card(page, model.words(), &day);
        let text = SvgText { title: &card.name, description: &card::description(&card, model.lang) };
        return Some(drawn(&card, &theme, text, (format == ChartFormat::Png).then_some(CARD_DOTS)));
    }
    let trend;
    let captions = if matches!(chart_kind, ChartKind::TrendProfile | ChartKind::TrendLevels) {
        trend = measurements::all(model);
        let part =
            trend.parts.iter().find(|part| part.is_levels() == (chart_kind == ChartKind::TrendLevels))?;
        ChartCaptions {
            chart_kind,
            chart: &part.drawing.chart,
            title: &part.drawing.title,
            description: &part.drawing.description,
            notes: part.summary.iter().chain(&trend.notes).cloned().collect(),
            version: vec![page.remarks.version.clone()],
        }
    } else {
        chart_captions(page, strings, model.lang)
            .into_iter()
            .find(|captions| captions.chart_kind == chart_kind)?
    };
    let day = long_today(model.lang);
    let mut source = vec![[model.words().scan(), ", ", &day].concat()];
    source.extend(captions.version);
    let (answers, report) = (shown.sheet(), shown.report());
    let wished = shown.target.date.and_then(|day| long_date(&day.to_string(), model.lang));
    let wished = target(presenter(shown, &answers, &report), &shown.target, wished.as_deref());
    let others: Vec<_> = wished.into_iter().map(|page| page.beside).collect();
    let chart = with_others(captions.chart, &others);
    let sheet = ChartSheet { chart: &chart, title: captions.title, notes: &captions.notes, source: &source };
    let description = described(captions.description, captions.chart, &others);
    let text = SvgText { title: captions.title, description: &description };
    Some(drawn(&sheet, &theme, text, (format == ChartFormat::Png).then_some(DOTS)))
}

fn drawn(picture: &dyn Picture, theme: &Theme, text: SvgText<'_>, dots: Option<f64>) -> Drawn {
    Drawn {
        markup: picture_to_svg(picture, theme, text),
        canvas: dots.and_then(|dots| offscreen_canvas(picture, theme, dots)),
    }
}

/// Hands the link to an app that the visitor picks, with the card where the browser takes pictures and makes a true one.
pub(in crate::runtime) fn share(model: &Model, link: String, send: Callback<Msg>) {
    let title = model.words().scan();
    let told = Callback::from(move |outcome| match outcome {
        Outcome::Done => send.emit(Msg::Export(ExportMsg::Shared(true))),
        Outcome::Refused => send.emit(Msg::Export(ExportMsg::Shared(false))),
        Outcome::Cancelled => {}
    });
    let kind = ExportKind::Chart(ChartKind::Card, ChartFormat::Png);
    let card = web_share::takes_pictures()
        .then(|| {
            let (sheet, report) = (model.shown().sheet(), model.shown().report());
            let page = read(presenter(model.shown(), &sheet, &report));
            draw(model, &page, ChartKind::Card, ChartFormat::Png)
        })
        .flatten()
        .and_then(|drawn| drawn.canvas);
    pack(card.as_ref(), move |dots| {
        let picture = (!dots.is_null()).then_some((dots, plain(kind)));
        web_share::share(title, &link, picture, told.clone());
    });
}

/// Hands on a picture once the browser has packed it; null without one.
fn pack(canvas: Option<&HtmlCanvasElement>, told: impl Fn(&JsValue) + 'static) {
    let Some(canvas) = canvas else { return told(&JsValue::NULL) };
    let told = Rc::new(told);
    let refused = Rc::clone(&told);
    let packed = Closure::once_into_js(move |blob: JsValue| told(&blob));
    if canvas.to_blob(packed.unchecked_ref()).is_err() {
        refused(&JsValue::NULL);
    }
}
