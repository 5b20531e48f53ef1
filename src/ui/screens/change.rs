//! Two measurements beside each other: which two, what became of the level, radar and pyramid with both, every
//! difference, every answer that changed; then the trend of all measurements, and a reminder of the next one.

mod choose;
pub(super) mod differences;
mod finding;
pub mod measurements;
mod trends;

use std::rc::Rc;

use yew::prelude::*;

use self::measurements::{Outcome, outcome};
use super::screen_heading;
use crate::{
    i18n::{Strings, strings},
    report::change::ChangePage,
    state::{
        confirmation::{Confirmation, ConfirmationPlace},
        model::{Model, Pick},
        msg::{Msg, NavigateMsg},
    },
    ui::{
        components::{
            deferred::{Draw, deferred},
            notices::confirmation,
        },
        element_builder::{self, ElementBuilder, el, of, quiet},
    },
};

/// What every part of the screen is given.
#[derive(Clone)]
pub(super) struct Part {
    text: &'static Strings,
    heading_level: u8,
    prefix: AttrValue,
    send: Callback<Msg>,
    lang: crate::core::instrument::Lang,
    /// One of the two is the scan at work: its questions can be opened.
    is_own: bool,
    /// Files can be saved.
    saves_files: bool,
    /// What became of the last press, in words too.
    confirmation: Option<(Confirmation, AttrValue)>,
}

impl Part {
    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    /// A part of the screen under its heading.
    fn section(&self, class: &'static str, name: &str, title: &str) -> ElementBuilder {
        let id = self.id(name);
        let heading = element_builder::heading(self.heading_level.saturating_add(1), "sbs-heading");
        of("section", class).attr("aria-labelledby", &id).child(heading.id(&id).copy(title))
    }

    /// What became of a press at this place.
    fn confirmed(&self, place: &ConfirmationPlace) -> Option<ElementBuilder> {
        let shown = self.confirmation.as_ref().filter(|(confirmation, _)| confirmation.place == *place);
        shown.map(|(confirmation, words)| confirmation::line(confirmation.said, words))
    }
}

/// The comparison. `heading_level` is 1 to 6; `prefix` starts element ids.
#[must_use]
pub fn change(model: &Model, heading_level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let part = Part {
        text,
        heading_level,
        prefix: prefix.clone(),
        send: send.clone(),
        lang: model.lang,
        is_own: model.compared().contains(&Some(Pick::Scan)),
        saves_files: model.capabilities.sandbox.saves_files,
        confirmation: model.confirmation.clone().map(|shown| {
            let words = confirmation::words(model, shown.said);
            (shown, AttrValue::from(words))
        }),
    };
    let band = of("header", "sbs-band")
        .child(screen_heading(heading_level, "sbs-band__title", prefix, text.change_title))
        .child(of("p", "sbs-band__text").text(text.change_lede));
    let body = match outcome(model) {
        Outcome::Compared(page) => {
            let page = Rc::new(*page);
            let block = |view: fn(&Part, &ChangePage) -> Option<ElementBuilder>| {
                let (part, page) = (part.clone(), Rc::clone(&page));
                deferred(Draw::new(move || view(&part, &page).map(Html::from).unwrap_or_default()))
            };
            el("div")
                .key("compared")
                .child(finding::finding(&part, &page))
                .option(finding::drawings(&part, &page))
                .node(block(|part, page| Some(differences::differences(part, page))))
                .node(block(|part, page| Some(differences::answers(part, page))))
        }
        Outcome::Refused(why) => note(
            &part,
            text.change_refused,
            &[model.lang.colon(), " ", &why, " ", text.change_refused_next].concat(),
        ),
        Outcome::Same => note(&part, text.change_equal, ""),
        Outcome::Missing if model.picks().len() < 2 => note(&part, text.change_need_two, ""),
        Outcome::Missing => note(&part, text.change_choose, ""),
    };
    let back = if model.resume.is_some() { text.data_past_back } else { text.question_back_to_start };
    let back = quiet(back, send, Msg::Navigate(NavigateMsg::LeaveViewed));
    of("div", "sbs-result sbs-change")
        .child(band)
        .child(choose::choose(model, &part))
        .child(body)
        .child(trends::trends(model, &part))
        .child(trends::remind(&part))
        .child(of("footer", "sbs-foot").child(of("div", "sbs-buttons").child(back)))
}

/// Why there is no comparison.
fn note(part: &Part, strong: &str, rest: &str) -> ElementBuilder {
    let line = el("p").child(el("strong").copy(strong)).copy(rest);
    el("div").key("note").child(
        of("div", "sbs-block").child(
            of("div", "sbs-notice").set("data-kind", "signal").id(&part.id("no-comparison")).child(line),
        ),
    )
}
