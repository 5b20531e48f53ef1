//! One request in, one answer out.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    sync::Mutex,
};

use super::{
    Options, Replacement,
    connection::{Answer, Request},
    encoding::Encoding,
    headers, lock, mime,
    path::{Target, resolve},
};

/// The files with their headers. Packed bodies are kept, so each is packed once.
pub struct Site {
    folder: PathBuf,
    base: String,
    headers: Vec<(String, String)>,
    replaced: Vec<Replacement>,
    packed: Mutex<HashMap<(u64, Encoding), Vec<u8>>>,
}

impl Site {
    pub fn new(options: Options) -> Self {
        let headers = headers::with_changes(&options.headers);
        let Options { folder, base, replaced, .. } = options;
        Site { folder, base, headers, replaced, packed: Mutex::default() }
    }

    pub fn answer(&self, request: &Request) -> Answer {
        let mut answer = self.content(request);
        answer.headers.extend(self.headers.iter().cloned());
        answer
    }

    fn content(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return plain(405, "Only GET and HEAD are answered here.").with("Allow", "GET, HEAD");
        }
        let path = request.url.split('?').next().unwrap_or_default();
        if let Some(replacement) = self.replaced.iter().find(|candidate| path.ends_with(&candidate.suffix)) {
            return Answer::new(replacement.status, replacement.body.clone())
                .with("Content-Type", &replacement.content_type)
                .with("Cache-Control", "no-store");
        }
        match resolve(&request.url, &self.base) {
            Target::File(file) => self.file(&file, request),
            Target::AddSlash => plain(308, "").with("Location", &self.base),
            Target::Nothing => not_found(),
        }
    }

    fn file(&self, file: &Path, request: &Request) -> Answer {
        let Ok(body) = fs::read(self.folder.join(file)) else { return not_found() };
        let kind = mime::kind(file);
        let accepted = request.header("accept-encoding").unwrap_or_default();
        let encoding = if kind.packs { Encoding::choose(accepted) } else { Encoding::Plain };
        let hash = hash(&body);
        let tag = format!("\"{hash:016x}-{}\"", encoding.name().unwrap_or("plain"));
        let answer = if request.header("if-none-match") == Some(&tag) {
            Answer::new(304, Vec::new())
        } else {
            Answer::new(200, self.pack(hash, encoding, body)).with("Content-Type", kind.mime)
        };
        let answer = answer.with("ETag", &tag).with("Cache-Control", headers::cache_control(file));
        match encoding.name().filter(|_| answer.status == 200) {
            Some(name) => answer.with("Content-Encoding", name),
            None => answer,
        }
    }

    fn pack(&self, hash: u64, encoding: Encoding, body: Vec<u8>) -> Vec<u8> {
        if encoding == Encoding::Plain {
            return body;
        }
        let known = lock(&self.packed).get(&(hash, encoding)).cloned();
        known.unwrap_or_else(|| {
            let packed = encoding.pack(&body);
            lock(&self.packed).insert((hash, encoding), packed.clone());
            packed
        })
    }
}

impl Answer {
    fn new(status: u16, body: Vec<u8>) -> Self {
        Answer { status, headers: Vec::new(), body }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
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
