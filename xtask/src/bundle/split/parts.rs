//! Writes the two parts of a wasm.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    FunctionSection, GlobalSection, ImportSection, MemorySection, Module, StartSection, TableSection,
    TypeSection,
    reencode::{Error as Unwritable, Reencode},
};
use wasmparser::FunctionBody;

use super::{
    Fault, Parts,
    linked::Needs,
    order,
    ranges::{united, without},
    whole::Whole,
};

/// The name of the module that the second part imports from.
const FROM: &str = "";

/// A gap of so few bytes costs less than another piece of data or table.
const GAP: u32 = 8;

impl From<Unwritable<Fault>> for Fault {
    fn from(error: Unwritable<Fault>) -> Self {
        match error {
            Unwritable::UserError(fault) => fault,
            other => Fault(format!("it cannot be written anew ({other:?})")),
        }
    }
}

/// Cuts a wasm at its entry, which the first part then does not export.
pub fn cut(wasm: &[u8], needs: &Needs, entry: u32) -> Result<Parts, Fault> {
    let whole = Whole::read(wasm)?;
    let first = whole.reached(needs, entry)?;
    if first.contains(&entry) {
        return Err("the first part calls the entry of the second".into());
    }
    let shared = whole.shared(&first)?;
    let names = Names::new(&whole, &shared);
    Ok(Parts {
        first: whole.first(needs, &first, &names, entry)?,
        later: whole.later(needs, &first, &names, entry)?,
        texts: [whole.texts(&needs.texts[0], &names)?, whole.texts(&needs.texts[1], &names)?],
    })
}

/// A wasm in one piece, with its functions in an order that packs well.
pub fn ordered(wasm: &[u8]) -> Result<Vec<u8>, Fault> {
    let whole = Whole::read(wasm)?;
    let needs =
        Needs { slots: BTreeSet::new(), slots_end: 0, later_data: Vec::new(), texts: Default::default() };
    whole.first(&needs, &(0..whole.count()).collect(), &Names::default(), u32::MAX)
}

/// Under which name the first part exports what the second imports.
#[derive(Default)]
struct Names {
    functions: BTreeMap<u32, String>,
    tables: Vec<String>,
    memory: String,
    globals: Vec<String>,
    /// Those that are not exported anyway.
    new: Vec<(String, ExportKind, u32)>,
}

impl Names {
    fn new(whole: &Whole<'_>, shared: &BTreeSet<u32>) -> Self {
        let mut new = Vec::new();
        let mut name = |kind: ExportKind, index: u32| {
            let known = whole
                .exports
                .iter()
                .find(|export| export.index == index && ExportKind::from(export.kind) == kind);
            known.map_or_else(
                || {
                    // Names of the glue are letters.
                    let name = new.len().to_string();
                    new.push((name.clone(), kind, index));
                    name
                },
                |export| export.name.to_owned(),
            )
        };
        let mut list = |kind, count: usize| (0..count as u32).map(|index| name(kind, index)).collect();
        let tables = list(ExportKind::Table, whole.tables.len());
        let globals = list(ExportKind::Global, whole.globals.len());
        let memory = name(ExportKind::Memory, 0);
        let functions = shared.iter().map(|index| (*index, name(ExportKind::Func, *index))).collect();
        Names { functions, tables, memory, globals, new }
    }
}

/// Gives functions their numbers in a part.
struct Renumber(BTreeMap<u32, u32>);

impl Reencode for Renumber {
    type Error = Fault;

    fn function_index(&mut self, index: u32) -> Result<u32, Unwritable<Fault>> {
        let absent =
            || Unwritable::UserError(Fault(format!("a part needs function {index}, which is not there")));
        self.0.get(&index).copied().ok_or_else(absent)
    }
}

