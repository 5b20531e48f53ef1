//! The promises of the bundle: it runs under a strict policy, on any path, asks nobody else, and tells nothing of the
//! machine it was built on.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    path::{Path, PathBuf},
};

use fs_err as fs;

use super::{
    artefacts,
    html::{self, Tag},
    policy,
};
use crate::{Error, Repo, digest, repo};

/// Addresses that are names, not places: browsers never fetch them.
const NAMESPACES: &str = "http://www.w3.org/";

/// The pages that somebody opens.
const PAGES: [&str; 4] = ["index.html", "frame.html", "author.html", "social-business-scan.html"];

/// How the scripts for a plain tag on anybody's page begin.
const ANYWHERE: [&str; 3] = [artefacts::NAME, "sbs.", "frame-host."];

/// The bundle after its verification.
pub struct Verified {
    /// Every file with its content, by name.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// By page: the files that opening it loads, itself included.
    pub loaded: BTreeMap<&'static str, BTreeSet<PathBuf>>,
}

/// Reads and verifies `dist/`.
///
/// # Errors
/// A list of everything that is wrong.
pub fn verify(repo: &Repo) -> Result<Verified, Error> {
    let dist = repo.dist();
    let mut files = Vec::new();
    for name in repo::files_below(&dist)? {
        let content = fs::read(dist.join(&name))?;
        files.push((name, content));
    }
    let machine = of_this_machine(repo);
    let policy = files.iter().find(|(name, _)| name == Path::new(policy::FILE));
    let policy = policy.map(|(_, text)| String::from_utf8_lossy(text).into_owned()).unwrap_or_default();
    let mut faults = Vec::new();
    for (name, content) in &files {
        let found = of_file(name, content, &policy, &machine);
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", name.display())));
    }
    let loaded = PAGES.into_iter().map(|page| (page, loaded(&files, page, &mut faults))).collect();
    if faults.is_empty() {
        return Ok(Verified { files, loaded });
    }
    Err(Error::new(format!("dist/ is not fit to upload:\n  {}", faults.join("\n  "))))
}

/// What is wrong with one file, whatever the others are.
fn of_file(name: &Path, content: &[u8], policy: &str, machine: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let text = String::from_utf8_lossy(content);
    let extension = name.extension().and_then(|extension| extension.to_str());
    if extension == Some("html") {
        match html::tags(&text) {
            Ok(tags) => faults.extend(inline_code(&tags, policy)),
            Err(error) => faults.push(error.to_string()),
        }
    }
    if matches!(extension, Some("html" | "js" | "mjs" | "css" | "webmanifest")) {
        faults.extend(foreign(&text));
    }
    let is_anywhere =
        extension == Some("js") && ANYWHERE.iter().any(|start| name.to_string_lossy().starts_with(start));
    if is_anywhere && !content.is_ascii() {
        faults.push("has letters beyond ASCII, which a page that is not UTF-8 reads wrongly".to_owned());
    }
    if name.starts_with("snippets") {
        faults.push("a wasm-bindgen snippet; only our own modules may be loaded".to_owned());
    }
    if digest::in_name(name).is_some_and(|told| told != digest::short(content)) {
        faults.push("the hash in the name is not that of the content".to_owned());
    }
    for path in machine {
        if content.windows(path.len()).any(|part| part == path.as_bytes()) {
            faults.push(format!("contains {path}, a path of this machine"));
        }
    }
    faults
}

/// The folders whose names would tell of this machine, and change the bytes on the next.
fn of_this_machine(repo: &Repo) -> Vec<String> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let below_home = [".cargo", ".rustup", ".cache"].map(|name| home.as_ref().map(|home| home.join(name)));
    let told =
        ["CARGO_HOME", "RUSTUP_HOME", "XDG_CACHE_HOME"].map(|name| env::var_os(name).map(PathBuf::from));
    let folders = below_home.into_iter().chain(told).flatten().chain([repo.root().to_owned()]);
    // The root of a system stands in every address.
    folders.filter(|path| path.components().count() > 2).map(|path| path.display().to_string()).collect()
}

