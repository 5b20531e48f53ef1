//! Reading and changing our own pages, by lol_html: the tags, what they load, and pages without their comments.

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use lol_html::{
    ElementContentHandlers, RewriteStrSettings, Selector, doc_comments, element, errors::RewritingError,
    html_content::Element, rewrite_str, text,
};

use crate::Error;

/// One start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// Name in lower case.
    pub name: String,
    /// Attributes in their order: name in lower case, and value (empty when there is none).
    pub attributes: Vec<(String, String)>,
    /// What stands between start and end, if this is a script or a style: text, not tags.
    pub text: String,
}

impl Tag {
    /// The value of an attribute, if the tag has it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The addresses that the browser fetches because of this tag before the page is there: `src`, `href` of a
    /// `link`, and those that `boot.js` reads.
    pub fn loads(&self) -> impl Iterator<Item = &str> {
        let is_link = self.name == "link" && !matches!(self.attribute("rel"), Some("manifest" | "license"));
        let link = if is_link { self.attribute("href") } else { None };
        let others = ["src", "data-sbs-js", "data-sbs-wasm"].map(|name| self.attribute(name));
        others.into_iter().flatten().chain(link)
    }

    /// The addresses of what comes later, if at all: the file that a style or a script in the page also is, for a server whose
    /// policy refuses that; what prepares for offline use; the manifest; and [`Tag::on_request`].
    pub fn may_load(&self) -> impl Iterator<Item = &str> {
        let names = ["data-sbs-file", "data-sbs-offline"].into_iter();
        names.filter_map(|name| self.attribute(name)).chain(self.manifest()).chain(self.on_request())
    }

    /// The addresses of what `boot.js` fetches when a visitor asks for it: what writes a PDF, and files of languages.
    pub fn on_request(&self) -> impl Iterator<Item = &str> {
        let is_one =
            |name: &str| ["data-sbs-pdf-", "data-sbs-lang-"].iter().any(|start| name.starts_with(start));
        self.attributes.iter().filter(move |(name, _)| is_one(name)).map(|(_, value)| value.as_str())
    }

    /// The address of the manifest, which a browser reads once the page is there, if at all.
    pub fn manifest(&self) -> Option<&str> {
        let is_it = self.name == "link" && self.attribute("rel") == Some("manifest");
        if is_it { self.attribute("href") } else { None }
    }
}

/// Refuses a content that would end or change the element in which it is put into a page.
///
/// # Errors
/// When it would; `what` says what it is.
pub fn fits_inside(tag: &str, content: &str, what: &str) -> Result<(), Error> {
    let content = content.to_ascii_lowercase();
    let found = [format!("</{tag}"), "<!--".to_owned()].into_iter().find(|part| content.contains(part));
    let wrong = |found| format!("{what} contains `{found}`, which ends or changes it inside a page.");
    found.map_or(Ok(()), |found| Err(Error::new(wrong(found))))
}

/// All start tags of a page, those in templates too.
///
/// # Errors
/// When the page cannot be read.
pub fn tags(html: &str) -> Result<Vec<Tag>, Error> {
    let found: Rc<RefCell<Vec<Tag>>> = Rc::default();
    let open = Rc::clone(&found);
    let tag = move |element: &mut Element<'_, '_>| {
        let attributes = element.attributes().iter().map(|one| (one.name(), one.value())).collect();
        open.borrow_mut().push(Tag { name: element.tag_name(), attributes, text: String::new() });
        Ok(())
    };
    let filled = Rc::clone(&found);
    let text = text!("script, style", move |text| {
        if let Some(tag) = filled.borrow_mut().last_mut() {
            tag.text.push_str(text.as_str());
        }
        Ok(())
    });
    change(html, vec![element!("*", tag), text])?;
    Ok(found.take())
}

/// The page without its comments, which are for those who read the source, and without empty lines.
///
/// # Errors
/// When the page cannot be read.
pub fn without_comments(html: &str) -> Result<String, Error> {
    let mut settings = RewriteStrSettings::new();
    settings.document_content_handlers.push(doc_comments!(|comment| {
        comment.remove();
        Ok(())
    }));
    let changed = rewrite_str(html, settings).map_err(|cause| unreadable(&cause))?;
    Ok(changed.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line, "\n"]).collect())
}

/// Handlers of elements, as `lol_html::element!` and `text!` make them.
pub type Handlers<'h> = Vec<(Cow<'h, Selector>, ElementContentHandlers<'h>)>;

/// Changes a page.
///
/// # Errors
/// When the page cannot be read, or a handler says why not.
pub fn change(html: &str, handlers: Handlers<'_>) -> Result<String, Error> {
    let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
    rewrite_str(html, settings).map_err(|cause| unreadable(&cause))
}

fn unreadable(cause: &RewritingError) -> Error {
    Error::new(format!("A page cannot be read: {cause}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let found = tags("<!-- <b> --><p a=\"1 > 0\" b='x' c=y D>text</p><br/>").unwrap();

        let pairs = [("a", "1 > 0"), ("b", "x"), ("c", "y"), ("d", "")];
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].attributes, pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(found[1].name, "br");
    }

    #[test]
    fn scripts_and_styles_hold_text() {
        let found = tags("<style>a<b{}</STYLE ><script>if(a<b)c='</p>'</script><b>").unwrap();

        let pairs: Vec<_> = found.iter().map(|tag| (tag.name.as_str(), tag.text.as_str())).collect();
        assert_eq!(pairs, [("style", "a<b{}"), ("script", "if(a<b)c='</p>'"), ("b", "")]);
    }

    #[test]
    fn links_and_scripts_load_and_anchors_do_not() {
        let html = "<a href=x.html>x</a><link rel=icon href=i.svg><link rel=manifest href=m>\
                    <script src=b.js data-sbs-js=a.js data-sbs-wasm=a.wasm></script>";

        let tags = tags(html).unwrap();

        let loads: Vec<_> = tags.iter().flat_map(Tag::loads).collect();
        assert_eq!(loads, ["i.svg", "b.js", "a.js", "a.wasm"]);
    }

    #[test]
    fn a_page_keeps_everything_but_comments_and_empty_lines() {
        let html = "<!doctype html>\n<!-- why\n so --><p>\n\n  text</p><!-- end -->";

        assert_eq!(without_comments(html).unwrap(), "<!doctype html>\n<p>\n  text</p>\n");
    }
}
