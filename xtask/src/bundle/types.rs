//! What TypeScript says of our JavaScript: the declarations of the package, held to a small program that uses all of
//! them, and the shell's own scripts, held to their JSDoc and to the glue that they call.

use std::fs;

use crate::{Error, Repo, process, repo::write_if_changed, tools::Toolbox};

const CONSUMER: &str = "tests/types/consumer.ts";

/// The shell, with the types that wasm-bindgen wrote for the glue; and its service worker, which knows no page.
const SHELL: [&str; 2] = ["tests/types/tsconfig.json", "tests/types/worker.tsconfig.json"];

/// What a package must have for its types.
const NEEDED: [&str; 2] = ["package.json", "social-business-scan.d.ts"];

/// Compiles the program against `dist/`, in each of the two ways in which packages are found today: as Node does, and
/// as bundlers do; then the shell against the embed that was built.
///
/// # Errors
/// When the compiler is not there or finds a fault.
pub fn check(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let project = repo.work().join("types");
    let package = project.join("node_modules/social-business-scan");
    write_if_changed(&project.join("consumer.ts"), repo.read(CONSUMER)?.as_bytes())?;
    write_if_changed(&project.join("package.json"), b"{ \"private\": true, \"type\": \"module\" }\n")?;
    for name in NEEDED {
        let path = repo.dist().join(name);
        let content = fs::read(&path).map_err(|cause| Error::file("read", &path, &cause))?;
        write_if_changed(&package.join(name), &content)?;
    }
    for (module, resolution) in [("nodenext", "nodenext"), ("esnext", "bundler")] {
        let mut command = tools.command("tsc");
        command.current_dir(&project).args(["--noEmit", "--strict", "--exactOptionalPropertyTypes"]);
        command.args(["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", ""]);
        command.args(["--module", module, "--moduleResolution", resolution]);
        process::run(command.arg("consumer.ts"))?;
    }
    for project in SHELL {
        process::run(tools.command("tsc").current_dir(repo.root()).args(["--project", project]))?;
    }
    Ok(())
}
