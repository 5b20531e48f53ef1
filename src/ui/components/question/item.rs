//! One item: a group of native radio buttons with its statement, help and note.

mod keys;

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    answer_radio::{AnswerOption, chosen},
    note::{Note, Open},
};
use crate::{
    core::{
        answers::{Answer, Step},
        instrument::{Instrument, ItemIndex, Lang},
    },
    i18n::strings,
    state::{
        msg::{AnswerMsg, Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    storage::unmigrated::{HAS_EARLIER_VERSIONS, answer},
    ui::{
        element_builder::{ElementBuilder, On, el, of, quiet, target},
        render_scheduler,
    },
};

/// The most answers that fit beside each other: their words need the room.
const COLUMNS: usize = 5;

/// Props of [`ItemView`].
#[derive(Properties, PartialEq)]
pub struct ItemViewProps {
    /// Whose item.
    pub instrument: RcPtrEq<Instrument>,
    /// Which item.
    pub item: ItemIndex,
    /// Its number on the screen, from 1.
    pub number: usize,
    /// The answer.
    pub answer: Option<Answer>,
    /// The answer was just cleared and can come back.
    pub can_undo: bool,
    /// The note.
    pub note: AttrValue,
    /// The answer in an earlier version of the questionnaire, as it was kept; `None` without one.
    pub earlier: Option<AttrValue>,
    /// The id of the line that tells of another scale, where the scale changes here.
    #[prop_or_default]
    pub scale_note: Option<AttrValue>,
    /// It is the only question on the screen: the focus goes to its statement, and an answer may lead on.
    #[prop_or_default]
    pub is_alone: bool,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// One item. A component, so that an answer renders its own item again and no other.
pub struct ItemView {
    /// Whether its turn has come: a screen is drawn block by block.
    is_due: bool,
    note: Open,
    unfold: Callback<Event>,
    /// An arrow went down: the choice that follows is passed by, not made.
    by_arrow: Rc<Cell<bool>>,
}

impl Component for ItemView {
    /// It is its turn, at first; then the note is unfolded.
    type Message = ();
    type Properties = ItemViewProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let is_due = render_scheduler::is_due(move || link.send_message(()));
        let note = if ctx.props().note.is_empty() { Open::No } else { Open::Yes };
        Self { is_due, note, unfold: ctx.link().callback(|_| ()), by_arrow: Rc::default() }
    }

    fn update(&mut self, _ctx: &Context<Self>, (): ()) -> bool {
        let is_new = !self.is_due || self.note == Open::No;
        if self.is_due && is_new {
            self.note = Open::ByHand;
        }
        self.is_due = true;
        is_new
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if self.is_due { group(ctx.props(), self).into() } else { Html::default() }
    }
}

fn group(props: &ItemViewProps, view: &ItemView) -> ElementBuilder {
    let ItemView { note: open, unfold, by_arrow, .. } = view;
    let (instrument, lang, send) = (&props.instrument, props.lang, &props.send);
    let text = strings(lang);
    let item = instrument.item(props.item);
    let id = format!("{}-{}", props.prefix, item.id);
    let (help, hint) = (format!("{id}-help"), format!("{id}-hint"));
    let mut described_by = help.clone();
    if let Some(scale_note) = &props.scale_note {
        described_by = format!("{scale_note} {described_by}");
    }
    if item.na_hint.is_some() {
        described_by = format!("{described_by} {hint}");
    }
    let earlier = props.earlier.as_ref().filter(|_| HAS_EARLIER_VERSIONS).map(|earlier| {
        let line = format!("{id}-earlier");
        described_by = format!("{described_by} {line}");
        earlier_answer(props, earlier, &line)
    });
    let option = |answer: Answer,
                  value: &str,
                  label: &'static str,
                  digit: Option<u8>,
                  anchor: Option<&'static str>| {
        AnswerOption {
            name: &id,
            value,
            label,
            digit,
            anchor,
            drawing: None,
            checked: props.answer == Some(answer),
        }
        .view()
    };
    let states = &instrument.states;
    let (unknown, not_applicable) = (states.dont_know.get(lang), states.not_applicable.get(lang));
    let points = &instrument.scale_of(item).points;
    // On a wide screen the answers stand beside each other, if they are no more than that.
    let mut scale = of("div", "sbs-scale").maybe("data-columns", (points.len() <= COLUMNS).then_some(""));
    for ((value, point), anchor) in (0u8..).zip(points).zip(&item.anchors) {
        if let Some(step) = Step::new(value) {
            let anchor = anchor.as_ref().map(|anchor| anchor.get(lang));
            let label = point.label.get(lang);
            scale = scale.child(option(Answer::Step(step), &value.to_string(), label, Some(value), anchor));
        }
    }
    let mut side = of("div", "sbs-side").child(option(Answer::DontKnow, "DK", unknown, None, None));
    if item.na_allowed {
        side = side.child(option(Answer::NotApplicable, "NA", not_applicable, None, None));
    }
    let number = text.question_number.fill(&[("n", &props.number.to_string())]);
    let legend = of("legend", "sbs-item__legend").maybe("tabindex", props.is_alone.then_some("-1"));
    let legend =
        legend.child(of("span", "sbs-item__number").set("aria-hidden", "true").number(props.number)).child(
            el("span")
                .child(of("span", "sbs-visually-hidden").text(&number).text(". "))
                .text(item.text.get(lang)),
        );
    let na_hint = item.na_hint.as_ref().map(|na_hint| {
        of("p", "sbs-item__help").id(&hint).text(not_applicable).text(". ").text(na_hint.get(lang))
    });
    let note = Note {
        item: props.item,
        number: props.number,
        prompt: instrument.evidence_prompt.get(lang),
        note: &props.note,
        open: *open,
        unfold,
        id: &id,
        lang,
        send,
    };
    let foot = of("div", "sbs-item__foot")
        .child(side.option(clear_or_undo(props)))
        .option(na_hint)
        .child(note.view());
    of("fieldset", "sbs-item")
        .attr("data-item", &item.id)
        .attr("aria-describedby", &described_by)
        .on(On::Change, changed(props, by_arrow))
        .on(On::KeyDown, keys::keys(props, by_arrow))
        .child(legend)
        .child(of("p", "sbs-item__help").id(&help).text(item.help.get(lang)))
        .option(earlier)
        .child(scale)
        .child(foot)
}

/// An answer, and where questions come one by one that it may lead on.
fn changed(props: &ItemViewProps, by_arrow: &Rc<Cell<bool>>) -> Callback<Event> {
    let answer = chosen(&props.send, answers(props.item));
    if !props.is_alone {
        return answer;
    }
    let (item, send, by_arrow) = (props.item, props.send.clone(), Rc::clone(by_arrow));
    Callback::from(move |event: Event| {
        answer.emit(event.clone());
        if !by_arrow.replace(false) && is_radio(&event) {
            send.emit(Msg::Navigate(NavigateMsg::Await(item)));
        }
    })
}

/// The note of an item is a field in the same group.
fn is_radio(event: &Event) -> bool {
    target(event).is_some_and(|target| target.has_type::<HtmlInputElement>())
}

/// What the value of a radio button means: the one that an answer is kept as.
fn answers(item: ItemIndex) -> impl Fn(&str) -> Option<Msg> + 'static {
    move |value| Answer::from_key(value).map(|answer| Msg::Answer(AnswerMsg::Set(item, Some(answer))))
}

