//! The standalone page: what `index.html` names by `data-trunk`, made small, each file under a name with the hash of what
//! it holds. Trunk does the same from the same file, for whoever edits under `trunk serve`; it takes ten minutes to
//! install, and does not make scripts small.

use std::path::Path;

use fs_err as fs;
use lol_html::{
    element,
    html_content::{ContentType, Element},
};

use super::{html, policy, prerender::Screens, wasm::Built};
use crate::{
    Error, Repo, digest, repo,
    scripts::{self, Kind},
    tools::Toolbox,
};

/// What starts the app, as `Trunk.toml` has it too (`pattern_script`): a file of ours that reads the two names.
///
/// Whatever it loads waits for nothing of the first screen, and must not take the line from the style sheet: low priority,
/// and no preload of the glue, which comes beside the wasm and long before it.
const START: &str = "<script type=\"module\" fetchpriority=\"low\" src=\"{base}boot.js\" data-sbs-js=\"{base}{js}\" \
                     data-sbs-wasm=\"{base}{wasm}\" data-sbs-offline=\"{base}offline.js\"></script>";

/// The scripts of the page that are not modules.
const CLASSIC: [&str; 1] = ["early.js"];

/// What the page runs.
pub struct Programs<'a> {
    /// The scan.
    pub app: &'a Built,
    /// What writes a PDF. Trunk does not build it.
    pub pdf: &'a Built,
}

/// Empties `dist/` and writes the page with all that it loads.
///
/// # Errors
/// When a tool refuses a script, a file cannot be read or written, or `index.html` names something in an unknown way.
pub fn write(repo: &Repo, tools: &Toolbox, programs: &Programs<'_>, screens: &Screens) -> Result<(), Error> {
    let dist = repo.dist();
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&dist)?;
    let index = screens.fill(&repo.read("index.html")?)?;
    let page = html::change(
        &index,
        vec![
            element!("link[data-trunk]", |link| Ok(place(link, repo, tools, programs, screens)?)),
            // After the link that makes the file.
            element!("script[src]", |script| {
                let name = script.get_attribute("src").unwrap_or_default();
                let text = fs::read(dist.join(&name))?;
                script.replace(&inline("script", Some(&name), &text)?, ContentType::Html);
                Ok(())
            }),
        ],
    )?;
    let page = html::without_comments(&page)?;
    repo::write_if_changed(&dist.join("index.html"), page.as_bytes())?;
    policy::write(repo)
}

/// Brings what one link names into `dist/`, and puts what a browser reads in its place.
fn place(
    link: &mut Element<'_, '_>,
    repo: &Repo,
    tools: &Toolbox,
    programs: &Programs<'_>,
    screens: &Screens,
) -> Result<(), Error> {
    let kind = link.get_attribute("rel").unwrap_or_default();
    let source = link.get_attribute("href").map(|name| repo.root().join(name));
    match (kind.as_str(), source) {
        ("icon", Some(source)) => {
            let name = hashed(repo, &source, &fs::read(&source)?)?;
            let wrong = |cause| Error::new(format!("index.html cannot name {name}: {cause}."));
            link.set_attribute("href", &format!("./{name}")).map_err(wrong)?;
            link.remove_attribute("data-trunk");
            link.remove_attribute("data-integrity");
        }
        ("css", Some(source)) => {
            let sheet = fs::read(&source)?;
            let name = hashed(repo, &source, &sheet)?;
            link.replace(&inline("style", Some(&format!("./{name}")), &sheet)?, ContentType::Html);
        }
        ("copy-file", Some(source)) => {
            let name = file_name(&source);
            let copy = repo.dist().join(&name);
            fs::copy(&source, &copy)?;
            let is_classic = CLASSIC.contains(&name.as_str());
            scripts::shrink(tools, &copy, if is_classic { Kind::Classic } else { Kind::Module })?;
            link.remove();
        }
        ("rust", _) => {
            let [(js, wasm), (pdf_js, pdf_wasm)] =
                [program(repo, tools, programs.app)?, program(repo, tools, programs.pdf)?];
            let start = START.replace("{base}", "./").replace("{js}", &js).replace("{wasm}", &wasm);
            let mut more = format!(" data-sbs-pdf-js=\"./{pdf_js}\" data-sbs-pdf-wasm=\"./{pdf_wasm}\"");
            for (code, file) in screens.languages()? {
                let name = hashed(repo, Path::new(&format!("language-{code}.txt")), file.as_bytes())?;
                more += &format!(" data-sbs-lang-{code}=\"./{name}\"");
            }
            let start = start.replacen('>', &format!("{more}>"), 1);
            link.replace(&start, ContentType::Html);
        }
        _ => {
            return Err(Error::new(format!(
                "index.html has a data-trunk link of the unknown kind `{kind}`."
            )));
        }
    }
    Ok(())
}

/// Brings a program and its script into `dist/`; their names there.
fn program(repo: &Repo, tools: &Toolbox, built: &Built) -> Result<(String, String), Error> {
    scripts::shrink(tools, &built.glue, Kind::Module)?;
    Ok((
        hashed(repo, &built.glue, &fs::read(&built.glue)?)?,
        hashed(repo, &built.wasm, &fs::read(&built.wasm)?)?,
    ))
}

/// What the first text waits for, in the page itself: one way to the server less before it is seen. On a server whose policy
/// does not name it by its hash it comes as the file, if it is one (`boot.js`, `style-as-file.js`).
///
/// # Errors
/// When the content would end there.
pub fn inline(tag: &str, file: Option<&str>, content: &[u8]) -> Result<String, Error> {
    let text = String::from_utf8_lossy(content);
    html::fits_inside(tag, &text, &format!("The {tag} {}", file.unwrap_or_default()))?;
    let file = file.map(|file| format!(" data-sbs-file=\"{file}\"")).unwrap_or_default();
    Ok(format!("<{tag}{file}>{}</{tag}>", text.trim_end()))
}

/// Writes a file into `dist/`, under its name with its hash.
///
/// # Errors
/// When it cannot be written.
pub fn hashed(repo: &Repo, source: &Path, content: &[u8]) -> Result<String, Error> {
    let name = with_hash(&file_name(source), content);
    repo::write_if_changed(&repo.dist().join(&name), content)?;
    Ok(name)
}

/// `app.js` as `app-<hash>.js`, `app_bg.wasm` as `app-<hash>_bg.wasm`.
fn with_hash(name: &str, content: &[u8]) -> String {
    let (stem, end) = name.split_once("_bg.").map_or_else(
        || name.rsplit_once('.').map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}"))),
        |(stem, end)| (stem, format!("_bg.{end}")),
    );
    format!("{stem}-{}{end}", digest::short(content))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_the_content() {
        assert_eq!(with_hash("app_bg.wasm", b""), "app-e3b0c44298fc1c14_bg.wasm");
        assert_eq!(with_hash("icon.svg", b""), "icon-e3b0c44298fc1c14.svg");
    }

    #[test]
    fn trunk_starts_the_app_in_the_same_way() {
        let settings = include_str!("../../../Trunk.toml");

        assert!(
            settings.contains(&format!("pattern_script = '{START}'")),
            "Trunk.toml has another pattern_script"
        );
    }
}
