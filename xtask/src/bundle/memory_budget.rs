//! How much memory the wasm begins with: the stack, whose size is in `build/main.rs`, then the data. The allocator takes new
//! pages only, so that the rest of the last one is lost, and so is a whole one where a few bytes are too much.

use std::path::PathBuf;

use wasmparser::{Parser, Payload};

/// In pages of 64 KiB, for each wasm that has a memory of its own: one for the stack, the others for the data, most of which
/// are texts.
const BUDGET: u64 = 6;
/// The same for what writes a PDF, whose stack is larger, and whose data are fonts and tables of encodings.
const PDF_BUDGET: u64 = 20;
/// The same for the page for authors, whose stack is as large.
const AUTHOR_BUDGET: u64 = 8;

/// Each wasm of the bundle that begins with more than its budget.
pub fn faults(files: &[(PathBuf, Vec<u8>)]) -> Vec<String> {
    let wasm = files.iter().filter(|(name, _)| name.extension().is_some_and(|end| end == "wasm"));
    let large = wasm.filter_map(|(name, content)| {
        let begins = |start| name.to_string_lossy().starts_with(start);
        let budget = match () {
            () if begins("pdf-") => PDF_BUDGET,
            () if begins("author-") => AUTHOR_BUDGET,
            () => BUDGET,
        };
        Some((name, pages(content).filter(|pages| *pages > budget)?, budget))
    });
    large
        .map(|(name, pages, budget)| {
            format!(
                "Too large: the memory of {} begins with {pages} pages of 64 KiB; the budget is {budget}. \
                 Take data away, or see in build/main.rs whether the stack may be smaller.",
                name.display()
            )
        })
        .collect()
}

/// With how many pages the memory begins; nothing for a wasm that has none, or none of its own.
fn pages(wasm: &[u8]) -> Option<u64> {
    let memories = Parser::new(0).parse_all(wasm).find_map(|part| match part {
        Ok(Payload::MemorySection(memories)) => Some(memories),
        _ => None,
    })?;
    Some(memories.into_iter().next()?.ok()?.initial)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{MemorySection, MemoryType, Module};

    use super::*;

    fn wasm(name: &str, pages: Option<u64>) -> (PathBuf, Vec<u8>) {
        let mut module = Module::new();
        if let Some(minimum) = pages {
            let kind =
                MemoryType { minimum, maximum: None, memory64: false, shared: false, page_size_log2: None };
            let mut section = MemorySection::new();
            section.memory(kind);
            module.section(&section);
        }
        (PathBuf::from(name), module.finish())
    }

    #[test]
    fn only_a_memory_that_begins_above_its_budget_is_a_fault() {
        let files = [
            wasm("app.wasm", Some(BUDGET)),
            wasm("pdf-0_bg.wasm", Some(PDF_BUDGET)),
            wasm("none.wasm", None),
            wasm("page.js", Some(9)),
        ];
        assert_eq!(faults(&files), Vec::<String>::new());

        let faults = faults(&[wasm("embed.wasm", Some(BUDGET + 1))]);
        let told = format!("embed.wasm begins with {} pages", BUDGET + 1);
        assert!(matches!(faults.as_slice(), [one] if one.contains(&told)), "{faults:?}");
    }
}
