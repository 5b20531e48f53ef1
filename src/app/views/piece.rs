//! A part of a screen that waits for its turn when the screen is new.

use yew::prelude::*;

use crate::app::{dom::El, pace};

/// The part, in its turn.
pub fn piece(content: El) -> Html {
    html! { <Piece content={Html::from(content)} /> }
}

/// Props of [`Piece`].
#[derive(Properties)]
pub struct PieceProps {
    content: Html,
}

impl PartialEq for PieceProps {
    /// Markup is compared when it is drawn.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// See [`piece`].
pub struct Piece {
    is_due: bool,
}

impl Component for Piece {
    /// It is its turn.
    type Message = ();
    type Properties = PieceProps;

    fn create(ctx: &Context<Self>) -> Self {
        let is_due = !pace::is_slow();
        if !is_due {
            let link = ctx.link().clone();
            pace::wait(Box::new(move || link.send_message(())));
        }
        Self { is_due }
    }

    fn update(&mut self, _ctx: &Context<Self>, (): ()) -> bool {
        self.is_due = true;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if self.is_due { ctx.props().content.clone() } else { Html::default() }
    }
}
