//! One answer: a native radio button in its label.

use yew::prelude::*;

/// Props of [`AnswerOption`].
#[derive(Properties, PartialEq)]
pub struct AnswerOptionProps {
    /// The name that the group shares; unique on the page.
    pub name: AttrValue,
    /// The value in the page: a step, `NA` or `DK`.
    pub value: AttrValue,
    /// The word.
    pub label: AttrValue,
    /// The digit of a step; shown, not spoken.
    #[prop_or_default]
    pub digit: Option<u8>,
    /// What the step means for this item.
    #[prop_or_default]
    pub anchor: Option<AttrValue>,
    /// Chosen.
    pub checked: bool,
    /// Called when it is chosen.
    pub on_choose: Callback<()>,
}

/// One answer of a group. The whole label can be pressed.
#[component]
pub fn AnswerOption(props: &AnswerOptionProps) -> Html {
    let onchange = props.on_choose.reform(|_: Event| ());
    html! {
        <label class="sbs-option">
            <input class="sbs-option__radio" type="radio" name={props.name.clone()} value={props.value.clone()}
                checked={props.checked} {onchange} />
            if let Some(digit) = props.digit {
                <span class="sbs-option__digit" aria-hidden="true">{digit}</span>
            }
            <span class="sbs-option__text">
                <span class="sbs-option__label">{&props.label}</span>
                if let Some(anchor) = &props.anchor {
                    {" "}<span class="sbs-option__anchor">{anchor}</span>
                }
            </span>
        </label>
    }
}
