//! Working the scan: starting, answering, walking through the sections.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::WebElement;

use super::{Hand, Named, Page, Role};
use crate::{Answer, runner, wait};

/// So long a press may take to choose an answer, before it is pressed again.
const CHOOSING: Duration = Duration::from_secs(5);

/// The radio of an answer, by the statement and the label: in the group that has the statement in its name.
const RADIO: &str = "(group => group && e2e.find('radio', arguments[1], 'starts', group))(e2e.find('group', arguments[0], 'has'))";

/// Gives all these answers, each a pair of statement and label, as far as they are on the screen; tells which were.
const ANSWER_ALL: &str = "const given = [];
    for (const [statement, label] of arguments[0]) {
        const group = e2e.find('group', statement, 'has');
        const radio = group && e2e.find('radio', label, 'starts', group);
        if (!radio) continue;
        radio.click();
        given.push([statement, label]);
    }
    return given;";

/// Whether all of these answers are the chosen ones.
const ARE_CHOSEN: &str = "return arguments[0].every(([statement, label]) => {
        const group = e2e.find('group', statement, 'has');
        return group && e2e.find('radio', label, 'starts', group)?.checked;
    }) ? 'yes' : '';";

impl Page<'_> {
    /// Starts the full scan, and waits until the first section is whole.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn start_full(&self) -> Result<()> {
        self.press(Role::Button, Named::Starts(self.words.start_full)).await?;
        self.find(Role::Group, Named::Starts(self.words.question)).await?;
        self.is_drawn().await
    }

    /// Starts the quick scan, and waits until the first section is whole.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn start_quick(&self) -> Result<()> {
        self.press(Role::Button, Named::Starts(self.words.start_quick)).await?;
        self.find(Role::Group, Named::Starts(self.words.question)).await?;
        self.is_drawn().await
    }

    /// Presses an answer to an item of this section, and waits until it is chosen.
    ///
    /// # Errors
    /// When the item or the answer is not on the screen.
    pub async fn answer(&self, item: &str, answer: Answer) -> Result<()> {
        let pressed = format!("item {item} to have the answer {answer:?}");
        if self.hand == Hand::Script {
            self.press_found(&pressed, &format!("{RADIO}?.labels[0]"), &self.names_of(item, answer)?).await?;
            return self.is_chosen(item, answer).await;
        }
        let radio = self.radio(item, answer).await?;
        // A visitor presses the label: the cell around the drawn circle.
        let label = self
            .driver
            .execute("return arguments[0].labels[0] ?? arguments[0];", vec![radio.to_json()?])
            .await?;
        let label = label.element()?;
        if !self.is_webkit().await {
            self.click(&label)
                .await
                .with_context(|| format!("item {item} cannot be answered with {answer:?}"))?;
            return self.is_chosen(item, answer).await;
        }
        wait::until(&pressed, async || {
            self.click(&label)
                .await
                .with_context(|| format!("item {item} cannot be answered with {answer:?}"))?;
            // Its driver sometimes lets go beside the label, where a frame has scrolled in between.
            Ok(wait::until_within(CHOOSING, &pressed, async || self.has_chosen(item, answer).await)
                .await
                .ok())
        })
        .await
    }

    async fn has_chosen(&self, item: &str, answer: Answer) -> Result<Option<()>> {
        let script = format!("return {RADIO}?.checked ? 'yes' : '';");
        Ok((self.ask(&script, self.names_of(item, answer)?).await? == "yes").then_some(()))
    }

    /// What a visitor reads: the statement of the item, and the label of the answer.
    fn names_of(&self, item: &str, answer: Answer) -> Result<Vec<Value>> {
        let statement = self.instrument.statement(item, self.lang)?;
        let label = self.instrument.choice(item, answer, self.lang)?;
        Ok(vec![json!(statement), json!(label)])
    }

    /// Waits until this answer is the chosen one.
    ///
    /// # Errors
    /// When it does not become so.
    pub async fn is_chosen(&self, item: &str, answer: Answer) -> Result<()> {
        wait::until(&format!("item {item} to have the answer {answer:?}"), async || {
            self.has_chosen(item, answer).await
        })
        .await
    }

    /// Waits until no answer to this item is chosen.
    ///
    /// # Errors
    /// When one stays.
    pub async fn is_open(&self, item: &str) -> Result<()> {
        let statement = self.instrument.statement(item, self.lang)?;
        let script = "const group = e2e.find('group', arguments[0], 'has');
            return group !== null && !group.querySelector('input[type=radio]:checked');";
        wait::until(&format!("item {item} to be open"), async || {
            Ok((self.ask(script, vec![json!(statement)]).await? == true).then_some(()))
        })
        .await
    }

    /// The radio of an answer: in the group that has the statement in its name.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn radio(&self, item: &str, answer: Answer) -> Result<WebElement> {
        let names = self.names_of(item, answer)?;
        wait::until(&format!("the answer {answer:?} to item {item}, {names:?}"), async || {
            self.ask_for_element(&format!("return {RADIO};"), names.clone()).await
        })
        .await
        .context(self.overview(Role::Group).await)
    }

    /// Which of these items are on the screen now.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn items_here(&self, items: &[String]) -> Result<Vec<String>> {
        let names = self.ask("return e2e.names('group');", vec![]).await?;
        let groups: Vec<&str> = names.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut here = Vec::new();
        for item in items {
            let statement = self.instrument.statement(item, self.lang)?;
            if groups.iter().any(|name| name.contains(&statement)) {
                here.push(item.clone());
            }
        }
        Ok(here)
    }

    /// Goes to the next section, or to the overview after the last one where something is open, and waits until it is
    /// there.
    ///
    /// # Errors
    /// When there is no way on, or the screen stays as it is.
    pub async fn next(&self) -> Result<()> {
        let before = self.heading().await?;
        match self.look_for(Role::Button, Named::Starts(self.words.onward)).await? {
            Some(button) => self.click(&button).await?,
            None => self.press(Role::Button, Named::Is(self.words.to_overview)).await?,
        }
        self.heading_after(&before).await.map(drop)
    }

    /// Goes on until no section follows, and then to the overview where something is open: the result can be shown from
    /// there.
    ///
    /// # Errors
    /// When a screen stays as it is.
    pub async fn to_the_end(&self) -> Result<()> {
        while self.look_for(Role::Button, Named::Starts(self.words.onward)).await?.is_some() {
            self.next().await?;
        }
        match self.look_for(Role::Button, Named::Is(self.words.to_overview)).await? {
            Some(_) => self.next().await,
            None => Ok(()),
        }
    }

    /// Opens the overview from the list of sections.
    ///
    /// # Errors
    /// When it is not in the list.
    pub async fn open_overview(&self) -> Result<()> {
        self.open_list().await?;
        self.press(Role::Button, Named::Is(self.words.overview)).await?;
        self.heading_is(self.words.overview).await
    }

    /// Goes to the section before.
    ///
    /// # Errors
    /// When the screen stays as it is.
    pub async fn back(&self) -> Result<()> {
        let before = self.heading().await?;
        self.press(Role::Button, Named::Starts(self.words.back)).await?;
        self.heading_after(&before).await.map(drop)
    }

    /// Answers everything in the answer file as a visitor does, section by section, up to where the result can be shown.
    ///
    /// # Errors
    /// When an item is nowhere, or a section has no way on.
    pub async fn fill_in(&self, sheet: &Value) -> Result<()> {
        self.through_sections(sheet, async |items| {
            let here = self.items_here(items).await?;
            for item in &here {
                self.answer(item, Answer::from_json(&sheet["answers"][item])?).await?;
            }
            Ok(here.len())
        })
        .await
    }

    /// The same where answering is not what the scenario is about: a script gives the answers of a section at once. In
    /// a full run, as a visitor does.
    ///
    /// # Errors
    /// When an item is nowhere, or a section has no way on.
    pub async fn fill_in_at_once(&self, sheet: &Value) -> Result<()> {
        if runner::is_full() {
            return self.fill_in(sheet).await;
        }
        let mut answers = Vec::new();
        for (item, answer) in sheet["answers"].as_object().context("the sheet has no answers")? {
            answers.push(json!(self.names_of(item, Answer::from_json(answer)?)?));
        }
        self.through_sections(sheet, async |_| {
            let given = self.ask(ANSWER_ALL, vec![json!(answers)]).await?;
            let here: Vec<Value> = serde_json::from_value(given)?;
            wait::until("all answers of the section to be chosen", async || {
                let chosen = self.ask(ARE_CHOSEN, vec![json!(here)]).await?;
                Ok((chosen == "yes").then_some(()))
            })
            .await?;
            Ok(here.len())
        })
        .await
    }

    /// Goes through all sections; `answers` answers the items of one, and says how many it has.
    async fn through_sections(
        &self,
        sheet: &Value,
        answers: impl AsyncFn(&[String]) -> Result<usize>,
    ) -> Result<()> {
        let given = sheet["answers"].as_object().context("the sheet has no answers")?;
        let items: Vec<String> = given.keys().cloned().collect();
        let mut done = 0;
        // No questionnaire has more sections than items.
        for _ in 0..=items.len() {
            done += answers(&items).await?;
            self.organisation(sheet).await?;
            if self.look_for(Role::Button, Named::Starts(self.words.onward)).await?.is_none() {
                ensure!(done == items.len(), "{done} of {} items came by before the end", items.len());
                return self.to_the_end().await;
            }
            self.next().await?;
        }
        bail!("there is always another section, the last was `{}`", self.heading().await?)
    }

    /// Shows the result from the last section or the overview, and waits until it is whole.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn show_result(&self) -> Result<()> {
        self.press(Role::Button, Named::Starts(self.words.show_result)).await?;
        self.find(Role::Table, Named::Starts(self.words.three_ps)).await?;
        self.is_drawn().await
    }

    /// Shows the result while something is open, and waits until it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn show_result_so_far(&self) -> Result<()> {
        self.press(Role::Button, Named::Is(self.words.show_result_so_far)).await?;
        self.find(Role::Table, Named::Starts(self.words.three_ps)).await?;
        self.is_drawn().await
    }

    /// Opens a section from the list of sections.
    ///
    /// # Errors
    /// When it is not in the list.
    pub async fn open_section(&self, name: &str) -> Result<()> {
        let list = self.open_list().await?;
        let mut entry = None;
        for role in [Role::Link, Role::Button] {
            // Before the name of a level stands the number of its tier.
            entry = entry.or(self.look_inside(Some(&list), role, Named::Has(name)).await?);
        }
        self.click(&entry.with_context(|| format!("no section `{name}` in the list"))?).await?;
        wait::until(&format!("the heading of `{name}`"), async || {
            Ok(self.heading().await?.ends_with(name).then_some(()))
        })
        .await?;
        self.is_drawn().await
    }

    /// The list of sections, which is behind a button in a narrow box.
    async fn open_list(&self) -> Result<WebElement> {
        if self.look_for(Role::Navigation, Named::Is(self.words.sections)).await?.is_none() {
            self.press(Role::Button, Named::Is(self.words.all_sections)).await?;
        }
        self.find(Role::Navigation, Named::Is(self.words.sections)).await
    }

    /// Fills in what is asked about the organisation, when that is on the screen.
    async fn organisation(&self, sheet: &Value) -> Result<()> {
        if let Some(model) = sheet["orgModel"].as_str() {
            let name = self.instrument.model(model, self.lang)?;
            if let Some(radio) = self.look_for(Role::Radio, Named::Starts(&name)).await? {
                let label =
                    self.driver.execute("return arguments[0].labels[0];", vec![radio.to_json()?]).await?;
                self.click(&label.element()?).await?;
            }
        }
        for field in ["employees", "publishers"] {
            let Some(number) = sheet[field].as_u64() else { continue };
            let label = self.instrument.text(&format!("/questions/ratio/{field}/text"), self.lang)?;
            if let Some(input) = self.look_for(Role::Textbox, Named::Starts(&label)).await? {
                // A frame that nobody has pressed in gets no keys.
                self.press_with_mouse(&input).await?;
                input.clear().await?;
                self.type_into(&input, &number.to_string()).await?;
            }
        }
        Ok(())
    }
}
