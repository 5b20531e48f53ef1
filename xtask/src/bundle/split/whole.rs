//! A wasm that is to be cut, as read, and what can be reached in it.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    ElementItems, Export, ExternalKind, FunctionBody, Global, MemoryType, Operator, Parser, Payload,
    TableType, TypeRef, TypeSectionReader,
};

use super::{Fault, linked::Needs, offset_of, start_of};

/// A wasm that imports only functions, and has one memory.
pub struct Whole<'a> {
    pub types: Option<TypeSectionReader<'a>>,
    /// Module, name, type.
    pub imports: Vec<(&'a str, &'a str, u32)>,
    /// The type of each function that is defined here.
    pub functions: Vec<u32>,
    pub tables: Vec<TableType>,
    pub memory: MemoryType,
    pub globals: Vec<Global<'a>>,
    pub exports: Vec<Export<'a>>,
    pub start: Option<u32>,
    /// Place in the table, and function.
    pub slots: BTreeMap<u32, u32>,
    pub bodies: Vec<FunctionBody<'a>>,
    /// Start in memory, and what stands there.
    pub data: Vec<(u32, &'a [u8])>,
}

impl<'a> Whole<'a> {
    /// Reads.
    pub fn read(wasm: &'a [u8]) -> Result<Self, Fault> {
        let memory =
            MemoryType { memory64: false, shared: false, initial: 0, maximum: None, page_size_log2: None };
        let mut whole = Whole {
            types: None,
            imports: Vec::new(),
            functions: Vec::new(),
            tables: Vec::new(),
            memory,
            globals: Vec::new(),
            exports: Vec::new(),
            start: None,
            slots: BTreeMap::new(),
            bodies: Vec::new(),
            data: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => whole.types = Some(types),
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        let TypeRef::Func(kind) = import.ty else {
                            return Err("it imports other things than functions".into());
                        };
                        whole.imports.push((import.module, import.name, kind));
                    }
                }
                Payload::FunctionSection(functions) => {
                    whole.functions = functions.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::TableSection(tables) => {
                    for table in tables {
                        whole.tables.push(table?.ty);
                    }
                }
                Payload::MemorySection(memories) => {
                    whole.memory = memories.into_iter().next().ok_or("it has no memory")??;
                }
                Payload::GlobalSection(globals) => {
                    whole.globals = globals.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ExportSection(exports) => {
                    whole.exports = exports.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::StartSection { func, .. } => whole.start = Some(func),
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        let start = offset_of(&element.kind)?;
                        let ElementItems::Functions(functions) = element.items else {
                            return Err("a table of other things than functions".into());
                        };
                        for (slot, function) in (start..).zip(functions) {
                            whole.slots.insert(slot, function?);
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => whole.bodies.push(body),
                Payload::DataSection(data) => {
                    for piece in data {
                        let piece = piece?;
                        whole.data.push((start_of(&piece.kind)?, piece.data));
                    }
                }
                // The linker's own notes, and who made it.
                Payload::CustomSection(_)
                | Payload::Version { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::DataCountSection { .. }
                | Payload::End(_) => {}
                other => return Err(Fault(format!("it has {other:?}"))),
            }
        }
        Ok(whole)
    }

    /// How many functions are imported: they have the first numbers.
    pub fn imported(&self) -> u32 {
        self.imports.len() as u32
    }

    /// How many functions there are.
    pub fn count(&self) -> u32 {
        self.imported() + self.functions.len() as u32
    }

    /// The type of a function.
    pub fn type_of(&self, function: u32) -> Result<u32, Fault> {
        let own = function.checked_sub(self.imported());
        let found = match own {
            None => self.imports.get(function as usize).map(|(_, _, kind)| *kind),
            Some(own) => self.functions.get(own as usize).copied(),
        };
        found.ok_or_else(|| "a function that is not there".into())
    }

    /// Whether the first part fills this place of the table: it knows it, or JavaScript does.
    pub fn is_first_slot(&self, slot: u32, needs: &Needs) -> bool {
        slot >= needs.slots_end || needs.slots.contains(&slot)
    }

    /// The functions of the first part: what can be reached without the entry. Those from JavaScript are always there.
    pub fn reached(&self, needs: &Needs, entry: u32) -> Result<BTreeSet<u32>, Fault> {
        let exported = self.exports.iter().filter(|export| export.kind == ExternalKind::Func);
        let mut next: Vec<u32> =
            exported.map(|export| export.index).filter(|index| *index != entry).collect();
        next.extend(self.start);
        let slots = self.slots.iter().filter(|(slot, _)| self.is_first_slot(**slot, needs));
        next.extend(slots.map(|(_, function)| *function));
        let mut found: BTreeSet<u32> = (0..self.imported()).collect();
        next.retain(|index| !found.contains(index));
        while let Some(index) = next.pop() {
            if found.insert(index) {
                next.extend(self.called(index)?);
            }
        }
        Ok(found)
    }

    /// What of the first part the second one calls or has in its places of the table.
    pub fn shared(&self, first: &BTreeSet<u32>) -> Result<BTreeSet<u32>, Fault> {
        let mut shared = BTreeSet::new();
        for index in (self.imported()..self.count()).filter(|index| !first.contains(index)) {
            shared.extend(self.called(index)?.into_iter().filter(|called| first.contains(called)));
        }
        Ok(shared)
    }

    fn called(&self, function: u32) -> Result<Vec<u32>, Fault> {
        let own = function.checked_sub(self.imported()).and_then(|own| self.bodies.get(own as usize));
        let mut called = Vec::new();
        if let Some(body) = own {
            for operator in body.get_operators_reader()? {
                if let Operator::Call { function_index }
                | Operator::ReturnCall { function_index }
                | Operator::RefFunc { function_index } = operator?
                {
                    called.push(function_index);
                }
            }
        }
        Ok(called)
    }
}

/// The number of an exported function.
pub fn exported(wasm: &[u8], name: &str) -> Result<u32, Fault> {
    let whole = Whole::read(wasm)?;
    let found = whole.exports.iter().find(|export| export.name == name && export.kind == ExternalKind::Func);
    found.map(|export| export.index).ok_or_else(|| Fault(format!("it does not export {name}")))
}
