//! The app as a visitor meets it: roles, names and texts. No class names, no ids.

mod answering;
mod coordinate_input;
mod file_input;
mod history;
mod pressing;
mod reading;
mod typing;

pub use file_input::Bring;
pub use pressing::Hand;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WebElement, session::scriptret::ScriptRet};

use crate::{Instrument, Lang, ui_strings::Words, wait};

const NAMES: &str = include_str!("page/names.js");

/// What a script answers where the helpers are not in the page yet.
const NO_HELPERS: &str = "the helpers of the tests are not in this page";

/// The kinds of things on a screen that tests look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Role {
    Alert,
    Button,
    Checkbox,
    Dialog,
    Group,
    Heading,
    Img,
    Link,
    Main,
    Navigation,
    Radio,
    Region,
    Status,
    Table,
    Textbox,
}

impl Role {
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// How a name is to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// The whole name.
    Is(&'a str),
    /// Its beginning.
    Starts(&'a str),
    /// A part of it.
    Has(&'a str),
}

impl<'a> Named<'a> {
    fn parts(self) -> (&'static str, &'a str) {
        match self {
            Named::Is(text) => ("is", text),
            Named::Starts(text) => ("starts", text),
            Named::Has(text) => ("has", text),
        }
    }
}

/// The screen that is open now, read in one language.
pub struct Page<'a> {
    driver: &'a WebDriver,
    lang: Lang,
    /// The number of the element that is looked at, when there are several on a host's page.
    scan: Option<usize>,
    /// What presses.
    hand: Hand,
    /// The questionnaire that the page shows.
    pub instrument: Instrument,
    /// The words of the page's language.
    pub words: &'static Words,
}

impl<'a> Page<'a> {
    /// The page of this session, expected to be in this language.
    ///
    /// # Errors
    /// When the instrument cannot be read.
    pub fn new(driver: &'a WebDriver, lang: Lang) -> Result<Self> {
        let (instrument, words) = (Instrument::read()?, Words::of(lang));
        Ok(Page { driver, lang, scan: None, hand: Hand::usual(), instrument, words })
    }

    /// The same, looking only at what one `<social-business-scan>` of the page shows; 0 is the first.
    pub fn only(self, scan: usize) -> Self {
        Page { scan: Some(scan), ..self }
    }

    /// One `<social-business-scan>` of the same page, by its number, read in this language.
    ///
    /// # Errors
    /// When the instrument cannot be read.
    pub fn scan(&self, scan: usize, lang: Lang) -> Result<Page<'a>> {
        Ok(Page::new(self.driver, lang)?.only(scan))
    }

    /// The same, worked with the mouse of the driver.
    pub fn by_mouse(self) -> Self {
        Page { hand: Hand::Mouse, ..self }
    }

    /// The language it is read in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The WebDriver session.
    pub fn driver(&self) -> &'a WebDriver {
        self.driver
    }

    /// Runs a script with the helpers of `names.js` at hand, as `e2e`. They are brought into a page once, not with every
    /// script.
    async fn run(&self, script: &str, arguments: Vec<Value>, calls_back: bool) -> Result<ScriptRet> {
        let scan = self.scan.map_or_else(|| "null".to_owned(), |number| number.to_string());
        let missing = if calls_back { "return arguments[arguments.length - 1]" } else { "return " };
        let script = format!(
            "const e2e = window[Symbol.for('e2e helpers')]?.({scan});
            if (!e2e) {missing}('{NO_HELPERS}');\n{script}"
        );
        for is_second in [false, true] {
            let (script, arguments) = (script.clone(), arguments.clone());
            let answer = if calls_back {
                self.driver.execute_async(script, arguments).await?
            } else {
                self.driver.execute(script, arguments).await?
            };
            if is_second || answer.json() != NO_HELPERS {
                return Ok(answer);
            }
            // Not enumerable: a host that lists what is in its window does not come across it.
            let bring = format!(
                "Object.defineProperty(window, Symbol.for('e2e helpers'), {{ value: e2eScan => {{\n{NAMES}\nreturn e2e;\n}} }});"
            );
            self.driver.execute(bring, vec![]).await?;
        }
        bail!("the page lost the helpers of the tests at once")
    }

