//! The result, and what leads to it, made once where nobody sees it, while the visitor reads. V8 compiles a function of
//! wasm when it is called for the first time, and most of the result's are called by nothing before it: on a slow phone
//! that would be more than half of the time that its first frame takes. Also the first answer, and the first view with a
//! drawing in it, would wait for theirs.

use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

use super::{charts, page, part::PartProps};
use crate::{
    app::{
        hooks::use_canvas::{measured, picture},
        model::Model,
        msg::Msg,
        pace,
        screen::Screen,
        shared::Shared,
        update::update,
        views::piece::in_no_page,
    },
    charts::Theme,
    core::answers::{Answer, Step},
    storage::{attempts, keeper::Opened},
};

/// In CSS pixels: as a phone has it.
const WIDTH: f64 = 320.0;

thread_local! {
    /// All scans of a page share the wasm.
    static IS_DONE: Cell<bool> = const { Cell::new(false) };
}

/// Each waits until the browser has nothing else to do.
const STEPS: [fn(&Model); 5] =
    [answer, |model| drop(model.report()), |model| drop(page(&part(model), None)), show, draw];

/// Does it once, step by step, when the browser has time. A browser that does not tell when that is compiles in another
/// way.
pub fn rehearse(model: &Model) {
    if IS_DONE.replace(true) || matches!(model.screen, Screen::Result | Screen::Past) {
        return;
    }
    go_on(Rc::new(answered(model)), 0);
}

fn go_on(model: Rc<Model>, at: usize) {
    let Some(step) = STEPS.get(at) else { return };
    pace::when_idle(Box::new(move || {
        step(&model);
        go_on(model, at + 1);
    }));
}

/// A scan with an answer to every question, so that no part of the result is left out.
fn answered(model: &Model) -> Model {
    let instrument = &model.instrument;
    let nothing = Opened { saved: None, findings: Vec::new() };
    let mut model = Model::new(instrument.clone(), model.lang, model.keep, nothing);
    let mut step = 0;
    for item in instrument.indices() {
        model.answers.set(item, Step::new(step).map(Answer::Step));
        step = (step + 1) % (Step::MAX + 1);
    }
    model
}

/// The first answer after the app has come, and what keeps a scan that is finished.
fn answer(model: &Model) {
    let mut model = answered(model);
    if let Some(item) = model.instrument.indices().next() {
        drop(update(&mut model, Msg::SetAnswer(item, None)));
    }
    drop(attempts::plan(&model.instrument, &[], model.saved(None), 0));
    drop(update(&mut model, Msg::OpenResult));
}

/// Its pieces wait until the browser has time, each by itself.
fn part(model: &Model) -> Shared<PartProps> {
    let part = super::part(model, 1, &AttrValue::default(), &Callback::noop());
    Shared::new(PartProps { is_rehearsal: true, ..part })
}

/// What only a view in its element calls. The largest piece will do.
fn show(model: &Model) {
    let part = part(model);
    in_no_page(move || charts::radar(&part, &part.page.charts.radar).into());
}

fn draw(model: &Model) {
    let part = part(model);
    let (chart, theme) = (&part.page.charts.radar.chart, Theme::light());
    let size = chart.size_for(WIDTH);
    let _ = picture(&chart.sketch(&theme, size), &measured(theme.fonts.clone()), size, 1.0);
}
