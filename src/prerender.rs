//! The first screens as HTML, rendered natively by the app's own views while bundling: what a visitor reads, presses and
//! ticks before the wasm is loaded. Needs feature `prerender`. May import core, storage, state and ui.
//! Start with [`html`].

mod embed_skeleton;
mod html_tree;

use std::rc::Rc;

use lol_html::{RewriteStrSettings, element, errors::RewritingError, rewrite_str};
use yew::{LocalServerRenderer, prelude::*};

pub use self::embed_skeleton::{embed_questions, embed_skeleton};
use crate::{
    core::{
        answers::Answer,
        instrument::{Instrument, Lang, Mode},
        string_enum::StringEnum,
    },
    state::{
        host::Host,
        model::Model,
        msg::{AnswerMsg, Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
        screen::Screen,
        update::update,
    },
    storage::{attempts::Attempt, envelope::Content, location::StorageLocation, store::Opened},
    ui::{
        scan_view::{ScanProps, scan_view},
        screens::result::ResultMemo,
    },
};

/// Which screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// The start.
    Intro,
    /// The first questions of a scan.
    Questions(Mode),
}

impl First {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Intro, Self::Questions(Mode::Quick), Self::Questions(Mode::Full)];

    /// Its name in the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Intro => "intro",
            Self::Questions(mode) => mode.key(),
        }
    }
}

#[derive(Properties, PartialEq)]
struct StillProps {
    model: Model,
    root: RcPtrEq<ScanProps>,
}

#[component]
fn Still(props: &StillProps) -> Html {
    let (host, nobody) = (Host::Page, Callback::noop());
    scan_view(&props.model, None, &host, &nobody, &NodeRef::default(), &props.root)
}

/// The HTML of a first screen, without a script or a style in it.
#[must_use]
pub fn html(instrument: &RcPtrEq<Instrument>, first: First, lang: Lang) -> String {
    html_below(instrument, first, lang, 1)
}

/// The same with its heading of a level from 1 to 6.
fn html_below(instrument: &RcPtrEq<Instrument>, first: First, lang: Lang, heading_level: u8) -> String {
    let model = match first {
        First::Questions(mode) => {
            let mut model = new(instrument, lang);
            // Its effects are for a visitor who pressed something.
            let _ = update(&mut model, Msg::Navigate(NavigateMsg::Start(mode)));
            debug_assert!(matches!(model.screen, Screen::Section(_)), "the scan begins with questions");
            model
        }
        // Every way on is there; `fit-start.js` leaves those of the visit.
        First::Intro => finished(instrument, lang),
    };
    let html = drawn(model, heading_level);
    // Whole it would be right too, only heavier.
    without_what_waits(&html).unwrap_or(html)
}

/// HTML without what is folded away to be read, and what only the app can do: it comes with the app. 1.5 KB of brotli.
fn without_what_waits(html: &str) -> Result<String, RewritingError> {
    let gone =
        ".sbs-section__hint > .sbs-disclosure__body, ul.sbs-disclosure__body, .sbs-note__help, .sbs-drop";
    let handlers = vec![
        element!(gone, |found| {
            found.remove();
            Ok(())
        }),
        // Helps stand right behind what they help with; some of them are not here.
        element!("[aria-describedby^=early-]", |found| {
            found.remove_attribute("aria-describedby");
            Ok(())
        }),
    ];
    rewrite_str(html, RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() })
}

/// Where nothing was kept.
fn new(instrument: &RcPtrEq<Instrument>, lang: Lang) -> Model {
    let opened = Opened { saved: None, findings: Vec::new() };
    Model::new(instrument.clone(), lang, StorageLocation::Device, opened)
}

/// Of somebody who finished a scan, which is an attempt now, and went back into it.
fn finished(instrument: &RcPtrEq<Instrument>, lang: Lang) -> Model {
    let mut model = new(instrument, lang);
    for item in instrument.item_indices() {
        // Its effects are for a visitor who pressed something.
        let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(item, Some(Answer::DontKnow))));
    }
    let attempt = Attempt {
        id: "1".to_owned(),
        text: String::new(),
        content: Content::Broken,
        is_kept: true,
        report: Default::default(),
    };
    model.attempt = Some(attempt.id.clone());
    model.attempts = vec![Rc::new(attempt)];
    model
}

/// The HTML of a state, its heading of a level from 1 to 6: for tests too, which read every screen.
#[must_use]
pub fn drawn(model: Model, heading_level: u8) -> String {
    // Other ids than the app's, because for a moment both are on the page; `event-replay.js` knows them by this.
    let prefix = ["early-", model.lang.key()].concat().into();
    let root = RcPtrEq::new(ScanProps {
        heading_level,
        prefix,
        rebuilds: 0,
        memo: RcPtrEq::new(ResultMemo::default()),
    });
    let renderer = LocalServerRenderer::<Still>::with_props(StillProps { model, root }).hydratable(false);
    futures_executor::block_on(renderer.render())
}
