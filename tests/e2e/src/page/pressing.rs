//! Pressing what is on the screen, by a script or with the mouse.
//!
//! Either way the page itself says first whether a press at that place would reach the target: what lies over it fails
//! the scenario. The script then presses in the same command; a driver takes four, and on a busy machine WebKit's and
//! Firefox's miss what moves. The journeys press with the mouse, and so does everything in a full run.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::WebElement;

use super::{Named, Page, Role};
use crate::{runner, wait};

/// What presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A script, once it has seen that nothing lies over the target.
    Script,
    /// The driver, as a mouse does. For touch, focus and drags that only a trusted press has.
    Mouse,
}

impl Hand {
    /// What presses where a scenario does not say.
    pub fn usual() -> Self {
        if runner::is_full() { Hand::Mouse } else { Hand::Script }
    }
}

/// How often the mouse tries again what it missed.
const TRIES: usize = 6;

/// So long it may take until the page hears of a press of the mouse.
const HEARING: Duration = Duration::from_millis(500);

/// Whether a press in the middle of `target` reaches it; what lies over it, if not. First only as far as is needed, then
/// away from the edges: bars stick to them, and frames end at them.
const REACH: &str = "const over = target => {
        const label = target.closest('label');
        let found;
        for (const block of ['nearest', 'center']) {
            target.scrollIntoView({ block, behavior: 'instant' });
            const { x, y, width, height } = [...target.getClientRects()].find(box => box.width && box.height) ?? target.getBoundingClientRect();
            if (!width || !height) { found = 'nothing: it has no size'; continue; }
            const at = [x + width / 2, y + height / 2];
            found = document.elementFromPoint(...at);
            for (let inner; (inner = found?.shadowRoot?.elementFromPoint(...at)) && inner !== found;) found = inner;
            if (found && (target.contains(found) || label?.contains(found) || found.contains(target) && found.localName === 'label')) return '';
            found = found ? `<${found.localName} class='${found.className}'>` : 'nothing: it is outside of the window';
        }
        return found;
    };";

/// Presses as a visitor does: what can have the focus gets it, then the press.
const PRESS: &str = "const press = target => {
        const lies = over(target);
        if (lies) return lies;
        const own = target.control ?? target;
        own.closest('a[href],button,input,summary,textarea,[tabindex]')?.focus({ preventScroll: true });
        target.click();
        return '';
    };";

