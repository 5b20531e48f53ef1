//! What came over the wire, from what the browser tells of its network: headers and packed bodies.

use std::collections::HashMap;

use crate::cdp::Event;

/// One request.
#[derive(Debug, Default)]
struct Request {
    /// Asked by a worker, not by the page.
    is_of_worker: bool,
    /// When bytes of it came, in seconds of the browser's clock, and how many.
    pieces: Vec<(f64, f64)>,
    /// When it was over, and how many bytes it had in all.
    end: Option<(f64, f64)>,
}

/// All requests of one visit.
#[derive(Debug, Default)]
pub struct Traffic {
    requests: HashMap<(String, String), Request>,
    /// When the page was asked for.
    start: Option<f64>,
}

impl Traffic {
    /// Takes note of an event; `page` is the session of the page.
    pub fn hear(&mut self, event: &Event, page: &str) {
        let Event { session, method, params } = event;
        let Some(id) = params["requestId"].as_str() else { return };
        let at = params["timestamp"].as_f64().unwrap_or_default();
        let bytes = params["encodedDataLength"].as_f64().unwrap_or_default();
        let key = (session.clone(), id.to_owned());
        match method.as_str() {
            "Network.requestWillBeSent" => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                if url.starts_with("http") {
                    let is_of_worker = session != page;
                    // A worker may be of the visit before, which still fetches.
                    if !is_of_worker {
                        self.start.get_or_insert(at);
                    }
                    self.requests.entry(key).or_default().is_of_worker = is_of_worker;
                }
            }
            "Network.dataReceived" => {
                if let Some(request) = self.requests.get_mut(&key) {
                    request.pieces.push((at, bytes));
                }
            }
            "Network.loadingFinished" => {
                if let Some(request) = self.requests.get_mut(&key) {
                    request.end = Some((at, bytes));
                }
            }
            "Network.loadingFailed" => {
                if let Some(request) = self.requests.get_mut(&key) {
                    let came = request.pieces.iter().map(|(_, bytes)| bytes).sum();
                    request.end = Some((at, came));
                }
            }
            _ => {}
        }
    }

    /// Whether nothing is on its way.
    pub fn is_quiet(&self) -> bool {
        !self.requests.is_empty() && self.requests.values().all(|request| request.end.is_some())
    }

    /// How many requests the page made.
    pub fn requests(&self) -> usize {
        self.requests.values().filter(|request| !request.is_of_worker).count()
    }

    /// Bytes for the page, up to so many milliseconds after it was asked for.
    pub fn bytes_until(&self, milliseconds: f64) -> f64 {
        let limit = self.start.unwrap_or_default() + milliseconds / 1000.0;
        let came = |request: &Request| match request.end {
            Some((at, bytes)) if at <= limit => bytes,
            _ => request.pieces.iter().filter(|(at, _)| *at <= limit).map(|(_, bytes)| bytes).sum(),
        };
        self.requests.values().filter(|request| !request.is_of_worker).map(came).sum()
    }

    /// Bytes that a worker fetched, for use without a network.
    pub fn bytes_of_workers(&self) -> f64 {
        let all = self.requests.values().filter(|request| request.is_of_worker);
        all.filter_map(|request| request.end).map(|(_, bytes)| bytes).sum()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event(session: &str, name: &str, at: f64, bytes: f64) -> Event {
        let params = json!({ "requestId": "1", "timestamp": at, "encodedDataLength": bytes,
            "request": { "url": "http://127.0.0.1/" } });
        Event { session: session.to_owned(), method: format!("Network.{name}"), params }
    }

    fn heard(events: &[(&str, &str, f64, f64)]) -> Traffic {
        let mut traffic = Traffic::default();
        for (session, name, at, bytes) in events {
            traffic.hear(&event(session, name, *at, *bytes), "page");
        }
        traffic
    }

    #[test]
    fn bytes_count_from_the_moment_they_came_and_headers_once_the_request_is_over() {
        let mut traffic = heard(&[
            ("page", "requestWillBeSent", 10.0, 0.0),
            ("page", "dataReceived", 10.5, 100.0),
            ("page", "dataReceived", 11.0, 100.0),
        ]);
        assert!(!traffic.is_quiet());
        traffic.hear(&event("page", "loadingFinished", 12.0, 250.0), "page");
        traffic.hear(&event("worker", "requestWillBeSent", 12.0, 0.0), "page");
        traffic.hear(&event("worker", "loadingFinished", 13.0, 70.0), "page");

        assert!(traffic.is_quiet());
        assert_eq!((traffic.requests(), traffic.bytes_of_workers()), (1, 70.0));
        let came = [400.0, 600.0, 1500.0, 9000.0].map(|milliseconds| traffic.bytes_until(milliseconds));
        assert_eq!(came, [0.0, 100.0, 200.0, 250.0]);
    }

    #[test]
    fn the_clock_starts_with_the_page_whatever_a_worker_of_the_visit_before_still_asks_for() {
        let traffic = heard(&[
            ("worker", "requestWillBeSent", 5.0, 0.0),
            ("page", "requestWillBeSent", 10.0, 0.0),
            ("page", "dataReceived", 10.5, 100.0),
        ]);

        assert!((traffic.bytes_until(600.0) - 100.0).abs() < 0.5, "{}", traffic.bytes_until(600.0));
    }
}
