//! Focus, clipboard and print.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{platform::spawn_local, prelude::*};

use crate::{
    core::instrument::Instrument,
    state::{count_input::CountField, effect::FocusTarget, rc_ptr_eq::RcPtrEq},
    ui::render_scheduler::in_frame,
};

/// Moves the focus in the frame that shows the screen for the first time. Moving it lays out the whole screen, which
/// would make one long task of that and of making the screen. A visitor who has moved it by then keeps it: `before` had it
/// when the move was asked for.
pub(crate) fn focus_in_frame(
    root: NodeRef,
    target: FocusTarget,
    before: Option<Element>,
    instrument: RcPtrEq<Instrument>,
) {
    in_frame(Box::new(move || {
        let now = focused(&root);
        // That a field is selected is said in this moment; an engine may give its button the focus only now. And a dialog
        // that has closed gives the focus back to what opened it, which is not where what was done is seen.
        let is_said = matches!(
            target,
            FocusTarget::PlanUndo
                | FocusTarget::CodeField
                | FocusTarget::LinkField
                | FocusTarget::InvitationField
                | FocusTarget::LineField
        );
        if is_said || now.is_none() || now == before {
            focus(&root, target, &instrument);
        }
    }));
}

/// What in the scan has the focus.
pub(crate) fn focused(root: &NodeRef) -> Option<Element> {
    root.cast::<Element>()?.query_selector(":focus").ok().flatten()
}

/// Finds an element again after a rebuild.
pub(crate) struct ElementLocator {
    /// Selects the element and those like it.
    selector: String,
    /// Its index among those.
    index: u32,
}

impl ElementLocator {
    /// Of the focused element: by name and value where it has them, else by its tag.
    pub(crate) fn of_focus(root: &NodeRef) -> Option<Self> {
        let (root, focused) = (root.cast::<Element>()?, focused(root)?);
        let mut selector = focused.local_name();
        for name in ["name", "value"] {
            if let Some(value) = focused.get_attribute(name) {
                selector += &format!("[{name}=\"{value}\"]");
            }
        }
        let all = root.query_selector_all(&selector).ok()?;
        let index = (0..all.length()).find(|index| all.item(*index).as_ref() == Some(focused.as_ref()))?;
        Some(Self { selector, index })
    }

    /// Focuses the element, if it is there.
    pub(crate) fn focus(&self, root: &NodeRef) {
        let all = root.cast::<Element>().and_then(|root| root.query_selector_all(&self.selector).ok());
        let found =
            all.and_then(|all| all.item(self.index)).and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(element) = found {
            // An element that cannot take the focus leaves it where it was.
            let _ = element.focus();
        }
    }
}

fn heading(root: &Element) -> Option<Element> {
    root.query_selector("[data-sbs-heading]").ok().flatten()
}

/// Moves the focus inside the scan and brings the target into view, without moving more than needed.
fn focus(root: &NodeRef, target: FocusTarget, instrument: &Instrument) {
    let Some(root) = root.cast::<Element>() else { return };
    let found = match target {
        FocusTarget::Heading => heading(&root),
        FocusTarget::Refusal => root.query_selector("[data-sbs-refusal]").ok().flatten(),
        FocusTarget::WrongCode => root.query_selector("[data-sbs-code]").ok().flatten(),
        FocusTarget::CodeField => root.query_selector("[data-sbs-copied=code]").ok().flatten(),
        FocusTarget::LinkField => root.query_selector("[data-sbs-copied=link]").ok().flatten(),
        FocusTarget::PlanMoved => root.query_selector("[data-sbs-moved]").ok().flatten(),
        FocusTarget::PlanUndo => root.query_selector("[data-sbs-plan-undo]").ok().flatten(),
        FocusTarget::Next => root.query_selector("[data-sbs-next]").ok().flatten(),
        FocusTarget::OrgModel => root.query_selector(".sbs-models input").ok().flatten(),
        FocusTarget::Count(field) => {
            let field = match field {
                CountField::Employees => "[data-sbs-count=employees]",
                CountField::Publishers => "[data-sbs-count=publishers]",
            };
            root.query_selector(field).ok().flatten()
        }
        // Where the trial is over, what it was drawn in.
        FocusTarget::Trial => {
            let find = |selector| root.query_selector(selector).ok().flatten();
            find("[data-sbs-trial]").or_else(|| find("[id$=-radar-heading]"))
        }
        FocusTarget::Target => root.query_selector(TARGET).ok().flatten(),
        FocusTarget::Statement(item) => {
            let legend = format!("[data-item=\"{}\"] legend", instrument.item(item).id);
            root.query_selector(&legend).ok().flatten()
        }
        FocusTarget::TeamMoments => root.query_selector("[data-sbs-team-moment]").ok().flatten(),
        FocusTarget::TeamCodes => root.query_selector("[data-sbs-team-codes]").ok().flatten(),
        FocusTarget::TeamRow(row) => {
            let row = format!("[data-sbs-team-row=\"{row}\"] button");
            let field = || root.query_selector("[data-sbs-team-codes]").ok().flatten();
            root.query_selector(&row).ok().flatten().or_else(field)
        }
        FocusTarget::InvitationForm => root.query_selector("[data-sbs-invitation]").ok().flatten(),
        FocusTarget::InvitationField => root.query_selector("[data-sbs-copied=invitation]").ok().flatten(),
        FocusTarget::LineField => root.query_selector("[data-sbs-copied=line]").ok().flatten(),
        FocusTarget::Left => root.query_selector("[data-sbs-left]").ok().flatten().or_else(|| heading(&root)),
        FocusTarget::Item(item) => {
            let group = format!("[data-item=\"{}\"]", instrument.item(item).id);
            let find = |part: &str| root.query_selector(&format!("{group} {part}")).ok().flatten();
            find("input:checked").or_else(|| find("input"))
        }
    };
    let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return };
    // A target that cannot take the focus leaves it where it was.
    let _ = element.focus();
    let is_copied = target != FocusTarget::WrongCode;
    if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>().filter(|_| is_copied) {
        // Said to be selected, so that it is, also where the focus was there already.
        field.select();
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    let shown = element.closest("fieldset").ok().flatten().unwrap_or_else(|| element.into());
    shown.scroll_into_view_with_scroll_into_view_options(&options);
    if target == FocusTarget::Heading {
        // What was done stands above the heading.
        if let Some(confirmed) = root.query_selector(".sbs-status").ok().flatten() {
            confirmed.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}

/// The heading of the target; without one what its form is folded away under.
const TARGET: &str = ":is(h1,h2,h3,h4,h5,h6)[id$=-target-heading], [id$=-target-heading] summary";

/// Brings what was done into view, where it stands beside the button that was pressed: that may be the last line that is
/// seen. In the next frame, when all is in its place.
pub(super) fn show_confirmation(root: NodeRef) {
    in_frame(Box::new(move || {
        let root = root.cast::<Element>();
        let line = root.and_then(|root| root.query_selector(".sbs-confirmation").ok().flatten());
        if let Some(line) = line {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            line.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }));
}

/// The address of the page; empty where a browser does not tell.
pub(crate) fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Prints the page. A frame may forbid it, which `print` answers with silence.
pub(super) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Copies a text and tells whether that worked. A page without a secure origin has no clipboard at all, so it is
/// looked up by name: a plain binding would throw.
pub(crate) fn copy(text: String, told: Callback<bool>) {
    spawn_local(async move {
        let copied = match write_text(&text) {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        told.emit(copied);
    });
}

fn write_text(text: &str) -> Option<Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
