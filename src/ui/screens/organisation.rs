//! The questions about the organisation, which give no points: how social media are organised, and how many take part.

use yew::prelude::*;

use crate::{
    core::rounding::error_text,
    i18n::strings,
    state::{count_input::CountField, model::Model, msg::Msg},
    ui::{
        components::{
            deferred::{Draw, deferred},
            question::{
                count_field::{CountFieldView, count_field},
                org_models::{legend, org_models},
            },
        },
        element_builder::{ElementBuilder, el, of},
    },
};

/// The questions. `prefix` starts element ids and names.
#[must_use]
pub fn organisation(model: &Model, prefix: &AttrValue, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let (instrument, lang) = (&model.instrument, model.lang);
    let faults = model.counts();
    let questions = &instrument.questions;
    let field = |field: CountField| {
        let (id, question) = match field {
            CountField::Employees => ("employees", &questions.employees),
            CountField::Publishers => ("publishers", &questions.publishers),
        };
        let input = model.count_input(field);
        let is_kept = input.unknown && !input.text.trim().is_empty();
        let code = faults.fault(field).map(|fault| fault.error_code(field));
        let view = CountFieldView {
            field,
            question,
            input,
            error: code.map(|code| error_text(instrument, code, lang)),
            dont_know: instrument.states.dont_know.get(lang),
            kept: is_kept.then(|| text.question_count_kept.fill(&[("number", &input.text)])),
            lang,
            id: format!("{prefix}-{id}"),
        };
        count_field(&view, send)
    };
    let counts =
        of("div", "sbs-counts").child(field(CountField::Employees)).child(field(CountField::Publishers));
    let ratio = of("fieldset", "sbs-item")
        .child(legend(text.question_ratio_title))
        // Not the 2011 figure: it would steer the estimate.
        .child(counts);
    let in_turn = |part: ElementBuilder| {
        let part = Html::from(part);
        deferred(Draw::new(move || part.clone()))
    };
    el("div").node(in_turn(org_models(model, prefix, send))).node(in_turn(ratio))
}
