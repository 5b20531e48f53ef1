//! What refers to what in the wasm as the linker wrote it (`--emit-relocs`, see `build.rs`): only there is it told
//! which number in the code is an address, and of what. Tools that come after it keep addresses and places in the table.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use wasmparser::{
    ElementItems, ExternalKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationEntry,
    RelocationType, SymbolInfo,
};

use super::{
    Fault, offset_of,
    ranges::{united, without},
};

/// What the first part needs of what addresses point to.
pub struct Needs {
    /// Places in the table of functions.
    pub slots: BTreeSet<u32>,
    /// How long the table is; what comes after it was added later, for JavaScript.
    pub slots_end: u32,
    /// The addresses that only the second part knows, in order.
    pub later_data: Vec<Range<u32>>,
}

/// Data with this in their name (`src/core/built_in.rs`) belong to the second part, although the first knows where they
/// will be.
const LATER: &str = "SBS_LATER_";

/// A piece of data with a name of its own.
struct Piece {
    /// Where it is in the file, counted from the start of the section.
    place: Range<usize>,
    /// Where it is in memory.
    memory: Range<u32>,
    /// The second part brings it, whoever knows its address.
    is_later: bool,
}

#[derive(Default)]
struct Linked {
    imported: u32,
    exports: Vec<(String, u32)>,
    start: Option<u32>,
    /// What each function calls.
    calls: Vec<Vec<u32>>,
    /// Where each function stands, counted from the start of the section.
    bodies: Vec<Range<usize>>,
    slots: BTreeMap<u32, Vec<u32>>,
    slots_end: u32,
    /// Start in memory, and place in the section.
    segments: Vec<(u32, Range<usize>)>,
    functions: BTreeMap<u32, u32>,
    pieces: BTreeMap<u32, Piece>,
    code: Vec<RelocationEntry>,
    data: Vec<RelocationEntry>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Function(u32),
    /// A piece of data, by its number in the table of symbols.
    Data(u32),
    /// A function whose address is known.
    Slot(u32),
}

/// Finds what can be reached without the export that the second part starts with.
///
/// # Errors
/// When this is not the wasm of a linker that tells.
pub fn needs(wasm: &[u8], entry: &str) -> Result<Needs, Fault> {
    Ok(Linked::read(wasm)?.needs(entry))
}

