//! Checks the instrument and the texts, and embeds both: the instrument in a compact form, so that the page needs neither
//! the JSON nor its parser, the texts as constants. A language is added by its file in `texts/` and its texts in the
//! instrument alone.
//!
//! The check of the instrument is the very one of `sbs check`: its modules are compiled into this script. What is faulty
//! does not build, and all faults are told at once.

mod languages;
mod texts;

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use crate::core::{
    instrument::{Instrument, binary_codec},
    lang,
};

#[allow(dead_code, unused_imports, reason = "a script that only checks and packs needs only a part of this")]
#[path = "../src/core"]
mod core {
    pub mod instrument;
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
        // would be more than all the rest (`xtask/src/bundle/memory_budget.rs` has the budget of all).
        for wasm in ["app", "embed"] {
            println!("cargo::rustc-link-arg-bin={wasm}=-zstack-size=65536");
        }
        // It reads fonts and pictures of others.
        println!("cargo::rustc-link-arg-bin=pdf=-zstack-size=262144");
    }
    match texts::generate(Path::new(languages::FOLDER)) {
        Ok(sources) => {
            fs::write(out("languages.rs")?, sources.languages)?;
            fs::write(out("strings.rs")?, sources.strings)?;
            fs::write(out("words.rs")?, sources.words)?;
        }
        Err(faults) => tell(&faults),
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
            write(&instrument)
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

fn write(instrument: &Instrument) -> Result<(), Box<dyn Error>> {
    let packed = binary_codec::pack(instrument);
    fs::write(out("social-business.bin")?, packed.numbers)?;
    fs::write(out("social-business.ids.txt")?, packed.ids)?;
    // An expression: all texts by language.
    let mut texts = String::from("[");
    for (lang, text) in lang::all().zip(packed.texts) {
        let name = format!("social-business.{}.txt", lang.key());
        fs::write(out(&name)?, text)?;
        texts += &format!("include_str!({name:?}), ");
    }
    fs::write(out("social-business.texts.rs")?, texts + "]")?;
    Ok(())
}
