//! From the model to the screens.

use yew::prelude::*;

use super::{
    components::{
        app_bar::app_bar,
        attempts,
        dialog::DialogView,
        figures::start_illustration,
        invited::invited_by,
        notices::{
            confirmation, import_notice::import_notice, migration_notice::migration_notice,
            storage_notices::storage_notices,
        },
        section_nav::section_nav,
    },
    dates::long_date,
    document_title::screen_name,
    element_builder::{ElementBuilder, el, of},
    screens::{
        about::{About, about},
        change::change,
        data::data,
        intro::{Intro, intro},
        plan::plan,
        result::{ResultMemo, result_screen},
        review::review,
        section::section_screen,
        team::{TeamView, session_screen, team_screen},
    },
};
use crate::{
    core::{section::Section, string_enum::StringEnum},
    i18n::{Strings, is_social, strings},
    import::{Source, plan_table::PlanTable},
    state::{
        confirmation::ConfirmationPlace,
        effect::Announcement,
        host::Host,
        import_preview::preview,
        model::{Dialog, Model},
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
        screen::Screen,
    },
};

/// What the page around the scan decides.
#[derive(Debug, Clone, PartialEq)]
pub struct ScanProps {
    /// The level of the screen's heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids and names; unique on the page.
    pub prefix: AttrValue,
    /// How many times the scan was rebuilt because other code removed elements of it.
    pub rebuilds: u32,
    /// What was made for the last drawing of a result.
    pub memo: RcPtrEq<ResultMemo>,
}

/// The whole scan.
pub fn scan_view(
    model: &Model,
    spoken: Option<(usize, Announcement)>,
    host: &Host,
    send: &Callback<Msg>,
    node: &NodeRef,
    props: &ScanProps,
) -> Html {
    let text = strings(model.lang);
    // A fresh node each time, so that the same text twice is spoken twice.
    let status = spoken
        .map(|(number, said)| el("span").key(&number.to_string()).text(&confirmation::words(model, said)));
    // What shows nowhere else is for everybody to read.
    let shown = model.confirmed_at(&ConfirmationPlace::Screen);
    let shown = shown.filter(|shown| spoken.is_some_and(|(_, said)| said == *shown));
    let class = if shown.is_some() { "sbs-status" } else { "sbs-visually-hidden" };
    let mark = shown.and_then(confirmation::mark);
    of("section", "sbs")
        // Another scan in the same root is another element: nothing of the first one stays in its fields.
        .key(&format!("{}{}", props.prefix, props.rebuilds))
        .node_ref(node)
        .set("lang", model.lang.key())
        .set("dir", model.lang.dir())
        .attr("aria-label", model.words().scan())
        // For the title of a frame, which is a page of ours around an element.
        .maybe("data-sbs-screen", screen_name(model))
        // From the root on: what stands before the report, with another page, would have a sheet of its own.
        .maybe("data-letter", model.report_form.is_letter().then_some(""))
        // Files that are dropped or chosen here are those of members.
        .maybe("data-sbs-team", (model.screen == Screen::Team).then_some(""))
        .option(skip(model, send, text))
        .child(app_bar(model, send))
        .child(storage_notices(model, send).option(migration_notice(model, send)))
        .child(import_notice(model, send))
        .child(of("div", class).set("role", "status").option(mark).option(status))
        .option(invited_by(model).filter(|_| matches!(model.screen, Screen::Section(_) | Screen::Review)))
        .child(el("div").child(screen(model, host, props, send, text)))
        .node(dialog(model, props, send, text))
        .child(of("p", "sbs-drop").set("aria-hidden", "true").child(el("span").text(text.import_dropping)))
        .into()
}

/// Past the bar and the list of sections: by keyboard those are a dozen stops. A button, because a link would be in
/// the host's address.
fn skip(model: &Model, send: &Callback<Msg>, text: &'static Strings) -> Option<ElementBuilder> {
    let Screen::Section(_) = model.screen else { return None };
    let button = of("button", "sbs-skip").set("type", "button");
    Some(button.click(send, Msg::Navigate(NavigateMsg::SkipToQuestions)).text(text.question_skip))
}

