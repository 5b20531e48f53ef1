//! The promises of the bundle: it runs under a strict policy, on any path, and asks nobody else.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::markup::{self, Tag};
use crate::{Error, repo};

/// Addresses that are names, not places: browsers never fetch them.
const NAMESPACES: &str = "http://www.w3.org/";

/// The bundle after its verification.
pub struct Verified {
    /// Every file with its content, by name.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// The files that opening `index.html` loads, itself included.
    pub first_load: BTreeSet<PathBuf>,
}

/// Reads and verifies the folder.
///
/// # Errors
/// A list of everything that is wrong.
pub fn verify(dist: &Path) -> Result<Verified, Error> {
    let mut files = Vec::new();
    for name in repo::files_below(dist)? {
        let path = dist.join(&name);
        let content = fs::read(&path).map_err(|cause| Error::file("read", &path, &cause))?;
        files.push((name, content));
    }
    let mut faults = Vec::new();
    for (name, content) in &files {
        let text = String::from_utf8_lossy(content);
        let shown = name.display();
        match name.extension().and_then(|extension| extension.to_str()) {
            Some("html") => {
                faults.extend(
                    inline_code(&markup::tags(&text)).into_iter().map(|fault| format!("{shown}: {fault}")),
                );
                faults.extend(foreign(&text).into_iter().map(|fault| format!("{shown}: {fault}")));
            }
            Some("js" | "mjs" | "css") => {
                faults.extend(foreign(&text).into_iter().map(|fault| format!("{shown}: {fault}")));
            }
            _ => {}
        }
        if name.starts_with("snippets") {
            faults.push(format!("{shown}: a wasm-bindgen snippet; only our own modules may be loaded"));
        }
    }
    let first_load = first_load(&files, &mut faults);
    if faults.is_empty() {
        return Ok(Verified { files, first_load });
    }
    Err(Error::new(format!("dist/ is not fit to upload:\n  {}", faults.join("\n  "))))
}

/// Scripts, styles and handlers inside the page; the policy would block them.
fn inline_code(tags: &[Tag]) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in tags {
        if tag.name == "script" && tag.attribute("src").is_none() {
            faults.push("an inline script".to_owned());
        }
        if tag.name == "style" {
            faults.push("an inline style sheet".to_owned());
        }
        for (name, _) in &tag.attributes {
            if name == "style" || name.starts_with("on") {
                faults.push(format!("the attribute {name} on <{}>", tag.name));
            }
        }
    }
    faults
}

/// Addresses of other hosts. Comment lines may name one: wasm-bindgen's glue cites a manual there.
fn foreign(text: &str) -> Vec<String> {
    let starts = ["https://", "http://", "\"//", "'//"];
    let is_comment = |line: &&str| ["//", "*", "/*"].iter().any(|mark| line.trim_start().starts_with(mark));
    let mut faults = Vec::new();
    for (line, start) in
        text.lines().filter(|line| !is_comment(line)).flat_map(|line| starts.map(|start| (line, start)))
    {
        for (at, _) in line.match_indices(start) {
            let address = line[at..]
                .split(|c: char| c.is_whitespace() || "<>)`".contains(c))
                .next()
                .unwrap_or_default();
            if !address.starts_with(NAMESPACES) {
                faults.push(format!("the address {}", address.chars().take(80).collect::<String>()));
            }
        }
    }
    faults
}

fn first_load(files: &[(PathBuf, Vec<u8>)], faults: &mut Vec<String>) -> BTreeSet<PathBuf> {
    let index = PathBuf::from("index.html");
    let Some((_, html)) = files.iter().find(|(name, _)| *name == index) else {
        faults.push("there is no index.html".to_owned());
        return BTreeSet::new();
    };
    let mut loaded = BTreeSet::from([index]);
    for tag in markup::tags(&String::from_utf8_lossy(html)) {
        for address in tag.loads() {
            let name = address.strip_prefix("./").unwrap_or(address);
            if address.starts_with('/') {
                faults.push(format!(
                    "index.html: {address} is not relative, so the scan works only at the top of a site"
                ));
            } else if files.iter().any(|(known, _)| known == Path::new(name)) {
                loaded.insert(PathBuf::from(name));
            } else {
                faults.push(format!("index.html: loads {address}, which is not there"));
            }
        }
    }
    loaded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_code_is_found_in_every_form() {
        let html = "<script>1</script><style>a{}</style><p style='x' onclick=y><script src=a.js></script>";

        let faults = inline_code(&markup::tags(html));

        assert_eq!(faults.len(), 4, "{faults:?}");
        assert!(inline_code(&markup::tags("<noscript><p>on</p></noscript><svg fill=none>")).is_empty());
    }

    #[test]
    fn addresses_of_others_are_found_and_namespaces_are_not() {
        let faults = foreign(
            "'http://www.w3.org/2000/svg' \"https://example.org/x\" \"//cdn.example/y\" \n  // see https://a.example",
        );

        assert_eq!(faults, ["the address https://example.org/x\"", "the address \"//cdn.example/y\""]);
    }

    #[test]
    fn a_file_that_the_page_loads_must_be_there() {
        let html = b"<script src=./boot.js></script><link rel=icon href=/i.svg><script src=gone.js></script>";
        let files =
            vec![(PathBuf::from("boot.js"), Vec::new()), (PathBuf::from("index.html"), html.to_vec())];
        let mut faults = Vec::new();

        let loaded = first_load(&files, &mut faults);

        assert_eq!(loaded.len(), 2);
        assert_eq!(faults.len(), 2, "{faults:?}");
    }
}
