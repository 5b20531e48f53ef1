//! What stands in `dist/` beside the page: the two forms of the embed, the frame and its host's side, the single file.

use std::path::PathBuf;

use fs_err as fs;
use lol_html::{element, html_content::ContentType};

use super::{
    base91, html, lzma, page, policy,
    prerender::Screens,
    single_file::{self, Parts},
    wasm::{self, Built},
};
use crate::{
    Error, Repo,
    css::Sheet,
    digest,
    repo::{self, write_if_changed},
    scripts::{Join, Kind},
    tools::Toolbox,
};

/// The name that all forms share.
pub const NAME: &str = "social-business-scan";

/// The other name of the small script, where a list of a content blocker knows the first.
pub const ALIAS: &str = "sbs";

/// Stands in a script for the hash of what it holds (`loader/core-script.js`).
const STAMP: &str = "sbs-stamp-of-this-file";

/// Writes all of them.
///
/// # Errors
/// When a script cannot be joined, or a file cannot be read or written.
pub fn write(repo: &Repo, tools: &Toolbox, embed: &Built, screens: &Screens) -> Result<(), Error> {
    write_if_changed(&start(repo), screens.of_guest()?.as_bytes())?;
    let codes = languages(repo, tools, screens)?;
    let plain = wasm::without(repo, tools, "embed")?;
    let join = Join::new(repo, "entry/element-no-wasm.js", Kind::Anywhere).program(&plain.wasm, &plain.glue);
    stamped(repo, tools, &join.alias("sbs-styles", Sheet::Embed.path(repo)), "no-wasm")?;
    let plain = wasm::without(repo, tools, "app")?;
    let join = Join::new(repo, "page/no-wasm.js", Kind::Module).program(&plain.wasm, &plain.glue);
    join.write_small(repo, tools, &repo.dist().join("no-wasm.js"))?;
    classic(repo, tools, embed, &codes)?;
    module(repo, tools, embed)?;
    frame(repo, tools, screens)?;
    single_file(repo, tools, screens)
}

/// The element for any page: one script with everything inside, and a small one with the script that it fetches, under both
/// of their names.
fn classic(repo: &Repo, tools: &Toolbox, embed: &Built, languages: &[String]) -> Result<(), Error> {
    let packed = repo.work().join("embed/embed.wasm.lzma");
    write_if_changed(&packed, &lzma::pack(&fs::read(&embed.wasm)?)?)?;
    let all = element(repo, "entry/element-all.js", Kind::Anywhere, embed)
        .alias("sbs-wasm", &packed)
        .alias("sbs-languages", all_languages(repo));
    all.write_small(repo, tools, &repo.dist().join(format!("{NAME}.all.js")))?;
    let core = element(repo, "entry/element-core.js", Kind::Anywhere, embed).alias("sbs-wasm", &packed);
    stamped(repo, tools, &core, "core")?;
    let loader = screens(repo, "entry/element-loader.js", Kind::Anywhere)
        .alias("sbs-core", told(repo, "core"))
        .alias("sbs-languages-told", told(repo, "languages"))
        .alias("sbs-first-styles", Sheet::First.path(repo));
    loader.write_small(repo, tools, &repo.dist().join(format!("{NAME}.js")))?;
    let of_languages = languages.iter().map(|code| format!(".{code}.js"));
    for end in [".js", ".core.js", ".no-wasm.js"].map(str::to_owned).into_iter().chain(of_languages) {
        write_if_changed(
            &repo.dist().join(format!("{ALIAS}{end}")),
            &fs::read(repo.dist().join(format!("{NAME}{end}")))?,
        )?;
    }
    Ok(())
}

/// The module that imports the files of languages.
const LANGUAGE_MODULES: &str = "embed/language-modules.js";

/// Where the files of languages are, all in one by their codes.
fn all_languages(repo: &Repo) -> PathBuf {
    repo.work().join("embed/all-languages.json")
}

/// Writes the files of languages for all forms of the element; their codes.
fn languages(repo: &Repo, tools: &Toolbox, screens: &Screens) -> Result<Vec<String>, Error> {
    let files = screens.languages()?;
    let (mut all_told, mut modules) = (Vec::new(), Vec::new());
    for (code, file) in &files {
        let text = repo.work().join(format!("embed/language-{code}.txt"));
        write_if_changed(&text, file.as_bytes())?;
        let join = Join::new(repo, "entry/element-language.js", Kind::Anywhere).alias("sbs-language", &text);
        stamped(repo, tools, &join, code)?;
        all_told.push(format!("\"{code}\":{}", String::from_utf8_lossy(&fs::read(told(repo, code))?)));
        let join =
            Join::new(repo, "entry/element-language-module.js", Kind::Module).alias("sbs-language", &text);
        join.write_small(repo, tools, &repo.dist().join(format!("{NAME}.{code}.mjs")))?;
        // With the whole name, as bundlers want it.
        modules.push(format!("{code}: () => import(\"./{NAME}.{code}.mjs\")"));
    }
    write_if_changed(&told(repo, "languages"), format!("{{{}}}", all_told.join(",")).as_bytes())?;
    let modules = format!("export default {{ {} }};\n", modules.join(", "));
    write_if_changed(&repo.work().join(LANGUAGE_MODULES), modules.as_bytes())?;
    write_if_changed(&all_languages(repo), serde_json::json!(files).to_string().as_bytes())?;
    Ok(files.into_keys().map(str::to_owned).collect())
}

