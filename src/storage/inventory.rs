//! What is kept, key by key, for whoever wants to know.

use super::{attempts, backend::Backend, envelope, key::Keys};
use crate::core::instrument::Instrument;

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The answers.
    Answers,
    /// The answers, beside those of a newer version.
    Beside,
    /// What a newer version keeps.
    Newer,
    /// A text that could not be read.
    Broken,
    /// Attempts; how many, from 1.
    Attempts(usize),
    /// A team.
    Team,
    /// The invitation that the visitor answers.
    Invitation,
}

/// One line: a key, or all keys of attempts together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it holds.
    pub kind: Kind,
    /// The key; of attempts what all their keys start with.
    pub key: String,
    /// The size in bytes of key and text, as UTF-8.
    pub bytes: usize,
    /// The moment of the oldest of it: UTC, RFC 3339; `None` if it does not say.
    pub since: Option<String>,
}

/// What a store keeps of a scan; nothing where it refuses.
#[must_use]
pub fn take<B: Backend>(instrument: &Instrument, backend: &B, keys: &Keys) -> Vec<Entry> {
    let mut entries = Vec::new();
    let beside = keys.beside();
    for key in keys.all() {
        let Ok(Some(text)) = backend.get(&key) else { continue };
        let (kind, since) = match envelope::read(instrument, &text) {
            _ if key == keys.team() => (Kind::Team, None),
            _ if key == keys.invitation() => (Kind::Invitation, None),
            envelope::Content::Saved(saved) if key == beside => {
                (Kind::Beside, saved.since.or(saved.saved_at))
            }
            envelope::Content::Saved(saved) => (Kind::Answers, saved.since.or(saved.saved_at)),
            envelope::Content::Newer => (Kind::Newer, None),
            envelope::Content::Broken => (Kind::Broken, None),
        };
        entries.push(Entry { kind, bytes: key.len().saturating_add(text.len()), since, key });
    }
    let attempts = attempts::list(instrument, backend, keys).unwrap_or_default();
    if !attempts.is_empty() {
        let key = keys.attempt();
        let bytes = attempts.iter().map(|one| key.len() + one.id.len() + one.text.len()).sum();
        let since = attempts.iter().filter_map(|one| one.finished_at()).min().map(str::to_owned);
        entries.push(Entry { kind: Kind::Attempts(attempts.len()), key, bytes, since });
    }
    entries
}
