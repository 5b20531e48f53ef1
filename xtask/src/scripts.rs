//! Our own scripts: joined by esbuild from the modules in `src/js/`, made small by Terser.
//!
//! Two tools, because each does one half better: esbuild gives up on no module form and knows aliases, Terser's result
//! is a tenth smaller.

use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::{Error, Repo, process, repo::write_if_changed, texts, tools::Toolbox};

/// How a script is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<script type="module">` or `import`; always read as UTF-8.
    Module,
    /// A classic script of a page of ours.
    Classic,
    /// A classic script of anybody's page. Such a page need not be UTF-8, and a script is read as the page is: only
    /// ASCII means the same in all of them.
    Anywhere,
}

/// One script from many modules.
#[derive(Clone, Debug)]
pub struct Join {
    entry: PathBuf,
    kind: Kind,
    aliases: Vec<(&'static str, PathBuf)>,
    is_program: bool,
}

impl Join {
    /// A script that starts at this module of `src/js/`. It may import the texts of scripts.
    pub fn new(repo: &Repo, entry: &str, kind: Kind) -> Self {
        let aliases = vec![
            ("sbs-texts", texts::for_scripts(repo)),
            // What the program asks for where it is JavaScript.
            ("__wbindgen_externref_xform__", folder(repo).join("loader/externref-heap.js")),
        ];
        Join { entry: folder(repo).join(entry), kind, aliases, is_program: false }
    }

    /// Lets a name in an import mean this file. `.css` and `.txt` are imported as their text, `.lzma` as base64.
    #[must_use]
    pub fn alias(mut self, name: &'static str, file: impl Into<PathBuf>) -> Self {
        self.aliases.push((name, file.into()));
        self
    }

    /// Joins, and writes the file when its content is new.
    ///
    /// # Errors
    /// When esbuild refuses a module or warns of one, or the file cannot be written.
    pub fn write(&self, repo: &Repo, tools: &Toolbox, file: &Path) -> Result<(), Error> {
        let mut command = tools.command("esbuild");
        // The oldest browsers that the scan works in (docs/embed.md): esbuild refuses what they cannot read.
        let target = "--target=chrome105,edge105,firefox110,safari16.4";
        command.current_dir(repo.root()).arg(&self.entry).args(["--bundle", target]);
        command.args(["--charset=utf8", "--log-level=warning", "--legal-comments=none"]);
        // In a classic script this would be an empty object.
        command.arg("--log-override:empty-import-meta=error");
        if self.kind == Kind::Classic {
            // The page's glue, which the single file has inside, would look for its wasm beside itself. It is given one.
            command.arg("--define:import.meta.url=document.baseURI");
        }
        // The files of languages, which are beside the element as a module.
        command.arg("--external:./social-business-scan.*.mjs");
        command.args(["--loader:.css=text", "--loader:.txt=text", "--loader:.lzma=base64"]);
        command.arg(if self.kind == Kind::Module { "--format=esm" } else { "--format=iife" });
        for (name, path) in &self.aliases {
            command.arg(format!("--alias:{name}={}", path.display()));
        }
        if self.aliases.iter().any(|(name, _)| *name == "sbs-glue") {
            // The generated module asks the page's own types what an object is.
            command.arg(format!("--inject:{}", folder(repo).join("loader/dom-types.js").display()));
        }
        if self.is_program {
            command.args(["--minify", "--charset=ascii", "--banner:js=;"]);
        }
        write_if_changed(file, &process::output(&mut command)?)
    }

    /// With a program as JavaScript in it: esbuild makes it small, because Terser would take minutes.
    #[must_use]
    pub fn program(mut self, program: &Path, glue: &Path) -> Self {
        self.is_program = true;
        self.alias("sbs-program", program).alias("sbs-glue", glue)
    }

    /// Joins into the file and makes that small.
    ///
    /// # Errors
    /// When a tool refuses, or the file cannot be written.
    pub fn write_small(&self, repo: &Repo, tools: &Toolbox, file: &Path) -> Result<(), Error> {
        self.write(repo, tools, file)?;
        if self.is_program { Ok(()) } else { shrink(tools, file, self.kind) }
    }
}

/// Minifies a script in place.
///
/// # Errors
/// When Terser refuses it.
pub fn shrink(tools: &Toolbox, script: &Path, kind: Kind) -> Result<(), Error> {
    let small = script.with_extension("min");
    let mut command = tools.command("terser");
    command.arg(script).args(["--compress", "passes=3", "--mangle", "--output"]).arg(&small);
    match kind {
        Kind::Module => command.arg("--module"),
        Kind::Classic => &mut command,
        // The script that a site joins ours to may lack its last semicolon.
        Kind::Anywhere => command.args(["--format", "ascii_only=true,preamble=';'"]),
    };
    process::run(&mut command)?;
    Ok(fs::rename(&small, script)?)
}

/// The folder of the modules.
pub fn folder(repo: &Repo) -> PathBuf {
    repo.root().join("src/js")
}

/// Joins the scripts of the standalone page, which `index.html` names, and tells their names.
///
/// # Errors
/// When esbuild refuses one.
pub fn of_page(repo: &Repo, tools: &Toolbox) -> Result<Vec<&'static str>, Error> {
    let scripts = [("early.js", Kind::Classic), ("boot.js", Kind::Module), ("offline.js", Kind::Module)];
    for (name, kind) in scripts {
        Join::new(repo, &format!("page/{name}"), kind).write(repo, tools, &repo.work().join(name))?;
    }
    Ok(scripts.map(|(name, _)| name).to_vec())
}
