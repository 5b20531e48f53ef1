//! The question how social media are organised: five models as radio buttons.

use yew::prelude::*;

use super::answer_radio::{AnswerOption, chosen};
use crate::{
    core::{instrument::OrgModel, string_enum::StringEnum},
    i18n::strings,
    report::organisation::shape,
    state::{
        model::Model,
        msg::{AnswerMsg, Msg},
    },
    ui::{
        components::icon,
        element_builder::{ElementBuilder, On, el, of, quiet},
    },
};

/// The question. `prefix` starts element ids and names.
#[must_use]
pub fn org_models(model: &Model, prefix: &str, send: &Callback<Msg>) -> ElementBuilder {
    let (text, lang) = (strings(model.lang), model.lang);
    let question = &model.instrument.questions.org_model;
    let name = format!("{prefix}-org-model");
    let help = format!("{name}-help");
    let mut options = of("div", "sbs-models");
    for org_model in OrgModel::ALL {
        let option = model.instrument.org_model(*org_model);
        let option = AnswerOption {
            name: &name,
            value: org_model.key(),
            label: option.name.get(lang),
            digit: None,
            anchor: option.description.as_ref().map(|description| description.get(lang)),
            drawing: shape(*org_model).map(icon::org_shape),
            checked: model.org_model == Some(*org_model),
        };
        options = options.child(option.view());
    }
    let clear = model.org_model.is_some().then(|| {
        of("div", "sbs-side").child(quiet(
            text.question_clear,
            send,
            Msg::Answer(AnswerMsg::SetOrgModel(None)),
        ))
    });
    let hint = of("p", "sbs-item__help").id(&help).text(question.help.get(lang));
    let meaning = |key: &str| {
        OrgModel::from_key(key).map(|org_model| Msg::Answer(AnswerMsg::SetOrgModel(Some(org_model))))
    };
    of("fieldset", "sbs-item")
        .attr("aria-describedby", &help)
        .on(On::Change, chosen(send, meaning))
        .child(legend(question.text.get(lang)))
        .child(hint)
        .child(options)
        .option(clear)
}

/// The legend of a question without a number.
#[must_use]
pub fn legend(title: &'static str) -> ElementBuilder {
    // Its place stays free, so that these questions line up with the others.
    of("legend", "sbs-item__legend")
        .child(of("span", "sbs-item__number").set("aria-hidden", "true"))
        .child(el("span").text(title))
}
