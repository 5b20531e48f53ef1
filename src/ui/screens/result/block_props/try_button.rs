//! The button that tries answers out. Each hears of the trial by itself: what it stands in is not drawn again for it.

use yew::{context::ContextHandle, prelude::*};

use crate::{
    core::{
        answers::{Answer, Step},
        score::Raise,
    },
    report::beside::trial::TrialPage,
    state::{
        msg::{Msg, TrialMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::element_builder::{el, of},
};

/// What is tried out on this page, for all buttons in it.
#[derive(Clone, PartialEq)]
pub struct TriedOut(pub Option<RcPtrEq<TrialPage>>);

/// What a button tries.
#[derive(Clone, PartialEq)]
pub enum Tries {
    /// These raises, and nothing else.
    Only(Vec<Raise>),
    /// This one, beside what is tried already.
    Item(Raise),
}

impl Tries {
    /// What comes of it, if it is tried.
    fn outcome(&self, tried: &TriedOut) -> Option<AttrValue> {
        let trial = tried.0.as_ref()?;
        let is_tried = match self {
            Self::Only(raises) => trial.is(raises),
            Self::Item(raise) => trial.step(raise.item) == Some(raise.to),
        };
        is_tried.then(|| AttrValue::from(trial.outcome.clone()))
    }

    /// A second press takes it back.
    fn message(&self, is_tried: bool) -> TrialMsg {
        match self {
            Self::Only(raises) => TrialMsg::TryOnly(raises.clone()),
            Self::Item(raise) => {
                let step = Step::new(raise.to).filter(|_| !is_tried);
                TrialMsg::TryItem(raise.item, step.map(Answer::Step))
            }
        }
    }
}

/// Props of [`TryButton`].
#[derive(Properties, PartialEq)]
pub struct TryButtonProps {
    /// What it says.
    pub label: AttrValue,
    /// What tells it from others for who cannot see what it stands in.
    pub what: AttrValue,
    /// What it tries.
    pub tries: Tries,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// A button, and what comes of its press as long as that is tried.
pub struct TryButton {
    tried: TriedOut,
    outcome: Option<AttrValue>,
    _heard: Option<ContextHandle<TriedOut>>,
}

impl Component for TryButton {
    type Message = TriedOut;
    type Properties = TryButtonProps;

    fn create(ctx: &Context<Self>) -> Self {
        let heard = ctx.link().context(ctx.link().callback(|tried: TriedOut| tried));
        let (tried, heard) = heard.map_or((TriedOut(None), None), |(tried, heard)| (tried, Some(heard)));
        Self { outcome: ctx.props().tries.outcome(&tried), tried, _heard: heard }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &TryButtonProps) -> bool {
        self.outcome = ctx.props().tries.outcome(&self.tried);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, tried: TriedOut) -> bool {
        let outcome = ctx.props().tries.outcome(&tried);
        self.tried = tried;
        let is_other = self.outcome != outcome;
        self.outcome = outcome;
        is_other
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let TryButtonProps { label, what, tries, send } = ctx.props();
        let hidden = of("span", "sbs-visually-hidden").text(": ").copy(what);
        let is_tried = self.outcome.is_some();
        let button = of("button", "sbs-quiet sbs-try")
            .set("type", "button")
            .set("aria-pressed", if is_tried { "true" } else { "false" })
            .child(el("span").copy(label))
            .child(hidden)
            .click(send, Msg::Trial(tries.message(is_tried)));
        let outcome = self.outcome.as_ref().map(|outcome| of("span", "sbs-try__outcome").copy(outcome));
        of("p", "sbs-try__line").child(button).option(outcome).into()
    }
}
