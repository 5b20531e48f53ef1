//! The root component: hands messages to `update`, effects to `run`, and the model to the screens.

mod view;

use yew::prelude::*;

use super::{
    effect::{Announcement, Effect, FocusTarget},
    host::{Guest, Host},
    model::Model,
    msg::Msg,
    run::World,
    shared::Shared,
    update::update,
};
use crate::core::instrument::{Instrument, Lang};

/// Props of [`Root`].
#[derive(Properties, PartialEq)]
pub struct RootProps {
    /// The questionnaire.
    pub instrument: Shared<Instrument>,
    /// The language until the visitor chooses, or chose earlier.
    pub lang: Lang,
    /// The name under which answers are kept.
    pub name: AttrValue,
    /// What is around the scan.
    pub host: Host,
    /// The level of the screen's heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
}

/// One scan on a page.
pub struct Root {
    model: Model,
    world: World,
    node: NodeRef,
    /// Where the focus goes once the new screen is there.
    focus: Option<FocusTarget>,
    /// What a screen reader hears, with a number so that the same text twice is a fresh node.
    spoken: Option<(usize, Announcement)>,
}

impl Root {
    /// The state, to be read between two messages.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }
}

/// The mode and the first screen that a host wishes, for somebody who has not begun, or goes on.
fn begin(model: &mut Model, guest: &Guest) -> Vec<Effect> {
    if let Some(mode) = guest.offer.filter(|_| !model.has_begun()) {
        model.mode = mode;
    }
    match (guest.skip_intro, model.has_begun()) {
        (false, _) => Vec::new(),
        (true, false) => update(model, Msg::Start(model.mode)),
        (true, true) => update(model, Msg::Resume),
    }
}

impl Component for Root {
    type Message = Msg;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let (world, keep, mut opened) =
            World::open(&props.instrument, &props.name, &props.host, ctx.link().callback(|msg| msg));
        if let Some(guest) = props.host.guest().filter(|_| opened.saved.is_none()) {
            opened.saved.clone_from(&guest.restored);
        }
        let mut model = Model::new(props.instrument.clone(), props.lang, keep, opened);
        if let Some(guest) = props.host.guest() {
            // Effects of the first screen: there is nothing to save yet, and the focus stays in the host's page.
            let _ = begin(&mut model, guest);
            (guest.watch)(&model);
        }
        if let Some(place) = world.place().filter(|_| model.has_begun()) {
            // A reload stays where it was; nothing is focused before the visitor did something.
            let _ = update(&mut model, Msg::Visit(place));
        }
        Self { model, world, node: NodeRef::default(), focus: None, spoken: None }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let is_of_host = matches!(msg, Msg::Adopt(_) | Msg::Reset);
        let effects = update(&mut self.model, msg);
        for effect in effects {
            match effect {
                Effect::Focus(target) => self.focus = Some(target),
                Effect::Announce(announcement) => {
                    let number = self.spoken.map_or(0, |(number, _)| number);
                    self.spoken = Some((number.wrapping_add(1), announcement));
                }
                other => self.world.run(&self.model, other, &ctx.link().callback(|msg| msg)),
            }
        }
        self.world.show_place(self.model.screen);
        if let Some(guest) = ctx.props().host.guest() {
            guest.served.set(guest.served.get().wrapping_add(u32::from(is_of_host)));
            (guest.watch)(&self.model);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::page(&self.model, self.spoken, &self.node, ctx.props(), &ctx.link().callback(|msg| msg))
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if let Some(target) = self.focus.take() {
            self.world.focus(&self.node, target, &self.model.instrument);
        }
    }
}
