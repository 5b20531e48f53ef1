//! The root component: shows a session.

use std::cell::Cell;

use yew::prelude::*;

use super::session::{RenderRequest, Session, State};
use crate::{
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        scan_view::{ScanProps, scan_view},
        screens::result::ResultMemo,
    },
};

/// Props of [`Root`].
#[derive(Properties, PartialEq)]
pub struct RootProps {
    /// The scan to show; without one nothing is shown.
    pub session: Option<RcPtrEq<Session>>,
    /// The level of the screen's heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
}

/// One scan on a page.
pub struct Root {
    node: NodeRef,
    /// The screen that is to be drawn, if it was built ahead.
    built: Cell<Option<Html>>,
    /// What was made for the last drawing of a result.
    memo: RcPtrEq<ResultMemo>,
}

impl Component for Root {
    type Message = RenderRequest;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        follow(ctx);
        let memo = RcPtrEq::new(ResultMemo::default());
        Self { node: NodeRef::default(), built: Cell::default(), memo }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &RootProps) -> bool {
        follow(ctx);
        self.built.take();
        true
    }

    fn update(&mut self, ctx: &Context<Self>, request: RenderRequest) -> bool {
        if request == RenderRequest::Build {
            self.built.set(self.build(ctx));
        }
        request == RenderRequest::Draw
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let is_stale = ctx.props().session.as_ref().is_some_and(|session| {
            session.begin_render();
            session.is_stale()
        });
        let built = self.built.take().filter(|_| !is_stale);
        built.or_else(|| self.build(ctx)).unwrap_or_default()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(session) = &ctx.props().session {
            session.drawn(&self.node);
        }
    }
}

impl Root {
    fn build(&self, ctx: &Context<Self>) -> Option<Html> {
        let session = ctx.props().session.as_ref()?;
        let RootProps { heading_level, prefix, .. } = ctx.props();
        let props = ScanProps {
            heading_level: *heading_level,
            prefix: prefix.clone(),
            rebuilds: session.rebuilds(),
            memo: self.memo.clone(),
        };
        Some(session.build(|state| {
            let State { model, spoken, .. } = state;
            scan_view(model, *spoken, &session.config().host, session.send(), &self.node, &props)
        }))
    }
}

/// Shows the session from now on.
fn follow(ctx: &Context<Root>) {
    if let Some(session) = &ctx.props().session {
        session.drawn_by(ctx.link().callback(|request| request));
    }
}
