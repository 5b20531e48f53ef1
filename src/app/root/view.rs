//! From the model to the screens.

use yew::prelude::*;

use super::RootProps;
use crate::{
    app::{
        effect::Announcement,
        model::{Dialog, Keeping, Model},
        msg::Msg,
        run::long_date,
        screen::Screen,
        screens::{
            intro::{Intro, Resume},
            review::Review,
            section::SectionScreen,
        },
        section::Section,
        shared::Shared,
        strings::{Strings, strings},
        views::{
            bar::Bar,
            dialog::DialogView,
            notices::Notices,
            progress::{Segment, Segments},
            steps::{StepLine, Steps},
        },
    },
    core::keyed::Keyed,
};

/// The whole widget.
pub(super) fn page(
    model: &Shared<Model>,
    spoken: Option<(usize, Announcement)>,
    node: &NodeRef,
    props: &RootProps,
    send: Callback<Msg>,
) -> Html {
    let text = strings(model.lang);
    let keeping = match model.keeping {
        Keeping::Kept(_) => model.has_saved.then_some(model.keeping),
        Keeping::Off(_) => Some(model.keeping),
    };
    html! {
        <section class="sbs" ref={node} lang={model.lang.key()} aria-label={text.app_region}>
            <Bar lang={model.lang} {keeping} has_begun={model.has_begun()} send={send.clone()} />
            <Notices keeping={model.keeping} findings={model.findings.clone()} lang={model.lang} send={send.clone()} />
            {screen(model, props, &send, text)}
            <div class="sbs-visually-hidden" role="status">
                if let Some((number, announcement)) = spoken {
                    <span key={number}>{words(announcement, text)}</span>
                }
            </div>
            {dialog(model, props, &send, text)}
        </section>
    }
}

fn screen(model: &Shared<Model>, props: &RootProps, send: &Callback<Msg>, text: &'static Strings) -> Html {
    let (heading_level, prefix) = (props.heading_level, props.prefix.clone());
    match model.screen {
        Screen::Intro => {
            let resume = model.has_begun().then(|| Resume {
                mode: model.mode,
                progress: model.progress(),
                date: model.resumed_at.as_deref().and_then(|date| long_date(date, model.lang)),
            });
            html! {
                <Intro key="intro" instrument={model.instrument.clone()} {resume} scope={model.scope}
                    keeping={model.keeping} code_error={model.code_error} lang={model.lang} {heading_level} {prefix}
                    art={Html::default()} send={send.clone()} />
            }
        }
        Screen::Section(section) => html! {
            <div class="sbs-work" key={section.key()}>
                {progress(model, section, props, send, text)}
                {steps(model, Some(section), props, send)}
                <SectionScreen model={model.clone()} {section} {heading_level} {prefix} send={send.clone()} />
            </div>
        },
        Screen::Review => html! {
            <div class="sbs-work" key="review">
                {steps(model, None, props, send)}
                <Review model={model.clone()} {heading_level} {prefix} send={send.clone()} />
            </div>
        },
        Screen::Result => html! { <p key="result">{"result"}</p> },
    }
}

fn steps(model: &Shared<Model>, now: Option<Section>, props: &RootProps, send: &Callback<Msg>) -> Html {
    let text = strings(model.lang);
    let lines: Vec<StepLine> = model
        .sections()
        .map(|section| StepLine {
            section,
            name: AttrValue::from(section.name(&model.instrument, text, model.lang).to_owned()),
            progress: model.section_progress(section),
        })
        .collect();
    html! {
        <Steps {lines} {now} progress={model.progress()} open={model.sections_open || now.is_none()}
            id={format!("{}-steps", props.prefix)} lang={model.lang} send={send.clone()} />
    }
}

/// Where the visitor is, in a narrow box; a wide one shows the list of sections instead.
fn progress(
    model: &Model,
    now: Section,
    props: &RootProps,
    send: &Callback<Msg>,
    text: &'static Strings,
) -> Html {
    let sections: Vec<Section> = model.sections().collect();
    let place = sections.iter().position(|section| *section == now).map_or(1, |place| place + 1);
    let segments = sections
        .iter()
        .map(|section| Segment { progress: model.section_progress(*section), is_now: *section == now })
        .collect::<Vec<_>>();
    let all = model.progress();
    html! {
        <div class="sbs-progress">
            <div class="sbs-progress__row">
                <strong>
                    {text.question_part.fill(&[("n", &place.to_string()), ("total", &sections.len().to_string())])}
                </strong>
                <span class="sbs-number">
                    {text.question_answered.fill(all.answered, &[("total", &all.total.to_string())])}
                </span>
            </div>
            <Segments {segments} />
            <div class="sbs-progress__row">
                <button type="button" class="sbs-quiet" aria-expanded={model.sections_open.to_string()}
                    aria-controls={format!("{}-steps", props.prefix)} onclick={send.reform(|_| Msg::ToggleSections)}>
                    {text.question_nav_toggle}
                </button>
            </div>
        </div>
    }
}

fn dialog(model: &Model, props: &RootProps, send: &Callback<Msg>, text: &'static Strings) -> Html {
    let answers = model.answers.count();
    let (key, title, body, confirm) = match &model.dialog {
        None => return Html::default(),
        Some(Dialog::Restart) => (
            "restart",
            text.storage_restart_title,
            text.storage_restart_text.fill(answers, &[]),
            text.storage_restart_confirm,
        ),
        Some(Dialog::Delete) => (
            "delete",
            text.storage_delete_title,
            text.storage_delete_text.to_owned(),
            text.storage_delete_confirm,
        ),
        Some(Dialog::Replace(_)) => (
            "replace",
            text.share_import_replace_title,
            text.storage_replace_text.fill(answers, &[]),
            text.share_import_replace_discard,
        ),
    };
    html! {
        <DialogView {key} {title} text={body} {confirm} cancel={text.app_cancel}
            id={format!("{}-dialog", props.prefix)} send={send.clone()} />
    }
}

fn words(announcement: Announcement, text: &'static Strings) -> String {
    match announcement {
        Announcement::Saved => text.storage_saved.into(),
        Announcement::SavingOff => text.storage_off.into(),
        Announcement::Cleared(number) => text.question_cleared.fill(&[("n", &number.to_string())]),
        Announcement::LanguageChanged => text.app_language_changed.into(),
        Announcement::CodeCopied => text.share_code_copied.into(),
        Announcement::CodeSelected => text.share_code_select.into(),
        Announcement::FileReady => text.share_file_made.into(),
        Announcement::Deleted => text.storage_delete_done.into(),
        Announcement::NotDeleted => text.storage_delete_failed.into(),
        Announcement::Opened(count) => text.share_import_done.fill(count, &[]),
    }
}
