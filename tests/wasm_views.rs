//! Components in a real browser: what a visitor sees and presses.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use social_business_scan::{
    core::{
        instrument::{Instrument, Lang},
        pace::Flow,
    },
    runtime::{
        root::{Root, RootProps},
        session::{Session, SessionConfig},
    },
    state::{
        host::{EmbedOptions, Host},
        rc_ptr_eq::RcPtrEq,
    },
    storage::{backend::Backend, key::Keys, location::StorageLocation, web::WebBackend},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};
use yew::platform::time::sleep;

wasm_bindgen_test_configure!(run_in_browser);

fn instrument() -> RcPtrEq<Instrument> {
    RcPtrEq::new(Instrument::built_in().unwrap())
}

/// A scan on the page, under a name of its own.
struct Scan {
    element: Element,
    name: &'static str,
}

impl Scan {
    async fn start(name: &'static str, lang: Lang) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let element = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&element).unwrap();
        let session = Session::open(SessionConfig {
            instrument: instrument(),
            lang,
            name: name.into(),
            host: Host::Element(RcPtrEq::new(EmbedOptions {
                location: Some(StorageLocation::Device),
                offer: None,
                skip_intro: false,
                opens_team: false,
                flow: Flow::Section,
                link: None,
                restored: None,
                watch: Box::new(|_| {}),
                print: Box::new(|| {}),
            })),
        });
        let props = RootProps { session: Some(session.into()), heading_level: 2, prefix: name.into() };
        yew::Renderer::<Root>::with_root_and_props(element.clone(), props).render();
        let scan = Self { element, name };
        scan.until("there is a heading", || scan.find("[data-sbs-heading]").is_some()).await;
        scan
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.element.query_selector(selector).unwrap().map(|found| found.unchecked_into())
    }

    fn text(&self) -> String {
        self.element.text_content().unwrap()
    }

    fn button(&self, label: &str) -> HtmlElement {
        let buttons = self.element.query_selector_all("button").unwrap();
        (0..buttons.length())
            .map(|place| buttons.item(place).unwrap().unchecked_into::<HtmlElement>())
            .find(|button| button.text_content().unwrap().trim() == label)
            .unwrap_or_else(|| panic!("no button {label:?} in {}", self.text()))
    }

    fn radio(&self, item: &str, place: u32) -> HtmlInputElement {
        let radios = self.element.query_selector_all(&format!("[data-item=\"{item}\"] input")).unwrap();
        radios.item(place).unwrap_or_else(|| panic!("no answer {place} of {item}")).unchecked_into()
    }

    /// Waits for a condition, not for a time; gives up after some seconds.
    async fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        for _ in 0..200 {
            if holds() {
                return;
            }
            sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("not reached: {what}; the page says: {}", self.text());
    }

    fn kept(&self) -> Option<String> {
        WebBackend::Local.get(Keys::new(&instrument(), self.name).main()).unwrap()
    }
}

fn press(target: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn an_answer_is_in_the_store_as_soon_as_it_is_given() {
    let scan = Scan::start("saving", Lang::En).await;
    assert_eq!(scan.kept(), None, "nothing is kept of somebody who only looks");
    scan.button("Start quick scan").click();
    scan.until("the questions are there", || scan.find("[data-item=\"PE-2\"]").is_some()).await;

    scan.radio("PE-2", 3).click();

    scan.until("the answer is kept", || scan.kept().is_some_and(|text| text.contains("\"PE-2\":3"))).await;
}

#[wasm_bindgen_test]
async fn digits_answer_and_backspace_clears_inside_a_group_only() {
    let scan = Scan::start("keys", Lang::Nl).await;
    scan.button("Start snelle scan").click();
    scan.until("the questions are there", || scan.find("[data-item=\"PE-2\"]").is_some()).await;

    press(&scan.radio("PE-2", 0), "4");
    scan.until("4 is chosen", || scan.radio("PE-2", 4).checked()).await;
    press(&scan.button("Terug naar het begin"), "2");
    press(&scan.radio("PE-2", 4), "Backspace");

    scan.until("nothing is chosen", || (0..6).all(|place| !scan.radio("PE-2", place).checked())).await;
    assert!(scan.text().contains("Maak ongedaan"));
}

#[wasm_bindgen_test]
async fn the_language_changes_in_place_and_keeps_the_answer() {
    let scan = Scan::start("language", Lang::Nl).await;
    scan.button("Start snelle scan").click();
    scan.until("the questions are there", || scan.find("[data-item=\"PE-2\"]").is_some()).await;
    scan.radio("PE-2", 1).click();

    scan.find("button[lang=en]").unwrap().click();

    scan.until("the page is English", || scan.text().contains("Section 1 of 4")).await;
    assert!(scan.radio("PE-2", 1).checked());
    assert_eq!(scan.find(".sbs").unwrap().get_attribute("lang").as_deref(), Some("en"));
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_the_last_answer_when_the_line_about_open_questions_goes() {
    let scan = Scan::start("focus", Lang::En).await;
    scan.button("Start quick scan").click();
    scan.until("the questions are there", || scan.find("[data-item=\"PL-4\"]").is_some()).await;
    let items = ["PE-2", "PE-5", "PR-1", "PR-3", "PL-1", "PL-4"];

    for item in items {
        let radio = scan.radio(item, 2);
        radio.focus().unwrap();
        press(&radio, "2");
        scan.until("it is answered", || scan.radio(item, 2).checked()).await;
    }

    let focused = web_sys::window().unwrap().document().unwrap().active_element().unwrap();
    assert!(focused.is_same_node(Some(&scan.radio("PL-4", 2))), "the focus is on {}", focused.tag_name());
}

#[wasm_bindgen_test]
async fn two_scans_on_a_page_share_no_answer_and_no_name() {
    let one = Scan::start("one", Lang::En).await;
    let two = Scan::start("two", Lang::En).await;
    for scan in [&one, &two] {
        scan.button("Start quick scan").click();
        scan.until("the questions are there", || scan.find("[data-item=\"PE-2\"]").is_some()).await;
    }

    one.radio("PE-2", 0).click();
    one.until("it is answered", || one.radio("PE-2", 0).checked()).await;
    two.radio("PE-2", 4).click();
    two.until("it is answered", || two.radio("PE-2", 4).checked()).await;

    assert!(one.radio("PE-2", 0).checked(), "the other scan took the answer away");
    assert_ne!(one.radio("PE-2", 0).name(), two.radio("PE-2", 0).name());
}
