//! QR codes, read by the browser's `BarcodeDetector`: with the camera, after a press, and in picture files. No picture is kept
//! or sent, and the camera is off as soon as the visitor stops, leaves the page "Team", or hides the tab.
//!
//! A decoder of our own would cost every visitor more than all of the page "Team": 72 KB compressed for rqrr. Where the browser
//! has none, the page says what to do instead. Everything is looked up by name: a plain binding throws where there is no such
//! thing.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, File};
use yew::{
    Callback, NodeRef,
    platform::{spawn_local, time::sleep},
};

use crate::state::{
    effect::ScanFault,
    msg::{Msg, team::TeamMsg},
};

/// Said by the element that shows what the camera sees.
const VIEWFINDER: &str = "[data-sbs-camera]";
/// The time between two looks: a person holds a code longer before the camera.
const BETWEEN: Duration = Duration::from_millis(200);
/// Failed looks in a row after which the scan ends.
const MAX_FAILED_LOOKS: u32 = 25;

thread_local! {
    /// The number of the scan that goes on.
    static SCAN: Cell<u32> = const { Cell::new(0) };
    /// What the camera gives.
    static STREAM: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Where it is shown.
    static SHOWN: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Whether the browser reads QR codes.
pub fn is_there() -> bool {
    web_sys::window().is_some_and(|window| read(&window, "BarcodeDetector").is_function())
}

/// Switches the camera off.
pub fn stop() {
    SCAN.set(SCAN.get().wrapping_add(1));
    SHOWN.take();
    STREAM.take().iter().for_each(end);
}

/// Switches the camera on, and tells each code that it sees.
pub fn start(send: &Callback<Msg>) {
    stop();
    let (scan, send) = (SCAN.get(), send.clone());
    // Asked for at once: some browsers want it in the press.
    let asked = ask_for_camera();
    spawn_local(async move {
        let stream = match asked {
            Ok(asked) => JsFuture::from(asked).await.map_err(|error| fault(&error)),
            Err(fault) => Err(fault),
        };
        if SCAN.get() != scan {
            // The visitor stopped while the browser asked.
            stream.iter().for_each(end);
            return;
        }
        let failed = match (stream, detector()) {
            (Ok(stream), Some(detector)) => {
                STREAM.replace(Some(stream));
                send.emit(Msg::Team(TeamMsg::Scanning));
                look(scan, &detector, &send).await
            }
            (Ok(stream), None) => {
                end(&stream);
                Some(ScanFault::Unavailable)
            }
            (Err(fault), _) => Some(fault),
        };
        if let Some(fault) = failed {
            stop();
            send.emit(Msg::Team(TeamMsg::ScanFailed(fault)));
        }
    });
}

/// The screen is drawn: what the camera gives is shown where there is a place for it.
pub fn show(root: &NodeRef) {
    STREAM.with_borrow(|stream| {
        let Some(stream) = stream else { return };
        let root = root.cast::<Element>();
        let Some(video) = root.and_then(|root| root.query_selector(VIEWFINDER).ok().flatten()) else {
            return;
        };
        if read(&video, "srcObject") == *stream {
            return;
        }
        // The attribute mutes only what a parser made, and browsers start nothing that may be heard by itself.
        set(&video, "muted", &JsValue::TRUE);
        set(&video, "srcObject", stream);
        if let Some(playing) = call(&video, "play", &Array::new()) {
            // A video that is refused stays black; looking tells that it fails.
            spawn_local(async move { drop(JsFuture::from(playing).await) });
        }
        SHOWN.replace(Some(video));
    });
}

/// Looks until the scan is over; gives why, if it failed.
async fn look(scan: u32, detector: &JsValue, send: &Callback<Msg>) -> Option<ScanFault> {
    let mut failures = 0_u32;
    // What the last look found: as long as it is in view it is told once.
    let mut seen: Vec<String> = Vec::new();
    loop {
        sleep(BETWEEN).await;
        if SCAN.get() != scan {
            return None;
        }
        let is_hidden =
            web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
        if is_hidden {
            stop();
            send.emit(Msg::Team(TeamMsg::StopScan));
            return None;
        }
        if has_ended() {
            return Some(ScanFault::Busy);
        }
        let video = SHOWN.with_borrow(Clone::clone).filter(|video| video.is_connected());
        let found = match video {
            Some(video) => detect(detector, &video).await,
            None => None,
        };
        if SCAN.get() != scan {
            return None;
        }
        match found {
            None => failures = failures.saturating_add(1),
            Some(texts) => {
                failures = 0;
                for text in texts.iter().filter(|text| !seen.contains(text)) {
                    send.emit(Msg::Team(TeamMsg::Scanned(text.clone())));
                }
                if !texts.is_empty() {
                    seen = texts;
                }
            }
        }
        if failures >= MAX_FAILED_LOOKS {
            return Some(ScanFault::Unavailable);
        }
    }
}

/// The texts of the QR codes in a picture file, one a line; `None` where none is found.
pub async fn in_picture(file: &File) -> Option<Vec<u8>> {
    let detector = detector()?;
    let picture = call(web_sys::window()?.as_ref(), "createImageBitmap", &Array::of1(file))?;
    let picture = JsFuture::from(picture).await.ok()?;
    let texts = detect(&detector, &picture).await.filter(|texts| !texts.is_empty())?;
    Some(texts.join("\n").into_bytes())
}

fn ask_for_camera() -> Result<Promise, ScanFault> {
    let devices = web_sys::window().map(|window| read(&read(&window, "navigator"), "mediaDevices"));
    let (wishes, video) = (Object::new(), Object::new());
    // The camera on the back of a phone, where there is one.
    set(&video, "facingMode", &"environment".into());
    set(&wishes, "video", &video);
    devices
        .and_then(|devices| call(&devices, "getUserMedia", &Array::of1(&wishes)))
        .ok_or(ScanFault::Unavailable)
}

fn fault(error: &JsValue) -> ScanFault {
    match read(error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => ScanFault::Refused,
        Some("NotFoundError" | "OverconstrainedError") => ScanFault::NoCamera,
        Some("NotReadableError" | "AbortError") => ScanFault::Busy,
        _ => ScanFault::Unavailable,
    }
}

fn detector() -> Option<JsValue> {
    let class: Function = read(web_sys::window()?.as_ref(), "BarcodeDetector").dyn_into().ok()?;
    let wishes = Object::new();
    set(&wishes, "formats", &Array::of1(&"qr_code".into()));
    Reflect::construct(&class, &Array::of1(&wishes)).ok()
}

/// The texts that are seen; `None` if the browser could not look.
async fn detect(detector: &JsValue, picture: &JsValue) -> Option<Vec<String>> {
    let found = JsFuture::from(call(detector, "detect", &Array::of1(picture))?).await.ok()?;
    let found: Array = found.dyn_into().ok()?;
    Some(found.iter().filter_map(|code| read(&code, "rawValue").as_string()).collect())
}

fn tracks(stream: &JsValue) -> Array {
    let tracks: Option<Function> = read(stream, "getTracks").dyn_into().ok();
    tracks.and_then(|tracks| tracks.call0(stream).ok()?.dyn_into().ok()).unwrap_or_default()
}

fn end(stream: &JsValue) {
    for track in tracks(stream).iter() {
        if let Ok(stop) = read(&track, "stop").dyn_into::<Function>() {
            // A track that cannot be stopped has ended.
            let _ = stop.call0(&track);
        }
    }
}

/// The camera was taken away.
fn has_ended() -> bool {
    STREAM.with_borrow(|stream| {
        let is_live = |track: JsValue| read(&track, "readyState").as_string().as_deref() == Some("live");
        !stream.iter().any(|stream| tracks(stream).iter().any(is_live))
    })
}

fn read(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // Refused only by what is frozen, which none of these is.
    let _ = Reflect::set(target, &JsValue::from_str(name), value);
}

fn call(target: &JsValue, name: &str, arguments: &Array) -> Option<Promise> {
    let function: Function = read(target, name).dyn_into().ok()?;
    function.apply(target, arguments).ok()?.dyn_into().ok()
}
