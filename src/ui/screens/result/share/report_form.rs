//! What stands in the report: parts, names, the visitor's own words and logo, and the report as a file.

use yew::prelude::*;

use crate::{
    export::{
        kind::{ExportKind, ReportFormat},
        report::pdf_request::Paper,
    },
    report::document::{LONGEST_NAME, LONGEST_REMARK, Part},
    state::{
        confirmation::ConfirmationPlace,
        msg::{ExportMsg, Msg},
        report_form::{ReportForm, ReportMsg},
    },
    ui::{
        components::question::count_field::checkbox,
        element_builder::{ElementBuilder, On, el, of, quiet, target_checked, target_value},
        screens::result::block_props::BlockProps,
    },
};

/// The form, and the buttons of the files.
pub fn report_form(block: &BlockProps) -> ElementBuilder {
    let (text, form) = (block.text(), &block.report_form);
    let line = |name, label, value: &str, most: usize, msg: fn(String) -> ReportMsg| {
        let input = of("input", "sbs-field").set("type", "text").set("autocomplete", "off");
        field(block, name, label, typed(block, input, value, most, msg))
    };
    let remark = of("textarea", "sbs-field").set("rows", "3");
    let remark = typed(block, remark, &form.remark, LONGEST_REMARK, ReportMsg::SetRemark);
    let plan = !block.plan.is_empty();
    let plan = plan.then(|| ticked(block, form.plan, text.share_report_plan, ReportMsg::SetPlan));
    let makes_pdf = block.capabilities.makes_pdf && block.capabilities.sandbox.saves_files;
    let attachment = makes_pdf
        .then(|| ticked(block, form.attachment, text.share_report_attachment, ReportMsg::SetAttachment));
    let carries = form.appendix == Part::Included || (makes_pdf && form.attachment == Part::Included);
    let notes = block.with_notes.is_some() && carries;
    let notes = notes.then(|| ticked(block, form.notes, text.share_report_notes, ReportMsg::SetNotes));
    let fields = of("div", "sbs-report-form")
        .child(line(
            "organisation",
            text.share_report_organisation,
            &form.organisation,
            LONGEST_NAME,
            ReportMsg::SetOrganisation,
        ))
        .child(line("day", text.share_report_day, &form.day, LONGEST_NAME, ReportMsg::SetDay))
        .child(field(block, "remark", text.share_report_remark, remark))
        .child(logo(block, form))
        .child(ticked(block, form.appendix, text.share_report_appendix, ReportMsg::SetAppendix))
        .option((!block.compared.is_empty()).then(|| compared(block, form)))
        .option(block.has_team.then(|| team(block, form)))
        .option(plan)
        .option(attachment)
        .option(notes)
        .child(paper(block, form));
    of("div", "sbs-disclosure__body")
        .child(fields)
        .option(block.capabilities.sandbox.saves_files.then(|| files(block)))
}

/// A field with its label.
fn field(block: &BlockProps, name: &str, label: &'static str, field: ElementBuilder) -> ElementBuilder {
    let id = block.id(&["report-", name].concat());
    el("div").child(of("label", "sbs-field__label").attr("for", &id).text(label)).child(field.id(&id))
}

fn typed(
    block: &BlockProps,
    field: ElementBuilder,
    value: &str,
    most: usize,
    msg: fn(String) -> ReportMsg,
) -> ElementBuilder {
    let send = block.send.clone();
    let typed = Callback::from(move |event: Event| {
        send.emit(Msg::Export(ExportMsg::Report(msg(target_value(&event)))));
    });
    field.attr("maxlength", &most.to_string()).value(value).on(On::Input, typed)
}

fn ticked(block: &BlockProps, part: Part, label: &'static str, msg: fn(bool) -> ReportMsg) -> ElementBuilder {
    let send = block.send.clone();
    let ticked = Callback::from(move |event: Event| {
        send.emit(Msg::Export(ExportMsg::Report(msg(target_checked(&event)))));
    });
    el("div").child(checkbox(part == Part::Included, ticked).child(el("span").text(label)))
}

