//! The question how social media are organised: five models as radio buttons.

use yew::prelude::*;

use crate::{
    app::{msg::Msg, shared::Shared, strings::strings},
    core::{
        instrument::{Instrument, Lang, OrgModel},
        keyed::Keyed,
    },
};

/// Props of [`OrgModels`].
#[derive(Properties, PartialEq)]
pub struct OrgModelsProps {
    /// Whose texts.
    pub instrument: Shared<Instrument>,
    /// What was chosen.
    pub chosen: Option<OrgModel>,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The question.
#[component]
pub fn OrgModels(props: &OrgModelsProps) -> Html {
    let text = strings(props.lang);
    let question = &props.instrument.questions.org_model;
    let name = AttrValue::from(format!("{}-org-model", props.prefix));
    let help = format!("{name}-help");
    html! {
        <fieldset class="sbs-item" aria-describedby={help.clone()}>
            <legend class="sbs-item__legend">
                <span class="sbs-item__number" aria-hidden="true">{"+"}</span>
                <span>{question.text.get(props.lang)}</span>
            </legend>
            <p id={help} class="sbs-item__help">{text.question_extra}{". "}{question.help.get(props.lang)}</p>
            <div class="sbs-models">
                {for OrgModel::ALL.iter().map(|model| option(*model, &name, props))}
            </div>
            if props.chosen.is_some() {
                <div class="sbs-side">
                    <button type="button" class="sbs-quiet" onclick={props.send.reform(|_| Msg::SetOrgModel(None))}>
                        {text.question_clear}
                    </button>
                </div>
            }
        </fieldset>
    }
}

fn option(model: OrgModel, name: &AttrValue, props: &OrgModelsProps) -> Html {
    let option = props.instrument.org_model(model);
    let onchange = props.send.reform(move |_: Event| Msg::SetOrgModel(Some(model)));
    html! {
        <label key={model.key()} class="sbs-option" data-plain="true">
            <input class="sbs-option__radio" type="radio" name={name.clone()} value={model.key()}
                checked={props.chosen == Some(model)} {onchange} />
            <span class="sbs-option__text">
                <span class="sbs-option__label">{option.name.get(props.lang)}</span>
                if let Some(description) = &option.description {
                    {" "}<span class="sbs-option__anchor">{description.get(props.lang)}</span>
                }
            </span>
        </label>
    }
}
