//! The root component: shows a session.

mod view;

use yew::prelude::*;

use super::{session::Session, shared::Shared};

/// Props of [`Root`].
#[derive(Properties, PartialEq)]
pub struct RootProps {
    /// The scan to show.
    pub session: Shared<Session>,
    /// The level of the screen's heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
}

/// One scan on a page.
pub struct Root {
    node: NodeRef,
}

impl Component for Root {
    /// The session has changed.
    type Message = ();
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.props().session.drawn_by(ctx.link().callback(|()| ()));
        Self { node: NodeRef::default() }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::page(&self.node, ctx.props())
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        ctx.props().session.drawn(&self.node);
    }
}
