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
    /// The addresses of the texts of each language, in the order of [`LANGUAGES`].
    pub texts: [Vec<Range<u32>>; 2],
}

/// The languages, as their files are named.
pub const LANGUAGES: [&str; 2] = ["nl", "en"];

/// Data with this in their name (`src/core/built_in.rs`, `src/app/strings`) come apart from the first part, although that
/// knows where they will be: with the second one, or with a language.
const LATER: &str = "SBS_LATER_";
const TEXTS: [&str; 2] = ["SBS_TEXTS_NL", "SBS_TEXTS_EN"];

/// A piece of data with a name of its own.
struct Piece {
    /// Where it is in the file, counted from the start of the section.
    place: Range<usize>,
    /// Where it is in memory.
    memory: Range<u32>,
    /// The first part does not bring it, whoever knows its address: it is of a language, or of the second part.
    is_apart: bool,
    /// The language.
    language: Option<usize>,
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
        for (name, language) in [(LATER, None), (TEXTS[0], Some(0)), (TEXTS[1], Some(1))] {
            if !linked.pieces.values().any(|piece| piece.is_apart && piece.language == language) {
                return Err(format!("no data have {name} in their name").as_str().into());
            }
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
                    let language = TEXTS.iter().position(|known| name.contains(known));
                    let piece = Piece {
                        place: start..start + data.size as usize,
                        memory: from + data.offset..from + data.offset + data.size,
                        is_apart: language.is_some() || name.contains(LATER),
                        language,
                    };
                    self.pieces.insert(number, piece);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn needs(&self, entry: &str) -> Needs {
        let exports = self.exports.iter().filter(|(name, _)| !is_entry(name, entry));
        let roots = exports.map(|(_, at)| *at).chain(self.start).map(Node::Function);
        let first = self.reached(roots.collect());
        let found = first.iter().filter_map(|node| if let Node::Slot(at) = node { Some(at) } else { None });
        let slots = found.filter_map(|at| self.slots.get(at)).flatten().copied().collect();
        let first = self.memory(&first);
        // What two languages have in common comes with both: the same bytes to the same place.
        let texts = [0, 1].map(|language| {
            let own = self.pieces.values().filter(|piece| piece.language == Some(language));
            let (memory, known): (Vec<_>, Vec<_>) =
                own.map(|piece| (piece.memory.clone(), self.meant(&self.data, &piece.place))).unzip();
            let known = self.memory(&self.reached(known.concat()));
            without(&united([memory, known].concat()), &first)
        });
        let all = united(self.pieces.values().map(|piece| piece.memory.clone()).collect());
        let later_data = texts.iter().fold(without(&all, &first), |left, texts| without(&left, texts));
        Needs { slots, slots_end: self.slots_end, later_data, texts }
    }

    /// What can be reached from here, without going into what comes apart.
    fn reached(&self, mut next: Vec<Node>) -> BTreeSet<Node> {
        let mut found = BTreeSet::new();
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
                    if let Some(piece) = self.pieces.get(&number).filter(|piece| !piece.is_apart) {
                        next.extend(self.meant(&self.data, &piece.place));
                    }
                }
                Node::Slot(at) => next.push(Node::Function(at)),
            }
        }
        found
    }

    /// Where the found pieces are that come with what knows them. Constants may lie upon each other, and what no piece
    /// covers stays where it is.
    fn memory(&self, found: &BTreeSet<Node>) -> Vec<Range<u32>> {
        let pieces = found.iter().filter_map(|node| match node {
            Node::Data(number) => self.pieces.get(number).filter(|piece| !piece.is_apart),
            _ => None,
        });
        united(pieces.map(|piece| piece.memory.clone()).collect())
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
}

/// Until wasm-bindgen is done with it, the name of an export ends with a hash.
fn is_entry(name: &str, entry: &str) -> bool {
    let hash = name.strip_prefix(entry).map(|rest| rest.strip_prefix('_').unwrap_or(rest));
    hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
