//! HTTP/1.1 over one connection, as far as a static site needs it: requests without a body, one after the
//! other, each answered with a known length.

use std::{
    io::{self, BufRead, BufReader, ErrorKind, Read, Write},
    net::{Shutdown, TcpStream},
    thread,
    time::Duration,
};

/// A browser sends about one kilobyte; more than this is not one.
const HEAD_MAX: u64 = 32 * 1024;

/// How long an idle connection is kept.
const PATIENCE: Duration = Duration::from_secs(60);

/// What was asked.
pub struct Request {
    pub method: String,
    /// Path and query.
    pub url: String,
    /// Names in lower case.
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn is_last(&self) -> bool {
        let has_body = self.header("content-length").is_some_and(|length| length != "0")
            || self.header("transfer-encoding").is_some();
        // A body is never read, so nothing sensible can follow it.
        has_body || self.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
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
}

/// A slow body goes out in so many pieces a second.
const PIECES: usize = 20;

/// Answers the requests of a connection until it ends.
///
/// # Errors
/// When the connection breaks or does not speak HTTP.
pub fn serve(stream: TcpStream, answer: impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    // Answers are written in one piece; waiting to join small ones would only cost time.
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader)? {
        let last = request.is_last();
        let answer = answer(&request);
        let cut = answer.cut;
        write(&mut writer, &request, answer, last)?;
        if cut {
            return writer.shutdown(Shutdown::Both);
        }
        if last {
            break;
        }
    }
    Ok(())
}

/// The next request; `None` when the browser is done.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let wrong = || io::Error::from(ErrorKind::InvalidData);
    let mut limited = reader.take(HEAD_MAX);
    let mut line = String::new();
    if limited.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(url)) = (words.next(), words.next()) else { return Err(wrong()) };
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        limited.read_line(&mut line)?;
        if !line.ends_with('\n') {
            return Err(wrong());
        }
        if line.trim().is_empty() {
            return Ok(Some(Request { method, url, headers }));
        }
        let (name, value) = line.split_once(':').ok_or_else(wrong)?;
        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
}

fn write(writer: &mut impl Write, request: &Request, answer: Answer, last: bool) -> io::Result<()> {
    let Answer { status, headers, mut body, rate, cut } = answer;
    let mut bytes = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    for (name, value) in &headers {
        bytes.push_str(&format!("{name}: {value}\r\n"));
    }
    // An unchanged file (304) has no body, and no length that could be taken for one.
    if status != 304 {
        bytes.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    bytes.push_str(if last { "Connection: close\r\n\r\n" } else { "\r\n" });
    let mut bytes = bytes.into_bytes();
    if request.method == "HEAD" || status == 304 {
        return writer.write_all(&bytes);
    }
    if cut {
        // The length above stays that of the whole.
        body.truncate(body.len() / 2);
    }
    let Some(rate) = rate else {
        bytes.extend(body);
        return writer.write_all(&bytes);
    };
    writer.write_all(&bytes)?;
    for piece in body.chunks((rate / PIECES).max(1)) {
        thread::sleep(Duration::from_secs(1) / PIECES as u32);
        writer.write_all(piece)?;
    }
    Ok(())
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        308 => "Permanent Redirect",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Answer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_names_are_found_in_any_case() {
        let mut input = "GET /a?b HTTP/1.1\r\nACCEPT-Encoding:  br \r\n\r\nGET".as_bytes();

        let request = read(&mut input).unwrap().unwrap();

        assert_eq!((request.method.as_str(), request.url.as_str()), ("GET", "/a?b"));
        assert_eq!(request.header("accept-encoding"), Some("br"));
        assert!(!request.is_last());
        assert_eq!(input, b"GET");
    }

    #[test]
    fn a_request_that_is_cut_off_or_endless_is_refused() {
        assert!(read(&mut "GET / HTTP/1.1\r\nHost: x".as_bytes()).is_err());
        assert!(read(&mut format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(40_000)).as_bytes()).is_err());
        assert!(read(&mut "".as_bytes()).unwrap().is_none());
    }
}
