//! The slide for a deck: which words and drawings of a result stand on it.

use super::card::{radar, unlabelled};
use crate::{charts::SlideModel, i18n::ModelWords, report::ResultPage};

/// The slide of a result. `day` is written as people write it; empty where nobody knows it.
#[must_use]
pub fn slide(page: &ResultPage, words: ModelWords<'_>, day: &str) -> SlideModel {
    let strings = words.strings;
    let actions = page.actions.actions.iter();
    let foot = [words.scan(), strings.share_card_foot, day].map(str::trim);
    let foot: Vec<&str> = foot.into_iter().filter(|part| !part.is_empty()).collect();
    let pyramid = page.charts.pyramid.as_ref().map(|pyramid| unlabelled(&pyramid.chart));
    SlideModel {
        headline: page.headline.sentence.clone(),
        level: page.headline.level.clone(),
        actions_title: if page.actions.actions.is_empty() { "" } else { strings.result_actions_title }
            .to_owned(),
        actions: actions.map(|action| [action.title.clone(), action.about.clone()]).collect(),
        foot: foot.join(" · "),
        drawings: pyramid.into_iter().chain(radar(page)).collect(),
    }
}

/// All words of a slide, for who cannot see it.
#[must_use]
pub fn description(slide: &SlideModel) -> String {
    let actions = slide.actions.iter().map(|[title, about]| [title, " (", about, ")"].concat());
    let actions: Vec<String> = actions.collect();
    [slide.headline.as_str(), &slide.level, &slide.actions_title, &actions.join("; ")].join(" ")
}
