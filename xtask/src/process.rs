//! Child processes: shown before they run, and their failure told in a sentence.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{Error, Repo};

/// Cargo, in the root of the clone: the very one that started us.
pub fn cargo(repo: &Repo) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(repo.root());
    command
}

/// Shows the command, runs it with our output, and waits. It gets no input that it could wait for.
///
/// # Errors
/// When it cannot start or ends with a fault.
pub fn run(command: &mut Command) -> Result<(), Error> {
    output(command.stdout(Stdio::inherit())).map(drop)
}

/// Shows the command, runs it, and gives what it wrote; its complaints are shown.
///
/// # Errors
/// When it cannot start or ends with a fault.
pub fn output(command: &mut Command) -> Result<Vec<u8>, Error> {
    let shown = show(command);
    println!("  $ {shown}");
    match command.stdin(Stdio::null()).stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => {
            Err(Error::new(format!("`{shown}` ended with {}. Its own words are above.", output.status)))
        }
        Err(cause) => Err(Error::new(format!(
            "`{shown}` could not start: {cause}. If its program is not on this machine, install it and run this again."
        ))),
    }
}

/// The standard output of a command that only tells something; `None` when it is absent or fails.
pub fn ask(program: impl AsRef<Path>, arguments: &[&str]) -> Option<String> {
    let output =
        Command::new(program.as_ref()).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let output = output.ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first program of these names on the search path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which(name).ok())
}

/// The command as a reader would type it, with the program's folder left out.
fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    std::iter::once(program)
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .map(|part| if part.contains(' ') { format!("'{part}'") } else { part.into_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}