impl Linked {
    fn read(wasm: &[u8]) -> Result<Self, Fault> {
        let mut linked = Self::default();
        let mut symbols = Vec::new();
        // Number and start of the sections that relocations apply to.
        let mut number = 0;
        let (mut code, mut data) = ((u32::MAX, 0), (u32::MAX, 0));
        let mut relocations = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let place = payload.as_section().map(|(_, range)| range.start);
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        linked.imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            linked.exports.push((export.name.to_owned(), export.index));
                        }
                    }
                }
                Payload::StartSection { func, .. } => linked.start = Some(func),
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        let mut at = offset_of(&element.kind)?;
                        let ElementItems::Functions(functions) = element.items else {
                            return Err("a table of other things than functions".into());
                        };
                        for function in functions {
                            linked.slots.entry(function?).or_default().push(at);
                            at += 1;
                        }
                        linked.slots_end = linked.slots_end.max(at);
                    }
                }
                Payload::CodeSectionStart { range, .. } => code = (number, range.start),
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    linked.bodies.push(range.start - code.1..range.end - code.1);
                    let mut calls = Vec::new();
                    for operator in body.get_operators_reader()? {
                        if let Operator::Call { function_index } | Operator::RefFunc { function_index } =
                            operator?
                        {
                            calls.push(function_index);
                        }
                    }
                    linked.calls.push(calls);
                }
                Payload::DataSection(segments) => {
                    let start = segments.range().start;
                    data = (number, start);
                    for segment in segments {
                        let segment = segment?;
                        let from = super::start_of(&segment.kind)?;
                        let end = segment.range.end - start;
                        linked.segments.push((from, end - segment.data.len()..end));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                symbols = table.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(section) => {
                        let entries = section.entries().into_iter().collect::<Result<Vec<_>, _>>()?;
                        relocations.push((section.section_index(), entries));
                    }
                    _ => {}
                },
                _ => {}
            }
            number += u32::from(place.is_some());
        }
        for (of, entries) in relocations {
            if of == code.0 {
                linked.code.extend(entries);
            } else if of == data.0 {
                linked.data.extend(entries);
            }
        }
        if linked.code.is_empty() || symbols.is_empty() {
            return Err("the linker did not say what refers to what".into());
        }
        linked.name(&symbols)?;
        if !linked.pieces.values().any(|piece| piece.is_later) {
            return Err(format!("no data have {LATER} in their name").as_str().into());
        }
        Ok(linked)
    }

    fn name(&mut self, symbols: &[SymbolInfo<'_>]) -> Result<(), Fault> {
        for (number, symbol) in (0..).zip(symbols) {
            match symbol {
                SymbolInfo::Func { index, .. } => {
                    self.functions.insert(number, *index);
                }
                SymbolInfo::Data { name, symbol: Some(data), .. } => {
                    let (from, place) =
                        self.segments.get(data.index as usize).ok_or("a symbol in no segment")?.clone();
                    let start = place.start + data.offset as usize;
                    let piece = Piece {
                        place: start..start + data.size as usize,
                        memory: from + data.offset..from + data.offset + data.size,
                        is_later: name.contains(LATER),
                    };
                    self.pieces.insert(number, piece);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn needs(&self, entry: &str) -> Needs {
        let mut slots = BTreeSet::new();
        let mut found = BTreeSet::new();
        let mut next: Vec<Node> = self
            .exports
            .iter()
            .filter(|(name, _)| !is_entry(name, entry))
            .map(|(_, at)| Node::Function(*at))
            .collect();
        next.extend(self.start.map(Node::Function));
        while let Some(node) = next.pop() {
            if !found.insert(node) {
                continue;
            }
            match node {
                Node::Function(at) => {
                    let Some(own) = at.checked_sub(self.imported).map(|own| own as usize) else { continue };
                    next.extend(self.calls[own].iter().map(|called| Node::Function(*called)));
                    next.extend(self.meant(&self.code, &self.bodies[own]));
                }
                Node::Data(number) => {
                    if let Some(piece) = self.pieces.get(&number).filter(|piece| !piece.is_later) {
                        next.extend(self.meant(&self.data, &piece.place));
                    }
                }
                Node::Slot(at) => {
                    slots.extend(self.slots.get(&at).into_iter().flatten().copied());
                    next.push(Node::Function(at));
                }
            }
        }
        let is_found = |number: &u32| found.contains(&Node::Data(*number));
        Needs { slots, slots_end: self.slots_end, later_data: self.later_data(is_found) }
    }

    /// What the numbers in this range stand for. Relocations are in the order of their places.
    fn meant(&self, relocations: &[RelocationEntry], range: &Range<usize>) -> Vec<Node> {
        let from = relocations.partition_point(|one| (one.offset as usize) < range.start);
        let here = relocations[from..].iter().take_while(|one| (one.offset as usize) < range.end);
        let function = |one: &RelocationEntry| self.functions.get(&one.index).copied();
        here.filter_map(|one| {
            use RelocationType as Kind;
            match one.ty {
                Kind::FunctionIndexLeb | Kind::FunctionIndexI32 => function(one).map(Node::Function),
                Kind::TableIndexSleb | Kind::TableIndexI32 | Kind::TableIndexRelSleb => {
                    function(one).map(Node::Slot)
                }
                Kind::MemoryAddrLeb | Kind::MemoryAddrSleb | Kind::MemoryAddrI32 => {
                    Some(Node::Data(one.index))
                }
                _ => None,
            }
        })
        .collect()
    }

    /// What pieces cover that are not found, and none that is. Constants may lie upon each other, and what no piece
    /// covers stays where it is.
    fn later_data(&self, is_found: impl Fn(&u32) -> bool) -> Vec<Range<u32>> {
        let mut later = Vec::new();
        let mut first = Vec::new();
        for (number, piece) in &self.pieces {
            if is_found(number) && !piece.is_later { &mut first } else { &mut later }
                .push(piece.memory.clone());
        }
        without(&united(later), &united(first))
    }
}

/// Until wasm-bindgen is done with it, the name of an export ends with a hash.
fn is_entry(name: &str, entry: &str) -> bool {
    let hash = name.strip_prefix(entry).map(|rest| rest.strip_prefix('_').unwrap_or(rest));
    hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
