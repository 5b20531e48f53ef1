//! Installing: the wasm target by rustup, the tools by Cargo or npm, each below its own root folder.

use std::{env, path::Path, process::Command, time::Instant};

use fs_err as fs;

use crate::{Error, Repo, process, repo::write_if_changed};

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain, if it is not there.
///
/// # Errors
/// When rustup is missing or cannot reach its server.
pub fn wasm_target() -> Result<(), Error> {
    let sysroot = process::ask("rustc", &["--print", "sysroot"]).unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    if process::find(&["rustup"]).is_none() {
        return Err(Error::new(format!(
            "Rust on this machine lacks {TARGET}, which the app is built with, and rustup is not there to add it. \
             Install Rust through rustup, or your system's package for it, and run this again."
        )));
    }
    println!("Adding {TARGET} to Rust (about half a minute).");
    // Said explicitly, because some machines switch rustup's own installing off.
    process::run(Command::new("rustup").args(["target", "add", TARGET])).map_err(|error| offline(&error))
}

/// Installs what is not there, one at a time: scenarios and clones that need the same run beside each other.
///
/// # Errors
/// When the folder cannot be locked, and what `install` gives.
pub fn once(
    root: &Path,
    is_there: impl Fn() -> bool,
    install: impl FnOnce() -> Result<(), Error>,
) -> Result<(), Error> {
    if is_there() {
        return Ok(());
    }
    fs::create_dir_all(root)?;
    let lock = fs::File::create(root.join(".lock"))?;
    lock.lock()?;
    if is_there() { Ok(()) } else { install() }
}

/// Installs a crate (`name@version`) below `root`: ready-made where cargo-binstall can fetch it, else compiled.
///
/// # Errors
/// When Cargo cannot reach its registry, or the tool does not compile.
pub fn by_cargo(package: &str, options: &[&str], root: &Path) -> Result<(), Error> {
    println!("Installing {package} (once for this user, about three minutes).");
    let start = Instant::now();
    let mut binary = Command::new("cargo-binstall");
    binary.args(["--no-confirm", "--disable-telemetry", "--root"]).arg(root).arg(package);
    if process::find(&["cargo-binstall"]).is_none() || process::run(&mut binary).is_err() {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // Outside the clone, so that its Cargo settings and flags do not reach another project's build.
        command.current_dir(env::temp_dir()).env_remove("RUSTFLAGS");
        command.args(["install", "--root"]).arg(root).args(options).arg(package);
        process::run(&mut command).map_err(|error| offline(&error))?;
    }
    println!("{package} is installed, it took {} s.", start.elapsed().as_secs());
    Ok(())
}

/// Installs below `root` what the lock file in this folder of the repository has.
///
/// # Errors
/// When Node is missing, or npm cannot reach its registry.
pub fn by_npm(repo: &Repo, folder: &str, root: &Path) -> Result<(), Error> {
    if process::find(&["node"]).is_none() || process::find(&["npm"]).is_none() {
        return Err(Error::new(
            "Node with npm is not on this machine; it runs the tools that make the app small. \
             Install it (on Debian and Ubuntu: `apt-get install nodejs npm`) and run this again.",
        ));
    }
    println!("Installing what {folder}/package.json names (once for this user, about half a minute).");
    for name in ["package.json", "package-lock.json"] {
        write_if_changed(&root.join(name), repo.read(&format!("{folder}/{name}"))?.as_bytes())?;
    }
    // No install scripts: nothing from the registry runs before the build asks for it.
    let mut command = Command::new("npm");
    command.current_dir(root).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    process::run(&mut command).map_err(|error| offline(&error))
}

fn offline(error: &Error) -> Error {
    Error::new(format!(
        "{error} Most often the network or the package registry cannot be reached. \
         What was installed before is kept: check the connection and run the same command again."
    ))
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering::SeqCst},
        thread,
    };

    use super::*;

    #[test]
    fn what_many_need_at_the_same_time_is_installed_once() {
        let root = env::temp_dir().join(format!("sbs-install-{}", std::process::id()));
        let made = root.join("made");
        let times = AtomicUsize::new(0);
        let install = || {
            times.fetch_add(1, SeqCst);
            // So that the others come meanwhile.
            (0..50).for_each(|_| thread::yield_now());
            Ok(fs::write(&made, "")?)
        };
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| once(&root, || made.is_file(), install).unwrap());
            }
        });
        fs::remove_dir_all(&root).unwrap();

        assert_eq!(times.into_inner(), 1);
    }
}
