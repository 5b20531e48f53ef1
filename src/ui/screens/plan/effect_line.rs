//! What an action will do to the level. A component, so that typing in the plan scores nothing anew.

use yew::prelude::*;

use crate::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, Lang},
        score::score,
        section::Scope,
    },
    i18n::strings,
    plan::action::Origin,
    report::{ReportPresenter, plan::effect},
    state::rc_ptr_eq::RcPtrEq,
    ui::element_builder::of,
};

/// Props of [`EffectLine`].
#[derive(Properties, PartialEq)]
pub struct EffectLineProps {
    /// The questionnaire.
    pub instrument: RcPtrEq<Instrument>,
    /// The answers of now.
    pub sheet: AnswerSheet,
    /// Which part of the questionnaire counts.
    pub scope: Scope,
    /// The language.
    pub lang: Lang,
    /// Where the action comes from.
    pub origin: Origin,
}

/// The line; nothing where no answer rises with the action.
#[component]
pub fn EffectLine(props: &EffectLineProps) -> Html {
    let EffectLineProps { instrument, sheet, scope, lang, origin } = props;
    if origin.item().is_none() {
        return Html::default();
    }
    let report = score(instrument, sheet);
    let presenter = ReportPresenter {
        instrument,
        report: &report,
        sheet,
        scope: *scope,
        lang: *lang,
        strings: strings(*lang),
    };
    effect(presenter, origin).map(|line| of("p", "sbs-plan__effect").text(&line).into()).unwrap_or_default()
}
