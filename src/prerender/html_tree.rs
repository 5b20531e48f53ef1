//! A first screen as a tree for a script to build: a host's policy may allow no text that becomes HTML.
//!
//! An element is a list of its name, its attributes and what is in it; text is a text.

use serde_json::{Map, Value};

use crate::ui::element_builder::css_parts::parts;

/// An element or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Text(String),
    Element { name: String, attributes: Vec<(String, String)>, inside: Vec<Node> },
}

/// Elements that have no end tag.
const VOID: [&str; 2] = ["br", "input"];

impl Node {
    /// Reads the one element of an HTML as Yew writes it, and gives its elements the parts that a host may style, as
    /// the embed's views do.
    ///
    /// `None` when it is not like that.
    pub(super) fn read(html: &str) -> Option<Self> {
        let mut rest = html;
        let mut open: Vec<Self> = vec![Self::element("")];
        while !rest.is_empty() {
            let Some(tag) = rest.strip_prefix('<') else {
                let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
                open.last_mut()?.add(Self::Text(plain(text)));
                rest = after;
                continue;
            };
            let (tag, after) = tag.split_once('>')?;
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                let made = open.pop().filter(|made| made.is(name))?;
                open.last_mut()?.add(made);
            } else {
                let made = start(tag.trim_end_matches('/'))?;
                if VOID.iter().any(|name| made.is(name)) {
                    open.last_mut()?.add(made);
                } else {
                    open.push(made);
                }
            }
        }
        match (open.pop()?, open.is_empty()) {
            (Self::Element { inside, .. }, true) => {
                let [one] = <[Self; 1]>::try_from(inside).ok()?;
                matches!(one, Self::Element { .. }).then_some(one)
            }
            _ => None,
        }
    }

    fn element(name: &str) -> Self {
        Self::Element { name: name.to_owned(), attributes: Vec::new(), inside: Vec::new() }
    }

    fn add(&mut self, child: Self) {
        if let Self::Element { inside, .. } = self {
            inside.push(child);
        }
    }

    fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::Element { name, .. } if name == wanted)
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
            Self::Text(text) => Value::from(text.as_str()),
            Self::Element { name, attributes, inside } => {
                let pairs =
                    attributes.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str())));
                let own = [Value::from(name.as_str()), Value::Object(pairs.collect::<Map<_, _>>())];
                own.into_iter().chain(inside.iter().map(Self::json)).collect()
            }
        }
    }
}

/// An element by what stands in its start tag.
fn start(tag: &str) -> Option<Node> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    let mut part = None;
    while let Some((name, after)) = rest.trim_start().split_once("=\"") {
        let (value, after) = after.split_once('"')?;
        part = parts(name, value).or(part);
        attributes.push((name.to_owned(), plain(value)));
        rest = after;
    }
    attributes.extend(part.map(|part| ("part".to_owned(), part.to_owned())));
    rest.trim().is_empty().then(|| Node::Element { name: name.to_owned(), attributes, inside: Vec::new() })
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