/// What was answered before the question changed, with a button to answer that again as long as nothing is answered.
fn earlier_answer(props: &ItemViewProps, earlier: &str, id: &str) -> ElementBuilder {
    let (instrument, lang, text) = (&props.instrument, props.lang, strings(props.lang));
    let states = &instrument.states;
    let points = &instrument.scale_of(instrument.item(props.item)).points;
    let label = match Answer::from_key(earlier) {
        Some(Answer::Step(step)) => points.get(usize::from(step.value())).map(|point| &point.label),
        Some(Answer::NotApplicable) => Some(&states.not_applicable),
        Some(Answer::DontKnow) => Some(&states.dont_know),
        None => None,
    };
    let label = label.map_or(earlier, |label| label.get(lang));
    let fits = props.answer.is_none() && answer(instrument, props.item, earlier).is_some();
    let take = fits.then(|| {
        quiet(text.question_earlier_take, &props.send, Msg::Answer(AnswerMsg::TakeEarlier(props.item)))
    });
    let line = el("p").id(id).text(&text.question_earlier.fill(&[("answer", label)]));
    of("div", "sbs-notice").child(line).option(take)
}

/// Native radio buttons cannot be unset, so there is a button; what was cleared can come back until the next answer. One
/// element does both, so that whoever has pressed it keeps the focus.
fn clear_or_undo(props: &ItemViewProps) -> Option<ElementBuilder> {
    let text = strings(props.lang);
    let (label, msg) = if props.answer.is_some() {
        (text.question_clear, AnswerMsg::Set(props.item, None))
    } else if props.can_undo {
        (text.storage_undo, AnswerMsg::Undo)
    } else {
        return None;
    };
    Some(quiet(label, &props.send, Msg::Answer(msg)).key("clear"))
}
