//! One request in, one answer out.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use xtask::bundle::policy;

use super::{
    Effect, Options, Replacement, Rule,
    connection::{Answer, Request},
    encoding::{Encoding, Packer},
    headers, lock, mime,
    path::{Target, resolve},
};

/// The files with their headers.
pub struct Site {
    /// Each with its path. The first that the request begins with has the answer.
    folders: Vec<(String, PathBuf)>,
    base: String,
    headers: Vec<(String, String)>,
    replaced: Vec<Replacement>,
    rules: Vec<Rule>,
    /// How often each replacement, then each rule, was used.
    used: Mutex<Vec<usize>>,
    packer: Arc<Packer>,
}

impl Site {
    pub fn new(options: Options) -> Self {
        let policy = fs::read_to_string(options.folder.join(policy::FILE)).ok();
        let headers = headers::with_changes(policy.as_deref(), &options.headers);
        let Options { folder, base, replaced, mut folders, rules, packer, .. } = options;
        folders.push((base.clone(), folder));
        let used = Mutex::new(vec![0; replaced.len() + rules.len()]);
        Site { folders, base, headers, replaced, rules, used, packer }
    }

    pub fn answer(&self, request: &Request) -> Answer {
        let mut answer = self.content(request);
        answer.headers.extend(self.headers.iter().cloned());
        let path = path(request);
        for (number, rule) in self.rules.iter().enumerate() {
            if !path.ends_with(&rule.suffix) {
                continue;
            }
            match &rule.effect {
                Effect::Header(name, value) => {
                    answer.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
                    answer.headers.extend(value.clone().map(|value| (name.clone(), value)));
                }
                Effect::Slow(rate) => answer.rate = Some(*rate),
                // An unchanged file has no body that could be cut.
                Effect::Cut(times) if answer.status != 304 && request.method == "GET" => {
                    answer.cut = self.is_among_first(self.replaced.len() + number, *times);
                }
                Effect::Cut(_) => {}
                Effect::Hold(gate) => answer.gates.push(gate.clone()),
            }
        }
        answer
    }

    /// Counts a use, and says whether it is one of the first.
    fn is_among_first(&self, number: usize, times: usize) -> bool {
        let mut used = lock(&self.used);
        let Some(count) = used.get_mut(number) else { return false };
        *count += 1;
        *count <= times
    }

    fn content(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return plain(405, "Only GET and HEAD are answered here.").with("Allow", "GET, HEAD");
        }
        let path = path(request);
        let replaces = |(number, candidate): &(usize, &Replacement)| {
            path.ends_with(&candidate.suffix)
                && candidate.first.is_none_or(|times| self.is_among_first(*number, times))
        };
        if let Some((_, replacement)) = self.replaced.iter().enumerate().find(replaces) {
            return Answer::new(replacement.status, replacement.body.clone())
                .with("Content-Type", &replacement.content_type)
                .with("Cache-Control", "no-store");
        }
        if resolve(&request.url, &self.base) == Target::AddSlash {
            return plain(308, "").with("Location", &self.base);
        }
        for (base, folder) in &self.folders {
            if let Target::File(file) = resolve(&request.url, base) {
                return self.file(folder, &file, request);
            }
        }
        not_found()
    }

    fn file(&self, folder: &Path, file: &Path, request: &Request) -> Answer {
        let Ok(body) = fs::read(folder.join(file)) else { return not_found() };
        let kind = mime::kind(file);
        let accepted = request.header("accept-encoding").unwrap_or_default();
        let encoding = if kind.packs { Encoding::choose(accepted) } else { Encoding::Plain };
        let hash = hash(&body);
        let tag = format!("\"{hash:016x}-{}\"", encoding.name().unwrap_or("plain"));
        let answer = if request.header("if-none-match") == Some(&tag) {
            Answer::new(304, Vec::new())
        } else {
            Answer::new(200, self.packer.pack(hash, encoding, body)).with("Content-Type", kind.mime)
        };
        let answer = answer.with("ETag", &tag).with("Cache-Control", headers::cache_control(file));
        match encoding.name().filter(|_| answer.status == 200) {
            Some(name) => answer.with("Content-Encoding", name),
            None => answer,
        }
    }
}

impl Answer {
    fn new(status: u16, body: Vec<u8>) -> Self {
        Answer { status, headers: Vec::new(), body, rate: None, cut: false, gates: Vec::new() }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// What was asked for, without the query.
fn path(request: &Request) -> &str {
    request.url.split('?').next().unwrap_or_default()
}

fn hash(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    hasher.finish()
}

fn not_found() -> Answer {
    plain(404, "There is no such file here.")
}

fn plain(status: u16, text: &str) -> Answer {
    Answer::new(status, text.as_bytes().to_vec())
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("Cache-Control", "no-store")
}
