//! What every block of the page is given, and the few shapes that they share.

pub mod memo;
pub mod try_button;

use yew::prelude::*;

use self::try_button::{Tries, TryButton};
use crate::{
    core::{
        answers::Answers,
        instrument::{Instrument, Lang, Mode},
        result_code::link::LinkBase,
        score::Raise,
        section::Scope,
    },
    i18n::{Strings, strings},
    plan::{action::Origin, target::Target},
    report::{
        ItemLink, ResultPage,
        actions::Action,
        beside::{Beside, target::TargetPage, trial::TrialPage},
        ratio_texts::Remark,
    },
    state::{
        confirmation::{Confirmation, ConfirmationPlace},
        model::{Pick, capabilities::Capabilities},
        msg::{Msg, NavigateMsg, PlanMsg},
        rc_ptr_eq::RcPtrEq,
        report_form::ReportForm,
    },
    ui::{
        components::{
            deferred::{Fold, Paper},
            notices::confirmation,
        },
        element_builder::{self, ElementBuilder, el, of},
    },
};

/// What every block is given: the same for all, so that it is passed on by the same code.
#[derive(Properties, PartialEq, Clone)]
pub struct BlockProps {
    /// The texts of the page.
    pub page: RcPtrEq<ResultPage>,
    /// Quick or full.
    pub mode: Mode,
    /// Which part of the questionnaire counts.
    pub scope: Scope,
    /// The language.
    pub lang: Lang,
    /// The result code.
    pub code: AttrValue,
    /// Which page a link to the result opens.
    pub link_base: LinkBase,
    /// What the browser and the page around the scan let it do.
    pub capabilities: Capabilities,
    /// Whether the file with the answers has the notes; `None` without notes.
    pub with_notes: Option<bool>,
    /// What the visitor wants of the report.
    pub report_form: ReportForm,
    /// The measurements that an appendix of the report can compare with.
    pub compared: Vec<(AttrValue, Pick)>,
    /// An appendix of the report can be about the team.
    pub has_team: bool,
    /// The level of the headline, 1 to 6.
    pub heading_level: u8,
    /// What ids start with.
    pub id_prefix: AttrValue,
    /// It is an attempt that is looked at: its answers are not for changing.
    pub is_past: bool,
    /// What became of the last press, in words too.
    pub confirmation: Option<(Confirmation, AttrValue)>,
    /// The next scan can be started from these answers.
    pub can_go_on: bool,
    /// The link that led to a question, by its name on this page, for who comes back.
    pub left_at: Option<AttrValue>,
    /// The plan: the ids of its actions, and a line for paper of each; empty where a result is only looked at.
    pub plan: Vec<(String, String)>,
    /// The questionnaire, to choose from what is tried out.
    pub instrument: RcPtrEq<Instrument>,
    /// The answers, to see beside what is tried out.
    pub answers: Answers,
    /// Answers that are tried out.
    pub trial: Option<RcPtrEq<TrialPage>>,
    /// What is wished, and the same in words.
    pub target: Option<RcPtrEq<(Target, TargetPage)>>,
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl BlockProps {
    /// What the drawings show beside the result.
    pub fn beside(&self) -> Vec<Beside> {
        let trial = self.trial.iter().map(|trial| trial.beside.clone());
        trial.chain(self.target.iter().map(|target| target.1.beside.clone())).collect()
    }

    /// A button that tries raises out and nothing else, and takes them back; none where nothing can be tried. `what` tells
    /// it from others for who cannot see what it stands in.
    pub fn try_button(&self, label: &str, what: &str, raises: &[Raise]) -> Option<Html> {
        (!raises.is_empty()).then(|| self.trying(label, what, Tries::Only(raises.to_vec()))).flatten()
    }

    /// The same for one answer, beside what is tried already.
    pub fn try_item_button(&self, label: &str, what: &str, raise: Raise) -> Option<Html> {
        self.trying(label, what, Tries::Item(raise))
    }

    fn trying(&self, label: &str, what: &str, tries: Tries) -> Option<Html> {
        let (label, what) = (AttrValue::from(label.to_owned()), AttrValue::from(what.to_owned()));
        let send = self.send.clone();
        (!self.is_past).then(|| html! { <TryButton {label} {what} {tries} {send} /> })
    }

    /// The words of the interface.
    pub fn text(&self) -> &'static Strings {
        strings(self.lang)
    }

