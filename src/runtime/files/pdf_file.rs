//! The report as PDF: the page has functions that write and compare it, which load their wasm when one is first called
//! (`js/loader/pdf-writer.js`). Where there are none, no PDF is offered, and one that comes in is not compared.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::{Callback, platform::spawn_local};

use super::download::LastFile;
use crate::{
    export::report::pdf_request::PdfRequest,
    plan::day::Day,
    state::{
        model::Model,
        msg::{ExportMsg, Msg},
        report_form::PdfFailure,
    },
    ui::{dates::today, screens::change::measurements::report_words},
};

/// Whether a PDF can be made here.
pub(in crate::runtime) fn is_there() -> bool {
    member("write").is_some()
}

/// Makes the file and offers it; says how that went.
pub(super) fn make(model: &Model, name: String, file: LastFile, send: Callback<Msg>) {
    let Some(promise) = begun(model) else {
        send.emit(Msg::Export(ExportMsg::PdfFailed(PdfFailure::Write)));
        return;
    };
    spawn_local(async move {
        send.emit(Msg::Export(match JsFuture::from(promise).await {
            Ok(bytes) => ExportMsg::PdfMade(file.offer(&name, &bytes)),
            Err(why) => ExportMsg::PdfFailed(match why.as_string().as_deref() {
                Some("load") => PdfFailure::Load,
                Some("logo") => PdfFailure::Logo,
                _ => PdfFailure::Write,
            }),
        }));
    });
}

fn begun(model: &Model) -> Option<Promise> {
    let document = model.report_for_pdf(&report_words(model));
    let request = PdfRequest {
        document,
        paper: model.report_form.paper,
        made: Day::parse(&today())?,
        attachment: model.report_attachment(),
    };
    let request = serde_json::to_string(&request).ok()?;
    call("write", &request.into())
}

/// Whether a report says something else than its answers; `None` where that cannot be told.
pub(super) async fn is_changed(report: &JsValue) -> Option<bool> {
    JsFuture::from(call("isChanged", report)?).await.ok()?.as_bool()
}

fn call(name: &str, value: &JsValue) -> Option<Promise> {
    member(name)?.call1(&JsValue::UNDEFINED, value).ok()?.dyn_into().ok()
}

/// Looked up by name: only our own page has it.
fn member(name: &str) -> Option<Function> {
    let all = Reflect::get(&js_sys::global(), &"sbsPdf".into()).ok()?;
    // On anything but an object this throws, which is heard here.
    Reflect::get(&all, &name.into()).ok()?.dyn_into().ok()
}
