//! A small static web server for the scenarios.
//!
//! It listens on this machine only, sends the headers that we ask of a site owner, and keeps a log, so
//! that a scenario can prove "no request after loading".
//!
//! HTTP is axum's. Ours is what a test wants of a site: answers that are replaced, slow, cut off or held back, a log of
//! what was asked, and a port that no other site of this run had.

mod answer;
mod connection;
pub mod encoding;
mod gate;
mod headers;
mod mime;
mod path;

use std::{
    collections::BTreeSet,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use axum::serve::ListenerExt;
pub use encoding::{Encoding, Packer};
pub use gate::Gate;
use tokio::runtime::{self, Runtime};
pub use xtask::bundle::policy::CONTENT_SECURITY_POLICY;

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with the files.
    pub folder: PathBuf,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// The path under which the files are, with a slash at both ends: `/` or `/tools/scan/`.
    pub base: String,
    /// Headers to change: a new value, or `None` to leave the header out.
    pub headers: Vec<(String, Option<String>)>,
    /// Answers that take the place of files.
    pub replaced: Vec<Replacement>,
    /// More folders, each with the path under which it is, a slash at both ends.
    pub folders: Vec<(String, PathBuf)>,
    /// What is different for some paths, in this order.
    pub rules: Vec<Rule>,
    /// What packs the bodies.
    pub packer: Arc<Packer>,
}

/// An answer instead of a file: a script that is gone, a page where the wasm should be.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Requests whose path ends so.
    pub suffix: String,
    /// HTTP status code.
    pub status: u16,
    /// Value of the `Content-Type` header.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
    /// For how many requests, the first ones; `None` for all.
    pub first: Option<usize>,
}

/// What is different for the requests whose path ends in a text.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The text.
    pub suffix: String,
    /// The difference.
    pub effect: Effect,
}

/// One thing that a server or a network does to an answer.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Another value for a header, or `None` to leave the header out.
    Header(String, Option<String>),
    /// The body comes at so many bytes a second.
    Slow(usize),
    /// The connection is closed half way through the body, for so many requests; then the file comes whole.
    Cut(usize),
    /// The answer waits at this gate.
    Hold(Gate),
}

impl Options {
    /// This folder at `/`, on a free port, with the standard headers.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Options {
            folder,
            port: 0,
            base: "/".to_owned(),
            headers: Vec::new(),
            replaced: Vec::new(),
            folders: Vec::new(),
            rules: Vec::new(),
            packer: Arc::default(),
        }
    }

    /// With this one to pack the bodies: a server that is started for a moment need not pack what another has.
    pub fn packed_by(mut self, packer: &Arc<Packer>) -> Self {
        self.packer = Arc::clone(packer);
        self
    }

    /// On this port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Below this path, for example `/tools/scan/`.
    pub fn below(mut self, base: &str) -> Self {
        self.base = slashed(base);
        self
    }

    /// With another folder below this path, for example `/pages/`. It goes before what the first one has there.
    pub fn also(mut self, base: &str, folder: impl Into<PathBuf>) -> Self {
        self.folders.push((slashed(base), folder.into()));
        self
    }

    /// With another value for a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), Some(value.to_owned())));
        self
    }

    /// Without a header.
    pub fn without_header(mut self, name: &str) -> Self {
        self.headers.push((name.to_owned(), None));
        self
    }

    /// With this answer for every path that ends so.
    pub fn replace(mut self, suffix: &str, status: u16, content_type: &str, body: &[u8]) -> Self {
        let (suffix, content_type) = (suffix.to_owned(), content_type.to_owned());
        self.replaced.push(Replacement { suffix, status, content_type, body: body.to_vec(), first: None });
        self
    }

    /// The same for the first requests only; then the file is there.
    pub fn replace_first(
        self,
        times: usize,
        suffix: &str,
        status: u16,
        content_type: &str,
        body: &[u8],
    ) -> Self {
        let mut options = self.replace(suffix, status, content_type, body);
        if let Some(last) = options.replaced.last_mut() {
            last.first = Some(times);
        }
        options
    }

    /// With another value for a header of every path that ends so, also for what the file itself decides,
    /// as `Content-Type`.
    pub fn header_at(self, suffix: &str, name: &str, value: &str) -> Self {
        self.rule(suffix, Effect::Header(name.to_owned(), Some(value.to_owned())))
    }

    /// Without a header for every path that ends so.
    pub fn without_header_at(self, suffix: &str, name: &str) -> Self {
        self.rule(suffix, Effect::Header(name.to_owned(), None))
    }

    /// With a body that comes at so many bytes a second, for every path that ends so.
    pub fn slow(self, suffix: &str, bytes_per_second: usize) -> Self {
        self.rule(suffix, Effect::Slow(bytes_per_second))
    }

    /// With a connection that breaks half way through the body, for the first so many requests to paths that
    /// end so.
    pub fn cut(self, suffix: &str, times: usize) -> Self {
        self.rule(suffix, Effect::Cut(times))
    }

    /// With answers that wait at a gate, for every path that ends so.
    pub fn hold(self, suffix: &str, gate: &Gate) -> Self {
        self.rule(suffix, Effect::Hold(gate.clone()))
    }

    fn rule(mut self, suffix: &str, effect: Effect) -> Self {
        self.rules.push(Rule { suffix: suffix.to_owned(), effect });
        self
    }
}

