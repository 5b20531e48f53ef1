//! Checks the instrument and embeds it in a compact form, so that the page needs neither the JSON nor its parser.
//!
//! The check is the very one of `sbs check`: its modules are compiled into this script. A faulty instrument does not
//! build, and all its faults are told at once.

use std::{env, error::Error, fs, path::Path};

use crate::core::instrument::{Instrument, pack};

#[allow(dead_code, unused_imports, reason = "a script that only checks and packs needs only a part of this")]
#[path = "src/core"]
mod core {
    pub mod instrument;
    pub mod keyed;
}

const SOURCE: &str = "assessments/social-business.json";

fn main() -> Result<(), Box<dyn Error>> {
    // A change of the modules above needs no line: Cargo knows what the script itself was compiled from.
    println!("cargo::rerun-if-changed={SOURCE}");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // A whole scan takes 20 KiB of the stack, and 53 where what was kept is 127 levels deep, the deepest that is
        // read; an answer file that a host gives takes 44. One that overflows is a trap, like a panic. The usual 1 MiB
        // would be more than all the rest (`xtask/src/bundle/memory.rs` has the budget of all).
        for wasm in ["app", "embed"] {
            println!("cargo::rustc-link-arg-bin={wasm}=-zstack-size=65536");
        }
    }
    match Instrument::parse(&fs::read_to_string(SOURCE)?) {
        Ok(instrument) => {
            // What is about earlier versions is left out of the page as long as there are none.
            println!("cargo::rustc-check-cfg=cfg(first_version)");
            if instrument.version == 1 {
                println!("cargo::rustc-cfg=first_version");
            }
            write(&instrument)
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={SOURCE}: {fault}");
            }
            Ok(())
        }
    }
}

fn write(instrument: &Instrument) -> Result<(), Box<dyn Error>> {
    let packed = pack::pack(instrument);
    let out = env::var("OUT_DIR")?;
    let file = |end: &str| Path::new(&out).join(format!("social-business.{end}"));
    fs::write(file("bin"), packed.numbers)?;
    fs::write(file("ids.txt"), packed.ids)?;
    fs::write(file("nl.txt"), packed.nl)?;
    fs::write(file("en.txt"), packed.en)?;
    Ok(())
}
