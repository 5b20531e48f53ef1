//! Reading a screen: its heading, its tables, what it says.

use std::sync::Arc;

use anyhow::{Context, Result};
use http::Method;
use serde_json::{Value, json};
use thirtyfour::{
    WebElement,
    common::command::{Command, ExtensionCommand},
};

use super::{Page, Role};
use crate::wait;

/// A table as text: its caption and the cells of each row, header cells too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its accessible name.
    pub caption: String,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The row with this name in its first cell.
    ///
    /// # Errors
    /// When there is none.
    pub fn row_with(&self, name: &str) -> Result<&[String]> {
        let found = self.rows.iter().find(|row| row.first().is_some_and(|cell| cell.contains(name)));
        found.map(Vec::as_slice).with_context(|| format!("no row `{name}` in {self:?}"))
    }
}

impl Page<'_> {
    /// The main heading: the first of the highest level on the screen.
    ///
    /// # Errors
    /// When there is none.
    pub async fn heading(&self) -> Result<String> {
        wait::until("a heading", async || {
            let script = "const all = e2e.ofRole('heading').sort((a, b) => a.tagName < b.tagName ? -1 : a.tagName > b.tagName ? 1 : 0);
                return all.length ? e2e.name(all[0]) : null;";
            let name = self.ask(script, vec![]).await?;
            Ok(name.as_str().map(str::to_owned))
        })
        .await
    }

    /// Waits until the main heading is another one.
    ///
    /// # Errors
    /// When it stays.
    pub async fn heading_after(&self, before: &str) -> Result<String> {
        wait::until(&format!("another heading than `{before}`"), async || {
            let now = self.heading().await?;
            Ok((now != before).then_some(now))
        })
        .await?;
        self.is_drawn().await?;
        self.heading().await
    }

    /// Waits until the main heading is this one.
    ///
    /// # Errors
    /// When it does not become so.
    pub async fn heading_is(&self, wanted: &str) -> Result<()> {
        wait::until(&format!("the heading `{wanted}`"), async || {
            Ok((self.heading().await? == wanted).then_some(()))
        })
        .await
        .context(self.overview(Role::Button).await)?;
        self.is_drawn().await
    }

    /// All text on the screen, in one line.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn text(&self) -> Result<String> {
        let text = self.ask("return e2e.everything();", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the screen says this.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, wanted: &str) -> Result<()> {
        let there = async || Ok(self.text().await?.contains(wanted).then_some(()));
        match wait::until(&format!("the text `{wanted}`"), there).await {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("the screen says: {}", self.text().await?))),
        }
    }

    /// The table with this name.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn table(&self, caption: &str) -> Result<Table> {
        // As text, not as an object: a host may have replaced how objects are written.
        let script = "const table = e2e.find('table', arguments[0], 'starts');
            const line = cells => [...cells].map(cell => e2e.text(cell)).join('\\u001f');
            return table ? [e2e.name(table), ...[...table.rows].map(row => line(row.cells))].join('\\u001e') : null;";
        let there = async || {
            let answer = self.ask(script, vec![json!(caption)]).await?;
            Ok(answer.as_str().map(str::to_owned))
        };
        let text = match wait::until(&format!("the table `{caption}`"), there).await {
            Ok(text) => text,
            Err(error) => return Err(error.context(self.overview(Role::Table).await)),
        };
        let mut lines = text.split('\u{1e}');
        let caption = lines.next().unwrap_or_default().to_owned();
        let rows = lines.map(|line| line.split('\u{1f}').map(str::to_owned).collect()).collect();
        Ok(Table { caption, rows })
    }

    /// The names of everything with this role, in order.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn names(&self, role: Role) -> Result<Vec<String>> {
        let names = self.ask("return e2e.names(arguments[0]);", vec![json!(role.name())]).await?;
        Ok(names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Role (the tag, for a native control) and name of what has the focus, for example `h1 Planet`.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focus(&self) -> Result<String> {
        let script = "const element = e2e.active();
            return element === document.body ? 'body' : element ? `${(element.type || element.tagName).toLowerCase()} ${e2e.name(element)}` : '';";
        Ok(self.ask(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the focus is as wanted.
    ///
    /// # Errors
    /// When it does not become so.
    pub async fn focus_is(&self, wanted: impl Fn(&str) -> bool, what: &str) -> Result<()> {
        let there = async || Ok(wanted(&self.focus().await?).then_some(()));
        match wait::until(&format!("the focus on `{what}`"), there).await {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("the focus is on `{}`", self.focus().await?))),
        }
    }

    /// The name of the question that has the focus, empty when none has.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focus_group(&self) -> Result<String> {
        let script = "const group = e2e.active()?.type === 'radio' && e2e.active().closest('fieldset');
            return group ? e2e.name(group) : '';";
        Ok(self.ask(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the question with this statement has the focus.
    ///
    /// # Errors
    /// When it does not get it.
    pub async fn focus_group_is(&self, statement: &str) -> Result<()> {
        let there = async || Ok(self.focus_group().await?.contains(statement).then_some(()));
        match wait::until(&format!("the focus in `{statement}`"), there).await {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("the focus is on `{}`", self.focus().await?))),
        }
    }

    /// Waits until the one line for screen readers says this.
    ///
    /// # Errors
    /// When it does not.
    pub async fn status_is(&self, wanted: &str) -> Result<()> {
        let script = "return e2e.all('[role=status]').map(element => e2e.text(element)).join(' ');";
        let mut last = String::new();
        wait::until(&format!("the announcement `{wanted}`"), async || {
            last = self.ask(script, vec![]).await?.as_str().unwrap_or_default().to_owned();
            Ok(last.contains(wanted).then_some(()))
        })
        .await
        .with_context(|| format!("announced: `{last}`"))
    }

    /// Waits until this is said, and seen: in a line that tells what was done, as a whole in the window.
    ///
    /// # Errors
    /// When it is not.
    pub async fn confirms(&self, wanted: &str) -> Result<()> {
        self.status_is(wanted).await?;
        let script = "const lines = e2e.all('.sbs-confirmation, .sbs-status');
            const box = lines.find(line => e2e.text(line).includes(arguments[0]))?.getBoundingClientRect();
            return box ? [box.top, box.bottom, innerHeight, box.width] : [];";
        // Under the page, WebKit's test browser opens a bar for downloads after the line has come into view.
        let bar = if self.is_webkit().await { 120.0 } else { 0.0 };
        let mut last = Value::Null;
        wait::until(&format!("`{wanted}` in view"), async || {
            last = self.ask(script, vec![json!(wanted)]).await?;
            let at = |index: usize| last[index].as_f64();
            let [Some(top), Some(bottom), Some(high), Some(wide)] = [at(0), at(1), at(2), at(3)] else {
                return Ok(None);
            };
            Ok((top >= -1.0 && bottom <= high + bar + 1.0 && wide > 10.0).then_some(()))
        })
        .await
        .with_context(|| format!("top, bottom, window, width: {last}"))
    }

    /// Everything with this role, with the name that the tests give it.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn elements(&self, role: Role) -> Result<Vec<(String, WebElement)>> {
        let script = "return e2e.ofRole(arguments[0]);";
        let elements = self.run(script, vec![json!(role.name())], false).await?.elements()?;
        Ok(self.names(role).await?.into_iter().zip(elements).collect())
    }

    /// Role and name as the browser itself tells them to a screen reader.
    ///
    /// # Errors
    /// When the browser cannot say.
    pub async fn computed(&self, element: &WebElement) -> Result<(String, String)> {
        let ask = async |what: &str| -> Result<String> {
            let endpoint = format!("/element/{}/{what}", element.element_id());
            let answer =
                self.driver.cmd(Command::ExtensionCommand(Box::new(Computed(endpoint.into())))).await?;
            Ok(answer.value::<String>()?)
        };
        Ok((ask("computedrole").await?, ask("computedlabel").await?))
    }
}

/// Part of WebDriver, but not of the library.
#[derive(Debug)]
struct Computed(Arc<str>);

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }
}
