//! About the scan: what it is made of, how the score works, and where its limits are. What it is made of comes from the
//! instrument; another one says that of itself, or nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::screen_heading;
use crate::{
    charts::{Chart, PyramidModel, Tier, TierState},
    core::{
        instrument::{AboutPart, AboutSection, DimensionId, IndexRule, Output, Role, Source, Text},
        rounding::Numbers,
    },
    i18n::{Strings, strings},
    state::{
        host::Host,
        model::Model,
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::{badge::badge, figures::chart::ChartView},
        element_builder::{ElementBuilder, el, heading, of, quiet},
    },
};

/// What the page about the scan shows beside the model.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The state.
    pub model: &'a Model,
    /// The level of the heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids; unique on the page.
    pub prefix: &'a str,
    /// What is around the scan.
    pub host: &'a Host,
    /// Whether the licences of others are a file beside the page.
    pub has_licences: bool,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
}

/// The page about the scan.
#[must_use]
pub fn about(page: &About<'_>) -> ElementBuilder {
    let About { model, heading_level, prefix, send, .. } = *page;
    let (about, lang, text) = (&model.instrument.about, model.lang, strings(model.lang));
    let lede = about.lede.map(|lede| of("p", "sbs-section__lede").text(lede.get(lang)));
    let head = of("header", "sbs-section__head")
        .child(screen_heading(heading_level, "sbs-section__title", prefix, text.about_open))
        .option(lede);
    let to_data = quiet(text.data_open, send, Msg::Navigate(NavigateMsg::OpenData));
    let back = match (&model.viewed, model.resume) {
        (Some(viewed), _) => {
            let back = NavigateMsg::Visit(viewed.screen().place().to_owned());
            quiet(text.about_back_viewed, send, Msg::Navigate(back))
        }
        (None, Some(_)) => quiet(text.about_back, send, Msg::Navigate(NavigateMsg::Resume)),
        (None, None) => quiet(text.question_back_to_start, send, Msg::Navigate(NavigateMsg::OpenIntro)),
    };
    of("div", "sbs-section sbs-about")
        .child(head)
        .children(about.sections.iter().map(|section| page.section(section)))
        .child(page.score(text))
        .child(page.titled(text.about_limits_title).child(page.list(&model.instrument.caveats)))
        .child(page.privacy(text).child(el("p").child(to_data)))
        .child(page.sources(text))
        .child(page.licences(text))
        .child(of("div", "sbs-buttons").child(back))
}