    /// The id of an element of this page.
    pub fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.id_prefix)
    }

    /// A section named by its heading, which a jump link can put the focus on.
    pub fn section(&self, class: &'static str, name: &str, title: &str) -> ElementBuilder {
        let id = self.id(name);
        let heading = self.heading(1, "sbs-heading").id(&id).set("tabindex", "-1").copy(title);
        of("section", class).attr("aria-labelledby", &id).child(heading)
    }

    /// A heading some levels under the headline.
    pub fn heading(&self, below: u8, class: &'static str) -> ElementBuilder {
        element_builder::heading(self.heading_level.saturating_add(below), class)
    }

    /// A heading inside a block.
    pub fn subheading(&self, text: &str) -> ElementBuilder {
        self.heading(2, "sbs-subheading").copy(text)
    }

    /// A button that reads as a link and sends a message.
    pub fn link(&self, msg: Msg, text: &str) -> ElementBuilder {
        of("button", "sbs-textlink").set("type", "button").copy(text).click(&self.send, msg)
    }

    /// What became of a press at this place.
    pub fn confirmed(&self, place: &ConfirmationPlace) -> Option<ElementBuilder> {
        let shown = self.confirmation.as_ref().filter(|(confirmation, _)| confirmation.place == *place);
        shown.map(|(confirmation, words)| confirmation::line(confirmation.said, words))
    }

    /// A button.
    pub fn button(&self, kind: &'static str, msg: Msg, text: &str) -> ElementBuilder {
        element_builder::button(kind, text, &self.send, msg)
    }

    /// A link back to a question; of an attempt only its words. `place` is the list that it stands in, which has a name
    /// of its own on this page.
    pub fn item(&self, place: &str, link: &ItemLink) -> ElementBuilder {
        if self.is_past {
            return el("span").text(&link.text);
        }
        let name = format!("{place}-{}", link.item.position());
        let is_left = self.left_at.as_deref() == Some(&name);
        let open = Msg::Navigate(NavigateMsg::OpenItemFrom(link.item, name));
        self.link(open, &link.text).flag("data-sbs-left", is_left)
    }

    /// The visitor went to a question from a link in this place.
    pub fn is_left(&self, place: &str) -> bool {
        let link = self.left_at.as_deref().and_then(|link| link.strip_prefix(place));
        link.is_some_and(|rest| rest.strip_prefix('-').is_some_and(|rest| !rest.contains('-')))
    }

    /// Something that is folded away, and open for who comes back to a link in `place`.
    pub fn fold(&self, place: &str, title: &str, paper: Paper) -> Fold {
        Fold { title: AttrValue::from(title.to_owned()), of: None, is_open: self.is_left(place), paper }
    }

    /// More about a part of the page, folded away under words that say of what.
    pub fn fold_of(&self, place: &str, part: &str) -> Fold {
        let of = Some(AttrValue::from(part.to_owned()));
        Fold { of, ..self.fold(place, self.text().result_show_more, Paper::Content) }
    }

    /// The button that puts what is advised into the plan, or leads to the plan where it is; `None` where a result is only
    /// looked at, and where nothing is advised.
    pub fn plan_button(&self, action: &Action) -> Option<ElementBuilder> {
        let origins = &action.origins;
        if self.is_past || origins.is_empty() {
            return None;
        }
        let text = self.text();
        let is_in = |origin: &Origin| {
            origin.id().is_some_and(|id| self.plan.iter().any(|(planned, _)| *planned == id))
        };
        let (msg, label, name) = if origins.iter().all(is_in) {
            (Msg::Navigate(NavigateMsg::OpenPlan), text.plan_open, None)
        } else {
            let label = text.plan_add_advice;
            // What goes into it, for who does not see where the button stands.
            let name = text.plan_of.fill(&[("button", label), ("action", &action.title)]);
            (Msg::Plan(PlanMsg::Add(origins.clone())), label, Some(name))
        };
        let button = element_builder::quiet(label, &self.send, msg).maybe("aria-label", name.as_deref());
        let place = origins.first().and_then(Origin::id).map(ConfirmationPlace::Advice);
        let confirmed = place.and_then(|place| self.confirmed(&place));
        Some(of("div", "sbs-buttons").child(button).option(confirmed))
    }

    /// A list of links back to questions; `None` without links.
    pub fn items(&self, place: &str, links: &[ItemLink]) -> Option<ElementBuilder> {
        let items = links.iter().map(|link| el("li").key(&link.text).child(self.item(place, link)));
        (!links.is_empty()).then(|| of("ul", "sbs-textlinks").children(items))
    }

    /// Warnings with their questions.
    pub fn remarks(&self, place: &'static str, remarks: &[Remark]) -> impl Iterator<Item = ElementBuilder> {
        let remark = move |remark: &Remark| {
            of("div", "sbs-notice")
                .set("data-kind", "signal")
                .child(el("p").text(&remark.text))
                .option(self.items(place, &remark.items))
        };
        remarks.iter().map(remark)
    }
}

/// Paragraphs.
pub fn paragraphs(texts: &[String]) -> impl Iterator<Item = ElementBuilder> {
    texts.iter().map(|text| el("p").text(text))
}

/// A list of texts.
pub fn list(class: &'static str, texts: &[String]) -> ElementBuilder {
    of("ul", class).children(texts.iter().map(|text| el("li").key(text).text(text)))
}

/// A paragraph that starts with strong words; `rest` brings what stands between.
pub fn led(class: &'static str, strong: &str, rest: &str) -> ElementBuilder {
    of("p", class).child(el("strong").copy(strong)).copy(rest)
}
