//! The way up, how firm the level is, and what to do first.

use social_business_scan::{
    core::{
        instrument::{Band, ItemIndex, UnitKind},
        section::Section,
        string_enum::StringEnum,
    },
    i18n::{section_name, strings},
    report::{
        actions::{Action, Actions, ItemAdvice, QuestionGroup},
        next_level::{Jump, Route, Way},
        robustness::{Fall, Robustness},
    },
};

use super::super::{
    INSTRUMENT,
    reader::Reader,
    sentence::About,
    template::{colon, plain},
};

pub fn read_way(reader: &mut Reader<'_>, way: Option<&Way>, robustness: Option<&Robustness>) {
    match way {
        Some(way) => way_up(reader, way),
        None => reader.expect(reader.facts.next.is_none(), || "no way up below the top".to_owned()),
    }
    if let Some(robustness) = robustness {
        firmness(reader, robustness);
    }
}

fn way_up(reader: &mut Reader<'_>, way: &Way) {
    let Way { jump, lead, changes, raises: _, text, others_title, others } = way;
    if let Some(Jump { from, to, text }) = jump {
        let values = reader.shows(text, &["result_way_figure", "result_way_figure_zero"], About::Scan);
        let told = values.map(|values| values.into_iter().map(|(_, value)| value).collect::<Vec<_>>());
        let drawn: Vec<String> = from.iter().chain([to]).cloned().collect();
        reader.expect(told.as_ref() == Some(&drawn), || format!("drawn {drawn:?}, told {told:?}"));
    }
    if let Some(lead) = lead {
        let parts = lead.trim_end_matches('.').split_once(", ");
        let (answers, steps) = parts.unwrap_or((lead, ""));
        reader.shows(answers, &["result_way_answers"], About::Scan);
        reader.shows(steps, &["result_way_steps"], About::Scan);
    }
    for line in text {
        let keys = [
            "texts.wayUpOpen",
            "result_way_then_passed",
            "result_way_then",
            "result_way_jump_zero",
            "result_way_jump",
        ];
        reader.shows(line, &keys, About::Scan);
    }
    for link in changes {
        reader.change(link);
    }
    if let Some(title) = others_title {
        let values = reader.shows(title, &["result_way_others"], About::Scan);
        let n = values.and_then(|values| values.first().map(|(_, n)| n.clone()));
        reader.expect(n == Some(others.len().to_string()), || format!("`{title}` over {}", others.len()));
    }
    let steps = reader.facts.way_up().map(|way| way.steps);
    for Route { text: route, .. } in others {
        let cost = reader.steps_of_route(route);
        reader.expect(cost.is_some() && cost == steps, || {
            format!("`{route}` costs {cost:?}, the way up {steps:?}")
        });
    }
}

fn firmness(reader: &mut Reader<'_>, robustness: &Robustness) {
    let Robustness { title, summary, show_all, falls } = robustness;
    reader.shows(title, &["result_firm_title"], About::Scan);
    reader.shows(summary, &["result_firm_solid", "result_firm_fragile"], About::Scan);
    let fragile = reader.facts.fragile();
    let listed: usize = falls.iter().map(|fall| fall.items.len()).sum();
    reader.expect(listed == fragile.len(), || format!("{falls:?} are listed, {fragile:?} lower the level"));
    reader.expect(show_all.is_some() != fragile.is_empty(), || format!("{show_all:?} of {fragile:?}"));
    if let Some(text) = show_all {
        let values = reader.shows(text, &["result_blockers_all"], About::Listed(listed));
        reader.expect(values.is_some(), || format!("`{text}`"));
    }
    for Fall { text, items } in falls {
        let values = reader.shows(text, &["result_firm_fall"], About::Listed(items.len()));
        let to = values.and_then(|values| values.into_iter().find(|(place, _)| *place == "to"));
        for link in items {
            let item = reader.statement(link);
            let lowered = fragile.iter().find(|lowered| lowered.item == item);
            reader.expect(lowered.is_some(), || format!("{link:?} does not lower the level"));
            if let (Some(lowered), Some((_, to))) = (lowered, &to) {
                reader.shows(
                    to,
                    &["result_level_label", "result_level_zero"],
                    About::Level(lowered.at_least),
                );
            }
        }
    }
}

