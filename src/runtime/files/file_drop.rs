//! Files that come in: chosen, or dropped on the scan. Anything else that is dragged is none of ours.

use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Element, Event, File, FileList, HtmlInputElement};
use yew::{platform::spawn_local, prelude::*};

use super::{pdf_file, team_files};
use crate::{
    import::{MAX_BYTES, Refusal, attached_answers::attached_answers},
    report::document::Logo,
    state::{
        msg::{
            ExportMsg, ImportMsg, Msg,
            team::{Moment, TeamMsg},
        },
        report_form::ReportMsg,
    },
    ui::element_builder::{listener::Listener, target},
};

/// Said by the root while a file is held over it; the style sheet shows it.
const DROPPING: &str = "data-dropping";
/// Said by the fields for files of a team that are compared: which of the two.
const MOMENT: &str = "data-sbs-team-moment";
/// Said by the field for a logo, which holds no answers.
const LOGO: &str = "data-sbs-logo";

/// Listens for files on the root of a scan, wherever it is drawn.
#[derive(Default)]
pub struct FileDrop {
    root: Option<Element>,
    _listeners: Vec<Listener>,
}

impl FileDrop {
    /// Listens on this root from now on.
    pub fn follow(&mut self, root: &NodeRef, send: &Callback<Msg>) {
        let root = root.cast::<Element>();
        if self.root == root {
            return;
        }
        self._listeners = root.as_ref().map(|root| listeners(root, send)).unwrap_or_default();
        self.root = root;
    }
}

fn listeners(root: &Element, send: &Callback<Msg>) -> Vec<Listener> {
    let mut listeners = Vec::new();
    for kind in ["change", "dragover", "dragleave", "drop"] {
        let (on, send) = (root.clone(), send.clone());
        listeners.extend(Listener::to(root, kind, move |event| hear(&on, &event, &send)));
    }
    listeners
}

fn hear(root: &Element, event: &Event, send: &Callback<Msg>) {
    let Some(drag) = event.dyn_ref::<DragEvent>() else { return chosen(root, event, send) };
    // What a host has put into a slot may take files itself.
    if event.default_prevented() {
        return;
    }
    let Some(data) = drag.data_transfer().filter(|data| data.types().includes(&"Files".into(), 0)) else {
        return;
    };
    // Whether something may be dropped is asked by `dragover`, where the browser takes silence for a no. Without an
    // answer to `drop` it would leave the page for the file.
    event.prevent_default();
    if event.type_() == "dragover" {
        // An attribute that is set once too often changes nothing, and one of this name is never refused.
        let _ = root.set_attribute(DROPPING, "");
        return;
    }
    // The words over the scan cover it: only they can be left.
    let _ = root.remove_attribute(DROPPING);
    if event.type_() == "drop" {
        read(root, data.files(), send);
    }
}

fn chosen(root: &Element, event: &Event, send: &Callback<Msg>) {
    let field = target(event).and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    // A field in a slot is the host's.
    let is_ours = |field: &HtmlInputElement| field.type_() == "file" && root.contains(Some(field));
    let Some(field) = field.filter(is_ours) else { return };
    if let Some(moment) = field.get_attribute(MOMENT) {
        let moment = if moment == "after" { Moment::After } else { Moment::Before };
        read_moment(moment, field.files(), send);
    } else if field.has_attribute(LOGO) {
        read_logo(field.files(), send);
    } else {
        read(root, field.files(), send);
    }
    // The same file can be chosen again after it was put right.
    field.set_value("");
}

/// Reads the first file as the result of a team at a moment.
fn read_moment(moment: Moment, files: Option<FileList>, send: &Callback<Msg>) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    let send = send.clone();
    spawn_local(async move {
        let text = text_of(&file).await;
        send.emit(Msg::Team(TeamMsg::BringMoment(moment, file.name(), text)));
    });
}

/// Reads the first file as a logo.
fn read_logo(files: Option<FileList>, send: &Callback<Msg>) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    let send = send.clone();
    spawn_local(async move {
        let logo = bytes_of(&file).await.ok().and_then(|bytes| Logo::of(bytes.to_vec()));
        send.emit(Msg::Export(ExportMsg::Report(ReportMsg::SetLogo(logo.map(Rc::new)))));
    });
}

/// Reads all files on the page "Team", else the first.
fn read(root: &Element, files: Option<FileList>, send: &Callback<Msg>) {
    if root.has_attribute(team_files::WANTED) {
        return team_files::read(files, send);
    }
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    let send = send.clone();
    spawn_local(async move {
        send.emit(Msg::Import(match text_of(&file).await {
            Ok(text) if is_changed(&file, &text).await => ImportMsg::OpenChanged(text),
            text => ImportMsg::OpenFile(text),
        }));
    });
}

/// Whether a report with answers says something else than they lead to. What cannot be compared here is opened like any file.
async fn is_changed(file: &File, text: &str) -> bool {
    if !pdf_file::is_there() || attached_answers(text).is_none() {
        return false;
    }
    match bytes_of(file).await {
        Ok(bytes) => pdf_file::is_changed(&bytes).await == Some(true),
        Err(_) => false,
    }
}

async fn text_of(file: &File) -> Result<String, Refusal> {
    content_of(file, "text").await?.as_string().ok_or(Refusal::Unreadable)
}

async fn bytes_of(file: &File) -> Result<Uint8Array, Refusal> {
    Ok(Uint8Array::new(&content_of(file, "arrayBuffer").await?))
}

/// What a method of the file gives. What is too large is not read at all. Looked up by name: the plain binding throws where a
/// browser has no such method.
async fn content_of(file: &File, method: &str) -> Result<JsValue, Refusal> {
    if file.size() > f64::from(MAX_BYTES) {
        return Err(Refusal::TooLarge);
    }
    let begun = || -> Option<Promise> {
        let content: Function = Reflect::get(file, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
        content.call0(file).ok()?.dyn_into().ok()
    };
    JsFuture::from(begun().ok_or(Refusal::Unreadable)?).await.map_err(|_| Refusal::Unreadable)
}
