//! The exports of the embed's wasm: a questionnaire, and a scan that is mounted with it.

use std::{cell::RefCell, rc::Rc};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, AttrValue, Callback};

use super::{
    host_events::{HostEvent, ModelDiff},
    host_plan, js_values,
    options::Options,
};
use crate::{
    core::{
        answer_file::{self, AnswerFileError},
        compare::{ComparisonFile, compare},
        instrument::{Instrument, InstrumentFault, Lang},
        result_code,
        score::result_file::ResultFile,
        string_enum::StringEnum,
        team::TeamFile,
    },
    runtime::{
        languages,
        root::{Root, RootProps},
        session::{Session, SessionConfig},
    },
    state::{
        host::{EmbedOptions, Host},
        model::{Model, PersistenceState, Progress},
        msg::{HostCommand, Msg, StorageMsg},
        rc_ptr_eq::RcPtrEq,
    },
    storage::{
        envelope::{self, Content, Saved},
        key::Keys,
    },
};

/// A checked questionnaire. Elements share one: its texts stay in memory until the page goes.
#[wasm_bindgen]
pub struct Questionnaire {
    instrument: RcPtrEq<Instrument>,
    warnings: String,
}

#[wasm_bindgen]
impl Questionnaire {
    /// The built-in one.
    #[wasm_bindgen(js_name = builtIn)]
    #[must_use]
    pub fn built_in() -> Option<Questionnaire> {
        Instrument::built_in()
            .map(|instrument| Self { instrument: RcPtrEq::new(instrument), warnings: String::new() })
    }

    /// One from elsewhere, as `JSON.parse` gives it.
    ///
    /// # Errors
    /// An `Error` with the code `instrument-invalid` and all faults, one a line.
    pub fn read(value: JsValue) -> Result<Questionnaire, JsValue> {
        let (read, odd_keys) = Instrument::with_odd_keys(&js_values::read(&value));
        let lines = |faults: &[InstrumentFault]| {
            faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        };
        let instrument = read.map_err(|faults| js_values::error("instrument-invalid", &lines(&faults)))?;
        let mut warnings = lines(&odd_keys);
        let is_taken = |own: &Instrument| (&own.id, own.version) == (&instrument.id, instrument.version);
        if Instrument::built_in().is_some_and(|own| is_taken(&own) && own != instrument) {
            warnings += "\ninstrument: is the id of the built-in questionnaire, which has other content. \
                         Both share answers and codes: give this one an id of its own";
        }
        Ok(Self { instrument: RcPtrEq::new(instrument), warnings })
    }

    /// What its author may not have meant, one a line; empty if there is nothing.
    #[must_use]
    pub fn warnings(&self) -> String {
        self.warnings.clone()
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> String {
        self.instrument.id.clone()
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.instrument.version
    }
}

/// Loads the files of languages by this function: it takes the code of one and gives a promise of its file.
#[wasm_bindgen(js_name = loadLanguagesBy)]
pub fn load_languages_by(load: Function) {
    languages::load_by(load);
}

/// Has the texts of a language from its file; one of another build is as if there were none.
#[wasm_bindgen(js_name = takeLanguage)]
pub fn take_language(file: String) {
    languages::take(file);
}

thread_local! {
    /// Roots without a scan, to be used again: what Yew makes for a root it never gives back.
    static FREE: RefCell<Vec<(Element, AppHandle<Root>)>> = const { RefCell::new(Vec::new()) };
}

/// A mounted scan.
#[wasm_bindgen]
pub struct Handle {
    root: Element,
    app: AppHandle<Root>,
    session: Rc<Session>,
    prefix: String,
}

/// Mounts a scan into an element. `tell(kind, detail)` is called in the middle of updates, so it must only take note.
///
/// # Errors
/// What the browser says when it makes no element.
#[wasm_bindgen]
pub fn mount(
    host: &Element,
    questionnaire: &Questionnaire,
    options: &JsValue,
    tell: Function,
) -> Result<Handle, JsValue> {
    let instrument = questionnaire.instrument.clone();
    let Options {
        lang,
        heading_level,
        name,
        prefix,
        location,
        offer,
        link,
        skip_intro,
        opens_team,
        flow,
        restored,
    } = Options::read(options, &instrument);
    let print = tell.clone();
    let element = Host::Element(RcPtrEq::new(EmbedOptions {
        location,
        offer,
        link,
        skip_intro,
        opens_team,
        flow,
        restored,
        watch: watch(tell),
        print: Box::new(move || call(&print, "print", &JsValue::UNDEFINED)),
    }));
    let session = Session::open(SessionConfig { instrument, lang, name, host: element });
    let props = props(&session, heading_level, &prefix);
    let (root, app) = match FREE.with_borrow_mut(Vec::pop) {
        Some((root, mut app)) => {
            app.update(props);
            (root, app)
        }
        None => {
            let document = host.owner_document().ok_or(JsValue::UNDEFINED)?;
            let root = document.create_element("div")?;
            (root.clone(), yew::Renderer::<Root>::with_root_and_props(root, props).render())
        }
    };
    host.append_child(&root)?;
    Ok(Handle { root, app, session, prefix })
}

fn props(session: &Rc<Session>, heading_level: u8, prefix: &str) -> RootProps {
    RootProps { session: Some(session.into()), heading_level, prefix: prefix.to_owned().into() }
}

#[wasm_bindgen]
impl Handle {
    /// The answers so far, as an answer file (scoring.md, section 2) with what is kept beside them.
    #[must_use]
    pub fn answers(&self) -> JsValue {
        self.read(|model| js_values::plain(&model.saved(None).form(&model.instrument)))
    }

