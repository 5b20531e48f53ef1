//! The report on paper, in place of the screen: made when the page is printed, by the button or by the browser's own
//! command, and gone afterwards.

use std::rc::Rc;

use web_sys::{Element, ImageBitmap};
use yew::prelude::*;

use super::{drawing::drawing, logo_picture};
use crate::{
    core::result_code::link::link_to,
    export::{qr::qr, report::pdf_request::Paper},
    report::document::{Begin, Block, Code, Column, Document, Logo, Step, Table},
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        element_builder::{ElementBuilder, OWN_REMOVAL, el, listener::Listener, of},
        screens::result::{block_props::BlockProps, share::link::qr_picture},
    },
};

/// Props of [`PrintedReport`].
#[derive(Properties, PartialEq)]
pub struct PrintedReportProps {
    /// What it is made of.
    pub block: RcPtrEq<BlockProps>,
    /// Makes the report.
    pub document: Callback<(), Document>,
}

/// What happens to it.
pub enum PrintMsg {
    /// Whether the page is being printed.
    Printed(bool),
    /// This logo can be drawn.
    Decoded(Rc<Logo>, ImageBitmap),
}

/// See the module.
pub struct PrintedReport {
    is_printed: bool,
    logo: Option<ImageBitmap>,
    canvas: NodeRef,
    sheets: NodeRef,
    _paper: Vec<Listener>,
}

impl Component for PrintedReport {
    type Message = PrintMsg;
    type Properties = PrintedReportProps;

    fn create(ctx: &Context<Self>) -> Self {
        let listen = |kind: &'static str, is_printed: bool| {
            let link = ctx.link().clone();
            if cfg!(feature = "prerender") {
                // Made without a browser.
                return None;
            }
            let window = web_sys::window()?;
            Listener::new(&window, kind, move || link.send_message(PrintMsg::Printed(is_printed)))
        };
        let paper = listen("beforeprint", true).into_iter().chain(listen("afterprint", false));
        let made = Self {
            is_printed: false,
            logo: None,
            canvas: NodeRef::default(),
            sheets: NodeRef::default(),
            _paper: paper.collect(),
        };
        made.decode(ctx);
        made
    }

    fn update(&mut self, ctx: &Context<Self>, msg: PrintMsg) -> bool {
        match msg {
            PrintMsg::Printed(is_printed) => {
                if let Some(sheets) = self.sheets.cast::<Element>().filter(|_| !is_printed) {
                    // Refused by nothing; without it the scan would be drawn anew, with all that is unfolded folded.
                    let _ = sheets.set_attribute(OWN_REMOVAL, "");
                }
                std::mem::replace(&mut self.is_printed, is_printed) != is_printed
            }
            PrintMsg::Decoded(of, logo) => {
                // Another one may have been chosen meanwhile.
                let is_wanted = ctx.props().block.report_form.logo.as_ref() == Some(&of);
                self.logo = if is_wanted { Some(logo) } else { self.logo.take() };
                self.is_printed
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PrintedReportProps) -> bool {
        if ctx.props().block.report_form.logo != old.block.report_form.logo {
            self.logo = None;
            self.decode(ctx);
        }
        // The button: it must be there before the browser is asked to print.
        self.is_printed |= ctx.props().block.report_form.prints != old.block.report_form.prints;
        self.is_printed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PrintedReportProps { block, document } = ctx.props();
        if self.is_printed {
            let logo = self.logo.as_ref().map(|_| &self.canvas);
            sheets(&document.emit(()), block.report_form.paper, logo).node_ref(&self.sheets).into()
        } else {
            Html::default()
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _is_first: bool) {
        if let Some(logo) = self.logo.as_ref().filter(|_| self.is_printed) {
            logo_picture::draw(logo, &self.canvas);
        }
    }
}

impl PrintedReport {
    /// Decodes the logo that was chosen, if one was.
    fn decode(&self, ctx: &Context<Self>) {
        if let Some(logo) = ctx.props().block.report_form.logo.clone() {
            let link = ctx.link().clone();
            let of = Rc::clone(&logo);
            logo_picture::decode(&logo, move |bitmap| link.send_message(PrintMsg::Decoded(of, bitmap)));
        }
    }
}

/// A table with more rows may go on on the next page.
const PAGE_OF_ROWS: usize = 16;

fn sheets(document: &Document, paper: Paper, logo: Option<&NodeRef>) -> ElementBuilder {
    let paper = match paper {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    };
    let about = document.about.iter().map(|about| el("p").copy(about));
    let logo = logo.map(|node| of("canvas", "sbs-paper__logo").set("aria-hidden", "true").node_ref(node));
    let top = of("header", "sbs-paper__top")
        .option(logo)
        .child(el("p").child(el("strong").copy(&document.name)))
        .children(about);
    let sheet = |sheet: &crate::report::document::Sheet| {
        let begins = match sheet.begins {
            Begin::OnNewPage => "page",
            Begin::Below => "below",
        };
        of("section", "sbs-paper__sheet").set("data-begins", begins).children(blocks(&sheet.blocks))
    };
    of("div", "sbs-paper sbs-print-only")
        .set("data-paper", paper)
        .child(top)
        .child(el("h1").copy(&document.headline))
        .children(document.sheets.iter().map(sheet))
}

fn blocks(blocks: &[Block]) -> impl Iterator<Item = ElementBuilder> + '_ {
    blocks.iter().map(block)
}

fn block(block: &Block) -> ElementBuilder {
    let list =
        |class, items: &[String]| of("ul", class).children(items.iter().map(|item| el("li").copy(item)));
    match block {
        Block::Heading(2, text) => el("h2").copy(text),
        Block::Heading(_, text) => el("h3").copy(text),
        Block::Paragraph(text) => el("p").copy(text),
        Block::Lead(text) => el("p").child(el("strong").copy(text)),
        Block::Small(text) => of("p", "sbs-small").copy(text),
        Block::List(items) => list("sbs-paper__list", items),
        Block::Notes(items) => list("sbs-paper__list sbs-small", items),
        Block::Figures(figures) => {
            of("ul", "sbs-paper__figures").children(figures.iter().map(|(name, figure)| {
                el("li").child(of("span", "sbs-small").copy(name)).child(el("strong").copy(figure))
            }))
        }
        Block::Table(rows) => table(rows),
        Block::Chart(chart) => {
            let drawn = drawing(&chart.chart, &chart.description);
            of("div", "sbs-paper__chart").child(drawn).child(of("p", "sbs-small").copy(&chart.title))
        }
        Block::Steps(steps) => of("ol", "sbs-paper__list").children(steps.iter().map(step)),
        Block::Columns(columns) => of("div", "sbs-paper__columns").children(columns.iter().map(column)),
        Block::Code(found) => code(found),
    }
}

fn column(column: &Column) -> ElementBuilder {
    let share = ["--sbs-share: ", &column.share.to_string()].concat();
    el("div").style(&share).children(blocks(&column.blocks))
}

fn step(step: &Step) -> ElementBuilder {
    let texts = [&step.about].into_iter().chain(&step.details).filter(|text| !text.is_empty());
    el("li")
        .child(el("h3").copy(&step.title))
        .children(texts.map(|text| el("p").copy(text)))
        .option((!step.owner.is_empty()).then(|| of("p", "sbs-paper__owner").copy(&step.owner)))
}

fn table(table: &Table) -> ElementBuilder {
    let heads = table.heads.iter().map(|head| el("th").set("scope", "col").copy(head));
    let row = |row: &Vec<String>| {
        el("tr").children(row.iter().enumerate().map(|(index, cell)| {
            if index == 0 { el("th").set("scope", "row").copy(cell) } else { el("td").copy(cell) }
        }))
    };
    of("table", "sbs-paper__table")
        .flag("data-long", table.rows.len() > PAGE_OF_ROWS)
        .child(el("caption").copy(&table.caption))
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(table.rows.iter().map(row)))
}

