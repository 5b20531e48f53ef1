//! The way up, how firm the level is, and what to do first.

use social_business_scan::{
    core::{
        instrument::{ItemIndex, UnitKind},
        string_enum::StringEnum,
    },
    report::{
        actions::{Action, Actions, ItemAdvice},
        next_level::{Jump, Way},
        robustness::Robustness,
    },
};

use super::super::{INSTRUMENT, reader::Reader, sentence::About, template::plain};

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
    let Way { jump, lead, text, items, others_title, others } = way;
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
            "result_way_text",
            "result_way_change",
            "result_way_then_passed",
            "result_way_then",
            "result_way_jump_zero",
            "result_way_jump",
        ];
        reader.shows(line, &keys, About::Scan);
    }
    let raised = reader.facts.way_up().map_or_else(Vec::new, |way| way.items.clone());
    let linked: Vec<_> = items.iter().map(|link| reader.statement(link)).collect();
    let same = linked.iter().eq(raised.iter().map(|raise| &raise.item));
    reader.expect(same, || format!("{linked:?} stand beside a way up of {raised:?}"));
    if let Some(title) = others_title {
        let values = reader.shows(title, &["result_way_others"], About::Scan);
        let n = values.and_then(|values| values.first().map(|(_, n)| n.clone()));
        reader.expect(n == Some(others.len().to_string()), || format!("`{title}` over {}", others.len()));
    }
    let steps = reader.facts.way_up().map(|way| way.steps);
    for route in others {
        let cost = reader.steps_of_route(route);
        reader.expect(cost.is_some() && cost == steps, || {
            format!("`{route}` costs {cost:?}, the way up {steps:?}")
        });
    }
}

fn firmness(reader: &mut Reader<'_>, robustness: &Robustness) {
    let Robustness { title, text, items } = robustness;
    reader.shows(title, &["result_firm_title"], About::Scan);
    let values = reader.shows(text, &["result_firm_solid", "result_firm_fragile"], About::Scan);
    let fragile = reader.facts.fragile();
    let listed: Vec<_> = items.iter().map(|link| reader.statement(link)).collect();
    let same = listed.iter().eq(fragile.iter().map(|lowered| &lowered.item));
    reader.expect(same, || format!("{listed:?} are listed, {fragile:?} lower the level"));
    let to = values.and_then(|values| values.into_iter().find(|(place, _)| *place == "to"));
    let lowest = fragile.iter().map(|lowered| lowered.at_least).min();
    if let (Some((_, to)), Some(lowest)) = (to, lowest) {
        reader.shows(&to, &["result_level_label", "result_level_zero"], About::Level(lowest));
    }
}

pub fn read_actions(reader: &mut Reader<'_>, actions: &Actions) {
    let Actions { actions, find_out_text, find_out, unanswered } = actions;
    reader.expect(actions.len() <= INSTRUMENT.parameters.top_priorities, || format!("{actions:?}"));
    for found in actions {
        action(reader, found);
    }
    // The view leaves the sentence out where the list is empty.
    if !find_out.is_empty() {
        reader.shows(find_out_text, &["result_findout_text"], About::Scan);
    }
    for link in find_out {
        let item = reader.statement(link);
        let is_not_known = reader.facts.count([item]).dont_know == 1;
        reader.expect(is_not_known, || format!("{link:?} was not answered with “don't know”"));
    }
    if let Some(text) = unanswered {
        reader.shows(text.trim_end_matches('.'), &["question_check_open"], About::Scan);
    }
}

fn action(reader: &mut Reader<'_>, action: &Action) {
    let Action { title, about, owner, first_step, item, check } = action;
    let lang = reader.lang;
    let (for_whom, first) = (plain(lang, "result_actions_for"), plain(lang, "result_actions_first"));
    let who = owner.as_ref().and_then(|owner| owner.strip_prefix(for_whom.trim_end_matches("{who}")));
    let parts = match (who, first_step) {
        // The page leaves the full stop out, and no other mark.
        (Some(who), Some(step)) => {
            let end = if title.ends_with(['?', '!']) { "" } else { "." };
            format!("{who}: {title}{end} {first} {step}")
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
    if let Some(ItemAdvice { lead, advice }) = item {
        item_advice(reader, lead, advice);
    }
    if let Some(duty) = check {
        let index = (0..INSTRUMENT.legal.len()).find(|index| INSTRUMENT.legal[*index].get(lang) == duty);
        reader.shows_at("legal*", &format!("legal[{}]", index.unwrap_or(0)), duty, advice);
    }
}

fn item_advice(reader: &mut Reader<'_>, lead: &str, advice: &str) {
    let lang = reader.lang;
    let is_it = |item: &ItemIndex| {
        let item = INSTRUMENT.item(*item);
        lead.contains(item.short.get(lang)) && plain(lang, &format!("itemAdvice.{}", item.id)) == advice
    };
    match INSTRUMENT.indices().find(is_it) {
        Some(item) => {
            let id = &INSTRUMENT.item(item).id;
            reader.shows(lead, &["result_actions_item"], About::Item(item));
            reader.shows_at("itemAdvice*", &format!("itemAdvice.{id}"), advice, About::Item(item));
        }
        None => reader.fault(format!("`{lead} {advice}` is no advice of the instrument")),
    }
}
