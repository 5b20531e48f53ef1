//! `cargo xtask`: reads the arguments and starts a task. Without arguments it lists the tasks.

use std::{env, process::ExitCode};

use xtask::{Error, Repo, bench, bundle, serve, test, tools::Toolbox};

const TASKS: &str = "\
cargo xtask TASK

  serve [--port N]   build what changed and serve the scan at http://127.0.0.1:8080/;
                     installs the missing tools first (half a minute each, once)
  bundle             build dist/, the folder that a site owner uploads, and verify it;
                     with --keep-sizes, write what it weighs to benches/sizes.json;
                     with --any-size, hold nothing to its budget
  test [PART..]      run all checks, or some: `cargo xtask test --help` lists them;
                     `test quick` after every change, `test --full` also what is thinned out
  bench [--turns N]  measure the scan beside SurveyJS and plain HTML on a slow phone;
                     `cargo xtask bench --help` tells the rest
  shots              take screenshots of every screen into target/shots/;
                     with --only NAME, of the states whose names start so: `--only result,dialog`
  content            check the instruments in assessments/
  sources            join style/*.css and the page's scripts (`bundle` and `trunk serve` do this by themselves)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode, Error> {
    let (task, rest) = arguments.split_first().map_or(("help", arguments), |(task, rest)| (*task, rest));
    if matches!(task, "help" | "--help" | "-h") {
        print!("{TASKS}");
        return Ok(ExitCode::SUCCESS);
    }
    let repo = Repo::find()?;
    match (task, rest) {
        ("test", _) => return test::task(&repo, rest),
        ("bench", _) => bench::task(&repo, rest)?,
        ("serve", _) => serve::serve(&repo, port(rest)?)?,
        ("bundle", []) => bundle::build(&repo, &Toolbox::for_build(&repo)?)?,
        ("bundle", ["--any-size"]) => bundle::ensure(&repo, &Toolbox::for_build(&repo)?)?,
        ("bundle", ["--keep-sizes"]) => bundle::build_and_keep(&repo, &Toolbox::for_build(&repo)?)?,
        ("sources", []) => bundle::sources(&repo, &Toolbox::for_sources(&repo)?)?,
        ("shots", []) => test::shots(&repo, None)?,
        ("shots", ["--only", states]) => test::shots(&repo, Some(states))?,
        ("content", []) => test::content(&repo)?,
        ("bundle" | "sources" | "shots" | "content", [extra, ..]) => {
            return Err(Error::new(format!("`{task}` takes no arguments, but got `{extra}`.")));
        }
        _ => return Err(Error::new(format!("There is no task `{task}`. These are the tasks:\n\n{TASKS}"))),
    }
    Ok(ExitCode::SUCCESS)
}

fn port(arguments: &[&str]) -> Result<u16, Error> {
    let text = match arguments {
        [] => return Ok(8080),
        ["--port", text] => text,
        [one] if one.starts_with("--port=") => &one["--port=".len()..],
        _ => return Err(Error::new("`serve` takes only `--port N`, with N from 1 to 65535.")),
    };
    let port = text.parse().ok().filter(|port| *port > 0);
    port.ok_or_else(|| Error::new(format!("`{text}` is not a port. Choose a number from 1 to 65535.")))
}
