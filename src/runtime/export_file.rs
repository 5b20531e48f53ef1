//! Making the files that take the browser's help: for the day, for a picture of dots.

use js_sys::{Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlCanvasElement;
use yew::Callback;

use super::download::LastFile;
use crate::{
    charts::{ChartSheet, SvgText, Theme, sheet_to_svg},
    core::result_file::ResultFile,
    export::{
        chart_captions::chart_captions,
        file_name::{dated, plain},
        kind::{ChartFormat, ChartKind, ExportKind},
        result_csv::table,
        result_json,
        result_xlsx::workbook,
    },
    i18n::strings,
    report::{ReportPresenter, ResultPage, read},
    state::{
        model::Model,
        msg::{ExportMsg, Msg},
    },
    ui::{
        canvas::{measured, offscreen_canvas},
        dates::long_date,
    },
};

/// Dots to a pixel of the drawing, as sharp screens have.
const DOTS: f64 = 2.0;

/// The day here, as `2026-11-22`.
pub(super) fn today() -> String {
    let now = Date::new_0();
    format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Makes a file and offers it; says how that went, at once or when the picture is there.
pub(crate) fn make(model: &Model, wanted: ExportKind, file: LastFile, send: Callback<Msg>) {
    let name = dated(plain(wanted), &today());
    let (sheet, report) = (model.sheet(), model.report());
    let presenter = ReportPresenter {
        instrument: &model.instrument,
        report: &report,
        sheet: &sheet,
        scope: model.scope,
        lang: model.lang,
        strings: strings(model.lang),
    };
    let text = match wanted {
        ExportKind::Chart(chart_kind, format) => match draw(model, &read(presenter), chart_kind, format) {
            Some(Drawn::Markup(markup)) if format == ChartFormat::Png => {
                let name = dated(plain(ExportKind::Chart(chart_kind, ChartFormat::Svg)), &today());
                let made = file.offer(&name, &markup.into());
                let said = made.map_or(ExportMsg::FileMade(None), ExportMsg::PictureAsSvg);
                return send.emit(Msg::Export(said));
            }
            Some(Drawn::Markup(markup)) => markup,
            Some(Drawn::Canvas(canvas)) => return offer_dots(&canvas, name, file, send),
            None => return send.emit(Msg::Export(ExportMsg::FileMade(None))),
        },
        ExportKind::Table => table(presenter),
        ExportKind::Workbook => {
            let bytes = Uint8Array::from(&*workbook(presenter));
            return send.emit(Msg::Export(ExportMsg::FileMade(file.offer(&name, &bytes))));
        }
        _ => result_json::text(&ResultFile { instrument: &model.instrument, report: &report }),
    };
    send.emit(Msg::Export(ExportMsg::FileMade(file.offer(&name, &text.into()))));
}

enum Drawn {
    Markup(String),
    Canvas(HtmlCanvasElement),
}

/// As asked for, or as SVG where the browser makes no true picture. Always in light colours of ours: a file goes into a report or a slide, which are light, and not into this page.
fn draw(model: &Model, page: &ResultPage, chart_kind: ChartKind, format: ChartFormat) -> Option<Drawn> {
    let strings = strings(model.lang);
    let captions =
        chart_captions(page, strings).into_iter().find(|captions| captions.chart_kind == chart_kind)?;
    let now = String::from(Date::new_0().to_iso_string());
    let day = long_date(&now, model.lang).unwrap_or_default();
    let mut source = vec![[strings.app_name, ", ", &day].concat()];
    source.extend(captions.version);
    let mut theme = Theme::light();
    theme.fonts = measured(theme.fonts);
    let sheet =
        ChartSheet { chart: captions.chart, title: captions.title, notes: &captions.notes, source: &source };
    let canvas = match format {
        ChartFormat::Png => offscreen_canvas(&sheet, &theme, DOTS),
        ChartFormat::Svg => None,
    };
    Some(canvas.map_or_else(
        || {
            let text = SvgText { title: captions.title, description: captions.description };
            Drawn::Markup(sheet_to_svg(&sheet, &theme, text))
        },
        Drawn::Canvas,
    ))
}

/// Offers a picture once the browser has packed it.
fn offer_dots(canvas: &HtmlCanvasElement, name: String, file: LastFile, send: Callback<Msg>) {
    let refused = send.clone();
    let packed = Closure::once_into_js(move |blob: JsValue| {
        // A canvas that is too large gives none.
        let made = if blob.is_null() { None } else { file.offer(&name, &blob) };
        send.emit(Msg::Export(ExportMsg::FileMade(made)));
    });
    if canvas.to_blob(packed.unchecked_ref()).is_err() {
        refused.emit(Msg::Export(ExportMsg::FileMade(None)));
    }
}