/// A path with a slash at both ends.
fn slashed(path: &str) -> String {
    let inner = path.trim_matches('/');
    if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
}

/// One request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// `GET`, `HEAD` or another.
    pub method: String,
    /// Path and query as the browser sent them.
    pub path: String,
    /// HTTP status code of our answer.
    pub status: u16,
}

/// A running server. It stops when this is dropped.
pub struct Server {
    shared: Arc<Shared>,
    /// Where it runs; gone once it has stopped.
    runtime: Option<Runtime>,
    address: SocketAddr,
    base: String,
}

/// What the connections share.
struct Shared {
    site: answer::Site,
    log: Mutex<Vec<Logged>>,
}

/// How long a server that stops waits for what it is doing.
const STOPPING: Duration = Duration::from_secs(2);

/// A listener on a port that this process never had before. The system gives a port again after a while, and a browser
/// that is still open takes the site that is there then for the one before, with all that it kept.
///
/// # Errors
/// When no port is free.
pub fn fresh_port() -> Result<TcpListener> {
    static HAD: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // What was had is held until another is found, or the system would give it again.
    let mut held = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
        let port = listener.local_addr()?.port();
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
        held.push(listener);
    }
}

impl Server {
    /// Starts serving.
    ///
    /// # Errors
    /// When the port is in use or may not be used.
    pub fn start(options: Options) -> Result<Self> {
        let listener = match options.port {
            0 => fresh_port()?,
            port => TcpListener::bind((Ipv4Addr::LOCALHOST, port))
                .with_context(|| format!("port {port} cannot be opened"))?,
        };
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let base = options.base.clone();
        let shared = Arc::new(Shared { site: answer::Site::new(options), log: Mutex::default() });
        let runtime = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let router = connection::router(Arc::clone(&shared));
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        // Answers are written in one piece; waiting to join small ones would only cost time.
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Server { shared, runtime: Some(runtime), address, base })
    }

    /// The port, also when 0 was asked for.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Scheme, address and port: `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The same server under its other name: for a browser another origin, and another site.
    pub fn other_origin(&self) -> String {
        format!("http://localhost:{}", self.port())
    }

    /// The address of the page, with its path.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// All requests so far, in the order in which they were answered.
    pub fn requests(&self) -> Vec<Logged> {
        lock(&self.shared.log).clone()
    }

    /// Forgets the requests so far, so that a test can count from here.
    pub fn forget_requests(&self) {
        lock(&self.shared.log).clear();
    }

    /// Stops serving: open connections are closed, new ones refused, as if the network were gone.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        // In a thread of its own: a test runs inside a runtime, which must not wait for another. Were this one to panic,
        // it has said so itself.
        let _ = thread::spawn(move || runtime.shutdown_timeout(STOPPING)).join();
    }
}

/// A thread that panicked while it held the lock has left whole values behind.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