fn screen(
    model: &Model,
    host: &Host,
    props: &ScanProps,
    send: &Callback<Msg>,
    text: &'static Strings,
) -> ElementBuilder {
    let (heading_level, prefix) = (props.heading_level, &props.prefix);
    let steps_id = format!("{prefix}-steps");
    match model.screen {
        Screen::Intro => {
            let date = model.resumed_at.as_deref().and_then(|date| long_date(date, model.lang));
            let art = illustration(model, prefix, text);
            let level = heading_level.saturating_add(1);
            let earlier = earlier(model, level, prefix, send).map(Html::from).unwrap_or_default();
            intro(&Intro { model, date, heading_level, prefix, art, earlier, host, send }).key("intro")
        }
        Screen::Section(section) => of("div", "sbs-work")
            .key(section.key())
            .child(progress(model, section, &steps_id, send, text))
            .child(section_nav(model, Some(section), &steps_id, send))
            .child(section_screen(model, section, heading_level, prefix, send)),
        Screen::Review => of("div", "sbs-work")
            .key("review")
            .child(review(model, heading_level, prefix, send))
            .child(section_nav(model, None, &steps_id, send)),
        Screen::About => about(&About {
            model,
            heading_level,
            prefix,
            host,
            has_licences: *host == Host::Page && has_licences(),
            send,
        })
        .key("about"),
        Screen::Plan => plan(model, heading_level, prefix, send).key("plan"),
        Screen::Data => data(model, heading_level, prefix, send).key("data"),
        Screen::Team => team_screen(&TeamView::new(model, heading_level, prefix, send)).key("team"),
        Screen::TeamSession => {
            session_screen(&TeamView::new(model, heading_level, prefix, send)).key("team-session")
        }
        Screen::Change => change(model, heading_level, prefix, send).key("change"),
        Screen::Past => {
            el("div").key("past").node(result_screen(model, heading_level, prefix, &props.memo, send))
        }
        Screen::Shared => {
            el("div").key("shared").node(result_screen(model, heading_level, prefix, &props.memo, send))
        }
        Screen::Result => {
            el("div").key("result").node(result_screen(model, heading_level, prefix, &props.memo, send))
        }
    }
}

/// Whether the licences of others are a file beside the page: it says so, and the single file does not.
fn has_licences() -> bool {
    if cfg!(feature = "prerender") {
        return false;
    }
    let document = web_sys::window().and_then(|window| window.document());
    document
        .is_some_and(|document| document.query_selector("link[rel=license]").is_ok_and(|link| link.is_some()))
}