    /// The result of the answers so far (scoring.md, section 9).
    #[must_use]
    pub fn result(&self) -> JsValue {
        self.read(result)
    }

    /// What the team answered, as far as it may be told (scoring.md, section 11).
    #[must_use]
    pub fn team(&self) -> JsValue {
        self.read(team)
    }

    /// Goes on with these answers.
    ///
    /// # Errors
    /// An `Error` with the code of scoring.md, section 2; nothing has changed then.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, file: JsValue) -> Result<(), JsValue> {
        let value = js_values::read(&file);
        let sheet =
            answer_file::from_value(self.instrument(), &value).map_err(|fault| refused(&fault, None))?;
        // With notes and place, if it is one of our own files.
        let saved = match envelope::from_value(self.instrument(), &value) {
            Content::Saved(saved) => *saved,
            Content::Newer | Content::Broken => Saved::from_sheet(sheet),
        };
        self.session.carry_out(Msg::Host(HostCommand::Adopt(Box::new(saved))));
        Ok(())
    }

    /// Compares earlier answers, an answer file or a code, with the answers so far (scoring.md, section 10). The scan stays
    /// as it is.
    ///
    /// # Errors
    /// An `Error` with the code of scoring.md, section 2, 10 or 13.
    pub fn compare(&self, file: &JsValue) -> Result<JsValue, JsValue> {
        let instrument = self.instrument();
        let before = match file.as_string() {
            Some(code) => result_code::decode(instrument, &code),
            None => answer_file::from_value(instrument, &js_values::read(file)),
        };
        let before = before.map_err(|fault| refused(&fault, Some(0)))?;
        let after = self.session.read(|state| state.model.sheet());
        let comparison = compare(instrument, &before, &after).map_err(|fault| refused(&fault, None))?;
        Ok(js_values::plain(&ComparisonFile { instrument, comparison: &comparison }))
    }

    /// The plan and the target (docs/embed.md, "The plan").
    #[must_use]
    pub fn plan(&self) -> JsValue {
        self.read(|model| js_values::plain(&host_plan::form(model)))
    }

    /// Has this plan from here on, and this target if there is one.
    ///
    /// # Errors
    /// An `Error` with the code `plan-invalid` that says what is wrong; nothing has changed then.
    #[wasm_bindgen(js_name = setPlan)]
    pub fn set_plan(&self, plan: &JsValue) -> Result<(), JsValue> {
        let value = js_values::read(plan);
        let read = self.session.read(|state| host_plan::read(&state.model, &value));
        let given = read.map_err(|fault| js_values::error("plan-invalid", &fault.to_string()))?;
        self.session.carry_out(Msg::Host(HostCommand::Plan(Box::new(given))));
        Ok(())
    }

    /// Starts again, with nothing.
    pub fn reset(&self) {
        self.session.carry_out(Msg::Host(HostCommand::Reset));
    }

