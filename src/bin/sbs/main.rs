//! `sbs`: the scan on the command line.
//!
//! Everything is in [`command`]; it is absent on wasm, where a command line has no use but cargo still wants a
//! binary when it builds all targets for the browser tests.

#[cfg(not(target_arch = "wasm32"))]
mod command;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
