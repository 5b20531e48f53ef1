//! The text of pages in the order in which it is drawn.

use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::{
    content::UntypedIter,
    object::{Dict, Name, Object, Stream},
    page::{Page, Resources},
};

/// How many drawings inside pages are read; a report has none, and one that draws itself would never end.
const MOST_DRAWINGS: usize = 500;
/// How deep they may lie in each other.
const DEEPEST: usize = 8;

/// Reads pages one after another.
#[derive(Default)]
pub struct PageTexts {
    text: String,
    drawings: usize,
}

/// How the codes of a text become letters.
struct Letters {
    /// What a code stands for, where the font says so.
    known: Option<CMap>,
    /// The bytes of a code.
    width: usize,
}

/// Where a text stands.
#[derive(Default)]
struct Marked {
    /// How deep we are in marked content.
    depth: usize,
    /// Since what depth in what the writer marked as belonging to the page and not to the report.
    since: Option<usize>,
}

impl PageTexts {
    /// What was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reads another page.
    pub fn add(&mut self, page: &Page<'_>) {
        if let Some(content) = page.page_stream() {
            self.content(content, page.resources(), 0);
        }
    }

    fn content(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut operations = UntypedIter::new(content);
        let mut fonts: BTreeMap<Vec<u8>, Letters> = BTreeMap::new();
        let mut font = Vec::new();
        let mut marked = Marked::default();
        while let Some(operation) = operations.next() {
            let operands: Vec<&Object<'_>> = operation.operands().collect();
            match (&**operation.operator, operands.as_slice()) {
                (b"BDC" | b"BMC", operands) => marked.begin(operands.get(1).copied(), resources),
                (b"EMC", _) => marked.end(),
                _ if marked.since.is_some() => {}
                (b"Tf", [Object::Name(name), ..]) => {
                    font = name.to_vec();
                    fonts.entry(font.clone()).or_insert_with(|| Letters::of(resources.get_font(name)));
                }
                (b"Tj" | b"'" | b"\"", [.., Object::String(codes)]) => self.codes(codes, fonts.get(&font)),
                (b"TJ", [Object::Array(parts)]) => {
                    for codes in parts.iter::<Object<'_>>().filter_map(Object::into_string) {
                        self.codes(&codes, fonts.get(&font));
                    }
                }
                (b"Do", [Object::Name(name)]) => self.drawing(name, resources, depth),
                _ => {}
            }
        }
    }

    /// A drawing that may hold text, too.
    fn drawing(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) {
        let Some(drawing) = resources.get_x_object(name) else { return };
        let is_form = drawing.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| *kind == *b"Form");
        if !is_form || depth == DEEPEST || self.drawings == MOST_DRAWINGS {
            return;
        }
        self.drawings += 1;
        let Ok(content) = drawing.decoded_data() else { return };
        match drawing.dict().get::<Dict<'_>>("Resources") {
            Some(own) => self.content(&content, &Resources::new(own), depth + 1),
            None => self.content(&content, resources, depth + 1),
        }
    }

    fn codes(&mut self, codes: &[u8], letters: Option<&Letters>) {
        let width = letters.map_or(1, |letters| letters.width);
        for code in codes.chunks(width) {
            let number = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            match letters.and_then(|letters| letters.known.as_ref()) {
                Some(known) => match known.lookup_bf_string(number) {
                    Some(BfString::Char(letter)) => self.text.push(letter),
                    Some(BfString::String(letters)) => self.text.push_str(&letters),
                    None => self.text.push(char::REPLACEMENT_CHARACTER),
                },
                // A font that says nothing has the letters of Western Europe, or none that we know.
                None if width == 1 => self.text.extend(char::from_u32(number)),
                None => self.text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

impl Letters {
    fn of(font: Option<Dict<'_>>) -> Self {
        let Some(font) = font else { return Self { known: None, width: 1 } };
        let is_composite = font.get::<Name<'_>>("Subtype").is_some_and(|kind| *kind == *b"Type0");
        let known = font.get::<Stream<'_>>("ToUnicode").and_then(|stream| {
            let content = stream.decoded_data().ok()?;
            CMap::parse(&content, |_| None)
        });
        Self { known, width: if is_composite { 2 } else { 1 } }
    }
}

impl Marked {
    fn begin(&mut self, properties: Option<&Object<'_>>, resources: &Resources<'_>) {
        self.depth += 1;
        let kind = match properties {
            Some(Object::Dict(own)) => own.get::<Name<'_>>("Type"),
            Some(Object::Name(name)) => {
                resources.properties.get::<Dict<'_>>(name).and_then(|shared| shared.get("Type"))
            }
            _ => None,
        };
        if self.since.is_none() && kind.is_some_and(|kind| *kind == *b"Pagination") {
            self.since = Some(self.depth);
        }
    }

    fn end(&mut self) {
        if self.since == Some(self.depth) {
            self.since = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }
}
