//! What a screen reader and a text extractor get of the PDF: its tags, its words and their order.

use std::collections::HashMap;

use lopdf::{Document as Pdf, Object, ObjectId};
use social_business_scan::{
    core::{instrument::Lang, string_enum::StringEnum},
    export::report::markdown::markdown_file,
    report::document::{Block, Document},
};

use super::report::{inputs, made, of_markdown, written};

#[test]
fn a_pdf_is_tagged_with_alternatives_and_carries_its_fonts() {
    let (_, input) = &inputs()[0];
    let document = made(input, Lang::SOURCE);

    let pdf = Pdf::load_mem(&written(&document, Some(&input.to_string()))).unwrap();

    let catalog = pdf.catalog().unwrap();
    let marked = catalog.get_deref(b"MarkInfo", &pdf).unwrap().as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert_eq!(catalog.get_deref(b"Lang", &pdf).unwrap().as_str().unwrap(), b"nl");
    assert!(catalog.get(b"Outlines").is_ok() && catalog.get(b"StructTreeRoot").is_ok());
    let kinds = |wanted: &str| -> Vec<_> {
        let is_kind = |object: &&Object| {
            let kind = object.as_dict().and_then(|dictionary| dictionary.get(b"S")).and_then(Object::as_name);
            kind.is_ok_and(|kind| kind == wanted.as_bytes())
        };
        pdf.objects.values().filter(is_kind).map(|object| object.as_dict().unwrap()).collect()
    };
    assert_eq!(kinds("H1").len(), 1);
    assert_eq!(kinds("H2").len(), document.headings().count());
    assert_eq!(kinds("Table").len(), kinds("Caption").len());
    assert!(kinds("TH").len() > 60 && kinds("TD").len() > 100);
    let figures = kinds("Figure");
    assert_eq!(figures.len(), 3, "radar, pyramid and QR picture");
    assert!(
        figures.iter().all(|figure| figure.get(b"Alt").is_ok_and(|alt| alt.as_str().unwrap().len() > 10))
    );
    let fonts: Vec<_> = pdf.objects.values().filter_map(|object| object.as_dict().ok()).collect();
    let fonts = fonts.iter().filter(|font| font.has_type(b"FontDescriptor"));
    let embedded = fonts.map(|font| [&b"FontFile2"[..], b"FontFile3"].iter().any(|key| font.has(key)));
    assert_eq!(embedded.collect::<Vec<_>>(), [true; 3]);
}

/// The text of marked content, by page and number.
type Marked = HashMap<(ObjectId, i64), String>;

fn marked(pdf: &Pdf) -> Marked {
    let mut marked = Marked::new();
    for page in pdf.get_pages().into_values() {
        let fonts = pdf.get_page_fonts(page).unwrap();
        let (mut font, mut open) = (None, Vec::new());
        for operation in pdf.get_and_decode_page_content(page).unwrap().operations {
            match &*operation.operator {
                "BDC" => {
                    let properties = operation.operands[1].as_dict().unwrap();
                    open.push(properties.get(b"MCID").and_then(Object::as_i64).ok());
                }
                "BMC" => open.push(None),
                "EMC" => drop(open.pop()),
                "Tf" => {
                    let name = operation.operands[0].as_name().unwrap();
                    font = Some(fonts[name].get_font_encoding(pdf).unwrap());
                }
                "Tj" | "TJ" => {
                    let Some(number) = open.iter().rev().find_map(|number| *number) else { continue };
                    let text = marked.entry((page, number)).or_default();
                    let parts = match &operation.operands[0] {
                        Object::Array(parts) => parts.clone(),
                        one => vec![one.clone()],
                    };
                    for part in parts.iter().filter_map(|part| part.as_str().ok()) {
                        text.push_str(&Pdf::decode_text(font.as_ref().unwrap(), part).unwrap());
                    }
                }
                _ => {}
            }
        }
    }
    marked
}

/// Walks the tags in their order.
struct Walk<'a> {
    pdf: &'a Pdf,
    marked: &'a Marked,
    text: String,
    kinds: Vec<String>,
}

