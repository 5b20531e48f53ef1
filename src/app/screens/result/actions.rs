//! What to do first, and what to find out.

use yew::prelude::*;

use super::part::PartProps;
use crate::app::{msg::Msg, result::actions::Action};

/// The first actions, in order.
#[component]
pub fn Actions(props: &PartProps) -> Html {
    let actions = &props.page.actions;
    let text = props.text();
    let has_questions = !actions.find_out.is_empty() || actions.unanswered.is_some();
    html! {
        <section class="sbs-block" aria-labelledby={props.id("actions")}>
            {props.heading("actions", text.result_actions_title)}
            <ol class="sbs-actions">
                {for actions.actions.iter().zip(1_u8..).map(|(found, number)| action(props, found, number))}
            </ol>
            if has_questions {
                <div class="sbs-aside">
                    {props.subheading(text.result_findout_title)}
                    if !actions.find_out.is_empty() {
                        <p>{&actions.find_out_text}</p>
                        {props.items(&actions.find_out)}
                    }
                    if let Some(unanswered) = &actions.unanswered {
                        <p>
                            {unanswered}
                            {" "}
                            {props.link(Msg::OpenFirstOpen, text.result_undetermined_action)}
                        </p>
                    }
                </div>
            }
        </section>
    }
}

fn action(props: &PartProps, action: &Action, number: u8) -> Html {
    let text = props.text();
    html! {
        <li key={number} class="sbs-action">
            <span class="sbs-action__number" aria-hidden="true">{number}</span>
            <div class="sbs-action__body">
                {props.subheading(&action.title)}
                <p class="sbs-action__about">
                    {&action.about}
                    {"."}
                    if let Some(owner) = &action.owner {
                        {" "}
                        {owner}
                    }
                </p>
                if let Some(first_step) = &action.first_step {
                    <p class="sbs-action__first">
                        <strong>{text.result_actions_first}</strong>
                        {" "}
                        {first_step}
                    </p>
                }
                if let Some(check) = &action.check {
                    <p class="sbs-action__check">
                        <strong>{text.result_actions_check}</strong>
                        {": "}
                        {check}
                    </p>
                }
                // A line to write on, on paper only.
                <p class="sbs-print-only sbs-action__owner">{text.result_actions_owner}</p>
            </div>
        </li>
    }
}