pub fn read_actions(reader: &mut Reader<'_>, actions: &Actions) {
    let Actions { lead, first_questions, actions, find_out_text, find_out, unanswered } = actions;
    reader.expect(actions.len() <= INSTRUMENT.parameters.top_priorities, || format!("{actions:?}"));
    leads(reader, lead);
    let mut first = Vec::new();
    for QuestionGroup { title, items } in first_questions {
        reader.expect(!items.is_empty(), || format!("`{title}` is empty"));
        for link in items {
            let item = reader.statement(link);
            reader.expect(reader.facts.count([item]).open() == 1, || format!("{link:?} is answered"));
            let section = Section::of(&INSTRUMENT, reader.facts.sheet.mode, item).unwrap();
            let name = section_name(section, &INSTRUMENT, strings(reader.lang), reader.lang);
            reader.label(title, name);
            first.push(item);
        }
    }
    for found in actions {
        action(reader, found);
    }
    let later = reader.facts.count(reader.facts.asked().filter(|item| !first.contains(item)));
    // The view leaves the sentence out where the list is empty.
    if !find_out.is_empty() {
        reader.shows(find_out_text, &["result_findout_text"], About::Listed(later.dont_know));
    }
    for link in find_out {
        let item = reader.statement(link);
        let is_not_known = reader.facts.count([item]).dont_know == 1;
        reader.expect(is_not_known, || format!("{link:?} was not answered with “don't know”"));
    }
    reader.expect(find_out.len() == later.dont_know, || format!("{find_out:?}"));
    reader.expect(unanswered.is_some() == (later.unanswered > 0), || format!("{unanswered:?}"));
    if let Some(text) = unanswered {
        let about = About::Listed(later.unanswered);
        reader.shows(text.trim_end_matches('.'), &["question_check_open"], about);
    }
}

/// What comes first; without advice also why there is none.
fn leads(reader: &mut Reader<'_>, lead: &str) {
    let none = plain(reader.lang, "result_actions_none");
    let lead = match lead.strip_suffix(none) {
        Some(lead) => {
            reader.states("result_actions_none", About::Scan);
            lead.trim_end()
        }
        None => lead,
    };
    let keys = [
        "result_actions_way",
        "result_actions_questions",
        "result_actions_top",
        "result_actions_top_done",
        "result_actions_culture",
    ];
    reader.shows(lead, &keys, About::Scan);
}

fn action(reader: &mut Reader<'_>, action: &Action) {
    let Action { title, about, owner, first_step, items, also, check, is_way, raises: _, origins } = action;
    reader.expect(!origins.is_empty(), || format!("`{title}` cannot be put into a plan"));
    if *is_way {
        return way_action(reader, action);
    }
    reader.expect(also.is_none(), || format!("{also:?}"));
    let lang = reader.lang;
    let first = plain(lang, "result_actions_first");
    let parts = match (for_whom(reader, owner.as_deref()), first_step) {
        // The page leaves the full stop out, and no other mark.
        (Some(who), Some(step)) => {
            let end = if title.ends_with(['?', '!']) { "" } else { "." };
            // In the text of the instrument the task goes on after a colon.
            format!("{who}{}{title}{end} {first} {step}", colon(lang))
        }
        _ => title.clone(),
    };
    let Some((unit, band)) = reader.advice(&parts) else {
        reader.fault(format!("`{parts}` is no advice of the instrument"));
        return;
    };
    let advice = About::Advice(unit, band);
    let path = format!("recommendations.{}.{}", INSTRUMENT.units[unit].id, band.key());
    reader.shows_at("recommendations*", &path, plain(lang, &path), advice);
    match INSTRUMENT.units[unit].kind {
        UnitKind::Facet(facet) => {
            let facet = &INSTRUMENT.facets[facet];
            let dimension = INSTRUMENT.dimension(facet.dimension).short_name.get(lang);
            reader.label(about, &format!("{dimension}, {}", facet.name.get(lang)));
        }
        UnitKind::Dimension(dimension) => match dimension.level() {
            Some(level) => {
                reader.shows(about, &["result_tier"], About::Level(level));
            }
            None => reader.label(about, INSTRUMENT.dimension(dimension).short_name.get(lang)),
        },
    }
    for ItemAdvice { lead, advice } in items {
        if let Some(item) = item_advice(reader, lead, advice) {
            reader.shows(lead, &["result_actions_item"], About::Item(item));
        }
    }
    if let Some(duty) = check {
        legal_duty(reader, duty, advice);
    }
}

