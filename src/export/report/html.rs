//! The report as one HTML file: no script, no address but of pictures inside it. It opens in the preview of a mail
//! program and in a word processor, which know tables but no newer layout; where one shows no picture, its description
//! stands there.

use super::escape::{data_address, html};
use crate::{
    charts::{SvgText, Theme, to_svg},
    core::{result_code::link::link_to, string_enum::StringEnum},
    export::qr::{QrPicture, qr},
    report::document::{Begin, Block, Chart, Code, Column, Document, Logo, LogoFormat, Step, Table},
};

/// What the file may load: nothing but what is in it.
pub const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const CSS: &str = include_str!("report.css");

/// How wide a drawing is made, in CSS pixels: the widest form of each.
const DRAWN: f64 = 640.0;

/// The file.
#[must_use]
pub fn html_file(document: &Document) -> String {
    let mut page = Page { text: String::with_capacity(1 << 16) };
    page.add(&[
        "<!doctype html>\n<html lang=\"",
        document.lang.key(),
        "\" dir=\"",
        document.lang.dir(),
        "\">\n<head>\n<meta charset=\"utf-8\">\n",
    ]);
    page.add(&["<meta http-equiv=\"Content-Security-Policy\" content=\"", POLICY, "\">\n"]);
    page.add(&["<meta name=\"viewport\" content=\"width=device-width\">\n<title>", &html(&document.title)]);
    page.add(&["</title>\n<style>\n", CSS, "</style>\n</head>\n<body>\n<header>\n"]);
    if let Some(logo) = &document.logo {
        page.add(&["<img src=\"", &logo_address(logo), "\" alt=\"\">\n"]);
    }
    page.element("p", &document.name);
    for about in &document.about {
        page.element("p", about);
    }
    page.add(&["</header>\n<main>\n"]);
    page.element("h1", &document.headline);
    for (index, sheet) in document.sheets.iter().enumerate() {
        let class = if sheet.begins == Begin::OnNewPage && index > 0 { " class=\"sheet\"" } else { "" };
        page.add(&["<section", class, ">\n"]);
        page.blocks(&sheet.blocks);
        page.add(&["</section>\n"]);
    }
    page.add(&["</main>\n</body>\n</html>\n"]);
    page.text
}

fn logo_address(logo: &Logo) -> String {
    let kind = match logo.format {
        LogoFormat::Png => "image/png",
        LogoFormat::Jpeg => "image/jpeg",
    };
    data_address(kind, &logo.bytes)
}

struct Page {
    text: String,
}

impl Page {
    fn add(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        self.add(&["<", name, ">", &html(text), "</", name, ">\n"]);
    }

    fn paragraph(&mut self, class: &str, text: &str) {
        self.add(&["<p class=\"", class, "\">", &html(text), "</p>\n"]);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(2, text) => self.element("h2", text),
            Block::Heading(_, text) => self.element("h3", text),
            Block::Paragraph(text) => self.element("p", text),
            Block::Lead(text) => self.paragraph("lead", text),
            Block::Small(text) => self.paragraph("small", text),
            Block::List(items) => self.list("<ul>\n", items),
            Block::Notes(items) => self.list("<ul class=\"small\">\n", items),
            Block::Figures(figures) => {
                self.add(&["<ul class=\"figures\">\n"]);
                for (name, figure) in figures {
                    self.add(&["<li>", &html(name), " <b>", &html(figure), "</b></li>\n"]);
                }
                self.add(&["</ul>\n"]);
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Steps(steps) => {
                self.add(&["<ol>\n"]);
                for step in steps {
                    self.step(step);
                }
                self.add(&["</ol>\n"]);
            }
            Block::Columns(columns) => self.columns(columns),
            Block::Code(code) => self.code(code),
        }
    }

    fn list(&mut self, open: &str, items: &[String]) {
        self.add(&[open]);
        for item in items {
            self.element("li", item);
        }
        self.add(&["</ul>\n"]);
    }

    fn table(&mut self, table: &Table) {
        self.add(&["<table>\n"]);
        self.element("caption", &table.caption);
        self.add(&["<thead>\n<tr>"]);
        for head in &table.heads {
            self.add(&["<th scope=\"col\">", &html(head), "</th>"]);
        }
        self.add(&["</tr>\n</thead>\n<tbody>\n"]);
        for row in &table.rows {
            self.add(&["<tr>"]);
            for (index, cell) in row.iter().enumerate() {
                let (open, close) = match index {
                    0 => ("<th scope=\"row\">", "</th>"),
                    // "75 ± 12" stays on a line.
                    _ if cell.chars().count() < 9 => ("<td class=\"short\">", "</td>"),
                    _ => ("<td>", "</td>"),
                };
                self.add(&[open, &html(cell), close]);
            }
            self.add(&["</tr>\n"]);
        }
        self.add(&["</tbody>\n</table>\n"]);
    }

    fn chart(&mut self, chart: &Chart) {
        let text = SvgText { title: &chart.title, description: &chart.description };
        let svg = to_svg(&chart.chart, &Theme::light(), text, DRAWN);
        let address = data_address("image/svg+xml", svg.as_bytes());
        self.add(&["<figure>\n<img src=\"", &address, "\" alt=\"", &html(&chart.description), "\">\n"]);
        self.element("figcaption", &chart.title);
        self.add(&["</figure>\n"]);
    }

    fn step(&mut self, step: &Step) {
        self.add(&["<li><h3>", &html(&step.title), "</h3>\n"]);
        for text in [&step.about].into_iter().chain(&step.details).chain([&step.owner]) {
            if !text.is_empty() {
                self.element("p", text);
            }
        }
        self.add(&["</li>\n"]);
    }

    fn columns(&mut self, columns: &[Column]) {
        self.add(&["<table class=\"columns\" role=\"presentation\"><tbody><tr>\n"]);
        let all: u32 = columns.iter().map(|column| u32::from(column.share)).sum();
        for column in columns {
            let width = (u32::from(column.share) * 100 / all.max(1)).to_string();
            self.add(&["<td width=\"", &width, "%\">\n"]);
            self.blocks(&column.blocks);
            self.add(&["</td>\n"]);
        }
        self.add(&["</tr></tbody></table>\n"]);
    }

    fn code(&mut self, code: &Code) {
        self.paragraph("code", &code.code);
        if let Some(base) = &code.base {
            if let Some(picture) = qr(base, &code.code) {
                let address = data_address("image/svg+xml", qr_svg(&picture).as_bytes());
                self.add(&[
                    "<p><img width=\"120\" src=\"",
                    &address,
                    "\" alt=\"",
                    &html(&code.alt),
                    "\"></p>\n",
                ]);
            }
            let link = html(&link_to(base, &code.code));
            self.add(&["<p class=\"code\"><a href=\"", &link, "\">", &link, "</a></p>\n"]);
        }
        self.paragraph("small", &code.help);
    }
}

/// A QR picture as a file.
fn qr_svg(picture: &QrPicture) -> String {
    let size = picture.size.to_string();
    [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ",
        &size,
        " ",
        &size,
        "\"><path fill=\"#fff\" d=\"M0 0h",
        &size,
        "v",
        &size,
        "H0z\"/><path d=\"",
        &picture.path,
        "\"/></svg>",
    ]
    .concat()
}
