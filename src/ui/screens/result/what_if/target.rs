//! The target: what is wished beside what is, and the form for it.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    core::instrument::Role,
    plan::target::Target,
    report::beside::target::{TargetPage, TargetRow},
    state::{
        msg::{Msg, TargetMsg},
        rc_ptr_eq::RcPtrEq,
        target_input::{TargetFault, TargetInput},
    },
    ui::{
        components::{deferred::Paper, icon},
        element_builder::{ElementBuilder, On, el, of, target_value},
        screens::result::{block_props::BlockProps, deferred_blocks::folded},
    },
};

/// What is wished, and the form.
pub fn target(block: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let text = block.text();
    let target = block.target.as_deref();
    let summary = if target.is_some() { text.target_edit } else { text.target_set };
    let fold = folded(block, block.fold("target", summary, Paper::Nothing), form, 0);
    match target {
        Some((_, page)) => block
            .section("sbs-part", "target-heading", text.target_title)
            .child(table(block, page))
            .node(fold),
        None => of("div", "sbs-screen-only").id(&block.id("target-heading")).node(fold),
    }
}

fn form(block: &RcPtrEq<BlockProps>, _: usize) -> Option<ElementBuilder> {
    let target = block.target.as_deref().map_or_else(Target::default, |(target, _)| *target);
    let text = el("p").text(block.text().target_text);
    // Another target has other fields: what was chosen in a list does not follow from its options.
    let key = format!("{target:?}");
    let fields = html! { <TargetForm {key} block={block.clone()} {target} /> };
    Some(of("div", "sbs-tries__body").child(text).node(fields))
}

fn table(block: &BlockProps, page: &TargetPage) -> ElementBuilder {
    let text = block.text();
    let column = |head: &str| el("th").set("scope", "col").copy(head);
    let head = el("tr")
        .child(column(text.result_scores_part))
        .child(column(text.chart_you))
        .child(column(text.target_wished));
    let row = |row: &TargetRow| {
        let mark = row.is_reached.then(|| {
            let word = of("span", "sbs-beside__reached").text(text.target_reached);
            of("span", "sbs-beside__mark").child(icon::check("sbs-confirmation__check")).child(word)
        });
        el("tr")
            .key(&row.name)
            .child(el("th").set("scope", "row").text(&row.name))
            .child(el("td").text(&row.now))
            .child(el("td").child(el("span").text(&row.wished)).option(mark))
    };
    of("table", "sbs-beside")
        .child(of("caption", "").text(&page.name))
        .child(el("thead").child(head))
        .child(el("tbody").children(page.rows.iter().map(row)))
}

/// Props of [`TargetForm`].
#[derive(Properties, PartialEq)]
pub struct TargetFormProps {
    block: RcPtrEq<BlockProps>,
    target: Target,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The level.
    Level,
    /// The score of the P at this place.
    Score(usize),
    /// The day.
    Date,
}

/// What happens to the form.
pub enum FormMsg {
    /// Something was typed or chosen.
    Typed(Field, String),
    /// It is to be kept.
    Sent,
}

/// The fields. What is typed becomes a target when it is sent, so that no half number is one.
pub struct TargetForm {
    input: TargetInput,
    fault: Option<TargetFault>,
    node: NodeRef,
    goes_to_fault: bool,
}

impl Component for TargetForm {
    type Message = FormMsg;
    type Properties = TargetFormProps;

