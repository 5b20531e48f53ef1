//! A first screen as a tree for a script to build: a host's policy may allow no text that becomes HTML.
//!
//! An element is a list of its name, its attributes and what is in it; text is a text.

use std::{cell::RefCell, rc::Rc};

use lol_html::{
    RewriteStrSettings, element,
    errors::RewritingError,
    html_content::{Element, TextChunk},
    rewrite_str, text,
};
use serde_json::{Map, Value};

use crate::ui::element_builder::css_parts::parts;

/// An element or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// With its signs as they stand in the HTML: `&lt;`.
    Text(String),
    Element {
        name: String,
        attributes: Vec<(String, String)>,
        inside: Vec<Node>,
    },
}

impl Node {
    /// Reads the one element of an HTML as Yew writes it, and gives its elements the parts that a host may style, as
    /// the embed's views do.
    ///
    /// `None` when it is not like that.
    pub(super) fn read(html: &str) -> Option<Self> {
        let open = Open::read(html).ok()?;
        match <[Self; 1]>::try_from(open).ok()? {
            [Self::Element { inside, .. }] => {
                let [one] = <[Self; 1]>::try_from(inside).ok()?;
                matches!(one, Self::Element { .. }).then_some(one)
            }
            [Self::Text(_)] => None,
        }
    }

    fn start(tag: &Element) -> Self {
        let pairs = tag.attributes().iter().map(|one| (one.name_preserve_case(), plain(&one.value())));
        let mut attributes: Vec<_> = pairs.collect();
        let part = attributes.iter().rev().find_map(|(name, value)| parts(name, value));
        attributes.extend(part.map(|part| ("part".to_owned(), part.to_owned())));
        Self::Element { name: tag.tag_name_preserve_case(), attributes, inside: Vec::new() }
    }

    fn element(name: &str) -> Self {
        Self::Element { name: name.to_owned(), attributes: Vec::new(), inside: Vec::new() }
    }

    fn add(&mut self, child: Self) {
        if let Self::Element { inside, .. } = self {
            inside.push(child);
        }
    }

    fn has_class(&self, class: &str) -> bool {
        let wanted = ("class".to_owned(), class.to_owned());
        matches!(self, Self::Element { attributes, .. } if attributes.contains(&wanted))
    }

    /// The first element of a class, from here inwards.
    pub(super) fn find(&self, class: &str) -> Option<&Self> {
        if self.has_class(class) {
            return Some(self);
        }
        match self {
            Self::Text(_) => None,
            Self::Element { inside, .. } => inside.iter().find_map(|child| child.find(class)),
        }
    }

    /// Puts a child into the first element of a class; false if there is none with room for it there.
    pub(super) fn insert(&mut self, class: &str, at: usize, child: Self) -> bool {
        let is_it = self.has_class(class);
        let Self::Element { inside, .. } = self else { return false };
        if is_it && at <= inside.len() {
            inside.insert(at, child);
            return true;
        }
        inside.iter_mut().any(|one| one.insert(class, at, child.clone()))
    }

    /// As JSON.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(plain(text)),
            Self::Element { name, attributes, inside } => {
                let pairs =
                    attributes.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str())));
                let own = [Value::from(name.as_str()), Value::Object(pairs.collect::<Map<_, _>>())];
                own.into_iter().chain(inside.iter().map(Self::json)).collect()
            }
        }
    }
}

/// The elements that have begun and not ended, from the outside inwards, while HTML is read. The first is no element, but
/// what all stands in.
#[derive(Clone)]
struct Open(Rc<RefCell<Vec<Node>>>);

impl Open {
    /// What is still open at the end: of HTML in which everything ends, only the first.
    fn read(html: &str) -> Result<Vec<Node>, RewritingError> {
        let all = Self(Rc::new(RefCell::new(vec![Node::element("")])));
        let (starts, texts) = (all.clone(), all.clone());
        let handlers = vec![
            element!("*", |tag: &mut Element| {
                starts.0.borrow_mut().push(Node::start(tag));
                let ends = starts.clone();
                match tag.end_tag_handlers() {
                    Some(handlers) => handlers.push(Box::new(move |_| {
                        ends.end();
                        Ok(())
                    })),
                    // It has no end tag.
                    None => ends.end(),
                }
                Ok(())
            }),
            text!("*", |piece: &mut TextChunk| {
                texts.text(piece.as_str());
                Ok(())
            }),
        ];
        rewrite_str(
            html,
            RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() },
        )?;
        Ok(all.0.take())
    }

    /// The innermost element is whole.
    fn end(&self) {
        let mut open = self.0.borrow_mut();
        if let Some(made) = open.pop()
            && let Some(outer) = open.last_mut()
        {
            outer.add(made);
        }
    }

    /// More text in the innermost element. A piece may end in the middle of a sign, so signs are read at the very end.
    fn text(&self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        if let Some(Node::Element { inside, .. }) = self.0.borrow_mut().last_mut() {
            match inside.last_mut() {
                Some(Node::Text(text)) => text.push_str(piece),
                _ => inside.push(Node::Text(piece.to_owned())),
            }
        }
    }
}

/// A text without the four signs that Yew writes otherwise.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> String {
        Node::read(html).map(|node| node.json().to_string()).unwrap_or_default()
    }

    #[test]
    fn elements_texts_and_attributes_are_read() {
        let html = r#"<p id="a &quot;b&quot;">1 &lt; 2<input type="file"><b></b></p>"#;

        assert_eq!(read(html), r#"["p",{"id":"a \"b\""},"1 < 2",["input",{"type":"file"}],["b",{}]]"#);
    }

    #[test]
    fn a_button_has_the_parts_of_its_kind() {
        let main = read(r#"<button class="sbs-button"></button>"#);
        let second = read(r#"<button class="sbs-button" data-kind="second"></button>"#);

        assert!(main.contains(r#""part":"button button-primary""#), "{main}");
        assert!(second.contains(r#""part":"button""#), "{second}");
    }

    #[test]
    fn what_is_not_one_closed_element_is_refused() {
        for html in ["", "text", "<p>", "<p></b>", "<p></p><p></p>", "<p", "</p>"] {
            assert_eq!(read(html), "", "{html}");
        }
    }

    #[test]
    fn a_child_is_found_and_put_elsewhere() {
        let mut node = Node::read(r#"<div><b class="a"></b><i class="c">x</i></div>"#).unwrap();
        let child = node.find("c").cloned().unwrap();

        assert!(node.insert("a", 0, child.clone()));
        assert!(!node.insert("a", 2, child.clone()));
        assert!(!node.insert("none", 0, child));
        assert!(node.json().to_string().contains(r#"["b",{"class":"a"},["i",{"class":"c"},"x"]]"#));
    }
}