/// The attempts on the start screen. A prerendered screen has none: nothing is known of the visitor yet.
fn earlier(model: &Model, level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> Option<ElementBuilder> {
    if cfg!(feature = "prerender") {
        return None;
    }
    attempts::earlier(model, level, prefix, send)
}

/// The illustration of the start, which is that of the built-in questionnaire; a prerendered screen has its place only, because a browser draws it.
fn illustration(model: &Model, prefix: &AttrValue, text: &'static Strings) -> Html {
    if !is_social(&model.instrument) {
        return Html::default();
    }
    let chart = if cfg!(feature = "prerender") {
        of("div", "sbs-drawing").into()
    } else {
        start_illustration::start_illustration(model, prefix)
    };
    let caption =
        of("figcaption", "sbs-art__caption").set("aria-hidden", "true").text(text.start_art_caption);
    of("figure", "sbs-art").node(chart).child(caption).into()
}

/// Where the visitor is, in a narrow box; a wide one shows the list of sections instead.
fn progress(
    model: &Model,
    now: Section,
    steps_id: &str,
    send: &Callback<Msg>,
    text: &'static Strings,
) -> ElementBuilder {
    let mut segments = of("div", "sbs-segments").set("aria-hidden", "true");
    let (mut position, mut count) = (1, 0usize);
    for section in model.sections() {
        count += 1;
        if section == now {
            position = count;
        }
        let own = model.section_progress(section);
        let percent = 100 * own.answered / own.total.max(1);
        let part = of("span", "sbs-segments__part")
            .style(&format!("--sbs-weight:{};--sbs-fill:{percent}%", own.total))
            .set("data-state", if section == now { "now" } else { "" })
            .set("aria-hidden", "true");
        segments = segments.child(part);
    }
    let all = model.progress();
    let part = text.question_part.fill(&[("n", &position.to_string()), ("total", &count.to_string())]);
    let answered = text.question_answered.fill(all.answered, &[("total", &all.total.to_string())]);
    let toggle = of("button", "sbs-quiet")
        .set("type", "button")
        .set("aria-expanded", if model.sections_open { "true" } else { "false" })
        .attr("aria-controls", steps_id)
        .click(send, Msg::Navigate(NavigateMsg::ToggleSections))
        .text(text.question_nav_toggle);
    of("div", "sbs-progress")
        .child(
            of("div", "sbs-progress__row")
                .child(el("strong").text(&part))
                .child(of("span", "sbs-number").text(&answered))
                .child(toggle),
        )
        .child(segments)
}

fn dialog(model: &Model, props: &ScanProps, send: &Callback<Msg>, text: &'static Strings) -> Html {
    let answers = model.answers.count();
    let (mut kind, mut merge) = ("risk", None);
    let (key, title, body, confirm) = match &model.dialog {
        None => return Html::default(),
        Some(Dialog::Restart) => (
            "restart",
            text.storage_restart_title,
            restart(model, answers, text),
            text.storage_restart_confirm,
        ),
        Some(Dialog::Delete) => (
            "delete",
            text.storage_delete_title,
            text.storage_delete_text.to_owned(),
            text.storage_delete_confirm,
        ),
        Some(Dialog::RemoveAttempt(id)) => (
            "remove-attempt",
            text.data_attempt_delete_title,
            text.data_attempt_delete_text.fill(&[("date", &date_of(model, id))]),
            text.data_attempt_delete_confirm,
        ),
        Some(Dialog::UpdatePlan(table)) => {
            kind = "";
            ("update-plan", text.plan_update_title, changes(model, table, text), text.plan_update_confirm)
        }
        Some(Dialog::ClearTeam) => (
            "clear-team",
            text.team_list_clear_title,
            text.team_list_clear_text.to_owned(),
            text.team_list_clear,
        ),
        Some(Dialog::Open(import)) => {
            let date = import.saved.saved_at.as_deref().and_then(|date| long_date(date, model.lang));
            let body = preview(import, model, date.as_deref());
            if model.has_begun() {
                merge = (import.source == Source::File).then_some(text.import_merge);
                ("replace", text.share_import_replace_title, body, text.share_import_replace_discard)
            } else {
                kind = "";
                ("open", text.import_title, body, text.share_import_action)
            }
        }
    };
    let id = AttrValue::from(format!("{}-dialog", props.prefix));
    let (merge, send) = (merge.map(AttrValue::Static), send.clone());
    html! { <DialogView {key} {title} text={body} {confirm} {kind} {merge} cancel={text.app_cancel} {id} {send} /> }
}

/// What starting again removes.
fn restart(model: &Model, answers: usize, text: &'static Strings) -> String {
    let mut lines = text.storage_restart_text.fill(answers, &[]);
    if !model.plan.actions().is_empty() {
        lines.push('\n');
        lines.push_str(text.plan_restart);
    }
    lines
}

/// What a table changes in the plan, and what of it does not count.
fn changes(model: &Model, table: &PlanTable, text: &'static Strings) -> String {
    let mut lines = text.plan_update_text.fill(table.changes(&model.plan).len(), &[]);
    for (count, line) in
        [(table.unknown(&model.plan), text.plan_update_unknown), (table.unread, text.plan_update_unread)]
    {
        if count > 0 {
            lines.push('\n');
            lines.push_str(&line.fill(count, &[]));
        }
    }
    lines
}

fn date_of(model: &Model, id: &str) -> String {
    model.find_attempt(id).map(|attempt| attempts::when(model, attempt)).unwrap_or_default()
}
