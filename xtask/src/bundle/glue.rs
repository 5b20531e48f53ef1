//! Changes to the script that wasm-bindgen writes. Each is a piece of text that must be there exactly once, so that a new
//! release that writes it differently stops the build and does not slip through.

use std::{fs, path::Path};

use crate::Error;

/// A piece of the glue, and what stands in its place.
struct Change<'a> {
    old: &'a str,
    new: &'a str,
}

/// What we never use, because our shell gives the module in one way only. On the page it is 250 bytes of brotli; in a
/// classic script `import.meta` would be a syntax error.
const LEAN: [Change<'_>; 3] = [
    Change {
        old: "
    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }
",
        new: "\n    ({module_or_path} = module_or_path)\n",
    },
    Change {
        old: "
    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || \
              (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }
",
        new: "",
    },
    Change {
        old: "export { initSync, __wbg_init as default };",
        new: "export { __wbg_init as default };",
    },
];

/// Only in the glue that Trunk asks for.
const OWN_PLACE: Change<'_> = Change {
    old: "
    if (module_or_path === undefined) {
        module_or_path = new URL('app_bg.wasm', import.meta.url);
    }
",
    new: "",
};

/// Where the glue takes hold of the wasm's exports. A panic is a trap that surfaces in whatever called the wasm: an
/// event, a timer, a promise. Only round the exports all of them can be caught, so that none reaches the page of a host.
const GUARD: Change<'_> =
    Change { old: "    wasm = instance.exports;\n", new: "    wasm = guarded(instance.exports);\n" };
const IMPORT: &str = "import { guarded } from \"sbs-guarded\";\n";

/// Leaves away what the page does not use of Trunk's glue.
///
/// # Errors
/// When the glue is not what we know.
pub fn of_page(script: &Path) -> Result<(), Error> {
    edit(script, |text| leaner(&changed(text, &OWN_PLACE)?))
}

/// Leaves away what the embed does not use, and leads every call into the wasm through the shell's guard.
///
/// # Errors
/// When the glue is not what we know.
pub fn of_embed(script: &Path) -> Result<(), Error> {
    edit(script, |text| guarded(&leaner(text)?))
}

fn edit(script: &Path, change: impl FnOnce(&str) -> Result<String, String>) -> Result<(), Error> {
    let text = fs::read_to_string(script).map_err(|cause| Error::file("read", script, &cause))?;
    let new = change(&text).map_err(|why| {
        Error::new(format!(
            "The script that wasm-bindgen wrote is not the one we know: {why}. Look at {} and teach \
             xtask/src/bundle/glue.rs the new form.",
            script.display()
        ))
    })?;
    fs::write(script, new).map_err(|cause| Error::file("write", script, &cause))
}

fn leaner(glue: &str) -> Result<String, String> {
    LEAN.iter().try_fold(glue.to_owned(), |text, change| changed(&text, change))
}

fn guarded(glue: &str) -> Result<String, String> {
    let guarded = changed(glue, &GUARD)?;
    // Any other use would be a way round the guard, and a panic there would reach the page of a host.
    match guarded.matches(".exports").count() {
        1 => Ok(format!("{IMPORT}{guarded}")),
        uses => Err(format!("it uses `.exports` {uses} times, and should once")),
    }
}

fn changed(glue: &str, change: &Change<'_>) -> Result<String, String> {
    match glue.matches(change.old).count() {
        1 => Ok(glue.replace(change.old, change.new)),
        times => Err(format!("it should have `{}` once, and has it {times} times", change.old.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As wasm-bindgen 0.2.130 ends its glue, shortened.
    const GLUE: &str = "let wasm;
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
    wasm.__wbindgen_start();
}

async function __wbg_init_once(module_or_path) {

    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }

    if (module_or_path === undefined) {
        module_or_path = new URL('app_bg.wasm', import.meta.url);
    }
    const imports = __wbg_get_imports();

    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || \
                        (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }

    const { instance, module } = await __wbg_load(await module_or_path, imports);
}

export { initSync, __wbg_init as default };
";

    #[test]
    fn the_glue_is_left_with_what_is_used() {
        let lean = leaner(&changed(GLUE, &OWN_PLACE).unwrap()).unwrap();

        for word in ["import.meta", "fetch(", "deprecated", "initSync"] {
            assert!(!lean.contains(word), "{word}: {lean}");
        }
        assert!(lean.contains("\n    ({module_or_path} = module_or_path)\n"), "{lean}");
        assert!(lean.contains("await __wbg_load(await module_or_path, imports);"), "{lean}");
    }

    #[test]
    fn the_exports_are_guarded() {
        let guarded = guarded(GLUE).unwrap();

        assert!(guarded.starts_with("import { guarded } from \"sbs-guarded\";\nlet wasm;"), "{guarded}");
        assert!(guarded.contains("\n    wasm = guarded(instance.exports);\n    wasm.__wbindgen_start();"));
    }

    #[test]
    fn glue_that_is_written_otherwise_is_refused() {
        let twice = format!("{GLUE}{}", GUARD.old);
        let way_round = format!("{GLUE}    memory = instance.exports.memory;\n");
        let renamed = GLUE.replace("instance.exports", "made.exports");

        for glue in [twice, way_round, renamed] {
            assert!(guarded(&glue).unwrap_err().contains(".exports"), "{glue}");
        }
        assert!(leaner("").unwrap_err().contains("once, and has it 0 times"));
    }
}
