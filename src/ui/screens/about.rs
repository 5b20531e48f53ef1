//! About the scan: what it is made of, how the score works, and where its limits are. What it is made of comes from the
//! instrument; another one says that of itself, or nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::screen_heading;
use crate::{
    charts::{Chart, PyramidModel, Tier, TierState},
    core::{
        instrument::{
            AboutPart, AboutSection, DimensionId, Group, IndexRule, Instrument, Loading, Output, Role,
            Source, Text,
        },
        rounding::Numbers,
    },
    i18n::{Strings, is_social, strings},
    report::{parts, pyramid},
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
        .option(page.limits(text))
        .child(page.privacy(text).child(el("p").child(to_data)))
        .option(page.sources(text))
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
            el("li").child(name).text(lang.colon()).text(" ").text(dimension.description.get(lang))
        }))
    }

    /// The tiers with their needs, drawn as on the result.
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
        let label = AttrValue::from(self.pyramid_alt(text));
        html! { <ChartView {chart} {label} {id} /> }
    }

    /// What the drawing shows.
    fn pyramid_alt(&self, text: &'static Strings) -> String {
        let instrument = &self.model.instrument;
        let has_need = |id: DimensionId| instrument.dimension(id).maslow.is_some();
        let has_needs = instrument.dimensions_of(Role::Levels).all(has_need);
        let alt = if has_needs { &text.about_pyramid_alt_needs } else { &text.about_pyramid_alt };
        alt.fill(&[("n", &instrument.top_level().to_string())])
    }

    /// The same as a table, the top first, as in the drawing.
    fn tiers(&self) -> ElementBuilder {
        let (lang, text) = (self.model.lang, strings(self.model.lang));
        let levels = || self.model.instrument.dimensions_of(Role::Levels);
        let has_needs = levels().any(|id| self.model.instrument.dimension(id).maslow.is_some());
        let need = has_needs.then_some(text.about_pyramid_need);
        let heads = [Some(text.result_scores_step), need, Some(text.about_pyramid_about)];
        let heads = heads.into_iter().flatten();
        let head = el("tr").children(heads.map(|head| el("th").set("scope", "col").text(head)));
        let row = |id: DimensionId| {
            let dimension = self.model.instrument.dimension(id);
            let name = of("span", "sbs-scores__name")
                .child(badge(Some(id), ' '))
                .child(el("span").text(dimension.name.get(lang)));
            let need = dimension.maslow.map_or("", |need| need.get(lang));
            el("tr")
                .child(el("th").set("scope", "row").child(name))
                .option(has_needs.then(|| el("td").text(need)))
                .child(el("td").text(dimension.description.get(lang)))
        };
        of("table", "sbs-scores")
            .child(of("caption", "sbs-visually-hidden").text(&self.pyramid_alt(text)))
            .child(el("thead").child(head))
            .child(el("tbody").children(levels().rev().map(row)))
    }

    /// How answers become scores, levels and advice.
    fn score(&self, text: &'static Strings) -> ElementBuilder {
        let (instrument, lang) = (&*self.model.instrument, self.model.lang);
        let texts = &instrument.texts;
        let has_levels = instrument.has(Role::Levels);
        let named = [
            (Output::Culture, &texts.culture, parts::has_culture(instrument)),
            (Output::Pyramid, &texts.pyramid, has_levels && !texts.pyramid.is_empty()),
            (Output::Position, &texts.position, parts::has_position(instrument)),
        ];
        let named = named.into_iter().filter(|(_, _, has)| *has);
        let outputs = named.map(|(output, meaning, _)| {
            let name = el("strong").text(texts.outputs.get(output).get(lang));
            el("li").child(name).text(lang.colon()).text(" ").text(meaning.get(lang))
        });
        let outputs: Vec<ElementBuilder> = outputs.collect();
        let outputs = (!outputs.is_empty()).then(|| of("ul", "sbs-list").children(outputs));
        let names = self.model.words().profile();
        // The sentence says how, which is this rule alone.
        let is_so =
            |group: &Group| group.role == Role::Profile && group.rule == IndexRule::WeakestWeightedMean;
        let lowest_counts = instrument.groups.iter().any(is_so);
        let lowest = lowest_counts.then(|| text.about_score_lowest.fill(&[("names", &names)]));
        let levels = if has_levels { self.levels(text) } else { Levels::default() };
        let missing = [Some(text.about_score_missing), levels.open.as_deref()];
        let is_gated = instrument.groups_of(Role::Levels).any(|group| group.gated);
        let has_core = instrument.items.iter().any(|item| item.core);
        let of_levels =
            if has_core { text.about_score_advice_levels } else { text.about_score_advice_levels_plain };
        let weighs_lowest = instrument.has(Role::Profile) && instrument.parameters.factor_weakest_p > 1.0;
        let of_lowest = weighs_lowest.then(|| text.about_score_advice_lowest.fill(&[("names", &names)]));
        let advice = [
            levels.way.as_deref(),
            Some(text.about_score_advice),
            is_gated.then_some(of_levels),
            of_lowest.as_deref(),
        ];
        self.titled(text.start_how)
            .child(el("p").text(text.start_how_scale))
            .option(shared(instrument, text).map(|shared| el("p").text(shared)))
            .option(lowest.map(|lowest| el("p").text(&lowest)))
            .child(joined(&missing))
            .option(levels.gate.map(|gate| el("p").text(&gate)))
            .option(outputs)
            .child(joined(&advice))
    }

    /// What there is to say where levels are climbed, in the words of their scale.
    fn levels(&self, text: &'static Strings) -> Levels {
        let (instrument, lang) = (&self.model.instrument, self.model.lang);
        let numbers = Numbers::new(instrument, instrument.parameters.threshold, lang);
        let (step, points) = pyramid::compared(self.model.words(), &numbers);
        let Some(scale) = parts::main_scale(instrument) else { return Levels::default() };
        let label = |step: u8| scale.points.get(usize::from(step)).map_or("", |point| point.label.get(lang));
        let (core_min, open) = (scale.core_min, scale.open_counts_as);
        let from = core_min.min(scale.top().saturating_sub(1));
        let values = [
            ("threshold", &*numbers.threshold()),
            ("core", label(core_min)),
            ("step", step),
            ("points", &points),
        ];
        let has_core = instrument.items.iter().any(|item| item.core);
        let gate = match (instrument.is_gated(), has_core) {
            (false, _) => &text.start_how_gate_open,
            (true, true) => &text.start_how_gate,
            (true, false) => &text.start_how_gate_plain,
        };
        let way = [("from", label(from)), ("to", label(from.saturating_add(1)))];
        Levels {
            gate: Some(gate.fill(&values)),
            open: Some(text.about_score_open.fill(&[("step", label(open))])),
            way: Some(text.about_score_way.fill(&way)),
        }
    }

    /// What a result does not say; `None` where the questionnaire says nothing of it.
    fn limits(&self, text: &'static Strings) -> Option<ElementBuilder> {
        let caveats = &self.model.instrument.caveats;
        (!caveats.is_empty()).then(|| self.titled(text.about_limits_title).child(self.list(caveats)))
    }

    fn privacy(&self, text: &'static Strings) -> ElementBuilder {
        // Our own page has no page around it that could read along.
        let host = (*self.host != Host::Page).then(|| el("p").text(text.about_privacy_host));
        self.titled(text.about_privacy_title)
            .child(el("p").text(text.start_privacy))
            .child(el("p").text(text.data_lede))
            .option(host)
    }

    fn sources(&self, text: &'static Strings) -> Option<ElementBuilder> {
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
        let is_social = is_social(&self.model.instrument);
        // In which language they are is known of those of the built-in questionnaire.
        let part = |intro: Option<&'static str>, sources: &[Source], lang: &'static str| {
            let intro = intro.map(|intro| el("p").text(intro));
            let lang = if is_social { lang } else { "" };
            (!sources.is_empty()).then(|| el("div").option(intro).child(links(sources, lang)))
        };
        let [articles, others] = if is_social {
            [Some(text.about_sources_articles), Some(text.about_sources_other)]
        } else if about.seed_texts.is_empty() {
            [None, Some(text.about_sources_all)]
        } else {
            [Some(text.about_sources_all), None]
        };
        if about.seed_texts.is_empty() && about.sources.is_empty() {
            return None;
        }
        let articles = part(articles, &about.seed_texts, "nl");
        let others = part(others, &about.sources, "en");
        Some(self.titled(text.about_sources_title).option(articles).option(others))
    }

    fn licences(&self, text: &'static Strings) -> ElementBuilder {
        let others = self.has_licences.then(|| {
            el("p").child(el("a").set("href", "./THIRD-PARTY-LICENSES.txt").text(text.start_licences))
        });
        let is_social = is_social(&self.model.instrument);
        let licence = if is_social { text.about_licence_text } else { text.about_licence_program };
        self.titled(text.about_licence_title).child(el("p").text(licence)).option(others)
    }
}

/// That answers count for several parts, and how much where that is the same for all; `None` where none does.
fn shared(instrument: &Instrument, text: &Strings) -> Option<&'static str> {
    let mut shared = instrument.items.iter().map(|item| item.loadings.as_slice()).filter(|of| of.len() > 1);
    let is_half = |loadings: &[Loading]| matches!(loadings, [main, other] if (2.0 * other.weight - main.weight).abs() < f64::EPSILON);
    let is_as_said = is_half(shared.next()?) && shared.all(is_half);
    Some(if is_as_said { text.about_score_shared } else { text.about_score_shared_more })
}

/// Sentences as one paragraph, as far as there are such.
fn joined(sentences: &[Option<&str>]) -> ElementBuilder {
    let sentences: Vec<&str> = sentences.iter().flatten().copied().collect();
    el("p").text(&sentences.join(" "))
}

/// What there is to say where levels are climbed; nothing elsewhere.
#[derive(Default)]
struct Levels {
    gate: Option<String>,
    open: Option<String>,
    way: Option<String>,
}
