//! The page for authors of questionnaires, `author.html`, with its worker, its wasm and an example to begin with; and the page that
//! a questionnaire is taken along in, which that page fills.

use std::path::Path;

use fs_err as fs;

use super::{artefacts::NAME, html, page, policy, prerender::Screens, wasm::Built};
use crate::{
    Error, Repo,
    css::Sheet,
    repo::write_if_changed,
    scripts::{Join, Kind},
    tools::Toolbox,
};

/// The page.
pub const PAGE: &str = "author.html";

/// The questionnaire that an author may begin with: one that is small.
const EXAMPLE: [&str; 2] = ["docs/examples/models/team-health.json", "instrument.example.json"];

/// Writes them.
///
/// # Errors
/// When a source cannot be read or joined, a tool fails, or a file cannot be written.
pub fn write(repo: &Repo, tools: &Toolbox, built: &Built, screens: &Screens) -> Result<(), Error> {
    let dist = repo.dist();
    let worker = Join::new(repo, "author/worker.js", Kind::Classic).alias("sbs-author-glue", &built.glue);
    worker.write_small(repo, tools, &dist.join("author-worker.js"))?;
    let own_file = repo.work().join("author-own-file.txt");
    write_if_changed(&own_file, own_page(repo)?.as_bytes())?;
    let script = Join::new(repo, "author/author.js", Kind::Classic).alias("sbs-own-file", &own_file);
    script.write_small(repo, tools, &dist.join("author.js"))?;
    write_if_changed(&dist.join("author.css"), &fs::read(Sheet::Author.path(repo))?)?;
    let wasm = page::hashed(repo, &built.wasm, &fs::read(&built.wasm)?)?;
    let icon = repo.root().join("style/icon.svg");
    let icon = page::hashed(repo, &icon, &fs::read(&icon)?)?;
    let source = screens.fill(&repo.read("src/js/author/author.html")?)?;
    let source = source.replace("{wasm}", &wasm).replace("{icon}", &icon);
    write_if_changed(&dist.join(PAGE), html::without_comments(&source)?.as_bytes())?;
    let [from, to] = EXAMPLE;
    write_if_changed(&dist.join(to), repo.read(from)?.as_bytes())
}

/// The page with the whole scan inside, but for the script and the questionnaire: its policy names that script by its hash.
fn own_page(repo: &Repo) -> Result<String, Error> {
    let path = repo.dist().join(format!("{NAME}.all.js"));
    let script = fs::read_to_string(&path)?;
    own_page_with(&repo.read("src/js/author/own-file.html")?, &script, &path)
}

fn own_page_with(source: &str, script: &str, path: &Path) -> Result<String, Error> {
    html::fits_inside("script", script, &path.display().to_string())?;
    let style = html::tags(source)?.into_iter().find(|tag| tag.name == "style").map(|tag| tag.text);
    let own = policy::single_page(&[script], &[&style.unwrap_or_default()]);
    Ok(source.replace("{policy}", &own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest;

    const SOURCE: &str = "<meta content=\"{policy}\"><style>p{}</style><script>{script}</script>";

    #[test]
    fn the_policy_names_the_script_and_the_style() {
        let page = own_page_with(SOURCE, "go()", Path::new("a.js")).unwrap();

        for text in ["go()", "p{}"] {
            assert!(page.contains(&format!("'{}'", digest::sha256(text.as_bytes()))), "{page}");
        }
        assert!(page.contains("{script}"), "the script comes in where the page is made");
    }

    #[test]
    fn a_script_that_would_end_its_element_is_refused() {
        assert!(own_page_with(SOURCE, "a='</SCRIPT>'", Path::new("a.js")).is_err());
    }
}