fn legal_duty(reader: &mut Reader<'_>, duty: &str, advice: About) {
    let index = (0..INSTRUMENT.legal.len()).find(|index| INSTRUMENT.legal[*index].get(reader.lang) == duty);
    reader.shows_at("legal*", &format!("legal[{}]", index.unwrap_or(0)), duty, advice);
}

/// Who an owner is: the words after "For:".
fn for_whom<'a>(reader: &Reader<'_>, owner: Option<&'a str>) -> Option<&'a str> {
    owner?.strip_prefix(plain(reader.lang, "result_actions_for").trim_end_matches("{who}"))
}

/// The shortest way up: advice for its practices, then for its tier.
fn way_action(reader: &mut Reader<'_>, action: &Action) {
    let Action { title, about, owner, first_step, items, also, check, is_way: _, raises: _, origins: _ } =
        action;
    reader.shows(title, &["result_actions_work_first", "result_actions_work"], About::Scan);
    let Some(target) = reader.facts.way_up().map(|way| way.target) else {
        reader.fault(format!("`{title}` without a way up"));
        return;
    };
    reader.shows(about, &["result_tier"], About::Level(target));
    if let Some(step) = first_step {
        let advice = match for_whom(reader, owner.as_deref()) {
            Some(who) => [who, colon(reader.lang), step].concat(),
            None => step.clone(),
        };
        item_advice(reader, title, &advice);
    }
    for ItemAdvice { lead, advice } in items {
        if let Some(item) = item_advice(reader, lead, advice) {
            reader.expect(reader.facts.raise(item).is_some(), || format!("`{lead}` is not on the way up"));
        }
    }
    let mut unit = About::Scan;
    if let Some(ItemAdvice { lead, advice }) = also {
        reader.shows(lead, &["result_actions_also"], About::Level(target));
        match reader.advice(advice) {
            Some((found, band)) => {
                unit = About::Advice(found, band);
                let path = format!("recommendations.{}.{}", INSTRUMENT.units[found].id, band.key());
                reader.shows_at("recommendations*", &path, advice, unit);
                let level = INSTRUMENT.units[found].kind.level();
                reader.expect(level == Some(target), || format!("`{advice}` is of another tier"));
            }
            None => reader.fault(format!("`{advice}` is no advice of the instrument")),
        }
    }
    if let Some(duty) = check {
        let of_tier = INSTRUMENT.units.iter().position(|unit| unit.kind.level() == Some(target)).unwrap();
        let about = if unit == About::Scan { About::Advice(of_tier, Band::Low) } else { unit };
        legal_duty(reader, duty, about);
    }
}

/// Advice for the item that a text names; `None` if it is no advice of the instrument.
fn item_advice(reader: &mut Reader<'_>, lead: &str, advice: &str) -> Option<ItemIndex> {
    let lang = reader.lang;
    let is_it = |item: &ItemIndex| {
        let item = INSTRUMENT.item(*item);
        let names = lead.to_lowercase().contains(&item.short.get(lang).to_lowercase());
        names && plain(lang, &format!("itemAdvice.{}", item.id)) == advice
    };
    let found = INSTRUMENT.item_indices().find(is_it);
    match found {
        Some(item) => {
            let id = &INSTRUMENT.item(item).id;
            reader.shows_at("itemAdvice*", &format!("itemAdvice.{id}"), advice, About::Item(item));
        }
        None => reader.fault(format!("`{lead} {advice}` is no advice of the instrument")),
    }
    found
}
