//! The server over real connections: what a browser gets, and what the log of a test sees.

use std::{
    env, fs,
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
    process, thread,
    time::{Duration, Instant},
};

use e2e::server::{Options, Server};

/// A folder with two files, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("sbs-server-{name}-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>page").unwrap();
        fs::write(folder.join("app-0123456789abcdef_bg.wasm"), "wasm ".repeat(100)).unwrap();
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn ask(server: &Server, head: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(stream, "{head}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    // A connection that is cut may end with a reset.
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    // Names of headers mean the same in any case.
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let lines = head.lines().map(|line| match line.split_once(": ") {
        Some((name, value)) => format!("{}: {value}\r\n", name.to_ascii_lowercase()),
        None => format!("{line}\r\n"),
    });
    format!("{}\r\n{body}", lines.collect::<String>())
}

#[test]
fn a_page_comes_with_the_policy_and_is_logged() {
    let folder = Folder::new("page");
    let server = Server::start(Options::new(&folder.0)).unwrap();

    let answer = ask(&server, "GET /?lang=en HTTP/1.1");

    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer.contains("content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
    );
    assert!(answer.contains("cache-control: no-cache\r\n"));
    assert!(answer.ends_with("\r\n\r\n<p>page"));
    let logged: Vec<_> =
        server.requests().into_iter().map(|request| (request.path, request.status)).collect();
    assert_eq!(logged, [("/?lang=en".to_owned(), 200)]);
    server.forget_requests();
    assert!(server.requests().is_empty());
}

#[test]
fn a_file_with_a_hash_is_packed_and_kept_for_ever() {
    let folder = Folder::new("wasm");
    let server = Server::start(Options::new(&folder.0)).unwrap();

    let answer = ask(&server, "HEAD /app-0123456789abcdef_bg.wasm HTTP/1.1\r\nAccept-Encoding: gzip, br");

    assert!(answer.contains("content-type: application/wasm\r\n"), "{answer}");
    assert!(answer.contains("content-encoding: br\r\n"));
    assert!(answer.contains("immutable"));
    assert!(answer.ends_with("\r\n\r\n"), "HEAD has no body");
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let folder = Folder::new("tag");
    let server = Server::start(Options::new(&folder.0)).unwrap();
    let first = ask(&server, "GET / HTTP/1.1");
    let tag = first.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap();

    let second = ask(&server, &format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}"));

    assert!(second.starts_with("HTTP/1.1 304"), "{second}");
    assert!(second.ends_with("\r\n\r\n"));
}

#[test]
fn what_is_not_there_or_not_allowed_is_refused() {
    let folder = Folder::new("refused");
    let server = Server::start(Options::new(&folder.0)).unwrap();

    assert!(ask(&server, "GET /../Cargo.toml HTTP/1.1").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET /gone.js HTTP/1.1").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "POST / HTTP/1.1\r\nContent-Length: 0").starts_with("HTTP/1.1 405"));
}

#[test]
fn options_change_the_place_the_headers_and_the_answers() {
    let folder = Folder::new("options");
    let options = Options::new(&folder.0)
        .below("tools/scan")
        .without_header("Content-Security-Policy")
        .header("X-Frame-Options", "DENY")
        .replace(".wasm", 200, "text/html", b"<p>soft 404");
    let server = Server::start(options).unwrap();

    let page = ask(&server, "GET /tools/scan/ HTTP/1.1");
    let wasm = ask(&server, "GET /tools/scan/app-0123456789abcdef_bg.wasm HTTP/1.1");

    assert!(server.url().ends_with("/tools/scan/"));
    assert!(page.starts_with("HTTP/1.1 200") && !page.contains("content-security-policy"), "{page}");
    assert!(page.contains("x-frame-options: DENY\r\n"));
    assert!(wasm.ends_with("<p>soft 404"), "{wasm}");
    assert!(ask(&server, "GET / HTTP/1.1").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET /tools/scan HTTP/1.1").contains("location: /tools/scan/\r\n"));
}

#[test]
fn a_second_folder_has_a_path_of_its_own() {
    let (folder, pages) = (Folder::new("first"), Folder::new("second"));
    fs::write(pages.0.join("host.html"), "<p>host").unwrap();
    let server = Server::start(Options::new(&folder.0).also("/pages/", &pages.0)).unwrap();

    assert!(ask(&server, "GET /pages/host.html HTTP/1.1").ends_with("<p>host"));
    assert!(ask(&server, "GET / HTTP/1.1").ends_with("<p>page"));
    assert!(ask(&server, "GET /host.html HTTP/1.1").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET /pages/../index.html HTTP/1.1").starts_with("HTTP/1.1 404"));
    assert!(server.other_origin().starts_with("http://localhost:"));
}

#[test]
fn a_header_and_the_type_change_for_one_path_and_the_body_stays() {
    let folder = Folder::new("one-path");
    let options = Options::new(&folder.0)
        .header_at(".wasm", "content-type", "text/html")
        .header_at(".wasm", "Access-Control-Allow-Origin", "*")
        .without_header_at("/", "Content-Security-Policy");
    let server = Server::start(options).unwrap();

    let wasm = ask(&server, "GET /app-0123456789abcdef_bg.wasm HTTP/1.1");
    let page = ask(&server, "GET /?query=.wasm HTTP/1.1");

    assert!(wasm.contains("content-type: text/html\r\n") && !wasm.contains("application/wasm"), "{wasm}");
    assert!(wasm.contains("access-control-allow-origin: *\r\n"), "{wasm}");
    assert!(wasm.contains("content-security-policy") && wasm.ends_with("wasm wasm "), "{wasm}");
    assert!(page.contains("content-type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(!page.contains("access-control") && !page.contains("content-security-policy"), "{page}");
}

#[test]
fn a_file_is_gone_for_the_first_requests_and_then_there() {
    let folder = Folder::new("first-gone");
    let options = Options::new(&folder.0).replace_first(2, ".wasm", 404, "text/plain", b"gone");
    let server = Server::start(options).unwrap();

    let wasm = || ask(&server, "GET /app-0123456789abcdef_bg.wasm HTTP/1.1");

    assert!(wasm().starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
    assert!(wasm().starts_with("HTTP/1.1 404"));
    assert!(wasm().ends_with("wasm wasm "));
}

#[test]
fn a_connection_breaks_half_way_and_then_holds() {
    let folder = Folder::new("cut");
    let server = Server::start(Options::new(&folder.0).cut(".wasm", 1)).unwrap();
    let body = |answer: &str| answer.split_once("\r\n\r\n").map(|(_, body)| body.len());

    let head = ask(&server, "HEAD /app-0123456789abcdef_bg.wasm HTTP/1.1");
    let first = ask(&server, "GET /app-0123456789abcdef_bg.wasm HTTP/1.1");
    let second = ask(&server, "GET /app-0123456789abcdef_bg.wasm HTTP/1.1");

    assert_eq!(body(&head), Some(0));
    assert!(first.contains("content-length: 500\r\n"), "{first}");
    assert_eq!(body(&first), Some(250));
    assert_eq!(body(&second), Some(500));
}

#[test]
fn a_slow_body_takes_its_time_and_comes_whole() {
    let folder = Folder::new("slow");
    let server = Server::start(Options::new(&folder.0).slow(".wasm", 2_000)).unwrap();
    let start = Instant::now();

    let wasm = ask(&server, "GET /app-0123456789abcdef_bg.wasm HTTP/1.1");

    let took = start.elapsed();
    assert!(wasm.ends_with("wasm wasm ") && wasm.contains("content-length: 500\r\n"), "{wasm}");
    // 500 bytes at 2,000 bytes a second.
    assert!(took >= Duration::from_millis(240), "{took:?}");
}

#[test]
fn many_idle_connections_do_not_hold_a_new_one() {
    let folder = Folder::new("idle");
    let server = Server::start(Options::new(&folder.0)).unwrap();
    let idle: Vec<_> = (0..32).map(|_| TcpStream::connect(("127.0.0.1", server.port())).unwrap()).collect();

    let answers = thread::scope(|scope| {
        let asking: Vec<_> = (0..6).map(|_| scope.spawn(|| ask(&server, "GET / HTTP/1.1"))).collect();
        asking.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });

    assert!(answers.iter().all(|answer| answer.ends_with("<p>page")), "{answers:?}");
    drop(idle);
}

#[test]
fn a_stopped_server_closes_what_is_open_and_refuses_the_rest() {
    let folder = Folder::new("stop");
    let server = Server::start(Options::new(&folder.0)).unwrap();
    let port = server.port();
    let mut open = TcpStream::connect(("127.0.0.1", port)).unwrap();
    ask(&server, "GET / HTTP/1.1");

    server.stop();

    assert_eq!(open.read(&mut [0; 1]).unwrap_or(0), 0);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}
