//! Shortens the names by which a wasm and its glue know each other, such as `__wbg_focus_0123456789abcdef`: chance does
//! not compress, and each stands in both. With this step the first load is 4.7 KB of brotli smaller.
//! What only describes the wasm (who made it, with which features) is left away too.

use std::{collections::BTreeMap, fs, path::Path};

use crate::Error;

/// Rewrites a wasm and its glue, which is still as wasm-bindgen wrote it.
///
/// # Errors
/// When a file cannot be read or written, or the two do not fit each other.
pub fn shorten(glue: &Path, wasm: &Path) -> Result<(), Error> {
    let read = |path: &Path| fs::read(path).map_err(|cause| Error::file("read", path, &cause));
    let text = String::from_utf8_lossy(&read(glue)?).into_owned();
    let module = Module::read(&read(wasm)?)
        .ok_or_else(|| Error::new(format!("{} is not a wasm as we know it.", wasm.display())))?;
    let fail = |why| {
        Error::new(format!("The names in {} and {} do not fit: {why}.", glue.display(), wasm.display()))
    };
    let (text, binary) = shortened(&text, &module).map_err(fail)?;
    fs::write(glue, text).map_err(|cause| Error::file("write", glue, &cause))?;
    fs::write(wasm, binary).map_err(|cause| Error::file("write", wasm, &cause))
}

/// A wasm, as far as names go.
struct Module {
    sections: Vec<Section>,
}

enum Section {
    /// Module, name, and the bytes that say what it is.
    Imports(Vec<(String, String, Vec<u8>)>),
    /// Name, and the bytes that say what it is.
    Exports(Vec<(String, Vec<u8>)>),
    /// Its number and content.
    Other(u8, Vec<u8>),
}

const START: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

impl Module {
    fn read(wasm: &[u8]) -> Option<Self> {
        let mut rest = wasm.strip_prefix(START)?;
        let mut sections = Vec::new();
        while let Some((&number, after)) = rest.split_first() {
            rest = after;
            let length = size(&mut rest)?;
            let mut content = take(&mut rest, length)?;
            match number {
                CUSTOM => {}
                IMPORTS => sections.push(Section::Imports(list(&mut content, |content| {
                    let (module, name) = (name(content)?, name(content)?);
                    // A function, with the number of its type; our wasm imports nothing else.
                    let kind = kind(content)?;
                    (kind.first() == Some(&0)).then_some((module, name, kind))
                })?)),
                EXPORTS => sections.push(Section::Exports(list(&mut content, |content| {
                    Some((name(content)?, kind(content)?))
                })?)),
                _ => sections.push(Section::Other(number, content.to_vec())),
            }
        }
        Some(Module { sections })
    }

    fn write(&self) -> Vec<u8> {
        let mut wasm = START.to_vec();
        for section in &self.sections {
            let mut content = Vec::new();
            let number = match section {
                Section::Imports(imports) => {
                    push_size(&mut content, imports.len());
                    for (module, name, kind) in imports {
                        push_name(&mut content, module);
                        push_name(&mut content, name);
                        content.extend(kind);
                    }
                    IMPORTS
                }
                Section::Exports(exports) => {
                    push_size(&mut content, exports.len());
                    for (name, kind) in exports {
                        push_name(&mut content, name);
                        content.extend(kind);
                    }
                    EXPORTS
                }
                Section::Other(number, bytes) => {
                    content.extend(bytes);
                    *number
                }
            };
            wasm.push(number);
            push_size(&mut wasm, content.len());
            wasm.extend(content);
        }
        wasm
    }
}

/// How the glue calls the wasm's exports.
const INSTANCE: &str = "wasm.";

/// Glue and wasm with short names, or why that cannot be.
fn shortened(glue: &str, module: &Module) -> Result<(String, Vec<u8>), String> {
    let mut imports = BTreeMap::new();
    let mut exports = BTreeMap::new();
    let mut from = None;
    let mut sections = Vec::new();
    for section in &module.sections {
        sections.push(match section {
            Section::Imports(old) => {
                let mut new = Vec::new();
                for (module, name, kind) in old {
                    if from.get_or_insert_with(|| module.clone()) != module {
                        return Err(format!("it imports from {module} too"));
                    }
                    let next = short(imports.len());
                    let name = imports.entry(name.clone()).or_insert(next);
                    new.push(("m".to_owned(), name.clone(), kind.clone()));
                }
                Section::Imports(new)
            }
            Section::Exports(old) => {
                let mut new = Vec::new();
                for (name, kind) in old {
                    let next = short(exports.len());
                    new.push((next.clone(), kind.clone()));
                    exports.insert(name.clone(), next);
                }
                Section::Exports(new)
            }
            Section::Other(number, content) => Section::Other(*number, content.clone()),
        });
    }
    let from = format!("\"{}\"", from.unwrap_or_default());
    if glue.matches(&from).count() != 1 {
        return Err(format!("the glue should have {from} once"));
    }
    let text = renamed(&glue.replace(&from, "\"m\""), &imports, &exports)?;
    Ok((text, Module { sections }.write()))
}

