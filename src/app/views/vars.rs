//! Computed sizes: custom properties set through the CSSOM, because a strict policy blocks style attributes.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::dom::of;

/// Props of [`Vars`].
#[derive(Properties, PartialEq)]
pub struct VarsProps {
    /// The class of the element.
    pub class: &'static str,
    /// The custom properties and their values.
    pub vars: Vec<(&'static str, String)>,
    /// The state, for the style.
    #[prop_or_default]
    pub state: &'static str,
}

/// A `span` with computed sizes; always decoration beside words.
#[component]
pub fn Vars(props: &VarsProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.vars.clone(), move |vars| {
            let Some(element) = node.cast::<HtmlElement>() else { return };
            for (name, value) in vars {
                // Without its size the element is empty; the words beside it say it all.
                let _ = element.style().set_property(name, value);
            }
        });
    }
    of("span", props.class).node_ref(&node).set("data-state", props.state).set("aria-hidden", "true").into()
}
