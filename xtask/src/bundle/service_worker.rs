//! What makes the standalone page work without a network, and installable: the service worker with the list of what it
//! keeps, the manifest and the icons.
//!
//! The manifest names no `id`. Browsers read one from the root of the origin, so that two installations below different
//! paths would be taken for one; left out, it is the address of the page.

use std::{collections::BTreeMap, path::Path};

use fs_err as fs;
use serde_json::{Value, json};

use super::html;
use crate::{
    Error, Repo, digest,
    repo::write_if_changed,
    scripts::{Join, Kind},
    tools::Toolbox,
};

/// The service worker.
pub const WORKER: &str = "sw.js";
/// What an installed page is called, and looks like.
pub const MANIFEST: &str = "manifest.webmanifest";
const PAGE: &str = "index.html";
/// The icons of an installed page; `style/icons/README.md` says how they were made.
const ICONS: [&str; 3] = ["icon-192.png", "icon-512.png", "icon-maskable.png"];

/// Writes them beside the page, which must have its final names.
///
/// # Errors
/// When a source cannot be read or joined, or a file cannot be written.
pub fn write(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let dist = repo.dist();
    for name in ICONS {
        let icon = repo.root().join("style/icons").join(name);
        fs::copy(&icon, dist.join(name))?;
    }
    let hashed = icon_of(&fs::read_to_string(dist.join(PAGE))?)?;
    let manifest = repo.read(&format!("src/js/worker/{MANIFEST}"))?.replace("icon.svg", &hashed);
    write_if_changed(&dist.join(MANIFEST), manifest.as_bytes())?;
    let script = repo.work().join(WORKER);
    Join::new(repo, &format!("worker/{WORKER}"), Kind::Classic).write_small(repo, tools, &script)?;
    write_if_changed(&dist.join(WORKER), format!("\n{}", fs::read_to_string(script)?).as_bytes())?;
    list(&dist)
}

/// Writes the list anew in the worker of this folder: what the page and its manifest name, as it is now. For whoever
/// changes a file of a bundle; without it, the worker refuses that file.
///
/// # Errors
/// When a file is missing, or the worker cannot be written.
pub fn list(folder: &Path) -> Result<(), Error> {
    let path = folder.join(WORKER);
    let old = fs::read_to_string(&path)?;
    let script = old.split_once('\n').map_or("", |(_, script)| script);
    let read = |name: &str| Ok(fs::read(folder.join(name))?);
    let mut files = BTreeMap::new();
    for name in kept(&read)? {
        let digest = digest::sha256(&read(&name)?);
        files.insert(name, digest);
    }
    write_if_changed(&path, with_list(script, &files).as_bytes())
}

/// The worker: the list in one line, then the script. The version covers both, so that another script never works on
/// the cache of the one before.
fn with_list(script: &str, files: &BTreeMap<String, String>) -> String {
    let files = json!(files);
    let version = digest::short(format!("{files}\n{script}").as_bytes());
    format!("self.sbsList={{\"version\":\"{version}\",\"files\":{files}}};\n{script}")
}

/// The names of all that is kept: the page, what it loads, its manifest, and the icons that that names.
fn kept(read: &dyn Fn(&str) -> Result<Vec<u8>, Error>) -> Result<Vec<String>, Error> {
    let tags = html::tags(&String::from_utf8_lossy(&read(PAGE)?))?;
    let loaded = tags.iter().flat_map(|tag| tag.loads().chain(tag.may_load()));
    let mut names = vec![PAGE.to_owned()];
    names.extend(loaded.map(plain));
    if tags.iter().any(|tag| tag.manifest().is_some()) {
        names.extend(icons_of(&read(MANIFEST)?)?);
    }
    Ok(names)
}

/// The name of the icon of the page.
fn icon_of(page: &str) -> Result<String, Error> {
    let tags = html::tags(page)?;
    let icon = tags.iter().find(|tag| tag.name == "link" && tag.attribute("rel") == Some("icon"));
    let address = icon.and_then(|tag| tag.attribute("href"));
    address.map(plain).ok_or_else(|| Error::new("index.html has no icon, which the manifest names too."))
}

/// The names of the icons in a manifest.
fn icons_of(manifest: &[u8]) -> Result<Vec<String>, Error> {
    let told: Value = serde_json::from_slice(manifest)
        .map_err(|cause| Error::new(format!("{MANIFEST} is not JSON: {cause}.")))?;
    let icons = told["icons"].as_array().into_iter().flatten();
    Ok(icons.filter_map(|icon| icon["src"].as_str()).map(plain).collect())
}