/// The glue with every import under its new name, which stands there once, and every use of an export.
fn renamed(
    glue: &str,
    imports: &BTreeMap<String, String>,
    exports: &BTreeMap<String, String>,
) -> Result<String, String> {
    let mut text = String::with_capacity(glue.len());
    let mut met = 0;
    let mut rest = glue;
    while let Some(at) = rest.find(is_word) {
        text.push_str(&rest[..at]);
        let end = rest[at..].find(|c| !is_word(c)).map_or(rest.len(), |length| at + length);
        let word = &rest[at..end];
        let new = if text.ends_with(INSTANCE) { exports.get(word) } else { imports.get(word) };
        if new.is_some() && !text.ends_with(INSTANCE) {
            met += 1;
        }
        text.push_str(new.map_or(word, String::as_str));
        rest = &rest[end..];
    }
    text.push_str(rest);
    if met == imports.len() {
        Ok(text)
    } else {
        Err(format!("the wasm imports {} names, which the glue has {met} times", imports.len()))
    }
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

/// `a` to `z`, `A` to `Z`, then two letters.
fn short(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = char::from(LETTERS[number % LETTERS.len()]);
    match number / LETTERS.len() {
        0 => letter.to_string(),
        more => format!("{}{letter}", short(more - 1)),
    }
}

/// A number as wasm writes it: seven bits a byte, the lowest first.
fn size(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn push_size(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

fn name(bytes: &mut &[u8]) -> Option<String> {
    let length = size(bytes)?;
    String::from_utf8(take(bytes, length)?.to_vec()).ok()
}

fn push_name(bytes: &mut Vec<u8>, name: &str) {
    push_size(bytes, name.len());
    bytes.extend(name.as_bytes());
}

/// What is imported or exported: one byte for its kind, and a number.
fn kind(bytes: &mut &[u8]) -> Option<Vec<u8>> {
    let mut kind = take(bytes, 1)?.to_vec();
    push_size(&mut kind, size(bytes)?);
    Some(kind)
}

fn list<T>(bytes: &mut &[u8], one: impl Fn(&mut &[u8]) -> Option<T>) -> Option<Vec<T>> {
    let length = size(bytes)?;
    let items = (0..length).map(|_| one(bytes)).collect::<Option<Vec<T>>>()?;
    bytes.is_empty().then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "const import0 = {\n    __wbg_get_00ff00ff00ff00ff: function() { wasm.__wbindgen_free(); },\n};\n\
        return { \"./app_bg.js\": import0 };\nthis.__wbindgen_free = wasm.memory;\n";

    fn module() -> Module {
        let import = ("./app_bg.js".to_owned(), "__wbg_get_00ff00ff00ff00ff".to_owned(), vec![0, 3]);
        let exports =
            vec![("memory".to_owned(), vec![2, 0]), ("__wbindgen_free".to_owned(), vec![0, 200, 1])];
        Module {
            sections: vec![
                Section::Imports(vec![import]),
                Section::Exports(exports),
                Section::Other(10, vec![7; 200]),
            ],
        }
    }

    #[test]
    fn names_become_letters_on_both_sides() {
        let (glue, wasm) = shortened(GLUE, &module()).unwrap();

        assert_eq!(
            glue,
            "const import0 = {\n    a: function() { wasm.b(); },\n};\nreturn { \"m\": import0 };\n\
             this.__wbindgen_free = wasm.a;\n"
        );
        let start = b"\0asm\x01\0\0\0\x02\x07\x01\x01m\x01a\0\x03\x07\x0a\x02\x01a\x02\0\x01b\0\xc8\x01\x0a\xc8\x01\x07";
        assert!(wasm.starts_with(start), "{wasm:?}");
    }

    #[test]
    fn a_wasm_is_read_as_it_was_written_but_for_its_descriptions() {
        let mut wasm = module().write();
        assert_eq!(Module::read(&wasm).unwrap().write(), wasm);

        let bare = wasm.clone();
        wasm.extend(b"\0\x09\x08producer");
        assert_eq!(Module::read(&wasm).unwrap().write(), bare);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(shortened(&GLUE.replace("__wbg_get", "get"), &module()).is_err());
        assert!(shortened(&format!("{GLUE} __wbg_get_00ff00ff00ff00ff"), &module()).is_err());
        assert!(shortened(&GLUE.replace("./app_bg.js", "./b.js"), &module()).is_err());
        assert!(Module::read(b"<!doctype html>").is_none());
        let whole = module().write();
        assert!(Module::read(&whole[..whole.len() - 1]).is_none());
    }

    #[test]
    fn short_names_do_not_repeat() {
        let names: Vec<String> = (0..3000).map(short).collect();

        assert_eq!((&*names[0], &*names[51], &*names[52], &*names[104]), ("a", "Z", "aa", "ba"));
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len());
    }
}
