//! The list of sections, with what is done in each; every section can be opened at any time.

use yew::prelude::*;

use super::{
    badge::Badge,
    icon::{Icon, IconKind},
};
use crate::{
    app::{
        model::Progress,
        msg::Msg,
        section::{Section, SectionGroup},
        strings::{Strings, strings},
    },
    core::{
        instrument::{DimensionId, Lang},
        keyed::Keyed,
    },
};

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct StepLine {
    /// The section.
    pub section: Section,
    /// Its name.
    pub name: AttrValue,
    /// How far it is.
    pub progress: Progress,
}

/// Props of [`Steps`].
#[derive(Properties, PartialEq)]
pub struct StepsProps {
    /// The sections, in order.
    pub lines: Vec<StepLine>,
    /// The section on screen; `None` on the overview.
    pub now: Option<Section>,
    /// How far the whole scan is.
    pub progress: Progress,
    /// Shown in a narrow box; a wide one always shows it.
    pub open: bool,
    /// The id of the list; unique on the page.
    pub id: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The list of sections.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let text = strings(props.lang);
    let groups = [
        (SectionGroup::Culture, text.question_nav_culture),
        (SectionGroup::Social, text.question_nav_social),
        (SectionGroup::Last, text.question_nav_last),
    ];
    let Progress { answered, total } = props.progress;
    html! {
        <nav class="sbs-steps" id={props.id.clone()} aria-label={text.question_nav} data-open={props.open.to_string()}>
            <p class="sbs-steps__title">
                {text.question_answered.fill(answered, &[("total", &total.to_string())])}
            </p>
            {for groups.into_iter().map(|(group, name)| {
                let lines: Vec<&StepLine> = props.lines.iter().filter(|line| line.section.group() == group).collect();
                if lines.is_empty() {
                    return Html::default();
                }
                html! {
                    <div key={name}>
                        <p class="sbs-steps__group">{name}</p>
                        <ol>{for lines.into_iter().map(|line| step(line, props, text))}</ol>
                    </div>
                }
            })}
            <ol>
                <li>
                    <button type="button" class="sbs-steps__link" onclick={props.send.reform(|_| Msg::OpenReview)}
                        aria-current={props.now.is_none().then_some("step")}>
                        <Badge of={None::<DimensionId>} letter={'✓'} />
                        <span>{text.question_to_check}</span>
                    </button>
                </li>
            </ol>
        </nav>
    }
}

fn step(line: &StepLine, props: &StepsProps, text: &'static Strings) -> Html {
    let StepLine { section, name, progress } = line;
    let section = *section;
    let state = if progress.is_done() {
        text.question_nav_state_done
    } else if progress.answered > 0 {
        text.question_nav_state_busy
    } else {
        text.question_nav_state_todo
    };
    let letter = match section {
        Section::ThreePs => Some('P'),
        Section::Values => name.chars().next(),
        Section::Pyramid => Some('5'),
        _ => None,
    };
    let (n, total) = (progress.answered.to_string(), progress.total.to_string());
    html! {
        <li key={section.key()}>
            <button type="button" class="sbs-steps__link" onclick={props.send.reform(move |_| Msg::OpenSection(section))}
                aria-current={(props.now == Some(section)).then_some("step")}>
                <Badge of={section.dimension()} {letter} />
                <span>{name}<span class="sbs-visually-hidden">{", "}{state}{", "}
                    {text.question_nav_count.fill(&[("n", &n), ("total", &total)])}</span></span>
                <span class="sbs-steps__count" aria-hidden="true">
                    if progress.is_done() { <Icon kind={IconKind::Check} class="sbs-steps__check" /> }
                    {&n}{"/"}{&total}
                </span>
            </button>
        </li>
    }
}
