//! `cargo xtask`: reads the arguments and starts a task. Without arguments it lists the tasks.

use std::process::ExitCode;

use clap::Parser;
use xtask::{Error, Repo, bench, bundle, serve, test};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true, disable_help_subcommand = true)]
enum Task {
    /// Build what changed and serve the scan; installs the missing tools first (half a minute each, once)
    Serve {
        /// Serve it at http://127.0.0.1:<PORT>/
        #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
    },
    /// Build dist/, the folder that a site owner uploads, and verify it
    Bundle {
        /// Write what it weighs to benches/sizes.json
        #[arg(long)]
        keep_sizes: bool,
        /// Hold nothing to its budget
        #[arg(long, conflicts_with = "keep_sizes")]
        any_size: bool,
    },
    /// Run all checks, or some
    Test(test::Wanted),
    /// Measure the scan beside SurveyJS and plain HTML on a slow phone; `bench --help` tells the rest
    #[command(disable_help_flag = true)]
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Take screenshots of every screen into target/shots/
    Shots {
        /// Only of the states whose names start so: `--only result,dialog`
        #[arg(long, value_name = "NAME")]
        only: Option<String>,
    },
    /// Join style/*.css and the page's scripts (`bundle` and `trunk serve` do this by themselves)
    Sources,
}

fn main() -> ExitCode {
    match run(Task::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode, Error> {
    let repo = Repo::find()?;
    match task {
        Task::Serve { port } => serve::serve(&repo, port)?,
        Task::Bundle { any_size: true, .. } => bundle::ensure(&repo, || Ok(()))?,
        Task::Bundle { keep_sizes: true, .. } => bundle::build_and_keep(&repo)?,
        Task::Bundle { .. } => bundle::build(&repo, false)?,
        Task::Test(wanted) => return test::task(repo, wanted),
        Task::Bench { arguments } => bench::task(&repo, &arguments)?,
        Task::Shots { only } => test::shots(&repo, only.as_deref())?,
        Task::Sources => bundle::sources(&repo)?,
    }
    Ok(ExitCode::SUCCESS)
}
