//! Spreadsheets that other programs wrote: LibreOffice and openpyxl, the way most programs write for Excel. `cargo xtask test
//! --full` only, since it needs LibreOffice (libreoffice-calc) and fetches openpyxl from PyPI (python3-venv).

use std::{env, fs, path::PathBuf, process::Command};

use super::{super::support, exported, imported, path};

/// What a program printed; it must have ended well.
fn run(command: &mut Command, install: &str) {
    let output = command.output();
    let output =
        output.unwrap_or_else(|error| panic!("{command:?} cannot start: {error}; install {install}"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed; it needs {install}:\n{told}");
}

/// A spreadsheet as LibreOffice saves it in one of its forms.
fn by_libreoffice(file: &str, form: &str) -> PathBuf {
    let folder = PathBuf::from(path("libreoffice"));
    let profile = format!("-env:UserInstallation=file://{}", path("libreoffice-profile"));
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", form, "--outdir"]).arg(&folder).arg(file);
    run(&mut command, "libreoffice-calc");
    folder
}

#[test]
fn what_libreoffice_saves_is_the_same_model() {
    if env::var_os("SBS_FULL").is_none() {
        return;
    }
    let file = exported("model.xlsx", &[]);

    for form in ["xlsx", "ods", "xls"] {
        let saved = by_libreoffice(&file, form).join(format!("spreadsheet-model.{form}"));
        assert_eq!(
            imported(&[saved.to_str().unwrap()]),
            (support::instrument_json(), String::new()),
            "{form}"
        );
    }
    // All sheets, with semicolons, as a European Excel writes CSV.
    let form = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1";
    let folder = by_libreoffice(&file, form);
    let names = ["Texts", "Items", "Dimensions", "Facets", "Units", "Scales", "Parameters", "Model"];
    let files =
        names.map(|sheet| folder.join(format!("spreadsheet-model-{sheet}.csv")).to_str().unwrap().to_owned());
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(imported(&files), (support::instrument_json(), String::new()));
}

/// openpyxl in an environment of its own, made once.
fn python() -> PathBuf {
    let folder = PathBuf::from(path("openpyxl"));
    let python = folder.join("bin/python");
    if !folder.join("ready").exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder), "python3-venv");
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "openpyxl==3.1.5"]), "PyPI");
        fs::write(folder.join("ready"), "").unwrap();
    }
    python
}

/// Writes every cell anew, and one of them as a formula, for which openpyxl writes no value.
const WRITE: &str = "
import sys, openpyxl
read = openpyxl.load_workbook(sys.argv[1])
made = openpyxl.Workbook()
made.remove(made.active)
for sheet in read:
    page = made.create_sheet(sheet.title)
    for row in sheet.iter_rows(values_only=True):
        page.append(row)
made.save(sys.argv[2])
made['Items']['B2'] = '=\"P\" & \"E\"'
made.save(sys.argv[3])
";

#[test]
fn what_openpyxl_writes_is_the_same_model() {
    if env::var_os("SBS_FULL").is_none() {
        return;
    }
    let (written, formula) = (path("openpyxl.xlsx"), path("openpyxl-formula.xlsx"));
    run(
        Command::new(python()).args(["-c", WRITE, &exported("model.xlsx", &[]), &written, &formula]),
        "openpyxl",
    );

    assert_eq!(imported(&[&written]), (support::instrument_json(), String::new()));
    let told = super::refused(&formula, &[]);
    let expected = "sheet Items, row 2, column B: is a formula without a value";
    assert!(told.iter().any(|line| line.starts_with(expected)), "{told:#?}");
    fs::remove_file(formula).unwrap();
}
