//! The first screens as HTML, put into the pages where they say `<!-- prerendered: <screen>.<language> -->`.

use std::collections::BTreeMap;

use crate::{Error, Repo, process};

/// The screens by name.
pub struct Screens(BTreeMap<String, String>);

/// Lets the app's own views draw them, natively.
///
/// # Errors
/// When they cannot be built, or what they print is not what they should.
pub fn screens(repo: &Repo) -> Result<Screens, Error> {
    let mut command = process::cargo(repo);
    command.args(["run", "--quiet", "--locked", "--features", "prerender", "--bin", "prerender"]);
    let printed = process::output(&mut command)?;
    serde_json::from_slice(&printed)
        .map(Screens)
        .map_err(|cause| Error::new(format!("The prerendered screens are not as expected: {cause}.")))
}

impl Screens {
    /// The start screen of the element by language, as the JSON that `skeleton.js` builds it from.
    ///
    /// # Errors
    /// When there is none.
    pub fn of_guest(&self) -> Result<String, Error> {
        Ok(format!("{{\"nl\":{},\"en\":{}}}", self.named("guest.nl")?, self.named("guest.en")?))
    }

    fn named(&self, name: &str) -> Result<&str, Error> {
        let screen = self.0.get(name);
        screen.map(String::as_str).ok_or_else(|| Error::new(format!("There is no screen `{name}`.")))
    }

    /// Puts them into their places in a page.
    ///
    /// # Errors
    /// When a place names a screen that there is not.
    pub fn fill(&self, html: &str) -> Result<String, Error> {
        let mut filled = String::with_capacity(html.len());
        let mut rest = html;
        while let Some((before, after)) = rest.split_once("<!-- prerendered: ") {
            let (name, after) = after.split_once(" -->").unwrap_or((after, ""));
            filled.push_str(before);
            filled.push_str(self.named(name)?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screens() -> Screens {
        Screens(BTreeMap::from([("a.nl".to_owned(), "<p>A</p>".to_owned())]))
    }

    #[test]
    fn screens_come_into_their_places() {
        let filled = screens().fill("<!-- note --><b><!-- prerendered: a.nl --></b>").unwrap();

        assert_eq!(filled, "<!-- note --><b><p>A</p></b>");
    }

    #[test]
    fn a_place_for_a_screen_that_there_is_not_is_told() {
        let error = screens().fill("<!-- prerendered: b.nl -->").unwrap_err().to_string();

        assert!(error.contains("b.nl"), "{error}");
    }
}
