//! The connections: axum speaks HTTP, [`Site`](super::answer::Site) says what is answered.

use std::{collections::VecDeque, io, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{self, State},
    http::{StatusCode, header::CONTENT_LENGTH},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use tokio::{task, time::sleep};

use super::{Gate, Logged, Shared, lock};

/// What was asked.
pub struct Request {
    pub method: String,
    /// Path and query.
    pub url: String,
    /// Names in lower case.
    headers: Vec<(String, String)>,
}

impl Request {
    fn of(request: &extract::Request) -> Self {
        let headers = request.headers().iter();
        Request {
            method: request.method().to_string(),
            url: request.uri().path_and_query().map_or_else(String::new, ToString::to_string),
            headers: headers
                .map(|(name, value)| {
                    (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
                })
                .collect(),
        }
    }

    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What is answered.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// How many bytes of the body go out in a second, if it is to look like a slow link.
    pub rate: Option<usize>,
    /// Whether the connection breaks half way through the body.
    pub cut: bool,
    /// What it waits for.
    pub gates: Vec<Gate>,
}

/// A slow body goes out in so many pieces a second.
const PIECES: usize = 20;

/// Until a connection breaks, so that what was sent before has left.
const LEAVING: Duration = Duration::from_millis(20);

/// All paths, answered by the site.
pub fn router(shared: Arc<Shared>) -> Router {
    Router::new().fallback(answer).with_state(shared)
}

async fn answer(State(shared): State<Arc<Shared>>, request: extract::Request) -> Response {
    let request = Request::of(&request);
    let (method, path) = (request.method.clone(), request.url.clone());
    let site = Arc::clone(&shared);
    // Reading and packing a file would hold the other connections.
    let Ok(answer) = task::spawn_blocking(move || site.site.answer(&request)).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    for gate in &answer.gates {
        gate.pass().await;
    }
    lock(&shared.log).push(Logged { method, path, status: answer.status });
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value);
    }
    // An unchanged file (304) has no body, and no length that could be taken for one.
    if answer.status != 304 {
        response = response.header(CONTENT_LENGTH, answer.body.len());
    }
    response.body(body(answer)).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn body(answer: Answer) -> Body {
    let Answer { mut body, rate, cut, .. } = answer;
    if rate.is_none() && !cut {
        return body.into();
    }
    if cut {
        body.truncate(body.len() / 2);
    }
    let size = rate.map_or(body.len(), |rate| rate / PIECES).max(1);
    let pause = rate.map_or(Duration::ZERO, |_| Duration::from_secs(1) / u32::try_from(PIECES).unwrap_or(1));
    let pieces: VecDeque<Bytes> = body.chunks(size).map(Bytes::copy_from_slice).collect();
    Body::from_stream(stream::unfold((pieces, cut), move |(mut pieces, cut)| async move {
        if let Some(piece) = pieces.pop_front() {
            sleep(pause).await;
            return Some((Ok(piece), (pieces, cut)));
        }
        sleep(LEAVING).await;
        cut.then(|| (Err(io::Error::from(io::ErrorKind::ConnectionReset)), (pieces, false)))
    }))
}
