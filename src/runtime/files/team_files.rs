//! Files with the answers of a team: read in pieces, between which the page answers presses and shows how far it is.
//!
//! Not a worker: a second copy of the wasm would be started for seconds of work, and a page with a strict policy allows
//! none. A piece takes some milliseconds.

use std::cell::Cell;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};
use yew::{Callback, platform::spawn_local};

use super::qr;
use crate::state::msg::{
    Msg,
    team::{Piece, TeamMsg},
};

/// Said by the root of the scan while files are for the team.
pub const WANTED: &str = "data-sbs-team";

/// The size of a piece, in bytes: some 350 answer files, or 5,000 codes.
const PIECE: f64 = 262_144.0;

/// So many bytes of a picture say what it is.
const PICTURE: f64 = 64.0;

thread_local! {
    /// The number of the reading that goes on.
    static READING: Cell<u32> = const { Cell::new(0) };
}

/// Reads no further.
pub fn stop() {
    READING.set(READING.get().wrapping_add(1));
}

/// Reads the files, one after the other.
pub fn read(files: Option<FileList>, send: &Callback<Msg>) {
    let files: Vec<File> = files
        .map(|files| (0..files.length()).filter_map(|index| files.get(index)).collect())
        .unwrap_or_default();
    if files.is_empty() {
        return;
    }
    stop();
    let (reading, send) = (READING.get(), send.clone());
    let total: f64 = files.iter().map(|file| file.size()).sum();
    send.emit(Msg::Team(TeamMsg::ReadFiles(reading, total)));
    spawn_local(async move {
        let mut before = 0.0;
        for (index, file) in files.iter().enumerate() {
            let size = file.size();
            if file.type_().starts_with("image/") {
                let found = qr::in_picture(file).await;
                // Without a code its beginning says that it is a picture.
                let bytes = match found {
                    Some(text) => Some(text),
                    None => bytes(file, 0.0, size.min(PICTURE)).await,
                };
                if READING.get() != reading {
                    return;
                }
                before += size;
                let done = if index + 1 == files.len() { total.max(1.0) } else { before };
                let piece = Piece { reading, bytes: bytes.unwrap_or_default(), done, total, ends_file: true };
                send.emit(Msg::Team(TeamMsg::Read(Box::new(piece))));
                continue;
            }
            let mut at = 0.0;
            loop {
                let end = (at + PIECE).min(size);
                let bytes = bytes(file, at, end).await;
                if READING.get() != reading {
                    return;
                }
                // A file that can be read no further ends there; what was read of it counts.
                let is_broken = bytes.is_none();
                at = if is_broken { size } else { end };
                let ends_file = at >= size;
                let is_last = ends_file && index + 1 == files.len();
                let done = if is_last { total.max(1.0) } else { before + at };
                let piece = Piece { reading, bytes: bytes.unwrap_or_default(), done, total, ends_file };
                send.emit(Msg::Team(TeamMsg::Read(Box::new(piece))));
                if ends_file {
                    break;
                }
            }
            before += size;
        }
    });
}

/// Some bytes of a file. Looked up by name: a plain binding throws where a browser has no such method.
async fn bytes(file: &File, from: f64, to: f64) -> Option<Vec<u8>> {
    let slice: Function = Reflect::get(file, &JsValue::from_str("slice")).ok()?.dyn_into().ok()?;
    let part = slice.call2(file, &from.into(), &to.into()).ok()?;
    let buffer: Function = Reflect::get(&part, &JsValue::from_str("arrayBuffer")).ok()?.dyn_into().ok()?;
    let promise: Promise = buffer.call0(&part).ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(promise).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
