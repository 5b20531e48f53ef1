//! The root component: shows a session.

mod view;

#[cfg(feature = "prerender")]
pub(super) use view::still;

use yew::prelude::*;

use super::{session::Session, shared::Shared};

/// Props of [`Root`].
#[derive(Properties, PartialEq)]
pub struct RootProps {
    /// The scan to show; without one nothing is shown.
    pub session: Option<Shared<Session>>,
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
        follow(ctx);
        Self { node: NodeRef::default() }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &RootProps) -> bool {
        follow(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match &ctx.props().session {
            Some(session) => view::page(session, &self.node, ctx.props()),
            None => Html::default(),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(session) = &ctx.props().session {
            session.drawn(&self.node);
        }
    }
}

/// Draws the session from now on.
fn follow(ctx: &Context<Root>) {
    if let Some(session) = &ctx.props().session {
        session.drawn_by(ctx.link().callback(|()| ()));
    }
}
