//! Fuzzing of every reader: the properties are those of the product's tests, here with a meter for memory.

mod memory;
#[path = "../../tests/parser_properties/mod.rs"]
pub mod parser_properties;

use parser_properties::Property;

#[global_allocator]
static MEMORY: memory::Meter = memory::Meter::new();

/// What a reader may need at once: so much, and so much for every byte of its input.
#[derive(Clone, Copy)]
pub struct Budget {
    pub bytes: usize,
    pub per_byte: usize,
}

/// Prepares what all inputs share.
pub fn prepare() {
    let _ = (
        parser_properties::INSTRUMENT.items.len(),
        parser_properties::migration::RENEWED.items.len(),
        parser_properties::instrument::PLACES.len(),
        parser_properties::instrument::OTHERS.len(),
    );
}

/// Runs one input; whatever does not hold is a panic.
pub fn run(property: Property, budget: Budget, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let peak = MEMORY.peak_of(|| property(&text));
    let allowed = budget.bytes + budget.per_byte * text.len();
    assert!(peak <= allowed, "{peak} bytes at once for {} bytes of input, {allowed} are allowed", text.len());
}

/// The target of a reader.
#[macro_export]
macro_rules! target {
    ($reader:ident, $bytes:expr, $per_byte:expr) => {
        libfuzzer_sys::fuzz_target!(init: $crate::prepare(), |bytes: &[u8]| {
            let budget = $crate::Budget { bytes: $bytes, per_byte: $per_byte };
            $crate::run($crate::parser_properties::$reader::holds, budget, bytes)
        });
    };
}
