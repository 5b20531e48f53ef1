//! The first screens as HTML, put into the pages where they say `<!-- prerendered: <screen> -->`, or, with the other texts
//! of a language, `<!-- for each language: {<screen>} -->`.

use std::collections::BTreeMap;

use crate::{
    Error, Repo, process,
    texts::{BUNDLED, Texts, replace},
};

/// The screens by name, with the languages that they are there in.
pub struct Screens {
    by_name: BTreeMap<String, String>,
    texts: Texts,
}

/// Lets the app's own views draw them, natively.
///
/// # Errors
/// When they cannot be built, or what they print is not what they should.
pub fn screens(repo: &Repo) -> Result<Screens, Error> {
    let texts = Texts::read(repo)?;
    let mut command = process::cargo(repo);
    command.args(["run", "--quiet", "--locked", "--features", "prerender", "--bin", "prerender"]);
    let printed = process::output(&mut command)?;
    let by_name = serde_json::from_slice(&printed)
        .map_err(|cause| Error::new(format!("The prerendered screens are not as expected: {cause}.")))?;
    Ok(Screens { by_name, texts })
}

impl Screens {
    /// The first screens of the element by name and language, each as a text: the JSON that `skeleton.js` builds it from.
    /// So an engine skims over those that nobody looks at.
    ///
    /// # Errors
    /// When one is missing.
    pub fn of_guest(&self) -> Result<String, Error> {
        let screen = |name: &str| {
            let tree = |code| {
                let tree = self.of(&format!("guest-{name}"), code)?;
                Ok(format!("\"{code}\":{}", serde_json::Value::from(tree)))
            };
            let codes = self.texts.codes().filter(|code| name == "start" || BUNDLED.contains(code));
            let trees = codes.map(tree).collect::<Result<Vec<_>, Error>>()?;
            Ok(format!("\"{name}\":{{{}}}", trees.join(",")))
        };
        let screens =
            ["start", "quick", "full"].into_iter().map(screen).collect::<Result<Vec<_>, Error>>()?;
        Ok(format!("{{\"version\":{},\"screens\":{{{}}}}}", self.named("version")?, screens.join(",")))
    }

    /// The files of languages by code.
    ///
    /// # Errors
    /// When one is missing.
    pub fn languages(&self) -> Result<BTreeMap<&str, &str>, Error> {
        self.texts.as_files().map(|code| Ok((code, self.of("language", code)?))).collect()
    }

    fn named(&self, name: &str) -> Result<&str, Error> {
        let screen = self.by_name.get(name);
        screen.map(String::as_str).ok_or_else(|| Error::new(format!("There is no screen `{name}`.")))
    }

    fn of(&self, screen: &str, code: &str) -> Result<&str, Error> {
        self.named(&format!("{screen}.{code}"))
    }

    /// Puts them into their places in a page.
    ///
    /// # Errors
    /// When a place names a screen that there is not.
    pub fn fill(&self, html: &str) -> Result<String, Error> {
        let html = self.texts.fill_html(html, |name, code| self.of(name, code).map(str::to_owned))?;
        replace(&html, ["<!-- prerendered: ", " -->"], |name| self.named(name).map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each screen is its own name.
    fn screens() -> Screens {
        let texts = Texts::read(&Repo::find().unwrap()).unwrap();
        let names = ["a", "guest-start", "guest-quick", "guest-full"];
        let drawn = names.iter().flat_map(|name| texts.codes().map(move |code| format!("{name}.{code}")));
        let drawn = drawn.map(|name| (name.clone(), name)).chain([("version".to_owned(), "7".to_owned())]);
        Screens { by_name: drawn.collect(), texts }
    }

    #[test]
    fn screens_come_into_their_places() {
        let filled = screens()
            .fill("<!-- note --><b><!-- prerendered: version --></b><!-- for each language: {a} -->")
            .unwrap();

        let all: Vec<String> = screens().texts.codes().map(|code| format!("a.{code}")).collect();
        assert_eq!(filled, format!("<!-- note --><b>7</b>{}", all.join("\n")));
    }

    #[test]
    fn a_place_for_a_screen_that_there_is_not_is_told() {
        for place in ["<!-- prerendered: b.nl -->", "<!-- for each language: {b} -->"] {
            let error = screens().fill(place).unwrap_err().to_string();

            assert!(error.contains("b.nl"), "{error}");
        }
    }

    #[test]
    fn the_first_screens_of_the_element_are_there_by_language() {
        let told: serde_json::Value = serde_json::from_str(&screens().of_guest().unwrap()).unwrap();

        assert_eq!(told["version"], 7);
        for code in screens().texts.codes() {
            assert_eq!(told["screens"]["start"][code], format!("guest-start.{code}"));
        }
        for code in BUNDLED {
            assert_eq!(told["screens"]["quick"][code], format!("guest-quick.{code}"));
        }
    }
}
