//! The element as what other systems install: a plugin for WordPress, and packages for learning environments (SCORM 1.2,
//! SCORM 2004, cmi5). Each is a zip of texts from `src/embed` and of scripts that `dist/` has already.

use std::{
    io::{Cursor, Write},
    path::Path,
};

use fs_err as fs;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{artefacts::ALIAS, licences};
use crate::{
    Error, Repo,
    repo::{files_below, write_if_changed},
    scripts::{Join, Kind},
    tools::Toolbox,
};

/// One zip.
struct Package {
    /// Below `dist/`.
    file: &'static str,
    /// The folders below `src/embed/` whose texts it has.
    texts: &'static [&'static str],
    /// Where in it the texts are, and where the scripts.
    folders: [&'static str; 2],
    /// Whether it needs the script that talks to a learning environment.
    is_launched: bool,
}

const LAUNCH_SCRIPT: &str = "lms.js";

/// All of them. Their names, and those of their folders, do not begin with "social-": content blockers take away what does.
const PACKAGES: [Package; 4] = [
    Package {
        file: "wordpress/sbs-scan.zip",
        texts: &["wordpress"],
        folders: ["sbs-scan/", "sbs-scan/scan/"],
        is_launched: false,
    },
    launched("lms/sbs-scorm-1.2.zip", &["lms/scorm-1.2", "lms/launch"]),
    launched("lms/sbs-scorm-2004.zip", &["lms/scorm-2004", "lms/launch"]),
    launched("lms/sbs-cmi5.zip", &["lms/cmi5", "lms/launch"]),
];

const fn launched(file: &'static str, texts: &'static [&'static str]) -> Package {
    Package { file, texts, folders: ["", ""], is_launched: true }
}

/// Writes them.
///
/// # Errors
/// When a source cannot be read or joined, or a file cannot be written.
pub fn write(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let script = repo.work().join(LAUNCH_SCRIPT);
    Join::new(repo, "lms/lms.js", Kind::Anywhere).write_small(repo, tools, &script)?;
    for package in &PACKAGES {
        let [for_texts, for_scripts] = package.folders;
        let mut scripts = of_element(&repo.dist())?;
        if package.is_launched {
            scripts.push((LAUNCH_SCRIPT.to_owned(), fs::read(&script)?));
        } else {
            // PHP takes no upload above 2 MiB unless a site says otherwise, and with this script the plugin is larger.
            scripts.retain(|(name, _)| !name.ends_with(".no-wasm.js"));
        }
        let mut files: Vec<(String, Vec<u8>)> =
            scripts.into_iter().map(|(name, content)| (format!("{for_scripts}{name}"), content)).collect();
        let mut texts = Vec::new();
        for folder in package.texts.iter().map(|folder| format!("src/embed/{folder}")) {
            for name in files_below(&repo.root().join(&folder))? {
                let name = name.display();
                texts.push((format!("{for_texts}{name}"), repo.read(&format!("{folder}/{name}"))?));
            }
        }
        let named: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let others = texts.iter().map(|(name, _)| name.as_str()).filter(|name| !name.ends_with(".xml"));
        let list: Vec<String> = others.chain(named).map(|name| format!("<file href=\"{name}\"/>")).collect();
        let list = list.join("\n      ");
        let fill =
            |text: &str| text.replace("{version}", env!("CARGO_PKG_VERSION")).replace("{files}", &list);
        files.extend(texts.into_iter().map(|(name, text)| (name, fill(&text).into_bytes())));
        files.sort();
        write_if_changed(&repo.dist().join(package.file), &zip(&files)?)?;
    }
    Ok(())
}

/// The script that a page of others loads the element by, all that it may fetch beside it, and the licences of what is in them.
/// Under the name that older lists of content blockers leave alone.
fn of_element(dist: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let names = files_below(dist)?.into_iter().map(|name| name.display().to_string());
    let licence = |name: &str| [licences::FILE, "LICENSE-APACHE", "LICENSE-MIT"].contains(&name);
    let is_script = |name: &str| name.split_once('.').is_some_and(|(stem, _)| stem == ALIAS);
    let is_one = |name: &String| is_script(name) || licence(name);
    names.filter(is_one).map(|name| Ok((name.clone(), fs::read(dist.join(name))?))).collect()
}

/// The same files give the same bytes, so all have one date: the first that the format knows.
fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let fail = |cause: &dyn std::fmt::Display| Error::new(format!("A package could not be packed: {cause}."));
    for (name, content) in files {
        zip.start_file(name, options).map_err(|cause| fail(&cause))?;
        zip.write_all(content).map_err(|cause| fail(&cause))?;
    }
    Ok(zip.finish().map_err(|cause| fail(&cause))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_one_that_content_blockers_take_away() {
        for Package { file, folders, .. } in &PACKAGES {
            assert!(!file.contains("/social-"), "{file}");
            assert!(folders.iter().all(|folder| !folder.starts_with("social")), "{folders:?}");
        }
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let files = [("a/b.txt".to_owned(), b"text".to_vec())];

        let packed = zip(&files).unwrap();

        assert_eq!(packed, zip(&files).unwrap());
        assert!(packed.starts_with(b"PK\x03\x04"));
    }
}
