//! A small learning record store with what cmi5 needs of one, for the scenarios: statements, the State API, an agent's
//! profile, and the token of a launch, which it gives once. On an origin of its own, as in schools.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anyhow::Result;
use axum::{
    Router,
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::runtime::{self, Runtime};

use crate::server::fresh_port;

/// Larger than anything that the scan sends.
const LARGEST: usize = 1024 * 1024;
/// What the launch gives, and every request must bring.
const TOKEN: &str = "bGF1bmNoOnRva2Vu";
/// Where everything is.
const ROOT: &str = "/xapi/";

/// What it has.
#[derive(Default)]
struct Records {
    /// In the order in which they came.
    statements: Vec<Value>,
    /// By path and query without the address.
    documents: BTreeMap<String, Value>,
    /// Method and path of all requests that a launch page may make.
    requests: Vec<String>,
    has_given_token: bool,
    /// The id of a document whose reads are refused.
    refused: Option<String>,
    /// How many were.
    refusals: usize,
}

/// A running store. It stops when this is dropped.
pub struct Lrs {
    records: Arc<Mutex<Records>>,
    address: String,
    runtime: Option<Runtime>,
}

impl Lrs {
    /// Starts one that knows a launch: its data, and a learner who prefers English.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(launch_data: Value) -> Result<Self> {
        let listener = fresh_port()?;
        let address = format!("http://{}", listener.local_addr()?);
        listener.set_nonblocking(true)?;
        let mut records = Records::default();
        records.documents.insert("LMS.LaunchData".to_owned(), launch_data);
        records
            .documents
            .insert("cmi5LearnerPreferences".to_owned(), json!({ "languagePreference": "en-GB,nl" }));
        let records = Arc::new(Mutex::new(records));
        let router = Router::new().fallback(answer).with_state(Arc::clone(&records));
        let runtime = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Lrs { records, address, runtime: Some(runtime) })
    }

    /// Its endpoint.
    pub fn endpoint(&self) -> String {
        format!("{}{ROOT}", self.address)
    }

    /// Where a launch gets its token.
    pub fn fetch(&self) -> String {
        format!("{}/token", self.address)
    }

    /// All statements so far.
    pub fn statements(&self) -> Vec<Value> {
        lock(&self.records).statements.clone()
    }

    /// What is kept under this id of a state.
    pub fn document(&self, id: &str) -> Option<Value> {
        lock(&self.records).documents.get(id).cloned()
    }

    /// Method and path of every request so far.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.records).requests.clone()
    }

    /// Ready for another launch of the same registration: it gives a token again.
    pub fn launch_again(&self) {
        lock(&self.records).has_given_token = false;
    }

    /// Refuses to read the document with this id from here on, as a store does that is too busy. Writing goes on.
    pub fn refuse(&self, id: &str) {
        lock(&self.records).refused = Some(id.to_owned());
    }

    /// Reads everything again.
    pub fn refuse_nothing(&self) {
        lock(&self.records).refused = None;
    }

    /// How many reads were refused so far.
    pub fn refusals(&self) -> usize {
        lock(&self.records).refusals
    }
}

impl Drop for Lrs {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn lock(records: &Mutex<Records>) -> MutexGuard<'_, Records> {
    records.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn answer(State(records): State<Arc<Mutex<Records>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LARGEST).await.unwrap_or_default();
    let (path, query) = (head.uri.path().to_owned(), head.uri.query().unwrap_or_default().to_owned());
    let mut response = if head.method == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        let mut records = lock(&records);
        records.requests.push(format!("{} {path}", head.method));
        let given =
            |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_known = given("authorization") == format!("Basic {TOKEN}")
            && given("x-experience-api-version") == "1.0.3";
        if path == "/token" {
            token(&mut records, &head.method)
        } else if is_known {
            resource(&mut records, &head.method, path.strip_prefix(ROOT).unwrap_or_default(), &query, &body)
        } else {
            StatusCode::UNAUTHORIZED.into_response()
        }
    };
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, x-experience-api-version"),
    ] {
        let _: Option<HeaderValue> =
            response.headers_mut().insert::<HeaderName>(name, HeaderValue::from_static(value));
    }
    response
}

fn token(records: &mut Records, method: &Method) -> Response {
    if method != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if records.has_given_token {
        return axum_json(&json!({ "error-code": "1", "error-text": "The token was given." }));
    }
    records.has_given_token = true;
    axum_json(&json!({ "auth-token": TOKEN }))
}

fn resource(records: &mut Records, method: &Method, path: &str, query: &str, body: &[u8]) -> Response {
    let sent = || serde_json::from_slice::<Value>(body).ok();
    // The ids have no signs that are escaped.
    let id = |name: &str| {
        let found = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        found.unwrap_or_default().to_owned()
    };
    match (method, path) {
        (&Method::POST, "statements") => match sent() {
            Some(statement) => {
                records.statements.push(statement);
                StatusCode::OK.into_response()
            }
            None => StatusCode::BAD_REQUEST.into_response(),
        },
        (&Method::GET, "activities/state" | "agents/profile") => {
            let id = if path == "agents/profile" { id("profileId") } else { id("stateId") };
            if records.refused.as_ref() == Some(&id) {
                records.refusals = records.refusals.saturating_add(1);
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
            match records.documents.get(&id) {
                Some(document) => axum_json(document),
                None => StatusCode::NOT_FOUND.into_response(),
            }
        }
        (&Method::PUT, "activities/state") => match sent() {
            Some(document) => {
                records.documents.insert(id("stateId"), document);
                StatusCode::NO_CONTENT.into_response()
            }
            None => StatusCode::BAD_REQUEST.into_response(),
        },
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn axum_json(value: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}
