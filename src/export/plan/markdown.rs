//! A plan as Markdown: a list of tasks that most editors show with boxes to tick.

use std::fmt::Write;

use crate::{
    core::instrument::Role,
    plan::{Plan, target::Target},
    report::plan::ActionPresenter,
};

/// The plan, with its target.
#[must_use]
pub fn text(presenter: ActionPresenter<'_>, plan: &Plan, target: &Target) -> String {
    let (strings, lang) = (presenter.strings, presenter.lang);
    let mut text = format!("# {}\n\n", lang.labelled(&plain(presenter.words().scan()), strings.plan_title));
    let date = target.date.map(|date| date.to_string());
    if let Some(target) = target_words(presenter, target, date.as_deref()) {
        // A string takes everything: writing cannot fail.
        let _ = write!(text, "{target}\n\n");
    }
    for action in plan.actions() {
        let mark = if action.done { 'x' } else { ' ' };
        let _ = writeln!(text, "- [{mark}] {}", plain(&presenter.title(action)));
        let mut facts = Vec::new();
        if !action.owner.trim().is_empty() {
            facts.push(lang.labelled(strings.plan_owner, &plain(action.owner.trim())));
        }
        facts.extend(action.date.map(|date| lang.labelled(strings.plan_date, &date.to_string())));
        if !facts.is_empty() {
            let _ = writeln!(text, "  {}  ", facts.join(". "));
        }
        for line in presenter.advice(&action.origin).iter().flat_map(|advice| advice.lines()) {
            let _ = writeln!(text, "  {}  ", plain(line));
        }
        for line in action.note.lines().filter(|line| !line.trim().is_empty()) {
            let _ = writeln!(text, "  > {}  ", plain(line.trim()));
        }
    }
    text
}

/// The target in a sentence, with its date as it is to be written; `None` without a wish.
#[must_use]
pub fn target_words(presenter: ActionPresenter<'_>, target: &Target, date: Option<&str>) -> Option<String> {
    let strings = presenter.strings;
    let mut wishes: Vec<String> = target
        .level
        .map(|level| strings.result_level_label.fill(&[("level", &level.to_string())]))
        .into_iter()
        .collect();
    for (p, score) in presenter.instrument.dimensions_of(Role::Profile).zip(target.scores) {
        if let Some(score) = score {
            let name = presenter.instrument.dimension(p).short_name.get(presenter.lang);
            wishes.push(format!("{name} {score}"));
        }
    }
    if wishes.is_empty() {
        return None;
    }
    let date = date.map(|date| format!(" ({date})")).unwrap_or_default();
    Some(presenter.lang.labelled(strings.plan_target, &[&wishes.join(", "), &date, "."].concat()))
}

/// What means something in Markdown, or in HTML inside it, as plain text.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if "\\`*_[]<>#|~&".contains(letter) {
            plain.push('\\');
        }
        plain.push(letter);
    }
    // At the beginning of a line these make a list.
    if plain.starts_with(['-', '+', '=']) {
        plain.insert(0, '\\');
    }
    plain
}