impl Walk<'_> {
    fn kid(&mut self, kid: &Object, page: Option<ObjectId>) {
        let (_, kid) = self.pdf.dereference(kid).unwrap();
        match kid {
            Object::Integer(number) => self.text.push_str(&self.marked[&(page.unwrap(), *number)]),
            Object::Array(kids) => kids.clone().iter().for_each(|kid| self.kid(kid, page)),
            Object::Dictionary(element) => {
                let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                if let Ok(number) = element.get(b"MCID").and_then(Object::as_i64) {
                    self.text.push_str(self.marked.get(&(page.unwrap(), number)).map_or("", String::as_str));
                    return;
                }
                let Ok(kind) = element.get(b"S").and_then(Object::as_name) else { return };
                self.kinds.push(String::from_utf8_lossy(kind).into_owned());
                // What is drawn is read by its words.
                if kind != b"Figure" && element.has(b"K") {
                    self.kid(&element.get(b"K").unwrap().clone(), page);
                }
            }
            _ => {}
        }
    }
}

fn blankless(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// What stands between some texts, which must stand there in this order.
fn between<'a>(texts: &[String], mut rest: &'a str) -> Vec<&'a str> {
    let mut between = Vec::new();
    for text in texts {
        let at = rest.find(text.as_str()).unwrap_or_else(|| panic!("{text:?} does not stand in: {rest}"));
        between.push(&rest[..at]);
        rest = &rest[at + text.len()..];
    }
    between.push(rest);
    between.retain(|part| !part.is_empty());
    between
}

/// The words of the drawings.
fn descriptions(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Chart(chart) => all.push(blankless(&chart.description)),
            Block::Columns(columns) => columns.iter().for_each(|column| descriptions(&column.blocks, all)),
            _ => {}
        }
    }
}

#[test]
fn the_tags_read_as_the_markdown_does_in_its_order_and_nothing_else() {
    for (name, input) in inputs() {
        for lang in Lang::ALL {
            let document: Document = made(&input, *lang);
            let pdf = Pdf::load_mem(&written(&document, Some(&input.to_string()))).unwrap();
            let marked = marked(&pdf);
            let root = pdf.catalog().unwrap().get_deref(b"StructTreeRoot", &pdf).unwrap().as_dict().unwrap();
            let mut walk = Walk { pdf: &pdf, marked: &marked, text: String::new(), kinds: Vec::new() };

            walk.kid(root.get(b"K").unwrap(), None);

            let texts: Vec<String> = document.texts().into_iter().map(blankless).collect();
            let markdown = blankless(&of_markdown(&markdown_file(&document)).text);
            let mut drawn = Vec::new();
            document.sheets.iter().for_each(|sheet| descriptions(&sheet.blocks, &mut drawn));
            let link = blankless("https://example.org/scan/#r=");
            // Each has every text, in order. Besides there are labels of lists, the link, and the words of the drawings.
            for part in between(&texts, &blankless(&walk.text)) {
                let label = |text: &str| text == "•" || text.trim_end_matches('.').parse::<u8>().is_ok();
                assert!(label(part) || part.starts_with(&link), "{name} in {}: {part:?}", lang.key());
            }
            for part in between(&texts, &markdown) {
                let is_drawn = drawn.iter().any(|words| words == part);
                assert!(is_drawn || part.starts_with(&link), "{name} in {}: {part:?}", lang.key());
            }
            // A reader jumps by headings, tables and lists.
            for kind in ["H1", "H2", "Table", "TH", "TD", "L", "LI", "Figure", "Link"] {
                assert!(walk.kinds.iter().any(|found| found == kind), "{name}: no {kind}");
            }
            assert_eq!(walk.kinds.iter().filter(|kind| *kind == "H2").count(), document.headings().count());
        }
    }
}

#[test]
fn the_file_says_its_title_and_its_standards() {
    let document = made(&inputs()[0].1, Lang::SOURCE);
    let pdf = Pdf::load_mem(&written(&document, None)).unwrap();

    let catalog = pdf.catalog().unwrap();
    let shown = catalog.get_deref(b"ViewerPreferences", &pdf).unwrap().as_dict().unwrap();
    assert!(shown.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let metadata = catalog.get_deref(b"Metadata", &pdf).unwrap().as_stream().unwrap();
    let plain = metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone());
    let plain = String::from_utf8(plain).unwrap();
    for said in
        ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>3</pdfaid:part>", "Stichting &amp; Zonen &lt;b&gt;"]
    {
        assert!(plain.contains(said), "{said}: {plain}");
    }
}
