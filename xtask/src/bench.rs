//! Task `bench`: the bundle beside SurveyJS and plain HTML, in one Chromium. What is measured, and how, is in the crate
//! of the browser tests; this brings what it needs.

use std::env;

use crate::{Error, Repo, bundle, process, test, tools::Toolbox};

/// Builds what changed, unless `SBS_DIST` names a bundle, and measures. The arguments go on to who measures.
///
/// # Errors
/// When the bundle or the browser is missing and cannot be made, or nothing could be measured. Never for a time.
pub fn task(repo: &Repo, arguments: &[String]) -> Result<(), Error> {
    let mut command = test::program(repo, "bench")?;
    command.current_dir(repo.root()).args(arguments);
    if arguments.iter().any(|argument| matches!(argument.as_str(), "--help" | "-h" | "help")) {
        return process::run(&mut command);
    }
    command.env("PATH", Toolbox::for_sources(repo)?.path());
    if env::var_os("SBS_DIST").is_none() {
        bundle::ensure(repo, || Ok(()))?;
        command.env("SBS_DIST", repo.dist());
    }
    process::run(&mut test::with_browsers(repo, Some("chromium"), &command)?)
}
