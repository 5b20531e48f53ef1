//! From one version of a questionnaire to the next, and back: what the earlier version kept stays where that finds it.
//!
//! The newer version takes the main key over. Before it writes there it copies the earlier version's text to
//! `<key>:v1:taken`; there the earlier version finds its answers if it comes back, and goes on under `<key>:v1`. What it
//! changes there the newer one merges, item by item, with the copy as the base.

use serde_json::Value;

use super::{
    backend::Backend,
    envelope::{self, Content, Saved},
    key::Keys,
    merge,
    unmigrated::HAS_EARLIER_VERSIONS,
};
use crate::core::instrument::Instrument;

fn saved(instrument: &Instrument, text: Option<&str>) -> Option<Saved> {
    match envelope::read(instrument, text?) {
        Content::Saved(saved) => Some(*saved),
        Content::Newer | Content::Broken => None,
    }
}

/// What an earlier visit in this version gave to a newer one. Also in a first version: it may be the one to come back.
pub(super) fn given(backend: &impl Backend, keys: &Keys, instrument: &Instrument) -> Option<Saved> {
    let text = backend.get(&keys.taken(instrument.version)).ok()?;
    saved(instrument, text.as_deref())
}

/// `ours` with what earlier versions changed since they were taken over; and the copies that are due when that is kept.
pub(super) fn gather(
    backend: &impl Backend,
    keys: &Keys,
    instrument: &Instrument,
    mut ours: Option<Saved>,
) -> (Option<Saved>, Vec<(String, String)>) {
    let mut due = Vec::new();
    for version in (1..instrument.version).filter(|_| HAS_EARLIER_VERSIONS) {
        let text_at = |key: &str| backend.get(key).ok().flatten();
        let (Some(text), taken) = (text_at(&keys.beside_of(version)), text_at(&keys.taken(version))) else {
            continue;
        };
        let Some(theirs) = saved(instrument, Some(&text)).filter(|_| taken.as_ref() != Some(&text)) else {
            continue;
        };
        let base = saved(instrument, taken.as_deref()).unwrap_or_else(merge::nothing);
        ours = Some(match ours {
            Some(ours) => merge::merge(instrument, &base, &ours, &theirs),
            None => theirs,
        });
        due.push((keys.taken(version), text));
    }
    (ours, due)
}

/// Copies a text that an earlier version kept in this slot; the key of the copy, if one was made.
pub(super) fn copy(
    backend: &impl Backend,
    keys: &Keys,
    instrument: &Instrument,
    slot: &str,
) -> Option<String> {
    if !HAS_EARLIER_VERSIONS || instrument.version == 1 {
        return None;
    }
    let text = backend.get(slot).ok()??;
    let value: Value = serde_json::from_str(&text).ok()?;
    let file = value.as_object().filter(|file| envelope::is_older(instrument, file))?;
    let key = keys.taken(u32::try_from(file.get("version")?.as_u64()?).ok()?);
    // Without room for a copy the earlier version does not find its answers again; this one has them all the same.
    backend.keep(&key, &text).is_ok().then_some(key)
}
