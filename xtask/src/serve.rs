//! Task `serve`: from a fresh clone to the scan in the browser.

use std::net::{Ipv4Addr, TcpListener};

use crate::{
    Error, Repo, bundle,
    server::{Options, Server, no_port},
    tools::Toolbox,
};

/// Installs what is missing, builds when something changed, and serves `dist/` until Ctrl-C: the page as soon as it is
/// there, the embed in all its forms when they are built, two minutes later.
///
/// # Errors
/// When the port is in use, a tool cannot be installed or the build fails.
pub fn serve(repo: &Repo, port: u16) -> Result<(), Error> {
    // The port first: nobody should wait for a build to hear that it is taken.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|cause| no_port(port, &cause))?;
    let tools = Toolbox::for_build(repo)?;
    let mut server = None;
    bundle::ensure_page_first(repo, &tools, || {
        let started = Server::start_on(listener, Options::new(repo.dist()))?;
        println!("\nThe scan is at {}\nCtrl-C stops it.\n", started.url());
        server = Some(started);
        Ok(())
    })?;
    server.map_or(Ok(()), |server| server.wait())
}