impl Page<'_> {
    /// Presses a button or follows a link.
    ///
    /// # Errors
    /// When it is not there or something lies over it.
    pub async fn press(&self, role: Role, named: Named<'_>) -> Result<()> {
        self.press_with(self.hand, role, named).await
    }

    /// The same with the mouse, for what a browser does only where a visitor has pressed: saving a second file, say.
    ///
    /// # Errors
    /// When it is not there, something lies over it, or the mouse does not hit it.
    pub async fn press_by_mouse(&self, role: Role, named: Named<'_>) -> Result<()> {
        self.press_with(Hand::Mouse, role, named).await
    }

    async fn press_with(&self, hand: Hand, role: Role, named: Named<'_>) -> Result<()> {
        let what = format!("a press on {role:?} {named:?}");
        let pressed = match hand {
            Hand::Script => {
                let (how, wanted) = named.parts();
                let finds = "e2e.find(arguments[0], arguments[1], arguments[2])";
                self.press_found(&what, finds, &[json!(role.name()), json!(wanted), json!(how)]).await
            }
            Hand::Mouse => {
                wait::until(&what, async || {
                    let Some(element) = self.look_for(role, named).await? else { return Ok(None) };
                    self.press_with_mouse(&element).await?;
                    Ok(Some(()))
                })
                .await
            }
        };
        match pressed {
            Ok(()) => self.is_drawn().await,
            Err(error) => Err(error.context(self.overview(role).await)),
        }
    }

    /// Unfolds whatever is folded away under a title that starts so; nothing where it is not there, or unfolded already. By a
    /// script, which also works where a page has replaced what a driver needs to hand over elements.
    ///
    /// # Errors
    /// When it stays closed.
    pub async fn unfold(&self, title: &str) -> Result<()> {
        let unfold = "const closed = e2e.ofRole('button').filter(button => button.localName === 'summary'
                && !button.parentElement.open && e2e.name(button).startsWith(arguments[0]));
            closed[0]?.click();
            return closed.length ? 'closed' : 'open';";
        self.is_drawn().await?;
        wait::until(&format!("`{title}` to unfold"), async || {
            Ok((self.ask(unfold, vec![json!(title)]).await? == "open").then_some(()))
        })
        .await?;
        self.is_drawn().await
    }

    /// Presses an element that was found before.
    ///
    /// # Errors
    /// When something lies over it.
    pub async fn click(&self, element: &WebElement) -> Result<()> {
        match self.hand {
            Hand::Script => self.press_found("a press", "arguments[0]", &[element.to_json()?]).await?,
            Hand::Mouse => self.press_with_mouse(element).await?,
        }
        self.is_drawn().await
    }

    /// Presses what the expression finds, once it is there and nothing lies over it.
    ///
    /// # Errors
    /// When that does not happen.
    pub(super) async fn press_found(&self, what: &str, finds: &str, arguments: &[Value]) -> Result<()> {
        let script = format!(
            "{REACH}\n{PRESS}\nconst target = {finds};
            return target ? press(target) : 'absent';"
        );
        wait::until(what, async || {
            let answer = self.ask(&script, arguments.to_vec()).await?;
            match answer.as_str() {
                Some("") => Ok(Some(())),
                Some("absent") => Ok(None),
                Some(over) => bail!("what is to be pressed is covered by {over}"),
                // Of a page that goes, Firefox's driver says nothing and calls that an answer.
                None => Ok(None),
            }
        })
        .await
    }

    /// Presses with the mouse, after scrolling there as a visitor does. A driver scrolls too, but Chromium's knows no
    /// scrolling box outside the shadow root that the element is in.
    pub(super) async fn press_with_mouse(&self, element: &WebElement) -> Result<()> {
        // WebKit's driver presses where the target was when it looked; a new screen gets the focus, and its place, a
        // frame later than its heading.
        let aim = format!(
            "{REACH}
            const [target, done] = arguments;
            window.e2eHit = false;
            addEventListener('click', event => {{ window.e2eHit = event.composedPath().includes(target); }},
                {{ capture: true, once: true }});
            const answer = over(target);
            if (/Chrome|Firefox/.test(navigator.userAgent)) return done(answer);
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(answer))));
            setTimeout(() => done(answer), 500);"
        );
        let (mut last, mut has_pressed) = (String::new(), false);
        for _ in 0..TRIES {
            let pressed = async {
                let answer = self.driver().execute_async(aim.clone(), vec![element.to_json()?]).await?;
                let over = answer.json().as_str().unwrap_or_default().to_owned();
                ensure!(over.is_empty(), "what is to be pressed is covered by {over}");
                element.click().await?;
                has_pressed = true;
                anyhow::Ok(())
            };
            match pressed.await {
                // The press before came late, and what was pressed is gone.
                Err(_) if has_pressed && self.is_gone_from(element).await => return Ok(()),
                Err(error) => last = format!("{error:#}"),
                Ok(()) if self.is_hit().await => return Ok(()),
                Ok(()) => "the press did not arrive".clone_into(&mut last),
            }
        }
        if !self.is_webkit().await {
            bail!("{TRIES} presses with the mouse did not hit: {last}");
        }
        // Its driver can go on missing what is in a frame or below a host's style sheet, however often it presses.
        println!("    what WebKit's driver missed {TRIES} times is pressed by a script: {last}");
        self.press_found("a press", "arguments[0]", &[element.to_json()?]).await
    }

    pub(super) async fn is_webkit(&self) -> bool {
        let script = "return !/Chrome|Firefox/.test(navigator.userAgent);";
        self.driver().execute(script, vec![]).await.is_ok_and(|answer| answer.json() == true)
    }

    /// Whether an element is in no page any more.
    async fn is_gone_from(&self, element: &WebElement) -> bool {
        let Ok(element) = element.to_json() else { return true };
        let connected = self.driver().execute("return arguments[0].isConnected;", vec![element]).await;
        !connected.is_ok_and(|answer| answer.json() == true)
    }

    /// Whether the last press reached what it was meant for. A page that is gone was pressed.
    async fn is_hit(&self) -> bool {
        wait::until_within(HEARING, "the press to arrive", async || {
            let missed = self.driver().execute("return window.e2eHit === false;", vec![]).await;
            Ok((!missed.is_ok_and(|missed| missed.json() == true)).then_some(()))
        })
        .await
        .is_ok()
    }

    /// Waits until a new screen is whole: it is drawn block by block. A page that is gone, or has no scan, has none.
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
}
