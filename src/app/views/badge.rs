//! Badges: a P is round with a sign, a level is square with a number.

use yew::prelude::*;

use super::icon::{Icon, IconKind};
use crate::core::{
    instrument::{DimensionId, Group},
    keyed::Keyed,
};

/// Props of [`Badge`].
#[derive(Properties, PartialEq)]
pub struct BadgeProps {
    /// The dimension; `None` for the unscored questions.
    pub of: Option<DimensionId>,
    /// The first letter of a value.
    #[prop_or_default]
    pub letter: Option<char>,
}

/// The badge of a dimension; decoration, the name stands beside it.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    let group = props.of.map(DimensionId::group);
    let shape = if group == Some(Group::Level) { "square" } else { "round" };
    let of = match (props.of, group) {
        (Some(id), Some(Group::P | Group::Level)) => id.key(),
        _ => "value",
    };
    let sign = match props.of {
        Some(DimensionId::People) => html! { "P" },
        Some(DimensionId::Profit) => html! { "€" },
        Some(DimensionId::Planet) => html! { <Icon kind={IconKind::Leaf} /> },
        Some(id) => match id.level() {
            Some(level) => html! { level },
            None => html! { {props.letter.unwrap_or('•')} },
        },
        None => html! { {props.letter.unwrap_or('+')} },
    };
    html! { <span class="sbs-badge" data-shape={shape} data-of={of} aria-hidden="true">{sign}</span> }
}