impl About<'_> {
    /// A section of the page.
    fn titled(&self, title: &'static str) -> ElementBuilder {
        let title = heading(self.heading_level.saturating_add(1), "sbs-part__title").text(title);
        of("section", "sbs-part").child(title)
    }

    fn paragraph(&self, text: &Text) -> ElementBuilder {
        el("p").text(text.get(self.model.lang))
    }

    fn list(&self, texts: &[Text]) -> ElementBuilder {
        of("ul", "sbs-list").children(texts.iter().map(|text| el("li").text(text.get(self.model.lang))))
    }

    /// What the instrument says of itself.
    fn section(&self, section: &AboutSection) -> ElementBuilder {
        section.blocks.iter().fold(self.titled(section.title.get(self.model.lang)), |shown, block| {
            let shown = shown.option(block.text.map(|text| self.paragraph(&text)));
            match block.part {
                Some(part) => self.part(shown, part),
                None => shown,
            }
        })
    }

    fn part(&self, shown: ElementBuilder, part: AboutPart) -> ElementBuilder {
        let instrument = &self.model.instrument;
        match part {
            AboutPart::ThreePs => shown.child(self.dimensions(Role::Profile)),
            AboutPart::Values => shown.child(self.dimensions(Role::Bars)),
            AboutPart::Links => {
                let links: Vec<Text> = instrument.links.iter().map(|pair| pair.text).collect();
                shown.child(self.list(&links))
            }
            AboutPart::Pyramid => shown.node(self.pyramid()).child(self.tiers()),
            AboutPart::Names => shown.child(self.paragraph(&instrument.about.names_note)),
        }
    }

    fn dimensions(&self, role: Role) -> ElementBuilder {
        let lang = self.model.lang;
        of("ul", "sbs-list").children(self.model.instrument.dimensions_of(role).map(|id| {
            let dimension = self.model.instrument.dimension(id);
            let name = el("strong").text(dimension.name.get(lang));
            el("li").child(name).text(": ").text(dimension.description.get(lang))
        }))
    }

    /// The five tiers with their needs, drawn as on the result.
    fn pyramid(&self) -> Html {
        let (lang, text) = (self.model.lang, strings(self.model.lang));
        let tier = |id: DimensionId| {
            let dimension = self.model.instrument.dimension(id);
            Tier {
                name: dimension.name.get(lang).to_owned(),
                score: None,
                value: String::new(),
                note: dimension.maslow.map(|need| need.get(lang).to_owned()).unwrap_or_default(),
                state: TierState::Named,
                marks: Vec::new(),
            }
        };
        let chart = RcPtrEq::from(&Rc::new(Chart::Pyramid(PyramidModel {
            tiers: self.model.instrument.dimensions_of(Role::Levels).map(tier).collect(),
            threshold: 0.0,
            threshold_label: String::new(),
            waiting_label: String::new(),
            series: Vec::new(),
        })));
        let id = AttrValue::from([self.prefix, "-needs"].concat());
        let label = AttrValue::Static(text.about_pyramid_alt);
        html! { <ChartView {chart} {label} {id} /> }
    }

    /// The same as a table, the top first, as in the drawing.
    fn tiers(&self) -> ElementBuilder {
        let (lang, text) = (self.model.lang, strings(self.model.lang));
        let heads = [text.result_scores_step, text.about_pyramid_need, text.about_pyramid_about];
        let head = el("tr").children(heads.map(|head| el("th").set("scope", "col").text(head)));
        let row = |id: DimensionId| {
            let dimension = self.model.instrument.dimension(id);
            let name = of("span", "sbs-scores__name")
                .child(badge(Some(id), ' '))
                .child(el("span").text(dimension.name.get(lang)));
            let need = dimension.maslow.map_or("", |need| need.get(lang));
            el("tr")
                .child(el("th").set("scope", "row").child(name))
                .child(el("td").text(need))
                .child(el("td").text(dimension.description.get(lang)))
        };
        of("table", "sbs-scores")
            .child(of("caption", "sbs-visually-hidden").text(text.about_pyramid_alt))
            .child(el("thead").child(head))
            .child(el("tbody").children(self.model.instrument.dimensions_of(Role::Levels).rev().map(row)))
    }

    /// How answers become scores, levels and advice.
    fn score(&self, text: &'static Strings) -> ElementBuilder {
        let (instrument, lang) = (&self.model.instrument, self.model.lang);
        let threshold = Numbers::new(instrument, instrument.parameters.threshold, lang).threshold();
        let texts = &instrument.texts;
        let named = [
            (Output::Culture, &texts.culture),
            (Output::Pyramid, &texts.pyramid),
            (Output::Position, &texts.position),
        ];
        let outputs = of("ul", "sbs-list").children(named.into_iter().map(|(output, meaning)| {
            let name = el("strong").text(texts.outputs.get(output).get(lang));
            el("li").child(name).text(": ").text(meaning.get(lang))
        }));
        // The sentence says how, which is this rule alone.
        let lowest_counts =
            instrument.groups.iter().any(|group| group.rule == IndexRule::WeakestWeightedMean);
        self.titled(text.start_how)
            .child(el("p").text(text.start_how_scale))
            .option(lowest_counts.then(|| el("p").text(text.about_score_ps)))
            .child(el("p").text(text.about_score_missing))
            .child(el("p").text(&text.start_how_gate.fill(&[("threshold", &threshold)])))
            .child(outputs)
            .child(el("p").text(text.about_score_way))
    }

    fn privacy(&self, text: &'static Strings) -> ElementBuilder {
        // Our own page has no page around it that could read along.
        let host = (*self.host != Host::Page).then(|| el("p").text(text.about_privacy_host));
        self.titled(text.about_privacy_title)
            .child(el("p").text(text.start_privacy))
            .child(el("p").text(text.data_lede))
            .option(host)
    }

    fn sources(&self, text: &'static Strings) -> ElementBuilder {
        let about = &self.model.instrument.about;
        let links = |sources: &[Source], lang: &'static str| {
            of("ul", "sbs-list").children(sources.iter().map(|source| {
                // A page of somebody else's takes the place of the scan only if the visitor wants it so.
                let link = el("a")
                    .attr("href", &source.url)
                    .set("rel", "noreferrer")
                    .set("target", "_blank")
                    .copy(&source.name);
                el("li").maybe("lang", (!lang.is_empty()).then_some(lang)).child(link)
            }))
        };
        let articles = (!about.seed_texts.is_empty()).then(|| {
            el("div").child(el("p").text(text.about_sources_articles)).child(links(&about.seed_texts, "nl"))
        });
        let others = (!about.sources.is_empty()).then(|| {
            el("div").child(el("p").text(text.about_sources_other)).child(links(&about.sources, "en"))
        });
        self.titled(text.about_sources_title).option(articles).option(others)
    }

    fn licences(&self, text: &'static Strings) -> ElementBuilder {
        let others = self.has_licences.then(|| {
            el("p").child(el("a").set("href", "./THIRD-PARTY-LICENSES.txt").text(text.start_licences))
        });
        self.titled(text.about_licence_title).child(el("p").text(text.about_licence_text)).option(others)
    }
}
