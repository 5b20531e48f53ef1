//! Task `bench`: the bundle beside SurveyJS and plain HTML, in one Chromium. What is measured, and how, is in the crate
//! of the browser tests; this brings what it needs.

use std::env;

use crate::{
    Error, Repo,
    browsers::{Browsers, Engine},
    bundle, process, test,
    tools::Toolbox,
};

/// Builds what changed, unless `SBS_DIST` names a bundle, and measures. The arguments go on to who measures.
///
/// # Errors
/// When the bundle or the browser is missing and cannot be made, or nothing could be measured. Never for a time.
pub fn task(repo: &Repo, arguments: &[&str]) -> Result<(), Error> {
    let is_help = arguments.iter().any(|argument| matches!(*argument, "--help" | "-h" | "help"));
    let mut command = test::program(repo, "bench")?;
    command.current_dir(repo.root()).args(arguments);
    if !is_help {
        let mut tools = Toolbox::for_sources(repo)?;
        let browsers = Browsers::provide(&[Engine::Chromium], &mut tools)?;
        command.envs(browsers.variables()).env("PATH", tools.path());
        if env::var_os("SBS_DIST").is_none() {
            bundle::ensure(repo, &Toolbox::for_build(repo)?)?;
            command.env("SBS_DIST", repo.dist());
        }
    }
    process::run(&mut command)
}
