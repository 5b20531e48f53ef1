//! Checks the instrument and the texts, and embeds both: the instrument in a compact form, so that the page needs neither
//! the JSON nor its parser, the texts as constants. A language is added by its file in `texts/` and its texts in the
//! instrument alone.
//!
//! The check of the instrument is the very one of `sbs check`: its modules are compiled into this script. What is faulty
//! does not build, and all faults are told at once.

#[path = "../src/i18n/language_file/form.rs"]
mod form;
mod languages;
mod texts;

use std::{
    env,
    error::Error,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    slice,
};

use crate::core::{
    instrument::{Instrument, binary_codec},
    lang,
};

#[allow(dead_code, unused_imports, reason = "a script that only checks and packs needs only a part of this")]
#[path = "../src/core"]
mod core {
    pub mod instrument;
    /// Nothing is embedded yet. The built-in instrument is in format 1, and needs nothing of another one.
    pub mod built_in {
        use super::lang::Lang;

        pub const NUMBERS: &[u8] = &[];
        pub const IDS: &str = "";

        pub fn texts(_: Lang) -> Option<&'static str> {
            None
        }

        pub fn keep(_: Lang, _: &'static str) -> bool {
            false
        }
    }
    #[path = "../../build/lang.rs"]
    pub mod lang;
    pub mod string_enum;
}

const SOURCE: &str = "assessments/social-business.json";

fn main() -> Result<(), Box<dyn Error>> {
    // A change of the modules above needs no line: Cargo knows what the script itself was compiled from.
    println!("cargo::rerun-if-changed={SOURCE}");
    println!("cargo::rerun-if-changed={}", languages::FOLDER);
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // A whole scan takes 20 KiB of the stack, and 53 where what was kept is 127 levels deep, the deepest that is
        // read; an answer file that a host gives takes 44. One that overflows is a trap, like a panic. The usual 1 MiB
        // would be more than all the rest (`benches/budgets.json` has the budget of all).
        for wasm in ["app", "embed"] {
            println!("cargo::rustc-link-arg-bin={wasm}=-zstack-size=65536");
        }
        // It reads what authors write, and a file of an instrument is some levels deep.
        println!("cargo::rustc-link-arg-bin=author=-zstack-size=262144");
        // It reads fonts and pictures of others.
        println!("cargo::rustc-link-arg-bin=pdf=-zstack-size=262144");
    }
    let texts = texts::generate(Path::new(languages::FOLDER), is_bundled);
    match &texts {
        Ok(sources) => {
            fs::write(out("languages.rs")?, &sources.languages)?;
            fs::write(out("strings.rs")?, &sources.strings)?;
            fs::write(out("words.rs")?, &sources.words)?;
        }
        Err(faults) => tell(faults),
    }
    if lang::all().len() == 0 {
        // Told above; without a language, an instrument without any text would be sound.
        return Ok(());
    }
    let text = fs::read_to_string(SOURCE)?;
    let odd_keys =
        serde_json::from_str(&text).map(|value| Instrument::with_odd_keys(&value).1).unwrap_or_default();
    match Instrument::parse(&text)
        .and_then(|sound| if odd_keys.is_empty() { Ok(sound) } else { Err(odd_keys) })
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())
        .and_then(in_all_languages)
    {
        Ok(instrument) => {
            // What is about earlier versions is left out of the page as long as there are none.
            println!("cargo::rustc-check-cfg=cfg(first_version)");
            if instrument.version == 1 {
                println!("cargo::rustc-cfg=first_version");
            }
            let Ok(sources) = texts else { return Ok(()) };
            write(&instrument, &sources)
        }
        Err(faults) => {
            tell(&faults.iter().map(|fault| format!("{SOURCE}: {fault}")).collect::<Vec<_>>());
            Ok(())
        }
    }
}

/// The instrument if it is in every language of the interface: only one from elsewhere may be in fewer.
fn in_all_languages(instrument: Instrument) -> Result<Instrument, Vec<String>> {
    let missing = lang::all().filter(|lang| instrument.languages().all(|own| own != *lang));
    let faults: Vec<String> = missing.map(|lang| format!("title.{} is missing", lang.key())).collect();
    if faults.is_empty() { Ok(instrument) } else { Err(faults) }
}

/// Ends the build with these lines, once the script is over.
fn tell(faults: &[String]) {
    for fault in faults {
        println!("cargo::error={fault}");
    }
}

/// A file that the program includes.
fn out(name: &str) -> Result<PathBuf, env::VarError> {
    Ok(Path::new(&env::var("OUT_DIR")?).join(name))
}

/// Whether the program that is built has the texts of a language in it. A page gets the others as files, if it asks for them;
/// what writes a PDF is loaded on request itself, and must know all that a report may be in.
fn is_bundled(code: &str) -> bool {
    let is_page = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32")
        && env::var_os("CARGO_FEATURE_PDF").is_none();
    !is_page || languages::BUNDLED.contains(&code)
}

fn write(instrument: &Instrument, sources: &texts::Sources) -> Result<(), Box<dyn Error>> {
    let packed = binary_codec::pack(instrument);
    // What a file of a language must fit: who reads it knows by this whether it belongs to this build.
    let mut hasher = DefaultHasher::new();
    (&sources.shape, &packed.numbers, &packed.ids).hash(&mut hasher);
    let stamp = format!("{:016x}", hasher.finish());
    write_files(&packed.texts, sources, &stamp)?;
    fs::write(out("language-stamp.txt")?, &stamp)?;
    fs::write(out("social-business.bin")?, packed.numbers)?;
    fs::write(out("social-business.ids.txt")?, packed.ids)?;
    // An expression: the texts of each language, if they are bundled.
    let mut texts = String::from("[");
    for (lang, text) in lang::all().zip(packed.texts) {
        let name = format!("social-business.{}.txt", lang.key());
        fs::write(out(&name)?, text)?;
        texts +=
            &if is_bundled(lang.key()) { format!("Some(include_str!({name:?})), ") } else { "None, ".into() };
    }
    fs::write(out("social-business.texts.rs")?, texts + "]")?;
    Ok(())
}

/// Writes the file of each language that pages load (`src/i18n/language_file.rs` reads it), and an expression of all of them.
fn write_files(instrument: &[String], sources: &texts::Sources, stamp: &str) -> Result<(), Box<dyn Error>> {
    let mut all = String::from("&[");
    for ((code, from, forms), of_instrument) in sources.files.iter().zip(instrument) {
        if languages::BUNDLED.contains(&code.as_str()) {
            continue;
        }
        let head = format!("{}\t{code}\t{stamp}\t{from}", form::KIND);
        let parts = [slice::from_ref(&head), forms.as_slice(), slice::from_ref(of_instrument)].concat();
        let name = format!("language.{code}.txt");
        fs::write(out(&name)?, parts.join(&form::BETWEEN.to_string()))?;
        all += &format!("({code:?}, include_str!({name:?})), ");
    }
    fs::write(out("language-files.rs")?, all + "]")?;
    Ok(())
}