    fn create(ctx: &Context<Self>) -> Self {
        let input = TargetInput::of(&ctx.props().target);
        Self { input, fault: None, node: NodeRef::default(), goes_to_fault: false }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: FormMsg) -> bool {
        match msg {
            FormMsg::Typed(field, typed) => {
                let of_field = match field {
                    Field::Level => Some(&mut self.input.level),
                    Field::Score(place) => self.input.scores.get_mut(place),
                    Field::Date => Some(&mut self.input.date),
                };
                if let Some(of_field) = of_field {
                    *of_field = typed;
                }
            }
            FormMsg::Sent => match self.input.read() {
                Ok(target) => {
                    self.fault = None;
                    ctx.props().block.send.emit(Msg::Target(TargetMsg::Set(target)));
                }
                Err(fault) => (self.fault, self.goes_to_fault) = (Some(fault), true),
            },
        }
        true
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.goes_to_fault) {
            let form = self.node.cast::<web_sys::Element>();
            let field = form.and_then(|form| form.query_selector("[aria-invalid=true]").ok().flatten());
            if let Some(field) =
                field.and_then(|field| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(field).ok())
            {
                // A field that cannot take the focus says what is wrong all the same.
                let _ = field.focus();
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let block = &ctx.props().block;
        let text = block.text();
        let send = ctx.link().callback(|event: Event| {
            event.prevent_default();
            FormMsg::Sent
        });
        let ps = block.instrument.dimensions_of(Role::Profile);
        let scores = ps.zip(&self.input.scores).enumerate().map(|(place, (dimension, typed))| {
            let name = block.instrument.dimension(dimension).short_name.get(block.lang);
            let input =
                of("input", "sbs-field").set("type", "text").set("inputmode", "numeric").set("size", "4");
            let label = text.target_score.fill(&[("name", name)]);
            self.field(ctx, Field::Score(place), &label, input.value(typed))
        });
        let date = of("input", "sbs-field").set("type", "date").value(&self.input.date);
        let remove = (!ctx.props().target.is_empty())
            .then(|| block.button("second", Msg::Target(TargetMsg::Remove), text.target_remove));
        let keep = of("button", "sbs-button").set("type", "submit").text(text.target_save);
        of("form", "sbs-target")
            .node_ref(&self.node)
            // The scan says what is wrong, in its language.
            .flag("novalidate", true)
            .on(On::Submit, send)
            .option((block.instrument.top_level() > 0).then(|| self.level(ctx)))
            .children(scores)
            .child(self.field(ctx, Field::Date, text.target_date, date))
            .child(of("div", "sbs-buttons").child(keep).option(remove))
            .into()
    }
}

impl TargetForm {
    fn level(&self, ctx: &Context<Self>) -> ElementBuilder {
        let block = &ctx.props().block;
        let text = block.text();
        let option = |value: &str, label: &str| {
            let is_chosen = self.input.level == value;
            el("option").attr("value", value).flag("selected", is_chosen).copy(label)
        };
        let levels = (1..=block.instrument.top_level()).map(|level| {
            let level = level.to_string();
            option(&level, &text.result_level_label.fill(&[("level", &level)]))
        });
        let select = of("select", "sbs-field").child(option("", text.target_level_none)).children(levels);
        self.field(ctx, Field::Level, text.target_level, select)
    }

    /// A field with its label, and what is wrong with it.
    fn field(&self, ctx: &Context<Self>, field: Field, label: &str, input: ElementBuilder) -> ElementBuilder {
        let block = &ctx.props().block;
        let text = block.text();
        let fault = self.fault.and_then(|fault| match (fault, field) {
            (TargetFault::Score(place), Field::Score(own)) if place == own => Some(text.target_refused_score),
            (TargetFault::Date, Field::Date) => Some(text.target_refused_date),
            (TargetFault::Empty, Field::Level) => Some(text.target_refused_empty),
            _ => None,
        });
        let id = block.id(&match field {
            Field::Level => "target-level".to_owned(),
            Field::Score(place) => format!("target-{place}"),
            Field::Date => "target-date".to_owned(),
        });
        let error = format!("{id}-error");
        let typed = ctx.link().callback(move |event: Event| FormMsg::Typed(field, target_value(&event)));
        let event = if field == Field::Level { On::Change } else { On::Input };
        of("div", "sbs-target__field")
            .child(of("label", "sbs-field__label").attr("for", &id).copy(label))
            .child(
                input
                    .id(&id)
                    .set("aria-invalid", if fault.is_some() { "true" } else { "false" })
                    .maybe("aria-describedby", fault.map(|_| error.as_str()))
                    .on(event, typed),
            )
            .option(fault.map(|fault| of("p", "sbs-field__error").id(&error).text(fault)))
    }
}