impl Whole<'_> {
    fn first(
        &self,
        needs: &Needs,
        first: &BTreeSet<u32>,
        names: &Names,
        entry: u32,
    ) -> Result<Vec<u8>, Fault> {
        let own: Vec<u32> =
            self.in_order((self.imported()..self.count()).filter(|index| first.contains(index)).collect());
        let imported = 0..self.imported();
        let mut numbers = Renumber(imported.chain(own.iter().copied()).zip(0..).collect());
        let mut module = Module::new();
        self.types(&mut module, &mut numbers)?;

        let mut imports = ImportSection::new();
        for (from, name, kind) in &self.imports {
            imports.import(from, name, EntityType::Function(*kind));
        }
        module.section(&imports);
        module.section(&self.declared(&own));
        let mut tables = TableSection::new();
        for table in &self.tables {
            tables.table(numbers.table_type(*table)?);
        }
        module.section(&tables);
        let mut memories = MemorySection::new();
        memories.memory(numbers.memory_type(self.memory)?);
        module.section(&memories);
        let mut globals = GlobalSection::new();
        for global in &self.globals {
            numbers.parse_global(&mut globals, global.clone())?;
        }
        module.section(&globals);

        let mut exports = ExportSection::new();
        for export in self
            .exports
            .iter()
            .filter(|export| (export.kind, export.index) != (wasmparser::ExternalKind::Func, entry))
        {
            numbers.parse_export(&mut exports, *export)?;
        }
        for (name, kind, index) in &names.new {
            let index = if *kind == ExportKind::Func { numbers.function_index(*index)? } else { *index };
            exports.export(name, *kind, index);
        }
        module.section(&exports);
        if let Some(start) = self.start {
            module.section(&StartSection { function_index: numbers.function_index(start)? });
        }
        let is_here = |function: &u32| first.contains(function);
        module.section(&self.elements(&mut numbers, is_here, GAP)?);
        module.section(&self.code(&mut numbers, &own)?);
        let apart = [&needs.later_data, &needs.texts[0], &needs.texts[1]];
        module.section(
            &self.data(|place| apart.iter().fold(place.to_vec(), |left, ranges| without(&left, ranges))),
        );
        Ok(module.finish())
    }

    fn later(
        &self,
        needs: &Needs,
        first: &BTreeSet<u32>,
        names: &Names,
        entry: u32,
    ) -> Result<Vec<u8>, Fault> {
        let own: Vec<u32> =
            self.in_order((self.imported()..self.count()).filter(|index| !first.contains(index)).collect());
        let shared = names.functions.keys().copied();
        let mut numbers = Renumber(shared.chain(own.iter().copied()).zip(0..).collect());
        let mut module = Module::new();
        self.types(&mut module, &mut numbers)?;

        let mut imports = ImportSection::new();
        for (function, name) in &names.functions {
            imports.import(FROM, name, EntityType::Function(self.type_of(*function)?));
        }
        for (table, name) in self.tables.iter().zip(&names.tables) {
            imports.import(FROM, name, EntityType::Table(numbers.table_type(*table)?));
        }
        imports.import(FROM, &names.memory, EntityType::Memory(numbers.memory_type(self.memory)?));
        for (global, name) in self.globals.iter().zip(&names.globals) {
            imports.import(FROM, name, EntityType::Global(numbers.global_type(global.ty)?));
        }
        module.section(&imports);
        module.section(&self.declared(&own));
        module.section(&StartSection { function_index: numbers.function_index(entry)? });
        let is_here = |function: &u32| !first.contains(function);
        module.section(&self.elements(&mut numbers, is_here, 0)?);
        module.section(&self.code(&mut numbers, &own)?);
        module.section(&self.data(|place| {
            let rest = without(place, &needs.later_data);
            without(place, &rest)
        }));
        Ok(module.finish())
    }

    /// Data alone.
    fn texts(&self, texts: &[std::ops::Range<u32>], names: &Names) -> Result<Vec<u8>, Fault> {
        let mut module = Module::new();
        let mut imports = ImportSection::new();
        let memory = Renumber(BTreeMap::new()).memory_type(self.memory)?;
        imports.import(FROM, &names.memory, EntityType::Memory(memory));
        module.section(&imports);
        module.section(&self.data(|place| {
            let rest = without(place, texts);
            without(place, &rest)
        }));
        Ok(module.finish())
    }

    /// Those that are alike together.
    fn in_order(&self, own: Vec<u32>) -> Vec<u32> {
        let bodies: Vec<_> =
            own.iter().map(|index| self.bodies[(index - self.imported()) as usize].as_bytes()).collect();
        order::by_likeness(&bodies).into_iter().map(|at| own[at]).collect()
    }

    fn types(&self, module: &mut Module, numbers: &mut Renumber) -> Result<(), Fault> {
        let mut types = TypeSection::new();
        if let Some(section) = &self.types {
            numbers.parse_type_section(&mut types, section.clone())?;
        }
        module.section(&types);
        Ok(())
    }

    fn declared(&self, own: &[u32]) -> FunctionSection {
        let mut functions = FunctionSection::new();
        for index in own {
            functions.function(self.functions[(index - self.imported()) as usize]);
        }
        functions
    }

    fn code(&self, numbers: &mut Renumber, own: &[u32]) -> Result<CodeSection, Fault> {
        let mut code = CodeSection::new();
        for index in own {
            let body: FunctionBody<'_> = self.bodies[(index - self.imported()) as usize].clone();
            numbers.parse_function_body(&mut code, body)?;
        }
        Ok(code)
    }

    /// The places of the table that this part fills. In a gap of at most `gap` places stands the function 0, which the
    /// second part puts another one for before anybody calls there.
    fn elements(
        &self,
        numbers: &mut Renumber,
        is_here: impl Fn(&u32) -> bool,
        gap: u32,
    ) -> Result<ElementSection, Fault> {
        let mut pieces: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in self.slots.iter().filter(|(_, function)| is_here(function)) {
            let function = numbers.function_index(*function)?;
            match pieces.last_mut() {
                Some((start, functions)) if slot - *start <= functions.len() as u32 + gap => {
                    functions.resize((slot - *start) as usize, 0);
                    functions.push(function);
                }
                _ => pieces.push((*slot, vec![function])),
            }
        }
        let mut elements = ElementSection::new();
        for (start, functions) in pieces {
            elements.active(None, &ConstExpr::i32_const(start as i32), Elements::Functions(functions.into()));
        }
        Ok(elements)
    }

    /// The data of this part: of the place of each piece, what `ours` leaves of it, over small gaps.
    fn data(&self, ours: impl Fn(&[std::ops::Range<u32>]) -> Vec<std::ops::Range<u32>>) -> DataSection {
        let mut section = DataSection::new();
        for (start, bytes) in &self.data {
            let place = *start..*start + bytes.len() as u32;
            let mut pieces: Vec<std::ops::Range<u32>> = Vec::new();
            for piece in united(ours(&[place])) {
                match pieces.last_mut() {
                    Some(last) if piece.start - last.end <= GAP => last.end = piece.end,
                    _ => pieces.push(piece),
                }
            }
            for piece in pieces {
                let bytes = &bytes[(piece.start - start) as usize..(piece.end - start) as usize];
                section.active(0, &ConstExpr::i32_const(piece.start as i32), bytes.iter().copied());
            }
        }
        section
    }
}