    /// Runs a script with the helpers of `names.js` at hand.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let answer =
            self.run(script, arguments, false).await.with_context(|| format!("in the script: {script}"))?;
        Ok(answer.json().clone())
    }

    /// The same for a script that calls back, with its last argument, once it is done.
    ///
    /// # Errors
    /// When the script fails or never calls back.
    pub async fn ask_async(&self, script: &str) -> Result<Value> {
        self.ask_async_with(script, vec![]).await
    }

    /// The same with arguments before the callback.
    ///
    /// # Errors
    /// When the script fails or never calls back.
    pub async fn ask_async_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let answer =
            self.run(script, arguments, true).await.with_context(|| format!("in the script: {script}"))?;
        Ok(answer.json().clone())
    }

    /// The same for a script that gives an element, or nothing.
    ///
    /// # Errors
    /// When the script fails.
    pub(crate) async fn ask_for_element(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Option<WebElement>> {
        let answer = self.run(script, arguments, false).await?;
        Ok(if answer.json().is_null() { None } else { Some(answer.element()?) })
    }

    /// The element, when it is there now.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn look_for(&self, role: Role, named: Named<'_>) -> Result<Option<WebElement>> {
        self.look_inside(None, role, named).await
    }

    /// The same, inside another element.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn look_inside(
        &self,
        outer: Option<&WebElement>,
        role: Role,
        named: Named<'_>,
    ) -> Result<Option<WebElement>> {
        let (how, wanted) = named.parts();
        let within = outer.map_or(Ok(Value::Null), WebElement::to_json)?;
        let script = "return e2e.find(arguments[0], arguments[1], arguments[2], arguments[3]);";
        self.ask_for_element(script, vec![json!(role.name()), json!(wanted), json!(how), within]).await
    }

    /// The element, waited for.
    ///
    /// # Errors
    /// When it does not come; the error lists what is there instead.
    pub async fn find(&self, role: Role, named: Named<'_>) -> Result<WebElement> {
        let what = format!("{role:?} {named:?}");
        match wait::until(&what, async || self.look_for(role, named).await).await {
            Ok(element) => Ok(element),
            Err(error) => Err(error.context(self.overview(role).await)),
        }
    }

    /// Waits until there is no such element.
    ///
    /// # Errors
    /// When it stays.
    pub async fn is_gone(&self, role: Role, named: Named<'_>) -> Result<()> {
        let gone = async || Ok(self.look_for(role, named).await?.is_none().then_some(()));
        wait::until(&format!("{role:?} {named:?} to go"), gone).await
    }

    /// Waits for the first screen.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn wait_for_app(&self) -> Result<()> {
        // The language group is the one thing that is on every screen.
        // The picture of it that our own page and the element have before is no app yet.
        let script = "return !document.getElementById('sbs-early') && !e2e.all('.sbs[data-early]').length
            && e2e.ofRole('button').some(b => /Nederlands|English/.test(e2e.name(b)));";
        let there = async || Ok((self.ask(script, vec![]).await? == true).then_some(()));
        match wait::until("the language switch of the app", there).await {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(self.overview(Role::Heading).await)),
        }
    }

    /// Switches the app to a language, if it is not in it yet.
    ///
    /// # Errors
    /// When there is no such button.
    pub async fn in_language(&self, lang: Lang) -> Result<Page<'a>> {
        let own_name = if lang == Lang::Nl { "Nederlands" } else { "English" };
        self.choose_language(own_name, lang.code()).await?;
        Ok(Page { scan: self.scan, hand: self.hand, ..Page::new(self.driver, lang)? })
    }

    /// Presses the button with the name that a language has for itself, and waits until all of the app is in it.
    ///
    /// # Errors
    /// When there is no such button.
    pub async fn choose_language(&self, own_name: &str, code: &str) -> Result<()> {
        self.ask(SWITCH_LANGUAGE, vec![json!(own_name)]).await?;
        wait::until(&format!("the app in {code}"), async || {
            let now = self.ask("return e2e.root().closest('[lang]')?.lang ?? null;", vec![]).await?;
            Ok((now == code).then_some(()))
        })
        .await?;
        self.is_drawn().await
    }

    /// What is on the screen, for a failure message.
    pub async fn overview(&self, role: Role) -> String {
        let script =
            "return JSON.stringify([document.title, e2e.names('heading'), e2e.names(arguments[0])]);";
        match self.ask(script, vec![json!(role.name())]).await {
            Ok(found) => format!(
                "on the screen (title, headings, {}s): {}",
                role.name(),
                found.as_str().unwrap_or_default()
            ),
            Err(error) => format!("the page does not say what is on it: {error}"),
        }
    }
}

const SWITCH_LANGUAGE: &str =
    "const button = e2e.ofRole('button').find(b => e2e.name(b).includes(arguments[0]));
    if (button && button.getAttribute('aria-pressed') !== 'true') {
        button.focus({ preventScroll: true });
        button.click();
    }";