/// Scripts, styles and handlers inside the page that neither the policy that we ask of a site names by its hash, nor one that
/// the page brings itself, which goes before that.
fn inline_code(tags: &[Tag], of_site: &str) -> Vec<String> {
    let is_policy = |tag: &&Tag| {
        tag.attribute("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
    };
    let own = tags.iter().find(is_policy).map(|tag| tag.attribute("content").unwrap_or_default());
    let policy = own.unwrap_or(of_site);
    let allows = |directive: &str, text: &str| {
        let source = format!("'{}'", digest::sha256(text.as_bytes()));
        let mut directives = policy.split(';').map(str::split_whitespace);
        directives.any(|mut words| words.next() == Some(directive) && words.any(|word| word == source))
    };
    let mut faults = Vec::new();
    for tag in tags {
        // Data, which no browser runs: a page that brings its own policy may carry some.
        let is_data = own.is_some() && tag.attribute("type") == Some("text/plain");
        let is_inline = tag.name == "script" && tag.attribute("src").is_none() && !is_data;
        if is_inline && !allows("script-src", &tag.text) {
            faults.push("an inline script that no policy names".to_owned());
        }
        if tag.name == "style" && !allows("style-src", &tag.text) {
            faults.push("an inline style sheet that no policy names".to_owned());
        }
        for (name, _) in &tag.attributes {
            if name == "style" || name.starts_with("on") {
                faults.push(format!("the attribute {name} on <{}>", tag.name));
            }
        }
    }
    faults
}

/// Addresses of other hosts.
fn foreign(text: &str) -> Vec<String> {
    let starts = ["https://", "http://", "\"//", "'//"];
    let lines = text.lines().flat_map(|line| starts.map(|start| (line, start)));
    let rests = lines.flat_map(|(line, start)| line.match_indices(start).map(move |(at, _)| &line[at..]));
    let is_end = |c: char| c.is_whitespace() || "<>)`".contains(c);
    let addresses = rests.filter_map(|rest| rest.split(is_end).next());
    let of_others = addresses.filter(|address| !address.starts_with(NAMESPACES));
    of_others.map(|address| format!("the address {}", address.chars().take(80).collect::<String>())).collect()
}

/// The files that opening a page loads, itself included.
fn loaded(files: &[(PathBuf, Vec<u8>)], page: &str, faults: &mut Vec<String>) -> BTreeSet<PathBuf> {
    let Some((name, html)) = files.iter().find(|(name, _)| name == Path::new(page)) else {
        faults.push(format!("there is no {page}"));
        return BTreeSet::new();
    };
    let mut loaded = BTreeSet::from([name.clone()]);
    let tags = html::tags(&String::from_utf8_lossy(html)).unwrap_or_else(|error| {
        faults.push(format!("{page}: {error}"));
        Vec::new()
    });
    for tag in tags {
        for address in tag.loads().filter(|address| !address.starts_with("data:")) {
            let name = address.strip_prefix("./").unwrap_or(address);
            if address.starts_with('/') {
                faults
                    .push(format!("{page}: {address} is not relative: that works only at the top of a site"));
            } else if files.iter().any(|(known, _)| known == Path::new(name)) {
                loaded.insert(PathBuf::from(name));
            } else {
                faults.push(format!("{page}: loads {address}, which is not there"));
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

        let faults = inline_code(&html::tags(html).unwrap(), "");

        assert_eq!(faults.len(), 4, "{faults:?}");
        assert!(
            inline_code(&html::tags("<noscript><p>on</p></noscript><svg fill=none>").unwrap(), "").is_empty()
        );
    }

    #[test]
    fn a_page_with_a_policy_may_have_what_that_names() {
        let hash = digest::sha256(b"go()");
        let page = |script_src: &str, style_src: &str| {
            let html = format!(
                "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src {script_src}; \
                 style-src {style_src}\"><script>go()</script><script type='text/plain'>data</script>"
            );
            inline_code(&html::tags(&html).unwrap(), "")
        };

        assert_eq!(page(&format!("'{hash}' 'wasm-unsafe-eval'"), "'none'"), Vec::<String>::new());
        assert_eq!(page("'none'", &format!("'{hash}'")).len(), 1);
        assert_eq!(inline_code(&html::tags("<script type='text/plain'>data</script>").unwrap(), "").len(), 1);
    }

    #[test]
    fn the_policy_of_the_site_may_name_a_style() {
        let tags = html::tags("<style>p{}</style>").unwrap();
        let other = html::tags("<style>q{}</style>").unwrap();

        assert_eq!(inline_code(&tags, &policy::of_pages(&tags)), Vec::<String>::new());
        assert_eq!(inline_code(&tags, &policy::of_pages(&other)).len(), 1);
    }

    #[test]
    fn addresses_of_others_are_found_and_namespaces_are_not() {
        let faults = foreign(
            "'http://www.w3.org/2000/svg' \"https://example.org/x\" \"//cdn.example/y\" \n  * { a: url(https://a.example) }",
        );

        assert_eq!(
            faults,
            [
                "the address https://example.org/x\"",
                "the address \"//cdn.example/y\"",
                "the address https://a.example"
            ]
        );
    }

    #[test]
    fn a_file_that_a_page_loads_must_be_there() {
        let html = b"<script src=./boot.js></script><link rel=icon href=/i.svg><script src=gone.js></script>\
            <link rel=icon href='data:,'>";
        let files =
            vec![(PathBuf::from("boot.js"), Vec::new()), (PathBuf::from("index.html"), html.to_vec())];
        let mut faults = Vec::new();

        let loaded = loaded(&files, "index.html", &mut faults);

        assert_eq!(loaded.len(), 2);
        assert_eq!(faults.len(), 2, "{faults:?}");
    }

    #[test]
    fn paths_of_the_machine_and_wrong_hashes_are_found() {
        let machine = ["/home/me/.cargo".to_owned()];
        let faults = |name: &str, text: &str| of_file(Path::new(name), text.as_bytes(), "", &machine);

        assert_eq!(faults("a.wasm", "..src/lib.rs.."), Vec::<String>::new());
        assert_eq!(faults("a.wasm", "../home/me/.cargo/registry..").len(), 1);
        assert_eq!(faults("app-e3b0c44298fc1c14.css", ""), Vec::<String>::new());
        assert_eq!(faults("app-e3b0c44298fc1c14.css", "p{}").len(), 1);
    }

    #[test]
    fn a_script_for_any_page_is_ascii() {
        let faults = |name: &str| of_file(Path::new(name), "'één'".as_bytes(), "", &[]).len();

        assert_eq!((faults("frame-host.js"), faults("error-panel.js")), (1, 0));
    }
}
