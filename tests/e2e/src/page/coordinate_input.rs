//! Working a page by coordinates: for hosts that replaced so much that the driver itself no longer works there.
//!
//! Where objects have a `toJSON` of the host, Chromium's driver loses every object that a script gives back, elements
//! too, and ends when it is asked to move the pointer. Texts come through. So a script says where something is, and
//! the mouse goes there: in Chromium through its own protocol, elsewhere through WebDriver.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Page;
use crate::{Answer, Engine, wait};

const ON_HEADING: &str = "let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.matches('[data-sbs-heading]') ? 'yes' : '';";

/// So long a press may take to choose an answer, before it is made again.
const PRESS: Duration = Duration::from_secs(5);

impl Page<'_> {
    /// Presses what the script finds, with the mouse, at its middle. The script gives an element or nothing.
    ///
    /// # Errors
    /// When nothing is found.
    pub async fn point_at(&self, engine: Engine, finds: &str, arguments: &[Value]) -> Result<()> {
        let script = format!(
            "const target = (() => {{ {finds} }})();
            if (!target) return '';
            target.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const box = target.getBoundingClientRect();
            return `${{Math.round(box.x + box.width / 2)}} ${{Math.round(box.y + box.height / 2)}}`;"
        )
        .replace("arguments[", "given[");
        let script = format!("const given = arguments;\n{script}");
        let place = wait::until(&format!("something to press: {finds} {arguments:?}"), async || {
            let place = self.ask(&script, arguments.to_vec()).await?;
            let (x, y) = place.as_str().unwrap_or_default().split_once(' ').context("it is not there")?;
            Ok(Some((x.parse::<i64>()?, y.parse::<i64>()?)))
        })
        .await?;
        self.press_there(engine, place).await
    }

    async fn press_there(&self, engine: Engine, (x, y): (i64, i64)) -> Result<()> {
        if engine != Engine::Chromium {
            self.driver.action_chain().move_to(x, y).click().perform().await?;
            return Ok(());
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
            self.driver.cdp().send_raw("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Types where the focus is.
    async fn type_there(&self, engine: Engine, text: &str) -> Result<()> {
        if engine != Engine::Chromium {
            return self.type_text(text).await;
        }
        self.driver.cdp().send_raw("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }

    /// Does the quick scan from its start to its result, by coordinates.
    ///
    /// # Errors
    /// When something is not there.
    pub async fn point_through(&self, engine: Engine, sheet: &Value) -> Result<()> {
        const BUTTON: &str = "return e2e.find('button', arguments[0], 'starts');";
        const ITEM: &str = "const group = e2e.find('group', arguments[0], 'has');
            const radio = group && e2e.find('radio', arguments[1], 'starts', group);
            return radio && (radio.labels[0] ?? radio);";
        const FIELD: &str = "return e2e.find('textbox', arguments[0], 'starts');";
        self.point_at(engine, BUTTON, &[json!(self.words.start_quick)]).await?;
        self.is_drawn().await?;
        for item in self.instrument.quick_items() {
            let Some(answer) = sheet["answers"].get(&item) else { continue };
            let answer = Answer::from_json(answer)?;
            let statement = self.instrument.statement(&item, self.lang)?;
            let label = self.instrument.choice(&item, answer, self.lang)?;
            if self.heading_of(&statement).await?.is_none() {
                self.point_on(engine).await?;
            }
            let arguments = [json!(statement), json!(label)];
            let chosen =
                format!("return ((arguments) => {{ {ITEM} }})(arguments)?.control?.checked === true;");
            let answered = format!("item {item} to be answered");
            let is_chosen = async || Ok((self.ask(&chosen, arguments.to_vec()).await? == true).then_some(()));
            wait::until(&answered, async || {
                // What moves in between is not there any more.
                self.point_at(engine, ITEM, &arguments).await?;
                Ok(wait::until_within(PRESS, &answered, is_chosen).await.ok())
            })
            .await?;
        }
        self.point_on(engine).await?;
        for field in ["employees", "publishers"] {
            let Some(number) = sheet[field].as_u64() else { continue };
            let label = self.instrument.text(&format!("/questions/ratio/{field}/text"), self.lang)?;
            self.point_at(engine, FIELD, &[json!(label)]).await?;
            self.type_there(engine, &number.to_string()).await?;
        }
        self.point_at(engine, BUTTON, &[json!(self.words.show_result)]).await?;
        self.says(self.words.three_ps).await
    }

    /// The name of the group with this statement, if it is on the screen.
    async fn heading_of(&self, statement: &str) -> Result<Option<String>> {
        let script =
            "const group = e2e.find('group', arguments[0], 'has'); return group ? e2e.name(group) : '';";
        let name = self.ask(script, vec![json!(statement)]).await?;
        Ok(name.as_str().filter(|name| !name.is_empty()).map(str::to_owned))
    }

    /// Goes on to the next section.
    async fn point_on(&self, engine: Engine) -> Result<()> {
        let before = self.heading().await?;
        ensure!(before != self.words.overview, "there is no section after the overview");
        let finds = "return e2e.find('button', arguments[0], 'starts');";
        self.point_at(engine, finds, &[json!(self.words.onward)]).await?;
        self.heading_after(&before).await?;
        // The heading gets the focus in the frame after; sooner than a visitor could press anything.
        wait::until("the focus on the heading", async || {
            Ok((self.ask(ON_HEADING, vec![]).await? == "yes").then_some(()))
        })
        .await
    }
}
