//! The app as a visitor meets it: roles, names and texts. No class names, no ids.

mod answering;
mod dropping;
mod pointing;
mod reading;
mod typing;

pub use dropping::Bring;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::{Key, WebDriver, WebElement};

use crate::{Instrument, Lang, wait, words::Words};

const NAMES: &str = include_str!("page/names.js");

/// How often a press that reached nothing is tried.
const PRESSES: usize = 6;

/// How often is looked whether a press has arrived.
const LOOKS: usize = 20;

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
        Ok(Page { driver, lang, scan: None, instrument: Instrument::read()?, words: Words::of(lang) })
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

    /// The language it is read in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The WebDriver session.
    pub fn driver(&self) -> &'a WebDriver {
        self.driver
    }

    /// A script with the helpers of `names.js` before it.
    fn script(&self, script: &str) -> String {
        let scan = self.scan.map_or_else(|| "null".to_owned(), |number| number.to_string());
        format!("const e2eScan = {scan};\n{NAMES}\n{script}")
    }

    /// Runs a script with the helpers of `names.js` at hand.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let answer = self
            .driver
            .execute(self.script(script), arguments)
            .await
            .with_context(|| format!("in the script: {script}"))?;
        Ok(answer.json().clone())
    }

    /// The same for a script that calls back, with its last argument, once it is done.
    ///
    /// # Errors
    /// When the script fails or never calls back.
    pub async fn ask_async(&self, script: &str) -> Result<Value> {
        let answer = self
            .driver
            .execute_async(self.script(script), vec![])
            .await
            .with_context(|| format!("in the script: {script}"))?;
        Ok(answer.json().clone())
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
        let arguments = vec![json!(role.name()), json!(wanted), json!(how), within];
        let answer = self.driver.execute(self.script(script), arguments).await?;
        Ok(if answer.json().is_null() { None } else { Some(answer.element()?) })
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

    /// Presses a button or follows a link, with the mouse.
    ///
    /// # Errors
    /// When it is not there or something lies over it.
    pub async fn press(&self, role: Role, named: Named<'_>) -> Result<()> {
        wait::until(&format!("a press on {role:?} {named:?}"), async || {
            let Some(element) = self.look_for(role, named).await? else { return Ok(None) };
            self.click(&element).await?;
            Ok(Some(()))
        })
        .await
        .context(self.overview(role).await)
    }

    /// Clicks with the mouse, after scrolling there as a visitor does. A driver scrolls too, but Chromium's knows
    /// no scrolling box outside the shadow root that the element is in.
    ///
    /// # Errors
    /// When something lies over it.
    pub async fn click(&self, element: &WebElement) -> Result<()> {
        // WebKit's driver presses where the target was when it looked; a new screen gets the focus, and its place, a frame
        // later than its heading.
        let aim = "const [target, again] = arguments;
            target.scrollIntoView({ block: again ? 'center' : 'nearest', behavior: 'instant' });
            window.e2eHit = false;
            addEventListener('click', (event) => { window.e2eHit = event.composedPath().includes(target); },
                { capture: true, once: true });
            return /Chrome|Firefox/.test(navigator.userAgent) ? '' : 'webkit';";
        let frames = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
            setTimeout(done, 500);";
        let mut is_webkit = false;
        for turn in 0..PRESSES {
            let pressed = async {
                // Away from the edges, when it was missed there: bars stick to them, and frames end at them.
                let engine = self.driver.execute(aim, vec![element.to_json()?, json!(turn > 0)]).await?;
                is_webkit = engine.json() == "webkit";
                if is_webkit {
                    self.driver.execute_async(frames, vec![]).await?;
                }
                element.click().await?;
                anyhow::Ok(())
            };
            match pressed.await {
                // It came late, and what was pressed is gone.
                Err(_) if turn > 0 => return Ok(()),
                pressed => pressed?,
            }
            if self.is_hit().await {
                return self.is_drawn().await;
            }
        }
        if is_webkit { self.click_otherwise(element).await } else { Ok(()) }
    }

    /// On a busy machine WebKit's driver can go on missing what is in a frame, however often it presses. Then a button is
    /// pressed with the keyboard, anything else by a script, once the page itself says that a press on this place would
    /// reach the target.
    ///
    /// # Errors
    /// When something lies over it.
    async fn click_otherwise(&self, element: &WebElement) -> Result<()> {
        let script = "const [target] = arguments;
            const { x, y, width, height } = target.getBoundingClientRect();
            let at = document.elementFromPoint(x + width / 2, y + height / 2);
            for (let inner; (inner = at?.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2)) && inner !== at;) at = inner;
            const reaches = at && (target.contains(at) || at.contains(target) && at.localName === 'label');
            return reaches ? '' : `${at?.localName}.${at?.className}`;";
        let over = self.ask(script, vec![element.to_json()?]).await?;
        ensure!(over == "", "something lies over what is to be pressed: {over}");
        println!("    a press that WebKit's driver missed {PRESSES} times was made otherwise");
        if matches!(&*element.tag_name().await?, "button" | "summary" | "a") {
            self.driver.execute("arguments[0].focus();", vec![element.to_json()?]).await?;
            self.key(Key::Enter).await?;
            if self.is_hit().await {
                return self.is_drawn().await;
            }
        }
        self.driver.execute("arguments[0].click();", vec![element.to_json()?]).await?;
        self.is_drawn().await
    }

    /// Waits until a new screen is whole: it is drawn piece by piece. A page that is gone, or has no scan, has none.
    ///
    /// # Errors
    /// When it does not become so.
    pub async fn is_drawn(&self) -> Result<()> {
        wait::until("a new screen to be whole", async || {
            // As text, not as a number: a host may have replaced how anything else is written.
            let busy = self.ask("return e2e.all('[aria-busy=true]').length ? 'busy' : '';", vec![]).await;
            Ok((!busy.is_ok_and(|busy| busy == "busy")).then_some(()))
        })
        .await
    }

    /// Whether the last press reached what it was meant for. WebKit's driver aims at where a frame was: in one that
    /// still grows, the press goes beside it. A page that is gone was pressed.
    async fn is_hit(&self) -> bool {
        for _ in 0..LOOKS {
            let missed = self.ask("return window.e2eHit === false;", vec![]).await;
            if !missed.is_ok_and(|missed| missed == true) {
                return true;
            }
            tokio::time::sleep(wait::PAUSE).await;
        }
        false
    }

    /// Waits for the first screen.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn wait_for_app(&self) -> Result<()> {
        // The language group is the one thing that is on every screen.
        // On a narrow screen it is one button, which names the other language. The picture of it that our own page and
        // the element have before is no app yet.
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
        let answer = self.driver.execute(self.script(LANGUAGE_BUTTON), vec![json!(own_name)]).await?;
        if !answer.json().is_null() {
            let button = answer.element()?;
            if button.attr("aria-pressed").await?.as_deref() != Some("true") {
                button.click().await?;
            }
        }
        let page = Page { scan: self.scan, ..Page::new(self.driver, lang)? };
        wait::until(&format!("the app in {}", lang.code()), async || {
            let now = page.ask("return e2e.root().closest('[lang]')?.lang ?? null;", vec![]).await?;
            Ok((now == lang.code()).then_some(()))
        })
        .await?;
        Ok(page)
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

/// Absent on a narrow screen that is in this language already.
const LANGUAGE_BUTTON: &str =
    "return e2e.ofRole('button').find(b => e2e.name(b).includes(arguments[0])) ?? null;";