/// A file of the visitor's own; it is read here, and goes nowhere.
fn logo(block: &BlockProps, form: &ReportForm) -> ElementBuilder {
    let text = block.text();
    let input = of("input", "sbs-field")
        .set("type", "file")
        .set("accept", "image/png,image/jpeg")
        .set("data-sbs-logo", "")
        .maybe("aria-invalid", form.is_logo_refused.then_some("true"))
        .attr("aria-describedby", &block.id("report-logo-help"));
    let remove = Msg::Export(ExportMsg::Report(ReportMsg::RemoveLogo));
    let help = match (form.is_logo_refused, form.logo.is_some()) {
        (true, _) => text.share_report_logo_refused,
        (false, true) => text.share_report_logo_there,
        (false, false) => text.share_report_logo_help,
    };
    field(block, "logo", text.share_report_logo, input)
        .child(of("p", "sbs-small sbs-muted").id(&block.id("report-logo-help")).text(help))
        .option(form.logo.as_ref().map(|_| quiet(text.share_report_logo_remove, &block.send, remove)))
}

/// The measurement that an appendix compares with.
fn compared(block: &BlockProps, form: &ReportForm) -> ElementBuilder {
    let (text, send) = (block.text(), block.send.clone());
    let chosen = Callback::from(move |event: Event| {
        let key = Some(target_value(&event)).filter(|key| !key.is_empty());
        send.emit(Msg::Export(ExportMsg::Report(ReportMsg::SetCompared(key))));
    });
    let help = block.id("report-compared-help");
    let none = el("option").key("").set("value", "").flag("selected", form.compared.is_none());
    let options = block.compared.iter().map(|(name, pick)| {
        let key = pick.key();
        let is_chosen = form.compared.as_ref() == Some(&key);
        el("option").key(&key).attr("value", &key).flag("selected", is_chosen).copy(name)
    });
    let select = of("select", "sbs-field")
        .on(On::Change, chosen)
        .attr("aria-describedby", &help)
        .child(none.text(text.share_report_compare_none))
        .children(options);
    field(block, "compared", text.share_report_compare, select)
        .child(of("p", "sbs-small sbs-muted").id(&help).text(text.share_report_compare_help))
}

/// The result of the team.
fn team(block: &BlockProps, form: &ReportForm) -> ElementBuilder {
    let text = block.text();
    ticked(block, form.team, text.share_report_team, ReportMsg::SetTeam)
        .child(of("p", "sbs-small sbs-muted").text(text.share_report_team_help))
}

fn paper(block: &BlockProps, form: &ReportForm) -> ElementBuilder {
    let send = block.send.clone();
    let chosen = Callback::from(move |event: Event| {
        let paper = if target_value(&event) == "letter" { Paper::Letter } else { Paper::A4 };
        send.emit(Msg::Export(ExportMsg::Report(ReportMsg::SetPaper(paper))));
    });
    let option = |value: &'static str, label: &'static str, paper| {
        el("option").set("value", value).flag("selected", form.paper == paper).text(label)
    };
    let select = of("select", "sbs-field")
        .on(On::Change, chosen)
        .child(option("a4", "A4", Paper::A4))
        .child(option("letter", "Letter", Paper::Letter));
    field(block, "paper", block.text().share_report_paper, select)
}

fn files(block: &BlockProps) -> ElementBuilder {
    let text = block.text();
    let is_made_here = block.capabilities.makes_pdf;
    let print = (!is_made_here && block.capabilities.sandbox.prints)
        .then(|| text.share_report_pdf_print.fill(&[("print", text.share_print)]));
    let said = print.as_deref().or_else(|| is_made_here.then(|| carried(block)));
    let pdf = is_made_here.then_some((ReportFormat::Pdf, text.share_report_pdf));
    let buttons =
        [(ReportFormat::Html, text.share_report_html), (ReportFormat::Markdown, text.share_report_markdown)];
    let buttons =
        pdf.into_iter().chain(buttons).fold(of("div", "sbs-buttons"), |buttons, (format, label)| {
            let kind = ExportKind::Report(format);
            let made = block.confirmed(&ConfirmationPlace::File(kind));
            buttons.child(block.button("second", Msg::Export(ExportMsg::Download(kind)), label)).option(made)
        });
    el("div").option(said.map(|said| of("p", "sbs-small sbs-muted").copy(said))).child(buttons)
}

/// What goes along inside a PDF.
fn carried(block: &BlockProps) -> &'static str {
    let (text, form) = (block.text(), &block.report_form);
    let has_notes = form.notes == Part::Included && block.with_notes.is_some();
    let has_plan = form.plan == Part::Included && !block.plan.is_empty();
    if form.attachment == Part::Left {
        return text.share_report_carries_nothing;
    }
    match (has_notes, has_plan) {
        (false, false) => text.share_report_carries,
        (true, false) => text.share_report_carries_notes,
        (false, true) => text.share_report_carries_plan,
        (true, true) => text.share_report_carries_all,
    }
}
