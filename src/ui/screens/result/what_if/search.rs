//! Finding a question and trying another answer to it.

use yew::prelude::*;

use crate::{
    core::{answers::Answer, instrument::ItemIndex},
    report::beside::trial::find_items,
    state::{
        msg::{Msg, TrialMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::question::answer_radio::chosen,
        element_builder::{ElementBuilder, On, el, of, target_value},
        screens::result::block_props::BlockProps,
    },
};

/// So many questions are shown.
const SHOWN: usize = 6;

/// Props of [`ItemSearch`].
#[derive(Properties, PartialEq)]
pub struct ItemSearchProps {
    /// What every block is given.
    pub block: RcPtrEq<BlockProps>,
}

/// A field to find questions, and those that it found; before that the ones that hold back.
pub struct ItemSearch {
    query: String,
}

impl Component for ItemSearch {
    /// What is typed.
    type Message = String;
    type Properties = ItemSearchProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { query: String::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, query: String) -> bool {
        let before = std::mem::replace(&mut self.query, query);
        let block = &ctx.props().block;
        let (count, last) = (found(block, &self.query).len(), found(block, &before).len());
        // The list stands under the field: who cannot see it hears that it changed.
        if count != last && !self.query.trim().is_empty() {
            block.send.emit(Msg::Trial(TrialMsg::Found(count)));
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let block = &ctx.props().block;
        let text = block.text();
        let found = found(block, &self.query);
        let count = (!self.query.trim().is_empty()).then(|| {
            let count = text.trial_found.fill(found.len(), &[]);
            match found.len() {
                0 => text.trial_found_none.to_owned(),
                1..=SHOWN => count,
                _ => {
                    let shown = SHOWN.to_string();
                    [&count, " ", &text.trial_found_more.fill(&[("shown", &shown)])].concat()
                }
            }
        });
        let shown = if count.is_some() { found } else { holding_back(block) };
        let (id, help) = (block.id("try-search"), block.id("try-help"));
        let help_text = of("p", "sbs-small sbs-muted").id(&help);
        let field = of("input", "sbs-field")
            .set("type", "search")
            .set("autocomplete", "off")
            .id(&id)
            .attr("aria-describedby", &help)
            .value(&self.query)
            .on(On::Input, ctx.link().callback(|event: Event| target_value(&event)));
        let items = shown.iter().take(SHOWN).map(|item| question(block, *item));
        of("div", "sbs-tries")
            .child(of("label", "sbs-field__label").attr("for", &id).text(text.trial_search))
            .child(field)
            .child(help_text.copy(count.as_deref().unwrap_or(text.trial_search_help)))
            .child(el("div").children(items))
            .into()
    }
}

fn found(block: &BlockProps, query: &str) -> Vec<ItemIndex> {
    find_items(&block.instrument, block.mode, block.scope, block.lang, query)
}

/// The answers that hold back, the weakest first.
fn holding_back(block: &BlockProps) -> Vec<ItemIndex> {
    let stop = block.page.blockers.as_ref().and_then(|blockers| blockers.stop.as_ref());
    stop.map(|stop| stop.blockers.iter().map(|blocker| blocker.link.item).collect()).unwrap_or_default()
}

/// A question with the steps of its scale and "don't know"; the answer is marked, and the one that is tried is chosen.
fn question(block: &BlockProps, index: ItemIndex) -> ElementBuilder {
    let item = block.instrument.item(index);
    let real = block.answers.get(index);
    let tried = block.trial.as_ref().and_then(|trial| trial.answer(index));
    let name = block.id(&format!("try-{}", item.id));
    let option = |(key, label): (String, &str)| {
        let answer = Answer::from_key(&key);
        let radio = of("input", "sbs-tries__radio")
            .set("type", "radio")
            .attr("name", &name)
            .value(&key)
            .checked(tried.or(real) == answer);
        let now = (real == answer).then(|| {
            of("span", "sbs-tries__now").text(" (").text(block.text().result_blockers_now).text(")")
        });
        of("label", "sbs-tries__option")
            .child(radio)
            .child(el("span").child(el("span").copy(label)).option(now))
    };
    let points = block.instrument.scale_of(item).points.iter().map(|point| point.label.get(block.lang));
    let steps = (0..=block.instrument.top_step(index)).map(|step| step.to_string()).zip(points);
    let unknown = ("DK".to_owned(), block.instrument.states.dont_know.get(block.lang));
    let choose = chosen(&block.send, move |value| {
        Some(Msg::Trial(TrialMsg::TryItem(index, Some(Answer::from_key(value)?))))
    });
    of("fieldset", "sbs-tries__item")
        .key(&item.id)
        .set("data-differs", if tried.is_some() { "true" } else { "false" })
        .on(On::Change, choose)
        .child(el("legend").text(item.text.get(block.lang)))
        .child(of("div", "sbs-tries__options").children(steps.chain([unknown]).map(option)))
}
