//! The few drawings that stand between words; all are decoration beside text.

use yew::prelude::*;

/// Which drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconKind {
    /// The stepped gable on its piles.
    Glyph,
    /// A check mark.
    Check,
    /// A leaf, the sign of Planet.
    Leaf,
}

/// Props of [`Icon`].
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// Which drawing.
    pub kind: IconKind,
    /// The class that gives it its size and colour.
    #[prop_or_default]
    pub class: Classes,
}

/// A small drawing in the colour of the text around it.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let class = props.class.clone();
    match props.kind {
        IconKind::Glyph => html! {
            <svg {class} viewBox="0 0 26 24" aria-hidden="true" focusable="false" fill="currentColor">
                <path d="M10 0h6v4h-6zM7.5 5h11v4h-11zM5 10h16v4H5zM2 15h22v3H2z" />
                <path d="M5 20h2.6v4H5zM11.7 20h2.6v4h-2.6zM18.4 20H21v4h-2.6z" />
            </svg>
        },
        IconKind::Check => html! {
            <svg {class} viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none"
                stroke="currentColor" stroke-width="2.4">
                <path d="M2.5 8.5 6.3 12.3 13.5 4.2" />
            </svg>
        },
        IconKind::Leaf => html! {
            <svg {class} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
                <path d="M1 9c0-6 4-8 10-8c0 7-4 10-10 8z" fill="currentColor" />
            </svg>
        },
    }
}