/// Writes a script that another one fetches, with the hash of what it holds in it: by that the other one knows whether it
/// belongs to it.
fn stamped(repo: &Repo, tools: &Toolbox, join: &Join, kind: &str) -> Result<(), Error> {
    let path = repo.dist().join(format!("{NAME}.{kind}.js"));
    join.write_small(repo, tools, &path)?;
    let script = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
    if script.matches(STAMP).count() != 1 {
        return Err(Error::new(format!("{} should have `{STAMP}` in it once.", path.display())));
    }
    let stamp = digest::short(script.as_bytes());
    let script = script.replace(STAMP, &stamp);
    write_if_changed(&path, script.as_bytes())?;
    let digest = digest::sha384(script.as_bytes());
    let text = format!("{{\"stamp\":\"{stamp}\",\"digest\":\"{digest}\"}}");
    write_if_changed(&told(repo, kind), text.as_bytes())
}

/// The file that tells other scripts of one that they fetch.
fn told(repo: &Repo, kind: &str) -> PathBuf {
    repo.work().join(format!("embed/{kind}.json"))
}

/// A module, and the wasm that it fetches and that is compiled while it comes in.
fn module(repo: &Repo, tools: &Toolbox, embed: &Built) -> Result<(), Error> {
    let wasm = fs::read(&embed.wasm)?;
    let name = format!("{NAME}-{}.wasm", digest::short(&wasm));
    write_if_changed(&repo.dist().join(&name), &wasm)?;
    let told = repo.work().join("embed/wasm-name.txt");
    // With its dot, as bundlers want it beside `import.meta.url`.
    write_if_changed(&told, format!("./{name}").as_bytes())?;
    let join = element(repo, "entry/element-module.js", Kind::Module, embed)
        .alias("sbs-wasm-name", told)
        .alias("sbs-language-modules", repo.work().join(LANGUAGE_MODULES));
    join.write_small(repo, tools, &repo.dist().join(format!("{NAME}.mjs")))
}

/// What all forms of the element are joined with that have the app inside, or fetch its wasm.
fn element(repo: &Repo, entry: &str, kind: Kind, embed: &Built) -> Join {
    screens(repo, entry, kind).alias("sbs-glue", &embed.glue).alias("sbs-styles", Sheet::Embed.path(repo))
}

/// What all forms of the element are joined with.
fn screens(repo: &Repo, entry: &str, kind: Kind) -> Join {
    Join::new(repo, entry, kind).alias("sbs-start", start(repo)).alias("sbs-no-wasm", told(repo, "no-wasm"))
}

/// Where the screens are that the element shows before its app.
fn start(repo: &Repo) -> PathBuf {
    repo.work().join("embed/start.json")
}

/// The page for an iframe, and the script for the page around it.
fn frame(repo: &Repo, tools: &Toolbox, screens: &Screens) -> Result<(), Error> {
    for (name, kind) in [("frame.js", Kind::Classic), ("frame-host.js", Kind::Anywhere)] {
        Join::new(repo, &format!("frame/{name}"), kind).write_small(repo, tools, &repo.dist().join(name))?;
    }
    let early = repo.work().join("frame-early.js");
    Join::new(repo, "frame/frame-early.js", Kind::Classic).write_small(repo, tools, &early)?;
    let early = page::inline("script", None, &fs::read(&early)?)?;
    let sheet = fs::read(Sheet::Frame.path(repo))?;
    write_if_changed(&repo.dist().join("frame.css"), &sheet)?;
    let sheet = page::inline("style", Some("./frame.css"), &sheet)?;
    let html = html::change(
        &screens.fill(&repo.read("src/js/frame/frame.html")?)?,
        vec![
            element!("link[rel=stylesheet]", |link| {
                link.replace(&sheet, ContentType::Html);
                Ok(())
            }),
            element!("script[src='./frame-early.js']", |script| {
                script.replace(&early, ContentType::Html);
                Ok(())
            }),
        ],
    )?;
    write_if_changed(&repo.dist().join("frame.html"), html::without_comments(&html)?.as_bytes())?;
    policy::write(repo)
}

/// The page in one file: the very wasm and glue of the page.
fn single_file(repo: &Repo, tools: &Toolbox, screens: &Screens) -> Result<(), Error> {
    let script = repo.work().join("single-file.js");
    let join =
        Join::new(repo, "page/single-file.js", Kind::Classic).alias("sbs-page-glue", of_page(repo, ".js")?);
    join.write_small(repo, tools, &script)?;
    let early = repo.work().join("single-early.js");
    Join::new(repo, "page/early.js", Kind::Classic).write_small(repo, tools, &early)?;
    let html = single_file::page(&Parts {
        index: &screens.fill(&repo.read("index.html")?)?,
        icon: &repo.read("style/icon.svg")?,
        style: &fs::read_to_string(Sheet::Page.path(repo))?,
        early: fs::read_to_string(early)?.trim_end(),
        script: fs::read_to_string(script)?.trim_end(),
        wasm: &base91::write(&lzma::pack(&fs::read(&of_page(repo, "_bg.wasm")?)?)?),
        languages: &base91::write(&lzma::pack(&fs::read(all_languages(repo))?)?),
    })?;
    write_if_changed(&repo.dist().join(format!("{NAME}.html")), html.as_bytes())
}

/// The one file of the page's app whose name has a hash and ends like this.
///
/// # Errors
/// When there is none, or more than one.
pub fn of_page(repo: &Repo, end: &str) -> Result<PathBuf, Error> {
    let is_it = |name: &PathBuf| {
        digest::in_name(name).is_some_and(|digest| name.to_str() == Some(&format!("app-{digest}{end}")))
    };
    let found: Vec<PathBuf> = repo::files_below(&repo.dist())?.into_iter().filter(is_it).collect();
    match found.as_slice() {
        [one] => Ok(repo.dist().join(one)),
        _ => {
            Err(Error::new(format!("dist/ has {} files app-<hash>{end}, and should have one.", found.len())))
        }
    }
}
