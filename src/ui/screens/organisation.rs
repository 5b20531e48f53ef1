//! The questions about the organisation, which give no points: how social media are organised, and how many take part.

use yew::prelude::*;

use crate::{
    core::instrument::ErrorCode,
    i18n::strings,
    state::{
        count_input::{CountFault, CountField},
        model::Model,
        msg::Msg,
    },
    ui::{
        components::{
            deferred::deferred,
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
    let counts = model.counts();
    let questions = &instrument.questions;
    let field = |field: CountField| {
        let (id, question, input, fault, invalid) = match field {
            CountField::Employees => (
                "employees",
                &questions.employees,
                &model.employees,
                counts.employees_fault,
                ErrorCode::EmployeesInvalid,
            ),
            CountField::Publishers => (
                "publishers",
                &questions.publishers,
                &model.publishers,
                counts.publishers_fault,
                ErrorCode::PublishersInvalid,
            ),
        };
        let code = fault.map(|fault| match fault {
            CountFault::Invalid => invalid,
            CountFault::Exceeds => ErrorCode::PublishersExceedEmployees,
        });
        let view = CountFieldView {
            field,
            question,
            input,
            error: code.map(|code| instrument.texts.errors.get(code).get(lang)),
            dont_know: instrument.states.dont_know.get(lang),
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
        .child(of("p", "sbs-item__help").text(text.question_extra).text("."))
        .child(counts);
    let in_turn = |part: ElementBuilder| {
        let part = Html::from(part);
        deferred(move || part.clone())
    };
    el("div").node(in_turn(org_models(model, prefix, send))).node(in_turn(ratio))
}
