//! The result: everything that the answers say, in the order in which a reader needs it (ux.md section 6).

mod actions;
mod band;
mod blockers;
mod charts;
mod jump;
mod keep;
mod organisation;
mod part;
mod ratio;
mod remarks;
mod scores;
mod way_up;

use yew::prelude::*;

use self::part::PartProps;
use crate::{
    app::{
        dom::{El, of},
        msg::Msg,
        result::{Reader, read},
        section::Scope,
        shared::Shared,
        strings::strings,
    },
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, Lang},
        score::ScoreReport,
    },
};

/// Props of [`ResultScreen`].
#[derive(Properties, PartialEq)]
pub struct ResultProps {
    /// The questionnaire.
    pub instrument: Shared<Instrument>,
    /// The answers.
    pub sheet: Shared<AnswerSheet>,
    /// What was computed from them.
    pub report: Shared<ScoreReport>,
    /// Which part of the questionnaire counts.
    pub scope: Scope,
    /// The language.
    pub lang: Lang,
    /// The result code.
    pub code: AttrValue,
    /// Changes when colours may have changed.
    pub theme_key: AttrValue,
    /// The level of the headline, 1 to 6.
    pub heading_level: u8,
    /// What the ids of this page start with; unique per instance.
    pub id_prefix: AttrValue,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The result page.
#[component]
pub fn ResultScreen(props: &ResultProps) -> Html {
    let sources =
        (props.instrument.clone(), props.sheet.clone(), props.report.clone(), props.scope, props.lang);
    let page = use_memo(sources, |(instrument, sheet, report, scope, lang)| {
        let (scope, lang) = (*scope, *lang);
        Shared::new(read(Reader { instrument, report, sheet, scope, lang, strings: strings(lang) }))
    });
    let part = PartProps {
        page: (*page).clone(),
        mode: props.report.mode,
        scope: props.scope,
        lang: props.lang,
        code: props.code.clone(),
        theme_key: props.theme_key.clone(),
        heading_level: props.heading_level,
        id_prefix: props.id_prefix.clone(),
        send: props.send.clone(),
    };
    of("div", "sbs-result")
        .child(band::band(&part))
        .option(band::certainty(&part))
        .child(jump::jump(&part))
        .child(charts::charts(&part))
        .option(
            page.blockers
                .as_ref()
                .map(|found| pair(Some(blockers::blockers(&part, found)), way_up::way_up(&part))),
        )
        .child(actions::actions(&part))
        .child(scores::scores(&part))
        .option((page.ratio.is_some() || page.organisation.is_some()).then(|| {
            pair(
                page.ratio.as_ref().map(|found| ratio::ratio(&part, found)),
                page.organisation.as_ref().map(|found| organisation::organisation(&part, found)),
            )
        }))
        .child(remarks::remarks(&part))
        .child(keep::keep(&part))
        .child(keep::foot(&part))
        .into()
}

/// A block of two parts: beside each other where there is room.
fn pair(first: Option<El>, second: Option<El>) -> El {
    of("div", "sbs-block").child(of("div", "sbs-pair").option(first).option(second))
}