    /// Speaks another language.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, lang: &str) {
        if let Some(lang) = Lang::from_key(lang) {
            self.session.carry_out(Msg::Host(HostCommand::Speak(lang)));
        }
    }

    /// The level of the screen's heading, 1 to 6.
    #[wasm_bindgen(js_name = setHeadingLevel)]
    pub fn set_heading_level(&mut self, level: u8) {
        self.app.update(props(&self.session, level.clamp(1, 6), &self.prefix));
    }

    /// Sees whether somebody else has written under the same key.
    pub fn look(&self) {
        self.session.carry_out(Msg::Storage(StorageMsg::Look));
    }

    /// The key under which answers are kept.
    #[must_use]
    pub fn key(&self) -> String {
        Keys::new(self.instrument(), &self.session.config().name).main().to_owned()
    }

    /// Whether the answers are kept somewhere.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.session.read(|state| matches!(state.model.persistence, PersistenceState::Kept(_)))
    }

    /// Takes the scan out and frees it.
    pub fn unmount(self) {
        let Self { root, mut app, session, .. } = self;
        // The session knows the component, which knows the session.
        session.drawn_by(Callback::noop());
        app.update(RootProps { session: None, heading_level: 1, prefix: AttrValue::default() });
        root.remove();
        FREE.with_borrow_mut(|free| free.push((root, app)));
    }

    fn instrument(&self) -> &Instrument {
        &self.session.config().instrument
    }

    fn read(&self, what: impl FnOnce(&Model) -> JsValue) -> JsValue {
        self.session.read(|state| what(&state.model))
    }
}

/// An error for a host, with the object that the command line gives. `index` is the place of what is compared.
fn refused(fault: &AnswerFileError, index: Option<usize>) -> JsValue {
    let error = js_values::error(fault.code.key(), &fault.to_string());
    let detail = js_values::plain(&fault.to_json(index));
    // An error of ours takes every member.
    let _ = js_sys::Reflect::set(&error, &"detail".into(), &detail);
    error
}

fn result(model: &Model) -> JsValue {
    js_values::plain(&ResultFile { instrument: &model.instrument, report: &model.report() })
}

fn team(model: &Model) -> JsValue {
    js_values::plain(&TeamFile { instrument: &model.instrument, report: &model.team.told(&model.instrument) })
}

fn watch(tell: Function) -> Box<dyn Fn(&Model)> {
    let diff: RefCell<Option<ModelDiff>> = RefCell::new(None);
    Box::new(move |model| {
        let mut diff = diff.borrow_mut();
        let events = match diff.as_mut() {
            Some(diff) => diff.look(model),
            None => {
                let (first, events) = ModelDiff::new(model);
                *diff = Some(first);
                events
            }
        };
        drop(diff);
        for one in events {
            hand_on(&tell, model, one);
        }
    })
}

fn hand_on(tell: &Function, model: &Model, event: HostEvent) {
    let counts =
        |progress: Progress| [("answered", number(progress.answered)), ("total", number(progress.total))];
    let (kind, detail) = match event {
        HostEvent::Ready { resumed, progress } => {
            let [answered, total] = counts(progress);
            let (lang, mode) = (model.lang.key().into(), model.mode.key().into());
            let entries = [("lang", lang), ("mode", mode), ("resumed", resumed.into()), answered, total];
            ("ready", js_values::object(entries))
        }
        HostEvent::Progress { item, progress } => {
            let [answered, total] = counts(progress);
            let item = item.map_or(JsValue::NULL, |item| JsValue::from_str(&model.instrument.item(item).id));
            ("progress", js_values::object([answered, total, ("item", item)]))
        }
        HostEvent::Complete { progress } => {
            let [answered, total] = counts(progress);
            ("complete", js_values::object([answered, total, ("result", result(model))]))
        }
        HostEvent::Trouble(trouble) => {
            let (code, message) = (trouble.code().into(), trouble.message().into());
            ("error", js_values::object([("code", code), ("message", message), ("fatal", false.into())]))
        }
        HostEvent::Plan { total, done } => {
            let plan = js_values::plain(&host_plan::form(model));
            ("plan", js_values::object([("total", number(total)), ("done", number(done)), ("plan", plan)]))
        }
        HostEvent::Team { respondents } => {
            let respondents = usize::try_from(respondents).unwrap_or(usize::MAX);
            ("team", js_values::object([("respondents", number(respondents)), ("team", team(model))]))
        }
        HostEvent::Kept => ("kept", JsValue::UNDEFINED),
    };
    call(tell, kind, &detail);
}

#[expect(clippy::cast_precision_loss, reason = "a count of questions")]
fn number(count: usize) -> JsValue {
    JsValue::from_f64(count as f64)
}

fn call(tell: &Function, kind: &str, detail: &JsValue) {
    // It is the element's own function, which only takes note and does not throw.
    let _ = tell.call2(&JsValue::UNDEFINED, &kind.into(), detail);
}
