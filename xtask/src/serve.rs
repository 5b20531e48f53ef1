//! Task `serve`: from a fresh clone to the scan in the browser.

use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    path::Path,
};

use axum::{
    Router,
    http::{HeaderValue, header},
};
use fs_err as fs;
use tokio::runtime::Runtime;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use crate::{Error, Repo, bundle, bundle::policy};

/// Installs what is missing, builds when something changed, and serves `dist/` until Ctrl-C: the page as soon as it is
/// there, the embed in all its forms when they are built, two minutes later.
///
/// # Errors
/// When the port is in use, a tool cannot be installed or the build fails.
pub fn serve(repo: &Repo, port: u16) -> Result<(), Error> {
    // The port first: nobody should wait for a build to hear that it is taken.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|cause| no_port(port, &cause))?;
    let fail = |cause: io::Error| Error::new(format!("The server could not start: {cause}."));
    let runtime = Runtime::new().map_err(fail)?;
    let mut server = None;
    bundle::ensure(repo, || {
        let site = site(&repo.dist())?;
        listener.set_nonblocking(true).map_err(fail)?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(fail)?
        };
        server = Some(runtime.spawn(async move { axum::serve(listener, site).await }));
        println!("\nThe scan is at http://127.0.0.1:{port}/\nCtrl-C stops it.\n");
        Ok(())
    })?;
    let Some(server) = server else { return Ok(()) };
    let ended = runtime.block_on(server).map_err(io::Error::from).and_then(|ended| ended);
    ended.map_err(|cause| Error::new(format!("The server stopped: {cause}. Nothing was changed.")))
}

/// The files of this folder, with the policy that we ask of a site owner. A browser asks each time whether a file has
/// changed, because the next build may replace it.
fn site(folder: &Path) -> Result<Router, Error> {
    let file = folder.join(policy::FILE);
    let policy = fs::read_to_string(&file)?;
    let policy = HeaderValue::from_str(policy.trim())
        .map_err(|cause| Error::new(format!("{} is no header: {cause}.", file.display())))?;
    Ok(Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-cache"),
        )))
}

/// The sentence for a port that cannot be opened.
fn no_port(port: u16, cause: &io::Error) -> Error {
    let other = if port < 65_000 { port + 1 } else { 8081 };
    Error::new(format!(
        "Port {port} cannot be opened: {cause}. Nothing was changed. Choose another one, above 1023: \
         `cargo xtask serve --port {other}`."
    ))
}

#[cfg(test)]
mod tests {
    use std::{
        env,
        io::{Read, Write},
        net::TcpStream,
        process,
    };

    use super::*;

    #[test]
    fn the_page_comes_with_the_policy_of_its_folder() {
        let folder = env::temp_dir().join(format!("sbs-serve-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>page").unwrap();
        fs::write(folder.join(policy::FILE), "default-src 'none'\n").unwrap();
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).unwrap();
        let address = listener.local_addr().unwrap();
        let site = site(&folder).unwrap();
        runtime.spawn(async move { axum::serve(listener, site).await });

        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();

        fs::remove_dir_all(&folder).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("content-security-policy: default-src 'none'\r\n"), "{answer}");
        assert!(answer.contains("cache-control: no-cache\r\n") && answer.ends_with("<p>page"), "{answer}");
    }

    #[test]
    fn a_port_that_is_taken_is_told_with_another_one() {
        let taken = no_port(8080, &io::Error::from(io::ErrorKind::AddrInUse)).to_string();

        assert!(taken.contains("cargo xtask serve --port 8081"), "{taken}");
    }
}