fn code(code: &Code) -> ElementBuilder {
    let link = code.base.as_ref().map(|base| {
        let picture = qr(base, &code.code).map(|picture| qr_picture(&picture, &code.alt));
        let address = of("p", "sbs-small sbs-paper__code").copy(&link_to(base, &code.code));
        of("div", "sbs-paper__link").option(picture).child(address)
    });
    el("div")
        .child(of("p", "sbs-paper__code").child(el("strong").copy(&code.code)))
        .option(link)
        .child(of("p", "sbs-small").copy(&code.help))
}

#[cfg(all(test, feature = "prerender"))]
mod tests {
    use super::*;
    use crate::{
        core::{
            answers::{Answer, AnswerSheet, Step},
            instrument::{Instrument, Lang, Mode},
            notes::Notes,
            score::score,
            section::Scope,
        },
        i18n::strings,
        report::{
            ReportPresenter,
            document::{DocumentOptions, Part, document},
        },
    };

    #[derive(Properties, PartialEq)]
    struct PaperProps {
        document: Document,
    }

    #[component]
    fn OnPaper(props: &PaperProps) -> Html {
        sheets(&props.document, Paper::A4, None).into()
    }

    fn report(mode: Mode, appendix: Part) -> Document {
        let instrument = Instrument::built_in().unwrap();
        let mut sheet = AnswerSheet::new(mode);
        for (item, step) in instrument.in_mode(mode).zip([3, 2, 1, 2, 3].into_iter().cycle()) {
            sheet.answers.set(item, Step::new(step).map(Answer::Step));
        }
        let scored = score(&instrument, &sheet);
        let presenter = ReportPresenter {
            instrument: &instrument,
            report: &scored,
            sheet: &sheet,
            scope: Scope::Whole,
            lang: Lang::SOURCE,
            strings: strings(Lang::SOURCE),
        };
        let options = DocumentOptions {
            organisation: "Jansen & Zonen".to_owned(),
            day: "29 november 2026".to_owned(),
            remark: "Besproken: 3 < 4.".to_owned(),
            appendix,
            code: "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y".to_owned(),
            link_base: Some("https://example.org/scan/".to_owned()),
            ..DocumentOptions::default()
        };
        document(presenter, &Notes::default(), &options)
    }

    #[test]
    fn paper_says_what_the_report_says_in_its_order() {
        for (mode, appendix) in
            [(Mode::Full, Part::Included), (Mode::Quick, Part::Left), (Mode::Full, Part::Left)]
        {
            let document = report(mode, appendix);
            let props = PaperProps { document: document.clone() };
            let renderer = yew::LocalServerRenderer::<OnPaper>::with_props(props).hydratable(false);

            let html = futures_executor::block_on(renderer.render());

            let mut text = String::new();
            for part in html.split('<').skip(1) {
                text.push_str(part.split_once('>').unwrap().1);
            }
            let entities = [
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&quot;", "\""),
                ("&#x27;", "'"),
                ("&#39;", "'"),
                ("&amp;", "&"),
            ];
            let text = entities.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign));
            let mut rest = text.as_str();
            for wanted in document.texts() {
                let at =
                    rest.find(wanted).unwrap_or_else(|| panic!("{wanted:?} is not on paper after: {rest}"));
                rest = &rest[at + wanted.len()..];
            }
            assert!(html.matches("<svg").count() == 3, "radar, pyramid and QR picture");
        }
    }
}
