//! Talking to Chromium in its own protocol (DevTools), over one WebSocket to the whole browser.
//!
//! Not through the driver: that hands on commands, but no events, and what came over the wire is told by events.

use std::{
    collections::VecDeque,
    io::ErrorKind,
    net::TcpStream,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket, client};

/// A command is answered within this, also on a slowed processor.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long one look for messages lasts.
const LOOK: Duration = Duration::from_millis(10);

/// Something that the browser tells by itself.
#[derive(Debug)]
pub struct Event {
    /// Which session tells it: a page, or a worker of it.
    pub session: String,
    /// Its name, as `Network.loadingFinished`.
    pub method: String,
    /// What it says.
    pub params: Value,
}

/// The connection.
pub struct Cdp {
    socket: WebSocket<TcpStream>,
    last: u64,
    events: VecDeque<Event>,
}

impl Cdp {
    /// Connects to the browser that listens on this port, below this path.
    ///
    /// # Errors
    /// When nothing listens there, or it does not speak the protocol.
    pub fn connect(port: u16, path: &str) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        let (socket, _) = client(format!("ws://127.0.0.1:{port}{path}"), stream)
            .map_err(|error| anyhow::anyhow!("Chromium takes no connection: {error}"))?;
        socket.get_ref().set_read_timeout(Some(LOOK))?;
        Ok(Cdp { socket, last: 0, events: VecDeque::new() })
    }

    /// Sends a command to a session, or to the browser itself (an empty name), and waits for the answer.
    ///
    /// # Errors
    /// When the browser refuses, or does not answer in time.
    pub fn call(&mut self, session: &str, method: &str, params: Value) -> Result<Value> {
        let wanted = self.send(session, method, params)?;
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let Some(mut message) = self.read()? else { continue };
            if message["id"].as_u64() != Some(wanted) {
                self.keep(message);
            } else if message["error"].is_null() {
                return Ok(message["result"].take());
            } else {
                bail!("{method}: {}", message["error"]["message"]);
            }
        }
        bail!("{method} was not answered within {} s", PATIENCE.as_secs())
    }

    /// Sends a command whose answer does not matter; a refusal is not heard.
    ///
    /// # Errors
    /// When the connection is gone.
    pub fn tell(&mut self, session: &str, method: &str, params: Value) -> Result<()> {
        self.send(session, method, params).map(drop)
    }

    /// Listens for a moment, and gives what the browser told since the last time.
    ///
    /// # Errors
    /// When the connection is gone.
    pub fn events(&mut self) -> Result<VecDeque<Event>> {
        while let Some(message) = self.read()? {
            self.keep(message);
        }
        Ok(std::mem::take(&mut self.events))
    }

    fn send(&mut self, session: &str, method: &str, params: Value) -> Result<u64> {
        self.last += 1;
        let mut command = json!({ "id": self.last, "method": method, "params": params });
        if !session.is_empty() {
            command["sessionId"] = json!(session);
        }
        self.socket
            .send(Message::text(command.to_string()))
            .with_context(|| format!("{method} is not sent"))?;
        Ok(self.last)
    }

    /// The next message, if one comes within a moment.
    fn read(&mut self) -> Result<Option<Value>> {
        match self.socket.read() {
            Ok(Message::Text(text)) => Ok(Some(serde_json::from_str(&text)?)),
            Ok(_) => Ok(None),
            Err(tungstenite::Error::Io(cause))
                if matches!(cause.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
            {
                Ok(None)
            }
            Err(cause) => Err(cause).context("Chromium is gone"),
        }
    }

    /// Answers of commands that nobody waits for are dropped.
    fn keep(&mut self, mut message: Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if message["method"].is_string() {
            let (session, method) = (text(&message["sessionId"]), text(&message["method"]));
            self.events.push_back(Event { session, method, params: message["params"].take() });
        }
    }
}
