//! The card to share: which words and drawings of a result stand on it.

use crate::{
    charts::{CardModel, Chart, PyramidModel},
    core::instrument::Lang,
    i18n::ModelWords,
    report::ResultPage,
};

/// The card of a result. `day` is written as people write it; empty where nobody knows it.
#[must_use]
pub fn card(page: &ResultPage, words: ModelWords<'_>, day: &str) -> CardModel {
    let strings = words.strings;
    let actions = &page.actions;
    let step = match (actions.actions.first(), actions.find_out.is_empty()) {
        (Some(first), _) => [strings.result_actions_title.to_owned(), first.title.clone()],
        // Nothing can be advised before something is found out.
        (None, false) => [strings.result_findout_title.to_owned(), actions.find_out_text.clone()],
        (None, true) => [String::new(), String::new()],
    };
    let foot = [strings.share_card_foot, day].map(str::trim);
    let foot: Vec<&str> = foot.into_iter().filter(|part| !part.is_empty()).collect();
    let pyramid = page.charts.pyramid.as_ref().map(|pyramid| unlabelled(&pyramid.chart));
    CardModel {
        name: words.scan().to_owned(),
        headline: page.headline.sentence.clone(),
        level: page.headline.level.clone(),
        step,
        foot: foot.join(" "),
        drawings: pyramid.into_iter().chain(radar(page)).collect(),
    }
}

/// The radar, if there is one.
pub(super) fn radar(page: &ResultPage) -> Option<Chart> {
    page.charts.radar.as_ref().map(|radar| (*radar.chart).clone())
}

/// Without its legend, which there is no room for: the sentence beside it says what it shows.
pub(super) fn unlabelled(chart: &Chart) -> Chart {
    match chart {
        Chart::Pyramid(model) => Chart::Pyramid(PyramidModel {
            threshold_label: String::new(),
            waiting_label: String::new(),
            ..model.clone()
        }),
        other => other.clone(),
    }
}

/// All words of a card, for who cannot see it.
#[must_use]
pub fn description(card: &CardModel, lang: Lang) -> String {
    let [label, step] = &card.step;
    let step = if step.is_empty() { String::new() } else { lang.labelled(label, step) };
    let parts = [&card.headline, &card.level, &step, &card.foot];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
