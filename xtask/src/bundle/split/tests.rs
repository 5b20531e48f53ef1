//! A small wasm is cut, and the parts are what they should be.

use std::collections::BTreeSet;

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, ImportSection, Instruction, MemorySection, MemoryType, Module, RefType,
    TableSection, TableType, TypeSection,
};

use super::{linked::Needs, parts, whole::Whole};

const ENTRY: u32 = 3;

/// Functions: 0 from JavaScript, 1 called by both parts, 2 exported and calling 1, 3 the entry, calling 0, 1 and 4,
/// 4 in the table. Data: eight bytes each for the first and the second part.
fn whole() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("m", "a", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    (0..4).for_each(|_| {
        functions.function(0);
    });
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 4,
        maximum: None,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut exports = ExportSection::new();
    exports.export("b", ExportKind::Memory, 0).export("c", ExportKind::Func, 2).export(
        "d",
        ExportKind::Func,
        ENTRY,
    );
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(vec![1, 4].into()));
    let mut code = CodeSection::new();
    for calls in [&[][..], &[1], &[0, 1, 4], &[]] {
        let mut body = Function::new([]);
        for called in calls {
            body.instruction(&Instruction::Call(*called));
        }
        body.instruction(&Instruction::End);
        code.function(&body);
    }
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(16), *b"first...later...");
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    module.section(&exports).section(&elements).section(&code).section(&data);
    module.finish()
}

fn needs(slots: &[u32]) -> Needs {
    Needs {
        slots: slots.iter().copied().collect::<BTreeSet<_>>(),
        slots_end: 3,
        later_data: vec![24..32, 40..48],
        texts: [vec![], vec![]],
    }
}

#[test]
fn each_part_has_its_own_functions_places_and_data() {
    let wasm = whole();
    let parts = parts::cut(&wasm, &needs(&[1]), ENTRY).ok().unwrap();
    let (first, later) = (Whole::read(&parts.first).ok().unwrap(), read_later(&parts.later));

    assert_eq!((first.functions.len(), first.data.as_slice()), (2, &[(16, &b"first..."[..])][..]));
    assert_eq!(first.slots.into_iter().collect::<Vec<_>>(), [(1, 1)]);
    let names: Vec<&str> = first.exports.iter().map(|export| export.name).collect();
    assert_eq!(names, ["b", "c", "0", "1", "2"], "memory, export, table, and the functions 0 and 1");
    assert_eq!(later, (2, true, b"later...".to_vec()));
}

#[test]
#[expect(clippy::single_range_in_vec_init, reason = "texts in one place of memory")]
fn the_texts_of_a_language_are_data_alone_and_in_no_other_part() {
    let needs = Needs { texts: [vec![16..21], vec![20..23]], ..needs(&[1]) };
    let parts = parts::cut(&whole(), &needs, ENTRY).ok().unwrap();

    assert_eq!(Whole::read(&parts.first).ok().unwrap().data, [(23, &b"."[..])]);
    assert_eq!(read_later(&parts.later).2, b"later...");
    let texts = parts.texts.map(|texts| read_later(&texts));
    assert_eq!(
        texts,
        [(0, false, b"first".to_vec()), (0, false, b"t..".to_vec())],
        "what is in both is there twice"
    );
}

#[test]
fn a_place_that_the_first_part_knows_keeps_its_function_there() {
    let wasm = whole();
    let parts = parts::cut(&wasm, &needs(&[1, 2]), ENTRY).ok().unwrap();

    let first = Whole::read(&parts.first).ok().unwrap();
    assert_eq!((first.functions.len(), first.slots.len()), (3, 2));
    assert_eq!(read_later(&parts.later).0, 1);
}

/// Whoever knows its place: the second part has no number for it.
#[test]
fn a_function_of_the_first_part_is_put_in_its_place_by_that() {
    let wasm = whole();
    let parts = parts::cut(&wasm, &needs(&[]), ENTRY).ok().unwrap();

    assert_eq!(Whole::read(&parts.first).ok().unwrap().slots.into_iter().collect::<Vec<_>>(), [(1, 1)]);
}

#[test]
fn an_entry_that_the_first_part_calls_is_refused() {
    let wasm = whole();

    assert!(parts::cut(&wasm, &needs(&[1]), 1).is_err());
    assert!(Whole::read(b"<!doctype html>").is_err());
}

/// How many functions it has, whether it starts by itself, and its data.
fn read_later(wasm: &[u8]) -> (u32, bool, Vec<u8>) {
    use wasmparser::{Parser, Payload};
    let mut read = (0, false, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.unwrap() {
            Payload::FunctionSection(functions) => read.0 = functions.count(),
            Payload::StartSection { .. } => read.1 = true,
            Payload::DataSection(data) => data.into_iter().for_each(|one| read.2.extend(one.unwrap().data)),
            _ => {}
        }
    }
    read
}

#[test]
fn a_wasm_in_one_piece_keeps_what_it_has() {
    let ordered = parts::ordered(&whole()).unwrap();
    let (read, before) = (Whole::read(&ordered).unwrap(), whole());
    let before = Whole::read(&before).unwrap();

    assert_eq!((read.count(), &read.imports, &read.data), (before.count(), &before.imports, &before.data));
    let names = |whole: &Whole<'_>| whole.exports.iter().map(|one| one.name.to_owned()).collect::<Vec<_>>();
    assert_eq!((names(&read), read.slots.len()), (names(&before), before.slots.len()));
}