fn plain(address: &str) -> String {
    address.strip_prefix("./").unwrap_or(address).to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    const SOURCE: &str = include_str!("../../../src/js/worker/manifest.webmanifest");

    fn bundle() -> Vec<(PathBuf, Vec<u8>)> {
        let html = "<link rel=\"icon\" href=\"./icon-1.svg\"><link rel=\"manifest\" href=\"./manifest.webmanifest\">\
             <script src=\"./boot.js\" data-sbs-js=\"./app.js\" data-sbs-wasm=\"./app.wasm\" data-sbs-pdf-wasm=\"./pdf.wasm\"></script>";
        let manifest = "{\"icons\":[{\"src\":\"./icon-192.png\"}]}";
        let mut files: Vec<(PathBuf, Vec<u8>)> = [
            ("index.html", html),
            ("manifest.webmanifest", manifest),
            ("icon-1.svg", "<svg/>"),
            ("icon-192.png", "png"),
            ("boot.js", "boot"),
            ("app.js", "app"),
            ("app.wasm", "wasm"),
            ("pdf.wasm", "pdf"),
            ("frame.html", "<p>"),
        ]
        .map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()))
        .to_vec();
        let listed: BTreeMap<_, _> = files[..8]
            .iter()
            .map(|(name, content)| (name.display().to_string(), digest::sha256(content)))
            .collect();
        files.push((WORKER.into(), with_list("go()", &listed).into_bytes()));
        files
    }

    #[test]
    fn the_page_is_kept_with_all_it_loads_and_nothing_of_the_embed() {
        let files = bundle();
        let read = |name: &str| {
            let found = files.iter().find(|(known, _)| known == Path::new(name));
            found.map(|(_, content)| content.clone()).ok_or_else(|| Error::new(name.to_owned()))
        };

        let mut names = kept(&read).unwrap();

        names.sort();
        assert_eq!(
            names,
            [
                "app.js",
                "app.wasm",
                "boot.js",
                "icon-1.svg",
                "icon-192.png",
                "index.html",
                "manifest.webmanifest",
                "pdf.wasm"
            ]
        );
    }

    #[test]
    fn another_file_and_another_script_make_another_version() {
        let version = |script: &str, digest: &str| {
            let files = BTreeMap::from([("a".to_owned(), digest.to_owned())]);
            let text = with_list(script, &files);
            text.split('"').nth(3).unwrap().to_owned()
        };

        assert_eq!(version("go()", "sha256-1"), version("go()", "sha256-1"));
        assert_ne!(version("go()", "sha256-1"), version("go()", "sha256-2"));
        assert_ne!(version("go()", "sha256-1"), version("stop()", "sha256-1"));
    }

    #[test]
    fn the_manifest_stays_in_its_folder_and_has_the_colours_of_the_page() {
        let manifest: Value = serde_json::from_str(SOURCE).unwrap();

        assert_eq!(manifest["start_url"], "./");
        assert_eq!(manifest["scope"], "./");
        assert_eq!(manifest.get("id"), None);
        let surface = manifest["background_color"].as_str().unwrap();
        let tokens = include_str!("../../../style/tokens.css");
        assert!(
            tokens.contains(&format!("--sbs-color-surface: var(--sbs-surface, {surface});")),
            "{surface}"
        );
        let theme = manifest["theme_color"].as_str().unwrap();
        let index = include_str!("../../../index.html");
        assert!(index.contains(&format!("(prefers-color-scheme: light)\" content=\"{theme}\"")), "{theme}");
        let description = manifest["description"].as_str().unwrap();
        assert!(index.contains(description), "{description}");
    }

    #[test]
    fn every_icon_of_the_manifest_is_there_in_its_size() {
        let manifest: Value = serde_json::from_str(SOURCE).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style/icons");
        for icon in manifest["icons"].as_array().unwrap().iter().skip(1) {
            let file = fs::File::open(folder.join(icon["src"].as_str().unwrap())).unwrap();
            let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
            let size = format!("{}x{}", reader.info().width, reader.info().height);
            assert_eq!(icon["sizes"], size, "{icon}");
        }

        let named = icons_of(SOURCE.as_bytes()).unwrap();
        assert_eq!((named[0].as_str(), &named[1..]), ("icon.svg", &ICONS.map(str::to_owned)[..]));
    }
}
